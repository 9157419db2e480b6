//! Numbers of a text as values: digits of every script, number words, duals. Values are thousandths, so `2.5` is one too.

use crate::rules::written::letter_bit;
use crate::text::affixes::{AND, REH, THE};
use crate::text::bare::CONJUNCTIONS;
use crate::text::{Document, fold};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// One, in thousandths.
pub(crate) const ONE: u64 = 1000;
const TEN: u64 = 10 * ONE;
const HUNDRED: u64 = 100 * ONE;

/// A number and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value, in thousandths.
    pub value: u64,
}

/// Words that count (`rules/policy/numbers.yaml`), folded.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberWords {
    /// Number words and what they count.
    numbers: Keys,
    /// Words that multiply a number and are none by themselves.
    multiples: Keys,
    /// Words for a part of one, in thousandths.
    fractions: Keys,
    /// Words for a place in a row.
    ordinals: Keys,
}

/// Folded words and values.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "BTreeMap<String, u64>")]
struct Keys {
    values: FxHashMap<Box<str>, u64>,
    /// By a first letter, a bit for each second one: no other word is looked up.
    begun: Vec<u64>,
}

/// Places for the letters that Arabic words begin with.
const LETTERS: usize = 64;

/// The place of a word's first letter and the bit of its second.
#[inline(always)]
fn begin(word: &[u8]) -> Option<(usize, u64)> {
    let [_, first, _, second, ..] = *word else { return None };
    Some((usize::from(first) % LETTERS, letter_bit(second)))
}

/// The conjunctions as they are written.
const JOINED: [[u8; 2]; 2] = [two_bytes(CONJUNCTIONS[0]), two_bytes(CONJUNCTIONS[1])];

const fn two_bytes(letter: char) -> [u8; 2] {
    let code = letter as u32;
    [0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]
}

impl From<BTreeMap<String, u64>> for Keys {
    fn from(words: BTreeMap<String, u64>) -> Self {
        let values: FxHashMap<Box<str>, u64> = words.iter().map(|(word, value)| (fold(word).into_boxed_str(), *value)).collect();
        let mut begun = vec![0; LETTERS];
        for (first, second) in words.keys().filter_map(|word| begin(fold(word).as_bytes())) {
            begun.iter_mut().skip(first).take(1).for_each(|seconds| *seconds |= second);
        }
        Self { values, begun }
    }
}

impl Keys {
    fn get(&self, word: &str) -> Option<u64> {
        if self.may_begin(word.as_bytes()) { self.values.get(word).copied() } else { None }
    }

    #[inline(always)]
    fn may_begin(&self, word: &[u8]) -> bool {
        let seconds = |first: usize| self.begun.get(first).copied().unwrap_or_default();
        begin(word).is_some_and(|(first, second)| seconds(first) & second != 0)
    }

    /// The value of a word, as it stands or without a conjunction and the article before it.
    #[inline(always)]
    fn read(&self, word: &str) -> Option<u64> {
        let behind_article = |word: &[u8]| word.strip_prefix(THE.as_bytes()).is_some_and(|bare| self.may_begin(bare));
        let may_be = |word: &[u8]| self.may_begin(word) || behind_article(word);
        let letters = word.as_bytes();
        let joined = || letters.split_first_chunk().is_some_and(|(letter, rest)| JOINED.contains(letter) && may_be(rest));
        if may_be(letters) || joined() { self.read_slowly(word) } else { None }
    }

    #[inline(never)]
    fn read_slowly(&self, word: &str) -> Option<u64> {
        let definite = |word: &str| self.get(word).or_else(|| self.get(word.strip_prefix(THE)?));
        definite(word).or_else(|| definite(word.strip_prefix(CONJUNCTIONS)?))
    }
}

impl NumberWords {
    /// The words that come with the program, read when they are first asked for. None from a broken tree; a test guards that.
    pub(crate) fn builtin() -> &'static Self {
        static WORDS: OnceLock<NumberWords> = OnceLock::new();
        WORDS.get_or_init(|| serde_json::from_str(TEXT).unwrap_or_default())
    }

    /// What a folded number word counts, a conjunction and the article before it aside.
    pub(crate) fn number(&self, word: &str) -> Option<u64> {
        self.numbers.read(word)
    }

    /// The place in a row for which a folded word stands, a conjunction and the article before it aside.
    pub(super) fn ordinal(&self, word: &str) -> Option<u64> {
        self.ordinals.read(word)
    }

    /// What a folded word without conjunction makes of a number before it.
    fn multiple(&self, word: &str) -> Option<u64> {
        self.multiples.get(word).or_else(|| self.numbers.get(word))
    }

    /// The numbers among tokens, in order.
    pub(crate) fn among(&self, doc: &Document, tokens: Range<usize>) -> Vec<Number> {
        let reading = Reading { words: self, doc };
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let number = reading.number(at, tokens.end);
            at = number.as_ref().map_or(at + 1, |n| n.tokens.end);
            found.extend(number);
        }
        found
    }
}

/// What `build.rs` made of `rules/policy/numbers.yaml`.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/numbers.json"));

/// A text as it is read for numbers.
struct Reading<'a> {
    words: &'a NumberWords,
    doc: &'a Document,
}

