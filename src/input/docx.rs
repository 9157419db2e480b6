//! A Word document → its paragraphs. What is struck out by tracked changes is left out, what is put in is kept, comments go apart.
//!
//! Only `word/document.xml` and `word/comments.xml` are unpacked, and no further than an article is long.

use super::draft::{Draft, squeeze};
use super::{InputError, encoding};
use crate::analysis::{Comment, Origin};
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

/// Reads a Word document.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, InputError> {
    let whole = bytes.len() as u64;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let Some(document) = part(&mut archive, "word/document.xml", whole)? else {
        return Err(InputError::Kind { kind: "a zip archive without a Word document in it" });
    };
    let mut reader = Reader::default();
    reader.read(&document)?;
    if let Some(comments) = part(&mut archive, "word/comments.xml", whole)? {
        let mut margin = Reader::default();
        margin.read(&comments)?;
        reader.draft.comments = margin.draft.comments;
    }
    Ok(reader.draft)
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
    encoding::decode(&bytes, None).map(|(text, _)| Some(text))
}

/// Elements whose words are not in the text: deletions, what was moved away, the second form of drawings, fields' codes.
const LEFT_OUT: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange", "delInstrText"];

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    number: u32,
    /// Its end was struck out: the next paragraph goes on from it.
    joins: bool,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// Paragraphs that were begun; more than one where a text box lies in a paragraph.
    open: Vec<Paragraph>,
    /// A paragraph whose end was struck out.
    carried: Option<Paragraph>,
    number: u32,
    /// Elements open in one that is left out, itself included.
    skipped: usize,
    in_words: bool,
    in_properties: bool,
    hidden: bool,
    author: String,
}

impl Reader {
    fn read(&mut self, xml: &str) -> Result<(), InputError> {
        let mut events = Xml::from_str(xml);
        loop {
            match events.read_event().map_err(|error| broken(&error))? {
                Event::Start(tag) if self.skipped > 0 || LEFT_OUT.contains(&tag.local_name().as_ref()) => self.skipped += 1,
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

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "p" => self.begin(),
            "pPr" => self.in_properties = true,
            "r" => self.hidden = false,
            "t" => self.in_words = true,
            "comment" => self.author = attribute(tag, "author"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.finish(),
            "pPr" => self.in_properties = false,
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
        let name = tag.local_name();
        match (name.as_ref(), self.open.last_mut()) {
            ("p", _) => self.number += 1,
            ("del", Some(paragraph)) if self.in_properties => paragraph.joins = true,
            ("vanish", _) if !self.in_properties => self.hidden = !matches!(attribute(tag, "val").as_str(), "0" | "false" | "off"),
            ("tab", Some(paragraph)) if !self.in_properties => paragraph.text.push('\t'),
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
        let carried = self.carried.take().filter(|_| self.open.is_empty());
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
            self.draft.text.push_str(text);
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
    fn zip_bombs_and_broken_archives_are_refused() {
        let bomb = packed(&[("word/document.xml", &vec![b' '; 40 << 20])]);
        assert!(bomb.len() < 100_000);
        assert_eq!(
            why(bomb),
            "a broken DOCX (word/document.xml unpacks to more than 7 MiB, as a zip bomb does): save it again, or as text"
        );
        assert_eq!(why(packed(&[("a.txt", b"a")])), "a zip archive without a Word document in it: save it as text, HTML or DOCX");
        let whole = packed(&[("word/document.xml", &document("<w:p>"))]);
        assert!(why(whole.clone()).starts_with("a broken DOCX ("));
        assert!(why(whole[..whole.len() - 10].to_vec()).starts_with("a broken DOCX ("));
    }
}
