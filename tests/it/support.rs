//! Where files lie, and how complaints are shown.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file, named from the root.
#[track_caller]
pub(crate) fn read(name: &str) -> String {
    let path = root().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// Every file below a folder, named from the root with `/`, in order. Build output, version control and packages of npm are left out.
pub(crate) fn files_below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && name != ".git" && name != "node_modules" {
                walk(&path, found);
            }
        } else if let Ok(below) = path.strip_prefix(root()) {
            found.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// Files under version control, or every file where git cannot tell.
pub(crate) fn committed_files() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let listed = listed.ok().filter(|out| out.status.success()).map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
    let names: Vec<String> = listed.unwrap_or_default().split('\0').filter(|n| !n.is_empty()).map(ToOwned::to_owned).collect();
    let names = if names.is_empty() { files_below("") } else { names };
    names.into_iter().filter(|n| root().join(n).is_file()).collect()
}

/// Fails with every complaint on a line of its own, and what to do.
#[track_caller]
pub(crate) fn none_of(complaints: &[String], way_out: &str) {
    assert!(complaints.is_empty(), "\n{}\n{way_out}", complaints.join("\n"));
}

/// Says on standard error that a test has nothing to look at here, and why; also when the test passes.
pub(crate) fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// Line of a byte offset, from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1
}

/// A folder of a test's own, gone at its end.
pub(crate) struct TempFolder(PathBuf);

impl TempFolder {
    /// An empty folder; `name` tells it from those of other tests.
    #[track_caller]
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("isnad-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        Self(folder)
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    /// A file in it.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
