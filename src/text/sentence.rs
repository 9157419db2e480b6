//! Sentences of a paragraph, quotations kept whole.
//!
//! A sentence ends after a stop, question or exclamation mark; a colon, a semicolon and two or three points
//! end nothing. Inside a quotation that is closed later, and inside a short bracket, nothing ends. What runs on
//! without an end for longer than any sentence is cut behind a comma.

use super::document::{Mark, Quote, Sentence, TokenKind};
use super::scan::Scan;
use std::ops::Range;

/// Tokens after an opening bracket among which its closing one is looked for.
const BRACKET_TOKENS: usize = 40;
/// Tokens of a sentence at most, so that what is compared within one is linear in the article. The longest
/// sentence in four thousand articles has 1,128, the next 582.
const MAX_TOKENS: usize = 1_500;

/// Cuts paragraphs into sentences, in order.
#[derive(Debug)]
pub(super) struct Splitter<'a> {
    quotes: &'a [Quote],
    next_quote: usize,
    /// The place among the marks of the scan of the one that is next.
    next_mark: usize,
    /// Closing mark of the outermost closed quotation around.
    closed_until: usize,
}

impl<'a> Splitter<'a> {
    /// Starts before the first of `quotes`, which are in order.
    pub(super) fn new(quotes: &'a [Quote]) -> Self {
        Self { quotes, next_quote: 0, next_mark: 0, closed_until: 0 }
    }

    /// Appends the sentences of the tokens `body` of a paragraph and gives their indices.
    pub(super) fn split(&mut self, scan: &mut Scan, paragraph: usize, body: &Range<usize>, sentences: &mut Vec<Sentence>) -> Range<usize> {
        let first = sentences.len();
        let mut start = body.start;
        let mut at = body.start;
        let mut bracket_until = body.start;
        let mut words = false;
        while at < body.end {
            if at - start >= MAX_TOKENS {
                let end = last_comma(scan, start + MAX_TOKENS / 2..at).unwrap_or(at);
                close(scan, paragraph, start..end, sentences);
                (start, words) = (end, end < at);
            }
            let behind = self.mark_from(scan, at).min(body.end).min(start + MAX_TOKENS);
            if behind > at {
                (at, words) = (behind, true);
                continue;
            }
            let kind = scan.kind(at);
            self.pass(at);
            if kind == Some(TokenKind::Mark(Mark::Open)) && at >= bracket_until {
                bracket_until = closing_bracket(scan, at, body.end);
            }
            let terminator = matches!(kind, Some(TokenKind::Mark(Mark::Stop | Mark::Question | Mark::Exclamation)));
            if terminator
                && words
                && let Some(end) = self.end_after(scan, at, body.end, bracket_until)
            {
                close(scan, paragraph, start..end, sentences);
                (start, at, words) = (end, end, false);
                continue;
            }
            at += 1;
        }
        finish(scan, paragraph, start..body.end, words, first, sentences);
        first..sentences.len()
    }

    /// The first token from one on that is neither word nor number.
    fn mark_from(&mut self, scan: &Scan, token: usize) -> usize {
        while let Some(mark) = scan.marks.get(self.next_mark) {
            if *mark >= token {
                return *mark;
            }
            self.next_mark += 1;
        }
        usize::MAX
    }

    /// Takes note of a closed quotation that opens at a token.
    fn pass(&mut self, token: usize) {
        while let Some(quote) = self.quotes.get(self.next_quote).filter(|quote| quote.open <= token) {
            self.closed_until = self.closed_until.max(quote.close.unwrap_or_default());
            self.next_quote += 1;
        }
    }

    /// Where the sentence with the terminator `at` ends, if it does: after closing marks and further terminators.
    fn end_after(&self, scan: &Scan, at: usize, end: usize, bracket_until: usize) -> Option<usize> {
        let mut next = at + 1;
        while next < end {
            match scan.kind(next) {
                Some(TokenKind::Mark(Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Close)) => {}
                Some(TokenKind::Mark(Mark::Quote)) if next <= self.closed_until => {}
                _ => break,
            }
            next += 1;
        }
        let goes_on = matches!(scan.kind(next), Some(TokenKind::Mark(Mark::Comma | Mark::Semicolon | Mark::Colon)));
        if next < end && (next <= self.closed_until || next <= bracket_until || goes_on) {
            return None;
        }
        (next == end || scan.is_mark(at, Mark::Stop) || !closes_quote(scan, at + 1..next) || ends_with_stop(scan, at + 1..next))
            .then_some(next)
    }
}

/// One past the last comma among these tokens.
fn last_comma(scan: &Scan, tokens: Range<usize>) -> Option<usize> {
    tokens.into_iter().rev().find(|token| scan.is_mark(*token, Mark::Comma)).map(|comma| comma + 1)
}

