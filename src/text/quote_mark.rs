//! What a quotation mark can do, read from its shape and from what stands beside it.

use super::chars::{self, Family, Lean};
use super::document::{Mark, TokenKind};
use super::scan::Scan;
use std::ops::Range;

/// What stands beside a mark says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Context {
    /// A word on its right only.
    Opens,
    /// A word on its left only.
    Closes,
    /// Blanks on both sides.
    Loose,
    /// Words on both sides.
    Tight,
}

/// A quotation mark of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuoteMark {
    /// Its token.
    pub(super) token: usize,
    /// With which marks it can be a pair.
    pub(super) family: Family,
    /// The side it is drawn for.
    pub(super) lean: Lean,
    /// What stands beside it.
    pub(super) context: Context,
}

/// One side of a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    /// The end of the paragraph.
    Edge,
    Blank,
    /// Punctuation that stands on the far side of such a mark: a stop after, a colon before.
    Punctuation,
    /// Punctuation that can stand on either side.
    Either,
    /// A short word that may be a proclitic of the quoted noun.
    Proclitic,
    Word,
}

/// Reads the marks of a paragraph.
pub(super) fn read(text: &str, scan: &Scan, tokens: &Range<usize>, marks: &[usize]) -> Vec<QuoteMark> {
    let mut rights = Vec::with_capacity(marks.len());
    let mut after = Side::Edge;
    for mark in marks.iter().rev() {
        after = right_side(text, scan, *mark, tokens.end, after);
        rights.push(after);
    }
    let mut before = Side::Edge;
    let mut read = Vec::with_capacity(marks.len());
    for (mark, right) in marks.iter().zip(rights.into_iter().rev()) {
        before = left_side(text, scan, *mark, tokens.start, before);
        let sign = scan.tokens.get(*mark).map_or("", |t| t.span.slice(text));
        let (family, lean) = shape(sign);
        read.push(QuoteMark { token: *mark, family, lean, context: context(before, right) });
    }
    read
}

fn shape(sign: &str) -> (Family, Lean) {
    match sign {
        "''" | "``" => (Family::Double, Lean::None),
        _ => sign.chars().next().map_or((Family::Single, Lean::None), chars::quote_mark),
    }
}

fn context(left: Side, right: Side) -> Context {
    match (left, right) {
        (Side::Word, Side::Word) => Context::Tight,
        (Side::Word | Side::Proclitic, Side::Edge | Side::Blank | Side::Punctuation | Side::Either)
        | (Side::Blank | Side::Either, Side::Edge | Side::Punctuation) => Context::Closes,
        (_, Side::Word) | (Side::Edge | Side::Punctuation, Side::Blank | Side::Either) => Context::Opens,
        _ => Context::Loose,
    }
}

/// What stands right of a mark; `after` is what stands right of the next mark, which is looked through.
fn right_side(text: &str, scan: &Scan, mark: usize, end: usize, after: Side) -> Side {
    let next = mark + 1;
    if next >= end {
        return Side::Edge;
    }
    if !touches(text, scan, mark) {
        return Side::Blank;
    }
    match scan.kind(next) {
        Some(TokenKind::Mark(Mark::Quote)) => after,
        Some(TokenKind::Mark(Mark::Open)) => Side::Word,
        Some(TokenKind::Mark(Mark::Ellipsis | Mark::Dash | Mark::Other | Mark::Point)) => Side::Either,
        Some(TokenKind::Mark(_)) => Side::Punctuation,
        _ => Side::Word,
    }
}

/// What stands left of a mark; `before` is what stands left of the mark before, which is looked through.
fn left_side(text: &str, scan: &Scan, mark: usize, start: usize, before: Side) -> Side {
    let Some(last) = mark.checked_sub(1).filter(|last| *last >= start) else { return Side::Edge };
    if !touches(text, scan, last) {
        return Side::Blank;
    }
    match scan.kind(last) {
        Some(TokenKind::Mark(Mark::Quote)) => before,
        Some(TokenKind::Mark(Mark::Open | Mark::Colon)) => Side::Punctuation,
        Some(TokenKind::Mark(Mark::Comma | Mark::Semicolon | Mark::Dash | Mark::Other)) => Side::Either,
        Some(TokenKind::Word) if is_proclitic(text, scan, last) => Side::Proclitic,
        _ => Side::Word,
    }
}

/// Whether only invisible characters stand between a token and the next.
fn touches(text: &str, scan: &Scan, token: usize) -> bool {
    let (Some(a), Some(b)) = (scan.tokens.get(token), scan.tokens.get(token + 1)) else { return false };
    let gap = text.get(a.span.end()..b.span.start()).unwrap_or(" ");
    gap.chars().all(|c| chars::class(c) == chars::Class::Invisible)
}

/// Whether a word is a proclitic written on to the quoted noun.
fn is_proclitic(text: &str, scan: &Scan, token: usize) -> bool {
    let surface = scan.tokens.get(token).map_or("", |t| t.span.slice(text));
    let key = scan.key(token);
    surface.ends_with(chars::TATWEEL) || key.len() <= 3 * chars::WAW.len_utf8() && key.chars().all(chars::is_proclitic)
}
