//! Text → [`Document`]: the text stage's steps, in order.

use super::document::{Document, Paragraph, Sentence, Zone};
use super::origin;
use super::point;
use super::quote;
use super::scan::Scan;
use super::sentence::Splitter;
use super::span::Span;
use super::token::{Line, Scanner};
use super::zone::{self, Known, Sieve};
use super::zone_words::ZoneWords;
use std::ops::Range;

/// Cuts an article into paragraphs, sentences, tokens and quotations. Takes any text, and time linear in it.
#[must_use]
pub fn read(text: String, words: &ZoneWords) -> Document {
    read_by(text, words, None)
}

/// The same; `byline` is who wrote the article, where that is known beside its text.
#[must_use]
pub fn read_by(text: String, words: &ZoneWords, byline: Option<&str>) -> Document {
    read_known(text, words, Known { byline, ..Known::default() })
}

/// The same, with all that is known of its lines.
pub(crate) fn read_known(text: String, words: &ZoneWords, known: Known<'_>) -> Document {
    let mut scan = Scan::of(&text);
    let lines = scan_lines(&text, &mut scan, words, known.links);
    let mut paragraphs = paragraphs(&scan, words, lines, known);
    let quotes = quote::pair(&text, &mut scan, &runs(&paragraphs));
    let sentences = split(&mut scan, &mut paragraphs, &quotes);
    Document { text, paragraphs, sentences, tokens: scan.tokens, quotes, keys: scan.keys }
}

/// Lines of a usual article.
const LINES: usize = 16;

/// The lines, each with whether it is read; the others have no tokens.
fn scan_lines(text: &str, scan: &mut Scan, words: &ZoneWords, links: &[usize]) -> Vec<(Line, bool)> {
    let mut scanner = Scanner::new(text);
    let mut sieve = Sieve::new(words, links);
    let mut lines = Vec::with_capacity(LINES);
    while let Some(mut line) = scanner.next_line(scan) {
        point::settle(text, scan, &line);
        let kept = !sieve.is_furniture(scan, &line);
        if !kept {
            scan.drop_from(line.tokens.start);
            line.tokens.end = line.tokens.start;
        }
        lines.push((line, kept));
    }
    drop_tag_lines(scan, words, &mut lines);
    lines
}

/// The last lines are not read when they are tag lists.
fn drop_tag_lines(scan: &mut Scan, words: &ZoneWords, lines: &mut [(Line, bool)]) {
    for (line, kept) in lines.iter_mut().rev().filter(|(_, kept)| *kept) {
        if !origin::is_tail_line(scan, words, &line.tokens) {
            break;
        }
        scan.drop_from(line.tokens.start);
        line.tokens.end = line.tokens.start;
        *kept = false;
    }
}

fn paragraphs(scan: &Scan, words: &ZoneWords, lines: Vec<(Line, bool)>, known: Known<'_>) -> Vec<Paragraph> {
    let read: Vec<&Line> = lines.iter().filter(|(_, kept)| *kept).map(|(line, _)| line).collect();
    let zones = zone::zones(scan, words, &read, known);
    let first_body = zones.iter().position(|zone| *zone == Zone::Body);
    let last_body = zones.iter().rposition(|zone| *zone == Zone::Body);
    let mut place = 0;
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (line, kept) in &lines {
        let zone = if *kept { zones.get(place).copied().unwrap_or(Zone::Body) } else { Zone::Furniture };
        let ends = (zone == Zone::Body && Some(place) == first_body, Some(place) == last_body);
        place += usize::from(*kept);
        paragraphs.push(paragraph(scan, words, line, zone, ends));
    }
    paragraphs
}

/// A paragraph with its dateline, credit and tag list told from its text. `ends` says whether it is the first
/// and whether it is the last of the body.
fn paragraph(scan: &Scan, words: &ZoneWords, line: &Line, zone: Zone, ends: (bool, bool)) -> Paragraph {
    let mut body = line.tokens.clone();
    let (mut dateline, mut credit) = (None, None);
    match zone {
        Zone::Body => {
            body.start = origin::dateline_end(scan, words, line, ends.0);
            dateline = span(scan, line.tokens.start..body.start);
            if ends.1 {
                body.end = origin::tail_start(scan, words, &body).unwrap_or(body.end);
                let end = body.end;
                body.end = origin::credit_start(scan, words, &body).unwrap_or(end);
                credit = span(scan, body.end..end);
            }
        }
        Zone::Byline => body.end = body.start,
        Zone::Title | Zone::Subtitle | Zone::Furniture => {}
    }
    Paragraph { span: line.span, zone, tokens: line.tokens.clone(), body, sentences: 0..0, dateline, credit }
}

