//! `byline-only-agency`: the byline says "agencies", the text names none.

use super::prelude::*;
use crate::text::Zone;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let byline = &f.on.sources.byline;
    let is_named = |s: &usize| f.on.sources.list.get(*s).is_some_and(|s| s.kind == Kind::Media && s.naming == Naming::Named);
    let line = f.on.doc.paragraphs.iter().find(|p| p.zone == Zone::Byline);
    let Some(line) = line.filter(|_| !byline.is_empty() && !byline.iter().any(is_named)) else { return Vec::new() };
    let credited = (0..f.on.sources.list.len()).any(|s| is_named(&s) && f.carries(s));
    if credited { Vec::new() } else { vec![Hit::at(line.span)] }
}
