//! Where a speaker's phrase ends, and what looks like its end.

use super::bare::is_issued;
use super::{BODIES, COMMON, STOPS, TURN, Walk};
use crate::attribution::sequel::{is_done, is_narrative};
use crate::attribution::view::{CUES, HEADS, NAMES, TEXTS, TIMES, View, fun};
use crate::attribution::{boundary, circumstance, object};
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::{TEH, TEH_MARBUTA, YEH};

impl Walk<'_, '_> {
    /// A word of grammar, of time, or one that tells what was done ends the phrase.
    pub(super) fn is_end(&self, at: usize, first: bool) -> bool {
        let view = self.view;
        let named = || view.is(at, HEADS | NAMES) && !self.is_when(at) && !view.is_front(at);
        let construct = || !first && view.is(at - 1, COMMON | BODIES) && !view.is(at - 1, NAMES) && !view.is_definite(at - 1);
        let demonstrative = !first && view.is(at, fun(FunctionClass::Demonstrative)) && !(construct() && object::wants_owner(view, at - 1));
        let phrase = view.len(at, fun(FunctionClass::Adjunct)) > 1 || !first && view.is(at, TURN);
        let filler = !first && view.is(at, fun(FunctionClass::Filler));
        let told = || view.tags.at(at).iter().any(is_narrative) || view.is_bare(at) && view.is_about(at - 1);
        let when = || view.is(at, TIMES) && self.start.is_some_and(|start| is_issued(view, start, at));
        phrase
            || (view.is(at, STOPS) || demonstrative || filler) && !named() && !when() && !self.is_topic(at)
            || self.strict && !first && !construct() && !named() && told()
            || !first
                && (view.is_unknown(at) && is_done(view, at) && !self.is_office_at(at)
                    || self.start.is_some_and(|start| boundary::is_predicate(view, start, at)))
    }

    /// A word that says when and is another word too, such as an outlet's name (`the ministry announced today`): not behind
    /// an outlet's kind, nor in the description of a text (`a statement issued today`).
    fn is_when(&self, at: usize) -> bool {
        let view = self.view;
        let len = view.len(at, TIMES);
        let head = view.tags.at(at).iter().any(|t| t.set.meets(HEADS) && !t.pro.has(Pro::AL));
        let media = Class::Head(HeadClass::Media).set();
        let text = self.start.is_some_and(|start| {
            view.is(start, TEXTS) || view.is(start, media) && at.checked_sub(2).and_then(|comma| view.mark(comma)) == Some(Mark::Comma)
        });
        let outlet = at.checked_sub(1).is_some_and(|before| view.is(before, media));
        len > 0 && len >= view.len(at, HEADS | NAMES) && !head && !text && !outlet
    }

    /// "About" behind a text without article, with words behind it.
    fn is_topic(&self, at: usize) -> bool {
        let view = self.view;
        let about = |t: &Tag| t.class == Class::Function(FunctionClass::Adjunct) && view.rule(t).is_some_and(|rule| rule.background);
        let text = |start: usize| start < at && view.is(start, TEXTS) && !view.is_definite(start);
        view.tags.at(at).iter().any(about) && self.start.is_some_and(text) && view.is_word(at + 1)
    }

    /// A given name that is another word too is a name, and so is a month's name behind a particle of names, or right behind a first
    /// name with no date around it.
    pub(super) fn is_called(&self, at: usize) -> bool {
        let view = self.view;
        if view.is_given(at) || view.is_van(at) || view.is_behind_particle(at) && view.is(at, fun(FunctionClass::Month)) {
            return true;
        }
        let dated = || view.is_number(at + 1) || view.is_definite(at + 1) || view.is(at + 1, fun(FunctionClass::Month));
        self.titled && view.len(at, fun(FunctionClass::Month)) == 1 && view.is_bare(at - 1) && !dated()
    }

    /// The name of a letter behind another and its point (`the house C.N.D.`).
    pub(super) fn is_letter(&self, at: usize) -> bool {
        let view = self.view;
        let letter = |at: usize| view.is_word(at) && view.key(at).chars().count() <= LETTER;
        at > 1 && view.mark(at - 1) == Some(Mark::Point) && letter(at) && letter(at - 2)
    }

    /// Another cue that begins a clause of its own.
    pub(super) fn is_clause(&self, at: usize, first: bool) -> bool {
        let view = self.view;
        if !view.is(at, CUES) || view.is_behind_particle(at) {
            return false;
        }
        let own = |t: &Tag| t.set.meets(CUES) && !t.morph.homograph && !t.morph.first_person;
        if view.is(at, HEADS | NAMES) {
            return !first && circumstance::goes_on(view, at);
        }
        // a verb before its subject has no plural or dual: such a form right behind a definite noun and before a name is a name
        let many = |t: &Tag| t.class == Class::Verb && t.morph.agreement.number.is_some() && !t.pro.conjunction();
        let named = !first && view.is_definite(at - 1) && at + 1 < self.limit && view.is_bare(at + 1) && !view.is_accusative(at);
        let accusative = view.tags.at(at).iter().any(|t| own(t) && (t.class == Class::Verb && !(named && many(t)) || t.morph.accusative));
        accusative && (!first || view.tags.at(at).iter().any(|t| own(t) && t.class == Class::Participle))
    }
}

/// "And she" before a verb in the present, without a comma: what somebody does while speaking (`and she sits with her friends`).
pub(super) fn is_meanwhile(view: &View<'_>, at: usize) -> bool {
    let (verb, feminine) = (view.key(at + 1), view.key(at).ends_with(YEH));
    let present = verb.starts_with(if feminine { TEH } else { YEH }) && !verb.ends_with([TEH_MARBUTA, YEH]);
    present && !view.is_behind_comma(at) && !view.is(at + 1, HEADS | NAMES)
}

/// Letters of the name of a letter, at most.
const LETTER: usize = 3;
