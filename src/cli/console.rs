//! Standard output and standard error.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

/// Answers `--help`, `--version` and mistakes in the arguments.
pub(super) fn clap_answer(answer: &clap::Error) -> ExitCode {
    // A reader that has gone away needs no answer.
    let _ = answer.print();
    if answer.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// One line on standard error: `isnad: what: why; way out`.
pub(super) fn complain(what: impl Display, why: impl Display) {
    let _ = writeln!(io::stderr().lock(), "isnad: {what}: {why}");
}
