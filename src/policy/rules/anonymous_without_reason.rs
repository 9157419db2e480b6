//! `anonymous-without-reason`: a name is withheld and the reader is not told why. A request is no reason.

use super::prelude::*;
use crate::rules::shape::AnonymityClass;
use crate::rules::tag::Class;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let reason = Class::Anonymity(AnonymityClass::Reason).set();
    let told = |s: &Source| {
        s.anonymity_reason.is_some()
            || f.first_mention(s)
                .is_some_and(|m| s.anonymity_requested && f.around(m.start(), 0, 1).any(|at| f.on.tags.set(at).meets(reason)))
    };
    f.anonymous_speakers(|_, s| !told(s))
}
