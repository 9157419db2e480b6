//! Where an article says it comes from: bylines, datelines at a paragraph's start, credits at its end, and
//! the tag list some pages put there.
//!
//! All are told by their build: short segments between dashes, brackets and colons, one of which is nothing
//! but an outlet or a byline word. A colon alone makes no dateline, for headlines and speakers use it too.

use super::chars;
use super::document::{Mark, TokenKind};
use super::scan::Scan;
use super::token::Line;
use super::zone_words::{Role, ZoneWords, is_read, is_word};
use std::ops::Range;

/// The most words of a segment of a byline or dateline: a person's name, a place.
const SEGMENT_WORDS: usize = 5;
/// The most words of an author's name.
const NAME_WORDS: usize = 4;
/// The most tokens of a dateline.
const DATELINE_TOKENS: usize = 18;
/// The most words of a byline; an agency's date line is that long.
const BYLINE_WORDS: usize = 12;
/// Tokens at the end of the last paragraph among which a credit is looked for.
const CREDIT_TOKENS: usize = 12;
/// Tokens at the end of the last paragraph among which a tag list or link begins.
const TAIL_TOKENS: usize = 80;
/// The fewest words of a tag list that nothing parts from the text.
const TAGS: usize = 3;
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
    origin: Origin,
}

/// Whether a segment says where an article comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Origin {
    /// It does not, or not only.
    No,
    /// It is nothing but byline words.
    BylineWord,
    /// It is nothing but outlets and byline words.
    Outlet,
}

impl Segment {
    fn is_origin(&self) -> bool {
        self.origin != Origin::No
    }
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
    let origin = if numbers > 0 { Origin::No } else { origin(scan, words, &tokens) };
    Segment { tokens, words: count, numbers, origin }
}

/// What tokens say that are outlets and byline words only; proclitics, and words in other letters before
/// them, do not count.
fn origin(scan: &Scan, words: &ZoneWords, tokens: &Range<usize>) -> Origin {
    if is_initials(scan, tokens) {
        return Origin::Outlet;
    }
    let mut at = tokens.start;
    let mut origin = Origin::No;
    while at < tokens.end {
        if let Some(end) = words.match_at(scan, Role::Outlet, at, tokens.end) {
            (at, origin) = (end, Origin::Outlet);
        } else if let Some(end) = words.match_at(scan, Role::BylineWord, at, tokens.end) {
            at = end;
            if origin == Origin::No {
                origin = Origin::BylineWord;
            }
        } else if !is_word(scan, at) || is_proclitic(scan, at) || origin == Origin::No && scan.key(at).is_ascii() {
            at += 1;
        } else {
            return Origin::No;
        }
    }
    origin
}

/// Two to four single letters: an agency by its initials.
fn is_initials(scan: &Scan, tokens: &Range<usize>) -> bool {
    let mut letters = 0;
    for token in tokens.clone().filter(|token| !scan.is_mark(*token, Mark::Point)) {
        if !is_word(scan, token) || scan.key(token).chars().count() != 1 {
            return false;
        }
        letters += 1;
    }
    (2..=4).contains(&letters)
}

/// One letter parted from its noun by a quotation mark.
fn is_proclitic(scan: &Scan, token: usize) -> bool {
    let mut letters = scan.key(token).chars();
    letters.next().is_some_and(chars::is_proclitic) && letters.next().is_none()
}

/// Whether a line is a word for an author's work and a name, with a colon or a comma between them and a date behind them or not: not
/// more, since the same words begin sentences.
pub(super) fn is_credit(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    let Some(end) = words.start_end(scan, Role::Credit, &line.tokens) else { return false };
    let start = end + usize::from(scan.is_mark(end, Mark::Colon) || scan.is_mark(end, Mark::Comma));
    let name = (start..line.tokens.end.min(start + NAME_WORDS)).take_while(|token| is_word(scan, *token)).count();
    let rest = |words_of_name: usize| start + words_of_name..line.tokens.end;
    let is_dated = |rest: Range<usize>| {
        rest.clone().any(|token| scan.kind(token) == Some(TokenKind::Number)) && words.are_all(scan, Role::Date, &rest)
    };
    (2..=name).any(|name| rest(name).is_empty() || is_dated(rest(name)))
}

