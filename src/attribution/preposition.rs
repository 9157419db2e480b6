//! The prepositions of a cue's rule in the text: few words begin with one.

use super::frame::{PEOPLE, Search};
use super::sequel::is_to_him;
use super::view::TEXTS;
use crate::rules::lexicon::CueRule;
use crate::rules::tag::{Class, Pro};
use crate::rules::written::{letter_bit, second_byte};
use crate::text::affixes::{BY, TEH_MARBUTA, THE};

/// Tokens behind a name in which the preposition is looked for.
const NAMED: usize = 8;

/// Bytes of a preposition that is a clitic.
pub(super) const CLITIC: usize = 2;

/// What a word must have to be, or to begin with, a preposition of a rule.
#[derive(Clone, Copy, Default)]
pub(super) struct Prepositions {
    /// First letters of all, a bit for each second byte.
    pub(super) firsts: u64,
    /// Those of clitics.
    clitics: u64,
    /// Lengths in bytes of the others, a bit for each.
    lengths: u64,
}

impl Prepositions {
    pub(super) fn of(rule: &CueRule) -> Self {
        let mut all = Self::default();
        for preposition in &rule.prepositions {
            let first = letter_bit(second_byte(preposition.as_bytes()));
            all.firsts |= first;
            match preposition.len() {
                CLITIC => all.clitics |= first,
                len => all.lengths |= length_bit(len),
            }
        }
        all
    }
}

/// The bit of a word's length in bytes.
const fn length_bit(len: usize) -> u64 {
    1 << (len & 63)
}

impl Search<'_, '_, '_> {
    /// One of the rule's prepositions stands here, alone or as a clitic.
    #[inline]
    pub(super) fn is_own_preposition(&self, at: usize) -> bool {
        let first = letter_bit(self.view.tags.letter(at));
        let length = || self.view.doc.tokens.get(at).map_or(0, |token| token.key.len());
        self.own.firsts & first != 0
            && (self.own.clitics & first != 0 || self.own.lengths & length_bit(length()) != 0)
            && self.begins_with_preposition(at)
            && !self.is_in_lookalike(at)
    }

    /// Behind a text in which something was said, with or without "of his" (`in a talk of his | on the radio`).
    pub(super) fn is_of_text(&self, at: usize) -> bool {
        let view = self.view;
        let owned = at > 1 && is_to_him(view, at - 1);
        let text = at.saturating_sub(1 + usize::from(owned));
        text > self.cue.tokens.end && (owned || view.is(text, TEXTS)) && view.is_preposition(text - 1)
    }

    /// Inside a fixed phrase that begins right before it (`aged | of years`).
    fn is_in_lookalike(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.view.len(before, Class::Lookalike.set()) > 1)
    }

    fn begins_with_preposition(&self, at: usize) -> bool {
        let key = self.view.key(at);
        let first = key.as_bytes().get(..2);
        self.cue
            .rule
            .prepositions
            .iter()
            .filter(|p| p.as_bytes().get(..2) == first)
            .any(|p| if p.len() == CLITIC { self.is_clitic(at, p) } else { key == &**p })
    }

    /// The word has the clitic preposition and is not a word of grammar that begins with the letter.
    fn is_clitic(&self, at: usize, preposition: &str) -> bool {
        let view = self.view;
        let Some(rest) = view.key(at).strip_prefix(preposition) else { return false };
        let tags = view.tags.at(at);
        let grammar = tags.iter().any(|t| matches!(t.class, Class::Function(_) | Class::Marker(_)) && !t.pro.has(Pro::BEH));
        let head = tags.iter().any(|t| t.pro == Pro::NONE && matches!(t.class, Class::Head(_) | Class::Place));
        !grammar && !head && rest.chars().nth(1).is_some() && !self.is_name(at, preposition)
            || rest.is_empty() && view.opens(at + 1).is_some()
    }

    /// An unknown word that begins with the letter of the preposition, beside a title or a name: it is a name (`the coach Boris`)
    /// when the preposition stands further on before a word with the article or a verbal noun.
    fn is_name(&self, at: usize, preposition: &str) -> bool {
        let view = self.view;
        let rest = |at: usize| view.key(at).strip_prefix(preposition).unwrap_or_default();
        let clear = |at: usize| rest(at).starts_with(THE) || view.lex.is_event(rest(at));
        let theirs = |at: usize| view.is(at, Class::Nation.set()) && view.is_definite(at);
        let beside = || at.checked_sub(1).is_some_and(|before| view.is(before, PEOPLE) || view.is_bare(before) || theirs(before));
        let clause = || (at + 1..self.limit.min(at + NAMED)).take_while(|i| view.mark(*i).is_none());
        let named = || clear(at + 1) || view.is_bare(at + 1) && !view.key(at + 1).ends_with(TEH_MARBUTA);
        let that = |at: usize| view.is_complementiser(at) && view.has_beh(at);
        let leads = |at: usize| clear(at) || that(at) || self.is_free_preposition(at);
        preposition == BY && view.is_bare(at) && beside() && named() && !clear(at) && clause().any(leads)
    }
}
