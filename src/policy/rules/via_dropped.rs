//! `via-dropped`: the relay of a source is told only later. A credit covers its paragraph.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use std::collections::BTreeMap;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut first: BTreeMap<usize, (bool, &Attribution)> = BTreeMap::new();
    let mut hits: BTreeMap<usize, Hit> = BTreeMap::new();
    for (at, a) in f.body_claims() {
        let Some((source, named)) = f.source(at).filter(|(_, s)| s.kind == Kind::Person && s.naming == Naming::Named) else { continue };
        let via = f.on.sources.via.get(at).and_then(|v| v.last());
        // What a verb says without naming its speaker leans on the words before it, where a relay may have been told.
        let leans = !matches!(a.source, SourceSlot::Mention(_));
        let (relayed, earlier) = *first.entry(source).or_insert((leans || via.is_some() || f.has_channel(a), a));
        let relay = via.and_then(|v| f.on.sources.list.get(*v)).filter(|r| {
            !relayed && a.paragraph != earlier.paragraph && r.kind == Kind::Media && (r.naming == Naming::Named || is_outlet(f, r))
        });
        if let Some(relay) = relay {
            let hit = Hit::at(f.at(earlier))
                .about(Some(source))
                .with("source", &named.name)
                .with("relay", &relay.name)
                .sure(a.confidence)
                .beside([a.cue]);
            hits.entry(source).or_insert(hit);
        }
    }
    hits.into_values().collect()
}

/// "Spanish media", "a paper": told by its kind.
fn is_outlet(f: &Facts<'_>, relay: &Source) -> bool {
    let Some(first) = f.first_mention(relay) else { return false };
    let tokens = f.tokens(first);
    f.met.within(List::MediaHead, &tokens).is_some_and(|r| r.start == tokens.start) && !f.is_definite(tokens.start)
}
