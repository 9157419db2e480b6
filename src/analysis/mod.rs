//! [`Analyzer`] and [`Analysis`]: runs the stages in order – the only place that does – and gives plain data.
//!
//! [`Analysis`] is the JSON output (`isnad/analysis/1`), field for field.
mod agencies;
mod analyzer;
mod assemble;
mod findings;
mod model;
mod original;
mod ready;
#[cfg(test)]
mod tests;

pub use analyzer::{Analyzer, BuildError, Builder, Check};
pub use assemble::{Judged, Keep, Parts, assemble};
pub use findings::{FindingInfo, WaiverInfo, waivers};
pub use model::*;
pub use original::{Anchor, Comment, Metadata, Origin, Original, SourceFormat};

/// An article as it comes to the [`Analyzer`].
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Name of the article in outputs, such as the file's name without its ending.
    pub id: String,
    /// Where it came from; `-` for standard input.
    pub path: String,
    /// Encoding it was decoded from.
    pub encoding: String,
    /// The decoded text. Never altered.
    pub text: String,
    /// What was known of it beyond the text.
    pub original: Original,
}

impl Article {
    /// An article of its text alone, under a name.
    #[must_use]
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let id = id.into();
        Self { path: id.clone(), id, encoding: "utf-8".to_owned(), text: text.into(), original: Original::default() }
    }

    /// The encoding it was decoded from, where that is not UTF-8.
    #[must_use]
    pub fn other_encoding(&self) -> Option<&str> {
        other_encoding(&self.encoding)
    }
}

/// An encoding that is worth telling: what is read without decoding is not.
pub(crate) fn other_encoding(encoding: &str) -> Option<&str> {
    Some(encoding).filter(|name| !name.is_empty() && *name != "utf-8")
}
