//! Letter shapes: words known by their pattern where no list can be complete.

use crate::text::fold;
use rustc_hash::FxHashSet;

/// Compiled shapes; a `-` of the pack is `None`.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    shapes: Vec<Vec<Option<char>>>,
    except: FxHashSet<String>,
}

/// Longest word that any shape fits, an attached pronoun included.
const LONGEST: usize = 10;

impl Shapes {
    /// Adds the shapes of one rule.
    pub(super) fn add(&mut self, shapes: &[&String], except: &[String]) {
        for shape in shapes {
            self.shapes.push(fold(shape).chars().map(|c| (c != '-').then_some(c)).collect());
        }
        self.except.extend(except.iter().map(|word| fold(word)));
    }

    /// Whether a folded word, bare or with an attached pronoun, has one of the shapes.
    pub(super) fn holds(&self, key: &str) -> bool {
        let letters: Vec<char> = key.chars().take(LONGEST + 1).collect();
        if letters.len() < 4 || letters.len() > LONGEST || self.except.contains(key) {
            return false;
        }
        ENDINGS.iter().any(|ending| {
            let stem = letters.strip_suffix(*ending).unwrap_or_default();
            self.shapes.iter().any(|shape| fits(shape, stem))
        })
    }
}

/// Nothing, the alef of the accusative, his, her, their.
const ENDINGS: [&[char]; 5] = [&[], &['\u{0627}'], &['\u{0647}'], &['\u{0647}', '\u{0627}'], &['\u{0647}', '\u{0645}']];

fn fits(shape: &[Option<char>], letters: &[char]) -> bool {
    shape.len() == letters.len() && shape.iter().zip(letters).all(|(want, have)| want.is_none_or(|w| w == *have))
}
