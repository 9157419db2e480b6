//! Text → lines of tokens, in one pass.
//!
//! A word is letters with their marks; it ends where the script changes (an Arabic proclitic before a Latin
//! name) and at every mark, blank or not. Whether a full stop ends a sentence is settled in [`super::point`],
//! what a quotation mark does in [`super::quote`].

mod mark;

use super::chars::{self, Class};
use super::document::TokenKind;
use super::fold::fold_into;
use super::letters::{self, Letters};
use super::marks::{Marks, has_hamza_below};
use super::scan::Scan;
use super::span::Span;
use mark::bare_marks;
use std::ops::Range;

/// A hyphen so early in a line stands in a dateline, not in a compound.
const DATELINE_TOKENS: usize = 6;

/// A non-empty line as scanned.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// From its first to its last token (bytes).
    pub(super) span: Span,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How many of them are words.
    pub(super) words: usize,
    /// Whether one of them is Arabic.
    pub(super) arabic: bool,
}

/// Goes over a text once, line by line.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// First token of the line.
    first: usize,
    /// Tokens of the line that are no words.
    aside: usize,
    /// Words of the line that are not Arabic.
    foreign: usize,
    double_paren: bool,
    parens: u32,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, first: 0, aside: 0, foreign: 0, double_paren: false, parens: 0 }
    }

    /// Scans the next line that is not blank into `scan`.
    pub(super) fn next_line(&mut self, scan: &mut Scan) -> Option<Line> {
        while self.at < self.bytes.len() {
            self.scan_line(scan);
            let tokens = self.first..scan.tokens.len();
            if let Some([first, .., last] | [first @ last]) = scan.tokens.get(tokens.clone()) {
                let words = tokens.len() - self.aside;
                return Some(Line { span: first.span.cover(last.span), tokens, words, arabic: words > self.foreign });
            }
        }
        None
    }

    fn scan_line(&mut self, scan: &mut Scan) {
        self.first = scan.tokens.len();
        (self.aside, self.foreign) = (0, 0);
        (self.double_paren, self.parens) = (false, 0);
        loop {
            self.plain_words(scan);
            if self.arabic_flags(self.at) & chars::LETTER != 0 {
                match self.block_word(self.at, scan) {
                    Some(end) => self.at = end,
                    None => self.word(true, scan),
                }
                continue;
            }
            let Some((class, c, len)) = self.peek(self.at) else { break };
            match class {
                Class::Break => {
                    self.at += len;
                    break;
                }
                Class::Blank | Class::Invisible => self.at += len,
                Class::Letter => self.word(chars::is_arabic(c), scan),
                Class::Digit => self.number(scan),
                Class::Dot | Class::Ellipsis => self.dots(scan),
                _ => self.mark(class, c, len, scan),
            }
        }
        scan.settle_keys();
    }

    /// Class, character and length of what stands at a byte. The character is exact only outside ASCII letters.
    #[inline]
    fn peek(&self, at: usize) -> Option<(Class, char, usize)> {
        let lead = *self.bytes.get(at)?;
        if lead < 0x80 {
            return Some((chars::ascii(lead), char::from(lead), 1));
        }
        if let Some((class, c)) = self.bytes.get(at..).and_then(|rest| rest.first_chunk()).and_then(|pair| chars::of_arabic_pair(*pair)) {
            return Some((class, c, 2));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((chars::class(c), c, c.len_utf8()))
    }

    /// The first character from a byte on that is not invisible.
    fn peek_visible(&self, mut at: usize) -> Option<(Class, char, usize)> {
        loop {
            let (class, c, len) = self.peek(at)?;
            if class != Class::Invisible {
                return Some((class, c, at));
            }
            at += len;
        }
    }

    /// Flags of a character of the Arabic block at a byte; none when something else stands there.
    fn arabic_flags(&self, at: usize) -> u8 {
        self.bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |pair| chars::arabic_pair(*pair))
    }

    /// Takes words of letters of the Arabic block and the blanks between them, as long as there are sixteen bytes more.
    fn plain_words(&mut self, scan: &mut Scan) {
        let mut at = self.at;
        while let Some(near) = self.bytes.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
            let [first, ..] = *near;
            if first == b' ' {
                at += 1;
                continue;
            }
            if !letters::may_begin(first) {
                break;
            }
            let bare = letters::bare(*near);
            if near.get(bare) == Some(&b' ') {
                scan.push_bare(Span::new(at, at + bare));
                at += bare + 1;
                continue;
            }
            let Some(end) = self.other_word(at, bare, near, scan) else { break };
            at = end;
        }
        self.at = at;
    }

    /// Takes a word of letters of the Arabic block, if it is one, the first `bare` bytes of which have no hamza. Gives its end.
    fn other_word(&self, start: usize, bare: usize, near: &[u8; 16], scan: &mut Scan) -> Option<usize> {
        let [lead, tail, ..] = *near;
        if bare == 0 && chars::arabic_pair([lead, tail]) & chars::LETTER == 0 {
            return None;
        }
        let more = if bare < near.len() { 0 } else { letters::plain(self.bytes.get(start + bare..).unwrap_or_default()) };
        let end = start + bare + more;
        if bare > 0 && self.ends_word(end) {
            scan.push_bare(Span::new(start, end));
            return Some(end);
        }
        let short = if more == 0 { self.short_word(start, Letters::of(*near), scan) } else { None };
        short.or_else(|| self.block_word(start, scan))
    }

    /// Takes a word of a few letters without harakat, if it is one. Gives its end.
    fn short_word(&self, start: usize, letters: Letters, scan: &mut Scan) -> Option<usize> {
        let end = start + letters.len;
        if letters.len == 0 || !self.ends_word(end) {
            return None;
        }
        if letters.change() {
            let key = scan.add_letters(letters.folded(), letters.len);
            let hamza_below = letters.has_hamza_below() && has_hamza_below(self.text.get(start..end).unwrap_or_default());
            scan.push(Span::new(start, end), TokenKind::Word, key, Marks { hamza_below, ..Marks::default() });
        } else {
            scan.push_bare(Span::new(start, end));
        }
        Some(end)
    }

    /// Takes a word of letters of the Arabic block with harakat, if it is one. Gives its end.
    fn block_word(&self, start: usize, scan: &mut Scan) -> Option<usize> {
        let mut seen = 0;
        let pairs = self.bytes.get(start..).unwrap_or_default().as_chunks::<2>().0;
        let letters = pairs.iter().map(|pair| chars::arabic_pair(*pair)).take_while(|flags| flags & chars::LETTER != 0);
        let end = start + 2 * letters.inspect(|flags| seen |= flags).count();
        if seen & chars::BASE == 0 || !self.ends_word(end) {
            return None;
        }
        if seen & chars::CHANGES == 0 {
            scan.push_bare(Span::new(start, end));
        } else {
            let key = scan.fold_pairs(self.bytes.get(start..end).unwrap_or_default().as_chunks().0);
            let marks = Marks::of(self.text.get(start..end).unwrap_or_default(), seen);
            scan.push(Span::new(start, end), TokenKind::Word, key, marks);
        }
        Some(end)
    }

    /// Whether an Arabic word surely ends before what stands at a byte.
    #[inline]
    fn ends_word(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|byte| is_outside(*byte) || *byte >= 0x80 && self.ends_before(at))
    }

    /// The same of what is no ASCII.
    fn ends_before(&self, at: usize) -> bool {
        match self.peek(at) {
            Some((Class::Letter, c, _)) => !chars::is_arabic(c),
            Some((class, ..)) => !matches!(class, Class::Invisible | Class::Hyphen),
            None => true,
        }
    }

    fn word(&mut self, arabic: bool, scan: &mut Scan) {
        let start = self.at;
        let (end, seen) = if arabic { self.arabic_word(scan) } else { (self.latin_word(), chars::CHANGES | chars::FATHATAN) };
        let surface = self.text.get(start..end).unwrap_or_default();
        let key = if seen & chars::CHANGES == 0 { start..end } else { scan.fold(surface) };
        let kind = if key.is_empty() { bare_marks(surface) } else { TokenKind::Word };
        self.aside += usize::from(kind != TokenKind::Word);
        self.foreign += usize::from(!arabic && kind == TokenKind::Word);
        scan.push(Span::new(start, end), kind, key, Marks::of(surface, seen));
        self.at = self.at.max(end);
    }

    /// Goes over an Arabic word. Gives its end and the flags of its letters.
    fn arabic_word(&mut self, scan: &Scan) -> (usize, u8) {
        let mut seen = 0u8;
        let mut end = self.at;
        let mut at = self.at;
        loop {
            let (pairs, _) = self.bytes.get(at..).unwrap_or_default().as_chunks::<2>();
            for flags in pairs.iter().map(|pair| chars::arabic_pair(*pair)).take_while(|flags| flags & chars::LETTER != 0) {
                seen |= flags;
                at += 2;
                end = at;
            }
            if self.bytes.get(at) == Some(&b' ') {
                break;
            }
            let Some((class, c, len)) = self.peek(at) else { break };
            match class {
                Class::Letter if chars::is_arabic(c) => {
                    seen |= slow_flags(c);
                    at += len;
                    end = at;
                }
                Class::Invisible => {
                    seen |= chars::CHANGES;
                    at += len;
                }
                _ if end == at && self.joins(class, c, at, len, scan) => {
                    at = self.skip_digits(at + len);
                    seen |= chars::CHANGES;
                    end = at;
                }
                _ => break,
            }
        }
        self.at = at;
        (end, seen)
    }

    /// Whether a hyphen or low line inside an Arabic word holds it together.
    fn joins(&self, class: Class, c: char, at: usize, len: usize, scan: &Scan) -> bool {
        let early = scan.tokens.len() - self.first < DATELINE_TOKENS;
        if c != '_' && (class != Class::Hyphen || early) {
            return false;
        }
        match self.peek(at + len) {
            Some((Class::Letter, next, _)) => chars::is_arabic(next),
            Some((Class::Digit, ..)) => true,
            _ => false,
        }
    }

    fn skip_digits(&self, mut at: usize) -> usize {
        at += self.bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
        while let Some((Class::Digit, _, len)) = self.peek(at) {
            at += len;
        }
        at
    }

    /// Goes over a word of another script; digits may follow its letters. Gives its end.
    fn latin_word(&mut self) -> usize {
        let mut at = self.at;
        let mut end = at;
        while let Some((class, c, len)) = self.peek(at) {
            match class {
                Class::Letter if chars::is_arabic(c) => break,
                Class::Letter | Class::Digit => {
                    at += len;
                    end = at;
                }
                Class::Invisible => at += len,
                Class::Hyphen | Class::Quote | Class::Other if end == at && self.joins_latin(c, at + len) => at += len,
                _ => break,
            }
        }
        self.at = at.max(end);
        end
    }

    /// Whether an apostrophe, hyphen or low line stands before more of the same word.
    fn joins_latin(&self, c: char, next: usize) -> bool {
        let Some((class, next, _)) = self.peek(next) else { return false };
        let letter = class == Class::Letter && !chars::is_arabic(next);
        match c {
            '\'' | '\u{2019}' | '\u{2BC}' => letter,
            '-' | '\u{2010}' | '\u{2011}' | '_' => letter || class == Class::Digit,
            _ => false,
        }
    }
}

