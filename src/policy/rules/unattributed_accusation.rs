//! `unattributed-accusation`: wrongdoing of somebody in the writer's own words.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut last = None;
    let mut hits = Vec::new();
    for u in f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Accusation) {
        let sentence = f.around(u.span.start(), 0, 0);
        let Some(act) = f.met.within(List::Involvement, &sentence) else { continue };
        let said = f.on.doc.span_of(act.clone());
        if last == Some(sentence.start) || f.has(List::Verdict, &sentence) || f.is_attributed(said) {
            continue;
        }
        last = Some(sentence.start);
        hits.push(Hit::at(said).beside([u.span]));
    }
    hits
}
