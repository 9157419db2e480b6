//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The look-ups that tell sources apart come first, so that a minister who speaks and the
//! minister who is written about are one; who is no source is known by head and next word, or by
//! last name. Heads that stand too rarely are not read.

#[cfg(test)]
mod tests;

use super::entity::without_clitic;
use super::extent::{SUBJECTS, extent};
use super::model::{Naming, Sources, Subject};
use super::reader::{ADJECTIVES, HEADS, OUTLETS, PEOPLE, Reader, fun, strip_article, strip_clitics};
use super::resolve::{Resolver, within};
use super::voices;
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::Zone;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cell::LazyCell;
use std::ops::Range;

/// How often someone must be named to be written about, and someone known by name.
const OFTEN: u32 = 3;
const NAMED: u32 = 2;

/// Words that say where something is (`in front of`, written like a leader of prayers).
const PLACING: Set = fun(FunctionClass::Adjunct).and(fun(FunctionClass::Preposition));

/// Mentions of one that are compared for how far the name goes.
const FORMS: usize = 12;

/// Words that belong to the title or the name of what they stand behind.
const TITLES: Set = ADJECTIVES.and(Class::Place.set()).and(Class::Head(HeadClass::Organization).set());

/// Who the body of the article names again and again (people by name twice, others three times) and nobody hears, in order
/// of first mention; sources first. `nouns` are the tokens of people, bodies and nations.
pub(super) fn find(resolver: &Resolver<'_, '_>, nouns: &[usize], sources: &Sources) -> Vec<Subject> {
    let reader = resolver.reader;
    let (places, heads) = heads(reader, nouns);
    let mut again = again(reader).into_iter().peekable();
    let heard = heard(resolver, sources);
    let all_heard = heard.iter().all(|heard| *heard);
    let mentions = vec![0u32; if all_heard { 0 } else { heard.len() }];
    let mut count =
        Count { resolver, heads, all_heard, mentions, found: Vec::new(), by_key: FxHashMap::default(), people: FxHashMap::default() };
    let mut read = 0;
    for (at, head) in places {
        while again.next_if(|named| *named < at).is_some() {}
        if at >= read && (count.is_frequent(head) || again.peek() == Some(&at)) {
            read = count.add(at, head);
        }
    }
    let least = |named: bool| if named { NAMED } else { OFTEN };
    let known = resolver.entities.iter().zip(&count.mentions).zip(&heard).filter(|(_, heard)| !**heard).map(|(known, _)| known);
    let known = known.filter(|(e, n)| **n >= least(e.is_named_person())).map(|(e, n)| Subject { name: e.name(reader), mentions: *n });
    let bodies = LazyCell::new(|| voices::bodies(resolver, |index| heard.get(index).copied().unwrap_or(false)));
    let others = count.found.iter().filter(|f| f.mentions >= least(f.named) && !f.is_one_of(reader, &bodies));
    let others = others.map(|f| Subject { name: without_clitic(reader, f.name(reader)), mentions: f.mentions });
    known.chain(others).collect()
}

/// A word that stands as a head in the body of the article.
struct Head<'a> {
    word: &'a str,
    /// How often it stands there.
    times: u32,
    /// The latest of those found who has it.
    latest: Option<usize>,
}

/// Where heads stand in the body, each with the number of its word; and those words.
fn heads<'a>(reader: &Reader<'a>, nouns: &[usize]) -> (Vec<(usize, usize)>, Vec<Head<'a>>) {
    let many = reader.phrases.len();
    let (mut places, mut heads): (_, Vec<Head<'a>>) = (Vec::with_capacity(many), Vec::with_capacity(many));
    let mut numbers = FxHashMap::with_capacity_and_hasher(many, FxBuildHasher);
    for paragraph in reader.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        let first = nouns.partition_point(|at| *at < paragraph.body.start);
        let nouns = nouns.iter().copied().skip(first).take_while(|at| *at < paragraph.body.end);
        for at in nouns.filter(|at| starts(reader, *at)) {
            let word = reader.bare(at);
            let number = *numbers.entry(word).or_insert(heads.len());
            match heads.get_mut(number) {
                Some(head) => head.times += 1,
                None => heads.push(Head { word, times: 1, latest: None }),
            }
            places.push((at, number));
        }
    }
    (places, heads)
}

