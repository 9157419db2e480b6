//! What the letters of a folded word tell before any list is asked.

use super::letters::*;

/// Facts of a word's letters, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written(u8);

impl Written {
    /// Has the article, or may have it behind a conjunction or a preposition; no reading tells otherwise.
    pub const ARTICLE: Written = Written(1);
    /// As [`Written::ARTICLE`], with a stem of two letters at least behind it, and every clitic looked for; of an adjective of nation the
    /// reading has it too.
    pub const DEFINITE: Written = Written(2);
    /// Has a preposition written to the article.
    pub const PREPOSITION: Written = Written(4);
    /// Is the letter of "and", alone.
    pub(crate) const AND: Written = Written(8);
    /// Is "in" with an alef maqsura.
    pub(super) const DOTLESS_IN: Written = Written(32);
    /// Is a mark.
    pub(crate) const MARK: Written = Written(16);
    /// Is a colon, quotation mark or opening bracket, which may lead to what somebody says.
    pub(crate) const LEAD: Written = Written(64);

    /// Both together.
    pub(crate) const fn and(self, other: Written) -> Written {
        Written(self.0 | other.0)
    }

    /// What is left without another.
    pub(super) const fn without(self, other: Written) -> Written {
        Written(self.0 & !other.0)
    }

    /// What both tell.
    pub(super) const fn only(self, other: Written) -> Written {
        Written(self.0 & other.0)
    }

    /// Whether the two share a fact.
    #[must_use]
    pub const fn has(self, other: Written) -> bool {
        self.0 & other.0 != 0
    }
}

/// The second byte of a folded word, which tells Arabic letters apart; 0 for a shorter word.
pub(crate) fn second_byte(word: &[u8]) -> u8 {
    word.get(1).copied().unwrap_or_default()
}

/// The bit of a byte that tells letters apart in a set of them: the second, or the last of a word.
pub(crate) const fn letter_bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// The bit of a word's last byte.
pub(super) const fn last_bit(word: &str) -> u64 {
    match word.as_bytes().last() {
        Some(byte) => letter_bit(*byte),
        None => 0,
    }
}

/// A folded word behind its article; `None` when it has none.
pub(super) fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix(ALEF)?.strip_prefix(LAM)
}

/// Without the article, where two letters or more are left.
pub(crate) fn strip_article(key: &str) -> &str {
    without_article(key).filter(|rest| rest.len() >= 4).unwrap_or(key)
}

/// Without a clitic preposition or conjunction before the article, and without the article.
pub(crate) fn strip_clitics(key: &str) -> &str {
    let mut letters = key.chars();
    let behind = match letters.next() {
        Some(LAM) => letters.as_str().strip_prefix(LAM),
        Some(BEH | WAW | KAF) => without_article(letters.as_str()),
        _ => return strip_article(key),
    };
    behind.filter(|rest| rest.len() >= 4).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::super::stems::Clitics;
    use super::*;
    use proptest::prelude::*;

    fn read(word: &str) -> Written {
        Clitics::of(super::super::letters::tests::read(word)).written
    }

    #[test]
    fn and_alone_is_told_from_a_word_that_begins_with_it() {
        let told = ["و", "وا", "ف", "وو"].map(|word| read(word).has(Written::AND));
        assert_eq!(told, [true, false, false, false]);
    }

    proptest! {
        #[test]
        fn word_is_definite_where_something_can_be_taken_off(word in "[\u{627}\u{644}\u{628}\u{648}\u{643}\u{641}\u{645}a]{0,7}") {
            let bare = word.strip_prefix([WAW, FEH]).unwrap_or(&word);
            let taken = strip_clitics(bare) != bare || strip_article(&word) != word;
            prop_assert_eq!(read(&word).has(Written::DEFINITE), taken);
        }
    }
}
