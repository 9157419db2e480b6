//! The shapes the text stage gives to the rest of the pipeline.

use super::span::Span;
use crate::text::affixes::{ALEF_WITH_HAMZA, ALEF_WITH_HAMZA_BELOW, ALEF_WITH_MADDA, AND};
use std::ops::Range;

/// An article cut into paragraphs, sentences, tokens and quotations.
///
/// The text is never altered; every other field is a view of it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The decoded article text.
    pub text: String,
    /// Non-empty lines, in order; furniture included, marked as such.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences of the paragraphs that are read, in order.
    pub sentences: Vec<Sentence>,
    /// Words, numbers and marks, in order, spaces left out.
    pub tokens: Vec<Token>,
    /// Quotations, ordered by their opening mark.
    pub quotes: Vec<Quote>,
    /// The text, and behind it the folded letters of the tokens that folding changes; [`Token::key`] points in here.
    pub keys: String,
}

impl Document {
    /// The folded letters of a token: for matching, never for showing.
    #[must_use]
    pub fn key(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.keys.get(t.key.start as usize..t.key.end as usize).unwrap_or_default())
    }

    /// The mark that a token is.
    pub(crate) fn mark(&self, token: usize) -> Option<Mark> {
        match self.tokens.get(token)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether a token is a word.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether a token is a number in digits.
    pub(crate) fn is_number(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// The token is the letter of "and", alone.
    pub(crate) fn is_and(&self, token: usize) -> bool {
        self.key(token) == AND
    }

    /// The words of the article at a token.
    #[must_use]
    pub fn surface(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| t.span.slice(&self.text))
    }

    /// The word begins, behind one letter at most, with an alef that carries its hamza or madda: the article's never does.
    pub(crate) fn is_hamzated(&self, token: usize) -> bool {
        let folded = self.tokens.get(token).is_some_and(|t| t.key.start as usize >= self.text.len());
        folded && self.surface(token).chars().take(2).any(|c| matches!(c, ALEF_WITH_MADDA | ALEF_WITH_HAMZA | ALEF_WITH_HAMZA_BELOW))
    }

    /// The word ends with an alef that carries its hamza.
    pub(crate) fn ends_in_hamza(&self, token: usize) -> bool {
        self.surface(token).ends_with(ALEF_WITH_HAMZA)
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => Span::new(a.span.start(), b.span.end()),
            _ => Span::default(),
        }
    }

    /// The token that holds a byte, or the first behind it.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= byte)
    }

    /// The tokens that begin inside a span (bytes).
    pub(crate) fn tokens_of(&self, span: Span) -> Range<usize> {
        let at = |byte: usize| self.tokens.partition_point(|token| token.span.start() < byte);
        at(span.start())..at(span.end())
    }
}

/// What a line of the article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zone {
    /// The headline.
    Title,
    /// A sub-headline or standfirst between the headline and the byline or body.
    Subtitle,
    /// Who wrote it or which agency it came from.
    Byline,
    /// Text of the article.
    Body,
    /// Site furniture: share buttons, related links, tag lists.
    Furniture,
}

/// A non-empty line of the text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The line without the blanks around it (bytes).
    pub span: Span,
    /// What it is.
    pub zone: Zone,
    /// Its tokens; empty for furniture. Dateline, end credit and inline furniture are inside.
    pub tokens: Range<usize>,
    /// Tokens that are read as text: without the dateline before and the end credit or tag list after.
    pub body: Range<usize>,
    /// Its sentences, of `body` only.
    pub sentences: Range<usize>,
    /// Dateline at its start, such as a place and an agency before a colon (bytes).
    pub dateline: Option<Span>,
    /// Agency credit at its end (bytes).
    pub credit: Option<Span>,
}

/// A sentence: never over a paragraph's end.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, the final mark included.
    pub tokens: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// A word with its clitics, a number, or a mark.
#[derive(Clone, Debug)]
pub struct Token {
    /// Place in the text (bytes), without direction and zero-width marks at its ends.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its folded letters in [`Document::keys`].
    pub key: Range<u32>,
    /// Index of its sentence; `u32::MAX` outside sentences.
    pub sentence: u32,
    /// The first alef of the word carries a hamza below.
    pub hamza_below: bool,
    /// The word carries a shadda.
    pub shadda: bool,
    /// The word carries the mark of the indefinite accusative.
    pub fathatan: bool,
    /// Index of the innermost quotation the token lies in (marks themselves excluded), `u32::MAX` for none.
    pub quote: u32,
}

/// Kinds of token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, of any script, with marks.
    Word,
    /// Digits with their inner separators (`1,5`, `3.2`, `٪` apart).
    Number,
    /// Punctuation.
    Mark(Mark),
    /// Anything else: symbols, emoji.
    Symbol,
}

/// Punctuation that the grammar cares about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Arabic or Latin comma.
    Comma,
    /// Arabic or Latin semicolon.
    Semicolon,
    /// Colon.
    Colon,
    /// A full stop that ends a sentence.
    Stop,
    /// A point inside an abbreviation or after an initial.
    Point,
    /// Two or more points, or the ellipsis sign.
    Ellipsis,
    /// Question mark.
    Question,
    /// Exclamation mark.
    Exclamation,
    /// A dash standing between blanks, or a long dash.
    Dash,
    /// Opening bracket, round or square.
    Open,
    /// Closing bracket, round or square.
    Close,
    /// A quotation mark; whether it opens or closes is in [`Document::quotes`].
    Quote,
    /// Slash, bullet, bar and the rest.
    Other,
}

/// A quotation and its marks.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark; `None` when it is never closed: it then ends with its paragraph, or before
    /// the next quotation opens.
    pub close: Option<usize>,
    /// The quoted tokens, marks left out. May run over several paragraphs.
    pub inner: Range<usize>,
    /// How many quotations it lies in.
    pub depth: u8,
    /// Number of quoted words.
    pub words: u32,
}
