//! Whether two names are of one file, and what is known of standard input.

use std::fs::{self, File, Metadata};
use std::io::Seek;
use std::path::Path;

/// What tells a file from every other: its device and its number there; elsewhere its path without links.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity {
    #[cfg(unix)]
    number: (u64, u64),
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

impl Identity {
    /// Of a file that is there; devices and pipes have none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).and_then(|data| Self::with(&data, path))
    }

    #[cfg(unix)]
    fn with(data: &Metadata, _: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self { number: (data.dev(), data.ino()) })
    }

    #[cfg(not(unix))]
    fn with(_: &Metadata, path: &Path) -> Option<Self> {
        fs::canonicalize(path).ok().map(|path| Self { path })
    }
}

/// The file of an input; `-` is standard input.
pub(super) fn input(path: &Path) -> Option<Identity> {
    if path.as_os_str() != "-" {
        return Identity::of(path);
    }
    let data = stdin()?.metadata().ok().filter(Metadata::is_file)?;
    // Without numbers of files, nothing tells which one standard input is.
    if cfg!(unix) { Identity::with(&data, path) } else { None }
}

/// The file that standard output is, where it is one.
#[cfg(unix)]
pub(super) fn stdout() -> Option<Identity> {
    use std::os::fd::AsFd;
    let file = std::io::stdout().as_fd().try_clone_to_owned().ok().map(File::from)?;
    let data = file.metadata().ok().filter(Metadata::is_file)?;
    Identity::with(&data, Path::new("-"))
}

#[cfg(not(unix))]
pub(super) fn stdout() -> Option<Identity> {
    None
}

/// Bytes that are left in standard input, when it is a file.
pub(super) fn left_of_stdin() -> Option<u64> {
    let mut file = stdin()?;
    let data = file.metadata().ok().filter(Metadata::is_file)?;
    // The place is that of standard input itself: both are one open file.
    Some(data.len().saturating_sub(file.stream_position().ok()?))
}

/// Standard input as a file.
#[cfg(unix)]
fn stdin() -> Option<File> {
    use std::os::fd::AsFd;
    std::io::stdin().as_fd().try_clone_to_owned().ok().map(File::from)
}

#[cfg(not(unix))]
fn stdin() -> Option<File> {
    None
}
