//! Whom a cue describes, or who stands before it.

use super::{mention, some_people};
use crate::attribution::cue::{Cue, Kind};
use crate::attribution::model::{Number, SourceSlot};
use crate::attribution::view::{PERSON, TEXTS, View, fun};
use crate::attribution::{lead, sequel};
use crate::rules::shape::{FunctionClass, Word};
use crate::rules::tag::Pro;
use crate::text::Mark;
use std::ops::Range;

/// The speaker of a cue with no subject behind it: an antecedent, a subject before it, or the pronoun inside it.
pub(crate) fn subject_before(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> SourceSlot {
    let dropped = SourceSlot::Dropped(cue.morph().agreement);
    let at = cue.tokens.start;
    if cue.kind != Kind::Verb || at <= sentence.start || view.says_with_and(at - 1, Word::What) {
        return dropped;
    }
    if cue.morph().pronoun {
        return dropped; // the noun before it is its object
    }
    if let Some(doer) = lead::doer(view, at, sentence.start) {
        return SourceSlot::Mention(mention(view, doer));
    }
    if is_who(view, at - 1) {
        return some_people(view, cue).map_or(SourceSlot::Suppressed, |some| SourceSlot::Mention(mention(view, some..at)));
    }
    if let Some(topic) = lead::topic(view, cue, sentence.start) {
        return SourceSlot::Mention(mention(view, topic));
    }
    if let Some(text) = described_text(view, cue, sentence) {
        return SourceSlot::Mention(mention(view, text));
    }
    if let Some(relative) = relative_before(view, at, sentence.start) {
        if is_of_another(view, cue, relative) {
            return dropped;
        }
        let found = lead::antecedent(view, relative, sentence.start);
        return if found.is_empty() { dropped } else { SourceSlot::Mention(mention(view, found)) };
    }
    if cue.tag.pro.conjunction() && !view.is(at - 1, fun(FunctionClass::Auxiliary)) && view.mark(at - 1) != Some(Mark::Comma) {
        let told = lead::told_of(view, cue, sentence.start);
        return told.map_or(dropped, |found| SourceSlot::Mention(mention(view, found)));
    }
    let found = lead::before(view, lead::stressed(view, cue).unwrap_or(at), sentence.start);
    if let Some(whole) =
        lead::whole(view, cue, sentence.start).filter(|whole| whole.start <= found.start && !lead::is_counterpart(view, &found))
    {
        return SourceSlot::Mention(mention(view, whole));
    }
    if !lead::can_lead(view, found.clone()) {
        return dropped;
    }
    let named = lead::quoted_name(view, &found);
    SourceSlot::Mention(mention(view, named.unwrap_or(found)))
}

/// The relative pronoun before a verb, or before what makes its tense (`who had said`).
fn relative_before(view: &View<'_>, at: usize, start: usize) -> Option<usize> {
    let tense = |at: &usize| view.is(*at, fun(FunctionClass::Auxiliary));
    let relative = (start..at).rev().find(|at| !tense(at))?;
    view.is(relative, fun(FunctionClass::Relative)).then_some(relative)
}

/// "Who", which is written like "of"; behind the latter no verb stands.
pub(super) fn is_who(view: &View<'_>, at: usize) -> bool {
    view.says(at, Word::Of)
}

/// The relative pronoun before the verb has the other gender: what it describes is not who speaks (`the plan which he said`).
fn is_of_another(view: &View<'_>, cue: &Cue<'_>, relative: usize) -> bool {
    let described = view.relates_to_feminine(relative);
    let verb = cue.morph().agreement;
    verb.number != Some(Number::Plural) && described.is_some_and(|feminine| verb.feminine == Some(!feminine))
}

/// An indefinite text just before a verb without conjunction (`a report saying that …`).
fn described_text(view: &View<'_>, cue: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    if cue.opens_clause || cue.tag.pro.conjunction() {
        return None;
    }
    let near = (sentence.start.max(at.saturating_sub(6))..at).rev().take_while(|i| view.mark(*i).is_none());
    let start = near.clone().find(|i| view.is(*i, TEXTS) && !view.is_definite(*i) && !view.has_clitic(*i, Pro::BEH.with(Pro::LAM)))?;
    let grammar = fun(FunctionClass::Relative) | fun(FunctionClass::Complementiser);
    let plain = !(start..at).any(|i| view.is(i, grammar) || sequel::is_answer(view, i));
    let person = at > start + 1 && view.is(at - 1, PERSON) && !view.is_definite(at - 1);
    let led = |at: usize| view.is_preposition(at) && !sequel::is_in(view, at) && !is_who(view, at);
    let owned = view.is_definite(start + 1) && start.checked_sub(1).is_some_and(led); // "in charge of the file of …"
    (plain && !person && !owned && !lead::is_circumstance(view, start)).then(|| start..lead::before_auxiliary(view, start, at))
}
