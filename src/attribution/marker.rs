//! Markers: `according to`, `as X said`, `in his words`, `it says in the statement`.
//!
//! A marker's content stands behind it (at the head of a sentence), before it (at the end)
//! or around it (in the middle). Behind another speaker's words it is a further cue of those.

mod place;
mod who;

use super::cue::{Cue, Kind};
use super::draft::{Body, Draft, mention};
use super::frame::{self, Frame, Link};
use super::model::SourceSlot;
use super::reach::Reach;
use super::view::{CUES, HEADS, MEDIA, NAMES, TEXTS, View, fun};
use super::{phrase, relay, sequel};
use crate::rules::morph::{Agreement, Tense};
use crate::rules::shape::{Act, Addressee, FunctionClass, MarkerClass, Strength};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use place::{leads_on, place};
use std::ops::Range;
use who::{first_phrase, is_answered, names_someone, relayed_source, sayer};

/// Tokens of a marker and its source that stand alone, at most.
const ALONE: usize = 12;

/// Reads a marker.
pub(crate) fn read<'a>(view: &View<'a>, cue: &Cue<'a>, class: MarkerClass, sentence: &Range<usize>) -> Option<Draft<'a>> {
    match class {
        MarkerClass::According | MarkerClass::Relay | MarkerClass::Mouth => according(view, cue, class, sentence),
        MarkerClass::AccordingVerb => with_verb(view, cue, sentence),
        MarkerClass::Back => back(cue, sentence),
        MarkerClass::Document => document(view, cue, sentence),
        MarkerClass::Turn => None,
    }
}

fn draft<'a>(cue: &Cue<'a>, words: Range<usize>, source: SourceSlot, body: Body, used: usize) -> Draft<'a> {
    Draft {
        words,
        extra: Vec::new(),
        source,
        via: Vec::new(),
        channel: 0..0,
        link: Link::Object,
        body,
        used,
        piece: used,
        reasons: Vec::new(),
        cue: cue.clone(),
    }
}

/// Tokens from a relative pronoun behind a marker's source to the clause of what else the source said, at most.
const SAYS_MORE: usize = 8;

/// Where the phrase of a marker's source may run to: the next comma that no apposition follows, or a clause; also one in
/// which the source says more (`according to the mayor, who added that …`).
fn phrase_limit(view: &View<'_>, from: usize, end: usize) -> usize {
    let clause = |at: usize| view.is_complementiser(at) || matches!(view.mark(at), Some(Mark::Colon | Mark::Stop | Mark::Semicolon));
    let end = end.min(from + 30);
    let Some(limit) = (from..end).find(|at| clause(*at)) else { return end };
    let tense = |at: &usize| view.is(*at, fun(FunctionClass::Auxiliary));
    let says = |who: usize| (who + 1..limit).find(|at| !tense(at)).is_some_and(|verb| view.is(verb, CUES));
    let near = (limit.saturating_sub(SAYS_MORE).max(from + 1)..limit).rev();
    let who = near.into_iter().find(|at| view.is(*at, fun(FunctionClass::Relative))).filter(|who| says(*who));
    let who = who.filter(|who| view.is_behind_comma(*who) || *who + 2 == limit);
    who.map_or(limit, |who| who - usize::from(view.mark(who - 1) == Some(Mark::Comma)))
}

fn according<'a>(view: &View<'a>, cue: &Cue<'a>, class: MarkerClass, sentence: &Range<usize>) -> Option<Draft<'a>> {
    let end = aside_end(view, &cue.tokens, bounds(view, cue, sentence).end);
    let limit = phrase_limit(view, cue.tokens.end, end);
    let found = first_phrase(view, cue.tokens.end..limit, cue.opens_sentence);
    let answered = cue.opens_sentence && is_answered(view, &found);
    if found.is_empty() || !answered && !names_someone(view, found.clone(), cue.rule.strict) {
        return None;
    }
    let used = sequel::addressee(view, found.end, limit).unwrap_or(found.end);
    let source = SourceSlot::Mention(mention(view, found));
    let mut draft = draft(cue, cue.tokens.clone(), source, Body::Extra, used);
    place(view, &mut draft, sentence);
    if class != MarkerClass::According {
        draft.reasons.push(("relay", 2));
    }
    Some(draft)
}

/// Where the dash closes that opens right before a marker (`the embassy - according to the paper | - asked`).
fn aside_end(view: &View<'_>, marker: &Range<usize>, end: usize) -> usize {
    let dash = |at: &usize| view.mark(*at) == Some(Mark::Dash);
    let opened = marker.start.checked_sub(1).is_some_and(|at| dash(&at));
    let close = || (marker.end..end.min(marker.end + ALONE)).find(dash);
    opened.then(close).flatten().unwrap_or(end)
}

