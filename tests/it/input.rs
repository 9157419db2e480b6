//! Inputs of every form and size, as the program is called.

use crate::cli::{Folder, analyze, ids, isnad, ran};
use serde_json::Value;
use std::fmt::Write as _;

const ARTICLE: &str = "افتتاح جسر المرجان\n\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا.\nوأضاف أن العبور مجاني.\n";

fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string()
}

/// Analyses without what tells where they came from.
fn bare(lines: &str) -> Vec<Value> {
    let one = |line: &str| {
        let mut value: Value = serde_json::from_str(line).unwrap();
        let article = value["article"].as_object_mut().unwrap();
        ["id", "path", "encoding", "format", "metadata"].iter().for_each(|key| _ = article.remove(*key));
        article["paragraphs"].as_array_mut().unwrap().iter_mut().for_each(|p| _ = p.as_object_mut().unwrap().remove("origin"));
        value
    };
    lines.lines().map(one).collect()
}

#[test]
fn archive_is_read_line_by_line_and_a_bad_line_stops_nothing() {
    let mut archive = String::new();
    for n in 0..40 {
        writeln!(archive, "{}", record(&format!("a{n}"), ARTICLE)).unwrap();
    }
    archive.push_str("{\"id\": \"broken\"\n\n{\"id\": \"empty\", \"text\": \"\"}\n");
    writeln!(archive, "{}", record("last", ARTICLE)).unwrap();
    let mut expected: Vec<String> = (0..40).map(|n| format!("a{n}")).collect();
    expected.push("last".into());
    let told = "\
isnad: standard input:41: not a JSON object (byte 15: EOF while parsing an object): mend or remove it; JSON Lines have an object a line
isnad: standard input:43: empty: give the text of an article
";
    for jobs in ["1", "3"] {
        let got = ran(isnad().args(["analyze", "-f", "jsonl", "--jobs", jobs]).write_stdin(archive.clone()));
        assert_eq!((got.code, got.err.as_str(), ids(&got.out)), (Some(2), told, expected.clone()));
    }
}

#[test]
fn fields_of_an_archive_can_have_other_names() {
    let line = serde_json::json!({"headline": "افتتاح جسر المرجان", "body": ["قال وزير النقل كريم الحلاق إن الجسر سيفتح غدا."]}).to_string();
    let got = ran(isnad().args(["analyze", "-f", "jsonl", "--map", "title=headline,text=body"]).write_stdin(line.clone() + "\n"));
    assert_eq!((got.code, ids(&got.out)), (Some(0), vec!["stdin:1".to_owned()]));
    let refused = ran(isnad().args(["analyze", "-f", "jsonl"]).write_stdin(line + "\n"));
    let told = "isnad: standard input:1: no text in field `text`: name the field with --map text=FIELD; there are: body, headline\n";
    assert_eq!((refused.code, refused.err.as_str()), (Some(2), told));
}

#[test]
fn analysis_is_the_same_in_every_form_and_encoding() {
    let windows = encoding_rs::WINDOWS_1256.encode(ARTICLE).0.into_owned();
    let wide: Vec<u8> = ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let record = record("x", ARTICLE);
    let folder =
        Folder::new("forms", &[("a.txt", ARTICLE.as_bytes()), ("b.txt", &windows), ("c.txt", &wide), ("d.jsonl", record.as_bytes())]);
    let got = analyze(&folder.0, &["-f", "jsonl"]);
    assert_eq!((got.code, got.err.as_str()), (Some(0), ""));
    let all = bare(&got.out);
    assert_eq!(all.len(), 4);
    assert!(all.iter().all(|one| *one == all[0]), "{}", got.out);
    let named: Vec<(String, String)> = got
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|v| (v["article"]["encoding"].as_str().unwrap().to_owned(), v["article"]["format"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [("utf-8", "text"), ("windows-1256", "text"), ("utf-16le", "text"), ("utf-8", "jsonl")];
    assert_eq!(named, expected.map(|(e, f)| (e.to_owned(), f.to_owned())));
}

#[test]
fn folder_of_archives_and_texts_is_one_row_of_articles() {
    let archive = format!("{}\n{}\n", record("b1", ARTICLE), record("b2", ARTICLE));
    let folder = Folder::new("mixed", &[("a.txt", ARTICLE.as_bytes()), ("b.jsonl", archive.as_bytes()), ("c/d.md", ARTICLE.as_bytes())]);
    let got = analyze(&folder.0, &["-f", "jsonl"]);
    assert_eq!((got.code, ids(&got.out)), (Some(0), ["a", "b1", "b2", "d"].map(str::to_owned).to_vec()));
}

#[test]
fn endless_input_and_long_lines_are_refused_and_the_rest_is_done() {
    let long = "x".repeat(3 << 20);
    let archive = format!("{}\n{{\"text\": \"{long}\"}}\n{}\n", record("a", ARTICLE), record("b", ARTICLE));
    let got = ran(isnad().args(["analyze", "-f", "jsonl", "--max-size", "1"]).write_stdin(archive));
    let told = "isnad: standard input:2: longer than 1 MiB, which no article is: cut it into articles, one a file or one a line of JSON Lines, or raise --max-size\n";
    assert_eq!((got.code, got.err.as_str(), ids(&got.out)), (Some(2), told, vec!["a".to_owned(), "b".to_owned()]));
    if std::path::Path::new("/dev/zero").exists() {
        let endless = ran(isnad().args(["analyze", "/dev/zero", "--max-size", "1"]));
        assert!(endless.code == Some(2) && endless.err.starts_with("isnad: /dev/zero: longer than 1 MiB"), "{}", endless.err);
    } else {
        crate::support::skip("no /dev/zero here");
    }
}
