//! Whether a participle reports, or describes.

use super::is_clause;
use crate::attribution::circumstance;
use crate::attribution::cue::Cue;
use crate::attribution::frame::{Frame, Link};
use crate::attribution::reach;
use crate::attribution::view::{View, fun};
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{Addressee, FunctionClass, Strength};
use crate::text::Mark;

pub(super) fn participle(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let clause = is_clause(frame.link);
    let feminine = cue.morph().agreement.feminine == Some(true);
    let comma = cue.tokens.start.checked_sub(1).is_some_and(|b| view.mark(b).is_some());
    let firm = cue.rule.strength <= Strength::Strong || cue.rule.addressee == Addressee::Inside;
    let owns = frame.cue_end > cue.tokens.end || frame.link == Link::Preposition && firm;
    let object = frame.link == Link::Object && cue.morph().agreement.number != Some(Number::Plural);
    let adjective = if cue.tag.pro.conjunction() { frame.link != Link::That } else { !clause && !owns && !object };
    let told = is_told(view, cue, frame);
    if feminine && (!comma && !told || comma && adjective) {
        return false; // most feminine participles without a comma are adjectives
    }
    if frame.content.saturating_sub(cue.tokens.end) > reach::of_participle(cue) {
        return false;
    }
    let (opens, plain) = (cue.opens_clause, !cue.morph().homograph);
    let felt = || frame.cue_end > cue.tokens.end && frame.link == Link::Preposition && circumstance::voices(view, cue);
    let man = cue.morph().agreement == Agreement::of(false, Number::Singular);
    match cue.rule.strength {
        Strength::Core => clause || (opens || man) && plain || told,
        Strength::Strong => clause || opens && plain || told,
        Strength::Medium => opens && (clause || plain) || (man || told) && frame.link == Link::That || told && felt(),
        Strength::Weak => opens && clause,
        Strength::Quote => opens && frame.link == Link::Quote,
    }
}

/// What follows the participle shows that it is none of the adjectives written alike: a clause at once, its own
/// preposition, or whom it accuses; behind a definite noun a deed is enough.
fn is_told(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let at = cue.tokens.start;
    let before = |set| view.before(at).is_some_and(|b| view.is(b, set));
    if before(fun(FunctionClass::Preposition)) {
        return false; // a verbal noun
    }
    let marked = at.checked_sub(1).is_some_and(|b| view.mark(b).is_some());
    let definite = circumstance::is_behind_definite(view, at);
    let masculine = cue.morph().agreement.feminine != Some(true);
    match frame.link {
        Link::That => {
            circumstance::leads_to_clause(view, cue.tokens.end) && (cue.rule.strength < Strength::Medium || masculine || definite)
        }
        Link::Preposition if frame.cue_end > cue.tokens.end => !cue.morph().homograph || marked || definite,
        Link::Preposition => {
            (marked || masculine || cue.rule.addressee == Addressee::Inside) && circumstance::addresses(view, at, cue.rule)
        }
        Link::Object if cue.rule.judges => view.is_definite(frame.content), // "considering the bridge a success"
        Link::Object => definite && view.is_event(frame.content) && !cue.morph().homograph,
        Link::Quote | Link::Colon => view.mark(cue.tokens.end) == Some(Mark::Colon) && view.opens(cue.tokens.end + 1).is_some(),
    }
}
