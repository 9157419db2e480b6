//! Markers: `according to`, `as X said`, `in his words`, `it says in the statement`.
//!
//! A marker's content stands behind it (at the head of a sentence), before it (at the end)
//! or around it (in the middle). Behind another speaker's words it is a further cue of those.

use super::cue::{Cue, Kind};
use super::draft::{Body, Draft, mention};
use super::frame::{self, Frame, Link};
use super::model::SourceSlot;
use super::reach::Reach;
use super::view::{CUES, HEADS, MEDIA, NAMES, PERSON, TEXTS, TIMES, View, fun};
use super::{late, phrase, relay, sequel};
use crate::rules::morph::{Agreement, Tense};
use crate::rules::shape::{Act, Addressee, FunctionClass, MarkerClass, Strength};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Mark;
use crate::text::affixes::{LAM, SO_THE, TO, YEH};
use std::ops::Range;

/// Tokens of a marker and its source that stand alone, at most.
const ALONE: usize = 12;
/// Tokens of a name between a marker's commas, at most.
const NAME: usize = 5;

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

/// The phrase behind a marker: like a subject, but a clitic preposition on its first word belongs to the marker.
fn first_phrase(view: &View<'_>, between: Range<usize>, heads: bool) -> Range<usize> {
    let skip = usize::from(view.key(between.start) == TO);
    apposed(view, phrase::complement(view, between.start + skip..between.end), between.end, heads)
}

/// Who says it behind a marker's verb, or behind when or to whom it was said, unless the marker heads its sentence.
fn sayer(view: &View<'_>, between: Range<usize>, heads: bool, verb: Agreement) -> Range<usize> {
    let late = late::subject(view, between.clone(), verb).filter(|_| !heads);
    late.map_or_else(|| first_phrase(view, between, heads), |found| found.tokens)
}

/// A marker's source with the office or name behind its comma (`according to Sami, head of the union`). Where the marker
/// heads its sentence a further comma, or "so", leads from there to the content.
fn apposed(view: &View<'_>, found: Range<usize>, limit: usize, heads: bool) -> Range<usize> {
    let first = found.end + 1;
    let pause = |at: usize| matches!(view.mark(at), Some(Mark::Comma | Mark::Dash));
    if found.is_empty() || !pause(found.end) || first > limit {
        return found;
    }
    let divides = |at: &usize| view.mark(*at).is_some_and(|m| !matches!(m, Mark::Point | Mark::Quote | Mark::Open | Mark::Close));
    let close = (first..limit).find(divides).unwrap_or(limit);
    let closed = pause(close) || !heads || leads_on(view, close);
    let office = phrase::begins_office(view, first) && close - first <= phrase::OFFICE;
    let clause = |at: usize| view.is_finite(at) || view.is(at, CUES) && !view.is(at, HEADS | NAMES) && !view.is_given(at);
    let plain = !(first..close).any(|at| clause(at) || view.is_accusative(at));
    let told = (first..close).find(|at| is_telling(view, *at, close)).unwrap_or(close);
    let further = closed && plain && (office || is_name(view, &found, first..told, heads));
    if further && phrase::complement(view, first..told).end == told { found.start..told } else { found }
}

/// Whom or in what the source told (`Sami | to «outlet»`, `Sami | in a statement to the agency`).
fn is_telling(view: &View<'_>, at: usize, limit: usize) -> bool {
    let text = view.is_preposition(at) && view.is(at + 1, TEXTS) && !view.is_definite(at + 1);
    text || view.len(at, fun(FunctionClass::Adjunct)) > 1 || sequel::addressee(view, at, limit).is_some() || sequel::is_to_press(view, at)
}

/// The name of somebody whose title stands before a comma.
fn is_name(view: &View<'_>, title: &Range<usize>, name: Range<usize>, heads: bool) -> bool {
    let word = |at: usize| view.is_bare(at) || !heads && view.is_word(at) && view.is_unknown(at) && !view.is_conjoined(at);
    let particle = fun(FunctionClass::NameParticle);
    let words = name.clone().all(|at| word(at) || view.is(at, particle) || view.is_definite(at) && at > name.start && view.is_word(at));
    let titled = title.clone().any(|at| view.is(at, PERSON));
    titled && (2..=NAME).contains(&name.len()) && words
}

