//! The only table of code points: classes for the tokeniser, foldings for the matching key.
//!
//! Knows letters, not words. ASCII and the Arabic block are tables, since nearly every character of an
//! Arabic article is in one of them; the rest of Unicode goes through a `match`.

/// What a character is to the tokeniser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Separates words: blanks of all widths and control characters.
    Blank,
    /// Ends a line.
    Break,
    /// Direction marks, zero-width characters, variation selectors: part of nothing.
    Invisible,
    /// A letter, or a mark on a letter, of any script.
    Letter,
    /// A decimal digit, European, Arabic-Indic or Persian.
    Digit,
    /// `,` and the Arabic comma.
    Comma,
    /// `;` and the Arabic semicolon.
    Semicolon,
    /// `:`.
    Colon,
    /// `.` and the Urdu full stop.
    Dot,
    /// The ellipsis sign.
    Ellipsis,
    /// Question marks.
    Question,
    /// Exclamation marks.
    Exclamation,
    /// The hyphen, which may join or part.
    Hyphen,
    /// Longer dashes, which always part.
    Dash,
    /// Opening brackets.
    Open,
    /// Closing brackets.
    Close,
    /// Quotation marks, apostrophes and primes.
    Quote,
    /// Slash, bullet, bar and the rest of punctuation.
    Other,
    /// Signs and emoji.
    Symbol,
}

/// Which quotation marks can be a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    /// Double angle marks.
    Guillemet,
    /// Curly, straight and low double marks, double primes.
    Double,
    /// Single marks, apostrophes, primes, single angle marks.
    Single,
    /// Double round brackets.
    Paren,
}

/// The side a quotation mark is drawn for; articles often do not care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lean {
    /// Drawn to open.
    Open,
    /// Drawn to close.
    Close,
    /// The same on both sides.
    None,
}

/// Flag of [`arabic`]: a letter, or a mark on a letter.
pub(super) const LETTER: u8 = 1;
/// Flag of [`arabic`]: folding changes or drops the character.
pub(super) const CHANGES: u8 = 2;
/// Flag of [`arabic`]: the shadda.
pub(super) const SHADDA: u8 = 4;
/// Flag of [`arabic`]: an alef with a hamza below, or that hamza alone.
pub(super) const HAMZA_BELOW: u8 = 8;
/// Flag of [`arabic`]: an alef of any kind.
pub(super) const ALEF: u8 = 16;
/// Flag of [`arabic`]: a base letter: no haraka, no tatweel.
pub(super) const BASE: u8 = 32;
/// Flag of [`arabic`]: the fathatan.
pub(super) const FATHATAN: u8 = 64;

/// The mark of the indefinite accusative.
pub(super) const FATHATAN_MARK: char = '\u{64B}';

/// The tatweel, which stretches a word and, standing alone, is typed for a dash.
pub(super) const TATWEEL: char = '\u{640}';

const ARABIC_FLAGS: [u8; 256] = flags_table();
const ARABIC_FOLDED: [u16; 256] = folded_table();
const ARABIC_PAIRS: [[u8; 2]; 256] = pairs_table();
const ASCII: [Class; 128] = ascii_table();
const ARABIC: [Class; 256] = arabic_table();

/// Flags of the character U+0600 + `low`.
pub(super) fn arabic(low: u8) -> u8 {
    ARABIC_FLAGS.get(usize::from(low)).copied().unwrap_or_default()
}

/// The folding of U+0600 + `low`; `None` when it is dropped.
pub(super) fn folded_arabic(low: u8) -> Option<char> {
    let folded = ARABIC_FOLDED.get(usize::from(low)).copied().unwrap_or_default();
    char::from_u32(u32::from(folded)).filter(|c| *c != '\0')
}

/// The place in the Arabic block of a two-byte character, when it is there.
pub(super) fn arabic_low(lead: u8, tail: u8) -> Option<u8> {
    (lead & 0xFC == 0xD8).then_some((lead & 3) << 6 | (tail & 0x3F))
}

