//! Which words an article has.

use super::reader::strip_article;
use crate::text::{Document, Token, TokenKind};
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{OnceCell, RefCell};

/// Bytes of the shortest word that is asked for: three letters.
pub(super) const SHORTEST: usize = 6;

/// For how many words all of the article's are looked through before a set is made of them: few articles ask for so many.
const OFTEN: usize = 24;

/// Bytes of the article before a word.
const ARTICLE: usize = 4;

/// The folded words of an article, with and without the article.
#[derive(Debug)]
pub(super) struct Vocabulary<'a> {
    doc: &'a Document,
    /// The words that were looked for; the same are asked for again and again.
    asked: RefCell<FxHashMap<&'a str, bool>>,
    set: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(doc: &'a Document) -> Self {
        Self { doc, asked: RefCell::default(), set: OnceCell::new() }
    }

    /// Whether the article has a folded word of [`SHORTEST`] bytes or more.
    pub(super) fn holds(&self, word: &'a str) -> bool {
        let mut asked = self.asked.borrow_mut();
        if asked.len() < OFTEN {
            return *asked.entry(word).or_insert_with(|| self.is_written(word));
        }
        self.set.get_or_init(|| self.words().flat_map(|key| [key, strip_article(key)]).collect()).contains(word)
    }

    /// Looks for it in the text and in what is folded of it; mostly it is in none, or stands in the text as it is.
    fn is_written(&self, word: &str) -> bool {
        let text = self.doc.text.len();
        let mut places = memmem::find_iter(self.doc.keys.as_bytes(), word).map(|start| start + word.len());
        let mut is_folded = false;
        let as_it_is = places.any(|end| {
            is_folded |= end > text;
            let token = self.doc.tokens.partition_point(|token| token.span.end() < end);
            end <= text && self.doc.tokens.get(token).is_some_and(|token| token.span.end() == end && self.is_word(token, word))
        });
        as_it_is || is_folded && self.is_among_all(word)
    }

    /// Whether a token is this word, with or without the article.
    fn is_word(&self, token: &Token, word: &str) -> bool {
        let key = self.doc.keys.get(token.key.start as usize..token.key.end as usize);
        token.kind == TokenKind::Word && key.is_some_and(|key| key == word || strip_article(key) == word)
    }

    /// Looks through all words. Most are told from this one by their length, nearly all others by their last letters.
    fn is_among_all(&self, word: &str) -> bool {
        let Some(&ending) = word.as_bytes().last_chunk::<SHORTEST>() else { return false };
        self.doc.tokens.iter().any(|token| {
            let (start, end) = (token.key.start as usize, token.key.end as usize);
            let len = end - start;
            (len == word.len() || len == word.len() + ARTICLE)
                && self.doc.keys.as_bytes().get(end - SHORTEST..end).is_some_and(|last| *last == ending)
                && self.is_word(token, word)
        })
    }

    /// Every word.
    fn words(&self) -> impl Iterator<Item = &'a str> {
        let doc = self.doc;
        let tokens = doc.tokens.iter().filter(|token| token.kind == TokenKind::Word);
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
        let others: Vec<String> = (0..OFTEN).map(|number| format!("محطات{number}")).collect();
        for other in others.iter().map(String::as_str).chain(["محطات"]) {
            assert!(!set.holds(other));
            let held = ["وصلت", "القافلة", "قافلة", "الوادي", "وادي", "سفينة"].map(|word| set.holds(word));
            assert_eq!(held, [true, true, true, true, true, false]);
        }
    }
}
