//! Where an article says it comes from: bylines, datelines at a paragraph's start, credits at its end, and
//! the tag list some pages put there.
//!
//! All are told by their build: short segments between dashes, brackets and colons, one of which is nothing
//! but an outlet or a byline word. A colon alone makes no dateline, for headlines and speakers use it too.

use super::chars;
use super::document::{Mark, TokenKind};
use super::token::{Line, Scan};
use super::zone_words::{Role, ZoneWords, is_read, is_word};
use std::ops::Range;

/// The most words of a segment of a byline or dateline: a person's name, a place.
const SEGMENT_WORDS: usize = 5;
/// The most tokens of a dateline.
const DATELINE_TOKENS: usize = 18;
/// The most words of a byline; an agency's date line is that long.
const BYLINE_WORDS: usize = 12;
/// Tokens at the end of the last paragraph among which a credit is looked for.
const CREDIT_TOKENS: usize = 12;
/// Tokens at the end of the last paragraph among which a tag list or link begins.
const TAIL_TOKENS: usize = 80;
/// The most words before a dash of a dateline without an outlet: a place.
const PLACE_WORDS: usize = 2;
/// Tokens after such a dash among which a second dash would make a parenthesis of it.
const PARENTHESIS_TOKENS: usize = 14;

/// A run of words between marks.
#[derive(Clone, Debug)]
struct Segment {
    tokens: Range<usize>,
    words: usize,
    numbers: usize,
    /// Nothing but outlets and byline words.
    origin: bool,
}

/// Cuts tokens into the segments between their marks; points and quotation marks part nothing.
fn segments(scan: &Scan, words: &ZoneWords, tokens: &Range<usize>) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = tokens.start;
    for at in tokens.start..=tokens.end {
        let inside = at < tokens.end && (is_read(scan, at) || scan.is_mark(at, Mark::Point) || scan.is_mark(at, Mark::Quote));
        if inside {
            continue;
        }
        if start < at {
            segments.push(segment(scan, words, start..at));
        }
        start = at + 1;
    }
    segments
}

fn segment(scan: &Scan, words: &ZoneWords, tokens: Range<usize>) -> Segment {
    let count = tokens.clone().filter(|token| is_word(scan, *token)).count();
    let numbers = tokens.clone().filter(|token| scan.kind(*token) == Some(TokenKind::Number)).count();
    Segment { origin: numbers == 0 && is_origin(scan, words, &tokens), tokens, words: count, numbers }
}

/// Whether tokens are outlets and byline words only; proclitics, and words in other letters before them, do
/// not count.
fn is_origin(scan: &Scan, words: &ZoneWords, tokens: &Range<usize>) -> bool {
    let mut at = tokens.start;
    let mut found = false;
    while at < tokens.end {
        if let Some(end) = words.origin_at(scan, at, tokens.end) {
            (at, found) = (end, true);
        } else if !is_word(scan, at) || is_proclitic(scan, at) || !found && scan.key(at).is_ascii() {
            at += 1;
        } else {
            return false;
        }
    }
    found
}

/// One letter parted from its noun by a quotation mark.
fn is_proclitic(scan: &Scan, token: usize) -> bool {
    let mut letters = scan.key(token).chars();
    letters.next().is_some_and(chars::is_proclitic) && letters.next().is_none()
}

/// Whether a line of its own says who wrote the article or which agency it came from.
pub(super) fn is_byline(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    if line.words == 0 || line.words > BYLINE_WORDS || line.tokens.len() > 2 * BYLINE_WORDS || ends_sentence(scan, line) {
        return false;
    }
    let segments = segments(scan, words, &line.tokens);
    let stopped = line.tokens.clone().any(|token| scan.is_mark(token, Mark::Stop));
    let origin = !stopped && segments.iter().any(|segment| segment.origin);
    origin && segments.iter().all(|segment| segment.words <= SEGMENT_WORDS)
        || is_date_line(scan, words, line, &segments)
        || is_name_and_place(scan, line, &segments)
}

/// A place, a date and an agency without marks, as agencies put them above their text.
fn is_date_line(scan: &Scan, words: &ZoneWords, line: &Line, segments: &[Segment]) -> bool {
    let numbers: usize = segments.iter().map(|segment| segment.numbers).sum();
    let year = line.tokens.clone().any(|token| scan.kind(token) == Some(TokenKind::Number) && scan.key(token).len() == 4);
    let outlet =
        line.tokens.clone().rev().take(4).any(|token| words.match_at(scan, Role::Outlet, token, line.tokens.end) == Some(line.tokens.end));
    segments.len() <= 2 && year && (numbers >= 3 || numbers >= 2 && outlet)
}

