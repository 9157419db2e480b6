//! `contested-label-unattributed`: a contested word in the writer's own voice.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for at in 0..f.on.doc.tokens.len() {
        let quoted = f.on.doc.tokens.get(at).is_none_or(|t| t.quote != u32::MAX || t.sentence == u32::MAX);
        let Some(label) = f.labels.iter().filter(|_| !quoted).find(|label| f.is_phrase(at, label)) else { continue };
        let span = f.on.doc.span_of(at..at + label.len());
        let own = !f.is_attributed(span) && !f.has(List::Describing, &f.around(span.start(), 0, 0));
        if own {
            hits.push(Hit::at(span).with("label", span.slice(&f.on.doc.text)));
        }
    }
    hits
}
