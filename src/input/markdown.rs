//! Markdown → text: marks off, lines of a paragraph joined. Pictures, fenced code and footnotes are left out; of HTML the words are kept.

use super::draft::Draft;
use super::{InputError, editors, front, html, quoted};
use crate::analysis::Origin;
use crate::text::lines;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Reads Markdown, its front matter apart.
///
/// # Errors
/// When a block of HTML is beyond what pages may have.
pub(super) fn read(text: &str) -> Result<Draft, InputError> {
    let front = front::metadata(text);
    let from = front.as_ref().map_or(0, |front| front.bytes);
    let blanked = editors::blanked(text.get(from..).unwrap_or_default());
    let mut writer = Writer {
        draft: Draft::default(),
        source: &blanked,
        is_blanked: matches!(blanked, Cow::Owned(_)),
        places: Places::new(text),
        from,
        hidden: 0,
        quoted: 0,
        is_led: false,
        is_marked: false,
        is_heading: false,
        is_fenced: false,
        linked: 0,
        first: None,
        start: 0,
        refused: None,
    };
    if let Some(front) = front {
        writer.draft.metadata = front.metadata;
        writer.draft.front = text.get(..front.bytes).unwrap_or_default().to_owned();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&blanked, options).into_offset_iter() {
        writer.event(&event, range);
    }
    let kept = writer.draft.text.trim_end().len();
    writer.draft.text.truncate(kept);
    writer.refused.map_or(Ok(writer.draft), Err)
}

