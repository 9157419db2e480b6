//! Pairs of quotation marks over a run of paragraphs, in one pass.
//!
//! Real articles point curly marks the wrong way, mix families and forget to close. What a mark does is read
//! from the blanks around it first, then from what is open, and from its shape last. At most four quotations
//! lie in each other, so that all quoted ranges together are linear in the text.

use super::chars::{Family, Lean};
use super::document::{Mark, Quote, TokenKind};
use super::quote_mark::{self, Context, QuoteMark};
use super::scan::Scan;
use std::ops::Range;

/// Quotations that may lie in each other; a mark that would open one more opens nothing.
const MAX_DEPTH: usize = 4;
/// Paragraphs a quotation may run over.
const MAX_PARAGRAPHS: usize = 8;

/// Finds the quotations of a document and marks the tokens in them. `runs` are paragraphs (token ranges) in
/// order, each with whether an open quotation may run on into it from the paragraph before.
pub(super) fn pair(text: &str, scan: &mut Scan, runs: &[(Range<usize>, bool)]) -> Vec<Quote> {
    let signs: Vec<usize> = scan.marks.iter().copied().filter(|mark| scan.is_mark(*mark, Mark::Quote)).collect();
    if signs.is_empty() {
        return Vec::new();
    }
    let mut pairing = Pairing::default();
    let mut rest: &[usize] = &signs;
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
            (Family::Guillemet, Context::Loose) if mark.lean == Lean::Open && !self.nests(same, upcoming, mark) => close(Act::Open),
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
            self.cut(scan, entry);
        }
        self.pending = match (outermost, self.pending) {
            (Some(entry), _) => Some((entry, 1)),
            (None, Some((entry, count))) if count < MAX_PARAGRAPHS => Some((entry, count + 1)),
            _ => None,
        };
    }

    /// Ends a quotation whose closing mark was forgotten before the next one of its family, and before any
    /// other that would run over that place.
    fn cut(&mut self, scan: &Scan, entry: Entry) {
        let (Some(inner), Some(found)) = (entry.inner, self.found.get(entry.found)) else { return };
        let end = forgotten_end(scan, found.open + 1, inner);
        let between = self.found.iter().skip(entry.found + 1).take_while(|other| other.open < end);
        let end = between.filter(|other| !other.dropped && extent(other) > end).map(|other| other.open).next().unwrap_or(end);
        if let Some(found) = self.found.get_mut(entry.found) {
            found.end = end;
        }
    }
}

/// One past the last token of a quotation, its closing mark included.
fn extent(found: &Found) -> usize {
    found.close.map_or(found.end, |close| close + 1)
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

#[cfg(test)]
mod tests {
    use crate::text::{Document, ZoneWords, read};

    /// The quotations of a text: depth, words quoted, and a star when unclosed.
    #[track_caller]
    fn quotes(text: &str) -> Vec<String> {
        let doc = read(text.to_owned(), &ZoneWords::default());
        doc.quotes.iter().map(|quote| show(&doc, quote)).collect()
    }

    fn show(doc: &Document, quote: &super::Quote) -> String {
        let inner = doc.span_of(quote.inner.clone()).slice(&doc.text);
        let star = if quote.close.is_none() { "*" } else { "" };
        format!("{}{star} {inner}", quote.depth)
    }

    #[test]
    fn each_family_of_marks_is_a_pair() {
        assert_eq!(quotes("قال «نعم» و“لا” و\"ربما\" و((أبدا)) و<<كلا>>."), ["0 نعم", "0 لا", "0 ربما", "0 أبدا", "0 كلا"]);
    }

    #[test]
    fn curly_marks_pair_whichever_way_they_point() {
        assert_eq!(quotes("قال ”نعم“ ثم ”لا” ثم “ربما“ ثم “جالت 10″."), ["0 نعم", "0 لا", "0 ربما", "0 جالت 10"]);
    }

    #[test]
    fn angle_marks_pair_whichever_way_they_point() {
        assert_eq!(quotes("قال لـ»النهر» إن «الجسر« مغلق و»السد« مفتوح."), ["0 النهر", "0 الجسر", "0 السد"]);
    }

    #[test]
    fn mixed_families_pair_when_nothing_else_closes() {
        assert_eq!(quotes("قال “نعم\" ثم ذكر «لا\"."), ["0 نعم", "0 لا"]);
    }

    #[test]
    fn blanks_inside_the_marks_do_not_matter() {
        assert_eq!(quotes("عدد \" 343 \" دائرة و « نهر » و\"جسر \"، و\" سد\"."), ["0 343", "0 نهر", "0 جسر", "0 سد"]);
    }

    #[test]
    fn quotations_lie_in_each_other() {
        assert_eq!(quotes("قال «إن \"النهر\" عال» أمس."), ["0 إن \"النهر\" عال", "1 النهر"]);
        assert_eq!(quotes("قال «إن «النهر» عال» أمس."), ["0 إن «النهر» عال", "1 النهر"]);
        assert_eq!(quotes("قال \"إن \"النهر\" عال\" أمس."), ["0 إن \"النهر\" عال", "1 النهر"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        assert_eq!(quotes("قال \"إن النهر عال.\nثم سكت."), ["0* إن النهر عال."]);
    }

    #[test]
    fn a_forgotten_closing_mark_ends_before_the_next_quotation() {
        assert_eq!(quotes("قال «إن النهر عال. وأضاف «الجسر مغلق»."), ["0* إن النهر عال.", "0 الجسر مغلق"]);
        assert_eq!(quotes("قال \"إن النهر عال، وأضاف \"الجسر مغلق\"."), ["0* إن النهر عال", "0 الجسر مغلق"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs_until_it_is_closed() {
        assert_eq!(quotes("قال «إن النهر عال.\nوالجسر مغلق».\nثم سكت."), ["0 إن النهر عال.\nوالجسر مغلق"]);
    }

    #[test]
    fn a_mark_at_each_paragraph_continues_the_quotation() {
        assert_eq!(quotes("قال “النهر عال.\n“الجسر مغلق.\n“السد مفتوح”."), ["0 النهر عال.\n“الجسر مغلق.\n“السد مفتوح"]);
    }

    #[test]
    fn a_quotation_opened_later_ends_the_run() {
        assert_eq!(quotes("قال «النهر عال.\nثم ذكر «الجسر» أمس."), ["0* النهر عال.", "0 الجسر"]);
    }

    #[test]
    fn the_headline_does_not_run_into_the_body() {
        assert_eq!(quotes("الوزير: «النهر عال\nقال الوزير في بيان إن الجسر مغلق» أمس."), ["0* النهر عال"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotations() {
        assert_eq!(quotes("قال L'Opinion إن شاشة 42\" صغيرة و'سد."), Vec::<String>::new());
        assert_eq!(quotes("قال 'النهر' و‘الجسر’ و’السد‘."), ["0 النهر", "0 الجسر", "0 السد"]);
    }

    #[test]
    fn a_quotation_counts_its_words() {
        let doc = read("قال: «ثلاثة 3 جسور، ونهران».".to_owned(), &ZoneWords::default());
        let words: Vec<u32> = doc.quotes.iter().map(|quote| quote.words).collect();
        assert_eq!(words, [3]);
    }

    #[test]
    fn depth_is_bounded() {
        let doc = read("«كلام ".repeat(1000), &ZoneWords::default());
        let most = doc.quotes.iter().map(|quote| quote.depth).max();
        assert!(most < Some(super::MAX_DEPTH as u8), "{most:?}");
    }
}
