//! How far a name goes in running text, where no cue says so.

use super::chain;
use super::reader::{ADJECTIVES, GRAMMAR, HEADS, Reader};
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Pro, Set};
use crate::rules::written::second_byte;
use crate::text::Mark;
use crate::text::affixes::{AND_THE, BEH, HEH, TEH_MARBUTA, TO, TO_THE, WAW};
use std::ops::Range;

/// Tokens of a body's name in running text at most.
const LONG: usize = 5;

/// People, bodies, and peoples by their nation.
pub(super) const SUBJECTS: Set = Class::Head(HeadClass::Person)
    .set()
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Nation.set());

/// A name in running text, where nothing says how far it goes: of a person the titles and the name, of others the
/// head with what is definite behind it.
pub(super) fn extent(reader: &Reader<'_>, at: usize) -> Range<usize> {
    let head = reader.len(at, SUBJECTS).max(1);
    if reader.one(at).is_some() {
        let stops = |i: &usize| !reader.is_word(*i) || reader.begins_sentence(*i) || ends_name(reader, *i);
        let end = (at + head..at + LONG + head).find(stops).unwrap_or(at + LONG + head);
        let may_name = |i: usize| reader.is_unknown(i) || reader.is_name_particle(i);
        if (at + head..end).any(may_name) && !chain::names(reader, reader.core(at..end), 1).is_empty() {
            return at..end;
        }
    }
    if let Some(end) = quoted(reader, at + head) {
        return at..end;
    }
    title(reader, at)
}

/// A head with what is definite behind it.
pub(super) fn title(reader: &Reader<'_>, at: usize) -> Range<usize> {
    let head = reader.len(at, SUBJECTS).max(1);
    let article = reader.is_definite(at);
    let mut end = at + head;
    while end < at + LONG && !reader.begins_sentence(end) && continues(reader, end, article || end > at + head) {
        end += reader.len(end, Class::Place.set() | HEADS).max(1);
    }
    at..end
}

/// One past a name in quotation marks or brackets right behind what it is the name of.
pub(super) fn quoted(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let bodies = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    let close = match reader.mark(at) {
        Some(Mark::Quote) => Mark::Quote,
        Some(Mark::Open) => Mark::Close,
        _ => return None,
    };
    if reader.begins_sentence(at) || !reader.is(at - 1, bodies) || reader.is_definite(at - 1) {
        return None;
    }
    (at + 1..at + LONG + 2).find(|i| reader.mark(*i) == Some(close)).map(|close| close + 1)
}

/// A word that no title or name goes over.
fn ends_name(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    let thing = || !reader.is(at, HEADS) && key.ends_with(TEH_MARBUTA) && reader.is_definite(at);
    let common = || reader.is(at, GRAMMAR | Class::Verb.set()) || key.starts_with(WAW) || reader.is_event(at);
    let some = || reader.is(at, Class::Head(HeadClass::Group).set()) && !reader.is_definite(at);
    let saying = || reader.tag(at, Class::Participle.set()).is_some_and(|t| t.morph.accusative) && !reader.is(at, HEADS);
    reader.is_accusative(at)
        || saying()
        || reader.is_preposition(at)
        || some()
        || thing()
        || common() && !reader.known.contains(key)
        || reader.has_preposition(at) && !is_seat(reader, at)
}

/// "In" written with an indefinite noun before two words of a name: where the officer sits.
fn is_seat(reader: &Reader<'_>, at: usize) -> bool {
    let next = at + 1;
    let name = reader.is_unknown(next) && !reader.is_definite(next) && !reader.has_preposition(next) && !reader.is_event(next);
    let seat = reader.key(at).starts_with(BEH) && !reader.is_event(at) && !reader.key(at).ends_with(HEH);
    seat && name && !reader.is_accusative(next) && reader.is_unknown(next + 1) && !reader.has_preposition(next + 1)
}

/// What a body has in its charge, behind its adjective (`the general authority | for food`).
fn is_charge(reader: &Reader<'_>, at: usize) -> bool {
    let body = |at: usize| reader.is(at, Class::Head(HeadClass::Organization).set()) && reader.is_definite(at);
    let adjective = |at: usize| reader.is(at, ADJECTIVES) && reader.is_definite(at);
    let for_the = reader.tags.letter(at) == second_byte(TO.as_bytes()) && reader.key(at).starts_with(TO_THE);
    for_the && at >= 2 && adjective(at - 1) && body(at - 2)
}

/// A word that can belong to a name: definite, or right behind a head without the article.
fn continues(reader: &Reader<'_>, at: usize, article: bool) -> bool {
    if !reader.is_word(at) || reader.is_preposition(at) || reader.is(at, GRAMMAR | Class::Verb.set()) {
        return false;
    }
    if is_charge(reader, at) || is_charge(reader, at - 1) && reader.key(at).starts_with(AND_THE) {
        return true;
    }
    // "loyal to the regime": an adjective that wants its complement.
    let tied = reader.is(at - 1, ADJECTIVES) && reader.tag(at, HEADS).is_some_and(|t| t.pro.has(Pro::LAM));
    if reader.is_definite(at) {
        return !reader.key(at).starts_with(WAW) && (tied || !reader.has_preposition(at));
    }
    let indefinite = || !article && (reader.is(at, HEADS | ADJECTIVES) || reader.is_unknown(at));
    tied || (reader.is(at, Class::Place.set()) || indefinite()) && !reader.has_preposition(at)
}
