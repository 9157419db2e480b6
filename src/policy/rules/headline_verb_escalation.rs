//! `headline-verb-escalation`: the headline's verb is stronger than the body's.

use super::prelude::*;
use crate::rules::shape::Stance;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let strong = |s: Stance| matches!(s, Stance::Conceding | Stance::Doubting);
    let mut hits = Vec::new();
    for (at, a) in f.headline_claims().filter(|(_, a)| strong(a.stance)) {
        let Some((_, source)) = f.source(at) else { continue };
        let same: Vec<&Attribution> =
            f.body_claims().filter(|(b, _)| f.source(*b).is_some_and(|(_, s)| f.is_same(source, s))).map(|(_, b)| b).collect();
        let first = same.first().filter(|_| !same.iter().any(|b| b.stance == a.stance));
        let text = &f.on.doc.text;
        hits.extend(first.map(|b| Hit::at(a.cue).with("headline", a.cue.slice(text)).with("body", b.cue.slice(text)).sure(a.confidence).beside([b.cue])));
    }
    hits
}
