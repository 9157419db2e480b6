//! `circular-corroboration`: two who say it, and one who has it from the other.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, a) in f.body_claims() {
        let Some((speaker, first)) = f.source(at) else { continue };
        let later = f.near(at).filter(|(other, _)| *other > at);
        let copies = later.filter(|(other, b)| {
            let hands: Vec<usize> =
                f.on.sources.via.get(*other).into_iter().flatten().copied().chain(f.source(*other).map(|(s, _)| s)).collect();
            let passes = hands.len() > 1 && hands.iter().any(|s| f.cluster(*s) == f.cluster(speaker));
            passes && a.parent.is_none() && f.alike(a, b) >= set.share("alike")
        });
        if let Some((_, b)) = copies.into_iter().next().filter(|_| first.kind == Kind::Media) {
            hits.push(Hit::at(b.cue.cover(f.at(b))).with("source", &first.name).sure(b.confidence).beside([f.at(a)]));
        }
    }
    hits
}
