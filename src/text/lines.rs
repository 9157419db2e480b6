//! Where the lines of a text end: one notion of it for paragraphs, places and front matter.

/// The bytes behind the line ends of a text, in order. A carriage return and the line feed behind it are one end.
pub(crate) fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let length = length(rest);
            at += length.max(1);
            if length > 0 {
                return Some(at);
            }
        }
        None
    })
}

/// Bytes of the line end at the beginning of some bytes; 0 where there is none.
fn length(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// The lines of a text with their ends, and the byte at which each begins.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let whole = ends(text).chain(std::iter::once(text.len()));
    whole.filter_map(move |end| {
        let from = std::mem::replace(&mut start, end);
        text.get(from..end).filter(|line| !line.is_empty()).map(|line| (from, line))
    })
}

/// How many lines end in a text, and what stands behind the last end.
pub(crate) fn last(text: &str) -> (usize, &str) {
    let (count, at) = ends(text).fold((0, 0), |(count, _), end| (count + 1, end));
    (count, text.get(at..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::chars::{Class, class};

    #[test]
    fn lines_end_where_paragraphs_end_and_pairs_are_one_end() {
        let text = "أ\r\nب\rج\n\nد\u{85}ه\u{2028}و\u{2029}ز";
        let cut: Vec<&str> = lines(text).map(|(_, line)| line).collect();
        assert_eq!(cut, ["أ\r\n", "ب\r", "ج\n", "\n", "د\u{85}", "ه\u{2028}", "و\u{2029}", "ز"]);
        assert!(lines(text).all(|(at, line)| text[at..].starts_with(line)));
        assert_eq!((last(text), last("أ\n"), last("أ")), ((7, "ز"), (1, ""), (0, "أ")));
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(length(c.to_string().as_bytes()) > 0, class(c) == Class::Break, "{c:?}");
        }
    }
}
