//! The library's public items, as a list under version control: a change of what others build on is seen and meant.
//!
//! By their text, not by a compiler: a name that is public in a module of its own only is listed too.

use crate::source::{Keep, code, test_modules};
use crate::support::{files_below, read, root};
use std::collections::BTreeSet;

const LIST: &str = "tests/api.txt";

/// The public items of a file, one a line: its name, then the item without its body.
fn items(name: &str) -> Vec<String> {
    let code = code(&read(name), Keep::Code);
    let starts = code.match_indices("pub ").map(|(at, _)| at).filter(|at| code[..*at].ends_with(['\n', ' ']) || *at == 0);
    let head = |at: usize| {
        let rest = &code[at..];
        let field = !["fn ", "const ", "struct ", "enum ", "trait ", "type ", "mod ", "use ", "unsafe ", "async "]
            .iter()
            .any(|k| rest[4..].starts_with(k));
        let end = rest.find(if field { &[',', '\n'][..] } else { &['{', ';', '='][..] }).unwrap_or(rest.len());
        rest[..end].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    starts.map(|at| format!("{name}: {}", head(at))).collect()
}

#[test]
fn public_items_are_those_of_the_list() {
    let files: Vec<String> = files_below("src").into_iter().filter(|f| f.ends_with(".rs") && f != "src/main.rs").collect();
    let tests: BTreeSet<String> = files.iter().flat_map(|f| test_modules(&read(f))).collect();
    let for_tests = |f: &&String| tests.iter().any(|t| f.ends_with(&format!("/{t}.rs")));
    let now: String = files.iter().filter(|f| !for_tests(f)).flat_map(|f| items(f)).map(|line| line + "\n").collect();
    if std::env::var_os("ISNAD_BLESS").is_some() {
        return std::fs::write(root().join(LIST), now).unwrap();
    }
    let listed = read(LIST);
    let (was, is): (BTreeSet<&str>, BTreeSet<&str>) = (listed.lines().collect(), now.lines().collect());
    let gone: Vec<_> = was.difference(&is).collect();
    let new: Vec<_> = is.difference(&was).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "gone or changed, which breaks those who use it: {gone:#?}\nnew: {new:#?}\nif it is meant: a line in docs/CHANGELOG.md, and ISNAD_BLESS=1 cargo test public_items"
    );
}
