//! Who is named: the noun phrase behind a cue, and the one before it.
//!
//! *Source*: shapes and shares of the phrase between verb and content as counted in
//! decision 0004 (title, body, nisba, name; appositions between commas; relative
//! clauses; brackets), and the order of parsing recommended there.

mod bare;
mod end;
#[cfg(test)]
mod tests;
mod tied;
mod what;
mod whom;

use crate::rules::sets::TURN;
use end::is_meanwhile;

use super::circumstance;
use super::sequel::{addressee, is_answer, is_done, is_narrative, is_that, is_to_him, is_to_kin, is_to_press, qualified};
use super::view::{CUES, HEADS, NAMES, OUTLETS, PERSON, TEXTS, TIMES, TITLES, View, fun};
use crate::rules::morph::Agreement;
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, MarkerClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Mark;
use crate::text::affixes::{ALEF, BY_THE, LAM, MEN, TEH_HERS, TEH_HIS, TEH_THEIRS, THEIRS};
use std::ops::Range;

/// Words of grammar that end a speaker's phrase.
pub(super) const STOPS: Set = fun(FunctionClass::Adjunct)
    .and(TIMES)
    .and(fun(FunctionClass::Complementiser))
    .and(fun(FunctionClass::Connective))
    .and(fun(FunctionClass::Subordinator))
    .and(fun(FunctionClass::Negation))
    .and(Class::Marker(MarkerClass::According).set())
    .and(Class::Marker(MarkerClass::AccordingVerb).set())
    .and(Class::Marker(MarkerClass::Back).set());

pub(super) const PREPOSITION: Set = fun(FunctionClass::Preposition);
const RELATIVE: Set = fun(FunctionClass::Relative);
pub(super) const REQUEST: Set = Class::Anonymity(AnonymityClass::Request).set();
const WITHHELD: Set = Class::Anonymity(AnonymityClass::Withheld).set();
/// What somebody is whom nobody is to know (`informed`, `close`).
pub(super) const VAGUE: Set = Class::Anonymity(AnonymityClass::VagueAdjective).set();
const REASON: Set = Class::Anonymity(AnonymityClass::Reason).set();
/// What is said.
const WORDS: Set = Class::Masdar.set().and(Class::Nominal.set()).and(TEXTS);
const BODIES: Set =
    Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Media).set()).and(Class::Place.set()).and(OUTLETS);
const COMMON: Set =
    Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set()).and(TEXTS);

/// A speaker's phrase and what was passed over on the way to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrase {
    /// Its tokens; empty when there is none.
    pub(crate) tokens: Range<usize>,
    /// Words after it that say through which channel (`in a statement`, `to outlet`).
    pub(crate) rest: Range<usize>,
}

/// The phrase that names the speaker in the tokens between a cue and its content.
pub(crate) fn subject(view: &View<'_>, between: Range<usize>) -> Phrase {
    let start = skip_light(view, between.clone());
    let mut walk = Walk::new(view, between.end, false);
    let start = if is_that(view, start) { skip_light(view, start + 1..between.end) } else { start };
    let end = walk.run(start);
    let tokens = tidy(view, start..end);
    let adverb = view.key(start).starts_with(BY_THE) && !view.is(start, HEADS | NAMES);
    let then = view.is(start, TIMES | fun(FunctionClass::Adjective)) && view.key(start).ends_with(ALEF); // "soon, formerly"
    let adverb =
        adverb || then || view.is_accusative(start) || view.is_unknown(start) && is_done(view, start) && view.key(start).ends_with(THEIRS);
    let verb = |t: &Tag| matches!(t.class, Class::Verb | Class::Narrative) && t.pro.conjunction();
    let told = !view.is(start, HEADS | NAMES)
        && (view.tags.at(start).iter().any(verb) || view.is(start, fun(FunctionClass::Auxiliary)) || what::is_verb(view, start));
    let another = told || view.is_front(start) || view.is(start, fun(FunctionClass::Pronoun)) && view.is_conjoined(start);
    let itself = tokens.len() == 1 && (view.is(start, fun(FunctionClass::Same)) || view.says(start, Word::That));
    let tokens = if adverb || another || itself { start..start } else { tokens };
    Phrase { rest: end..between.end, tokens }
}

