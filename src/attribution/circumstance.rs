//! Participles that go on with somebody's words (`pointing out that`) and may be titles or adjectives elsewhere.
//!
//! *Source*: read in four thousand articles: behind a definite noun an indefinite participle is no adjective of it; without
//! an object before its "of" the accused is the subject.

use super::cue::{Cue, Kind};
use super::view::{HEADS, NAMES, View, fun};
use crate::rules::lexicon::CueRule;
use crate::rules::shape::{Addressee, FunctionClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::affixes::{ALEF, BY};

const COMPLEMENTISER: Set = fun(FunctionClass::Complementiser);

/// What leads from a participle to its content.
const LEAD: Set = fun(FunctionClass::Preposition).and(COMPLEMENTISER);

/// Words from a participle to the preposition behind whom it accuses or calls.
const REACH: usize = 10;

/// A clause stands at `at`, or a quotation or clause behind a preposition.
pub(super) fn leads_to_clause(view: &View<'_>, at: usize) -> bool {
    let behind = at + 1;
    view.is(at, COMPLEMENTISER) && !view.is_conjoined(at)
        || view.is_preposition(at) && (view.is(behind, COMPLEMENTISER) || view.opens(behind).is_some())
}

/// A participle that may be a title, followed by what only a speaker's participle has: a clause, a deed behind its own
/// preposition, or somebody whom it accuses or calls on.
pub(super) fn speaks(view: &View<'_>, participle: usize, rule: &CueRule) -> bool {
    let at = participle + 1;
    let own = rule.prepositions.iter().any(|p| view.key(at) == &**p);
    leads_to_clause(view, at) || own && view.is_event(at + 1) || addresses(view, participle, rule) || leads_on(view, at, rule)
}

/// A short phrase and then the participle's own preposition or a clause (`pointing in this regard to the fact that`).
fn leads_on(view: &View<'_>, at: usize, rule: &CueRule) -> bool {
    let own = |at: &usize| rule.prepositions.iter().any(|p| view.key(*at) == &**p) || view.is(*at, COMPLEMENTISER);
    let ends = (at + 2..=at + ASIDE).take_while(|at| view.is_word(*at)).find(own);
    (view.is_preposition(at) || view.len(at, fun(FunctionClass::Adjunct)) > 0)
        && ends.is_some_and(|at| view.is(at, COMPLEMENTISER) || view.is_complementiser(at + 1) || view.is_event(at + 1))
}

/// Words of a phrase between a participle and its preposition, at most.
const ASIDE: usize = 4;

/// Somebody definite stands between the participle and its preposition (`accusing the company of`); right before its
/// preposition the participle is passive, and behind a number it counts the accused.
pub(super) fn addresses(view: &View<'_>, participle: usize, rule: &CueRule) -> bool {
    let first = participle + 1;
    let counted = view.before(participle).is_some_and(|before| view.is_number(before));
    if rule.addressee == Addressee::None || counted || !is_somebody(view, first) {
        return false;
    }
    let own = |at: usize| {
        rule.prepositions.iter().any(|p| match p.len() {
            2 => view.key(at).starts_with(&**p) && !view.is(at, HEADS | NAMES) || view.has_clitic(at, Pro::BEH) && **p == *BY,
            _ => view.key(at) == &**p,
        })
    };
    (first + 1..first + REACH).take_while(|at| view.is_word(*at) || view.opens(*at).is_some() || view.closes(*at).is_some()).any(own)
}

/// A definite noun, a name, a noun with its pronoun, or "him"; "all" before one stands for it.
fn is_somebody(view: &View<'_>, at: usize) -> bool {
    let at = at + usize::from(view.says(at, Word::All) && view.is_definite(at + 1));
    let grammar = view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct) | COMPLEMENTISER);
    let that = fun(FunctionClass::Pronoun) | fun(FunctionClass::Demonstrative);
    let noun = view.is_definite(at) || view.is(at, HEADS | NAMES | that | Class::Place.set()) || view.has_ending(at);
    view.is_word(at) && noun && !grammar && !view.has_clitic(at, Pro::BEH.with(Pro::LAM))
}

/// A participle in the accusative before what leads to its content (`pointing | to`), which may be a title elsewhere.
pub(super) fn goes_on(view: &View<'_>, at: usize) -> bool {
    let marked = view.key(at).ends_with(ALEF);
    let circumstance = |t: &Tag| t.class == Class::Participle && t.morph.accusative && (marked || !t.morph.homograph);
    view.len(at + 1, LEAD) > 0 && view.tags.at(at).iter().any(circumstance)
}

/// A participle of a verb that voices feelings, before its own preposition (`voicing | his thanks`).
pub(super) fn voices(view: &View<'_>, cue: &Cue<'_>) -> bool {
    cue.kind == Kind::Participle && !cue.rule.objects.is_empty() && goes_on(view, cue.tokens.start)
}

/// The word before a participle is definite: an indefinite participle behind it does not describe it.
pub(super) fn is_behind_definite(view: &View<'_>, participle: usize) -> bool {
    view.before(participle).is_some_and(|before| view.is_definite(before) || view.is(before, NAMES))
}
