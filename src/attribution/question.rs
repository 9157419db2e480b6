//! An indirect question as content (`the writer wonders | whether the road will open`).

use super::cue::Kind;
use super::frame::{COMPLEMENTISER, Frame, Link, Search};
use crate::rules::shape::{Complement, Word};
use crate::text::Mark;

impl Search<'_, '_, '_> {
    /// The question behind a verb of asking and its subject, with its first word, which belongs to it; another complement of
    /// the verb's before it leaves none.
    pub(super) fn question(&self, from: usize) -> Option<Frame> {
        if self.cue.kind == Kind::Noun || !self.cue.rule.takes(Complement::Question) {
            return None;
        }
        let view = self.view;
        let asks = |at: &usize| view.says(*at, Word::Asks);
        let ends = |at: usize| {
            let mark = view.mark(at).is_some_and(|mark| !matches!(mark, Mark::Comma | Mark::Point));
            mark || view.is(at, COMPLEMENTISER) || self.is_own_preposition(at) || at > from && self.is_other_cue(at)
        };
        let at = (from..self.reach).take_while(|at| !ends(*at)).find(asks)?;
        let first = at - usize::from(at > from && view.says(at - 1, Word::What)); // "whether" may be two words
        Some(self.frame(Link::That, first, first))
    }
}
