//! `casualty-single-party`: a toll by the word of a belligerent alone, and nothing on whether it was checked.

use super::prelude::*;
use std::collections::BTreeMap;

/// Words behind a toll in which its victims are told.
const VICTIMS: usize = 6;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut tolls: BTreeMap<u64, (bool, Hit)> = BTreeMap::new();
    for (at, a) in f.body_claims() {
        let found = a.content.iter().find_map(|c| f.toll(f.tokens(*c)));
        let (Some(toll), Some((index, source))) = (found, f.source(at)) else { continue };
        // Where no sides are declared, who counts the dead of a fire is no belligerent: fighters must be among the dead.
        let fighters = || f.has(List::Fighter, &(toll.noun..toll.noun + VICTIMS));
        let belligerent = if f.parties.is_empty() { source.role_class == Role::Security && fighters() } else { f.party(index).is_some() };
        let checked = f.has(List::Verification, &f.around(a.cue.start(), 0, 2));
        let hit = || Hit::at(toll.span).with("source", &source.name).sure(a.confidence);
        let (independent, _) = tolls.entry(toll.number.value).or_insert_with(|| (false, hit()));
        *independent |= !belligerent || checked;
    }
    tolls.into_values().filter(|(independent, _)| !independent).map(|(_, hit)| hit).collect()
}
