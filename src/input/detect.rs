//! Which form an input has, told from its content.

use super::{InputError, front};
use crate::analysis::SourceFormat;
use crate::text::lines;
use std::path::Path;

/// First bytes of files that are no text.
const KINDS: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF"),
    (b"\xD0\xCF\x11\xE0", "a document of an old Word"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
];

/// First bytes of files that hold others, packed or not.
const PACKED: [(&[u8], &str); 5] =
    [(b"\x1F\x8B", "gzip"), (b"BZh", "bzip2"), (b"\xFD7zXZ", "xz"), (b"\x28\xB5\x2F\xFD", "zstd"), (b"7z\xBC\xAF\x27\x1C", "7-Zip")];
/// Where a tar archive has its name.
const TAR: std::ops::Range<usize> = 257..262;

/// Tags that only a whole page has.
const WHOLE_PAGE: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

/// Tags that a page of the web or a part of one has and a text about one hardly begins with.
const TAGS: [&str; 25] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<title",
    "<article",
    "<main",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<table",
    "<section",
    "<span",
    "<strong>",
    "<b>",
    "<br",
    "<h2",
    "<h3",
    "<font",
    "<blockquote",
    "<script",
    "<style",
    "<link",
];

/// Elements that part a page into paragraphs, or hold one.
const PARTS: &[&str] = &["html", "head", "body", "p", "br", "div", "h1", "h2", "h3", "article", "section", "table", "tr", "td", "li"];
/// Fewest tags of these in what is a page and does not begin as one.
const FEWEST: usize = 6;

/// Instructions and remarks that are looked for before the first element.
const LEADING: usize = 8;
/// Bytes of the beginning that are looked at.
const LOOK: usize = 4096;

/// Whether it is packed as Word documents are, or is called one and is no text.
pub(super) fn is_docx(bytes: &[u8], path: &str) -> bool {
    const ZIPS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
    ZIPS.iter().any(|start| bytes.starts_with(start)) || ending(path) == "docx" && memchr::memchr(0, bytes).is_some()
}

/// Whether it begins as a list of objects in JSON.
pub(super) fn is_array(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if memchr::memchr(b'[', head).is_none() {
        return false;
    }
    let head = String::from_utf8_lossy(head);
    let list = head.trim_start_matches('\u{FEFF}').trim_start().strip_prefix('[').map(str::trim_start);
    list.is_some_and(|list| is_record(list) || list.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('}')))
}

