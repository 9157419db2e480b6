//! What the command line cannot do: refused in one line with a way out, never passed over.

use crate::cli::{Folder, Ran, analyze, ids, isnad, ran};
use serde_json::Value;
use std::fs;

const ARTICLE: &str = "حفل الميناء\n\nقال مدير المرسى بهاء الزيتوني إن الحفل يبدأ مساء.\nوأضاف أن الدخول مجاني.\n";

fn folder(name: &str) -> Folder {
    Folder::new(name, &[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())])
}

/// Exit code and first line on standard error.
fn told(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let Ran { code, err, .. } = ran(isnad().current_dir(&folder.0).args(arguments));
    (code, err.lines().next().unwrap_or_default().to_owned())
}

fn refused(line: &str) -> (Option<i32>, String) {
    (Some(2), line.to_owned())
}

#[test]
fn json_is_an_array_where_several_articles_may_come() {
    let folder = folder("shape");
    let record = serde_json::json!({ "text": ARTICLE }).to_string();
    fs::write(folder.path("one.jsonl"), &record).unwrap();
    fs::create_dir_all(folder.path("in")).unwrap();
    fs::write(folder.path("in/c.txt"), ARTICLE).unwrap();
    let of = |paths: &[&str]| {
        let out = ran(isnad().current_dir(&folder.0).args(["analyze", "-f", "json", "-q"]).args(paths)).out;
        match serde_json::from_str(&out).unwrap() {
            Value::Array(list) => list.iter().map(|a| a["article"]["id"].as_str().unwrap().to_owned()).collect(),
            object => vec!["object".to_owned(), object["article"]["id"].as_str().unwrap().to_owned()],
        }
    };
    assert_eq!(of(&["a.txt"]), ["object", "a"]);
    assert_eq!(of(&["a.txt", "missing.txt"]), ["a"]);
    assert_eq!(of(&["missing.txt", "a.txt"]), ["a"]);
    assert_eq!(of(&["in"]), ["c"]);
    assert_eq!(of(&["one.jsonl"]), ["one:1"]);
    assert_eq!(of(&["a.txt", "b.txt"]), ["a", "b"]);
}

#[test]
fn a_dash_as_output_is_standard_output() {
    let folder = folder("dash");
    let printed = analyze(&folder.path("a.txt"), &["-f", "csv"]);
    let dashed = ran(isnad().current_dir(&folder.0).args(["analyze", "-f", "csv", "-o", "-"]).arg(folder.path("a.txt")));
    assert_eq!(dashed, printed);
    let checked = ran(isnad().current_dir(&folder.0).args(["check", "-f", "json", "-o", "-", "a.txt"]));
    assert!(checked.code == Some(0) && checked.out.starts_with('{'), "{checked:?}");
    assert!(!folder.path("-").exists());
    assert_eq!(
        told(&folder, &["analyze", "-f", "jsonl", "--resume", "-o", "-", "a.txt"]),
        refused("isnad: --resume goes on with a file; name it with --output")
    );
}

#[test]
fn rules_of_both_kinds_are_pointed_at() {
    let folder = folder("kinds");
    let both = "`isnad rules list` and, of the policy, `isnad check --list-rules` name all";
    for (arguments, expected) in [
        (["explain", "verb.nothing"].as_slice(), format!("isnad: no rule `verb.nothing`; {both}")),
        (&["explain", "vague-anonymous"], format!("isnad: no rule `vague-anonymous`, but `vague-anonymous-source`; {both}")),
        (&["explain", "vague-anonymous-sourc"], format!("isnad: no rule `vague-anonymous-sourc`, but `vague-anonymous-source`; {both}")),
        (
            &["rules", "show", "vague-anonymous-source"],
            "isnad: `vague-anonymous-source` is a rule of the policy; `isnad explain vague-anonymous-source` tells it".to_owned(),
        ),
        (&["rules", "show", "verb.qalaa"], format!("isnad: no rule `verb.qalaa`, but `verb.qala`; {both}")),
        (&["rules", "test", "nosuch"], "isnad: no rule begins with `nosuch`; `isnad rules list` names all".to_owned()),
    ] {
        assert_eq!(told(&folder, arguments), refused(&expected));
    }
}

