//! The provenance graph as GraphML, for yEd, Gephi, networkx and others: one `graph` for each article.

use super::dot::label;
use super::visible::visible;
use super::word;
use crate::analysis::Analysis;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";
/// Id, what carries it, and name of every value.
const KEYS: [(&str, &str, &str); 6] = [
    ("article", "graph", "article"),
    ("encoding", "graph", "encoding"),
    ("kind", "node", "kind"),
    ("label", "node", "label"),
    ("naming", "node", "naming"),
    ("relation", "edge", "relation"),
];

/// What stands before the first graph.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let mut xml = Writer::new(&mut *out);
    xml.write_event(Event::Start(BytesStart::new("graphml").with_attributes([("xmlns", NAMESPACE)])))?;
    for (id, of, name) in KEYS {
        let key = BytesStart::new("key").with_attributes([("id", id), ("for", of), ("attr.name", name), ("attr.type", "string")]);
        xml.write_event(Event::Empty(key))?;
    }
    out.write_all(b"\n")
}

/// The graph of an article; `number` counts articles from 1 and keeps ids apart.
pub(super) fn graph(analysis: &Analysis, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let id = |node: crate::provenance::Node| format!("g{number}.{node}");
    let mut xml = Writer::new(&mut *out);
    let graph = format!("g{number}");
    xml.write_event(Event::Start(BytesStart::new("graph").with_attributes([("id", graph.as_str()), ("edgedefault", "directed")])))?;
    data(&mut xml, "article", &analysis.article.id)?;
    data(&mut xml, "encoding", &analysis.article.encoding)?;
    for node in &analysis.graph.nodes {
        xml.write_event(Event::Start(BytesStart::new("node").with_attributes([("id", id(node.id).as_str())])))?;
        data(&mut xml, "kind", &word(node.kind))?;
        data(&mut xml, "label", &label(node))?;
        if let Some(source) = super::chains::source(analysis, node.id) {
            data(&mut xml, "naming", &word(source.naming))?;
        }
        xml.write_event(Event::End(BytesEnd::new("node")))?;
    }
    for edge in &analysis.graph.edges {
        let ends = [("source", id(edge.from)), ("target", id(edge.to))];
        xml.write_event(Event::Start(BytesStart::new("edge").with_attributes(ends.iter().map(|(name, id)| (*name, id.as_str())))))?;
        data(&mut xml, "relation", &word(edge.relation))?;
        xml.write_event(Event::End(BytesEnd::new("edge")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.get_mut().write_all(b"\n")
}

/// What stands behind the last graph.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"</graphml>\n")
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new("data").with_attributes([("key", key)])))?;
    xml.write_event(Event::Text(BytesText::new(&visible(value))))?;
    xml.write_event(Event::End(BytesEnd::new("data")))
}
