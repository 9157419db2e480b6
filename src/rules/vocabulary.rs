//! Folded words, their numbers, and the entries of each.
//!
//! Half of what is looked for is unknown: a small table of bits says so of nine in ten of it, a probe in a table of
//! hashes of the rest. What is asked of a known word stands together in its place of that table, since to fetch it from
//! memory takes longer than all that is done with it: also what it is, as most are one thing and begin no phrase. Numbers
//! are given in the order in which words come, so nothing depends on the hashes.

use super::kept;
use super::letters::{Head, eight_before, ends};
use super::lexicon::Entry;
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
    /// By first word; of one word those without a second first, the others in the order of their
    /// second word's number; last in the order of the packs.
    entries: Vec<Entry>,
    /// A quarter more than words or more of them, a power of two; empty before the first word.
    slots: Vec<Slot>,
    filter: Filter,
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
    #[serde(with = "kept::entries")]
    entries: Vec<Entry>,
}

impl From<Vocabulary> for Words {
    fn from(set: Vocabulary) -> Self {
        Self { letters: set.letters, ends: set.ends, buckets: set.buckets, entries: set.entries }
    }
}

impl From<Words> for Vocabulary {
    fn from(Words { letters, ends, buckets, entries }: Words) -> Self {
        // Every start fills the table: a fuller one is sooner made.
        let slots = vec![Slot::FREE; (ends.len() + ends.len() / 4 + 1).next_power_of_two()];
        let mut set = Self { letters, ends, buckets, entries, slots, filter: Filter::default() };
        // The words of grammar come last in the packs. They are the commonest: kept first, they stand where they are looked for.
        for number in (0..index(set.len())).rev() {
            set.keep(number);
        }
        set
    }
}

/// A bit for each hash that a word of the set may have.
#[derive(Clone, Debug)]
struct Filter(Box<[u64; FILTER / 64]>);

/// Bits of the filter: small enough to stay near, large enough for tens of thousands of words.
const FILTER: usize = 1 << 19;

impl Default for Filter {
    fn default() -> Self {
        Self(Box::new([0; FILTER / 64]))
    }
}

impl Filter {
    #[inline]
    fn holds(&self, hash: u32) -> bool {
        let (place, bit) = Self::place(hash);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn add(&mut self, hash: u32) {
        let (place, bit) = Self::place(hash);
        self.0.iter_mut().skip(place).take(1).for_each(|bits| *bits |= bit);
    }

    /// Place and bit of a hash. The table of words goes by the lowest bits, this by the highest.
    #[inline]
    fn place(hash: u32) -> (usize, u64) {
        let bit = hash as usize >> (32 - FILTER.ilog2());
        (bit >> 6, 1 << (bit & 63))
    }
}

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
    pub(super) alone: Alone,
    /// Whether it has entries with a second word.
    pub(super) phrases: bool,
    /// Bytes of its letters, the lowest byte of their number.
    len: u8,
}

/// What a word is without a second one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Alone {
    /// Nothing.
    Nothing,
    /// One thing, whatever follows.
    One {
        /// Place in [`super::lexicon::Lexicon::senses`].
        sense: u16,
        rule: u32,
    },
    /// What its entries tell.
    Several,
}

/// A word as it is looked for: its letters, as far as sixteen bytes tell, and their hash.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    ends: [u64; 2],
    hash: u32,
    len: u32,
}

impl Sought {
    /// The word of a text.
    #[inline]
    pub(super) fn of(text: &[u8], word: Range<u32>) -> Self {
        Self::ending(text, eight_before(text, word.end), word)
    }

    /// A word with these last eight bytes.
    #[inline]
    pub(super) fn ending(text: &[u8], last: u64, word: Range<u32>) -> Self {
        let len = word.end - word.start;
        let ends = ends(text, word, last);
        Self { ends, hash: hash(ends, len), len }
    }

