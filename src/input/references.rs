//! References of HTML in words that are no markup, as programs leave them in records.

use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// Longest name of a reference, in bytes; HTML has none that is longer.
const LONGEST: usize = 32;

/// Words with the signs for their references. What is no whole reference of HTML, with its semicolon, stays as it is.
pub(super) fn read(words: Cow<'_, str>) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', words.as_bytes()).filter(|_| memchr::memchr(b';', words.as_bytes()).is_some()) else {
        return words;
    };
    let (before, mut rest) = words.split_at(first);
    let mut read = before.to_owned();
    while !rest.is_empty() {
        let next = memchr::memchr(b'&', rest.as_bytes().get(1..).unwrap_or_default()).map_or(rest.len(), |at| at + 1);
        let (piece, behind) = rest.split_at(next);
        match reference(piece) {
            Some((sign, length)) => read.extend([sign.as_str(), piece.get(length..).unwrap_or_default()]),
            None => read.push_str(piece),
        }
        rest = behind;
    }
    Cow::Owned(read)
}

/// The sign for the reference that a text begins with, and the bytes of that.
fn reference(text: &str) -> Option<(String, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let is_name = name.bytes().take(end).enumerate().all(|(at, b)| b.is_ascii_alphanumeric() || at == 0 && b == b'#');
    let written = text.get(..end + 2).filter(|_| is_name && end > 0)?;
    let sign = Tokenizer::new(written).find_map(|token| match token {
        Ok(Token::String(sign)) => Some(String::from_utf8_lossy(&sign).into_owned()),
        _ => None,
    })?;
    // What HTML does not know is given back; of some names it reads the beginning alone.
    (!sign.ends_with(';') || sign == ";").then_some((sign, written.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_references_are_read_once_and_all_else_stays() {
        for (written, expected) in [
            ("قال &quot;نعم&quot; &amp;lt; و&#1602;&#x627;&#1604;&nbsp;آخر", "قال \"نعم\" &lt; وقال\u{A0}آخر"),
            ("&lt;&gt;&laquo;قال&raquo;&hellip;&#39;", "<>«قال»…'"),
            ("a & b; &c; &قال; &quot &; &#; &#x; AT&T;", "a & b; &c; &قال; &quot &; &#; &#x; AT&T;"),
            ("&semi;&notit;&&amp;", ";&notit;&&"),
        ] {
            assert_eq!(read(written.into()), expected, "{written}");
        }
        assert!(matches!(read("قال & قال".into()), Cow::Borrowed(_)));
    }
}
