//! The words of reports in each language; they live in `rules/ui/`, and `build.rs` makes JSON of them, which is read sooner.

mod page;

use crate::policy::{self, Severity};
use crate::provenance::NodeKind;
use crate::rules::shape::{Role, SilenceClass};
use crate::sources::model::Naming;
pub(super) use page::{DeskLabels, FigureKey, FigureLabels, PageLabels};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;

/// Languages of labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Arabic.
    Ar,
    /// English.
    #[default]
    En,
}

/// Side on which reading begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The catalogue of one language. `{names}` in a label are filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::missing_docs_in_private_items)]
pub(super) struct Labels {
    pub(super) direction: Direction,
    pub(super) list: String,
    pub(super) dot: String,
    pub(super) arrow: String,
    pub(super) quote: String,
    pub(super) counted: String,
    pub(super) of: String,
    pub(super) more: String,
    pub(super) nobody: String,
    pub(super) article: ArticleLabels,
    pub(super) findings: FindingLabels,
    pub(super) check: CheckLabels,
    pub(super) speaks: SpeaksLabels,
    pub(super) chains: ChainLabels,
    pub(super) sides: SideLabels,
    pub(super) numbers: NumberLabels,
    pub(super) gaps: GapLabels,
    pub(super) batch: BatchLabels,
    pub(super) detail: DetailLabels,
    pub(super) explain: ExplainLabels,
    pub(super) page: PageLabels,
    pub(super) desk: DeskLabels,
    pub(super) figures: BTreeMap<FigureKey, FigureLabels>,
    pub(super) kind: BTreeMap<NodeKind, String>,
    pub(super) naming: BTreeMap<Naming, String>,
    pub(super) role: BTreeMap<Role, String>,
    pub(super) silence: BTreeMap<SilenceLabel, String>,
}

/// What a policy finds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingLabels {
    pub(super) heading: String,
    pub(super) waivers: String,
    pub(super) line: String,
    pub(super) place: String,
    pub(super) whole: String,
    pub(super) waiver: String,
    pub(super) severity: BTreeMap<Severity, String>,
}

/// What `isnad check` says to people.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckLabels {
    pub(super) fix: String,
    pub(super) asked_by: String,
    pub(super) decided_by: String,
    pub(super) waive: String,
    pub(super) excused: String,
    pub(super) in_baseline: String,
    pub(super) waiver: String,
    pub(super) unused_waiver: String,
    pub(super) drafts: String,
    pub(super) errors: String,
    pub(super) warnings: String,
    pub(super) infos: String,
    pub(super) waived: String,
    pub(super) known: String,
    pub(super) failed: String,
}

/// Verdict of one article.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleLabels {
    pub(super) attributions: String,
    pub(super) sources: String,
    pub(super) voices: String,
    pub(super) unnamed: String,
    pub(super) second_hand: String,
    pub(super) nobody_speaks: String,
    pub(super) one_voice: String,
    pub(super) rests_on_unnamed: String,
    pub(super) rests_on_people: String,
    pub(super) single_point: String,
    pub(super) ring: String,
    pub(super) byline_generic: String,
    pub(super) origin_generic: String,
    pub(super) encoding: String,
}

/// Who speaks.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeaksLabels {
    pub(super) heading: String,
    pub(super) source: String,
    pub(super) how: String,
    pub(super) claims: String,
    pub(super) words: String,
    pub(super) first: String,
    pub(super) cues: String,
    pub(super) headline: String,
    pub(super) byline: String,
    pub(super) paragraph: String,
    pub(super) sentence: String,
    pub(super) anonymity_reason: String,
    pub(super) anonymity_no_reason: String,
    pub(super) relay_only: String,
    pub(super) party: String,
    pub(super) roles: String,
    pub(super) relays: String,
    pub(super) not_heard: String,
}

/// How it reached us.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChainLabels {
    pub(super) heading: String,
    pub(super) first_hand: String,
    pub(super) relayed: String,
    pub(super) no_source: String,
    pub(super) longest: String,
    pub(super) chain: String,
    pub(super) claims: String,
    pub(super) claim: String,
    pub(super) article: String,
    pub(super) corroborated: String,
    pub(super) one_side: String,
    pub(super) one_voice: String,
}

/// The sides that a policy declares.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SideLabels {
    pub(super) heading: String,
    pub(super) side: String,
    pub(super) silent: String,
    pub(super) imbalance: String,
    pub(super) stance_gap: String,
}

/// Numbers and voices of the headline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberLabels {
    pub(super) heading: String,
    pub(super) missing: String,
    pub(super) by_word_of: String,
    pub(super) own_words: String,
    pub(super) voice_missing: String,
}

