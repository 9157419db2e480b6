//! GitLab's code quality report: an array of issues with unique fingerprints.

use super::{CheckReport, Texts, pretty};
use crate::policy::Severity;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, texts: &Texts<'_>, out: &mut dyn Write) -> io::Result<()> {
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
                "description": texts.finding(f),
                "check_name": f.rule,
                "fingerprint": format!("{}-{}-{times}", draft.path, f.fingerprint),
                "severity": severity,
                "location": { "path": draft.path, "lines": { "begin": f.line, "end": f.end_line } },
            }));
        }
        issues.extend(draft.waivers.iter().map(|w| told(&draft.path, "waiver", &w.rule, &texts.waiver(w), "info")));
    }
    issues.extend(report.unread.iter().map(|u| told(&u.path, "not-checked", "", &u.why, "blocker")));
    pretty(&issues, out)
}

/// An issue of a draft as a whole.
fn told(path: &str, what: &str, of: &str, text: &str, severity: &str) -> Value {
    json!({
        "description": text,
        "check_name": what,
        "fingerprint": format!("{path}-{what}-{of}"),
        "severity": severity,
        "location": { "path": path, "lines": { "begin": 1 } },
    })
}
