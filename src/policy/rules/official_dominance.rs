//! `official-dominance`: power talks to itself.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let official = f.on.balance.official_share.ratio();
    let share = official.share().unwrap_or_default();
    if official.whole < set.count("min_sources") || share < set.share("share") {
        return Vec::new();
    }
    let first = f.speaking().into_iter().find_map(|s| f.first_mention(f.on.sources.list.get(s)?));
    first.map(|span| Hit::at(span).with("part", official.part).with("whole", official.whole)).into_iter().collect()
}