/// Flags of a two-byte character of the Arabic block; none for other bytes.
pub(super) fn arabic_pair(pair: [u8; 2]) -> u8 {
    let [lead, tail] = pair;
    arabic_low(lead, tail).map_or(0, arabic)
}

/// The class of a two-byte character of the Arabic block, and the character; `None` for other bytes.
pub(super) fn of_arabic_pair(pair: [u8; 2]) -> Option<(Class, char)> {
    let [lead, tail] = pair;
    let low = arabic_low(lead, tail)?;
    Some((ARABIC.get(usize::from(low)).copied()?, char::from_u32(0x600 + u32::from(low))?))
}

/// The folding of a two-byte letter of the Arabic block; `None` when it is dropped. Letters fold to letters of the block.
pub(super) fn folded_pair(pair: [u8; 2]) -> Option<[u8; 2]> {
    let [lead, tail] = pair;
    let folded = ARABIC_PAIRS.get(usize::from(arabic_low(lead, tail)?)).copied();
    folded.filter(|folded| *folded != [0; 2])
}

/// The class of an ASCII byte; [`Class::Symbol`] for other bytes.
pub(super) fn ascii(byte: u8) -> Class {
    ASCII.get(usize::from(byte)).copied().unwrap_or(Class::Symbol)
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c as u32 {
        0..=0x7F => ascii(c as u8),
        code @ 0x600..=0x6FF => ARABIC.get(code as usize - 0x600).copied().unwrap_or(Class::Symbol),
        0x85 | 0x2028 | 0x2029 => Class::Break,
        0x80..=0x9F | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Class::Blank,
        code if is_invisible(code) => Class::Invisible,
        0xAB | 0xBB | 0x2018..=0x201F | 0x2032 | 0x2033 | 0x2039 | 0x203A | 0xB4 | 0x2BC => Class::Quote,
        0x2010 | 0x2011 => Class::Hyphen,
        0x2012..=0x2015 | 0x2212 => Class::Dash,
        0x2026 => Class::Ellipsis,
        0x203D | 0x2047 | 0x2E2E | 0xFE56 | 0xFF1F => Class::Question,
        0xFF01 | 0x203C => Class::Exclamation,
        0xFD3E | 0xFF08 | 0xFE59 | 0x300C | 0x300E | 0x3010 => Class::Open,
        0xFD3F | 0xFF09 | 0xFE5A | 0x300D | 0x300F | 0x3011 => Class::Close,
        0xA7 | 0xB6 | 0xB7 | 0x2020..=0x2025 | 0x2027 | 0x2030..=0x205E | 0x25A0..=0x25CF => Class::Other,
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F => Class::Letter,
        0x8D3..=0x8FF => Class::Letter,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Symbol,
    }
}

/// Whether a character belongs to an Arabic block, presentation forms included.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c as u32, 0x600..=0x6FF | 0x750..=0x77F | 0x870..=0x8FF) || is_presentation(c)
}

/// Whether a character is an Arabic letter: what makes a text Arabic.
pub(super) fn is_arabic_letter(c: char) -> bool {
    match c as u32 {
        code @ 0x600..=0x6FF => arabic((code - 0x600) as u8) & BASE != 0,
        _ => is_arabic(c) && c.is_alphabetic(),
    }
}

/// Whether a character is a letter drawn in its joined form, which folding takes apart.
pub(super) fn is_presentation(c: char) -> bool {
    matches!(c as u32, 0xFB50..=0xFBFF | 0xFC00..=0xFD3D | 0xFD40..=0xFDFF | 0xFE70..=0xFEFE)
}

/// Whether folding drops a character outside the Arabic block.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c as u32, 0x8D3..=0x8E1 | 0x8E3..=0x8FF) || is_invisible(c as u32)
}

