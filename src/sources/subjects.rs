//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The same look-ups that tell sources apart count them, so that a minister who speaks and the
//! minister who is written about are one.

use super::entity::Entity;
use super::learn;
use super::model::{Kind, MentionForm, Naming, Sources};
use super::profile::{Profile, Reference};
use super::reader::{GRAMMAR, HEADS, OUTLETS, PEOPLE, Reader};
use super::resolve::Resolver;
use crate::attribution::model::Attributions;
use crate::rules::lexicon::Lexicon;
use crate::rules::morph::Number;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Pro, Set, Tags};
use crate::text::{Document, Zone};
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

/// Someone the article writes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its fullest name in the article.
    pub name: String,
    /// How often the body names it.
    pub mentions: u32,
    /// Whether it, or a source that is one voice with it, speaks or is recorded as silent.
    pub heard: bool,
}

/// Who the body of the article names again and again (people by name twice, others three times), in order of first mention; sources first.
#[must_use]
pub fn subjects(doc: &Document, tags: &Tags, lex: &Lexicon, found: &Attributions, sources: &Sources) -> Vec<Named> {
    let mut reader = Reader::new(doc, tags, lex);
    learn::learn(&mut reader, found);
    let mut resolver = Resolver::new(&reader);
    seed(&mut resolver, sources);
    let mut mentions = vec![0u32; sources.list.len()];
    for paragraph in doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        let mut at = paragraph.body.start;
        while at < paragraph.body.end {
            at = count(&mut resolver, at, &mut mentions);
        }
    }
    let heard = heard(sources);
    let named = resolver.entities.iter().zip(&mentions).enumerate();
    let often = named.filter(|(_, (e, n))| **n >= if e.is_named_person() { NAMED } else { OFTEN });
    often.map(|(i, (e, n))| Named { name: e.source.name.clone(), mentions: *n, heard: heard.get(i).copied().unwrap_or(false) }).collect()
}

/// Makes the sources known, each in its place.
fn seed(resolver: &mut Resolver<'_, '_>, sources: &Sources) {
    let reader = resolver.reader;
    for source in &sources.list {
        let written = source.mentions.iter().filter(|m| !matches!(m.form, MentionForm::Elided | MentionForm::Pronoun));
        let spans = written.map(|m| reader.token_at(m.span)..reader.token_end(m.span));
        let profiles: Vec<Profile<'_>> = spans.map(|tokens| reader.profile(tokens)).collect();
        resolver.seed(source, &profiles);
    }
}

/// Which sources speak or are silent, they or one of their cluster.
fn heard(sources: &Sources) -> Vec<bool> {
    let mut clusters = vec![false; sources.list.len()];
    for index in sources.of.iter().chain(&sources.silent).flatten() {
        let cluster = sources.list.get(*index).map_or(*index, |s| s.cluster);
        if let Some(slot) = clusters.get_mut(cluster) {
            *slot = true;
        }
    }
    sources.list.iter().map(|s| clusters.get(s.cluster).copied().unwrap_or(false)).collect()
}

/// Counts whom a phrase that begins here names; where to read on.
fn count(resolver: &mut Resolver<'_, '_>, at: usize, mentions: &mut Vec<u32>) -> usize {
    let reader = resolver.reader;
    if !reader.is(at, SUBJECTS) || reader.is(at, OUTLETS) {
        return at + 1;
    }
    let Some(p) = read(reader, at) else { return at + reader.len(at, HEADS).max(1) };
    let end = p.shown.end.max(at + 1);
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

/// The phrase that begins here, when it is of people or of a body, and not only the place where something happens.
fn read<'a>(reader: &Reader<'a>, at: usize) -> Option<Profile<'a>> {
    let adjective = at > 0 && reader.is_word(at - 1) && reader.is_definite(at - 1) && reader.is_definite(at);
    if adjective || at > 0 && reader.key(at - 1) == IN || reader.tag(at, SUBJECTS).is_some_and(|t| t.pro.has(Pro::BEH)) {
        return None;
    }
    if !reader.is(at, HEADS) {
        let tag = reader.tag(at, Class::Nation.set())?;
        if !tag.pro.has(Pro::AL) || tag.morph.agreement.number != Some(Number::Plural) {
            return None;
        }
    }
    let p = reader.profile(extent(reader, at));
    if p.head_class == Some(HeadClass::Group) && (p.naming == Naming::Vague || p.reference != Reference::Bare) {
        return None;
    }
    matches!(p.kind, Kind::Person | Kind::Organization | Kind::Group).then_some(p)
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
    grammar || joined || thing || reader.is_accusative(at) || reader.has_preposition(at) || reader.lex.is_event(key) && !reader.known.contains(key)
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

impl<'a> Resolver<'_, 'a> {
    /// Puts a source, gathered before, in the next place.
    fn seed(&mut self, source: &super::model::Source, profiles: &[Profile<'a>]) {
        let index = self.entities.len();
        let blank = self.reader.profile(0..0);
        let first = profiles.first().unwrap_or(&blank);
        let mut entity = Entity::new(self.reader, first, crate::text::Span::default(), index, false);
        for p in profiles.iter().skip(1) {
            entity.merge(self.reader, p, false);
        }
        entity.source = source.clone();
        self.entities.push(entity);
        for p in profiles {
            self.index(index, p);
        }
    }
}
