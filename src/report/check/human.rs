//! For people at a terminal.
//!
//! No underline row: terminals that reorder Arabic put it under other words. The offending words stand in their sentence
//! in reverse video, and without colours between ⟦ and ⟧, which are right wherever the words are.

use super::{CheckReport, Draft, waiver_label, waiver_of};
use crate::analysis::{FindingInfo, TextSpan, WaiverInfo};
use crate::policy::Severity;
use crate::report::Lang;
use crate::report::labels::{Direction, Labels, fill};
use crate::report::rtl::{Sheet, Style, is_rtl, words};
use std::io::{self, Write};

/// Code points shown before and after the offending words.
const AROUND: usize = 70;
const WIDE: usize = 10_000;

pub(super) fn write(report: &CheckReport<'_>, labels: &Labels, out: &mut dyn Write) -> io::Result<()> {
    let page = Human { report, l: labels };
    for draft in report.drafts {
        for finding in &draft.findings {
            out.write_all(page.finding(draft, finding).as_bytes())?;
        }
        for waiver in &draft.waivers {
            out.write_all(page.waiver(draft, waiver).as_bytes())?;
        }
        if let Some(encoding) = draft.other_encoding() {
            out.write_all(page.encoding(draft, encoding).as_bytes())?;
        }
    }
    out.write_all(page.summary().as_bytes())
}

struct Human<'a> {
    report: &'a CheckReport<'a>,
    l: &'a Labels,
}

impl Human<'_> {
    fn line(&self, indent: usize, text: &str, style: Style) -> String {
        // Plain where it can be: programs look for `path:line:column` at the start of a line.
        if !self.report.color && !self.report.ascii && self.report.width.is_none() && !is_rtl(text) {
            return format!("{}{text}\n", " ".repeat(indent));
        }
        let mut sheet = Sheet::new(Direction::Ltr, self.report.width.unwrap_or(WIDE), self.report.color, self.report.ascii);
        sheet.line(indent, text, style);
        sheet.into_text()
    }

    fn finding(&self, draft: &Draft, f: &FindingInfo) -> String {
        let l = &self.l.check;
        let excused = match &f.waived {
            Some(waiver) => format!(" {}", fill(&l.excused, &[("reason", &words(&waiver.reason))])),
            None if f.known => format!(" {}", l.in_baseline),
            None => String::new(),
        };
        let heavy = f.waived.is_none() && !f.known && f.severity >= Severity::Warning;
        let style = if heavy { Style::Warn } else { Style::Faint };
        let mut text =
            self.line(0, &format!("{}:{}:{}: {} {}{excused}", plain(&draft.path), f.line, f.column, f.severity.word(), f.rule), style);
        text.push_str(&quoted(self.report, f));
        let mut how = vec![fill(&l.decided_by, &[("place", &f.decided_by)])];
        how.extend(self.report.can_be_waived(&f.rule).then(|| fill(&l.waive, &[("waiver", &waiver_of(&f.rule))])));
        let how = how.join(&self.l.dot);
        let rest = [
            (self.report.say(&f.message).to_owned(), Style::Plain),
            (fill(&l.fix, &[("words", self.report.say(&f.fix))]), Style::Plain),
            (fill(&l.asked_by, &[("standards", &f.standards.join("; "))]), Style::Faint),
            (how, Style::Faint),
        ];
        for (line, style) in rest {
            text.push_str(&self.line(2, &self.in_lang(&line), style));
        }
        text.push('\n');
        text
    }

    fn waiver(&self, draft: &Draft, w: &WaiverInfo) -> String {
        let told =
            [("rule", w.rule.as_str()), ("approver", &words(&w.approver)), ("reason", &words(&w.reason)), ("expires", w.expires.as_str())];
        self.line(0, &format!("{}: {}", plain(&draft.path), fill(waiver_label(self.l, draft, w), &told)), Style::Faint)
    }

    fn encoding(&self, draft: &Draft, name: &str) -> String {
        let told = fill(&self.l.article.encoding, &[("encoding", name)]);
        self.line(0, &format!("{}: {}", plain(&draft.path), self.in_lang(&told)), Style::Faint)
    }

    /// A text in the report's language: Arabic runs from right to left as a whole, English holds the draft's words as they are.
    fn in_lang(&self, text: &str) -> String {
        if self.report.lang == Lang::Ar { words(text) } else { plain(text) }
    }

    fn summary(&self) -> String {
        let (t, l) = (&self.report.tally, &self.l.check);
        let always = [(t.drafts, &l.drafts), (t.errors, &l.errors), (t.warnings, &l.warnings), (t.infos, &l.infos)];
        let some = [(t.waived, &l.waived), (t.known, &l.known), (t.failed, &l.failed)];
        let counts = always.into_iter().chain(some.into_iter().filter(|(n, _)| *n > 0));
        let parts: Vec<String> = counts.map(|(n, label)| fill(label, &[("count", &n.to_string())])).collect();
        self.line(0, &self.in_lang(&parts.join(&self.l.dot)), Style::Strong)
    }
}

/// The sentence with the words marked, on one line, right to left from its first mark on.
fn quoted(report: &CheckReport<'_>, f: &FindingInfo) -> String {
    let Some((before, after)) = around(&f.sentence, &f.span) else { return String::new() };
    let (open, close) = match (report.color, report.ascii) {
        (true, _) => ("\u{1B}[7m", "\u{1B}[27m"),
        (false, true) => ("[[", "]]"),
        (false, false) => ("⟦", "⟧"),
    };
    if report.ascii {
        return format!("    {}{open}{}{close}{}\n", plain(&before), plain(&f.span.text), plain(&after));
    }
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
