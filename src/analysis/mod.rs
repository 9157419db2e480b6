//! [`Analyzer`] and [`Analysis`]: runs the stages in order – the only place that does – and gives plain data.
//!
//! [`Analysis`] is the JSON output (`isnad/analysis/1`), field for field.
mod analyzer;
mod assemble;
mod model;
#[cfg(test)]
mod tests;

pub use analyzer::{Analyzer, Builder, BuildError};
pub use assemble::{Keep, Parts, assemble};
pub use model::*;

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
}

impl Article {
    /// An article from decoded text that came from no file.
    #[must_use]
    pub fn from_text(id: impl Into<String>, text: String) -> Self {
        Self { id: id.into(), path: "-".to_owned(), encoding: "utf-8".to_owned(), text }
    }
}
