//! The `isnad` binary.
use std::process::ExitCode;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    isnad::cli::run(std::env::args_os())
}