/// Whether a line of its own says who wrote the article or which agency it came from.
pub(super) fn is_byline(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    if line.words == 0 || line.words > BYLINE_WORDS || line.tokens.len() > 2 * BYLINE_WORDS {
        return false;
    }
    let last = line.tokens.end - 1;
    if scan.is_mark(last, Mark::Colon) {
        let segments = segments(scan, words, &(line.tokens.start..last));
        let parted = line.tokens.clone().any(|token| scan.is_mark(token, Mark::Dash));
        return segments.iter().all(|segment| segment.is_origin() || parted && segment.words <= PLACE_WORDS)
            && segments.iter().any(Segment::is_origin);
    }
    if ends_sentence(scan, line) || scan.is_mark(last, Mark::Comma) {
        return false;
    }
    let segments = segments(scan, words, &line.tokens);
    is_origin_line(scan, line, &segments)
        || is_date_line(scan, words, line, &segments)
        || is_name_and_place(scan, line, &segments)
        || is_footnote(scan, words, line)
}

/// Whether a line names nothing but outlets, with byline words or without.
pub(super) fn is_outlet_line(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    line.words <= SEGMENT_WORDS && segments(scan, words, &line.tokens).iter().all(Segment::is_origin)
}

/// Outlets or byline words, with names and places. An outlet before a colon and other words is a speaker.
fn is_origin_line(scan: &Scan, line: &Line, segments: &[Segment]) -> bool {
    let has = |mark: Mark| line.tokens.clone().any(|token| scan.is_mark(token, mark));
    let speaks = has(Mark::Colon) && segments.first().is_some_and(|first| first.origin == Origin::Outlet);
    let all = segments.iter().all(Segment::is_origin);
    segments.iter().any(Segment::is_origin)
        && segments.iter().all(|segment| segment.words <= SEGMENT_WORDS)
        && !has(Mark::Stop)
        && (all || !speaks)
}

/// A line that an asterisk opens and an outlet ends.
fn is_footnote(scan: &Scan, words: &ZoneWords, line: &Line) -> bool {
    let last = line.tokens.clone().rev().find(|token| is_word(scan, *token)).unwrap_or_default();
    let ends = |token: usize| words.match_at(scan, Role::Outlet, token, last + 1) == Some(last + 1);
    scan.is_mark(line.tokens.start, Mark::Other) && line.words <= SEGMENT_WORDS && line.tokens.clone().any(ends)
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
    let found = with_bracket(scan, words, start..end)
        .or_else(|| with_colon(scan, words, start, end, first))
        .or_else(|| with_dash(scan, words, start..end))
        .or_else(|| name_and_origin(scan, words, start, end).filter(|_| first))
        .or_else(|| place_and_dash(scan, line, start).filter(|_| first));
    found.filter(|end| *end < line.tokens.end).unwrap_or(line.tokens.start)
}

/// The token at which a dateline would have to end: a colon, a mark of a sentence, or the window's end.
fn dateline_limit(scan: &Scan, window: &Range<usize>) -> Option<usize> {
    let marks = scan.marks_in(window);
    let has_mark = marks.iter().any(|mark| scan.is_mark(*mark, Mark::Dash) || scan.is_mark(*mark, Mark::Colon));
    let ends = |token: &usize| {
        matches!(
            scan.kind(*token),
            Some(TokenKind::Mark(Mark::Colon | Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Semicolon))
        )
    };
    has_mark.then(|| marks.iter().copied().find(ends).unwrap_or(window.end))
}

