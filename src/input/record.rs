//! A JSON object → an article.

use super::draft::{Draft, squeeze};
use super::{InputError, html, quoted, references};
use crate::analysis::Metadata;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// Names of the fields of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    names: [String; 6],
}

/// What a record may hold, in the order of [`Fields`].
const ROLES: [&str; 6] = ["id", "text", "title", "byline", "outlet", "published"];

impl Default for Fields {
    fn default() -> Self {
        Self { names: ROLES.map(str::to_owned) }
    }
}

impl FromStr for Fields {
    type Err = String;

    /// `title=headline,text=body`: our name, the record's name.
    fn from_str(map: &str) -> Result<Self, String> {
        let mut fields = Self::default();
        let mut named: Vec<&str> = Vec::new();
        for pair in map.split(',') {
            let (role, name) = pair.split_once('=').map(|(r, n)| (r.trim(), n.trim())).unwrap_or_default();
            let place = fields.names.iter_mut().zip(ROLES).find(|(_, known)| *known == role).filter(|_| !name.is_empty());
            let Some((field, _)) = place else {
                return Err(format!("`{pair}` maps nothing; write title=headline,text=body with the names {}", ROLES.join(", ")));
            };
            if named.contains(&role) {
                return Err(format!("`{role}` is named twice; name each field once"));
            }
            named.push(role);
            name.clone_into(field);
        }
        Ok(fields)
    }
}

/// The article of a record, and its id when it has one.
pub(super) fn read(json: &str, fields: &Fields) -> Result<(Draft, Option<String>), InputError> {
    if json.trim_start().starts_with('[') {
        return Err(InputError::Array);
    }
    // A text that is a string is read where it is found; what is something else or broken is looked at once more.
    let read = values(json, fields, true).or_else(|_| values(json, fields, false));
    let ([id, text, title, byline, outlet, published], string) = read.map_err(|error| InputError::Json { why: why(json, json, &error) })?;
    let listed = |value: Option<&RawValue>| words(json, value, LIST);
    let told = |value: Option<&RawValue>| listed(value).map(|words| words.map(bare));
    let text = match string {
        Some(string) => Some(paragraphs(string)?),
        None => gathered(json, text, PARAGRAPHS)?,
    };
    let Some(Words { text, links, .. }) = text else {
        let field = fields.names.get(TEXT).cloned().unwrap_or_default();
        let known: BTreeMap<String, IgnoredAny> = serde_json::from_str(json).unwrap_or_default();
        if known.contains_key(&field) {
            return Err(InputError::NoString { field });
        }
        let found = known.keys().take(SHOWN).map(|name| squeeze(name).chars().take(LONGEST).collect()).collect::<Vec<String>>().join(", ");
        return Err(InputError::Field { field, found });
    };
    let metadata = Metadata { title: told(title)?, byline: told(byline)?, published: told(published)?, outlet: told(outlet)? };
    Ok((Draft { text, metadata, links, ..Draft::default() }, listed(id)?.map(|id| squeeze(&id)).filter(|id| !id.is_empty())))
}

/// The words of a field that is one line: without tags, references read.
fn bare(words: String) -> String {
    let blocks = if words.contains("</") { html::blocks(&words).unwrap_or_default() } else { Vec::new() };
    if blocks.is_empty() {
        return references::read(words.into()).into_owned();
    }
    blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join(" ")
}

/// Fields that a message names.
const SHOWN: usize = 12;
/// Code points of a field's name that a message shows.
const LONGEST: usize = 40;

/// What stands between the parts of a text, and between those of another field.
const PARAGRAPHS: &str = "\n\n";
const LIST: &str = "\u{60C} ";

/// The parser's words on a part of a record, with the byte of the record, counted from 1; the line is known otherwise.
fn why(json: &str, part: &str, error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = match message.split(" at line ").next().unwrap_or_default() {
        // An escape is whole, and the other half of its character is missing.
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => {
            "half of a character, an escape from \\ud800 to \\udfff without the other half"
        }
        message => message,
    };
    let before = (part.as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
    let lines: usize = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    format!("byte {}: {message}", (before + lines + error.column()).max(1))
}

/// The fields asked for as they are written, and the text of those where it is a string.
type Values<'j> = ([Option<&'j RawValue>; 6], Option<Cow<'j, str>>);

fn values<'j>(json: &'j str, fields: &Fields, is_string: bool) -> serde_json::Result<Values<'j>> {
    let mut input = serde_json::Deserializer::from_str(json);
    let values = Seed { fields, is_string }.deserialize(&mut input)?;
    input.end().map(|()| values)
}

/// Finds the fields asked for.
struct Seed<'f> {
    fields: &'f Fields,
    /// The text is a string, which is read at once.
    is_string: bool,
}

/// The place of the text among the fields.
const TEXT: usize = 1;

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Values<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Values<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut values, mut text) = Self::Value::default();
        while let Some(Text(key)) = map.next_key()? {
            let mut named = self.fields.names.iter().enumerate().filter(|(_, name)| **name == key).map(|(at, _)| at);
            match (named.next(), named.next()) {
                (None, _) => _ = map.next_value::<IgnoredAny>()?,
                (Some(TEXT), None) if self.is_string => text = Some(map.next_value::<Text<'_>>()?.0),
                (first, second) => {
                    let read = map.next_value()?;
                    for at in first.into_iter().chain(second).chain(named) {
                        values.iter_mut().skip(at).take(1).for_each(|value| *value = Some(read));
                    }
                }
            }
        }
        Ok((values, text))
    }
}

