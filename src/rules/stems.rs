//! Folded word → its parts that may be words of the packs: as it stands and without its clitics.
//!
//! Proclitics are taken off in the order and, so / by, to, as, future / the article, the whole word being tried first, since
//! many lemmas begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::letters::*;
use super::tag::Pro;

/// Bytes of the shortest word behind a clitic: two letters.
const SHORTEST: usize = 4;

/// Gives `found` each part that may be a word: the byte of the word at which it begins, and the clitics before it. `head` are
/// the first letters of the word.
#[inline]
pub(super) fn stems(head: Head, mut found: impl FnMut(usize, Pro)) {
    found(0, Pro::NONE);
    let conjunction = match head.first() {
        first if first == bits(ALEF) => {
            if head.begins(&[ALEF, LAM]) {
                add(head, 4, Pro::AL, &mut found);
            }
            return;
        }
        first if first == bits(WAW) => Pro::WAW,
        first if first == bits(FEH) => Pro::FEH,
        _ => return inner(head, 0, head, Pro::NONE, &mut found),
    };
    add(head, 2, conjunction, &mut found);
    inner(head, 2, head.behind(), conjunction, &mut found);
}

/// What stands behind a preposition, the article, or both, from a byte of the word on.
#[inline]
fn inner(word: Head, start: usize, head: Head, pro: Pro, found: &mut impl FnMut(usize, Pro)) {
    let clitic = match head.first() {
        first if first == bits(ALEF) => {
            if head.begins(&[ALEF, LAM]) {
                add(word, start + 4, pro.with(Pro::AL), found);
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
    add(word, start + 2, pro, found);
    if clitic == Pro::LAM && behind.begins(&[LAM]) {
        add(word, start + 4, pro.with(Pro::AL), found);
    } else if (clitic == Pro::BEH || clitic == Pro::KAF) && behind.begins(&[ALEF, LAM]) {
        add(word, start + 6, pro.with(Pro::AL), found);
    }
}

/// What stands from a byte of the word on, when it is long enough.
#[inline]
fn add(word: Head, start: usize, pro: Pro, found: &mut impl FnMut(usize, Pro)) {
    if word.len >= start + SHORTEST {
        found(start, pro);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a word with their clitics.
    fn parts(word: &str) -> Vec<(&str, Pro)> {
        let mut out = Vec::new();
        stems(Head::of(word.as_bytes()), |start, pro| out.extend(word.get(start..).map(|part| (part, pro))));
        out
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
