//! Letter shapes: words known by their pattern where no list can be complete.

use super::written::last_bit;
use crate::text::affixes::{ACCUSATIVE, HERS, HIS, OF_TWO, OURS, TEH, TEH_MARBUTA, THEIRS};
use crate::text::fold;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// Compiled shapes. Words without a dash are kept whole.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Shapes {
    /// By their number of letters.
    shapes: Vec<Vec<Shape>>,
    words: FxHashSet<String>,
    /// Those that end in the letter of the feminine, as it is written before a pronoun.
    bound: FxHashSet<String>,
    except: FxHashSet<String>,
    /// Letters that a shape begins with, a bit for each code.
    first: u64,
    /// By the code of its first letter, the second letters of words, a bit for each code: no other word is looked up.
    second: Vec<u64>,
}

/// A shape as bits: letters that it does not name are left out of `named`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Shape {
    letters: u64,
    named: u64,
}

/// Letters of the shortest and longest word that any shape fits, an attached pronoun included.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=10;

/// What stands for any letter in a shape.
const ANY: char = '-';

/// Bits of a letter's code.
const BITS: usize = 6;

/// The code of the letter of the feminine.
const FEMININE: u64 = (TEH_MARBUTA as u32 - BEFORE) as u64;

/// The code point before the first letter that has a code.
const BEFORE: u32 = 0x620;

/// The code of a folded letter, from 1; `None` for a letter of another script, which no shape has.
fn code(letter: char) -> Option<u64> {
    code_of(u32::from(letter))
}

#[inline(always)]
fn code_of(point: u32) -> Option<u64> {
    point.checked_sub(BEFORE).map(u64::from).filter(|code| *code < 1 << BITS)
}

/// The codes of a word's letters, the first lowest.
fn coded(word: &str) -> Option<u64> {
    word.chars().zip((0..).step_by(BITS)).try_fold(0, |all, (letter, place)| Some(all | code(letter)? << place))
}

/// The codes of a word's first two letters; `None` where it has less, or those of another script.
#[inline(always)]
fn begun(word: &str) -> Option<(usize, u64)> {
    // two bytes a letter, as UTF-8 writes them
    let code = |lead: u8, last: u8| code_of(u32::from(lead & 0x1F) << 6 | u32::from(last & 0x3F));
    let [first, first_last, second, second_last, ..] = *word.as_bytes() else { return None };
    Some((usize::try_from(code(first, first_last)?).ok()?, code(second, second_last)?))
}

impl Shapes {
    /// Adds the shapes of one rule.
    pub(super) fn add(&mut self, shapes: &[&String], except: &[String]) {
        for shape in shapes.iter().map(|shape| fold(shape)) {
            if shape.contains(ANY) {
                let first = shape.chars().next();
                self.first |= first.and_then(code).map_or(u64::MAX, |code| 1 << code);
                self.add_shape(&shape);
            } else {
                let Some((first, second)) = begun(&shape) else { continue };
                self.second.resize(1 << BITS, 0);
                self.second.get_mut(first).into_iter().for_each(|all| *all |= 1 << second);
                self.bound.extend(shape.strip_suffix(TEH_MARBUTA).map(|word| format!("{word}{TEH}")));
                self.words.insert(shape);
            }
        }
        self.except.extend(except.iter().map(|word| fold(word)));
    }

    fn add_shape(&mut self, shape: &str) {
        let (mut compiled, mut count) = (Shape { letters: 0, named: 0 }, 0);
        for letter in shape.chars().take(LENGTH.end() + 1) {
            if letter != ANY {
                let Some(code) = code(letter) else { return };
                compiled.letters |= code << (BITS * count);
                compiled.named |= ((1 << BITS) - 1) << (BITS * count);
            }
            count += 1;
        }
        if count <= *LENGTH.end() {
            self.shapes.resize(self.shapes.len().max(count + 1), Vec::new());
            self.shapes.get_mut(count).into_iter().for_each(|all| all.push(compiled));
        }
    }

    /// Whether a folded word, bare or with an attached pronoun, is one of the words or has one of the shapes.
    pub(super) fn holds(&self, key: &str) -> bool {
        let Some((first, second)) = begun(key).filter(|_| key.len() <= 2 * LENGTH.end()) else { return false };
        let listed = self.second.get(first).is_some_and(|all| all & (1 << second) != 0);
        let shaped = self.first & (1 << first) != 0 && LENGTH.contains(&(key.len() / 2));
        if !listed && !shaped {
            return false; // most words
        }
        // Without one of its letters a word has no shape.
        let letters = if shaped { coded(key) } else { None };
        let ends = last_bit(key) & ENDINGS_END != 0; // most words do not
        let held = ENDINGS.iter().take(if ends { ENDINGS.len() } else { 1 }).any(|ending| {
            let Some(word) = key.strip_suffix(ending) else { return false };
            let count = word.len() / 2;
            let is_bound = !ending.is_empty() && word.ends_with(TEH);
            let last = |letters: u64| letters & !(((1 << BITS) - 1) << (BITS * (count - 1))) | FEMININE << (BITS * (count - 1));
            letters.is_some_and(|letters| self.fits(letters, count) || is_bound && self.fits(last(letters), count))
                || listed && (self.words.contains(word) || is_bound && self.bound.contains(word))
        });
        held && !self.except.contains(key)
    }

    fn fits(&self, letters: u64, count: usize) -> bool {
        let letters = letters & ((1 << (BITS * count)) - 1);
        self.shapes.get(count).is_some_and(|all| all.iter().any(|shape| letters & shape.named == shape.letters))
    }
}

/// Nothing, the alef of the accusative, his, her, their, our.
const ENDINGS: [&str; 7] = ["", ACCUSATIVE, HIS, HERS, THEIRS, OF_TWO, OURS];
/// The bits of their last bytes.
const ENDINGS_END: u64 = last_bit(ACCUSATIVE) | last_bit(HIS) | last_bit(HERS) | last_bit(THEIRS) | last_bit(OF_TWO) | last_bit(OURS);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_hold_at_any_length_and_shapes_with_their_pronouns() {
        let forms = ["قصف", "رغبة", "إ--ا-", "إ-ا-ة"].map(str::to_owned);
        let mut shapes = Shapes::default();
        shapes.add(&forms.iter().collect::<Vec<_>>(), &["إيران".to_owned()]);
        let held = |word: &str| shapes.holds(&fold(word));
        let all = ["قصف", "قصفها", "إطلاق", "إطلاقهم", "رغبتها", "إدانة", "إدانته"];
        assert_eq!(all.map(held), [true; 7]);
        let none = ["إيران", "قصفت", "قص", "رغبت", "إدانت"];
        assert_eq!(none.map(held), [false; 5]);
    }
}
