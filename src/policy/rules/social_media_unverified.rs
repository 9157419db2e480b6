//! `social-media-unverified`: a clip or post with neither account nor check.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for met in f.met.list(List::SocialMedia) {
        let span = f.on.doc.span_of(met.clone());
        let (here, after) = (f.around(span.start(), 0, 0), f.around(span.start(), 1, 1));
        let known = met.clone().any(|at| f.is_definite(at)) || hits.last().is_some_and(|h: &Hit| f.around(h.span.start(), 0, 0) == here);
        if !known && f.in_body(met.start) && !f.has(List::SocialAccount, &here) && !f.has(List::Verification, &after) {
            hits.push(Hit::at(span));
        }
    }
    hits
}
