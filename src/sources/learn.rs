//! What the whole article teaches: which words are parts of people's names, and which name a body.
//!
//! One pass before the mentions are read. `company Lumen` makes a bare `Lumen` a company;
//! `the minister Sami Haddad` makes a later `the minister Haddad` a name.

use super::bearers;
use super::chain;
use super::extent::{SUBJECTS, extent};
use super::reader::{HEADS, OUTLETS, PEOPLE, Reader, strip_article};
use crate::attribution::model::{Attributions, SourceSlot};
use crate::rules::morph::Number;
use crate::rules::sets::BY_KIND;
use crate::rules::shape::Role;
use crate::rules::tag::{Class, Set};
use crate::rules::written::Written;
use crate::text::Mark;
use crate::text::affixes::{BEH, LAM, THE};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Where the article speaks of a titled person or of a body, as a source or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase<'a> {
    /// Token of its head.
    pub(super) start: usize,
    /// One past its name, where that is told by who speaks.
    pub(super) end: Option<usize>,
    /// Last word of the person's name; empty for a body.
    pub(super) last: &'a str,
    /// First word of the name of two words or more behind a title; else empty.
    pub(super) first: &'a str,
}

impl<'a> Phrase<'a> {
    /// Its tokens.
    pub(super) fn tokens(self, reader: &Reader<'a>) -> Range<usize> {
        self.end.map_or_else(|| extent(reader, self.start), |end| self.start..end)
    }
}

/// Tokens of a title and name at most.
const REACH: usize = 10;

/// Tokens to a person, body or nation, to a phrase and to a word of a name, in most articles.
const NOUNS: usize = 4;
const PHRASES: usize = 8;
const NAMES: usize = 16;

/// Name words that are taken from one title.
const WORDS: usize = 4;

/// Reads the article for names of people and bodies. Gives where people, bodies and nations stand.
pub(super) fn learn(reader: &mut Reader<'_>, found: &Attributions) -> Vec<usize> {
    let tokens = reader.doc.tokens.len();
    let mut people = bearers::Surnames::with_capacity(tokens / NAMES);
    let mut perhaps = FxHashSet::default();
    let (mut shaped, mut alone) = (bearers::Surnames::default(), bearers::Surnames::default());
    for mention in found.list.iter().filter_map(|a| if let SourceSlot::Mention(m) = &a.source { Some(m) } else { None }) {
        let (names, sure) = named(reader, mention.tokens());
        if names.is_empty() {
            continue;
        }
        names.last().filter(|_| names.len() < 3).into_iter().for_each(|last| alone.note(last));
        let name = |i: usize, w: &str| w.len() > 4 && (i > 0 || !reader.lex.is_thing(w));
        let words = names.into_iter().enumerate();
        let words = words.filter(|(i, w)| name(*i, w) && (*i == 0 && !sure || !reader.is_noun_with_clitic(w)));
        let words = words.map(|(_, w)| w);
        if sure {
            people.extend(words);
        } else if reader.is_shaped_as_thing(mention.first as usize) {
            words.filter(|w| !reader.lex.is_thing(w)).for_each(|w| shaped.note(w));
        } else if !reader.is_event(mention.first as usize) {
            perhaps.extend(words);
        }
    }
    let (mut bodies, mut phrases) = (FxHashMap::default(), Vec::with_capacity(tokens / PHRASES));
    let mut nouns = Vec::with_capacity(tokens / NOUNS);
    nouns.extend(reader.tags.places(0..tokens, SUBJECTS));
    for at in nouns.iter().copied() {
        if reader.is(at, BY_KIND) {
            if let Some((word, place)) = body(reader, at) {
                bodies.insert(word, place);
            }
            phrases.push(Phrase { start: at, end: None, last: "", first: "" });
        }
        // "of the house of the sheikh" is a last name; folded, the particle has the letters of the article
        let surname = || at.checked_sub(1).is_some_and(|before| reader.key(before) == THE && reader.is_name_particle(before));
        if reader.is(at, PEOPLE) && !surname() {
            let names = titled(reader, at);
            let first = names.first().filter(|_| names.len() > 1).copied().unwrap_or_default();
            let plain = || names.last().map(|last| Phrase { start: at, end: None, last, first });
            phrases.extend(bearers::untitled(reader, at, &alone));
            phrases.extend(bearers::titled(reader, at, &alone).or_else(|| bearers::in_marks(reader, at)).or_else(plain));
            let thing = names.first().is_some_and(|w| reader.lex.is_thing(w));
            people.extend(names.into_iter().skip(usize::from(thing)).filter(|w| w.len() > 4 && !w.starts_with([BEH, LAM])));
        }
    }
    phrases.sort_by_key(|phrase| phrase.start);
    people.extend(surnames(reader, &shaped, &people));
    bodies.retain(|word, _| !people.contains(word));
    perhaps.retain(|word| !bodies.contains_key(word));
    people.extend(perhaps);
    reader.known = people;
    reader.bodies = bodies;
    reader.phrases = phrases;
    reader.learnt = true;
    nouns
}

