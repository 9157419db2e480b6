//! Small words that go on with a speaker's phrase, and those that begin what it leads to.

use super::object;
use super::view::{HEADS, MEDIA, NAMES, OUTLETS, PERSON, View, fun};
use crate::rules::shape::{FunctionClass, HeadClass, Role, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::affixes::{BEH, HERS, HIS, LAM, THE_MEEM, THEIRS, TO_THE};
use std::ops::Range;

/// The word "in", with the dots below its last letter or without.
pub(super) fn is_in(view: &View<'_>, at: usize) -> bool {
    view.says(at, Word::In)
}

/// "In" and a name in quotation marks.
pub(super) fn is_in_named(view: &View<'_>, at: usize) -> bool {
    is_in(view, at) && view.opens(at + 1).is_some_and(|q| q.close.is_some() && q.words <= 3)
}

/// "In the name of" behind a spokesman's adjective, and "not" with an adjective (`unofficial`): tokens that go on with the phrase.
pub(super) fn qualified(view: &View<'_>, at: usize) -> Option<usize> {
    let adjective = |at: usize| object::is_adjective(view, at) && view.is_word(at);
    if is_in_name(view, at) {
        return (adjective(at - 1) || view.is(at - 1, PERSON)).then_some(1);
    }
    (view.says(at, Word::Un) && adjective(at + 1) && !view.is(at + 1, HEADS)).then_some(2)
}

/// "In the name of".
pub(super) fn is_in_name(view: &View<'_>, at: usize) -> bool {
    view.says(at, Word::InNameOf)
}

/// "So" with an auxiliary (`so … has`) begins the clause that the phrase leads to.
pub(super) fn is_answer(view: &View<'_>, at: usize) -> bool {
    view.tags.at(at).iter().any(|t| t.pro.has(Pro::FEH) && t.set.meets(fun(FunctionClass::Auxiliary)))
}

/// "By" and a verbal noun, with or without a pronoun, say what was done, not who; behind a participle, with what somebody is charged.
pub(super) fn is_done(view: &View<'_>, at: usize) -> bool {
    let charged = |at: usize| view.key(at).starts_with(THE_MEEM) && !view.is(at, HEADS | NAMES);
    if !view.has_beh(at) || view.before(at).is_some_and(charged) {
        return false;
    }
    let Some(rest) = view.key(at).strip_prefix(BEH) else { return false };
    let bare = [THEIRS, HERS, HIS].iter().find_map(|pronoun| rest.strip_suffix(pronoun));
    view.lex.is_event(rest) || bare.is_some_and(|bare| view.lex.is_event(bare))
}

/// Somebody of the press.
pub(super) fn is_reporter(view: &View<'_>, tag: &Tag) -> bool {
    tag.class == Class::Head(HeadClass::Person) && view.lex.head(tag.rule).is_some_and(|head| head.role == Role::Media)
}

/// Where the speaker begins behind an outlet's quoted name that is whom he told (`told «the Harbour» | an officer`).
pub(super) fn behind_outlet(view: &View<'_>, tokens: &Range<usize>) -> usize {
    let outlet = view.opens(tokens.start).filter(|quote| view.is(quote.inner.start, OUTLETS));
    let end = outlet.map_or(tokens.end, |quote| view.quote_end(quote));
    if end < tokens.end && view.is_word(end) && !view.is_definite(end) && !view.is_conjoined(end) { end } else { tokens.start }
}

/// "To me, to him": to whom, by a pronoun.
pub(super) fn is_to_him(view: &View<'_>, at: usize) -> bool {
    view.begins(at, LAM) && view.is_about(at)
}

/// "To" written with an outlet's kind or with people of the press.
pub(super) fn is_to_press(view: &View<'_>, at: usize) -> bool {
    let press = |t: &Tag| t.class == Class::Head(HeadClass::Media) || is_reporter(view, t);
    view.tags.at(at).iter().any(|t| t.pro.has(Pro::LAM) && press(t))
}

/// "To" written with somebody's own (`to her parents`), behind no head.
pub(super) fn is_to_kin(view: &View<'_>, at: usize) -> bool {
    let key = view.key(at);
    let own = || view.is_unknown(at) && view.has_ending(at) && key.chars().count() >= 5;
    view.begins(at, LAM) && own() && !key.starts_with(TO_THE) && !view.is(at - 1, HEADS)
}

/// A verb that tells an event, without conjunction.
pub(super) fn is_narrative(tag: &Tag) -> bool {
    tag.class == Class::Narrative && !tag.pro.conjunction()
}

/// "That" before an officer is what he said (`that was announced by the minister`).
pub(super) fn is_that(view: &View<'_>, at: usize) -> bool {
    if !view.says(at, Word::That) {
        return false;
    }
    let next = addressee(view, at + 1, view.doc.tokens.len()).unwrap_or(at + 1);
    let speaker = PERSON | Class::Head(HeadClass::Source).set() | fun(FunctionClass::NameParticle);
    let name = || view.is_bare(next) && (view.is_bare(next + 1) || view.is_definite(next + 1) && view.is_unknown(next + 1));
    view.is_word(next + 1) && (view.is(next, speaker) || name())
}

/// `to «outlet»`, `to agency so-and-so` standing before the subject: one past its end.
pub(super) fn addressee(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    if view.begins(at, LAM) && view.key(at).len() == 2 {
        if let Some(quote) = view.opens(at + 1) {
            return Some(view.quote_end(quote));
        }
        let named = view.is(at + 2, OUTLETS);
        if let Some(end) = view.bracket(at + 1, limit).filter(|_| named) {
            return Some(end); // "to (the outlet)"
        }
    }
    if let Some(quote) = view.opens(at).filter(|q| q.words <= 3 && view.key(q.inner.start).starts_with(TO_THE)) {
        return Some(view.quote_end(quote)); // the clitic inside the marks
    }
    if !view.is(at, MEDIA) {
        return None;
    }
    let to = |set| view.tags.at(at).iter().find(|t| t.pro.has(Pro::LAM) && t.set.meets(set));
    if let Some(tag) = to(OUTLETS) {
        return Some(at + usize::from(tag.len));
    }
    to(Class::Head(HeadClass::Media).set())?;
    let next = at + 1;
    if let Some(quote) = view.opens(next) {
        return Some(view.quote_end(quote));
    }
    let name = view.len(next, OUTLETS);
    (name > 0 && next + name <= limit).then_some(next + name)
}
