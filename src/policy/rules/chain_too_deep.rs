//! `chain-too-deep`: hearsay of hearsay.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let hops = |at: usize| f.on.provenance.hops.get(at).copied().unwrap_or(1);
    let deep = f.body_claims().filter(|(at, _)| hops(*at) > set.count("max_hops"));
    deep.map(|(at, a)| Hit::at(a.cue.cover(f.at(a))).sure(a.confidence).with("hops", hops(at)).with("most", set.count("max_hops"))).collect()
}
