//! The words of pages: of an article, of `isnad serve`, of the figures on both.

use crate::attribution::model::{Confidence, Form};
use crate::provenance::Relation;
use crate::rules::shape::{Act, Stance};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page of an article.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct PageLabels {
    pub(in crate::report) brand: String,
    pub(in crate::report) letters: String,
    pub(in crate::report) skip: String,
    pub(in crate::report) contents: String,
    pub(in crate::report) article: String,
    pub(in crate::report) legend: String,
    pub(in crate::report) legend_note: String,
    pub(in crate::report) only: String,
    pub(in crate::report) furniture: String,
    pub(in crate::report) cut: String,
    pub(in crate::report) no_text: String,
    pub(in crate::report) policy: String,
    pub(in crate::report) no_findings: String,
    pub(in crate::report) jump: String,
    pub(in crate::report) asked_by: String,
    pub(in crate::report) line: String,
    pub(in crate::report) role: String,
    pub(in crate::report) affiliation: String,
    pub(in crate::report) carries: String,
    pub(in crate::report) carries_note: String,
    pub(in crate::report) strip: String,
    pub(in crate::report) strip_note: String,
    pub(in crate::report) strip_of: String,
    pub(in crate::report) says: String,
    pub(in crate::report) words: String,
    pub(in crate::report) graph: String,
    pub(in crate::report) graph_note: String,
    pub(in crate::report) graph_large: String,
    pub(in crate::report) graph_text: String,
    pub(in crate::report) claims: String,
    pub(in crate::report) figures: String,
    pub(in crate::report) figure: String,
    pub(in crate::report) value: String,
    pub(in crate::report) means: String,
    pub(in crate::report) share: String,
    pub(in crate::report) few: String,
    pub(in crate::report) too_few: String,
    pub(in crate::report) chain: String,
    pub(in crate::report) hedged: String,
    pub(in crate::report) confidence: String,
    pub(in crate::report) made: String,
    pub(in crate::report) form: BTreeMap<Form, String>,
    pub(in crate::report) act: BTreeMap<Act, String>,
    pub(in crate::report) stance: BTreeMap<Stance, String>,
    pub(in crate::report) level: BTreeMap<Confidence, String>,
    pub(in crate::report) relation: BTreeMap<Relation, String>,
}

/// The page of `isnad serve`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct DeskLabels {
    pub(in crate::report) heading: String,
    pub(in crate::report) text: String,
    pub(in crate::report) hint: String,
    pub(in crate::report) policy: String,
    pub(in crate::report) no_policy: String,
    pub(in crate::report) language: String,
    pub(in crate::report) arabic: String,
    pub(in crate::report) english: String,
    pub(in crate::report) file: String,
    pub(in crate::report) format: String,
    pub(in crate::report) download: String,
    pub(in crate::report) report: String,
}

/// A figure of the page: its name, how its counts are written, and a sentence that says what it means.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::report) struct FigureLabels {
    pub(in crate::report) name: String,
    #[serde(default)]
    pub(in crate::report) value: Option<String>,
    pub(in crate::report) means: String,
}

/// The figures of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::missing_docs_in_private_items)]
pub(in crate::report) enum FigureKey {
    Attributions,
    AttributedWords,
    Sources,
    Voices,
    NamedShare,
    UnnamedAttributions,
    Specificity,
    AnonymityReason,
    FirstNamed,
    Hands,
    LongestChain,
    TopShare,
    TopVoice,
    EffectiveVoices,
    VoiceDiversity,
    RoleDiversity,
    OfficialShare,
    Corroborated,
    Forms,
    Stances,
    NotHeard,
    Silences,
    Unattributed,
}
