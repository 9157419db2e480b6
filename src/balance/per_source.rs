//! What each source carries.

use super::figure::Ratio;
use super::placement::Place;
use super::shares::{Forms, Words};
use super::{Inputs, count};
use crate::provenance::Node;
use crate::rules::shape::Stance;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one source carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceBalance {
    /// Id of the source.
    pub source: Node,
    /// Its attributions, of all.
    pub attributions: Ratio,
    /// Attributed words that are its own, of all attributed words.
    pub words: Ratio,
    /// Claims that have it in their chain, as speaker, issuer or relay, of all.
    pub carries: Ratio,
    /// Its attributions that came through a relay.
    pub second_hand: u32,
    /// Where it first speaks.
    pub first: Place,
    /// How its words are written.
    pub forms: Forms,
    /// What the cues say about its words.
    pub stances: Stances,
    /// The cues it is given, most frequent first.
    pub verbs: Vec<VerbCount>,
}

/// Counts by stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Stances {
    pub neutral: u32,
    pub endorsing: u32,
    pub doubting: u32,
    pub conceding: u32,
    pub revealing: u32,
}

impl Stances {
    pub(super) fn add(&mut self, stance: Stance) {
        match stance {
            Stance::Neutral => self.neutral += 1,
            Stance::Endorsing => self.endorsing += 1,
            Stance::Doubting => self.doubting += 1,
            Stance::Conceding => self.conceding += 1,
            Stance::Revealing => self.revealing += 1,
        }
    }
}

/// How often a source is given a cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VerbCount {
    /// The rule of the cue.
    pub rule: String,
    /// The cue as first written for this source.
    pub cue: String,
    /// How often.
    pub count: u32,
}

/// One entry for each speaking source, most attributed words first, then most attributions, then first mention.
pub(super) fn build(inputs: &Inputs<'_>, words: &Words) -> Vec<SourceBalance> {
    let (all, attributed) = (count(inputs.attributions.list.len()), words.attributed());
    let mut slots: Vec<Option<usize>> = vec![None; inputs.sources.list.len()];
    let mut list = Vec::with_capacity(slots.len());
    for (i, _, n) in words.speaking(inputs) {
        if let Some(slot) = slots.get_mut(i) {
            *slot = Some(list.len());
        }
        let carries = inputs.provenance.carries.get(i).copied().unwrap_or_default();
        list.push(SourceBalance {
            source: Node::Source(i),
            attributions: Ratio { part: n, whole: all },
            words: Ratio { part: 0, whole: attributed },
            carries: Ratio { part: carries, whole: all },
            second_hand: 0,
            first: Place::default(),
            forms: Forms::default(),
            stances: Stances::default(),
            verbs: Vec::new(),
        });
    }
    add_attributions(inputs, words, &slots, &mut list);
    add_verbs(inputs, &slots, &mut list);
    // Stable, so that equals stay in order of first mention.
    list.sort_by_key(|s| std::cmp::Reverse((s.words.part, s.attributions.part)));
    list
}

/// The place among the speaking sources of an attribution's source.
fn slot(slots: &[Option<usize>], source: Option<usize>) -> Option<usize> {
    source.and_then(|source| slots.get(source).copied().flatten())
}

fn add_attributions(inputs: &Inputs<'_>, words: &Words, slots: &[Option<usize>], list: &mut [SourceBalance]) {
    let places = super::placement::Places::new(inputs.doc);
    let mut placed = vec![false; list.len()];
    for (i, a) in inputs.attributions.list.iter().enumerate() {
        let slot = slot(slots, inputs.sources.of.get(i).copied().flatten());
        let Some((slot, entry)) = slot.and_then(|s| Some((s, list.get_mut(s)?))) else { continue };
        entry.words.part += words.own.get(i).copied().unwrap_or_default();
        entry.second_hand += u32::from(inputs.provenance.hops.get(i).is_some_and(|h| *h > 1));
        entry.forms.add(a.form);
        entry.stances.add(a.stance);
        if let Some(placed) = placed.get_mut(slot).filter(|p| !**p) {
            entry.first = places.at(a.cue.start());
            *placed = true;
        }
    }
}

fn add_verbs(inputs: &Inputs<'_>, slots: &[Option<usize>], list: &mut [SourceBalance]) {
    for (a, source) in inputs.attributions.list.iter().zip(&inputs.sources.of) {
        let Some(entry) = slot(slots, *source).and_then(|s| list.get_mut(s)) else { continue };
        let rule = (inputs.rule)(a.rule);
        // A source has few cues, and never more than there are rules.
        if let Some(verb) = entry.verbs.iter_mut().find(|verb| verb.rule == rule) {
            verb.count += 1;
        } else {
            entry.verbs.push(VerbCount { rule: rule.to_owned(), cue: a.cue.slice(&inputs.doc.text).to_owned(), count: 1 });
        }
    }
    for entry in list {
        entry.verbs.sort_by_key(|v| std::cmp::Reverse(v.count));
    }
}
