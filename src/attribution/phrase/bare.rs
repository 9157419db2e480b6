//! What is told of a text or source without a relative pronoun (`a survey | made by the bank`).

use super::{PREPOSITION, WITHHELD, Walk};
use crate::attribution::sequel::is_narrative;
use crate::attribution::view::{HEADS, NAMES, PERSON, TEXTS, TIMES, View, fun};
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::Class;
use crate::text::affixes::{TEH_HIS, THE, YEH};

impl Walk<'_, '_> {
    /// A finite verb behind an indefinite text or source describes it (`a survey made by …`).
    pub(super) fn begins_relative(&self, at: usize) -> bool {
        let view = self.view;
        let text = TEXTS | Class::Head(HeadClass::Source).set();
        let indefinite = self.start.is_some_and(|s| view.is(s, text) && !view.is_definite(s));
        let verb = || {
            view.tags.at(at).iter().any(|t| is_narrative(t) || t.class == Class::Verb && t.morph.pronoun)
                || !self.strict && view.says(at, Word::Issued)
        };
        let people = || self.start.is_some_and(|s| view.is(s, PERSON) && !view.is_definite(s));
        let told = || !view.is_definite(at - 1) && view.is(at - 1, HEADS | fun(FunctionClass::Adjective) | Class::Nation.set());
        let done = || !self.strict && (indefinite || people()) && told() && !view.begins(at, YEH) && view.is_finite(at);
        indefinite && (view.is(at, WITHHELD) || verb()) || done() || self.is_done_by_her(at)
    }

    /// "Made by" behind an indefinite text, before who made it.
    pub(super) fn is_made(&self, at: usize) -> bool {
        let view = self.view;
        let text = self.start.is_some_and(|start| view.is(start, TEXTS) && !view.is_definite(start));
        text && view.says(at, Word::Issued) && view.has_ending(at) && view.is_word(at + 1) && !view.is(at + 1, PREPOSITION)
    }

    /// A number and a word without article, behind a definite noun or a source that nobody knows: how many of something are what is
    /// told, not who tells it (`according to the ministry of health | 25 cases`).
    pub(super) fn is_count(&self, at: usize) -> bool {
        let view = self.view;
        let other = PREPOSITION | fun(FunctionClass::Month);
        let counts = || view.is_word(at + 1) && !view.is_definite(at + 1) && !view.is(at + 1, other);
        let source = |start: usize| {
            let unknown = self.strict && view.is(start, Class::Head(HeadClass::Source).set());
            let whole =
                || view.key(at - 1) != THE && view.is_definite(at - 1) && !at.checked_sub(2).is_some_and(|two| view.is(two, PREPOSITION));
            start < at && (unknown || whole() && !view.is(start, Class::Head(HeadClass::Media).set()))
        };
        view.is_number(at) && counts() && self.start.is_some_and(source)
    }
}

/// Between the verb behind an indefinite text and who issued it (`a report issued lately by the union`).
pub(super) fn is_issued(view: &View<'_>, start: usize, at: usize) -> bool {
    let text = view.is(start, TEXTS) && !view.is_definite(start);
    text && at > start + 1 && view.key(at - 1).ends_with(TEH_HIS) && view.is(at + view.len(at, TIMES).max(1), HEADS | NAMES)
}
