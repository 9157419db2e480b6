//! Clause subjects that hand nothing over themselves: whom a following verb or participle may mean.
//!
//! `The minister received the envoy and stressed that …`: the subject of the first verb. A
//! phrase is such a subject at the head of its sentence, right behind the first word of it,
//! or behind a complementiser.

use super::extent::extent;
use super::model::{Kind, Naming};
use super::profile::Profile;
use super::reader::{HEADS, OUTLETS, PEOPLE, Reader, fun, strip_article};
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass, MarkerClass, Role, Word};
use crate::rules::tag::{Class, Set};
use crate::text::Mark;
use crate::text::affixes::{ALEF, TEH_MARBUTA, THEIRS, WAW};
use std::ops::Range;

/// Words in which a phrase is read at most.
const REACH: usize = 16;
/// Tokens of a sentence that are read.
const FAR: usize = 400;
/// Words of a name at most.
const NAME: usize = 5;
/// Tokens of an occasion without a comma.
const OCCASION: usize = 4;
/// Tokens before the comma of a circumstance.
const CIRCUMSTANCE: usize = 8;
/// Clause subjects that are looked at in one sentence.
const MOST: usize = 8;

const LIGHT: Set = fun(FunctionClass::Connective)
    .and(fun(FunctionClass::Filler))
    .and(fun(FunctionClass::Auxiliary))
    .and(fun(FunctionClass::Time))
    .and(fun(FunctionClass::Negation))
    .and(Class::Marker(MarkerClass::Turn).set());
const VERBS: Set = Class::Verb.set().and(Class::Participle.set());

/// A clause subject.
#[derive(Clone, Debug)]
pub(super) struct Topic<'a> {
    pub(super) tokens: Range<usize>,
    /// Subject of its sentence, and not only of a clause in it.
    pub(super) leads: bool,
    pub(super) profile: Profile<'a>,
}

/// The clause subjects among these tokens of a sentence, in order; one is read when it is asked for.
pub(super) fn find<'r, 'a>(reader: &'r Reader<'a>, sentence: Range<usize>, until: usize) -> impl Iterator<Item = Topic<'a>> + use<'r, 'a> {
    let mut start = sentence.start;
    let mut end = sentence.end.min(until);
    if until < sentence.end {
        start = start.max(end.saturating_sub(FAR));
    } else {
        end = end.min(start + FAR);
    }
    Topics { reader, at: start, end, first: start == sentence.start }.take(MOST)
}

/// The tokens of a sentence, being read for clause subjects.
struct Topics<'r, 'a> {
    reader: &'r Reader<'a>,
    at: usize,
    end: usize,
    /// Nothing of the sentence has been read.
    first: bool,
}

impl<'a> Iterator for Topics<'_, 'a> {
    type Item = Topic<'a>;

    fn next(&mut self) -> Option<Topic<'a>> {
        let (reader, end) = (self.reader, self.end);
        if std::mem::take(&mut self.first)
            && let Some(topic) = lead(reader, self.at, end).and_then(|at| read(reader, at, end, true))
        {
            self.at = topic.tokens.end;
            return Some(topic);
        }
        while self.at < end {
            let next = behind(reader, self.at);
            self.at = next.unwrap_or(self.at + 1);
            if let Some(next) = next.filter(|next| *next < end)
                && let Some(topic) = read(reader, next, end, false)
            {
                self.at = topic.tokens.end.max(next);
                return Some(topic);
            }
        }
        None
    }
}

/// Where a clause subject may begin when there is a verb, a particle, or a comma and a joined verb here.
fn behind(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const LINK: Set = fun(FunctionClass::Complementiser).and(fun(FunctionClass::Connective)).and(fun(FunctionClass::Auxiliary));
    if !reader.is(at, LINK | VERBS) {
        return (reader.mark(at) == Some(Mark::Comma) && joins(reader, at + 1)).then_some(at + 2);
    }
    let verb = reader.is(at, VERBS) && !reader.is_definite(at);
    if !verb && !reader.is(at, LINK) {
        return None;
    }
    let next = at + reader.len(at, LINK | VERBS).max(1);
    Some(if verb && reader.is_preposition(next) { next + 1 } else { next })
}

/// Where the subject of a sentence begins: at its head, or behind its first word.
fn lead(reader: &Reader<'_>, start: usize, end: usize) -> Option<usize> {
    let at = over_circumstance(reader, over_light(reader, start, end), end);
    if at >= end {
        return None;
    }
    if (speaks(reader, at) || names(reader, at)) && !reader.is(at, OUTLETS) {
        return Some(at);
    }
    if !reader.is_word(at) || reader.is_preposition(at) || reader.has_preposition(at) || reader.is_definite(at) {
        return None;
    }
    let next = over_light(reader, at + 1, end);
    let told = next < end && (speaks(reader, next) || names(reader, next) || is_introduced(reader, next));
    if told { Some(next) } else { is_introduced(reader, at).then_some(at) }
}

