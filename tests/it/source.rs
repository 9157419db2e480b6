//! What of a Rust file is code: comments, literals and test modules told apart, lines kept in place.
//!
//! A small lexer, enough for this project: no macros are expanded and no attributes but `#[cfg(test)]` are understood.

use std::ops::Range;

/// What is blanked out of a source file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Code without what stands inside its string and character literals.
    Code,
    /// Code with its literals.
    CodeAndLiterals,
}

/// The file with comments, test modules and, as told, literals replaced by blanks. Byte offsets and lines stay.
pub(crate) fn code(text: &str, keep: Keep) -> String {
    let pieces = lex(text);
    let bare = blank(text, pieces.iter().map(|p| p.range.clone()));
    let mut out: Vec<Range<usize>> = test_items(&bare);
    out.extend(pieces.into_iter().filter(|p| p.comment || keep == Keep::Code).map(|p| p.range));
    blank(text, out.into_iter())
}

/// Names of modules that are declared for tests only (`#[cfg(test)] mod fixture;`).
pub(crate) fn test_modules(text: &str) -> Vec<String> {
    let bare = blank(text, lex(text).into_iter().map(|p| p.range));
    let declared = |item: Range<usize>| {
        let words = bare[item].trim_end_matches(';').split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        words.iter().position(|w| w == "mod").and_then(|at| words.get(at + 1).cloned())
    };
    test_items(&bare).into_iter().filter(|item| bare[item.clone()].ends_with(';')).filter_map(declared).collect()
}

struct Piece {
    range: Range<usize>,
    comment: bool,
}

/// Comments and literals, in order.
fn lex(text: &str) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let rest = &text[at..];
        let end = if rest.starts_with("//") {
            rest.find('\n').map_or(text.len(), |n| at + n)
        } else if rest.starts_with("/*") {
            block_comment(text, at)
        } else if bytes[at] == b'"' {
            quoted(bytes, at)
        } else if bytes[at] == b'r' && !part_of_word(bytes, at) {
            raw_string(text, at)
        } else if bytes[at] == b'\'' {
            character(text, at)
        } else {
            at
        };
        if end > at {
            pieces.push(Piece { range: at..end, comment: bytes[at] == b'/' });
        }
        at = end.max(at + rest.chars().next().map_or(1, char::len_utf8));
    }
    pieces
}

fn part_of_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'b' || bytes[at - 1] == b'_')
}

fn block_comment(text: &str, start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < text.len() {
        if text.as_bytes()[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if text.as_bytes()[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

fn quoted(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn raw_string(text: &str, start: usize) -> usize {
    let hashes = text[start + 1..].bytes().take_while(|b| *b == b'#').count();
    let open = start + 1 + hashes;
    if text.as_bytes().get(open) != Some(&b'"') {
        return start;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    text[open + 1..].find(&close).map_or(text.len(), |n| open + 1 + n + close.len())
}

/// End of a character literal; the start itself for a lifetime.
fn character(text: &str, start: usize) -> usize {
    let mut chars = text[start + 1..].char_indices();
    let end = match chars.next() {
        Some((_, '\\')) => text[start + 3..].find('\'').map(|n| start + 3 + n),
        Some((_, c)) => Some(start + 1 + c.len_utf8()).filter(|at| text.as_bytes().get(*at) == Some(&b'\'')),
        None => None,
    };
    end.map_or(start, |at| at + 1)
}

/// Items under `#[cfg(test)]`, attribute included. `bare` holds no comments and no literals.
fn test_items(bare: &str) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    for (start, _) in bare.match_indices("#[cfg(test)]") {
        let body = bare[start..].find(['{', ';']).map_or(bare.len(), |n| start + n);
        let end = if bare.as_bytes().get(body) == Some(&b'{') { closing(bare, body) } else { (body + 1).min(bare.len()) };
        items.push(start..end);
    }
    if bare.contains("#![cfg(test)]") {
        items.push(0..bare.len());
    }
    items
}

/// One past the brace that closes the one at `open`.
pub(crate) fn closing(bare: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, b) in bare.bytes().enumerate().skip(open) {
        match b {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    bare.len()
}

/// The text with the ranges replaced by as many blanks, line ends kept.
fn blank(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        bytes[range].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
    }
    String::from_utf8(bytes).expect("ranges lie on character boundaries")
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let text = "let a = \"x // y\"; // z\nlet b = r#\"q\"w\"#; /* a /* b */ c */ let c = 'd'; fn f<'a>() {}\n";
    assert_eq!(code(text, Keep::Code), "let a =         ;     \nlet b =         ;                   let c =    ; fn f<'a>() {}\n");
    assert_eq!(
        code(text, Keep::CodeAndLiterals),
        "let a = \"x // y\";     \nlet b = r#\"q\"w\"#;                   let c = 'd'; fn f<'a>() {}\n"
    );
}

#[test]
fn test_modules_are_no_code() {
    let text = "#[cfg(test)]\nmod fixture;\nfn a() {}\n#[cfg(test)]\nmod tests { fn b() { \"}\"; } }\nfn c() {}\n";
    assert_eq!(code(text, Keep::Code).split_whitespace().collect::<Vec<_>>(), ["fn", "a()", "{}", "fn", "c()", "{}"]);
    assert_eq!(test_modules(text), ["fixture"]);
}
