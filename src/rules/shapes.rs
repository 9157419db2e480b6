//! Letter shapes: words known by their pattern where no list can be complete.

use crate::text::fold;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Compiled shapes; a `-` of the pack is `None`. Words without a dash are kept whole.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Shapes {
    shapes: Vec<Vec<Option<char>>>,
    words: FxHashSet<String>,
    except: FxHashSet<String>,
    /// First letters of the shapes and words: nothing else is held.
    first: FxHashSet<char>,
    /// Some shape begins with any letter.
    any_first: bool,
}

/// Letters of the shortest and longest word that any shape fits, an attached pronoun included.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=10;

/// What stands for any letter in a shape.
const ANY: char = '-';

impl Shapes {
    /// Adds the shapes of one rule.
    pub(super) fn add(&mut self, shapes: &[&String], except: &[String]) {
        for shape in shapes.iter().map(|shape| fold(shape)) {
            self.any_first |= shape.starts_with(ANY);
            self.first.extend(shape.chars().next());
            if shape.contains(ANY) {
                self.shapes.push(shape.chars().map(|c| (c != ANY).then_some(c)).collect());
            } else {
                self.words.insert(shape);
            }
        }
        self.except.extend(except.iter().map(|word| fold(word)));
    }

    /// Whether a folded word, bare or with an attached pronoun, is one of the words or has one of the shapes.
    pub(super) fn holds(&self, key: &str) -> bool {
        if !self.any_first && !key.chars().next().is_some_and(|first| self.first.contains(&first)) {
            return false;
        }
        let (mut letters, mut count) = (['\0'; *LENGTH.end()], 0);
        for letter in key.chars() {
            let Some(place) = letters.get_mut(count) else { return false };
            *place = letter;
            count += 1;
        }
        let letters = letters.get(..count).unwrap_or_default();
        if self.except.contains(key) {
            return false;
        }
        ENDINGS.iter().any(|ending| {
            let Some(word) = key.strip_suffix(ending) else { return false };
            let stem = letters.get(..letters.len() - ending.chars().count()).unwrap_or_default();
            self.words.contains(word) || LENGTH.contains(&letters.len()) && self.shapes.iter().any(|shape| fits(shape, stem))
        })
    }
}

/// Nothing, the alef of the accusative, his, her, their.
const ENDINGS: [&str; 5] = ["", "\u{0627}", "\u{0647}", "\u{0647}\u{0627}", "\u{0647}\u{0645}"];

fn fits(shape: &[Option<char>], letters: &[char]) -> bool {
    shape.len() == letters.len() && shape.iter().zip(letters).all(|(want, have)| want.is_none_or(|w| w == *have))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_hold_at_any_length_and_shapes_with_their_pronouns() {
        let forms = ["قصف".to_owned(), "إ--ا-".to_owned()];
        let mut shapes = Shapes::default();
        shapes.add(&forms.iter().collect::<Vec<_>>(), &["إيران".to_owned()]);
        let held = |word: &str| shapes.holds(&fold(word));
        let words = ["قصف", "قصفها", "إطلاق", "إطلاقهم", "إيران", "قصفت", "قص"];
        assert_eq!(words.map(held), [true, true, true, true, false, false, false]);
    }
}
