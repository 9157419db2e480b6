//! What a terminal, a page or a spreadsheet would obey → what is seen. Every output for people goes through here; those for
//! programs (`json`, `jsonl`, `sarif`) hold the words as they are.

use crate::rules::diag::is_invisible;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with its controls and direction characters spelled out; line ends and tabs become blanks.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_obeyed(c) || is_mark(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_mark(c) { escape(c, &mut out) } else { push(c, &mut out) }
    }
    Cow::Owned(out)
}

/// Whether the character is a control or changes direction or order, LEFT-TO-RIGHT and RIGHT-TO-LEFT MARK left out.
pub(super) fn is_obeyed(c: char) -> bool {
    // Hyphens that may break a line and joiners of letters are of the text.
    let is_of_text = matches!(c, '\u{AD}' | '\u{180E}' | '\u{200C}'..='\u{200D}');
    c.is_control() || is_invisible(c) && !is_of_text && !is_mark(c)
}

/// LEFT-TO-RIGHT and RIGHT-TO-LEFT MARK.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}')
}

/// Appends the character, or what stands for it.
pub(super) fn push(c: char, out: &mut String) {
    match c {
        '\n' | '\r' | '\t' => out.push(' '),
        '\0'..='\u{1F}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => out.push('\u{2421}'),
        _ if is_obeyed(c) => escape(c, out),
        _ => out.push(c),
    }
}

/// Appends the code point in the notation of Rust, `\u{202E}`.
pub(super) fn escape(c: char, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{{{:X}}}", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_obeyed_is_spelled_out() {
        assert_eq!(visible("a\u{1B}[31m\u{202E}b\u{200F}\u{7}\u{85}\u{7F}\n"), "a␛[31m\\u{202E}b\\u{200F}␇\\u{85}␡ ");
    }

    #[test]
    fn letters_joiners_and_marks_of_vowels_stay() {
        let text = "قالَ می\u{200C}گوید «لا»";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }
}
