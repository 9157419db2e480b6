//! Annotations of GitHub workflows: a command a line, escaped as its toolkit does.

use super::{CheckReport, Record, Texts};
use crate::policy::Severity;
use crate::report::visible::visible;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, texts: &Texts<'_>, out: &mut dyn Write) -> io::Result<()> {
    for draft in report.drafts {
        let file = file(draft.file(), draft.record.as_ref());
        for f in draft.counting() {
            let level = match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Off => "notice",
            };
            let place = match &draft.record {
                Some(_) => "col=1".to_owned(),
                None => format!("line={},col={},endLine={},endColumn={}", f.line, f.column, f.end_line, f.end_column),
            };
            writeln!(out, "::{level} {file},{place},title={}::{}", property(&f.rule), data(&texts.finding(f)))?;
        }
        for waiver in &draft.waivers {
            writeln!(out, "::notice {file},title=waiver::{}", data(&texts.waiver(draft, waiver)))?;
        }
        if let Some(encoding) = texts.encoding(draft) {
            writeln!(out, "::notice {file},title=encoding::{}", data(&encoding))?;
        }
    }
    for unread in report.unread {
        writeln!(out, "::error {},title=not checked::{}", file(unread.file(), unread.record.as_ref()), data(&visible(&unread.why)))?;
    }
    Ok(())
}

/// The file, and the line of a record in it.
fn file(name: &str, record: Option<&Record>) -> String {
    let line = record.map_or(String::new(), |record| format!(",line={}", record.line));
    format!("file={}{line}", property(name))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
