//! Going on with a run that was broken off: only where the whole is what one run would have written.

use crate::cli::{Folder, Ran, ids, isnad, ran};
use crate::input::{ARTICLE, record};
use std::fs;
use std::path::Path;

const POLICY: &str = "policy: 1\nextends: recommended\n";

fn archive(names: impl Iterator<Item = String>) -> String {
    names.map(|name| record(&name, &format!("{ARTICLE}وقالت مصادر مطلعة إن العمل في {name} انتهى.\n")) + "\n").collect()
}

fn folder(name: &str) -> Folder {
    let lines = archive((0..20).map(|n| format!("a{n}")));
    Folder::new(name, &[("a.jsonl", lines.as_bytes()), ("policy.yaml", POLICY.as_bytes())])
}

fn run(folder: &Folder, output: &Path, more: &[&str]) -> Ran {
    let got = ran(isnad().args(["analyze", "-f", "jsonl", "-o"]).arg(output).arg(folder.path("a.jsonl")).args(more));
    Ran { err: folder.bare(&got.err), ..got }
}

/// The output of a whole run, and of one that was broken off in its twelfth line.
fn broken(folder: &Folder, options: &[&str]) -> (String, String) {
    assert_eq!(run(folder, &folder.path("out"), options).code, Some(0));
    let whole = fs::read_to_string(folder.path("out")).unwrap();
    let (cut, _) = whole.match_indices('\n').nth(10).unwrap();
    let part = whole[..cut + 300].to_owned();
    fs::write(folder.path("out"), &part).unwrap();
    (whole, part)
}

#[test]
fn file_that_is_no_output_is_refused_and_left_alone() {
    let folder = folder("foreign");
    let own = "{\"schema\":\"isnad/analysis/1\",\"article\":{\"id\":\"a\",\"path\":\"b\"}}\n";
    for (text, line) in [("x", 1), ("a diary\nof mine", 1), ("{\"schema\":\"isnad/analyses", 1), ("{\"schema\":\"other\"}\n", 1)] {
        fs::write(folder.path("d.txt"), text).unwrap();
        let got = run(&folder, &folder.path("d.txt"), &["--resume"]);
        let told = format!("isnad: DIR/d.txt: line {line} is no analysis; --resume goes on with a file of --format jsonl only\n");
        assert_eq!((got.code, got.err, fs::read_to_string(folder.path("d.txt")).unwrap().as_str()), (Some(2), told, text));
    }
    let mixed = own.to_owned() + "x";
    fs::write(folder.path("d.txt"), &mixed).unwrap();
    let got = run(&folder, &folder.path("d.txt"), &["--resume"]);
    let told = "isnad: DIR/d.txt: line 2 is no analysis; --resume goes on with a file of --format jsonl only\n";
    assert_eq!((got.err.as_str(), fs::read_to_string(folder.path("d.txt")).unwrap()), (told, mixed));
}

#[test]
fn output_of_another_shape_is_refused() {
    let folder = folder("shape");
    let (_, part) = broken(&folder, &[]);
    let older = part.replace("isnad/analysis/1", "isnad/analysis/0");
    fs::write(folder.path("out"), &older).unwrap();
    let got = run(&folder, &folder.path("out"), &["--resume"]);
    let told = "isnad: DIR/out: line 1 is of another version of isnad; start anew without --resume\n";
    assert_eq!((got.code, got.err.as_str(), fs::read_to_string(folder.path("out")).unwrap()), (Some(2), told, older));
}

#[test]
fn other_options_or_inputs_are_refused_and_the_same_give_the_whole() {
    let folder = folder("others");
    let policy = folder.path("policy.yaml");
    let all: [&[&str]; 4] = [&[], &["--text"], &["--explain"], &["--policy", policy.to_str().unwrap()]];
    for first in all {
        for second in all {
            let (whole, part) = broken(&folder, first);
            let got = run(&folder, &folder.path("out"), &[&["--resume"], second].concat());
            let left = fs::read_to_string(folder.path("out")).unwrap();
            if first == second {
                assert_eq!((got.code, got.err.as_str(), left == whole), (Some(0), "", true));
            } else {
                let told = "isnad: DIR/out: line 1 is not what this run makes of DIR/a.jsonl:1: input, options, rules or version changed; start anew without --resume\n";
                assert_eq!((got.code, got.err.as_str(), left == part), (Some(2), told, true), "{first:?}, {second:?}");
            }
        }
    }
}

#[test]
fn lines_in_front_of_those_that_were_done_are_refused() {
    let folder = folder("front");
    let (_, part) = broken(&folder, &[]);
    let before = fs::read_to_string(folder.path("a.jsonl")).unwrap();
    fs::write(folder.path("a.jsonl"), archive(["n0".to_owned(), "n1".to_owned()].into_iter()) + &before).unwrap();
    let got = run(&folder, &folder.path("out"), &["--resume", "--jobs", "2"]);
    let told = "isnad: DIR/out: line 1 is not what this run makes of DIR/a.jsonl:1: input, options, rules or version changed; start anew without --resume\n";
    assert_eq!((got.code, got.err.as_str(), fs::read_to_string(folder.path("out")).unwrap()), (Some(2), told, part));
    // Lines behind those that were done are new articles.
    fs::write(folder.path("a.jsonl"), before + &archive(["n0".to_owned()].into_iter())).unwrap();
    assert_eq!(run(&folder, &folder.path("out"), &["--resume"]).code, Some(0));
    let expected: Vec<String> = (0..20).map(|n| format!("a{n}")).chain(["n0".to_owned()]).collect();
    assert_eq!(ids(&fs::read_to_string(folder.path("out")).unwrap()), expected);
}

