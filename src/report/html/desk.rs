//! The page of `isnad serve`: an article on one side, its report on the other.

use super::{SCRIPT, STYLE, hash, templates};
use crate::report::Lang;
use crate::report::labels::{Direction, Labels};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::io;

const DESK_STYLE: &str = concat!(include_str!("templates/colors.css"), include_str!("templates/desk.css"));
const DESK_SCRIPT: &str = include_str!("templates/desk.js");

/// What may be chosen on the page.
#[derive(Clone, Debug, Serialize)]
pub struct Choices {
    /// Names of policies, the one that is chosen at first before the others.
    pub policies: Vec<String>,
    /// Names of formats.
    pub formats: Vec<String>,
}

/// The page.
///
/// # Errors
/// When a template is not well-formed; a test keeps them so.
pub fn desk(lang: Lang, choices: &Choices) -> io::Result<String> {
    let labels = Labels::in_language(lang)?;
    let dir = if labels.direction == Direction::Rtl { "rtl" } else { "ltr" };
    let lang = if lang == Lang::Ar { "ar" } else { "en" };
    let (l, choices) = (Value::from(Serde(labels)), Value::from(Serde(choices)));
    let page = context! { lang, dir, style => DESK_STYLE, script => DESK_SCRIPT, l, choices };
    templates()?.get_template("desk.html").and_then(|t| t.render(page)).map_err(io::Error::other)
}

/// What the browser may do with the page: its own style and script, those of the report that it shows, and ask its own server.
#[must_use]
pub fn desk_security_policy() -> String {
    let all = |texts: [&str; 2]| texts.map(|text| format!("'{}'", hash(text))).join(" ");
    let (styles, scripts) = (all([DESK_STYLE, STYLE]), all([DESK_SCRIPT, SCRIPT]));
    format!("default-src 'none'; style-src {styles}; script-src {scripts}; connect-src 'self'; base-uri 'none'; form-action 'none'")
}
