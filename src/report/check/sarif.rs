//! SARIF 2.1.0. Columns count code points and say so.

use super::{CheckReport, Draft, Unread, pretty, waiver, waiver_of};
use crate::analysis::{FindingInfo, TextSpan};
use crate::policy::{RuleData, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let order: BTreeMap<&str, usize> = report.catalogue.rules.iter().enumerate().map(|(at, r)| (r.id.as_str(), at)).collect();
    let rules: Vec<Value> = report.catalogue.rules.iter().map(|r| rule(report, r)).collect();
    let results = report.drafts.iter().flat_map(|d| d.findings.iter().map(move |f| (d, f)));
    let results: Vec<Value> = results.map(|(d, f)| result(report, d, f, &order)).collect();
    let driver = json!({ "name": "isnad", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let unread: Vec<Value> = report.unread.iter().map(notification).collect();
    let invocation = json!({ "executionSuccessful": unread.is_empty(), "toolExecutionNotifications": unread });
    let mut run =
        json!({ "tool": { "driver": driver }, "invocations": [invocation], "columnKind": "unicodeCodePoints", "results": results });
    let waivers = report.drafts.iter().flat_map(|d| d.waivers.iter().map(move |w| json!({ "uri": uri(d.file()), "waiver": waiver(d, w) })));
    let waivers: Vec<Value> = waivers.collect();
    if let (Value::Object(map), false) = (&mut run, waivers.is_empty()) {
        map.insert("properties".to_owned(), json!({ "waivers": waivers }));
    }
    // Of an archive in JSON Lines each record has the encoding of the file.
    let encoded: BTreeMap<&str, &str> = report.drafts.iter().filter_map(|d| Some((d.file(), d.other_encoding()?))).collect();
    if let (Value::Object(map), false) = (&mut run, encoded.is_empty()) {
        let artifact = |(file, encoding): (&str, &str)| json!({ "location": { "uri": uri(file) }, "encoding": encoding });
        map.insert("artifacts".to_owned(), encoded.into_iter().map(artifact).collect());
    }
    pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }), out)
}

fn notification(unread: &Unread) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(unread.file()) } });
    if let (Value::Object(map), Some(record)) = (&mut place, &unread.record) {
        map.insert("region".to_owned(), json!({ "startLine": record.line, "startColumn": 1 }));
    }
    json!({ "level": "error", "message": { "text": unread.why }, "locations": [{ "physicalLocation": place }] })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::Off => "none",
    }
}

fn rule(report: &CheckReport<'_>, rule: &RuleData) -> Value {
    let help = format!("{} {}", report.say(&rule.why), rule.standards.join("; "));
    json!({
        "id": rule.id,
        "shortDescription": { "text": report.say(&rule.name) },
        "fullDescription": { "text": report.say(&rule.why) },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(rule.severity), "enabled": rule.severity != Severity::Off },
    })
}

fn result(report: &CheckReport<'_>, draft: &Draft, f: &FindingInfo, order: &BTreeMap<&str, usize>) -> Value {
    let uri = json!({ "uri": uri(draft.file()) });
    let snippet = json!({ "text": f.span.text });
    let region = match &draft.record {
        Some(record) => json!({ "startLine": record.line, "startColumn": 1, "snippet": snippet }),
        None => json!({
            "startLine": f.line, "startColumn": f.column, "endLine": f.end_line, "endColumn": f.end_column,
            "snippet": snippet,
        }),
    };
    let related =
        |(n, s): (usize, &TextSpan)| json!({ "id": n + 1, "physicalLocation": { "artifactLocation": uri }, "message": { "text": s.text } });
    let mut value = json!({
        "ruleId": f.rule,
        "ruleIndex": order.get(f.rule.as_str()),
        "level": level(f.severity),
        "message": { "text": format!("{} · {}", report.say(&f.message), report.say(&f.fix)) },
        "locations": [{ "physicalLocation": { "artifactLocation": uri, "region": region } }],
        "relatedLocations": f.related.iter().enumerate().map(related).collect::<Vec<_>>(),
        "partialFingerprints": { "isnad/v1": f.fingerprint },
        "properties": { "decidedBy": f.decided_by, "confidence": f.confidence, "standards": f.standards },
    });
    if report.can_be_waived(&f.rule)
        && let Some(Value::Object(properties)) = value.get_mut("properties")
    {
        properties.insert("waive".to_owned(), waiver_of(&f.rule).into());
    }
    let waived = f.waived.as_ref().map(
        |w| json!({ "kind": "inSource", "status": "accepted", "justification": format!("{} ({}, {})", w.reason, w.approver, w.expires) }),
    );
    let known = f.known.then(|| json!({ "kind": "external", "status": "accepted", "justification": "baseline" }));
    let excused: Vec<Value> = waived.into_iter().chain(known).collect();
    if let (Value::Object(map), false) = (&mut value, excused.is_empty()) {
        map.insert("suppressions".to_owned(), Value::Array(excused));
    }
    value
}

/// A path as a relative reference: bytes that a URI has no place for are written in hexadecimal.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
