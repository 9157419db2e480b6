//! `uncorroborated-key-claim`: what the headline says has one voice only.

use super::prelude::*;
use crate::rules::shape::Act;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let headline = f.headline();
    if headline.is_empty() || f.has(List::OfficialAct, &headline) {
        return Vec::new();
    }
    let supports = f.body_claims().filter(|(_, a)| a.act == Act::Assertion && f.covers(headline.clone(), a) >= set.share("alike"));
    let supports: Vec<usize> = supports.filter_map(|(at, _)| f.source(at).map(|(s, _)| s)).collect();
    if f.voices(supports.iter().copied()).len() != 1 {
        return Vec::new();
    }
    let name = supports.first().and_then(|s| f.on.sources.list.get(*s)).map_or("", |s| s.name.as_str());
    vec![Hit::at(f.on.doc.span_of(headline)).with("source", name)]
}
