//! `unattributed-accusation`: wrongdoing of somebody in the writer's own words.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let wrong = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Accusation);
    wrong.filter(|u| !f.has(List::Verdict, &f.tokens(u.span))).map(|u| Hit::at(u.span)).collect()
}
