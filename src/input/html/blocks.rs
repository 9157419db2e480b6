//! A page → its paragraphs with their bytes; and whether the page can be read in reasonable time and memory.

use crate::input::InputError;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Span, Tokenizer};

/// Longest page, in bytes: four times what a heavy news page has.
const MAX_BYTES: usize = 4 << 20;
/// Most tags of a page.
const MAX_TAGS: usize = 100_000;
/// Deepest nesting; browsers stop at 512, pages have up to 60.
const MAX_DEPTH: usize = 256;
/// Most attributes of a tag.
const MAX_ATTRIBUTES: usize = 500;
/// Most elements that the repair of unclosed `<b>`, `<font>`, `<a>` may make.
const MAX_REPAIRS: usize = 1_000_000;

/// Elements that begin and end a paragraph.
const BREAKING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose words nobody reads.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "title", "textarea", "select", "button", "audio",
    "video", "canvas",
];
/// Elements that stand beside the article.
const BESIDE: &[&str] = &["nav", "aside", "footer"];
/// Elements without an end.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind closes.
const SELF_CLOSING: &[&str] =
    &["p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body"];
/// Elements that are opened again in every paragraph until they are closed.
const FORMATTING: &[&str] = &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that the end tag of an element around them does not close.
const BARRIERS: &[&str] = &["object", "applet", "marquee", "template", "table", "caption", "foreignobject", "desc"];

/// A paragraph of a page.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct Block {
    /// Its words, single blanks between them.
    pub(in crate::input) text: String,
    /// First byte of its words in the page.
    pub(in crate::input) start: usize,
    /// One past their last byte.
    pub(in crate::input) end: usize,
    /// In navigation, a side column or a footer.
    pub(in crate::input) aside: bool,
    /// Below a picture.
    pub(in crate::input) caption: bool,
    /// A heading of the first order.
    pub(in crate::input) heading: bool,
}

/// The paragraphs of a page.
pub(in crate::input) fn blocks(page: &str) -> Result<Vec<Block>, InputError> {
    if page.len() > MAX_BYTES {
        return Err(InputError::Page { why: "longer than 4 MiB" });
    }
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.open(&tag)?,
            Ok(Token::EndTag(tag)) => reader.close(&name(&tag.name)),
            Ok(Token::String(words)) => reader.words(&String::from_utf8_lossy(&words.value), words.span),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    reader.end();
    Ok(reader.blocks)
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

fn is(list: &[&str], name: &str) -> bool {
    list.contains(&name)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    span: Option<(usize, usize)>,
    open: Vec<String>,
    tags: usize,
    unclosed: usize,
    repairs: usize,
    /// How many open elements are silent, beside the article, captions, headings.
    kinds: [usize; 4],
}

const KINDS: [&[&str]; 4] = [SILENT, BESIDE, &["figcaption"], &["h1"]];

impl Reader {
    fn open(&mut self, tag: &StartTag<usize>) -> Result<(), InputError> {
        let name = name(&tag.name);
        self.tags += 1;
        self.unclosed += usize::from(is(FORMATTING, &name));
        self.repairs += self.unclosed;
        let refused = |why| Err(InputError::Page { why });
        if is(BREAKING, &name) {
            self.end();
        }
        if !is(VOID, &name) && !is(SELF_CLOSING, &name) && !tag.self_closing {
            self.count(&name, true);
            self.open.push(name);
        }
        match () {
            () if self.tags > MAX_TAGS => refused("more than 100000 tags"),
            () if self.open.len() > MAX_DEPTH => refused("more than 256 elements within each other"),
            () if tag.attributes.len() > MAX_ATTRIBUTES => refused("a tag of more than 500 attributes"),
            () if self.repairs > MAX_REPAIRS => refused("too many elements that are never closed"),
            () => Ok(()),
        }
    }

    fn close(&mut self, name: &str) {
        if is(BREAKING, name) {
            self.end();
        }
        if is(FORMATTING, name) {
            self.unclosed = self.unclosed.saturating_sub(1);
        }
        let stop = self.open.iter().rposition(|open| open == name || is(BARRIERS, open));
        if let Some(at) = stop.filter(|at| self.open.get(*at).is_some_and(|open| open == name)) {
            for closed in self.open.split_off(at) {
                self.count(&closed, false);
            }
        }
    }

    fn count(&mut self, name: &str, opens: bool) {
        for (count, _) in self.kinds.iter_mut().zip(KINDS).filter(|(_, kind)| is(kind, name)) {
            *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    fn words(&mut self, words: &str, span: Span<usize>) {
        let [silent, ..] = self.kinds;
        if silent > 0 || self.text.is_empty() && words.trim().is_empty() {
            return;
        }
        let blanks = if self.text.is_empty() { words.len() - words.trim_start().len() } else { 0 };
        let (start, _) = *self.span.get_or_insert((span.start + blanks, span.end));
        if !words.trim().is_empty() {
            self.span = Some((start, span.end.saturating_sub(words.len() - words.trim_end().len())));
        }
        self.text.push_str(words);
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let text = super::squeeze(&self.text);
        self.text.clear();
        let [_, aside, caption, heading] = self.kinds.map(|n| n > 0);
        if let Some((start, end)) = self.span.take().filter(|_| !text.is_empty()) {
            self.blocks.push(Block { text, start, end, aside, caption, heading });
        }
    }
}
