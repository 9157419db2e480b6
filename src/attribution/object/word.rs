//! What a word in a noun phrase is to the words around it.

use super::{BODY, is_many, is_plural_construct};
use crate::attribution::phrase::VAGUE;
use crate::attribution::view::{HEADS, NAMES, PERSON, TEXTS, View, fun};
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, Role};
use crate::rules::tag::{Class, Tag};
use crate::rules::written::strip_article;
use crate::text::affixes::{
    ALEF_MAKSURA, FEMININE, HERS, MEN, MEN_OBLIQUE, NISBA, NISBA_FEMININE, NISBA_MEN, NISBA_MEN_OBLIQUE, TEH_MARBUTA, THE_MEEM, THEIRS,
    WOMEN,
};

/// With the article a thing, a text or a deed: no part of a name (`Sami Nasr denied | the reports`).
pub(crate) fn is_matter(view: &View<'_>, at: usize) -> bool {
    let noun = strip_article(view.key(at));
    let deeds = || noun.strip_suffix(WOMEN).is_some_and(|deed| view.lex.is_event(deed));
    let deed = || !view.is(at, HEADS) && (view.lex.is_event(noun) || deeds());
    let plain = view.is_definite(at) && !view.is(at, PERSON | NAMES | Class::Nation.set()) && !is_adjective(view, at);
    let led = view.has_beh(at - 1) || view.is(at - 1, fun(FunctionClass::Demonstrative)); // "in the strongest | words", "this | matter"
    plain && !led && (view.is_thing(at) || view.is(at, TEXTS) || deed())
}

/// Behind a mark what is no name or office: people told or in the construct plural, and behind a comma a thing, a deed or what is his.
pub(super) fn is_no_apposition(view: &View<'_>, at: usize) -> bool {
    let matter = || view.is_behind_comma(at) && (is_matter(view, at) || is_his_own(view, at));
    is_plural_construct(view, at) || is_many(view, at) || matter()
}

/// A noun with its pronoun that no name goes on behind (`the minister, Sami Nasr, | his resolve`).
fn is_his_own(view: &View<'_>, at: usize) -> bool {
    let name = |at: usize| view.is_unknown(at) && view.is_word(at);
    view.has_ending(at) && view.is_unknown(at) && !name(at + 1) && !view.lex.is_given(view.key(at))
}

/// Behind a thing without article stands a thing or deed with it, or a noun with a pronoun (`the reasons of | his resolve`).
pub(super) fn is_owned_thing(view: &View<'_>, at: usize) -> bool {
    let owned = || is_matter(view, at + 1) || view.has_ending(at + 1) && view.is_unknown(at + 1);
    view.is_thing(at) && !view.is_definite(at) && owned()
}

/// A noun that another may close: neither a plural with its last letter nor one with a pronoun.
pub(crate) fn wants_owner(view: &View<'_>, at: usize) -> bool {
    !view.has_ending(at) && ![MEN, MEN_OBLIQUE].iter().any(|ending| view.key(at).ends_with(ending))
}

/// A name of the article's before somebody's office; a title without article has no name behind it (`the director of staff affairs`).
pub(super) fn is_name(view: &View<'_>, at: usize) -> bool {
    let office = at.checked_sub(1).is_some_and(|before| view.is(before, PERSON) && !view.is_definite(before));
    view.is_known_name(&(at..at + 1)) && !view.is_unknown(at + 1) && !office
}

/// A noun without article before the definite one, or the deed, that closes it (`the head of the union of the sellers of …`).
pub(super) fn is_owned(view: &View<'_>, at: usize) -> bool {
    let kind = || view.is(at - 1, BODY) && view.is_bare(at + 1) && view.is_unknown(at + 1); // `the committee of the games of …`
    let deed = (view.is_event(at + 1) || kind()) && view.is_definite(at + 2);
    let ranked = view.is(at, VAGUE) && view.is(at - 1, BODY); // `the head of the council of great scholars`
    let noun = view.is_bare(at) || view.is_event(at) || ranked;
    noun && !view.is(at, Class::Nation.set() | fun(FunctionClass::Demonstrative))
        && !view.is_accusative(at)
        && (view.is_definite(at + 1) || deed || view.is(at + 1, Class::Place.set()) && is_feminine(view.key(at)))
}

/// A particle of names (`servant of`, `son of`, `family of`): the article behind it is part of the name.
pub(super) fn is_name_particle(view: &View<'_>, at: usize) -> bool {
    view.is(at, fun(FunctionClass::NameParticle)) && view.key(at).chars().count() <= 3 // longer ones end a name
}

/// The ending of feminine nouns, one or many.
fn is_feminine(key: &str) -> bool {
    key.ends_with(TEH_MARBUTA) || key.ends_with(WOMEN)
}

/// Right behind a rank of two words (`the staff general`), which no officer has without a name.
pub(super) fn is_behind_rank(view: &View<'_>, at: usize) -> bool {
    let rank = |t: &Tag| t.len == 2 && t.set.meets(PERSON) && view.lex.head(t.rule).is_some_and(|h| h.role == Role::Security);
    at > 1 && view.is_definite(at - 1) && view.tags.at(at - 2).iter().any(rank)
}

