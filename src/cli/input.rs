//! Paths → articles.

use crate::analysis::Article;
use crate::text::{MAX_BYTES, decode};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A path that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// As shown.
    pub(super) path: String,
    /// What is wrong and the way out.
    pub(super) why: String,
}

/// Endings of files that are read out of folders.
const ENDINGS: [&str; 1] = ["txt"];

/// The files behind the paths, in order; folders recursively, in name order, hidden files and linked folders left out.
pub(super) fn expand(paths: &[PathBuf]) -> Vec<Result<PathBuf, Failure>> {
    expand_to(paths, &ENDINGS)
}

/// The same for files that end in one of `endings`.
pub(super) fn expand_to(paths: &[PathBuf], endings: &[&str]) -> Vec<Result<PathBuf, Failure>> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || !path.is_dir() {
            files.push(Ok(path.clone()));
            continue;
        }
        let before = files.len();
        walk(path, endings, &mut files);
        if files.len() == before {
            files
                .push(Err(failure(path, &format!("no article in this folder; articles are files that end in .{}", endings.join(" or .")))));
        }
    }
    files
}

fn walk(folder: &Path, endings: &[&str], files: &mut Vec<Result<PathBuf, Failure>>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return files.push(Err(failure(folder, &told(&error)))),
    };
    let hidden = |path: &Path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    // A linked folder could lead back here; a linked file is read.
    let kind = |e: &fs::DirEntry| e.file_type().map_or((false, false), |t| (t.is_dir(), t.is_file()));
    let mut paths: Vec<(PathBuf, (bool, bool))> = entries.iter().map(|e| (e.path(), kind(e))).collect();
    paths.sort();
    for (path, (is_folder, is_file)) in paths.into_iter().filter(|(p, _)| !hidden(p)) {
        if is_folder {
            walk(&path, endings, files);
        } else if path.extension().is_some_and(|e| endings.iter().any(|known| e.eq_ignore_ascii_case(known))) && (is_file || path.is_file())
        {
            files.push(Ok(path));
        }
    }
}

/// Reads one article; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Article, Failure> {
    let stdin = path.as_os_str() == "-";
    let bytes = if stdin { take(io::stdin().lock(), 0) } else { File::open(path).and_then(|file| take(&file, length(&file))) };
    let bytes = bytes.map_err(|error| failure(path, &told(&error)))?;
    let text = decode(bytes).map_err(|error| failure(path, &error.to_string()))?;
    let id = if stdin { "stdin".to_owned() } else { path.file_stem().unwrap_or_default().to_string_lossy().into_owned() };
    Ok(Article { id, path: path.to_string_lossy().into_owned(), encoding: "utf-8".to_owned(), text })
}

/// Bytes of a file, with one more so that its end is seen at once; 0 when it is not known.
fn length(file: &File) -> usize {
    let told = file.metadata().ok().and_then(|data| usize::try_from(data.len()).ok());
    told.map_or(0, |length| length.min(MAX_BYTES) + 1)
}

/// Everything, up to a byte more than is accepted. `length` is about how much that is.
fn take(from: impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length);
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the machine said, with the way out where there is one.
pub(super) fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed; check its permissions".to_owned(),
        _ => error.to_string(),
    }
}

pub(super) fn failure(path: &Path, why: &str) -> Failure {
    let path = if path.as_os_str() == "-" { "standard input".into() } else { path.to_string_lossy() };
    Failure { path: path.into_owned(), why: why.to_owned() }
}
