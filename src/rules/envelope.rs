//! A rule as the rest of the program meets it: what it says, its examples and its place.

use super::diag::Place;
use super::shape::{
    Affiliation, Anonymity, ClaimWord, Envelope, Examples, Function, Furniture, Head, Hedge, Lookalike, Marker, Nominal, Outlet, Shape,
    Silence, Status, Verb,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A rule of a pack: its envelope, its body and where it is written.
#[derive(Clone, Debug)]
pub struct Rule<T> {
    /// Its number over all rules of the [`Packs`](super::Packs), in load order.
    pub index: u32,
    /// Id, status, note, references, examples.
    pub envelope: Envelope,
    /// What the rule says about its words.
    pub body: T,
    /// Where the rule begins.
    pub at: Place,
}

/// Kinds of rule, one for each shape. An id begins with its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A reporting verb.
    Verb,
    /// A noun that hands words over.
    Nominal,
    /// A preposition or fixed phrase that hands words over.
    Marker,
    /// Words that look like a cue and are none.
    Lookalike,
    /// The head of a source's noun phrase.
    Head,
    /// An agency, paper, channel, site or platform.
    Outlet,
    /// Words about hidden names.
    Anonymity,
    /// A country or body and its adjectives.
    Affiliation,
    /// Words that lower certainty.
    Hedge,
    /// Words of a recorded silence.
    Silence,
    /// Words of grammar.
    Function,
    /// Words of claims that want a source.
    Claim,
    /// Words of a page that are no text of the article.
    Furniture,
    /// Letter shapes of words.
    Shape,
}

impl Kind {
    /// All kinds, in the order in which they are documented.
    pub const ALL: [Kind; 14] = [
        Kind::Verb,
        Kind::Nominal,
        Kind::Marker,
        Kind::Lookalike,
        Kind::Head,
        Kind::Outlet,
        Kind::Anonymity,
        Kind::Affiliation,
        Kind::Hedge,
        Kind::Silence,
        Kind::Function,
        Kind::Claim,
        Kind::Furniture,
        Kind::Shape,
    ];

    /// Whether rules of this kind find attributions of their own.
    #[must_use]
    pub fn is_cue(self) -> bool {
        matches!(self, Kind::Verb | Kind::Nominal | Kind::Marker)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// What is known of a rule apart from its body, borrowed from the packs.
#[derive(Clone, Copy, Debug)]
pub struct RuleMeta<'p> {
    /// Its number in load order.
    pub index: u32,
    /// Stable id.
    pub id: &'p str,
    /// Kind of its body.
    pub kind: Kind,
    /// How far it is settled.
    pub status: Status,
    /// Version of the pack in which it came.
    pub since: &'p str,
    /// Where it begins.
    pub place: &'p Place,
    /// Why it is here.
    pub note: Option<&'p str>,
    /// Grammar, guideline or decision behind it.
    pub refs: &'p [String],
    /// Texts on which it must and must not work.
    pub examples: &'p Examples,
}

impl<T> Rule<T> {
    pub(super) fn meta(&self, kind: Kind) -> RuleMeta<'_> {
        let Envelope { id, status, since, note, refs, examples } = &self.envelope;
        RuleMeta { index: self.index, id, kind, status: *status, since, place: &self.at, note: note.as_deref(), refs, examples }
    }
}

/// A body of a rule that can list its own words.
pub trait Worded {
    /// The words as written in the pack, in its order; for a verb its lemma.
    fn words(&self) -> Vec<&str>;
}

impl Worded for Verb {
    fn words(&self) -> Vec<&str> {
        vec![&self.lemma]
    }
}

impl Worded for Head {
    fn words(&self) -> Vec<&str> {
        let Head { forms, feminine, dual, plural, plural_things, .. } = self;
        [forms, feminine, dual, plural, plural_things].into_iter().flatten().map(String::as_str).collect()
    }
}

impl Worded for Affiliation {
    fn words(&self) -> Vec<&str> {
        self.places.iter().chain(&self.adjectives).map(String::as_str).collect()
    }
}

macro_rules! words_are_forms {
    ($($body:ty),*) => {$(
        impl Worded for $body {
            fn words(&self) -> Vec<&str> {
                self.forms.iter().map(String::as_str).collect()
            }
        }
    )*};
}

words_are_forms!(Nominal, Marker, Lookalike, Outlet, Anonymity, Hedge, Silence, Function, ClaimWord, Furniture, Shape);
