//! `anonymous-opinion`: anonymity used for a judgement or a forecast.

use super::prelude::*;
use crate::rules::shape::{Act, FunctionClass};
use crate::rules::tag::Class;
use crate::text::affixes::WAW;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    // "Expressed thanks, condolences, hope": a courtesy is no judgement. What is held comes behind "that" or in quotation marks.
    let that = Class::Function(FunctionClass::Complementiser).set();
    let held = |content: &std::ops::Range<usize>| {
        let before = content.start.saturating_sub(1);
        // "and that" goes on with what somebody else says
        let introduced = f.on.tags.set(before).meets(that) && !f.on.doc.key(before).starts_with(WAW);
        introduced || [before, content.start].into_iter().any(|at| f.opens_quote(at))
    };
    let holds = |a: &Attribution| a.act == Act::Opinion && !f.has(List::Wanting, &f.tokens(a.cue));
    f.anonymous_claims(|a, content| holds(a) && held(content))
}
