//! Document → the words of the packs that its tokens may be.
//!
//! All of a document first, so that a phrase finds the words behind its first one; and in two passes, of which the first
//! leaves out most of what no word of the packs can be.

use super::letters::{ALEF_MAKSURA, YEH, eight_before};
use super::stems::Clitics;
use super::tag::{Pro, Word};
use super::vocabulary::{Known, Sought, UNKNOWN, Vocabulary, index};
use super::written::{Written, second_byte};
use crate::text::{Document, Mark, TokenKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A word of the packs that a token may be, and the clitics before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stem {
    pub(super) token: u32,
    pub(super) pro: Pro,
    pub(super) word: Known,
}

/// What the letters of a document's tokens tell.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// One for each token, and one for the end; without readings.
    pub(super) words: Vec<Word>,
    /// What is written of some token.
    pub(super) written: Written,
    /// In the order of the tokens; of one token in the order in which clitics are taken off.
    pub(super) stems: Vec<Stem>,
    /// For each token, numbers of the words of the packs that it is as it stands and behind its article.
    numbers: Vec<[u32; 2]>,
}

/// A part of a token with a hash that some word of the packs may have.
struct Part {
    word: Sought,
    token: u32,
    /// The clitics before it.
    pro: Pro,
}

impl Candidates {
    pub(super) fn of(doc: &Document, known: &Vocabulary) -> Self {
        let mut all = Self { numbers: vec![[UNKNOWN; 2]; doc.tokens.len()], ..Self::default() };
        let parts = all.parts(doc, known);
        all.stems.reserve(parts.len());
        for Part { word, token, pro } in &parts {
            if let Some(word) = known.find(word, || doc.key(*token as usize).as_bytes()) {
                all.note(*token, *pro, word.number);
                all.stems.push(Stem { token: *token, pro: *pro, word: *word });
            }
        }
        if all.written.has(Written::DOTLESS_IN) {
            all.dot(doc, known);
        }
        all
    }

    /// Where "in" is written with an alef maqsura, as Egyptian papers write every yeh at the end of a word, words that are
    /// unknown with one are looked for with a yeh in its place.
    fn dot(&mut self, doc: &Document, known: &Vocabulary) {
        let found: FxHashSet<u32> = self.stems.iter().map(|stem| stem.token).collect();
        for at in (0..index(doc.tokens.len())).filter(|at| !found.contains(at)) {
            let Some(bare) = doc.key(at as usize).strip_suffix(ALEF_MAKSURA) else { continue };
            let word = format!("{bare}{YEH}");
            let letters = word.as_bytes();
            let len = index(letters.len());
            let mut look_up = |start, pro| {
                if let Some(word) = known.look_up(letters, start..len) {
                    self.note(at, pro, word.number);
                    self.stems.push(Stem { token: at, pro, word: *word });
                }
            };
            look_up(0, Pro::NONE);
            Clitics::of(Sought::of(letters, 0..len).head()).stems(len, look_up);
        }
        self.stems.sort_by_key(|stem| stem.token);
    }

    /// Numbers of the words that a token is as it stands and behind its article.
    pub(super) fn numbers(&self, token: usize) -> [u32; 2] {
        self.numbers.get(token).copied().unwrap_or([UNKNOWN; 2])
    }

    /// The parts of all words that may be known; the number of a figure is noted at once.
    fn parts(&mut self, doc: &Document, known: &Vocabulary) -> Vec<Part> {
        let (letters, mut parts) = (doc.keys.as_bytes(), Vec::with_capacity(doc.tokens.len() * 2));
        let (mut words, mut written) = (vec![Word::default(); doc.tokens.len() + 1], Written::default());
        for (at, (token, word)) in doc.tokens.iter().zip(&mut words).enumerate() {
            let at = at as u32;
            let key @ Range { start, end } = token.key.clone();
            if token.kind == TokenKind::Word {
                let last = eight_before(letters, end);
                let whole = Sought::ending(letters, last, key);
                let mut hold = |word, pro| {
                    let (held, count) = (known.may_hold(&word), parts.len());
                    // Whether it may be known cannot be foreseen: to take it back costs less than a wrong guess.
                    parts.push(Part { word, token: at, pro });
                    parts.truncate(count + usize::from(held));
                };
                hold(whole, Pro::NONE);
                let head = whole.head();
                let clitics = Clitics::of(head);
                clitics.stems(end - start, |from, pro| hold(Sought::ending(letters, last, start + from..end), pro));
                (word.letter, word.written) = (head.second_byte(), clitics.written);
            } else if let TokenKind::Mark(mark) = token.kind {
                let leads = matches!(mark, Mark::Colon | Mark::Quote | Mark::Open);
                word.written = if leads { Written::MARK.and(Written::LEAD) } else { Written::MARK };
            } else {
                word.letter = second_byte(letters.get(start as usize..end as usize).unwrap_or_default());
                let figure = known.look_up(letters, key);
                figure.into_iter().for_each(|figure| self.note(at, Pro::NONE, figure.number));
            }
            written = written.and(word.written);
        }
        (self.words, self.written) = (words, written);
        parts
    }

    /// Notes what a token is as it stands or behind its article.
    fn note(&mut self, token: u32, pro: Pro, number: u32) {
        if let Some([whole, bare]) = self.numbers.get_mut(token as usize) {
            match pro {
                Pro::NONE => *whole = number,
                Pro::AL => *bare = number,
                _ => {}
            }
        }
    }
}
