//! How good the analysis is: figures against annotated articles, and what differs between two analyses of articles
//! without annotation.
//!
//! The figures are those of the reference scorer, to the last digit (`tests/it/eval.rs` holds the two against each
//! other). Scoring gives numbers and words; it prints nothing. Limits: what an annotation marks as optional, and what
//! is found there, counts neither way; an article is scored as a whole, from the decoded text on.
mod annotation;
mod difference;
mod figures;
mod gold;
mod pairing;
mod sample;
mod score;
mod words;

pub use annotation::{Annotation, Claim, Entity, Place};
pub use difference::{Change, Difference, Finding, RuleCount, difference};
pub use figures::{Accuracy, Figure, Level, Profile, Row, Scores, Trait};
pub use gold::{GoldError, read_gold};
pub use sample::sample;
pub use score::{Mistake, MistakeKind, Scored, score};
