//! The graph: nodes for the article, its claims, its sources, and edges from what is derived to where it comes from.

use super::declared::Standing;
use super::node::Node;
use super::query::Root;
use crate::attribution::model::Attributions;
use crate::sources::model::{Kind, Sources};
use crate::text::{Document, Span};
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a node comes from another; names after W3C PROV where PROV has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// Article from claim; claim from the claim inside it.
    WasDerivedFrom,
    /// Claim from its source; relay from the speaker it passes on.
    WasAttributedTo,
    /// Claim from the relay nearest to the article; relay from the outlet before it; claim from the statement it was made in.
    WasQuotedFrom,
    /// Document from the body that issued it.
    WasIssuedBy,
    /// Person from the body it belongs to.
    ActedOnBehalfOf,
    /// Article from the outlet of its byline.
    HadPrimarySource,
}

/// A statement or document through which a source spoke (`في بيان`), not itself a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Where it is first named (bytes).
    pub span: Span,
    /// Index of the source that spoke through it.
    pub issuer: Option<usize>,
}

/// Where every claim of an article comes from. Made by [`super::build`].
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// Nodes in the order article, claims, sources, channels, unknown; edges in order of the attributions.
    pub graph: DiGraph<Node, Relation>,
    /// Statements that are no sources of their own.
    pub channels: Vec<Channel>,
    /// For each attribution: its channel.
    pub channel_of: Vec<Option<usize>>,
    /// For each attribution: how many hands its claim went through; 1 for first hand.
    pub hops: Vec<u32>,
    /// Independent roots, in order of first claim.
    pub roots: Vec<Root>,
    /// For each attribution: its root; `None` for claims of nobody and for outlets that only pass on. What is told in the words of a voice goes
    /// back to that voice.
    pub root_of: Vec<Option<usize>>,
    /// For each attribution: the source that it goes back to by its own chain; `None` for claims of nobody and for outlets that only pass on.
    pub origin_of: Vec<Option<usize>>,
    /// For each source: how many claims have it in their chain.
    pub carries: Vec<u32>,
    /// Sources and relays through which every claim goes, the nearest to the article first.
    pub single_points: Vec<usize>,
    /// Groups of sources that each give another of the group as where they have it from.
    pub cycles: Vec<Vec<usize>>,
    /// What the newsroom declares of the sources.
    pub standing: Standing,
    /// Edges between sources: who has it from whom.
    pub(super) between: Vec<(usize, usize)>,
}

/// Draws nodes and edges; answers no question yet.
pub(super) fn draw(doc: &Document, attributions: &Attributions, sources: &Sources) -> Provenance {
    let mut pen = Pen::new(doc, attributions, sources);
    for claim in 0..attributions.list.len() {
        pen.claim(claim);
    }
    pen.sources();
    pen.out
}

struct Pen<'a> {
    doc: &'a Document,
    attributions: &'a Attributions,
    sources: &'a Sources,
    out: Provenance,
    /// Edges between sources; those of claims cannot come twice.
    seen: FxHashSet<(Node, Node, Relation)>,
    unknown: Option<NodeIndex>,
}

impl<'a> Pen<'a> {
    fn new(doc: &'a Document, attributions: &'a Attributions, sources: &'a Sources) -> Self {
        let (claims, known) = (attributions.list.len(), sources.list.len());
        let mut out = Provenance { graph: DiGraph::with_capacity(claims + known + 2, 3 * claims + known), ..Provenance::default() };
        out.channel_of.reserve(claims);
        let mut pen = Self { doc, attributions, sources, out, seen: FxHashSet::default(), unknown: None };
        pen.find_channels();
        let nodes = std::iter::once(Node::Article).chain((0..claims).map(Node::Claim)).chain((0..known).map(Node::Source));
        for node in nodes.chain((0..pen.out.channels.len()).map(Node::Channel)) {
            pen.out.graph.add_node(node);
        }
        pen
    }

    /// A text in which the source spoke; one that is itself a source of the article is left to that source; the others are told apart by issuer and words.
    fn find_channels(&mut self) {
        if self.attributions.list.iter().all(|a| !a.statement) {
            self.out.channel_of.resize(self.attributions.list.len(), None);
            return;
        }
        let speaks = |k: Kind| matches!(k, Kind::Document | Kind::Media);
        let named = self.sources.list.iter().filter(|s| speaks(s.kind)).flat_map(|s| &s.mentions);
        let mut named: Vec<Span> = named.map(|m| m.span).collect();
        named.sort_unstable();
        let mut known: FxHashMap<(Option<usize>, &str), usize> = FxHashMap::default();
        for (i, attribution) in self.attributions.list.iter().enumerate() {
            let issuer = self.sources.of.get(i).copied().flatten();
            let found = attribution.channel.filter(|c| attribution.statement && !is_named(&named, *c)).map(|span| {
                *known.entry((issuer, span.slice(&self.doc.text))).or_insert_with(|| {
                    self.out.channels.push(Channel { span, issuer });
                    self.out.channels.len() - 1
                })
            });
            self.out.channel_of.push(found);
        }
    }

