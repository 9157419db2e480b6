//! The program as it is called: arguments, exit codes, messages, streams.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// An article of its own for these tests.
const ARTICLE: &str = "افتتاح جسر المرجان\n\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا.\nوأضاف أن العبور مجاني.\n";

/// What came of a call.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn isnad() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder of a test's own, gone at its end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = std::env::temp_dir().join(format!("isnad-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, bytes) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self(folder)
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    /// A message with this folder shown as `DIR`.
    pub(crate) fn bare(&self, message: &str) -> String {
        message.replace(&*self.0.to_string_lossy(), "DIR")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Ids of the articles of a JSON Lines output.
pub(crate) fn ids(lines: &str) -> Vec<String> {
    let id = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["article"]["id"].as_str().unwrap().to_owned();
    lines.lines().map(id).collect()
}

pub(crate) fn analyze(path: &Path, options: &[&str]) -> Ran {
    ran(isnad().arg("analyze").arg(path).args(options))
}

#[test]
fn one_article_is_a_json_object_and_several_are_an_array() {
    let folder = Folder::new("json", &[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
    let one: serde_json::Value = serde_json::from_str(&analyze(&folder.path("a.txt"), &["-f", "json"]).out).unwrap();
    assert_eq!((&one["schema"], &one["article"]["id"]), (&"isnad/analysis/1".into(), &"a".into()));
    let two: serde_json::Value = serde_json::from_str(&analyze(&folder.0, &["-f", "json"]).out).unwrap();
    assert_eq!(two.as_array().unwrap().iter().map(|a| a["article"]["id"].as_str().unwrap()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn folder_is_read_in_name_order_whatever_the_number_of_jobs() {
    let names: Vec<String> = (10..40).map(|n| format!("d{}/{n}.txt", n % 3)).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), ARTICLE.as_bytes())).collect();
    let folder = Folder::new("order", &[files.as_slice(), &[(".hidden.txt", b"x"), ("notes.rst", b"x")]].concat());
    let one = analyze(&folder.0, &["-f", "jsonl", "--jobs", "1"]);
    let mut expected: Vec<String> = names.clone();
    expected.sort();
    let expected: Vec<&str> = expected.iter().map(|n| &n[3..5]).collect();
    assert_eq!(ids(&one.out), expected);
    assert_eq!(analyze(&folder.0, &["-f", "jsonl", "--jobs", "3"]), one);
}

#[test]
fn bad_file_is_named_and_the_others_are_done() {
    let folder = Folder::new(
        "bad",
        &[
            ("a.txt", ARTICLE.as_bytes()),
            ("b.txt", b"\xD9\x82\xD8\xA7\xD9\x84\xFF\xD9\x82\xD8\xA7\xD9\x84\xD8\xA7\xD9\x84\xD8\xA7\xD9\x84"),
            ("c.txt", b"  \n"),
        ],
    );
    let got = ran(isnad().args(["analyze", "-f", "jsonl"]).args(["".as_ref(), folder.0.as_os_str()]).arg(folder.path("none.txt")));
    let expected = "\
isnad: \"\": no such file or folder; check the path
isnad: DIR/b.txt: broken UTF-8 (byte 6): mend it there, or name its encoding with --encoding
isnad: DIR/c.txt: empty: give the text of an article
isnad: DIR/none.txt: no such file or folder; check the path
";
    assert_eq!((got.code, folder.bare(&got.err)), (Some(2), expected.to_owned()));
    assert_eq!(ids(&got.out), ["a"]);
}

#[test]
fn quiet_run_says_nothing_and_still_fails() {
    let got = analyze(Path::new("no-such-file"), &["-q"]);
    assert_eq!(got, Ran { code: Some(2), out: String::new(), err: String::new() });
}

#[test]
fn folder_without_articles_is_an_error() {
    let folder = Folder::new("none", &[("readme.rst", b"x")]);
    let got = analyze(&folder.0, &[]);
    let expected = "isnad: DIR: no article in this folder; articles are files that end in .txt, .md, .html, .htm, .docx, .jsonl, .ndjson\n";
    assert_eq!((got.code, got.out.as_str(), folder.bare(&got.err)), (Some(2), "", expected.to_owned()));
}

#[test]
fn standard_input_is_read_with_a_dash_and_without() {
    for arguments in [vec!["analyze", "-f", "jsonl", "-"], vec!["analyze", "-f", "jsonl"]] {
        let got = ran(isnad().args(arguments).write_stdin(ARTICLE));
        assert_eq!((got.code, ids(&got.out)), (Some(0), vec!["stdin".to_owned()]));
    }
}

#[test]
fn output_file_holds_what_would_be_printed() {
    let folder = Folder::new("output", &[("a.txt", ARTICLE.as_bytes())]);
    let target = folder.path("report.json");
    let printed = analyze(&folder.path("a.txt"), &["-f", "json"]);
    let written = analyze(&folder.path("a.txt"), &["-f", "json", "-o", target.to_str().unwrap()]);
    assert_eq!(written, Ran { code: Some(0), out: String::new(), err: String::new() });
    assert_eq!(fs::read_to_string(&target).unwrap(), printed.out);
    let refused = analyze(&folder.path("a.txt"), &["-o", folder.path("no/such/report").to_str().unwrap()]);
    assert_eq!(
        (refused.code, folder.bare(&refused.err)),
        (Some(2), "isnad: DIR/no/such/report: no such file or folder; check the path\n".into())
    );
}

#[test]
fn text_is_in_the_json_only_when_asked_for() {
    let folder = Folder::new("text", &[("a.txt", ARTICLE.as_bytes())]);
    let text = |options: &[&str]| {
        let out = analyze(&folder.path("a.txt"), options).out;
        serde_json::from_str::<serde_json::Value>(&out).unwrap()["article"].get("text").cloned()
    };
    assert_eq!(text(&["-f", "json"]), None);
    assert_eq!(text(&["-f", "json", "--text"]), Some(ARTICLE.into()));
}

#[test]
fn language_of_labels_comes_from_the_option_else_from_the_locale() {
    let folder = Folder::new("lang", &[("a.txt", ARTICLE.as_bytes())]);
    let page = |locale: &str, options: &[&str]| ran(isnad().arg("analyze").arg(&folder.0).args(options).env("LANG", locale)).out;
    assert_eq!(page("ar_EG.UTF-8", &[]), page("C", &["--lang", "ar"]));
    assert_eq!(page("en_US.UTF-8", &[]), page("ar_EG.UTF-8", &["--lang", "en"]));
    assert_ne!(page("ar_EG.UTF-8", &[]), page("C", &[]));
}

#[test]
fn colours_are_there_when_asked_for_and_never_in_a_pipe() {
    let folder = Folder::new("color", &[("a.txt", ARTICLE.as_bytes())]);
    assert!(!analyze(&folder.0, &[]).out.contains('\u{1B}'));
    assert!(analyze(&folder.0, &["--color", "always"]).out.contains("\u{1B}[1m"));
}

#[test]
fn dot_output_is_a_digraph() {
    let folder = Folder::new("dot", &[("a.txt", ARTICLE.as_bytes())]);
    let got = analyze(&folder.0, &["-f", "dot"]);
    assert!(got.out.starts_with("digraph \"a\" {\n") && got.out.ends_with("}\n"), "{}", got.out);
}

#[test]
fn closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let names: Vec<String> = (0..60).map(|n| format!("{n}.txt")).collect();
    let long = ARTICLE.repeat(50);
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), long.as_bytes())).collect();
    let folder = Folder::new("pipe", &files);
    let (all, one) = (folder.0.clone(), folder.0.join("0.txt"));
    let of_many = ["table", "json", "jsonl", "csv", "csv-sources", "markdown"].map(|format| (format, &all));
    let of_one = ["html", "dot", "graphml", "mermaid"].map(|format| (format, &one));
    for (format, input) in of_many.into_iter().chain(of_one) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_isnad"))
            .args(["analyze", "-f", format])
            .arg(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()), "{format}");
    }
}

