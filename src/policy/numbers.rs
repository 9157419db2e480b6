//! Numbers of a text as values: digits of every script, number words, duals. Values are thousandths, so `2.5` is one too.

use super::facts::Facts;
use super::lists::List;
use crate::text::TokenKind;
use crate::text::affixes::{AND, REH};
use std::ops::Range;

/// One, in thousandths.
pub(super) const ONE: u64 = 1000;
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

impl Facts<'_> {
    /// The numbers among tokens, in order.
    pub fn numbers(&self, tokens: Range<usize>) -> Vec<Number> {
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let number = self.number(at, tokens.end);
            at = number.as_ref().map_or(at + 1, |n| n.tokens.end);
            found.extend(number);
        }
        found
    }

    /// The number that begins at a token.
    fn number(&self, start: usize, end: usize) -> Option<Number> {
        let word = |at: usize| self.on.doc.tokens.get(at).filter(|t| t.kind == TokenKind::Word).map(|_| self.on.doc.key(at));
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
                _ => match self.digits(at + 1).filter(|next| self.on.doc.key(at) == AND && *next < part) {
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
        let key = Some(self.on.doc.key(at)).filter(|_| at < end)?;
        let thousandths = self.words.fraction(key.strip_prefix(AND)?)?;
        let unit = [1_000_000_000, 1_000_000, 1_000, 1].into_iter().find(|unit| whole >= unit * ONE)?;
        let named = at + 1 < end && self.words.number(self.on.doc.key(at + 1)) == Some(unit);
        Some((at + 1 + usize::from(named), whole.saturating_add(unit * thousandths)))
    }

    /// A number in digits; none for times, dates and scores.
    fn digits(&self, token: usize) -> Option<u64> {
        self.on.doc.tokens.get(token).filter(|t| t.kind == TokenKind::Number)?;
        thousandths(self.on.doc.surface(token))
    }

    /// Whether a number counts time, length, money or hundredths, and no people.
    pub(super) fn is_measure(&self, number: &Number) -> bool {
        let next = number.tokens.end;
        // PERCENT SIGN, ARABIC PERCENT SIGN.
        let percent = self.on.doc.surface(next).starts_with(['%', '\u{66A}']);
        // "A fifth of the population" is written like "five", before a definite noun.
        let fraction = number.tokens.len() == 1
            && number.value < TEN
            && (self.is_definite(next) || self.words.has(List::Residents, self.on.doc.key(next)));
        percent || fraction || self.has(List::Unit, &(next..next + 2))
    }

    /// Whether a token is a number that reads as a year.
    pub(super) fn is_year(&self, token: usize) -> bool {
        self.digits(token).is_some_and(|value| (1900 * ONE..2100 * ONE).contains(&value)) && self.on.doc.surface(token).chars().count() == 4
    }
}

/// The value of digits, their separators read as news writes them.
pub(super) fn thousandths(surface: &str) -> Option<u64> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut is_decimal = false;
    for c in surface.chars() {
        match (digit(c), c) {
            (Some(digit), _) => groups.last_mut()?.push(digit),
            // ARABIC DECIMAL SEPARATOR; the letter REH stands for it in some texts.
            (_, '.' | '\u{66B}' | REH) => {
                is_decimal = true;
                groups.push(String::new());
            }
            (_, ',' | '\u{66C}' | '\u{60C}') => groups.push(String::new()),
            _ => return None,
        }
    }
    let (first, rest) = groups.split_first()?;
    // Three digits behind a mark are thousands, fewer a fraction.
    if rest.iter().all(|group| group.len() == 3) && !(is_decimal && rest.len() == 1 && first == "0") {
        return groups.concat().parse::<u64>().ok()?.checked_mul(ONE);
    }
    let [fraction] = rest else { return None };
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    first.parse::<u64>().ok()?.checked_mul(ONE)?.checked_add(fraction.parse().ok()?)
}

/// Western, Arabic-Indic and Extended Arabic-Indic digits.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_news_writes_them() {
        let values = ["13", "٤٥", "1,200", "2.5", "1.500.000", "3-1", "20:30", "0.125"].map(thousandths);
        let whole = |n: u64| Some(n * ONE);
        assert_eq!(values, [whole(13), whole(45), whole(1200), Some(2500), whole(1_500_000), None, None, Some(125)]);
    }
}
