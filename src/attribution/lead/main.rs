//! The subject of the sentence's own verb.

use super::{is_circumstance, is_light};
use crate::attribution::phrase::{PREPOSITION, STOPS, complement, is_office, subject, tidy};
use crate::attribution::sequel::{is_done, is_in};
use crate::attribution::view::{CUES, HEADS, NAMES, PERSON, TEXTS, TITLES, View, fun};
use crate::attribution::{boundary, object};
use crate::rules::morph::Tense;
use crate::rules::sets::{BODY, SAYINGS};
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Pro};
use crate::text::Mark;
use crate::text::affixes::{BY_THE, LAM, THE_MEEM, TO_THE};
use std::ops::Range;

/// The subject of a sentence that begins with its verb or with its subject; empty where it begins otherwise.
pub(crate) fn main(view: &View<'_>, range: Range<usize>) -> Range<usize> {
    let mut at = range.start;
    let told = |at: usize| view.is_finite(at) || view.is(at, Class::Narrative.set() | CUES);
    let verb = |at: usize| told(at) && view.doc.ends_in_hamza(at); // "congratulated", written like "here"
    while at < range.end && (is_light(view, at) && !verb(at) || view.mark(at).is_some()) {
        at += 1;
    }
    if is_circumstance(view, at) {
        return at..at;
    }
    if view.is(at, HEADS | NAMES) && !view.has_clitic(at, Pro::BEH.with(Pro::LAM)) && !is_verb_of(view, at) {
        let found = apposed(view, complement(view, at..before_auxiliary(view, at, range.end)), range.end);
        return found.start..end_of(view, found);
    }
    if !view.is_word(at) || view.is(at, STOPS | PREPOSITION) || view.is_definite(at) {
        return at..at;
    }
    if at > range.start && view.says_with_and(at - 1, Word::Was) && view.is_bare(at) && view.is_word(at + 1) && !view.is_finite(at) {
        return complement(view, at..range.end); // a name
    }
    let found = subject(view, at + 1..range.end).tokens;
    if is_circumstance(view, found.start) || is_done(view, found.start) {
        return at..at; // no one, but what the verb is about
    }
    let end = object::begins(view, found.clone());
    let done = |at: usize| is_done(view, at) && (view.is_definite(at - 1) || view.is_bare(at - 1)) && !view.is(at, HEADS | NAMES);
    let himself = |at: usize| view.is_preposition(at) && view.is(at + 1, fun(FunctionClass::Same)) && view.has_pronoun(at + 1);
    let by = |at: usize| is_by(view, at) || is_by_body(view, found.start, at) || done(at);
    let rules = || view.tags.at(at).iter().filter(|t| t.class == Class::Verb).filter_map(|t| view.rule(t));
    let own = |i: usize| rules().any(|rule| rule.prepositions.iter().any(|p| view.key(i) == &**p));
    let ends = |at: &usize| boundary::leads_on(view, *at) || own(*at) || himself(*at) || by(*at);
    let end = (found.start + 1..end).find(ends).unwrap_or(end);
    tidy(view, found.start..end_of(view, found.start..end))
}

/// A verb in the past that is a title or an outlet's name too, right before who does it (`noted | a report by …`).
fn is_verb_of(view: &View<'_>, at: usize) -> bool {
    let told = view.tags.at(at).iter().any(|t| t.class == Class::Narrative || t.class == Class::Verb && t.morph.tense == Tense::Perfect);
    let doer = view.is(at + 1, PERSON) && view.is_definite(at + 1) || view.is(at + 1, TEXTS) && !view.is_definite(at + 1);
    told && doer && !view.is_definite(at) && view.opens_text(at)
}

