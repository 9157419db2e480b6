//! What the verb is about: where a speaker's phrase ends before a verbal noun, a text or `his words`.

use super::{PREPOSITION, Walk, is_his};
use crate::attribution::sequel::is_narrative;
use crate::attribution::view::{HEADS, NAMES, TEXTS, TIMES, View};
use crate::attribution::{boundary, object};
use crate::rules::morph::Tense;
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Tag};
use crate::text::affixes::{ALEF, HEH, LAM, NISBA, NISBA_FEMININE, TEH_MARBUTA, YEH};

impl Walk<'_, '_> {
    /// A text in the accusative, by its mark or its ending, behind a complete phrase (`the minister wrote | an article entitled`).
    fn is_text_object(&self, at: usize) -> bool {
        let view = self.view;
        let ending = view.is_accusative(at) || view.key(at).ends_with(ALEF);
        let complete = view.is_definite(at - 1) || view.is_bare(at - 1) || view.is(at - 1, NAMES) || view.closes(at - 1).is_some();
        ending && view.is(at, TEXTS) && !view.is_definite(at) && view.len(at, HEADS) == 1 && complete
    }

    /// Right behind the name of a body, with which the phrase begins or ends (`Unesco`).
    fn is_behind_proper(&self, at: usize) -> bool {
        let view = self.view;
        let ends = |start: &usize| view.is_proper(*start) && start + view.len(*start, HEADS) == at;
        at.checked_sub(1).into_iter().chain(self.start).any(|start| ends(&start))
    }

    /// Another than the body right before it: a noun with the article that is no adjective, or a country before the preposition of
    /// what was done (`Unesco blames | Dania for the damage`).
    fn is_of_another(&self, at: usize) -> bool {
        let view = self.view;
        let next = at + 1;
        let led = view.has_beh(next) || view.is(next, PREPOSITION);
        let country = || view.is(at, Class::Place.set()) && led && !view.is_conjoined(at);
        let noun = !object::is_adjective(view, at) && ![NISBA, NISBA_FEMININE].iter().any(|ending| view.key(at).ends_with(ending));
        view.is_definite(at) && noun && !view.is_conjoined(at) && !view.has_beh(at) || country()
    }

    /// Behind "his excellency", which has its owner.
    fn is_behind_honour(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at - 1, Class::Head(HeadClass::Honorific).set()) && view.has_ending(at - 1)
    }

    /// A noun of a thing behind what closes the phrase (`the spokesman So-and-so al-Harithi | the level`): behind an adjective of
    /// belonging, a place or a last name it may have the article, and so it may not behind another noun (`the Near East`).
    fn is_thing_behind(&self, at: usize) -> bool {
        let view = self.view;
        let before = at - 1;
        if at + 1 >= self.limit || !view.is_unknown(at) || view.is_conjoined(at) || view.is(before, PREPOSITION) {
            return false;
        }
        let place = view.is(before, Class::Nation.set() | Class::Place.set());
        let whose = [NISBA, NISBA_FEMININE].iter().any(|ending| view.key(before).ends_with(ending));
        let last_name = || view.is_unknown(before) && before.checked_sub(1).is_some_and(|first| view.is_bare(first));
        let (definite, closed) = (view.is_definite(at), view.is_definite(before));
        let behind = if definite { place || closed && (whose || last_name()) } else { closed };
        behind && !view.key(at).ends_with(if definite { [TEH_MARBUTA, HEH] } else { [ALEF, HEH] }) && view.is_thing(at)
    }

    /// A verbal noun, an indefinite accusative, or "his words" behind a complete phrase is what the verb is about.
    pub(super) fn begins_object(&self, at: usize) -> bool {
        let view = self.view;
        let honoured = self.is_behind_honour(at);
        let proper = self.is_behind_proper(at) && !view.begins(at, LAM);
        let construct = || view.is(at - 1, HEADS) && !view.is_definite(at - 1) && !view.is_surname(at - 1) && !honoured && !proper;
        let closed = || honoured || proper || view.is_definite(at - 1) || view.is(at - 1, Class::Nation.set()) || view.is_unknown(at - 1);
        // "was published on Monday"
        let told = || view.tags.at(at).iter().any(is_narrative) && view.is(at + 1, PREPOSITION | TIMES);
        // a verbal noun has a complement; the last word before the content is a name
        let event = || at + 1 < self.limit && !view.is(at, HEADS | NAMES) && closed() && view.is_event(at) && !construct() && !told();
        let tied = || view.is(at.saturating_sub(2), PREPOSITION);
        let thing = || self.is_thing_behind(at);
        let his_words = || is_his(view, at) && !view.is_conjoined(at) && closed() && !tied();
        view.is_accusative(at) && view.is_unknown(at)
            || honoured && view.is_bare(at) && !view.has_ending(at)
            || self.is_text_object(at)
            || proper && self.is_of_another(at)
            || self.start.is_some_and(|start| boundary::is_object(view, start, at, self.limit))
            || event()
            || thing()
            || his_words()
    }
}

/// A finite verb where a subject may begin (`and says too | describing`), which is no name: one by list, or the present of a cue.
pub(super) fn is_verb(view: &View<'_>, at: usize) -> bool {
    let present = |t: &Tag| t.class == Class::Verb && t.morph.tense == Tense::Imperfect && !t.morph.homograph && !t.morph.first_person;
    let name = || view.lex.is_given(view.key(at)) || view.is_known_name(&(at..at + 1)) || view.is_speaker(at);
    (view.is_finite(at) || view.begins(at, YEH) && view.tags.at(at).iter().any(present)) && !name()
}
