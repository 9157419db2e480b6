//! `vague-anonymous-source`: a source told by words that tell nothing.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let least = set.count("min_specificity");
    f.anonymous_speakers(|_, s| u32::from(s.specificity) < least && s.role_class != Role::Eyewitness)
}
