//! A Word document → its paragraphs. What is struck out by tracked changes is left out, what is put in is kept, comments go apart.
//!
//! Only the main part and its comments are unpacked, and no further than an article is long.

mod headline;

use super::draft::{ABOVE, Draft, squeeze};
use super::{InputError, encoding};
use crate::analysis::{Comment, Origin};
use headline::{Head, Styles};
use quick_xml::Reader as Xml;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Longest part of a document, unpacked: 32 MiB.
const MAX_PART: u64 = 32 << 20;
/// How many times its packed length a part may have, beyond a first mebibyte. Text packs to a tenth, markup to a hundredth.
const MAX_RATIO: u64 = 200;
/// Most paragraphs of a part; a book has ten thousand.
const MAX_PARAGRAPHS: u32 = 100_000;
/// Deepest nesting; tables within tables have some 40.
const MAX_DEPTH: usize = 256;

/// Name of the main part where the document does not say.
const USUAL: &str = "word/document.xml";

/// Reads a Word document.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, InputError> {
    let whole = bytes.len() as u64;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let none = InputError::Kind { kind: "a zip archive without a Word document in it" };
    let Some(name) = main_part(&mut archive, whole)? else { return Err(none) };
    let Some(document) = part(&mut archive, &name, whole)? else { return Err(none) };
    let beside = |file: &str| name.rsplit_once('/').map_or(file.to_owned(), |(folder, _)| format!("{folder}/{file}"));
    // Styles that are broken say nothing.
    let styles = part(&mut archive, &beside("styles.xml"), whole).ok().flatten().map(|xml| Styles::read(&xml)).unwrap_or_default();
    let mut reader = Reader { styles, ..Reader::default() };
    reader.read(&document, &name)?;
    drop(document);
    if reader.root != "document" {
        return Err(none);
    }
    (reader.draft.metadata.title, reader.draft.subtitle) = reader.head.headline();
    let comments = beside("comments.xml");
    if let Some(part) = part(&mut archive, &comments, whole)? {
        let mut margin = Reader::default();
        margin.read(&part, &comments)?;
        reader.draft.comments = margin.draft.comments;
    }
    Ok(reader.draft)
}

/// Name of the part with the text: the one the archive's relationships name, where it is there, else the usual one.
fn main_part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, whole: u64) -> Result<Option<String>, InputError> {
    let relations = part(archive, "_rels/.rels", whole)?.unwrap_or_default();
    let mut events = Xml::from_str(&relations);
    let mut named = Vec::new();
    // Relationships that are broken name nothing; the usual name is left.
    while let Ok(event) = events.read_event() {
        match event {
            Event::Eof => break,
            Event::Empty(tag) | Event::Start(tag) if attribute(&tag, "Type").ends_with("/officeDocument") => {
                named.push(attribute(&tag, "Target").trim_start_matches('/').to_owned());
            }
            _ => {}
        }
    }
    named.push(USUAL.to_owned());
    Ok(named.into_iter().find(|name| archive.index_for_name(name).is_some()))
}

fn broken(why: &impl ToString) -> InputError {
    InputError::Docx { why: why.to_string() }
}

/// A part of the archive as text.
fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str, whole: u64) -> Result<Option<String>, InputError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    // What the archive says of lengths may be a lie; what comes out is counted.
    let most = file.compressed_size().min(whole).saturating_mul(MAX_RATIO).clamp(1 << 20, MAX_PART);
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if bytes.len() as u64 > most {
        return Err(broken(&format!("{name} unpacks to more than {} MiB, as a zip bomb does", most >> 20)));
    }
    let text = match encoding::decode(&bytes, None) {
        Ok((text, _)) => text.into_owned(),
        Err(InputError::Broken { at }) => return Err(broken(&format!("broken UTF-8 in {name}, byte {at}"))),
        Err(_) => return Err(broken(&format!("{name} is in no encoding of XML"))),
    };
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => Err(broken(&format!("a zero byte in {name}, byte {at}"))),
        None => Ok(Some(text)),
    }
}

