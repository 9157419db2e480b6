//! Tags and words of a page, one after the other: paragraphs, what is told of the article, and the tidy page.

use super::{AUTHOR, Block, MARKED, Page, name};
use crate::input::InputError;
use crate::input::html::elements::*;
use crate::input::html::written::{escape, place};
use crate::input::html::{is_name, squeeze};
use crate::input::quoted::MARKS;
use html5gum::Span;
use html5gum::emitters::default::StartTag;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Most tags of a page.
const MAX_TAGS: usize = 100_000;
/// Deepest nesting; browsers stop at 512, pages have up to 60.
const MAX_DEPTH: usize = 256;
/// Most attributes of a tag.
const MAX_ATTRIBUTES: usize = 500;
/// Most elements that the repair of unclosed `<b>`, `<font>`, `<a>` may make.
const MAX_REPAIRS: usize = 1_000_000;
/// The publisher as microdata call it.
const PUBLISHER: &str = "publisher";
/// The author as microdata call them; the name of a meta element that no page has.
const CALLED_AUTHOR: &str = "author";
/// Characters of the longest line in which a part may be the byline: a name, a place, a date and the hour.
const BYLINE: usize = 70;
/// Most labels of elements that are looked for.
const MAX_LABELS: usize = 100;
/// Most signs of the text that have to be written as references: parsers take time in their square.
const MAX_REFERENCES: usize = 20_000;

/// An element that was opened.
struct Open {
    name: String,
    kinds: [bool; KINDS],
    /// Of its name and classes and those around it.
    shape: u64,
    /// It is not in the tidy page.
    is_left_out: bool,
    /// What microdata call it.
    property: Option<String>,
    /// It is no part of a word around it.
    is_apart: bool,
}

#[derive(Default)]
pub(super) struct Reader<'a> {
    source: &'a str,
    page: Page,
    text: String,
    /// Bytes of the words of the paragraph, and of each kind.
    bytes: usize,
    of_kind: [usize; KINDS],
    span: Option<(usize, usize)>,
    open: Vec<Open>,
    /// How many open elements are of each kind.
    kinds: [usize; KINDS],
    /// What an element is that the next of its kind closes.
    line: [bool; KINDS],
    /// How many elements were open where `<p>` began.
    around: Option<usize>,
    /// What comes next is no part of the word before.
    is_apart: bool,
    /// Ids of what labels an element.
    labels: Vec<String>,
    /// Attributes by which the extraction takes an element behind words of the paragraph for the byline: bytes of the tidy page.
    authors: Vec<(usize, usize)>,
    /// In a script of JSON-LD.
    in_linked: bool,
    tags: usize,
    unclosed: usize,
    repairs: usize,
    references: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of a page.
    pub(super) fn of(source: &'a str) -> Self {
        Self { source, ..Self::default() }
    }

    /// The page, when all of it has been read.
    pub(super) fn finish(mut self) -> Result<Page, InputError> {
        self.end();
        if self.references > MAX_REFERENCES {
            return Err(InputError::Page { why: MARKED });
        }
        while let Some(open) = self.open.pop() {
            self.leave(&open);
        }
        Ok(self.page)
    }
}

