//! Document → the words of the packs that its tokens may be.
//!
//! All of a document first, so that a phrase finds the words behind its first one; and in two passes, of which the first
//! leaves out most of what no word of the packs can be.

use super::letters::{ALEF_MAKSURA, FEH, Head, YEH};
use super::stems::stems;
use super::tag::{Pro, Word};
use super::vocabulary::{Known, UNKNOWN, Vocabulary, hash, index};
use super::written::Written;
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashSet;

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
    /// One for each token, without readings.
    pub(super) words: Vec<Word>,
    /// In the order of the tokens; of one token in the order in which clitics are taken off.
    pub(super) stems: Vec<Stem>,
    /// For each token, numbers of the words of the packs that it is as it stands and behind its article.
    numbers: Vec<[u32; 2]>,
    /// The document writes "in" with an alef maqsura, as Egyptian papers write every yeh at the end of a word.
    dotless: bool,
}

/// A part of a token whose hash some word of the packs may have.
struct Part {
    token: u32,
    /// Its place in the letters of the document.
    start: u32,
    end: u32,
    hash: u32,
    pro: Pro,
}

impl Candidates {
    pub(super) fn of(doc: &Document, known: &Vocabulary) -> Self {
        let count = doc.tokens.len();
        let numbers = vec![[UNKNOWN; 2]; count];
        let mut all = Self { words: Vec::with_capacity(count + 1), stems: Vec::new(), numbers, dotless: false };
        let parts = all.parts(doc, known);
        all.stems.reserve(parts.len());
        for part in &parts {
            let letters = doc.keys.as_bytes().get(part.start as usize..part.end as usize).unwrap_or_default();
            if let Some(word) = known.find(letters, part.hash) {
                all.note(part.token, part.pro, word.number);
                all.stems.push(Stem { token: part.token, pro: part.pro, word: *word });
            }
        }
        if all.dotless {
            all.dot(doc, known);
        }
        all
    }

    /// Words that are unknown with the alef maqsura at their end are looked for with a yeh in its place.
    fn dot(&mut self, doc: &Document, known: &Vocabulary) {
        let found: FxHashSet<u32> = self.stems.iter().map(|stem| stem.token).collect();
        for at in (0..index(doc.tokens.len())).filter(|at| !found.contains(at)) {
            let Some(bare) = doc.key(at as usize).strip_suffix(ALEF_MAKSURA) else { continue };
            let word = format!("{bare}{YEH}");
            let letters = word.as_bytes();
            stems(Head::of(letters), |start, pro| {
                let stem = letters.get(start..).unwrap_or_default();
                if let Some(word) = known.find(stem, known.may_hold(hash(stem)).1) {
                    self.note(at, pro, word.number);
                    self.stems.push(Stem { token: at, pro, word: *word });
                }
            });
        }
        self.stems.sort_by_key(|stem| stem.token);
    }

    /// Numbers of the words that a token is as it stands and behind its article.
    pub(super) fn numbers(&self, token: usize) -> [u32; 2] {
        self.numbers.get(token).copied().unwrap_or([UNKNOWN; 2])
    }

    /// The parts of all words that may be known; a number that is known is noted at once.
    fn parts(&mut self, doc: &Document, known: &Vocabulary) -> Vec<Part> {
        let (letters, mut parts) = (doc.keys.as_bytes(), Vec::with_capacity(doc.tokens.len() * 2));
        for (at, token) in (0..).zip(&doc.tokens) {
            let key = letters.get(token.key.start as usize..token.key.end as usize).unwrap_or_default();
            if key.is_empty() {
                let written = if matches!(token.kind, TokenKind::Mark(_)) { Written::MARK } else { Written::default() };
                self.words.push(Word { written, ..Word::default() });
                continue;
            }
            let (head, whole) = (Head::of(key), hash(key));
            self.words.push(Word { written: Written::read(head), letter: head.second_byte(), ..Word::default() });
            self.dotless |= head.len == 4 && head.begins(&[FEH, ALEF_MAKSURA]);
            if token.kind != TokenKind::Word {
                let (held, hash) = known.may_hold(whole);
                let number = if held { known.find(key, hash) } else { None };
                number.into_iter().for_each(|word| self.note(at, Pro::NONE, word.number));
                continue;
            }
            stems(head, |start, pro| {
                let hash = if start == 0 { whole } else { hash(key.get(start..).unwrap_or_default()) };
                let (held, hash) = known.may_hold(hash);
                // Whether it may be known cannot be foreseen: to take it back costs less than a wrong guess.
                parts.push(Part { token: at, start: token.key.start + index(start), end: token.key.end, hash, pro });
                parts.truncate(parts.len() - usize::from(!held));
            });
        }
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
