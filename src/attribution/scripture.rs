//! What God, a prophet or a scripture says: quoted, not reported.
//!
//! *Source*: the list of the rules, whose speakers no newsroom asks; in 4,162 articles a hundred quotations of columnists.

use super::draft::Draft;
use super::model::SourceSlot;
use super::view::{View, fun};
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Set;
use crate::text::Mark;
use std::ops::Range;

const SCRIPTURE: Set = fun(FunctionClass::Scripture);

/// Whether the words of a reading are scripture's: its source is nothing else, or the blessing of a prophet stands for it.
pub(super) fn speaks(view: &View<'_>, draft: &Draft<'_>) -> bool {
    match draft.source {
        SourceSlot::Mention(m) => is_scripture(view, m.tokens()),
        SourceSlot::Dropped(_) => is_scripture(view, draft.words.end..draft.words.end + 1),
        SourceSlot::Suppressed | SourceSlot::Author | SourceSlot::Absent => false,
    }
}

/// Whether scripture stands right before a quotation mark (`God says: "…"`): what is quoted wants no other source.
pub(super) fn is_behind(view: &View<'_>, open: usize) -> bool {
    let Some(last) = (open.saturating_sub(MARKS)..open).rev().find(|at| view.mark(*at).is_none()) else { return false };
    (last.saturating_sub(LONGEST)..=last).any(|at| at + view.len(at, SCRIPTURE) == last + 1)
}

/// Marks between scripture and its quotation, and the word before them.
const MARKS: usize = 4;

/// Tokens of scripture's longest name or blessing before its last one, at most.
const LONGEST: usize = 7;

/// Nothing but scripture, in its marks or with a clause that says who handed it down.
fn is_scripture(view: &View<'_>, tokens: Range<usize>) -> bool {
    let aside = |at: usize| matches!(view.mark(at), Some(Mark::Dash | Mark::Comma | Mark::Open | Mark::Quote));
    let mut at = tokens.start + usize::from(aside(tokens.start));
    if !view.is(at, SCRIPTURE) {
        return false;
    }
    while at < tokens.end && (view.is(at, SCRIPTURE) || aside(at)) {
        at += view.len(at, SCRIPTURE).max(1);
    }
    at >= tokens.end || view.is(at, fun(FunctionClass::Relative))
}

#[cfg(test)]
mod tests;
