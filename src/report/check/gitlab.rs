//! GitLab's code quality report: an array of issues with unique fingerprints.

use super::{CheckReport, pretty};
use crate::policy::Severity;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut issues: Vec<Value> = Vec::new();
    for draft in report.drafts {
        for f in draft.counting() {
            let times = seen.entry((&draft.path, &f.fingerprint)).or_default();
            *times += 1;
            let severity = match f.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info | Severity::Off => "info",
            };
            issues.push(json!({
                "description": format!("{} · {}", report.say(&f.message), report.say(&f.fix)),
                "check_name": f.rule,
                "fingerprint": format!("{}-{}-{times}", draft.path, f.fingerprint),
                "severity": severity,
                "location": { "path": draft.path, "lines": { "begin": f.line, "end": f.end_line } },
            }));
        }
    }
    pretty(&issues, out)
}