/// Elements whose words are not in the text: deletions, what was moved away, the second form of drawings, fields' codes, what stands above
/// its base.
const LEFT_OUT: &[&str] = &["rt", "del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange", "delInstrText"];

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    number: u32,
    /// The id of its style, and its own level in the outline.
    style: String,
    level: String,
    /// Its end was struck out: the next paragraph goes on from it.
    joins: bool,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    styles: Styles,
    head: Head,
    /// Paragraphs that were begun; more than one where a text box lies in a paragraph.
    open: Vec<Paragraph>,
    /// A paragraph whose end was struck out.
    carried: Option<Paragraph>,
    number: u32,
    /// Name of the outermost element.
    root: String,
    /// Elements open.
    depth: usize,
    /// Elements open in one that is left out, itself included.
    skipped: usize,
    in_words: bool,
    in_properties: bool,
    /// In the properties of a table's row.
    in_row: bool,
    /// What is left out is a row.
    is_row: bool,
    hidden: bool,
    author: String,
}

impl Reader {
    /// Reads a part of the document; its name is for messages.
    fn read(&mut self, xml: &str, name: &str) -> Result<(), InputError> {
        let mut events = Xml::from_str(xml);
        loop {
            let event = events.read_event().map_err(|error| broken(&error))?;
            self.measure(&event, name)?;
            self.count_struck(&event);
            match event {
                // Open are the row and its properties, and the deletion where it has an end of its own.
                Event::Start(tag) if self.strikes_row(&tag) => (self.skipped, self.is_row, self.in_row) = (3, true, false),
                Event::Empty(tag) if self.strikes_row(&tag) => (self.skipped, self.is_row, self.in_row) = (2, true, false),
                Event::Start(tag) if self.skipped > 0 || self.is_left_out(&tag) => self.skipped += 1,
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                Event::Start(tag) => self.start(&tag),
                Event::End(tag) => self.end(tag.local_name().as_ref()),
                Event::Empty(tag) if self.skipped == 0 => self.empty(&tag),
                Event::Text(words) => self.words(&words.xml10_content()),
                Event::CData(words) => self.words(&words.xml10_content()),
                Event::GeneralRef(name) => self.words(&entity(&name)),
                Event::Eof => break,
                _ => {}
            }
        }
        if let Some(last) = self.carried.take() {
            self.write(&last);
        }
        Ok(())
    }

