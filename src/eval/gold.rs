//! An annotation file → [`Annotation`], held against its text: `docs/ANNOTATION.md` tells the format.

use super::annotation::{Annotation, Claim, Entity, Place};
use crate::attribution::model::Form;
use crate::rules::shape::Act;
use crate::sources::model::{Kind, Naming};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands for nobody.
pub(super) const UNKNOWN: &str = "UNKNOWN";
/// What stands for the writer of the article.
const AUTHOR: &str = "AUTHOR";

/// Why an annotation cannot be used: one sentence with the place and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct GoldError(String);

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    sources: Vec<FileSource>,
    attributions: Vec<FileClaim>,
}

#[derive(Deserialize)]
struct FileSource {
    id: String,
    kind: Kind,
    naming: Naming,
    #[serde(default)]
    anonymity_requested: bool,
    /// Outer: the key is there; inner: the reason.
    #[serde(default, deserialize_with = "present")]
    anonymity_reason: Option<Value>,
}

#[derive(Deserialize)]
struct FileClaim {
    id: String,
    cue: Option<(u32, u32)>,
    #[serde(default)]
    extra_cues: Vec<(u32, u32)>,
    source: Option<(u32, u32)>,
    content: Vec<(u32, u32)>,
    #[serde(rename = "type")]
    form: Form,
    act: Act,
    source_ref: Option<String>,
    #[serde(default)]
    via: Vec<String>,
    parent: Option<String>,
    #[serde(default)]
    optional: bool,
}

/// A key that is there, also with `null`.
fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

/// Reads an annotation of `text`.
///
/// # Offsets
/// Code points of `text`.
///
/// # Errors
/// When it is not JSON of this format, when a span is not in the text, begins or ends with a blank or, for a cue, cuts
/// a word, and when an id is named that is not listed.
pub fn read_gold(json: &str, text: &str) -> Result<Annotation, GoldError> {
    let file: File = serde_json::from_str(json).map_err(|why| GoldError(format!("{why}; docs/ANNOTATION.md tells the format")))?;
    let text: Vec<char> = text.chars().collect();
    check(&file, &text).map_err(|why| GoldError(format!("{why}; annotate the text as it is now")))?;
    let reasons_noted = file.sources.iter().any(|s| s.anonymity_reason.is_some());
    let sources = file.sources.into_iter().map(|s| {
        let reason = s.anonymity_reason.is_some_and(|r| r.as_str().is_some_and(|words| !words.is_empty()));
        (s.id, Entity { kind: s.kind, naming: s.naming, asks: s.anonymity_requested, reason })
    });
    Ok(Annotation { sources: sources.collect(), claims: file.attributions.into_iter().map(Claim::from).collect(), reasons_noted })
}

impl From<FileClaim> for Claim {
    fn from(a: FileClaim) -> Self {
        let place = |(start, end): (u32, u32)| Place { start, end };
        Self {
            id: a.id,
            cues: a.cue.into_iter().chain(a.extra_cues).map(place).collect(),
            source: a.source.map(place),
            content: a.content.into_iter().map(place).collect(),
            source_id: a.source_ref,
            via: u32::try_from(a.via.len()).unwrap_or(u32::MAX),
            form: a.form,
            act: a.act,
            parent: a.parent,
            optional: a.optional,
            confidence: None,
        }
    }
}

fn check(file: &File, text: &[char]) -> Result<(), String> {
    let sources: BTreeSet<&str> = file.sources.iter().map(|s| s.id.as_str()).collect();
    let claims: BTreeSet<&str> = file.attributions.iter().map(|a| a.id.as_str()).collect();
    if claims.len() < file.attributions.len() || sources.len() < file.sources.len() {
        return Err("an id is given twice".to_owned());
    }
    for a in &file.attributions {
        let fits = |span: &(u32, u32), what: &str| fits(text, *span, what).map_err(|why| format!("{}: {why}", a.id));
        a.cue.iter().chain(&a.extra_cues).try_for_each(|s| fits(s, "cue"))?;
        a.source.iter().try_for_each(|s| fits(s, "source"))?;
        a.content.iter().try_for_each(|s| fits(s, "content"))?;
        let named = a.source_ref.iter().filter(|id| !matches!(id.as_str(), UNKNOWN | AUTHOR)).chain(&a.via);
        if let Some(id) = named.into_iter().find(|id| !sources.contains(id.as_str())) {
            return Err(format!("{}: no source {id} is listed", a.id));
        }
        if let Some(parent) = a.parent.iter().find(|id| !claims.contains(id.as_str())) {
            return Err(format!("{}: no attribution {parent} is there", a.id));
        }
    }
    Ok(())
}

