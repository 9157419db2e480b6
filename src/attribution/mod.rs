//! [`Document`](crate::text::Document) + lexicon → attributions.
pub mod model;
