//! Where a noun phrase ends by what the next word is: a finite verb.
//!
//! *Source*: read in 4,162 articles: a finite verb behind a definite noun, a name or a quotation is the writer's or another's;
//! behind an indefinite noun or a relative pronoun it describes that.

use super::phrase::{PREPOSITION, STOPS};
use super::view::{HEADS, NAMES, View, fun};
use crate::rules::shape::FunctionClass;

/// A finite verb behind the complete phrase that begins at `start`: it says what was done, not who.
pub(super) fn is_predicate(view: &View<'_>, start: usize, at: usize) -> bool {
    if !view.is_finite(at) {
        return false;
    }
    let complete = view.is_definite(at - 1) || view.is(at - 1, NAMES) || view.closes(at - 1).is_some();
    let noun = |at: usize| view.key(at).ends_with('\u{0629}') || at.checked_sub(1).is_some_and(|before| view.is(before, PREPOSITION));
    let named = view.is_definite(start) || !view.is(start, HEADS);
    complete || named && view.is_bare(at - 1) && !noun(at - 1)
}

/// A finite verb that describes nobody: what stands behind it belongs to it.
pub(super) fn begins_clause(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| view.is_finite(at)) else { return false };
    let relative = |at: usize| view.is(at, fun(FunctionClass::Relative));
    let negated = view.is(before, fun(FunctionClass::Negation)) && before.checked_sub(1).is_some_and(relative);
    let grammar = NAMES | STOPS | fun(FunctionClass::Auxiliary);
    let noun = view.is_word(before) && !view.is_definite(before) && !view.is(before, grammar);
    !negated && !relative(before) && !view.is_what(before) && !noun
}
