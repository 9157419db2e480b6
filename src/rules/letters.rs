//! The letters at the ends of words as numbers.

pub(super) use crate::text::affixes::*;
use std::ops::Range;

/// The first four letters of a word as bits, the first lowest: questions about clitics are put to numbers.
///
/// A letter of the Arabic block takes 16 bits, so a place may also hold parts of letters of another script; no such part
/// equals an Arabic letter, whose first byte begins no other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Head {
    bits: u64,
    /// Bytes of the whole word.
    pub(super) len: u32,
}

/// Bits of a letter.
const LETTER: u32 = 16;

impl Head {
    /// The head of a folded word with these [`ends`] and so many bytes.
    #[inline]
    pub(super) fn of([first, last]: [u64; 2], len: u32) -> Self {
        Self { bits: if len < 8 { last } else { first }, len }
    }

    /// Whether the word is of these letters, four at most.
    #[inline]
    pub(super) const fn is(self, letters: &[char]) -> bool {
        self.begins(letters) & (self.len == 2 * letters.len() as u32)
    }

    /// Whether the word begins with these letters, four at most.
    #[inline]
    pub(super) const fn begins(self, letters: &[char]) -> bool {
        let unused = LETTER * (4 - letters.len() as u32);
        self.bits << unused == joined(letters) << unused
    }

    /// The first letter.
    #[inline]
    pub(super) const fn first(self) -> u64 {
        self.bits & 0xFFFF
    }

    /// The second byte of the word, which tells Arabic letters apart; 0 for a shorter word.
    #[inline]
    pub(super) const fn second_byte(self) -> u8 {
        (self.bits >> 8) as u8
    }

    /// What stands behind the first letter.
    #[inline]
    pub(super) const fn behind(self) -> Self {
        Self { bits: self.bits >> LETTER, len: self.len.saturating_sub(2) }
    }
}

/// The first and the last eight bytes of a word as bits, which may overlap: with its length all of a word of sixteen. One
/// shorter than eight stands in the last alone. How long a word is cannot be foreseen, so both are fetched of every word;
/// the last are those of [`eight_before`] its end.
#[inline]
pub(super) fn ends(text: &[u8], word: Range<u32>, last: u64) -> [u64; 2] {
    let (len, first) = (word.end - word.start, eight_from(text, word.start).unwrap_or_default());
    // Half of the bits of the last that are not the word's: a number cannot be moved by all of its own at once.
    let (first, half) = if len < 8 { (0, 32 - 4 * len) } else { (first, 0) };
    [first, last >> half >> half]
}

/// Eight bytes of a text from a place on as bits, the first lowest.
#[inline]
fn eight_from(text: &[u8], start: u32) -> Option<u64> {
    let start = start as usize;
    text.get(start..start + 8).and_then(<[u8]>::first_chunk).map(|eight| u64::from_le_bytes(*eight))
}

/// Eight bytes of a text before a place as bits, the last highest; nothing stands before its beginning.
#[inline]
pub(super) fn eight_before(text: &[u8], end: u32) -> u64 {
    match end.checked_sub(8).and_then(|start| eight_from(text, start)) {
        Some(eight) => eight,
        None => few(text.get(..end as usize).unwrap_or_default()).unbounded_shl(64 - 8 * end),
    }
}

/// Less than eight bytes as bits, the first lowest.
#[cold]
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte))
}

/// The bits of letters, four at most.
const fn joined(letters: &[char]) -> u64 {
    let (mut all, mut at) = (0, 0);
    while at < letters.len() {
        all |= bits(letters[at]) << (LETTER * at as u32);
        at += 1;
    }
    all
}

/// The two bytes of an Arabic letter, the first lowest.
pub(super) const fn bits(letter: char) -> u64 {
    let code = letter as u64;
    (0xC0 | code >> 6) | (0x80 | code & 0x3F) << 8
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in super::super) fn read(word: &str) -> Head {
        let (text, len) = (word.as_bytes(), word.len() as u32);
        Head::of(ends(text, 0..len, eight_before(text, len)), len)
    }

    proptest! {
        #[test]
        fn head_begins_as_its_word_does(word in "[\u{627}\u{644}\u{628}\u{648}\u{643}a1\u{e9}]{0,6}", start in "[\u{627}\u{644}\u{628}\u{648}]{1,4}") {
            let letters: Vec<char> = start.chars().collect();
            prop_assert_eq!(read(&word).begins(&letters), word.starts_with(&start));
            let behind = word.strip_prefix(WAW).map(|rest| read(rest).begins(&[ALEF, LAM]));
            let head = read(&word);
            prop_assert_eq!(head.begins(&[WAW]).then(|| head.behind().begins(&[ALEF, LAM])), behind);
        }
    }
}
