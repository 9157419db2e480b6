//! `headline-source-mismatch`: who speaks in the headline does not speak in the body.

use super::prelude::*;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Set};
use crate::text::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// A capital or country in a headline stands for whoever speaks for it.
const STANDS_FOR: Set = Class::Place.set().and(Class::Nation.set());

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let body: BTreeSet<usize> = f.body_claims().flat_map(|(at, _)| f.hands(at)).filter_map(|s| f.cluster(s)).collect();
    let mut hits = Vec::new();
    for (at, a) in f.headline_claims() {
        let Some((index, source)) = f.source(at).filter(|(s, source)| !f.is_anonymous(*s) && source.naming == Naming::Named) else {
            continue;
        };
        // All that stands before the claim tells who says it.
        let claim = a.content.first().map_or(usize::MAX, |c| f.token_at(c.start()));
        let named = f.tokens(f.at(a));
        let words = if claim > named.end { f.headline().start..claim.min(f.headline().end) } else { named };
        let stands_for = !is_body(f, source) && words.clone().any(|at| f.on.tags.set(at).meets(STANDS_FOR));
        let heard = f.cluster(index).is_some_and(|c| body.contains(&c));
        let written = is_written(f, source, f.tokens(f.at(a)), words);
        // A body and its spokesman are two of a kind in the headline; two people, or two bodies, are not.
        let like = |of: usize| f.source(of).is_some_and(|(_, s)| s.kind == source.kind && s.naming == Naming::Named);
        let other = f.body_claims().find(|(of, b)| like(*of) && f.alike(a, b) >= set.share("alike"));
        if let Some((of, b)) = other.filter(|_| !heard && !written && !stands_for) {
            let name = f.source(of).map_or("", |(_, s)| s.name.as_str());
            hits.push(Hit::at(f.at(a)).with("headline", &source.name).with("body", name).sure(a.confidence).beside([f.at(b)]));
        }
    }
    hits
}

/// A ministry or an army of a nation, the United Nations: a body, and not the nation for whoever speaks for it.
fn is_body(f: &Facts<'_>, source: &Source) -> bool {
    let head = |m: Span| f.on.tags.set(f.token_at(m.start())).meets(Class::Head(HeadClass::Organization).set());
    source.kind == Kind::Organization && f.first_mention(source).is_some_and(head)
}

/// Whether the body writes of who speaks in the headline. Many bodies share the word for what they are, and those of one nation its
/// adjective; a body with words of its own is written by them.
fn is_written(f: &Facts<'_>, source: &Source, named: Range<usize>, words: Range<usize>) -> bool {
    const SHARED: Set = Class::Head(HeadClass::Organization).set().and(Class::Nation.set());
    let own = |word: &usize| f.is_weighty(*word) && !f.on.tags.set(*word).meets(SHARED);
    let mut body = if is_body(f, source) { named } else { 0..0 };
    let has_own = body.clone().any(|word| own(&word));
    if has_own { body.any(|word| own(&word) && f.body_has(word)) } else { words.into_iter().any(|word| f.body_has(word)) }
}
