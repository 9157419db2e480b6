//! `docs/ADDING-A-RULE.md` tells the truth: every example file in it loads and keeps its own limits.

use crate::support::root;
use isnad::rules::{Kind, Packs};
use isnad::selftest::{Engine, run};
use std::collections::BTreeSet;

/// Lines that a rule may have at most, as the page says.
const LONGEST: usize = 25;

/// The pack files of the page, named by the line they begin at.
fn files() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(root().join("docs/ADDING-A-RULE.md")).unwrap();
    let mut files = Vec::new();
    let mut open: Option<(String, String)> = None;
    for (line, number) in page.lines().zip(1..) {
        match (&mut open, line) {
            (None, "```yaml") => open = Some((format!("docs/ADDING-A-RULE.md, file at line {number}"), String::new())),
            (Some(_), "```") => files.extend(open.take()),
            (Some((_, text)), _) => *text += &format!("{line}\n"),
            (None, _) => {}
        }
    }
    files
}

#[test]
fn every_file_of_the_page_loads() {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    if let Err(problems) = Packs::read(&files) {
        panic!("{problems}");
    }
}

#[test]
fn no_rule_of_the_page_is_there_already() {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (page, packs) = (Packs::read(&files).unwrap(), Packs::builtin());
    let there: Vec<&str> = page.metas().map(|meta| meta.id).filter(|id| packs.find(id).is_some()).collect();
    assert_eq!(there, Vec::<&str>::new(), "write of a word that no pack has");
}

#[test]
fn the_page_has_a_file_of_every_kind() {
    let files = files();
    let shown: BTreeSet<String> =
        files.iter().filter_map(|(_, text)| text.lines().find_map(|line| line.strip_prefix("kind: "))).map(str::to_owned).collect();
    assert_eq!(shown, Kind::ALL.iter().map(ToString::to_string).collect());
}

#[test]
fn every_rule_of_the_page_keeps_the_length_it_asks_for() {
    let long: Vec<String> = files().into_iter().filter(|(_, text)| text.lines().skip(3).count() > LONGEST).map(|(name, _)| name).collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn the_examples_of_the_page_hold() {
    let dir = std::env::temp_dir().join(format!("isnad-{}-page", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    for (at, (_, text)) in files().iter().enumerate() {
        std::fs::write(dir.join(format!("{at:02}.yaml")), text).unwrap();
    }
    let packs = Packs::builtin().with_dir(&dir);
    std::fs::remove_dir_all(&dir).unwrap();
    let packs = packs.unwrap();
    let verdicts = run(&packs, &Engine::new(&packs));
    let page = dir.to_string_lossy().into_owned();
    let failed: Vec<String> =
        verdicts.iter().filter(|one| one.place.file.starts_with(&page) && !one.outcome.holds()).map(ToString::to_string).collect();
    assert_eq!(failed, Vec::<String>::new());
    assert!(verdicts.iter().any(|one| one.place.file.starts_with(&page)));
}