/// Whether all the tokens are one phrase, read as behind a verb.
pub(super) fn is_one(view: &View<'_>, range: &Range<usize>) -> bool {
    !range.is_empty() && Walk::new(view, range.end, false).run(range.start) == range.end
}

/// The phrase behind a preposition or marker: as a subject, but it begins at once.
pub(crate) fn complement(view: &View<'_>, between: Range<usize>) -> Range<usize> {
    let mut walk = Walk::new(view, between.end, true);
    if between.is_empty() || view.is(between.start, STOPS | PREPOSITION) && !view.is(between.start, HEADS | NAMES) {
        return between.start..between.start;
    }
    let first = match view.opens(between.start) {
        Some(quote) => view.quote_end(quote),
        None => {
            walk.note(between.start);
            between.start + view.len(between.start, HEADS | NAMES).max(1)
        }
    };
    walk.start = Some(between.start);
    let mut at = first;
    while at < walk.limit {
        match walk.step(at, false) {
            Some(len) => at += len,
            None => break,
        }
    }
    tidy(view, between.start..at.min(between.end).max(between.start))
}

/// Fillers, turn markers and addressees between a verb and its subject.
fn skip_light(view: &View<'_>, between: Range<usize>) -> usize {
    let mut at = between.start;
    while at < between.end {
        let light = view.len(at, fun(FunctionClass::Filler) | TURN);
        if light > 0 {
            at += light;
        } else if view.says(at, Word::ToMe) || is_to_him(view, at) || view.says(at, Word::OfIt) {
            at += 1; // "to me, to him, of it"
        } else if is_to_press(view, at) && view.is_definite(at) && !view.is(at, Class::Head(HeadClass::Media).set()) {
            at += 1; // "to the journalists"
        } else if is_to_kin(view, at) && view.key(at).chars().count() >= 6 {
            at += 1; // "to her parents"
        } else if view.mark(at) == Some(Mark::Comma) && at > between.start {
            at += 1;
        } else if let Some(end) = addressee(view, at, between.end) {
            at = end;
        } else {
            break;
        }
    }
    at
}

/// One past the phrase of the press whom the speaker told, when it stands at `at`; `at` when none does.
pub(crate) fn told(view: &View<'_>, at: usize, limit: usize) -> usize {
    if is_to_press(view, at) { complement(view, at..limit).end } else { at }
}

struct Walk<'v, 'a> {
    view: &'v View<'a>,
    limit: usize,
    /// Inside a relative clause: runs to a comma or the end.
    relative: bool,
    /// The phrase has a common noun as head and no name yet: a place or body may follow "in".
    common: bool,
    /// A name or body was met.
    named: bool,
    /// A request for anonymity was met.
    asked: bool,
    /// Behind a marker: only a title or relative clause goes on after a comma.
    strict: bool,
    /// A title, body or group was met.
    titled: bool,
    /// First token.
    start: Option<usize>,
    /// The words are those of a body's name, which has no article (`the organisation Clear Water`).
    body: bool,
    /// The title names whom it speaks for (`spokesman of`): a further `to` is an addressee.
    acts_for: bool,
}

impl<'v, 'a> Walk<'v, 'a> {
    fn new(view: &'v View<'a>, limit: usize, strict: bool) -> Self {
        Self {
            view,
            limit,
            relative: false,
            common: false,
            named: false,
            asked: false,
            strict,
            titled: false,
            start: None,
            body: false,
            acts_for: false,
        }
    }

    /// One past the last token of the phrase that begins at `start`.
    fn run(&mut self, start: usize) -> usize {
        self.start = Some(start);
        let mut at = start;
        while at < self.limit {
            match self.step(at, at == start) {
                Some(len) => at += len,
                None => break,
            }
        }
        at.min(self.limit)
    }

