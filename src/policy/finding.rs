//! What the policy has to say of an article: findings, their severity and the words that fill their messages.

use crate::attribution::model::Confidence;
use crate::rules::diag::Place;
use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The rule is not run.
    Off,
    /// Good to know.
    Info,
    /// To be looked at.
    Warning,
    /// To be mended before it is published.
    Error,
}

impl Severity {
    /// All, the lightest first.
    pub const ALL: [Severity; 4] = [Severity::Off, Severity::Info, Severity::Warning, Severity::Error];

    /// The words a policy may have for one, as mistakes list them.
    pub(super) const WORDS: [&str; 4] = ["error", "warning", "info", "off"];

    /// Its word in policy files and outputs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    /// One step lighter, never off.
    #[must_use]
    pub fn lighter(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
            Self::Off => Self::Off,
        }
    }
}

/// A place that a rule found fault with, before its severity is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The offending words (bytes of the article text).
    pub span: Span,
    /// Other words that explain it.
    pub related: Vec<Span>,
    /// What fills the placeholders of the message.
    pub words: BTreeMap<&'static str, String>,
    /// How sure the engine was of what the rule builds on.
    pub confidence: Confidence,
    /// The source it is about, for the suppression table.
    pub source: Option<usize>,
    /// The severity is at most this, whatever the policy says.
    pub at_most: Severity,
}

impl Hit {
    /// A hit at some words.
    #[must_use]
    pub fn at(span: Span) -> Self {
        Self { span, related: Vec::new(), words: BTreeMap::new(), confidence: Confidence::High, source: None, at_most: Severity::Error }
    }

    /// With a word for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl ToString) -> Self {
        self.words.insert(name, word.to_string());
        self
    }

    /// As sure as the engine was.
    #[must_use]
    pub fn sure(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// About a source.
    #[must_use]
    pub fn about(mut self, source: Option<usize>) -> Self {
        self.source = source;
        self
    }

    /// With other words that explain it.
    #[must_use]
    pub fn beside(mut self, related: impl IntoIterator<Item = Span>) -> Self {
        self.related.extend(related);
        self
    }
}

/// A hit with its rule and its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Index of the rule in the catalogue.
    pub rule: usize,
    /// How much it weighs.
    pub severity: Severity,
    /// Where and why.
    pub hit: Hit,
    /// The line of the policy that decided its severity.
    pub decided_by: Place,
    /// Index of the waiver that excuses it.
    pub waived: Option<usize>,
}
