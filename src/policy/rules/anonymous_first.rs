//! `anonymous-first`: the story opens on an unnamed voice, and no named one follows soon.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let within = set.count("within_paragraphs") as usize;
    let first = f.body_claims().find_map(|(at, a)| f.source(at).map(|(s, source)| (a, s, source)));
    let Some((claim, source, _)) = first.filter(|(_, s, _)| f.is_anonymous(*s)) else { return Vec::new() };
    let is_named = |(at, a): (usize, &Attribution)| {
        let told = f.source(at).is_some_and(|(s, source)| !f.is_anonymous(s) && !f.is_collective(source));
        (1..=within).contains(&f.rank(a.paragraph)) && told && !f.is_inside(at)
    };
    if f.rank(claim.paragraph) > within || f.body_claims().any(is_named) {
        return Vec::new();
    }
    vec![Hit::at(f.at(claim)).about(Some(source)).with("paragraphs", within).sure(claim.confidence)]
}
