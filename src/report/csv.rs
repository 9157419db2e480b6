//! Attributions or sources as comma-separated values (RFC 4180), a header first, for spreadsheets and scripts.
//!
//! UTF-8 with a byte order mark, without which Excel takes the letters for others. A cell that a spreadsheet would take
//! for a formula gets an apostrophe before it; controls and direction characters are shown.

use super::chains::source;
use super::telling::Teller;
use super::visible::visible;
use super::{labels::Labels, word};
use crate::analysis::{Analysis, AttributionInfo, SourceInfo, TextSpan};
use crate::provenance::Node;
use std::io::{self, Write};

const BOM: &[u8] = "\u{FEFF}".as_bytes();
/// Between the values of a cell that holds several.
const SEVERAL: &str = " | ";

/// Columns of the attributions.
pub(super) const ATTRIBUTIONS: [&str; 21] = [
    "article",
    "id",
    "source_id",
    "source",
    "naming",
    "kind",
    "role",
    "via",
    "hops",
    "parent",
    "cue",
    "content",
    "type",
    "act",
    "stance",
    "hedges",
    "confidence",
    "rule",
    "start",
    "end",
    "encoding",
];
/// Columns of the sources.
pub(super) const SOURCES: [&str; 23] = [
    "article",
    "id",
    "name",
    "kind",
    "naming",
    "specificity",
    "role",
    "role_as_written",
    "affiliation",
    "number",
    "asks_not_to_be_named",
    "reason",
    "issued_by",
    "voice",
    "attributions",
    "of_attributions",
    "words",
    "of_words",
    "second_hand",
    "first",
    "encoding",
    "party",
    "relay_only",
];

/// The header.
pub(super) fn begin(columns: &[&str], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BOM)?;
    rows(std::iter::once(columns.iter().map(ToString::to_string).collect()), out)
}

/// A row for each attribution, in order.
pub(super) fn attributions(analysis: &Analysis, out: &mut dyn Write) -> io::Result<()> {
    rows(analysis.attributions.iter().map(|x| attribution(analysis, x)), out)
}

fn attribution(a: &Analysis, x: &AttributionInfo) -> Vec<String> {
    let who = x.source_id.and_then(|id| source(a, id));
    let name = |id: &Node| source(a, *id).map_or("", |s| s.name.as_str());
    let texts = |spans: &[TextSpan]| spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(SEVERAL);
    let id = |id: Option<Node>| id.map_or(String::new(), |id| id.to_string());
    let of = |value: fn(&SourceInfo) -> String| who.map_or(String::new(), value);
    vec![
        a.article.id.clone(),
        x.id.to_string(),
        id(x.source_id),
        of(|s| s.name.clone()),
        of(|s| word(s.naming)),
        of(|s| word(s.kind)),
        of(|s| word(s.role_class)),
        x.via.iter().map(name).collect::<Vec<_>>().join(SEVERAL),
        x.hops.to_string(),
        id(x.parent),
        x.cue.text.clone(),
        texts(&x.content),
        word(x.form),
        word(x.act),
        word(x.stance),
        texts(&x.hedges),
        word(x.confidence),
        x.rule.clone(),
        x.content.first().map_or(String::new(), |c| c.start.to_string()),
        x.content.last().map_or(String::new(), |c| c.end.to_string()),
        a.article.encoding.clone(),
    ]
}

/// A row for each source or relay, in order of first mention.
pub(super) fn sources(analysis: &Analysis, labels: &Labels, out: &mut dyn Write) -> io::Result<()> {
    let teller = Teller { a: analysis, l: labels, words: str::to_owned, rows: usize::MAX };
    rows(analysis.sources.iter().map(|s| one_source(&teller, s)), out)
}

fn one_source(t: &Teller<'_>, s: &SourceInfo) -> Vec<String> {
    let spoken = t.a.balance.per_source.iter().find(|b| b.source == s.id);
    let count = |of: fn(&crate::balance::SourceBalance) -> u32| spoken.map_or(0, of).to_string();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        t.a.article.id.clone(),
        s.id.to_string(),
        s.name.clone(),
        word(s.kind),
        word(s.naming),
        s.specificity.to_string(),
        word(s.role_class),
        text(&s.role),
        text(&s.affiliation),
        word(s.number),
        s.anonymity.requested.to_string(),
        s.anonymity.reason.as_ref().map_or(String::new(), |r| r.text.clone()),
        s.issued_by.map_or(String::new(), |id| id.to_string()),
        s.cluster.clone(),
        count(|b| b.attributions.part),
        t.a.balance.attributions.to_string(),
        count(|b| b.words.part),
        t.a.balance.attributed_words.part.to_string(),
        count(|b| b.second_hand),
        spoken.map_or(String::new(), |b| t.place(b.first)),
        t.a.article.encoding.clone(),
        text(&s.party),
        s.relay_only.to_string(),
    ]
}

fn rows(rows: impl Iterator<Item = Vec<String>>, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for row in rows {
        csv.write_record(row.iter().map(|cell| fit(cell))).map_err(cause)?;
    }
    csv.flush()
}

/// The error of writing behind one of the format.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that is seen and not obeyed.
fn fit(cell: &str) -> String {
    let seen = visible(cell);
    if seen.starts_with(['=', '+', '-', '@']) { format!("'{seen}") } else { seen.into_owned() }
}
