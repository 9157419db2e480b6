//! Who is named behind a marker.

use super::place::{answers, leads_on};
use crate::attribution::view::{CUES, HEADS, NAMES, PERSON, TEXTS, View, fun};
use crate::attribution::{late, phrase, sequel};
use crate::rules::morph::Agreement;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Class;
use crate::text::Mark;
use crate::text::affixes::{LAM, TO, YEH};
use std::ops::Range;

/// The phrase behind a marker: like a subject, but a clitic preposition on its first word belongs to the marker.
pub(super) fn first_phrase(view: &View<'_>, between: Range<usize>, heads: bool) -> Range<usize> {
    let skip = usize::from(view.key(between.start) == TO);
    apposed(view, phrase::complement(view, between.start + skip..between.end), between.end, heads)
}

/// Who says it behind a marker's verb, or behind when or to whom it was said, unless the marker heads its sentence.
pub(super) fn sayer(view: &View<'_>, between: Range<usize>, heads: bool, verb: Agreement) -> Range<usize> {
    let late = late::subject(view, between.clone(), verb).filter(|_| !heads);
    late.map_or_else(|| first_phrase(view, between, heads), |found| found.tokens)
}

/// A marker's source with the office or name behind its comma (`according to Sami, head of the union`). Where the marker
/// heads its sentence a further comma, or "so", leads from there to the content.
fn apposed(view: &View<'_>, found: Range<usize>, limit: usize, heads: bool) -> Range<usize> {
    let first = found.end + 1;
    let pause = |at: usize| matches!(view.mark(at), Some(Mark::Comma | Mark::Dash));
    if found.is_empty() || !pause(found.end) || first > limit {
        return found;
    }
    let divides = |at: &usize| view.mark(*at).is_some_and(|m| !matches!(m, Mark::Point | Mark::Quote | Mark::Open | Mark::Close));
    let close = (first..limit).find(divides).unwrap_or(limit);
    let closed = pause(close) || !heads || leads_on(view, close);
    let office = phrase::begins_office(view, first) && close - first <= phrase::OFFICE;
    let clause = |at: usize| view.is_finite(at) || view.is(at, CUES) && !view.is(at, HEADS | NAMES) && !view.is_given(at);
    let plain = !(first..close).any(|at| clause(at) || view.is_accusative(at));
    let told = (first..close).find(|at| is_telling(view, *at, close)).unwrap_or(close);
    let further = closed && plain && (office || is_name(view, &found, first..told, heads));
    if further && phrase::complement(view, first..told).end == told { found.start..told } else { found }
}

/// Whom or in what the source told (`Sami | to «outlet»`, `Sami | in a statement to the agency`).
fn is_telling(view: &View<'_>, at: usize, limit: usize) -> bool {
    let text = view.is_preposition(at) && view.is(at + 1, TEXTS) && !view.is_definite(at + 1);
    text || view.len(at, fun(FunctionClass::Adjunct)) > 1 || sequel::addressee(view, at, limit).is_some() || sequel::is_to_press(view, at)
}

/// The name of somebody whose title stands before a comma.
fn is_name(view: &View<'_>, title: &Range<usize>, name: Range<usize>, heads: bool) -> bool {
    let word = |at: usize| view.is_bare(at) || !heads && view.is_word(at) && view.is_unknown(at) && !view.is_conjoined(at);
    let particle = fun(FunctionClass::NameParticle);
    let words = name.clone().all(|at| word(at) || view.is(at, particle) || view.is_definite(at) && at > name.start && view.is_word(at));
    let titled = title.clone().any(|at| view.is(at, PERSON));
    titled && (2..=NAME).contains(&name.len()) && words
}

/// Tokens of a name between a marker's commas, at most.
const NAME: usize = 5;