/// One past the comma behind when or where a sentence begins by telling it (`in the city, the mayor refused`).
fn over_circumstance(reader: &Reader<'_>, at: usize, end: usize) -> usize {
    if !reader.is_preposition(at) && !reader.is(at, fun(FunctionClass::Adjunct)) || reader.is(at, HEADS) {
        return at;
    }
    let near = at..end.min(at + CIRCUMSTANCE);
    let comma = near.clone().find(|i| reader.mark(*i) == Some(Mark::Comma));
    let plain =
        |comma: &usize| !reader.tags.union(at..*comma).meets(VERBS | fun(FunctionClass::Relative) | fun(FunctionClass::Complementiser));
    comma.filter(plain).map_or_else(|| over_occasion(reader, at, end), |comma| over_light(reader, comma, end))
}

/// Behind an adverb and what is definite behind it (`after the match | the head thanked …`), where a verb and a speaker follow.
fn over_occasion(reader: &Reader<'_>, at: usize, end: usize) -> usize {
    let start = at + reader.len(at, fun(FunctionClass::Adjunct) | fun(FunctionClass::Preposition)).max(1);
    let over = |i: &usize| !reader.is_definite(*i) && !reader.is(*i, Class::Place.set()) || reader.is(*i, VERBS);
    let Some(verb) = (start + 1..end.min(start + OCCASION)).find(over) else { return at };
    let occasion = reader.is_definite(start) || reader.is(start, Class::Place.set());
    let clause = reader.is_word(verb) && !reader.is_preposition(verb) && !reader.has_preposition(verb) && !reader.is(verb, HEADS);
    if occasion && clause && speaks(reader, verb + 1) && verb + 1 < end { verb } else { at }
}

/// "And" written to a word that can be a verb.
fn joins(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    key.starts_with(WAW) && key.len() >= 8 && !reader.is(at, HEADS | OUTLETS) && !reader.is_definite(at)
}

fn over_light(reader: &Reader<'_>, mut at: usize, end: usize) -> usize {
    let soon = |at: usize| reader.is(at, fun(FunctionClass::Time)) && reader.key(at).ends_with(ALEF);
    let light = |at: usize| reader.is(at, LIGHT) && (!reader.is(at, HEADS) || soon(at));
    while at < end && (light(at) || reader.mark(at).is_some_and(|m| m != Mark::Quote)) {
        at += reader.len(at, LIGHT).max(1);
    }
    at
}

fn speaks(reader: &Reader<'_>, at: usize) -> bool {
    let document = Class::Head(HeadClass::Document).set();
    let place = Class::Place.set() | OUTLETS;
    let verb = reader.is(at, VERBS) && !reader.is_definite(at);
    !verb && reader.tags.at(at).iter().any(|t| t.set.meets(HEADS | place) && !t.set.meets(document) && !t.pro.preposition())
}

fn names(reader: &Reader<'_>, at: usize) -> bool {
    if reader.is(at, VERBS) || reader.is_grammar(at) {
        return false;
    }
    let particle = reader.is_name_particle(at);
    let key = reader.key(at);
    let known = |key: &str| reader.known.contains(super::reader::strip_article(key));
    particle || known(key) || key.strip_prefix(WAW).is_some_and(|rest| rest.len() >= 6 && known(rest)) || is_apposed(reader, at)
}

/// One past two parts of a name or more, the first without article.
fn full_name(reader: &Reader<'_>, near: Range<usize>, part: impl Fn(&usize) -> bool) -> Option<usize> {
    let first = near.start;
    near.take_while(part).last().filter(|last| *last > first && !reader.is_definite(first)).map(|last| last + 1)
}

/// Two unknown words or more before the comma of an office (`refused Sami Haddad, head of the guard, …`).
fn is_apposed(reader: &Reader<'_>, at: usize) -> bool {
    let word = |at: &usize| reader.is_unknown(*at) && !reader.is_accusative(*at);
    let office = |at: usize| reader.mark(at) == Some(Mark::Comma) && reader.is(at + 1, PEOPLE) && !reader.has_preposition(at + 1);
    full_name(reader, at..at + NAME, word).is_some_and(office)
}

/// Words of a name that nothing before it tells, by what stands behind them: an age in brackets, or behind two words an office
/// (`showed Sami Haddad the director of the port`).
fn is_introduced(reader: &Reader<'_>, at: usize) -> bool {
    let word = |i: &usize| is_name_like(reader, *i) && (*i == at || !reader.is_definite(i - 1) || reader.is_name_particle(i - 1));
    let Some(last) = (at..at + NAME).take_while(word).last().filter(|_| !reader.is_definite(at)) else { return false };
    let end = last + 1;
    let aged = reader.mark(end) == Some(Mark::Open) && reader.is_number(end + 1) && reader.mark(end + 3) == Some(Mark::Close);
    let office = || reader.one(end).is_some_and(|t| !t.pro.conjunction() && !t.pro.preposition());
    aged || last > at && office()
}

