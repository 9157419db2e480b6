//! The files of a pack folder, in order.

use super::check::{Finding, unknown_key};
use super::diag::{Place, shown};
use super::file::Reader;
use super::node::{self, Node, Value};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// The optional file that lists the others.
const LIST: &str = "pack.yaml";

/// Reads all pack files of a folder, its `pack.yaml` in the lead.
pub(super) fn read(dir: &Path, reader: &mut Reader) {
    let Some(here) = names(dir, reader) else { return };
    let files = if here.iter().any(|name| name == LIST) {
        listed(dir, reader)
    } else {
        for unread in below(dir) {
            let way = format!("list its files in a {LIST} beside it, or give that folder");
            reader.refuse(Place::whole(&shown_path(&unread)), format!("files in here are not read; {way}"));
        }
        here
    };
    if files.is_empty() && reader.is_content() {
        reader.refuse(Place::whole(&shown_path(dir)), "no rules at all; a pack is a folder of *.yaml files".to_owned());
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
            let why = match error.kind() {
                ErrorKind::NotFound => "no such folder".to_owned(),
                ErrorKind::NotADirectory => "not a folder".to_owned(),
                _ => format!("cannot be read ({error})"),
            };
            reader.refuse(Place::whole(&shown_path(dir)), format!("{why}; give a folder of *.yaml files"));
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
    found.extend(
        files
            .iter()
            .filter(|(_, file)| !is_inside(file))
            .map(|(number, file)| (*number, format!("{} does not lie in the pack's folder; name a file below it", shown(file)))),
    );
    let files: Vec<String> = files.into_iter().map(|(_, file)| file).filter(|file| is_inside(file)).collect();
    reader.note(&name, &text, found);
    for unlisted in unlisted(dir, &files) {
        reader.refuse(
            Place::whole(&shown_path(&dir.join(unlisted))),
            format!("is not listed in {name}; list it under `files:` or remove it"),
        );
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

/// Folders of a folder without a list that hold YAML files, sorted.
fn below(dir: &Path) -> Vec<PathBuf> {
    let holds = |folder: &PathBuf| fs::read_dir(folder).is_ok_and(|entries| !yaml_names(entries).is_empty());
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut folders: Vec<PathBuf> = entries.filter(holds).collect();
    folders.sort();
    folders
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
            let message = match error.kind() {
                ErrorKind::NotFound => format!("no such file; correct its name in {LIST}"),
                _ => format!("cannot be read ({error}); see to its rights"),
            };
            reader.refuse(Place::whole(&name), message);
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let valid = String::from_utf8_lossy(error.as_bytes().get(..error.utf8_error().valid_up_to())?).into_owned();
            let line = valid.matches('\n').count() + 1;
            let column = valid.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
            let place = Place::new(&name, u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
            reader.refuse(place, format!("not UTF-8 (byte {} of the file); save it as UTF-8", valid.len() + 1));
            None
        }
    }
}

/// A path as messages show it: `/` between its parts everywhere.
fn shown_path(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::pack::Packs;
    use super::super::sound::{Folder, HEDGE};

    #[track_caller]
    fn problems(name: &str, files: &[(&str, &[u8])]) -> String {
        let folder = Folder::new(name, files);
        let error = Packs::default().with_dir(&folder.0).unwrap_err().to_string();
        folder.bare(&error)
    }

    fn other(id: &str) -> String {
        HEDGE.replace("hedge.rubbama", id)
    }

    #[test]
    fn files_are_read_in_the_order_of_their_names() {
        let (a, b) = (other("hedge.a"), other("hedge.b"));
        let folder = Folder::new("order", &[("b.yaml", b.as_bytes()), ("a.yml", a.as_bytes()), ("note.txt", b"x")]);
        let packs = Packs::default().with_dir(&folder.0).unwrap();
        let places: Vec<_> = packs.metas().map(|meta| (meta.id, folder.bare(&meta.place.to_string()))).collect();
        assert_eq!(places, [("hedge.a", "DIR/a.yml:4:5".to_owned()), ("hedge.b", "DIR/b.yaml:4:5".to_owned())]);
    }

    #[test]
    fn a_list_gives_the_order_and_may_name_folders() {
        let (a, b) = (other("hedge.a"), other("hedge.b"));
        let list = "schema: 1\nname: x\nfiles:\n  - ar/b.yaml\n  - ar/a.yaml\n";
        let files: &[(&str, &[u8])] = &[("pack.yaml", list.as_bytes()), ("ar/a.yaml", a.as_bytes()), ("ar/b.yaml", b.as_bytes())];
        let folder = Folder::new("list", files);
        let packs = Packs::default().with_dir(&folder.0).unwrap();
        assert_eq!(packs.metas().map(|meta| meta.id).collect::<Vec<_>>(), ["hedge.b", "hedge.a"]);
    }

    #[test]
    fn a_file_beside_listed_ones_must_be_listed() {
        let list = "files:\n  - ar/a.yaml\n";
        let files: &[(&str, &[u8])] = &[("pack.yaml", list.as_bytes()), ("ar/a.yaml", HEDGE.as_bytes()), ("ar/b.yaml", HEDGE.as_bytes())];
        assert_eq!(problems("unlisted", files), "DIR/ar/b.yaml: is not listed in DIR/pack.yaml; list it under `files:` or remove it");
    }

    #[test]
    fn every_mistake_of_a_list_is_told() {
        let list = "file: x\nfiles:\n  - ../a.yaml\n  - 7\n  - a.yaml\n  - a.yaml\n  - b.yaml\n";
        assert_eq!(
            problems("bad-list", &[("pack.yaml", list.as_bytes()), ("a.yaml", HEDGE.as_bytes())]),
            "DIR/pack.yaml:1:1: unknown key `file`; did you mean `files`? allowed are schema, name, version, licence, files\n\
             DIR/pack.yaml:3:5: `../a.yaml` does not lie in the pack's folder; name a file below it\n\
             DIR/pack.yaml:4:5: a file's name must be a text, not the number 7; correct it\n\
             DIR/pack.yaml:6:5: `a.yaml` is listed twice; keep one\n\
             DIR/b.yaml: no such file; correct its name in pack.yaml"
        );
        assert_eq!(
            problems("no-list", &[("pack.yaml", b"name: x\n"), ("a.yaml", HEDGE.as_bytes())]),
            "DIR/pack.yaml:1:1: no list of files; write each under `files:` after `- `, or remove this file"
        );
    }

    #[test]
    fn a_folder_without_packs_is_refused() {
        assert_eq!(problems("empty", &[("a.txt", b"x")]), "DIR: no rules at all; a pack is a folder of *.yaml files");
    }

    #[test]
    fn packs_in_a_folder_that_no_list_names_are_told() {
        let files: &[(&str, &[u8])] = &[("a.yaml", HEDGE.as_bytes()), ("ar/b.yaml", HEDGE.as_bytes()), ("notes/x.txt", b"x")];
        let way = "list its files in a pack.yaml beside it, or give that folder";
        assert_eq!(problems("below", files), format!("DIR/ar: files in here are not read; {way}"));
    }

    #[test]
    fn a_folder_that_is_none_is_refused() {
        let folder = Folder::new("none", &[("a.yaml", HEDGE.as_bytes())]);
        let error = Packs::default().with_dir(&folder.0.join("b")).unwrap_err().to_string();
        assert_eq!(folder.bare(&error), "DIR/b: no such folder; give a folder of *.yaml files");
        let error = Packs::default().with_dir(&folder.0.join("a.yaml")).unwrap_err().to_string();
        assert_eq!(folder.bare(&error), "DIR/a.yaml: not a folder; give a folder of *.yaml files");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_told_with_their_place() {
        assert_eq!(
            problems("bytes", &[("a.yaml", b"# \xD8\xA7\n- \xE1\n")]),
            "DIR/a.yaml:2:3: not UTF-8 (byte 8 of the file); save it as UTF-8"
        );
    }

    #[test]
    fn problems_of_all_files_come_at_once() {
        let files: &[(&str, &[u8])] = &[("a.yaml", b"\xFF"), ("b.yaml", b"schema: 1\nkind: hedge\nrules: []\n")];
        assert_eq!(
            problems("several", files),
            "DIR/a.yaml:1:1: not UTF-8 (byte 1 of the file); save it as UTF-8\n\
             DIR/b.yaml:3:8: no rules; write each under `rules:` after `- `, or remove the file"
        );
    }
}