/// Right behind a form of address of several words (`his royal highness`), which no one has without a title.
pub(super) fn is_behind_address(view: &View<'_>, at: usize) -> bool {
    view.phrase_before(at, Class::Head(HeadClass::Honorific).set()).is_some()
}

/// A rank or learned title with the article before a name (`the head of the council General So-and-so`).
pub(super) fn is_rank(view: &View<'_>, at: usize) -> bool {
    let learned = |role| matches!(role, Role::Security | Role::Expert | Role::Medical | Role::Religious);
    let rank = |t: &Tag| t.set.meets(PERSON) && view.lex.head(t.rule).is_some_and(|h| learned(h.role));
    let called = view.is_bare(at + 1) || view.lex.is_given(view.key(at + 1));
    called && !view.is_accusative_plural(at) && view.tags.at(at).iter().any(rank)
}

/// Right behind a title that no one has without a name (`the doctor`): the word is the name, with its article.
pub(super) fn is_behind_honorific(view: &View<'_>, at: usize) -> bool {
    let many = [MEN_OBLIQUE, MEN, WOMEN, FEMININE].iter().any(|ending| view.key(at).ends_with(ending));
    view.is(at - 1, Class::Head(HeadClass::Honorific).set()) && view.is_definite(at - 1) && !many
}

/// An adjective of belonging by its ending, or another by list.
pub(crate) fn is_adjective(view: &View<'_>, at: usize) -> bool {
    let listed = Class::Nation.set() | fun(FunctionClass::Adjective) | fun(FunctionClass::Other);
    let near = || view.is(at, Class::Anonymity(AnonymityClass::VagueAdjective).set()) && !view.is(at, HEADS); // "close to"
    let belongs = || has_ending(view, at) && (!view.is(at, HEADS) || is_of_kind(view, at) || is_field(view, at));
    view.is(at, listed) || near() || belongs() || is_participle(view, at) || is_doer(view, at)
}

/// A trade without article that has the ending of relation: an adjective (`a military source`).
pub(crate) fn is_trade(view: &View<'_>, at: usize) -> bool {
    let relation = || [NISBA, NISBA_FEMININE].iter().any(|ending| view.key(at).ends_with(ending));
    view.is(at, PERSON) && view.len(at, HEADS) == 1 && !view.is_definite(at) && relation()
}

/// A word for a person behind one of the same gender that ends as adjectives of belonging do (`the political school`).
fn is_of_kind(view: &View<'_>, at: usize) -> bool {
    let feminine = |at: usize| view.key(at).ends_with(TEH_MARBUTA);
    let before = at.checked_sub(1).filter(|before| view.is_definite(*before) && view.is_definite(at) && view.is(at, PERSON));
    before.is_some_and(|before| feminine(before) && feminine(at) && !view.is(at, BODY))
}

/// A ministry's word behind the definite noun of a construct phrase (`the committee of the | foreign affairs`).
fn is_field(view: &View<'_>, at: usize) -> bool {
    let body = view.is(at, BODY) && view.len(at, HEADS) == 1 && view.is_definite(at) && view.key(at).ends_with(NISBA_FEMININE);
    body && at > 1 && view.is_definite(at - 1) && view.is_unknown(at - 1) && view.is(at - 2, HEADS) && !view.is_definite(at - 2)
}

/// The shape of a participle with the article between where somebody is from and his name (`the Egyptian | retired | Ahmad`).
pub(super) fn is_retired(view: &View<'_>, at: usize) -> bool {
    let shape = view.key(at).starts_with(THE_MEEM) && view.is_unknown(at) && !view.is_accusative_plural(at);
    shape && at > 0 && view.is(at - 1, Class::Nation.set()) && view.is_definite(at - 1) && view.is_bare(at + 1) && view.is_bare(at + 2)
}

/// A participle in the nominative plural with the article behind a definite noun: no object has that ending.
fn is_doer(view: &View<'_>, at: usize) -> bool {
    let key = view.key(at);
    let shape = key.starts_with(THE_MEEM) && key.ends_with(MEN) && key.chars().count() > 6;
    shape && !view.is(at, BODY | Class::Place.set()) && at.checked_sub(1).is_some_and(|before| view.is_definite(before))
}

/// The shape of a feminine participle with the article, behind a feminine word (`al-ukhra al-muqarraba`).
fn is_participle(view: &View<'_>, at: usize) -> bool {
    let feminine = |at: usize| view.key(at).ends_with([TEH_MARBUTA, ALEF_MAKSURA]);
    let shape = view.key(at).starts_with(THE_MEEM) && feminine(at) && !view.is(at, HEADS | NAMES);
    shape
        && at > 0
        && (view.is_definite(at - 1) || view.is(at - 1, Class::Place.set()))
        && (feminine(at - 1) || is_feminine(view.key(at - 1)))
}

/// The ending of adjectives of belonging.
pub(super) fn has_ending(view: &View<'_>, at: usize) -> bool {
    [NISBA, NISBA_FEMININE, NISBA_MEN, NISBA_MEN_OBLIQUE].iter().any(|e| view.key(at).ends_with(e))
}

/// A noun with the pronoun of "her, their".
pub(super) fn has_pronoun(view: &View<'_>, at: usize) -> bool {
    let key = view.key(at);
    view.is_unknown(at) && key.chars().count() >= 5 && (key.ends_with(HERS) || key.ends_with(THEIRS))
}
