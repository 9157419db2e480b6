//! Which words an article has: a set that may say yes to one in some hundreds of others, and never no to its own.

use crate::rules::memo::hash;
use crate::rules::tag::Tags;
use crate::text::{Document, TokenKind};

/// Bits kept for each token.
const BITS: usize = 32;

/// The folded words of an article, with and without the article.
#[derive(Debug)]
pub(super) struct Vocabulary {
    bits: Vec<u64>,
}

impl Vocabulary {
    pub(super) fn new(doc: &Document, tags: &Tags) -> Self {
        let words = (doc.tokens.len() * BITS / 64).next_power_of_two();
        let mut set = Self { bits: vec![0; words] };
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
        places(hash(word)).iter().all(|place| self.bits.get(self.slot(*place)).is_some_and(|bits| bits & bit(*place) != 0))
    }

    fn add(&mut self, hash: u64) {
        for place in places(hash) {
            let slot = self.slot(place);
            if let Some(bits) = self.bits.get_mut(slot) {
                *bits |= bit(place);
            }
        }
    }

    fn slot(&self, place: u64) -> usize {
        usize::try_from(place >> 6).unwrap_or(0) & (self.bits.len() - 1)
    }
}

fn bit(place: u64) -> u64 {
    1 << (place & 63)
}

/// Two places of a word, from the two halves of its hash.
fn places(hash: u64) -> [u64; 2] {
    [hash & 0xFFFF_FFFF, hash >> 32]
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
