//! `headline-source-mismatch`: who speaks in the headline does not speak in the body.

use super::prelude::*;
use std::collections::BTreeSet;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let body: BTreeSet<usize> = f.body_claims().flat_map(|(at, _)| f.hands(at)).filter_map(|s| f.cluster(s)).collect();
    let mut hits = Vec::new();
    for (at, a) in f.headline_claims() {
        let Some((index, source)) = f.source(at).filter(|(s, source)| !f.is_anonymous(*s) && source.kind != Kind::Document) else { continue };
        let heard = f.cluster(index).is_some_and(|c| body.contains(&c));
        let written = f.tokens(f.at(a)).filter(|at| f.is_weighty(*at)).all(|word| f.body_has(word));
        let other = f.body_claims().find(|(_, b)| f.alike(a, b) >= set.share("alike"));
        if let Some((of, b)) = other.filter(|_| !heard && !written) {
            let name = f.source(of).map_or("", |(_, s)| s.name.as_str());
            hits.push(Hit::at(f.at(a)).with("headline", &source.name).with("body", name).sure(a.confidence).beside([f.at(b)]));
        }
    }
    hits
}
