//! The document as the sources stage asks about it: one token at a time.

mod clitic;
mod core;

use super::bearers::Surnames;
use super::learn::Phrase;
use super::vocabulary::Vocabulary;
use crate::attribution::model::Mention;
use crate::rules::lexicon::Lexicon;
use crate::rules::morph::{Agreement, Number};
pub(super) use crate::rules::sets::{HEADS, OUTLETS, TITLES as PEOPLE, fun};
use crate::rules::shape::{AnonymityClass, ClaimClass, FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Set, Tag, Tags};
use crate::rules::written::{Written, letter_bit};
pub(crate) use crate::rules::written::{strip_article, strip_clitics};
use crate::text::affixes::{BEH, BY, MEN, MEN_OBLIQUE, TEH_MARBUTA, THE_MEEM, TO};
use crate::text::{Document, Mark, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Bodies and outlets.
pub(super) const BODIES: Set = Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Media).set()).and(OUTLETS);
/// Adjectives of domain, nation and rank.
pub(super) const ADJECTIVES: Set = Class::Anonymity(AnonymityClass::VagueAdjective)
    .set()
    .and(Class::Anonymity(AnonymityClass::DomainAdjective).set())
    .and(Class::Anonymity(AnonymityClass::RankAdjective).set())
    .and(Class::Nation.set());

/// Words of grammar inside a phrase.
pub(super) const GRAMMAR: Set = fun(FunctionClass::Relative)
    .and(fun(FunctionClass::Preposition))
    .and(fun(FunctionClass::Connective))
    .and(fun(FunctionClass::Complementiser))
    .and(fun(FunctionClass::Time))
    .and(fun(FunctionClass::Filler));

