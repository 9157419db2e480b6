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
pub(super) struct Gist(Vec<u64>);

impl Gist {
    /// Of the words of some stretches.
    pub(super) fn of(doc: &Document, tags: &Tags, stretches: impl Iterator<Item = Range<usize>>) -> Self {
        let hash = |word: &str| {
            let mut hasher = FxHasher::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        let mut all: Vec<u64> = stretches.flat_map(|tokens| heavy(doc, tags, tokens)).map(hash).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// As [`alike`].
    pub(super) fn alike(&self, other: &Self) -> f64 {
        let least = self.0.len().min(other.0.len());
        if least < 2 {
            return 0.0;
        }
        let mut rest = other.0.as_slice();
        let mut shared = 0u32;
        for word in &self.0 {
            let skip = rest.iter().take_while(|w| *w < word).count();
            rest = rest.get(skip..).unwrap_or_default();
            shared += u32::from(rest.first() == Some(word));
        }
        f64::from(shared) / least as f64
    }
}

/// Share of the words of the shorter of two that the other has too; 0 where one of them has fewer than two words.
pub(crate) fn alike(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let least = a.len().min(b.len());
    if least < 2 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gists_are_as_like_as_the_words_they_come_from() {
        let gist = |words: &[u64]| Gist(words.to_vec());
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(gist(&[1, 3, 5, 9]).alike(&gist(&[2, 3, 9])), 2.0 / 3.0) && close(gist(&[1, 2]).alike(&gist(&[1, 2, 8])), 1.0));
        assert!(close(gist(&[1]).alike(&gist(&[1])), 0.0) && close(gist(&[]).alike(&gist(&[4, 5])), 0.0));
    }
}
