//! `unattributed-accusation`: wrongdoing of somebody in the writer's own words.

use super::prelude::*;
use crate::attribution::model::Unattributed;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Set};

/// Who can be blamed by name.
const TARGET: Set =
    Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Honorific).set()).and(Class::Head(HeadClass::Organization).set());

/// What begins another clause.
const CLAUSE: Set =
    Class::Verb.set().and(Class::Function(FunctionClass::Complementiser).set()).and(Class::Function(FunctionClass::Relative).set());

/// Words of a subject before its predicate.
const REACH: usize = 6;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for act in f.met.list(List::Involvement) {
        let sentence = f.around(f.on.doc.span_of(act.clone()).start(), 0, 0);
        // "Was involved the deputy", "the president is involved"; elsewhere the word is a clause, an adjective, a noun.
        let is_target = |at: usize| f.on.tags.set(at).meets(TARGET);
        let opens = act.start <= sentence.start + 1 && is_target(act.end);
        let between = sentence.start..act.start;
        let predicate = between.len() <= REACH && is_target(sentence.start) && !between.clone().any(|at| f.on.tags.set(at).meets(CLAUSE));
        let said = f.on.doc.span_of(act.clone());
        if f.in_body(act.start)
            && (opens || predicate)
            && !f.has(List::Verdict, &sentence)
            && !f.is_attributed(said)
            && !f.is_definite(act.start)
        {
            let wrong = f.on.attributions.unattributed.iter().filter(|u| u.kind == UnattributedKind::Accusation);
            let inside = |u: &&Unattributed| f.on.doc.span_of(sentence.clone()).contains(u.span);
            hits.push(Hit::at(said).beside(wrong.filter(inside).map(|u| u.span).take(1)));
        }
    }
    hits
}
