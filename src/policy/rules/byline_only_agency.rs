//! `byline-only-agency`: the byline says "agencies", the text names none.

use super::prelude::*;
use crate::text::{Paragraph, Zone};
use std::ops::Range;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let is_named = |s: &usize| f.on.sources.list.get(*s).is_some_and(|s| s.kind == Kind::Media && s.naming == Naming::Named);
    let generic = |tokens: &Range<usize>| tokens.clone().any(|at| f.words.has(List::GenericByline, f.on.doc.key(at)));
    let line = f.on.doc.paragraphs.iter().flat_map(origins).find(generic);
    let Some(line) = line.filter(|_| !f.on.sources.byline.iter().any(is_named)) else { return Vec::new() };
    let credited = (0..f.on.sources.list.len()).any(|s| is_named(&s) && f.carries(s));
    if credited { Vec::new() } else { vec![Hit::at(f.on.doc.span_of(line))] }
}

/// Where a paragraph says from whom it is: all of a byline, a dateline before the text and a credit behind it.
fn origins(paragraph: &Paragraph) -> [Range<usize>; 2] {
    let (tokens, body) = (&paragraph.tokens, &paragraph.body);
    match paragraph.zone {
        Zone::Byline => [tokens.clone(), tokens.end..tokens.end],
        _ => [
            tokens.start..if paragraph.dateline.is_some() { body.start } else { tokens.start },
            if paragraph.credit.is_some() { body.end } else { tokens.end }..tokens.end,
        ],
    }
}
