//! Recorded silences: `declined to comment`, `did not say`.

use super::draft::mention;
use super::lead;
use super::model::{Silence, SourceSlot};
use super::phrase;
use super::view::{HEADS, NAMES, View, fun};
use crate::rules::morph::Agreement;
use crate::rules::shape::{FunctionClass, SilenceClass};
use crate::rules::tag::{Class, Set};
use std::ops::Range;

const SILENCES: Set = Class::Silence(SilenceClass::Declined)
    .set()
    .and(Class::Silence(SilenceClass::Unreachable).set())
    .and(Class::Silence(SilenceClass::DidNotAnswer).set())
    .and(Class::Silence(SilenceClass::DidNotSay).set());

/// Appends the silences among the tokens of a sentence.
pub(crate) fn find(view: &View<'_>, sentence: Range<usize>, out: &mut Vec<Silence>) {
    for at in view.tags.places(sentence.clone(), SILENCES) {
        let Some(tag) = view.tag(at, SILENCES) else { continue };
        let Class::Silence(kind) = tag.class else { continue };
        let end = at + usize::from(tag.len);
        let limit = sentence.end.min(end + 20);
        let asked =
            (end..limit).find(|i| view.is(*i, fun(FunctionClass::Preposition) | fun(FunctionClass::Complementiser))).unwrap_or(limit);
        let behind = phrase::subject(view, end..asked).tokens;
        let before = lead::before(view, at, sentence.start);
        if kind == SilenceClass::DidNotSay && behind.is_empty() && is_passive(view, end) {
            continue;
        }
        let speaks = |r: &Range<usize>| r.clone().any(|i| view.is(i, HEADS | NAMES));
        let who = if speaks(&behind) {
            SourceSlot::Mention(mention(view, behind))
        } else if speaks(&before) {
            SourceSlot::Mention(mention(view, before))
        } else {
            SourceSlot::Dropped(Agreement::default())
        };
        out.push(Silence { span: view.span(at..end), who, kind, rule: tag.rule });
    }
}

/// `Not announced`, of what stands before it: a pronoun points back to that, or nothing but "yet" follows.
fn is_passive(view: &View<'_>, end: usize) -> bool {
    let yet = view.is(end, fun(FunctionClass::Preposition)) && (view.mark(end + 1).is_some() || view.opens_text(end + 1));
    view.is_about(end) || yet
}
