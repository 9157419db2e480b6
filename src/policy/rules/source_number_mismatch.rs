//! `source-number-mismatch`: many sources in the headline, one in the body.

use super::prelude::*;
use crate::sources::model::Count;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let unnamed = |(at, a)| f.source(at).filter(|(s, _)| f.is_anonymous(*s)).map(|(s, source)| (a, s, source));
    let body: Vec<(&Attribution, usize, &Source)> = f.body_claims().filter_map(unnamed).collect();
    let is_many = |s: &Source| s.number != Count::Singular;
    let Some((one, _, _)) = body.first().filter(|_| body.iter().all(|(_, _, s)| !is_many(s))) else { return Vec::new() };
    let mut people: Vec<usize> = body.iter().map(|(_, s, _)| *s).collect();
    people.sort_unstable();
    people.dedup();
    if people.len() > 1 {
        return Vec::new();
    }
    let many = f.headline_claims().filter_map(unnamed).find(|(_, _, s)| is_many(s));
    let hit = |(a, s, source): (&Attribution, usize, &Source)| {
        Hit::at(f.at(a)).about(Some(s)).with("many", &source.name).with("one", f.at(one).slice(&f.on.doc.text)).beside([f.at(one)])
    };
    many.map(hit).into_iter().collect()
}
