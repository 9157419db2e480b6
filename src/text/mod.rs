//! Bytes → [`Document`]; knows letters, no words.
//!
//! ```
//! use isnad::text::{ZoneWords, decode, read};
//!
//! let text = decode("\u{642}\u{627}\u{644}".into())?;
//! assert_eq!(read(text, &ZoneWords::default()).tokens.len(), 1);
//! # Ok::<(), isnad::text::DecodeError>(())
//! ```
pub(crate) mod affixes;
mod article;
pub(crate) mod bare;
mod chars;
mod decode;
mod document;
mod fold;
mod letters;
pub(crate) mod lines;
mod marks;
mod origin;
mod point;
mod quote;
mod quote_mark;
mod scan;
mod sentence;
mod span;
mod token;
mod zone;
mod zone_words;

pub(crate) use article::read_known;
pub use article::{read, read_by};
pub use decode::{DecodeError, MAX_BYTES, accept, decode};
pub use document::{Document, Mark, Paragraph, Quote, Sentence, Token, TokenKind, Zone};
pub use fold::{after_letters, fold, fold_into};
pub use span::{CodePoints, Covered, Span};
pub(crate) use zone::Known;
pub use zone_words::{ZoneLists, ZoneWords};
