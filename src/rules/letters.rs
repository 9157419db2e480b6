//! Folded Arabic letters that inflection and clitics are made of, by their Unicode names.

pub(super) const HAMZA: char = '\u{0621}';
pub(super) const ALEF_WITH_HAMZA: char = '\u{0623}';
pub(super) const ALEF: char = '\u{0627}';
pub(super) const BEH: char = '\u{0628}';
pub(super) const TEH_MARBUTA: char = '\u{0629}';
pub(super) const TEH: char = '\u{062A}';
pub(super) const SEEN: char = '\u{0633}';
pub(super) const FEH: char = '\u{0641}';
pub(super) const KAF: char = '\u{0643}';
pub(super) const LAM: char = '\u{0644}';
pub(super) const MEEM: char = '\u{0645}';
pub(super) const NOON: char = '\u{0646}';
pub(super) const WAW: char = '\u{0648}';
pub(super) const ALEF_MAKSURA: char = '\u{0649}';
pub(super) const YEH: char = '\u{064A}';

/// The first four letters of a word as bits, the first lowest: questions about clitics are put to numbers.
///
/// A letter of the Arabic block takes 16 bits, so a place may also hold parts of letters of another script; no such part
/// equals an Arabic letter, whose first byte begins no other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Head {
    bits: u64,
    /// Bytes of the whole word.
    pub(super) len: usize,
}

/// Bits of a letter.
const LETTER: u32 = 16;

impl Head {
    /// The head of a folded word.
    #[inline]
    pub(super) fn of(word: &[u8]) -> Self {
        Self { bits: first_bytes(word), len: word.len() }
    }

    /// Whether the word begins with these letters, four at most.
    #[inline]
    pub(super) const fn begins(self, letters: &[char]) -> bool {
        let (mut wanted, mut at) = (0, 0);
        while at < letters.len() {
            wanted |= bits(letters[at]) << (LETTER * at as u32);
            at += 1;
        }
        let unused = LETTER * (4 - letters.len() as u32);
        self.bits << unused == wanted << unused
    }

    /// The first letter.
    #[inline]
    pub(super) const fn first(self) -> u64 {
        self.bits & 0xFFFF
    }

    /// The second byte of the word.
    #[inline]
    pub(super) const fn second_byte(self) -> u8 {
        let [_, second, ..] = self.bits.to_le_bytes();
        second
    }

    /// What stands behind the first letter.
    #[inline]
    pub(super) const fn behind(self) -> Self {
        Self { bits: self.bits >> LETTER, len: self.len.saturating_sub(2) }
    }
}

/// The first eight bytes of a word as bits, the first lowest.
#[inline]
pub(super) fn first_bytes(word: &[u8]) -> u64 {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (word.first_chunk::<8>(), word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(eight), ..) => u64::from_le_bytes(*eight),
        (_, Some(first), Some(last)) => four(first) | four(last) << (8 * (word.len() - 4)),
        _ => word.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte)),
    }
}

/// The two bytes of an Arabic letter, the first lowest.
pub(super) const fn bits(letter: char) -> u64 {
    let code = letter as u64;
    (0xC0 | code >> 6) | (0x80 | code & 0x3F) << 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn head_begins_as_its_word_does(word in "[\u{627}\u{644}\u{628}\u{648}\u{643}a1\u{e9}]{0,6}", start in "[\u{627}\u{644}\u{628}\u{648}]{1,4}") {
            let letters: Vec<char> = start.chars().collect();
            prop_assert_eq!(Head::of(word.as_bytes()).begins(&letters), word.starts_with(&start));
            let behind = word.strip_prefix(WAW).map(|rest| Head::of(rest.as_bytes()).begins(&[ALEF, LAM]));
            let head = Head::of(word.as_bytes());
            prop_assert_eq!(head.begins(&[WAW]).then(|| head.behind().begins(&[ALEF, LAM])), behind);
        }
    }
}
