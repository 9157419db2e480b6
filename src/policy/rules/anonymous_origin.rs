//! `anonymous-origin`: any unnamed source, for those who quote none at all.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    f.anonymous_speakers(|_, _| true)
}
