//! The `isnad` binary.
use std::process::ExitCode;

/// An article is some thousands of small pieces that are made and dropped at once, which this allocator does in half the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    isnad::cli::run(std::env::args_os())
}
