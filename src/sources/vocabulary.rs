//! Which words an article has.

use super::reader::strip_article;
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashSet;
use std::cell::{Cell, OnceCell};

/// Bytes of the shortest word that is asked for: three letters.
pub(super) const SHORTEST: usize = 6;

/// How often all words are looked through before a set is made of them: few articles ask so often.
const OFTEN: usize = 24;

/// Bytes of the article before a word.
const ARTICLE: usize = 4;

/// The folded words of an article, with and without the article.
#[derive(Debug)]
pub(super) struct Vocabulary<'a> {
    doc: &'a Document,
    /// A bit for each [`trace`] of a word: most words that are asked for fail here.
    traces: OnceCell<[u64; TRACES / 64]>,
    asked: Cell<usize>,
    set: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(doc: &'a Document) -> Self {
        Self { doc, traces: OnceCell::new(), asked: Cell::new(0), set: OnceCell::new() }
    }

    /// Whether the article has a folded word of [`SHORTEST`] bytes or more.
    pub(super) fn holds(&self, word: &str) -> bool {
        let (place, bit) = trace(word, word.len());
        if self.traces.get_or_init(|| self.traces()).get(place).is_none_or(|bits| bits & bit == 0) {
            return false;
        }
        if self.asked.replace(self.asked.get() + 1) < OFTEN {
            let fits = |len: u32| len as usize == word.len() || len as usize == word.len() + ARTICLE;
            return self.words(fits).any(|key| key == word || strip_article(key) == word);
        }
        let all = || self.words(|_| true).flat_map(|key| [key, strip_article(key)]).collect();
        self.set.get_or_init(all).contains(word)
    }

    /// The traces of all words with and without the article.
    fn traces(&self) -> [u64; TRACES / 64] {
        let mut traces = [0; TRACES / 64];
        for word in self.words(|_| true) {
            for (place, bit) in [word.len(), strip_article(word).len()].map(|len| trace(word, len)) {
                if let Some(bits) = traces.get_mut(place) {
                    *bits |= bit;
                }
            }
        }
        traces
    }

    /// The words of a length that fits.
    fn words(&self, fits: impl Fn(u32) -> bool) -> impl Iterator<Item = &'a str> {
        let doc = self.doc;
        let tokens = doc.tokens.iter().filter(move |token| fits(token.key.end - token.key.start) && token.kind == TokenKind::Word);
        let words = tokens.filter_map(|token| doc.keys.get(token.key.start as usize..token.key.end as usize));
        words.filter(|key| key.len() >= SHORTEST)
    }
}

/// Bits for what is told of a word: of the few hundred words of an article hardly any two share one.
const TRACES: usize = 1 << 12;

/// Place and bit of the last three letters of a word and a length; without its article a word ends as it does with it.
fn trace(word: &str, len: usize) -> (usize, u64) {
    let mut last = [0; 8];
    if let (Some(to), Some(from)) = (last.first_chunk_mut(), word.as_bytes().last_chunk::<SHORTEST>()) {
        *to = *from;
    }
    let letters = u64::from_le_bytes(last).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - TRACES.ilog2());
    let bit = (letters as usize ^ (len * 89)) % TRACES;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ZoneWords, read};

    #[test]
    fn words_of_the_article_are_held_with_and_without_its_article() {
        let doc = read("عنوان\n\nوصلت القافلة إلى الوادي".to_owned(), &ZoneWords::default());
        let set = Vocabulary::new(&doc);
        for _ in 0..=OFTEN {
            let held = ["وصلت", "القافلة", "قافلة", "الوادي", "وادي", "سفينة"].map(|word| set.holds(word));
            assert_eq!(held, [true, true, true, true, true, false]);
        }
    }
}
