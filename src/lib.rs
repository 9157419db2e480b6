//! isnad reads an Arabic news article and tells who says what, through whom it reached the
//! article, and how the sourcing is balanced. Deterministic, offline, explainable: every
//! result points at its words and at the rule that found it.
//!
//! ```text
//! text → rules → attribution → sources → provenance → balance → policy → analysis → report, input → cli
//! ```
//!
//! A stage takes references and returns new values; it names only stages to its left.
//!
//! # Example
//! ```
//! let analyzer = isnad::Analyzer::builder().build()?;
//! let article = isnad::Article::from_text("note", "قالت مديرة المتحف لمى رشيد إن القاعة ستفتح غدا.".to_owned());
//! let analysis = analyzer.analyze(&article);
//! assert_eq!(analysis.sources[0].name, "مديرة المتحف لمى رشيد");
//! assert_eq!(analysis.attributions[0].content[0].text, "القاعة ستفتح غدا");
//! # Ok::<(), isnad::BuildError>(())
//! ```
//!
//! # Offsets
//! In memory positions are bytes of the decoded text ([`text::Span`]); in [`Analysis`] `start`
//! and `end` count Unicode code points, with byte offsets beside them.
pub mod analysis;
pub mod attribution;
pub mod balance;
#[cfg(feature = "serde")]
pub mod cli;
#[cfg(feature = "serde")]
pub mod eval;
#[cfg(test)]
mod fixture;
pub mod input;
pub mod policy;
pub mod provenance;
#[cfg(feature = "serde")]
pub mod report;
pub mod rules;
pub mod selftest;
pub mod sources;
pub mod text;

pub use analysis::{Analysis, Analyzer, Article, BuildError};
