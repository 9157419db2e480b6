//! Text → lines of tokens, in one pass.
//!
//! A word is letters with their marks; it ends where the script changes (an Arabic proclitic before a Latin
//! name) and at every mark, blank or not. Whether a full stop ends a sentence is settled in [`super::point`],
//! what a quotation mark does in [`super::quote`].

use super::chars::{self, Class};
use super::document::{Mark, Token, TokenKind};
use super::fold::fold_into;
use super::letters::{self, Letters};
use super::marks::{Marks, has_hamza_below};
use super::span::Span;
use std::ops::Range;

/// A hyphen so early in a line stands in a dateline, not in a compound.
const DATELINE_TOKENS: usize = 6;

/// Bytes of text per token, at the least usual, to size the token list by.
const BYTES_PER_TOKEN: usize = 8;
/// One byte in so many belongs to a word that folding changes.
const CHANGED: usize = 3;

/// What scanning gives.
#[derive(Debug)]
pub(super) struct Scan {
    /// Tokens of the lines so far.
    pub(super) tokens: Vec<Token>,
    /// The text, and behind it the folded letters of the tokens that folding changes.
    pub(super) keys: String,
    /// Indices of the quotation marks among them.
    pub(super) quotes: Vec<usize>,
    /// Indices of single full stops of the last line.
    pub(super) dots: Vec<usize>,
}

impl Scan {
    /// Begins with nothing of a text scanned.
    pub(super) fn of(text: &str) -> Self {
        let mut keys = String::with_capacity(text.len() + text.len() / CHANGED);
        keys.push_str(text);
        Self { tokens: Vec::with_capacity(text.len() / BYTES_PER_TOKEN), keys, quotes: Vec::new(), dots: Vec::new() }
    }

