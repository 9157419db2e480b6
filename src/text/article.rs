//! Text → [`Document`]: the text stage's steps, in order.

use super::document::{Document, Paragraph, Sentence, Zone};
use super::origin;
use super::point;
use super::quote;
use super::sentence::Splitter;
use super::span::Span;
use super::token::{Line, Scan, Scanner};
use super::zone::{self, Sieve};
use super::zone_words::ZoneWords;
use std::ops::Range;

/// Bytes of text per token, at the least usual, to size the token list by.
const BYTES_PER_TOKEN: usize = 8;

/// Cuts an article into paragraphs, sentences, tokens and quotations. Takes any text, and time linear in it.
#[must_use]
pub fn read(text: String, words: &ZoneWords) -> Document {
    let mut scan = Scan::default();
    scan.tokens.reserve(text.len() / BYTES_PER_TOKEN);
    scan.keys.reserve(text.len());
    let lines = scan_lines(&text, &mut scan, words);
    let mut paragraphs = paragraphs(&scan, words, lines);
    let quotes = quote::pair(&text, &mut scan, &runs(&paragraphs));
    let sentences = split(&mut scan, &mut paragraphs, &quotes);
    Document { text, paragraphs, sentences, tokens: scan.tokens, quotes, keys: scan.keys }
}

/// The lines, each with whether it is read; the others have no tokens.
fn scan_lines(text: &str, scan: &mut Scan, words: &ZoneWords) -> Vec<(Line, bool)> {
    let mut scanner = Scanner::new(text);
    let mut sieve = Sieve::new(words);
    let mut lines = Vec::new();
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
        if origin::tail_start(scan, words, &line.tokens) != Some(line.tokens.start) {
            break;
        }
        scan.drop_from(line.tokens.start);
        line.tokens.end = line.tokens.start;
        *kept = false;
    }
}

fn paragraphs(scan: &Scan, words: &ZoneWords, lines: Vec<(Line, bool)>) -> Vec<Paragraph> {
    let read: Vec<&Line> = lines.iter().filter(|(_, kept)| *kept).map(|(line, _)| line).collect();
    let zones = zone::zones(scan, words, &read);
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
    let mut sentences = Vec::new();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.sentences = splitter.split(scan, index, &paragraph.body, &mut sentences);
    }
    sentences
}
