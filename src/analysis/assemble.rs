//! The stages' results → [`Analysis`]: ids, code-point offsets, words.

use super::Article;
use super::Origin;
use super::findings;
use super::model::*;
use crate::attribution::model::{Attribution, Attributions, SourceSlot, Unattributed};
use crate::balance::{Balance, Places};
use crate::policy::{Catalogue, Finding, Front};
use crate::provenance::{Node, NodeKind, Provenance, Standing};
use crate::sources::model::{Naming, Source, Sources};
use crate::text::{CodePoints, Document, Span, Zone};
use petgraph::visit::EdgeRef;
use std::cell::Cell;

/// What an analysis is put together from.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Where the text came from.
    pub article: &'a Article,
    /// The text, cut.
    pub doc: &'a Document,
    /// Its attributions.
    pub attributions: &'a Attributions,
    /// Its sources.
    pub sources: &'a Sources,
    /// Their graph.
    pub provenance: &'a Provenance,
    /// Words of the text.
    pub words: u32,
    /// What the policy says, where one was asked.
    pub policy: Option<Judged<'a>>,
    /// The byline, dateline or end credit says "agencies".
    pub says_agencies: bool,
}

/// What a policy says of an article.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Its findings.
    pub findings: &'a [Finding],
    /// The rules.
    pub catalogue: &'a Catalogue,
    /// The front matter of the draft.
    pub front: &'a Front,
}

/// What an analysis holds beyond the ordinary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// The article text.
    pub text: bool,
    /// Why each reading won.
    pub reasons: bool,
}

/// Puts an analysis with its figures together. `rule` gives the stable id of a rule.
#[must_use]
pub fn assemble<'a, T: Words<'a>>(parts: &Parts<'a>, balance: Balance, rule: &'a dyn Fn(u32) -> &'a str, keep: Keep) -> Analysis<T> {
    let text = parts.doc.text.as_str();
    let room = Cell::new(text.len().saturating_mul(ROOM));
    let writer = Writer { text, points: CodePoints::new(text), rule, keep, room };
    let places = Places::new(parts.doc);
    let silent = |i: usize| parts.sources.silent.get(i).copied().flatten().map(Node::Source);
    let silences = parts.attributions.silences.iter().enumerate().map(|(i, s)| SilenceInfo {
        who: silent(i),
        span: writer.span(s.span),
        place: places.at(s.span.start()),
        kind: s.kind,
        rule: rule(s.rule).into(),
    });
    let place = |u: &Unattributed| places.at(u.span.start());
    let unattributed =
        parts.attributions.unattributed.iter().map(|u| UnattributedInfo { span: writer.span(u.span), place: place(u), kind: u.kind });
    Analysis {
        schema: SCHEMA.into(),
        article: writer.article(parts),
        sources: parts.sources.list.iter().enumerate().map(|(i, s)| writer.source(parts, i, s)).collect(),
        attributions: parts.attributions.list.iter().enumerate().map(|(i, a)| writer.attribution(parts, i, a)).collect(),
        silences: silences.collect(),
        unattributed: unattributed.collect(),
        graph: writer.graph(parts),
        balance,
        findings: parts.policy.map_or_else(Vec::new, |p| findings::write(&writer, parts, p)),
    }
}

fn cluster_id<'a, T: Words<'a>>(index: usize) -> T {
    match CLUSTERS.get(index) {
        Some(id) => T::from(*id),
        None => ["C", itoa::Buffer::new().format(index + 1)].concat().into(),
    }
}

/// The key of a declared side.
fn party(standing: &Standing, index: Option<usize>) -> Option<String> {
    index.and_then(|p| standing.parties.get(p)).map(|side| side.id.clone())
}

/// The ids of the first clusters: few articles have more.
const CLUSTERS: [&str; 16] = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14", "C15", "C16"];

fn byte(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) struct Writer<'a> {
    text: &'a str,
    points: CodePoints,
    rule: &'a dyn Fn(u32) -> &'a str,
    keep: Keep,
    /// Bytes of words that may still be given.
    room: Cell<usize>,
}

/// How many times the length of the article all words of an analysis may be. Contents within contents without end would
/// otherwise grow with the square of the length.
const ROOM: usize = 16;

