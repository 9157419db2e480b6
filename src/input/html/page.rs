//! A page → its paragraphs with their bytes, and what its head says; and whether the page can be read in reasonable time and memory.

mod reader;

use super::elements::*;
use crate::input::InputError;
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, Token};
use reader::Reader;

/// Longest page, in bytes: four times what a heavy news page has.
const MAX_BYTES: usize = 4 << 20;

/// Most references of a page times its bytes: the tokenizer may look through all that follows for each.
const MAX_SEARCH: usize = 400_000_000_000;

/// The name, which no page has, of a meta element for the author as microdata tell of them.
pub(super) const AUTHOR: &str = "itemprop author";

/// Why a page is refused for its signs.
const MARKED: &str = "too many signs that are written as references";

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::input) struct Block {
    /// Its words, single blanks between them.
    pub(in crate::input) text: String,
    /// First byte of its words in the page.
    pub(in crate::input) start: usize,
    /// One past their last byte.
    pub(in crate::input) end: usize,
    /// Bytes of its words, and how many of them are of each kind.
    bytes: usize,
    kinds: [usize; KINDS],
    /// How it is set: the same for paragraphs within the same elements.
    pub(super) shape: u64,
}

impl Block {
    /// Whether all of its words are of a kind.
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kinds.get(kind as usize).is_some_and(|of| *of == self.bytes)
    }

    /// Whether half of its words or more are links.
    pub(super) fn is_linked(&self) -> bool {
        self.kinds.get(Kind::Link as usize).is_some_and(|of| *of * 2 >= self.bytes)
    }

    /// Whether it is nothing but a link.
    pub(in crate::input) fn is_link(&self) -> bool {
        self.is(Kind::Link)
    }

    /// Whether it is a quotation, or a part of one, that is set as paragraphs of its own.
    pub(in crate::input) fn is_quoted(&self) -> bool {
        self.is(Kind::Quoted)
    }

    /// Whether it stands in the article, as far as the page tells.
    pub(in crate::input) fn is_text(&self) -> bool {
        !self.is(Kind::Beside) && !self.is(Kind::Caption)
    }
}

/// A page as it is written.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    /// Scripts of JSON-LD.
    pub(super) linked: Vec<String>,
    /// Names or properties of meta elements in small letters, and their contents.
    pub(super) meta: Vec<(String, String)>,
    /// The words of the title element.
    pub(super) title: String,
    /// Where they stand, in bytes.
    pub(super) titled: Option<(usize, usize)>,
    /// Where descriptions of the article stand, in bytes: contents of meta elements, and scripts.
    pub(super) told: Vec<(usize, usize)>,
    /// The time of publication that is written for programs, or else the first time that is none of an update.
    pub(super) time: Option<String>,
    /// It is said to be that of publication.
    is_published: bool,
    /// The page anew, of what is read of it: every element is closed within the one around it, and no deeper than is allowed. Parsers
    /// disagree on pages that are not so, and take time and stack for them that the counting here could not foresee.
    pub(super) tidy: String,
}

/// The paragraphs of a page or of a part of one.
pub(in crate::input) fn blocks(page: &str) -> Result<Vec<Block>, InputError> {
    Ok(read(page)?.blocks)
}

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Page, InputError> {
    if page.len() > MAX_BYTES {
        return Err(InputError::Page { why: "longer than 4 MiB" });
    }
    if memchr::memchr_iter(b'&', page.as_bytes()).count().saturating_mul(page.len()) > MAX_SEARCH {
        return Err(InputError::Page { why: MARKED });
    }
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::of(page);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.open(&tag)?,
            Ok(Token::EndTag(tag)) => reader.close(&name(&tag.name)),
            Ok(Token::String(words)) => reader.words(&String::from_utf8_lossy(&words.value), words.span),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    reader.finish()
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}
