//! `headline-unattributed-claim`: the body attributes what the headline asserts.

use super::prelude::*;
use crate::rules::shape::{Act, Stance};
use crate::text::Mark;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let headline = f.headline();
    let mark = |at: usize| matches!(f.on.doc.mark(at), Some(Mark::Question | Mark::Quote));
    let marked = headline.clone().any(mark)
        || f.has_headline_speaker()
        || f.has(List::OfficialAct, &headline)
        || f.has(List::Modal, &headline)
        || f.has(List::Verdict, &headline);
    if marked || f.own_words_cover(headline.clone()) >= set.share("own") {
        return Vec::new();
    }
    // What a body announces of itself is so by its word; what somebody holds, or says without a name, is not.
    let disputable = |at: usize, a: &Attribution| {
        let doubtful = a.act == Act::Opinion || a.stance == Stance::Doubting || a.distanced;
        f.source(at).is_some_and(|(s, source)| match source.kind {
            Kind::Organization | Kind::Media => false,
            Kind::Document => doubtful,
            _ => doubtful || f.is_anonymous(s) || source.role_class == Role::Expert,
        })
    };
    let covers = |a: &Attribution| f.covers(headline.clone(), a) >= set.share("alike") && a.act != Act::Directive;
    let found = f.body_claims().find(|(at, a)| disputable(*at, a) && covers(a));
    let hit = |(at, a): (usize, &Attribution)| {
        let name = f.source(at).map_or("", |(_, s)| s.name.as_str());
        Hit::at(f.on.doc.span_of(headline.clone())).with("source", name).sure(a.confidence).beside([a.cue])
    };
    found.filter(|(at, _)| f.source(*at).is_some()).map(hit).into_iter().collect()
}
