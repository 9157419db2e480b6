//! The table for people: one article on one screen, several a row each.
mod article;
mod batch;
mod chains;
mod findings;
#[cfg(test)]
mod tests;

pub(super) use article::page;
pub(super) use batch::Batch;

use super::rtl;
use crate::analysis::{Analysis, SourceInfo};
use crate::provenance::Node;

/// Longest stretch of the article that a line of the report quotes, in code points.
const EXCERPT: usize = 70;

/// The source of an id.
fn source(analysis: &Analysis, id: Node) -> Option<&SourceInfo> {
    analysis.sources.get(id.source()?)
}

/// The name of a source, cut, fenced for a line.
fn name(analysis: &Analysis, id: Node) -> String {
    source(analysis, id).map_or_else(String::new, |s| excerpt(&s.name))
}

/// Words of the article, cut at a blank when long, fenced for a line.
fn excerpt(text: &str) -> String {
    cut(text, EXCERPT)
}

/// The same, with another length in code points.
fn cut(text: &str, length: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(length) else { return rtl::words(text) };
    let start = text.get(..cut).unwrap_or_default();
    let start = start.rfind(' ').and_then(|blank| start.get(..blank)).unwrap_or(start);
    rtl::words(&format!("{start}…"))
}