/// A word that may be a part of a name: not known, and of no shape that names do not have.
fn is_name_like(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    let thing = || reader.is_event(at) || reader.is_shaped_as_thing(at) || key.ends_with(TEH_MARBUTA) || reader.is_accusative(at);
    reader.is_name_particle(at)
        || reader.lex.is_given(key)
        || reader.is_unknown(at) && !reader.has_preposition(at) && !reader.is_finite(at) && !thing()
}

fn read<'a>(reader: &Reader<'a>, start: usize, end: usize, leads: bool) -> Option<Topic<'a>> {
    if !(speaks(reader, start) || names(reader, start) || is_introduced(reader, start)) {
        return None;
    }
    let stop = |at: &usize| {
        let mark = reader.mark(*at).is_some_and(|m| !matches!(m, Mark::Comma | Mark::Open | Mark::Close | Mark::Quote | Mark::Point));
        let comma = reader.mark(*at) == Some(Mark::Comma) && !reader.is(at + 1, HEADS) && !is_set_off(reader, at + 1, end);
        let verb = reader.is(*at, VERBS) && !reader.is(*at, HEADS | OUTLETS) && !reader.known.contains(reader.key(*at));
        let age = reader.mark(*at) == Some(Mark::Open) && reader.is_number(at + 1);
        mark || comma || age || verb || reader.is_finite(*at) || is_object(reader, *at) || is_verbs(reader, start, *at)
    };
    let limit = end.min(start + REACH);
    let stop = (start + 1..limit).find(stop).unwrap_or(limit);
    let bodies = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    let stop = if reader.is(start, bodies) { stop.min(extent(reader, start).end) } else { stop };
    let profile = reader.profile(start..stop);
    let tokens = start..profile.shown.end.max(start + 1);
    let worded = tokens.clone().any(|at| reader.is_word(at)) && reader.is_word(start);
    let many = reader.is_crowd(start) || reader.tag(start, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
    let some = tokens.len() == 1 && reader.is_definite(start) && profile.role_class == Role::Citizen && !many;
    let person = worded && !some && matches!(profile.kind, Kind::Person | Kind::Organization | Kind::Group | Kind::Media);
    person.then_some(Topic { tokens, leads, profile })
}

/// A preposition behind a group, but for the one of its number (`some of`) and "in": it belongs to the verb.
fn is_verbs(reader: &Reader<'_>, start: usize, at: usize) -> bool {
    let group = reader.len(start, Class::Head(HeadClass::Group).set());
    let number = at <= start + group && !reader.key(start).ends_with(THEIRS);
    let adjunct = reader.is(at, fun(FunctionClass::Adjunct));
    group > 0 && !reader.is(at, HEADS) && (adjunct || reader.is_preposition(at) && !number && !reader.says(at, Word::In))
}

/// Two words of a name or more between commas, behind an office.
fn is_set_off(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    let word = |at: &usize| reader.is_unknown(*at) && !reader.is_accusative(*at) && !reader.is_event(*at) || reader.is_name_particle(*at);
    full_name(reader, start..end.min(start + NAME), word).is_some_and(|end| reader.mark(end) == Some(Mark::Comma))
}

/// An indefinite text, some of a group, a noun in the accusative, a verbal noun without article behind a word with one or with
/// "by" (`paid | by-a-visit`), or an act that a preposition follows, behind a subject: what was done, not who did it.
fn is_object(reader: &Reader<'_>, at: usize) -> bool {
    let definite = reader.is_definite(at);
    let some = reader.tag(at, Class::Head(HeadClass::Group).set()).is_some_and(|t| !t.pro.conjunction());
    let text = (some || reader.is(at, Class::Head(HeadClass::Document).set())) && !definite && reader.quote(at).is_none();
    let construct = reader.is(at - 1, HEADS) && !reader.is_definite(at - 1) || reader.is_preposition(at - 1);
    let act = definite && reader.is_preposition(at + 1) && reader.lex.is_event(strip_article(reader.key(at)));
    let deed = !definite && !reader.is(at, HEADS) && reader.is_definite(at - 1) && reader.is_deed(at);
    let by = || !reader.known.contains(reader.key(at)) && reader.is_by_deed(at);
    (text && !construct || reader.is_accusative(at) || act || deed || by()) && !reader.is(at, OUTLETS)
}

impl Topic<'_> {
    /// A person or body that is told from others: by a name or a definite office.
    pub(super) fn is_told(&self) -> bool {
        self.profile.naming == Naming::Named || self.profile.reference != super::profile::Reference::Indefinite
    }
}

/// Gender and number of a pronoun written alone; nothing told by others.
pub(super) fn pointer(reader: &Reader<'_>, at: usize) -> crate::attribution::model::Agreement {
    use crate::attribution::model::{Agreement, Number};
    if reader.says(at, Word::They) {
        return Agreement { feminine: None, number: Some(Number::Plural) };
    }
    Agreement::of(reader.says(at, Word::She) || reader.key(at).ends_with(TEH_MARBUTA), Number::Singular)
}

#[cfg(test)]
mod tests;
