//! Paths → articles.

use crate::analysis::Article;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A path that could not be read, and why.
#[derive(Debug)]
pub(super) struct Failure {
    /// As shown.
    pub(super) path: String,
    /// What is wrong and the way out.
    pub(super) why: String,
}

/// Endings of files that are read out of folders.
const ENDINGS: [&str; 1] = ["txt"];

/// The files behind the paths, in order; folders recursively, in name order.
pub(super) fn expand(paths: &[PathBuf]) -> Vec<Result<PathBuf, Failure>> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || !path.is_dir() {
            files.push(Ok(path.clone()));
            continue;
        }
        let before = files.len();
        walk(path, &mut files);
        if files.len() == before {
            files.push(Err(failure(path, "no article in this folder; articles are files that end in .txt")));
        }
    }
    files
}

fn walk(folder: &Path, files: &mut Vec<Result<PathBuf, Failure>>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return files.push(Err(failure(folder, &error.to_string()))),
    };
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e == *known)) {
            files.push(Ok(path));
        }
    }
}

/// Reads one article.
pub(super) fn read(path: &Path) -> Result<Article, Failure> {
    let stdin = path.as_os_str() == "-";
    let bytes = if stdin {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|error| failure(path, &error.to_string()))?;
    let text = decode(bytes).map_err(|why| failure(path, &why))?;
    let id = if stdin { "stdin".to_owned() } else { path.file_stem().unwrap_or_default().to_string_lossy().into_owned() };
    Ok(Article { id, path: path.to_string_lossy().into_owned(), encoding: "utf-8".to_owned(), text })
}

/// LEAD: replace by `text::decode`.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}; convert it to UTF-8", e.utf8_error().valid_up_to()))?;
    if text.trim().is_empty() {
        return Err("empty; give a file with an article in it".to_owned());
    }
    Ok(text)
}

fn failure(path: &Path, why: &str) -> Failure {
    Failure { path: path.to_string_lossy().into_owned(), why: why.to_owned() }
}