/// Of words with the shape of a thing, those that stand behind a part of a name somewhere.
fn surnames<'a>(reader: &Reader<'a>, shaped: &bearers::Surnames<'a>, people: &bearers::Surnames<'a>) -> Vec<&'a str> {
    let words = if shaped.is_empty() { 0..0 } else { 1..reader.doc.tokens.len() };
    let behind = |at: &usize| shaped.holds(reader, *at) && people.contains(strip_article(reader.key(*at - 1)));
    words.filter(behind).map(|at| strip_article(reader.key(at))).collect()
}

/// The name in the phrase of a speaker, and whether it is sure to be one of a person.
fn named<'a>(reader: &Reader<'a>, tokens: Range<usize>) -> (Vec<&'a str>, bool) {
    let core = reader.core(tokens);
    let head = reader.own_head(&core).map(|(_, t)| t);
    let person = head.is_none_or(|t| t.set.meets(PEOPLE) && t.morph.agreement.number == Some(Number::Singular));
    let known = head.is_none() && (reader.known_rule(core.clone(), None).is_some() || reader.is_crowd(core.start));
    if !person || known {
        return (Vec::new(), false);
    }
    let names = chain::names(reader, core.clone(), usize::MAX);
    let sure = if head.is_some() { !names.is_empty() } else { names.len() > 1 && !reader.is_listed_thing(core.start) };
    (names, sure)
}

/// The names right behind a complete title.
fn titled<'a>(reader: &Reader<'a>, at: usize) -> Vec<&'a str> {
    let Some(tag) = reader.one(at) else {
        return Vec::new();
    };
    let next = at + usize::from(tag.len);
    let far = (at + REACH).min(reader.doc.tokens.len());
    let stop = reader.tags.first_of(at + 1..far, Written::MARK, Set::NONE).unwrap_or(far);
    let stop = (at + 1..stop).find(|i| reader.begins_sentence(*i)).unwrap_or(stop);
    let name = |i: usize| reader.is_unknown(i) && (i == next || !reader.is_definite(i)) || reader.is_name_particle(i);
    if !(next..stop).any(name) {
        return Vec::new();
    }
    let core = reader.core(at..stop);
    if core.end > next { chain::names(reader, core, WORDS) } else { Vec::new() }
}

/// The word that names a body, right behind what it is, and whether it does so alone.
fn body<'a>(reader: &Reader<'a>, at: usize) -> Option<(&'a str, (usize, bool))> {
    let tag = reader.tag(at, BY_KIND)?;
    let role = reader.lex.head(tag.rule)?.role;
    let proper =
        matches!(role, Role::Business | Role::Media | Role::Medical | Role::CultureSport | Role::International | Role::CivilSociety);
    tag.morph.agreement.number?;
    let mut next = at + usize::from(tag.len);
    if !proper && !reader.is_definite(next) || reader.begins_sentence(next) {
        return None;
    }
    if matches!(reader.mark(next), Some(Mark::Quote | Mark::Open)) {
        next += 1;
    }
    let free =
        reader.is_word(next) && reader.tags.at(next).iter().all(|t| matches!(t.class, Class::Event)) && !reader.has_preposition(next);
    let word = strip_article(reader.key(next));
    (free && word.len() > 4 && !reader.is(next, HEADS | OUTLETS)).then_some((word, (at, proper)))
}