/// Where the words end that can belong to a subject whose verb has no complementiser behind it to end it: at a finite verb, "with
/// them", a text or thing without article, "to" with a deed or behind another "to".
fn end_of(view: &View<'_>, tokens: Range<usize>) -> usize {
    let start = tokens.start;
    let relative = fun(FunctionClass::Relative);
    let described = tokens.clone().find(|at| view.is(*at, relative)).unwrap_or(tokens.end);
    let complete = |at: usize| view.is_definite(at - 1) || view.is_bare(at - 1) || view.is(at - 1, NAMES);
    let verb = |at: usize| view.is_finite(at) && !view.is_given(at) && !view.is(at - 1, TITLES);
    let with_them = |at: usize| view.is_about(at) && !view.key(at - 1).starts_with(THE_MEEM); // but `the | arrested`
    let closed = |at: usize| view.is_definite(at - 1) || view.is(at - 1, NAMES | Class::Place.set());
    let words = |at: usize| view.is(at, TEXTS | SAYINGS) && !view.is(at, PERSON | BODY);
    let text = |at: usize| words(at) && (closed(at) || view.has_ending(at)) && !view.is_definite(at) && !view.is_conjoined(at);
    let ends = |at: &usize| {
        complete(*at) && (verb(*at) || with_them(*at) || text(*at) || is_thing_by_body(view, start, *at) || is_purpose(view, start, *at))
    };
    (start + 1..described).find(ends).unwrap_or(tokens.end)
}

/// An unknown noun without article, or "in" and one, right behind a body with it, which has no first name (`the company | models`).
fn is_thing_by_body(view: &View<'_>, start: usize, mut at: usize) -> bool {
    let body = BODY | Class::Head(HeadClass::Media).set();
    at += usize::from(is_in(view, at));
    view.is(start, body)
        && !view.is(start, PERSON)
        && (start..at).all(|i| view.is_definite(i))
        && view.is_bare(at)
        && !view.is_conjoined(at)
}

/// "To, for" with a deed, or with a noun behind words for whom or what the subject is already.
fn is_purpose(view: &View<'_>, start: usize, at: usize) -> bool {
    let to = |at: usize| view.has_clitic(at, Pro::LAM) || view.key(at).starts_with(TO_THE);
    let deed = view.key(at).strip_prefix(LAM).is_some_and(|rest| view.lex.is_event(rest));
    let noun = view.begins(at, LAM) && view.is_word(at) && !view.is(at, HEADS | NAMES) && !view.key(at).starts_with(TO_THE);
    noun && (deed || to(at) && (start + 1..at).any(to))
}

/// "By, in" written with the article behind a name or a noun that is no office: what the verb is about (`won | the race`).
fn is_by(view: &View<'_>, at: usize) -> bool {
    let office = HEADS | fun(FunctionClass::Adjective);
    let complete = view.is_definite(at - 1) || view.is_bare(at - 1);
    view.key(at).starts_with(BY_THE) && !view.is(at, HEADS | NAMES) && complete && !view.is(at - 1, office)
}

/// "By, in" written with a noun behind a body or outlet with its adjective, which has no first name (`the papers of the land | in the memory of`).
fn is_by_body(view: &View<'_>, start: usize, at: usize) -> bool {
    let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    let complete = view.is_definite(at - 1) && (view.is_definite(start) || at > start + 2);
    view.has_beh(at) && view.is_unknown(at) && complete && view.is(start, body) && !view.is(start, PERSON)
}

/// Where the auxiliaries right before a verb begin (`has said`).
pub(crate) fn before_auxiliary(view: &View<'_>, start: usize, verb: usize) -> usize {
    let auxiliary = |at: usize| view.is(at, fun(FunctionClass::Auxiliary)) && !view.is(at, HEADS | NAMES);
    (start..verb).rev().find(|at| !auxiliary(*at)).map_or(start, |last| last + 1)
}

/// A subject with the name or office between two commas behind it, the second right before its verb.
pub(super) fn apposed(view: &View<'_>, subject: Range<usize>, verb: usize) -> Range<usize> {
    let comma = |at: &usize| view.mark(*at) == Some(Mark::Comma);
    let first = subject.end + 1;
    let apart = comma(&subject.end) || view.mark(subject.end) == Some(Mark::Semicolon) && is_office(view, first, verb);
    let Some(close) = (first..verb).find(comma).filter(|_| apart) else { return subject };
    let begins = view.is_word(first) && !view.is(first, STOPS | PREPOSITION | CUES) && !view.is_conjoined(first) && !view.is_event(first);
    let plain = (first..close).all(|at| !view.is_finite(at) && view.mark(at).is_none_or(|mark| mark == Mark::Point));
    let at_once = (close + 1..verb).all(|at| is_light(view, at));
    if begins && plain && at_once { subject.start..close } else { subject }
}