fn span(scan: &Scan, tokens: Range<usize>) -> Option<Span> {
    let tokens = scan.tokens.get(tokens)?;
    Some(Span::new(tokens.first()?.span.start(), tokens.last()?.span.end()))
}

/// The paragraphs as runs for the pairing of quotation marks: only body runs on from body.
fn runs(paragraphs: &[Paragraph]) -> Vec<(Range<usize>, bool)> {
    let mut before = Zone::Title;
    let mut runs = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.zone != Zone::Furniture) {
        runs.push((paragraph.tokens.clone(), before == Zone::Body && paragraph.zone == Zone::Body));
        before = paragraph.zone;
    }
    runs
}

fn split(scan: &mut Scan, paragraphs: &mut [Paragraph], quotes: &[super::Quote]) -> Vec<Sentence> {
    let mut splitter = Splitter::new(quotes);
    let mut sentences = Vec::with_capacity(2 * paragraphs.len());
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.sentences = splitter.split(scan, index, &paragraph.body, &mut sentences);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::chars::{self, Class};
    use crate::text::{TokenKind, ZoneLists};
    use proptest::prelude::*;

    fn words() -> ZoneWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        ZoneWords::new(&ZoneLists {
            furniture_lines: list(&["ب ب", "شارك"]),
            notes: Vec::new(),
            furniture_line_starts: list(&["أ ب أ"]),
            furniture_tails: list(&["سمات"]),
            furniture_rests: list(&["أ"]),
            byline_words: list(&["وكالات"]),
            credits: list(&["بقلم"]),
            outlets: list(&["سنام", "ب أ"]),
            dates: list(&["ج"]),
        })
    }

    /// Texts of the characters that matter, many of them at once.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[أبسومإ]{1,4}",
            3 => Just(" ".to_owned()),
            2 => "[\"«»“”″'‘’`<>()\\[\\]{}]{1,2}",
            2 => "[.،,:؛؟!…–\\-ـ/*_#@%]{1,3}",
            1 => "[0-9٠-٩]{1,3}",
            1 => "[A-Za-z]{1,4}",
            1 => Just("\n".to_owned()),
            1 => Just(" سمات ".to_owned()),
            1 => Just("سنام".to_owned()),
            1 => "[\u{200f}\u{ad}\u{feff}\u{a0}\u{2028}\u{fefb}\u{64b}\u{651}\r]",
            1 => "\\PC{1,3}",
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn is_seen(c: char) -> bool {
        !matches!(chars::class(c), Class::Blank | Class::Break | Class::Invisible)
    }

    /// The visible characters outside furniture and those of the tokens are the same.
    fn check_cover(doc: &Document) {
        let mut at = 0;
        for token in &doc.tokens {
            assert!(at <= token.span.start() && !token.span.is_empty(), "tokens in order");
            assert!(!token.span.slice(&doc.text).is_empty(), "token on boundaries");
            at = token.span.end();
        }
        let tokens: usize = doc.tokens.iter().map(|t| t.span.slice(&doc.text).chars().filter(|c| is_seen(*c)).count()).sum();
        let furniture = doc.paragraphs.iter().filter(|p| p.zone == Zone::Furniture);
        let unread: usize = furniture.map(|p| p.span.slice(&doc.text).chars().filter(|c| is_seen(*c)).count()).sum();
        assert_eq!(tokens + unread, doc.text.chars().filter(|c| is_seen(*c)).count());
    }

    /// Quotations are disjoint or lie in each other; depths and the tokens' own quotation agree.
    fn check_quotes(doc: &Document) {
        for (index, quote) in doc.quotes.iter().enumerate() {
            let around: Vec<usize> = (0..index).filter(|other| doc.quotes[*other].inner.contains(&quote.open)).collect();
            assert_eq!(usize::from(quote.depth), around.len());
            for other in around {
                assert!(quote.inner.end <= doc.quotes[other].inner.end);
                assert!(quote.close.is_none_or(|close| close < doc.quotes[other].inner.end));
            }
            assert!(index == 0 || doc.quotes[index - 1].open < quote.open);
            assert!(quote.close.is_none_or(|close| close == quote.inner.end));
        }
        for (index, token) in doc.tokens.iter().enumerate() {
            let innermost = doc.quotes.iter().rposition(|quote| quote.inner.contains(&index));
            assert_eq!(token.quote, innermost.map_or(u32::MAX, |quote| quote as u32));
        }
    }

    /// Sentences tile the body of each paragraph that has one and do not end in a closed quotation.
    fn check_sentences(doc: &Document) {
        for (index, paragraph) in doc.paragraphs.iter().enumerate() {
            let mut at = paragraph.body.start;
            for sentence in &doc.sentences[paragraph.sentences.clone()] {
                assert_eq!((sentence.tokens.start, sentence.paragraph), (at, index));
                at = sentence.tokens.end;
                let inside = doc.quotes.iter().any(|q| q.close.is_some_and(|close| q.open < at && at <= close));
                assert!(at == paragraph.body.end || !inside, "no end in a closed quotation");
            }
            assert_eq!(at, paragraph.body.end);
            assert!(paragraph.tokens.start <= paragraph.body.start && paragraph.body.end <= paragraph.tokens.end);
        }
        for (index, token) in doc.tokens.iter().enumerate() {
            let sentence = doc.sentences.iter().position(|sentence| sentence.tokens.contains(&index));
            assert_eq!(token.sentence, sentence.map_or(u32::MAX, |sentence| sentence as u32));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_text_is_read_into_a_sound_document(text in texts()) {
            let doc = read(text.clone(), &words());
            prop_assert_eq!(&doc.text, &text);
            check_cover(&doc);
            check_quotes(&doc);
            check_sentences(&doc);
        }

        #[test]
        fn any_string_is_read(text in any::<String>()) {
            check_cover(&read(text, &words()));
        }

        #[test]
        fn keys_are_foldings_of_the_surface(text in texts()) {
            let doc = read(text, &words());
            for (index, token) in doc.tokens.iter().enumerate() {
                let folded = crate::text::fold(token.span.slice(&doc.text));
                let expected = if matches!(token.kind, TokenKind::Mark(_)) { String::new() } else { folded };
                prop_assert_eq!(doc.key(index), expected);
            }
        }
    }

    #[test]
    fn blanks_and_nothing_are_empty_documents() {
        for text in ["", " \n\u{a0}\u{200f}\r\n"] {
            let doc = read(text.to_owned(), &words());
            assert_eq!((doc.paragraphs.len(), doc.tokens.len(), doc.sentences.len()), (0, 0, 0));
        }
    }

    #[test]
    fn many_unclosed_marks_take_linear_time() {
        for piece in ["\"", "«", "قال \"", "كلام «كلام\n", "(", "سنام - ", "م. ", "سمات\n", "«“”»", " ' "] {
            let doc = read(piece.repeat(50_000), &words());
            assert!(doc.quotes.iter().map(|quote| quote.inner.len()).sum::<usize>() <= 4 * doc.tokens.len());
        }
    }

    #[test]
    fn a_headline_byline_dateline_and_credit_are_told_apart() {
        let text = "الجسر مغلق\nوكالات – سنام\nالمرفأ (سنام) - أغلق الجسر القديم. (سنام)";
        let doc = read(text.to_owned(), &words());
        let shown: Vec<(Zone, &str, Option<&str>, Option<&str>)> = doc
            .paragraphs
            .iter()
            .map(|p| {
                let slice = |span: Option<Span>| span.map(|s| s.slice(&doc.text));
                (p.zone, doc.span_of(p.body.clone()).slice(&doc.text), slice(p.dateline), slice(p.credit))
            })
            .collect();
        assert_eq!(
            shown,
            [
                (Zone::Title, "الجسر مغلق", None, None),
                (Zone::Byline, "", None, None),
                (Zone::Body, "أغلق الجسر القديم.", Some("المرفأ (سنام) -"), Some("(سنام)")),
            ]
        );
    }
}
