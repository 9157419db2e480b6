//! A JSON object → an article.

use super::InputError;
use super::draft::{Draft, squeeze};
use crate::analysis::Metadata;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
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
        for pair in map.split(',') {
            let (role, name) = pair.split_once('=').map(|(r, n)| (r.trim(), n.trim())).unwrap_or_default();
            let place = fields.names.iter_mut().zip(ROLES).find(|(_, known)| *known == role).filter(|_| !name.is_empty());
            let Some((field, _)) = place else {
                return Err(format!("`{pair}` maps nothing; write title=headline,text=body with the names {}", ROLES.join(", ")));
            };
            name.clone_into(field);
        }
        Ok(fields)
    }
}

/// The article of a record, and its id when it has one.
pub(super) fn read(json: &str, fields: &Fields) -> Result<(Draft, Option<String>), InputError> {
    let mut input = serde_json::Deserializer::from_str(json);
    let seed = Seed(fields);
    let read = serde::de::DeserializeSeed::deserialize(seed, &mut input).and_then(|values| input.end().map(|()| values));
    let [id, text, title, byline, outlet, published] = read.map_err(|error| InputError::Json { why: why(&error) })?;
    let Some(text) = text else {
        let known: BTreeMap<String, IgnoredAny> = serde_json::from_str(json).unwrap_or_default();
        let found = known.keys().take(SHOWN).map(|name| squeeze(name).chars().take(LONGEST).collect()).collect::<Vec<String>>().join(", ");
        return Err(InputError::Field { field: fields.names.get(1).cloned().unwrap_or_default(), found });
    };
    let metadata = Metadata { title, byline, published, outlet };
    Ok((Draft { text, metadata, ..Draft::default() }, id.map(|id| squeeze(&id)).filter(|id| !id.is_empty())))
}

/// Fields that a message names.
const SHOWN: usize = 12;
/// Code points of a field's name that a message shows.
const LONGEST: usize = 40;

/// The parser's words; the line is known otherwise.
fn why(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    format!("byte {}: {message}", error.column())
}

/// Finds the fields asked for.
struct Seed<'f>(&'f Fields);

impl<'de> serde::de::DeserializeSeed<'de> for Seed<'_> {
    type Value = [Option<String>; 6];

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = [Option<String>; 6];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Self::Value::default();
        while let Some(key) = map.next_key::<String>()? {
            match self.0.names.iter().zip(&mut values).find(|(name, _)| **name == key) {
                Some((_, value)) => *value = map.next_value::<Words>()?.0,
                None => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(values)
    }
}

/// A value in words: a string, a number, or the strings of a list as paragraphs. Anything else is nothing.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Number(serde_json::Number),
    List(Vec<String>),
    Other(IgnoredAny),
}

struct Words(Option<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match Value::deserialize(deserializer)? {
            Value::Text(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::List(lines) => Some(lines.join("\n\n")),
            Value::Other(_) => None,
        }))
    }
}
