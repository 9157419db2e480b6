//! The files of a folder, one after the other in name order.
//!
//! Own code, for a crate's walker keeps the full path of each file of a folder before it can give the first in order; this one
//! keeps the names.

use super::error::{Failure, failure, told};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A name in a folder that is still to be visited.
struct Entry {
    name: OsString,
    is_folder: bool,
}

/// Walks a folder. Hidden names and linked folders are left out; linked files are read.
pub(super) struct Walk {
    root: PathBuf,
    endings: &'static [&'static str],
    /// Open folders, each with what is left of it, the next last.
    open: Vec<(PathBuf, Vec<Entry>)>,
    failed: Option<Failure>,
    found: bool,
}

impl Walk {
    pub(super) fn new(root: PathBuf, endings: &'static [&'static str]) -> Self {
        let mut walk = Self { root: root.clone(), endings, open: Vec::new(), failed: None, found: false };
        walk.enter(root);
        walk
    }

    fn enter(&mut self, folder: PathBuf) {
        match list(&folder, self.endings) {
            Ok(entries) => self.open.push((folder, entries)),
            Err(error) => self.failed = Some(failure(&folder, &told(&error))),
        }
    }
}

/// Whether a name has one of some endings.
pub(super) fn ends(name: &Path, endings: &[&str]) -> bool {
    name.extension().is_some_and(|e| endings.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// What is to be visited of a folder, in falling order.
fn list(folder: &Path, endings: &[&str]) -> std::io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        let is_article = || ends(Path::new(&name), endings);
        // A link to nothing is told of when it is read; pipes and devices may have no end.
        let is_file = || kind.is_file() || kind.is_symlink() && fs::metadata(entry.path()).map_or(true, |target| target.is_file());
        if !name.to_string_lossy().starts_with('.') && (kind.is_dir() || is_article() && is_file()) {
            entries.push(Entry { name, is_folder: kind.is_dir() });
        }
    }
    entries.sort_unstable_by(|a, b| b.name.cmp(&a.name));
    Ok(entries)
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(failed) = self.failed.take() {
                self.found = true;
                return Some(Err(failed));
            }
            let Some((folder, entries)) = self.open.last_mut() else {
                let empty = !std::mem::replace(&mut self.found, true);
                let why = || format!("no article in this folder; articles are files that end in .{}", self.endings.join(", ."));
                return empty.then(|| Err(failure(&self.root, &why())));
            };
            match entries.pop() {
                Some(Entry { name, is_folder: true }) => {
                    let folder = folder.join(name);
                    self.enter(folder);
                }
                Some(Entry { name, .. }) => {
                    self.found = true;
                    return Some(Ok(folder.join(name)));
                }
                None => _ = self.open.pop(),
            }
        }
    }
}
