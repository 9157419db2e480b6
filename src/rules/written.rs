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
    /// Has the shape of a verbal noun.
    pub const EVENT: Written = Written(4);
    /// Has a preposition written to the article.
    pub const PREPOSITION: Written = Written(8);

    /// Reads a folded word; `event` says whether it has the shape of a verbal noun.
    pub(super) fn read(key: &str, event: bool) -> Self {
        let facts = [
            (has_article(key), Self::ARTICLE),
            (is_definite(key), Self::DEFINITE),
            (event, Self::EVENT),
            (has_preposition(key), Self::PREPOSITION),
        ];
        facts.iter().filter(|(holds, _)| *holds).fold(Self::default(), |all, (_, fact)| Self(all.0 | fact.0))
    }

    /// Whether the two share a fact.
    #[must_use]
    pub const fn has(self, other: Written) -> bool {
        self.0 & other.0 != 0
    }
}

fn has_article(key: &str) -> bool {
    let key = key.strip_prefix(WAW).unwrap_or(key);
    ["\u{0627}\u{0644}", "\u{0644}\u{0644}", "\u{0628}\u{0627}\u{0644}"].iter().any(|article| key.starts_with(article))
}

/// The article itself, a clitic preposition before it, or "and, so" before both.
fn is_definite(key: &str) -> bool {
    let first = key.chars().next();
    if !matches!(first, Some(ALEF | LAM | BEH | KAF | WAW | FEH)) {
        return false;
    }
    let bare = if matches!(first, Some(WAW | FEH)) { key.get(2..).unwrap_or(key) } else { key };
    strip_clitics(bare).len() != bare.len() || strip_article(key).len() != key.len()
}

fn has_preposition(key: &str) -> bool {
    key.starts_with("\u{0644}\u{0644}") || key.starts_with("\u{0628}\u{0627}\u{0644}") && key.len() > 8
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
