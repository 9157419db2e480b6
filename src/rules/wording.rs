//! Checks that need no schema: ids, the writing of words, examples on both sides.
//!
//! Words of a pack are compared in folded form, so a mark in them says nothing and only
//! hides from a reader what is compared; that is why words are to be written bare.

use super::check::Finding;
use super::diag::{is_invisible, shown};
use super::envelope::Kind;
use super::node::{Node, Value};
use std::collections::BTreeMap;

/// Keys that hold one word or phrase, with whether it may be empty.
const WORDS: [(&str, bool); 5] =
    [("lemma", false), ("imperfect", false), ("participle", true), ("masdar", true), ("name", false)];

/// Keys that hold a list of words or phrases.
const LISTS: [&str; 11] = [
    "forms", "feminine", "dual", "plural", "plural-things", "prepositions", "objects", "not-before", "homographs", "places",
    "adjectives",
];

/// Lists of the words that a rule is found by.
const OWN: [&str; 8] = ["lemma", "forms", "feminine", "dual", "plural", "plural-things", "places", "adjectives"];

/// All mistakes in a rule's id, words and examples.
pub(super) fn check(rule: &Node<'_>, kind: Kind) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, value) in rule.entries() {
        let name = key.name.as_ref();
        if let Some((_, may_be_empty)) = WORDS.iter().find(|(word, _)| *word == name) {
            found.extend(value.text().and_then(|text| word(name, text, *may_be_empty)).map(|why| (value.number, why)));
        } else if LISTS.contains(&name) {
            list(value, &mut found);
        } else if name == "id" {
            found.extend(value.text().and_then(|id| bad_id(id, kind)).map(|why| (value.number, why)));
        } else if name == "examples" {
            examples(value, &mut found);
        }
    }
    found.extend(no_words(rule, kind));
    found
}

/// A rule whose word lists are all empty works nowhere, which nobody would notice.
fn no_words(rule: &Node<'_>, kind: Kind) -> Option<Finding> {
    let own = || rule.entries().iter().filter(|(key, _)| OWN.contains(&key.name.as_ref()));
    if own().any(|(_, value)| !matches!(&value.value, Value::List(items) if items.is_empty())) {
        return None;
    }
    // Every other kind has a list that must be there, and a missing one is told by its schema.
    let at = own().map(|(key, _)| key).next().or(rule.entries().first().map(|(key, _)| key).filter(|_| kind == Kind::Head))?;
    Some((at.number, "the rule has no words; write at least one".to_owned()))
}

fn list(node: &Node<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
    for item in node.items() {
        let Some(text) = item.text() else { continue };
        if let Some(why) = word("form", text, false) {
            found.push((item.number, why));
        } else if seen.insert(text, ()).is_some() {
            found.push((item.number, format!("{} is listed twice; keep one", shown(text))));
        }
    }
}

/// Why a word or phrase is not written as it should be.
fn word(label: &str, text: &str, may_be_empty: bool) -> Option<String> {
    if text.trim().is_empty() {
        let empty = !may_be_empty || !text.is_empty();
        return empty.then(|| format!("empty {label}; write the word or remove the line"));
    }
    if let Some(mark) = text.chars().find_map(|letter| mark_name(letter).map(|name| format!("{name} (U+{:04X})", u32::from(letter)))) {
        return Some(format!("{} carries {mark}; write it bare", shown(text)));
    }
    let tidy = text.split(' ').all(|part| !part.is_empty()) && !text.chars().any(|c| c.is_whitespace() && c != ' ');
    (!tidy).then(|| format!("{} has a blank too many; write one space between words and none around them", shown(text)))
}

/// What a mark that has no place in a pack's words is called.
fn mark_name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{064B}' => "a fathatan",
        '\u{064C}' => "a dammatan",
        '\u{064D}' => "a kasratan",
        '\u{064E}' => "a fatha",
        '\u{064F}' => "a damma",
        '\u{0650}' => "a kasra",
        '\u{0651}' => "a shadda",
        '\u{0652}' => "a sukun",
        '\u{0670}' => "a superscript alef",
        '\u{0640}' => "a tatweel",
        '\u{0610}'..='\u{061A}' | '\u{0653}'..='\u{065F}' | '\u{06D6}'..='\u{06ED}' => "a vowel or reading mark",
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => "a presentation form",
        _ if is_invisible(letter) => "an invisible mark",
        _ => return None,
    })
}

fn bad_id(id: &str, kind: Kind) -> Option<String> {
    let prefix = format!("{kind}.");
    let Some(slug) = id.strip_prefix(&prefix) else {
        let slug = id.split_once('.').map_or(id, |(_, slug)| slug);
        return Some(format!("id {} in a file of kind {kind}; name it `{prefix}{slug}` or move it to its own kind's file", shown(id)));
    };
    let plain = slug.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    (!plain).then(|| format!("id {} is not plain; after `{prefix}` write small Latin letters, digits and single hyphens", shown(id)))
}

fn examples(node: &Node<'_>, found: &mut Vec<Finding>) {
    if !matches!(node.value, Value::Map(_)) {
        return;
    }
    for (side, way) in [("hit", "a text on which the rule must work"), ("miss", "a text on which it must not work, and why")] {
        match node.get(side) {
            None => found.push((node.number, format!("no {side} example; add under `{side}:` {way}"))),
            Some(list) if matches!(&list.value, Value::List(items) if items.is_empty()) || list.value == Value::Null => {
                found.push((list.number, format!("no {side} example; add under `{side}:` {way}")));
            }
            Some(list) => found.extend(list.items().iter().filter_map(empty_text)),
        }
    }
}

fn empty_text(example: &Node<'_>) -> Option<Finding> {
    let text = example.get("text")?;
    (text.text()?.trim().is_empty()).then(|| (text.number, "empty example; write a sentence".to_owned()))
}
