//! The sides that a policy declares: how much each of them says, where, and by what cues.

use super::figure::{Figure, Ratio};
use super::per_source::{Stances, VerbCount};
use super::placement::{Place, PlaceKind, Places};
use super::shares::Words;
use super::{Inputs, count};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Attributions of the sides together from which on an imbalance is given.
///
/// *Source*: arithmetic. An imbalance of 0.75 is 7 of 8 for one side; of 8 tosses of a fair coin 7 or more fall alike in 7 of 100 cases.
const GATE: u32 = 8;
/// Attributions of each side from which on the gap of their cues is given.
const GAP_GATE: u32 = 3;

/// The declared sides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sides {
    /// Each of them, in the order of the policy, also one that does not speak.
    pub parties: Vec<PartyBalance>,
    /// How unevenly the attributions lie: 0 equal, 1 one side alone. Of two sides their difference by their sum, of more half the
    /// distance from equal shares; gate 8.
    pub imbalance: Figure,
    /// The same by attributed words; gate 8 attributions.
    pub imbalance_by_words: Figure,
    /// The same by attributions, each the lighter the later its paragraph (1 by the binary logarithm of 1 and its rank, the headline
    /// first); gate 8 attributions.
    pub imbalance_by_prominence: Figure,
    /// Share of endorsing cues less that of doubting ones, the highest of a side less the lowest, 0 to 2; gate 3 attributions of
    /// each.
    pub stance_gap: Figure,
}

/// What a declared side carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyBalance {
    /// Its key in the policy.
    pub party: String,
    /// What it is called: the first of its names.
    pub name: String,
    /// Its sources that speak.
    pub sources: u32,
    /// Their attributions, of all.
    pub attributions: Ratio,
    /// Attributed words that are theirs, of all attributed words.
    pub words: Ratio,
    /// Where one of them first speaks; `null` when none does.
    pub first: Option<Place>,
    /// What the cues say about their words.
    pub stances: Stances,
    /// The cues they are given, most frequent first.
    pub verbs: Vec<VerbCount>,
}

/// The sides; `None` where none are declared.
pub(super) fn build(inputs: &Inputs<'_>, words: &Words) -> Option<Sides> {
    let standing = &inputs.provenance.standing;
    if standing.parties.is_empty() {
        return None;
    }
    let (all, attributed) = (count(inputs.attributions.list.len()), words.attributed());
    let none = |side: &crate::provenance::Side| PartyBalance {
        party: side.id.clone(),
        name: side.name.clone(),
        sources: 0,
        attributions: Ratio { part: 0, whole: all },
        words: Ratio { part: 0, whole: attributed },
        first: None,
        stances: Stances::default(),
        verbs: Vec::new(),
    };
    let mut parties: Vec<PartyBalance> = standing.parties.iter().map(none).collect();
    let mut prominence = vec![0.0; parties.len()];
    let places = Places::new(inputs.doc);
    for (i, a) in inputs.attributions.list.iter().enumerate() {
        let at = inputs.sources.of.get(i).copied().flatten().and_then(|s| standing.party(s));
        let Some((at, party)) = at.and_then(|at| Some((at, parties.get_mut(at)?))) else { continue };
        let place = places.at(a.cue.start());
        party.attributions.part += 1;
        party.words.part += words.own.get(i).copied().unwrap_or_default();
        party.first = party.first.or(Some(place));
        party.stances.add(a.stance);
        add_verb(&mut party.verbs, (inputs.rule)(a.rule), a.cue.slice(&inputs.doc.text));
        prominence.iter_mut().skip(at).take(1).for_each(|sum| *sum += weight(place));
    }
    for (i, _, _) in words.speaking(inputs) {
        if let Some(party) = standing.party(i).and_then(|p| parties.get_mut(p)) {
            party.sources += 1;
        }
    }
    parties.iter_mut().for_each(|p| p.verbs.sort_by_key(|v| std::cmp::Reverse(v.count)));
    Some(figures(parties, &prominence))
}

fn figures(parties: Vec<PartyBalance>, prominence: &[f64]) -> Sides {
    let of = |count: fn(&PartyBalance) -> u32| parties.iter().map(|p| f64::from(count(p))).collect::<Vec<f64>>();
    let n = parties.iter().map(|p| p.attributions.part).sum();
    let several = if parties.len() > 1 { n } else { 0 };
    let figure = |shares: &[f64]| Figure::new(several, GATE, || uneven(shares));
    let least = if parties.len() > 1 { parties.iter().map(|p| p.attributions.part).min().unwrap_or_default() } else { 0 };
    Sides {
        imbalance: figure(&of(|p| p.attributions.part)),
        imbalance_by_words: figure(&of(|p| p.words.part)),
        imbalance_by_prominence: figure(prominence),
        stance_gap: Figure::new(least, GAP_GATE, || gap(&parties)),
        parties,
    }
}

fn add_verb(verbs: &mut Vec<VerbCount>, rule: &str, cue: &str) {
    match verbs.iter_mut().find(|verb| verb.rule == rule) {
        Some(verb) => verb.count += 1,
        None => verbs.push(VerbCount { rule: rule.to_owned(), cue: cue.to_owned(), count: 1 }),
    }
}

/// What an attribution weighs by its place: the headline 1, and less from paragraph to paragraph.
fn weight(place: Place) -> f64 {
    let rank = if place.zone == PlaceKind::Body { place.paragraph + 1 } else { 1 };
    1.0 / f64::from(1 + rank).log2()
}

/// How unevenly shares lie: 0 equal, 1 all at one.
fn uneven(shares: &[f64]) -> f64 {
    let whole: f64 = shares.iter().sum();
    match shares {
        _ if whole <= 0.0 => 0.0,
        [a, b] => (a - b).abs() / whole,
        _ => shares.iter().map(|s| (s / whole - 1.0 / shares.len() as f64).abs()).sum::<f64>() / 2.0,
    }
}

fn gap(parties: &[PartyBalance]) -> f64 {
    let lean = |p: &PartyBalance| (f64::from(p.stances.endorsing) - f64::from(p.stances.doubting)) / f64::from(p.attributions.part.max(1));
    let leans = parties.iter().map(lean);
    leans.clone().fold(f64::MIN, f64::max) - leans.fold(f64::MAX, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sides_are_compared_by_difference_and_more_by_distance_from_equal_shares() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(uneven(&[4.0, 4.0]), 0.0) && close(uneven(&[7.0, 1.0]), 0.75) && close(uneven(&[5.0, 0.0]), 1.0));
        assert!(close(uneven(&[3.0, 0.0, 0.0]), 2.0 / 3.0) && close(uneven(&[]), 0.0));
    }
}