/// Silences and what has no source.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GapLabels {
    pub(super) heading: String,
    pub(super) silence: String,
    pub(super) silence_untold: String,
    pub(super) casualty: String,
    pub(super) accusation: String,
    pub(super) quote: String,
}

/// Several articles.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BatchLabels {
    pub(super) heading: String,
    pub(super) heading_judged: String,
    pub(super) findings: String,
    pub(super) rules: String,
    pub(super) article: String,
    pub(super) attributions: String,
    pub(super) sources: String,
    pub(super) voices: String,
    pub(super) unnamed: String,
    pub(super) top: String,
    pub(super) hops: String,
    pub(super) gaps: String,
    pub(super) pooled: String,
    pub(super) encodings: String,
    pub(super) named_sources: String,
    pub(super) unnamed_attributions: String,
    pub(super) second_hand: String,
    pub(super) interval: String,
    pub(super) too_few: String,
    pub(super) roles: String,
    pub(super) relays: String,
    pub(super) descriptions: String,
}

/// Every attribution with its rule.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DetailLabels {
    pub(super) heading: String,
    pub(super) heading_plain: String,
    pub(super) id: String,
    pub(super) source: String,
    pub(super) cue: String,
    pub(super) content: String,
    pub(super) rule: String,
}

/// What `isnad explain` says of a rule.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplainLabels {
    pub(super) weight: String,
    pub(super) off: String,
    pub(super) decided: String,
    pub(super) standards: String,
    pub(super) fix: String,
    pub(super) parameter: String,
    pub(super) fails: String,
    pub(super) under: String,
    pub(super) passes: String,
    pub(super) waive: String,
    pub(super) switch_off: String,
    pub(super) of_pack: String,
    pub(super) words: String,
    pub(super) more_words: String,
    pub(super) works: String,
    pub(super) works_not: String,
    pub(super) at: String,
    pub(super) cue: String,
    pub(super) source: String,
    pub(super) content: String,
    pub(super) because: String,
    pub(super) behind: String,
    pub(super) written: String,
    pub(super) change: String,
}

/// [`SilenceClass`] as a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SilenceLabel {
    /// Refused to comment.
    Declined,
    /// Could not be reached.
    Unreachable,
    /// Did not answer.
    DidNotAnswer,
    /// Spoke, and did not say this.
    DidNotSay,
}

impl From<SilenceClass> for SilenceLabel {
    fn from(class: SilenceClass) -> Self {
        match class {
            SilenceClass::Declined => Self::Declined,
            SilenceClass::Unreachable => Self::Unreachable,
            SilenceClass::DidNotAnswer => Self::DidNotAnswer,
            SilenceClass::DidNotSay => Self::DidNotSay,
        }
    }
}

impl Labels {
    /// The catalogue of a language, read when it is first asked for.
    ///
    /// # Errors
    /// When the embedded catalogue is not well-formed; a test keeps it so.
    pub(super) fn in_language(lang: Lang) -> io::Result<&'static Self> {
        static ARABIC: OnceLock<Labels> = OnceLock::new();
        static ENGLISH: OnceLock<Labels> = OnceLock::new();
        let (read, text) = match lang {
            Lang::Ar => (&ARABIC, include_str!(concat!(env!("OUT_DIR"), "/ar.json"))),
            Lang::En => (&ENGLISH, include_str!(concat!(env!("OUT_DIR"), "/en.json"))),
        };
        match read.get() {
            Some(labels) => Ok(labels),
            None => serde_json::from_str(text).map(|labels| read.get_or_init(|| labels)).map_err(io::Error::other),
        }
    }

    /// The label of a key, or nothing.
    pub(super) fn get<K: Ord>(map: &BTreeMap<K, String>, key: K) -> &str {
        map.get(&key).map_or("", String::as_str)
    }

    /// `a, b, c` in the language's way.
    pub(super) fn join(&self, items: &[String]) -> String {
        items.join(&self.list)
    }

    /// `name 3`.
    pub(super) fn counted(&self, name: &str, count: u32) -> String {
        fill(&self.counted, &[("name", name), ("count", &count.to_string())])
    }

    /// `3 of 7`.
    pub(super) fn of(&self, part: u32, whole: u32) -> String {
        fill(&self.of, &[("part", &part.to_string()), ("whole", &whole.to_string())])
    }
}

/// A template with its `{name}` placeholders filled in.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    policy::fill(template, |name| values.iter().find(|(n, _)| *n == name).map(|(_, value)| *value))
}
