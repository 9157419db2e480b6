//! The `isnad` binary.
use std::process::ExitCode;

fn main() -> ExitCode {
    isnad::cli::run(std::env::args_os())
}
