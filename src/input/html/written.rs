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
    let blanks = words.chars().take_while(|c| c.is_whitespace()).count();
    let kept = words.trim().chars().count();
    let written = source.get(span.start..span.end).unwrap_or_default();
    let start = span.start + passed(written, blanks);
    if !written.contains(['&', '\r']) {
        return (start, start + words.trim().len());
    }
    (start, span.start + passed(written, blanks + kept))
}

/// Bytes of so many characters as they are written in a page.
fn passed(written: &str, characters: usize) -> usize {
    let mut at = 0;
    for _ in 0..characters {
        let rest = written.get(at..).unwrap_or_default();
        let reference = rest.strip_prefix('&').and_then(|name| name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#'));
        at += match (rest.chars().next(), reference) {
            (None, _) => break,
            (Some('&'), Some(end)) if end > 0 && rest.get(end + 1..).is_some_and(|r| r.starts_with(';')) => end + 2,
            (Some('\r'), _) if rest.starts_with("\r\n") => 2,
            (Some(c), _) => c.len_utf8(),
        };
    }
    at
}
