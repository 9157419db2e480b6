//! Bytes → [`Document`]; knows letters, no words.
mod document;
mod span;

pub use document::{Document, Mark, Paragraph, Quote, Sentence, Token, TokenKind, Zone};
pub use span::{CodePoints, Span};