    /// The folded letters of a token.
    pub(super) fn key(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.keys.get(t.key.start as usize..t.key.end as usize).unwrap_or_default())
    }

    /// Appends a folding. Gives its place.
    fn fold(&mut self, surface: &str) -> Range<usize> {
        let start = self.keys.len();
        fold_into(surface, &mut self.keys);
        start..self.keys.len()
    }

    /// Appends letters that were folded elsewhere. Gives their place.
    fn add_key(&mut self, folded: &[u8]) -> Range<usize> {
        let start = self.keys.len();
        self.keys.push_str(std::str::from_utf8(folded).unwrap_or_default());
        start..self.keys.len()
    }

    /// What a token is.
    pub(super) fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|t| t.kind)
    }

    /// Whether a token is this mark.
    pub(super) fn is_mark(&self, token: usize, mark: Mark) -> bool {
        self.kind(token) == Some(TokenKind::Mark(mark))
    }

    /// One past the words and numbers that stand from a token on, at most at `end`.
    pub(super) fn words_end(&self, token: usize, end: usize) -> usize {
        let near = self.tokens.get(token..end).unwrap_or_default();
        token + near.iter().take_while(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    /// Forgets the tokens from `start` on: those of a line that is not read.
    pub(super) fn drop_from(&mut self, start: usize) {
        self.tokens.truncate(start);
        let kept = self.quotes.partition_point(|quote| *quote < start);
        self.quotes.truncate(kept);
    }
}

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
    line: Line,
    double_paren: bool,
    parens: u32,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, line: Line::default(), double_paren: false, parens: 0 }
    }

    /// Scans the next line that is not blank into `scan`.
    pub(super) fn next_line(&mut self, scan: &mut Scan) -> Option<Line> {
        while self.at < self.bytes.len() {
            self.scan_line(scan);
            if !self.line.tokens.is_empty() {
                return Some(self.line.clone());
            }
        }
        None
    }

    fn scan_line(&mut self, scan: &mut Scan) {
        let first = scan.tokens.len();
        scan.dots.clear();
        self.line = Line { tokens: first..first, ..Line::default() };
        (self.double_paren, self.parens) = (false, 0);
        loop {
            if self.bytes.get(self.at).copied().is_some_and(letters::may_begin) && self.short_word(scan) {
                continue;
            }
            if self.arabic_flags(self.at) & chars::LETTER != 0 {
                if !self.simple_word(scan) {
                    self.word(true, scan);
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
        self.line.tokens.end = scan.tokens.len();
        if let (Some(a), Some(b)) = (scan.tokens.get(first), scan.tokens.last()) {
            self.line.span = Span::new(a.span.start(), b.span.end());
        }
    }

    /// Class, character and length of what stands at a byte. The character is exact only outside ASCII letters.
    fn peek(&self, at: usize) -> Option<(Class, char, usize)> {
        let lead = *self.bytes.get(at)?;
        if lead < 0x80 {
            return Some((chars::ascii(lead), char::from(lead), 1));
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

    /// Takes a word of eight letters at most, all without harakat, with a blank or mark of ASCII behind it: most are such.
    fn short_word(&mut self, scan: &mut Scan) -> bool {
        let start = self.at;
        let Some(near) = self.bytes.get(start..).and_then(|rest| rest.first_chunk::<17>()) else { return false };
        let letters = near.first_chunk().map_or_else(Letters::default, |text| Letters::of(*text));
        let (end, behind) = (start + letters.len, near.get(letters.len).copied());
        if letters.len == 0 || !behind.is_some_and(is_outside) {
            return false;
        }
        let (mut key, mut marks) = (start..end, Marks::default());
        if letters.change() {
            key = scan.add_key(letters.folded().get(..letters.len).unwrap_or_default());
            marks.hamza_below = letters.has_hamza_below() && has_hamza_below(self.text.get(start..end).unwrap_or_default());
        }
        self.take_word(scan, Span::new(start, end), key, marks);
        self.at = end + usize::from(behind == Some(b' '));
        true
    }

    /// Takes an Arabic word.
    #[inline]
    fn take_word(&mut self, scan: &mut Scan, span: Span, key: Range<usize>, marks: Marks) {
        push(scan, span, TokenKind::Word, key, marks);
        self.line.words += 1;
        self.line.arabic = true;
    }

    /// Takes a word of letters of the Arabic block with a blank or mark of ASCII behind it, as nearly all are.
    fn simple_word(&mut self, scan: &mut Scan) -> bool {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let plain = letters::plain(rest);
        let (mut end, mut seen) = (start + plain, if plain == 0 { 0 } else { chars::LETTER | chars::BASE });
        for pair in rest.get(plain..).unwrap_or_default().as_chunks::<2>().0 {
            let flags = chars::arabic_pair(*pair);
            if flags & chars::LETTER == 0 {
                break;
            }
            seen |= flags;
            end += 2;
        }
        let behind = self.bytes.get(end).copied();
        if !behind.is_some_and(is_outside) || seen & chars::BASE == 0 {
            return false;
        }
        let (mut key, mut marks) = (start..end, Marks::default());
        if seen & chars::CHANGES != 0 {
            let surface = self.text.get(start..end).unwrap_or_default();
            key = scan.fold(surface);
            marks = Marks::of(surface, seen);
        }
        self.take_word(scan, Span::new(start, end), key, marks);
        self.at = end + usize::from(behind == Some(b' '));
        true
    }

    fn word(&mut self, arabic: bool, scan: &mut Scan) {
        let start = self.at;
        let (end, seen) = if arabic { self.arabic_word(scan) } else { (self.latin_word(), chars::CHANGES | chars::FATHATAN) };
        let surface = self.text.get(start..end).unwrap_or_default();
        let key = if seen & chars::CHANGES == 0 { start..end } else { scan.fold(surface) };
        let kind = if key.is_empty() { bare_marks(surface) } else { TokenKind::Word };
        self.line.words += usize::from(kind == TokenKind::Word);
        self.line.arabic |= arabic && kind == TokenKind::Word;
        push(scan, Span::new(start, end), kind, key, Marks::of(surface, seen));
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
        let early = scan.tokens.len() - self.line.tokens.start < DATELINE_TOKENS;
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

    fn number(&mut self, scan: &mut Scan) {
        let start = self.at;
        let mut end = self.skip_digits(start);
        while let Some((class, c, at)) = self.peek_visible(end) {
            let is_separator = matches!(class, Class::Dot | Class::Colon | Class::Hyphen)
                || matches!(c, ',' | '/' | '\u{66B}' | '\u{66C}' | '\u{2013}' | chars::REH);
            match self.peek_visible(at + c.len_utf8()) {
                Some((Class::Digit, _, digit)) if is_separator => end = self.skip_digits(digit),
                _ => break,
            }
        }
        let key = scan.fold(self.text.get(start..end).unwrap_or_default());
        push(scan, Span::new(start, end), TokenKind::Number, key, Marks::default());
        self.at = end;
    }

    /// One full stop, or a run of them.
    fn dots(&mut self, scan: &mut Scan) {
        let start = self.at;
        let mut single = true;
        while let Some((class @ (Class::Dot | Class::Ellipsis), _, len)) = self.peek(self.at) {
            single &= class == Class::Dot && self.at == start;
            self.at += len;
        }
        if single {
            scan.dots.push(scan.tokens.len());
        }
        let mark = if single { Mark::Stop } else { Mark::Ellipsis };
        push_mark(scan, Span::new(start, self.at), mark);
    }

    fn mark(&mut self, class: Class, c: char, len: usize, scan: &mut Scan) {
        let start = self.at;
        self.at += len;
        let mark = match class {
            Class::Comma => Mark::Comma,
            Class::Semicolon => Mark::Semicolon,
            Class::Colon => Mark::Colon,
            Class::Question => Mark::Question,
            Class::Exclamation => Mark::Exclamation,
            Class::Hyphen | Class::Dash => {
                while let Some((Class::Hyphen | Class::Dash, _, more)) = self.peek(self.at) {
                    self.at += more;
                }
                Mark::Dash
            }
            Class::Open | Class::Close => self.bracket(class, c),
            Class::Quote => {
                self.double(c, '\'');
                self.double(c, '`');
                Mark::Quote
            }
            Class::Symbol if self.double(c, '<') || self.double(c, '>') => Mark::Quote,
            Class::Symbol => {
                let key = scan.fold(self.text.get(start..self.at).unwrap_or_default());
                return push(scan, Span::new(start, self.at), TokenKind::Symbol, key, Marks::default());
            }
            _ => Mark::Other,
        };
        if mark == Mark::Quote {
            scan.quotes.push(scan.tokens.len());
        }
        push_mark(scan, Span::new(start, self.at), mark);
    }

    /// A bracket; doubled round ones are quotation marks.
    fn bracket(&mut self, class: Class, c: char) -> Mark {
        if class == Class::Open {
            if !self.double_paren && self.double(c, '(') {
                (self.double_paren, self.parens) = (true, 0);
                return Mark::Quote;
            }
            self.parens += u32::from(c == '(');
            return Mark::Open;
        }
        if self.double_paren && self.parens == 0 && self.double(c, ')') {
            self.double_paren = false;
            return Mark::Quote;
        }
        self.parens = self.parens.saturating_sub(u32::from(c == ')'));
        Mark::Close
    }

    /// Takes the second of two equal ASCII characters.
    fn double(&mut self, c: char, sign: char) -> bool {
        let doubled = c == sign && self.bytes.get(self.at).copied().map(char::from) == Some(sign);
        self.at += usize::from(doubled);
        doubled
    }
}

/// A word of nothing but marks: a tatweel typed for a dash, or harakat that lost their letter.
fn bare_marks(surface: &str) -> TokenKind {
    if surface.contains(chars::TATWEEL) { TokenKind::Mark(Mark::Dash) } else { TokenKind::Symbol }
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

fn push_mark(scan: &mut Scan, span: Span, mark: Mark) {
    push(scan, span, TokenKind::Mark(mark), 0..0, Marks::default());
}

#[inline]
fn push(scan: &mut Scan, span: Span, kind: TokenKind, key: Range<usize>, marks: Marks) {
    let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let key = bound(key.start)..bound(key.end);
    let Marks { hamza_below, shadda, fathatan } = marks;
    scan.tokens.push(Token { span, kind, key, sentence: u32::MAX, hamza_below, shadda, fathatan, quote: u32::MAX });
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
