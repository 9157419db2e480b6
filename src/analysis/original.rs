//! What was known of an article beyond its text: the form it came in, what is said about it there, and where its words stand.

use crate::text::lines;
#[cfg(feature = "serde")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The form an article came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum SourceFormat {
    /// Plain text, a paragraph a line.
    #[default]
    Text,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// Markdown, perhaps with front matter.
    Markdown,
    /// A line of JSON Lines.
    Jsonl,
}

/// What the original says of the article, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct Metadata {
    /// Headline.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// Author or agency.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub byline: Option<String>,
    /// Day or time of publication.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub published: Option<String>,
    /// Who published it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub outlet: Option<String>,
}

impl Metadata {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A remark in the margin of a Word document; no part of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct Comment {
    /// Who made it; empty when it is not told.
    pub author: String,
    /// What it says.
    pub text: String,
}

/// A place in the original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct Origin {
    /// Line of the decoded original, from 1.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub line: Option<u32>,
    /// Column of that line in code points, from 1.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub column: Option<u32>,
    /// First byte in the decoded original.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub byte_start: Option<u32>,
    /// One past the last byte in the decoded original.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub byte_end: Option<u32>,
    /// Paragraph of a Word document, from 1, empty ones counted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub paragraph: Option<u32>,
}

/// From a byte of the text on, the words come from a place in the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte of the article text.
    pub text: usize,
    /// Where that byte comes from.
    pub origin: Origin,
}

/// What was known of an article beyond its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    /// The form it came in.
    pub format: SourceFormat,
    /// What is said of it there.
    pub metadata: Metadata,
    /// What stands for a standfirst there; it is in the text, too.
    pub subtitle: Option<String>,
    /// Remarks in its margin.
    pub comments: Vec<Comment>,
    /// The front matter with its fences; no part of the text.
    pub front: String,
    /// Bytes of the text at which lines begin that are nothing but a link, in order.
    pub links: Vec<usize>,
    /// The same of headings.
    pub headings: Vec<usize>,
    /// Where the text comes from, in the order of the text. Empty when text and original are the same.
    pub anchors: Vec<Anchor>,
}

impl Original {
    /// The last anchor at or before a byte of the text.
    #[must_use]
    pub fn anchor(&self, byte: usize) -> Option<&Anchor> {
        self.anchors.partition_point(|a| a.text <= byte).checked_sub(1).and_then(|at| self.anchors.get(at))
    }

    /// Line and column, from 1, of a byte of `text` in the original. In a Word document the line is the number of the paragraph.
    #[must_use]
    pub fn place(&self, text: &str, byte: usize) -> Option<(u32, u32)> {
        let anchor = self.anchor(byte)?;
        let from = anchor.origin.line.or(anchor.origin.paragraph)?;
        let between = text.get(anchor.text..byte)?;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (lines, last) = lines::last(between);
        let start = if lines == 0 { anchor.origin.column.unwrap_or(1) } else { 1 };
        Some((from.saturating_add(number(lines)), start.saturating_add(number(last.chars().count()))))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn anchor(text: usize, line: u32, column: u32) -> Anchor {
        Anchor { text, origin: Origin { line: Some(line), column: Some(column), ..Origin::default() } }
    }

    #[test]
    fn places_are_counted_from_the_anchor_before() {
        let text = "ابت\nثج حخ";
        let original = Original { anchors: vec![anchor(0, 5, 3), anchor(text.find('ح').unwrap(), 9, 2)], ..Original::default() };
        let at = |word: char| original.place(text, text.find(word).unwrap());
        assert_eq!((at('ب'), at('ج'), at('خ')), (Some((5, 4)), Some((6, 2)), Some((9, 3))));
        assert_eq!(Original::default().place(text, 0), None);
    }

    #[test]
    fn lines_of_any_end_are_counted() {
        for end in ["\r", "\r\n", "\n"] {
            let text = format!("ابت{end}ثج");
            let original = Original { anchors: vec![anchor(0, 5, 3)], ..Original::default() };
            assert_eq!(original.place(&text, text.find('ج').unwrap()), Some((6, 2)), "{end:?}");
        }
    }
}
