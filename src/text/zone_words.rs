//! Words by which the parts of a page are known. The words come from the rule packs.

use super::document::TokenKind;
use super::fold::fold;
use super::scan::Scan;
use super::token::Scanner;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The lists a [`ZoneWords`] is made of, as written in the rule packs.
#[derive(Clone, Debug, Default)]
pub struct ZoneLists {
    /// Lines that are furniture when they are these words and nothing else, numbers aside.
    pub furniture_lines: Vec<String>,
    /// Lines that are furniture when they begin so.
    pub furniture_line_starts: Vec<String>,
    /// Lines that are furniture when they begin so and a colon follows.
    pub notes: Vec<String>,
    /// Words from which on the end of the last paragraph is furniture.
    pub furniture_tails: Vec<String>,
    /// Lines that are these words, after which everything is furniture.
    pub furniture_rests: Vec<String>,
    /// Words that make a short line a byline.
    pub byline_words: Vec<String>,
    /// Words that make a short line a byline when a name follows them.
    pub credits: Vec<String>,
    /// Names of agencies, papers, channels.
    pub outlets: Vec<String>,
    /// Words of dates and times.
    pub dates: Vec<String>,
}

/// Words by which furniture, bylines and datelines are known, ready to look up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ZoneWords {
    /// Phrases by the key of their first word, the longest first.
    by_first_word: FxHashMap<Box<str>, Vec<Phrase>>,
    /// For first words by length and letters a bit for each role: most words of a text fail here.
    firsts: Vec<u16>,
}

/// Places by which first words are told.
const FIRSTS: usize = 1 << 11;

/// What a phrase says of the line it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Role {
    FurnitureLine,
    FurnitureStart,
    Note,
    FurnitureTail,
    FurnitureRest,
    BylineWord,
    Outlet,
    Credit,
    Date,
}

