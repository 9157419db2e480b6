//! Forms → readings: one hash look-up per token and clitic.
//!
//! Keys are folded ([`crate::text::fold`]). Proclitics are taken off in the order and, so /
//! by, to, as, future / the article, the whole word being tried first, since many lemmas
//! begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::compile;
use super::letters::*;
use super::morph::Morph;
use super::pack::Packs;
use super::shape::{Act, Addressee, Complement, Head, HeadClass, Outlet, Stance, Strength};
use super::shapes::Shapes;
use super::tag::{Class, Pro, Set, Tag, Tags};
use crate::text::{Document, Mark, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Everything the packs say, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) buckets: FxHashMap<Box<str>, Range<u32>>,
    pub(super) entries: Vec<Entry>,
    pub(super) words: Vec<Box<str>>,
    pub(super) verbs: FxHashMap<u32, CueRule>,
    pub(super) outlets: FxHashMap<u32, Outlet>,
    pub(super) heads: FxHashMap<u32, Head>,
    pub(super) names: FxHashMap<u32, (String, String)>,
    pub(super) shapes: Shapes,
}

/// What the engine asks of a cue's rule; all words folded.
#[derive(Clone, Debug)]
pub struct CueRule {
    /// What is done by it.
    pub act: Act,
    /// What it says about the content.
    pub stance: Stance,
    /// How much company it needs.
    pub strength: Strength,
    /// How it introduces its content.
    pub complements: Vec<Complement>,
    /// Prepositions before a noun content.
    pub prepositions: Vec<Box<str>>,
    /// Object before the preposition.
    pub addressee: Addressee,
    /// First words a noun content must have; any when empty.
    pub objects: FxHashSet<Box<str>>,
    /// Words after it that make it another sense or a criterion.
    pub not_before: FxHashSet<Box<str>>,
    /// Only continues an earlier statement when no content follows.
    pub continues: bool,
    /// Its subject is a relay.
    pub relays: bool,
    /// Plain saying, which only repeats a cue before it.
    pub says: bool,
    /// Carries a noun of saying that introduces the content.
    pub carries: bool,
    /// Negated it reports still.
    pub negatable: bool,
    /// A bare unknown name is no source for it (markers).
    pub strict: bool,
    /// May mean "also" (markers).
    pub also: bool,
    /// Needs an attached pronoun.
    pub needs_pronoun: bool,
    /// Ends the previous speaker's content (look-alikes).
    pub background: bool,
}

impl CueRule {
    /// Whether the rule licenses this kind of complement.
    #[must_use]
    pub fn takes(&self, complement: Complement) -> bool {
        self.complements.contains(&complement)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) class: Class,
    pub(super) rule: u32,
    pub(super) allow: Pro,
    pub(super) morph: Morph,
    pub(super) rest: Range<u32>,
    /// An ordinary word too: only in quotation marks, in brackets or behind an outlet's kind.
    pub(super) ordinary: bool,
}

/// Stands in a form for "the next word has the clitic to".
pub(super) const LAM_ON_NEXT: &str = "\u{0644}\u{2026}";

