//! GitLab's code quality report: an array of issues with unique fingerprints.

use super::{CheckReport, Record, Texts, pretty};
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
                "location": match &draft.record {
                    Some(record) => location(&record.file, record.line),
                    None => json!({ "path": draft.path, "lines": { "begin": f.line, "end": f.end_line } }),
                },
            }));
        }
        issues.extend(draft.waivers.iter().enumerate().map(|(at, w)| {
            let fingerprint = format!("{}-waiver-{}-{}", draft.path, w.rule, at + 1);
            told("waiver", &fingerprint, "info", (&texts.waiver(draft, w), whole(&draft.path, draft.record.as_ref())))
        }));
        issues.extend(texts.encoding(draft).map(|text| {
            let fingerprint = format!("{}-encoding-", draft.path);
            told("encoding", &fingerprint, "info", (&text, whole(&draft.path, draft.record.as_ref())))
        }));
    }
    issues.extend(report.unread.iter().map(|u| {
        let fingerprint = format!("{}-not-checked-", u.path);
        told("not-checked", &fingerprint, "blocker", (&u.why, whole(&u.path, u.record.as_ref())))
    }));
    pretty(&issues, out)
}

/// An issue of a draft as a whole: what is told, and where.
fn told(what: &str, fingerprint: &str, severity: &str, (text, location): (&str, Value)) -> Value {
    json!({ "description": text, "check_name": what, "fingerprint": fingerprint, "severity": severity, "location": location })
}

/// Where a draft begins.
fn whole(path: &str, record: Option<&Record>) -> Value {
    record.map_or_else(|| location(path, 1), |record| location(&record.file, record.line))
}

fn location(path: &str, line: u64) -> Value {
    json!({ "path": path, "lines": { "begin": line } })
}
