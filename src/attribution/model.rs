//! What the attribution stage gives: who is handed which words, by which cue.

pub use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{Act, SilenceClass, Stance};
use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One hand-over of a content to a source. Spans are bytes of the article text.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Words that make the hand-over.
    pub cue: Span,
    /// Further cues of the same content, in order.
    pub extra_cues: Vec<Span>,
    /// Who is said to say it.
    pub source: SourceSlot,
    /// Relays, nearest to the source first, nearest to the article last.
    pub via: Vec<Mention>,
    /// Statement, document or outlet through which the source itself spoke (`في بيان`, `لوكالة …`).
    pub channel: Option<Span>,
    /// The channel is a text of its own, which hands the words on (`في بيان`); an outlet that was only spoken to is no hand.
    pub statement: bool,
    /// What is handed over; several pieces when other words stand between.
    pub content: Vec<Span>,
    /// Index of the attribution in whose content this one lies.
    pub parent: Option<usize>,
    /// In quotation marks wholly, partly or not.
    pub form: Form,
    /// What is done by it.
    pub act: Act,
    /// What the cue says about the content.
    pub stance: Stance,
    /// Words that lower certainty.
    pub hedges: Vec<Span>,
    /// The writer marks distance (`على حد زعمه`, `ما وصفه بـ`).
    pub distanced: bool,
    /// The cue is negated (`لم ينف`).
    pub negated: bool,
    /// Id of the rule that found it.
    pub rule: u32,
    /// How sure the engine is.
    pub confidence: Confidence,
    /// Why the reading won: short codes with their weight, for `--explain`.
    pub reasons: Vec<(&'static str, i16)>,
    /// Index of the paragraph of the cue.
    pub paragraph: usize,
}

impl Attribution {
    /// A plain assertion in the writer's words, of which nothing further is known.
    pub(crate) fn plain(cue: Span, source: SourceSlot, content: Vec<Span>, paragraph: usize, rule: u32) -> Self {
        Self {
            cue,
            extra_cues: Vec::new(),
            source,
            via: Vec::new(),
            channel: None,
            statement: false,
            content,
            parent: None,
            form: Form::Indirect,
            act: Act::Assertion,
            stance: Stance::Neutral,
            hedges: Vec::new(),
            distanced: false,
            negated: false,
            rule,
            confidence: Confidence::High,
            reasons: Vec::new(),
            paragraph,
        }
    }
}

/// Who is said to say it, as far as the grammar tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceSlot {
    /// A written-out noun phrase.
    Mention(Mention),
    /// The pronoun inside the verb, or an attached one: the speaker was named before.
    Dropped(Agreement),
    /// The passive: nobody is named, on purpose.
    Suppressed,
    /// The writer's own `I`.
    Author,
    /// Nothing at all.
    Absent,
}

impl SourceSlot {
    /// Whether a token is a word of the phrase that is written out.
    pub(crate) fn holds(&self, token: usize) -> bool {
        matches!(self, Self::Mention(mention) if mention.tokens().contains(&token))
    }
}

/// A noun phrase that names a source or relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The noun phrase (bytes).
    pub span: Span,
    /// First token of it.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// What the verb agrees with.
    pub agreement: Agreement,
}

impl Mention {
    /// The tokens of the phrase.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// How the content is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Wholly in quotation marks.
    Direct,
    /// Not at all.
    Indirect,
    /// Partly.
    Mixed,
}

/// How sure the engine is of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A guess worth reading.
    Low,
    /// Likely.
    Medium,
    /// As good as certain.
    High,
}

/// A recorded silence.
#[derive(Clone, Debug)]
pub struct Silence {
    /// The words (bytes).
    pub span: Span,
    /// Who is silent.
    pub who: SourceSlot,
    /// Kind of silence.
    pub kind: SilenceClass,
    /// Id of the rule that found it.
    pub rule: u32,
}

/// A claim that wants a source and has none.
#[derive(Clone, Debug)]
pub struct Unattributed {
    /// The words (bytes).
    pub span: Span,
    /// What it is.
    pub kind: UnattributedKind,
}

/// Kinds of unattributed claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnattributedKind {
    /// A number of dead, wounded, missing or displaced.
    Casualty,
    /// A wrongdoing of somebody.
    Accusation,
    /// A quotation of four words or more.
    Quote,
}

/// What the attribution stage gives.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    /// In order of their cues.
    pub list: Vec<Attribution>,
    /// In order.
    pub silences: Vec<Silence>,
    /// In order.
    pub unattributed: Vec<Unattributed>,
}
