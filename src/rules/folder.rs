//! The files of a pack folder, in order.

use super::check::{Finding, unknown_key};
use super::diag::shown;
use super::file::Reader;
use super::node::{self, Node, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path};

/// The optional file that lists the others.
const LIST: &str = "pack.yaml";

/// Reads all pack files of a folder, its `pack.yaml` in the lead.
pub(super) fn read(dir: &Path, reader: &mut Reader) {
    let Some(here) = names(dir, reader) else { return };
    let files = if here.iter().any(|name| name == LIST) { listed(dir, reader) } else { here };
    if files.is_empty() && reader.is_content() {
        reader.refuse(&shown_path(dir), "no rules at all; a pack is a folder of *.yaml files".to_owned());
    }
    for file in files {
        let path = dir.join(file);
        if let Some(text) = text(&path, reader) {
            reader.read(&shown_path(&path), &text);
        }
    }
}

/// Names of the YAML files of a folder, sorted.
fn names(dir: &Path, reader: &mut Reader) -> Option<Vec<String>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            let way = "give a folder of *.yaml files";
            reader.refuse(&shown_path(dir), format!("cannot be read as a folder ({error}); {way}"));
            return None;
        }
    };
    Some(yaml_names(entries))
}

fn yaml_names(entries: fs::ReadDir) -> Vec<String> {
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml")))
        .collect();
    names.sort();
    names
}

/// The files that `pack.yaml` lists, in its order; what is amiss with the list is noted.
fn listed(dir: &Path, reader: &mut Reader) -> Vec<String> {
    let path = dir.join(LIST);
    let name = shown_path(&path);
    let Some(text) = text(&path, reader) else { return Vec::new() };
    let root = match node::parse(&text) {
        Ok(root) => root,
        Err(error) => {
            reader.note_not_yaml(&name, &text, &error);
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    let files = list(&root, &mut found);
    found.extend(files.iter().filter(|(_, file)| !is_inside(file)).map(|(number, file)| {
        (*number, format!("{} does not lie in the pack's folder; name a file below it", shown(file)))
    }));
    let files: Vec<String> = files.into_iter().map(|(_, file)| file).filter(|file| is_inside(file)).collect();
    reader.note(&name, &text, found);
    for unlisted in unlisted(dir, &files) {
        reader.refuse(&shown_path(&dir.join(unlisted)), format!("is not listed in {name}; list it under `files:` or remove it"));
    }
    files
}

/// The entries under `files:`, with the numbers of their nodes.
fn list(root: &Node<'_>, found: &mut Vec<Finding>) -> Vec<(u32, String)> {
    const KEYS: [&str; 5] = ["schema", "name", "version", "licence", "files"];
    for (key, _) in root.entries() {
        if !KEYS.contains(&key.name.as_ref()) {
            found.push((key.number, unknown_key(&key.name, KEYS.into_iter())));
        }
    }
    let Some(node) = root.get("files").filter(|node| matches!(node.value, Value::List(_))) else {
        found.push((root.number, "no list of files; write each under `files:` after `- `, or remove this file".to_owned()));
        return Vec::new();
    };
    let mut files = Vec::new();
    for item in node.items() {
        match item.text() {
            Some(file) if files.iter().any(|(_, known)| known == file) => {
                found.push((item.number, format!("{} is listed twice; keep one", shown(file))));
            }
            Some(file) => files.push((item.number, file.to_owned())),
            None => found.push((item.number, format!("a file's name must be a text, not {}; correct it", item.what()))),
        }
    }
    files
}

/// YAML files that lie beside listed ones and are not listed: nobody would notice their silence.
fn unlisted(dir: &Path, listed: &[String]) -> Vec<String> {
    let folders: BTreeSet<&str> = listed.iter().map(|file| file.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    let mut files = Vec::new();
    for folder in folders {
        let Ok(entries) = fs::read_dir(dir.join(folder)) else { continue };
        let names = yaml_names(entries).into_iter();
        files.extend(names.map(|name| if folder.is_empty() { name } else { format!("{folder}/{name}") }));
    }
    files.retain(|file| file != LIST && !listed.contains(file));
    files
}

fn is_inside(file: &str) -> bool {
    !file.is_empty() && Path::new(file).components().all(|part| matches!(part, Component::Normal(_)))
}

/// The text of a pack file; what keeps it from being read is noted.
fn text(path: &Path, reader: &mut Reader) -> Option<String> {
    let name = shown_path(path);
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            reader.refuse(&name, format!("cannot be read ({error}); correct its name or its rights"));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            reader.refuse(&name, format!("not UTF-8 (byte {}); save it as UTF-8", valid + 1));
            None
        }
    }
}

/// A path as messages show it: `/` between its parts everywhere.
fn shown_path(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