#[test]
fn a_folder_of_the_policys_rules_is_no_rule_pack() {
    let folder = folder("policy-rules");
    fs::create_dir(folder.path("own")).unwrap();
    fs::write(folder.path("own/unnamed-media.yaml"), "id: unnamed-media\ngroup: source\n").unwrap();
    let own = folder.path("own").to_string_lossy().into_owned();
    let why =
        "these are rules of the policy, no rule packs; `isnad check --list-rules` lists them, and isnad.yaml says what is made of them";
    for arguments in [["rules", "check", &own].as_slice(), &["analyze", "--rules", &own, "a.txt"], &["check", "--rules", &own, "a.txt"]] {
        let (code, line) = told(&folder, arguments);
        assert_eq!((code, folder.bare(&line)), refused(&format!("isnad: DIR/own: {why}")));
    }
}

#[test]
fn numbers_are_asked_for_with_a_way_out() {
    let folder = folder("whole");
    let width = "give a whole number from 40 to 65535; leave it out for the width of the terminal";
    for (arguments, expected) in [
        (["analyze", "--width", "abc"].as_slice(), format!("error: invalid value 'abc' for '--width <N>': {width}")),
        (&["analyze", "--width", "20"], format!("error: invalid value '20' for '--width <N>': {width}")),
        (
            &["analyze", "--max-size", "9999"],
            "error: invalid value '9999' for '--max-size <MIB>': give a whole number from 1 to 1024".into(),
        ),
        (
            &["check", "--max-warnings", "x"],
            "error: invalid value 'x' for '--max-warnings <N>': give a whole number from 0; leave it out to fail by severity alone".into(),
        ),
        (
            &["serve", "--port", "x"],
            "error: invalid value 'x' for '--port <N>': give a whole number from 0 to 65535; 0 takes any that is free".into(),
        ),
    ] {
        assert_eq!(told(&folder, arguments), refused(&expected));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_a_failure() {
    let folder = folder("full");
    for arguments in ["--help", "--version"] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_isnad")).arg(arguments).stdout(full).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.as_str()),
            (Some(2), "isnad: standard output: no space left; free some, or write elsewhere\n")
        );
    }
    assert_eq!(told(&folder, &["--help"]), (Some(0), String::new()));
}

#[test]
fn text_in_utf_32_is_told_as_such() {
    let of = |big: bool, mark: bool| -> Vec<u8> {
        let letters = mark.then_some('\u{FEFF}').into_iter().chain(ARTICLE.chars());
        letters.flat_map(|c| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() }).collect()
    };
    let folder = folder("utf32");
    for (big, mark) in [(true, true), (true, false), (false, true), (false, false)] {
        fs::write(folder.path("wide.txt"), of(big, mark)).unwrap();
        let name = if big { "UTF-32BE" } else { "UTF-32LE" };
        let expected = format!("isnad: wide.txt: text in {name}: convert it first, with iconv -f {name} -t UTF-8");
        assert_eq!(told(&folder, &["analyze", "wide.txt"]), refused(&expected));
    }
}

#[test]
fn options_without_effect_are_refused() {
    let folder = folder("effect");
    for (arguments, expected) in [
        (["analyze", "-f", "csv", "--text", "a.txt"].as_slice(), "isnad: --text keeps the text in JSON; add --format json or jsonl"),
        (
            &["analyze", "-f", "csv", "--explain", "a.txt"],
            "isnad: --explain is for the table of one article and for JSON; leave it out with --format csv",
        ),
        (&["analyze", "--explain", "."], "isnad: --explain is for one article; name one, or add --format json"),
        (&["analyze", "-f", "csv", "--width", "90", "a.txt"], "isnad: --width is for the table; leave it out with --format csv"),
        (
            &["analyze", "--input-format", "text", "--map", "text=body", "a.txt"],
            "isnad: --map names the fields of JSON Lines; leave it or --input-format out",
        ),
        (
            &["check", "--input-format", "html", "--map", "text=body", "a.txt"],
            "isnad: --map names the fields of JSON Lines; leave it or --input-format out",
        ),
        (
            &["analyze", "--input-format", "docx", "--encoding", "utf-8", "a.txt"],
            "isnad: --encoding is for text; a Word document tells its own: leave it or --input-format out",
        ),
        (
            &["check", "--stdin-filename", "b.md", "a.txt"],
            "isnad: --stdin-filename is for standard input; add - to what is checked, or leave it out",
        ),
        (
            &["check", "--update-baseline", "--baseline", "b.json", "--fail-on", "off", "a.txt"],
            "error: the argument '--update-baseline' cannot be used with '--fail-on <SEVERITY>'",
        ),
        (&["check", "--list-rules", "--diff", "HEAD"], "error: the argument '--list-rules' cannot be used with '--diff <REV>'"),
        (&["eval", "--list", "l.json", "g", "t"], "isnad: --list is for the figures of each outlet; add --per-outlet"),
        (&["eval", "--sample", "3", "g", "t"], "isnad: --sample draws from differences; add --diff"),
        (&["check", "--list-rules", "-f", "json"], "error: the argument '--list-rules' cannot be used with '--format <FORMAT>'"),
        (
            &["analyze", "--map", "text=a,text=b", "a.txt"],
            "error: invalid value 'text=a,text=b' for '--map <FIELD=NAME,…>': `text` is named twice; name each field once",
        ),
    ] {
        assert_eq!(told(&folder, arguments), refused(expected));
    }
    let lines = ran(isnad().current_dir(&folder.0).args(["analyze", "-f", "jsonl", "--text", "--explain", "."]));
    assert_eq!((lines.code, ids(&lines.out)), (Some(0), vec!["a".to_owned(), "b".to_owned()]));
}

