//! Recorded silences: `declined to comment`, `did not say`.

use super::draft::mention;
use super::lead;
use super::model::{Silence, SourceSlot};
use super::phrase;
use super::view::{HEADS, NAMES, PERSON, View, fun};
use crate::rules::morph::Agreement;
use crate::rules::shape::{FunctionClass, HeadClass, SilenceClass};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::{TEH, YEH};
use std::ops::Range;

pub(super) const SILENCES: Set = Class::Silence(SilenceClass::Declined)
    .set()
    .and(Class::Silence(SilenceClass::Unreachable).set())
    .and(Class::Silence(SilenceClass::DidNotAnswer).set())
    .and(Class::Silence(SilenceClass::DidNotSay).set());

/// Appends the silences among the tokens of a sentence.
pub(crate) fn find(view: &View<'_>, sentence: Range<usize>, out: &mut Vec<Silence>) {
    for at in view.tags.places(sentence.clone(), SILENCES) {
        let Some(tag) = view.tag(at, SILENCES) else { continue };
        let Class::Silence(kind) = tag.class else { continue };
        let end = at + usize::from(tag.len);
        let limit = sentence.end.min(end + 20);
        let asked =
            (end..limit).find(|i| view.is(*i, fun(FunctionClass::Preposition) | fun(FunctionClass::Complementiser))).unwrap_or(limit);
        let behind = phrase::subject(view, end..asked).tokens;
        let before = lead::before(view, at, sentence.start);
        let nobody = match kind {
            SilenceClass::DidNotSay => behind.is_empty() && is_passive(view, end),
            _ => is_thing(view, &behind),
        };
        if nobody {
            continue;
        }
        let speaks = |r: &Range<usize>| r.clone().any(|i| view.is(i, HEADS | NAMES));
        let who = if speaks(&behind) {
            SourceSlot::Mention(mention(view, behind))
        } else if speaks(&before) {
            SourceSlot::Mention(mention(view, before))
        } else {
            SourceSlot::Dropped(Agreement::default())
        };
        out.push(Silence { span: view.span(at..end), who, kind, rule: tag.rule });
    }
}

const CONTRAST: Set = fun(FunctionClass::Connective);

/// A silence of the speaker with this gender, not of one he speaks about: the words behind `without` or `but he` agree with
/// the cue, and no other subject follows. Nobody says of himself that he could not be reached.
pub(super) fn is_unsaid(view: &View<'_>, at: usize, feminine: Option<bool>) -> bool {
    let Some(tag) = view.tag(at, SILENCES) else { return false };
    let end = at + usize::from(tag.len);
    if tag.class == Class::Silence(SilenceClass::Unreachable) {
        return tag.pro.has(Pro::WAW);
    }
    if tag.class != Class::Silence(SilenceClass::DidNotSay) || view.is(end, HEADS | NAMES) {
        return false;
    }
    let without = (at..end).any(|i| view.is(i, fun(FunctionClass::Complementiser)));
    let but = at > 0 && view.has_pronoun(at - 1) && (view.is(at - 1, CONTRAST) || view.phrase_before(at, CONTRAST).is_some());
    let verb = (at..end).rev().find_map(|i| person(view.key(i)));
    (without || but && !tag.pro.conjunction()) && feminine.is_some() && verb == feminine
}

/// Whether an imperfect says "she" by its first letter.
fn person(key: &str) -> Option<bool> {
    match key.chars().next() {
        Some(TEH) => Some(true),
        Some(YEH) => Some(false),
        _ => None,
    }
}

/// A thing of a body's (`the poster of the festival | was not hung`): a noun that no list has right before the body's word.
fn is_thing(view: &View<'_>, subject: &Range<usize>) -> bool {
    let next = subject.start + 1;
    let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    view.is_bare(subject.start) && subject.contains(&next) && view.is(next, body) && !view.is(next, PERSON)
}

/// `Not announced`, of what stands before it: a pronoun points back to that, or nothing but "yet" follows.
fn is_passive(view: &View<'_>, end: usize) -> bool {
    let yet = view.is(end, fun(FunctionClass::Preposition)) && (view.mark(end + 1).is_some() || view.opens_text(end + 1));
    view.is_about(end) || yet
}
