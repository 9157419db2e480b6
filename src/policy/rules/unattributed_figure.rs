//! `unattributed-figure`: a number of casualties in the writer's own words.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let figures = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Casualty);
    // A year in the sentence tells of the past, which needs no source.
    let current = figures.filter(|u| !f.around(u.span.start(), 0, 0).any(|at| f.is_year(at)));
    current.map(|u| Hit::at(u.span)).collect()
}
