//! Whether two stretches of text say the same: by the words of weight that they share.

use crate::rules::shape::FunctionClass;
use crate::rules::tag::{Class, Set, Tags};
use crate::text::bare::bare;
use crate::text::{Document, TokenKind};
use rustc_hash::FxHasher;
use std::collections::BTreeSet;
use std::hash::Hasher;
use std::ops::Range;

/// Words that say nothing by themselves.
pub(crate) const GRAMMAR: Set = Class::Function(FunctionClass::Complementiser)
    .set()
    .and(Class::Function(FunctionClass::Preposition).set())
    .and(Class::Function(FunctionClass::Pronoun).set())
    .and(Class::Function(FunctionClass::Relative).set())
    .and(Class::Function(FunctionClass::Connective).set());

/// Words of weight among tokens.
pub(crate) fn weighty<'d>(doc: &'d Document, tags: &Tags, tokens: Range<usize>) -> BTreeSet<&'d str> {
    heavy(doc, tags, tokens).collect()
}

fn heavy<'d>(doc: &'d Document, tags: &Tags, tokens: Range<usize>) -> impl Iterator<Item = &'d str> {
    let heavy = |at: &usize| {
        doc.tokens.get(*at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) && !tags.set(*at).meets(GRAMMAR)
    };
    tokens.filter(heavy).map(|at| bare(doc.key(at))).filter(|word| word.len() >= 4)
}

/// Words of weight for comparing many contents: each as a number that is its own, in order, once.
#[derive(Clone, Debug, Default)]
pub(super) struct Gist {
    words: Vec<u64>,
    /// The bits that its words have.
    bits: u128,
}

impl Gist {
    /// Of the words of some stretches.
    pub(super) fn of(doc: &Document, tags: &Tags, stretches: impl Iterator<Item = Range<usize>>) -> Self {
        let hash = |word: &str| {
            let mut hasher = FxHasher::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        let mut all: Vec<u64> = Vec::new();
        for tokens in stretches {
            all.reserve(tokens.len());
            all.extend(heavy(doc, tags, tokens).map(hash));
        }
        all.sort_unstable();
        all.dedup();
        Self::from(all)
    }

    /// Whether [`alike`] tells at least this share. Most pairs share so few bits that their words need not be gone through.
    pub(super) fn is_like(&self, other: &Self, share: f64) -> bool {
        let (less, more) = if self.words.len() > other.words.len() { (other, self) } else { (self, other) };
        let least = less.words.len() as f64;
        let enough = |words: usize| words as f64 >= share * least;
        less.words.len() > 1
            && enough(less.words.iter().map(|w| usize::from(more.bits & bit(*w) != 0)).sum())
            && enough(less.words.iter().filter(|w| more.words.binary_search(w).is_ok()).count())
    }
}

impl From<Vec<u64>> for Gist {
    /// Of numbers in order.
    fn from(words: Vec<u64>) -> Self {
        let bits = words.iter().fold(0, |bits, word| bits | bit(*word));
        Self { words, bits }
    }
}

fn bit(word: u64) -> u128 {
    1 << (word >> 57)
}

/// Share of the words of the shorter of two that the other has too; 0 where one of them has fewer than two words.
pub(crate) fn alike(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let least = a.len().min(b.len());
    if least < 2 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Few words, so that two sets of them share some; and some whose bits are the same.
    fn words() -> impl Strategy<Value = BTreeSet<u64>> {
        proptest::collection::btree_set((0u64..12).prop_map(|n| ((n % 4) << 57) | n), 0..9)
    }

    proptest! {
        #[test]
        fn gists_are_as_like_as_the_words_they_come_from(a in words(), b in words(), share in 0.05..1.0f64) {
            let gist = |words: &BTreeSet<u64>| Gist::from(words.iter().copied().collect::<Vec<_>>());
            let names = |words: &BTreeSet<u64>| words.iter().map(u64::to_string).collect::<Vec<_>>();
            let (these, those) = (names(&a), names(&b));
            let (these, those) = (these.iter().map(String::as_str).collect(), those.iter().map(String::as_str).collect());
            prop_assert_eq!(gist(&a).is_like(&gist(&b), share), alike(&these, &those) >= share);
        }
    }
}