    /// Refuses what is too much, and an end where elements are open.
    fn measure(&mut self, event: &Event<'_>, name: &str) -> Result<(), InputError> {
        let refused = |why: String| Err(InputError::Docx { why });
        match event {
            Event::Start(tag) => {
                if self.depth == 0 {
                    tag.local_name().as_ref().clone_into(&mut self.root);
                }
                self.depth += 1;
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return refused(format!("{name} breaks off, {} elements are not closed", self.depth)),
            _ => {}
        }
        match () {
            () if self.depth > MAX_DEPTH => refused(format!("more than {MAX_DEPTH} elements within each other in {name}")),
            () if self.number > MAX_PARAGRAPHS => refused(format!("more than {MAX_PARAGRAPHS} paragraphs in {name}")),
            () => Ok(()),
        }
    }

    /// Counts the paragraphs of a row that is struck out: Word does.
    fn count_struck(&mut self, event: &Event<'_>) {
        self.is_row &= self.skipped > 0;
        if let Event::Start(tag) | Event::Empty(tag) = event
            && self.is_row
            && tag.local_name().as_ref() == "p"
        {
            self.number = self.number.saturating_add(1);
        }
    }

    /// Whether a row of a table is struck out: by a mark among its properties, whatever its words are.
    fn strikes_row(&self, tag: &BytesStart<'_>) -> bool {
        self.in_row && self.skipped == 0 && tag.local_name().as_ref() == "del"
    }

    /// Struck out or not for reading. Among the properties of a paragraph a deletion is a mark on its end.
    fn is_left_out(&self, tag: &BytesStart<'_>) -> bool {
        let name = tag.local_name();
        LEFT_OUT.contains(&name.as_ref()) && !(self.in_properties && matches!(name.as_ref(), "del" | "moveFrom"))
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "p" => self.begin(),
            "pPr" => self.in_properties = true,
            "trPr" => self.in_row = true,
            "r" => self.hidden = false,
            "t" => self.in_words = true,
            "comment" => self.author = attribute(tag, "author"),
            _ => self.mark(tag),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.finish(),
            "pPr" => self.in_properties = false,
            "trPr" => self.in_row = false,
            "t" => self.in_words = false,
            "comment" => {
                let text = squeeze(&std::mem::take(&mut self.draft.text));
                self.draft.anchors.clear();
                self.draft.comments.push(Comment { author: std::mem::take(&mut self.author), text });
            }
            _ => {}
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        if tag.local_name().as_ref() == "p" {
            self.number = self.number.saturating_add(1);
        } else {
            self.mark(tag);
        }
    }

    /// What has no words in it.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        match (name.as_ref(), self.open.last_mut()) {
            ("pStyle", Some(paragraph)) if self.in_properties => paragraph.style = attribute(tag, "val"),
            ("outlineLvl", Some(paragraph)) if self.in_properties => paragraph.level = attribute(tag, "val"),
            ("del" | "moveFrom", Some(paragraph)) if self.in_properties => paragraph.joins = true,
            ("vanish", _) if !self.in_properties => self.hidden = !matches!(attribute(tag, "val").as_str(), "0" | "false" | "off"),
            ("tab" | "ptab", Some(paragraph)) if !self.in_properties => paragraph.text.push('\t'),
            ("br" | "cr", Some(paragraph)) => paragraph.text.push('\n'),
            ("noBreakHyphen", Some(paragraph)) => paragraph.text.push('-'),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_words && !self.hidden && self.skipped == 0) {
            paragraph.text.push_str(words);
        }
    }

    fn begin(&mut self) {
        self.number = self.number.saturating_add(1);
        let number = self.number;
        // Of a paragraph that was struck out as a whole nothing is left to go on from.
        let carried = self.carried.take().filter(|c| self.open.is_empty() && !c.text.trim().is_empty());
        self.open.push(carried.map_or_else(|| Paragraph { number, ..Paragraph::default() }, |c| Paragraph { joins: false, ..c }));
    }

    fn finish(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if paragraph.joins && self.open.is_empty() {
            self.carried = Some(paragraph);
        } else {
            self.write(&paragraph);
        }
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text.trim();
        if !text.is_empty() {
            self.draft.paragraph();
            self.draft.anchor(Origin { paragraph: Some(paragraph.number), ..Origin::default() });
            let rank = self.styles.rank(&paragraph.style, &paragraph.level);
            self.head.add(rank, text);
            match rank {
                // A headline is one line, however it is broken.
                Some(_) => self.draft.text.push_str(&text.replace('\n', " ")),
                None => self.draft.text.push_str(text),
            }
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name);
    found.and_then(|a| a.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()).unwrap_or_default().into_owned()
}

