//! Numbers, signs and the marks around words.

use super::Scanner;
use crate::text::chars::{self, Class};
use crate::text::document::{Mark, TokenKind};
use crate::text::marks::Marks;
use crate::text::scan::Scan;
use crate::text::span::Span;
use std::ops::Range;

impl Scanner<'_> {
    pub(super) fn number(&mut self, scan: &mut Scan) {
        let start = self.at;
        let mut end = self.skip_digits(start);
        while let Some((class, c, at)) = self.peek_visible(end) {
            let is_separator = matches!(class, Class::Dot | Class::Colon | Class::Hyphen)
                || matches!(c, ',' | '/' | '\u{66B}' | '\u{66C}' | '\u{2013}' | chars::REH);
            if !is_separator {
                break;
            }
            let Some((Class::Digit, _, digit)) = self.peek_visible(at + c.len_utf8()) else { break };
            end = self.skip_digits(digit);
        }
        let surface = self.text.get(start..end).unwrap_or_default();
        let key = if surface.is_ascii() { start..end } else { scan.fold(surface) };
        self.push_aside(scan, Span::new(start, end), TokenKind::Number, key);
        self.at = end;
    }

    /// One full stop, or a run of them.
    pub(super) fn dots(&mut self, scan: &mut Scan) {
        let start = self.at;
        let mut single = true;
        while let Some((class @ (Class::Dot | Class::Ellipsis), _, len)) = self.peek(self.at) {
            single &= class == Class::Dot && self.at == start;
            self.at += len;
        }
        let mark = if single { Mark::Stop } else { Mark::Ellipsis };
        self.push_aside(scan, Span::new(start, self.at), TokenKind::Mark(mark), 0..0);
    }

    pub(super) fn mark(&mut self, class: Class, c: char, len: usize, scan: &mut Scan) {
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
                return self.push_aside(scan, Span::new(start, self.at), TokenKind::Symbol, key);
            }
            _ => Mark::Other,
        };
        self.push_aside(scan, Span::new(start, self.at), TokenKind::Mark(mark), 0..0);
    }

    /// Takes a token that is no word.
    fn push_aside(&mut self, scan: &mut Scan, span: Span, kind: TokenKind, key: Range<usize>) {
        self.aside += 1;
        scan.push(span, kind, key, Marks::default());
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
pub(super) fn bare_marks(surface: &str) -> TokenKind {
    if surface.contains(chars::TATWEEL) { TokenKind::Mark(Mark::Dash) } else { TokenKind::Symbol }
}
