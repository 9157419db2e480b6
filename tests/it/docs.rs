//! What the documents point at is there, and what they tell to type is understood.

use crate::support::{files_below, none_of, read, root};
use std::path::Path;
use std::process::Command;

/// Commands of the program.
const COMMANDS: &[&str] =
    &["analyze", "check", "init", "rules", "explain", "eval", "serve", "schema", "completions", "man", "help", "--help", "--version"];

fn documents() -> Vec<String> {
    files_below("").into_iter().filter(|f| f.ends_with(".md")).collect()
}

/// Targets of the links of a document that point into the project.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let inside = |t: &&str| !t.contains("://") && !t.starts_with('#') && !t.starts_with("mailto:") && !t.contains(' ');
    targets.filter(inside).map(|t| t.split('#').next().unwrap_or(t)).collect()
}

/// Lines of the fenced blocks marked `sh`, each the arguments of a call of the program.
fn calls(text: &str) -> Vec<Vec<String>> {
    let mut shell = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(mark) = line.trim_start().strip_prefix("```") {
            shell = !shell && mark.trim() == "sh";
            continue;
        }
        let plain = line.split(" #").next().unwrap_or(line).trim();
        let call = plain.strip_prefix("isnad ").or_else(|| plain.strip_prefix("cargo run --release -- "));
        if let Some(call) = call.filter(|_| shell) {
            let own = call.split(['|', '>']).next().unwrap_or(call);
            found.push(own.split_whitespace().map(|w| w.trim_matches('\'').to_owned()).collect());
        }
    }
    found
}

#[test]
fn links_lead_to_files() {
    let mut found = Vec::new();
    for document in documents() {
        let text = read(&document);
        let folder = root().join(&document).parent().map(Path::to_path_buf).unwrap_or_default();
        let broken = links(&text).into_iter().filter(|t| !folder.join(t).exists()).map(|t| format!("{document}: {t}"));
        found.extend(broken);
    }
    none_of(&found, "mend the link or write the document");
}

#[test]
fn commands_of_the_documents_are_known_and_their_samples_exist() {
    let mut found = Vec::new();
    for document in documents() {
        for call in calls(&read(&document)) {
            if !call.first().is_some_and(|c| COMMANDS.contains(&c.as_str())) {
                found.push(format!("{document}: isnad {}", call.join(" ")));
            }
            let missing = call.iter().filter(|w| w.starts_with("samples/") && !root().join(w).exists());
            found.extend(missing.map(|w| format!("{document}: {w}")));
        }
    }
    none_of(&found, "mend the call or the name");
}

#[test]
fn the_readme_shows_every_command() {
    let shown = calls(&read("README.md"));
    let missing: Vec<&&str> =
        COMMANDS.iter().filter(|c| !c.starts_with('-') && **c != "help").filter(|c| !shown.iter().any(|s| s[0] == **c)).collect();
    assert!(missing.is_empty(), "README.md does not show {missing:?}; add a line to its usage");
}

#[test]
fn the_architecture_page_stays_short() {
    let lines = read("docs/ARCHITECTURE.md").lines().count();
    assert!(lines <= 150, "docs/ARCHITECTURE.md has {lines} lines; keep it to 150");
}

#[test]
fn the_program_understands_every_call_of_the_readme() {
    let mut found = Vec::new();
    // `init` and `--out-dir` write, `serve` does not end; their own tests have a folder and an end for that. `check` tells by 1 that it
    // found something.
    let prints = |call: &Vec<String>| !["init", "serve"].contains(&call[0].as_str()) && !call.iter().any(|word| word == "--out-dir");
    for call in calls(&read("README.md")).into_iter().filter(prints) {
        let out = Command::new(env!("CARGO_BIN_EXE_isnad")).args(&call).current_dir(root()).output().unwrap();
        let found_something = call[0] == "check" && out.status.code() == Some(1);
        if !out.status.success() && !found_something || out.stdout.is_empty() {
            found.push(format!("isnad {}: {} {}", call.join(" "), out.status, String::from_utf8_lossy(&out.stderr).trim()));
        }
    }
    none_of(&found, "mend the README or the command");
}

#[test]
fn the_readme_shows_what_check_prints() {
    let printed = printed(&["check", "--lang", "en", "samples/newsroom/drafts/port-deal.md"]);
    assert!(read("README.md").contains(&format!("```text\n{printed}```")), "README.md does not show this; paste it:\n{printed}");
}

/// What a command prints, as a text shows it: an editor of text needs no direction marks.
fn printed(arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_isnad")).args(arguments).current_dir(root()).output().unwrap();
    String::from_utf8(out.stdout).unwrap().replace(['\u{200E}', '\u{200F}'], "")
}

#[test]
fn the_readme_shows_what_analyze_prints() {
    let printed = printed(&["analyze", "--lang", "en", "samples/retold-strike.txt"]);
    assert!(read("README.md").contains(&format!("```text\n{printed}```")), "README.md does not show this; paste it:\n{printed}");
}

#[test]
fn every_figure_is_measured() {
    let placeholders = |f: &String| ["<!-- measured:", "<!-- transcript:"].iter().map(|mark| read(f).matches(mark).count()).sum::<usize>();
    let found: Vec<String> =
        documents().into_iter().filter(|f| placeholders(f) > 0).map(|f| format!("{f}: {} places", placeholders(&f))).collect();
    none_of(&found, "measure them and write them in");
}

#[test]
fn calls_are_read_from_shell_blocks_only() {
    let text = "isnad nothing\n```sh\nisnad analyze a.txt > b   # one\ncargo run --release -- rules list | head\ncargo test\n```\n```text\nisnad x\n```\n";
    assert_eq!(calls(text), [vec!["analyze", "a.txt"], vec!["rules", "list"]]);
}