impl<'a> Writer<'a> {
    fn offsets(&self, span: Span) -> (u32, u32) {
        (self.points.offset(self.text, span.start()), self.points.offset(self.text, span.end()))
    }

    pub(super) fn span<T: Words<'a>>(&self, span: Span) -> TextSpan<T> {
        let (start, end) = self.offsets(span);
        let text = match self.room.get().checked_sub(span.len()) {
            Some(left) => {
                self.room.set(left);
                span.slice(self.text)
            }
            None => "",
        };
        TextSpan { start, end, byte_start: byte(span.start()), byte_end: byte(span.end()), text: text.into() }
    }

    fn spans<T: Words<'a>>(&self, spans: &[Span]) -> Vec<TextSpan<T>> {
        spans.iter().map(|s| self.span(*s)).collect()
    }

    fn article<T: Words<'a>>(&self, parts: &Parts<'a>) -> ArticleInfo<T> {
        let title = parts.doc.paragraphs.iter().find(|p| p.zone == Zone::Title);
        let paragraphs = parts.doc.paragraphs.iter().map(|p| {
            let (start, end) = self.offsets(p.span);
            let origin = parts.article.original.anchor(p.span.start()).map(|a| a.origin).filter(|o| *o != Origin::default());
            ParagraphInfo { start, end, byte_start: byte(p.span.start()), byte_end: byte(p.span.end()), zone: zone_name(p.zone), origin }
        });
        ArticleInfo {
            id: parts.article.id.as_str().into(),
            path: parts.article.path.as_str().into(),
            title: title.map(|p| self.span(p.span)),
            byline: self.byline(parts),
            encoding: parts.article.encoding.as_str().into(),
            format: parts.article.original.format,
            metadata: parts.article.original.metadata.clone(),
            comments: parts.article.original.comments.clone(),
            words: parts.words,
            paragraphs: paragraphs.collect(),
            text: self.keep.text.then(|| self.text.into()),
        }
    }

    fn byline<T: Words<'a>>(&self, parts: &Parts<'_>) -> Option<Byline<T>> {
        let line = parts.doc.paragraphs.iter().find(|p| p.zone == Zone::Byline);
        let outlets = &parts.sources.byline;
        if line.is_none() && outlets.is_empty() && !parts.says_agencies {
            return None;
        }
        let named = |s: &usize| parts.sources.list.get(*s).is_some_and(|s| s.naming == Naming::Named);
        let generic = parts.says_agencies && !outlets.iter().any(named);
        Some(Byline { span: line.map(|p| self.span(p.span)), outlets: outlets.iter().map(|s| Node::Source(*s)).collect(), generic })
    }

    fn source<T: Words<'a>>(&self, parts: &Parts<'_>, index: usize, source: &'a Source) -> SourceInfo<T> {
        let standing = &parts.provenance.standing;
        let mentions = source.mentions.iter().map(|m| {
            let (start, end) = self.offsets(m.span);
            MentionInfo { start, end, byte_start: byte(m.span.start()), byte_end: byte(m.span.end()), form: m.form }
        });
        SourceInfo {
            id: Node::Source(index),
            name: source.name.as_str().into(),
            kind: source.kind,
            naming: source.naming,
            specificity: source.specificity,
            role: source.role.as_deref().map(T::from),
            role_class: source.role_class,
            affiliation: source.affiliation.as_deref().map(T::from),
            number: source.number,
            anonymity: Anonymity { requested: source.anonymity_requested, reason: source.anonymity_reason.map(|r| self.span(r)) },
            issued_by: source.issued_by.map(Node::Source),
            mentions: mentions.collect(),
            cluster: cluster_id(source.cluster),
            rules: source.rules.iter().map(|r| (self.rule)(*r).into()).collect(),
            party: party(standing, standing.party(index)),
            relay_only: standing.only_passes_on(index),
        }
    }

    fn attribution<T: Words<'a>>(&self, parts: &Parts<'_>, index: usize, a: &Attribution) -> AttributionInfo<T> {
        let source = if let SourceSlot::Mention(m) = &a.source { Some(self.span(m.span)) } else { None };
        let via = parts.sources.via.get(index).into_iter().flatten();
        AttributionInfo {
            id: Node::Claim(index),
            cue: self.span(a.cue),
            extra_cues: self.spans(&a.extra_cues),
            source,
            source_id: parts.sources.of.get(index).copied().flatten().map(Node::Source),
            via: via.map(|s| Node::Source(*s)).collect(),
            channel: a.channel.map(|c| self.span(c)),
            parent: a.parent.map(Node::Claim),
            content: self.spans(&a.content),
            form: a.form,
            act: a.act,
            stance: a.stance,
            hedges: self.spans(&a.hedges),
            distanced: a.distanced,
            negated: a.negated,
            hops: parts.provenance.hops.get(index).copied().unwrap_or(1),
            rule: (self.rule)(a.rule).into(),
            confidence: a.confidence,
            reasons: a
                .reasons
                .iter()
                .filter(|_| self.keep.reasons)
                .map(|(code, weight)| Reason { code: (*code).to_owned(), weight: *weight })
                .collect(),
        }
    }

    fn graph<T: Words<'a>>(&self, parts: &Parts<'a>) -> Graph<T> {
        let drawn = &parts.provenance.graph;
        let node = |i| drawn.node_weight(i).copied().unwrap_or(Node::Unknown);
        let edges = drawn.edge_references().map(|e| EdgeInfo { from: node(e.source()), to: node(e.target()), relation: *e.weight() });
        let roots = parts.provenance.roots.iter().map(|r| RootInfo {
            cluster: cluster_id(r.cluster),
            sources: r.sources.iter().map(|s| Node::Source(*s)).collect(),
            claims: r.claims,
            party: party(&parts.provenance.standing, r.party),
        });
        Graph {
            nodes: drawn.node_weights().map(|n| self.node(parts, *n)).collect(),
            edges: edges.collect(),
            roots: roots.collect(),
            single_points: parts.provenance.single_points.iter().map(|s| Node::Source(*s)).collect(),
            cycles: parts.provenance.cycles.iter().map(|ring| ring.iter().map(|s| Node::Source(*s)).collect()).collect(),
        }
    }

    fn node<T: Words<'a>>(&self, parts: &Parts<'a>, node: Node) -> NodeInfo<T> {
        let title = || parts.doc.paragraphs.iter().find(|p| p.zone == Zone::Title).map_or("", |p| p.span.slice(self.text));
        let (kind, label) = match node {
            Node::Article => (NodeKind::Article, head(title())),
            Node::Claim(i) => {
                (NodeKind::Claim, head(parts.attributions.list.get(i).and_then(|a| a.content.first()).map_or("", |c| c.slice(self.text))))
            }
            Node::Source(i) => {
                parts.sources.list.get(i).map_or((NodeKind::Unknown, "".into()), |s| (s.kind.into(), s.name.as_str().into()))
            }
            Node::Channel(i) => {
                let words = parts.provenance.channels.get(i).map_or("", |c| c.span.slice(self.text));
                (NodeKind::Document, words.trim_matches(|c: char| !c.is_alphanumeric()).into())
            }
            Node::Unknown => (NodeKind::Unknown, "".into()),
        };
        NodeInfo { id: node, kind, label }
    }
}

fn zone_name(zone: Zone) -> ZoneName {
    match zone {
        Zone::Title => ZoneName::Title,
        Zone::Subtitle => ZoneName::Subtitle,
        Zone::Byline => ZoneName::Byline,
        Zone::Body => ZoneName::Body,
        Zone::Furniture => ZoneName::Furniture,
    }
}

/// Code points of a claim that its label shows.
const LABEL: usize = 60;

/// The first words of a claim, cut at a blank.
fn head<'a, T: Words<'a>>(words: &'a str) -> T {
    let mut rest = words.chars();
    if rest.nth(LABEL - 1).is_none() || rest.as_str().is_empty() {
        return words.into();
    }
    let start = words.get(..words.len() - rest.as_str().len()).unwrap_or_default();
    let start = start.bytes().rposition(|byte| byte == b' ').and_then(|blank| start.get(..blank)).unwrap_or(start);
    [start, "…"].concat().into()
}
