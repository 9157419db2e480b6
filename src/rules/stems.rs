//! Folded word → the words of the packs that it may be: as it stands and without its clitics.
//!
//! Proclitics are taken off in the order and, so / by, to, as, future / the article, the whole word being tried first, since
//! many lemmas begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::letters::*;
use super::tag::Pro;
use super::vocabulary::{UNKNOWN, Vocabulary, hash};

/// A word of the packs that a form may be, and the clitics before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stem {
    pub(super) word: u32,
    pub(super) pro: Pro,
}

/// Bytes of the shortest word behind a clitic: two letters.
const SHORTEST: usize = 4;

/// The words that `key` may be, known words only. `head` are its first letters, the numbers its own as it stands and behind
/// its article.
#[inline]
pub(super) fn stems(words: &Vocabulary, key: &[u8], head: Head, [word, bare]: [u32; 2], mut found: impl FnMut(Stem)) {
    if word != UNKNOWN {
        found(Stem { word, pro: Pro::NONE });
    }
    if bare != UNKNOWN && key.len() >= SHORTEST + 4 {
        found(Stem { word: bare, pro: Pro::AL });
    }
    let conjunction = match head.first() {
        first if first == bits(WAW) => Pro::WAW,
        first if first == bits(FEH) => Pro::FEH,
        first if first == bits(ALEF) => return,
        _ => Pro::NONE,
    };
    let mut stems = Stems { words, key, found };
    if conjunction == Pro::NONE {
        stems.inner(0, head, conjunction);
    } else {
        stems.add(2, conjunction);
        stems.inner(2, head.behind(), conjunction);
    }
}

struct Stems<'a, F> {
    words: &'a Vocabulary,
    key: &'a [u8],
    found: F,
}

impl<F: FnMut(Stem)> Stems<'_, F> {
    /// What stands behind a preposition, the article, or both, from a byte of the key on.
    fn inner(&mut self, start: usize, head: Head, pro: Pro) {
        let clitic = match head.first() {
            first if first == bits(ALEF) => {
                if head.begins(&[ALEF, LAM]) {
                    self.add(start + 4, pro.with(Pro::AL));
                }
                return;
            }
            first if first == bits(LAM) => Pro::LAM,
            first if first == bits(BEH) => Pro::BEH,
            first if first == bits(KAF) => Pro::KAF,
            first if first == bits(SEEN) => Pro::SEEN,
            _ => return,
        };
        let (pro, behind) = (pro.with(clitic), head.behind());
        self.add(start + 2, pro);
        if clitic == Pro::LAM && behind.begins(&[LAM]) {
            self.add(start + 4, pro.with(Pro::AL));
        } else if (clitic == Pro::BEH || clitic == Pro::KAF) && behind.begins(&[ALEF, LAM]) {
            self.add(start + 6, pro.with(Pro::AL));
        }
    }

    /// What stands from a byte of the key on, when it is long enough.
    fn add(&mut self, start: usize, pro: Pro) {
        let Some(bare) = self.key.get(start..).filter(|bare| bare.len() >= SHORTEST) else { return };
        let word = self.words.find(bare, hash(bare));
        if word != UNKNOWN {
            (self.found)(Stem { word, pro });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a word may be, by the letters behind its clitics.
    fn found(known: &[&'static str], word: &str) -> Vec<(&'static str, Pro)> {
        let mut words = Vocabulary::default();
        known.iter().for_each(|word| _ = words.number(word));
        let number = |word: &str| words.find(word.as_bytes(), hash(word.as_bytes()));
        let bare = word.strip_prefix("\u{627}\u{644}").map_or(UNKNOWN, number);
        let mut out = Vec::new();
        stems(&words, word.as_bytes(), Head::of(word.as_bytes()), [number(word), bare], |stem| {
            out.extend(known.get(stem.word as usize).map(|word| (*word, stem.pro)));
        });
        out
    }

    #[test]
    fn clitics_are_taken_off_in_their_order_and_the_whole_word_comes_first() {
        let known = ["وزير", "بلد", "للبلد", "ب", "سيفتح", "يفتح", "البلد"];
        assert_eq!(found(&known, "وزير"), [("وزير", Pro::NONE)]);
        assert_eq!(found(&known, "والوزير"), [("وزير", Pro::WAW.with(Pro::AL))]);
        assert_eq!(found(&known, "البلد"), [("البلد", Pro::NONE), ("بلد", Pro::AL)]);
        assert_eq!(found(&known, "للبلد"), [("للبلد", Pro::NONE), ("بلد", Pro::LAM.with(Pro::AL))]);
        assert_eq!(found(&known, "فبالبلد"), [("البلد", Pro::FEH.with(Pro::BEH)), ("بلد", Pro::FEH.with(Pro::BEH).with(Pro::AL))]);
        assert_eq!(found(&known, "سيفتح"), [("سيفتح", Pro::NONE), ("يفتح", Pro::SEEN)]);
        assert_eq!(found(&known, "وب"), []);
        assert_eq!(found(&known, ""), []);
    }
}