/// `according to what the agency reported`.
fn with_verb<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>) -> Option<Draft<'a>> {
    let at = cue.tokens.end;
    let tag = view.tags.at(at).iter().find(|t| t.class == Class::Verb && !t.morph.first_person)?;
    let rule = view.rule(tag)?;
    let told = rule.act == Act::Assertion && rule.addressee == Addressee::None && tag.morph.tense == Tense::Perfect;
    let most = if told && !cue.rule.also && !cue.rule.past { Strength::Medium } else { Strength::Strong };
    if tag.morph.passive
        || cue.rule.strict && !cue.opens_clause && (tag.morph.pronoun || tag.morph.tense != Tense::Perfect)
        || cue.rule.past && (tag.morph.tense != Tense::Perfect || rule.act != Act::Assertion || rule.addressee != Addressee::None)
        || tag.morph.homograph
        || rule.continues
        || rule.strength > most && !rule.relays && rule.strength != Strength::Quote && !is_published(view, cue, tag)
    {
        return None;
    }
    let end = aside_end(view, &cue.tokens, bounds(view, cue, sentence).end);
    let verb = Cue { tokens: at..at + 1, tag: *tag, rule, kind: Kind::Verb, ..cue.clone() };
    let clause = (at..end).find(|i| view.mark(*i).is_some_and(|m| m != Mark::Quote)).unwrap_or(end);
    let speech = || frame::find(view, &verb, end, Reach::ANY).is_some_and(|frame| is_speech(view, &frame));
    if cue.rule.also && (frame::find(view, &verb, clause, Reach::ANY).is_some() || speech()) {
        return None; // "as" means "also": the verb has a content of its own
    }
    let attached = view.is(at + 1, fun(FunctionClass::Preposition)) && !view.is_preposition(at + 1) && !view.is(at + 1, HEADS);
    let words_end = at + 1 + usize::from(attached);
    let limit = phrase_limit(view, words_end, end);
    let from = (words_end..limit).find(|i| rule.relays && rule.prepositions.iter().any(|p| view.key(*i) == &**p)).unwrap_or(limit);
    let closed = view.mark(words_end) == Some(Mark::Comma) && view.is_conjoined(words_end + 1); // `according to what he said, and …`
    let found = sayer(view, words_end..if closed { words_end } else { from }, cue.opens_sentence, tag.morph.agreement);
    let also = view.is(found.end, fun(FunctionClass::Complementiser)) && !view.tags.at(found.end).iter().any(|t| t.pro.has(Pro::FEH));
    let speaks = found.is_empty() || names_someone(view, found.clone(), false);
    if also && !rule.relays
        || found.is_empty() && view.is_preposition(words_end)
        || cue.rule.also && (!speaks || is_further(view, cue, tag, rule.act, found.end))
    {
        return None;
    }
    let link = view.len(found.end, Class::Marker(MarkerClass::Relay).set());
    let inner = relayed_source(view, &found, link, limit, rule.relays);
    let used = phrase::told(view, found.end, limit).max(words_end);
    let mut draft = draft(cue, cue.tokens.start..words_end, SourceSlot::Dropped(tag.morph.agreement), Body::Extra, used);
    draft.cue = Cue { tokens: cue.tokens.start..words_end, ..cue.clone() };
    if let Some(inner) = inner {
        let (inner, outlets) = relay::handed_on(view, inner, limit);
        draft.extra.extend((link > 0).then_some(found.end..found.end + link));
        draft.used = inner.end;
        draft.source = SourceSlot::Mention(mention(view, inner));
        draft.via = outlets.into_iter().chain((!found.is_empty()).then(|| mention(view, found))).collect();
    } else if attached && rule.relays && !found.is_empty() {
        draft.source = SourceSlot::Dropped(Agreement::default());
        draft.via.push(mention(view, found));
    } else if !found.is_empty() {
        draft.source = SourceSlot::Mention(mention(view, found));
    }
    place(view, &mut draft, sentence);
    Some(draft)
}

/// What stands behind further commas is the verb's own content when a colon, or a comma and a complementiser, leads to it.
fn is_speech(view: &View<'_>, frame: &Frame) -> bool {
    let at = frame.between.end;
    matches!(frame.link, Link::Colon | Link::Quote) || frame.link == Link::That && view.is_behind_comma(at) && !leads_on(view, at)
}

/// "As" means "also" before what somebody called for or will do, and at the head of a sentence before the past, unless
/// "so" answers it behind the speaker.
fn is_further(view: &View<'_>, cue: &Cue<'_>, tag: &Tag, act: Act, after: usize) -> bool {
    let past = tag.morph.tense == Tense::Perfect;
    let heads = cue.opens_sentence && !leads_on(view, after);
    past && act == Act::Directive || heads && (past || tag.pro.has(Pro::SEEN))
}

/// `what the paper published`: a verb of other things too, with its pronoun, before an outlet.
fn is_published(view: &View<'_>, cue: &Cue<'_>, tag: &Tag) -> bool {
    let at = cue.tokens.end;
    let governed = view.is_preposition(cue.tokens.start) && !cue.opens_clause; // "look at what the paper published"
    !governed && tag.morph.pronoun && tag.morph.tense == Tense::Perfect && view.is(at + 1, MEDIA)
}

