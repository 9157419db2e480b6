//! Whether a later cue ends a content, or goes on inside it.

use super::{LIGHT, Scope};
use crate::attribution::cue::Kind;
use crate::attribution::draft::Draft;
use crate::attribution::frame::Link;
use crate::attribution::model::{Mention, SourceSlot};
use crate::attribution::view::{HEADS, NAMES, fun};
use crate::attribution::{circumstance, lead, marker};
use crate::rules::shape::{Act, FunctionClass, HeadClass, Strength};
use crate::rules::tag::{Class, Pro};
use crate::text::Mark;

impl Scope<'_, '_, '_> {
    /// A cue that does not name its speaker goes on with what another said inside the content, whose gender it has and the
    /// speaker of the content has not (`the ministry said that the envoy called it late and [he] urged …`).
    pub(super) fn goes_on_inside(&self, index: usize, from: usize, later: &Draft<'_>) -> bool {
        let gender = |d: &Draft<'_>| d.cue.morph().agreement.feminine;
        let Some(host) = self.drafts.get(index).filter(|d| d.link == Link::That && d.cue.kind == Kind::Verb) else { return false };
        let dropped = matches!(later.source, SourceSlot::Dropped(_)) && !later.cue.turn && !marker::closes(later);
        let others = matches!((gender(host), gender(later)), (Some(a), Some(b)) if a != b);
        let spoken = |d: &Draft<'_>| d.cue.kind == Kind::Verb && matches!(d.source, SourceSlot::Mention(_)) && d.words.start >= from;
        let between = || self.drafts.iter().skip(index + 1).take_while(|d| d.words.start < later.words.start);
        dropped && others && between().any(|d| spoken(d) && gender(d) == gender(later))
    }

    /// Whether `later` ends a content that began at `from`.
    pub(super) fn cuts(&self, from: usize, comma: Option<usize>, later: &Draft<'_>) -> bool {
        let view = self.view;
        if view.around(later.words.start).is_some_and(|q| q.open + 1 >= from && q.close.is_some()) {
            return false;
        }
        if marker::closes(later) {
            return true;
        }
        let cue = &later.cue;
        let before = later.words.start.checked_sub(1);
        match cue.kind {
            Kind::Participle => {
                let own = || later.words.end > cue.tokens.end && circumstance::voices(view, cue);
                cue.opens_clause || cue.rule.strength <= Strength::Strong || later.link == Link::That || own()
            }
            Kind::Verb => {
                let joined = |b| view.is(b, LIGHT) || view.doc.is_and(b) || view.mark(b) == Some(Mark::Comma);
                let holds = before.is_some_and(|b| {
                    view.is(b, fun(FunctionClass::Complementiser)) && !view.has_pronoun(b) || view.is(b, fun(FunctionClass::Relative))
                });
                let contrast = !holds && view.phrase_before(later.words.start, fun(FunctionClass::Connective)).is_some();
                let connected = contrast || before.is_some_and(joined);
                let marked = before.is_some_and(|b| view.mark(b).is_some());
                let and = cue.tag.pro.has(Pro::WAW) || cue.tag.pro.has(Pro::FEH) && marked;
                let start = self.clause_start(None, later);
                let against = |at: usize| view.is(at, fun(FunctionClass::Connective)) && !view.is_complementiser(at);
                let against = || against(start.saturating_sub(1)) || view.phrase_before(start, fun(FunctionClass::Connective)).is_some();
                let says = cue.rule.strength == Strength::Core && later.link != Link::Object;
                let somebody = view.is(start, HEADS | NAMES) || view.has_ending(start) || says;
                let but = start < later.words.start && somebody && against(); // "but the capital says"
                and || but
                    || cue.turn
                    || view.is_then(later.words.start)
                    || connected && cue.opens_clause && !self.has_subject_before(later)
                    || comma.is_some_and(|at| at >= from)
            }
            Kind::Noun => {
                cue.tag.pro.has(Pro::BEH)
                    && cue.morph().pronoun
                    && cue.rule.act == Act::Assertion
                    && matches!(later.link, Link::Quote | Link::Colon)
            }
            Kind::Marker(_) => cue.opens_clause,
        }
    }

    /// Some think so, and others, who stand before the later cue, think otherwise.
    pub(super) fn is_counterpart(&self, index: usize, later: &Draft<'_>) -> bool {
        let group = |m: Mention| self.view.is(m.first as usize, Class::Head(HeadClass::Group).set());
        let some = self
            .drafts
            .get(index)
            .is_some_and(|d| d.cue.rule.act == Act::Opinion && matches!(d.source, SourceSlot::Mention(m) if group(m)));
        let others = |m: Mention| (m.first as usize) < later.words.start && lead::is_counterpart(self.view, &m.tokens());
        some && later.cue.rule.act == Act::Opinion && matches!(later.source, SourceSlot::Mention(m) if others(m))
    }
}
