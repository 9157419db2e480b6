//! Where the lines of a text end: one notion of it for places, front matter and Markdown.

/// The bytes behind the line ends of a text, in order: line feeds, carriage returns, and both in one, which is one end. Editors count
/// no others, whatever ends a paragraph.
pub(crate) fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let is_half = |at: usize| bytes.get(at..at + 2) == Some(b"\r\n");
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter(move |at| !is_half(*at)).map(|at| at + 1)
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

    #[test]
    fn lines_end_where_editors_end_them_and_pairs_are_one_end() {
        let text = "أ\r\nب\rج\n\nد\u{85}ه\u{2028}و";
        let cut: Vec<&str> = lines(text).map(|(_, line)| line).collect();
        assert_eq!(cut, ["أ\r\n", "ب\r", "ج\n", "\n", "د\u{85}ه\u{2028}و"]);
        assert!(lines(text).all(|(at, line)| text[at..].starts_with(line)));
        assert_eq!((last(text), last("أ\n"), last("أ\r"), last("أ")), ((4, "د\u{85}ه\u{2028}و"), (1, ""), (1, ""), (0, "أ")));
    }
}