impl Role {
    /// The bit of the role among the roles of a word.
    fn bit(self) -> u16 {
        1 << self as u8
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Phrase {
    role: Role,
    /// Keys of the words after the first.
    rest: Box<[Box<str>]>,
}

impl ZoneWords {
    /// Makes the lists ready. Phrases are folded and cut as article text is; marks in them do not count.
    #[must_use]
    pub fn new(lists: &ZoneLists) -> Self {
        let mut words = Self { firsts: vec![0; FIRSTS], ..Self::default() };
        for (list, role) in [
            (&lists.furniture_lines, Role::FurnitureLine),
            (&lists.furniture_line_starts, Role::FurnitureStart),
            (&lists.notes, Role::Note),
            (&lists.furniture_tails, Role::FurnitureTail),
            (&lists.furniture_rests, Role::FurnitureRest),
            (&lists.byline_words, Role::BylineWord),
            (&lists.outlets, Role::Outlet),
            (&lists.credits, Role::Credit),
            (&lists.dates, Role::Date),
        ] {
            for phrase in list {
                words.add(phrase, role);
            }
        }
        words
    }

    fn add(&mut self, phrase: &str, role: Role) {
        let folded = fold(phrase);
        let mut scan = Scan::of(&folded);
        let mut scanner = Scanner::new(&folded);
        while scanner.next_line(&mut scan).is_some() {}
        let mut keys = (0..scan.tokens.len()).filter(|t| is_read(&scan, *t)).map(|t| Box::from(scan.key(t)));
        if let Some(first) = keys.next() {
            let rest: Box<[Box<str>]> = keys.collect();
            if let Some(roles) = self.firsts.get_mut(place(first.as_bytes())) {
                *roles |= role.bit();
            }
            let phrases = self.by_first_word.entry(first).or_default();
            let longer = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
            phrases.insert(longer, Phrase { role, rest });
        }
    }

    /// The end of the longest phrase of a role that begins at a token, at most at `end`.
    pub(super) fn match_at(&self, scan: &Scan, role: Role, token: usize, end: usize) -> Option<usize> {
        let key = scan.key(token);
        if !self.may_begin(role, key) {
            return None;
        }
        let phrases = self.by_first_word.get(key)?;
        phrases.iter().filter(|phrase| phrase.role == role).find_map(|phrase| phrase.end(scan, token, end))
    }

    /// Whether a phrase of a role may begin with a word; `false` is sure.
    fn may_begin(&self, role: Role, key: &str) -> bool {
        self.roles(key.as_bytes()) & role.bit() != 0
    }

    /// Whether a tag list or a line of furniture may begin with a word; `false` is sure.
    pub(super) fn may_begin_tail(&self, key: &[u8]) -> bool {
        self.roles(key) & (Role::FurnitureTail.bit() | Role::FurnitureStart.bit()) != 0
    }

    /// Bits of the roles of phrases that may begin with a word.
    fn roles(&self, key: &[u8]) -> u16 {
        self.firsts.get(place(key)).copied().unwrap_or_default()
    }

    /// Whether the words of a line are a phrase of a role, numbers and marks aside.
    pub(super) fn is_whole(&self, scan: &Scan, role: Role, line: &Range<usize>) -> bool {
        let Some(first) = line.clone().find(|token| is_word(scan, *token)) else { return false };
        let key = scan.key(first);
        if !self.may_begin(role, key) {
            return false;
        }
        let Some(phrases) = self.by_first_word.get(key) else { return false };
        phrases
            .iter()
            .filter(|phrase| phrase.role == role)
            .any(|phrase| phrase.end(scan, first, line.end).is_some_and(|end| !(end..line.end).any(|token| is_word(scan, token))))
    }

    /// Whether the words of a line, if it has any, are phrases of a role.
    pub(super) fn are_all(&self, scan: &Scan, role: Role, line: &Range<usize>) -> bool {
        let mut at = line.start;
        while at < line.end {
            at = match self.match_at(scan, role, at, line.end) {
                Some(end) => end,
                None if is_word(scan, at) => return false,
                None => at + 1,
            };
        }
        true
    }

    /// The end of the longest byline word or outlet that begins at a token: both tell where an article comes from.
    pub(super) fn origin_at(&self, scan: &Scan, token: usize, end: usize) -> Option<usize> {
        let byline = self.match_at(scan, Role::BylineWord, token, end);
        byline.max(self.match_at(scan, Role::Outlet, token, end))
    }

    /// The end of the phrase of a role that a line begins with, marks before it aside.
    pub(super) fn start_end(&self, scan: &Scan, role: Role, line: &Range<usize>) -> Option<usize> {
        let first = line.clone().find(|token| is_read(scan, *token))?;
        self.match_at(scan, role, first, line.end)
    }
}

impl Phrase {
    /// One past the last token of the phrase, when its first word is at `token`. Marks between words do not count.
    fn end(&self, scan: &Scan, token: usize, end: usize) -> Option<usize> {
        let mut at = token + 1;
        for word in &self.rest {
            while at < end && !is_read(scan, at) {
                at += 1;
            }
            if at >= end || scan.key(at) != word.as_ref() {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// Place of a word among the first words, by its length and the second byte of its first and last letter.
fn place(key: &[u8]) -> usize {
    let byte = |at: Option<&u8>| usize::from(at.copied().unwrap_or_default());
    (key.len() + 5 * byte(key.get(1)) + 37 * byte(key.last())) % FIRSTS
}

/// Whether a token is a word.
pub(super) fn is_word(scan: &Scan, token: usize) -> bool {
    scan.kind(token) == Some(TokenKind::Word)
}

/// Whether a token is a word or a number.
pub(super) fn is_read(scan: &Scan, token: usize) -> bool {
    matches!(scan.kind(token), Some(TokenKind::Word | TokenKind::Number))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_through_marks() {
        let outlets = ["نهر", "نهر ب ج", "نهر ب"].map(str::to_owned).to_vec();
        let words = ZoneWords::new(&ZoneLists { outlets, ..ZoneLists::default() });
        let mut scan = Scan::of("نهر. ب. ج جسر");
        let line = Scanner::new("نهر. ب. ج جسر").next_line(&mut scan).unwrap();
        assert_eq!(words.match_at(&scan, Role::Outlet, 0, line.tokens.end), Some(5));
        assert_eq!(words.match_at(&scan, Role::Outlet, 0, 4), Some(3));
        assert_eq!(words.match_at(&scan, Role::BylineWord, 0, line.tokens.end), None);
    }

    #[test]
    fn phrases_are_folded_and_cut_as_text_is() {
        let words = ZoneWords::new(&ZoneLists { outlets: vec!["Noor.INFO".to_owned()], ..ZoneLists::default() });
        let mut scan = Scan::of("NOOR.info");
        let line = Scanner::new("NOOR.info").next_line(&mut scan).unwrap();
        assert_eq!(words.origin_at(&scan, 0, line.tokens.end), Some(3));
    }
}