/// A text that is a string.
fn paragraphs(string: Cow<'_, str>) -> Result<Words, InputError> {
    let mut words = Words::new(PARAGRAPHS);
    words.string(string);
    words.refused.take().map_or(Ok(words), Err)
}

/// A value in words: a string, a number as it is written, those of a list with `between` between them. Of an object its `name`, but
/// in a text. Anything else is nothing.
fn words(json: &str, value: Option<&RawValue>, between: &'static str) -> Result<Option<String>, InputError> {
    Ok(gathered(json, value, between)?.map(|words| words.text))
}

/// The same, with what is known of them.
fn gathered(json: &str, value: Option<&RawValue>, between: &'static str) -> Result<Option<Words>, InputError> {
    let Some(part) = value.map(RawValue::get) else { return Ok(None) };
    let mut words = Words::new(between);
    let read = words.add(part);
    match (read, words.refused.take()) {
        (_, Some(refused)) => Err(refused),
        (Err(error), _) => Err(InputError::Json { why: why(json, part, &error) }),
        (Ok(found), _) => Ok(found.then_some(words)),
    }
}

/// The words of a value, while they are gathered.
struct Words {
    text: String,
    between: &'static str,
    /// Bytes at which paragraphs of markup begin that are nothing but a link.
    links: Vec<usize>,
    /// Markup that is too much, or lists within lists.
    refused: Option<InputError>,
    /// Lists and objects around what is read.
    depth: usize,
}

/// Lists and objects within each other, at most: each is read again for the one around it, and takes a piece of the stack.
const DEEPEST: usize = 16;

impl Words {
    fn new(between: &'static str) -> Self {
        Self { text: String::new(), between, links: Vec::new(), refused: None, depth: 0 }
    }

    /// Whether there were any.
    fn add(&mut self, value: &str) -> serde_json::Result<bool> {
        if self.depth > DEEPEST {
            self.refused = Some(InputError::Json { why: format!("more than {DEEPEST} lists or names within each other") });
            return Ok(false);
        }
        self.depth += 1;
        let found = self.add_one(value);
        self.depth -= 1;
        found
    }

    fn add_one(&mut self, value: &str) -> serde_json::Result<bool> {
        match value.bytes().next() {
            Some(b'"') => self.string(serde_json::from_str::<Text>(value)?.0),
            Some(b'-' | b'0'..=b'9') => self.string(value.into()),
            Some(b'[') => return serde_json::Deserializer::from_str(value).deserialize_seq(self),
            Some(b'{') if self.between == LIST => {
                let name = serde_json::from_str::<Named<'_>>(value)?.name;
                return name.map_or(Ok(false), |name| self.add(name.get()));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn string(&mut self, words: Cow<'_, str>) {
        let words = match self.between {
            PARAGRAPHS if memchr::memchr(b'<', words.as_bytes()).is_none() => references::read(words),
            PARAGRAPHS if has(BREAKS, &words) => self.stripped(&words).into(),
            // Where no tag breaks a line, the line ends do.
            PARAGRAPHS if has(WITHIN, &words) => self.stripped(&words.replace('\n', "<br>")).into(),
            PARAGRAPHS => references::read(words),
            _ => words,
        };
        match words {
            words if !self.text.is_empty() => {
                self.text.push_str(self.between);
                self.text.push_str(&words);
            }
            words => self.text = words.into_owned(),
        }
    }

    /// The paragraphs of markup.
    fn stripped(&mut self, markup: &str) -> String {
        match html::blocks(markup) {
            Ok(blocks) => {
                let before = if self.text.is_empty() { 0 } else { self.text.len() + self.between.len() };
                let mut text = String::with_capacity(markup.len());
                let blocks: Vec<html::Block> = blocks.into_iter().filter(html::Block::is_text).collect();
                let marks = quoted::marked(blocks.iter().map(|block| (block.text.as_str(), block.is_quoted())));
                for (block, (opens, closes)) in blocks.iter().zip(marks) {
                    if !text.is_empty() {
                        text.push_str(PARAGRAPHS);
                    }
                    if block.is_link() {
                        self.links.push(before + text.len());
                    }
                    text.extend(opens.then_some(quoted::MARKS.0));
                    text.push_str(&block.text);
                    text.extend(closes.then_some(quoted::MARKS.1));
                }
                text
            }
            Err(refused) => {
                self.refused = Some(refused);
                String::new()
            }
        }
    }
}

impl<'de> Visitor<'de> for &mut Words {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(value) = list.next_element::<&RawValue>()?.filter(|_| self.refused.is_none()) {
            found |= self.add(value.get()).map_err(serde::de::Error::custom)?;
        }
        Ok(found)
    }
}

/// A string, copied only where it has escapes.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// An author or an outlet that is an object.
#[derive(serde::Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    name: Option<&'a RawValue>,
}

/// Tags that end a paragraph or break a line, behind their `<`.
const BREAKS: &[&str] = &["p>", "/p>", "br>", "br/>", "br />", "/div>", "/li>", "/blockquote>", "/h1>", "/h2>", "/h3>", "/h4>"];
/// Tags within a paragraph.
const WITHIN: &[&str] = &["/strong>", "/b>", "/em>", "/i>", "/span>", "/a>"];

/// Whether one of some tags is in a text. No text in words has them, whatever it has of `<`.
fn has(tags: &[&str], text: &str) -> bool {
    let text = text.as_bytes();
    let is = |rest: &[u8], tag: &&str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    memchr::memchr_iter(b'<', text).any(|at| text.get(at + 1..).is_some_and(|rest| tags.iter().any(|tag| is(rest, tag))))
}
