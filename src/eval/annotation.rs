//! What is compared: attributions and sources of one article, of an annotator or of the program.
//!
//! Places are Unicode code points of the article text.

use crate::analysis::{Analysis, AttributionInfo, TextSpan};
use crate::attribution::model::{Confidence, Form};
use crate::rules::shape::Act;
use crate::sources::model::{Kind, Naming};
use std::collections::BTreeMap;

/// A half-open range of code points of the article text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Place {
    /// Whether the two share a code point.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<&TextSpan> for Place {
    fn from(span: &TextSpan) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// Attributions and sources of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Sources by id.
    pub sources: BTreeMap<String, Entity>,
    /// Attributions, in order.
    pub claims: Vec<Claim>,
    /// Whether reasons for anonymity were looked for.
    pub reasons_noted: bool,
}

/// A source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// How it is identified.
    pub naming: Naming,
    /// It asks not to be named.
    pub asks: bool,
    /// The article says why.
    pub reason: bool,
}

/// An attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Its cue, when it has one, and further cues.
    pub cues: Vec<Place>,
    /// The written-out source.
    pub source: Option<Place>,
    /// Pieces of the content.
    pub content: Vec<Place>,
    /// Id of its source; for an annotator `UNKNOWN` is nobody, for the program `None`.
    pub source_id: Option<String>,
    /// Number of relays.
    pub via: u32,
    /// In quotation marks wholly, partly or not.
    pub form: Form,
    /// What is done by it.
    pub act: Act,
    /// Id of the attribution it is nested in.
    pub parent: Option<String>,
    /// Two careful readers could differ on whether it is one.
    pub optional: bool,
    /// How sure the program is; `None` for an annotator.
    pub confidence: Option<Confidence>,
}

impl From<&Analysis> for Annotation {
    fn from(analysis: &Analysis) -> Self {
        let sources = analysis.sources.iter().map(|s| {
            let entity = Entity { kind: s.kind, naming: s.naming, asks: s.anonymity.requested, reason: s.anonymity.reason.is_some() };
            (s.id.to_string(), entity)
        });
        Self { sources: sources.collect(), claims: analysis.attributions.iter().map(Claim::from).collect(), reasons_noted: true }
    }
}

impl From<&AttributionInfo> for Claim {
    fn from(a: &AttributionInfo) -> Self {
        Self {
            id: a.id.to_string(),
            cues: std::iter::once(&a.cue).chain(&a.extra_cues).map(Place::from).collect(),
            source: a.source.as_ref().map(Place::from),
            content: a.content.iter().map(Place::from).collect(),
            source_id: a.source_id.map(|id| id.to_string()),
            via: u32::try_from(a.via.len()).unwrap_or(u32::MAX),
            form: a.form,
            act: a.act,
            parent: a.parent.map(|id| id.to_string()),
            optional: false,
            confidence: Some(a.confidence),
        }
    }
}