    /// Tokens to take at `at`; `None` where the phrase ends.
    fn step(&mut self, at: usize, first: bool) -> Option<usize> {
        let view = self.view;
        if let Some(end) = view.bracket(at, self.limit) {
            return (!first).then_some(end - at);
        }
        if let Some(quote) = view.opens(at) {
            if !first && addressee(view, at, self.limit).is_some() {
                return None;
            }
            if !first && quote.words == 1 && !view.is(at - 1, HEADS) && (view.is_event(at + 1) || is_done(view, at + 1)) {
                return None; // a verbal noun at which the writer winces is what the verb is about
            }
            self.named = true;
            let end = view.quote_end(quote);
            return (quote.words <= 8 && end <= self.limit).then_some(end - at);
        }
        match view.mark(at) {
            Some(Mark::Comma | Mark::Dash) if !first => return self.apposition(at),
            Some(Mark::Semicolon) if !first && is_office(view, at + 1, self.limit) => return self.apposition(at),
            Some(Mark::Point) => return Some(1),
            Some(Mark::Other) if !first && view.is_number(at - 1) => return Some(1), // "50% of them"
            Some(Mark::Other) if !first && view.is(at - 1, TITLES) && view.is_bare(at + 1) => return Some(1), // "Dr. / Sami"
            Some(_) => return None,
            None => {}
        }
        self.word(at, first)
    }

    fn word(&mut self, at: usize, first: bool) -> Option<usize> {
        let view = self.view;
        let request = view.len(at, REQUEST);
        if request > 0 && !first {
            self.asked = true;
            return Some(request);
        }
        if view.is(at, RELATIVE) && !first {
            self.relative = true;
            return Some(1);
        }
        if self.asked {
            return self.after_request(at);
        }
        if !first && is_answer(view, at) {
            return None;
        }
        if self.relative {
            let ends = self.strict && view.is(at, fun(FunctionClass::Complementiser));
            return (!ends && !self.is_told_last(at)).then_some(1);
        }
        if !first && view.is(at, fun(FunctionClass::Pronoun)) {
            self.relative = view.is_conjoined(at) && !is_meanwhile(view, at); // "and he is …" describes him
            return self.relative.then_some(1);
        }
        if !first && (self.is_called(at) || self.is_letter(at) || self.strict && self.is_made(at)) {
            return Some(1);
        }
        if view.begins(at, LAM) && view.key(at).len() == 2 {
            let issuer = !first && self.is_issuer(at);
            return view.opens(at + 1).filter(|q| issuer && q.words <= ISSUER).map(|q| view.quote_end(q) - at);
        }
        if !first && self.begins_object(at) {
            return None;
        }
        if !first && self.begins_relative(at) {
            self.relative = true;
            return Some(1);
        }
        if !first && let Some(len) = qualified(view, at) {
            return Some(len);
        }
        if self.is_end(at, first) || self.is_count(at) {
            return None;
        }
        if let Some(len) = self.counted(at, first) {
            return Some(len);
        }
        if view.is(at, PREPOSITION) && !view.is(at, HEADS) {
            return self.preposition(at, first);
        }
        if self.is_clause(at, first) || first && whom::is_led(view, at) || self.is_whom(at, first) {
            return None;
        }
        self.note(at);
        let len = view.len(at, HEADS | NAMES | fun(FunctionClass::Adjective)).max(1).min(self.limit - at);
        self.acts_for |= len > 1 && view.is(at, COMMON) && view.has_beh(at + len - 1);
        Some(len)
    }

    /// After a request only its reason still belongs to the source.
    fn after_request(&mut self, at: usize) -> Option<usize> {
        if self.view.is(at, REASON) {
            self.relative = true;
            self.asked = false;
            return Some(1);
        }
        None
    }

    fn note(&mut self, at: usize) {
        let view = self.view;
        let people = self.start == Some(at) && view.key(at).ends_with(MEN) && view.key(at).chars().count() >= 6;
        self.titled |= people || view.is(at, HEADS);
        self.body = view.is(at, BODIES) && !view.is_definite(at) || self.body && view.is_unknown(at) && !view.is_definite(at);
        if view.is(at, COMMON) {
            self.common = true;
            self.named = false;
        } else if view.is(at, BODIES) || !view.is(at, Class::Nation.set()) && !view.is_definite(at) {
            self.named = true;
        }
    }

