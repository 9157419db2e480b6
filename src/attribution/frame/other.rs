//! What on the way to a content belongs to other words than the cue.

use super::{COMPLEMENTISER, PEOPLE, Search};
use crate::attribution::circumstance;
use crate::attribution::cue::Kind;
use crate::attribution::resumed;
use crate::attribution::view::{CUES, HEADS, NAMES, fun};
use crate::rules::lexicon::CueRule;
use crate::rules::morph::Tense;
use crate::rules::shape::{Addressee, FunctionClass, HedgeClass, Strength};
use crate::rules::tag::{Class, Set, Tag};

/// Words that take the clause right behind them for themselves.
const MODAL: Set = Class::Hedge(HedgeClass::Modal).set().and(fun(FunctionClass::Auxiliary));

impl Search<'_, '_, '_> {
    /// "That" with its hamza below, which only plain saying takes, behind such a cue.
    pub(super) fn is_of_saying(&self, at: usize) -> bool {
        self.cue.rule.says && self.view.has_hamza_below(at)
    }

    pub(super) fn is_weak(&self, tag: &Tag) -> bool {
        self.view.rule(tag).is_some_and(|r| r.strength == Strength::Weak)
    }

    /// A complementiser follows within a word or two.
    pub(super) fn leads_on_to_that(&self, at: usize) -> bool {
        (at + 1..at + 3).any(|next| self.view.is(next, COMPLEMENTISER))
    }

    /// A verb of a relative clause to which a complementiser behind it may belong; one whose pronoun is its object has all it wants,
    /// and one that is mostly another word (`followed`) wants no clause.
    pub(super) fn wants_clause(&self, tag: &Tag) -> bool {
        let full = |r: &CueRule| tag.morph.pronoun && r.addressee == Addressee::None || r.strength == Strength::Quote;
        let complete = self.view.rule(tag).is_some_and(full);
        tag.class == Class::Verb && !tag.morph.homograph && !complete
    }

    /// The complementiser of another verb right before it, or before "in it" (`gave a speech in which he said that`).
    pub(super) fn is_taken(&self, at: usize) -> bool {
        let view = self.view;
        let verb = at - 1 - usize::from(at > 1 && resumed::is_inside(view, at - 1));
        let title = || view.is(verb - 1, PEOPLE) && view.is_definite(verb - 1);
        let name = || view.is(verb, HEADS | NAMES) || view.is_given(verb) || view.is_behind_particle(verb) || title();
        let wants = |t: &Tag| t.morph.tense == Tense::Perfect && !t.morph.passive && !t.morph.first_person && self.wants_clause(t);
        verb > self.cue.tokens.end && view.is(verb, Class::Verb.set()) && !name() && view.tags.at(verb).iter().any(wants)
    }

    /// The complementiser of the word right before it (`must that`, `it is clear that`). With the article that word is an
    /// adjective of the speaker's unless something leads it in (`of the clear`, `and the clear`).
    pub(super) fn is_governed(&self, at: usize) -> bool {
        let (view, before) = (self.view, at.saturating_sub(1));
        let led = |at: usize| view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Negation));
        let own = !view.is_definite(before) || view.is_conjoined(before) || before.checked_sub(1).is_none_or(led);
        let says = self.cue.kind == Kind::Verb && self.cue.rule.says; // whose words may begin without a mark
        at > self.cue.tokens.end && own && !view.is_given(before) && !says && view.is(before, MODAL) && !view.is(before, HEADS | NAMES)
    }

    /// The complementiser of a verb right before it that describes a noun (`a site that they think that`); where the writer
    /// drops it, the speaker's own "I think" is a part of what is said.
    pub(super) fn is_believed(&self, at: usize) -> bool {
        let (view, before) = (self.view, at.saturating_sub(1));
        if view.is_given(before) {
            return false;
        }
        let holds = |t: &Tag| {
            let told = t.morph.first_person && self.cue.rule.says || view.rule(t).is_some_and(|r| r.says);
            t.class == Class::Verb && t.morph.tense == Tense::Imperfect && !t.morph.homograph && !told
        };
        let apart = at > self.cue.tokens.end + 1;
        apart && !view.is(before, HEADS | NAMES) && !view.is_behind_particle(before) && view.tags.at(before).iter().any(holds)
    }

    /// Another finite cue or participle that begins a clause of its own.
    #[inline]
    pub(crate) fn is_other_cue(&self, at: usize) -> bool {
        self.view.is(at, CUES) && self.is_cue_of_its_own(at)
    }

    fn is_cue_of_its_own(&self, at: usize) -> bool {
        let view = self.view;
        if self.is_circumstance(at) {
            return true;
        }
        let name = view.is_given(at)
            || view.is(at, HEADS | NAMES) && !view.tags.at(at).iter().any(|t| t.class == Class::Verb && t.pro.conjunction());
        if name || view.is_behind_particle(at) || self.is_of_marker(at) {
            return false;
        }
        view.tags.at(at).iter().any(|t| match t.class {
            // without a conjunction or mark before it a verb describes the noun before it
            Class::Verb => {
                let opens = t.pro.conjunction() || self.opens_clause(at) && !t.morph.pronoun;
                opens && !t.morph.homograph && !t.morph.passive
            }
            // in the feminine it is an adjective or a noun, too
            Class::Participle => {
                let told = t.morph.agreement.feminine != Some(true) || t.pro.conjunction() || at > 0 && view.mark(at - 1).is_some();
                t.morph.accusative && !t.morph.homograph && !view.is(at, HEADS) && told
            }
            _ => false,
        })
    }

    /// A participle with its own clause behind it (`pointing out that`), which may be a title elsewhere.
    pub(super) fn is_circumstance(&self, at: usize) -> bool {
        let apart = self.view.is_behind_comma(at);
        if at > 0 && self.view.is(at - 1, fun(FunctionClass::Negation)) {
            return false; // "unconfirmed"
        }
        if self.is_her(at) {
            return false;
        }
        let own = |t: &Tag| t.class == Class::Participle && t.morph.accusative && (apart || !t.morph.homograph);
        self.view.tags.at(at).iter().any(own) && circumstance::leads_to_clause(self.view, at + 1)
    }

    fn opens_clause(&self, at: usize) -> bool {
        let connective = fun(FunctionClass::Connective) | fun(FunctionClass::Subordinator) | fun(FunctionClass::Auxiliary);
        at > self.cue.tokens.end && (self.view.mark(at - 1).is_some() || self.view.is(at - 1, connective))
    }

    /// A complementiser or quotation follows the preposition at once.
    pub(super) fn leads_to_clause(&self, at: usize) -> bool {
        let next = at + 1;
        let clitic = !self.view.is(at, fun(FunctionClass::Preposition)) && self.view.key(at).chars().nth(3).is_some();
        clitic || self.view.is(next, COMPLEMENTISER) && !self.view.is(next, fun(FunctionClass::Preposition))
    }
}
