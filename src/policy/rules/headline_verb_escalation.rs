//! `headline-verb-escalation`: the headline is surer than the body, or judges more.

use super::prelude::*;
use crate::rules::shape::Stance;

/// Words of a claim that is one statement.
const SHORT: usize = 25;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, a) in f.headline_claims() {
        let Some((_, source)) = f.source(at) else { continue };
        let same: Vec<&Attribution> =
            f.body_claims().filter(|(b, _)| f.source(*b).is_some_and(|(_, s)| f.is_same(source, s))).map(|(_, b)| b).collect();
        // Doubt and concession stand out whatever is said; "stresses" for "said" only where it is the same claim.
        let alike = |b: &&Attribution| f.alike(a, b) >= set.share("alike");
        let matched = same.iter().copied().find(alike);
        let judged = match a.stance {
            Stance::Neutral => None,
            Stance::Conceding | Stance::Doubting => same.first().copied(),
            Stance::Endorsing | Stance::Revealing => matched,
        };
        let raised = judged.filter(|_| !same.iter().any(|b| b.stance != Stance::Neutral)).map(|b| b.cue);
        // In a long speech the doubt may be of something else.
        let short = |b: &&Attribution| b.content.iter().map(|c| f.count_words(f.tokens(*c))).sum::<usize>() <= SHORT;
        let sure = a.hedges.is_empty() && !f.has(List::Modal, &f.headline());
        let doubt = |b: &Attribution| b.hedges.iter().copied().find(|h| f.has(List::Modal, &f.tokens(*h)));
        let hedge = matched.filter(|b| sure && short(b)).and_then(doubt);
        let text = &f.on.doc.text;
        hits.extend(
            raised
                .or(hedge)
                .map(|b| Hit::at(a.cue).with("headline", a.cue.slice(text)).with("body", b.slice(text)).sure(a.confidence).beside([b])),
        );
    }
    hits
}
