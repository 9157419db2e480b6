//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The same look-ups that tell sources apart count them, so that a minister who speaks and the
//! minister who is written about are one. Heads that stand too rarely are not read.

use super::model::{Kind, Naming, Sources, Subject};
use super::profile::{Profile, Reference};
use super::reader::{GRAMMAR, HEADS, OUTLETS, PEOPLE, Reader};
use super::resolve::Resolver;
use crate::rules::morph::Number;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Pro, Set};
use crate::text::Zone;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How often someone must be named to be written about, and someone known by name.
const OFTEN: u32 = 3;
const NAMED: u32 = 2;
/// Tokens of a body's name in running text at most.
const LONG: usize = 5;
/// The preposition "in": what stands behind it is a place.
const IN: &str = "\u{0641}\u{064A}";

const SUBJECTS: Set = Class::Head(HeadClass::Person)
    .set()
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Nation.set());

/// Who the body of the article names again and again (people by name twice, others three times), in order
/// of first mention; sources first.
pub(super) fn find(resolver: &mut Resolver<'_, '_>, sources: &Sources) -> Vec<Subject> {
    let reader = resolver.reader;
    let heard = heard(resolver, sources);
    let (places, often) = heads(reader);
    let mut mentions = vec![0u32; resolver.entities.len()];
    let mut read = 0;
    for at in places {
        let least = if reader.is(at, PEOPLE) { NAMED } else { OFTEN };
        if at >= read && often.get(reader.bare(at)).is_some_and(|n| *n >= least) {
            read = count(resolver, at, &mut mentions);
        }
    }
    let named = resolver.entities.iter().zip(&mentions).enumerate();
    let often = named.filter(|(_, (e, n))| **n >= if e.is_named_person() { NAMED } else { OFTEN });
    often.map(|(i, (e, n))| Subject { name: e.name(reader), mentions: *n, heard: heard.get(i).copied().unwrap_or(false) }).collect()
}

/// Where heads stand in the body, and how often each.
fn heads<'a>(reader: &Reader<'a>) -> (Vec<usize>, FxHashMap<&'a str, u32>) {
    let (mut places, mut heads) = (Vec::new(), FxHashMap::default());
    for paragraph in reader.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        for at in paragraph.body.clone().filter(|at| starts(reader, *at)) {
            places.push(at);
            *heads.entry(reader.bare(at)).or_default() += 1;
        }
    }
    (places, heads)
}

/// Which sources speak or are silent, they or one of their cluster.
fn heard(resolver: &Resolver<'_, '_>, sources: &Sources) -> Vec<bool> {
    let cluster = |index: usize| resolver.entities.get(index).map_or(index, |e| e.source.cluster);
    let mut clusters = vec![false; resolver.entities.len()];
    for index in sources.of.iter().chain(&sources.silent).flatten() {
        if let Some(slot) = clusters.get_mut(cluster(*index)) {
            *slot = true;
        }
    }
    (0..resolver.entities.len()).map(|i| clusters.get(cluster(i)).copied().unwrap_or(false)).collect()
}

/// A head of people or of a body, or a people by its nation; not an adjective, and not only the place where
/// something happens.
fn starts(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.is(at, SUBJECTS) || reader.is(at, OUTLETS) {
        return false;
    }
    let Some(tag) = reader.tag(at, SUBJECTS) else { return false };
    let adjective = at > 0 && reader.is_word(at - 1) && reader.is_definite(at - 1) && reader.is_definite(at);
    let place = at > 0 && reader.key(at - 1) == IN || tag.pro.has(Pro::BEH);
    let people = tag.pro.has(Pro::AL) && tag.morph.agreement.number == Some(Number::Plural);
    !adjective && !place && (reader.is(at, HEADS) || people)
}

/// Counts whom a phrase that begins here names; where to read on.
fn count(resolver: &mut Resolver<'_, '_>, at: usize, mentions: &mut Vec<u32>) -> usize {
    let reader = resolver.reader;
    let p = reader.profile(extent(reader, at));
    let end = p.shown.end;
    let some = p.head_class == Some(HeadClass::Group) && (p.naming == Naming::Vague || p.reference != Reference::Bare);
    if some || !matches!(p.kind, Kind::Person | Kind::Organization | Kind::Group) {
        return end;
    }
    let index = match resolver.find(&p, false) {
        Some(index) => index,
        None if is_told(&p) => resolver.place(&p, reader.doc.span_of(p.shown.clone()), false),
        None => return end,
    };
    mentions.resize(resolver.entities.len(), 0);
    if let Some(slot) = mentions.get_mut(index) {
        *slot += 1;
    }
    end
}

/// A name in running text, where nothing says how far it goes: of a person the titles and the name, of others the
/// head with what is definite behind it.
fn extent(reader: &Reader<'_>, at: usize) -> Range<usize> {
    let head = reader.len(at, SUBJECTS).max(1);
    let one = reader.tag(at, PEOPLE).is_some_and(|t| t.morph.agreement.number == Some(Number::Singular));
    if one {
        let stops = |i: &usize| !reader.is_word(*i) || ends_name(reader, *i);
        let end = (at + head..at + LONG + head).find(stops).unwrap_or(at + LONG + head);
        if reader.profile(at..end).naming == Naming::Named {
            return at..end;
        }
    }
    let article = reader.is_definite(at);
    let mut end = at + head;
    while end < at + LONG && continues(reader, end, article || end > at + head) {
        end += reader.len(end, Class::Place.set() | HEADS).max(1);
    }
    at..end
}

/// A word that no title or name goes over.
fn ends_name(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    let grammar = reader.is_preposition(at) || reader.is(at, GRAMMAR | Class::Verb.set()) && !reader.known.contains(key);
    let joined = key.starts_with('\u{0648}') && !reader.known.contains(key);
    let thing = !reader.is(at, HEADS) && reader.is_definite(at) && key.ends_with('\u{0629}');
    grammar
        || joined
        || thing
        || reader.is_accusative(at)
        || reader.has_preposition(at)
        || reader.lex.is_event(key) && !reader.known.contains(key)
}

/// A word that can belong to a name: definite, or right behind a head without the article.
fn continues(reader: &Reader<'_>, at: usize, article: bool) -> bool {
    let grammar = reader.is_preposition(at) || reader.is(at, GRAMMAR | Class::Verb.set()) || reader.has_preposition(at);
    let joined = reader.key(at).starts_with('\u{0648}') && reader.is_definite(at) && !reader.key(at).starts_with("\u{0627}");
    let named = reader.is_definite(at) || reader.is(at, Class::Place.set()) || !article && (reader.is_unknown(at) || reader.is(at, HEADS));
    reader.is_word(at) && !grammar && !joined && named
}

/// Told from others: by a name, or by an office or word with the article.
fn is_told(p: &Profile<'_>) -> bool {
    let crowd = p.head_class != Some(HeadClass::Group) || p.reference == Reference::Bare && p.naming != Naming::Vague;
    if p.reference == Reference::Indefinite && p.names.is_empty() {
        return false;
    }
    let body = p.kind != Kind::Person && p.reference == Reference::Bare;
    crowd && (p.naming == Naming::Named || body || p.kind == Kind::Person && p.reference == Reference::Construct && p.body.is_some())
}
