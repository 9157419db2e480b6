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
    asked: Cell<usize>,
    set: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(doc: &'a Document) -> Self {
        Self { doc, asked: Cell::new(0), set: OnceCell::new() }
    }

    /// Whether the article has a folded word of [`SHORTEST`] bytes or more.
    pub(super) fn holds(&self, word: &str) -> bool {
        if self.asked.replace(self.asked.get() + 1) < OFTEN {
            let fits = |len: u32| len as usize == word.len() || len as usize == word.len() + ARTICLE;
            return self.words(fits).any(|key| key == word || strip_article(key) == word);
        }
        let all = || self.words(|_| true).flat_map(|key| [key, strip_article(key)]).collect();
        self.set.get_or_init(all).contains(word)
    }

    /// The words of a length that fits.
    fn words(&self, fits: impl Fn(u32) -> bool) -> impl Iterator<Item = &'a str> {
        let doc = self.doc;
        let tokens = doc.tokens.iter().filter(move |token| fits(token.key.end - token.key.start) && token.kind == TokenKind::Word);
        let words = tokens.filter_map(|token| doc.keys.get(token.key.start as usize..token.key.end as usize));
        words.filter(|key| key.len() >= SHORTEST)
    }
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
