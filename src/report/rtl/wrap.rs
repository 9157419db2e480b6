//! Words in lines: their width in cells, where a line breaks, what fences a run of the other direction.

use super::{FENCE_CLOSE, FENCE_OPEN, LAM_STAND_IN, LRM, MIRRORED, RLM};
use crate::report::visible;
use unicode_width::UnicodeWidthChar;

/// Words of the article for use in a line: control and direction characters shown, right-to-left words fenced in.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let rtl = is_rtl(text);
    out.extend(rtl.then_some(FENCE_OPEN));
    for c in text.chars() {
        match c {
            LRM | RLM | LAM_STAND_IN => visible::escape(c, &mut out),
            _ => visible::push(c, &mut out),
        }
    }
    out.extend(rtl.then_some(FENCE_CLOSE));
    out
}

/// Facts in a row; a line may end between two, not within one.
pub(crate) fn facts(items: &[String], separator: &str) -> String {
    items.iter().map(|i| i.replace(' ', "\u{A0}")).collect::<Vec<_>>().join(separator)
}

/// Whether any letter runs from right to left.
pub(crate) fn is_rtl(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

/// Cells that a text takes: the sum over its characters, which is what terminals draw.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or_default()).sum()
}

/// Whether a line ends in a sign that faces the other way in right-to-left text. Terminals of the VTE family do not turn it
/// when a direction mark follows at once, so it gets a blank in between.
pub(super) fn ends_mirrored(line: &str) -> bool {
    line.trim_end_matches(FENCE_CLOSE).ends_with(MIRRORED)
}

/// Cuts a text into lines of at most `limit` cells, at blanks where it can.
pub(super) fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ').filter(|w| !w.is_empty()) {
            let wide = width(word);
            if used > 0 && used + 1 + wide > limit {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            used = push_word(word, used, limit, &mut line, &mut lines);
        }
        lines.push(line);
    }
    fence_again(&mut lines);
    lines
}

/// Words that go on in the next line are fenced in each.
fn fence_again(lines: &mut [String]) {
    let mut open = false;
    for line in lines {
        if open {
            line.insert(0, FENCE_OPEN);
        }
        open = line.rfind(FENCE_OPEN) > line.rfind(FENCE_CLOSE);
        if open {
            line.push(FENCE_CLOSE);
        }
    }
}

/// Adds a word to the line, over several lines if it is wider than one; gives the cells used in the last.
fn push_word(word: &str, used: usize, limit: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    // Names of files are long and have joints.
    word.split_inclusive(['-', '_', '/']).fold(used, |used, part| {
        let fresh = used > 0 && used + width(part) > limit && width(word) > limit;
        if fresh {
            lines.push(std::mem::take(line));
        }
        push_part(part, if fresh { 0 } else { used }, limit, line, lines)
    })
}

fn push_part(part: &str, mut used: usize, limit: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    for c in part.chars() {
        let wide = c.width().unwrap_or_default();
        if used + wide > limit && used > 0 {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push(c);
        used += wide;
    }
    used
}
