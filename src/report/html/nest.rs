//! Marks that may cross each other → a flat list of openings, texts and closings that nest, as markup needs it.

use std::cmp::Reverse;

/// Marks that are open at the same place, at most; those inside are not shown.
const DEPTH: usize = 6;

/// A stretch of text, in bytes, and what marks it. Of two that are alike the one with the lower `what` is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark<T> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: T,
}

/// A piece of the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<T> {
    /// The mark begins, or goes on behind the end of another that crossed it.
    Open(T),
    /// The innermost open mark ends.
    Close,
    /// Bytes of the text.
    Text(usize, usize),
    /// A sign that is set between two letters.
    Sign(T),
}

/// Pieces of the bytes `from..to`: every byte once and in order, every opening closed. Linear in marks but for sorting them.
///
/// `marks` are sorted; `signs` stand where they start.
pub(super) fn nest<T: Copy + Ord>(from: usize, to: usize, marks: &[Mark<T>], signs: &[Mark<T>]) -> Vec<Piece<T>> {
    let mut out = Vec::new();
    let mut marks = marks.iter().filter(|m| m.start < to && m.end > from && m.start < m.end).peekable();
    let mut signs = signs.iter().filter(|s| s.start >= from && s.start <= to).peekable();
    let mut open: Vec<Mark<T>> = Vec::new();
    let mut at = from;
    loop {
        close(at, &mut open, &mut out);
        while let Some(sign) = signs.next_if(|s| s.start <= at) {
            out.push(Piece::Sign(sign.what));
        }
        while let Some(mark) = marks.next_if(|m| m.start <= at) {
            if open.len() < DEPTH && mark.end > at {
                out.push(Piece::Open(mark.what));
                open.push(*mark);
            }
        }
        if at >= to {
            break;
        }
        let ends = open.iter().map(|m| m.end).min();
        let next =
            [ends, marks.peek().map(|m| m.start), signs.peek().map(|s| s.start)].into_iter().flatten().min().unwrap_or(to).clamp(at, to);
        if next > at {
            out.push(Piece::Text(at, next));
        }
        at = next;
    }
    out.extend(open.iter().map(|_| Piece::Close));
    out
}

/// Closes what ends here; what lies inside and does not end goes on behind it.
fn close<T: Copy>(at: usize, open: &mut Vec<Mark<T>>, out: &mut Vec<Piece<T>>) {
    let Some(first) = open.iter().position(|m| m.end <= at) else { return };
    let inner = open.split_off(first);
    out.extend(inner.iter().map(|_| Piece::Close));
    for mark in inner.into_iter().filter(|m| m.end > at) {
        out.push(Piece::Open(mark.what));
        open.push(mark);
    }
}

/// Sorts marks as [`nest`] wants them: outer ones first.
pub(super) fn sort<T: Copy + Ord>(marks: &mut [Mark<T>]) {
    marks.sort_unstable_by_key(|m| (m.start, Reverse(m.end), m.what));
}

#[cfg(test)]
mod tests {
    use super::*;
    use Piece::{Close, Open, Sign, Text};

    fn nested(to: usize, marks: &[(usize, usize, u8)], signs: &[(usize, u8)]) -> Vec<Piece<u8>> {
        let mut marks: Vec<Mark<u8>> = marks.iter().map(|(start, end, what)| Mark { start: *start, end: *end, what: *what }).collect();
        sort(&mut marks);
        let signs: Vec<Mark<u8>> = signs.iter().map(|(at, what)| Mark { start: *at, end: *at, what: *what }).collect();
        nest(0, to, &marks, &signs)
    }

    #[test]
    fn inner_mark_lies_in_the_outer_one() {
        let expected = [Text(0, 1), Open(1), Text(1, 2), Open(2), Text(2, 3), Close, Text(3, 4), Close, Text(4, 5)];
        assert_eq!(nested(5, &[(2, 3, 2), (1, 4, 1)], &[]), expected);
    }

    #[test]
    fn mark_that_crosses_goes_on_behind_the_end_of_the_first() {
        let expected = [Open(1), Text(0, 2), Open(2), Text(2, 4), Close, Close, Open(2), Text(4, 6), Close];
        assert_eq!(nested(6, &[(0, 4, 1), (2, 6, 2)], &[]), expected);
    }

    #[test]
    fn sign_stands_before_the_mark_that_starts_there() {
        assert_eq!(nested(2, &[(1, 2, 1)], &[(1, 9)]), [Text(0, 1), Sign(9), Open(1), Text(1, 2), Close]);
    }

    #[test]
    fn million_marks_at_one_place_are_cut_at_the_depth() {
        let marks: Vec<(usize, usize, u8)> = (0..1_000_000).map(|_| (0, 3, 1)).collect();
        assert_eq!(nested(3, &marks, &[]).len(), 2 * DEPTH + 1);
    }
}
