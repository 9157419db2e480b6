//! Words of grammar that the stages ask for one by one.

use super::pattern::Word;
use crate::text::fold;
use serde::{Deserialize, Serialize};

/// The forms of each [`Word`].
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Particles {
    list: Vec<Particle>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Particle {
    /// Folded.
    forms: Vec<String>,
    /// A bit for the letter each begins with: most words begin otherwise.
    begins: u64,
    /// Index of the rule that gives its forms, of several the last.
    rule: Option<u32>,
}

impl Particles {
    /// Adds forms of a word, which a rule gives.
    pub(super) fn add(&mut self, word: Word, forms: &[String], rule: u32) {
        self.list.resize_with(self.list.len().max(word as usize + 1), Particle::default);
        if let Some(particle) = self.list.get_mut(word as usize) {
            particle.rule = Some(rule);
            for form in forms.iter().map(|form| fold(form)) {
                particle.begins |= form.as_bytes().get(1).map_or(0, |letter| bit(*letter));
                particle.forms.push(form);
            }
        }
    }

    /// Whether some form may begin with the letter that has this second byte: asked before a word is fetched.
    #[inline]
    pub(super) fn may_begin(&self, word: Word, letter: u8) -> bool {
        self.begins(word) & bit(letter) != 0
    }

    /// A bit for the letter that each of its forms begins with, by its second byte.
    #[inline]
    pub(super) fn begins(&self, word: Word) -> u64 {
        self.list.get(word as usize).map_or(0, |particle| particle.begins)
    }

    /// Whether a folded word is one of its forms.
    pub(super) fn holds(&self, word: Word, key: &str) -> bool {
        self.forms(word).iter().any(|form| form == key)
    }

    /// Index of the rule that gives its forms.
    pub(super) fn rule(&self, word: Word) -> Option<u32> {
        self.list.get(word as usize).and_then(|particle| particle.rule)
    }

    /// Its forms, folded.
    pub(super) fn forms(&self, word: Word) -> &[String] {
        self.list.get(word as usize).map_or(&[], |particle| &particle.forms)
    }
}

/// A bit for a letter's second byte, which tells Arabic letters apart.
const fn bit(letter: u8) -> u64 {
    1 << (letter & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_each_of_its_forms_and_by_no_other_word() {
        let mut particles = Particles::default();
        particles.add(Word::Was, &["كان".to_owned(), "كانت".to_owned()], 4);
        particles.add(Word::In, &["في".to_owned()], 7);
        let held = ["كان", "كانت", "كانوا", "مان", "في", "ف", ""].map(|key| particles.holds(Word::Was, key));
        assert_eq!(held, [true, true, false, false, false, false, false]);
        assert!(particles.holds(Word::In, "في") && !particles.holds(Word::Son, "في"));
        assert_eq!(particles.forms(Word::Son), [""; 0]);
        assert_eq!([Word::Was, Word::In, Word::Son].map(|word| particles.rule(word)), [Some(4), Some(7), None]);
        let second = |key: &str| key.as_bytes()[1];
        assert!(particles.may_begin(Word::Was, second("كان")) && !particles.may_begin(Word::Was, second("في")));
    }
}
