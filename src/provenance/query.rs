//! Questions to the graph: independent roots, what everything rests on, circular sourcing.

use super::chain::{Link, LinkRole, hops};
use super::declared::Standing;
use super::graph::Provenance;
use crate::attribution::model::Attributions;
use crate::sources::model::{Kind, Sources};
use petgraph::algo::{dominators, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

/// An independent voice: sources that share an entity, affiliation, issuer or declared side, or a relay with nobody behind it. Who is only
/// quoted in the words of another is none: that rests on the other's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The cluster of its sources; of the first of them where a declared side joins several.
    pub cluster: usize,
    /// The declared side of its sources.
    pub party: Option<usize>,
    /// Its sources that speak outside the words of others, in order of index.
    pub sources: Vec<usize>,
    /// How many claims go back to it.
    pub claims: u32,
}

/// Links of most chains at most.
const LINKS: usize = 4;

/// Claims within claims that are looked at.
const DEEP: usize = 16;

/// Fills the answers into a drawn graph.
pub(super) fn answer(found: &mut Provenance, attributions: &Attributions, sources: &Sources) {
    let passes_on = only_pass_on(attributions, sources);
    let (claims, known) = (attributions.list.len(), sources.list.len());
    let mut flow = Flow::new(known);
    let mut links = Vec::with_capacity(LINKS);
    found.carries = vec![0; known];
    found.hops.reserve(claims);
    found.origin_of.reserve(claims);
    for claim in 0..claims {
        found.trace(attributions, sources, claim, &mut links);
        found.hops.push(hops(&links));
        carry(&links, &mut found.carries);
        let speaker = sources.of.get(claim).copied().flatten();
        if speaker.and_then(|s| passes_on.get(s)).copied().unwrap_or_default() {
            found.origin_of.push(None);
            continue;
        }
        found.origin_of.push(root_source(&links).filter(|s| !found.standing.only_passes_on(*s)));
        flow.add(&links);
    }
    let mut roots = Roots::new(claims, known + found.standing.parties.len());
    for claim in 0..claims {
        roots.add(outermost(attributions, &found.origin_of, claim), sources, &found.standing);
    }
    (found.roots, found.root_of) = roots.finish();
    found.single_points = flow.single_points();
    found.cycles = cycles(&found.between, known);
}

