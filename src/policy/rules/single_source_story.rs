//! `single-source-story`: one independent voice carries it all.

use super::prelude::*;
use crate::attribution::model::Confidence;
use crate::policy::accused::Accused;
use crate::rules::shape::Stance;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let speaking = f.speaking_apart();
    let words = f.count_words(0..f.on.doc.tokens.len());
    let claims = f.body_claims().count();
    let source = speaking.first().and_then(|s| f.on.sources.list.get(*s));
    let one = f.voices(speaking.iter().copied()).len() == 1 && claims >= set.count("min_claims") as usize;
    // A single guess more than once is a comment with a misread word and no report.
    let sure = f.body_claims().any(|(_, a)| a.confidence == Confidence::High);
    let Some(source) = source.filter(|_| one && sure) else { return Vec::new() };
    let all = 0..f.on.doc.tokens.len();
    let contentious = f.toll(all).is_some() || is_contested(f);
    let at = f.named_at(source).map(|span| Hit::at(span).with("source", &source.name).with("claims", claims));
    let heavy = contentious && words >= set.count("min_words") as usize;
    at.map(|hit| if heavy { hit } else { Hit { at_most: Severity::Info, ..hit } }).into_iter().collect()
}

/// Somebody is accused of something, or what is said is doubted.
fn is_contested(f: &Facts<'_>) -> bool {
    /// Claims of a draft that are looked at.
    const MOST: usize = 64;
    let blames = |a: &Attribution| a.stance == Stance::Doubting || Accused::of(f, a).is_some();
    f.on.attributions.unattributed.iter().any(|u| u.kind == UnattributedKind::Accusation) || f.claims().take(MOST).any(|(_, a)| blames(a))
}
