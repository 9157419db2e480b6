//! The provenance graph as a Mermaid flowchart, for wikis and pull requests: one `subgraph` for each article.

use super::dot::label;
use super::visible::visible;
use super::word;
use crate::analysis::Analysis;
use crate::provenance::NodeKind;
use std::fmt::Write as _;
use std::io::{self, Write};

/// What stands before the first article.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart RL")
}

/// The graph of an article; `number` counts articles from 1 and keeps ids apart.
pub(super) fn graph(analysis: &Analysis, number: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  subgraph g{number}[\"{}\"]", quoted(&analysis.article.id))?;
    if let Some(encoding) = analysis.article.other_encoding() {
        writeln!(out, "    %% read as {}", quoted(encoding))?;
    }
    for node in &analysis.graph.nodes {
        let (open, close) = shape(node.kind);
        writeln!(out, "    g{number}_{}{open}\"{}\"{close}", node.id, quoted(&label(node)))?;
    }
    for edge in &analysis.graph.edges {
        writeln!(out, "    g{number}_{} -->|{}| g{number}_{}", edge.from, word(edge.relation), edge.to)?;
    }
    writeln!(out, "  end")
}

fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Article => ("[/", "/]"),
        NodeKind::Claim => ("[", "]"),
        NodeKind::Person => ("([", "])"),
        NodeKind::Organization => ("[[", "]]"),
        NodeKind::Media => ("{{", "}}"),
        NodeKind::Document => ("[(", ")]"),
        NodeKind::Group => ("((", "))"),
        NodeKind::Unknown => ("{", "}"),
    }
}

/// Text between quotation marks: what Mermaid, Markdown or HTML would read as more than a letter becomes an entity of Mermaid's.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, ' ' | '.' | ',' | '(' | ')') {
            // Writing to a String cannot fail.
            let _ = write!(out, "#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
