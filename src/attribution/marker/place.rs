//! Where the content of a marker begins: before it, or behind whom it names.

use super::bounds;
use crate::attribution::cue::{Cue, Kind};
use crate::attribution::draft::{Body, Draft, mention};
use crate::attribution::frame::Link;
use crate::attribution::model::SourceSlot;
use crate::attribution::phrase;
use crate::attribution::view::{CUES, TEXTS, TIMES, View, fun};
use crate::rules::shape::{FunctionClass, MarkerClass};
use crate::rules::tag::{Pro, Set};
use crate::text::Mark;
use crate::text::affixes::SO_THE;
use std::ops::Range;

/// Where the content of an according-marker stands.
pub(super) fn place(view: &View<'_>, draft: &mut Draft<'_>, sentence: &Range<usize>) {
    let bounds = bounds(view, &draft.cue, sentence);
    let used = told_when(view, draft.used, bounds.end);
    if draft.cue.opens_sentence
        || is_led(view, draft, used)
        || draft.cue.opens_clause && leads_on(view, used)
        || is_joined(view, draft, bounds.end)
    {
        let mut from = behind_description(view, used, bounds.end);
        describe(view, draft, used..from);
        while from < bounds.end && view.mark(from).is_some_and(|m| matches!(m, Mark::Comma | Mark::Colon)) {
            from += 1;
        }
        from += view.len(from, fun(FunctionClass::Complementiser));
        draft.body = Body::From(from);
        draft.link =
            if view.opens(from).is_some() && view.mark(from.wrapping_sub(1)) == Some(Mark::Colon) { Link::Quote } else { Link::That };
        draft.used = from;
    } else {
        draft.body = Body::Before(so(view, &draft.cue, &bounds).unwrap_or(bounds.start));
    }
}

/// Right behind "that" or the colon of another's words, and before "so" or a comma: the content follows (`he said that, according
/// to the report, (so) the boats left`).
fn is_led(view: &View<'_>, draft: &Draft<'_>, used: usize) -> bool {
    let that = |at: usize| view.is_complementiser(at) || view.mark(at) == Some(Mark::Colon) && !view.is_headline(at);
    let led = view.before(draft.cue.tokens.start).is_some_and(that);
    let so = |at: usize| view.tags.at(at).iter().any(|t| t.pro.has(Pro::FEH)) || view.key(at).starts_with(SO_THE);
    led && draft.cue.kind == Kind::Marker(MarkerClass::According) && (view.mark(used) == Some(Mark::Comma) || so(used))
}

/// One past the words that say when it was said (`according to what the club announced | on Monday, …`), which a comma or "so" ends.
fn told_when(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && view.is(at, TIMES) {
        at += view.len(at, TIMES).max(1);
    }
    if view.mark(at) == Some(Mark::Comma) || leads_on(view, at) { at } else { from }
}

/// Words that say more of a marker's source before "so", at most.
const DESCRIBED: usize = 16;

/// Where "so" begins the content of a marker whose source is told more of (`according to a study made by experts | and read by
/// the paper, so the`); `from` where the source ends before a mark or nothing answers.
fn behind_description(view: &View<'_>, from: usize, end: usize) -> usize {
    let clause = CUES | fun(FunctionClass::Complementiser) | fun(FunctionClass::Subordinator) | fun(FunctionClass::Connective);
    let told = |at: &usize| view.mark(*at).is_none_or(|m| m == Mark::Comma) && (*at == from || !view.is(*at, clause));
    if view.mark(from).is_some() || answers(view, from, fun(FunctionClass::Complementiser)) {
        return from;
    }
    let so = |at: &usize| has_so(view, *at, fun(FunctionClass::Complementiser));
    let stop = (from..end.min(from + DESCRIBED)).find(|at| so(at) || !told(at));
    stop.filter(so).unwrap_or(from)
}

/// What is told of a text before "so" belongs to its phrase.
fn describe(view: &View<'_>, draft: &mut Draft<'_>, told: Range<usize>) {
    let SourceSlot::Mention(source) = draft.source else { return };
    let phrase = source.first as usize..told.end;
    let when = TIMES | fun(FunctionClass::Filler);
    if !told.is_empty() && source.last as usize == told.start && view.is(phrase.start, TEXTS) && !view.is(told.start, when) {
        draft.source = SourceSlot::Mention(mention(view, phrase::tidy(view, phrase)));
    }
}

/// Words between "so" and a marker in its clause, at most.
const SO: usize = 3;

/// The word that "so" is written with, a pronoun or a noun with the article, right before a marker that is inserted in the clause
/// which it opens (`…, so it, according to the agency, is ready`).
pub(super) fn so(view: &View<'_>, cue: &Cue<'_>, bounds: &Range<usize>) -> Option<usize> {
    let last = cue.tokens.start - usize::from(view.is_behind_comma(cue.tokens.start));
    let first = bounds.start.max(last.saturating_sub(SO));
    let pronoun = |at: usize| has_so(view, at, fun(FunctionClass::Pronoun));
    let opens = |at: &usize| view.is_word(*at) && (pronoun(*at) || view.key(*at).starts_with(SO_THE)) && view.opens_text(*at);
    (first..last).rev().take_while(|at| view.is_word(*at) && !view.is_finite(*at)).find(opens)
}

/// Words behind "and according to" that are its content, at least.
const CLAUSE: usize = 3;

/// `…, and according to the paper the girl is well`: "and" behind a comma, or "so", begins a clause of its own, when one stands
/// behind the phrase.
fn is_joined(view: &View<'_>, draft: &Draft<'_>, end: usize) -> bool {
    let from = draft.used + usize::from(view.mark(draft.used) == Some(Mark::Comma));
    let clause = (from..end.min(from + CLAUSE)).filter(|at| view.is_word(*at) && !view.is_conjoined(from)).count();
    let pro = draft.cue.tag.pro;
    (pro.has(Pro::WAW) && view.is_behind_comma(draft.cue.tokens.start) || pro.has(Pro::FEH)) && clause == CLAUSE
}

/// `…, and according to the paper, (so) the girl is well`: what follows the phrase answers it.
pub(super) fn leads_on(view: &View<'_>, at: usize) -> bool {
    answers(view, at, fun(FunctionClass::Complementiser) | fun(FunctionClass::Auxiliary))
}

/// "So" with one of these words, behind a comma or at once.
pub(super) fn answers(view: &View<'_>, at: usize, with: Set) -> bool {
    let next = at + usize::from(view.mark(at) == Some(Mark::Comma));
    has_so(view, next, with)
}

/// "So" is written to one of these words.
fn has_so(view: &View<'_>, at: usize, with: Set) -> bool {
    view.tags.at(at).iter().any(|t| t.pro.has(Pro::FEH) && t.set.meets(with))
}
