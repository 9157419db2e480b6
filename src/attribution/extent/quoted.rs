//! Where a content that begins with a quotation ends.

use super::{STOPS, Scope};
use crate::attribution::draft::is_text;
use crate::attribution::frame::Link;
use crate::attribution::view::View;
use crate::text::affixes::AND_THE;
use crate::text::{Mark, Quote};
use std::ops::Range;

impl Scope<'_, '_, '_> {
    /// The words in quotation marks, and what completes them behind the closing mark.
    pub(super) fn quoted(&self, index: usize, open: usize) -> Vec<Range<usize>> {
        let view = self.view;
        let Some(quote) = view.opens(open) else { return Vec::new() };
        if quote.close.is_none() {
            return self.running(index, false, quote.inner.start, self.sentence.end.min(quote.inner.end).max(quote.inner.start));
        }
        let mut pieces = by_paragraph(view, quote);
        let after = view.quote_end(quote);
        let hard = self.drafts.get(index).map_or(self.sentence.end, |d| self.hard_end(d));
        if after < hard
            && self.completes(index, after, hard)
            && let (Some(last), Some(rest)) = (pieces.pop(), self.running(index, false, after, hard).into_iter().next())
        {
            pieces.push(last.start..rest.end);
        }
        pieces
    }

    /// Whether the words behind a closing mark complete the statement: they follow at once, or a
    /// comma and a conjunction lead to more quoted words. "And" behind words that nothing but a mark leads to is the writer's.
    fn completes(&self, index: usize, after: usize, hard: usize) -> bool {
        let view = self.view;
        let cue = |at: usize| self.begins(at);
        if is_text(view, after) {
            let marked = self.drafts.get(index).is_some_and(|d| matches!(d.link, Link::Quote | Link::Colon));
            let noun = view.is_complementiser(after) || view.key(after).starts_with(AND_THE);
            let and = marked && view.is_conjoined(after) && !noun && !self.quotes_on(after, hard);
            return !and && !cue(after) && !view.is(after, STOPS) && !self.turns.begins(after);
        }
        let more = (after + 1..hard.min(after + 7)).any(|at| view.opens(at).is_some_and(|q| q.words >= 3));
        view.mark(after) == Some(Mark::Comma) && view.is_conjoined(after + 1) && more && !(after + 1..hard.min(after + 7)).any(cue)
    }

    /// More quoted words follow soon, which nothing but the words before them leads to.
    fn quotes_on(&self, after: usize, hard: usize) -> bool {
        let view = self.view;
        let said = |at: &usize| view.opens(*at).is_some_and(|q| q.words >= 3) || self.begins(*at) || view.mark(*at) == Some(Mark::Colon);
        (after + 1..hard.min(after + 7)).find(said).is_some_and(|at| view.opens(at).is_some())
    }
}

/// The words of a quotation, a piece for each paragraph.
fn by_paragraph(view: &View<'_>, quote: &Quote) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let first = view.doc.paragraphs.partition_point(|p| p.tokens.end <= quote.inner.start);
    for paragraph in view.doc.paragraphs.get(first..).unwrap_or_default() {
        if paragraph.tokens.start >= quote.inner.end && !paragraph.tokens.is_empty() {
            break;
        }
        let start = quote.inner.start.max(paragraph.tokens.start);
        let end = quote.inner.end.min(paragraph.tokens.end);
        if start < end {
            pieces.push(view.trim(start..end));
        }
    }
    pieces
}

/// Whether a bracket behind a colon opens at a token: it stands for a quotation mark.
pub(crate) fn opens_like_quote(view: &View<'_>, at: usize) -> bool {
    view.mark(at) == Some(Mark::Open) && at.checked_sub(1).and_then(|before| view.mark(before)) == Some(Mark::Colon)
}

/// Without the marks of a quotation, or the brackets, that hold the whole range, and without a lone mark at an end.
pub(crate) fn unquoted(view: &View<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let closed = |at: usize| view.mark(at) == Some(Mark::Close);
    let bracketed = start < end && view.mark(start) == Some(Mark::Open) && closed(end - 1);
    if bracketed && !(start..end - 1).any(closed) {
        return view.trim(start + 1..end - 1);
    }
    if let Some(quote) = view.opens(start) {
        let whole = quote.close.is_some_and(|close| close + 1 == end);
        if whole || quote.close.is_none() || quote.close.is_some_and(|close| close >= end) {
            start += 1;
        }
        if whole {
            end -= 1;
        }
    }
    if end > start && view.mark(end - 1) == Some(Mark::Quote) {
        let opened_before = view.closes(end - 1).is_some_and(|q| q.open < start);
        if opened_before || view.opens(end - 1).is_some() {
            end -= 1;
        }
    }
    view.trim(start..end.max(start))
}
