//! Through whom the words came: the source that a speaker cites, the outlet that carried a text.

use super::{Draft, mention};
use crate::attribution::model::SourceSlot;
use crate::attribution::view::{HEADS, MEDIA, TEXTS, View, fun};
use crate::attribution::{phrase, relay};
use crate::rules::shape::{FunctionClass, MarkerClass};
use crate::rules::tag::{Class, Pro};
use crate::rules::written::Written;
use std::ops::Range;

/// `outlet said, citing a source, that`: the inner source speaks, the outlet passes on.
pub(super) fn relay_inside(view: &View<'_>, draft: &mut Draft<'_>) {
    let relay = Class::Marker(MarkerClass::Relay).set() | Class::Marker(MarkerClass::Mouth).set();
    let zone = draft.words.end..draft.used;
    let Some(at) = view.tags.first_of(zone, Written::default(), relay) else { return };
    let len = view.len(at, relay);
    let noun = (at + len + 1..draft.used).rev().find(|at| is_own_saying(view, *at));
    let inner = phrase::subject(view, at + len..noun.unwrap_or(draft.used));
    if inner.tokens.is_empty() {
        return;
    }
    let (inner, outlets) = relay::handed_on(view, strip_link(view, inner.tokens), noun.unwrap_or(draft.used));
    let outer = phrase::subject(view, draft.words.end..at).tokens;
    draft.via.extend(outlets.into_iter().chain((!outer.is_empty()).then(|| mention(view, outer))));
    draft.extra.push(at..at + len);
    draft.extra.extend(noun.map(|at| at..at + 1));
    draft.source = SourceSlot::Mention(mention(view, inner));
}

/// A noun of saying with the pronoun of who speaks, before the complementiser (`citing officials, their saying that`).
fn is_own_saying(view: &View<'_>, at: usize) -> bool {
    let saying = Class::Masdar.set() | Class::Nominal.set();
    view.is_complementiser(at + 1) && view.tags.at(at).iter().any(|t| t.set.meets(saying) && t.morph.pronoun)
}

/// `in remarks that the paper carried`: the outlet behind a verb with a pronoun that describes the text.
pub(super) fn carried_by(view: &View<'_>, channel: Range<usize>) -> Option<Range<usize>> {
    let text = channel.clone().find(|at| view.is(*at, TEXTS | Class::Nominal.set()))?;
    let end = channel.end.min(text + CARRIED);
    let behind = |at: usize| at + 1 + usize::from(view.is(at + 1, fun(FunctionClass::Preposition)) && view.has_pronoun(at + 1));
    let outlet = |at: usize| view.is(at, MEDIA) && !view.has_clitic(at, Pro::BEH.with(Pro::LAM));
    let led = fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct);
    let plain = |at: usize| !view.is(at, HEADS | led) && (view.has_pronoun(at - 1) || !view.is(at - 1, led));
    let verb = (text + 1..end.saturating_sub(1)).find(|at| view.has_pronoun(*at) && plain(*at) && outlet(behind(*at)))?;
    let mut named = phrase::complement(view, behind(verb)..channel.end);
    named.end -= usize::from(view.opens(named.end - 1).is_some());
    (!(text..verb).any(|at| view.mark(at).is_some())).then_some(named)
}

/// Words from a text to the outlet that carried it.
const CARRIED: usize = 6;

fn strip_link(view: &View<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.end > tokens.start && view.is(tokens.end - 1, fun(FunctionClass::Complementiser)) {
        tokens.end -= 1;
    }
    tokens
}
