//! `anonymous-without-reason`: a name is withheld and the reader is not told why. A request is no reason, and neither is why
//! something else happened: what is attributed tells none, and the next sentence only where it withholds the name, too.

use super::prelude::*;
use crate::rules::shape::AnonymityClass;
use crate::rules::tag::{Class, Set};
use crate::text::Span;
use std::ops::Range;

const REASON: Set = Class::Anonymity(AnonymityClass::Reason).set();
const WITHHELD: Set = Class::Anonymity(AnonymityClass::Request).set().and(Class::Anonymity(AnonymityClass::Withheld).set());

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let tells = |at: usize| f.on.tags.set(at).meets(REASON) && f.on.doc.tokens.get(at).is_some_and(|token| !f.is_attributed(token.span));
    let withholds = |tokens: &Range<usize>| tokens.clone().any(|at| f.on.tags.set(at).meets(WITHHELD));
    let around = |m: Span| {
        let (here, near) = (f.around(m.start(), 0, 0), f.around(m.start(), 0, 1));
        let next = Some(here.end..near.end).filter(withholds).unwrap_or_default();
        here.chain(next).any(tells)
    };
    let told = |s: &Source| s.anonymity_reason.is_some() || s.anonymity_requested && f.first_mention(s).is_some_and(around);
    // People who were there, who use or watch something: what a passer-by says is not protected by leaving out the name.
    let public = |s: &Source| {
        matches!(s.role_class, Role::Eyewitness | Role::Citizen | Role::SocialMedia | Role::CultureSport | Role::Unknown)
            && s.naming == Naming::Described
            && !s.anonymity_requested
            && !f.is_of_rank(s)
    };
    f.anonymous_speakers(|_, s| !public(s) && !told(s))
}
