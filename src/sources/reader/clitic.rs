//! Prepositions and pronouns that are written with a word.

use super::{ADJECTIVES, HEADS, OUTLETS, Reader, singular, strip_article};
use crate::rules::morph::Number;
use crate::rules::shape::Word;
use crate::rules::tag::{Class, Pro, Set};
use crate::rules::written::{Written, letter_bit};
use crate::sources::vocabulary::{self};
use crate::text::affixes::{BEH, LAM, OURS, WAW};

/// Bytes of the shortest head that has an ending to be taken off: four letters and the two of the ending.
const ENDED: usize = 12;

/// Bytes of the shortest plural that has lost its last letter before whom it is of: four letters and the one of the ending.
const SHORT: usize = 10;

impl<'a> Reader<'a> {
    /// It begins with the letter of "in" or "for".
    #[inline]
    pub(super) fn may_have_clitic(&self, at: usize) -> bool {
        letter_bit(self.tags.letter(at)) & CLITICS != 0
    }

    /// A noun written with a clitic preposition: by the packs, by the article behind it, or since the noun
    /// stands elsewhere in the article without it.
    #[inline(always)]
    pub(crate) fn has_preposition(&self, at: usize) -> bool {
        self.tags.written(at).has(Written::PREPOSITION) || (self.is(at, NOMINAL) || self.may_have_clitic(at)) && self.is_behind_clitic(at)
    }

    /// What may be a noun with a clitic preposition is one.
    fn is_behind_clitic(&self, at: usize) -> bool {
        if self.is(at, NOMINAL) {
            let led = self.tags.at(at).iter().filter(|t| t.set.meets(NOMINAL)).all(|t| t.pro.preposition());
            return led && !self.lex.is_given(self.key(at));
        }
        let key = self.key(at);
        let known = |noun: &'a str| self.vocabulary.holds(noun) || self.lex.is_event(noun);
        let learnt = || self.learnt && !self.known.contains(key);
        behind_clitic(key).is_some_and(|noun| self.lex.says(noun, Word::Affairs) || learnt() && known(noun))
    }

    /// "For the affairs of".
    pub(crate) fn is_affairs(&self, at: usize) -> bool {
        behind_clitic(self.key(at)).is_some_and(|noun| self.lex.says(noun, Word::Affairs))
    }

    /// A noun that stands elsewhere in the article, written with "in, for".
    pub(crate) fn is_noun_with_clitic(&self, key: &'a str) -> bool {
        behind_clitic(key).is_some_and(|noun| self.vocabulary.holds(noun))
    }

    /// Folded letters without conjunction, clitic preposition and article, as the tag reads them.
    pub(crate) fn bare(&self, at: usize) -> &'a str {
        let (key, head) = (self.key(at), self.is(at, HEADS));
        let Some(pro) = self.tag(at, HEADS | ADJECTIVES).map(|t| t.pro) else { return key };
        let cut = 2 * (usize::from(pro.conjunction()) + usize::from(pro.preposition()));
        let rest = key.get(cut..).unwrap_or(key);
        let rest = if pro.preposition() && pro.has(Pro::AL) { rest.strip_prefix(LAM).unwrap_or(rest) } else { rest };
        let rest = if pro.has(Pro::AL) || head { strip_article(rest) } else { rest };
        if !head || rest.len() < SHORT {
            return rest;
        }
        let many = || self.tag(at, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
        let tied = rest.strip_suffix(WAW).filter(|_| many());
        tied.unwrap_or_else(|| if rest.len() >= ENDED { singular(without_ours(rest)) } else { rest })
    }

    /// A head with the pronoun of the paper (`our correspondent`).
    pub(crate) fn is_ours(&self, at: usize) -> bool {
        self.is(at, HEADS) && without_ours(self.key(at)) != self.key(at)
    }

    /// Conjunction and preposition written to a noun, when every reading of it has them.
    pub(crate) fn clitics(&self, at: usize) -> Option<Pro> {
        let nominal = HEADS | OUTLETS | Class::Place.set() | Class::Nation.set();
        let mut tags = self.tags.at(at).iter().filter(|t| t.set.meets(nominal));
        let first = tags.next()?.pro;
        let told = first.conjunction() || first.preposition();
        (told && tags.all(|t| t.pro.conjunction() == first.conjunction() && t.pro.preposition() == first.preposition())).then_some(first)
    }
}

/// Nouns of which the packs know the clitics.
const NOMINAL: Set = HEADS.and(OUTLETS).and(Class::Place.set()).and(Class::Nation.set()).and(Class::Event.set());

/// The bits of the letters of "in" and "for".
const CLITICS: u64 = letter_bit(0xA8) | letter_bit(0x84);

/// Behind the letter of "in" or "for", where a word of three letters or more is left.
fn behind_clitic(key: &str) -> Option<&str> {
    key.strip_prefix([LAM, BEH]).filter(|rest| rest.len() >= vocabulary::SHORTEST)
}

/// Without the pronoun "our".
fn without_ours(key: &str) -> &str {
    key.strip_suffix(OURS).filter(|rest| rest.len() >= 8).unwrap_or(key)
}
