//! Whom a relative pronoun describes.

use super::NAMED;
use crate::attribution::cue::Cue;
use crate::attribution::phrase::{PREPOSITION, STOPS, tidy};
use crate::attribution::view::{CUES, HEADS, NAMES, PERSON, View, fun};
use crate::rules::morph::{Number, Tense};
use crate::rules::shape::{FunctionClass, MarkerClass};
use crate::rules::tag::{Class, Set};
use crate::text::Mark;
use crate::text::affixes::{ALEF, LAM, TEH, YEH};
use std::ops::Range;

/// The noun phrase before a relative pronoun at `relative`.
pub(crate) fn antecedent(view: &View<'_>, relative: usize, start: usize) -> Range<usize> {
    let floor = start.max(relative.saturating_sub(25));
    let mut at = relative;
    if at > floor && view.mark(at - 1) == Some(Mark::Comma) {
        at -= 1;
    }
    let end = at;
    while at > floor {
        if let Some(head) = head_before(view, at).filter(|head| *head >= floor) {
            at = head;
            if head_before(view, at).is_none() && !view.is_behind_particle(at) {
                at = described(view, at, relative, floor).or_else(|| called(view, at, floor)).unwrap_or(at);
                break;
            }
            continue;
        }
        if at < end && is_followed(view, at, end) {
            break;
        }
        let back = at - 1;
        let stop = view.mark(back).is_some_and(|m| !matches!(m, Mark::Point | Mark::Quote | Mark::Close | Mark::Open))
            || view.is(back, PREPOSITION | CUES | MARKERS | fun(FunctionClass::Complementiser)) && !view.is(back, NAMES);
        if stop {
            break;
        }
        at = back;
    }
    tidy(view, at..end)
}

/// A name with "to" behind a noun that says how (`as successor to So-and-so, who`): the name is described, not whom it is behind.
fn is_followed(view: &View<'_>, at: usize, end: usize) -> bool {
    let adverb = |how: usize| view.is_unknown(how) && !view.is_definite(how) || view.is(how, fun(FunctionClass::Adjunct));
    let how = at.checked_sub(1).filter(|how| adverb(*how) && view.key(*how).ends_with(ALEF));
    let name = |at: usize| view.is_bare(at) || view.is_definite(at) && (view.is_unknown(at) || view.is(at, Class::Nation.set()));
    how.is_some() && view.begins(at, LAM) && view.key(at).chars().count() > 3 && end - at <= NAMED && (at..end).all(name)
}

/// Whom a relative clause tells of to which "and" ties a verb without a mark between (`the mayor, who saw the fire and said`).
pub(crate) fn told_of(view: &View<'_>, cue: &Cue<'_>, start: usize) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let near = (start.max(at.saturating_sub(TOLD))..at - 1).rev();
    let relative = near.take_while(|i| view.mark(*i).is_none()).find(|i| view.is(*i, fun(FunctionClass::Relative)))?;
    let wanted = cue.morph().agreement;
    let one = wanted.number != Some(Number::Plural) && view.relates_to_feminine(relative) == wanted.feminine;
    let tense = |at: usize| view.tags.at(at).iter().any(|t| t.class == Class::Verb && t.morph.tense == Tense::Perfect && !t.morph.pronoun);
    let told = tense(relative + 1) || view.is_finite(relative + 1) && !view.key(relative + 1).starts_with([YEH, TEH]);
    let clause = (relative + 2..at).any(|i| view.is(i, fun(FunctionClass::Complementiser) | fun(FunctionClass::Relative)));
    let found = antecedent(view, relative, start);
    let person = found.clone().any(|i| view.is(i, PERSON)) || view.is_known_name(&found);
    (one && told && !clause && person).then_some(found)
}

/// What leads to who says it (`according to`).
const MARKERS: Set = Class::Marker(MarkerClass::According).set();

/// Words of a relative clause to which a verb is tied.
const TOLD: usize = 10;

/// Where the head begins that ends right before a token.
fn head_before(view: &View<'_>, at: usize) -> Option<usize> {
    let one = || at.checked_sub(1).filter(|before| view.is(*before, HEADS));
    view.phrase_before(at, HEADS).or_else(one)
}

/// Where the name before an office with the article begins, when a preposition or mark stands before it (`with So-and-so the
/// director who`).
fn called(view: &View<'_>, office: usize, floor: usize) -> Option<usize> {
    let surname = |at: usize| view.is_definite(at) && (view.is_unknown(at) || view.is(at, Class::Nation.set()));
    let part = |at: &usize| view.is_bare(*at) || surname(*at);
    let first = (floor..office).rev().take_while(part).last()?;
    let led = first.checked_sub(1).is_some_and(|before| view.is_preposition(before) || view.mark(before).is_some());
    let words = office - first;
    let named = view.is_bare(first) && words <= NAMED && (words > 1 || view.len(office, PERSON) > 1) && !view.is_finite(first);
    (led && named && view.is_definite(office) && view.is(office, PERSON)).then_some(first)
}

/// The head that the relative pronoun of one man describes, where the nearest is in the feminine: another before it, as far as
/// words of grammar or verbs leave room.
fn described(view: &View<'_>, head: usize, relative: usize, floor: usize) -> Option<usize> {
    let gender = |at: usize| view.tag(at, HEADS).and_then(|t| t.morph.agreement.feminine);
    if view.relates_to_feminine(relative) != Some(false) || gender(head) != Some(true) {
        return None;
    }
    let near = (floor..head).rev().take_while(|at| view.is_word(*at) && !view.is(*at, PREPOSITION | CUES) && !view.is_finite(*at));
    let first = near.take_while(|at| !view.is(*at, STOPS) || view.is(*at, HEADS)).find(|at| gender(*at) == Some(false))?;
    (floor..first).rev().take_while(|at| view.is(*at, HEADS)).last().or(Some(first))
}
