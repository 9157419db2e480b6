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
    /// A bit for what each begins with: most words begin otherwise.
    begins: u64,
}

impl Particles {
    /// Adds forms of a word.
    pub(super) fn add(&mut self, word: Word, forms: &[String]) {
        self.list.resize_with(self.list.len().max(word as usize + 1), Particle::default);
        if let Some(particle) = self.list.get_mut(word as usize) {
            for form in forms.iter().map(|form| fold(form)) {
                particle.begins |= begin_of(&form);
                particle.forms.push(form);
            }
        }
    }

    /// Whether a folded word is one of its forms.
    #[inline]
    pub(super) fn holds(&self, word: Word, key: &str) -> bool {
        let may = |particle: &&Particle| particle.begins & begin_of(key) != 0;
        self.list.get(word as usize).filter(may).is_some_and(|particle| particle.forms.iter().any(|form| form == key))
    }

    /// Its forms, folded.
    pub(super) fn forms(&self, word: Word) -> &[String] {
        self.list.get(word as usize).map_or(&[], |particle| &particle.forms)
    }
}

/// A bit for the first letter and the length of a word.
fn begin_of(word: &str) -> u64 {
    let letter = word.as_bytes().get(1).copied().unwrap_or_default();
    1 << ((usize::from(letter) ^ (word.len() << 2)) & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_each_of_its_forms_and_by_no_other_word() {
        let mut particles = Particles::default();
        particles.add(Word::Was, &["كان".to_owned(), "كانت".to_owned()]);
        particles.add(Word::In, &["في".to_owned()]);
        let held = ["كان", "كانت", "كانوا", "مان", "في", "ف", ""].map(|key| particles.holds(Word::Was, key));
        assert_eq!(held, [true, true, false, false, false, false, false]);
        assert!(particles.holds(Word::In, "في") && !particles.holds(Word::Son, "في"));
        assert_eq!(particles.forms(Word::Son), [""; 0]);
    }
}