impl Reading<'_> {
    /// The number that begins at a token.
    fn number(&self, start: usize, end: usize) -> Option<Number> {
        let word = |at: usize| self.doc.is_word(at).then(|| self.doc.key(at));
        let counted = |at: usize| word(at).and_then(|w| self.words.number(w)).map(|n| n.saturating_mul(ONE));
        let (mut sum, mut part) = (0u64, self.digits(start).or_else(|| counted(start))?);
        let mut at = start + 1;
        while at < end {
            // Thirteen is "three ten", three thousand multiplies; "three and twenty" adds.
            match (word(at).and_then(|w| self.words.multiple(w)), counted(at)) {
                (Some(10), _) if part < TEN => part += TEN,
                (Some(next), _) if next >= 100 && part < next.saturating_mul(ONE) => part = part.saturating_mul(next),
                (None, Some(next)) if next < part || part < TEN && next < HUNDRED => {
                    sum = sum.saturating_add(part);
                    part = next;
                }
                _ => match self.digits(at + 1).filter(|next| self.doc.key(at) == AND && *next < part) {
                    Some(next) => {
                        sum = sum.saturating_add(part);
                        part = next;
                        at += 1;
                    }
                    None => break,
                },
            }
            at += 1;
        }
        let whole = sum.saturating_add(part);
        let (end, value) = self.fraction(at, end, whole).unwrap_or((at, whole));
        Some(Number { tokens: start..end, value })
    }

    /// "And a half (million)" behind a number: where it ends, and the sum.
    fn fraction(&self, at: usize, end: usize, whole: u64) -> Option<(usize, u64)> {
        let key = Some(self.doc.key(at)).filter(|_| at < end)?;
        let thousandths = self.words.fractions.get(key.strip_prefix(AND)?)?;
        let unit = [1_000_000_000, 1_000_000, 1_000, 1].into_iter().find(|unit| whole >= unit * ONE)?;
        let named = at + 1 < end && self.words.number(self.doc.key(at + 1)) == Some(unit);
        Some((at + 1 + usize::from(named), whole.saturating_add(unit * thousandths)))
    }

    fn digits(&self, token: usize) -> Option<u64> {
        digits(self.doc, token)
    }
}

/// A number in digits; none for times, dates and scores.
pub(crate) fn digits(doc: &Document, token: usize) -> Option<u64> {
    doc.is_number(token).then(|| thousandths(doc.surface(token))).flatten()
}

/// The same number, or what a headline makes of it: 178 is "180", 43.77 is "44" and 407,213 is "407 thousand".
pub(crate) fn is_round(headline: u64, body: u64) -> bool {
    let nearest = |unit: u64| {
        body >= unit && headline.is_multiple_of(unit) && (headline == body / unit * unit || headline.abs_diff(body) <= unit / 2)
    };
    let tens = headline >= 100 * ONE && headline.is_multiple_of(10 * ONE) && headline.abs_diff(body) <= body / 10;
    headline == body || tens || nearest(ONE) || nearest(1000 * ONE)
}

/// The value of digits, their separators read as news writes them.
pub(crate) fn thousandths(surface: &str) -> Option<u64> {
    // All digits, those before the first mark, and those behind the last one.
    let (mut all, mut whole, mut last) = (Digits::default(), Digits::default(), Digits::default());
    let (mut marks, mut is_decimal, mut are_thousands) = (0, false, true);
    for c in surface.chars() {
        if let Some(digit) = digit(c) {
            all.add(digit);
            last.add(digit);
            continue;
        }
        match c {
            // ARABIC DECIMAL SEPARATOR; the letter REH stands for it in some texts.
            '.' | '\u{66B}' | REH => is_decimal = true,
            ',' | '\u{66C}' | '\u{60C}' => {}
            _ => return None,
        }
        if marks == 0 {
            whole = all;
        } else {
            are_thousands &= last.count == 3;
        }
        (marks, last) = (marks + 1, Digits::default());
    }
    are_thousands &= marks == 0 || last.count == 3;
    // Three digits behind a mark are thousands, fewer a fraction.
    if are_thousands && !(is_decimal && marks == 1 && whole.count == 1 && whole.value == Some(0)) {
        return all.value?.checked_mul(ONE);
    }
    if marks == 1 { whole.value?.checked_mul(ONE)?.checked_add(last.fraction) } else { None }
}

/// Digits that stand together.
#[derive(Clone, Copy, Default)]
struct Digits {
    count: u32,
    /// None without digits, and where they are too many.
    value: Option<u64>,
    /// The thousandths that they are behind a decimal mark.
    fraction: u64,
}

impl Digits {
    fn add(&mut self, digit: u64) {
        self.value = if self.count == 0 { Some(digit) } else { self.value.and_then(|v| v.checked_mul(10)?.checked_add(digit)) };
        self.fraction += digit * [100, 10, 1].get(self.count as usize).copied().unwrap_or_default();
        self.count += 1;
    }
}

/// Western, Arabic-Indic and Extended Arabic-Indic digits.
fn digit(c: char) -> Option<u64> {
    let first = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_come_with_the_program_are_read() {
        let words = NumberWords::builtin();
        assert_eq!(["خمسة", "والستين", "قتيلان", "باب"].map(|word| words.number(&fold(word))), [Some(5), Some(60), Some(2), None]);
        assert_eq!((words.multiple("الاف"), words.ordinal("الخامسه"), words.ordinal("الخامسة")), (Some(1000), None, Some(5)));
    }

    #[test]
    fn a_number_of_any_size_is_held_against_the_other() {
        let far = u64::MAX / 1000 / 1000 * 1000 * 1000;
        assert_eq!([is_round(far, 5000), is_round(5000, far), is_round(far, far)], [false, false, true]);
        assert!(is_round(44_000, 43_770) && !is_round(45_000, 43_770));
    }

    #[test]
    fn digits_are_read_as_news_writes_them() {
        let values = ["13", "٤٥", "1,200", "2.5", "1.500.000", "3-1", "20:30", "0.125"].map(thousandths);
        let whole = |n: u64| Some(n * ONE);
        assert_eq!(values, [whole(13), whole(45), whole(1200), Some(2500), whole(1_500_000), None, None, Some(125)]);
    }
}
