//! Who the dropped subject of a sentence's first cue is: the subject of the sentence's own verb, or somebody whom it tells of last.

use super::{Draft, mention};
use crate::attribution::cue::{self, Cue, Kind};
use crate::attribution::model::{Number, SourceSlot};
use crate::attribution::view::{HEADS, NAMES, OUTLETS, PERSON, View};
use crate::attribution::{lead, phrase};
use crate::rules::morph::Agreement;
use crate::rules::shape::HeadClass;
use crate::rules::tag::Class;
use crate::text::Mark;
use crate::text::affixes::{ALEF, MEEM};
use std::ops::Range;

/// The subject of the sentence's own verb, for the first cue of a sentence that has none
/// (`the minister opened the road, stressing that …`).
pub(super) fn main_subject(view: &View<'_>, draft: &mut Draft<'_>, sentence: &Range<usize>) {
    let at = draft.words.start;
    if at - sentence.start > 60 {
        return;
    }
    let found = last_described(view, &draft.cue, sentence.start).unwrap_or_else(|| lead::main(view, sentence.start..at));
    if suits(view, draft, &found) {
        draft.source = SourceSlot::Mention(mention(view, found));
        draft.reasons.push(("main-subject", 1));
    }
}

/// Somebody whom the last relative clause tells of, before a participle of one man that goes on with it (`…, the envoy, who
/// congratulated the mayor, | asking God that`).
fn last_described(view: &View<'_>, cue: &Cue<'_>, start: usize) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let man = cue.kind == Kind::Participle && cue.morph().agreement == Agreement::of(false, Number::Singular);
    let who = |at: &usize| view.relates_to_feminine(*at) == Some(false);
    let relative = (start..at).rev().find(who).filter(|_| man)?;
    let found = lead::antecedent(view, relative, start);
    let one = view.tag(found.start, PERSON).is_some_and(|t| t.morph.agreement.number != Some(Number::Plural));
    let office = (start..found.start).rev().find(|at| view.mark(*at) == Some(Mark::Comma)).map(|comma| comma + 1);
    let from = office.filter(|at| view.is(*at, PERSON)).unwrap_or(found.start);
    (one && found.len() > 2).then_some(from..found.end)
}

/// Whether a phrase can be the dropped subject of a draft: it can speak and agrees with the cue.
fn suits(view: &View<'_>, draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    let named = || tokens.len() <= 3 && view.is_known_name(tokens) || lead::is_full_name(view, tokens);
    let spoken = || tokens.clone().any(|i| view.is(i, HEADS | NAMES)) || named();
    let wanted = draft.cue.morph().agreement;
    let have = phrase::agreement(view, tokens.clone());
    let man = tokens
        .clone()
        .find(|at| view.is(*at, HEADS))
        .is_some_and(|at| view.is(at, PERSON) && !view.is(at, Class::Head(HeadClass::Group).set()));
    let start = tokens.start;
    let deed = !view.is(start, HEADS | NAMES) && (view.lex.is_event(cue::bare(view.key(start))) || is_own_deed(view, start))
        || is_manner(view, start);
    let outlet = view.is(start, OUTLETS) && !man && draft.cue.kind == Kind::Participle && wanted.feminine == Some(false);
    let several = wanted.number == Some(Number::Plural) && have.number == Some(Number::Singular) && man;
    !several && !outlet && !deed && !matches!((wanted.feminine, have.feminine), (Some(a), Some(b)) if a != b) && spoken()
}

/// What somebody does, gives or has with his pronoun (`he offered | his condolences`).
fn is_own_deed(view: &View<'_>, at: usize) -> bool {
    view.has_ending(at) && view.is_unknown(at)
}

/// A participle in the accusative that opens the sentence (`. | offering his condolences, stressing that`).
fn is_manner(view: &View<'_>, at: usize) -> bool {
    let key = view.key(at);
    let opens = at.checked_sub(1).is_some_and(|before| view.mark(before).is_some());
    opens && key.starts_with(MEEM) && key.ends_with(ALEF) && key.chars().count() > 4 && !view.is(at, NAMES)
}
