//! For people at a terminal.
//!
//! No underline row: terminals that reorder Arabic put it under other words. The offending words stand in their sentence
//! in reverse video, and without colours between ⟦ and ⟧, which are right wherever the words are (`CRATES` notes, 3.3).

use super::{CheckReport, Draft, Tally};
use crate::analysis::{FindingInfo, TextSpan};
use crate::policy::Severity;
use crate::report::rtl::{Sheet, Style, is_rtl, words};
use crate::report::Lang;
use crate::report::labels::Direction;
use std::io::{self, Write};

/// Code points shown before and after the offending words.
const AROUND: usize = 70;
const WIDE: usize = 10_000;

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    for draft in report.drafts {
        for finding in &draft.findings {
            out.write_all(one(report, draft, finding).as_bytes())?;
        }
        for waiver in &draft.waivers {
            let line = format!("{}: waived {} · {} · {} · {}", draft.path, waiver.rule, words(&waiver.approver), words(&waiver.reason), waiver.expires);
            out.write_all(sheet(report, &[(0, line, Style::Faint)]).as_bytes())?;
        }
    }
    out.write_all(sheet(report, &[(0, summary(&report.tally), Style::Strong)]).as_bytes())
}

fn sheet(report: &CheckReport<'_>, lines: &[(usize, String, Style)]) -> String {
    let mut out = String::new();
    for (indent, text, style) in lines {
        // Plain where it can be: programs look for `path:line:column` at the start of a line.
        if report.color || is_rtl(text) {
            let mut sheet = Sheet::new(Direction::Ltr, WIDE, report.color);
            sheet.line(*indent, text, *style);
            out.push_str(&sheet.into_text());
        } else {
            out.push_str(&format!("{}{text}\n", " ".repeat(*indent)));
        }
    }
    out
}

fn one(report: &CheckReport<'_>, draft: &Draft, f: &FindingInfo) -> String {
    let excused = match &f.waived {
        Some(waiver) => format!(" (waived: {})", words(&waiver.reason)),
        None if f.known => " (in the baseline)".to_owned(),
        None => String::new(),
    };
    let counts = f.waived.is_none() && !f.known;
    let head = format!("{}:{}:{}: {} {}{excused}", draft.path, f.line, f.column, f.severity.word(), f.rule);
    let style = match f.severity {
        Severity::Error | Severity::Warning if counts => Style::Warn,
        _ => Style::Faint,
    };
    let (fix, by, waive) = if report.lang == Lang::Ar { ("", "", "") } else { ("fix: ", "asked by: ", "decided by: ") };
    let mut text = sheet(report, &[(0, head, style)]);
    text.push_str(&quoted(report, f));
    let said = in_lang(report, report.say(&f.message));
    let how = format!("{waive}{} · waive: {{rule: {}, approver: …, reason: …, expires: …}}", f.decided_by, f.rule);
    let rest = [(2, said, Style::Plain), (2, format!("{fix}{}", in_lang(report, report.say(&f.fix))), Style::Plain), (2, format!("{by}{}", f.standards.join("; ")), Style::Faint), (2, how, Style::Faint)];
    text.push_str(&sheet(report, &rest));
    text.push('\n');
    text
}

/// A text in the report's language: Arabic runs from right to left as a whole, English holds the draft's words as they are.
fn in_lang(report: &CheckReport<'_>, text: &str) -> String {
    if report.lang == Lang::Ar { words(text) } else { plain(text) }
}

/// The sentence with the words marked, on one line, right to left from its first mark on.
fn quoted(report: &CheckReport<'_>, f: &FindingInfo) -> String {
    let Some((before, after)) = around(&f.sentence, &f.span) else { return String::new() };
    let (open, close) = if report.color { ("\u{1B}[7m", "\u{1B}[27m") } else { ("⟦", "⟧") };
    // RIGHT-TO-LEFT MARK keeps the sentence and its full stop in order.
    format!("    \u{200F}{}{open}{}{close}{}\u{200F}\n", plain(&before), plain(&f.span.text), plain(&after))
}

/// What stands before and after the words in their sentence, cut to [`AROUND`].
fn around(sentence: &TextSpan, span: &TextSpan) -> Option<(String, String)> {
    let start = (span.byte_start as usize).checked_sub(sentence.byte_start as usize)?;
    let before = sentence.text.get(..start).filter(|_| !span.text.is_empty())?;
    let after = sentence.text.get(start + span.text.len()..).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    let cut = |text: &str, more: bool| if more { format!("…{text}") } else { text.to_owned() };
    let head: String = before.chars().skip(skip).collect();
    let tail: String = after.chars().take(AROUND).collect();
    let rest = if tail.len() < after.len() { "…" } else { "" };
    Some((cut(&head, skip > 0), tail + rest))
}

/// Words of the draft: what a terminal would obey is shown.
fn plain(text: &str) -> String {
    crate::rules::diag::one_line(&text.replace(['\n', '\r', '\t'], " "))
}

fn summary(t: &Tally) -> String {
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let mut parts = vec![count(t.drafts, "draft"), count(t.errors, "error"), count(t.warnings, "warning"), count(t.infos, "info")];
    let more = [(t.waived, "waived"), (t.known, "in the baseline"), (t.failed, "not checked")];
    parts.extend(more.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")));
    parts.join(" · ")
}
