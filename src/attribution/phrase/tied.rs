//! What a preposition ties to a speaker's phrase: a place, a body or a matter, or what somebody suffered.

use super::{PREPOSITION, VAGUE, Walk};
use crate::attribution::relay::is_citing;
use crate::attribution::sequel::{is_in, is_in_named};
use crate::attribution::view::{HEADS, MEDIA, NAMES, PERSON, TEXTS, TIMES, TITLES, fun};
use crate::rules::morph::{Agreement, Number};
use crate::rules::sets::BODY;
use crate::rules::shape::{FunctionClass, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::affixes::{AIN, MEN, TEH, THE_MEEM, WOMEN};

impl Walk<'_, '_> {
    /// A deed "in" a place, behind an office, and then a name or office: a body (`the director of affairs | at the education of the
    /// oasis`).
    pub(super) fn is_office_at(&self, at: usize) -> bool {
        let view = self.view;
        let next = at + 2;
        let somebody = next >= self.limit || view.is_bare(next) || view.is(next, TITLES) && !view.has_clitic(next, Pro::BEH.with(Pro::LAM));
        self.start.is_some_and(|start| view.is(start, PERSON))
            && (view.is(at + 1, Class::Place.set()) || view.is_definite(at + 1))
            && somebody
    }

    /// "By, on, of him" right behind a participle that is all of the phrase (`the suspected one`).
    fn is_suspect(&self, at: usize) -> bool {
        let view = self.view;
        let suffered = |start: usize| view.key(start).starts_with(THE_MEEM) && !view.is(start, HEADS | NAMES);
        let led = view.has_beh(at) || view.begins(at, AIN);
        self.start.is_some_and(|start| start + 1 == at && suffered(start)) && view.is_about(at) && led
    }

    /// "About" or "more than" with its number, and what is counted where that is one word: tokens to take.
    fn guesses(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let than = usize::from(view.says(at, Word::More) && view.says(at + 1, Word::Of));
        let (number, noun) = (at + 1 + than, at + 2 + than);
        let guess = (than > 0 || view.says(at, Word::Nearly)) && (view.is_number(number) || view.says(number, Word::Quantity));
        let counted = noun < self.limit && view.is_word(noun) && !view.is(noun, PREPOSITION) && !view.has_beh(noun);
        guess.then_some(2 + than + usize::from(counted))
    }

    /// Right behind a woman's word without article, the shape of a verb in the perfect: what she did (`a lady | suffered`).
    pub(super) fn is_done_by_her(&self, at: usize) -> bool {
        let view = self.view;
        let woman = |t: &Tag| t.len == 1 && !t.pro.has(Pro::AL) && t.morph.agreement == Agreement::of(true, Number::Singular);
        let begun = self.start.is_some_and(|start| start + 1 == at && view.tag(start, TITLES).is_some_and(woman));
        let shape = view.key(at).ends_with(TEH) && !view.key(at).ends_with(WOMEN) && view.key(at).chars().count() > 3;
        !self.strict && begun && shape && view.is_unknown(at) && !view.is_definite(at) && !view.is_event(at)
    }

    /// `so many in the hundred of …`: prepositions tie what is counted to its number.
    fn counts(&self, at: usize) -> bool {
        let view = self.view;
        let number = |back: usize| at >= back && view.is_number(at - back);
        view.is(at, PREPOSITION) && (number(1) || number(3) || number(2))
    }

    /// Tokens of a number that is a guess, with which the phrase begins, or of what ties what is counted to its number.
    pub(super) fn counted(&mut self, at: usize, first: bool) -> Option<usize> {
        let guess = if first { self.guesses(at) } else { None };
        self.titled |= guess.is_some();
        guess.or_else(|| self.counts(at).then_some(1))
    }

    /// A preposition goes on with the phrase when it ties a role or body to a place, a body or a matter:
    /// behind a bare name it begins an adjunct.
    pub(super) fn preposition(&mut self, at: usize, first: bool) -> Option<usize> {
        let view = self.view;
        let next = at + 1;
        if self.is_suspect(at) {
            return Some(1);
        }
        if first || next >= self.limit || view.is(at, fun(FunctionClass::Adjunct)) {
            return None;
        }
        if self.start.is_some_and(|start| view.is(start, MEDIA)) && is_citing(view, at) {
            return None; // whom the outlet has it from
        }
        let speech = TEXTS | TIMES | fun(FunctionClass::Demonstrative);
        let plural = view.key(at - 1).ends_with(MEN);
        let kind =
            at > 1 && view.is(at - 2, PERSON) && !view.is_definite(at - 2) && !view.has_ending(at - 2) && view.len(at - 2, HEADS) == 1; // "student of law in"
        let bare = view.is_word(at - 1) && view.is_unknown(at - 1) && !view.is_definite(at - 1);
        let name = bare && !plural && !kind && !self.body;
        let when = (view.says(at, Word::Before) || view.says(at, Word::Since)) && !view.is(at - 1, PREPOSITION);
        // "in its forecast" tells where it was said
        let theirs = is_in(view, at) && view.has_ending(next) && !view.is_definite(next) && !view.is(next, HEADS);
        let said = view.is(next, speech) && !(view.is(next, TEXTS) && view.is(at - 1, VAGUE)); // `close to the file` knows it
        let tied = self.titled && !name && !when && !theirs && !said && (view.is_word(next) || is_in_named(view, at));
        // `so-and-so of the institute of`
        let body = view.is(next, BODY) && !view.is(next, NAMES) && !view.is_proper(next) && !view.is_definite(next);
        let from = view.says(at, Word::Of) && body && view.is_word(next + 1) && !view.is(at - 1, fun(FunctionClass::Adjective));
        (tied || from && !self.strict).then_some(1)
    }
}
