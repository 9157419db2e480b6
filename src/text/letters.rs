//! Arabic letters many at a time: two bytes each, four in a number of 64 bits.
//!
//! Where a word ends cannot be foreseen. To look at eight letters at once costs less than one wrong guess. Tests hold what is
//! told here against the tables of [`super::chars`] and the folding of [`super::fold`].

/// A one in each letter.
const EACH: u64 = 0x0001_0001_0001_0001;
/// The bit in each letter that tells something of it.
const TOLD: u64 = 0x80 * EACH;

/// The first of all letters, and the first of those without a hamza: U+0621 and U+0627.
const HAMZA: u64 = 0x21;
const ALEF: u64 = 0x27;

/// Bytes at the beginning of a text that are letters without a hamza, alef to yeh without the tatweel; eight letters at most.
#[inline]
pub(super) fn bare(text: [u8; 16]) -> usize {
    let [first, second] = halves(text).map(Four::others::<ALEF>);
    letters_before_either(first, second)
}

/// The letters at the beginning of a text, eight at most: hamza, and alef to yeh with the letters of hamza and without the
/// tatweel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    halves: [Four; 2],
    /// The bits of the letters in each half.
    held: [u64; 2],
    /// Bytes of the letters.
    pub(super) len: usize,
}

impl Letters {
    /// Looks at the first eight letters.
    #[inline]
    pub(super) fn of(text: [u8; 16]) -> Self {
        let halves = halves(text);
        let [first, second] = halves.map(Four::others::<HAMZA>);
        // All bits below the lowest of a number.
        let below = |others: u64| (others & others.wrapping_neg()).wrapping_sub(1);
        let rest = if first == 0 { below(second) } else { 0 };
        Self { halves, held: [below(first), rest], len: letters_before_either(first, second) }
    }

    /// Whether one of the letters passes a test.
    #[inline]
    fn any(self, test: impl Fn(Four) -> u64) -> bool {
        let ([first, second], [one, other]) = (self.halves.map(test), self.held);
        first & one | second & other != 0
    }

    /// Whether folding changes one of them.
    #[inline]
    pub(super) fn change(self) -> bool {
        self.any(Four::carriers)
    }

    /// Whether one of them is an alef with a hamza below.
    #[inline]
    pub(super) fn has_hamza_below(self) -> bool {
        self.any(Four::hamzas_below)
    }

    /// The letters folded, with what stands behind them.
    #[inline]
    pub(super) fn folded(self) -> [u8; 16] {
        let [first, second] = self.halves.map(Four::folded);
        (u128::from(first) | u128::from(second) << 64).to_le_bytes()
    }
}

/// Eight letters as four and four.
#[inline]
fn halves(text: [u8; 16]) -> [Four; 2] {
    let number = u128::from_le_bytes(text);
    [Four(number as u64), Four((number >> 64) as u64)]
}

/// Four letters, the first lowest.
#[derive(Clone, Copy, Debug, Default)]
struct Four(u64);

impl Four {
    /// The bit of each letter whose code reaches a bound, U+0600 to U+067F being numbers of seven bits.
    #[inline]
    fn reach(self, bound: u64) -> u64 {
        let codes = (self.0 & EACH) << 6 | (self.0 >> 8) & (0x3F * EACH);
        codes + (0x80 - bound) * EACH
    }

    /// Bits in each that is no letter, or one before U+0600 + `FIRST` in the alphabet; those behind the first such tell nothing.
    ///
    /// The letters stand from there to ghain, U+063A, and ten more from feh, U+0641, to yeh: under another lead byte.
    #[inline]
    fn others<const FIRST: u64>(self) -> u64 {
        // Nothing is left of the lead byte of a letter but a bit for the second.
        let letters = self.0 ^ (0xD8 * EACH);
        let second = letters & EACH;
        // In the upper byte, how many letters after the first; what is before it borrows from the letter behind.
        let after = letters.wrapping_add(second * (((FIRST - 1) << 8) - 1)).wrapping_sub(((FIRST | 0x80) << 8) * EACH);
        let (most, most_second) = (0x3B - FIRST, 10);
        let past = after.wrapping_add(second * ((most - most_second) << 8)).wrapping_add(((0x80 - most) << 8) * EACH);
        (after | past) & (0x80FE * EACH)
    }

    /// The bit of each letter that carries a hamza or a madda: folding takes it off.
    #[inline]
    fn carriers(self) -> u64 {
        (self.reach(0x22) ^ self.reach(0x27)) & TOLD
    }

