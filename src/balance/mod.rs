//! [`Provenance`] and what came before → [`Balance`]: counts of who carries how much, and figures drawn from them.
//!
//! Plain data with the field names of the JSON output. Knows no policy: no figure is called good or bad here. A figure
//! that luck would decide is left out (`null`) and its gate stands beside it.
mod concentration;
mod corroboration;
mod figure;
mod headline;
pub(crate) mod likeness;
pub(crate) mod numbers;
mod per_source;
mod placement;
mod shares;
mod sides;
mod subjects;
#[cfg(test)]
mod tests;

pub use concentration::Concentration;
pub use corroboration::{Corroboration, KeyClaim, Why};
pub use figure::{Figure, Gated, Ratio};
pub use headline::{Headline, HeadlineNumber, HeadlineVoice};
pub use per_source::{SourceBalance, Stances, VerbCount};
pub(crate) use placement::Places;
pub use placement::{Place, PlaceKind, Placement};
#[cfg(feature = "serde")]
pub(crate) use shares::is_unnamed;
pub use shares::{Acts, Affiliation, Forms, Hands, KindCount, NamingCounts, RoleCount, UnattributedCounts};
pub use sides::{PartyBalance, Sides};
pub use subjects::{NotHeard, Subject};

use crate::attribution::model::Attributions;
use crate::provenance::Provenance;
use crate::rules::tag::Tags;
use crate::sources::model::Sources;
use crate::text::Document;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the balance is drawn from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The article.
    pub doc: &'a Document,
    /// The readings of its words.
    pub tags: &'a Tags,
    /// Its attributions.
    pub attributions: &'a Attributions,
    /// Its sources.
    pub sources: &'a Sources,
    /// Their graph.
    pub provenance: &'a Provenance,
    /// Who is written about.
    pub subjects: &'a [Subject],
    /// The stable id of a rule.
    pub rule: &'a dyn Fn(u32) -> &'a str,
}

/// How the sourcing of one article is balanced.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Balance {
    /// Attributions.
    pub attributions: u32,
    /// Sources that speak.
    pub sources: u32,
    /// Outlets and others that only pass on, those that the policy declares to do so among them.
    pub relays: u32,
    /// Independent voices: sources of one entity, affiliation, issuer or declared side count once, relays of a known origin and
    /// outlets that the policy declares to pass on not at all.
    pub voices: u32,
    /// Words of the article's text in attributed contents.
    pub attributed_words: Ratio,
    /// Speaking sources by how they are identified.
    pub naming: NamingCounts,
    /// Attributions by how their source is identified; `none` holds those of nobody.
    pub naming_of_attributions: NamingCounts,
    /// Named among the speaking sources; gate 4.
    pub named_share: Gated,
    /// Attributions of nobody, of people without a name, or of what is told by words that tell nothing. A body, an outlet or a paper that is
    /// told by what it is, is not among them.
    pub unnamed_attributions: Ratio,
    /// Speaking sources without a name, by how much a reader can tell of them (0 to 3).
    pub specificity: [u32; 4],
    /// Sources that ask not to be named, and of these the ones whose reason is told (part).
    pub anonymity_with_reason: Ratio,
    /// Attributions by how their content is written.
    pub forms: Forms,
    /// Attributions by what is done with them.
    pub acts: Acts,
    /// Attributions by what the cue says about the content.
    pub stances: Stances,
    /// First and second hand.
    pub hands: Hands,
    /// One entry for each speaking source, the one with most attributed words first.
    pub per_source: Vec<SourceBalance>,
    /// Speaking sources by kind.
    pub kinds: Vec<KindCount>,
    /// Speaking sources by role.
    pub roles: Vec<RoleCount>,
    /// Speaking sources by affiliation, in order of first source.
    pub affiliations: Vec<Affiliation>,
    /// Officials and security among the independent voices; gate 6.
    pub official_share: Gated,
    /// Dominance and diversity.
    pub concentration: Concentration,
    /// Where sources speak.
    pub placement: Placement,
    /// Who is written about and never heard, most mentioned first.
    pub not_heard: Vec<NotHeard>,
    /// Recorded silences.
    pub silences: u32,
    /// What wants a source and has none.
    pub unattributed: UnattributedCounts,
    /// Headline against body.
    pub headline: Headline,
    /// Claims of weight, and which of them more than one independent voice makes.
    #[serde(default)]
    pub corroboration: Corroboration,
    /// The sides that the policy declares; none without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sides: Option<Sides>,
}

/// Draws the balance of an article. Linear in its tokens and attributions.
#[must_use]
pub fn build(inputs: &Inputs<'_>) -> Balance {
    let words = shares::Words::count(inputs);
    let mut balance = shares::totals(inputs, &words);
    balance.per_source = per_source::build(inputs, &words);
    balance.concentration = concentration::build(inputs, &words, &balance.per_source);
    balance.placement = placement::build(inputs);
    balance.not_heard = subjects::not_heard(inputs.subjects);
    balance.headline = headline::build(inputs, &words);
    balance.corroboration = corroboration::build(inputs);
    balance.sides = sides::build(inputs, &words);
    balance
}

/// A count for an output.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
