//! JSON and JSON Lines.

use crate::analysis::Analysis;
use std::io::{self, Write};

/// One article as an object, several as an array of them.
pub(super) fn pretty(analyses: &[Analysis], out: &mut dyn Write) -> io::Result<()> {
    match analyses {
        [one] => serde_json::to_writer_pretty(&mut *out, one)?,
        many => serde_json::to_writer_pretty(&mut *out, many)?,
    }
    out.write_all(b"\n")
}

/// One object a line.
pub(super) fn lines(analyses: &[Analysis], out: &mut dyn Write) -> io::Result<()> {
    for analysis in analyses {
        serde_json::to_writer(&mut *out, analysis)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
