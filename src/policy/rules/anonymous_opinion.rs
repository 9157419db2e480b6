//! `anonymous-opinion`: anonymity used for a judgement or a forecast.

use super::prelude::*;
use crate::rules::shape::Act;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    f.anonymous_claims(|a, content| a.act == Act::Opinion || f.has(List::Evaluation, content))
}