/// A marker's phrase must be known to speak; an unknown common noun names a criterion.
fn names_someone(view: &View<'_>, tokens: Range<usize>, strict: bool) -> bool {
    let head = view.is(tokens.start, HEADS | NAMES);
    let quoted = view.opens(tokens.start).is_some();
    let bare = |at: usize| view.is_word(at) && view.is_unknown(at) && !view.is_definite(at) && !view.is_event(at);
    let named = tokens.len() >= 2 && view.is_unknown(tokens.start + 1) && view.is_word(tokens.start + 1);
    let given = view.lex.is_given(view.key(tokens.start));
    let said = view.mark(tokens.end) == Some(Mark::Colon) && view.opens(tokens.end + 1).is_some() && bare(tokens.start);
    head || quoted
        || said && tokens.len() == 1
        || view.is_known_name(&tokens)
        || tokens.len() == 1 && view.is_speaker(tokens.start)
        || named && !strict && (given || bare(tokens.start) && !view.key(tokens.start).starts_with(LAM))
        || is_somebody(view, &tokens)
        || bare(tokens.start) && is_who_spoke(view, &tokens)
}

/// One word, "herself" behind it or not, of whom a relative clause tells that she spoke: without the article only a name has one.
fn is_who_spoke(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let alone = (tokens.start + 1..tokens.end).all(|at| view.is(at, fun(FunctionClass::Same)));
    let relative = tokens.end + usize::from(view.mark(tokens.end) == Some(Mark::Comma));
    alone && view.is(relative, fun(FunctionClass::Relative)) && view.is(relative + 1, CUES)
}

/// One word that may be a name, which "so" answers with a clause of its own (`according to Salem, (so) that …`).
fn is_answered(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let surname = |at: usize| view.is_definite(at) && view.is_unknown(at) && view.key(at).ends_with(YEH);
    let name = |at: usize| view.is_bare(at) && view.key(at).chars().count() > 3 || surname(at);
    tokens.len() == 1 && name(tokens.start) && answers(view, tokens.end, fun(FunctionClass::Complementiser))
}

/// Words that can only be somebody's: a title's letter, a particle of names, "this" or "the same" before who speaks, where
/// somebody comes from before a name, and a name of two words or more before its office.
fn is_somebody(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, next) = (tokens.start, tokens.start + 1);
    if next >= tokens.end {
        return false;
    }
    let letter = view.mark(next) == Some(Mark::Point);
    let particle = view.is(first, fun(FunctionClass::NameParticle)) && view.is_word(next);
    let pointed = view.is(first, fun(FunctionClass::Demonstrative) | fun(FunctionClass::Same)) && view.is(next, HEADS);
    let from = view.is(first, Class::Nation.set()) && view.is_definite(first) && !view.is_accusative_plural(first) && view.is_bare(next);
    let bare = |at: usize| view.is_bare(at) && !view.is_conjoined(at);
    let part = |at: &usize| bare(*at) || view.is(*at, fun(FunctionClass::NameParticle)) || *at > first && view.is_definite(*at);
    let name = tokens.clone().take_while(|at| part(at) && !view.is(*at, HEADS)).count();
    letter || particle || pointed || from || name >= 2 && view.is(first + name, PERSON) && !view.is_conjoined(first + name)
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

/// The source behind the words that relay, or behind an outlet that passes on.
fn relayed_source(view: &View<'_>, outlet: &Range<usize>, link: usize, limit: usize, relays: bool) -> Option<Range<usize>> {
    if link > 0 && !outlet.is_empty() {
        return Some(phrase::complement(view, outlet.end + link..limit)).filter(|r| !r.is_empty());
    }
    relays.then(|| inner_source(view, outlet.end, limit)).flatten()
}

