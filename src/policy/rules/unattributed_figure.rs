//! `unattributed-figure`: a number of casualties in the writer's own words.

use super::prelude::*;
use crate::attribution::model::Unattributed;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let figures = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Casualty);
    // A year, a month or "since" in the sentence tells of the past, which needs no source.
    let is_past = |u: &&Unattributed| {
        let sentence = f.around(u.span.start(), 0, 0);
        f.has(List::Background, &sentence) || sentence.into_iter().any(|at| f.is_year(at))
    };
    let victims = |u: &&Unattributed| f.has(List::Victim, &f.tokens(u.span));
    let current = figures.filter(|u| !is_past(u) && victims(u));
    // Two words for victims around one number are one figure; over a line's end there is none.
    let mut hits: Vec<Hit> = Vec::new();
    for u in current.filter(|u| !u.span.slice(&f.on.doc.text).contains('\n')) {
        match hits.last_mut() {
            Some(last) if last.span.overlaps(u.span) => last.span = last.span.cover(u.span),
            _ => hits.push(Hit::at(u.span)),
        }
    }
    hits
}
