//! Drafts that changed since a revision, asked of git: of each repository in which drafts lie, once.

use super::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What changed since a revision.
pub(super) struct Changed<'r> {
    revision: &'r str,
    /// The root of the repository around a folder.
    roots: BTreeMap<PathBuf, PathBuf>,
    /// Files that differ or are new, by the root of their repository, written in full.
    files: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl<'r> Changed<'r> {
    /// Since a branch, tag or commit.
    pub(super) fn since(revision: &'r str) -> Result<Self, String> {
        if revision.is_empty() || revision.starts_with('-') {
            return Err(format!("`{revision}` is no revision; name a branch, tag or commit"));
        }
        Ok(Self { revision, roots: BTreeMap::new(), files: BTreeMap::new() })
    }

    /// Whether a file that is there differs from the revision in its repository, or is new there.
    pub(super) fn has(&mut self, file: &Path) -> Result<bool, String> {
        let Ok(file) = fs::canonicalize(file) else { return Ok(false) };
        let root = match self.roots.get(folder(&file)) {
            Some(known) => known.clone(),
            None => {
                let root = path(root_of(&file)?.trim_ascii_end())?;
                self.roots.insert(folder(&file).to_owned(), root.clone());
                root
            }
        };
        if let Some(known) = self.files.get(&root) {
            return Ok(known.contains(&file));
        }
        let files = changed(&root, self.revision)?;
        let has = files.contains(&file);
        self.files.insert(root, files);
        Ok(has)
    }
}

/// The root of the repository of a draft, as git writes it.
fn root_of(file: &Path) -> Result<Vec<u8>, String> {
    git(folder(file), &["rev-parse", "--show-toplevel"]).map_err(|why| format!("{}: {why}; leave this draft or --diff out", file.display()))
}

/// Files of a repository that differ from a revision or are new.
fn changed(root: &Path, revision: &str) -> Result<BTreeSet<PathBuf>, String> {
    let changed = git(root, &["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", revision, "--"])
        .map_err(|why| format!("{}: {why}; name a branch, tag or commit of this repository", root.display()))?;
    let fresh = git(root, &["ls-files", "-z", "--others", "--exclude-standard"])?;
    let names = changed.split(|b| *b == 0).chain(fresh.split(|b| *b == 0)).filter(|name| !name.is_empty());
    let files: Result<Vec<PathBuf>, String> = names.map(|name| Ok(root.join(path(name)?))).collect();
    // What is no file any more is no draft.
    Ok(files?.into_iter().filter_map(|file| fs::canonicalize(file).ok()).collect())
}

/// A path as git writes it.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps)]
fn path(name: &[u8]) -> Result<PathBuf, String> {
    use std::os::unix::ffi::OsStrExt;
    Ok(PathBuf::from(std::ffi::OsStr::from_bytes(name)))
}

/// A path as git writes it.
#[cfg(not(unix))]
fn path(name: &[u8]) -> Result<PathBuf, String> {
    let told = || format!("`{}` is no name in UTF-8; rename the file", String::from_utf8_lossy(name));
    std::str::from_utf8(name).map(PathBuf::from).map_err(|_| told())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    // In a hook git says which repository it runs for; a draft is asked of its own.
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"].iter().for_each(|name| _ = command.env_remove(name));
    let run = command.arg("-C").arg(folder).args(arguments).output();
    let output = run.map_err(|error| format!("git cannot be run: {error}; leave --diff out"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(told.lines().next().unwrap_or("git failed").to_owned())
}
