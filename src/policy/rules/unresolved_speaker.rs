//! `unresolved-speaker`: a verb that goes on, and two who could be its subject.

use super::prelude::*;
use crate::attribution::model::{Agreement, SourceSlot};
use crate::rules::sets::TITLES;
use crate::text::Span;
use std::collections::BTreeSet;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let list = &f.on.attributions.list;
    let mut hits = Vec::new();
    for (index, a) in f.body_claims() {
        let SourceSlot::Dropped(wanted) = &a.source else { continue };
        let Some(here) = f.sentence_at(a.cue.start()).filter(|s| *s > 0) else { continue };
        // Only the verb that opens a sentence goes on; inside one, its subject is plain.
        let opens = f.sentence(here).start + 1 >= f.token_at(a.cue.start());
        let before = f.sentence(here.saturating_sub(2).max(first_of(f, a.paragraph)));
        if !opens || a.parent.is_some() || f.on.doc.sentences.get(here - 1).map(|s| s.paragraph) != Some(a.paragraph) {
            continue;
        }
        let start = f.on.doc.span_of(before).start();
        let near = list.get(..index).unwrap_or_default().iter().enumerate().rev().take_while(|(_, b)| b.cue.start() >= start);
        let speakers: BTreeSet<usize> = near
            .filter(|(_, b)| b.parent.is_none() && matches!(&b.source, SourceSlot::Mention(m) if agree(m.agreement, *wanted)))
            .filter(|(_, b)| is_person(f, f.at(b)))
            .filter_map(|(at, _)| f.source(at).filter(|(_, s)| matches!(s.kind, Kind::Person)).map(|(s, _)| s))
            .collect();
        if speakers.len() >= 2 {
            let names: Vec<&str> = speakers.iter().filter_map(|s| f.on.sources.list.get(*s)).map(|s| s.name.as_str()).collect();
            hits.push(Hit::at(a.cue).with("first", names.first().unwrap_or(&"")).with("second", names.last().unwrap_or(&"")));
        }
    }
    hits
}

/// The first sentence of a paragraph.
fn first_of(f: &Facts<'_>, paragraph: usize) -> usize {
    f.on.doc.sentences.partition_point(|s| s.paragraph < paragraph)
}

/// A noun phrase that begins with a word for a person: a name alone may be a word that was misread.
fn is_person(f: &Facts<'_>, span: Span) -> bool {
    f.on.tags.set(f.token_at(span.start())).meets(TITLES)
}

fn agree(have: Agreement, want: Agreement) -> bool {
    let gender = have.feminine.zip(want.feminine).is_none_or(|(a, b)| a == b);
    gender && have.number.zip(want.number).is_none_or(|(a, b)| a == b)
}