/// A place, an agency in brackets and a dash (`Harbour (Agency) - said Sami: …`): no colon behind it belongs to the dateline.
fn with_bracket(scan: &Scan, words: &ZoneWords, window: Range<usize>) -> Option<usize> {
    let open = (window.start + 1..=window.start + SEGMENT_WORDS).find(|token| !is_word(scan, *token))?;
    let close = (open + 1..window.end).find(|token| scan.is_mark(*token, Mark::Close))?;
    let agency = segment(scan, words, open + 1..close).is_origin();
    (scan.is_mark(open, Mark::Open) && agency && scan.is_mark(close + 1, Mark::Dash)).then_some(close + 2)
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
    let short = opened == closed && segments.iter().all(|segment| segment.is_origin() || segment.words <= most);
    let origins = segments.iter().filter(|segment| segment.is_origin()).count();
    let outlet = segments.iter().any(|segment| segment.origin == Origin::Outlet);
    let parted = dashes > 0 || opened > 0;
    let named = short && origins > 0 && (parted || outlet && origins == segments.len());
    let placed = first
        && !scan.is_mark(end + 1, Mark::Quote)
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
        segments.iter().any(Segment::is_origin) && segments.iter().all(|segment| segment.words <= SEGMENT_WORDS)
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
    // Neither a list nor a link begins further in where the paragraph ends like a sentence and has no colon.
    let is_colon = |mark: &usize| scan.is_mark(*mark, Mark::Colon);
    let open = !is_ended(scan, body.end.saturating_sub(1)) || scan.marks_in(&(from..body.end)).iter().any(is_colon);
    let end = if open { body.end } else { body.end.min(body.start + 1) };
    (from..end).find(|token| begins_tail(scan, words, *token, body))
}

/// Whether a token is a mark that no list of tags has.
fn is_ended(scan: &Scan, token: usize) -> bool {
    let ends = |mark: Mark| matches!(mark, Mark::Stop | Mark::Comma | Mark::Colon | Mark::Semicolon | Mark::Question | Mark::Exclamation);
    matches!(scan.kind(token), Some(TokenKind::Mark(mark)) if ends(mark))
}

/// Whether a line is nothing but a tag list or link.
pub(super) fn is_tail_line(scan: &Scan, words: &ZoneWords, line: &Range<usize>) -> bool {
    (1..=TAIL_TOKENS).contains(&line.len()) && begins_tail(scan, words, line.start, line)
}

/// Whether a tag list or link begins at a token and goes on to the end.
#[inline]
fn begins_tail(scan: &Scan, words: &ZoneWords, token: usize, body: &Range<usize>) -> bool {
    words.may_begin_tail(scan.key_bytes(token)) && is_tail_or_link(scan, words, token, body)
}

fn is_tail_or_link(scan: &Scan, words: &ZoneWords, token: usize, body: &Range<usize>) -> bool {
    let tail = words.match_at(scan, Role::FurnitureTail, token, body.end);
    let link = || words.match_at(scan, Role::FurnitureStart, token, body.end).filter(|end| *end > token + 1);
    tail.is_some_and(|end| is_tail(scan, token, end, body)) || link().is_some_and(|end| is_link(scan, token, end, body))
}

/// Whether a phrase begins a list of tags: nothing but words follow. It may be ordinary words in a sentence.
fn is_tail(scan: &Scan, start: usize, end: usize, body: &Range<usize>) -> bool {
    if start == body.start || is_link(scan, start, end, body) {
        return true;
    }
    let list = !(end..body.end).any(|token| is_ended(scan, token));
    let words = (end..body.end).filter(|token| is_word(scan, *token)).count();
    list && (follows_sentence(scan, start, body) || words >= TAGS)
}

/// Whether a phrase begins a link to another page: a new sentence, a colon, no stop at the end.
fn is_link(scan: &Scan, start: usize, end: usize, body: &Range<usize>) -> bool {
    let colon = (end..body.end.min(end + 3)).any(|token| scan.is_mark(token, Mark::Colon));
    let stopped = scan.is_mark(body.end - 1, Mark::Stop);
    end > start + 1 && colon && (!stopped || follows_sentence(scan, start, body))
}

fn follows_sentence(scan: &Scan, token: usize, body: &Range<usize>) -> bool {
    token == body.start || !is_read(scan, token - 1) && !scan.is_mark(token - 1, Mark::Comma)
}

