//! `chain-too-deep`: hearsay of hearsay.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let hops = |at: usize| f.on.provenance.hops.get(at).copied().unwrap_or(1);
    // Nesting alone is no relay: somebody may tell what a third one does. It takes an outlet that passes on.
    let is_media = |at: usize| f.source(at).is_some_and(|(_, s)| s.kind == Kind::Media);
    let relayed = |at: usize, a: &Attribution| {
        let named = f.source(at).is_some_and(|(_, s)| s.kind == Kind::Person && s.naming == Naming::Named && s.role_class != Role::Unknown);
        f.on.sources.via.get(at).is_some_and(|v| v.len() >= set.count("max_hops") as usize) || named && a.parent.is_some_and(is_media)
    };
    let deep = f.body_claims().filter(|(at, a)| f.source(*at).is_some() && relayed(*at, a) && hops(*at) > set.count("max_hops"));
    deep.map(|(at, a)| Hit::at(a.cue.cover(f.at(a))).sure(a.confidence).with("hops", hops(at)).with("most", set.count("max_hops")))
        .collect()
}