/// Whether a letter of a folded key can stand before a noun as a proclitic.
pub(super) fn is_proclitic(c: char) -> bool {
    // waw, feh, beh, lam, kaf, and the alef of the article
    matches!(c, '\u{648}' | '\u{641}' | '\u{628}' | '\u{644}' | '\u{643}' | '\u{627}')
}

/// The letter reh, which some papers write for a decimal point.
pub(super) const REH: char = '\u{631}';

/// The conjunction waw, which is written on to the next word.
pub(super) const WAW: char = '\u{648}';

/// Family and lean of a quotation mark.
pub(super) fn quote_mark(c: char) -> (Family, Lean) {
    match c {
        '\u{AB}' => (Family::Guillemet, Lean::Open),
        '\u{BB}' => (Family::Guillemet, Lean::Close),
        '<' => (Family::Guillemet, Lean::Open),
        '>' => (Family::Guillemet, Lean::Close),
        '(' => (Family::Paren, Lean::Open),
        ')' => (Family::Paren, Lean::Close),
        '\u{201C}' | '\u{201E}' | '\u{201F}' => (Family::Double, Lean::Open),
        '\u{201D}' | '\u{2033}' => (Family::Double, Lean::Close),
        '\u{2018}' | '\u{201A}' | '\u{201B}' | '\u{2039}' => (Family::Single, Lean::Open),
        '\u{2019}' | '\u{203A}' | '\u{2032}' => (Family::Single, Lean::Close),
        '"' => (Family::Double, Lean::None),
        _ => (Family::Single, Lean::None),
    }
}

fn is_invisible(code: u32) -> bool {
    matches!(
        code,
        0xAD | 0x61C
            | 0x180E
            | 0x200B..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x2064
            | 0x2066..=0x2069
            | 0xFE00..=0xFE0F
            | 0xFEFF
            | 0xE0100..=0xE01EF
    )
}

const fn ascii_table() -> [Class; 128] {
    let mut table = [Class::Symbol; 128];
    let mut code = 0u8;
    while code < 128 {
        table[code as usize] = match code {
            b'\n' | b'\r' | 0x0B | 0x0C => Class::Break,
            0..=0x20 | 0x7F => Class::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b',' => Class::Comma,
            b';' => Class::Semicolon,
            b':' => Class::Colon,
            b'.' => Class::Dot,
            b'?' => Class::Question,
            b'!' => Class::Exclamation,
            b'-' => Class::Hyphen,
            b'(' | b'[' | b'{' => Class::Open,
            b')' | b']' | b'}' => Class::Close,
            b'"' | b'\'' | b'`' => Class::Quote,
            b'/' | b'\\' | b'|' | b'*' | b'_' | b'~' => Class::Other,
            _ => Class::Symbol,
        };
        code += 1;
    }
    table
}

const fn arabic_table() -> [Class; 256] {
    let mut table = [Class::Symbol; 256];
    let mut low = 0usize;
    while low < 256 {
        table[low] = match low {
            0x0C => Class::Comma,
            0x1B => Class::Semicolon,
            0x1F => Class::Question,
            0xD4 => Class::Dot,
            0x1C => Class::Invisible,
            0x60..=0x69 | 0xF0..=0xF9 => Class::Digit,
            0x0D | 0x1D | 0x1E | 0x6B | 0x6C | 0x6D => Class::Other,
            _ if is_mark(low) || is_base(low) => Class::Letter,
            _ => Class::Symbol,
        };
        low += 1;
    }
    table
}

/// Harakat, Quranic signs, honorifics and the tatweel.
const fn is_mark(low: usize) -> bool {
    matches!(low, 0x10..=0x1A | 0x40 | 0x4B..=0x5F | 0x70 | 0xD6..=0xDC | 0xDF..=0xE8 | 0xEA..=0xED)
}

const fn is_base(low: usize) -> bool {
    matches!(low, 0x20..=0x3F | 0x41..=0x4A | 0x6E | 0x6F | 0x71..=0xD3 | 0xD5 | 0xEE | 0xEF | 0xFA..=0xFC | 0xFF)
}

