//! Words and the sources of which they were said.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::hash_map::Entry;
use std::iter::successors;

/// For each word the sources of which it was said, in order.
#[derive(Debug)]
pub(super) struct Register<'a> {
    /// The latest line of each word.
    latest: FxHashMap<&'a str, usize>,
    lines: Vec<Line>,
}

/// A source of which a word was said.
#[derive(Clone, Copy, Debug)]
struct Line {
    source: usize,
    /// The line before it of the same word.
    before: Option<usize>,
}

impl<'a> Register<'a> {
    /// With room for so many words.
    pub(super) fn with_capacity(words: usize) -> Self {
        Self { latest: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher), lines: Vec::with_capacity(words) }
    }

    /// The word is said of this source.
    pub(super) fn note(&mut self, word: &'a str, source: usize) {
        let line = self.lines.len();
        let before = match self.latest.entry(word) {
            Entry::Vacant(place) => {
                place.insert(line);
                None
            }
            Entry::Occupied(place) if self.lines.get(*place.get()).is_some_and(|latest| latest.source == source) => return,
            Entry::Occupied(mut place) => Some(place.insert(line)),
        };
        self.lines.push(Line { source, before });
    }

    /// The sources of which a word was said, from the latest on.
    pub(super) fn sources(&self, word: &str) -> impl Iterator<Item = usize> {
        let line = |line: usize| self.lines.get(line);
        let latest = self.latest.get(word).and_then(|latest| line(*latest));
        successors(latest, move |after| after.before.and_then(line)).map(|line| line.source)
    }

    /// Whether a word was said of any.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.latest.contains_key(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_a_word_come_from_the_latest_on() {
        let mut register = Register::with_capacity(0);
        for (word, source) in [("a", 0), ("b", 1), ("a", 1), ("a", 1), ("a", 0)] {
            register.note(word, source);
        }
        assert_eq!(["a", "b", "c"].map(|word| register.sources(word).collect::<Vec<_>>()), [vec![0, 1, 0], vec![1], vec![]]);
        assert_eq!(["a", "c"].map(|word| register.holds(word)), [true, false]);
    }
}
