//! `isnad/check/1`: everything, in one object.

use super::{CheckReport, pretty};
use serde_json::json;
use std::io::{self, Write};

pub(super) fn write(report: &CheckReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let drafts = report.drafts.iter().map(|d| json!({ "path": d.path, "findings": d.findings, "waivers": d.waivers }));
    pretty(&json!({ "schema": "isnad/check/1", "drafts": drafts.collect::<Vec<_>>(), "summary": report.tally }), out)
}
