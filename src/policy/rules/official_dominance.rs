//! `official-dominance`: power talks to itself.

use super::prelude::*;
use crate::balance::Ratio;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    // Laws and reports are no voices, outlets speak for others.
    let voice = |s: &Source| !matches!(s.kind, Kind::Document | Kind::Media);
    let power = |s: &Source| matches!(s.role_class, Role::Government | Role::Legislative | Role::Judicial | Role::Security);
    let count = |wanted: &dyn Fn(&Source) -> bool| {
        f.voices(f.speaking().into_iter().filter(|s| f.on.sources.list.get(*s).is_some_and(wanted))).len()
    };
    let official = Ratio { part: whole(count(&|s| voice(s) && power(s))), whole: whole(count(&voice)) };
    if official.whole < set.count("min_sources") || official.share().unwrap_or_default() < set.share("share") {
        return Vec::new();
    }
    let first = f.speaking().into_iter().find_map(|s| f.first_mention(f.on.sources.list.get(s)?));
    first.map(|span| Hit::at(span).with("part", official.part).with("whole", official.whole)).into_iter().collect()
}

fn whole(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
