//! `agentless-report`: words that report and name nobody, or the outlet itself.

use super::prelude::*;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Class;

/// Words between "learnt" and what was learnt.
const REACH: usize = 6;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let that = Class::Function(FunctionClass::Complementiser).set();
    // "Believes that" in the middle of a sentence has its subject before it.
    let opens = |r: &&std::ops::Range<usize>| {
        f.sentence_at(f.on.doc.span_of(r.start..r.start + 1).start()).is_some_and(|s| f.sentence(s).start == r.start)
    };
    let rumours = f.met.list(List::Rumour).iter().filter(opens).cloned();
    // The outlet's own name stands in quotation marks or brackets.
    let own = f
        .met
        .list(List::OwnKnowledge)
        .iter()
        .filter(|r| f.opens_quote(r.end) && (r.end..r.end + REACH).any(|at| f.on.tags.set(at).meets(that)))
        .cloned();
    let mut found: Vec<_> = rumours.chain(own).collect();
    found.sort_by_key(|r| r.start);
    found.dedup_by_key(|r| f.sentence_at(f.on.doc.span_of(r.clone()).start()));
    let span = |r| f.on.doc.span_of(r);
    // Inside somebody's words it is that person's rumour.
    let free = |r: &std::ops::Range<usize>| {
        !f.is_attributed(f.on.doc.span_of(r.start..r.start + 1)) && f.in_body(r.start) && !f.is_definite(r.start)
    };
    found.into_iter().filter(free).map(|r| Hit::at(span(r))).collect()
}
