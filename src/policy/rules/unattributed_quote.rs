//! `unattributed-quote`: a direct quotation that nobody says.

use super::prelude::*;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Set};

/// Before a quotation these name a work, a body or an outlet.
const NAMED_BY_QUOTES: Set = Class::Head(HeadClass::Document)
    .set()
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set());

/// Words of saying beside the quotation: it has a speaker that was not understood.
const SAYS: Set = Class::Verb.set().and(Class::Nominal.set());

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let quotes = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Quote);
    let wanted = quotes.filter(|u| {
        let tokens = f.tokens(u.span);
        // Inside a running sentence a quotation is a name, a slogan, a word held at a distance; speech stands for itself.
        let sentence = f.around(u.span.start(), 0, 0).start;
        let stands = tokens.start <= sentence + 1;
        // Near the words of somebody it goes on with them, or its speaker follows.
        let near = f.on.doc.span_of(f.around(u.span.start(), 2, 2));
        let list = &f.on.attributions.list;
        let first = list.partition_point(|a| a.cue.start() < near.start());
        let goes_on = list.get(first).is_some_and(|a| near.contains(a.cue));
        let own = f.around(u.span.start(), 0, 0);
        let told = own.into_iter().any(|at| !u.span.contains(f.on.doc.span_of(at..at + 1)) && f.on.tags.set(at).meets(SAYS));
        let before = tokens.start.saturating_sub(3).max(sentence)..tokens.start;
        let is_name = before.into_iter().any(|at| f.on.tags.set(at).meets(NAMED_BY_QUOTES));
        f.count_words(tokens) >= set.count("min_words") as usize && stands && !goes_on && !told && !is_name
    });
    wanted.map(|u| Hit::at(u.span).with("words", f.count_words(f.tokens(u.span)))).collect()
}
