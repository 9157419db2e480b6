//! Which words an article has, by the hashes of their letters.

use crate::rules::tag::Tags;
use crate::rules::vocabulary::hash;
use crate::text::{Document, TokenKind};
use rustc_hash::{FxBuildHasher, FxHashSet};

/// Bytes of the shortest word that is asked for: three letters.
pub(super) const SHORTEST: usize = 6;

/// The folded words of an article, with and without the article.
#[derive(Debug)]
pub(super) struct Vocabulary(FxHashSet<u64>);

impl Vocabulary {
    pub(super) fn new(doc: &Document, tags: &Tags) -> Self {
        let mut hashes = FxHashSet::with_capacity_and_hasher(doc.tokens.len(), FxBuildHasher);
        for (at, token) in doc.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && token.key.len() >= SHORTEST {
                let [whole, bare] = tags.hashes(at);
                hashes.insert(whole);
                if bare != whole {
                    hashes.insert(bare);
                }
            }
        }
        Self(hashes)
    }

    /// Whether the article has a folded word of [`SHORTEST`] bytes or more.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.0.contains(&hash(word.as_bytes()))
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