/// Reads phrases of one document.
pub(crate) struct Reader<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) tags: &'a Tags,
    pub(crate) lex: &'a Lexicon,
    /// Folded words that are parts of people's names somewhere in the article.
    pub(super) known: Surnames<'a>,
    /// Folded words that name a body somewhere in the article, the token that says what it is, and whether the word alone is its name.
    pub(super) bodies: FxHashMap<&'a str, (usize, bool)>,
    /// Where the article speaks of titled people and of bodies, in order.
    pub(super) phrases: Vec<Phrase<'a>>,
    /// The article has been read for names.
    pub(super) learnt: bool,
    vocabulary: Vocabulary<'a>,
    /// The bits of the letters with which particles of foreign names begin.
    van: u64,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Document, tags: &'a Tags, lex: &'a Lexicon) -> Self {
        Self {
            doc,
            tags,
            lex,
            known: Surnames::default(),
            bodies: FxHashMap::default(),
            phrases: Vec::new(),
            learnt: false,
            vocabulary: Vocabulary::new(doc),
            van: lex.letters_of(Word::Van),
        }
    }

    pub(crate) fn is(&self, at: usize, set: Set) -> bool {
        self.tags.set(at).meets(set)
    }

    /// The longest reading in `set` that begins at the token, one without a clitic preposition first.
    #[inline]
    pub(crate) fn tag(&self, at: usize, set: Set) -> Option<&'a Tag> {
        self.tags.longest(at, set)
    }

    pub(super) fn len(&self, at: usize, set: Set) -> usize {
        self.tag(at, set).map_or(0, |t| usize::from(t.len))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.doc.is_word(at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.doc.is_number(at)
    }

    /// A number in words before people or sources in the plural (`three officials`).
    pub(super) fn is_count(&self, at: usize) -> bool {
        let many = |t: &Tag| t.morph.agreement.number == Some(Number::Plural) || t.class == Class::Head(HeadClass::Source);
        self.tag(at + 1, HEADS).is_some_and(many) && self.says(at, Word::Quantity)
    }

    pub(crate) fn mark(&self, at: usize) -> Option<Mark> {
        self.doc.mark(at)
    }

    pub(crate) fn key(&self, at: usize) -> &'a str {
        self.doc.key(at)
    }

    /// The token is that word of grammar and has no clitic.
    #[inline(always)]
    pub(super) fn says(&self, at: usize, word: Word) -> bool {
        self.lex.may_say(word, self.tags.letter(at)) && self.lex.says(self.key(at), word)
    }

    /// Written with the article; a conjunction or preposition may stand before it.
    #[inline(always)]
    pub(super) fn is_definite(&self, at: usize) -> bool {
        self.tags.written(at).has(Written::DEFINITE)
    }

    /// Has the letter shape of a verbal noun.
    pub(super) fn is_event(&self, at: usize) -> bool {
        self.lex.is_event(self.key(at))
    }

    /// Written with the mark of the indefinite accusative: an object, never a name or an office.
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.fathatan)
    }

    /// A finite verb by list, in a form that is no noun, and no name here: what somebody does.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let name = || self.is_name_particle(at - 1) || self.lex.is_given(self.key(at));
        let noun = || self.is(at, HEADS | OUTLETS | Class::Place.set());
        at > 0 && self.is_word(at) && !noun() && self.lex.is_finite(self.key(at)) && !name()
    }

    /// The quotation around a token.
    pub(super) fn quote(&self, at: usize) -> Option<u32> {
        self.doc.tokens.get(at).map(|token| token.quote).filter(|quote| *quote != u32::MAX)
    }

    /// The title of one person.
    pub(super) fn one(&self, at: usize) -> Option<&'a Tag> {
        self.tag(at, PEOPLE).filter(|t| t.morph.agreement.number == Some(Number::Singular))
    }

    /// A verbal noun, by its shape or by list.
    pub(super) fn is_deed(&self, at: usize) -> bool {
        self.is(at, Class::Event.set()) || self.is_event(at)
    }

    /// A verbal noun with "by": how something was done (`paid | a visit`); behind a participle it is with what somebody is charged.
    pub(super) fn is_by_deed(&self, at: usize) -> bool {
        let charged = |at: usize| self.key(at).starts_with(THE_MEEM) && !self.is(at, HEADS | OUTLETS);
        !at.checked_sub(1).is_some_and(charged) && self.key(at).strip_prefix(BEH).is_some_and(|noun| self.lex.is_event(noun))
    }

    /// Inside a quotation that does not hold the whole phrase.
    pub(super) fn is_quoted(&self, at: usize, core: &Range<usize>) -> bool {
        self.quote(at).is_some()
            && self.key(at).len() >= 6
            && (self.quote(at) != self.quote(core.start) || core.start > 0 && self.mark(core.start - 1) == Some(Mark::Quote))
    }

    /// A particle of foreign names between two words of one, written like a word of grammar.
    pub(super) fn is_van(&self, at: usize) -> bool {
        let name = |at: usize| self.is_unknown(at) && !self.is_definite(at);
        at > 0 && self.says(at, Word::Van) && !self.doc.is_hamzated(at) && name(at - 1) && name(at + 1)
    }

    /// A particle of a name (`son of`) before a word that only names; few words begin like one.
    #[inline(always)]
    pub(super) fn is_name_particle(&self, at: usize) -> bool {
        let may_be = self.is(at, fun(FunctionClass::NameParticle)) || letter_bit(self.tags.letter(at)) & self.van != 0;
        may_be && self.is_particle(at)
    }

    /// What may be a particle of a name is one.
    fn is_particle(&self, at: usize) -> bool {
        let particle = self.is(at, fun(FunctionClass::NameParticle))
            && !self.is(at, fun(FunctionClass::Complementiser) | fun(FunctionClass::Connective));
        let name = || self.is_unknown(at + 1) && !self.is_definite(at + 1) && !self.key(at + 1).ends_with(TEH_MARBUTA);
        self.is_van(at) || particle && (!self.is(at, HEADS) || name())
    }

    /// A word that the packs do not know, but for what it may claim.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        const CLAIMS: Set = Class::Claim(ClaimClass::Casualty).set().and(Class::Claim(ClaimClass::Accusation).set());
        self.is_word(at) && self.tags.set(at).within(CLAIMS)
    }

    /// A single letter with a point: a form of address, or of a name.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        self.is_letter(at) && self.mark(at + 1) == Some(Mark::Point)
    }

    /// A single letter.
    fn is_letter(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.key.end - token.key.start == 2)
    }

    /// A preposition standing alone, and no head that begins with one.
    #[inline(always)]
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        let alone = || self.is_letter(at) && matches!(self.key(at), TO | BY);
        self.is(at, fun(FunctionClass::Preposition)) && !self.is(at, HEADS) || self.may_have_clitic(at) && alone()
    }

    /// Classes of all readings of these tokens.
    pub(super) fn classes(&self, tokens: Range<usize>) -> Set {
        self.tags.union(tokens.start..tokens.end.min(self.doc.tokens.len()))
    }

    /// The token is the first of its sentence: a line that no mark ends says nothing of the next.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let sentence = |at: usize| self.doc.tokens.get(at).map(|token| token.sentence);
        at.checked_sub(1).is_some_and(|before| sentence(before) != sentence(at))
    }

    /// Words of grammar alone: a pronoun, a demonstrative, `the latter`.
    pub(super) fn is_pointer(&self, tokens: Range<usize>) -> bool {
        let grammar = fun(FunctionClass::Demonstrative) | fun(FunctionClass::Pronoun) | fun(FunctionClass::Same);
        !tokens.is_empty()
            && tokens.clone().all(|at| {
                self.is(at, grammar) && !self.is(at, HEADS) || at > tokens.start && self.len(tokens.start, grammar) > at - tokens.start
            })
    }

    /// How long these words are, in bytes of folded text: marks and spaces count for nothing.
    pub(super) fn letters(&self, tokens: Range<usize>) -> usize {
        tokens.map(|at| self.key(at).len()).sum()
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> &'a str {
        self.doc.span_of(tokens).slice(&self.doc.text)
    }

    /// The outlet by name that begins at a token.
    pub(crate) fn outlet(&self, at: usize) -> Option<Mention> {
        let tag = self.tag(at, OUTLETS)?;
        Some(self.mention(at..at + usize::from(tag.len)))
    }

    /// A mention of these tokens.
    pub(super) fn mention(&self, tokens: Range<usize>) -> Mention {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let span = self.doc.span_of(tokens.clone());
        Mention { span, first: number(tokens.start), last: number(tokens.end), agreement: Agreement::default() }
    }

    /// The token that a span begins with.
    pub(super) fn token_at(&self, span: Span) -> usize {
        self.doc.token_at(span.start())
    }
}

/// Without the ending of the sound plural, so that its cases are one word.
pub(super) fn singular(key: &str) -> &str {
    let stem = key.strip_suffix(MEN).or_else(|| key.strip_suffix(MEN_OBLIQUE));
    stem.filter(|stem| stem.len() >= 8).unwrap_or(key)
}
