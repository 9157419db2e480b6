//! Dominance and diversity of voices.

use super::figure::{Figure, Gated, Ratio};
use super::per_source::SourceBalance;
use super::shares::Words;
use super::{Inputs, count};
use crate::provenance::Node;
use crate::rules::shape::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Dominance and diversity. A voice is an independent root of claims.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Concentration {
    /// Source with most attributed words.
    pub top_source: Option<Node>,
    /// Its share of the attributed words, given from 6 attributions on.
    pub top_words: Ratio,
    /// The share itself.
    pub top_share: Figure,
    /// Attributions of the voice with most of them, of all that go back to a voice; gate 6.
    pub top_voice: Gated,
    /// As many equally heard voices as this, by attributions (Hill number of order 1).
    pub effective_voices: Figure,
    /// The same by attributed words.
    pub effective_voices_by_words: Figure,
    /// Chance that two attributions come from different voices (unbiased Simpson diversity); gate 3.
    pub voice_diversity: Figure,
    /// Chance that two voices have different roles; gate 3.
    pub role_diversity: Figure,
}

pub(super) fn build(inputs: &Inputs<'_>, words: &Words, per_source: &[SourceBalance]) -> Concentration {
    let roots = &inputs.provenance.roots;
    let claims: Vec<u32> = roots.iter().map(|r| r.claims).collect();
    let mut spoken = vec![0u32; roots.len()];
    for (root, own) in inputs.provenance.root_of.iter().zip(&words.own) {
        if let Some(slot) = root.and_then(|r| spoken.get_mut(r)) {
            *slot += own;
        }
    }
    let mut roles: BTreeMap<Role, u32> = BTreeMap::new();
    for source in roots.iter().filter_map(|r| inputs.sources.list.get(*r.sources.first()?)) {
        *roles.entry(source.role_class).or_default() += 1;
    }
    let roles: Vec<u32> = roles.into_values().collect();
    let (rooted, voices, all) = (claims.iter().sum(), count(roots.len()), count(inputs.attributions.list.len()));
    let top = per_source.first();
    let top_words = top.map_or_else(Ratio::default, |s| s.words);
    Concentration {
        top_source: top.map(|s| s.source),
        top_words,
        top_share: Figure::new(all, 6, || top_words.share().unwrap_or_default()),
        top_voice: Gated::new(Ratio { part: claims.iter().copied().max().unwrap_or_default(), whole: rooted }, 6),
        effective_voices: Figure::new(rooted, 1, || hill(&claims)),
        effective_voices_by_words: Figure::new(spoken.iter().sum(), 1, || hill(&spoken)),
        voice_diversity: Figure::new(rooted, 3, || simpson(&claims)),
        role_diversity: Figure::new(voices, 3, || simpson(&roles)),
    }
}

/// Hill number of order 1: e to the Shannon entropy. 0 of nothing.
pub(super) fn hill(counts: &[u32]) -> f64 {
    let whole: f64 = counts.iter().map(|n| f64::from(*n)).sum();
    if whole <= 0.0 {
        return 0.0;
    }
    let shares = counts.iter().filter(|n| **n > 0).map(|n| f64::from(*n) / whole);
    (-shares.map(|p| p * p.ln()).sum::<f64>()).exp()
}

/// Unbiased Simpson diversity: the chance that two picks without putting back differ. 0 of fewer than two.
pub(super) fn simpson(counts: &[u32]) -> f64 {
    let whole: f64 = counts.iter().map(|n| f64::from(*n)).sum();
    if whole < 2.0 {
        return 0.0;
    }
    let same: f64 = counts.iter().map(|n| f64::from(*n) * (f64::from(*n) - 1.0)).sum();
    1.0 - same / (whole * (whole - 1.0))
}
