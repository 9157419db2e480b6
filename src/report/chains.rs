//! The chains of an article: from the statement or speaker to the hand nearest to the article.

use super::labels::Labels;
use crate::analysis::{Analysis, AttributionInfo, SourceInfo};
use crate::provenance::{MAX_LINKS, Node};
use crate::sources::model::Kind;
use rustc_hash::FxHashMap;

/// The chains of one article.
pub(super) struct Chains<'a> {
    analysis: &'a Analysis,
    /// For each claim that was made in a statement: the statement.
    statements: FxHashMap<Node, Node>,
    /// What each statement is called.
    names: FxHashMap<Node, &'a str>,
}

impl<'a> Chains<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let edges = analysis.graph.edges.iter().filter(|e| matches!((e.from, e.to), (Node::Claim(_), Node::Channel(_))));
        let statements = edges.map(|e| (e.from, e.to)).collect();
        let channels = analysis.graph.nodes.iter().filter(|n| matches!(n.id, Node::Channel(_)));
        Self { analysis, statements, names: channels.map(|n| (n.id, n.label.as_str())).collect() }
    }

    /// Who a claim went through: its statement, its source, who issued that, its relays, then those of the claim it lies in.
    pub(super) fn hands(&self, claim: &AttributionInfo) -> Vec<Node> {
        let mut hands: Vec<Node> = self.statements.get(&claim.id).copied().into_iter().collect();
        hands.push(claim.source_id.unwrap_or(Node::Unknown));
        let mut at = Some(claim);
        while let Some(one) = at.filter(|_| hands.len() < MAX_LINKS) {
            let speaker = one.source_id.and_then(|id| source(self.analysis, id));
            hands.extend(speaker.filter(|s| s.kind == Kind::Document).and_then(|s| s.issued_by));
            hands.extend(&one.via);
            at = one.parent.filter(|id| *id != one.id).and_then(|id| self.analysis.attributions.get(id.claim()?));
            // Who speaks of what he said himself is no further hand.
            let outer = at.and_then(|outer| outer.source_id).filter(|outer| !hands.contains(outer));
            hands.extend(outer);
        }
        hands
    }

    /// Chains of more than one hand, with how many claims came that way; most first, then in order.
    ///
    /// A claim that came straight from its source needs no chain: the table of sources has it.
    pub(super) fn grouped(&self) -> Vec<(Vec<Node>, u32)> {
        let mut list: Vec<(Vec<Node>, u32)> = Vec::new();
        let mut known: FxHashMap<Vec<Node>, usize> = FxHashMap::default();
        for hands in self.analysis.attributions.iter().map(|claim| self.hands(claim)).filter(|hands| hands.len() > 1) {
            let slot = *known.entry(hands.clone()).or_insert_with(|| {
                list.push((hands, 0));
                list.len() - 1
            });
            if let Some((_, n)) = list.get_mut(slot) {
                *n += 1;
            }
        }
        list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        list
    }

    /// A chain written out: claim ← speaker ← … ← article. `name` makes words of the article fit for the output.
    pub(super) fn written(&self, hands: &[Node], labels: &Labels, name: impl Fn(&str) -> String) -> String {
        let hand = |id: &Node| self.name(*id).map_or_else(|| labels.nobody.clone(), &name);
        let (claim, article) = (labels.chains.claim.clone(), labels.chains.article.clone());
        std::iter::once(claim).chain(hands.iter().map(hand)).chain(std::iter::once(article)).collect::<Vec<_>>().join(&labels.arrow)
    }

    /// The name of a hand; `None` for nobody.
    pub(super) fn name(&self, id: Node) -> Option<&'a str> {
        match id {
            Node::Unknown => None,
            Node::Channel(_) => Some(self.names.get(&id).copied().unwrap_or_default()),
            _ => Some(source(self.analysis, id).map_or("", |s| s.name.as_str())),
        }
    }
}

/// The source of an id.
pub(super) fn source(analysis: &Analysis, id: Node) -> Option<&SourceInfo> {
    analysis.sources.get(id.source()?)
}
