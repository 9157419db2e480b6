//! Verbs that pass another's words on: `agency quoted an official as saying that …`.
//!
//! *Source*: the templates for second-hand chains counted in decision 0004. A relay
//! verb without an inner speaker, or without a clause, is transport or greetings.

use super::cue::{Cue, Kind};
use super::draft::{self, Body, Draft, mention, plain};
use super::frame::{self, Link};
use super::model::{Mention, SourceSlot};
use super::view::{HEADS, MEDIA, NAMES, View, fun};
use super::{late, lead, phrase};
use crate::rules::morph::Agreement;
use crate::rules::sets::SAYINGS;
use crate::rules::shape::{FunctionClass, Word};
use crate::rules::tag::{Pro, Tag};
use crate::text::Mark;
use std::ops::Range;

/// Reads a relay verb.
pub(crate) fn read<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>) -> Option<Draft<'a>> {
    if cue.negated || cue.morph().first_person || cue.kind == Kind::Noun {
        return None;
    }
    let end = view.around(cue.tokens.start).map_or(sentence.end, |q| sentence.end.min(q.inner.end));
    let limit = end.min(cue.tokens.end + 40);
    let Some((at, attached)) = preposition(view, cue, limit) else { return told(view, cue, limit) };
    let inner_from = if attached { cue_after(view, at + 1, limit) } else { at + 1 };
    let speech = speech(view, cue, inner_from, limit)?;
    let outer = if attached && at == cue.tokens.end { at + 1..speech.noun } else { cue.tokens.end..at };
    let late = late::subject(view, outer.clone(), cue.morph().agreement);
    let outer = late.unwrap_or_else(|| phrase::subject(view, outer)).tokens;
    let mut via = Vec::new();
    let source = if attached {
        described(view, cue, sentence)
    } else {
        let inner = phrase::subject(view, inner_from..speech.noun).tokens;
        if inner.is_empty() {
            return None;
        }
        let (inner, outlets) = handed_on(view, inner, speech.noun);
        via = outlets;
        SourceSlot::Mention(mention(view, inner))
    };
    let outlet = if outer.is_empty() { before(view, cue, sentence) } else { Some(mention(view, outer)) };
    // people and goods are carried, too, and who learns something need not publish it
    let weak = speech.link == Link::Object && speech.extra.is_empty() || view.says(at, Word::Of);
    let published = |outlet: Mention| outlet.tokens().any(|at| view.is(at, MEDIA) || view.opens(at).is_some());
    if weak && !outlet.is_some_and(published) {
        return None;
    }
    via.extend(outlet.filter(|outlet| source != SourceSlot::Mention(*outlet)));
    let words = if at == cue.tokens.end && !attached { cue.tokens.start..at + 1 } else { cue.tokens.clone() };
    Some(Draft {
        words,
        extra: speech.extra,
        via,
        source,
        channel: 0..0,
        link: speech.link,
        body: if speech.link == Link::Quote { Body::Quote(speech.content) } else { Body::From(speech.content) },
        used: speech.content,
        piece: speech.content,
        reasons: vec![("relay", 2)],
        cue: cue.clone(),
    })
}

