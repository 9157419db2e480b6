//! JSON and JSON Lines.

use super::compact;
use crate::analysis::Analysis;
use serde::Serialize;
use std::io::{self, Write};

/// One article as an object.
pub(super) fn object(analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, analysis)?;
    out.write_all(b"\n")
}

/// An element of an array of several.
pub(super) fn element(analysis: &Analysis, first: bool, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if first { b"[\n" } else { b",\n" })?;
    serde_json::to_writer_pretty(&mut *out, analysis)?;
    Ok(())
}

/// The last element, and the end of the array.
pub(super) fn last(analysis: &Analysis, first: bool, out: &mut dyn Write) -> io::Result<()> {
    element(analysis, first, out)?;
    out.write_all(b"\n]\n")
}

/// One object, and the end of its line.
pub(super) fn line(analysis: &Analysis<impl Serialize>) -> io::Result<Vec<u8>> {
    Ok(compact::line(analysis)?)
}