impl Lexicon {
    /// Compiles checked packs. Rules with status `removed` are left out.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        compile::compile(packs)
    }

    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let count = doc.tokens.len();
        let mut tags = Tags { tags: Vec::with_capacity(count), first: Vec::with_capacity(count + 1), sets: Vec::with_capacity(count) };
        for (at, token) in doc.tokens.iter().enumerate() {
            let from = tags.tags.len();
            tags.first.push(u32::try_from(from).unwrap_or(u32::MAX));
            if matches!(token.kind, TokenKind::Word) {
                self.readings(doc, at, &mut tags.tags);
            }
            let set = tags.tags.get(from..).unwrap_or_default().iter().fold(Set::NONE, |set, tag| set | tag.class.set());
            tags.sets.push(set);
        }
        tags.first.push(u32::try_from(tags.tags.len()).unwrap_or(u32::MAX));
        tags
    }

    /// The rule behind a cue (verb, participle, verbal noun, nominal, marker, look-alike).
    #[must_use]
    pub fn cue(&self, rule: u32) -> Option<&CueRule> {
        self.verbs.get(&rule)
    }

    /// The outlet behind a reading.
    #[must_use]
    pub fn outlet(&self, rule: u32) -> Option<&Outlet> {
        self.outlets.get(&rule)
    }

    /// The head behind a reading.
    #[must_use]
    pub fn head(&self, rule: u32) -> Option<&Head> {
        self.heads.get(&rule)
    }

    /// Name shown (Arabic, English) of a country or outlet.
    #[must_use]
    pub fn name(&self, rule: u32) -> Option<&(String, String)> {
        self.names.get(&rule)
    }

    /// Whether the word has the letter shape of a verbal noun. `key` is folded.
    #[must_use]
    pub fn is_event(&self, key: &str) -> bool {
        self.shapes.holds(key)
    }

    fn readings(&self, doc: &Document, at: usize, out: &mut Vec<Tag>) {
        let key = doc.key(at);
        self.emit(doc, at, key, Pro::NONE, out);
        self.inner(doc, at, key, Pro::NONE, out);
        if let Some(rest) = key.strip_prefix(WAW) {
            self.emit(doc, at, rest, Pro::WAW, out);
            self.inner(doc, at, rest, Pro::WAW, out);
        } else if let Some(rest) = key.strip_prefix(FEH) {
            self.emit(doc, at, rest, Pro::FEH, out);
            self.inner(doc, at, rest, Pro::FEH, out);
        }
    }

    fn inner(&self, doc: &Document, at: usize, key: &str, pro: Pro, out: &mut Vec<Tag>) {
        let mut chars = key.chars();
        let Some(first) = chars.next() else { return };
        let rest = chars.as_str();
        match first {
            ALEF => {
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.emit(doc, at, bare, pro.with(Pro::AL), out);
                }
            }
            LAM => {
                self.emit(doc, at, rest, pro.with(Pro::LAM), out);
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.emit(doc, at, bare, pro.with(Pro::LAM).with(Pro::AL), out);
                }
            }
            BEH | KAF => {
                let prep = pro.with(if first == BEH { Pro::BEH } else { Pro::KAF });
                self.emit(doc, at, rest, prep, out);
                if let Some(bare) = rest.strip_prefix(ALEF).and_then(|r| r.strip_prefix(LAM)) {
                    self.emit(doc, at, bare, prep.with(Pro::AL), out);
                }
            }
            SEEN => self.emit(doc, at, rest, pro.with(Pro::SEEN), out),
            _ => {}
        }
    }

    fn emit(&self, doc: &Document, at: usize, key: &str, pro: Pro, out: &mut Vec<Tag>) {
        if key.len() < 4 && pro != Pro::NONE {
            return; // what a clitic leaves of a word must be two letters
        }
        let Some(range) = self.buckets.get(key) else { return };
        for entry in self.entries.get(range.start as usize..range.end as usize).unwrap_or_default() {
            if !pro.within(entry.allow) || entry.ordinary && !is_set_off(doc, at, out) {
                continue;
            }
            if let Some(len) = self.rest_len(doc, at, entry, pro) {
                out.push(Tag { class: entry.class, rule: entry.rule, len, pro, morph: entry.morph });
            }
        }
    }

    /// Tokens of the phrase when its further words stand there too.
    fn rest_len(&self, doc: &Document, at: usize, entry: &Entry, pro: Pro) -> Option<u16> {
        let words = self.words.get(entry.rest.start as usize..entry.rest.end as usize).unwrap_or_default();
        let mut len = 1u16;
        for word in words {
            let token = at + len as usize;
            let key = doc.key(token);
            if &**word == LAM_ON_NEXT {
                return key.starts_with(LAM).then_some(len);
            }
            let bare = key.strip_prefix(ALEF).and_then(|k| k.strip_prefix(LAM));
            if key != &**word && !(pro.has(Pro::AL) && bare == Some(&**word)) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }
}

/// Whether a token stands in quotation marks or brackets, or behind a word for an outlet's kind.
fn is_set_off(doc: &Document, at: usize, tags: &[Tag]) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.tokens.get(i)) else { return false };
    let quoted = doc.tokens.get(at).is_some_and(|t| t.quote != u32::MAX);
    let marked = matches!(before.kind, TokenKind::Mark(Mark::Open)) || quoted && matches!(before.kind, TokenKind::Mark(Mark::Quote));
    marked
        || matches!(before.kind, TokenKind::Word)
            && tags.iter().rev().take(6).any(|t| matches!(t.class, Class::Head(HeadClass::Media) | Class::Marker(_)))
}
