//! JUnit XML: a draft is a test case; findings that fail the run are failures, others and waivers its output, a draft not checked an error.

use super::{CheckReport, Draft, Texts};
use crate::analysis::FindingInfo;
use crate::policy::Severity;
use crate::report::visible::visible;
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, texts: &Texts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let failures = report.drafts.iter().filter(|d| d.counting().any(|f| is_failure(d, f))).count();
    let counts =
        format!("tests=\"{}\" failures=\"{failures}\" errors=\"{}\"", report.drafts.len() + report.unread.len(), report.unread.len());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"isnad\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"isnad check\" {counts}>")?;
    for draft in report.drafts {
        case(&draft.path, draft.file(), &body(draft, texts), out)?;
    }
    for unread in report.unread {
        case(&unread.path, unread.file(), &format!("      <error message=\"{}\"/>\n", xml(&visible(&unread.why))), out)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// Whether a finding has a part in failing the run.
fn is_failure(draft: &Draft, f: &FindingInfo) -> bool {
    draft.is_failed_by(f) || draft.too_many && f.severity == Severity::Warning
}

fn case(path: &str, file: &str, body: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "    <testcase name=\"{}\" classname=\"isnad\" file=\"{}\"", xml(path), xml(file))?;
    if body.is_empty() { writeln!(out, "/>") } else { write!(out, ">\n{body}    </testcase>\n") }
}

/// Failures first, then all that is only told: the order that readers of this format expect.
fn body(draft: &Draft, texts: &Texts<'_>) -> String {
    let line = |f: &FindingInfo| {
        let severity = f.severity.word();
        format!("{}:{}:{}: {severity}: {}: {}", draft.path, f.line, f.column, f.rule, texts.finding(f))
    };
    let (failures, rest): (Vec<_>, Vec<_>) = draft.counting().partition(|f| is_failure(draft, f));
    let mut body = String::new();
    for f in failures {
        let message = xml(&visible(texts.report.say(&f.message)));
        // Writing to a String cannot fail.
        let _ = writeln!(body, "      <failure type=\"{}\" message=\"{message}\">{}</failure>", f.rule, xml(&line(f)));
    }
    let told: Vec<String> = rest.into_iter().map(line).chain(texts.beside(draft)).map(|t| xml(&t)).collect();
    if !told.is_empty() {
        let _ = writeln!(body, "      <system-out>{}</system-out>", told.join("\n"));
    }
    body
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
