//! Files that vanish, change or have no end while others are read.

use crate::cli::{Folder, isnad, ran};
use crate::input::{ARTICLE, record};
use isnad::input::{Inputs, Reader};
use std::path::Path;

/// Reads the inputs one by one, doing something before each; what came of them, the folder's path left out.
fn read_while(folder: &Folder, mut before: impl FnMut(usize)) -> Vec<String> {
    let reader = Reader::default();
    let inputs = Inputs::new(&reader, vec![folder.0.clone()]);
    let mut out = Vec::new();
    for item in inputs {
        before(out.len());
        out.push(match item.read(&reader) {
            Ok(article) => article.id,
            Err(failure) => folder.bare(&format!("{}: {}", failure.path, failure.why)),
        });
    }
    out
}

const CHANGED: &str = "changed while it was read: run again when nobody writes to it";

#[test]
fn files_that_vanish_or_change_while_others_are_read_are_told_of_alone() {
    let names = ["a.txt", "b.txt", "c.txt", "d.txt", "e/f.txt", "g.txt"];
    let folder = Folder::new("vanish", &names.map(|name| (name, ARTICLE.as_bytes())));
    let got = read_while(&folder, |done| match done {
        0 => {
            std::fs::remove_file(folder.path("b.txt")).unwrap();
            std::fs::remove_dir_all(folder.path("e")).unwrap();
        }
        // The second is told of, the third is open by now.
        2 => append(&folder.path("c.txt"), ARTICLE.as_bytes()),
        3 => std::fs::write(folder.path("d.txt"), "").unwrap(),
        _ => {}
    });
    let gone = "no such file or folder; check the path";
    let expected = [
        "a".to_owned(),
        format!("DIR/b.txt: {gone}"),
        format!("DIR/c.txt: {CHANGED}"),
        format!("DIR/d.txt: {CHANGED}"),
        format!("DIR/e: {gone}"),
        "g".to_owned(),
    ];
    assert_eq!(got, expected);
}

#[test]
fn lines_that_are_written_or_cut_off_while_they_are_read_are_told_of() {
    let lines = record("one", ARTICLE) + "\n" + &record("two", ARTICLE) + "\n";
    for change in
        [|path: &Path| append(path, b"\n"), |path: &Path| std::fs::File::options().write(true).open(path).unwrap().set_len(10).unwrap()]
    {
        let folder = Folder::new("lines", &[("a.jsonl", lines.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
        let got = read_while(&folder, |done| {
            if done == 0 {
                change(&folder.path("a.jsonl"))
            }
        });
        assert_eq!(got, ["one".to_owned(), "two".to_owned(), format!("DIR/a.jsonl: {CHANGED}"), "b".to_owned()]);
    }
}

fn append(path: &Path, bytes: &[u8]) {
    std::io::Write::write_all(&mut std::fs::File::options().append(true).open(path).unwrap(), bytes).unwrap();
}

#[cfg(unix)]
#[test]
fn file_that_becomes_a_folder_or_a_pipe_after_it_was_listed_is_told_of_and_not_waited_for() {
    let folder = Folder::new("became", &["a.txt", "b.txt", "c.txt", "d.txt"].map(|name| (name, ARTICLE.as_bytes())));
    let mut made = false;
    let got = read_while(&folder, |done| {
        if done == 0 {
            std::fs::remove_file(folder.path("b.txt")).unwrap();
            std::fs::create_dir(folder.path("b.txt")).unwrap();
            std::fs::remove_file(folder.path("c.txt")).unwrap();
            made = make_pipe(&folder.path("c.txt"));
        }
    });
    let third = if made { CHANGED } else { "no such file or folder; check the path" };
    assert_eq!(got, ["a".to_owned(), format!("DIR/b.txt: {CHANGED}"), format!("DIR/c.txt: {third}"), "d".to_owned()]);
}

#[cfg(unix)]
#[test]
fn check_and_pages_tell_of_a_file_that_is_gone_and_do_the_others() {
    let folder = Folder::new("gone", &["in/a.txt", "in/z.txt"].map(|name| (name, ARTICLE.as_bytes())));
    std::os::unix::fs::symlink("nothing", folder.path("in/m.txt")).unwrap();
    let told = "isnad: DIR/in/m.txt: no such file or folder; check the path\n";
    let checked = ran(isnad().args(["check", "--format", "json"]).arg(folder.path("in")));
    let report: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let count = |part: &str| report[part].as_array().unwrap().len();
    assert_eq!((checked.code, folder.bare(&checked.err).as_str(), count("drafts"), count("unread")), (Some(2), told, 2, 1));
    let written = ran(isnad().args(["analyze", "--format", "html", "--out-dir"]).args([folder.path("out"), folder.path("in")]));
    assert_eq!((written.code, folder.bare(&written.err).as_str()), (Some(2), told));
    let mut pages: Vec<_> = std::fs::read_dir(folder.path("out")).unwrap().map(|page| page.unwrap().file_name()).collect();
    pages.sort();
    assert_eq!(pages, ["0001-a.html", "0002-z.html", "index.html"]);
}

#[cfg(unix)]
fn make_pipe(path: &Path) -> bool {
    let made = std::process::Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success());
    if !made {
        crate::support::skip("no mkfifo here: a pipe in a folder was not tried");
    }
    made
}

#[cfg(unix)]
#[test]
fn pipes_in_a_folder_are_not_waited_for() {
    let folder = Folder::new("pipe", &[("a.txt", ARTICLE.as_bytes())]);
    if !make_pipe(&folder.path("b.txt")) {
        return;
    }
    std::os::unix::fs::symlink(folder.path("b.txt"), folder.path("c.txt")).unwrap();
    assert_eq!(read_while(&folder, |_| {}), ["a"]);
}
