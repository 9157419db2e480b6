//! What a thing is held to be, behind a verb whose pronoun is the thing (`what the council considered a threat`).

use super::cue::Kind;
use super::draft::{Body, Draft};
use super::frame::{Frame, Link, Search};
use super::object;
use super::phrase::PREPOSITION;
use super::view::{CUES, HEADS, NAMES, TEXTS, TIMES, View, fun};
use crate::rules::shape::FunctionClass;
use crate::rules::tag::{Class, Pro};
use crate::text::Mark;
use crate::text::affixes::{ALEF, TEH_MARBUTA};

impl Search<'_, '_, '_> {
    /// The judgement behind the verb and its subject, or behind the verb alone.
    pub(super) fn judgement(&self) -> Option<Frame> {
        let view = self.view;
        let mut at = self.cue.tokens.end;
        while at < self.limit && view.is(at, TIMES | fun(FunctionClass::Filler)) {
            at += view.len(at, TIMES | fun(FunctionClass::Filler)).max(1);
        }
        let end = (at..self.limit).find(|at| ends(view, *at)).unwrap_or(self.limit);
        if at >= end {
            return None;
        }
        let text = view.is(at, TEXTS) && !view.is_definite(at);
        let head = view.is(at, HEADS | NAMES) && !is_accusative(view, at) && !text;
        let content = subject_end(view, at, end).filter(|_| !text).or_else(|| (!head).then_some(at))?;
        let judged = view.opens(content).is_some() || view.has_beh(content) || view.is_word(content) && !view.is(content, NOT_JUDGED);
        judged.then(|| self.frame(Link::Object, content, content))
    }
}

/// What no judgement begins with.
const NOT_JUDGED: crate::rules::tag::Set =
    PREPOSITION.and(TIMES).and(fun(FunctionClass::Adjunct)).and(fun(FunctionClass::Connective)).and(CUES).and(fun(FunctionClass::Relative));

/// A mark that ends a clause, or a complementiser: the clause behind it is found elsewhere.
fn ends(view: &View<'_>, at: usize) -> bool {
    let mark =
        view.mark(at).is_some_and(|m| !matches!(m, Mark::Quote | Mark::Open | Mark::Close | Mark::Point)) && view.opens(at).is_none();
    mark && view.closes(at).is_none() || view.is(at, fun(FunctionClass::Complementiser))
}

/// One past the one who judges, where he stands right behind the verb: a head or name, a bare name before an accusative, or a
/// definite noun with its adjectives before an indefinite one.
fn subject_end(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if is_accusative(view, at) || view.has_clitic(at, Pro::BEH.with(Pro::LAM)) {
        return None;
    }
    let behind = (at + 1..end).find(|at| !view.is_definite(*at) || view.is(*at, fun(FunctionClass::Relative))).unwrap_or(end);
    let judged = |at: usize| view.is_word(at) && (view.is_unknown(at) || view.is_event(at)) && !view.is(at, NOT_JUDGED);
    if view.is_definite(at) && behind < end && behind <= at + 3 && judged(behind) {
        return Some(behind);
    }
    if view.is(at, HEADS | NAMES) {
        return behind_head(view, at, end);
    }
    let name = view.is_bare(at) && !view.key(at).ends_with(TEH_MARBUTA);
    (name && at + 1 < end && is_accusative(view, at + 1)).then_some(at + 1)
}

/// The first word behind a head that does not belong to it; a definite one that a preposition follows leaves it open.
fn behind_head(view: &View<'_>, head: usize, end: usize) -> Option<usize> {
    let judged = |at: usize| view.opens(at).is_some() || is_accusative(view, at) || view.is_event(at) && !view.is(at, HEADS | NAMES);
    let mut second = object::begins(view, head..end);
    let describes =
        |at: usize| view.is_definite(at) && view.is_definite(at - 1) && (object::is_adjective(view, at) || view.is_accusative_plural(at));
    while second < end && second > head && describes(second) {
        second += 1;
    }
    let found = (head + 1..end.min(second)).find(|at| judged(*at)).unwrap_or(second);
    let open = view.is_definite(head) && (head + 1..found).any(|at| view.is_preposition(at));
    (found < end && !open).then_some(found)
}

/// An indefinite accusative, with its mark or by its alef.
fn is_accusative(view: &View<'_>, at: usize) -> bool {
    let alef = view.key(at).ends_with(ALEF) && view.key(at).chars().count() > 2;
    let plain = (view.is_unknown(at) || view.is(at, HEADS) && !view.is(at, NAMES)) && !view.is_definite(at);
    view.is_word(at) && (view.is_accusative(at) || alef && plain)
}

/// Where the words end by which a thing is described in passing (`what she called interference, and …`): at a comma that no
/// further noun of the same kind follows.
pub(super) fn end(view: &View<'_>, draft: &Draft<'_>, hard: usize) -> usize {
    let Body::From(start) = draft.body else { return hard };
    let passing = draft.cue.kind == Kind::Verb && draft.cue.morph().pronoun && matches!(draft.link, Link::Preposition | Link::Object);
    if !passing {
        return hard;
    }
    let joined = |at: usize| view.is_conjoined(at) && !view.is(at, CUES | Class::Narrative.set() | fun(FunctionClass::Pronoun));
    let quote = view.around(start).map(|q| q.open);
    let ends = |at: &usize| view.mark(*at) == Some(Mark::Comma) && view.around(*at).map(|q| q.open) == quote && !joined(at + 1);
    (start..hard).find(ends).unwrap_or(hard)
}