/// Names what cannot be read.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), InputError> {
    let named = |list: &[(&[u8], &'static str)]| list.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    let tar = || (bytes.get(TAR) == Some(b"ustar")).then_some("tar");
    match (named(&KINDS), named(&PACKED).or_else(tar)) {
        (Some(kind), _) => Err(InputError::Kind { kind }),
        (_, Some(by)) => Err(InputError::Packed { by }),
        _ if is_feed(bytes) => Err(InputError::Kind { kind: "a feed of several articles" }),
        _ if is_mhtml(bytes) => Err(InputError::Kind { kind: "a page saved as MHTML" }),
        _ => Ok(()),
    }
}

/// Whether the first element is that of RSS, Atom or RDF.
fn is_feed(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    for (start, end) in [(b"<?".as_slice(), b"?>".as_slice()), (b"<!--", b"-->")].into_iter().cycle().take(LEADING) {
        let head = rest.get(..LOOK).unwrap_or(rest);
        if let Some(at) = rest.starts_with(start).then(|| memchr::memmem::find(head, end)).flatten() {
            rest = rest.get(at + end.len()..).unwrap_or_default().trim_ascii_start();
        }
    }
    [b"<rss".as_slice(), b"<feed", b"<rdf:RDF"].iter().any(|name| rest.starts_with(name))
}

/// Whether it is a page and its pictures as a message: headers, one of which says so.
fn is_mhtml(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    let is_header = head.split(|b| *b == b'\n').next().is_some_and(|line| {
        let name = line.split(|b| *b == b':').next().unwrap_or_default();
        name.len() < line.len() && !name.is_empty() && name.iter().all(|b| b.is_ascii_alphabetic() || *b == b'-')
    });
    is_header && memchr::memmem::find(head, b"multipart/related").is_some()
}

/// The form of a text. The name's ending tells Markdown from plain text.
pub(super) fn form(text: &str, path: &str) -> SourceFormat {
    let start = text.trim_start();
    let ending = ending(path);
    let is_named_markdown = matches!(ending.as_str(), "md" | "markdown");
    // Markdown may begin with an element, so as to be set from right to left.
    let tags = if is_named_markdown { WHOLE_PAGE } else { &TAGS };
    // A list is refused as what it is.
    if is_record(start) || is_array(start.as_bytes()) {
        SourceFormat::Jsonl
    } else if is_page(start, tags) || !is_named_markdown && is_page_below(start, &ending) {
        SourceFormat::Html
    } else if is_named_markdown || ending != "txt" && is_marked(text) {
        SourceFormat::Markdown
    } else {
        SourceFormat::Text
    }
}

fn ending(path: &str) -> String {
    Path::new(path).extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Whether the beginning of a file is that of JSON Lines: an object on the first line.
pub(super) fn is_lines(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    match head.iter().position(|b| *b == b'\n') {
        Some(end) => head.get(..end).is_some_and(|line| serde_json::from_slice::<Object>(line).is_ok()),
        None => is_record(&String::from_utf8_lossy(head.get(..64).unwrap_or(head))),
    }
}

/// Whether a file that is called JSON Lines may be that, if with broken lines: no other form, and a line with an object or none at all.
pub(super) fn may_be_lines(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_object = |line: &[u8]| line.trim_ascii_start().starts_with(b"{");
    let is_other = || head.starts_with(b"<") || is_docx(head, "") || refuse(head).is_err();
    head.is_empty() || is_array(head) || !is_other() && head.split(|b| matches!(b, b'\n' | b'\r')).any(is_object)
}

/// Whether a file is one of JSON Lines whose first line is broken: most of the lines behind it are objects. The last may be torn.
pub(super) fn goes_on_as_lines(head: &[u8]) -> bool {
    let mut lines = head.split(|b| *b == b'\n').skip(1).map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).peekable();
    let (mut objects, mut others) = (0usize, 0usize);
    while let Some(line) = lines.next() {
        let mut is_torn = || lines.peek().is_none() && is_record(&String::from_utf8_lossy(line));
        let is_object = line.starts_with(b"{") && (serde_json::from_slice::<Object>(line).is_ok() || is_torn());
        *if is_object { &mut objects } else { &mut others } += 1;
    }
    objects > others && !is_docx(head, "") && refuse(head).is_ok()
}

/// Any JSON object.
type Object = std::collections::BTreeMap<String, serde::de::IgnoredAny>;

fn is_record(start: &str) -> bool {
    start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

fn is_page(start: &str, tags: &[&str]) -> bool {
    if !start.starts_with('<') {
        return false;
    }
    let head: String = start.chars().take(LOOK).map(|c| c.to_ascii_lowercase()).collect();
    tags.iter().any(|tag| head.contains(tag))
}

/// Whether it is a page with words above it, such as a warning of the server: tags in as many as its lines, or one tag where it is
/// named a page. A text about pages names them once.
fn is_page_below(start: &str, ending: &str) -> bool {
    let head = start.char_indices().nth(LOOK).and_then(|(end, _)| start.get(..end)).unwrap_or(start);
    let tags = head.match_indices('<').filter(|(at, _)| head.get(at + 1..).is_some_and(is_part)).count();
    match ending {
        "html" | "htm" => tags > 0,
        _ => tags >= FEWEST && tags >= head.lines().filter(|line| !line.trim().is_empty()).count() && !is_marked(start),
    }
}

/// Whether a tag that parts a page stands behind `<`.
fn is_part(rest: &str) -> bool {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_whole = rest.get(name.len()..).is_some_and(|rest| rest.starts_with(['>', '/', ' ', '\t', '\r', '\n']));
    is_whole && PARTS.contains(&name.to_ascii_lowercase().as_str())
}

/// A heading first, or front matter.
fn is_marked(text: &str) -> bool {
    let first = lines::lines(text).map(|(_, line)| line).find(|l| !l.trim().is_empty()).unwrap_or_default();
    let marks = first.chars().take_while(|c| *c == '#').count();
    (1..=6).contains(&marks) && first.chars().nth(marks) == Some(' ') || front::metadata(text).is_some()
}
