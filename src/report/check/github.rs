//! Annotations of GitHub workflows: a command a line, escaped as its toolkit does.

use super::{CheckReport, Texts};
use crate::policy::Severity;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, texts: &Texts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for draft in report.drafts {
        for f in draft.counting() {
            let level = match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Off => "notice",
            };
            let place = format!(
                "file={},line={},col={},endLine={},endColumn={}",
                property(&draft.path),
                f.line,
                f.column,
                f.end_line,
                f.end_column
            );
            writeln!(out, "::{level} {place},title={}::{}", property(&f.rule), data(&texts.finding(f)))?;
        }
        for waiver in &draft.waivers {
            writeln!(out, "::notice file={},title=waiver::{}", property(&draft.path), data(&texts.waiver(waiver)))?;
        }
    }
    for unread in report.unread {
        writeln!(out, "::error file={},title=not checked::{}", property(&unread.path), data(&unread.why))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
