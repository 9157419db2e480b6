//! What is committed works on any machine: no path of one, no address of a package registry.

use crate::support::{committed_files, none_of, root};

/// Written in pieces, so that this file does not complain of itself.
const MACHINE: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("C:", "\\Users"),
    concat!("index.cra", "tes.io"),
    concat!("static.cra", "tes.io"),
    concat!("files.python", "hosted.org"),
    concat!("local", "host:"),
];

/// The one source of packages a lock file may name.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn complaints(file: &str, text: &str) -> Vec<String> {
    let hit = |line: &str| MACHINE.iter().find(|path| line.contains(**path));
    text.lines().enumerate().filter_map(|(n, line)| hit(line).map(|path| format!("{file}:{}: {path}", n + 1))).collect()
}

#[test]
fn no_machine_is_named() {
    let mut found = Vec::new();
    for file in committed_files() {
        let bytes = std::fs::read(root().join(&file)).unwrap();
        found.extend(complaints(&file, &String::from_utf8_lossy(&bytes)));
    }
    none_of(&found, "name the file from the project's root, or leave the address to the tool's own settings");
}

#[test]
fn locked_packages_come_from_the_common_registry() {
    let lock = crate::support::read("Cargo.lock");
    let sources = lock.lines().filter_map(|l| l.strip_prefix("source = "));
    let found: Vec<String> = sources.filter(|s| s.trim_matches('"') != REGISTRY).map(ToOwned::to_owned).collect();
    none_of(&found, "lock again without the replaced source");
}

#[test]
fn a_path_is_shown_with_its_line() {
    let text = format!("a\nsee {}user/x\n", MACHINE[1]);
    assert_eq!(complaints("README.md", &text), [format!("README.md:2: {}", MACHINE[1])]);
}