/// `… from a source`: the inner source behind an outlet.
fn inner_source(view: &View<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    view.is(from, fun(FunctionClass::Preposition)).then(|| phrase::complement(view, from + 1..limit)).filter(|r| !r.is_empty())
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

/// Where the content of an according-marker stands.
fn place(view: &View<'_>, draft: &mut Draft<'_>, sentence: &Range<usize>) {
    let bounds = bounds(view, &draft.cue, sentence);
    let used = told_when(view, draft.used, bounds.end);
    if draft.cue.opens_sentence
        || is_led(view, draft, used)
        || draft.cue.opens_clause && leads_on(view, used)
        || is_joined(view, draft, bounds.end)
    {
        let mut from = behind_description(view, used, bounds.end);
        describe(view, draft, used..from);
        while from < bounds.end && view.mark(from).is_some_and(|m| matches!(m, Mark::Comma | Mark::Colon)) {
            from += 1;
        }
        from += view.len(from, fun(FunctionClass::Complementiser));
        draft.body = Body::From(from);
        draft.link =
            if view.opens(from).is_some() && view.mark(from.wrapping_sub(1)) == Some(Mark::Colon) { Link::Quote } else { Link::That };
        draft.used = from;
    } else {
        draft.body = Body::Before(so(view, &draft.cue, &bounds).unwrap_or(bounds.start));
    }
}

/// Right behind "that" or the colon of another's words, and before "so" or a comma: the content follows (`he said that, according
/// to the report, (so) the boats left`).
fn is_led(view: &View<'_>, draft: &Draft<'_>, used: usize) -> bool {
    let that = |at: usize| view.is_complementiser(at) || view.mark(at) == Some(Mark::Colon) && !view.is_headline(at);
    let led = view.before(draft.cue.tokens.start).is_some_and(that);
    let so = |at: usize| view.tags.at(at).iter().any(|t| t.pro.has(Pro::FEH)) || view.key(at).starts_with(SO_THE);
    led && draft.cue.kind == Kind::Marker(MarkerClass::According) && (view.mark(used) == Some(Mark::Comma) || so(used))
}

/// One past the words that say when it was said (`according to what the club announced | on Monday, …`), which a comma or "so" ends.
fn told_when(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && view.is(at, TIMES) {
        at += view.len(at, TIMES).max(1);
    }
    if view.mark(at) == Some(Mark::Comma) || leads_on(view, at) { at } else { from }
}

/// Words that say more of a marker's source before "so", at most.
const DESCRIBED: usize = 16;

/// Where "so" begins the content of a marker whose source is told more of (`according to a study made by experts | and read by
/// the paper, so the`); `from` where the source ends before a mark or nothing answers.
fn behind_description(view: &View<'_>, from: usize, end: usize) -> usize {
    let clause = CUES | fun(FunctionClass::Complementiser) | fun(FunctionClass::Subordinator) | fun(FunctionClass::Connective);
    let told = |at: &usize| view.mark(*at).is_none_or(|m| m == Mark::Comma) && (*at == from || !view.is(*at, clause));
    if view.mark(from).is_some() || answers(view, from, fun(FunctionClass::Complementiser)) {
        return from;
    }
    let so = |at: &usize| has_so(view, *at, fun(FunctionClass::Complementiser));
    let stop = (from..end.min(from + DESCRIBED)).find(|at| so(at) || !told(at));
    stop.filter(so).unwrap_or(from)
}

/// What is told of a text before "so" belongs to its phrase.
fn describe(view: &View<'_>, draft: &mut Draft<'_>, told: Range<usize>) {
    let SourceSlot::Mention(source) = draft.source else { return };
    let phrase = source.first as usize..told.end;
    let when = TIMES | fun(FunctionClass::Filler);
    if !told.is_empty() && source.last as usize == told.start && view.is(phrase.start, TEXTS) && !view.is(told.start, when) {
        draft.source = SourceSlot::Mention(mention(view, phrase::tidy(view, phrase)));
    }
}

/// Words between "so" and a marker in its clause, at most.
const SO: usize = 3;

/// The word that "so" is written with, a pronoun or a noun with the article, right before a marker that is inserted in the clause
/// which it opens (`…, so it, according to the agency, is ready`).
fn so(view: &View<'_>, cue: &Cue<'_>, bounds: &Range<usize>) -> Option<usize> {
    let last = cue.tokens.start - usize::from(view.is_behind_comma(cue.tokens.start));
    let first = bounds.start.max(last.saturating_sub(SO));
    let pronoun = |at: usize| has_so(view, at, fun(FunctionClass::Pronoun));
    let opens = |at: &usize| view.is_word(*at) && (pronoun(*at) || view.key(*at).starts_with(SO_THE)) && view.opens_text(*at);
    (first..last).rev().take_while(|at| view.is_word(*at) && !view.is_finite(*at)).find(opens)
}

/// Words behind "and according to" that are its content, at least.
const CLAUSE: usize = 3;

/// `…, and according to the paper the girl is well`: "and" behind a comma, or "so", begins a clause of its own, when one stands
/// behind the phrase.
fn is_joined(view: &View<'_>, draft: &Draft<'_>, end: usize) -> bool {
    let from = draft.used + usize::from(view.mark(draft.used) == Some(Mark::Comma));
    let clause = (from..end.min(from + CLAUSE)).filter(|at| view.is_word(*at) && !view.is_conjoined(from)).count();
    let pro = draft.cue.tag.pro;
    (pro.has(Pro::WAW) && view.is_behind_comma(draft.cue.tokens.start) || pro.has(Pro::FEH)) && clause == CLAUSE
}

/// `…, and according to the paper, (so) the girl is well`: what follows the phrase answers it.
fn leads_on(view: &View<'_>, at: usize) -> bool {
    answers(view, at, fun(FunctionClass::Complementiser) | fun(FunctionClass::Auxiliary))
}

/// "So" with one of these words, behind a comma or at once.
fn answers(view: &View<'_>, at: usize, with: Set) -> bool {
    let next = at + usize::from(view.mark(at) == Some(Mark::Comma));
    has_so(view, next, with)
}

/// "So" is written to one of these words.
fn has_so(view: &View<'_>, at: usize, with: Set) -> bool {
    view.tags.at(at).iter().any(|t| t.pro.has(Pro::FEH) && t.set.meets(with))
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
