//! The article with its marks: who says which words, who is named where, what the policy finds.

use super::look::{Look, Looks};
use super::nest::{self, Mark, Piece};
use crate::analysis::{Analysis, FindingInfo, ParagraphInfo, ZoneName};
use crate::report::visible::{is_mark, is_obeyed};
use serde::Serialize;

/// Bytes of an article that the page shows.
const SHOWN: usize = 600_000;
/// Marks that the page shows.
const MARKS: usize = 6_000;
/// Combining marks on one letter that the page draws; more would cover its neighbours.
const STACKED: usize = 8;

/// What a mark is; the order is from outside to inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// The content of an attribution, by its index.
    Content(usize),
    /// The words of a finding, by its index among those shown.
    Finding(usize),
    /// A source where it is named: its index.
    Name(usize),
    /// A cue: the index of its attribution.
    Cue(usize),
}

/// A paragraph of the page.
#[derive(Debug, Serialize)]
pub(super) struct Paragraph {
    zone: ZoneName,
    items: Vec<Item>,
}

/// A piece of the page; the template knows what to make of it by what is there.
#[derive(Debug, Default, Serialize)]
struct Item {
    /// `open`, `close`, `text`, `sign`, `flag` or `seen`.
    kind: &'static str,
    /// Words, or the name of a character that is shown and not obeyed.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    class: String,
    /// Index of the attribution whose chain is shown, or of the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
}

/// The article, as far as the page shows it.
#[derive(Debug, Serialize)]
pub(super) struct Body {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The rest is not shown.
    pub(super) cut: bool,
}

/// Marks and signs of an article.
struct Marked {
    marks: Vec<Mark<What>>,
    signs: Vec<Mark<What>>,
}

/// The body of an article; `None` when its text was not kept.
pub(super) fn body(a: &Analysis, looks: &Looks, findings: &[&FindingInfo]) -> Option<Body> {
    let text = a.article.text.as_deref()?;
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let marked = marked(a, text, findings);
    let (mut marks, mut signs) = (marked.marks.as_slice(), marked.signs.as_slice());
    let mut cut = false;
    for p in &a.article.paragraphs {
        let (from, mut to) = (p.byte_start as usize, p.byte_end as usize);
        if to > SHOWN {
            cut = true;
            to = (from..=SHOWN.max(from)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
        }
        if from >= to {
            break;
        }
        // Marks that end before this paragraph are done with; one that spans several stays.
        marks = marks.get(marks.iter().take_while(|m| m.end <= from).count()..).unwrap_or_default();
        signs = signs.get(signs.iter().take_while(|s| s.start < from).count()..).unwrap_or_default();
        let near = marks.get(..marks.partition_point(|m| m.start < to)).unwrap_or_default();
        let here = signs.get(..signs.partition_point(|s| s.start <= to)).unwrap_or_default();
        let paragraph = paragraph(*p, text, &nest::nest(from, to, near, here), looks, a);
        match paragraphs.last_mut() {
            // Site furniture is many short lines; they are one here.
            Some(Paragraph { zone: ZoneName::Furniture, items }) if p.zone == ZoneName::Furniture => {
                items.push(Item { kind: "text", text: " · ".to_owned(), ..Item::default() });
                items.extend(paragraph.items);
            }
            _ => paragraphs.push(paragraph),
        }
    }
    Some(Body { paragraphs, cut })
}

fn marked(a: &Analysis, text: &str, findings: &[&FindingInfo]) -> Marked {
    let (mut marks, mut signs) = (Vec::new(), Vec::new());
    let mut add = |start: u32, end: u32, what| marks.push(Mark { start: start as usize, end: end as usize, what });
    for (i, x) in a.attributions.iter().enumerate().take(MARKS) {
        x.content.iter().for_each(|c| add(c.byte_start, c.byte_end, What::Content(i)));
        let own = std::iter::once(&x.cue).chain(&x.extra_cues).filter(|c| !c.text.trim().is_empty());
        own.for_each(|c| add(c.byte_start, c.byte_end, What::Cue(i)));
        let first = x.content.first().unwrap_or(&x.cue);
        let at = word_start(text, first.byte_start as usize);
        signs.push(Mark { start: at, end: at, what: What::Content(i) });
    }
    for (i, s) in a.sources.iter().enumerate() {
        use crate::sources::model::MentionForm as Form;
        let named = s.mentions.iter().filter(|m| !matches!(m.form, Form::Elided | Form::Pronoun)).take(MARKS);
        named.for_each(|m| add(m.byte_start, m.byte_end, What::Name(i)));
    }
    for (i, f) in findings.iter().enumerate().filter(|(_, f)| f.span.byte_end > f.span.byte_start) {
        add(f.span.byte_start, f.span.byte_end, What::Finding(i));
        let at = word_start(text, f.span.byte_start as usize);
        signs.push(Mark { start: at, end: at, what: What::Finding(i) });
    }
    nest::sort(&mut marks);
    nest::sort(&mut signs);
    Marked { marks, signs }
}

/// Where the word begins in which a byte lies, an opening quotation mark before it included: a sign set inside a word would
/// part its letters.
fn word_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let joined = |c: char| c.is_alphanumeric() || is_combining(c) || matches!(c, '\u{AB}' | '\u{201C}' | '"' | '(' | '[');
    before.trim_end_matches(joined).len()
}

