//! Objects that are a content of their own beside a clause: before a participle of saying, and before a relative clause.

use crate::attribution::cue::Kind;
use crate::attribution::frame::{Frame, Link, Search};
use crate::attribution::object;
use crate::attribution::view::{TEXTS, fun};
use crate::rules::shape::{Act, Addressee, FunctionClass, Strength};
use crate::rules::tag::Class;
use crate::text::Mark;

/// Tokens of a bare topic, at most.
const TOPIC: usize = 14;

impl Search<'_, '_, '_> {
    /// The noun phrase that is a content of its own before a participle of saying (`condemned the attack, | saying that …`): what
    /// is felt, called for or stated, and not what is only spoken about.
    pub(super) fn before_saying(&self, saying: usize) -> Option<Frame> {
        let (view, rule) = (self.view, self.cue.rule);
        let participle = view.is(saying, Class::Participle.set()) && !rule.carries && !rule.continues && !rule.judges;
        if self.cue.kind != Kind::Verb || !participle || rule.addressee == Addressee::Inside || rule.strength > Strength::Medium {
            return None;
        }
        let found = Search { limit: saying, ..*self }.noun_phrase().filter(|found| found.content < saying)?;
        let own = match found.link {
            Link::Object => self.is_stated(found.content) && !self.is_in_adjunct(&found),
            Link::Preposition => rule.act != Act::Assertion && !view.is(found.content, TEXTS),
            _ => false,
        };
        own.then_some(found)
    }

    /// The saying behind a bare topic, which is no content of the verb's (`spoke of the wave, | saying: «…»`).
    pub(in crate::attribution) fn said_of(&self, preposition: usize) -> Option<Frame> {
        let view = self.view;
        if self.is_listed(preposition + 1) {
            return None;
        }
        let ends = |at: &usize| self.is_saying(*at) || self.is_other_cue(*at) || view.mark(*at).is_some_and(|mark| mark != Mark::Comma);
        let near = preposition + 1..self.limit.min(preposition + TOPIC);
        let said = near.into_iter().find(ends).filter(|at| self.is_saying(*at)).and_then(|at| self.saying(at));
        said.map(|frame| Frame { between: frame.between.start..preposition, ..frame })
    }

    /// A deed, a thing, or what the verb lists.
    fn is_stated(&self, at: usize) -> bool {
        let matter = || at > self.cue.tokens.end && object::is_matter(self.view, at);
        self.view.is_event(at) || self.view.is_thing(at) || matter() || self.cue.rule.objects.contains(self.view.key(at))
    }

    /// The object of which a relative clause tells that holds what else looks like one (`condemned | the attacks, which … led to`).
    pub(super) fn described(&self, found: &Frame) -> Option<Frame> {
        let second = (found.link == Link::Object).then(|| self.second_phrase(found.content)).flatten()?;
        let relative = |at: usize| self.view.is(at, fun(FunctionClass::Relative));
        (second.content < found.content && (second.content..found.content).any(relative)).then_some(second)
    }
}
