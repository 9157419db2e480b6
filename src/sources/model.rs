//! What the sources stage gives: one entity per source of the article.

use crate::rules::shape::Role;
use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A source or relay of the article. Spans are bytes of the article text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its fullest name in the article.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How it is identified.
    pub naming: Naming,
    /// How much a reader can tell of an unnamed source: 0 nothing, 1 nation or domain, 2 institution or function, 3 and how it knows.
    pub specificity: u8,
    /// Its office or title as written.
    pub role: Option<String>,
    /// Its part in public life.
    pub role_class: Role,
    /// Nation or body it belongs to, as written or by its adjective.
    pub affiliation: Option<String>,
    /// One, two, a counted or an uncounted many.
    pub number: Count,
    /// It asks not to be named.
    pub anonymity_requested: bool,
    /// The words that say why.
    pub anonymity_reason: Option<Span>,
    /// Index of the source that issued this document.
    pub issued_by: Option<usize>,
    /// Where it is named, in order.
    pub mentions: Vec<SourceMention>,
    /// Index of the source whose voice it is: sources of one entity, affiliation or issuer share a cluster.
    pub cluster: usize,
    /// Ids of the rules that classified it.
    pub rules: Vec<u32>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An individual, named or not.
    Person,
    /// A body.
    Organization,
    /// An outlet.
    Media,
    /// A text.
    Document,
    /// People together.
    Group,
    /// Not told.
    Unknown,
}

/// How a source is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// By a proper name.
    Named,
    /// By what it is.
    Described,
    /// By words that tell nothing.
    Vague,
    /// Not at all.
    None,
}

/// How many people a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// One.
    Singular,
    /// Two, by the dual.
    Dual,
    /// A stated number.
    Counted,
    /// Many.
    Plural,
}

/// A place where a source is named.
#[derive(Clone, Copy, Debug)]
pub struct SourceMention {
    /// The words; for an elided subject, the cue (bytes).
    pub span: Span,
    /// How it is named there.
    pub form: MentionForm,
}

/// How a source is named at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// Its first or a fuller noun phrase.
    Full,
    /// A part of the name, an abbreviation.
    Short,
    /// A definite description.
    Definite,
    /// A pronoun.
    Pronoun,
    /// The subject inside the verb.
    Elided,
}

/// Someone the article writes about and never hears: neither it nor a source that is one voice with it speaks or is recorded as silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its fullest name in the article.
    pub name: String,
    /// How often the body names it.
    pub mentions: u32,
}

/// What the sources stage gives.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// In order of first mention.
    pub list: Vec<Source>,
    /// For each attribution: its source.
    pub of: Vec<Option<usize>>,
    /// For each attribution: its relays, nearest to the article last.
    pub via: Vec<Vec<usize>>,
    /// For each silence: who is silent.
    pub silent: Vec<Option<usize>>,
    /// Outlets of the byline, dateline and end credit.
    pub byline: Vec<usize>,
    /// Who the body of the article names again and again and nobody hears, sources first.
    pub subjects: Vec<Subject>,
}
