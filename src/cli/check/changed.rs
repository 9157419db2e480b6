//! Drafts that changed since a revision, asked of git.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files of the repository around `folder` that differ from `revision` or are new, as absolute paths.
pub(super) fn since(folder: &Path, revision: &str) -> Result<BTreeSet<PathBuf>, String> {
    if revision.is_empty() || revision.starts_with('-') {
        return Err(format!("`{revision}` is no revision; name a branch, tag or commit"));
    }
    let top = git(folder, &["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches(['\n', '\r']));
    let changed = git(&top, &["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", revision, "--"])?;
    let fresh = git(&top, &["ls-files", "-z", "--others", "--exclude-standard"])?;
    let names = changed.split(|b| *b == 0).chain(fresh.split(|b| *b == 0)).filter(|name| !name.is_empty());
    Ok(names.filter_map(|name| fs::canonicalize(top.join(String::from_utf8_lossy(name).as_ref())).ok()).collect())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let run = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = run.map_err(|error| format!("git cannot be run: {error}; leave --diff out"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(told.lines().next().unwrap_or("git failed").to_owned())
}
