//! `isnad/check/1`: everything, in one object.

use super::{CheckReport, pretty, waiver, waiver_of};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let drafts = report.drafts.iter().map(|d| {
        let waivers: Vec<Value> = d.waivers.iter().map(|w| waiver(d, w)).collect();
        json!({ "path": d.path, "encoding": d.encoding, "findings": d.findings, "waivers": waivers })
    });
    let drafts: Vec<Value> = drafts.collect();
    let waive = format!("---\nwaivers:\n  - {}\n---\n", waiver_of("RULE"));
    pretty(
        &json!({ "schema": "isnad/check/1", "drafts": drafts, "unread": report.unread, "summary": report.tally, "how_to_waive": waive }),
        out,
    )
}
