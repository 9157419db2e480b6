//! What a node of the graph is called: [`Node`] is an index in memory and a short id in every output.

use crate::sources::model::Kind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A node of the provenance graph; its `Display` is its id in every output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The article itself: `article`.
    Article,
    /// The content of an attribution, by the attribution's index: `A1` for 0.
    Claim(usize),
    /// A source or relay, by index: `S1` for 0.
    Source(usize),
    /// A statement through which a source spoke, by its index: `D1` for 0.
    Channel(usize),
    /// The end of chains that lead to nobody: `unknown`.
    Unknown,
}

impl Node {
    /// The index of the source, if it is one.
    #[must_use]
    pub fn source(self) -> Option<usize> {
        if let Self::Source(index) = self { Some(index) } else { None }
    }

    /// The index of the attribution, if it is a claim.
    #[must_use]
    pub fn claim(self) -> Option<usize> {
        if let Self::Claim(index) = self { Some(index) } else { None }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article => f.write_str("article"),
            Self::Claim(i) => write!(f, "A{}", i + 1),
            Self::Source(i) => write!(f, "S{}", i + 1),
            Self::Channel(i) => write!(f, "D{}", i + 1),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// The text is no id of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no id; ids are article, unknown, and A, S or D with a number from 1")]
pub struct NoNode;

impl FromStr for Node {
    type Err = NoNode;

    fn from_str(id: &str) -> Result<Self, NoNode> {
        match id {
            "article" => return Ok(Self::Article),
            "unknown" => return Ok(Self::Unknown),
            _ => {}
        }
        let mut rest = id.chars();
        let letter = rest.next();
        let digits = rest.as_str();
        let index = digits.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
        match (letter, index) {
            (Some('A'), Some(i)) => Ok(Self::Claim(i)),
            (Some('S'), Some(i)) => Ok(Self::Source(i)),
            (Some('D'), Some(i)) => Ok(Self::Channel(i)),
            _ => Err(NoNode),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (letter, first, index) = match *self {
            Self::Article => return serializer.serialize_unit_variant("Node", 0, "article"),
            Self::Unknown => return serializer.serialize_unit_variant("Node", 0, "unknown"),
            Self::Claim(i) => (b'A', "A1A2A3A4A5A6A7A8A9", i),
            Self::Source(i) => (b'S', "S1S2S3S4S5S6S7S8S9", i),
            Self::Channel(i) => (b'D', "D1D2D3D4D5D6D7D8D9", i),
        };
        // Ids are half of what an output holds in number: most are here as they are written, and written like the names of the
        // variants of an enumeration; the others are made by hand.
        if let Some(id) = index.checked_mul(2).and_then(|at| first.get(at..at.saturating_add(2))) {
            return serializer.serialize_unit_variant("Node", 0, id);
        }
        let mut text = [letter; 24];
        let mut start = text.len();
        let mut rest = index + 1;
        while let Some(slot) = start.checked_sub(1).and_then(|at| text.get_mut(at)).filter(|_| rest > 0) {
            *slot = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            start -= 1;
        }
        let id = text.get(start.saturating_sub(1)..).and_then(|id| std::str::from_utf8(id).ok());
        serializer.serialize_str(id.unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Id;
        impl Visitor<'_> for Id {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id of a node")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Node, E> {
                id.parse().map_err(|NoNode| E::invalid_value(Unexpected::Str(id), &self))
            }
        }
        deserializer.deserialize_str(Id)
    }
}

impl JsonSchema for Node {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^(article|unknown|[ASD][1-9][0-9]*)$"})
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// The article.
    Article,
    /// The content of an attribution.
    Claim,
    /// An individual.
    Person,
    /// A body.
    Organization,
    /// An outlet.
    Media,
    /// A text.
    Document,
    /// People together.
    Group,
    /// Nobody, or a source of unknown kind.
    Unknown,
}

impl From<Kind> for NodeKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::Organization => Self::Organization,
            Kind::Media => Self::Media,
            Kind::Document => Self::Document,
            Kind::Group => Self::Group,
            Kind::Unknown => Self::Unknown,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_read_back_from_what_is_written() {
        let nodes = [Node::Article, Node::Unknown, Node::Claim(0), Node::Claim(9), Node::Source(1234), Node::Channel(usize::MAX - 1)];
        for node in nodes {
            let json = serde_json::to_string(&node).unwrap();
            assert_eq!(json, format!("\"{node}\""));
            assert_eq!(serde_json::from_str::<Node>(&json).unwrap(), node);
        }
    }

    #[test]
    fn other_texts_are_no_ids() {
        for id in ["", "A", "A0", "A-1", "A+1", "S1x", "X1", "a1", "S 1", "Ａ1"] {
            assert_eq!(id.parse::<Node>(), Err(NoNode), "{id}");
        }
    }
}
