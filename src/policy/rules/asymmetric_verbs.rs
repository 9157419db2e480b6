//! `asymmetric-verbs`: one side "confirms", the other "claims".

use super::prelude::*;
use crate::rules::shape::Stance;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let mut sides: Vec<(usize, Vec<crate::text::Span>)> = vec![(0, Vec::new()); f.parties.len()];
    for (at, a) in f.body_claims() {
        let party = f.source(at).and_then(|(s, _)| f.party(s));
        if let Some(side) = party.and_then(|p| sides.get_mut(p)) {
            side.0 += 1;
            if a.stance == Stance::Doubting || a.distanced {
                side.1.push(a.cue);
            }
        }
    }
    let enough: Vec<_> = sides.iter().filter(|(n, _)| *n >= set.count("min_claims") as usize).collect();
    let believed = enough.iter().any(|(_, doubts)| doubts.is_empty());
    let rate = |n: usize, doubts: usize| doubts as f64 / n.max(1) as f64;
    let doubted = enough.iter().find(|(n, doubts)| rate(*n, doubts.len()) >= set.share("difference"));
    let hit = doubted.filter(|_| believed && enough.len() >= 2).and_then(|(n, doubts)| {
        let (first, rest) = doubts.split_first()?;
        Some(Hit::at(*first).with("doubted", doubts.len()).with("of", n).beside(rest.iter().copied()))
    });
    hit.into_iter().collect()
}
