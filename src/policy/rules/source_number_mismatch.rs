//! `source-number-mismatch`: many sources in the headline or in one sentence, one in another.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::sources::model::Count;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let unnamed = |at: usize| f.source(at).filter(|(s, _)| f.is_anonymous(*s));
    let body: Vec<(usize, &Attribution, usize, &Source)> =
        f.body_claims().filter_map(|(at, a)| unnamed(at).map(|(s, source)| (at, a, s, source))).collect();
    let is_many = |s: &Source| s.number != Count::Singular;
    let hit = |many: &Attribution, index: usize, source: &Source, one: &Attribution| {
        Hit::at(f.at(many)).about(Some(index)).with("many", &source.name).with("one", f.at(one).slice(&f.on.doc.text)).beside([f.at(one)])
    };
    let mut hits = Vec::new();
    // The one unnamed source of the body, whatever it says, is who the headline speaks of.
    let alone = body.first().filter(|(_, _, first, _)| body.iter().all(|(_, _, s, source)| s == first && !is_many(source)));
    if let Some((_, one, _, _)) = alone {
        let many = f.headline_claims().filter_map(|(at, a)| unnamed(at).map(|(s, source)| (a, s, source))).find(|(_, _, s)| is_many(s));
        hits.extend(many.map(|(a, index, source)| hit(a, index, source, one)));
    }
    // Within the body the claims must be one.
    let written = |a: &Attribution| matches!(a.source, SourceSlot::Mention(_));
    for (at, many, index, source) in body.iter().filter(|(_, a, _, source)| is_many(source) && written(a)) {
        let is_one = |other: usize, b: &Attribution| written(b) && unnamed(other).is_some_and(|(_, s)| !is_many(s));
        let same = f.near(*at).find(|(other, b)| is_one(*other, b) && f.alike(many, b) >= set.share("alike"));
        hits.extend(same.map(|(_, one)| hit(many, *index, source, one)));
    }
    hits
}