/// The character of a reference; nothing for one that XML does not know.
fn entity(name: &BytesRef<'_>) -> String {
    let character = name.resolve_char_ref().ok().flatten().map(String::from);
    character.or_else(|| resolve_predefined_entity(&name.xml10_content()).map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> Vec<u8> {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").into_bytes()
    }

    fn why(bytes: Vec<u8>) -> String {
        read(bytes).unwrap_err().to_string()
    }

    #[test]
    fn paragraphs_come_without_deletions_and_with_insertions() {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>افتتاح الجسر</w:t></w:r></w:p><w:p/>\
            <w:p><w:r><w:t xml:space=\"preserve\">قال </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>مصدر</w:delText></w:r></w:del>\
            <w:ins w:id=\"2\"><w:r><w:t>الوزير</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> إن الجسر &amp; الطريق &#x645;</w:t><w:tab/><w:t>مفتوح.</w:t></w:r></w:hyperlink>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>خفي</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>ختام</w:t></w:r></w:p>\
            <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">وأضاف </w:t></w:r></w:p><w:p><w:r><w:t>آخر.</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        let comments = "<w:comments xmlns:w=\"w\"><w:comment w:author=\"هدى\"><w:p><w:r><w:t>من</w:t></w:r></w:p><w:p><w:r><w:t>قال؟</w:t></w:r></w:p></w:comment></w:comments>";
        let draft = read(packed(&[("word/document.xml", &document(body)), ("word/comments.xml", comments.as_bytes())])).unwrap();
        assert_eq!(draft.text, "افتتاح الجسر\n\nقال الوزير إن الجسر & الطريق م\tمفتوح.\nختام\n\nوأضاف آخر.\n\nخلية");
        let numbers: Vec<Option<u32>> = draft.anchors.iter().map(|a| a.origin.paragraph).collect();
        assert_eq!(numbers, [Some(1), Some(3), Some(4), Some(6)]);
        assert_eq!(draft.comments, [Comment { author: "هدى".into(), text: "من قال؟".into() }]);
    }

    #[test]
    fn row_that_is_struck_out_is_left_out_whatever_its_words_are() {
        let row = |properties: &str, words: &str| format!("<w:tr>{properties}<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>");
        for struck in ["<w:trPr><w:del w:id=\"1\"/></w:trPr>", "<w:trPr><w:trHeight/><w:del></w:del></w:trPr>"] {
            let rows = [row(struck, "محذوف"), row("<w:trPr><w:ins/></w:trPr>", "باق"), row(struck, "محذوف"), row("", "آخر")].concat();
            let body = document(&format!("<w:tbl>{rows}</w:tbl><w:p><w:r><w:t>ختام</w:t></w:r></w:p>"));
            let draft = read(packed(&[("word/document.xml", &body)])).unwrap();
            assert_eq!(draft.text, "باق\n\nآخر\n\nختام", "{struck}");
            let numbers: Vec<Option<u32>> = draft.anchors.iter().map(|a| a.origin.paragraph).collect();
            assert_eq!(numbers, [Some(2), Some(4), Some(5)]);
        }
    }

    /// Headline and what stands below it, of paragraphs with their properties.
    fn headline(styles: &str, paragraphs: &[(&str, &str)]) -> (Option<String>, Option<String>) {
        let of = |(properties, words): &(&str, &str)| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>");
        let body: String = paragraphs.iter().map(of).collect();
        let styles = format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>");
        let draft = read(packed(&[("word/document.xml", &document(&body)), ("word/styles.xml", styles.as_bytes())])).unwrap();
        (draft.metadata.title, draft.subtitle)
    }

    #[test]
    fn styles_tell_the_headline_and_what_stands_below_it() {
        const TITLE: &str = "<w:pStyle w:val=\"Title\"/>";
        const FIRST: &str = "<w:pStyle w:val=\"Heading1\"/>";
        const SECOND: &str = "<w:pStyle w:val=\"Heading2\"/>";
        const LEVEL: &str = "<w:outlineLvl w:val=\"0\"/>";
        const OWN: &str = "<w:pStyle w:val=\"a7\"/>";
        let styles = "<w:style w:styleId=\"a3\"><w:name w:val=\"heading 1\"/></w:style>\
            <w:style w:styleId=\"a7\"><w:name w:val=\"خبر\"/><w:basedOn w:val=\"a3\"/></w:style>\
            <w:style w:styleId=\"a8\"><w:name w:val=\"موجز\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>";
        let found = (Some("افتتاح الجسر".to_owned()), None);
        let body = ("", "قال الوزير إن الجسر مفتوح.");
        for style in [TITLE, FIRST, SECOND, LEVEL, OWN, "<w:pStyle w:val=\"a8\"/>"] {
            assert_eq!(headline(styles, &[("", "عاجل"), (style, "افتتاح الجسر"), body]), found, "{style}");
        }
        let below = (found.0.clone(), Some("العبور مجاني".to_owned()));
        for style in ["<w:pStyle w:val=\"Subtitle\"/>", SECOND] {
            assert_eq!(headline(styles, &[(FIRST, "افتتاح الجسر"), (style, "العبور مجاني"), body]), below, "{style}");
        }
        assert_eq!(headline(styles, &[(FIRST, "محليات"), (TITLE, "افتتاح الجسر"), body]), found);
        let long = ("", "قال وزير النقل إن الجسر مفتوح وإن العبور مجاني للجميع حتى نهاية العام.");
        let body_text = "<w:pStyle w:val=\"a3\"/><w:outlineLvl w:val=\"9\"/>";
        for none in [&[long, (FIRST, "افتتاح الجسر"), body][..], &[body, (TITLE, "ختام")], &[("", "عاجل"), (body_text, "افتتاح"), body]]
        {
            assert_eq!(headline(styles, none), (None, None));
        }
    }

    #[test]
    fn broken_styles_say_nothing() {
        let body = document(
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>الجسر</w:t><w:br/><w:t>مفتوح</w:t></w:r></w:p><w:p><w:r><w:t>قال.</w:t></w:r></w:p>",
        );
        let draft = read(packed(&[("word/document.xml", &body), ("word/styles.xml", b"\0<a>")])).unwrap();
        assert_eq!((draft.metadata.title.as_deref(), draft.text.as_str()), (Some("الجسر مفتوح"), "الجسر مفتوح\n\nقال."));
    }

    #[test]
    fn zip_bombs_and_broken_archives_are_refused() {
        let bomb = packed(&[("word/document.xml", &vec![b' '; 40 << 20])]);
        assert!(bomb.len() < 100_000);
        assert_eq!(
            why(bomb),
            "a broken Word document (word/document.xml unpacks to more than 7 MiB, as a zip bomb does): save it again, or as text"
        );
        assert_eq!(why(packed(&[("a.txt", b"a")])), "a zip archive without a Word document in it: save it as text, HTML or DOCX");
        let whole = packed(&[("word/document.xml", &document("<w:p>"))]);
        assert!(why(whole.clone()).starts_with("a broken Word document ("));
        assert!(why(whole[..whole.len() - 10].to_vec()).starts_with("a broken Word document ("));
    }

    fn refused(document: &[u8], why: &str) {
        let told = read(packed(&[("word/document.xml", document)])).unwrap_err().to_string();
        assert_eq!(told, format!("a broken Word document ({why}): save it again, or as text"));
    }

    #[test]
    fn document_that_breaks_off_is_refused() {
        for (end, open) in [("", 2), ("<w:p><w:r><w:t>قال", 5), ("<w:p><w:del w:id=\"1\"><w:r>", 5)] {
            let xml = format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>قال</w:t></w:r></w:p>{end}");
            refused(xml.as_bytes(), &format!("word/document.xml breaks off, {open} elements are not closed"));
        }
    }

    #[test]
    fn documents_of_too_many_paragraphs_or_too_deep_are_refused() {
        let whole = document(&"<w:p/>".repeat(100_000));
        assert_eq!(read(packed(&[("word/document.xml", &whole)])).unwrap().text, "");
        refused(&document(&"<w:p/>".repeat(100_001)), "more than 100000 paragraphs in word/document.xml");
        let full: String = (0..=100_000).map(|n| format!("<w:p w:id=\"{n}\"></w:p>")).collect();
        refused(&document(&full), "more than 100000 paragraphs in word/document.xml");
        refused(&document(&"<w:p>".repeat(100_001)), "more than 256 elements within each other in word/document.xml");
        refused(&document(&"<w:del>".repeat(255)), "more than 256 elements within each other in word/document.xml");
    }

    #[test]
    fn broken_bytes_of_a_part_are_told_with_the_part() {
        let body = document("<w:p><w:r><w:t>قال الوزير إن الجسر مفتوح.</w:t></w:r></w:p>");
        let at = body.windows(2).position(|pair| pair == "ق".as_bytes()).unwrap();
        refused(&[&body[..at], b"\0", &body[at..]].concat(), &format!("a zero byte in word/document.xml, byte {at}"));
        refused(&[&body[..at], b"\xFF", &body[at..]].concat(), &format!("broken UTF-8 in word/document.xml, byte {at}"));
    }

    #[test]
    fn main_part_is_the_one_that_the_relationships_name() {
        let of = |kind: &str, target: &str| {
            format!("<Relationships><Relationship Type=\"http://x.example/{kind}\" Target=\"{target}\"/></Relationships>")
        };
        let words = |words: &str| document(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"));
        let comments = "<w:comments xmlns:w=\"w\"><w:comment w:author=\"هدى\"><w:p><w:r><w:t>من</w:t></w:r></w:p></w:comment></w:comments>";
        for (relations, text) in [
            (of("officeDocument", "word/document2.xml"), "قال"),
            (of("officeDocument", "/word/document2.xml"), "قال"),
            (of("officeDocument", "gone.xml"), "أضاف"),
            (of("other", "word/document2.xml"), "أضاف"),
            ("<broken".to_owned(), "أضاف"),
        ] {
            let parts: [(&str, &[u8]); 4] = [
                ("_rels/.rels", relations.as_bytes()),
                ("word/document2.xml", &words("قال")),
                ("word/document.xml", &words("أضاف")),
                ("word/comments.xml", comments.as_bytes()),
            ];
            let draft = read(packed(&parts)).unwrap();
            assert_eq!((draft.text.as_str(), draft.comments.len()), (text, 1), "{relations}");
        }
        let sheet = of("officeDocument", "xl/workbook.xml");
        let sheet = packed(&[("_rels/.rels", sheet.as_bytes()), ("xl/workbook.xml", b"<workbook></workbook>")]);
        assert_eq!(why(sheet), "a zip archive without a Word document in it: save it as text, HTML or DOCX");
    }

    #[test]
    fn paragraph_whose_end_was_moved_away_goes_on_in_the_next() {
        for end in ["<w:moveFrom w:id=\"1\"/>", "<w:moveFrom w:id=\"1\"></w:moveFrom>"] {
            let body = format!(
                "<w:p><w:pPr><w:rPr>{end}</w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">قال </w:t></w:r></w:p><w:p><w:r><w:t>آخر.</w:t></w:r></w:p>"
            );
            assert_eq!(read(packed(&[("word/document.xml", &document(&body))])).unwrap().text, "قال آخر.");
        }
    }

    #[test]
    fn of_words_with_a_gloss_above_them_the_words_are_kept() {
        let body = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>شرح</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>أصل</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
        assert_eq!(read(packed(&[("word/document.xml", &document(body))])).unwrap().text, "أصل");
    }

    #[test]
    fn words_beside_a_tab_or_a_break_stay_apart() {
        let body = "<w:p><w:r><w:t>الكلفة</w:t><w:ptab w:alignment=\"right\"/><w:t>مئة</w:t><w:br></w:br><w:t>قال</w:t><w:tab></w:tab><w:t>آخر</w:t></w:r></w:p>";
        assert_eq!(read(packed(&[("word/document.xml", &document(body))])).unwrap().text, "الكلفة\tمئة\nقال\tآخر");
    }

    #[test]
    fn paragraph_behind_one_that_was_struck_out_has_its_own_number() {
        for end in ["<w:del w:id=\"1\"/>", "<w:del w:id=\"1\"></w:del>"] {
            let gone =
                format!("<w:p><w:pPr><w:rPr>{end}</w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>قال</w:delText></w:r></w:del></w:p>");
            let body = format!("{gone}{gone}<w:p><w:r><w:t>أضاف آخر.</w:t></w:r></w:p>");
            let draft = read(packed(&[("word/document.xml", &document(&body))])).unwrap();
            assert_eq!((draft.text.as_str(), draft.anchors[0].origin.paragraph), ("أضاف آخر.", Some(3)));
        }
    }
}
