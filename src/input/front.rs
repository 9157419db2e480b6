//! Front matter: the YAML between `---` lines before a text.

use super::draft::{Draft, squeeze};
use crate::analysis::{Metadata, Origin};
use crate::policy::front_block;
use serde_yaml::{Mapping, Value};

/// Longest front matter, in bytes; what is longer is text.
const MAX: usize = 1 << 16;

/// Plain text; its front matter goes apart, the rest stays as it is.
pub(super) fn plain(text: String) -> Draft {
    let Some(front) = metadata(&text) else { return Draft { text, ..Draft::default() } };
    let mut draft = Draft::default();
    draft.anchor(front.origin());
    draft.metadata = front.metadata;
    draft.text = text.get(front.bytes..).unwrap_or_default().to_owned();
    draft.front = text.get(..front.bytes).unwrap_or_default().to_owned();
    draft
}

/// A front matter.
pub(super) struct Front {
    pub(super) metadata: Metadata,
    /// Bytes up to the text.
    pub(super) bytes: usize,
    /// Lines up to the text.
    pub(super) lines: u32,
}

impl Front {
    /// Where the text begins.
    fn origin(&self) -> Origin {
        let byte = u32::try_from(self.bytes).ok();
        Origin { line: Some(self.lines + 1), column: Some(1), byte_start: byte, ..Origin::default() }
    }
}

/// The front matter of a text. What is no mapping in YAML is none.
pub(super) fn metadata(text: &str) -> Option<Front> {
    let (yaml, bytes, lines) = front_block(text).filter(|(yaml, ..)| yaml.len() <= MAX)?;
    let fields = if yaml.trim().is_empty() { Mapping::new() } else { serde_yaml::from_str::<Mapping>(yaml).ok()? };
    let first = |names: &[&str]| names.iter().find_map(|name| fields.get(*name).and_then(words));
    let metadata = Metadata {
        title: first(&["title", "headline"]),
        byline: first(&["byline", "author", "authors"]),
        published: first(&["published", "date"]),
        outlet: first(&["outlet", "publisher"]),
    };
    Some(Front { metadata, bytes, lines })
}

/// A value in words; the items of a list joined.
fn words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => squeeze(text),
        Value::Number(number) => number.to_string(),
        Value::Sequence(items) => items.iter().filter_map(|item| item.as_str().map(squeeze)).collect::<Vec<_>>().join("\u{60C} "),
        _ => String::new(),
    };
    (!found.is_empty()).then_some(found)
}
