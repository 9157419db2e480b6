//! `headline-source-mismatch`: who speaks in the headline does not speak in the body.

use super::prelude::*;
use crate::rules::tag::Class;
use std::collections::BTreeSet;

/// A capital or country in a headline stands for whoever speaks for it.
const STANDS_FOR: crate::rules::tag::Set = Class::Place.set().and(Class::Nation.set());

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let body: BTreeSet<usize> = f.body_claims().flat_map(|(at, _)| f.hands(at)).filter_map(|s| f.cluster(s)).collect();
    let mut hits = Vec::new();
    for (at, a) in f.headline_claims() {
        let Some((index, source)) = f.source(at).filter(|(s, source)| !f.is_anonymous(*s) && source.naming == Naming::Named) else {
            continue;
        };
        // All that stands before the claim tells who says it.
        let claim = a.content.first().map_or(usize::MAX, |c| f.token_at(c.start()));
        let named = f.tokens(f.at(a));
        let words = if claim > named.end { f.headline().start..claim.min(f.headline().end) } else { named };
        let stands_for = words.clone().any(|at| f.on.tags.set(at).meets(STANDS_FOR));
        let heard = f.cluster(index).is_some_and(|c| body.contains(&c));
        let written = words.clone().any(|word| f.body_has(word));
        // A body and its spokesman are two of a kind in the headline; two people, or two bodies, are not.
        let like = |of: usize| f.source(of).is_some_and(|(_, s)| s.kind == source.kind && s.naming == Naming::Named);
        let other = f.body_claims().find(|(of, b)| like(*of) && f.alike(a, b) >= set.share("alike"));
        if let Some((of, b)) = other.filter(|_| !heard && !written && !stands_for) {
            let name = f.source(of).map_or("", |(_, s)| s.name.as_str());
            hits.push(Hit::at(f.at(a)).with("headline", &source.name).with("body", name).sure(a.confidence).beside([f.at(b)]));
        }
    }
    hits
}