    /// A comma or dash goes on when a name, a title or a relative clause follows it.
    fn apposition(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let next = at + 1;
        self.relative = false;
        if next >= self.limit {
            return None;
        }
        if view.is(next, RELATIVE) {
            return Some(1);
        }
        if view.mark(at) == Some(Mark::Dash) && (view.is_finite(next) || view.tags.at(next).iter().any(is_narrative)) {
            return None; // what the paper has or does
        }
        if self.asked {
            return view.is(next, REASON).then_some(1);
        }
        if self.strict {
            let head = view.is(next, HEADS | NAMES) && view.is_definite(next);
            return head.then_some(1);
        }
        let request = view.is(next, REQUEST | WITHHELD);
        let head = view.is(next, HEADS | NAMES) && !view.has_clitic(next, Pro::BEH.with(Pro::LAM).with(Pro::WAW));
        let blocked = view.is(next, STOPS | PREPOSITION | CUES) && !head;
        let own = view.has_pronoun(next) && view.has_beh(next);
        let name = !own && view.is_word(next) && !blocked && !view.has_clitic(next, Pro::BEH.with(Pro::LAM)) && !view.is_accusative(next);
        (request || head || name).then_some(1)
    }
}

/// An office that stands behind a semicolon as others do behind a comma (`So-and-so; head of the union,`).
pub(super) fn is_office(view: &View<'_>, at: usize, limit: usize) -> bool {
    let goes_on = |i: &usize| !view.is_finite(*i) && !view.is_complementiser(*i) && view.mark(*i) != Some(Mark::Comma);
    let end = at + (at..limit.min(at + OFFICE)).take_while(goes_on).count();
    let closed = end == limit || view.mark(end) == Some(Mark::Comma);
    begins_office(view, at) && closed
}

/// Somebody's word that no "in, to, and" is written to: what an office behind a mark begins with.
pub(super) fn begins_office(view: &View<'_>, at: usize) -> bool {
    view.is(at, PERSON) && !view.has_clitic(at, Pro::BEH.with(Pro::LAM).with(Pro::WAW)) && !circumstance::goes_on(view, at)
}

/// Words of who issued a text, in quotation marks, at most.
const ISSUER: u32 = 5;

/// Tokens of an office behind a mark, at most.
pub(super) const OFFICE: usize = 14;

/// Cuts what cannot end a speaker's phrase.
pub(super) fn tidy(view: &View<'_>, range: Range<usize>) -> Range<usize> {
    let mut range = view.trim(range);
    while range.start < range.end {
        let last = range.end - 1;
        let back = view.is_about(last) && (view.is(range.start, TEXTS) || view.tags.union(range.clone()).meets(RELATIVE));
        let loose = (view.is(last, PREPOSITION | RELATIVE) || view.is_complementiser(last)) && !view.is(last, HEADS | NAMES) && !back
            || view.mark(last).is_some_and(|m| matches!(m, Mark::Comma | Mark::Dash));
        if !loose {
            break;
        }
        range.end -= 1;
    }
    range
}

/// "His words": a noun of saying, or any feminine noun, with a pronoun.
pub(super) fn is_his(view: &View<'_>, at: usize) -> bool {
    let feminine = |key: &str| [TEH_HIS, TEH_HERS, TEH_THEIRS].iter().any(|end| key.ends_with(end)) && key.chars().count() >= 6;
    view.is(at, WORDS) && view.has_ending(at) || view.is_unknown(at) && feminine(view.key(at))
}

/// Gender and number of a phrase, from its head.
pub(crate) fn agreement(view: &View<'_>, tokens: Range<usize>) -> Agreement {
    tokens.clone().find_map(|at| view.tag(at, HEADS)).map_or_else(Agreement::default, |t| t.morph.agreement)
}

/// Whether a phrase can name someone who speaks: a head, an outlet, a place or a name.
pub(crate) fn can_speak(view: &View<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| view.is(at, HEADS | NAMES))
        || tokens.len() > 1 && (view.says(tokens.start, Word::Nearly) || view.says(tokens.start, Word::More))
        || tokens.len() <= 6
            && !tokens.is_empty()
            && tokens.clone().all(|at| {
                view.is_word(at)
                    && !view.is(at, PREPOSITION)
                    && (at > tokens.start || !view.is(at, CUES) || view.lex.is_given(view.key(at)))
            })
}