/// A marker's phrase must be known to speak; an unknown common noun names a criterion.
pub(super) fn names_someone(view: &View<'_>, tokens: Range<usize>, strict: bool) -> bool {
    let head = view.is(tokens.start, HEADS | NAMES);
    let quoted = view.opens(tokens.start).is_some();
    let bare = |at: usize| view.is_word(at) && view.is_unknown(at) && !view.is_definite(at) && !view.is_event(at);
    let named = tokens.len() >= 2 && view.is_unknown(tokens.start + 1) && view.is_word(tokens.start + 1);
    let given = view.lex.is_given(view.key(tokens.start));
    let said = view.mark(tokens.end) == Some(Mark::Colon) && view.opens(tokens.end + 1).is_some() && bare(tokens.start);
    head || quoted
        || said && tokens.len() == 1
        || view.is_known_name(&tokens)
        || tokens.len() == 1 && view.is_speaker(tokens.start)
        || named && !strict && (given || bare(tokens.start) && !view.key(tokens.start).starts_with(LAM))
        || is_somebody(view, &tokens)
        || bare(tokens.start) && is_who_spoke(view, &tokens)
}

/// One word, "herself" behind it or not, of whom a relative clause tells that she spoke: without the article only a name has one.
fn is_who_spoke(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let alone = (tokens.start + 1..tokens.end).all(|at| view.is(at, fun(FunctionClass::Same)));
    let relative = tokens.end + usize::from(view.mark(tokens.end) == Some(Mark::Comma));
    alone && view.is(relative, fun(FunctionClass::Relative)) && view.is(relative + 1, CUES)
}

/// One word that may be a name, which "so" answers with a clause of its own (`according to Salem, (so) that …`).
pub(super) fn is_answered(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let surname = |at: usize| view.is_definite(at) && view.is_unknown(at) && view.key(at).ends_with(YEH);
    let name = |at: usize| view.is_bare(at) && view.key(at).chars().count() > 3 || surname(at);
    tokens.len() == 1 && name(tokens.start) && answers(view, tokens.end, fun(FunctionClass::Complementiser))
}

/// Words that can only be somebody's: a title's letter, a particle of names, "this" or "the same" before who speaks, where
/// somebody comes from before a name, and a name of two words or more before its office.
fn is_somebody(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, next) = (tokens.start, tokens.start + 1);
    if next >= tokens.end {
        return false;
    }
    let letter = view.mark(next) == Some(Mark::Point);
    let particle = view.is(first, fun(FunctionClass::NameParticle)) && view.is_word(next);
    let pointed = view.is(first, fun(FunctionClass::Demonstrative) | fun(FunctionClass::Same)) && view.is(next, HEADS);
    let from = view.is(first, Class::Nation.set()) && view.is_definite(first) && !view.is_accusative_plural(first) && view.is_bare(next);
    let bare = |at: usize| view.is_bare(at) && !view.is_conjoined(at);
    let part = |at: &usize| bare(*at) || view.is(*at, fun(FunctionClass::NameParticle)) || *at > first && view.is_definite(*at);
    let name = tokens.clone().take_while(|at| part(at) && !view.is(*at, HEADS)).count();
    letter || particle || pointed || from || name >= 2 && view.is(first + name, PERSON) && !view.is_conjoined(first + name)
}

/// The source behind the words that relay, or behind an outlet that passes on.
pub(super) fn relayed_source(view: &View<'_>, outlet: &Range<usize>, link: usize, limit: usize, relays: bool) -> Option<Range<usize>> {
    if link > 0 && !outlet.is_empty() {
        return Some(phrase::complement(view, outlet.end + link..limit)).filter(|r| !r.is_empty());
    }
    relays.then(|| inner_source(view, outlet.end, limit)).flatten()
}

/// `… from a source`: the inner source behind an outlet.
fn inner_source(view: &View<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    view.is(from, fun(FunctionClass::Preposition)).then(|| phrase::complement(view, from + 1..limit)).filter(|r| !r.is_empty())
}