/// The first token of an agency's credit at the end of the last paragraph.
pub(super) fn credit_start(scan: &Scan, words: &ZoneWords, body: &Range<usize>) -> Option<usize> {
    let stopped = body.end > body.start && scan.is_mark(body.end - 1, Mark::Stop);
    let end = body.end - usize::from(stopped);
    let from = body.start.max(end.saturating_sub(CREDIT_TOKENS));
    let last = |mark: Mark| (from..end).rev().find(|token| scan.is_mark(*token, mark));
    let all_origin = |tokens: Range<usize>| {
        let segments = segments(scan, words, &tokens);
        !segments.is_empty() && segments.iter().all(Segment::is_origin)
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
    use crate::text::{Zone, ZoneLists, ZoneWords, read};

    fn words() -> ZoneWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ZoneWords::new(&ZoneLists {
            byline_words: list(&["وكالات", "متابعات", "المصدر"]),
            credits: Vec::new(),
            outlets: list(&["سنام", "و ن ب", "شبكة الضفة"]),
            furniture_tails: list(&["سمات", "رابط الخبر في"]),
            ..ZoneLists::default()
        })
    }

    /// Dateline, text and credit of the only paragraph after a headline.
    #[track_caller]
    fn parts(body: &str) -> (String, String, String) {
        let doc = read(format!("عنوان قصير\n{body}"), &words());
        assert_eq!(doc.paragraphs.len(), body.lines().count() + 1);
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
        assert_eq!(dateline("المرفأ (سنام) - قال سامي: النهر عال."), "المرفأ (سنام) -");
        assert_eq!(dateline("المرفأ - «شبكة الضفة»: وصل الوزير."), "المرفأ - «شبكة الضفة»:");
        assert_eq!(dateline("و.ن.ب- المرفأ: وصل الوزير."), "و.ن.ب- المرفأ:");
        assert_eq!(dateline("سنام – متابعات وصل الوزير."), "سنام – متابعات");
        assert_eq!(dateline("ليث نور – سنام وصل الوزير."), "ليث نور – سنام");
        assert_eq!(dateline("سنام: وصل الوزير."), "سنام:");
    }

    #[test]
    fn a_place_and_a_dash_are_a_dateline_in_the_first_paragraph() {
        assert_eq!(dateline("المرفأ - وصل الوزير."), "المرفأ -");
        assert_eq!(dateline("المرفأ - قال سامي: «النهر عال»."), "المرفأ -");
        assert_eq!(dateline("الوزير - وهو مهندس - وصل."), "");
        assert_eq!(dateline("وصل وزير الجسور.\nالمرفأ - وصل الوزير."), "");
    }

    #[test]
    fn a_line_of_origins_with_a_colon_is_a_byline() {
        for (line, zone) in [("متابعات:", Zone::Byline), ("المرفأ – متابعات:", Zone::Byline), ("الوزير – الجديد:", Zone::Body)]
        {
            let doc = read(format!("عنوان قصير\n{line}\nوصل وزير الجسور."), &words());
            assert_eq!(doc.paragraphs.get(1).map(|p| p.zone), Some(zone), "{line}");
        }
    }

    #[test]
    fn speakers_before_a_colon_are_no_dateline() {
        for body in [
            "وزير الجسور: النهر عال.",
            "وقالت سنام: النهر عال.",
            "وقال مصدر لوكالة الأنباء (سنام): النهر عال.",
            "وبحسب «سنام» تستهدف الخطة الجديدة - وهي طويلة - الجسور.",
            "المصدر: النهر عال.",
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
        assert_eq!(parts("وصل الوزير رابط الخبر في الموقع: وصل").1, "وصل الوزير");
        assert_eq!(parts("وصل الوزير. رابط الخبر في الموقع: وصل.").1, "وصل الوزير.");
        assert_eq!(parts("وصل الوزير إلى جسر له رابط الخبر في الموقع بعيد عنه.").1, "وصل الوزير إلى جسر له رابط الخبر في الموقع بعيد عنه.");
        assert_eq!(parts("والصبر من سمات الكرام.").1, "والصبر من سمات الكرام.");
    }
}
