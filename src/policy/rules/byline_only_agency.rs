//! `byline-only-agency`: the byline says "agencies", the text names none.

use super::prelude::*;
use crate::text::{Paragraph, Zone};

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let is_named = |s: &usize| f.on.sources.list.get(*s).is_some_and(|s| s.kind == Kind::Media && s.naming == Naming::Named);
    let line = f.on.doc.paragraphs.iter().find(|p| p.zone == Zone::Byline);
    let generic = |p: &&Paragraph| p.tokens.clone().any(|at| f.words.has(List::GenericByline, f.on.doc.key(at)));
    let Some(line) = line.filter(generic).filter(|_| !f.on.sources.byline.iter().any(is_named)) else { return Vec::new() };
    let credited = (0..f.on.sources.list.len()).any(|s| is_named(&s) && f.carries(s));
    if credited { Vec::new() } else { vec![Hit::at(line.span)] }
}
