//! The `isnad` binary.
use std::process::ExitCode;

/// An analysis is thousands of small pieces, made and given back on the same thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    isnad::cli::run(std::env::args_os())
}
