//! `anonymous-attack`: an insult or an accusation behind a hidden name.

use super::prelude::*;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Set};

/// Who can be attacked by name.
const TARGET: Set =
    Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Honorific).set()).and(Class::Head(HeadClass::Organization).set());

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    f.anonymous_claims(|a, content| {
        let cue = f.tokens(a.cue);
        let said = cue.end.min(content.start)..content.end;
        let has_target = said.clone().any(|at| f.on.tags.set(at).meets(TARGET));
        f.has(List::Derogatory, content) || has_target && f.has(List::Accusing, &cue)
    })
}
