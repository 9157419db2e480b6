//! Folded words and their numbers: every word of the packs once, all letters in one string.
//!
//! Most words of an article are unknown: a small table of bits says so of nine in ten of them, a probe in a table of
//! hashes of the others.
//! Numbers are given in the order in which words come, so nothing depends on the hashes.

use super::kept;
use super::letters::first_bytes;
use serde::{Deserialize, Serialize};

/// The number of no word.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// A set of words with numbers from 0.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub(super) struct Vocabulary {
    letters: Vec<u8>,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    /// Twice as many as words or more, a power of two; empty before the first word.
    slots: Vec<Slot>,
    /// A bit for each hash that a word may have: [`FILTER`] of them in all; empty before the first word.
    filter: Vec<u64>,
}

/// The words of a set in the order of their numbers: how it is kept.
#[derive(Serialize, Deserialize)]
struct Words {
    #[serde(with = "kept::bytes")]
    letters: Vec<u8>,
    #[serde(with = "kept::numbers")]
    ends: Vec<u32>,
}

impl From<Vocabulary> for Words {
    fn from(set: Vocabulary) -> Self {
        Self { letters: set.letters, ends: set.ends }
    }
}

impl From<Words> for Vocabulary {
    fn from(Words { letters, ends }: Words) -> Self {
        let slots = vec![Slot::default(); (ends.len() * 2).next_power_of_two()];
        let mut set = Self { letters, ends, slots, filter: vec![0; FILTER / 64] };
        for number in 0..index(set.len()) {
            let hash = upper(hash(set.letters_of(number)));
            set.keep(hash, number);
        }
        set
    }
}

/// Bits of the filter: small enough to stay near, large enough for tens of thousands of words.
const FILTER: usize = 1 << 19;

/// A place of the table. `word` is one more than the word's number, 0 for a free place.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    word: u32,
}

impl Vocabulary {
    /// An empty set with room for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let slots = vec![Slot::default(); (words * 2).next_power_of_two()];
        Self { letters: Vec::with_capacity(words * 16), ends: Vec::with_capacity(words), slots, filter: vec![0; FILTER / 64] }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a word whose [`hash`] is known; [`UNKNOWN`] when it has none.
    #[inline]
    pub(super) fn find(&self, word: &[u8], hash: u64) -> u32 {
        let hash = upper(hash);
        let (place, bit) = bit(hash);
        if self.filter.get(place).is_none_or(|bits| bits & bit == 0) {
            return UNKNOWN;
        }
        self.probe(hash, word).unwrap_or(UNKNOWN)
    }

    /// The number of a word, a new one when it had none.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        let hash = upper(hash(word.as_bytes()));
        if let Some(number) = self.probe(hash, word.as_bytes()) {
            return number;
        }
        let number = index(self.len());
        self.letters.extend_from_slice(word.as_bytes());
        self.ends.push(index(self.letters.len()));
        self.keep(hash, number);
        number
    }

    /// Puts the number of a word that is not there into the table and the filter.
    fn keep(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.word != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { hash, word: number + 1 };
        }
        let (place, bit) = bit(hash);
        if let Some(bits) = self.filter.get_mut(place) {
            *bits |= bit;
        }
    }

    fn probe(&self, hash: u32, word: &[u8]) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at).filter(|slot| slot.word != 0) {
            if slot.hash == hash && same(self.letters_of(slot.word - 1), word) {
                return Some(slot.word - 1);
            }
            at = (at + 1) & mask;
        }
        None
    }

    fn letters_of(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(at).copied().unwrap_or_default();
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); (old.len() * 2).max(16)];
        self.filter.resize(FILTER / 64, 0);
        for slot in old.into_iter().filter(|slot| slot.word != 0) {
            self.keep(slot.hash, slot.word - 1);
        }
    }
}

/// A length or place as it is kept; packs are far smaller than 4 GB.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Place and bit of a hash in the filter. The table of words goes by the lowest bits, this by the highest.
fn bit(hash: u32) -> (usize, u64) {
    let bit = hash as usize >> (32 - FILTER.ilog2());
    (bit >> 6, 1 << (bit & 63))
}

/// The upper half, which the hasher mixes best.
fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The hash of a word's letters. Most words fit in eight or sixteen bytes; the two parts of the latter may overlap.
#[inline]
pub(crate) fn hash(letters: &[u8]) -> u64 {
    match (letters.first_chunk::<8>(), letters.last_chunk::<8>()) {
        (Some(first), Some(last)) if letters.len() <= 16 => {
            mix(u64::from_le_bytes(*first), u64::from_le_bytes(*last) ^ letters.len() as u64)
        }
        (Some(_), Some(_)) => {
            let (parts, rest) = letters.as_chunks::<8>();
            parts.iter().fold(short(rest), |hash, part| mix(u64::from_le_bytes(*part), hash))
        }
        _ => short(letters),
    }
}

/// The hash of fewer than eight letters.
#[inline]
fn short(letters: &[u8]) -> u64 {
    mix(first_bytes(letters), letters.len() as u64)
}

/// Both halves of a product, which every bit of the two numbers moves.
#[inline]
fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0x9E37_79B9_7F4A_7C15) * u128::from(other ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
}

/// Whether two words are equal: most are of four to eight letters, for which two comparisons do.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (one.first_chunk::<8>(), other.first_chunk::<8>()) {
        (Some(a), Some(b)) if one.len() <= 16 => a == b && one.last_chunk::<8>() == other.last_chunk::<8>(),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &Vocabulary, word: &str) -> u32 {
        words.find(word.as_bytes(), hash(word.as_bytes()))
    }

    #[test]
    fn words_keep_the_number_they_came_with() {
        let mut words = Vocabulary::default();
        let given: Vec<u32> = ["قال", "", "قا", "قال", "ل"].map(|word| words.number(word)).to_vec();
        assert_eq!(given, [0, 1, 2, 0, 3]);
        assert_eq!(["ل", "قا", "", "قول"].map(|word| find(&words, word)), [3, 2, 1, UNKNOWN]);
        assert_eq!(find(&Vocabulary::default(), "قال"), UNKNOWN);
    }

    #[test]
    fn words_are_found_again_after_growing() {
        let names: Vec<String> = (0..5000).map(|n| format!("w{n}")).collect();
        let mut words = Vocabulary::with_room(10);
        let given: Vec<u32> = names.iter().map(|name| words.number(name)).collect();
        assert_eq!(given, (0..5000).collect::<Vec<u32>>());
        assert_eq!(names.iter().map(|name| find(&words, name)).collect::<Vec<u32>>(), given);
    }
}
