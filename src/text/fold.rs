//! Surface → matching key. The key can be matched, never shown.
//!
//! Folded away: harakat, tatweel, direction and zero-width marks, hamza seats, Persian letter forms,
//! presentation forms, kinds of digits, Latin case. Kept apart: alef maqsura and yeh, teh marbuta and heh,
//! for they tell words from each other.

use super::{chars, letters};
use unicode_normalization::char::decompose_compatible;

/// The matching key of `surface`.
///
/// ```
/// assert_eq!(isnad::text::fold("CNN"), "cnn");
/// ```
#[must_use]
pub fn fold(surface: &str) -> String {
    let mut out = String::with_capacity(surface.len());
    fold_into(surface, &mut out);
    out
}

/// What is left of `surface` behind its first `count` letters and the marks written on and before them.
///
/// ```
/// assert_eq!(isnad::text::after_letters("a\u{0640}bc", 1), "bc");
/// ```
#[must_use]
pub fn after_letters(surface: &str, count: usize) -> &str {
    let mut letters = surface.char_indices().filter(|(_, c)| leaves_letter(*c));
    let at = letters.nth(count).map_or(surface.len(), |(at, _)| at);
    surface.get(at..).unwrap_or_default()
}

/// Appends the matching key of `surface` to `out`.
pub fn fold_into(surface: &str, out: &mut String) {
    let mut rest = surface;
    while !rest.is_empty() {
        let plain = letters::plain(rest.as_bytes());
        let Some((letters, behind)) = rest.split_at_checked(plain) else { return };
        out.push_str(letters);
        let mut others = behind.chars();
        let Some(other) = others.next() else { return };
        fold_char(other, out);
        rest = others.as_str();
    }
}

fn fold_char(c: char, out: &mut String) {
    match c as u32 {
        0..=0x7F => out.push(c.to_ascii_lowercase()),
        code @ 0x600..=0x6FF => {
            if let Some(folded) = chars::folded_arabic((code - 0x600) as u8) {
                out.push(folded);
            }
        }
        _ if chars::is_dropped(c) => {}
        _ if chars::is_presentation(c) => fold_presentation(c, out),
        _ => out.extend(c.to_lowercase()),
    }
}

/// Whether something of a character is left in the key.
fn leaves_letter(c: char) -> bool {
    match c as u32 {
        0..=0x7F => true,
        code @ 0x600..=0x6FF => chars::folded_arabic((code - 0x600) as u8).is_some(),
        _ => {
            let mut key = String::new();
            fold_char(c, &mut key);
            !key.is_empty()
        }
    }
}

/// Presentation forms are taken apart into letters. The blank that carries an isolated haraka goes with it;
/// a blank between the words of a ligature stays.
fn fold_presentation(c: char, out: &mut String) {
    let mut first = true;
    decompose_compatible(c, |part| {
        if (!first || part != ' ') && !chars::is_presentation(part) {
            fold_char(part, out);
        }
        first = false;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_and_hamza_seats_fold_away() {
        for (surface, key) in [
            ("أَكَّدَ", "اكد"),
            ("إنّ", "ان"),
            ("آخِر", "اخر"),
            ("مسؤول", "مسوول"),
            ("مسئول", "مسيول"),
            ("جـــدة", "جدة"),
            ("ماء", "ماء"),
            ("ٱلبيت", "البيت"),
            ("\u{200f}قال\u{202c}", "قال"),
        ] {
            assert_eq!(fold(surface), key, "{surface}");
        }
    }

    #[test]
    fn letters_that_tell_words_apart_stay_apart() {
        assert_ne!(fold("على"), fold("علي"));
        assert_ne!(fold("مدرسة"), fold("مدرسه"));
    }

    #[test]
    fn persian_letters_digits_and_latin_fold() {
        assert_eq!(fold("کتابی ٣٫٥٪ ۱۲ CNN É"), "كتابي 3.5% 12 cnn é");
    }

    #[test]
    fn presentation_forms_come_apart() {
        assert_eq!(fold("\u{fefb}"), "لا");
        assert_eq!(fold("\u{fedf}\u{fe8e}"), "لا");
        assert_eq!(fold("\u{fdf2}"), "الله");
        assert_eq!(fold("\u{fe87}"), "ا");
        assert_eq!(fold("\u{fe70}"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*|[\u{600}-\u{6ff}\u{fb50}-\u{feff} a-zA-Z]*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
