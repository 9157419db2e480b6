//! Words as the scorer counts them: runs of letters and digits with the marks on them.
//!
//! Not the tokens of the text stage: the yardstick must not move with what it measures.

use super::annotation::Place;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Letters and digits; then harakat, superscript alef or tatweel, each with what is written on after it.
const WORD: &str = r"[\p{L}\p{N}]+(?:[\u{64B}-\u{652}\u{670}\u{640}][\p{L}\p{N}]*)*";

/// Never `None`: the pattern is a constant and a test compiles it.
static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(WORD).ok());

/// The words of a text, in order.
#[derive(Debug)]
pub(super) struct Words(Vec<Place>);

/// Numbers of words.
pub(super) type WordSet = BTreeSet<usize>;

impl Words {
    /// Cuts a text into words.
    pub(super) fn of(text: &str) -> Self {
        let (mut byte, mut point) = (0, 0);
        let mut count_to = |to: usize| {
            point += text.get(byte..to).map_or(0, |t| t.chars().count());
            byte = to;
            u32::try_from(point).unwrap_or(u32::MAX)
        };
        let found = PATTERN.iter().flat_map(|p| p.find_iter(text));
        Self(found.map(|m| Place { start: count_to(m.start()), end: count_to(m.end()) }).collect())
    }

    /// Numbers of the words that share a code point with one of the places.
    pub(super) fn within(&self, places: &[Place]) -> WordSet {
        let mut set = WordSet::new();
        for place in places {
            let first = self.0.partition_point(|w| w.end <= place.start);
            let words = self.0.iter().enumerate().skip(first);
            set.extend(words.take_while(|(_, w)| w.start < place.end).map(|(n, _)| n));
        }
        set
    }
}

/// How far two sets of words agree: 1 when both are empty.
pub(super) fn agreement(a: &WordSet, b: &WordSet) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_in_their_word_and_signs_part_words() {
        let text = "قالَـت «هند»: 3.5 كم";
        let words = Words::of(text).0;
        let shown: Vec<String> =
            words.iter().map(|w| text.chars().skip(w.start as usize).take((w.end - w.start) as usize).collect()).collect();
        assert_eq!(shown, ["قالَـت", "هند", "3", "5", "كم"]);
    }

    #[test]
    fn a_word_counts_where_one_letter_of_it_does() {
        let words = Words::of("قال سعيد غدا");
        assert_eq!(words.within(&[Place { start: 6, end: 10 }]), WordSet::from([1, 2]));
        assert_eq!(words.within(&[Place { start: 3, end: 4 }]), WordSet::new());
    }
}