    fn edge(&mut self, from: Node, to: Node, relation: Relation) {
        if from == to || !matches!(from, Node::Article | Node::Claim(_)) && !self.seen.insert((from, to, relation)) {
            return;
        }
        if let (Some(from), Some(to)) = (self.index(from), self.index(to)) {
            self.out.graph.add_edge(from, to, relation);
        }
    }

    /// Where a node stands: they were added kind by kind. `None` for what is not there.
    fn index(&mut self, node: Node) -> Option<NodeIndex> {
        let (claims, known, channels) = (self.attributions.list.len(), self.sources.list.len(), self.out.channels.len());
        let at = match node {
            Node::Article => Some(0),
            Node::Claim(i) => (i < claims).then_some(1 + i),
            Node::Source(i) => (i < known).then_some(1 + claims + i),
            Node::Channel(i) => (i < channels).then_some(1 + claims + known + i),
            Node::Unknown => return Some(*self.unknown.get_or_insert_with(|| self.out.graph.add_node(Node::Unknown))),
        };
        at.map(NodeIndex::new)
    }

    /// Where a relay has its words from: an outlet is quoted, anyone else is attributed to.
    fn passed_on(&mut self, relay: usize, from: usize) {
        let quoted = self.sources.list.get(from).is_some_and(|s| s.kind == Kind::Media);
        let relation = if quoted { Relation::WasQuotedFrom } else { Relation::WasAttributedTo };
        self.edge(Node::Source(relay), Node::Source(from), relation);
        if relay != from {
            self.out.between.push((relay, from));
        }
    }

    fn claim(&mut self, index: usize) {
        let claim = Node::Claim(index);
        let origin = self.sources.of.get(index).copied().flatten();
        let via: &'a [usize] = self.sources.via.get(index).map_or(&[], Vec::as_slice);
        let parent = self.attributions.list.get(index).and_then(|a| a.parent).filter(|p| *p != index && *p < self.attributions.list.len());
        self.edge(parent.map_or(Node::Article, Node::Claim), claim, Relation::WasDerivedFrom);
        self.edge(claim, origin.map_or(Node::Unknown, Node::Source), Relation::WasAttributedTo);
        if let Some(last) = via.last() {
            self.edge(claim, Node::Source(*last), Relation::WasQuotedFrom);
        }
        for (inner, outer) in origin.iter().chain(via).zip(via.iter().skip(usize::from(origin.is_none()))) {
            self.passed_on(*outer, *inner);
        }
        if let Some(channel) = self.out.channel_of.get(index).copied().flatten() {
            self.edge(claim, Node::Channel(channel), Relation::WasQuotedFrom);
            if let Some(issuer) = origin {
                self.edge(Node::Channel(channel), Node::Source(issuer), Relation::WasIssuedBy);
            }
        }
        let nearest = via.last().copied().or(origin);
        let outer = parent.and_then(|p| self.sources.of.get(p).copied().flatten());
        if let (Some(outer), Some(inner)) = (outer, nearest) {
            self.passed_on(outer, inner);
        }
    }

    fn sources(&mut self) {
        let sources = self.sources;
        let mut bodies: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (i, source) in sources.list.iter().enumerate().filter(|(_, s)| s.kind == Kind::Organization) {
            let known = bodies.entry(source.cluster).or_default();
            if known.len() < MAX_BODIES {
                known.push(i);
            }
        }
        for (i, source) in sources.list.iter().enumerate() {
            if let Some(issuer) = source.issued_by.filter(|s| *s < sources.list.len()) {
                self.edge(Node::Source(i), Node::Source(issuer), Relation::WasIssuedBy);
            }
            if !matches!(source.kind, Kind::Person | Kind::Group) {
                continue;
            }
            let told = |body: &&usize| sources.list.get(**body).is_some_and(|b| belongs(source, &b.name));
            if let Some(body) = bodies.get(&source.cluster).and_then(|known| known.iter().find(told)) {
                self.edge(Node::Source(i), Node::Source(*body), Relation::ActedOnBehalfOf);
            }
        }
        for outlet in sources.byline.iter().filter(|s| **s < sources.list.len()) {
            self.edge(Node::Article, Node::Source(*outlet), Relation::HadPrimarySource);
        }
    }
}

/// Whether one of the sorted mentions shares a byte with the span. Mentions nest at most a few deep.
fn is_named(mentions: &[Span], span: Span) -> bool {
    let after = mentions.partition_point(|m| m.start() < span.end());
    mentions.iter().take(after).rev().take(4).any(|m| m.overlaps(span))
}

/// Bodies of one cluster that are compared with a person's affiliation.
const MAX_BODIES: usize = 16;

/// Whether the person's own description names the body.
fn belongs(person: &crate::sources::model::Source, body: &str) -> bool {
    let told = [person.affiliation.as_deref(), person.role.as_deref(), Some(person.name.as_str())];
    !body.is_empty() && told.into_iter().flatten().any(|words| words.contains(body))
}
