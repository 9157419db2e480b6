//! `headline-unattributed-claim`: the body attributes what the headline asserts.

use super::prelude::*;
use crate::rules::shape::Act;
use crate::text::{Mark, TokenKind};

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let headline = f.headline();
    let mark = |at: usize| matches!(f.on.doc.tokens.get(at).map(|t| t.kind), Some(TokenKind::Mark(Mark::Colon | Mark::Question | Mark::Quote)));
    let marked = headline.clone().any(mark) || f.headline_claims().next().is_some() || f.has(List::OfficialAct, &headline) || f.has(List::Modal, &headline);
    if marked || f.own_words_cover(headline.clone()) >= set.share("own") {
        return Vec::new();
    }
    let covers = |a: &Attribution| f.covers(headline.clone(), a) >= set.share("alike") && a.act != Act::Directive;
    let found = f.body_claims().find(|(_, a)| covers(a));
    let hit = |(at, a): (usize, &Attribution)| {
        let name = f.source(at).map_or("", |(_, s)| s.name.as_str());
        Hit::at(f.on.doc.span_of(headline.clone())).with("source", name).sure(a.confidence).beside([a.cue])
    };
    found.filter(|(at, _)| f.source(*at).is_some()).map(hit).into_iter().collect()
}
