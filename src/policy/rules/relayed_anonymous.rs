//! `relayed-anonymous`: somebody else's unnamed source, and nobody beside it.

use super::prelude::*;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Set};
use std::collections::BTreeSet;
use std::ops::Range;

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
        if !told && !supported(f, at, a, index) && !confirmed(f, a) {
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

/// "The minister confirmed that", in the words behind the claim: a verb of confirming, what points back to it, and who has a name or an office.
fn confirmed(f: &Facts<'_>, a: &Attribution) -> bool {
    /// Sentences behind the claim in which it is confirmed.
    const AFTER: usize = 2;
    /// Verbs behind it that are looked at.
    const MOST: usize = 16;
    let near = f.token_at(f.at(a).end())..f.around(a.cue.start(), 0, AFTER).end;
    let verbs = f.met.list(List::Confirming);
    let first = verbs.partition_point(|r| r.start < near.start);
    verbs.iter().skip(first).take(MOST).take_while(|r| r.end <= near.end).any(|verb| {
        let sentence = f.around(f.on.doc.span_of(verb.clone()).start(), 0, 0);
        confirms(f, verb, verb.end..sentence.end)
    })
}

fn confirms(f: &Facts<'_>, verb: &Range<usize>, behind: Range<usize>) -> bool {
    /// Words of the one who confirms, and of what.
    const REACH: usize = 10;
    const SOMEBODY: Set = Class::Head(HeadClass::Person)
        .set()
        .and(Class::Head(HeadClass::Honorific).set())
        .and(Class::Head(HeadClass::Organization).set())
        .and(Class::Place.set());
    let that = Class::Function(FunctionClass::Complementiser).set();
    let reach = behind.start..behind.end.min(behind.start + REACH);
    let clause = reach.clone().find(|at| f.on.tags.set(*at).meets(that)).unwrap_or(reach.end);
    // "Which he confirmed": the verb has its object with it.
    let whole = verb.len() > 1 || f.words.has(List::ConfirmedIt, f.on.doc.key(verb.start));
    let again = f.met.within(List::SaidBefore, &(reach.start..clause)).cloned();
    let who = match &again {
        Some(object) if object.start == reach.start => object.end,
        _ => reach.start,
    };
    let named = f.on.tags.set(who).meets(SOMEBODY) && !f.words.has(List::AnonymousHead, f.on.doc.key(who));
    named && (whole || again.is_some())
}
