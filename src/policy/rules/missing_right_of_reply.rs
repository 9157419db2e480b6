//! `missing-right-of-reply`: somebody is accused and nobody answers.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::rules::shape::ClaimClass;
use crate::rules::tag::Class;
use crate::text::fold;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    // One answer in the draft is enough: whose it is, no surface tells reliably.
    let whole = 0..f.on.doc.tokens.len();
    let answers = !f.on.attributions.silences.is_empty() || f.has(List::Reply, &whole);
    if answers {
        return Vec::new();
    }
    let spared: Vec<String> = set.words("unreachable").iter().map(|w| fold(w)).collect();
    let mut hits = Vec::new();
    // "Some accuse", the passive and the noun have no accuser who could be answered.
    let accuser = |at: usize, a: &Attribution| {
        let some = f.words.has(List::CollectiveHead, f.on.doc.key(f.token_at(a.cue.start()).saturating_sub(1)));
        !some && matches!(a.source, SourceSlot::Mention(_)) && f.source(at).is_some_and(|(_, s)| !f.is_collective(s))
    };
    for (_, a) in f.body_claims().filter(|(at, a)| accuser(*at, a) && f.on.tags.set(f.token_at(a.cue.start())).meets(Class::Verb.set())) {
        let cue = f.tokens(a.cue);
        let content = a.content.first().map_or(0..0, |c| f.tokens(*c));
        let sentence = f.around(a.cue.start(), 0, 0);
        let wrong =
            f.claim_word(ClaimClass::Accusation, content.clone()).or_else(|| f.claim_word(ClaimClass::Accusation, cue.start..sentence.end));
        let is_spared = sentence.clone().any(|at| spared.iter().any(|s| bare(f.on.doc.key(at)) == bare(s)));
        if let Some(word) = wrong.filter(|_| f.has(List::Accusing, &cue) && !is_spared) {
            let span = f.on.doc.span_of(word..word + 1);
            hits.push(Hit::at(a.cue.cover(span)).sure(a.confidence));
        }
    }
    hits
}
