//! What the verb is about: where a speaker's phrase ends before a verbal noun, a text or `his words`.

use super::{PREPOSITION, Walk, is_his};
use crate::attribution::boundary;
use crate::attribution::view::{HEADS, NAMES, TEXTS};
use crate::rules::shape::HeadClass;
use crate::rules::tag::Class;
use crate::text::affixes::ALEF;

impl Walk<'_, '_> {
    /// A text in the accusative, by its mark or its ending, behind a complete phrase (`the minister wrote | an article entitled`).
    fn is_text_object(&self, at: usize) -> bool {
        let view = self.view;
        let ending = view.is_accusative(at) || view.key(at).ends_with(ALEF);
        let complete = view.is_definite(at - 1) || view.is_bare(at - 1) || view.is(at - 1, NAMES) || view.closes(at - 1).is_some();
        ending && view.is(at, TEXTS) && !view.is_definite(at) && view.len(at, HEADS) == 1 && complete
    }

    /// Behind "his excellency", which has its owner.
    fn is_behind_honour(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at - 1, Class::Head(HeadClass::Honorific).set()) && view.has_ending(at - 1)
    }

    /// A verbal noun, an indefinite accusative, or "his words" behind a complete phrase is what the verb is about.
    pub(super) fn begins_object(&self, at: usize) -> bool {
        let view = self.view;
        let honoured = self.is_behind_honour(at);
        let construct = || view.is(at - 1, HEADS) && !view.is_definite(at - 1) && !view.is_surname(at - 1) && !honoured;
        let closed = || honoured || view.is_definite(at - 1) || view.is(at - 1, Class::Nation.set()) || view.is_unknown(at - 1);
        // a verbal noun has a complement; the last word before the content is a name
        let event = || at + 1 < self.limit && !view.is(at, HEADS | NAMES) && closed() && view.is_event(at) && !construct();
        let tied = || view.is(at.saturating_sub(2), PREPOSITION);
        let his_words = || is_his(view, at) && !view.is_conjoined(at) && closed() && !tied();
        view.is_accusative(at) && view.is_unknown(at)
            || honoured && view.is_bare(at) && !view.has_ending(at)
            || self.is_text_object(at)
            || self.start.is_some_and(|start| boundary::is_object(view, start, at, self.limit))
            || event()
            || his_words()
    }
}
