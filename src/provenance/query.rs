//! Questions to the graph: independent roots, what everything rests on, circular sourcing.

use super::chain::{Chain, LinkRole};
use super::graph::{Node, Provenance};
use crate::attribution::model::Attributions;
use crate::sources::model::{Kind, Sources};
use petgraph::algo::{dominators, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

/// An independent voice: sources that share an entity, affiliation or issuer, or a relay with nobody behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The cluster of its sources.
    pub cluster: usize,
    /// Its sources that speak, in order of index.
    pub sources: Vec<usize>,
    /// How many claims go back to it.
    pub claims: u32,
}

/// Fills the answers into a drawn graph.
pub(super) fn answer(found: &mut Provenance, attributions: &Attributions, sources: &Sources) {
    let chains: Vec<Chain> = (0..attributions.list.len()).map(|i| found.chain(attributions, sources, i)).collect();
    let passes_on = only_pass_on(attributions, sources);
    let leaf = |c: &&Chain| !claim_passes_on(c, sources, &passes_on);
    found.hops = chains.iter().map(Chain::hops).collect();
    found.carries = carried(&chains, sources.list.len());
    find_roots(found, &chains, sources, &passes_on);
    found.single_points = single_points(chains.iter().filter(leaf), sources.list.len());
    found.cycles = cycles(&found.between, sources.list.len());
}

/// For each source: an outlet whose every claim holds the claim of another, and so adds no voice of its own.
fn only_pass_on(attributions: &Attributions, sources: &Sources) -> Vec<bool> {
    let mut holds = vec![false; attributions.list.len()];
    for parent in attributions.list.iter().filter_map(|a| a.parent) {
        if let Some(slot) = holds.get_mut(parent) {
            *slot = true;
        }
    }
    let mut passes: Vec<bool> = sources.list.iter().map(|s| s.kind == Kind::Media).collect();
    for (holds, source) in holds.iter().zip(&sources.of) {
        if let Some(slot) = source.and_then(|s| passes.get_mut(s)) {
            *slot &= holds;
        }
    }
    passes
}

fn claim_passes_on(chain: &Chain, sources: &Sources, passes_on: &[bool]) -> bool {
    let origin = sources.of.get(chain.claim).copied().flatten();
    origin.and_then(|s| passes_on.get(s)).copied().unwrap_or_default()
}

fn carried(chains: &[Chain], sources: usize) -> Vec<u32> {
    let mut carries = vec![0u32; sources];
    for chain in chains {
        for (i, link) in chain.links.iter().enumerate() {
            let first = !chain.links.iter().take(i).any(|l| l.node == link.node);
            if let (Node::Source(s), true) = (link.node, first)
                && let Some(slot) = carries.get_mut(s)
            {
                *slot += 1;
            }
        }
    }
    carries
}

/// The source a claim goes back to: its speaker, or with nobody there the innermost relay.
fn root_source(chain: &Chain) -> Option<usize> {
    let hands = chain.links.iter().filter(|l| matches!(l.role, LinkRole::Origin | LinkRole::Relay));
    hands.into_iter().find_map(|l| if let Node::Source(s) = l.node { Some(s) } else { None })
}

fn find_roots(found: &mut Provenance, chains: &[Chain], sources: &Sources, passes_on: &[bool]) {
    let mut known: FxHashMap<usize, usize> = FxHashMap::default();
    let mut speaks: FxHashSet<usize> = FxHashSet::default();
    for chain in chains {
        let source = root_source(chain).filter(|_| !claim_passes_on(chain, sources, passes_on));
        let Some((at, source)) = source.and_then(|s| Some((s, sources.list.get(s)?))) else {
            found.root_of.push(None);
            continue;
        };
        let root = *known.entry(source.cluster).or_insert_with(|| {
            found.roots.push(Root { cluster: source.cluster, sources: Vec::new(), claims: 0 });
            found.roots.len() - 1
        });
        if let Some(root) = found.roots.get_mut(root) {
            root.claims += 1;
            if speaks.insert(at) {
                root.sources.push(at);
            }
        }
        found.root_of.push(Some(root));
    }
    for root in &mut found.roots {
        root.sources.sort_unstable();
    }
}

/// Sources that lie on every way from the article to the ends of its chains: the dominators of the common end.
fn single_points<'a>(chains: impl Iterator<Item = &'a Chain>, sources: usize) -> Vec<usize> {
    let mut flow: DiGraph<(), ()> = DiGraph::new();
    let nodes: Vec<NodeIndex> = (0..sources + 3).map(|_| flow.add_node(())).collect();
    let slot = |node: Node| match node {
        Node::Source(s) => s.min(sources),
        _ => sources,
    };
    let (article, end) = (sources + 1, sources + 2);
    let mut seen = FxHashSet::default();
    for chain in chains {
        let hands = chain.links.iter().rev().filter(|l| l.role != LinkRole::Statement).map(|l| slot(l.node));
        let mut from = article;
        for to in hands.chain(std::iter::once(end)) {
            if seen.insert((from, to))
                && let (Some(a), Some(b)) = (nodes.get(from), nodes.get(to))
            {
                flow.add_edge(*a, *b, ());
            }
            from = to;
        }
    }
    let (Some(root), Some(end)) = (nodes.get(article), nodes.get(end)) else { return Vec::new() };
    let found = dominators::simple_fast(&flow, *root);
    let mut on_every_way: Vec<usize> =
        found.strict_dominators(*end).into_iter().flatten().map(NodeIndex::index).filter(|s| *s < sources).collect();
    on_every_way.reverse();
    on_every_way
}

/// Circular sourcing: strongly connected components of more than one source.
fn cycles(between: &[(usize, usize)], sources: usize) -> Vec<Vec<usize>> {
    if between.is_empty() {
        return Vec::new();
    }
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    let nodes: Vec<NodeIndex> = (0..sources).map(|_| graph.add_node(())).collect();
    for (from, to) in between {
        if let (Some(a), Some(b)) = (nodes.get(*from), nodes.get(*to)) {
            graph.add_edge(*a, *b, ());
        }
    }
    let rings = kosaraju_scc(&graph).into_iter().filter(|ring| ring.len() > 1);
    let mut rings: Vec<Vec<usize>> = rings.map(|ring| ring.into_iter().map(NodeIndex::index).collect()).collect();
    for ring in &mut rings {
        ring.sort_unstable();
    }
    rings.sort();
    rings
}