/// A person and a place, parted by a dash.
fn is_name_and_place(scan: &Scan, line: &Line, segments: &[Segment]) -> bool {
    let [name, place] = segments else { return false };
    let dash = name.tokens.end;
    let only_dash = scan.is_mark(dash, Mark::Dash) && line.tokens.len() == name.tokens.len() + place.tokens.len() + 1;
    let bare = name.words == name.tokens.len() && place.words == place.tokens.len();
    only_dash && bare && name.words <= 4 && (1..=2).contains(&place.words)
}

/// Whether the last mark of a line ends a sentence or opens a list.
pub(super) fn ends_sentence(scan: &Scan, line: &Line) -> bool {
    let mut marks = line.tokens.clone().rev().map_while(|token| match scan.kind(token) {
        Some(TokenKind::Mark(mark)) => Some(mark),
        _ => None,
    });
    marks.find(|mark| !matches!(mark, Mark::Quote | Mark::Close | Mark::Dash)).is_some_and(|mark| matches!(mark, Mark::Stop | Mark::Colon))
}

/// Where the text of a paragraph begins behind its dateline; the paragraph's start when it has none.
/// `first` says that it is the first paragraph of the body, where a place alone may stand before the dash.
pub(super) fn dateline_end(scan: &Scan, words: &ZoneWords, line: &Line, first: bool) -> usize {
    let bullets = line.tokens.clone().take_while(|token| scan.is_mark(*token, Mark::Other)).count();
    let start = line.tokens.start + bullets;
    let window = start..line.tokens.end.min(start + DATELINE_TOKENS);
    let Some(end) = dateline_limit(scan, &window) else { return line.tokens.start };
    let found = with_colon(scan, words, start, end, first)
        .or_else(|| with_dash(scan, words, start..end))
        .or_else(|| name_and_origin(scan, words, start, end).filter(|_| first))
        .or_else(|| place_and_dash(scan, line, start).filter(|_| first));
    found.filter(|end| *end < line.tokens.end).unwrap_or(line.tokens.start)
}

/// The token at which a dateline would have to end: a colon, a mark of a sentence, or the window's end.
fn dateline_limit(scan: &Scan, window: &Range<usize>) -> Option<usize> {
    let has_mark = window.clone().any(|token| scan.is_mark(token, Mark::Dash) || scan.is_mark(token, Mark::Colon));
    let ends = |token: &usize| {
        matches!(
            scan.kind(*token),
            Some(TokenKind::Mark(Mark::Colon | Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Semicolon))
        )
    };
    has_mark.then(|| window.clone().find(ends).unwrap_or(window.end))
}

fn with_colon(scan: &Scan, words: &ZoneWords, start: usize, end: usize, first: bool) -> Option<usize> {
    if !scan.is_mark(end, Mark::Colon) {
        return None;
    }
    let segments = segments(scan, words, &(start..end));
    let dashes = (start..end).filter(|token| scan.is_mark(*token, Mark::Dash)).count();
    let opened = (start..end).filter(|token| scan.is_mark(*token, Mark::Open)).count();
    let closed = (start..end).filter(|token| scan.is_mark(*token, Mark::Close)).count();
    let most = if dashes > 0 { SEGMENT_WORDS } else { PLACE_WORDS };
    let short = opened == closed && segments.iter().all(|segment| segment.origin || segment.words <= most);
    let origins = segments.iter().filter(|segment| segment.origin).count();
    let parted = dashes > 0 || opened > 0;
    let named = short && origins > 0 && (parted || origins == segments.len());
    let placed = first
        && dashes + 1 == segments.len()
        && (1..=2).contains(&dashes)
        && segments.iter().all(|segment| segment.words <= 3 && segment.numbers == 0);
    (named || placed).then_some(end + 1)
}