    /// The bit of each alef with a hamza below.
    #[inline]
    fn hamzas_below(self) -> u64 {
        (self.reach(0x25) ^ self.reach(0x26)) & TOLD
    }

    /// The letters folded, where they are letters.
    #[inline]
    fn folded(self) -> u64 {
        let alefs = (self.reach(0x22) ^ self.reach(0x24) ^ self.reach(0x25) ^ self.reach(0x26)) & TOLD;
        let others = self.carriers() ^ alefs;
        // To the bare alef from those with something on or below it; to waw and yeh from those with hamza.
        const BARE: u64 = 0x0700;
        const CARRIED: u64 = 0x2C01;
        (self.0 | ((alefs >> 7) * BARE)) ^ ((others >> 7) * CARRIED)
    }
}

/// Whether a letter that is told here may begin with a byte.
#[inline]
pub(super) fn may_begin(byte: u8) -> bool {
    byte & 0xFE == 0xD8
}

/// Bytes of the letters before the first that is told of.
#[inline]
fn letters_before(told: u64) -> usize {
    told.trailing_zeros() as usize / 16 * 2
}

/// The same of two halves.
#[inline]
fn letters_before_either(first: u64, second: u64) -> usize {
    let told = u128::from(first) | u128::from(second) << 64;
    told.trailing_zeros() as usize / 16 * 2
}

/// Bytes at the beginning of `text` that are letters which folding leaves as they are: hamza, and alef to yeh without the
/// letters of hamza and the tatweel. Other such letters may end them.
#[inline]
pub(super) fn plain(text: &[u8]) -> usize {
    let not_plain = |four: &[u8; 8]| {
        let four = Four(u64::from_le_bytes(*four));
        four.others::<HAMZA>() | four.carriers()
    };
    let (fours, rest) = text.as_chunks::<8>();
    for (four, at) in fours.iter().zip((0..).step_by(8)) {
        let other = not_plain(four);
        if other != 0 {
            return at + letters_before(other);
        }
    }
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    8 * fours.len() + letters_before(not_plain(&last))
}

#[cfg(test)]
mod tests {
    use super::super::chars::{ALEF, BASE, LETTER, arabic};
    use super::super::fold::fold;
    use super::*;

    const PLAIN: &str = "ءابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
    const ENDS: [&str; 9] = ["", " قا", "\u{640}ق", "é", "٣", "پ", "\u{6F}", "\u{FEFB}", "َا"];

    #[test]
    fn plain_letters_end_before_what_folding_changes_and_what_is_no_letter() {
        let found = |text: &str| text.get(..plain(text.as_bytes())).map(str::to_owned);
        let all: String = ('\0'..='\u{FFFF}').filter(|c| found(c.encode_utf8(&mut [0; 4])) != Some(String::new())).collect();
        assert_eq!(all, PLAIN);
        assert!(all.chars().all(|c| arabic((c as u32 - 0x600) as u8) & !ALEF == LETTER | BASE));
        for letters in 0..10 {
            for end in ENDS.into_iter().chain(["أقا"]) {
                let text = format!("{}{end}", PLAIN.chars().rev().take(letters).collect::<String>());
                assert_eq!(plain(text.as_bytes()), 2 * letters, "{text}");
            }
        }
    }

    /// Letters, change, hamza below and the folding of the letters at the beginning of a text.
    fn read(text: &str) -> (String, bool, bool, String) {
        let mut first = [b' '; 16];
        first.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = byte);
        let letters = Letters::of(first);
        let word = |bytes: &[u8]| String::from_utf8(bytes[..letters.len].to_vec()).unwrap_or_default();
        (word(&first), letters.change(), letters.has_hamza_below(), word(&letters.folded()))
    }

    #[test]
    fn eight_letters_are_folded_as_one_by_one() {
        for letter in PLAIN.chars().chain("آأؤإئ".chars()) {
            for place in 0..8 {
                for end in ENDS {
                    let mut word: Vec<char> = PLAIN.chars().skip(place).take(place + 1).collect();
                    word[place] = letter;
                    let word: String = word.into_iter().collect();
                    let expected = (word.clone(), fold(&word) != word, letter == 'إ', fold(&word));
                    assert_eq!(read(&format!("{word}{end}")), expected, "{word}{end}");
                }
            }
        }
    }

    #[test]
    fn what_stands_behind_the_letters_does_not_count() {
        for text in ["قال أن", "قال إن", "و إن", "\u{623}", "قال.إذا"] {
            let (word, change, below, folded) = read(text);
            assert_eq!((change, below, folded), (fold(&word) != word, false, fold(&word)), "{text}");
        }
    }
}
