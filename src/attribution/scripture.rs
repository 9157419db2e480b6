//! What God, a prophet or a scripture says: quoted, not reported.
//!
//! *Source*: the list of the rules, whose speakers no newsroom asks; in 4,162 articles a hundred quotations of columnists.

use super::cue::{Cue, Kind, is_listed};
use super::draft::Draft;
use super::model::SourceSlot;
use super::view::{CUES, View, fun};
use crate::rules::lexicon::CueRule;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Set;
use crate::text::Mark;
use std::ops::Range;

const SCRIPTURE: Set = fun(FunctionClass::Scripture);

/// Whether the words of a reading are scripture's: its source is nothing else, or the blessing of a prophet stands for it.
pub(super) fn speaks(view: &View<'_>, draft: &Draft<'_>) -> bool {
    match draft.source {
        SourceSlot::Mention(m) => is_scripture(view, m.tokens()),
        SourceSlot::Dropped(_) => is_scripture(view, draft.words.end..draft.words.end + 1) && !is_prayer(view, &draft.cue),
        SourceSlot::Suppressed | SourceSlot::Author | SourceSlot::Absent => false,
    }
}

/// Whether scripture stands right before a quotation mark (`God says: "…"`): what is quoted wants no other source.
pub(super) fn is_behind(view: &View<'_>, open: usize) -> bool {
    let Some(last) = (open.saturating_sub(MARKS)..open).rev().find(|at| view.mark(*at).is_none()) else { return false };
    (last.saturating_sub(LONGEST)..=last).any(|at| at + view.len(at, SCRIPTURE) == last + 1)
}

/// God right behind a verb that may not stand before Him else, and what He is asked for in a clause (`asking God the Almighty that`).
pub(super) fn is_asked(view: &View<'_>, rule: &CueRule, at: usize) -> bool {
    let that = |at: &usize| view.is_complementiser(*at) && !view.is_conjoined(*at);
    let epithet = |at: &usize| !that(at) && (view.is_word(*at) && !view.is(*at, CUES) || is_aside(view, *at));
    let asked = !rule.not_before.is_empty() && view.is(at, SCRIPTURE) && is_listed(rule, view.key(at));
    asked && (at + 1..at + EPITHETS).find(|at| !epithet(at)).is_some_and(|at| that(&at))
}

/// Whether a cue is a verb of asking before God whom it asks, or before who prays and God.
pub(super) fn is_prayer(view: &View<'_>, cue: &Cue<'_>) -> bool {
    let end = cue.tokens.end;
    let reach = if cue.kind == Kind::Verb { PRAYS } else { 1 };
    (end..end + reach).any(|at| is_asked(view, cue.rule, at))
}

/// Words of who prays and the first of God's name, at most.
const PRAYS: usize = 7;

/// Whether a verb or participle of asking stands at `at`, before God: what else ends a speaker's words is then a cue.
pub(super) fn prays(view: &View<'_>, at: usize) -> bool {
    let asks = |rule: &CueRule| is_asked(view, rule, at + 1);
    view.is(at + 1, SCRIPTURE) && view.tags.at(at).iter().any(|t| t.set.meets(CUES) && view.rule(t).is_some_and(asks))
}

/// Words of praise behind God's name, at most.
const EPITHETS: usize = 9;

/// A mark that stands around a blessing.
fn is_aside(view: &View<'_>, at: usize) -> bool {
    matches!(view.mark(at), Some(Mark::Dash | Mark::Comma | Mark::Open | Mark::Quote))
}

/// Marks between scripture and its quotation, and the word before them.
const MARKS: usize = 4;

/// Tokens of scripture's longest name or blessing before its last one, at most.
const LONGEST: usize = 7;

/// Nothing but scripture, in its marks or with a clause that says who handed it down.
fn is_scripture(view: &View<'_>, tokens: Range<usize>) -> bool {
    let mut at = tokens.start + usize::from(is_aside(view, tokens.start));
    if !view.is(at, SCRIPTURE) {
        return false;
    }
    while at < tokens.end && (view.is(at, SCRIPTURE) || is_aside(view, at)) {
        at += view.len(at, SCRIPTURE).max(1);
    }
    at >= tokens.end || view.is(at, fun(FunctionClass::Relative))
}

#[cfg(test)]
mod tests;
