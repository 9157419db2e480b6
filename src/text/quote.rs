//! Pairs of quotation marks over a run of paragraphs, in one pass.
//!
//! Real articles point curly marks the wrong way, mix families and forget to close. What a mark does is read
//! from the blanks around it first, then from what is open, and from its shape last. At most four quotations
//! lie in each other, so that all quoted ranges together are linear in the text.

use super::chars::{Family, Lean};
use super::document::{Mark, Quote, TokenKind};
use super::quote_mark::{self, Context, QuoteMark};
use super::token::Scan;
use std::ops::Range;

/// Quotations that may lie in each other; a mark that would open one more opens nothing.
const MAX_DEPTH: usize = 4;
/// Paragraphs a quotation may run over.
const MAX_PARAGRAPHS: usize = 8;

/// Finds the quotations of a document and marks the tokens in them. `runs` are paragraphs (token ranges) in
/// order, each with whether an open quotation may run on into it from the paragraph before.
pub(super) fn pair(text: &str, scan: &mut Scan, runs: &[(Range<usize>, bool)]) -> Vec<Quote> {
    if scan.quotes.is_empty() {
        return Vec::new();
    }
    let mut pairing = Pairing::default();
    let mut rest: &[usize] = &scan.quotes;
    for (tokens, runs_on) in runs {
        let skipped = rest.partition_point(|mark| *mark < tokens.start);
        let after = rest.partition_point(|mark| *mark < tokens.end);
        let marks = quote_mark::read(text, scan, tokens, rest.get(skipped..after).unwrap_or_default());
        rest = rest.get(after..).unwrap_or_default();
        pairing.paragraph(scan, tokens, *runs_on, &marks);
    }
    finish(scan, pairing.found)
}

/// A quotation while pairing.
#[derive(Clone, Copy, Debug)]
struct Found {
    open: usize,
    close: Option<usize>,
    /// One past the last quoted token.
    end: usize,
    /// Turned out to be none.
    dropped: bool,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    found: usize,
    family: Family,
    /// The first mark that opened a quotation of the same family in it.
    inner: Option<usize>,
}

#[derive(Debug, Default)]
struct Pairing {
    found: Vec<Found>,
    open: Vec<Entry>,
    /// The quotation left open by the paragraph before, and for how many paragraphs.
    pending: Option<(Entry, usize)>,
}

enum Act {
    Open,
    /// Closes the open quotation at this place of the stack.
    Close(usize),
    Nothing,
}

impl Pairing {
    fn paragraph(&mut self, scan: &Scan, tokens: &Range<usize>, runs_on: bool, marks: &[QuoteMark]) {
        if !runs_on {
            self.pending = None;
        }
        let mut marks = marks;
        if let (Some((entry, _)), Some((first, more))) = (self.pending, marks.split_first())
            && self.resume(entry, first, tokens)
        {
            marks = more;
        }
        let mut rest = marks;
        while let Some((mark, upcoming)) = rest.split_first() {
            match self.decide(mark, upcoming) {
                Act::Open => self.push(mark, tokens.end),
                Act::Close(place) => self.close(place, mark.token),
                Act::Nothing => {}
            }
            rest = upcoming;
        }
        self.end_paragraph(scan, tokens);
    }

    /// Takes up the quotation that the paragraph before left open when the first mark closes it or repeats
    /// its opening mark at the start of the paragraph.
    fn resume(&mut self, entry: Entry, mark: &QuoteMark, tokens: &Range<usize>) -> bool {
        self.pending = None;
        let same = mark.family == entry.family;
        if same && mark.token == tokens.start && mark.context == Context::Opens {
            self.open.push(entry);
            return true;
        }
        if same && mark.context == Context::Closes {
            self.open.push(entry);
            self.close(0, mark.token);
            return true;
        }
        false
    }

    fn decide(&self, mark: &QuoteMark, upcoming: &[QuoteMark]) -> Act {
        let same = self.open.iter().rposition(|entry| entry.family == mark.family);
        let close = |otherwise: Act| same.map_or(otherwise, Act::Close);
        match (mark.family, mark.context) {
            (Family::Single, Context::Opens) => Act::Open,
            (Family::Single, Context::Closes | Context::Loose) => close(Act::Nothing),
            (Family::Single, Context::Tight) => Act::Nothing,
            (Family::Paren, _) if mark.lean == Lean::Open => Act::Open,
            (Family::Paren, _) => close(Act::Nothing),
            (Family::Guillemet, Context::Opens) if mark.lean == Lean::Close => close(Act::Open),
            (Family::Guillemet, Context::Closes) if mark.lean == Lean::Open => close(self.misplaced(mark, upcoming)),
            (Family::Guillemet, Context::Loose) if mark.lean == Lean::Open && !self.nests(same, upcoming, mark) => {
                close(Act::Open)
            }
            (Family::Guillemet, _) if mark.lean == Lean::Open => Act::Open,
            (_, Context::Opens) if self.nests(same, upcoming, mark) => Act::Open,
            (Family::Double, Context::Opens | Context::Loose | Context::Tight) => close(Act::Open),
            (_, _) => close(self.closes_other(mark, upcoming)),
        }
    }