/// For each source: an outlet whose every claim holds the claim of another, and so adds no voice of its own. Empty where no
/// claim is held.
fn only_pass_on(attributions: &Attributions, sources: &Sources) -> Vec<bool> {
    if attributions.list.iter().all(|a| a.parent.is_none()) {
        return Vec::new();
    }
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

/// Counts a claim for every source of its chain, once.
fn carry(links: &[Link], carries: &mut [u32]) {
    for (i, link) in links.iter().enumerate() {
        let first = !links.iter().take(i).any(|l| l.node == link.node);
        if let Some(slot) = link.node.source().filter(|_| first).and_then(|s| carries.get_mut(s)) {
            *slot += 1;
        }
    }
}

/// The source a claim goes back to: its speaker, or with nobody there the innermost relay.
fn root_source(links: &[Link]) -> Option<usize> {
    let mut hands = links.iter().filter(|l| matches!(l.role, LinkRole::Origin | LinkRole::Relay));
    hands.find_map(|l| l.node.source())
}

/// On whose word a claim rests: what somebody says that another said is his word, and only his.
fn outermost(attributions: &Attributions, origin_of: &[Option<usize>], claim: usize) -> Option<usize> {
    let origin = |at: usize| origin_of.get(at).copied().flatten();
    let parent = |at: &usize| attributions.list.get(*at).and_then(|a| a.parent);
    std::iter::successors(Some(claim), parent).take(DEEP).filter_map(origin).last()
}

/// Collects independent roots.
struct Roots {
    list: Vec<Root>,
    of: Vec<Option<usize>>,
    /// For each cluster, by its number, and behind them for each declared side: its root; and whether the source of that number
    /// is in one.
    known: Vec<(Option<usize>, bool)>,
}

impl Roots {
    fn new(claims: usize, known: usize) -> Self {
        Self { list: Vec::new(), of: Vec::with_capacity(claims), known: vec![(None, false); known] }
    }

    fn add(&mut self, source: Option<usize>, sources: &Sources, standing: &Standing) {
        let source = source.and_then(|s| Some((s, sources.list.get(s)?.cluster)));
        let party = source.and_then(|(s, _)| standing.party(s));
        let slot = |cluster: usize| party.map_or(cluster, |p| sources.list.len() + p);
        let Some(((at, cluster), (root, _))) = source.and_then(|s| Some((s, self.known.get_mut(slot(s.1))?))) else {
            self.of.push(None);
            return;
        };
        let root = *root.get_or_insert(self.list.len());
        if root == self.list.len() {
            self.list.push(Root { cluster, party, sources: Vec::with_capacity(1), claims: 0 });
        }
        let fresh = self.known.get_mut(at).is_some_and(|(_, speaks)| !std::mem::replace(speaks, true));
        if let Some(root) = self.list.get_mut(root) {
            root.claims += 1;
            root.sources.extend(fresh.then_some(at));
        }
        self.of.push(Some(root));
    }

    fn finish(mut self) -> (Vec<Root>, Vec<Option<usize>>) {
        for root in &mut self.list {
            root.sources.sort_unstable();
        }
        (self.list, self.of)
    }
}

/// The ways from the article over its relays and sources to a common end.
struct Flow {
    sources: usize,
    /// Sources that every chain holds, `None` before the first chain: only they can lie on every way, as each chain is one.
    common: Option<Vec<usize>>,
    /// From where to where the chains go. Nodes are the sources, then nobody, the article and the end.
    steps: Vec<(usize, usize)>,
}

impl Flow {
    fn new(sources: usize) -> Self {
        Self { sources, common: None, steps: Vec::new() }
    }

    fn add(&mut self, links: &[Link]) {
        let nobody = self.sources;
        let mut from = self.sources + 1;
        let hands = links.iter().rev().filter(|l| l.role != LinkRole::Statement);
        let hands = hands.map(|l| l.node.source().filter(|s| *s < nobody).unwrap_or(nobody));
        let common = self.common.get_or_insert_with(|| hands.clone().filter(|s| *s < nobody).collect());
        common.retain(|s| hands.clone().any(|hand| hand == *s));
        if common.is_empty() {
            return;
        }
        for to in hands.chain(std::iter::once(nobody + 2)) {
            self.steps.push((from, to));
            from = to;
        }
    }

    /// Sources that lie on every way: the dominators of the end, the nearest to the article first.
    fn single_points(mut self) -> Vec<usize> {
        let Some(common) = self.common.filter(|common| !common.is_empty()) else { return Vec::new() };
        self.steps.sort_unstable();
        self.steps.dedup();
        let (article, end) = (self.sources + 1, self.sources + 2);
        // Mostly everything is of one source alone, and at first hand.
        if let ([only], [_, _]) = (common.as_slice(), self.steps.as_slice()) {
            return vec![*only];
        }
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(self.sources + 3, self.steps.len());
        (0..self.sources + 3).for_each(|_| {
            graph.add_node(());
        });
        graph.extend_with_edges(self.steps.into_iter().map(|(from, to)| (NodeIndex::new(from), NodeIndex::new(to))));
        let found = dominators::simple_fast(&graph, NodeIndex::new(article));
        let on_every_way = found.strict_dominators(NodeIndex::new(end)).into_iter().flatten().map(NodeIndex::index);
        let mut list: Vec<usize> = on_every_way.filter(|s| *s < self.sources).collect();
        list.reverse();
        list
    }
}

/// Circular sourcing: strongly connected components of more than one source.
fn cycles(between: &[(usize, usize)], sources: usize) -> Vec<Vec<usize>> {
    let mut gives = vec![false; if between.is_empty() { 0 } else { sources }];
    for (_, to) in between {
        gives.iter_mut().skip(*to).take(1).for_each(|gives| *gives = true);
    }
    if !between.iter().any(|(from, _)| gives.get(*from).is_some_and(|gives| *gives)) {
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