/// Where titled people stand whose last name comes more than once, in order.
fn again(reader: &Reader<'_>) -> Vec<usize> {
    let named = || reader.phrases.iter().filter(|p| !p.last.is_empty());
    let mut last: FxHashMap<&str, u32> = FxHashMap::with_capacity_and_hasher(named().count(), FxBuildHasher);
    for phrase in named() {
        *last.entry(phrase.last).or_default() += 1;
    }
    named().filter(|p| last.get(p.last).is_some_and(|count| *count >= NAMED)).map(|p| p.start).collect()
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
    let Some(tag) = reader.tag(at, SUBJECTS).filter(|_| !reader.is(at, OUTLETS)) else { return false };
    let people = tag.pro.has(Pro::AL) && tag.morph.agreement.number == Some(Number::Plural);
    if tag.pro.has(Pro::BEH) || !people && !reader.is(at, HEADS) || reader.is(at, PLACING) && tag.len == 1 {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|before| reader.is_word(*before)) else { return true };
    let adjective = || reader.is_definite(at) && reader.is_definite(before);
    let within = reader.says(before, Word::In);
    !within && !adjective()
}

/// The phrase of a person up to the last name.
fn ending_in(reader: &Reader<'_>, tokens: Range<usize>, last: &str) -> Range<usize> {
    let is_last = |at: &usize| strip_article(reader.key(*at)) == strip_article(last);
    let end = tokens.clone().rev().find(is_last).map_or(tokens.end, |at| at + 1);
    let end = (tokens.start + 1..=end).rev().find(|end| !reader.is_name_particle(end - 1)).unwrap_or(end);
    tokens.start..end
}

/// Someone written about who is no source.
struct Found {
    /// The words of its mentions, the longest first.
    forms: Vec<Range<usize>>,
    mentions: u32,
    /// A person known by name.
    named: bool,
}

impl Found {
    /// The words of its longest mention, as far as others have them too or they are words of titles and bodies: where a name ends in
    /// running text, nothing says.
    fn name(&self, reader: &Reader<'_>) -> Range<usize> {
        let Some(longest) = self.forms.first().cloned() else { return 0..0 };
        if self.named {
            return longest;
        }
        let again = |word: usize| {
            let have = |form: &&Range<usize>| form.len() > word && reader.bare(form.start + word) == reader.bare(longest.start + word);
            self.forms.iter().filter(have).count() > 1
        };
        let sure = |at: usize| reader.is(at, TITLES) || reader.mark(at).is_some() || reader.quote(at).is_some();
        let first = reader.len(longest.start, SUBJECTS).max(2);
        let end = (first..longest.len()).find(|word| !again(*word) && !sure(longest.start + word)).unwrap_or(longest.len());
        longest.start..longest.start + end.min(longest.len())
    }

    /// The body that somebody speaks for who is heard: by all words of the shorter name, or by what it is with the article alone.
    fn is_one_of(&self, reader: &Reader<'_>, bodies: &[Vec<&str>]) -> bool {
        let words: Vec<&str> = self.name(reader).filter(|at| reader.is_word(*at)).map(|at| reader.bare(at)).collect();
        let one = |body: &Vec<&str>| {
            let (short, long) = if body.len() < words.len() { (body, &words) } else { (&words, body) };
            short.first() == long.first() && (short.len() > 1 || words.len() == 1) && within(short, long)
        };
        bodies.iter().any(one)
    }
}

/// Counts mentions of sources and of those who are none.
struct Count<'r, 'a> {
    resolver: &'r Resolver<'r, 'a>,
    heads: Vec<Head<'a>>,
    /// No source is without a voice, so that what names one counts for nothing.
    all_heard: bool,
    /// For each source.
    mentions: Vec<u32>,
    found: Vec<Found>,
    /// By the number of the head and the word behind it.
    by_key: FxHashMap<(usize, &'a str), usize>,
    /// People known by name, by their last one: each with the first two, where they are written.
    people: FxHashMap<&'a str, Vec<([&'a str; 2], usize)>>,
}

/// By what somebody who is no source is known.
#[derive(Clone, Copy)]
enum Key<'a> {
    /// The last name, and the first two where they are written.
    Person(&'a str, [&'a str; 2]),
    /// The word behind the head.
    Body(&'a str),
}

