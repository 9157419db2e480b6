//! `single-source-story`: one independent voice carries it all.

use super::prelude::*;
use crate::attribution::model::Confidence;
use crate::rules::shape::ClaimClass;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let speaking = f.speaking();
    let words = f.count_words(0..f.on.doc.tokens.len());
    let claims = f.body_claims().count();
    let source = speaking.first().and_then(|s| f.on.sources.list.get(*s));
    let one = f.voices(speaking.iter().copied()).len() == 1 && claims >= set.count("min_claims") as usize;
    // A single guess more than once is a comment with a misread word and no report.
    let sure = f.body_claims().any(|(_, a)| a.confidence == Confidence::High);
    let Some(source) = source.filter(|_| one && sure) else { return Vec::new() };
    let all = 0..f.on.doc.tokens.len();
    let contentious = f.toll(all.clone()).is_some() || f.claim_word(ClaimClass::Accusation, all).is_some();
    let at = f.first_mention(source).map(|span| Hit::at(span).with("source", &source.name).with("claims", claims));
    let heavy = contentious && words >= set.count("min_words") as usize;
    at.map(|hit| if heavy { hit } else { Hit { at_most: Severity::Info, ..hit } }).into_iter().collect()
}
