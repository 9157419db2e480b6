//! `anonymous-attack`: an insult behind a hidden name.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    f.anonymous_claims(|_, content| f.has(List::Derogatory, content))
}
