//! `anonymous-dominant`: most sources have no name.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    // With the article a source points to one that was told of before; it is not counted again.
    let first = |s: usize| f.on.sources.list.get(s).and_then(|source| f.first_mention(source));
    let is_new = |s: &usize| !f.is_anonymous(*s) || first(*s).is_none_or(|m| !f.points_back(f.token_at(m.start())));
    let speaking: Vec<usize> = f.speaking().into_iter().filter(is_new).collect();
    let unnamed: Vec<usize> = speaking.iter().copied().filter(|s| f.is_anonymous(*s)).collect();
    let (part, whole) = (unnamed.len(), speaking.len());
    let share = part as f64 / whole.max(1) as f64;
    if whole < set.count("min_sources") as usize || share <= set.share("share") {
        return Vec::new();
    }
    let mentions = unnamed.iter().filter_map(|s| first(*s));
    let mut mentions: Vec<_> = mentions.collect();
    mentions.sort_unstable();
    let first = mentions.first().map(|m| Hit::at(*m).with("part", part).with("whole", whole).beside(mentions.iter().skip(1).copied()));
    first.into_iter().collect()
}
