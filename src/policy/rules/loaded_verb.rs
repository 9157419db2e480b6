//! `loaded-verb`: a cue that judges what it reports.

use super::prelude::*;
use crate::rules::shape::Stance;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let (wanted, places) = (set.words("classes"), set.words("where"));
    let class = |a: &Attribution| match a.stance {
        _ if f.has(List::Justifying, &f.tokens(a.cue)) => "justify",
        Stance::Doubting => "doubt",
        Stance::Conceding => "concede",
        Stance::Revealing => "reveal",
        Stance::Endorsing => "endorse",
        Stance::Neutral => "",
    };
    let asked = |place: &str| places.iter().any(|p| p == place);
    let headline = f.headline_claims().filter(|_| asked("headline"));
    let body = f.body_claims().filter(|_| asked("body"));
    let loaded = headline.chain(body).filter(|(_, a)| f.has(List::Loaded, &f.tokens(a.cue)) && wanted.iter().any(|w| w == class(a)));
    loaded.map(|(_, a)| Hit::at(a.cue).with("class", class(a)).with("verb", a.cue.slice(&f.on.doc.text)).sure(a.confidence)).collect()
}
