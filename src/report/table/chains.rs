//! The chains of an article, written out: claim ← speaker ← … ← article.

use super::{excerpt, name, source};
use crate::analysis::{Analysis, AttributionInfo};
use crate::provenance::{MAX_LINKS, Node};
use crate::report::labels::Labels;
use crate::sources::model::Kind;
use rustc_hash::FxHashMap;

/// Chains of more than one hand, with how many claims came that way; most first, then in order.
///
/// A claim that came straight from its source needs no chain: the table of sources has it.
pub(super) fn grouped(analysis: &Analysis, labels: &Labels) -> Vec<(String, u32)> {
    let statements = statements(analysis);
    let mut list: Vec<(Vec<Node>, u32)> = Vec::new();
    let mut known: FxHashMap<Vec<Node>, usize> = FxHashMap::default();
    for claim in &analysis.attributions {
        let hands = hands(analysis, &statements, claim);
        if hands.len() < 2 {
            continue;
        }
        let slot = *known.entry(hands.clone()).or_insert_with(|| {
            list.push((hands, 0));
            list.len() - 1
        });
        if let Some((_, n)) = list.get_mut(slot) {
            *n += 1;
        }
    }
    list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    list.into_iter().map(|(hands, n)| (written(analysis, labels, &hands), n)).collect()
}

/// For each claim that was made in a statement: the statement.
fn statements(analysis: &Analysis) -> FxHashMap<Node, Node> {
    let edges = analysis.graph.edges.iter().filter(|e| matches!((e.from, e.to), (Node::Claim(_), Node::Channel(_))));
    edges.map(|e| (e.from, e.to)).collect()
}

/// From the statement or speaker to the hand nearest to the article.
fn hands(analysis: &Analysis, statements: &FxHashMap<Node, Node>, claim: &AttributionInfo) -> Vec<Node> {
    let mut hands: Vec<Node> = statements.get(&claim.id).copied().into_iter().collect();
    hands.push(claim.source_id.unwrap_or(Node::Unknown));
    let mut at = Some(claim);
    while let Some(one) = at.filter(|_| hands.len() < MAX_LINKS) {
        let speaker = one.source_id.and_then(|id| source(analysis, id));
        hands.extend(speaker.filter(|s| s.kind == Kind::Document).and_then(|s| s.issued_by));
        hands.extend(&one.via);
        at = one.parent.filter(|id| *id != one.id).and_then(|id| analysis.attributions.get(id.claim()?));
        hands.extend(at.and_then(|outer| outer.source_id));
    }
    hands
}

fn written(analysis: &Analysis, labels: &Labels, hands: &[Node]) -> String {
    let statement = |id: Node| analysis.graph.nodes.iter().find(|n| n.id == id).map_or(String::new(), |n| excerpt(&n.label));
    let hand = |id: &Node| match id {
        Node::Unknown => labels.nobody.clone(),
        Node::Channel(_) => statement(*id),
        _ => name(analysis, *id),
    };
    let (claim, article) = (labels.chains.claim.clone(), labels.chains.article.clone());
    std::iter::once(claim).chain(hands.iter().map(hand)).chain(std::iter::once(article)).collect::<Vec<_>>().join(&labels.arrow)
}
