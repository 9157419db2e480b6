//! What scanning a text gives, and what is asked of it until it is a document.

use super::chars;
use super::document::{Mark, Token, TokenKind};
use super::fold::fold_into;
use super::marks::Marks;
use super::span::Span;
use std::ops::Range;

/// Bytes of text per token, at the least usual, to size the token list by.
const BYTES_PER_TOKEN: usize = 8;
/// The same of marks.
const BYTES_PER_MARK: usize = 48;
/// One byte in so many belongs to a word that folding changes.
const CHANGED: usize = 3;

/// Bytes of the folded letters of a long line.
const FOLDED: usize = 512;

/// What scanning gives.
#[derive(Debug)]
pub(super) struct Scan {
    /// Tokens of the lines so far.
    pub(super) tokens: Vec<Token>,
    /// The text, and behind it the folded letters of the tokens that folding changes.
    pub(super) keys: String,
    /// Indices of those that are neither words nor numbers.
    pub(super) marks: Vec<usize>,
    /// Folded letters of the line that is being scanned, to be checked and put behind `keys` at once.
    folded: Vec<u8>,
    /// Room to fold in.
    scratch: String,
}

impl Scan {
    /// Begins with nothing of a text scanned.
    pub(super) fn of(text: &str) -> Self {
        let mut keys = String::with_capacity(text.len() + text.len() / CHANGED);
        keys.push_str(text);
        let tokens = Vec::with_capacity(text.len() / BYTES_PER_TOKEN);
        Self {
            tokens,
            keys,
            marks: Vec::with_capacity(text.len() / BYTES_PER_MARK),
            folded: Vec::with_capacity(FOLDED),
            scratch: String::new(),
        }
    }

    /// The folded letters of a token.
    pub(super) fn key(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.keys.get(t.key.start as usize..t.key.end as usize).unwrap_or_default())
    }

    /// The same in UTF-8.
    #[inline]
    pub(super) fn key_bytes(&self, token: usize) -> &[u8] {
        let bytes = self.keys.as_bytes();
        self.tokens.get(token).and_then(|t| bytes.get(t.key.start as usize..t.key.end as usize)).unwrap_or_default()
    }

    /// Adds a token.
    #[inline]
    pub(super) fn push(&mut self, span: Span, kind: TokenKind, key: Range<usize>, marks: Marks) {
        if !matches!(kind, TokenKind::Word | TokenKind::Number) {
            self.marks.push(self.tokens.len());
        }
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let key = bound(key.start)..bound(key.end);
        let Marks { hamza_below, shadda, fathatan } = marks;
        self.tokens.push(Token { span, kind, key, sentence: u32::MAX, hamza_below, shadda, fathatan, quote: u32::MAX });
    }

    /// Adds a word that folding leaves as it is.
    #[inline]
    pub(super) fn push_bare(&mut self, span: Span) {
        self.push(span, TokenKind::Word, span.start()..span.end(), Marks::default());
    }

    /// Appends a folding. Gives its place.
    pub(super) fn fold(&mut self, surface: &str) -> Range<usize> {
        self.scratch.clear();
        fold_into(surface, &mut self.scratch);
        self.folded.extend_from_slice(self.scratch.as_bytes());
        let end = self.keys.len() + self.folded.len();
        end - self.scratch.len()..end
    }

    /// Appends the folding of two-byte letters of the Arabic block. Gives its place.
    pub(super) fn fold_pairs(&mut self, letters: &[[u8; 2]]) -> Range<usize> {
        let start = self.keys.len() + self.folded.len();
        letters.iter().filter_map(|letter| chars::folded_pair(*letter)).for_each(|folded| self.folded.extend_from_slice(&folded));
        start..self.keys.len() + self.folded.len()
    }

    /// Appends the first bytes of eight letters that were folded elsewhere. Gives their place.
    #[inline]
    pub(super) fn add_letters(&mut self, folded: [u8; 16], len: usize) -> Range<usize> {
        let start = self.folded.len();
        self.folded.extend_from_slice(&folded);
        self.folded.truncate(start + len);
        self.keys.len() + start..self.keys.len() + start + len
    }

    /// Makes the keys of a line ready to be read.
    pub(super) fn settle_keys(&mut self) {
        if !self.folded.is_empty() {
            self.keys.push_str(simdutf8::basic::from_utf8(&self.folded).unwrap_or_default());
            self.folded.clear();
        }
    }

    /// What a token is.
    pub(super) fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|t| t.kind)
    }

    /// Whether a token is this mark.
    pub(super) fn is_mark(&self, token: usize, mark: Mark) -> bool {
        self.kind(token) == Some(TokenKind::Mark(mark))
    }

    /// Those among some tokens that are neither words nor numbers.
    pub(super) fn marks_in(&self, tokens: &Range<usize>) -> &[usize] {
        let place = |token: usize| self.marks.partition_point(|mark| *mark < token);
        self.marks.get(place(tokens.start)..place(tokens.end)).unwrap_or_default()
    }

    /// Forgets the tokens from `start` on: those of a line that is not read.
    pub(super) fn drop_from(&mut self, start: usize) {
        self.tokens.truncate(start);
        let kept = self.marks.partition_point(|mark| *mark < start);
        self.marks.truncate(kept);
    }
}