#[test]
fn wrong_usage_is_exit_code_two() {
    for arguments in [vec!["analyse"], vec!["analyze", "--format", "xml", "-"], vec![], vec!["rules", "list", "verbs"]] {
        let got = ran(isnad().args(&arguments));
        assert_eq!((got.code, got.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!got.err.is_empty());
    }
}

#[test]
fn help_and_version_are_exit_code_zero() {
    for arguments in [["--help"], ["--version"]] {
        let got = ran(isnad().args(arguments));
        assert_eq!((got.code, got.err.as_str()), (Some(0), ""));
    }
}

#[test]
fn schema_describes_the_output() {
    let schema = |of: &str| serde_json::from_str::<serde_json::Value>(&ran(isnad().args(["schema", of])).out).unwrap();
    let fields = schema("analysis")["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut expected = ["schema", "article", "sources", "attributions", "silences", "unattributed", "graph", "balance", "findings"];
    let mut got: Vec<&str> = fields.iter().map(String::as_str).collect();
    got.sort_unstable();
    expected.sort_unstable();
    assert_eq!(got, expected);
    assert!(schema("rules").is_object());
}

#[test]
fn completions_and_manual_page_are_made() {
    assert!(ran(isnad().args(["completions", "bash"])).out.contains("_isnad()"));
    assert!(ran(isnad().arg("man")).out.contains(".TH isnad 1"));
    let folder = Folder::new("man", &[("x", b"")]);
    assert_eq!(ran(isnad().args(["man", "--dir"]).arg(&folder.0)).code, Some(0));
    assert!(folder.path("isnad-analyze.1").is_file());
    // Every page that another points to is there.
    for page in fs::read_dir(&folder.0).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()) {
        let pointed = page.lines().filter_map(|line| line.strip_suffix("(1)")).map(|name| name.replace('\\', ""));
        let missing: Vec<String> = pointed.filter(|name| !folder.path(&format!("{name}.1")).is_file()).collect();
        assert_eq!(missing, Vec::<String>::new());
    }
}

#[test]
fn unknown_rule_is_told_with_the_way_out() {
    let got = ran(isnad().args(["explain", "verb.nothing"]));
    assert_eq!(
        (got.code, got.err.as_str()),
        (Some(2), "isnad: no rule `verb.nothing`; `isnad rules list` and, of the policy, `isnad check --list-rules` name all\n")
    );
}

#[test]
fn broken_rule_pack_is_told_with_its_place() {
    let folder = Folder::new("pack", &[("own.yaml", b"schema: 1\nkind: hedge\nrules:\n  - id: hedge.x\n    colour: red\n")]);
    let got = ran(isnad().args(["rules", "check"]).arg(&folder.0));
    assert_eq!(got.code, Some(2));
    assert!(got.err.starts_with("isnad: ") && folder.bare(&got.err).contains("DIR/own.yaml:"), "{}", got.err);
    let used = ran(isnad().args(["analyze", "-", "--rules"]).arg(&folder.0).write_stdin(ARTICLE));
    assert_eq!((used.code, used.out.as_str()), (Some(2), ""));
}

#[test]
fn file_name_with_control_characters_cannot_write_to_the_terminal() {
    let got = analyze(Path::new("no\u{1B}[2Jfile"), &[]);
    assert_eq!(got.err, "isnad: no\\u{1b}[2Jfile: no such file or folder; check the path\n");
}
