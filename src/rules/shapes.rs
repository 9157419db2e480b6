//! Letter shapes: words known by their pattern where no list can be complete.
//!
//! A word is a number here, six bits a letter: to look one up takes no text, and its ending is taken off by a mask.

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
    words: FxHashSet<u64>,
    except: FxHashSet<u64>,
    /// Letters that a shape begins with, a bit for each code.
    first: u64,
    /// A bit for what each word begins with: no other word is looked up.
    begun: Vec<u64>,
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

/// The code of an Arabic letter by the two bytes with which UTF-8 writes it, from 1; `None` for a letter of another script.
#[inline(always)]
const fn code(lead: u8, last: u8) -> Option<u64> {
    // U+0621 to U+065F
    let letter = (lead & 1) << 6 | last & 0x3F;
    if lead | 1 == 0xD9 && letter > 0x20 && letter < 0x60 { Some(letter as u64 - 0x20) } else { None }
}

/// The code of an Arabic letter.
const fn letter(letter: char) -> u64 {
    letter as u64 - 0x620
}

/// A word by the codes of its letters, the first lowest; `None` for one that is longer than [`LENGTH`] or of another script.
const fn coded(word: &str) -> Option<u64> {
    let (letters, odd) = word.as_bytes().as_chunks::<2>();
    if !odd.is_empty() || letters.len() > *LENGTH.end() {
        return None;
    }
    let (mut all, mut at) = (0, letters.len());
    while at > 0 {
        at -= 1;
        let [lead, last] = letters[at];
        let Some(code) = code(lead, last) else { return None };
        all = all << BITS | code;
    }
    Some(all)
}

/// The bits of so many letters.
const fn letters(count: usize) -> u64 {
    (1 << (BITS * count)) - 1
}

/// The codes of the letter of the feminine, as it is written at the end of a word and before a pronoun.
const FEMININE: u64 = letter(TEH_MARBUTA);
const FEMININE_BOUND: u64 = letter(TEH);

/// The codes of a word's first three letters, the first lowest; of two the third is 0. `None` where it has less. Letters of another script
/// have the codes of some Arabic ones.
#[inline(always)]
fn begin(word: &[u8]) -> Option<u64> {
    let code = |lead: u8, last: u8| (u64::from(lead & 1) << 6 | u64::from(last & 0x3F)).wrapping_sub(0x20) & letters(1);
    let [lead, last, second_lead, second_last, rest @ ..] = word else { return None };
    let third = if let [lead, last, ..] = rest { code(*lead, *last) } else { 0 };
    Some(code(*lead, *last) | code(*second_lead, *second_last) << BITS | third << (2 * BITS))
}

/// Bits for the beginnings of words, which are some hundreds.
const BEGUN: usize = 1 << 12;

/// Place and bit of a beginning among them.
#[inline(always)]
fn place(begin: u64) -> (usize, u64) {
    let bit = (begin as u32).wrapping_mul(0x9E37_79B1) as usize >> (32 - BEGUN.ilog2());
    (bit / 64, 1 << (bit % 64))
}

/// The beginnings of a word with other endings: a letter behind two, and the letter of the feminine as it is written before a pronoun.
fn beginnings(word: u64) -> impl Iterator<Item = u64> {
    let (two, third) = (word & letters(2), word >> (2 * BITS) & letters(1));
    let bound = (third == FEMININE).then_some(FEMININE_BOUND);
    let thirds = if third == 0 { 0..1 << BITS } else { third..third + 1 };
    thirds.chain(bound).map(move |third| two | third << (2 * BITS))
}

impl Shapes {
    /// Adds the shapes of one rule.
    pub(super) fn add(&mut self, shapes: &[&String], except: &[String]) {
        for shape in shapes.iter().map(|shape| fold(shape)) {
            if shape.contains(ANY) {
                let first = shape.as_bytes().first_chunk();
                self.first |= first.and_then(|[lead, last]| code(*lead, *last)).map_or(u64::MAX, |code| 1 << code);
                self.add_shape(&shape);
            } else if let Some(word) = coded(&shape).filter(|word| *word > letters(1)) {
                self.begun.resize(BEGUN / 64, 0);
                for (place, bit) in beginnings(word).map(place) {
                    self.begun.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
                }
                self.words.insert(word);
            }
        }
        self.except.extend(except.iter().filter_map(|word| coded(&fold(word))));
    }

    fn add_shape(&mut self, shape: &str) {
        let (mut compiled, mut count) = (Shape { letters: 0, named: 0 }, 0);
        for letter in shape.chars().take(LENGTH.end() + 1) {
            if letter != ANY {
                let Some(code) = coded(letter.encode_utf8(&mut [0; 4])) else { return };
                compiled.letters |= code << (BITS * count);
                compiled.named |= letters(1) << (BITS * count);
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
        let Some(begin) = begin(key.as_bytes()) else { return false };
        let (count, (place, bit)) = (key.len() / 2, place(begin));
        let listed = self.begun.get(place).is_some_and(|bits| bits & bit != 0);
        let shaped = self.first & (1 << (begin & letters(1))) != 0 && LENGTH.contains(&count);
        (listed || shaped) && self.is_one(key, listed, shaped) // most words are not
    }

    /// Whether a word that may be one of the words, or have one of the shapes, is or has.
    #[inline(never)]
    fn is_one(&self, key: &str, listed: bool, shaped: bool) -> bool {
        let (Some(word), count) = (coded(key), key.len() / 2) else { return false };
        let held = |word: u64, count: usize| shaped && self.fits(word, count) || listed && self.words.contains(&word);
        let ends = last_bit(key) & ENDINGS_END != 0; // most words do not
        let stem = |(ending, len): (u64, usize)| Some((word, count - len)).filter(|(word, count)| word >> (BITS * count) == ending);
        let is_held = held(word, count)
            || ends
                && ENDINGS.iter().filter(|(_, len)| *len < count).filter_map(|ending| stem(*ending)).any(|(word, count)| {
                    let (stem, last) = (word & letters(count), BITS * (count - 1));
                    held(stem, count) || stem >> last == FEMININE_BOUND && held(stem & letters(count - 1) | FEMININE << last, count)
                });
        is_held && !self.except.contains(&word)
    }

    fn fits(&self, word: u64, count: usize) -> bool {
        self.shapes.get(count).is_some_and(|all| all.iter().any(|shape| word & shape.named == shape.letters))
    }
}

/// The alef of the accusative, his, her, their, our: what each is as a word, and its letters.
const ENDINGS: [(u64, usize); 6] = [ending(ACCUSATIVE), ending(HIS), ending(HERS), ending(THEIRS), ending(OF_TWO), ending(OURS)];
/// The bits of their last bytes.
const ENDINGS_END: u64 = last_bit(ACCUSATIVE) | last_bit(HIS) | last_bit(HERS) | last_bit(THEIRS) | last_bit(OF_TWO) | last_bit(OURS);

const fn ending(word: &str) -> (u64, usize) {
    match coded(word) {
        Some(code) => (code, word.len() / 2),
        None => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_letters_in_order_and_no_other_script_has_a_number() {
        assert_eq!(coded("باب"), Some(letter('ب') | letter('ا') << BITS | letter('ب') << (2 * BITS)));
        assert_eq!(["", "ااااااااااا", "8a", "ابx", "é", "پ", "\u{620}"].map(coded), [Some(0), None, None, None, None, None, None]);
        assert!(coded(&"ي".repeat(*LENGTH.end())).is_some());
    }

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
