//! The shape of the output. Every span counts Unicode code points (`start`, `end`) and bytes (`byte_start`, `byte_end`) of
//! the decoded article text, half open.

use super::findings::FindingInfo;
use super::original::{Comment, Metadata, Origin, SourceFormat};
use crate::attribution::model::{Confidence, Form, UnattributedKind};
use crate::balance::{Balance, Place};
use crate::provenance::{Node, NodeKind, Relation};
use crate::rules::shape::{Act, Role, SilenceClass, Stance};
use crate::sources::model::{Count, Kind, MentionForm, Naming};
#[cfg(feature = "serde")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Name and version of the output's shape.
pub const SCHEMA: &str = "isnad/analysis/1";

/// A text in an [`Analysis`]: its own, or borrowed from the article and what was found in it.
pub trait Words<'a>: From<&'a str> + From<String> {}

impl<'a, T: From<&'a str> + From<String>> Words<'a> for T {}

/// What `isnad` finds in one article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "Analysis"))]
pub struct Analysis<T = String> {
    /// Always `isnad/analysis/1`.
    pub schema: T,
    /// The article.
    pub article: ArticleInfo<T>,
    /// Sources and relays, in order of first mention.
    pub sources: Vec<SourceInfo<T>>,
    /// Who is handed which words, in order of their cues.
    pub attributions: Vec<AttributionInfo<T>>,
    /// Recorded silences, in order.
    pub silences: Vec<SilenceInfo<T>>,
    /// What wants a source and has none, in order.
    pub unattributed: Vec<UnattributedInfo<T>>,
    /// Where every claim comes from.
    pub graph: Graph<T>,
    /// How the sourcing is balanced.
    pub balance: Balance,
    /// What the policy says; empty without a policy.
    pub findings: Vec<FindingInfo<T>>,
}

/// The article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "ArticleInfo"), serde(bound(deserialize = "T: Deserialize<'de>")))]
pub struct ArticleInfo<T = String> {
    /// Name of the article.
    pub id: T,
    /// Where it came from.
    pub path: T,
    /// The headline.
    pub title: Option<TextSpan<T>>,
    /// Who is given as its author or agency.
    pub byline: Option<Byline<T>>,
    /// Encoding it was decoded from.
    pub encoding: T,
    /// The form it came in.
    #[cfg_attr(feature = "serde", serde(default))]
    pub format: SourceFormat,
    /// What the original says of it, where it says something.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Metadata::is_empty"))]
    pub metadata: Metadata,
    /// Remarks in the margin of a Word document; no part of the text.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub comments: Vec<Comment>,
    /// Words of its text, site furniture left out.
    pub words: u32,
    /// Its non-empty lines, in order.
    pub paragraphs: Vec<ParagraphInfo>,
    /// The decoded text, when asked for.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub text: Option<T>,
}

impl ArticleInfo {
    /// The encoding it was decoded from, where that is not UTF-8.
    #[must_use]
    pub fn other_encoding(&self) -> Option<&str> {
        super::other_encoding(&self.encoding)
    }
}

/// A place in the text and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "TextSpan"))]
pub struct TextSpan<T = String> {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// The words. Empty where all words of the analysis together would be longer than 16 times the article, as they can only
    /// be with contents nested without end.
    pub text: T,
}

/// A line of the text. Its words are in the article's `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct ParagraphInfo {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// What it is.
    pub zone: ZoneName,
    /// Where it stands in the original, when that is not the text itself.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub origin: Option<Origin>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[allow(missing_docs)]
pub enum ZoneName {
    Title,
    Subtitle,
    Byline,
    Body,
    /// Share buttons, related links, tags: not read.
    Furniture,
}

/// Who is given as author or agency.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "Byline"))]
pub struct Byline<T = String> {
    /// The byline's line; `null` when the outlets come from a dateline or end credit.
    pub span: Option<TextSpan<T>>,
    /// Ids of its outlets.
    pub outlets: Vec<Node>,
    /// It says "agencies" and names none.
    pub generic: bool,
}

/// A source or relay.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "SourceInfo"))]
pub struct SourceInfo<T = String> {
    /// `S1`, `S2`, … in order of first mention.
    pub id: Node,
    /// Its fullest name in the article.
    pub name: T,
    /// What it is.
    pub kind: Kind,
    /// How it is identified.
    pub naming: Naming,
    /// How much a reader can tell of an unnamed source: 0 nothing, 1 nation or domain, 2 institution or function, 3 and how it knows.
    pub specificity: u8,
    /// Its office or title as written.
    pub role: Option<T>,
    /// Its part in public life.
    pub role_class: Role,
    /// Nation or body it belongs to.
    pub affiliation: Option<T>,
    /// One, two, a counted or an uncounted many.
    pub number: Count,
    /// Whether and why it hides its name.
    pub anonymity: Anonymity<T>,
    /// Id of the source that issued this document.
    pub issued_by: Option<Node>,
    /// Where it is named.
    pub mentions: Vec<MentionInfo>,
    /// Sources of one cluster (`C1`) are one voice.
    pub cluster: T,
    /// Ids of the rules that classified it.
    pub rules: Vec<T>,
    /// The side that the policy declares it to be of; sources of one side are one voice.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub party: Option<String>,
    /// The policy declares that it only passes on: it is no voice of its own.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub relay_only: bool,
}

