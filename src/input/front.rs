//! Front matter: the YAML between `---` lines before a text, or the TOML between `+++` lines.

use super::draft::{Draft, squeeze};
use crate::analysis::{Anchor, Metadata, Origin};
use crate::policy::front_block;
use crate::text::lines;
use serde_yaml::{Mapping, Value};

/// Longest front matter, in bytes; what is longer is text.
const MAX: usize = 1 << 16;

/// Plain text; its front matter goes apart, the rest stays as it is.
pub(super) fn plain(text: String) -> Draft {
    let Some(front) = metadata(&text) else { return Draft { text, ..Draft::default() } };
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let (body, head) = (part(text.get(front.bytes..)), part(text.get(..front.bytes)));
    Draft { anchors: anchors(&body, &front), text: body, front: head, metadata: front.metadata, ..Draft::default() }
}

/// Where each line behind a front matter stands, without the blanks around its words.
fn anchors(body: &str, front: &Front) -> Vec<Anchor> {
    let number = |n: usize| u32::try_from(n).ok();
    let anchor = |((start, line), number_of): ((usize, &str), u32)| {
        let (blanks, words) = (line.len() - line.trim_start().len(), line.trim());
        let column = line.get(..blanks).map_or(0, |blanks| blanks.chars().count());
        let byte = front.bytes + start + blanks;
        let line = Some(front.lines.saturating_add(number_of));
        let origin = Origin {
            line,
            column: number(column + 1),
            byte_start: number(byte),
            byte_end: number(byte + words.len()),
            ..Origin::default()
        };
        (!words.is_empty()).then_some(Anchor { text: start + blanks, origin })
    };
    lines::lines(body).zip(1u32..).filter_map(anchor).collect()
}

/// A front matter.
pub(super) struct Front {
    pub(super) metadata: Metadata,
    /// Bytes up to the text.
    pub(super) bytes: usize,
    /// Lines up to the text.
    pub(super) lines: u32,
}

/// The front matter of a text. What has no keys is none.
pub(super) fn metadata(text: &str) -> Option<Front> {
    let (fields, bytes, lines) = front_block(text).or_else(|| toml(text)).filter(|(fields, ..)| fields.len() <= MAX)?;
    let is_empty = fields.trim().is_empty();
    let read = if is_empty { Some(Mapping::new()) } else { serde_yaml::from_str::<Mapping>(fields).ok() };
    let fields = read.or_else(|| plain_fields(fields))?;
    let first = |names: &[&str]| names.iter().find_map(|name| fields.get(*name).and_then(words));
    let metadata = Metadata {
        title: first(&["title", "headline"]),
        byline: first(&["byline", "author", "authors"]),
        published: first(&["published", "date"]),
        outlet: first(&["outlet", "publisher"]),
    };
    Some(Front { metadata, bytes, lines })
}

/// The TOML between lines `+++`, and the byte and line behind them.
fn toml(text: &str) -> Option<(&str, usize, u32)> {
    let mut at = 0;
    let mut start = None;
    for ((_, line), number) in lines::lines(text).zip(1u32..) {
        at += line.len();
        match start {
            None if line.trim_end().trim_start_matches('\u{FEFF}') == "+++" => start = Some(at),
            None => return None,
            Some(from) if line.trim_end() == "+++" => return Some((text.get(from..at - line.len())?, at, number)),
            Some(_) => {}
        }
    }
    None
}

/// Fields a line each, as TOML has them and as people write YAML: a colon in a value, a quotation mark in it. Every line has to be a
/// field, a remark, or go on with the field before; of those that go on the items of a list are read, and of each the name.
fn plain_fields(text: &str) -> Option<Mapping> {
    let mut fields = Mapping::new();
    let mut last = String::new();
    for (_, line) in lines::lines(text).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let field = line.split_once([':', '=']).map(|(key, value)| (key.trim_end(), value.trim()));
        let is_key = |key: &str| {
            key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        };
        match field.filter(|(key, _)| is_key(key)) {
            Some((key, value)) => {
                key.clone_into(&mut last);
                fields.insert(key.into(), plain_value(value));
            }
            None if line.trim_start().starts_with("- ") => add(fields.get_mut(last.as_str())?, line.trim_start().trim_start_matches("- ")),
            None if !fields.is_empty() && line.starts_with([' ', '\t', '-', '[', ']', '}']) => {}
            None => return None,
        }
    }
    (!fields.is_empty()).then_some(fields)
}

/// Adds an item to a field whose value stands in the lines below it.
fn add(field: &mut Value, item: &str) {
    if field.as_str().is_some_and(str::is_empty) {
        *field = Value::Sequence(Vec::new());
    }
    let (key, value) = item.split_once(": ").map_or(("name", item), |(key, value)| (key.trim(), value));
    if let Some(items) = field.as_sequence_mut().filter(|_| key == "name") {
        items.push(plain_value(value.trim()));
    }
}

/// A value, or the items of a list, without quotation marks.
fn plain_value(value: &str) -> Value {
    let bare = |value: &str| {
        let bare = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
        Value::String(bare.unwrap_or(value).to_owned())
    };
    match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(items) => Value::Sequence(items.split(',').map(|item| bare(item.trim())).collect()),
        None => bare(value),
    }
}

/// A value in words: the items of a list joined, of a person the name.
fn words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => squeeze(text),
        Value::Number(number) => number.to_string(),
        Value::Sequence(items) => items.iter().filter_map(words).collect::<Vec<_>>().join("\u{60C} "),
        Value::Mapping(person) => return person.get("name").and_then(words),
        _ => String::new(),
    };
    (!found.is_empty()).then_some(found)
}
