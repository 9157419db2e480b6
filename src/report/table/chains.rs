//! The chains of an article, written out: claim ← speaker ← … ← article.

use super::{excerpt, name, source};
use crate::analysis::{Analysis, AttributionInfo};
use crate::provenance::MAX_LINKS;
use crate::report::labels::Labels;
use crate::sources::model::Kind;
use rustc_hash::FxHashMap;

/// Chains of more than one hand, with how many claims came that way; most first, then in order.
///
/// A claim that came straight from its source needs no chain: the table of sources has it.
pub(super) fn grouped(analysis: &Analysis, labels: &Labels) -> Vec<(String, u32)> {
    let statements = statements(analysis);
    let mut list: Vec<(Vec<&str>, u32)> = Vec::new();
    let mut known: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
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

/// For each claim that was made in a statement: the statement's node.
fn statements(analysis: &Analysis) -> FxHashMap<&str, &str> {
    let edges = analysis.graph.edges.iter().filter(|e| e.to.starts_with('D'));
    edges.map(|e| (e.from.as_str(), e.to.as_str())).collect()
}

/// Ids from the statement or speaker to the hand nearest to the article; an empty id for nobody.
fn hands<'a>(analysis: &'a Analysis, statements: &FxHashMap<&str, &'a str>, claim: &'a AttributionInfo) -> Vec<&'a str> {
    let mut hands: Vec<&str> = statements.get(claim.id.as_str()).copied().into_iter().collect();
    hands.push(claim.source_id.as_deref().unwrap_or_default());
    let mut at = Some(claim);
    while let Some(one) = at.filter(|_| hands.len() < MAX_LINKS) {
        let speaker = one.source_id.as_deref().and_then(|id| source(analysis, id));
        hands.extend(speaker.filter(|s| s.kind == Kind::Document).and_then(|s| s.issued_by.as_deref()));
        hands.extend(one.via.iter().map(String::as_str));
        at = one.parent.as_deref().filter(|id| *id != one.id).and_then(|id| attribution(analysis, id));
        hands.extend(at.and_then(|outer| outer.source_id.as_deref()));
    }
    hands
}

fn attribution<'a>(analysis: &'a Analysis, id: &str) -> Option<&'a AttributionInfo> {
    let index = id.strip_prefix('A')?.parse::<usize>().ok()?.checked_sub(1)?;
    analysis.attributions.get(index)
}

fn written(analysis: &Analysis, labels: &Labels, hands: &[&str]) -> String {
    let statement = |id: &str| analysis.graph.nodes.iter().find(|n| n.id == id).map_or(String::new(), |n| excerpt(&n.label));
    let hand = |id: &&str| match id.chars().next() {
        None => labels.nobody.clone(),
        Some('D') => statement(id),
        Some(_) => name(analysis, id),
    };
    let (claim, article) = (labels.chains.claim.clone(), labels.chains.article.clone());
    std::iter::once(claim).chain(hands.iter().map(hand)).chain(std::iter::once(article)).collect::<Vec<_>>().join(&labels.arrow)
}