#[test]
fn inputs_in_another_order_are_refused() {
    let folder = Folder::new("order", &["a.txt", "b.txt", "c.txt"].map(|name| (name, ARTICLE.as_bytes())));
    let run = |names: [&str; 3], more: &[&str]| {
        let got =
            ran(isnad().args(["analyze", "-f", "jsonl", "-o"]).arg(folder.path("out")).args(names.map(|n| folder.path(n))).args(more));
        Ran { err: folder.bare(&got.err), ..got }
    };
    assert_eq!(run(["a.txt", "b.txt", "c.txt"], &[]).code, Some(0));
    let got = run(["b.txt", "a.txt", "c.txt"], &["--resume"]);
    let told = "isnad: DIR/out: line 2 is of DIR/b.txt, which is not among the inputs in its place; name those of the run that was broken off, or start anew without --resume\n";
    assert_eq!((got.code, got.err.as_str()), (Some(2), told));
}

#[test]
fn an_article_that_can_no_longer_be_read_is_refused() {
    let folder = folder("gone");
    let (_, part) = broken(&folder, &[]);
    let text = fs::read_to_string(folder.path("a.jsonl")).unwrap();
    let (_, rest) = text.split_once('\n').unwrap();
    fs::write(folder.path("a.jsonl"), "{}\n".to_owned() + rest).unwrap();
    let got = run(&folder, &folder.path("out"), &["--resume"]);
    let told = "isnad: DIR/out: line 1 is not what this run makes of DIR/a.jsonl:1: input, options, rules or version changed; start anew without --resume\n";
    assert_eq!((got.code, got.err.as_str(), fs::read_to_string(folder.path("out")).unwrap()), (Some(2), told, part));
}

#[test]
fn only_a_file_can_be_gone_on_with() {
    let folder = folder("devices");
    let mut others = vec![folder.0.clone()];
    others.extend(["/dev/full", "/dev/zero", "/dev/null"].iter().map(Into::into).filter(|path: &std::path::PathBuf| path.exists()));
    for other in others {
        let got = run(&folder, &other, &["--resume"]);
        let why = if other.is_dir() {
            "a folder; name a file in it"
        } else {
            "no file of its own; --resume goes on with a file, or leave it out"
        };
        assert_eq!((got.code, got.err), (Some(2), folder.bare(&format!("isnad: {}: {why}\n", other.display()))));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_unfinished_line_of_any_length_is_cut_in_little_memory() {
    let folder = folder("long");
    let (whole, part) = broken(&folder, &[]);
    let file = fs::File::options().write(true).open(folder.path("out")).unwrap();
    file.set_len(part.len() as u64 + (1 << 30)).unwrap_or_else(|why| crate::support::skip(&format!("no long file here: {why}")));
    // A line that is read whole would need a gigabyte and more.
    let run = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 700000; exec \"$0\" analyze -f jsonl --resume --jobs 1 -o \"$1\" \"$2\"", env!("CARGO_BIN_EXE_isnad")])
        .args([folder.path("out"), folder.path("a.jsonl")])
        .output()
        .unwrap();
    assert_eq!((run.status.code(), String::from_utf8(run.stderr).unwrap()), (Some(0), String::new()));
    assert_eq!(fs::read_to_string(folder.path("out")).unwrap(), whole);
}

#[test]
fn inputs_without_a_line_before_the_last_finished_one_are_told_by_the_exit_code() {
    let folder = Folder::new("without", &[]);
    let (first, last) = (archive(["a0".to_owned()].into_iter()), archive(["a1".to_owned(), "a2".to_owned()].into_iter()));
    fs::write(folder.path("a.jsonl"), format!("{first}{{}}\nbroken\n{last}")).unwrap();
    assert_eq!(run(&folder, &folder.path("out"), &[]).code, Some(2));
    let whole = fs::read_to_string(folder.path("out")).unwrap();
    let got = run(&folder, &folder.path("out"), &["--resume"]);
    let told = "isnad: 2 inputs that were passed over have no line in the output: run without --resume to be told why\n";
    assert_eq!((got.code, got.err.as_str(), fs::read_to_string(folder.path("out")).unwrap()), (Some(2), told, whole));
}

#[test]
fn a_tail_of_zero_bytes_is_a_torn_line() {
    let folder = folder("zeros");
    let (whole, part) = broken(&folder, &[]);
    let lines = part.rfind('\n').map_or(0, |at| at + 1);
    fs::write(folder.path("out"), part[..lines].to_owned() + &"\0".repeat(5000)).unwrap();
    let got = run(&folder, &folder.path("out"), &["--resume"]);
    assert_eq!((got.code, got.err.as_str(), fs::read_to_string(folder.path("out")).unwrap() == whole), (Some(0), "", true));
}
