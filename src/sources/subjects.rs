//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The look-ups that tell sources apart come first, so that a minister who speaks and the
//! minister who is written about are one; who is no source is known by head and next word, or by
//! last name. Heads that stand too rarely are not read.

use super::entity::without_clitic;
use super::extent::{SUBJECTS, extent};
use super::model::{Sources, Subject};
use super::profile::IN;
use super::reader::{ADJECTIVES, HEADS, OUTLETS, PEOPLE, Reader, strip_clitics};
use super::resolve::Resolver;
use crate::rules::morph::Number;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Pro};
use crate::text::Zone;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;

/// How often someone must be named to be written about, and someone known by name.
const OFTEN: u32 = 3;
const NAMED: u32 = 2;

/// Who the body of the article names again and again (people by name twice, others three times), in order
/// of first mention; sources first.
pub(super) fn find(resolver: &Resolver<'_, '_>, sources: &Sources) -> Vec<Subject> {
    let reader = resolver.reader;
    let (places, often) = heads(reader);
    let again = again(reader);
    let mentions = vec![0u32; resolver.entities.len()];
    let (by_key, by_head) = (FxHashMap::default(), FxHashMap::default());
    let mut count = Count { resolver, mentions, found: Vec::new(), by_key, by_head };
    let mut read = 0;
    for (at, head) in places {
        let frequent = often.get(head).is_some_and(|n| *n >= OFTEN);
        if at >= read && (frequent || again.binary_search(&at).is_ok()) {
            read = count.add(at, head);
        }
    }
    let least = |named: bool| if named { NAMED } else { OFTEN };
    let heard = heard(resolver, sources);
    let known = resolver.entities.iter().zip(&count.mentions).zip(heard).filter(|((e, n), _)| **n >= least(e.is_named_person()));
    let known = known.map(|((e, n), heard)| Subject { name: e.name(reader), mentions: *n, heard });
    let others = count.found.iter().filter(|f| f.mentions >= least(f.named));
    let others = others.map(|f| Subject { name: without_clitic(reader, f.tokens.clone()), mentions: f.mentions, heard: false });
    known.chain(others).collect()
}

/// Where heads stand in the body, each with its word, and how often each word.
fn heads<'a>(reader: &Reader<'a>) -> (Vec<(usize, &'a str)>, FxHashMap<&'a str, u32>) {
    let mut places = Vec::with_capacity(reader.phrases.len());
    for paragraph in reader.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        for at in reader.tags.places(paragraph.body.clone(), SUBJECTS).filter(|at| starts(reader, *at)) {
            places.push((at, reader.bare(at)));
        }
    }
    let mut heads = FxHashMap::with_capacity_and_hasher(places.len(), FxBuildHasher);
    for (_, head) in &places {
        *heads.entry(*head).or_default() += 1;
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
    if !reader.is(at, SUBJECTS) || reader.is(at, OUTLETS) {
        return false;
    }
    let Some(tag) = reader.tag(at, SUBJECTS) else { return false };
    let adjective = || reader.is_definite(at) && reader.is_definite(at - 1) && reader.is_word(at - 1);
    let place = tag.pro.has(Pro::BEH) || at > 0 && reader.key(at - 1) == IN;
    let people = tag.pro.has(Pro::AL) && tag.morph.agreement.number == Some(Number::Plural);
    (reader.is(at, HEADS) || people) && !place && !(at > 0 && adjective())
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
    /// For each source.
    mentions: Vec<u32>,
    found: Vec<Found>,
    /// By head and the word behind it; people known by name by their last one.
    by_key: FxHashMap<(&'a str, &'a str), usize>,
    /// The latest of each head.
    by_head: FxHashMap<&'a str, usize>,
}

impl<'a> Count<'_, 'a> {
    /// Counts whom a phrase that begins here, with this head, names; where to read on.
    fn add(&mut self, at: usize, head: &'a str) -> usize {
        let reader = self.resolver.reader;
        let tokens = extent(reader, at);
        let end = tokens.end;
        let last = reader.phrases.binary_search_by_key(&at, |p| p.start).ok().and_then(|i| reader.phrases.get(i)).map_or("", |p| p.last);
        if self.resolver.may_know(head, last, self.second(&tokens)) {
            let p = reader.profile(tokens.clone());
            if let Some(index) = self.resolver.find(&p, false) {
                if let Some(slot) = self.mentions.get_mut(index) {
                    *slot += 1;
                }
                return end;
            }
        }
        if self.is_told(&tokens, last) {
            self.note(tokens, head, last);
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

    fn note(&mut self, tokens: Range<usize>, head: &'a str, last: &'a str) {
        let second = self.second(&tokens);
        let key = if last.is_empty() { (head, second) } else { ("", last) };
        let bare = last.is_empty() && second.is_empty();
        let met = if bare { self.by_head.get(head).or_else(|| self.by_key.get(&key)) } else { self.by_key.get(&key) };
        let index = met.copied().unwrap_or(self.found.len());
        match self.found.get_mut(index) {
            Some(found) => {
                found.mentions += 1;
                if tokens.len() > found.tokens.len() {
                    found.tokens = tokens;
                }
            }
            None => self.found.push(Found { tokens, mentions: 1, named: !last.is_empty() }),
        }
        self.by_key.entry(key).or_insert(index);
        self.by_head.insert(head, index);
    }
}
