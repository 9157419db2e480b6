//! A pack file as a tree of YAML values in which every key and value can be found again.
//!
//! The YAML crate gives places only inside errors. So each key and value gets a number in
//! reading order, and [`locate`] reads the file once more and stops with an error at that
//! number: slow, exact, and paid for broken files only. Tags are refused; aliases are read
//! as often as they stand there, up to a limit.

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// A key or value of a pack file, with its number in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'t> {
    pub(crate) number: u32,
    pub(crate) value: Value<'t>,
}

/// What stands at a node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    /// A number, written out again.
    Number(String),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// In file order; a key that stands twice is here twice.
    Map(Vec<(Key<'t>, Node<'t>)>),
}

/// The key of a mapping's entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key<'t> {
    pub(crate) number: u32,
    pub(crate) name: Cow<'t, str>,
}

impl<'t> Node<'t> {
    /// The entries of a mapping; none for anything else.
    pub(crate) fn entries(&self) -> &[(Key<'t>, Node<'t>)] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The first value under a key of a mapping.
    pub(crate) fn get(&self, name: &str) -> Option<&Node<'t>> {
        self.entries().iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Node<'t>] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The words of a text.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// What it is, for messages.
    pub(crate) fn what(&self) -> String {
        match &self.value {
            Value::Null => "nothing".to_owned(),
            Value::Bool(value) => format!("the word {value}"),
            Value::Number(number) => format!("the number {number}"),
            Value::Text(_) => "a text".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a mapping".to_owned(),
        }
    }
}

/// Reads a whole file.
///
/// # Errors
/// When it is not YAML, holds several documents, a tag, or far too many aliases.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, serde_yaml::Error> {
    read(text, None)
}

/// Line and column of a key or value, from 1; columns count code points.
pub(crate) fn locate(text: &str, number: u32) -> Option<(u32, u32)> {
    let error = read(text, Some(number)).err()?;
    place_of(&error)
}

/// Line and column an error of the YAML crate points to.
pub(crate) fn place_of(error: &serde_yaml::Error) -> Option<(u32, u32)> {
    let at = error.location()?;
    Some((u32::try_from(at.line()).ok()?, u32::try_from(at.column()).ok()?))
}

fn read(text: &str, stop: Option<u32>) -> Result<Node<'_>, serde_yaml::Error> {
    // Without aliases there is a byte for every node, so more nodes mean aliases gone wild.
    let most = u32::try_from(text.len()).unwrap_or(u32::MAX).saturating_add(1);
    let reader = Reader { next: &Cell::new(0), stop, most };
    reader.deserialize(serde_yaml::Deserializer::from_str(text))
}

/// Reads values and counts them; fails at the number it shall stop at.
#[derive(Clone, Copy)]
struct Reader<'a> {
    next: &'a Cell<u32>,
    stop: Option<u32>,
    most: u32,
}

impl Reader<'_> {
    fn number<E: de::Error>(self) -> Result<u32, E> {
        let number = self.next.get();
        self.next.set(number.saturating_add(1));
        if number > self.most {
            return Err(E::custom("aliases repeat too much; write the values out"));
        }
        if self.stop == Some(number) { Err(E::custom("here")) } else { Ok(number) }
    }

    fn node<'t, E: de::Error>(self, value: Value<'t>) -> Result<Node<'t>, E> {
        Ok(Node { number: self.number()?, value })
    }
}

impl<'t> DeserializeSeed<'t> for Reader<'_> {
    type Value = Node<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Node<'t>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Reader<'_> {
    type Value = Node<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, list or mapping without tag")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node<'t>, E> {
        self.node(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node<'t>, E> {
        self.node(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node<'t>, E> {
        self.node(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node<'t>, E> {
        self.node(Value::Number(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node<'t>, E> {
        self.node(Value::Number(value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Node<'t>, E> {
        self.node(Value::Number(value.to_string()))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Node<'t>, E> {
        self.node(Value::Number(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node<'t>, E> {
        self.node(Value::Number(value.to_string()))
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'t str) -> Result<Node<'t>, E> {
        self.node(Value::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node<'t>, E> {
        self.node(Value::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_enum<A: EnumAccess<'t>>(self, _tagged: A) -> Result<Node<'t>, A::Error> {
        Err(A::Error::custom("a tag (`!…`) means nothing here; remove it"))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Node<'t>, A::Error> {
        let number = self.number()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Node { number, value: Value::List(items) })
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Node<'t>, A::Error> {
        let number = self.number()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeyReader(self))? {
            entries.push((key, map.next_value_seed(self)?));
        }
        Ok(Node { number, value: Value::Map(entries) })
    }
}

/// Reads a key: any plain value, kept as text.
struct KeyReader<'a>(Reader<'a>);

impl<'t> DeserializeSeed<'t> for KeyReader<'_> {
    type Value = Key<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Key<'t>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for KeyReader<'_> {
    type Value = Key<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a key")
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'t str) -> Result<Key<'t>, E> {
        Ok(Key { number: self.0.number()?, name: Cow::Borrowed(value) })
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Key<'t>, E> {
        Ok(Key { number: self.0.number()?, name: Cow::Owned(value.to_owned()) })
    }
}

/// A node read as one of the shapes. Its errors carry no place: [`super::check`] finds that.
impl<'de, 'n> Deserializer<'de> for &'n Node<'_>
where
    'n: 'de,
{
    type Error = de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(_) => Err(Self::Error::custom("a number is not expected here")),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(de::value::SeqDeserializer::new(items.iter())),
            Value::Map(_) => visitor.visit_map(map_deserializer(self, |_| true)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.value == Value::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::Text(text) => visitor.visit_enum(text.as_ref().into_deserializer()),
            _ => Err(Self::Error::custom("a word is expected here")),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de, 'n> IntoDeserializer<'de, de::value::Error> for &'n Node<'_>
where
    'n: 'de,
{
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The entries of a mapping whose keys pass `keep`, to be read as a shape.
pub(crate) fn map_deserializer<'n, 't, 'de>(
    node: &'n Node<'t>,
    keep: impl Fn(&str) -> bool,
) -> de::value::MapDeserializer<'de, impl Iterator<Item = (&'n str, &'n Node<'t>)>, de::value::Error>
where
    'n: 'de,
{
    let entries = node.entries().iter().map(|(key, value)| (key.name.as_ref(), value));
    de::value::MapDeserializer::new(entries.filter(move |(name, _)| keep(name)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PACK: &str = "schema: 1\nrules:\n  - id: a\n    forms:\n      - كلمة: x\n      - \"y\"\n";

    #[test]
    fn every_key_and_value_is_found_again() {
        let root = parse(PACK).unwrap();
        let mut numbers = Vec::new();
        collect(&root, &mut numbers);
        let places: Vec<_> = numbers.iter().map(|number| locate(PACK, *number).unwrap()).collect();
        let expected = [(1, 1), (1, 1), (1, 9), (2, 1), (3, 3), (3, 5), (3, 5), (3, 9), (4, 5), (5, 7), (5, 9), (5, 9), (5, 15), (6, 9)];
        assert_eq!(places, expected);
    }

    fn collect(node: &Node<'_>, numbers: &mut Vec<u32>) {
        numbers.push(node.number);
        for item in node.items() {
            collect(item, numbers);
        }
        for (key, value) in node.entries() {
            numbers.push(key.number);
            collect(value, numbers);
        }
    }

    #[test]
    fn aliases_gone_wild_are_refused() {
        let bomb = "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b]\n";
        let error = parse(bomb).unwrap_err().to_string();
        assert!(error.contains("aliases repeat too much"), "{error}");
    }
}
