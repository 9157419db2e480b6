//! `relayed-anonymous`: somebody else's unnamed source, and nobody beside it.

use super::prelude::*;
use std::collections::BTreeSet;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut told_of = BTreeSet::new();
    for (at, a) in f.body_claims() {
        let via = f.on.sources.via.get(at).and_then(|v| v.last()).and_then(|v| f.on.sources.list.get(*v)).filter(|r| r.kind == Kind::Media);
        let origin = f.source(at).filter(|(s, _)| f.is_anonymous(*s));
        let (Some(relay), Some((index, source))) = (via, origin) else { continue };
        // What a paper has learnt itself is its own.
        let own = f.has(List::OwnKnowledge, &f.tokens(a.cue));
        let told = own || told_of.contains(&index);
        if !told && !supported(f, at, a, index) {
            told_of.insert(index);
            hits.push(Hit::at(f.at(a)).about(Some(index)).with("source", &source.name).with("relay", &relay.name).sure(a.confidence));
        }
    }
    hits
}

/// Another voice with a name says it too, or speaks in the same sentence.
fn supported(f: &Facts<'_>, at: usize, a: &Attribution, source: usize) -> bool {
    let sentence = f.sentence_at(a.cue.start());
    let own = f.cluster(source);
    f.near(at).any(|(other, b)| {
        let named = f.source(other).filter(|(s, _)| f.cluster(*s) != own && !f.is_anonymous(*s));
        named.is_some_and(|(_, s)| s.kind != Kind::Media) && (f.sentence_at(b.cue.start()) == sentence || f.alike(a, b) >= 0.5)
    })
}