const fn flags_table() -> [u8; 256] {
    let folded = folded_table();
    let mut table = [0u8; 256];
    let mut low = 0usize;
    while low < 256 {
        let mut flags = 0;
        if is_mark(low) || is_base(low) {
            flags |= LETTER;
        }
        if is_base(low) {
            flags |= BASE;
        }
        if folded[low] as usize != low + 0x600 {
            flags |= CHANGES;
        }
        if low == 0x51 {
            flags |= SHADDA;
        }
        if low == 0x4B {
            flags |= FATHATAN;
        }
        if matches!(low, 0x25 | 0x55 | 0x73) {
            flags |= HAMZA_BELOW;
        }
        if matches!(low, 0x22 | 0x23 | 0x25 | 0x27 | 0x71..=0x73 | 0x75) {
            flags |= ALEF;
        }
        table[low] = flags;
        low += 1;
    }
    table
}

/// Folding of the Arabic block; 0 for what is dropped.
const fn folded_table() -> [u16; 256] {
    let mut table = [0u16; 256];
    let mut low = 0usize;
    while low < 256 {
        table[low] = match low {
            0x1C => 0,
            _ if is_mark(low) => 0,
            0x22 | 0x23 | 0x25 | 0x71..=0x73 | 0x75 => 0x627, // alefs with madda, hamza, wasla
            0x24 | 0x76 => 0x648,                             // waw with hamza
            0x26 | 0x78 | 0xCC => 0x64A,                      // yeh with hamza, Persian yeh
            0xA9 | 0xAA => 0x643,                             // Persian and swash kaf
            0xBE | 0xC1 => 0x647,                             // heh doachashmee, heh goal
            0x60..=0x69 => low as u16 - 0x60 + b'0' as u16,
            0xF0..=0xF9 => low as u16 - 0xF0 + b'0' as u16,
            0x6A => b'%' as u16,
            0x6B => b'.' as u16,
            0x6C => b',' as u16,
            _ => low as u16 + 0x600,
        };
        low += 1;
    }
    table
}

/// The same in UTF-8, of what folds to two bytes.
const fn pairs_table() -> [[u8; 2]; 256] {
    let folded = folded_table();
    let mut table = [[0u8; 2]; 256];
    let mut low = 0usize;
    while low < 256 {
        if folded[low] >= 0x600 {
            table[low] = [0xC0 | (folded[low] >> 6) as u8, 0x80 | (folded[low] & 0x3F) as u8];
        }
        low += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_arabic_marks_and_letters() {
        let classes: Vec<Class> = "ب،؛؟ًـ٣۔٪".chars().map(class).collect();
        assert_eq!(
            classes,
            [
                Class::Letter,
                Class::Comma,
                Class::Semicolon,
                Class::Question,
                Class::Letter,
                Class::Letter,
                Class::Digit,
                Class::Dot,
                Class::Symbol
            ]
        );
    }

    #[test]
    fn every_unicode_blank_separates() {
        for c in (0..=0x10FFFFu32).filter_map(char::from_u32).filter(|c| c.is_whitespace()) {
            assert!(matches!(class(c), Class::Blank | Class::Break), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn the_folding_of_a_folding_is_itself() {
        for low in 0..=255u8 {
            if let Some(c) = folded_arabic(low).filter(|c| ('\u{600}'..='\u{6FF}').contains(c)) {
                assert_eq!(folded_arabic((c as u32 - 0x600) as u8), Some(c));
            }
        }
    }

    #[test]
    fn hamza_below_is_told_from_hamza_above() {
        assert_eq!(arabic(0x25) & (ALEF | HAMZA_BELOW), ALEF | HAMZA_BELOW);
        assert_eq!(arabic(0x23) & (ALEF | HAMZA_BELOW), ALEF);
    }
}
