//! `unattributed-accusation`: wrongdoing of somebody in the writer's own words.

use super::prelude::*;
use crate::attribution::model::Unattributed;
use crate::policy::accused::blamed;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for act in f.met.list(List::Involvement) {
        let said = f.on.doc.span_of(act.clone());
        let sentence = f.around(f.on.doc.span_of(act.clone()).start(), 0, 0);
        let own = f.in_body(act.start) && !f.has(List::Verdict, &sentence) && !f.is_attributed(said);
        if own && blamed(f, act, &sentence).is_some() {
            let wrong = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Accusation);
            let inside = |u: &&Unattributed| f.on.doc.span_of(sentence.clone()).contains(u.span);
            hits.push(Hit::at(said).beside(wrong.filter(inside).map(|u| u.span).take(1)));
        }
    }
    hits
}
