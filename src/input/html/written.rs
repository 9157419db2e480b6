//! Words as a page writes them: with references for signs and blanks.

use html5gum::Span;

/// Writes words so that they are read as words. Gives how many references that takes.
pub(super) fn escape(words: &str, out: &mut String) -> usize {
    let (mut rest, mut count) = (words, 0);
    while let Some(at) = rest.find(['&', '<', '"']) {
        let (before, sign) = rest.split_at(at);
        let mut signs = sign.chars();
        let (sign, next) = (signs.next(), signs.clone().next());
        let reference = match sign {
            Some('&') if next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#') => "&amp;",
            Some('&') => "&",
            Some('<') => "&lt;",
            _ => "&quot;",
        };
        count += usize::from(reference.len() > 1);
        out.extend([before, reference]);
        rest = signs.as_str();
    }
    out.push_str(rest);
    count
}

/// Where words without the blanks around them stand in the page, in bytes. A blank may be written as a reference.
pub(super) fn place(source: &str, words: &str, span: Span<usize>) -> (usize, usize) {
    let written = source.get(span.start..span.end).unwrap_or_default();
    let before = blanks(words.chars());
    let inner = (0..before).fold(written, |rest, _| behind_first(rest));
    let after = if inner.is_empty() { 0 } else { blanks(words.chars().rev()) };
    let kept = (0..after).fold(inner, |rest, _| before_last(rest));
    let start = span.end - inner.len();
    (start, start + kept.len())
}

fn blanks(words: impl Iterator<Item = char>) -> usize {
    words.take_while(|c| c.is_whitespace()).count()
}

/// What stands behind the blank that begins a text: a reference, with or without its semicolon, the end of a line, or a character.
fn behind_first(written: &str) -> &str {
    let end = match written.strip_prefix('&') {
        Some(name) => {
            let end = name.find(|c| !is_of_reference(c)).unwrap_or(name.len());
            1 + end + usize::from(name.get(end..).is_some_and(|rest| rest.starts_with(';')))
        }
        None if written.starts_with("\r\n") => 2,
        None => written.chars().next().map_or(0, char::len_utf8),
    };
    written.get(end..).unwrap_or_default()
}

/// What stands before the blank that ends a text.
fn before_last(written: &str) -> &str {
    let name = written.strip_suffix(';').unwrap_or(written).trim_end_matches(is_of_reference);
    let end = match name.strip_suffix('&') {
        Some(before) => before.len(),
        None if written.ends_with("\r\n") => written.len() - 2,
        None => written.len() - written.chars().next_back().map_or(0, char::len_utf8),
    };
    written.get(..end).unwrap_or_default()
}

fn is_of_reference(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '#'
}
