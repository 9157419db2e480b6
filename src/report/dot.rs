//! The provenance graph for Graphviz.

use super::visible::visible;
use super::word;
use crate::analysis::{Analysis, Graph, NodeInfo};
use crate::provenance::NodeKind;
use std::io::{self, Write};

/// One `digraph` for each article. Edges run from what is derived to its origin.
pub(super) fn write(analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph {} {{", quoted(&analysis.article.id))?;
    writeln!(out, "  rankdir=RL;")?;
    if let Some(encoding) = analysis.article.other_encoding() {
        writeln!(out, "  comment={};", quoted(&format!("read as {encoding}")))?;
    }
    writeln!(out, "  node [fontname=\"sans-serif\"];")?;
    let Graph { nodes, edges, .. } = &analysis.graph;
    for node in nodes {
        writeln!(out, "  {} [label={}, shape={}];", quoted(&node.id.to_string()), quoted(&label(node)), shape(node.kind))?;
    }
    for edge in edges {
        writeln!(
            out,
            "  {} -> {} [label={}];",
            quoted(&edge.from.to_string()),
            quoted(&edge.to.to_string()),
            quoted(&word(edge.relation))
        )?;
    }
    writeln!(out, "}}")
}

/// The label of a node; its id where it has none.
pub(super) fn label(node: &NodeInfo) -> String {
    if node.label.is_empty() { node.id.to_string() } else { node.label.clone() }
}

fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "note",
        NodeKind::Claim => "box",
        NodeKind::Person => "ellipse",
        NodeKind::Organization => "house",
        NodeKind::Media => "hexagon",
        NodeKind::Document => "tab",
        NodeKind::Group => "doublecircle",
        NodeKind::Unknown => "diamond",
    }
}

/// A DOT string: quotes and backslashes escaped, controls and direction characters shown.
fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text).replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::valley;

    fn dot(analysis: &Analysis) -> String {
        let mut out = Vec::new();
        write(analysis, &mut out).ok();
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn quotes_and_backslashes_of_the_article_stay_inside_the_label() {
        let mut a = valley().analysis(&[]);
        a.graph.nodes.truncate(1);
        a.graph.edges.clear();
        a.graph.nodes.iter_mut().for_each(|n| n.label = "a\"]; b -> c\\\nd".to_owned());
        let expected = "digraph \"valley\" {\n  rankdir=RL;\n  node [fontname=\"sans-serif\"];\n  \"article\" [label=\"a\\\"]; b -> c\\\\ d\", shape=note];\n}\n";
        assert_eq!(dot(&a), expected);
    }

    #[test]
    fn every_edge_of_the_graph_is_drawn_with_its_relation() {
        let a = valley().analysis(&[]);
        let dot = dot(&a);
        assert_eq!(dot.matches(" -> ").count(), a.graph.edges.len());
        assert!(dot.contains("  \"A6\" -> \"S4\" [label=\"wasQuotedFrom\"];"));
    }
}
