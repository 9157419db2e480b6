//! The chain of one claim: who is said to have said it, and through whom it reached the article.

use super::graph::Provenance;
use super::node::Node;
use crate::attribution::model::Attributions;
use crate::sources::model::{Kind, Naming, Sources};

/// Longest chain that is followed; deeper nesting is no news prose, and the cut keeps the work linear.
pub const MAX_LINKS: usize = 64;

/// The chain of a claim, from its speaker to the one nearest to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Index of the attribution.
    pub claim: usize,
    /// Speaker first.
    pub links: Vec<Link>,
    /// Where it ends.
    pub end: End,
}

/// One hand of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who or what.
    pub node: Node,
    /// What it does there.
    pub role: LinkRole,
}

/// What a link does in its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkRole {
    /// Speaks the words.
    Origin,
    /// The statement it spoke through; the same hand.
    Statement,
    /// Issued the document; the same hand.
    Issuer,
    /// Passed the words on.
    Relay,
}

/// Where a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a source with a name.
    Named,
    /// At a source without one.
    Unnamed,
    /// At nobody.
    Unattributed,
}

impl Provenance {
    /// The chain of the claim of attribution `claim`; empty when there is no such attribution.
    #[must_use]
    pub fn chain(&self, attributions: &Attributions, sources: &Sources, claim: usize) -> Chain {
        let mut links = Vec::new();
        self.trace(attributions, sources, claim, &mut links);
        let end = links.iter().find(|l| l.role == LinkRole::Origin).map_or(End::Unattributed, |l| end(sources, l.node));
        Chain { claim, links, end }
    }

    /// The links of a claim's chain, into a buffer.
    pub(super) fn trace(&self, attributions: &Attributions, sources: &Sources, claim: usize, links: &mut Vec<Link>) {
        links.clear();
        let Some(attribution) = attributions.list.get(claim) else { return };
        self.push_links(sources, claim, true, links);
        if attribution.parent.is_some() {
            self.climb(attributions, sources, claim, links);
        }
        links.truncate(MAX_LINKS);
    }

    /// The links of the attributions in whose contents a claim lies.
    fn climb(&self, attributions: &Attributions, sources: &Sources, claim: usize, links: &mut Vec<Link>) {
        let mut seen = [claim; MAX_LINKS];
        let mut at = attributions.list.get(claim).and_then(|a| a.parent);
        for slot in 1..MAX_LINKS {
            // A ring of parents would be a mistake of an earlier stage; it ends here.
            let known = |i: &usize| seen.iter().take(slot).any(|s| s == i);
            let Some((index, attribution)) = at.filter(|i| !known(i)).and_then(|i| Some((i, attributions.list.get(i)?))) else { break };
            self.push_links(sources, index, false, links);
            if let Some(slot) = seen.get_mut(slot) {
                *slot = index;
            }
            at = attribution.parent;
        }
    }

    /// The links that one attribution adds; an outer attribution adds its own speaker as a relay, and nothing when it is nobody.
    fn push_links(&self, sources: &Sources, index: usize, innermost: bool, links: &mut Vec<Link>) {
        let origin = sources.of.get(index).copied().flatten();
        let channel = self.channel_of.get(index).copied().flatten();
        if innermost {
            links.extend(channel.map(|c| Link { node: Node::Channel(c), role: LinkRole::Statement }));
            links.push(Link { node: origin.map_or(Node::Unknown, Node::Source), role: LinkRole::Origin });
        } else {
            // Who speaks of what he said himself passes nothing on.
            let another = origin.filter(|s| !links.iter().any(|link| link.node == Node::Source(*s)));
            links.extend(another.map(|s| Link { node: Node::Source(s), role: LinkRole::Relay }));
        }
        let issuer = origin.and_then(|s| sources.list.get(s)).filter(|s| s.kind == Kind::Document).and_then(|s| s.issued_by);
        links.extend(issuer.map(|s| Link { node: Node::Source(s), role: LinkRole::Issuer }));
        let via = sources.via.get(index).into_iter().flatten().take(MAX_LINKS);
        links.extend(via.map(|s| Link { node: Node::Source(*s), role: LinkRole::Relay }));
    }
}

impl Chain {
    /// Hands the words went through: 1 for first hand. A statement and its issuer are one hand.
    #[must_use]
    pub fn hops(&self) -> u32 {
        hops(&self.links)
    }
}

/// Hands among links.
pub(super) fn hops(links: &[Link]) -> u32 {
    let hands = links.iter().filter(|l| matches!(l.role, LinkRole::Origin | LinkRole::Relay)).count();
    u32::try_from(hands).unwrap_or(u32::MAX)
}

fn end(sources: &Sources, origin: Node) -> End {
    match origin.source().and_then(|s| sources.list.get(s)).map(|s| s.naming) {
        Some(Naming::Named) => End::Named,
        Some(_) => End::Unnamed,
        None => End::Unattributed,
    }
}
