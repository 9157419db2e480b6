//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The look-ups that tell sources apart come first, so that a minister who speaks and the
//! minister who is written about are one; who is no source is known by head and next word, or by
//! last name. Heads that stand too rarely are not read.

use super::entity::without_clitic;
use super::extent::{SUBJECTS, extent};
use super::model::{Sources, Subject};
use super::reader::{ADJECTIVES, HEADS, OUTLETS, PEOPLE, Reader, strip_clitics};
use super::resolve::Resolver;
use crate::rules::morph::Number;
use crate::rules::shape::{HeadClass, Word};
use crate::rules::tag::{Class, Pro};
use crate::text::Zone;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;

/// How often someone must be named to be written about, and someone known by name.
const OFTEN: u32 = 3;
const NAMED: u32 = 2;

/// Who the body of the article names again and again (people by name twice, others three times) and nobody hears, in order
/// of first mention; sources first. `nouns` are the tokens of people, bodies and nations.
pub(super) fn find(resolver: &Resolver<'_, '_>, nouns: &[usize], sources: &Sources) -> Vec<Subject> {
    let reader = resolver.reader;
    let (places, heads) = heads(reader, nouns);
    let mut again = again(reader).into_iter().peekable();
    let heard = heard(resolver, sources);
    let all_heard = heard.iter().all(|heard| *heard);
    let mentions = vec![0u32; if all_heard { 0 } else { heard.len() }];
    let mut count = Count { resolver, heads, all_heard, mentions, found: Vec::new(), by_key: FxHashMap::default() };
    let mut read = 0;
    for (at, head) in places {
        while again.next_if(|named| *named < at).is_some() {}
        if at >= read && (count.is_frequent(head) || again.peek() == Some(&at)) {
            read = count.add(at, head);
        }
    }
    let least = |named: bool| if named { NAMED } else { OFTEN };
    let known = resolver.entities.iter().zip(&count.mentions).zip(heard).filter(|(_, heard)| !heard).map(|(known, _)| known);
    let known = known.filter(|(e, n)| **n >= least(e.is_named_person())).map(|(e, n)| Subject { name: e.name(reader), mentions: *n });
    let others = count.found.iter().filter(|f| f.mentions >= least(f.named));
    let others = others.map(|f| Subject { name: without_clitic(reader, f.tokens.clone()), mentions: f.mentions });
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
    if tag.pro.has(Pro::BEH) || !people && !reader.is(at, HEADS) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|before| reader.is_word(*before)) else { return true };
    let adjective = || reader.is_definite(at) && reader.is_definite(before);
    let within = reader.says(before, Word::In);
    !within && !adjective()
}

/// Someone written about who is no source.
struct Found {
    /// The words of its longest mention.
    tokens: Range<usize>,
    mentions: u32,
    /// A person known by name.
    named: bool,
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
    /// By the number of the head and the word behind it; people known by name by their last one.
    by_key: FxHashMap<(Option<usize>, &'a str), usize>,
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
        if self.resolver.may_know(word, last, second)
            && let Some(index) = self.resolver.find(&reader.profile(tokens.clone()), false)
        {
            if let Some(slot) = self.mentions.get_mut(index) {
                *slot += 1;
            }
        } else if is_told {
            let key = if last.is_empty() { (Some(head), second) } else { (None, last) };
            self.note(tokens, head, key);
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
        let vague = reader.lex.head(tag.rule).is_some_and(|h| h.vague);
        let one = reader.is(tokens.start, PEOPLE) && tag.morph.agreement.number == Some(Number::Singular);
        match tag.class {
            _ if vague => false,
            Class::Head(HeadClass::Media) => false,
            Class::Head(HeadClass::Group) => tokens.len() == 1 && tag.pro.has(Pro::AL),
            _ if one => !last.is_empty() || tokens.len() > 2,
            _ => tokens.len() > 1 || tag.pro.has(Pro::AL),
        }
    }

    fn note(&mut self, tokens: Range<usize>, head: usize, key: (Option<usize>, &'a str)) {
        let Some(head) = self.heads.get_mut(head) else { return };
        let (named, alone) = (key.0.is_none(), key.1.is_empty());
        let next = self.found.len();
        let index = if alone { head.latest.unwrap_or(next) } else { *self.by_key.entry(key).or_insert(next) };
        head.latest = Some(index);
        match self.found.get_mut(index) {
            Some(found) => {
                found.mentions += 1;
                if tokens.len() > found.tokens.len() {
                    found.tokens = tokens;
                }
            }
            None => self.found.push(Found { tokens, mentions: 1, named }),
        }
    }
}
