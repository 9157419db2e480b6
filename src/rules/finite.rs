//! Finite verbs of any kind, told from a noun by their letters.
//!
//! *Source*: the commonest verbs of four thousand articles, in the two forms that are no other word: the imperfect of "he" and
//! the perfect of "she".

use super::letters::{SEEN, TEH, YEH};
use super::written::last_bit;
use crate::text::affixes::{HERS, HIS, MEN, THEIRS, THEY_DID, TWO};
use crate::text::fold;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Verbs as they are written in a pack, folded.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Finite {
    words: FxHashSet<String>,
    /// Last letters of the words that do not begin with yeh, a bit for each last byte: of other letters no such word ends.
    last: u64,
}

/// Nothing, and the objects "him, her, them".
const OBJECTS: [&str; 4] = ["", HIS, HERS, THEIRS];
/// The last bytes of those and of "they" in the perfect, a bit for each.
const OBJECTS_END: u64 = last_bit(HIS) | last_bit(HERS) | last_bit(THEIRS) | last_bit(THEY_DID);
/// The endings of "they" in the imperfect.
const MANY: [&str; 3] = [MEN, TWO, THEY_DID];

impl Finite {
    /// Adds the verbs of one rule.
    pub(super) fn add(&mut self, forms: &[String]) {
        for word in forms.iter().map(|form| fold(form)) {
            self.last |= if word.starts_with(YEH) { 0 } else { last_bit(&word) };
            self.words.insert(word);
        }
    }

    /// Whether a folded word is a form of one of the verbs; conjunctions are not taken off.
    #[inline]
    pub(super) fn holds(&self, key: &str) -> bool {
        if !key.starts_with([YEH, SEEN]) && (self.last | OBJECTS_END) & last_bit(key) == 0 {
            return false; // most words
        }
        if let Some(later) = key.strip_prefix(SEEN) {
            let he = later.strip_prefix(TEH).map(|rest| format!("{YEH}{rest}"));
            return he.as_deref().or(Some(later)).is_some_and(|verb| verb.starts_with(YEH) && self.ends(verb));
        }
        self.ends(key)
    }

    fn has(&self, word: &str) -> bool {
        (word.starts_with(YEH) || self.last & last_bit(word) != 0) && self.words.contains(word)
    }

    fn ends(&self, verb: &str) -> bool {
        let held = |endings: &[&str]| endings.iter().any(|ending| verb.strip_suffix(ending).is_some_and(|bare| self.has(bare)));
        let they = || verb.strip_suffix(THEY_DID).is_some_and(|bare| self.words.contains(&*format!("{bare}{TEH}")));
        held(&OBJECTS) || if verb.starts_with(YEH) { held(&MANY) } else { they() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_in_all_persons_and_as_what_will_be() {
        let mut finite = Finite::default();
        finite.add(&["يحدد".to_owned(), "قدمت".to_owned()]);
        let held = |word: &str| finite.holds(&fold(word));
        let words = ["يحدد", "يحددون", "يحدده", "سيحدد", "ستحدد", "قدمت", "قدموا", "قدمتها", "محدد", "قدم", "سقدمت", "تحدد", "قدمان"];
        let expected = [true, true, true, true, true, true, true, true, false, false, false, false, false];
        assert_eq!(words.map(held), expected);
    }
}