/// A dateline that ends with a dash: after an outlet, or after a place and an outlet.
fn with_dash(scan: &Scan, words: &ZoneWords, window: Range<usize>) -> Option<usize> {
    let dashes = window.clone().filter(|token| scan.is_mark(*token, Mark::Dash));
    let ends_dateline = |dash: &usize| {
        let segments = segments(scan, words, &(window.start..*dash));
        segments.iter().any(|segment| segment.origin) && segments.iter().all(|segment| segment.words <= SEGMENT_WORDS)
    };
    let end = dashes.take(4).filter(ends_dateline).last()? + 1;
    Some(words.origin_at(scan, end, window.end).unwrap_or(end))
}

/// A person, a dash and an outlet with nothing to part them from the text.
fn name_and_origin(scan: &Scan, words: &ZoneWords, start: usize, end: usize) -> Option<usize> {
    let dash = (start + 1..end.min(start + SEGMENT_WORDS)).find(|token| !is_word(scan, *token))?;
    let outlet = words.match_at(scan, Role::Outlet, dash + 1, end)?;
    scan.is_mark(dash, Mark::Dash).then_some(outlet)
}

/// A place and a dash that no second dash makes a parenthesis of.
fn place_and_dash(scan: &Scan, line: &Line, start: usize) -> Option<usize> {
    let dash = (start + 1..=start + PLACE_WORDS).find(|token| !is_word(scan, *token))?;
    let parenthesis = (dash + 1..line.tokens.end).take(PARENTHESIS_TOKENS).any(|token| scan.is_mark(token, Mark::Dash));
    (is_word(scan, start) && scan.is_mark(dash, Mark::Dash) && !parenthesis).then_some(dash + 1)
}

/// The first token of a tag list or link at the end of the last paragraph.
pub(super) fn tail_start(scan: &Scan, words: &ZoneWords, body: &Range<usize>) -> Option<usize> {
    let from = body.start.max(body.end.saturating_sub(TAIL_TOKENS));
    (from..body.end)
        .find(|token| words.match_at(scan, Role::FurnitureTail, *token, body.end).is_some_and(|end| is_tail(scan, *token, end, body)))
}

/// One word is a tail when a list of words follows it; it may be an ordinary word in a sentence.
fn is_tail(scan: &Scan, start: usize, end: usize, body: &Range<usize>) -> bool {
    if start == body.start || end > start + 1 {
        return true;
    }
    let after = end..body.end;
    let stops = |mark: Mark| matches!(mark, Mark::Stop | Mark::Comma | Mark::Colon | Mark::Semicolon | Mark::Question | Mark::Exclamation);
    let list = !after.clone().any(|token| matches!(scan.kind(token), Some(TokenKind::Mark(mark)) if stops(mark)));
    let parted = !is_read(scan, start - 1) && !scan.is_mark(start - 1, Mark::Comma);
    let words = after.filter(|token| is_word(scan, *token)).count();
    list && (parted || words >= 3)
}