/// Whether and why a source hides its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "Anonymity"))]
pub struct Anonymity<T = String> {
    /// It asks not to be named.
    pub requested: bool,
    /// The words that say why.
    pub reason: Option<TextSpan<T>>,
}

/// A place where a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct MentionInfo {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// How it is named there; for `elided`, the place is the cue.
    pub form: MentionForm,
}

/// One hand-over of a content to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "AttributionInfo"))]
pub struct AttributionInfo<T = String> {
    /// `A1`, `A2`, … in order of their cues.
    pub id: Node,
    /// Words that make the hand-over.
    pub cue: TextSpan<T>,
    /// Further cues of the same content.
    pub extra_cues: Vec<TextSpan<T>>,
    /// The source as written here; `null` when it is elided, a pronoun or nobody.
    pub source: Option<TextSpan<T>>,
    /// Id of the source; `null` for nobody.
    pub source_id: Option<Node>,
    /// Ids of the relays, the nearest to the article last.
    pub via: Vec<Node>,
    /// Statement, document or outlet through which the source itself spoke.
    pub channel: Option<TextSpan<T>>,
    /// Id of the attribution in whose content this one lies.
    pub parent: Option<Node>,
    /// What is handed over, in pieces where other words stand between.
    pub content: Vec<TextSpan<T>>,
    /// In quotation marks wholly, partly or not.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub form: Form,
    /// What is done by it.
    pub act: Act,
    /// What the cue says about the content.
    pub stance: Stance,
    /// Words that lower certainty.
    pub hedges: Vec<TextSpan<T>>,
    /// The writer marks distance.
    pub distanced: bool,
    /// The cue is negated.
    pub negated: bool,
    /// Hands the words went through: 1 for first hand.
    pub hops: u32,
    /// Id of the rule that found it.
    pub rule: T,
    /// How sure the program is.
    pub confidence: Confidence,
    /// Why this reading won, when asked for.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub reasons: Vec<Reason>,
}

/// A reason for a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct Reason {
    /// A short code.
    pub code: String,
    /// For the reading when positive.
    pub weight: i16,
}

/// A recorded silence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "SilenceInfo"))]
pub struct SilenceInfo<T = String> {
    /// Id of the silent source; `null` when it is not told.
    pub who: Option<Node>,
    /// The words.
    pub span: TextSpan<T>,
    /// Where they stand, as a reader counts.
    #[cfg_attr(feature = "serde", serde(default))]
    pub place: Place,
    /// Kind of silence.
    pub kind: SilenceClass,
    /// Id of the rule that found it.
    pub rule: T,
}

/// Something that wants a source and has none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "UnattributedInfo"))]
pub struct UnattributedInfo<T = String> {
    /// The words.
    pub span: TextSpan<T>,
    /// Where they stand, as a reader counts.
    #[cfg_attr(feature = "serde", serde(default))]
    pub place: Place,
    /// What it is.
    pub kind: UnattributedKind,
}

/// Where every claim comes from. Edges run from what is derived to its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "Graph"))]
pub struct Graph<T = String> {
    /// The article, claims (`A1`), sources (`S1`), statements (`D1`) and `unknown`.
    pub nodes: Vec<NodeInfo<T>>,
    /// Named after W3C PROV.
    pub edges: Vec<EdgeInfo>,
    /// Independent voices, in order of first claim.
    pub roots: Vec<RootInfo<T>>,
    /// Ids of sources and relays through which every claim goes.
    pub single_points: Vec<Node>,
    /// Ids of sources that each have it from another of the ring.
    pub cycles: Vec<Vec<Node>>,
}

/// A node of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "NodeInfo"))]
pub struct NodeInfo<T = String> {
    /// Id of the attribution for claims, of the source for sources.
    pub id: Node,
    /// What it is.
    pub kind: NodeKind,
    /// Name, or the first words of a claim.
    pub label: T,
}

/// An edge of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct EdgeInfo {
    /// What is derived.
    pub from: Node,
    /// Where it comes from.
    pub to: Node,
    /// How.
    pub relation: Relation,
}

/// An independent voice.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "RootInfo"))]
pub struct RootInfo<T = String> {
    /// Its cluster.
    pub cluster: T,
    /// Ids of its sources that speak.
    pub sources: Vec<Node>,
    /// Claims that go back to it.
    pub claims: u32,
    /// The side that the policy declares its sources to be of; its sources may then be of several clusters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub party: Option<String>,
}
