//! Says everything that keeps a rule from having its shape, by reading it against its schema.
//!
//! Runs on rules that did not load: the shapes themselves stop at the first mistake.

use super::diag::shown;
use super::node::{Node, Value};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// A mistake at a numbered key or value of a file.
pub(crate) type Finding = (u32, String);

/// All mistakes of shape in a rule; `schema` is the one of its kind with `$defs`.
pub(crate) fn shape(rule: &Node<'_>, schema: &Json) -> Vec<Finding> {
    let mut check = Check { schema, found: Vec::new() };
    check.value(rule, schema, "the rule");
    check.found
}

struct Check<'s> {
    schema: &'s Json,
    found: Vec<Finding>,
}

impl<'s> Check<'s> {
    fn say(&mut self, number: u32, message: String) {
        self.found.push((number, message));
    }

    /// `label` names the value in messages.
    fn value(&mut self, node: &Node<'_>, schema: &'s Json, label: &str) {
        let schema = self.resolved(schema);
        let words = enum_words(schema);
        if !words.is_empty() {
            return self.word(node, &words, label);
        }
        let types = types(schema);
        match &node.value {
            Value::Map(_) if types.contains(&"object") => self.entries(node, schema),
            Value::List(items) if types.contains(&"array") => {
                let of = schema.get("items").unwrap_or(&Json::Null);
                items.iter().for_each(|item| self.value(item, of, &format!("an item of {label}")));
            }
            Value::Text(_) if types.contains(&"string") => {}
            Value::Bool(_) if types.contains(&"boolean") => {}
            Value::Null if types.contains(&"null") => {}
            _ => self.say(node.number, wrong_type(node, &types, label)),
        }
    }

    fn word(&mut self, node: &Node<'_>, words: &[&str], label: &str) {
        let label = label.trim_start_matches("an item of ");
        match node.text() {
            Some(text) if words.contains(&text) => {}
            Some(text) => {
                self.say(node.number, format!("{} is no value of {label}; use one of {}", shown(text), words.join(", ")));
            }
            None => {
                self.say(node.number, format!("{label} must be a word, not {}; use one of {}", node.what(), words.join(", ")));
            }
        }
    }

    fn entries(&mut self, node: &Node<'_>, schema: &'s Json) {
        let Some(Json::Object(properties)) = schema.get("properties") else { return };
        let mut seen = BTreeSet::new();
        for (key, value) in node.entries() {
            let name = key.name.as_ref();
            match properties.get(name) {
                None => self.say(key.number, unknown_key(name, properties.keys().map(String::as_str))),
                Some(_) if !seen.insert(name) => self.say(key.number, duplicate_key(name)),
                Some(of) => self.value(value, of, &format!("`{name}`")),
            }
        }
        for name in schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str) {
            if !seen.contains(name) {
                let words = properties.get(name).map(|of| enum_words(self.resolved(of))).unwrap_or_default();
                let way = if words.is_empty() { String::new() } else { format!(" with one of {}", words.join(", ")) };
                self.say(node.number, format!("`{name}` is missing; add `{name}:`{way}"));
            }
        }
    }

    /// Follows a reference into `$defs`; of what may be left out, that of what it is.
    fn resolved(&self, schema: &'s Json) -> &'s Json {
        let some = |one: &&Json| one.get("type").and_then(Json::as_str) != Some("null");
        let schema = schema.get("anyOf").and_then(Json::as_array).and_then(|all| all.iter().find(some)).unwrap_or(schema);
        let name = schema.get("$ref").and_then(Json::as_str).and_then(|to| to.strip_prefix("#/$defs/"));
        name.and_then(|name| self.schema.get("$defs")?.get(name)).unwrap_or(schema)
    }
}

/// The message for a key that stands twice in a mapping.
pub(crate) fn duplicate_key(name: &str) -> String {
    format!("the key {} stands here twice; keep one", shown(name))
}

/// The message for a key that nothing knows.
pub(crate) fn unknown_key<'a>(name: &str, allowed: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = allowed.clone().map(|key| (distance(name, key), key)).min();
    let list = allowed.collect::<Vec<_>>().join(", ");
    match near {
        Some((steps, key)) if steps <= 2 => {
            format!("unknown key {}; did you mean `{key}`? allowed are {list}", shown(name))
        }
        _ => format!("unknown key {}; allowed are {list}", shown(name)),
    }
}

/// The words a value may be: `enum`, or `const` and `enum` under `oneOf`.
fn enum_words(schema: &Json) -> Vec<&str> {
    let alternatives = schema.get("oneOf").and_then(Json::as_array).into_iter().flatten();
    std::iter::once(schema)
        .chain(alternatives)
        .flat_map(|one| one.get("enum").and_then(Json::as_array).into_iter().flatten().chain(one.get("const")))
        .filter_map(Json::as_str)
        .collect()
}

