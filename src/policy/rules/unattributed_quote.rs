//! `unattributed-quote`: a direct quotation that nobody says.

use super::prelude::*;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Set};
use crate::text::Span;

/// Before a quotation these name a work, a body or an outlet.
const NAMED_BY_QUOTES: Set =
    Class::Head(HeadClass::Document).set().and(Class::Head(HeadClass::Organization).set()).and(Class::Head(HeadClass::Media).set());

/// Words of saying beside the quotation: it has a speaker that was not understood.
const SAYS: Set = Class::Verb.set().and(Class::Nominal.set());

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let quotes = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Quote);
    let mut hits: Vec<Hit> = Vec::new();
    let mut last: Option<usize> = None;
    for quote in quotes {
        let sentence = f.sentence_at(quote.span.start());
        // A speech that goes on over paragraphs is one.
        let follows = last.zip(sentence).is_some_and(|(before, here)| here <= before + 1);
        let ends = f.sentence_at(quote.span.end().saturating_sub(1));
        let free = stands_alone(f, quote.span)
            && !has_speaker(f, quote.span)
            && f.count_words(f.tokens(quote.span)) >= set.count("min_words") as usize;
        if free && !follows {
            hits.push(Hit::at(quote.span).with("words", f.count_words(f.tokens(quote.span))));
        }
        last = ends;
    }
    hits
}

/// Speech stands for itself; inside a running sentence a quotation is a name, a slogan, a word held at a distance.
fn stands_alone(f: &Facts<'_>, quote: Span) -> bool {
    let tokens = f.tokens(quote);
    let sentence = f.around(quote.start(), 0, 0);
    let before = tokens.start.saturating_sub(3).max(sentence.start)..tokens.start;
    let is_name = before.into_iter().any(|at| f.on.tags.set(at).meets(NAMED_BY_QUOTES));
    // It ends a sentence, in the marks or behind them, and does not open a bracket that tells where it is from.
    let ends = (tokens.end.saturating_sub(1)..tokens.end + 2).any(|at| f.is_stop(at));
    // Over several lines it is a poem, a dialogue or a mark that was never closed.
    let one_line = !quote.slice(&f.on.doc.text).contains('\n');
    one_line && tokens.start <= sentence.start + 1 && !is_name && ends && !f.has(List::Prayer, &tokens)
}

/// Near the words of somebody a quotation goes on with them, or its speaker follows.
fn has_speaker(f: &Facts<'_>, quote: Span) -> bool {
    let near = f.on.doc.span_of(f.around(quote.start(), 2, 2));
    let list = &f.on.attributions.list;
    let first = list.partition_point(|a| a.cue.start() < near.start());
    let speaks = |at: usize| !quote.contains(f.on.doc.span_of(at..at + 1)) && f.on.tags.set(at).meets(SAYS);
    list.get(first).is_some_and(|a| near.contains(a.cue)) || f.around(quote.start(), 0, 0).into_iter().any(speaks)
}
