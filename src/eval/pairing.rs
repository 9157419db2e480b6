//! Which attribution of the program is which of the annotator, and which source is which.

use super::annotation::Claim;
use super::words::{WordSet, agreement};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Agreement of contents from which two attributions are one, whatever their cues.
const SAME: f64 = 0.5;

/// An attribution and the words of its content.
#[derive(Debug)]
pub(super) struct Counted<'a> {
    /// The attribution.
    pub(super) claim: &'a Claim,
    /// Words of its content.
    pub(super) words: WordSet,
}

/// Pairs of an attribution found and one annotated, one to one, the most alike first.
pub(super) fn pair(found: &[Counted<'_>], gold: &[Counted<'_>]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, p) in found.iter().enumerate() {
        for (j, g) in gold.iter().enumerate() {
            let alike = agreement(&p.words, &g.words);
            let cue = p.claim.cues.iter().any(|a| g.claim.cues.iter().any(|b| a.overlaps(*b)));
            if cue || alike >= SAME {
                candidates.push((if cue { 2.0 } else { 0.0 } + alike, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut of_found, mut of_gold) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !of_found.contains(&i) && !of_gold.contains(&j) {
            of_found.insert(i);
            of_gold.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Source found → source annotated, one to one, those first that meet most often.
pub(super) fn map_sources<'a>(met: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>) -> BTreeMap<&'a str, &'a str> {
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (found, gold) in met {
        if let (Some(found), Some(gold)) = (found, gold) {
            *counts.entry((found, gold)).or_default() += 1;
        }
    }
    let mut order: Vec<_> = counts.into_iter().collect();
    // Ties go by the two ids as the reference scorer writes them, so that the same pair wins.
    order.sort_by_key(|((found, gold), n)| (Reverse(*n), format!("('{found}', '{gold}')")));
    let (mut map, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for ((found, gold), _) in order {
        if !map.contains_key(found) && taken.insert(gold) {
            map.insert(found, gold);
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_that_meets_most_often_is_mapped_first() {
        let met = [("S1", "G1"), ("S2", "G1"), ("S2", "G1"), ("S1", "G2")].map(|(a, b)| (Some(a), Some(b)));
        assert_eq!(map_sources(met.into_iter()), BTreeMap::from([("S1", "G2"), ("S2", "G1")]));
    }

    #[test]
    fn a_source_that_is_nobody_is_not_mapped() {
        assert_eq!(map_sources([(None, Some("G1")), (Some("S1"), None)].into_iter()), BTreeMap::new());
    }
}
