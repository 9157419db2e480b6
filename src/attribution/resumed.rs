//! A verb that points back to what it describes: `remarks in which the minister said`, `the time at which the club stressed`.
//!
//! Who speaks is not what the pronoun stands for, but who gave the text.

use super::cue::{Cue, Kind};
use super::draft::mention;
use super::frame::{Frame, Link};
use super::model::{Number, SourceSlot};
use super::view::{HEADS, NAMES, PERSON, TEXTS, View, fun};
use super::{lead, phrase};
use crate::rules::shape::{FunctionClass, Word};
use crate::rules::tag::Pro;
use crate::text::Mark;
use crate::text::affixes::{ALEF_MAKSURA, OURS};
use std::ops::Range;

/// A relative pronoun stands before the verb, and a preposition with a pronoun right behind it points back to what it describes
/// (`at the time in which the club stressed`): that is not who speaks.
pub(super) fn is_resumed(view: &View<'_>, cue: &Cue<'_>) -> bool {
    let relative = view.before(cue.tokens.start).is_some_and(|at| view.is(at, fun(FunctionClass::Relative)));
    let ours = view.key(cue.tokens.end).ends_with(OURS); // "who told us"
    let about = relative && view.is_about(cue.tokens.end) && !ours;
    cue.kind == Kind::Verb && (about || is_inside(view, cue.tokens.end))
}

/// "In it": what was said stands in the text before it.
pub(super) fn is_inside(view: &View<'_>, at: usize) -> bool {
    view.is_about(at) && view.lex.begins_with(view.key(at), Word::In) && !view.key(at).ends_with(OURS)
}

/// Who gave what a resumed pronoun describes (`remarks made by the minister, in which he called it`): a man right before a
/// relative pronoun in the feminine.
pub(super) fn giver(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<SourceSlot> {
    if let Some(owner) = owner(view, cue, sentence) {
        return Some(SourceSlot::Mention(mention(view, owner)));
    }
    let relative = view.before(cue.tokens.start).filter(|at| view.says(*at, Word::WhoFeminine))?;
    let found = lead::antecedent(view, relative, sentence.start);
    let man = view.is(found.start, PERSON) && phrase::agreement(view, found.clone()).feminine == Some(false);
    (man && cue.morph().agreement.feminine == Some(false)).then(|| SourceSlot::Mention(mention(view, found)))
}

/// Who gave the text before a verb with "in it": the person behind the text (`remarks of the minister in which he said`), or
/// before it (`the minister gave a speech in which he said`).
fn owner(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let relative = view.is(view.before(cue.tokens.start)?, fun(FunctionClass::Relative));
    let end = cue.tokens.start - usize::from(relative);
    let floor = sentence.start.max(end.saturating_sub(OWNED));
    let back = |end: usize| (floor..end).rev().take_while(|i| view.is_word(*i) || matches!(view.mark(*i), Some(Mark::Comma | Mark::Point)));
    let text = back(end).find(|i| view.is(*i, TEXTS) && !view.is_definite(*i))?;
    let reaches = |start: usize, end: usize| {
        let found = phrase::complement(view, start..end);
        let whole = found.end == end || found.end + 1 == end && view.mark(found.end) == Some(Mark::Comma);
        let agrees = phrase::agreement(view, found.clone()).feminine != cue.morph().agreement.feminine.map(|f| !f);
        let clause = found.clone().find(|at| view.is(*at, fun(FunctionClass::Relative))).unwrap_or(found.end);
        (whole && agrees && !found.is_empty()).then(|| phrase::tidy(view, found.start..clause))
    };
    let one = |at: &usize| view.tag(*at, PERSON).is_some_and(|t| t.morph.agreement.number != Some(Number::Plural));
    // "a statement that he issued": the verb with its pronoun, or with a preposition that has one
    let given = |at: usize| at == text + 2 && view.has_ending(at - 1) || at == text + 3 && view.is_about(at - 1) && !view.is(at - 2, HEADS);
    let person = (text + 1..end).find(|at| one(at) || given(*at) && view.is(*at, HEADS));
    let led = |at: usize| at == text + 1 || given(at) || view.says(at - 1, Word::Of) || view.has_clitic(at, Pro::BEH.with(Pro::LAM));
    let named = || (relative && (text + 1..end).all(|at| view.is_bare(at))).then_some(text + 1);
    if let Some(behind) = person.filter(|at| led(*at)).or_else(named).filter(|at| *at < end) {
        return reaches(behind, end);
    }
    if (text + 1..end).any(|at| view.says(at, Word::Of)) {
        return None; // "a letter from somebody"
    }
    let speaks = |at: &usize| {
        view.is(*at, HEADS | NAMES)
            && !view.is(*at, TEXTS)
            && !view.is_behind_particle(*at)
            && !view.has_clitic(*at, Pro::BEH.with(Pro::LAM))
    };
    back(text).filter(speaks).filter_map(|at| reaches(at, text)).last()
}

/// Words from somebody to the verb that tells what his text holds.
const OWNED: usize = 24;

/// What the verb is about stands before it (`the plan that they announced`): the clause further on is another's.
pub(super) fn is_answered(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let key = view.key(cue.tokens.end);
    let own =
        cue.rule.prepositions.iter().any(|p| key.starts_with(&**p) || p.strip_suffix(ALEF_MAKSURA).is_some_and(|p| key.starts_with(p)));
    own && !(frame.link == Link::That && frame.content <= cue.tokens.end + 2)
}

#[cfg(test)]
mod tests;
