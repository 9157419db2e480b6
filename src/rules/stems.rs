//! Folded word → its parts that may be words of the packs, as it stands and without its clitics; and what its letters tell.
//!
//! Proclitics are taken off in the order and, so / by, to, as, future / the article, the whole word being tried first, since
//! many lemmas begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::letters::*;
use super::tag::Pro;
use super::written::Written;

/// Bytes of the shortest word behind a clitic: two letters.
const SHORTEST: u32 = 4;

/// What may be the clitics of a word, and what its first letters tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clitics {
    /// And, so.
    conjunction: Pro,
    /// By, to, as, or the future.
    particle: Pro,
    /// The byte of the word behind the article; 0 where there is none.
    bare: u32,
    pub(super) written: Written,
}

impl Clitics {
    /// Of a word with these first letters.
    #[inline(always)]
    pub(super) fn of(word: Head) -> Self {
        let (conjunction, only) = match word.first() {
            letter::WAW => (Pro::WAW, Written::ARTICLE.and(Written::DEFINITE)),
            letter::FEH => (Pro::FEH, Written::DEFINITE),
            _ => return Self::behind(word, 0),
        };
        let inner = Self::behind(word.behind(), 2);
        let whole = told(word.is(&[WAW]), Written::AND).and(told(word.is(&[FEH, ALEF_MAKSURA]), Written::DOTLESS_IN));
        Self { conjunction, written: inner.written.only(only).and(whole), ..inner }
    }

    /// Those behind a conjunction. `head` are the first letters there, which begin at `start`.
    #[inline(always)]
    fn behind(head: Head, start: u32) -> Self {
        let (none, behind) = (Self::default(), head.behind());
        let definite = |bytes| told(head.len >= bytes, Written::DEFINITE);
        let (particle, with_article) = match head.first() {
            letter::ALEF if behind.begins(&[LAM]) => {
                return Self { bare: start + 4, written: Written::ARTICLE.and(definite(8)), ..none };
            }
            letter::WAW if behind.begins(&[ALEF, LAM]) => return Self { written: definite(10), ..none },
            letter::SEEN => return Self { particle: Pro::SEEN, ..none },
            letter::LAM if behind.begins(&[LAM]) => {
                let written = Written::ARTICLE.and(Written::PREPOSITION).and(definite(8));
                return Self { particle: Pro::LAM, bare: start + 4, written, ..none };
            }
            letter::LAM => return Self { particle: Pro::LAM, ..none },
            letter::BEH => (Pro::BEH, Written::ARTICLE.and(told(head.len > 8, Written::PREPOSITION))),
            letter::KAF => (Pro::KAF, Written::default()),
            _ => return none,
        };
        if behind.begins(&[ALEF, LAM]) {
            Self { particle, bare: start + 6, written: with_article.and(definite(10)), ..none }
        } else {
            Self { particle, ..none }
        }
    }

    /// Gives `found` what stands behind the clitics of a word of so many bytes, where that may be a word: the byte at which it
    /// begins, and the clitics.
    #[inline]
    pub(super) fn stems(self, len: u32, mut found: impl FnMut(u32, Pro)) {
        let Self { conjunction, particle, bare, .. } = self;
        if conjunction.with(particle) == Pro::NONE && bare == 0 {
            return; // most words
        }
        let start = if conjunction == Pro::NONE { 0 } else { 2 };
        if conjunction != Pro::NONE && len >= start + SHORTEST {
            found(start, conjunction);
        }
        let pro = conjunction.with(particle);
        if particle != Pro::NONE && len >= start + 2 + SHORTEST {
            found(start + 2, pro);
        }
        if bare > 0 && len >= bare + SHORTEST {
            found(bare, pro.with(Pro::AL));
        }
    }
}

/// The bits of letters that clitics begin with.
mod letter {
    use super::super::letters::{self, bits};

    pub(super) const ALEF: u64 = bits(letters::ALEF);
    pub(super) const BEH: u64 = bits(letters::BEH);
    pub(super) const SEEN: u64 = bits(letters::SEEN);
    pub(super) const FEH: u64 = bits(letters::FEH);
    pub(super) const KAF: u64 = bits(letters::KAF);
    pub(super) const LAM: u64 = bits(letters::LAM);
    pub(super) const WAW: u64 = bits(letters::WAW);
}

/// A fact, where it is one.
fn told(is: bool, fact: Written) -> Written {
    if is { fact } else { Written::default() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::letters::tests::read;
    use super::*;

    /// The parts of a word with their clitics.
    fn parts(word: &str) -> Vec<(&str, Pro)> {
        let (head, mut parts) = (read(word), vec![(word, Pro::NONE)]);
        Clitics::of(head).stems(head.len, |start, pro| parts.push((word.get(start as usize..).unwrap(), pro)));
        parts
    }

    #[test]
    fn clitics_are_taken_off_in_their_order_and_the_whole_word_comes_first() {
        let (waw, al, lam) = (Pro::WAW, Pro::AL, Pro::LAM);
        assert_eq!(parts("وزير"), [("وزير", Pro::NONE), ("زير", waw)]);
        assert_eq!(parts("والوزير"), [("والوزير", Pro::NONE), ("الوزير", waw), ("وزير", waw.with(al))]);
        assert_eq!(parts("البلد"), [("البلد", Pro::NONE), ("بلد", al)]);
        assert_eq!(parts("للبلد"), [("للبلد", Pro::NONE), ("لبلد", lam), ("بلد", lam.with(al))]);
        let (feh, beh) = (Pro::FEH, Pro::FEH.with(Pro::BEH));
        assert_eq!(parts("فبالبلد"), [("فبالبلد", Pro::NONE), ("بالبلد", feh), ("البلد", beh), ("بلد", beh.with(al))]);
        assert_eq!(parts("سيفتح"), [("سيفتح", Pro::NONE), ("يفتح", Pro::SEEN)]);
        assert_eq!(parts("وب"), [("وب", Pro::NONE)]);
        assert_eq!(parts("الب"), [("الب", Pro::NONE)]);
        assert_eq!(parts("cnn"), [("cnn", Pro::NONE)]);
    }
}