/// Whom a pronoun behind the verb means: who stands before the relative pronoun (`Sami, to whom it is ascribed that …`), or
/// somebody named earlier.
fn described(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> SourceSlot {
    let relative = view.before(cue.tokens.start).filter(|at| view.is(*at, fun(FunctionClass::Relative)));
    let found = relative.map(|at| lead::antecedent(view, at, sentence.start)).filter(|found| !found.is_empty());
    found.map_or(SourceSlot::Dropped(Agreement::default()), |found| SourceSlot::Mention(mention(view, found)))
}

/// The outlet before its verb (`the agency had quoted an official as saying that …`).
fn before(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<Mention> {
    outlet(view, &draft::subject_before(view, cue, sentence))
}

/// Who speaks, when an outlet is named in the phrase.
pub(super) fn outlet(view: &View<'_>, source: &SourceSlot) -> Option<Mention> {
    match source {
        SourceSlot::Mention(m) => Some(*m).filter(|m| m.tokens().any(|at| view.is(at, MEDIA))),
        _ => None,
    }
}

/// The outlet alone, behind which the clause follows at once (`the agency carried that …`): it speaks itself.
fn told<'a>(view: &View<'a>, cue: &Cue<'a>, limit: usize) -> Option<Draft<'a>> {
    let from = cue.tokens.end;
    let that = (from..limit)
        .take_while(|at| view.mark(*at).is_none_or(|m| m == Mark::Comma || m == Mark::Quote))
        .find(|at| view.is_complementiser(*at))?;
    let outlet = phrase::subject(view, from..that).tokens;
    if cue.kind != Kind::Verb || cue.morph().pronoun || cue.morph().passive || !outlet.clone().any(|at| view.is(at, MEDIA)) {
        return None;
    }
    let frame = frame::find_open(view, cue, outlet.end, limit).filter(|frame| frame.link == Link::That && frame.between.end == that)?;
    let source = SourceSlot::Mention(mention(view, outlet));
    Some(Draft { words: cue.tokens.clone(), reasons: vec![("relay", 1)], ..plain(cue, &frame, source, 0..0) })
}

/// The rule's preposition behind the verb, and whether a pronoun is attached to it.
fn preposition(view: &View<'_>, cue: &Cue<'_>, limit: usize) -> Option<(usize, bool)> {
    (cue.tokens.end..limit)
        .take_while(|at| !matches!(view.mark(*at), Some(Mark::Stop | Mark::Colon)) && !view.is_complementiser(*at))
        .find_map(|at| {
            let key = view.key(at);
            cue.rule.prepositions.iter().find_map(|p| {
                if key == &**p {
                    return Some((at, false));
                }
                let stem = p.char_indices().nth(2).and_then(|(end, _)| p.get(..end)).unwrap_or(p);
                let attached =
                    key.starts_with(stem) && view.is(at, fun(FunctionClass::Preposition)) && key.chars().count() > p.chars().count();
                attached.then_some((at, true))
            })
        })
}

/// "From" before somebody who speaks, behind an outlet.
pub(super) fn is_citing(view: &View<'_>, at: usize) -> bool {
    view.says(at, Word::Citing) && view.is(at + 1, HEADS | NAMES)
}

/// Who speaks at the end of a row of outlets, each of which has it from the next (`the agency, from the channel, from a source`),
/// and the outlets before, the last one first.
pub(super) fn handed_on(view: &View<'_>, first: Range<usize>, limit: usize) -> (Range<usize>, Vec<Mention>) {
    let (mut last, mut outlets) = (first, Vec::new());
    while view.is(last.start, MEDIA) && last.end < limit && is_citing(view, last.end) {
        let next = phrase::complement(view, last.end + 1..limit);
        if next.is_empty() {
            break;
        }
        outlets.insert(0, mention(view, std::mem::replace(&mut last, next)));
    }
    (last, outlets)
}

fn cue_after(view: &View<'_>, from: usize, limit: usize) -> usize {
    (from..limit).find(|at| view.is(*at, SAYINGS) || view.is_complementiser(*at) || view.mark(*at).is_some()).unwrap_or(from)
}

struct Speech {
    noun: usize,
    link: Link,
    content: usize,
    extra: Vec<Range<usize>>,
}

/// The noun of saying and the clause or quotation behind the inner speaker, or the deed of theirs that they tell (`quoted officials
/// on their readiness to …`).
fn speech<'a>(view: &View<'a>, cue: &Cue<'a>, from: usize, limit: usize) -> Option<Speech> {
    let start = from.max(cue.tokens.end);
    let clause = |at: &usize| view.is_complementiser(*at) || view.mark(*at) == Some(Mark::Colon);
    let noun = (start..limit).take_while(|at| !clause(at)).find(|at| is_saying_noun(view, *at));
    let search_from = noun.map_or(start, |n| n + 1);
    let frame = frame::find_open(view, cue, search_from, limit);
    match (noun, frame) {
        (Some(noun), Some(frame)) if frame.content <= noun + 8 => {
            Some(Speech { noun, link: frame.link, content: frame.content, extra: std::iter::once(noun..noun + 1).collect() })
        }
        (Some(noun), _) if noun + 1 < limit && view.is_word(noun + 1) => {
            Some(Speech { noun, link: Link::Object, content: noun + 1, extra: std::iter::once(noun..noun + 1).collect() })
        }
        (None, Some(frame)) => Some(Speech { noun: frame.between.end, link: frame.link, content: frame.content, extra: Vec::new() }),
        (None, None) => {
            let theirs = |at: &usize| *at > start && view.is_event(*at) && view.has_ending(*at) && !view.is(*at, HEADS | NAMES);
            let deed = (start..limit).take_while(|at| view.mark(*at).is_none()).find(theirs)?;
            Some(Speech { noun: deed, link: Link::Object, content: deed, extra: Vec::new() })
        }
        _ => None,
    }
}

/// A noun of saying with a pronoun (`his saying`), or in the accusative.
fn is_saying_noun(view: &View<'_>, at: usize) -> bool {
    let leads = view.is(at + 1, fun(FunctionClass::Complementiser));
    let fits = |t: &Tag| t.set.meets(SAYINGS) && (t.morph.pronoun || leads && t.pro.has(Pro::AL)) && !t.pro.preposition();
    view.is(at, SAYINGS) && view.tags.at(at).iter().any(fits)
}

#[cfg(test)]
mod tests;