/// Flags of a letter outside the Arabic block: folding takes it apart.
fn slow_flags(c: char) -> u8 {
    let mut flags = chars::CHANGES;
    let mut letters = String::new();
    if matches!(c as u32, 0xFE87 | 0xFE88 | 0xFEF9 | 0xFEFA) {
        flags |= chars::HAMZA_BELOW;
    }
    fold_into(c.encode_utf8(&mut [0; 4]), &mut letters);
    if letters.is_empty() { flags } else { flags | chars::BASE }
}

/// Whether a byte is one of ASCII that belongs to no word before it: a blank or a mark that joins nothing.
fn is_outside(byte: u8) -> bool {
    byte < 0x80 && byte != b'-' && byte != b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> (Scan, Vec<Line>) {
        let (mut scan, mut lines) = (Scan::of(text), Vec::new());
        let mut scanner = Scanner::new(text);
        while let Some(line) = scanner.next_line(&mut scan) {
            lines.push(line);
        }
        (scan, lines)
    }

    /// Surfaces of the tokens, marks in brackets, parted by bars.
    fn shown(text: &str) -> String {
        let (scan, _) = scan(text);
        let shown: Vec<String> = scan
            .tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Word => t.span.slice(text).to_owned(),
                TokenKind::Number => format!("#{}", t.span.slice(text)),
                TokenKind::Mark(mark) => format!("{mark:?}"),
                TokenKind::Symbol => format!("?{}", t.span.slice(text)),
            })
            .collect();
        shown.join("|")
    }

    #[test]
    fn words_split_at_marks_glued_to_them() {
        assert_eq!(shown("لـ«الميناء» و قال،ثم ب”عفو"), "لـ|Quote|الميناء|Quote|و|قال|Comma|ثم|ب|Quote|عفو");
    }

    #[test]
    fn words_split_where_the_script_changes() {
        assert_eq!(shown("لـCNN وiPhone6 ويندوز10 25م"), "لـ|CNN|و|iPhone6|ويندوز|#10|#25|م");
    }

    #[test]
    fn numbers_keep_their_inner_separators() {
        assert_eq!(
            shown("1,5 3.2. 2017/5 5.\u{200f}2 ٣٫٥٪ 1-2 15:40 3..5 6ر2 6ريال"),
            "#1,5|#3.2|Stop|#2017/5|#5.\u{200f}2|#٣٫٥|?٪|#1-2|#15:40|#3|Ellipsis|#5|#6ر2|#6|ريال"
        );
    }

    #[test]
    fn hyphens_join_compounds_and_part_datelines() {
        assert_eq!(shown("واس- الدوحة: قال"), "واس|Dash|الدوحة|Colon|قال");
        assert_eq!(shown("سامر نور-واس-جدة: قال"), "سامر|نور|Dash|واس|Dash|جدة|Colon|قال");
        assert_eq!(shown("من أجل خطة فيها نمو اقتصادي واجتماعي-ثقافي"), "من|أجل|خطة|فيها|نمو|اقتصادي|واجتماعي-ثقافي");
        assert_eq!(shown("أ ـ ب – ج -- د MC-130"), "أ|Dash|ب|Dash|ج|Dash|د|MC-130");
    }

    #[test]
    fn apostrophes_join_latin_words_only() {
        assert_eq!(shown("L'Opinion 'رأي' O’Neil"), "L'Opinion|Quote|رأي|Quote|O’Neil");
    }

    #[test]
    fn doubled_signs_are_one_quotation_mark() {
        assert_eq!(shown("((نص (س))) <<نص>> ''نص''"), "Quote|نص|Open|س|Close|Quote|Quote|نص|Quote|Quote|نص|Quote");
    }

    #[test]
    fn dots_are_stops_or_ellipses() {
        assert_eq!(shown("نعم. لا.. ربما… أو ...."), "نعم|Stop|لا|Ellipsis|ربما|Ellipsis|أو|Ellipsis");
    }

    #[test]
    fn invisible_marks_are_left_out_at_the_ends() {
        let text = "\u{200f}قال\u{200f} مي\u{200c}خواهد\u{feff}";
        let (scan, _) = scan(text);
        let words: Vec<&str> = scan.tokens.iter().map(|t| t.span.slice(text)).collect();
        assert_eq!(words, ["قال", "مي\u{200c}خواهد"]);
        assert_eq!([scan.key(0), scan.key(1)], ["قال", "ميخواهد"]);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let (_, lines) = scan("أ\r\nب\rج\u{2028}د\u{2029}\n \u{a0}\n ه ");
        assert_eq!(lines.len(), 5);
        assert_eq!(lines[4].span.len(), 2);
    }

    #[test]
    fn hamza_below_and_shadda_are_kept_from_the_surface() {
        let flags = |text: &str| {
            let (scan, _) = scan(text);
            (scan.tokens[0].hamza_below, scan.tokens[0].shadda)
        };
        assert_eq!(flags("إنّ"), (true, true));
        assert_eq!(flags("وإن"), (true, false));
        assert_eq!(flags("أنّ"), (false, true));
        assert_eq!(flags("الإعلام"), (false, false));
        assert_eq!(flags("\u{fe87}ن"), (true, false));
        assert_eq!(flags("\u{627}\u{655}ن"), (true, false));
    }

    #[test]
    fn hashtags_are_one_word_after_the_sign() {
        assert_eq!(shown("#يوم_الشجرة_2015 @noor_1"), "?#|يوم_الشجرة_2015|?@|noor_1");
    }
}
