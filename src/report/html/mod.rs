//! A report as one page that needs nothing else: no network, no script to be read, no file beside it.
//!
//! The templates escape by default; what the article holds never becomes markup. A policy in the page's head
//! (Content-Security-Policy) allows exactly the style sheet and the script that stand in it.
mod body;
mod desk;
mod figures;
mod graph;
mod index;
mod look;
mod nest;
mod sources;
#[cfg(test)]
mod tests;

pub use desk::{Choices, desk, desk_security_policy};
pub use index::{Index, file_name};

use super::chains::Chains;
use super::labels::{Direction, Labels, fill};
use super::telling::Teller;
use super::visible::visible;
use super::{Lang, Options};
use crate::analysis::{Analysis, AttributionInfo, FindingInfo};
use crate::policy::Severity;
use base64::Engine as _;
use body::Body;
use look::{Fill, Look, Looks};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, HtmlEscape, context};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io;
use std::sync::OnceLock;

/// Style sheet and script of every page.
const STYLE: &str = concat!(include_str!("templates/colors.css"), include_str!("templates/page.css"));
const SCRIPT: &str = include_str!("templates/page.js");
/// Lines and rows of one kind on a page.
const ROWS: usize = 400;
/// Names in one line.
const NAMES: usize = 12;

/// The report of one article as a page.
///
/// # Errors
/// When a template is not well-formed; a test keeps them so.
pub(super) fn page(analysis: &Analysis, labels: &Labels, options: &Options) -> io::Result<String> {
    let t = Teller { a: analysis, l: labels, words: isolated, rows: NAMES };
    let page = Page::new(&t, options);
    render("page.html", labels, options, Value::from(Serde(&page)))
}

/// What the browser may do with a page: show its own style sheet and run its own script.
#[must_use]
pub fn content_security_policy() -> &'static str {
    static POLICY: OnceLock<String> = OnceLock::new();
    POLICY.get_or_init(|| {
        let (style, script) = (hash(STYLE), hash(SCRIPT));
        format!("default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'")
    })
}

/// `sha256-…` as browsers compare it.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Fills a template.
fn render(template: &str, labels: &Labels, options: &Options, page: Value) -> io::Result<String> {
    let env = templates()?;
    let (lang, dir) = match (options.lang, labels.direction) {
        (Lang::Ar, _) => ("ar", "rtl"),
        (Lang::En, Direction::Ltr) => ("en", "ltr"),
        (Lang::En, Direction::Rtl) => ("en", "rtl"),
    };
    let shared = context! {
        lang, dir, style => STYLE, script => SCRIPT, csp => content_security_policy(), version => env!("CARGO_PKG_VERSION"),
        l => Value::from(Serde(labels)), page,
    };
    env.get_template(template).and_then(|t| t.render(shared)).map_err(io::Error::other)
}

/// The templates, compiled once.
fn templates() -> io::Result<&'static Environment<'static>> {
    static TEMPLATES: OnceLock<Result<Environment<'static>, String>> = OnceLock::new();
    let compiled = TEMPLATES.get_or_init(|| {
        let mut env = Environment::new();
        // Everything is escaped, whatever the name of the template.
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.add_filter("unbroken", unbroken);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        env.set_syntax(syntax.map_err(|error| format!("{error:#}"))?);
        let texts = [
            ("base.html", include_str!("templates/base.html")),
            ("page.html", include_str!("templates/page.html")),
            ("article.html", include_str!("templates/article.html")),
            ("graph.html", include_str!("templates/graph.html")),
            ("index.html", include_str!("templates/index.html")),
            ("desk.html", include_str!("templates/desk.html")),
        ];
        for (name, text) in texts {
            env.add_template(name, text).map_err(|error| format!("{error:#}"))?;
        }
        Ok(env)
    });
    compiled.as_ref().map_err(|why| io::Error::other(why.as_str()))
}

/// Words of the article: seen, not obeyed, and in a direction of their own (FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE).
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", visible(text))
}