fn paragraph(p: ParagraphInfo, text: &str, pieces: &[Piece<What>], looks: &Looks, a: &Analysis) -> Paragraph {
    let mut items = Vec::new();
    for piece in pieces {
        match *piece {
            Piece::Text(from, to) => spell(text.get(from..to).unwrap_or_default(), &mut items),
            Piece::Close => items.push(Item { kind: "close", ..Item::default() }),
            Piece::Open(what) => items.push(open(what, looks, a)),
            Piece::Sign(What::Finding(i)) => items.push(Item { kind: "flag", of: Some(i), ..Item::default() }),
            Piece::Sign(what) => {
                let of = attribution(what);
                let look = look(of, looks, a);
                items.push(Item { kind: "sign", text: look.badge.clone(), class: look.class.clone(), of });
            }
        }
    }
    Paragraph { zone: p.zone, items }
}

fn attribution(what: What) -> Option<usize> {
    if let What::Content(i) | What::Cue(i) = what { Some(i) } else { None }
}

fn look<'l>(attribution: Option<usize>, looks: &'l Looks, a: &Analysis) -> &'l Look {
    looks.of(attribution.and_then(|i| a.attributions.get(i)?.source_id))
}

fn open(what: What, looks: &Looks, a: &Analysis) -> Item {
    let (name, look, of) = match what {
        What::Content(i) => ("m", look(Some(i), looks, a), Some(i)),
        What::Cue(i) => ("q", look(Some(i), looks, a), None),
        What::Name(i) => ("n", looks.of(a.sources.get(i).map(|s| s.id)), None),
        What::Finding(_) => return Item { kind: "open", class: "f".to_owned(), ..Item::default() },
    };
    Item { kind: "open", class: format!("{name} {}", look.class), of, ..Item::default() }
}

/// Text, with characters that would be obeyed as items of their own and no more marks on a letter than can be read.
fn spell(text: &str, items: &mut Vec<Item>) {
    let mut plain = String::new();
    let (mut stacked, mut dropped) = (0usize, 0usize);
    let seen = |name: String| Item { kind: "seen", text: name, ..Item::default() };
    let mut flush = |plain: &mut String, then: Option<String>| {
        if !plain.is_empty() {
            items.push(Item { kind: "text", text: std::mem::take(plain), ..Item::default() });
        }
        items.extend(then.map(seen));
    };
    for c in text.chars() {
        if is_combining(c) {
            stacked += 1;
            if stacked > STACKED {
                dropped += 1;
                continue;
            }
        } else {
            stacked = 0;
        }
        if dropped > 0 && stacked == 0 {
            flush(&mut plain, Some(format!("+{}", std::mem::take(&mut dropped))));
        }
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            _ if is_obeyed(c) || is_mark(c) => flush(&mut plain, Some(format!("U+{:04X}", u32::from(c)))),
            _ => plain.push(c),
        }
    }
    flush(&mut plain, (dropped > 0).then(|| format!("+{dropped}")));
}

/// Whether a character is drawn on the one before it and takes no room.
fn is_combining(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(0) && !is_obeyed(c) && !is_mark(c)
}
