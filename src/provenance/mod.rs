//! [`Attributions`] + [`Sources`] → [`Provenance`]: the chain of every claim, and what the whole rests on.
//!
//! Knows no words. What is independent is so by the article's own words, and by what a newsroom declares of its sources
//! ([`Declared`]): sources of one side are one voice, and outlets that only pass on are none.
mod chain;
pub(crate) mod declared;
mod graph;
mod node;
mod query;
#[cfg(test)]
mod tests;

pub use chain::{Chain, End, Link, LinkRole, MAX_LINKS};
pub use declared::{Declared, Party, Side, Standing};
pub use graph::{Channel, Provenance, Relation};
pub use node::{NoNode, Node, NodeKind};
pub use query::Root;

use crate::attribution::model::Attributions;
use crate::sources::model::Sources;
use crate::text::Document;

/// Builds the provenance graph of an article and asks it the standing questions.
///
/// Runs in time linear in the number of attributions and sources (chains longer than [`MAX_LINKS`] are cut).
#[must_use]
pub fn build(doc: &Document, attributions: &Attributions, sources: &Sources) -> Provenance {
    build_under(doc, attributions, sources, Declared::default())
}

/// The same, with what a newsroom declares of its sources.
#[must_use]
pub fn build_under(doc: &Document, attributions: &Attributions, sources: &Sources, declared: Declared<'_>) -> Provenance {
    let mut found = graph::draw(doc, attributions, sources);
    found.standing = declared.of(sources);
    query::answer(&mut found, attributions, sources);
    found
}