/// Whether a span can be one of this text. Contents and sources may cut a clitic off its word; cues are whole words.
fn fits(text: &[char], (start, end): (u32, u32), what: &str) -> Result<(), String> {
    let (from, to) = (start as usize, end as usize);
    let words = text.get(from..to).filter(|w| !w.is_empty());
    let Some(words) = words else { return Err(format!("{what} {start}..{end} is not in the text of {} code points", text.len())) };
    if [words.first(), words.last()].into_iter().flatten().any(|c| c.is_whitespace()) {
        return Err(format!("{what} {start}..{end} begins or ends with a blank"));
    }
    let joined = |a: Option<usize>, b: usize| {
        let letter = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
        a.is_some_and(letter) && letter(b)
    };
    if what == "cue" && (joined(from.checked_sub(1), from) || joined(to.checked_sub(1), to)) {
        return Err(format!("{what} {start}..{end} cuts a word"));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "قال سعيد إن الجسر مفتوح";

    fn file(cue: &str, source_ref: &str) -> String {
        format!(
            r#"{{"sources":[{{"id":"S1","kind":"person","naming":"named","anonymity_reason":null}}],
            "attributions":[{{"id":"A1","cue":{cue},"source":[4,8],"content":[[12,23]],"type":"indirect","act":"assertion",
            "source_ref":"{source_ref}","parent":null}}]}}"#
        )
    }

    #[track_caller]
    fn refused(json: &str) -> String {
        read_gold(json, TEXT).unwrap_err().to_string()
    }

    #[test]
    fn a_fitting_file_is_read_whole() {
        let gold = read_gold(&file("[0,3]", "S1"), TEXT).unwrap();
        let place = |start, end| Place { start, end };
        let claim = Claim {
            id: "A1".to_owned(),
            cues: vec![place(0, 3)],
            source: Some(place(4, 8)),
            content: vec![place(12, 23)],
            source_id: Some("S1".to_owned()),
            via: 0,
            form: Form::Indirect,
            act: Act::Assertion,
            parent: None,
            optional: false,
            confidence: None,
        };
        let entity = Entity { kind: Kind::Person, naming: Naming::Named, asks: false, reason: false };
        assert_eq!(gold, Annotation { sources: [("S1".to_owned(), entity)].into(), claims: vec![claim], reasons_noted: true });
    }

    #[test]
    fn a_file_that_does_not_fit_its_text_is_refused_with_the_place() {
        let way_out = "annotate the text as it is now";
        assert_eq!(refused(&file("[20,30]", "S1")), format!("A1: cue 20..30 is not in the text of 23 code points; {way_out}"));
        assert_eq!(refused(&file("[0,4]", "S1")), format!("A1: cue 0..4 begins or ends with a blank; {way_out}"));
        assert_eq!(refused(&file("[0,2]", "S1")), format!("A1: cue 0..2 cuts a word; {way_out}"));
        assert_eq!(refused(&file("[0,3]", "S2")), format!("A1: no source S2 is listed; {way_out}"));
    }

    #[test]
    fn nobody_and_the_writer_need_no_entry() {
        assert!(read_gold(&file("[0,3]", "UNKNOWN"), TEXT).is_ok());
        assert!(read_gold(&file("null", "AUTHOR"), TEXT).is_ok());
    }

    #[test]
    fn what_is_no_annotation_is_refused() {
        assert!(refused("{").ends_with("docs/ANNOTATION.md tells the format"));
        assert!(refused(&file("[3,0]", "S1")).contains("is not in the text"));
        assert_eq!(
            refused(r#"{"attribution":[]}"#),
            "missing field `attributions` at line 1 column 18; docs/ANNOTATION.md tells the format"
        );
    }
}