fn types(schema: &Json) -> Vec<&str> {
    match schema.get("type") {
        Some(Json::String(one)) => vec![one],
        Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn wrong_type(node: &Node<'_>, types: &[&str], label: &str) -> String {
    let (wanted, way) = match types.first() {
        Some(&"string") if matches!(node.value, Value::Number(_) | Value::Bool(_)) => ("a text", "put it in quotation marks"),
        Some(&"string") => ("a text", "write one text there"),
        Some(&"boolean") => ("true or false", "write one of the two"),
        Some(&"array") => ("a list", "write each item on a line of its own after `- `"),
        Some(&"object") => ("a mapping", "write its keys on lines of their own, indented"),
        _ => ("something else", "see `isnad schema rules`"),
    };
    format!("{label} must be {wanted}, not {}; {way}", node.what())
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().take(32).enumerate() {
        let mut left = line + 1;
        let mut next = vec![left];
        for (other, pair) in to.iter().zip(row.windows(2)) {
            let (Some(diagonal), Some(above)) = (pair.first(), pair.last()) else { continue };
            left = (diagonal + usize::from(letter != *other)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sound::{HEDGE, broken, problems};
    use super::*;

    #[test]
    fn an_unknown_key_is_named_with_the_nearest_one() {
        assert_eq!(
            broken("    forms:", "    froms:"),
            "p.yaml:4:5: `forms` is missing; add `forms:`\n\
             p.yaml:7:5: unknown key `froms`; did you mean `forms`? allowed are class, examples, forms, id, note, refs, since, status"
        );
    }

    #[test]
    fn a_far_off_key_gets_the_list_only() {
        assert_eq!(
            broken("          why:", "          because:"),
            "p.yaml:14:11: `why` is missing; add `why:`\n\
             p.yaml:15:11: unknown key `because`; allowed are at, text, why"
        );
    }

    #[test]
    fn an_invisible_mark_in_a_key_is_spelled_out() {
        assert_eq!(
            broken("    since:", "    since\u{200F}:"),
            "p.yaml:4:5: `since` is missing; add `since:`\n\
             p.yaml:5:5: unknown key `since\\u{200f}`; did you mean `since`? allowed are class, examples, forms, id, note, refs, since, status"
        );
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_known_ones() {
        assert_eq!(
            broken("class: hedge", "class: doubt"),
            "p.yaml:6:12: `doubt` is no value of `class`; use one of hedge, hearsay, forecast, modal"
        );
        assert_eq!(
            broken("class: hedge", "class: [hedge]"),
            "p.yaml:6:12: `class` must be a word, not a list; use one of hedge, hearsay, forecast, modal"
        );
    }

    #[test]
    fn an_unknown_word_in_a_list_is_found_at_its_place() {
        let verb = "schema: 1\nkind: verb\nrules:\n  - id: verb.a\n    since: 0.1.0\n    lemma: ا\n    measure: I\n    \
                    strength: core\n    act: assertion\n    complements: [that, quot]\n    examples:\n      hit:\n        - text: ا\n      \
                    miss:\n        - text: ب\n          why: no\n";
        assert_eq!(
            problems(verb),
            "p.yaml:10:25: `quot` is no value of `complements`; use one of that, quote, colon, object, preposition, question"
        );
    }

    #[test]
    fn a_missing_key_is_told_with_its_words() {
        assert_eq!(
            broken("    class: hedge\n", ""),
            "p.yaml:4:5: `class` is missing; add `class:` with one of hedge, hearsay, forecast, modal"
        );
    }

    #[test]
    fn a_wrong_type_is_told_with_the_right_one() {
        assert_eq!(
            broken("    since: 0.1.0", "    since: 0.1"),
            "p.yaml:5:12: `since` must be a text, not the number 0.1; put it in quotation marks"
        );
        assert_eq!(
            broken("    forms:\n      - ربما\n", "    forms: ربما\n"),
            "p.yaml:7:12: `forms` must be a list, not a text; write each item on a line of its own after `- `"
        );
        assert_eq!(
            broken("    forms:\n      - ربما\n", "    forms:\n      - a: b\n"),
            "p.yaml:8:9: an item of `forms` must be a text, not a mapping; write one text there"
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_found_at_its_second_place() {
        assert_eq!(
            broken("    class: hedge\n", "    class: hedge\n    class: hearsay\n"),
            "p.yaml:7:5: the key `class` stands here twice; keep one"
        );
        let text = HEDGE.replace("          at: ", "          text: x\n          at: ");
        assert_eq!(problems(&text), "p.yaml:12:11: the key `text` stands here twice; keep one");
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!([distance("forms", "froms"), distance("", "ab"), distance("why", "why")], [2, 2, 0]);
    }
}
