//! [`Attributions`] + [`Sources`] → [`Provenance`]: the chain of every claim, and what the whole rests on.
//!
//! Knows no words and no policy. What is independent here is so by the article's own words only: sources that
//! a policy declares affiliated are joined later.
mod chain;
mod graph;
mod node;
mod query;
#[cfg(test)]
mod tests;

pub use chain::{Chain, End, Link, LinkRole, MAX_LINKS};
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
    let mut found = graph::draw(doc, attributions, sources);
    query::answer(&mut found, attributions, sources);
    found
}