impl<'a> Count<'_, 'a> {
    fn is_frequent(&self, head: usize) -> bool {
        self.heads.get(head).is_some_and(|head| head.times >= OFTEN)
    }

    /// Counts whom a phrase that begins here, with this head, names; where to read on.
    fn add(&mut self, at: usize, head: usize) -> usize {
        let reader = self.resolver.reader;
        let tokens = extent(reader, at);
        let end = tokens.end;
        let last = reader.phrases.binary_search_by_key(&at, |p| p.start).ok().and_then(|i| reader.phrases.get(i)).map_or("", |p| p.last);
        let is_told = self.is_told(&tokens, last);
        if self.all_heard && !is_told {
            return end;
        }
        let (word, second) = (self.heads.get(head).map_or("", |head| head.word), self.second(&tokens));
        let profile = self.resolver.may_know(word, last, second).then(|| reader.profile(tokens.clone()));
        if let Some(index) = profile.as_ref().and_then(|profile| self.resolver.find(profile, false)) {
            if let Some(slot) = self.mentions.get_mut(index) {
                *slot += 1;
            }
        } else if is_told {
            let titled = !last.is_empty() && reader.one(tokens.start).is_some();
            match titled.then(|| profile.unwrap_or_else(|| reader.profile(tokens.clone()))) {
                Some(p) if p.naming == Naming::Named => {
                    let first = if let [first, second, ..] = *p.names { [first, second] } else { [""; 2] };
                    self.note(ending_in(reader, p.shown, last), head, Key::Person(last, first));
                }
                _ => self.note(tokens, head, Key::Body(second)),
            }
        }
        end
    }

    /// The first word of weight behind the head.
    fn second(&self, tokens: &Range<usize>) -> &'a str {
        let reader = self.resolver.reader;
        let next = tokens.start + 1;
        if next >= tokens.end {
            return "";
        }
        if reader.is(next, HEADS | ADJECTIVES) { reader.bare(next) } else { strip_clitics(reader.key(next)) }
    }

    /// Told from others: by a name, by words behind the head, or by the article.
    fn is_told(&self, tokens: &Range<usize>, last: &str) -> bool {
        let reader = self.resolver.reader;
        let Some(tag) = reader.tag(tokens.start, SUBJECTS) else { return false };
        let silent = reader.lex.head(tag.rule).is_some_and(|h| h.vague || h.scene || h.part);
        let one = reader.is(tokens.start, PEOPLE) && tag.morph.agreement.number == Some(Number::Singular);
        match tag.class {
            _ if silent => false,
            Class::Head(HeadClass::Media) => false,
            Class::Head(HeadClass::Group) => tokens.len() == 1 && tag.pro.has(Pro::AL),
            _ if one => !last.is_empty() || tokens.len() > 2,
            _ => tokens.len() > 1 || tag.pro.has(Pro::AL),
        }
    }

    /// Where the person of this name is among those found, or will be: another first name is another person. Before it a word may
    /// stand that is none.
    fn person(&mut self, last: &'a str, names: [&'a str; 2]) -> usize {
        let begins = |one: [&str; 2], other: [&str; 2]| other.iter().any(|name| name.starts_with(one[0]) || one[0].starts_with(name));
        let bearers = self.people.entry(last).or_default();
        match bearers.iter_mut().rev().find(|(other, _)| begins(names, *other) || begins(*other, names)) {
            Some((known, index)) => {
                if known[0].is_empty() {
                    *known = names;
                }
                *index
            }
            None => {
                bearers.push((names, self.found.len()));
                self.found.len()
            }
        }
    }

    fn note(&mut self, tokens: Range<usize>, head: usize, key: Key<'a>) {
        let next = self.found.len();
        let person = if let Key::Person(last, first) = key { Some(self.person(last, first)) } else { None };
        let named = person.is_some();
        let number = head;
        let Some(head) = self.heads.get_mut(head) else { return };
        let index = match (person, key) {
            (Some(index), _) => index,
            (None, Key::Body(second)) if !second.is_empty() => *self.by_key.entry((number, second)).or_insert(next),
            _ => head.latest.unwrap_or(next),
        };
        head.latest = Some(index);
        match self.found.get_mut(index) {
            Some(found) => {
                found.mentions += 1;
                if found.forms.len() < FORMS {
                    let longest = found.forms.first().is_none_or(|first| tokens.len() > first.len());
                    found.forms.insert(if longest { 0 } else { found.forms.len() }, tokens);
                }
            }
            None => self.found.push(Found { forms: vec![tokens], mentions: 1, named }),
        }
    }
}