fn back<'a>(cue: &Cue<'a>, sentence: &Range<usize>) -> Option<Draft<'a>> {
    let source = SourceSlot::Dropped(Agreement::default());
    let mut draft = draft(cue, cue.tokens.clone(), source, Body::Before(sentence.start), cue.tokens.end);
    draft.reasons.push(("points-back", 2));
    Some(draft)
}

/// `it says in the statement that …`
fn document<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>) -> Option<Draft<'a>> {
    let end = bounds(view, cue, sentence).end;
    let frame = frame::find_open(view, cue, cue.tokens.end, end)?;
    let found = if view.is_about(cue.tokens.end - 1) {
        text_before(view, cue, sentence).filter(|_| frame.content <= cue.tokens.end + 1)?
    } else {
        phrase::complement(view, frame.between.clone())
    };
    if found.is_empty() {
        return None;
    }
    let body = if frame.link == Link::Quote { Body::Quote(frame.content) } else { Body::From(frame.content) };
    let source = SourceSlot::Mention(mention(view, found));
    Some(Draft { link: frame.link, ..draft(cue, cue.tokens.clone(), source, body, frame.content) })
}

/// The text right before the cue in which the content stands (`a statement | in which came that`), or before its relative pronoun.
fn text_before(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let relative = view.before(cue.tokens.start).is_some_and(|at| view.is(at, fun(FunctionClass::Relative)));
    let end = cue.tokens.start - usize::from(relative);
    let words = (sentence.start..end).rev().take_while(|at| view.is_word(*at) || view.mark(*at) == Some(Mark::Comma));
    words.take(TEXT).find(|at| view.is(*at, TEXTS)).map(|at| phrase::complement(view, at..end))
}

/// Words from a text to the verb of what stands in it.
const TEXT: usize = 12;

fn bounds(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Range<usize> {
    let around = |inner: Range<usize>| sentence.start.max(inner.start)..sentence.end.min(inner.end);
    let quoted = view.around(cue.tokens.start).map(|q| q.inner.clone());
    quoted.or_else(|| bracketed(view, cue, sentence)).map_or(sentence.clone(), around)
}

/// What stands in the brackets around a marker, where some of it stands before the marker.
fn bracketed(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let open = (sentence.start..at).rev().find(|i| matches!(view.mark(*i), Some(Mark::Open | Mark::Close)))?;
    let close = view.bracket(open, sentence.end).filter(|close| *close > at)?;
    let told = (open + 1..at).filter(|i| view.is_word(*i)).count() > 1;
    told.then_some(open + 1..close - 1)
}

/// Whether a sentence is nothing but a marker and its source, behind "and that" or not (`And that according to the mayor.`).
pub(crate) fn stands_alone(view: &View<'_>, sentence: &Range<usize>) -> bool {
    let verb = Class::Marker(MarkerClass::AccordingVerb).set();
    let set =
        Class::Marker(MarkerClass::According).set() | Class::Marker(MarkerClass::Back).set() | Class::Marker(MarkerClass::Relay).set();
    let clause = CUES | fun(FunctionClass::Complementiser) | fun(FunctionClass::Negation) | Class::Narrative.set();
    let that = view.is(sentence.start, fun(FunctionClass::Demonstrative)) && view.is_conjoined(sentence.start);
    let first = sentence.start + usize::from(that);
    let says = view.is(first, verb) && view.tag(first, verb).is_some_and(|t| view.rule(t).is_some_and(|rule| !rule.also && !rule.past));
    let rest = first + view.len(first, set | verb) + usize::from(says)..sentence.end;
    (view.is(first, set) || says)
        && sentence.len() <= ALONE
        && !rest.clone().any(|at| {
            view.is(at, clause) && !view.is(at, HEADS | NAMES) || view.mark(at).is_some_and(|m| matches!(m, Mark::Comma | Mark::Colon))
        })
}

/// Whether a draft is a marker that closes what another said.
pub(crate) fn closes(draft: &Draft<'_>) -> bool {
    matches!(draft.cue.kind, Kind::Marker(c) if c != MarkerClass::Document) && matches!(draft.body, Body::Before(_) | Body::Extra)
}

/// Where the content of a marker that points to a fact begins (`…, and this the ministry denied`): another's words before it
/// are the fact, without who said them.
pub(crate) fn points_to(view: &View<'_>, drafts: &[Draft<'_>], index: usize, start: usize) -> usize {
    let Some(marker) = drafts.get(index).filter(|draft| draft.cue.rule.past) else { return start };
    let quote = |at: usize| view.around(at).map(|q| q.open);
    let said = |draft: &Draft<'_>| match draft.body {
        Body::From(from) if quote(from) == quote(marker.words.start) => Some(from),
        _ => None,
    };
    let last = drafts.iter().take(index).rev().find_map(said);
    last.map_or(start, |from| from.max(start))
}

#[cfg(test)]
mod tests;
