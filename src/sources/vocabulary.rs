//! Which words an article has, by the hashes of their letters.

use crate::rules::tag::Tags;
use crate::rules::vocabulary::hash;
use crate::text::{Document, TokenKind};

/// The folded words of an article, with and without the article.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Twice as many places as hashes or more, a power of two; 0 in a free place.
    hashes: Vec<u64>,
}

impl Vocabulary {
    pub(super) fn new(doc: &Document, tags: &Tags) -> Self {
        let mut set = Self { hashes: vec![0; (doc.tokens.len() * 4 + 1).next_power_of_two()] };
        for (at, _) in doc.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
            let [key, bare] = tags.hashes(at);
            set.add(key);
            if bare != key {
                set.add(bare);
            }
        }
        set
    }

    pub(super) fn holds(&self, word: &str) -> bool {
        let hash = hash(word.as_bytes()).max(1);
        self.hashes.get(self.place(hash)) == Some(&hash)
    }

    fn add(&mut self, hash: u64) {
        let hash = hash.max(1);
        let place = self.place(hash);
        if let Some(free) = self.hashes.get_mut(place) {
            *free = hash;
        }
    }

    /// Where a hash stands, or would.
    fn place(&self, hash: u64) -> usize {
        let mask = self.hashes.len() - 1;
        let mut at = hash as usize & mask;
        while self.hashes.get(at).is_some_and(|held| *held != 0 && *held != hash) {
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::lexicon::Lexicon;
    use crate::text::{ZoneWords, read};

    #[test]
    fn words_of_the_article_are_held_with_and_without_its_article() {
        let doc = read("عنوان\n\nوصلت القافلة إلى الوادي".to_owned(), &ZoneWords::default());
        let set = Vocabulary::new(&doc, &Lexicon::default().tag(&doc));
        let held = ["وصلت", "القافلة", "قافلة", "الوادي", "وادي", "سفينة"].map(|word| set.holds(word));
        assert_eq!(held, [true, true, true, true, true, false]);
    }
}
