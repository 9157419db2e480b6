//! Whether a phrase can be of somebody who speaks.

use crate::attribution::lead;
use crate::attribution::view::{HEADS, NAMES, View};
use crate::rules::shape::Word;
use crate::rules::tag::Class;
use crate::text::affixes::NISBA_MEN;
use std::ops::Range;

/// A word that heads or names speakers is in it, or its place or shape tells so.
pub(super) fn can_speak(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let known = || tokens.clone().any(|at| view.is(at, HEADS | NAMES));
    known() || is_headed(view, tokens) || had(view, tokens) || is_people(view, tokens)
}

/// At the head of a headline a name that the article gives to a person, or one in quotation marks.
fn is_headed(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let quoted = tokens.start.checked_sub(1).is_some_and(|at| view.opens(at).is_some() && view.opens_text(at));
    view.is_headline(tokens.start) && (quoted || view.opens_text(tokens.start) && view.is_known_name(tokens))
}

/// A nation's people, by the ending of who does something (`the Egyptians`).
fn is_people(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    tokens.len() == 1 && view.is(at, Class::Nation.set()) && view.is_definite(at) && view.key(at).ends_with(NISBA_MEN)
}

/// A name between "was" and the verb (`So-and-so had called on the council to`): no head tells so, the place does.
fn had(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let was = tokens.start.checked_sub(1).is_some_and(|at| view.says_with_and(at, Word::Was));
    let alone = || tokens.len() == 1 && (view.is_bare(tokens.start) || lead::is_last_name(view, tokens.start));
    was && (alone() || lead::is_full_name(view, tokens)) || view.is_known_name(tokens) || tokens.len() == 1 && view.is_speaker(tokens.start)
}