#[cfg(unix)]
#[test]
fn a_file_name_with_a_line_end_is_told_in_one_line() {
    let folder = Folder::new("line-end", &[("a\nisnad: b.txt: fine.txt", b"x")]);
    let got = ran(isnad().args(["analyze", "-f", "jsonl"]).arg(&folder.0));
    let told = folder.bare(&got.err);
    assert!(told.starts_with("isnad: DIR/a\\u{a}isnad: b.txt: fine.txt: no Arabic letter in it"), "{told}");
    assert_eq!((got.code, told.lines().count()), (Some(2), 1));
}

#[test]
fn no_output_is_a_policy_a_baseline_or_a_pack() {
    let folder = Folder::new("read-beside", &[("a.txt", ARTICLE.as_bytes())]);
    let path = |name: &str| folder.path(name);
    fs::create_dir_all(path("packs")).unwrap();
    fs::copy(crate::support::root().join("rules/ar/words.yaml"), path("packs/words.yaml")).unwrap();
    fs::write(path("own.yaml"), "policy: 1\nextends: base.yaml\n").unwrap();
    fs::write(path("base.yaml"), "policy: 1\nextends: recommended\n").unwrap();
    let policies = ["own.yaml", "base.yaml"].map(|name| fs::read(path(name)).unwrap());
    let same = |name: &str| format!("the same file as {name}, which is read; name another output");
    let policy = "would be read as a policy; name another output".to_owned();
    for (arguments, file, why) in [
        (["check", "--policy", "own.yaml", "-o", "own.yaml", "a.txt"].as_slice(), "own.yaml", same("own.yaml")),
        (&["check", "--policy", "own.yaml", "-o", "base.yaml", "a.txt"], "base.yaml", same("base.yaml")),
        (&["check", "--policy", "own.yaml", "--baseline", "base.yaml", "--update-baseline", "a.txt"], "base.yaml", same("base.yaml")),
        (&["check", "-o", "isnad.yaml", "a.txt"], "isnad.yaml", policy.clone()),
        (&["analyze", "--policy", "own.yaml", "-o", "own.yaml", "a.txt"], "own.yaml", same("own.yaml")),
        (&["analyze", "--policy", "own.yaml", "-o", "base.yaml", "a.txt"], "base.yaml", same("base.yaml")),
        (&["analyze", "-o", ".isnad.yaml", "a.txt"], ".isnad.yaml", policy),
        (
            &["analyze", "--rules", "packs", "-o", "packs/own.yaml", "a.txt"],
            "packs/own.yaml",
            "in the rules of packs, and would be read as a pack; name a file elsewhere".to_owned(),
        ),
    ] {
        assert_eq!(told(&folder, arguments), refused(&format!("isnad: {file}: {why}")), "{arguments:?}");
    }
    assert_eq!(["own.yaml", "base.yaml"].map(|name| fs::read(path(name)).unwrap()), policies);
    assert_eq!(told(&folder, &["check", "--baseline", "b.json", "--update-baseline", "a.txt"]), (Some(0), String::new()));
    let known = fs::read(path("b.json")).unwrap();
    assert_eq!(
        told(&folder, &["check", "--baseline", "b.json", "-o", "b.json", "a.txt"]),
        refused(&format!("isnad: b.json: {}", same("b.json")))
    );
    assert_eq!(fs::read(path("b.json")).unwrap(), known);
}
