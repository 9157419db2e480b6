//! What the letters of a folded word tell before any list is asked.

use super::letters::*;

/// Facts of a word's letters, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written(u8);

impl Written {
    /// Has the article, or may have it behind a conjunction or a preposition.
    pub const ARTICLE: Written = Written(1);
    /// As [`Written::ARTICLE`], with a stem of two letters at least behind it, and every clitic looked for.
    pub const DEFINITE: Written = Written(2);
    /// Has a preposition written to the article.
    pub const PREPOSITION: Written = Written(4);

    /// Reads a folded word.
    #[inline]
    pub(super) fn read(word: Head) -> Self {
        match word.first() {
            first if first == bits(WAW) => Self::article(word.behind()),
            first if first == bits(FEH) => Self(Self::article(word.behind()).0 & Self::DEFINITE.0),
            first => {
                let facts = Self::article(word);
                let preposition = first == bits(LAM) || first == bits(BEH) && word.len > 8;
                Self(facts.0 | if preposition && facts.has(Self::ARTICLE) { Self::PREPOSITION.0 } else { 0 })
            }
        }
    }

    /// What the article, with a preposition written to it or without, tells at the beginning of a word.
    #[inline]
    fn article(word: Head) -> Self {
        let (article, stem) = match word.first() {
            first if first == bits(ALEF) || first == bits(LAM) => (word.behind().first() == bits(LAM), 4),
            first if first == bits(BEH) || first == bits(WAW) || first == bits(KAF) => (word.behind().begins(&[ALEF, LAM]), 6),
            _ => (false, 0),
        };
        if !article {
            return Self::default();
        }
        let told = if stem == 4 || word.first() == bits(BEH) { Self::ARTICLE.0 } else { 0 };
        Self(told | if word.len >= stem + 4 { Self::DEFINITE.0 } else { 0 })
    }

    /// Whether the two share a fact.
    #[must_use]
    pub const fn has(self, other: Written) -> bool {
        self.0 & other.0 != 0
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
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn word_is_definite_where_something_can_be_taken_off(word in "[\u{627}\u{644}\u{628}\u{648}\u{643}\u{641}\u{645}a]{0,7}") {
            let bare = word.strip_prefix([WAW, FEH]).unwrap_or(&word);
            let taken = strip_clitics(bare) != bare || strip_article(&word) != word;
            prop_assert_eq!(Written::read(Head::of(word.as_bytes())).has(Written::DEFINITE), taken);
        }
    }
}
