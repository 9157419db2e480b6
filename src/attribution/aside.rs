//! What stands between a cue and its content and is nobody's words, or those of a marker.

use super::frame::{COMPLEMENTISER, Search};
use super::phrase;
use crate::rules::shape::MarkerClass;
use crate::rules::tag::{Class, Tag};
use crate::text::Mark;

/// Tokens from one dash to the other, at most.
const ASIDE: usize = 14;

impl Search<'_, '_, '_> {
    /// Behind a dash a verb that tells what the paper has or does, up to the dash before "that": nobody's words.
    pub(super) fn aside(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let told = view.is_finite(at + 1) || view.tags.at(at + 1).iter().any(|t| t.class == Class::Narrative);
        let close = (at + 2..self.limit.min(at + ASIDE)).find(|i| view.mark(*i) == Some(Mark::Dash)).filter(|_| told)?;
        view.is(close + 1, COMPLEMENTISER).then_some(close + 1)
    }

    /// The verb of a marker right before it (`as | the paper reported`).
    pub(super) fn is_of_marker(&self, at: usize) -> bool {
        let class = Class::Marker(MarkerClass::AccordingVerb);
        let marks = |t: &Tag| t.class == class && self.view.rule(t).is_some_and(|rule| !rule.also && !rule.past);
        let ends = |len: usize| self.view.tag(at - len, class.set()).is_some_and(|t| usize::from(t.len) == len && marks(t));
        (1..=3).any(|len| at >= self.cue.tokens.end + len && ends(len))
    }

    /// Behind a semicolon "that" stands, or the speaker's office up to a comma.
    pub(super) fn goes_on_behind(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at, COMPLEMENTISER) && !view.is_conjoined(at) || phrase::is_office(view, at, self.limit)
    }
}
