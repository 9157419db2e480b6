//! `anonymous-dominant`: most sources have no name.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let speaking = f.speaking();
    let unnamed: Vec<usize> = speaking.iter().copied().filter(|s| f.is_anonymous(*s)).collect();
    let (part, whole) = (unnamed.len(), speaking.len());
    let share = part as f64 / whole.max(1) as f64;
    if whole < set.count("min_sources") as usize || share <= set.share("share") {
        return Vec::new();
    }
    let mentions = unnamed.iter().filter_map(|s| f.first_mention(f.on.sources.list.get(*s)?));
    let mut mentions: Vec<_> = mentions.collect();
    mentions.sort_unstable();
    let first = mentions.first().map(|m| Hit::at(*m).with("part", part).with("whole", whole).beside(mentions.iter().skip(1).copied()));
    first.into_iter().collect()
}
