//! Standard output and standard error: what the terminal is like, and messages.

use super::args::{ColorArg, Look};
use super::output;
use crate::report::Lang;
use crate::report::messages::said;
use crate::rules::diag::one_line;
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

/// Cells of a line that goes to no terminal.
const WIDTH: usize = 100;
/// Widest line that is still easy to read.
const MAX_WIDTH: usize = 160;

/// Answers `--help`, `--version` and mistakes in the arguments.
pub(super) fn clap_answer(answer: &clap::Error) -> ExitCode {
    let printed = answer.print();
    if answer.use_stderr() {
        return ExitCode::from(2);
    }
    match printed.and_then(|()| io::stdout().flush()) {
        // A reader that has gone away needs no answer.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain("standard output", output::told(&error));
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// One line on standard error: `isnad: what: why; way out`. Control characters, of file names say, are spelled out.
pub(super) fn complain(what: impl Display, why: impl Display) {
    let (what, why) = (what.to_string(), why.to_string());
    say(format_args!("{}: {}", one_line(&in_lang(&what)), in_lang(&why)));
}

/// One line on standard error.
pub(super) fn say(message: impl Display) {
    let line = message.to_string().split('\n').map(|line| one_line(&in_lang(line))).collect::<Vec<_>>().join("\n");
    let _ = writeln!(io::stderr().lock(), "isnad: {line}");
}

/// Several messages, one a line.
pub(super) fn lines(messages: impl Display) {
    messages.to_string().lines().for_each(say);
}

/// The language that was asked for.
static ASKED: OnceLock<Lang> = OnceLock::new();

/// Speaks in a language from now on.
pub(super) fn speak(asked: Option<Lang>) {
    if let Some(asked) = asked {
        // Once, at the start.
        let _ = ASKED.set(asked);
    }
}

/// Language of labels: as asked, else as the policy says, else from the locale.
pub(super) fn lang(policy: Option<&str>) -> Lang {
    let of_policy = || policy.map(|language| if language == "ar" { Lang::Ar } else { Lang::En });
    ASKED.get().copied().or_else(of_policy).unwrap_or_else(|| locale_lang(|name| std::env::var(name).ok()))
}

/// A message in the language of its reader. What stands before it, `file:line:column: ` or an option, stays.
fn in_lang(message: &str) -> Cow<'_, str> {
    let lang = lang(None);
    let told = said(message, lang);
    if lang == Lang::En || told != message {
        return told;
    }
    // The first part may be a path with a colon: the rest is a message where one is known.
    let rests = message.match_indices(": ").map(|(at, between)| message.split_at(at + between.len()));
    let mut told = rests.filter_map(|(place, rest)| Some((place, said(rest, lang))).filter(|(_, told)| told != rest));
    told.next().map_or(Cow::Borrowed(message), |(place, told)| format!("{place}{told}").into())
}

/// Arabic for locales that begin with `ar`, else English. The first variable that is set and not empty counts.
fn locale_lang(var: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| var(name).filter(|v| !v.is_empty()));
    let language = locale.as_deref().and_then(|l| l.split(['_', '.', '@', '-']).next());
    if language == Some("ar") { Lang::Ar } else { Lang::En }
}

/// Whether to use colours in what goes to standard output, or to a file.
pub(super) fn color(look: &Look, to_file: bool) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    match look.color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            !to_file && io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    }
}

/// Cells of a line: as asked, else those of the terminal.
pub(super) fn width(asked: Option<u16>, to_file: bool) -> usize {
    if let Some(width) = asked {
        return width.into();
    }
    let of_terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(w, _)| usize::from(w.0));
    let found = if to_file { None } else { of_terminal() };
    found.unwrap_or(WIDTH).clamp(40, MAX_WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_comes_from_the_first_locale_variable_that_is_set() {
        let of = |set: &[(&str, &str)]| locale_lang(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()));
        assert_eq!(of(&[("LANG", "ar_EG.UTF-8")]), Lang::Ar);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "ar"), ("LANG", "en_US.UTF-8")]), Lang::Ar);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "ar_EG.UTF-8")]), Lang::En);
        assert_eq!(of(&[("LANG", "arn_CL.UTF-8")]), Lang::En);
        assert_eq!(of(&[]), Lang::En);
    }
}
