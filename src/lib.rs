//! isnad: who says what in an Arabic news article.
pub mod analysis;
pub mod attribution;
pub mod balance;
pub mod cli;
#[cfg(test)]
mod fixture;
pub mod provenance;
pub mod report;
pub mod rules;
pub mod selftest;
pub mod sources;
pub mod text;

pub use analysis::{Analysis, Analyzer, Article};