    /// Whether a mark that opens by its blanks opens indeed: nothing of its family is open, or a quotation of
    /// the same marks lies in the open one, or the open one was never closed.
    fn nests(&self, same: Option<usize>, upcoming: &[QuoteMark], mark: &QuoteMark) -> bool {
        if same.is_none() {
            return true;
        }
        let mut alike = upcoming.iter().filter(|next| next.family == mark.family).take(3);
        let (first, second, third) = (alike.next(), alike.next(), alike.next());
        let closes = |next: Option<&QuoteMark>| next.is_some_and(|next| next.context == Context::Closes);
        match (first, second) {
            (None, _) => false,
            (Some(_), None) => closes(first),
            (Some(_), Some(next)) => {
                closes(first) && (closes(second) || next.context == Context::Opens && third.is_some_and(|t| t.context == Context::Closes))
            }
        }
    }

    /// A mark with its blank on the wrong side, with nothing open: it opens when the next of its family closes.
    fn misplaced(&self, mark: &QuoteMark, upcoming: &[QuoteMark]) -> Act {
        match upcoming.iter().take(MAX_DEPTH).find(|next| next.family == mark.family) {
            Some(next) if next.context != Context::Opens => Act::Open,
            _ => Act::Nothing,
        }
    }

    /// A closing mark with nothing of its family open: it closes the innermost quotation of another double
    /// family when that has no closing mark of its own to come.
    fn closes_other(&self, mark: &QuoteMark, upcoming: &[QuoteMark]) -> Act {
        let Some(top) = self.open.last() else { return self.misplaced(mark, upcoming) };
        let both = [top.family, mark.family].iter().all(|family| matches!(family, Family::Double | Family::Guillemet));
        let next_closes = upcoming.first().is_some_and(|next| next.family == top.family && next.context != Context::Opens);
        if both && !next_closes { Act::Close(self.open.len() - 1) } else { Act::Nothing }
    }

    fn push(&mut self, mark: &QuoteMark, end: usize) {
        if mark.family == Family::Single
            && let Some(place) = self.open.iter().rposition(|entry| entry.family == Family::Single)
        {
            self.drop_above(place, mark.token);
        }
        if self.open.len() < MAX_DEPTH {
            for entry in self.open.iter_mut().filter(|entry| entry.family == mark.family) {
                entry.inner.get_or_insert(mark.token);
            }
            self.open.push(Entry { found: self.found.len(), family: mark.family, inner: None });
            self.found.push(Found { open: mark.token, close: None, end, dropped: false });
        }
    }

    /// Ends the quotations from `place` of the stack on at a token, unclosed.
    fn drop_above(&mut self, place: usize, end: usize) {
        while self.open.len() > place
            && let Some(entry) = self.open.pop()
        {
            if let Some(found) = self.found.get_mut(entry.found) {
                found.end = end;
                found.dropped = is_weak(entry.family);
            }
        }
    }

    fn close(&mut self, place: usize, token: usize) {
        self.drop_above(place + 1, token);
        if let Some(found) = self.open.pop().and_then(|entry| self.found.get_mut(entry.found)) {
            found.close = Some(token);
            found.end = token;
        }
    }

    /// Ends what is open with the paragraph; the outermost quotation may be taken up again.
    fn end_paragraph(&mut self, scan: &Scan, tokens: &Range<usize>) {
        let outermost = self.open.first().copied().filter(|entry| !is_weak(entry.family));
        let forgotten: Vec<Entry> = self.open.iter().copied().filter(|entry| entry.inner.is_some()).collect();
        self.drop_above(0, tokens.end);
        for entry in forgotten {
            if let (Some(inner), Some(found)) = (entry.inner, self.found.get_mut(entry.found)) {
                found.end = forgotten_end(scan, found.open + 1, inner);
            }
        }
        self.pending = match (outermost, self.pending) {
            (Some(entry), _) => Some((entry, 1)),
            (None, Some((entry, count))) if count < MAX_PARAGRAPHS => Some((entry, count + 1)),
            _ => None,
        };
    }
}

/// Where a quotation ended whose closing mark was forgotten before the next one opened: after the last
/// sentence between the two marks, or else at the last comma.
fn forgotten_end(scan: &Scan, start: usize, next: usize) -> usize {
    let last = |is_end: fn(Mark) -> bool| {
        (start..next).rev().find(|token| matches!(scan.kind(*token), Some(TokenKind::Mark(mark)) if is_end(mark)))
    };
    last(|mark| matches!(mark, Mark::Stop | Mark::Question | Mark::Exclamation))
        .map(|stop| stop + 1)
        .or_else(|| last(|mark| mark == Mark::Comma))
        .unwrap_or(next)
}

/// Marks that are quotation marks only as a pair.
fn is_weak(family: Family) -> bool {
    matches!(family, Family::Single | Family::Paren)
}

/// Depths and word counts of the quotations; marks the tokens in them.
fn finish(scan: &mut Scan, found: Vec<Found>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(found.len());
    let mut around: Vec<usize> = Vec::new();
    for found in found.into_iter().filter(|found| !found.dropped) {
        while around.last().is_some_and(|end| *end <= found.open) {
            around.pop();
        }
        let index = u32::try_from(quotes.len()).unwrap_or(u32::MAX);
        let inner = found.open + 1..found.end.max(found.open + 1);
        let mut words = 0;
        for token in scan.tokens.get_mut(inner.clone()).unwrap_or_default() {
            token.quote = index;
            words += u32::from(token.kind == TokenKind::Word);
        }
        let depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
        around.push(inner.end);
        quotes.push(Quote { open: found.open, close: found.close, inner, depth, words });
    }
    quotes
}
