//! Numbers of a draft, and what they count.

use super::facts::Facts;
use super::lists::List;
use crate::balance::numbers::digits;
pub(super) use crate::balance::numbers::{Number, NumberWords, ONE, is_round, thousandths};
use std::ops::Range;

const TEN: u64 = 10 * ONE;

impl Facts<'_> {
    /// The numbers among tokens, in order.
    pub fn numbers(&self, tokens: Range<usize>) -> Vec<Number> {
        NumberWords::builtin().among(self.on.doc, tokens)
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
        digits(self.on.doc, token).is_some_and(|value| (1900 * ONE..2100 * ONE).contains(&value))
            && self.on.doc.surface(token).chars().count() == 4
    }
}
