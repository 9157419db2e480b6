//! Folded words, their numbers, and where the entries of each stand.
//!
//! Most words of an article are unknown: a small table of bits says so of nine in ten of them, a probe in a table of
//! hashes of the others. What is asked of a known word stands together in its place of that table, since to fetch it from
//! memory takes longer than all that is done with it. Numbers are given in the order in which words come, so nothing
//! depends on the hashes.

use super::kept;
use super::letters::first_bytes;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The number of no word.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// A set of words with numbers from 0.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Words", into = "Words")]
pub(super) struct Vocabulary {
    letters: Vec<u8>,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    /// Where the entries of each word begin, and an end after the last; empty before they are told.
    buckets: Vec<Bucket>,
    /// A quarter more than words or more of them, a power of two; empty before the first word.
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
    #[serde(with = "kept::buckets")]
    buckets: Vec<Bucket>,
}

impl From<Vocabulary> for Words {
    fn from(set: Vocabulary) -> Self {
        Self { letters: set.letters, ends: set.ends, buckets: set.buckets }
    }
}

impl From<Words> for Vocabulary {
    fn from(Words { letters, ends, buckets }: Words) -> Self {
        // Every start fills the table: a fuller one is sooner made.
        let slots = vec![Slot::FREE; (ends.len() + ends.len() / 4 + 1).next_power_of_two()];
        let mut set = Self { letters, ends, buckets, slots, filter: vec![0; FILTER / 64] };
        for number in 0..index(set.len()) {
            set.keep(number);
        }
        set
    }
}

/// Bits of the filter: small enough to stay near, large enough for tens of thousands of words.
const FILTER: usize = 1 << 19;

/// Where the entries of a word begin, and where among them those with a second word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bucket {
    pub(super) start: u32,
    pub(super) phrases: u32,
}

/// A word of the set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Known {
    pub(super) number: u32,
    /// Its first entry, how many there are without a second word, and how many with one behind them.
    start: u32,
    alone: u16,
    phrases: u32,
    /// Bytes of its letters, as far as a byte tells.
    len: u8,
}

impl Known {
    /// Which entries of all are those of the word: alone, and with a second word.
    #[inline]
    pub(super) fn entries(&self) -> (Range<usize>, Range<usize>) {
        let start = self.start as usize;
        let phrases = start + usize::from(self.alone);
        (start..phrases, phrases..phrases + self.phrases as usize)
    }
}

/// A place of the table, free when its word has the number of no word. Aligned, so that it is fetched from memory at once.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Slot {
    /// The first and the last eight bytes of the word: with its length all of a word of sixteen bytes.
    ends: [u64; 2],
    known: Known,
}

impl Slot {
    const FREE: Slot = Slot { ends: [0; 2], known: Known { number: UNKNOWN, start: 0, alone: 0, phrases: 0, len: 0 } };
}

impl Vocabulary {
    /// An empty set with room for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let slots = vec![Slot::FREE; (words * 2).next_power_of_two()];
        let (letters, ends) = (Vec::with_capacity(words * 16), Vec::with_capacity(words));
        Self { letters, ends, buckets: Vec::new(), slots, filter: vec![0; FILTER / 64] }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether some word may have a [`hash`], seldom told where none has; and what the table knows of the hash.
    #[inline]
    pub(super) fn may_hold(&self, hash: u64) -> (bool, u32) {
        let (place, bit) = bit(upper(hash));
        (self.filter.get(place).is_some_and(|bits| bits & bit != 0), upper(hash))
    }