/// A line with its ids in one piece: broken at a hyphen, their ends would change places in an Arabic line.
fn unbroken(line: &str) -> Value {
    let is_id = |text: &str| text.contains('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let mut out = String::with_capacity(line.len());
    for (at, piece) in line.split('\u{2068}').enumerate() {
        match piece.split_once('\u{2069}').filter(|(text, _)| at > 0 && is_id(text)) {
            Some((id, rest)) => out.extend(["<bdi class=\"id\">", id, "</bdi>", &HtmlEscape(rest).to_string()]),
            None => {
                out.extend((at > 0).then_some('\u{2068}'));
                out.push_str(&HtmlEscape(piece).to_string());
            }
        }
    }
    Value::from_safe_string(out)
}

/// Everything that the page of an article shows.
#[derive(Serialize)]
struct Page {
    title: String,
    id: String,
    facts: Vec<String>,
    judged: Vec<String>,
    warnings: Vec<String>,
    encoding: Option<String>,
    policy: Option<String>,
    findings: Vec<Finding>,
    waivers: Vec<String>,
    body: Option<Body>,
    claims: Vec<Claim>,
    more_claims: Option<String>,
    words_header: String,
    sources: Vec<sources::Row>,
    relays: Vec<sources::Relay>,
    headline_at: u32,
    fills: Vec<Fill>,
    around: Vec<Line>,
    hands: Vec<String>,
    corroborated: Vec<Line>,
    chains: Vec<(String, u32)>,
    graph: Option<graph::Drawing>,
    sides: Vec<Line>,
    headline: Vec<Line>,
    gaps: Vec<Line>,
    figures: Vec<figures::Told>,
}

#[derive(Serialize)]
struct Line {
    text: String,
    warn: bool,
}

impl From<super::telling::Told> for Line {
    fn from(told: super::telling::Told) -> Self {
        Self { text: told.text, warn: told.warn }
    }
}

/// An attribution and its chain.
#[derive(Serialize)]
struct Claim {
    id: String,
    look: Look,
    who: String,
    how: String,
    cue: String,
    content: String,
    chain: String,
    notes: String,
}

/// A finding of the policy.
#[derive(Serialize)]
struct Finding {
    number: usize,
    severity: Severity,
    label: String,
    rule: String,
    message: String,
    fix: String,
    words: String,
    line: String,
    standards: String,
    /// Whether its words are marked in the article.
    marked: bool,
}

impl Page {
    fn new(t: &Teller<'_>, options: &Options) -> Self {
        let (a, l) = (t.a, t.l);
        let looks = Looks::new(a, l);
        let scale = sources::Scale::new(a, l);
        let open: Vec<&FindingInfo> = t.open_findings().into_iter().take(ROWS).collect();
        let chains = Chains::new(a);
        let grouped = chains.grouped();
        let written = |hands: &[crate::provenance::Node]| chains.written(hands, l, |name| t.excerpt(name));
        let lines = |told: Vec<super::telling::Told>| told.into_iter().take(ROWS).map(Line::from).collect();
        let more = a.attributions.len().checked_sub(ROWS).filter(|n| *n > 0);
        Self {
            title: a.article.title.as_ref().map_or_else(|| visible(&a.article.id).into_owned(), |title| visible(&title.text).into_owned()),
            id: visible(&a.article.id).into_owned(),
            facts: t.facts(),
            judged: if options.policy.is_some() { t.judged() } else { Vec::new() },
            warnings: t.warnings(),
            encoding: t.encoding(),
            policy: options.policy.as_deref().map(isolated),
            findings: open.iter().enumerate().map(|(i, f)| finding(t, options.lang, i, f)).collect(),
            waivers: t.waivers(),
            body: body::body(a, &looks, &open),
            claims: a.attributions.iter().take(ROWS).map(|x| claim(t, &looks, x, written(&chains.hands(x)))).collect(),
            more_claims: more.map(|n| fill(&l.more, &[("count", &n.to_string())])),
            words_header: fill(&l.speaks.words, &[("count", &a.balance.attributed_words.part.to_string())]),
            sources: sources::rows(t, &looks, &scale),
            relays: sources::relays(t, &looks),
            headline_at: scale.headline,
            fills: look::fills(&looks),
            around: lines(t.around()),
            hands: t.hands(),
            corroborated: lines(t.corroborated()),
            chains: grouped.iter().take(ROWS).map(|(hands, n)| (written(hands), *n)).collect(),
            graph: graph::draw(a, l, &looks),
            sides: lines(t.sides()),
            headline: lines(t.headline()),
            gaps: lines(t.gaps()),
            figures: figures::figures(t),
        }
    }
}

fn claim(t: &Teller<'_>, looks: &Looks, x: &AttributionInfo, chain: String) -> Claim {
    let l = &t.l.page;
    let content: Vec<String> = x.content.iter().take(4).map(|c| t.cut(&c.text, 160)).collect();
    let mut notes = vec![Labels::get(&l.form, x.form).to_owned(), Labels::get(&l.act, x.act).to_owned()];
    if x.stance != crate::rules::shape::Stance::Neutral {
        notes.push(Labels::get(&l.stance, x.stance).to_owned());
    }
    let hedges: Vec<String> = x.hedges.iter().take(4).map(|h| t.excerpt(&h.text)).collect();
    if !hedges.is_empty() {
        notes.push(fill(&l.hedged, &[("words", &t.l.join(&hedges))]));
    }
    notes.push(fill(&l.confidence, &[("level", Labels::get(&l.level, x.confidence)), ("rule", &isolated(&x.rule))]));
    Claim {
        id: x.id.to_string(),
        look: looks.of(x.source_id).clone(),
        who: t.who(x.source_id),
        how: x.source_id.and_then(|id| super::chains::source(t.a, id)).map_or(String::new(), |s| t.identified(s)),
        cue: t.excerpt(&x.cue.text),
        content: content.join(" … "),
        chain,
        notes: notes.join(&t.l.dot),
    }
}

fn finding(t: &Teller<'_>, lang: Lang, i: usize, f: &FindingInfo) -> Finding {
    let say = |text: &crate::policy::Bilingual| visible(if lang == Lang::Ar { &text.ar } else { &text.en }).into_owned();
    Finding {
        number: i + 1,
        severity: f.severity,
        label: Labels::get(&t.l.findings.severity, f.severity).to_owned(),
        rule: f.rule.clone(),
        message: say(&f.message),
        fix: say(&f.fix),
        words: if f.span.text.trim().is_empty() { String::new() } else { t.excerpt(&f.span.text) },
        line: t.found_at(f),
        standards: if f.standards.is_empty() { String::new() } else { isolated(&f.standards.join("; ")) },
        marked: f.span.byte_end > f.span.byte_start && t.a.article.text.is_some(),
    }
}
