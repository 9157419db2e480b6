//! `single-anonymous-source`: the whole item rests on one unnamed voice.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let speaking = f.speaking();
    let claims = f.body_claims().count();
    let alone = f.voices(speaking.iter().copied()).len() == 1 && speaking.iter().all(|s| f.is_anonymous(*s));
    // What nobody is said to say, or a document says, is not the unnamed source's.
    let others = f.body_claims().any(|(at, a)| f.has_document(a) || f.source(at).is_none());
    let Some(source) = speaking.first().and_then(|s| f.on.sources.list.get(*s)) else { return Vec::new() };
    if !alone || others || claims < set.count("min_claims") as usize {
        return Vec::new();
    }
    let at = f.first_mention(source).map(|span| Hit::at(span).with("claims", claims).about(speaking.first().copied()));
    at.into_iter().collect()
}
