//! Where a noun phrase ends by what the next word is: a finite verb.
//!
//! *Source*: read in 4,162 articles: a finite verb behind a definite noun, a name or a quotation is the writer's or another's;
//! behind an indefinite noun or a relative pronoun it describes that.

use super::phrase::{PREPOSITION, STOPS};
use super::sequel::is_in;
use super::view::{CUES, HEADS, NAMES, PERSON, TITLES, View, fun};
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Set};
use crate::text::affixes::{BEH, HEH, HERS, HIS, LAM, TEH_MARBUTA, THEIRS};

const NAME_PARTICLE: Set = fun(FunctionClass::NameParticle);

/// A finite verb, or "has", behind the complete phrase that begins at `start`: it says what was done, not who.
pub(super) fn is_predicate(view: &View<'_>, start: usize, at: usize) -> bool {
    let complete =
        view.is_definite(at - 1) || view.is(at - 1, NAMES) || view.closes(at - 1).is_some() || at == start + 1 && view.is_proper(start);
    let noun = |at: usize| view.key(at).ends_with(TEH_MARBUTA) || at.checked_sub(1).is_some_and(|before| view.is(before, PREPOSITION));
    let named = view.is_definite(start) || !view.is(start, HEADS);
    let auxiliary = || view.is(at, fun(FunctionClass::Auxiliary)) && !view.is(at, HEADS | NAMES) && !view.is_behind_particle(at);
    (complete || named && view.is_bare(at - 1) && !noun(at - 1)) && (auxiliary() || view.is_finite(at))
}

/// A noun with its pronoun (`its contract`) behind a complete phrase is what the verb is about, and so is an indefinite noun
/// before its owner behind a body, which has no first name. Behind a title both may be names.
pub(super) fn is_object(view: &View<'_>, start: usize, at: usize, limit: usize) -> bool {
    let title = TITLES | NAME_PARTICLE;
    let kin = view.is(at, PERSON) && view.has_ending(at) && view.len(at, HEADS) == 1;
    if kin && !view.is_definite(at) && !view.is_conjoined(at) && (view.is_definite(at - 1) || view.closes(at - 1).is_some()) {
        return true;
    }
    let whole = |set: Set| view.is(start, set) && start + view.len(start, set).max(1) == at;
    let place = whole(Class::Place.set());
    let complete = view.is_definite(at - 1) && !view.is(at - 1, title) || view.closes(at - 1).is_some();
    if !(complete || place) || !view.is_word(at) || !view.is_unknown(at) || view.is_definite(at) || view.is_conjoined(at) {
        return false;
    }
    let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    let nameless = view.is(start, body | Class::Place.set()) && !view.is(start, title);
    let key = view.key(at);
    let owned = |pronoun: &str| key.strip_suffix(pronoun).is_some_and(|noun| noun.chars().count() > 3);
    let theirs = || [HERS, THEIRS].into_iter().any(owned);
    let alone = || view.is_definite(start) && whole(body) || place;
    let noun = || (key.ends_with(TEH_MARBUTA) || alone()) && at + 1 < limit && view.is_definite(at + 1);
    let preposition = key.starts_with([BEH, LAM]);
    !preposition && (theirs() || nameless && (noun() || owned(HIS)) || is_his_own(view, at, limit))
}

/// A noun with "his" that no name goes on behind (`the driver | his story`); a name may be written with such an ending.
fn is_his_own(view: &View<'_>, at: usize, limit: usize) -> bool {
    let noun = view.key(at).strip_suffix(HEH).filter(|noun| noun.chars().count() >= 3);
    let leads = PREPOSITION | STOPS | CUES;
    let described = || view.is(at + 1, fun(FunctionClass::Adjective)) && view.is_definite(at + 1); // "his second"
    let led = || view.is(at + 1, leads) || view.has_beh(at + 1) && !view.is(at + 1, NAME_PARTICLE);
    let last = || at + 1 >= limit || led() || described();
    let name = |noun: &str| {
        let servant = view.lex.ends_in(view.key(at), Word::God);
        servant || view.lex.is_given(view.key(at)) || view.lex.is_given(&format!("{noun}{TEH_MARBUTA}"))
    };
    noun.is_some_and(|noun| last() && !name(noun))
}

/// A preposition behind a complete phrase, other than "in", "of" and "at", leads from its verb to what the verb is about; behind an
/// office or a participle it may be theirs (`in charge of`).
pub(super) fn leads_on(view: &View<'_>, at: usize) -> bool {
    let own = is_in(view, at) || view.says(at, Word::Of) || view.says(at, Word::At);
    let office = HEADS | fun(FunctionClass::Adjective);
    let complete = view.is_definite(at - 1) || view.is_bare(at - 1) || view.is(at - 1, NAMES);
    view.is_preposition(at) && !own && complete && !view.is(at - 1, office)
}

/// A finite verb that describes nobody: what stands behind it belongs to it.
pub(super) fn begins_clause(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| view.is_finite(at)) else { return false };
    let relative = |at: usize| view.is(at, fun(FunctionClass::Relative));
    let negated = view.is(before, fun(FunctionClass::Negation)) && before.checked_sub(1).is_some_and(relative);
    let grammar = NAMES | STOPS | fun(FunctionClass::Auxiliary);
    let noun = view.is_word(before) && !view.is_definite(before) && !view.is(before, grammar);
    !negated && !relative(before) && !view.says_with_and(before, Word::What) && !noun
}