    /// Its first letters.
    #[inline]
    pub(super) fn head(&self) -> Head {
        Head::of(self.ends, self.len)
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
    /// No word is so long and has such ends.
    const FREE: Slot = Slot { ends: [0; 2], known: Known { number: UNKNOWN, alone: Alone::Nothing, phrases: false, len: u8::MAX } };
}

impl Vocabulary {
    /// An empty set with room for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let slots = vec![Slot::FREE; (words * 2).next_power_of_two()];
        let (letters, ends) = (Vec::with_capacity(words * 16), Vec::with_capacity(words));
        Self { letters, ends, slots, filter: Filter::default(), ..Self::default() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether some word may have such a hash; seldom told where none has.
    #[inline]
    pub(super) fn may_hold(&self, word: &Sought) -> bool {
        self.filter.holds(word.hash)
    }

    /// A word that is looked for; `text` gives what ends with it.
    #[inline]
    pub(super) fn find<'t>(&self, word: &Sought, text: impl Fn() -> &'t [u8]) -> Option<&Known> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = word.hash as usize & mask;
        while let Some(Slot { ends: [first, last], known }) = self.slots.get(at) {
            let alike = (*first ^ word.ends[0]) | (*last ^ word.ends[1]) == 0 && known.len == word.len as u8;
            if alike && (word.len <= 16 || self.is_long(known.number, word.len, text())) {
                return Some(known);
            }
            if known.number == UNKNOWN {
                break;
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// A word of a text, when it is one of the set.
    pub(super) fn look_up(&self, text: &[u8], word: Range<u32>) -> Option<&Known> {
        self.find(&Sought::of(text, word.clone()), || text.get(..word.end as usize).unwrap_or_default())
    }

    /// The entries of a word: without a second one, and with one.
    pub(super) fn entries_of(&self, number: u32) -> (&[Entry], &[Entry]) {
        let [here, next, ..] = self.buckets.get(number as usize..).unwrap_or_default() else { return Default::default() };
        let of = |from: u32, to: u32| self.entries.get(from as usize..to as usize).unwrap_or_default();
        (of(here.start, here.phrases), of(here.phrases, next.start))
    }

    /// The number of a word, a new one when it had none.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        if let Some(known) = self.look_up(word.as_bytes(), 0..index(word.len())) {
            return known.number;
        }
        let number = index(self.len());
        self.letters.extend_from_slice(word.as_bytes());
        self.ends.push(index(self.letters.len()));
        self.keep(number);
        number
    }

    /// Tells the entries, and where those of each word begin, with an end after the last.
    pub(super) fn set_entries(&mut self, buckets: Vec<Bucket>, entries: Vec<Entry>) {
        *self = Words { letters: std::mem::take(&mut self.letters), ends: std::mem::take(&mut self.ends), buckets, entries }.into();
    }

    /// Puts a word that is not there into the table and the filter.
    fn keep(&mut self, number: u32) {
        let Sought { ends, hash, len } = Sought::of(&self.letters, self.place_of(number));
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.known.number != UNKNOWN) {
            at = (at + 1) & mask;
        }
        let known = self.known(number, len as u8);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { ends, known };
        }
        self.filter.add(hash);
    }

    fn known(&self, number: u32, len: u8) -> Known {
        let [here, next, ..] = self.buckets.get(number as usize..).unwrap_or_default() else {
            return Known { number, len, ..Slot::FREE.known };
        };
        let alone = match self.entries.get(here.start as usize..here.phrases as usize) {
            None | Some([]) => Alone::Nothing,
            Some([Entry { rule, sense, further: 0, .. }]) => Alone::One { rule: *rule, sense: *sense },
            Some(_) => Alone::Several,
        };
        Known { number, alone, phrases: here.phrases < next.start, len }
    }

    /// Whether this is the word of so many bytes with which a text ends.
    fn is_long(&self, number: u32, len: u32, text: &[u8]) -> bool {
        let Range { start, end } = self.place_of(number);
        end - start == len && text.ends_with(self.letters.get(start as usize..end as usize).unwrap_or_default())
    }

    /// Where the letters of a word stand.
    fn place_of(&self, number: u32) -> Range<u32> {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(at).copied().unwrap_or_default();
        start..end
    }

    fn grow(&mut self) {
        self.slots = vec![Slot::FREE; (self.slots.len() * 2).max(16)];
        (0..index(self.len())).for_each(|number| self.keep(number));
    }
}

/// A length or place as it is kept; packs are far smaller than 4 GB.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The hash of a word's ends and length, which few words of the packs have in common: both halves of a product, which every
/// bit of the two numbers moves.
#[inline]
fn hash([first, last]: [u64; 2], len: u32) -> u32 {
    let product = u128::from(first ^ 0x9E37_79B9_7F4A_7C15) * u128::from(last ^ u64::from(len));
    (product as u64 ^ (product >> 64) as u64) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &Vocabulary, word: &str) -> u32 {
        let held = words.may_hold(&Sought::of(word.as_bytes(), 0..index(word.len())));
        words.look_up(word.as_bytes(), 0..index(word.len())).filter(|_| held).map_or(UNKNOWN, |known| known.number)
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
            words.set_entries(vec![Bucket::default(); given.len() + 1], Vec::new());
            assert_eq!((0..count).map(|n| find(&words, &format!("w{n}"))).collect::<Vec<u32>>(), given);
            assert_eq!(find(&words, "other"), UNKNOWN);
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