/// A question in quotation marks may be a title in a sentence that goes on.
fn closes_quote(scan: &Scan, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|token| scan.is_mark(token, Mark::Quote))
}

fn ends_with_stop(scan: &Scan, tokens: Range<usize>) -> bool {
    tokens.end.checked_sub(1).is_some_and(|last| last >= tokens.start && scan.is_mark(last, Mark::Stop))
}

/// The closing bracket of an opening one, if it is near; else the opening one.
fn closing_bracket(scan: &Scan, open: usize, end: usize) -> usize {
    (open + 1..end.min(open + BRACKET_TOKENS)).find(|token| scan.is_mark(*token, Mark::Close)).unwrap_or(open)
}

/// The rest of a paragraph: a sentence of its own, or marks that belong to the one before.
fn finish(scan: &mut Scan, paragraph: usize, rest: Range<usize>, words: bool, first: usize, sentences: &mut Vec<Sentence>) {
    if rest.is_empty() {
        return;
    }
    let index = sentences.len();
    match sentences.last_mut().filter(|_| !words && index > first) {
        Some(last) => {
            mark(scan, rest.clone(), index - 1);
            last.tokens.end = rest.end;
        }
        None => close(scan, paragraph, rest, sentences),
    }
}

fn close(scan: &mut Scan, paragraph: usize, tokens: Range<usize>, sentences: &mut Vec<Sentence>) {
    mark(scan, tokens.clone(), sentences.len());
    sentences.push(Sentence { tokens, paragraph });
}

fn mark(scan: &mut Scan, tokens: Range<usize>, sentence: usize) {
    let sentence = u32::try_from(sentence).unwrap_or(u32::MAX);
    for token in scan.tokens.get_mut(tokens).unwrap_or_default() {
        token.sentence = sentence;
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{ZoneWords, read};

    #[track_caller]
    fn sentences(text: &str) -> Vec<String> {
        let doc = read(text.to_owned(), &ZoneWords::default());
        doc.sentences.iter().map(|s| doc.span_of(s.tokens.clone()).slice(&doc.text).to_owned()).collect()
    }

    #[test]
    fn stops_questions_and_exclamations_end_a_sentence() {
        assert_eq!(sentences("جاء الوزير. متى؟ أمس! ثم عاد."), ["جاء الوزير.", "متى؟", "أمس!", "ثم عاد."]);
    }

    #[test]
    fn colons_semicolons_and_pauses_end_nothing() {
        assert_eq!(sentences("قال: النهر عال؛ والجسر مغلق.. والسد… مفتوح."), ["قال: النهر عال؛ والجسر مغلق.. والسد… مفتوح."]);
    }

    #[test]
    fn abbreviations_and_decimals_end_nothing() {
        assert_eq!(sentences("قال د. سامر نور إن 3.5 أمتار تكفي."), ["قال د. سامر نور إن 3.5 أمتار تكفي."]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(sentences("قال «النهر عال.» ثم سكت. (انتهى.) وعاد."), ["قال «النهر عال.»", "ثم سكت.", "(انتهى.)", "وعاد."]);
    }

    #[test]
    fn nothing_ends_inside_a_closed_quotation() {
        assert_eq!(sentences("قال «النهر عال. والجسر مغلق» قبل سفره. ثم عاد."), ["قال «النهر عال. والجسر مغلق» قبل سفره.", "ثم عاد."]);
        assert_eq!(sentences("نشر «أين النهر؟» العام الماضي."), ["نشر «أين النهر؟» العام الماضي."]);
    }

    #[test]
    fn sentences_end_inside_an_unclosed_quotation() {
        assert_eq!(sentences("قال «النهر عال. والجسر مغلق."), ["قال «النهر عال.", "والجسر مغلق."]);
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_behind_a_comma() {
        let doc = read(format!("{}، {}", "نهر ".repeat(1_000), "جسر ".repeat(3_000)), &ZoneWords::default());
        let lengths: Vec<usize> = doc.sentences.iter().map(|s| s.tokens.len()).collect();
        assert_eq!(lengths, [1_001, 1_500, 1_500]);
    }

    #[test]
    fn a_sentence_without_a_comma_is_cut_at_its_longest() {
        let doc = read("نهر ".repeat(3_100), &ZoneWords::default());
        let lengths: Vec<usize> = doc.sentences.iter().map(|s| s.tokens.len()).collect();
        assert_eq!(lengths, [1_500, 1_500, 100]);
    }

    #[test]
    fn marks_left_over_belong_to_the_last_sentence() {
        assert_eq!(sentences("جاء الوزير. *"), ["جاء الوزير. *"]);
        assert_eq!(sentences("... جاء الوزير؟!!"), ["... جاء الوزير؟!!"]);
    }
}
