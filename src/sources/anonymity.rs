//! Requests for anonymity and their reasons, tied to the source that makes them.

use super::reader::{HEADS, OUTLETS, PEOPLE, Reader, fun};
use super::resolve::Resolver;
use crate::attribution::model::{Attribution, Attributions, SourceSlot};
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::TO;
use crate::text::{Mark, Span};

/// Words after a request in which its reason begins.
const NEAR: usize = 4;
/// Words of a reason at most.
const REACH: usize = 20;
/// Words before a request in which the one who asks is named.
const BACK: usize = 8;
/// Statements of one sentence that are looked at.
const MOST: usize = 64;
/// Bytes that a speaker behind the request is farther than any before it.
const BEHIND: usize = 10_000;

const ASKERS: Set = PEOPLE.and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set());

/// Marks the sources whose sentence says that they ask not to be named.
pub(crate) fn mark(reader: &Reader<'_>, found: &Attributions, of: &[Option<usize>], resolver: &mut Resolver<'_, '_>) {
    let request = Class::Anonymity(AnonymityClass::Request).set();
    let all = 0..reader.doc.tokens.len();
    // Few articles hold a request.
    if !reader.classes(all.clone()).meets(request) {
        return;
    }
    for at in reader.tags.places(all, request) {
        let Some(tag) = reader.tag(at, request) else { continue };
        let Some(index) = speaker(reader, found, of, at).or_else(|| named(resolver, at)) else { continue };
        let reason = reason(reader, at + usize::from(tag.len));
        if let Some(entity) = resolver.entities.get_mut(index) {
            entity.source.anonymity_requested = true;
            entity.source.anonymity_reason = entity.source.anonymity_reason.or(reason);
            entity.source.rules.push(tag.rule);
        }
    }
}

/// The source of the attribution whose speaker stands nearest to the request in its sentence.
fn speaker(reader: &Reader<'_>, found: &Attributions, of: &[Option<usize>], at: usize) -> Option<usize> {
    let token = reader.doc.tokens.get(at)?;
    let sentence = reader.doc.sentences.get(token.sentence as usize)?;
    let span = reader.doc.span_of(sentence.tokens.clone());
    let asked = token.span.start();
    let first = found.list.partition_point(|a| a.cue.start() < asked).saturating_sub(MOST / 2);
    let near = found.list.iter().enumerate().skip(first).take(MOST).filter(|(_, a)| span.overlaps(a.cue));
    let distance = |s: Span| if s.start() > asked { BEHIND + s.start() - asked } else { asked - s.start() };
    let place = |a: &Attribution| match &a.source {
        SourceSlot::Mention(m) => m.span,
        _ => a.cue,
    };
    near.min_by_key(|(_, a)| distance(place(a))).and_then(|(index, _)| of.get(index).copied().flatten())
}

/// In a sentence where nobody speaks, the one named just before the request, when that is a source.
fn named(resolver: &Resolver<'_, '_>, at: usize) -> Option<usize> {
    let reader = resolver.reader;
    let head = (at.saturating_sub(BACK)..at).rev().find(|i| reader.is(*i, ASKERS))?;
    resolver.find(&reader.profile(head..at), false)
}

/// The words that say why, from the opener of the reason to the clause's end.
fn reason(reader: &Reader<'_>, from: usize) -> Option<Span> {
    let opener = Class::Anonymity(AnonymityClass::Reason).set();
    let said = |at: usize| reader.is(at, fun(FunctionClass::Complementiser)) && !reader.is(at, opener);
    let over = |at: &usize| matches!(reader.mark(*at), Some(Mark::Stop | Mark::Colon | Mark::Quote)) || said(*at);
    let start = (from..from + NEAR).take_while(|at| !over(at)).find(|at| reader.is(*at, opener))?;
    let first = start + reader.len(start, opener).max(1);
    let limit = (start + REACH).min(reader.doc.tokens.len());
    let end = (first..limit).find(|at| ends(reader, *at)).unwrap_or(limit);
    Some(reader.doc.span_of(start..end))
}

/// A mark, a complementiser that no preposition governs, a word of time, an addressee.
fn ends(reader: &Reader<'_>, at: usize) -> bool {
    let mark = reader.mark(at).is_some_and(|m| !matches!(m, Mark::Open | Mark::Other | Mark::Point));
    let clause = reader.is(at, fun(FunctionClass::Complementiser)) && !reader.is_preposition(at - 1);
    let media = Class::Head(HeadClass::Media).set();
    let to = reader.tag(at, media | OUTLETS).is_some_and(|t| t.pro.has(Pro::LAM)) || reader.key(at) == TO;
    let time = reader.is(at, fun(FunctionClass::Time)) && !reader.is(at, HEADS);
    mark || clause || to || time
}
