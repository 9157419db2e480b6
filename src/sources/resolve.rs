//! Which mentions are the same source.
//!
//! *Source*: the devices of re-mention as counted in decision 0004: surname already
//! seen, title and known name, definite description, the same again. Every look-up reads a
//! bounded number of earlier sources.

mod find;
mod names;

use super::entity::{Entity, add};
use super::model::{MentionForm, Naming, SourceMention};
use super::profile::Profile;
use super::reader::{Reader, strip_article};
use super::register::Register;
use crate::attribution::model::{Agreement, Mention};
use crate::text::Span;
use crate::text::affixes::{ALEF_MAKSURA, LAM, WAW, YEH};
use rustc_hash::FxHashMap;

/// How many earlier sources a look-up reads at most.
const DEPTH: usize = 48;

/// Gathers the sources of one article.
pub(crate) struct Resolver<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(crate) entities: Vec<Entity<'a>>,
    by_word: Register<'a>,
    by_head: Register<'a>,
    by_known: FxHashMap<u32, usize>,
    /// Sources in the order of their mentions.
    recent: Vec<usize>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    /// With room for what so many mentions tell.
    pub(crate) fn new(reader: &'r Reader<'a>, mentions: usize) -> Self {
        let (entities, recent) = (Vec::with_capacity(mentions), Vec::with_capacity(mentions));
        let (by_word, by_head) = (Register::with_capacity(mentions * 2), Register::with_capacity(mentions));
        Self { reader, entities, by_word, by_head, by_known: FxHashMap::default(), recent }
    }

    /// The source of a written-out mention; made when it is new.
    pub(crate) fn mention(&mut self, mention: &Mention, headline: bool) -> usize {
        self.place(self.reader.read(mention), mention.span, headline)
    }

    pub(super) fn place(&mut self, p: Profile<'a>, span: Span, headline: bool) -> usize {
        let known = self.find(&p, headline);
        self.join(known, p, span, headline)
    }

    /// The phrase is a mention of a known source, or of a new one.
    pub(super) fn join(&mut self, known: Option<usize>, p: Profile<'a>, span: Span, headline: bool) -> usize {
        let index = known.unwrap_or(self.entities.len());
        self.index(index, &p);
        if let Some(e) = self.entities.get_mut(index) {
            let form = e.merge(self.reader, &p, headline);
            e.source.mentions.push(SourceMention { span, form });
        } else {
            self.entities.push(Entity::new(self.reader, p, span, index, headline));
        }
        self.recent.push(index);
        index
    }

    /// A person of whom no office is known.
    pub(super) fn is_untitled(&self, index: usize) -> bool {
        self.entities.get(index).is_some_and(|e| e.is_named_person() && e.titles.is_empty())
    }

    /// Adds what another phrase tells of the source; it is no mention of its own.
    pub(super) fn add(&mut self, index: usize, p: &Profile<'a>) {
        if let Some(e) = self.entities.get_mut(index) {
            let headline = e.headline_only;
            e.merge(self.reader, p, headline);
        }
        self.index(index, p);
    }

    /// The source is also told by this office.
    pub(super) fn give_office(&mut self, index: usize, p: &Profile<'a>) {
        if let Some(e) = self.entities.get_mut(index) {
            add(&mut e.titles, &p.titles);
            add(&mut e.heads, &p.heads);
        }
        self.index(index, p);
    }

    /// Notes a mention without words of its own.
    pub(crate) fn silent_mention(&mut self, index: usize, span: Span, form: MentionForm) {
        if let Some(entity) = self.entities.get_mut(index) {
            entity.source.mentions.push(SourceMention { span, form });
        }
    }

    /// Whether a dropped subject of this gender and number can be this source.
    pub(crate) fn agrees(&self, index: usize, wanted: Agreement) -> bool {
        self.entities.get(index).is_some_and(|e| e.agrees(wanted))
    }

    /// Whether some source has this head, or one of these words in its name.
    pub(super) fn may_know(&self, head: &str, name: &str, word: &str) -> bool {
        let named = |word: &str| !word.is_empty() && self.by_word.holds(word);
        self.by_head.holds(head) || named(name) || named(word) || named(head)
    }

    fn entity(&self, index: usize) -> Option<&Entity<'a>> {
        self.entities.get(index)
    }

    fn candidates(&self, list: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        list.take(DEPTH).filter_map(|i| self.entity(i).map(|e| (i, e)))
    }

    pub(super) fn named_like(&self, word: &str) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.by_word.sources(word))
    }

    pub(super) fn headed(&self, head: &str) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.by_head.sources(head))
    }

    /// Sources from the latest mentioned on; one may come twice.
    fn latest(&self) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.recent.iter().rev().copied())
    }

    fn index(&mut self, index: usize, p: &Profile<'a>) {
        for word in &p.names {
            self.by_word.note(word, index);
        }
        for head in &p.heads {
            self.by_head.note(head, index);
        }
        if let Some(known) = p.known {
            self.by_known.entry(known).or_insert(index);
        }
        let government = p.country && p.names.len() == 1;
        if let Some(nation) = p.nation.filter(|_| government && p.naming == Naming::Named) {
            self.by_known.entry(nation).or_insert(index);
        }
    }
}

/// Whether all of these are among those, with two dots below a last letter or none.
pub(super) fn within(some: &[&str], all: &[&str]) -> bool {
    let stem = |word: &str| word.strip_suffix([YEH, ALEF_MAKSURA]).map(str::len);
    let dotless =
        |word: &str| stem(word).is_some_and(|len| all.iter().any(|other| stem(other) == Some(len) && other.get(..len) == word.get(..len)));
    some.iter().all(|word| all.contains(word) || dotless(word))
}

/// Whether a word is among these, "and" or "for" written to it or not.
pub(super) fn holds(words: &[&str], word: &str) -> bool {
    let rest = || word.strip_prefix(WAW).map(strip_article).or_else(|| word.strip_prefix(LAM)?.strip_prefix(LAM));
    words.contains(&word) || rest().is_some_and(|rest| words.contains(&rest))
}

pub(super) fn nations_agree(e: &Entity<'_>, p: &Profile<'_>) -> bool {
    e.nation.is_none() || p.nation.is_none() || e.nation == p.nation
}

#[cfg(test)]
mod tests;