struct Writer<'a> {
    draft: Draft,
    /// A block of HTML that is too much.
    refused: Option<InputError>,
    /// The body, with blanks for what editors put beside its words.
    source: &'a str,
    /// There are such blanks.
    is_blanked: bool,
    places: Places<'a>,
    /// Byte of the text where the body begins.
    from: usize,
    /// Open elements whose text is left out.
    hidden: usize,
    /// Quotations open that are set as paragraphs of their own.
    quoted: usize,
    /// A quotation begins behind a line that ends with a colon.
    is_led: bool,
    /// It has the mark that opens it.
    is_marked: bool,
    /// The paragraph is a heading.
    is_heading: bool,
    /// In code between fences.
    is_fenced: bool,
    /// Open links.
    linked: usize,
    /// Where the first words of the paragraph come from, among the anchors of the draft.
    first: Option<usize>,
    /// Where they stand in the draft.
    start: usize,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) if is_hidden(tag) => {
                self.hidden += 1;
                self.is_fenced |= matches!(tag, Tag::CodeBlock(_));
            }
            Event::Start(Tag::Link { .. }) => self.linked += 1,
            Event::End(TagEnd::Link) => self.linked = self.linked.saturating_sub(1),
            Event::End(TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::Strikethrough) => self.hidden = self.hidden.saturating_sub(1),
            // Only fenced code counted as hidden; indented lines are a newspaper's paragraphs.
            Event::End(TagEnd::CodeBlock) if std::mem::take(&mut self.is_fenced) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => {
                if self.hidden == 0 {
                    self.html(range);
                }
                self.hidden += 1; // what comes of it besides was read with it
            }
            Event::End(TagEnd::HtmlBlock) => self.hidden = self.hidden.saturating_sub(1),
            Event::End(TagEnd::BlockQuote(_)) => self.end_of_quotation(),
            Event::Start(tag) if is_block(tag) => {
                if matches!(tag, Tag::BlockQuote(_)) {
                    self.is_led = self.quoted == 0 && quoted::leads(&self.draft.text);
                    self.quoted += 1;
                }
                self.paragraph();
                self.is_heading = matches!(tag, Tag::Heading { .. });
            }
            Event::End(TagEnd::TableCell) => self.draft.text.push(' '),
            Event::Text(words) | Event::Code(words) if self.hidden == 0 => self.words(words, range),
            Event::SoftBreak if self.hidden == 0 => self.draft.text.push(' '),
            Event::HardBreak if self.hidden == 0 => self.line(),
            Event::InlineHtml(tag) if self.hidden == 0 && is_break(tag) => self.line(),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        self.draft.paragraph();
        self.first = None;
    }

    fn end_of_quotation(&mut self) {
        self.quoted = self.quoted.saturating_sub(1);
        self.is_led = false;
        if self.quoted == 0 && std::mem::take(&mut self.is_marked) {
            let kept = self.draft.text.trim_end().len();
            self.draft.text.truncate(kept);
            self.draft.text.push(quoted::MARKS.1);
        }
    }

    /// Begins a line within a paragraph.
    fn line(&mut self) {
        self.draft.text.push('\n');
        self.first = None;
    }

    /// The words of a block of HTML, which cannot stand for more than words.
    fn html(&mut self, range: Range<usize>) {
        let start = self.from + range.start;
        let source = self.source.get(range).unwrap_or_default();
        let blocks = html::blocks(source).unwrap_or_else(|refused| {
            self.refused = Some(refused);
            Vec::new()
        });
        for block in blocks.into_iter().filter(html::Block::is_text) {
            self.paragraph();
            self.place(start + block.start..start + block.end);
            if block.is_link() {
                self.draft.link();
            }
            self.draft.text.push_str(&block.text);
        }
    }

    /// Words, with a blank for each run of several where there are some that stand for something else.
    fn words(&mut self, words: &str, range: Range<usize>) {
        if !self.is_blanked || words.len() != range.len() {
            return self.piece(words, range);
        }
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let end = run(rest).map_or(rest.len(), |run| run.start);
            if let Some(piece) = rest.get(..end).filter(|piece| !piece.is_empty()) {
                self.piece(piece, range.start + at..range.start + at + end);
            }
            let behind = run(rest).map_or(rest.len(), |run| run.end);
            if self.is_parted(range.start + at + end..range.start + at + behind)
                && self.first.is_some()
                && !self.draft.text.ends_with(char::is_whitespace)
            {
                self.draft.text.push(' ');
            }
            at += behind;
        }
    }

    /// Whether blanks stand at an end of what was written in place of a run of them.
    fn is_parted(&self, run: Range<usize>) -> bool {
        let written = self.places.text.get(self.from + run.start..self.from + run.end).unwrap_or_default();
        written.starts_with(char::is_whitespace) || written.ends_with(char::is_whitespace)
    }

    fn piece(&mut self, words: &str, range: Range<usize>) {
        let start = self.from + range.start;
        // Marks of code stand before its words.
        let marks = self.source.get(range.clone()).and_then(|s| s.find(words)).unwrap_or(0);
        let is_first = self.first.is_none();
        self.place(start + marks..self.from + range.end);
        if is_first {
            self.start = self.draft.text.len();
        }
        if is_first && self.is_heading {
            self.draft.heading();
        }
        if is_first && self.linked > 0 {
            self.draft.link();
        } else if self.linked == 0 && self.draft.links.last() == Some(&self.start) && words.contains(char::is_alphanumeric) {
            self.draft.links.pop();
        }
        if std::mem::take(&mut self.is_led) && quoted::is_bare(words) {
            self.draft.text.push(quoted::MARKS.0);
            self.is_marked = true;
        }
        self.draft.text.push_str(words);
    }

    /// What is added next comes from here, and so far goes its paragraph.
    fn place(&mut self, bytes: Range<usize>) {
        let (line, column) = self.places.of(bytes.start);
        let byte = |n: usize| u32::try_from(n).ok();
        let (byte_start, byte_end) = (byte(bytes.start), byte(bytes.end));
        self.draft.anchor(Origin { line: Some(line), column: Some(column), byte_start, byte_end, ..Origin::default() });
        let first = *self.first.get_or_insert(self.draft.anchors.len().saturating_sub(1));
        if let Some(anchor) = self.draft.anchors.get_mut(first) {
            anchor.origin.byte_end = byte_end;
        }
    }
}

/// The first run of several blanks, in bytes.
fn run(words: &str) -> Option<Range<usize>> {
    let blanks = |at: usize| words.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let starts = words.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| (at, blanks(at), c.len_utf8()));
    starts.into_iter().find(|(_, run, one)| run > one).map(|(at, run, _)| at..at + run)
}

/// Struck words are out of the text, like deletions of a Word document.
fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Strikethrough | Tag::CodeBlock(CodeBlockKind::Fenced(_)))
}

/// Whether a tag breaks a line.
fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::CodeBlock(_) | Tag::BlockQuote(_)
    )
}

/// Lines and columns of ascending places in a text.
pub(super) struct Places<'a> {
    text: &'a str,
    line: usize,
    column: usize,
    at: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, line: 1, column: 1, at: 0 }
    }

    /// Line and column in code points, from 1, of a byte. Cheap when bytes ascend.
    pub(super) fn of(&mut self, byte: usize) -> (u32, u32) {
        if byte < self.at {
            *self = Self::new(self.text);
        }
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        let (lines, last) = lines::last(passed);
        self.line += lines;
        self.column = last.chars().count() + if lines == 0 { self.column } else { 1 };
        self.at = byte;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (number(self.line), number(self.column))
    }
}

#[cfg(test)]
mod tests;