    /// The word with these letters, whose hash [`Vocabulary::may_hold`] gave.
    #[inline]
    pub(super) fn find(&self, word: &[u8], hash: u32) -> Option<&Known> {
        let (ends, len) = (ends(word), short(word.len()));
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(Slot { ends: there, known }) = self.slots.get(at).filter(|slot| slot.known.number != UNKNOWN) {
            if *there == ends && known.len == len && (len <= 16 || self.letters_of(known.number) == word) {
                return Some(known);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The number of a word, a new one when it had none.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        if let Some(known) = self.find(word.as_bytes(), upper(hash(word.as_bytes()))) {
            return known.number;
        }
        let number = index(self.len());
        self.letters.extend_from_slice(word.as_bytes());
        self.ends.push(index(self.letters.len()));
        self.keep(number);
        number
    }

    /// Tells where the entries of each word begin, with an end after the last.
    pub(super) fn set_entries(&mut self, buckets: Vec<Bucket>) {
        *self = Words { letters: std::mem::take(&mut self.letters), ends: std::mem::take(&mut self.ends), buckets }.into();
    }

    /// Puts a word that is not there into the table and the filter.
    fn keep(&mut self, number: u32) {
        let word = self.letters_of(number);
        let (hash, ends, len) = (upper(hash(word)), ends(word), short(word.len()));
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.known.number != UNKNOWN) {
            at = (at + 1) & mask;
        }
        let known = self.known(number, len);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { ends, known };
        }
        let (place, bit) = bit(hash);
        if let Some(bits) = self.filter.get_mut(place) {
            *bits |= bit;
        }
    }

    fn known(&self, number: u32, len: u8) -> Known {
        let [here, next, ..] = self.buckets.get(number as usize..).unwrap_or_default() else {
            return Known { number, len, ..Slot::FREE.known };
        };
        // A word of the packs has a dozen readings at most.
        let alone = u16::try_from(here.phrases - here.start).unwrap_or(u16::MAX);
        Known { number, start: here.start, alone, phrases: next.start - here.phrases, len }
    }

    fn letters_of(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(at).copied().unwrap_or_default();
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::FREE; (self.slots.len() * 2).max(16)];
        self.filter.resize(FILTER / 64, 0);
        (0..index(self.len())).for_each(|number| self.keep(number));
    }
}

/// A length or place as it is kept; packs are far smaller than 4 GB.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A length as far as a byte tells.
fn short(len: usize) -> u8 {
    u8::try_from(len).unwrap_or(u8::MAX)
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

/// The hash of a word's letters. Most words fit in eight or sixteen bytes.
#[inline]
pub(super) fn hash(letters: &[u8]) -> u64 {
    if letters.len() <= 16 {
        let [first, last] = ends(letters);
        return mix(first, last ^ letters.len() as u64);
    }
    let (parts, rest) = letters.as_chunks::<8>();
    parts.iter().fold(mix(first_bytes(rest), rest.len() as u64), |hash, part| mix(u64::from_le_bytes(*part), hash))
}

/// The first and the last eight bytes, which may overlap; nothing for the last of a shorter word.
#[inline]
fn ends(letters: &[u8]) -> [u64; 2] {
    match (letters.first_chunk::<8>(), letters.last_chunk::<8>()) {
        (Some(first), Some(last)) => [u64::from_le_bytes(*first), u64::from_le_bytes(*last)],
        _ => [first_bytes(letters), 0],
    }
}

/// Both halves of a product, which every bit of the two numbers moves.
#[inline]
fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0x9E37_79B9_7F4A_7C15) * u128::from(other ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &Vocabulary, word: &str) -> u32 {
        let (held, hash) = words.may_hold(hash(word.as_bytes()));
        words.find(word.as_bytes(), hash).filter(|_| held).map_or(UNKNOWN, |known| known.number)
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
    fn a_place_of_the_table_is_half_a_line_of_memory() {
        assert_eq!(size_of::<Slot>(), 32);
    }

    #[test]
    fn a_kept_set_of_any_size_has_room_for_a_word_that_is_not_there() {
        for count in 0..9 {
            let mut words = Vocabulary::default();
            let given: Vec<u32> = (0..count).map(|n| words.number(&format!("w{n}"))).collect();
            words.set_entries(vec![Bucket::default(); given.len() + 1]);
            assert_eq!((0..count).map(|n| find(&words, &format!("w{n}"))).collect::<Vec<u32>>(), given);
            assert_eq!(words.find(b"other", upper(hash(b"other"))), None);
            assert_eq!(words.number("other"), count);
        }
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
