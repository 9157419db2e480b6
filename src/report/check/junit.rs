//! JUnit XML: a draft is a test case, its errors and warnings are failures, infos its output.

use super::CheckReport;
use crate::policy::Severity;
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let failures = report.tally.errors + report.tally.warnings;
    let drafts = report.drafts.len();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"isnad\" tests=\"{drafts}\" failures=\"{failures}\">")?;
    writeln!(out, "  <testsuite name=\"isnad check\" tests=\"{drafts}\" failures=\"{failures}\">")?;
    for draft in report.drafts {
        let mut body = String::new();
        for f in draft.counting() {
            let text = format!("{}:{}:{}: {} · {}", draft.path, f.line, f.column, report.say(&f.message), report.say(&f.fix));
            // Writing to a String cannot fail.
            let _ = match f.severity {
                Severity::Error | Severity::Warning => {
                    writeln!(body, "      <failure type=\"{}\" message=\"{}\">{}</failure>", f.rule, xml(report.say(&f.message)), xml(&text))
                }
                Severity::Info | Severity::Off => writeln!(body, "      <system-out>{}</system-out>", xml(&text)),
            };
        }
        let (file, end) = (xml(&draft.path), if body.is_empty() { "/>\n" } else { ">\n" });
        write!(out, "    <testcase name=\"{file}\" classname=\"isnad\" file=\"{file}\"{end}{body}")?;
        if !body.is_empty() {
            writeln!(out, "    </testcase>")?;
        }
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// Escaped, without the characters that XML 1.0 has no place for.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
