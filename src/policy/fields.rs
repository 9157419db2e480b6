//! Reading YAML values of policies and front matter; every mistake keeps its place.

use crate::rules::check::{duplicate_key, unknown_key};
use crate::rules::diag::{PackProblems, Place, Problem, shown};
use crate::rules::malformed;
use crate::rules::node::{self, Node, Value};
use std::collections::BTreeSet;

/// Mistakes of one file, by numbered key or value.
#[derive(Debug, Default)]
pub(super) struct Mistakes(Vec<(u32, String)>);

impl Mistakes {
    pub(super) fn say(&mut self, number: u32, message: impl Into<String>) {
        self.0.push((number, message.into()));
    }

    /// What has keys is a mapping, or not there.
    pub(super) fn mapping(&mut self, node: &Node<'_>, label: &str) {
        if !matches!(node.value, Value::Map(_) | Value::Null) {
            self.say(
                node.number,
                format!("{label} must be a mapping, not {}; write its keys on lines of their own, indented", node.what()),
            );
        }
    }

    /// Refuses unknown and double keys of a mapping, and what is none.
    pub(super) fn keys(&mut self, node: &Node<'_>, label: &str, allowed: &[&str]) {
        self.mapping(node, label);
        for (key, _) in node.entries().iter().filter(|(key, _)| !allowed.contains(&key.name.as_ref())) {
            self.say(key.number, unknown_key(&key.name, allowed.iter().copied()));
        }
        self.double(node, allowed);
    }

    /// Refuses those of our keys that stand twice in a mapping.
    pub(super) fn double(&mut self, node: &Node<'_>, ours: &[&str]) {
        let mut seen = BTreeSet::new();
        for (key, _) in node.entries().iter().filter(|(key, _)| ours.contains(&key.name.as_ref())) {
            if !seen.insert(key.name.as_ref()) {
                self.say(key.number, duplicate_key(&key.name));
            }
        }
    }

    /// A text; numbers and dates too.
    pub(super) fn text(&mut self, node: &Node<'_>, label: &str) -> Option<String> {
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.clone()),
            Value::Text(_) => {
                self.say(node.number, format!("`{label}` is empty; write a text"));
                None
            }
            _ => {
                self.say(node.number, format!("`{label}` must be a text, not {}; write one", node.what()));
                None
            }
        }
    }

    /// A list of texts, or one.
    pub(super) fn texts(&mut self, node: &Node<'_>, label: &str) -> Vec<String> {
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.text(item, label)).collect(),
            Value::Text(_) => self.text(node, label).into_iter().collect(),
            _ => {
                self.say(node.number, format!("`{label}` must be a list, not {}; write each item after `- `", node.what()));
                Vec::new()
            }
        }
    }

    /// A word of a closed set; the YAML word `false` is `off`.
    pub(super) fn word<T>(&mut self, node: &Node<'_>, label: &str, of: impl Fn(&str) -> Option<T>, words: &[&str]) -> Option<T> {
        let word = match &node.value {
            Value::Text(text) => Some(text.as_ref()),
            Value::Bool(false) => Some("off"),
            _ => None,
        };
        let found = word.and_then(of);
        if found.is_none() {
            let what = word.map_or_else(|| node.what(), shown);
            self.say(node.number, format!("{what} is no value of `{label}`; use one of {}", words.join(", ")));
        }
        found
    }

    /// The mistakes with their places, in the order of the file; `lines` are added to every line.
    pub(super) fn placed(mut self, file: &str, text: &str, lines: u32) -> Vec<Problem> {
        self.0.sort();
        self.0.dedup();
        let place =
            |number| node::locate(text, number).map_or_else(|| Place::whole(file), |(line, column)| Place::new(file, line + lines, column));
        self.0.into_iter().map(|(number, message)| Problem { place: place(number), message }).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is told of a desk that is none of those there are.
pub(super) fn unknown_desk<'d>(name: &str, desks: impl Iterator<Item = &'d str> + Clone) -> String {
    match desks.clone().next() {
        Some(_) => unknown_key(name, desks).replacen("unknown key", "unknown desk", 1),
        None => format!("no desk {} in the policy; add it under `desks:`, or remove it here", shown(name)),
    }
}

/// The file as a tree, or why it is none.
pub(super) fn tree<'t>(file: &str, text: &'t str, lines: u32) -> Result<Node<'t>, PackProblems> {
    node::parse(text).map_err(|error| {
        let mut problems = malformed::told(file, text, &error);
        problems.iter_mut().for_each(|problem| problem.place.line += lines);
        PackProblems::new(problems)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_yaml_is_told_once_with_its_place_in_the_file() {
        let way = "look for a colon or a quotation mark inside a text without quotation marks";
        let told = tree("d.md", "title: a: b\n", 1).unwrap_err().to_string();
        assert_eq!(told, format!("d.md:2:9: not YAML: mapping values are not allowed in this context; {way}"));
    }
}
