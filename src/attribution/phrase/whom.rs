//! Whom the speaker told: where a speaker's phrase ends before `to the agency`, `to her parents`.

use super::{BODIES, Walk};
use crate::attribution::object::{self, SPEAKERS};
use crate::attribution::sequel::{addressee, is_to_kin, is_to_press};
use crate::attribution::view::{CUES, HEADS, NAMES, OUTLETS, PERSON, TEXTS, View, fun};
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass, Role};
use crate::rules::tag::{Class, Pro, Tag};
use crate::rules::written::letter_bit;
use crate::text::affixes::{ALEF, BEH, KAF, LAM, MEN, TO_THE};

/// Letters of "to the" and the shortest word: with fewer it is a name (`Lalla`).
const TO_WHOM: usize = 4;

/// Letters of a noun behind "by, to, as", at least.
const LED: usize = 4;

/// The bits of the letters of "to" and of the conjunctions that may stand before it.
const TO: u64 = letter_bit(0x84) | letter_bit(0x88) | letter_bit(0x81);

impl Walk<'_, '_> {
    /// Whom the speaker told.
    pub(super) fn is_whom(&self, at: usize, first: bool) -> bool {
        let view = self.view;
        if letter_bit(view.tags.letter(at)) & TO == 0 {
            return false; // most words
        }
        let to = || addressee(view, at, self.limit).is_some() || self.is_told(at) || self.is_told_by_many(at);
        let told = !first && !self.is_site(at) && !self.is_issuer(at) && !self.is_editor(at) && to();
        // behind an adjective it is rather a part of the body's name (`the regional union | for the forces of`)
        let named = || view.is(at, Class::Head(HeadClass::Organization).set()) && object::is_adjective(view, at - 1);
        told || self.acts_for && view.has_clitic(at, Pro::LAM) && view.is(at, BODIES) && !named()
    }

    /// The outlet or press that the speaker told, behind a relative clause in which nobody speaks (`the officer who led the search | to «outlet»`).
    pub(super) fn is_told_last(&self, at: usize) -> bool {
        let view = self.view;
        let silent = |start: usize| !(start..at).any(|i| view.is(i, CUES) && !view.is(i, HEADS | NAMES));
        let press = || is_to_press(view, at) && super::told(view, at, self.limit) == self.limit;
        (addressee(view, at, self.limit) == Some(self.limit) || press()) && self.start.is_some_and(silent)
    }

    /// `to a paper`, `to her parents`: whom the speaker told. Behind an office without a name the
    /// outlet is what the office belongs to (`the general director of the paper`).
    fn is_told(&self, at: usize) -> bool {
        let view = self.view;
        if !is_to_press(view, at) {
            return is_to_kin(view, at);
        }
        let body = self.start.is_some_and(|start| view.is(start, Class::Head(HeadClass::Organization).set()));
        let theirs = body && object::is_adjective(view, at - 1) && !view.is(at, Class::Head(HeadClass::Media).set());
        // in the plural an office loses its last letter before what it belongs to
        let many = view.key(at - 1).ends_with(MEN) || view.is(at - 1, Class::Head(HeadClass::Group).set());
        let of = view.is(at - 1, HEADS) && !view.is_definite(at - 1) && !many;
        let source = self.start.is_some_and(|start| view.is(start, Class::Head(HeadClass::Source).set()))
            || view.is(at - 1, fun(FunctionClass::Same));
        let listed = body
            && view.is(at, Class::Head(HeadClass::Media).set())
            && self.start.is_some_and(|start| start + view.len(start, HEADS) == at);
        let office = !source && !listed && (view.is(at - 1, fun(FunctionClass::Adjective)) || of || theirs);
        !office || is_to_kin(view, at)
    }

    /// "To" written with a body whose name stands in quotation marks, right behind people without an article.
    fn is_told_by_many(&self, at: usize) -> bool {
        let view = self.view;
        let many = |t: &Tag| t.set.meets(SPEAKERS) && t.morph.agreement.number == Some(Number::Plural);
        let people = view.tags.at(at - 1).iter().any(many) && !view.is_definite(at - 1);
        let body = view.tags.at(at).iter().any(|t| t.pro.has(Pro::LAM) && t.set.meets(BODIES));
        people && body && view.opens(at + 1).is_some()
    }

    /// All before it is a text that no article or name tells from others: who issued it (`a report | of the agency`). Or a body in
    /// quotation marks stands behind somebody's office with the article (`the secretary general | of «the Party of Light»`).
    pub(super) fn is_issuer(&self, at: usize) -> bool {
        let view = self.view;
        let quoted = |set| view.opens(at + 1).is_some_and(|quote| view.is(quote.inner.start, set));
        let office = self.start.is_some_and(|start| (start..at).any(|i| view.is(i, PERSON)));
        if quoted(Class::Head(HeadClass::Organization).set()) && view.is_definite(at - 1) && office {
            return true;
        }
        let general = at.checked_sub(2).is_some_and(|general| view.len(general, PERSON) == 2) && view.is_definite(at - 1);
        let named = view.opens(at + 1).is_some() && !quoted(OUTLETS);
        if general && (named || view.is_definite(at) && !view.is(at, OUTLETS)) {
            return true; // "the director general", who directs something
        }
        self.start.is_some_and(|start| {
            let first = start + view.len(start, TEXTS);
            view.is(start, TEXTS) && !view.is_definite(start) && first <= at && (first..at).all(|i| object::is_adjective(view, i))
        })
    }

    /// Right behind an office of the press with the article (`the editor in chief | of the paper`): what he works for.
    fn is_editor(&self, at: usize) -> bool {
        let view = self.view;
        let press = |t: &Tag| t.class == Class::Head(HeadClass::Person) && view.lex.head(t.rule).is_some_and(|h| h.role == Role::Media);
        let office = |start: usize| (start..at).any(|i| view.tags.at(i).iter().any(press));
        view.is_definite(at - 1) && !view.is_bare(at - 1) && self.start.is_some_and(office)
    }

    /// All before it is a site with its adjective (`the electronic site | of the channel`).
    fn is_site(&self, at: usize) -> bool {
        let view = self.view;
        let site = |start: usize| view.is_definite(start) && view.is(start, Class::Head(HeadClass::Media).set());
        self.start.is_some_and(|start| {
            site(start) && start + view.len(start, HEADS | NAMES) <= at && (start + 1..at).all(|i| object::is_adjective(view, i))
        })
    }
}

/// "By" or "to" is written to a word that has no other reading, or "to the" to one that nobody knows: no phrase begins so.
pub(super) fn is_led(view: &View<'_>, at: usize) -> bool {
    let led = view.has_clitic(at, Pro::BEH.with(Pro::LAM)) && !view.tags.at(at).iter().any(|t| t.pro == Pro::NONE);
    let to_whom = || view.key(at).starts_with(TO_THE) && view.key(at).chars().count() > TO_WHOM;
    led && !view.lex.is_given(view.key(at)) || view.is_unknown(at) && (to_whom() || is_led_thing(view, at))
}

/// "By", "to" or "as" is written to a thing or a deed (`pointed, as evidence, | to`); a shorter word may be a name.
fn is_led_thing(view: &View<'_>, at: usize) -> bool {
    let noun = view.key(at).strip_prefix([BEH, LAM, KAF]).filter(|noun| noun.chars().count() >= LED);
    let led = noun.is_some_and(|noun| view.lex.is_thing(noun) || view.lex.is_event(noun) && !noun.starts_with(ALEF));
    led && !view.is_known_name(&(at..at + 1)) && !view.is_speaker(at)
}