impl Reader<'_> {
    pub(super) fn open(&mut self, tag: &StartTag<usize>) -> Result<(), InputError> {
        let name = name(&tag.name);
        self.tags += 1;
        self.unclosed += usize::from(is(FORMATTING, &name));
        self.repairs += self.unclosed;
        let refused = |why| Err(InputError::Page { why });
        if tag.attributes.len() > MAX_ATTRIBUTES {
            return refused("a tag of more than 500 attributes");
        }
        self.part(&name);
        let of = |wanted: &str| tag.attributes.iter().find(|(key, _)| key.as_slice() == wanted.as_bytes()).map(|(_, value)| value);
        let attribute = |wanted: &str| of(wanted).map(|value| String::from_utf8_lossy(&value.value).into_owned());
        self.note(&name, &attribute);
        if let Some(content) = of("content").filter(|_| name == "meta") {
            self.page.told.push((content.span.start, content.span.end));
        }
        let classes = [attribute("class"), attribute("id")];
        let mut kinds = kinds(&name, classes.iter().flatten().map(String::as_str));
        let is_hidden = || attribute("style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"));
        if let Some(silent) = kinds.first_mut().filter(|silent| !**silent) {
            *silent = of("hidden").is_some() || is_hidden();
        }
        let is_left_out = self.is_silent() || kinds.first() == Some(&true) && name != "title" || name == "meta" && is_no_author(&attribute);
        let label = of("id").filter(|_| attribute("id").is_some_and(|id| self.labels.contains(&id)));
        self.labels.extend(attribute("aria-labelledby").filter(|_| self.labels.len() < MAX_LABELS));
        if !is_left_out {
            let written = self.page.tidy.len();
            self.write_tag(&name, tag, label.is_some());
            if !self.text.trim().is_empty() && is_byline(&attribute) {
                self.authors.push((written + "<".len() + name.len(), self.page.tidy.len() - ">".len()));
            }
            self.sign(&name, MARKS.0);
        }
        if is(SELF_CLOSING, &name) {
            self.line = kinds;
            self.around = (name == "p").then_some(self.open.len());
        } else if !is(VOID, &name) {
            self.count(kinds, true);
            let around = self.open.last().map_or(0, |open| open.shape);
            let [class, _] = &classes;
            let shape = if is(BREAKING, &name) { FxBuildHasher.hash_one((around, &name, class)) } else { around };
            let is_apart = is_apart(&name, classes.iter().flatten().map(String::as_str));
            self.is_apart |= is_apart;
            self.open.push(Open { name, kinds, shape, is_left_out, is_apart, property: attribute("itemprop") });
        }
        match () {
            () if self.tags > MAX_TAGS => refused("more than 100000 tags"),
            () if self.open.len() > MAX_DEPTH => refused("more than 256 elements within each other"),
            () if self.repairs > MAX_REPAIRS => refused("too many elements that are never closed"),
            () => Ok(()),
        }
    }

    /// Whether nobody reads what stands here.
    fn is_silent(&self) -> bool {
        self.kinds.first().is_some_and(|open| *open > 0) || self.line.first() == Some(&true)
    }

    /// What labels another element is no author for the extraction, whatever its id.
    fn write_tag(&mut self, name: &str, tag: &StartTag<usize>, is_label: bool) {
        let is_plain = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_'));
        if !is_plain(name) {
            return;
        }
        self.page.tidy.extend(["<", name]);
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key);
            if is_plain(&key) && !(is_label && key == "id") && !key.starts_with("on") {
                self.page.tidy.extend([" ", &key, "=\""]);
                escape(&String::from_utf8_lossy(&value.value), &mut self.page.tidy);
                self.page.tidy.push('"');
            }
        }
        self.page.tidy.push('>');
    }

    /// Notes what an element of the head says.
    fn note(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<String>) {
        match name {
            "script" => self.in_linked = attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")),
            "meta" => {
                let named = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(named), Some(content)) = (named, attribute("content")) {
                    let of_whom = || [(PUBLISHER, PUBLISHER), (CALLED_AUTHOR, AUTHOR)].into_iter().find(|(called, _)| self.is_of(called));
                    let named = match attribute("itemprop").filter(|called| called == "name").and_then(|_| of_whom()) {
                        Some((_, key)) => key.to_owned(),
                        None => named.to_ascii_lowercase(),
                    };
                    self.page.meta.push((named, content));
                }
            }
            "time" => self.time(attribute("datetime"), attribute),
            "abbr" => self.time(attribute("title"), attribute),
            _ => {}
        }
        if self.in_linked {
            self.page.linked.push(String::new());
        }
    }

    /// Notes a time. That of an update is none, and one that is not called a time has to be that of publication.
    fn time(&mut self, time: Option<String>, attribute: &impl Fn(&str) -> Option<String>) {
        let called: Vec<String> = ["class", "itemprop"].into_iter().filter_map(attribute).collect();
        let is_one = |names: &[&str]| called.iter().flat_map(|of| of.split_whitespace()).any(|word| is(names, word));
        let is_published = is_one(&["published", "datePublished"]);
        let is_better = if is_published { !self.page.is_published } else { self.page.time.is_none() };
        let is_time = attribute("datetime").is_some() && !is_one(&["updated", "modified", "dateModified"]);
        if let Some(time) = time.filter(|_| is_better && (is_published || is_time)) {
            self.page.time = Some(time);
            self.page.is_published = is_published;
        }
    }

    /// Whether microdata speak of the publisher or the author here.
    fn is_of(&self, called: &str) -> bool {
        self.open.iter().any(|open| open.property.as_deref() == Some(called))
    }

    pub(super) fn close(&mut self, name: &str) {
        self.part(name);
        self.in_linked &= name != "script";
        if is(FORMATTING, name) {
            self.unclosed = self.unclosed.saturating_sub(1);
        }
        let stop = self.open.iter().rposition(|open| open.name == name || is(BARRIERS, &open.name));
        if let Some(at) = stop.filter(|at| self.open.get(*at).is_some_and(|open| open.name == name)) {
            for closed in self.open.split_off(at).into_iter().rev() {
                self.leave(&closed);
            }
        } else if is(SELF_CLOSING, name) && !self.is_silent() {
            self.page.tidy.extend(["</", name, ">"]);
        }
    }

    /// Writes what a page shows at the ends of an element: quotation marks, and a note's number apart from the word before it.
    fn sign(&mut self, name: &str, mark: char) {
        let is_begun = !self.text.is_empty();
        match name {
            "q" if is_begun || mark == MARKS.0 => self.text.push(mark),
            "sup" if is_begun && mark == MARKS.0 => self.text.push(' '),
            _ => {}
        }
    }

    /// Closes the elements that end with a paragraph.
    fn end_within(&mut self) {
        let around = self.around.take().unwrap_or(usize::MAX);
        let first = self.open.iter().enumerate().position(|(at, open)| at >= around && is(OF_A_PARAGRAPH, &open.name));
        for closed in first.map(|at| self.open.split_off(at)).unwrap_or_default().into_iter().rev() {
            self.leave(&closed);
        }
    }

    /// Closes an element.
    fn leave(&mut self, closed: &Open) {
        self.count(closed.kinds, false);
        self.is_apart |= closed.is_apart;
        if !closed.is_left_out {
            self.sign(&closed.name, MARKS.1);
            self.page.tidy.extend(["</", &closed.name, ">"]);
        }
    }

    /// Ends the paragraph at a tag that does. A heading is one paragraph on however many lines it is set.
    fn part(&mut self, name: &str) {
        if is(&["br", "div"], name) && self.kinds.get(Kind::Title as usize).is_some_and(|open| *open > 0) {
            self.text.push(' ');
        } else if is(BREAKING, name) {
            if name != "br" {
                self.end_within();
            }
            self.end();
        }
    }

    fn count(&mut self, kinds: [bool; KINDS], opens: bool) {
        for (count, _) in self.kinds.iter_mut().zip(kinds).filter(|(_, is)| *is) {
            *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    pub(super) fn words(&mut self, words: &str, span: Span<usize>) {
        if self.in_linked {
            if let Some(script) = self.page.linked.last_mut() {
                script.push_str(words);
                self.page.told.push((span.start, span.end));
            }
            return;
        }
        if self.open.last().is_some_and(|open| open.property.as_deref() == Some("name")) && self.is_of(PUBLISHER) {
            self.page.meta.push((PUBLISHER.to_owned(), words.to_owned()));
        }
        if self.is_silent() {
            if self.open.last().is_some_and(|open| open.name == "title" && !open.is_left_out) && self.page.blocks.is_empty() {
                self.page.title.push_str(words);
                let (start, end) = place(self.source, words, span);
                let (first, _) = *self.page.titled.get_or_insert((start, end));
                self.page.titled = Some((first, end));
                self.references += escape(words, &mut self.page.tidy);
            }
            return;
        }
        self.references += escape(words, &mut self.page.tidy);
        let shown = words.trim();
        if self.text.is_empty() && shown.is_empty() {
            return;
        }
        if !shown.is_empty() {
            let (start, end) = place(self.source, words, span);
            let (first, _) = *self.span.get_or_insert((start, end));
            self.span = Some((first, end));
            self.bytes += shown.len();
            for ((of, open), line) in self.of_kind.iter_mut().zip(self.kinds).zip(self.line) {
                *of += if open > 0 || line { shown.len() } else { 0 };
            }
        }
        if std::mem::take(&mut self.is_apart) && words.starts_with(char::is_alphanumeric) && self.text.ends_with(char::is_alphanumeric) {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let text = squeeze(&self.text);
        self.text.clear();
        self.line = [false; KINDS];
        for (start, end) in std::mem::take(&mut self.authors).into_iter().rev().filter(|_| text.chars().nth(BYLINE).is_some()) {
            self.page.tidy.replace_range(start..end, "");
        }
        let (bytes, kinds) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.of_kind));
        if let Some((start, end)) = self.span.take().filter(|_| !text.is_empty()) {
            let shape = self.open.last().map_or(0, |open| open.shape);
            self.page.blocks.push(Block { text, start, end, bytes, kinds, shape });
        }
    }
}

/// Whether a meta element names no author by what should: the extraction looks for one in the text, where nothing else does.
fn is_no_author(attribute: &impl Fn(&str) -> Option<String>) -> bool {
    let is_author = |key: String| key.to_ascii_lowercase().split([':', '.']).any(|word| is(&["author", "creator"], word));
    ["name", "property", "itemprop"].into_iter().filter_map(attribute).any(is_author)
        && attribute("content").is_some_and(|content| !is_name(&content))
}

/// Whether the extraction takes an element for the byline.
fn is_byline(attribute: &impl Fn(&str) -> Option<String>) -> bool {
    let is_one =
        |value: String| ["author", "byline", "dateline", "writtenby"].into_iter().any(|word| value.to_ascii_lowercase().contains(word));
    ["class", "id", "rel", "itemprop"].into_iter().filter_map(attribute).any(is_one)
}
