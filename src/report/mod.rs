//! [`Analysis`] → bytes, in the format asked for. Prints nothing itself.
mod json;

use crate::analysis::Analysis;
use std::io;

/// Formats of `isnad analyze`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One indented JSON object; an array for several articles.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// How a report is written.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// Writes the report of one or several articles.
///
/// # Errors
/// When `out` cannot be written.
pub fn render(format: Format, analyses: &[Analysis], _options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Json => json::pretty(analyses, out),
        Format::Jsonl => json::lines(analyses, out),
    }
}