/// The first token of an agency's credit at the end of the last paragraph.
pub(super) fn credit_start(scan: &Scan, words: &ZoneWords, body: &Range<usize>) -> Option<usize> {
    let stopped = body.end > body.start && scan.is_mark(body.end - 1, Mark::Stop);
    let end = body.end - usize::from(stopped);
    let from = body.start.max(end.saturating_sub(CREDIT_TOKENS));
    let last = |mark: Mark| (from..end).rev().find(|token| scan.is_mark(*token, mark));
    let all_origin = |tokens: Range<usize>| {
        let segments = segments(scan, words, &tokens);
        !segments.is_empty() && segments.iter().all(|segment| segment.origin)
    };
    if let Some(open) = last(Mark::Open).filter(|open| scan.is_mark(end - 1, Mark::Close) && all_origin(*open + 1..end)) {
        let after_end = open > body.start && !is_read(scan, open - 1) && !scan.is_mark(open - 1, Mark::Comma);
        return (after_end || !stopped).then_some(open);
    }
    let ends = [Mark::Stop, Mark::Question, Mark::Exclamation, Mark::Ellipsis];
    if let Some(stop) = ends.into_iter().filter_map(last).max().filter(|stop| all_origin(*stop + 1..end)) {
        let closing = (stop + 1..end).take_while(|token| scan.is_mark(*token, Mark::Quote)).count();
        // A mark that has its partner at the end belongs to the credit.
        let closing = if scan.is_mark(end - 1, Mark::Quote) { 0 } else { closing };
        return Some(stop + 1 + closing);
    }
    last(Mark::Dash).filter(|dash| !stopped && *dash > body.start && all_origin(*dash + 1..end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use crate::text::{ZoneLists, ZoneWords, read};

    fn words() -> ZoneWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ZoneWords::new(&ZoneLists {
            byline_words: list(&["وكالات", "متابعات", "المصدر"]),
            outlets: list(&["سنام", "و ن ب", "شبكة الضفة"]),
            furniture_tails: list(&["سمات", "رابط الخبر في"]),
            ..ZoneLists::default()
        })
    }

    /// Dateline, text and credit of the only paragraph after a headline.
    #[track_caller]
    fn parts(body: &str) -> (String, String, String) {
        let doc = read(format!("عنوان قصير\n{body}"), &words());
        let paragraph = doc.paragraphs.last().cloned().unwrap();
        let slice = |span: Option<crate::text::Span>| span.map_or(String::new(), |s| s.slice(&doc.text).to_owned());
        let text = doc.span_of(paragraph.body.clone()).slice(&doc.text).to_owned();
        (slice(paragraph.dateline), text, slice(paragraph.credit))
    }

    #[track_caller]
    fn dateline(body: &str) -> String {
        let (dateline, text, _) = parts(body);
        assert!(body.ends_with(&text), "{text}");
        dateline
    }

    #[test]
    fn datelines_with_an_outlet_end_at_the_colon_or_dash() {
        assert_eq!(dateline("سنام- المرفأ: وصل الوزير."), "سنام- المرفأ:");
        assert_eq!(dateline("ليث نور- سنام- المرفأ: وصل الوزير."), "ليث نور- سنام- المرفأ:");
        assert_eq!(dateline("المرفأ (سنام) - وصل الوزير."), "المرفأ (سنام) -");
        assert_eq!(dateline("المرفأ - «شبكة الضفة»: وصل الوزير."), "المرفأ - «شبكة الضفة»:");
        assert_eq!(dateline("و.ن.ب- المرفأ: وصل الوزير."), "و.ن.ب- المرفأ:");
        assert_eq!(dateline("سنام – متابعات وصل الوزير."), "سنام – متابعات");
        assert_eq!(dateline("ليث نور – سنام وصل الوزير."), "ليث نور – سنام");
        assert_eq!(dateline("سنام: وصل الوزير."), "سنام:");
    }

    #[test]
    fn a_place_and_a_dash_are_a_dateline_in_the_first_paragraph() {
        assert_eq!(dateline("المرفأ - وصل الوزير."), "المرفأ -");
        assert_eq!(dateline("الوزير - وهو مهندس - وصل."), "");
        assert_eq!(dateline("وصل وزير الجسور.\nالمرفأ - وصل الوزير."), "");
    }

    #[test]
    fn speakers_before_a_colon_are_no_dateline() {
        for body in [
            "وزير الجسور: النهر عال.",
            "وقالت سنام: النهر عال.",
            "وقال مصدر لوكالة الأنباء (سنام): النهر عال.",
            "وبحسب «سنام» تستهدف الخطة الجديدة - وهي طويلة - الجسور.",
        ] {
            assert_eq!(dateline(body), "", "{body}");
        }
    }

    #[test]
    fn credits_stand_at_the_end_of_the_last_paragraph() {
        for (body, credit) in [
            ("وصل الوزير. (سنام)", "(سنام)"),
            ("وصل الوزير (سنام)", "(سنام)"),
            ("وصل الوزير. سنام - و ن ب", "سنام - و ن ب"),
            ("وصل الوزير. المصدر: شبكة الضفة", "المصدر: شبكة الضفة"),
            ("وصل الوزير. «سنام»", "«سنام»"),
            ("وصل الوزير - سنام", "- سنام"),
            ("وصل الوزير كما ذكرت الوكالة (سنام).", ""),
            ("وصل الوزير إلى سنام", ""),
        ] {
            let (_, text, found) = parts(body);
            assert_eq!(found, credit, "{body}");
            assert_eq!(format!("{text} {found}").trim(), body);
        }
    }

    #[test]
    fn tag_lists_at_the_end_are_not_read() {
        assert_eq!(parts("وصل الوزير. سمات جسر نهر").1, "وصل الوزير.");
        assert_eq!(parts("وصل الوزير سمات جسر نهر وزير").1, "وصل الوزير");
        assert_eq!(parts("وصل الوزير رابط الخبر في الموقع: وصل.").1, "وصل الوزير");
        assert_eq!(parts("والصبر من سمات الكرام.").1, "والصبر من سمات الكرام.");
    }
}
