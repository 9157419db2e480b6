//! What each line of an article is: headline, standfirst, byline, body, furniture.
//!
//! Told from length, place, final marks and the words of the rule packs. In doubt a line is body, for body
//! is read.

use super::document::{TokenKind, Zone};
use super::origin::{ends_sentence, is_byline};
use super::token::{Line, Scan};
use super::zone_words::{Role, ZoneWords};

/// The most words of a headline or standfirst.
const TITLE_WORDS: usize = 25;
/// The most words of a standfirst that a byline follows.
const STANDFIRST_WORDS: usize = 40;
/// The most words of a standfirst that no byline follows.
const SUBTITLE_WORDS: usize = 15;
/// The fewest words of a paragraph under a standfirst.
const BODY_WORDS: usize = 15;
/// The most words of a line of furniture.
const FURNITURE_WORDS: usize = 12;
/// The most words of a line without Arabic letters that is a button or an address.
const FOREIGN_WORDS: usize = 4;
/// Lines above the body.
const HEAD_LINES: usize = 6;

/// Tells lines that are not read while the text is scanned.
#[derive(Debug)]
pub(super) struct Sieve<'a> {
    words: &'a ZoneWords,
    kept: usize,
    /// After a line such as "related articles".
    over: bool,
}

impl<'a> Sieve<'a> {
    /// Starts at the first line.
    pub(super) fn new(words: &'a ZoneWords) -> Self {
        Self { words, kept: 0, over: false }
    }

    /// Whether the line just scanned is furniture.
    pub(super) fn is_furniture(&mut self, scan: &Scan, line: &Line) -> bool {
        let short = line.words <= FURNITURE_WORDS;
        self.over |= self.kept > 1 && short && self.words.is_whole(scan, Role::FurnitureRest, &line.tokens);
        let furniture = self.over
            || line.words == 0 && !has_number(scan, line)
            || short && self.words.is_whole(scan, Role::FurnitureLine, &line.tokens)
            || self.words.starts(scan, Role::FurnitureStart, &line.tokens)
            || is_foreign(line) && !is_byline(scan, self.words, line);
        self.kept += usize::from(!furniture);
        furniture
    }
}

fn has_number(scan: &Scan, line: &Line) -> bool {
    line.tokens.clone().any(|token| scan.kind(token) == Some(TokenKind::Number))
}

/// A button, an address, a name in other letters.
fn is_foreign(line: &Line) -> bool {
    !line.arabic && (1..=FOREIGN_WORDS).contains(&line.words)
}

/// The zones of the lines that are read, in order.
pub(super) fn zones(scan: &Scan, words: &ZoneWords, lines: &[&Line]) -> Vec<Zone> {
    let mut zones = vec![Zone::Body; lines.len()];
    let head = Head { scan, words, lines };
    for place in 0..lines.len().min(HEAD_LINES) {
        let zone = head.zone(place, zones.get(..place).unwrap_or_default());
        if zone == Zone::Body {
            break;
        }
        if let Some(cell) = zones.get_mut(place) {
            *cell = zone;
        }
    }
    if let (Some(last), Some(cell)) = (lines.last(), zones.last_mut())
        && lines.len() > 2
        && is_byline(scan, words, last)
    {
        *cell = Zone::Byline;
    }
    zones
}

/// The lines above the body.
#[derive(Debug)]
struct Head<'a> {
    scan: &'a Scan,
    words: &'a ZoneWords,
    lines: &'a [&'a Line],
}

impl Head<'_> {
    fn zone(&self, place: usize, before: &[Zone]) -> Zone {
        let (Some(line), Some(next)) = (self.lines.get(place), self.lines.get(place + 1)) else { return Zone::Body };
        if place == 0 {
            return if self.is_agency(line) {
                Zone::Byline
            } else if line.words <= TITLE_WORDS && !ends_sentence(self.scan, line) {
                Zone::Title
            } else {
                Zone::Body
            };
        }
        if is_byline(self.scan, self.words, line) || before.last() == Some(&Zone::Byline) && self.is_name(line, next) {
            return Zone::Byline;
        }
        let above = before.contains(&Zone::Title) && !before.contains(&Zone::Byline);
        if above && self.is_subtitle(place, line, next) { Zone::Subtitle } else { Zone::Body }
    }

    /// An agency's or site's name in the first line, where a headline would stand.
    fn is_agency(&self, line: &Line) -> bool {
        line.words <= 3 && is_byline(self.scan, self.words, line)
    }

    /// A short line without marks, under a byline: another name, a place.
    fn is_name(&self, line: &Line, next: &Line) -> bool {
        line.words <= 4 && line.words == line.tokens.len() && line.words < next.words
    }

    fn is_subtitle(&self, place: usize, line: &Line, next: &Line) -> bool {
        if ends_sentence(self.scan, line) || line.words == 0 {
            return false;
        }
        let byline_near = self
            .lines
            .iter()
            .skip(place + 1)
            .take(2)
            .any(|below| below.words < line.words && is_byline(self.scan, self.words, below));
        byline_near && line.words <= STANDFIRST_WORDS
            || line.words <= SUBTITLE_WORDS && next.words >= BODY_WORDS.max(line.words + line.words / 2)
    }
}
