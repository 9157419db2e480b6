//! `uncorroborated-key-claim`: what the headline says has one voice only.

use super::prelude::*;
use crate::rules::shape::{Act, ClaimClass};

/// Words of weight below which a headline is a topic and no claim.
const TOPIC: usize = 4;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let headline = f.headline();
    // With a speaker of its own the headline says whose word it is.
    if f.has_headline_speaker()
        || f.has(List::OfficialAct, &headline)
        || f.has(List::Verdict, &headline)
        || f.weighty(headline.clone()).len() < TOPIC
    {
        return Vec::new();
    }
    let supports = f.body_claims().filter(|(_, a)| a.act == Act::Assertion && f.covers(headline.clone(), a) >= set.share("alike"));
    let supports: Vec<usize> = supports.filter_map(|(at, _)| f.source(at).map(|(s, _)| s)).collect();
    let Some(source) = supports.first().and_then(|s| f.on.sources.list.get(*s)) else { return Vec::new() };
    // What somebody says under a name is their act or opinion; what they say of harm and blame is not, unless they are an office.
    let contentious =
        [ClaimClass::Casualty, ClaimClass::Accusation].into_iter().any(|class| f.claim_word(class, headline.clone()).is_some());
    let hearsay = source.kind == Kind::Media || supports.iter().all(|s| f.is_anonymous(*s));
    let official = matches!(source.role_class, Role::Government | Role::Legislative | Role::Judicial | Role::Security | Role::Medical);
    let own_act = !hearsay && (official || !contentious);
    if own_act || f.voices(supports.iter().copied()).len() != 1 {
        return Vec::new();
    }
    vec![Hit::at(f.on.doc.span_of(headline)).with("source", &source.name)]
}
