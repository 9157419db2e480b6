//! `anonymous-plus-no-comment`: a body speaks without a name and declines to comment.

use super::prelude::*;
use crate::rules::shape::SilenceClass;
use crate::text::fold;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    let declined = |kind| matches!(kind, SilenceClass::Declined | SilenceClass::DidNotAnswer);
    for (at, silence) in f.on.attributions.silences.iter().enumerate().filter(|(_, s)| declined(s.kind)) {
        let Some(who) = f.on.sources.silent.get(at).copied().flatten().and_then(|s| f.on.sources.list.get(s)) else { continue };
        if who.kind == Kind::Person && who.naming == Naming::Named {
            continue;
        }
        let name: Vec<String> = who.name.split_whitespace().map(fold).collect();
        let within = |s: &usize| {
            let source = f.on.sources.list.get(*s).map(|s| s.name.split_whitespace().map(fold).collect::<Vec<_>>()).unwrap_or_default();
            f.is_anonymous(*s) && !name.is_empty() && name.iter().all(|part| source.iter().any(|word| bare(word) == bare(part)))
        };
        if let Some(source) = f.speaking().into_iter().find(within).and_then(|s| f.on.sources.list.get(s)) {
            hits.push(Hit::at(silence.span).with("who", &who.name).with("source", &source.name).beside(f.first_mention(source)));
        }
    }
    hits
}
