//! Where the subject of a verb ends and its object begins, when no word stands between.
//!
//! *Source*: the noun phrase of school grammar: a construct chain is closed by its first
//! definite noun; adjectives agree in definiteness; a further definite noun is another phrase.
//! Adjectives of belonging are known by their ending, others by list.

mod word;

use super::phrase::REQUEST;
use super::sequel;
use super::view::{CUES, HEADS, NAMES, OUTLETS, PERSON, TEXTS, View, fun};
use crate::rules::morph::Number;
use crate::rules::sets::BODY;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Mark;
use crate::text::affixes::{ACCUSATIVE, AND_THE, LAM, MEEM, NISBA_FEMININE, TEH_MARBUTA, TO_THE, WAW, WOMEN, YEH};
use std::ops::Range;
use word::{
    has_ending, has_pronoun, is_behind_address, is_behind_honorific, is_behind_rank, is_name, is_name_particle, is_no_apposition, is_owned,
    is_owned_thing, is_rank, is_retired,
};
pub(super) use word::{is_adjective, is_matter, is_trade, wants_owner};

/// How far a noun phrase has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chain {
    /// An indefinite head wants its complement.
    Open,
    /// Complete: only adjectives, a name or an apposition may follow.
    Closed,
    /// Behind a first name that stands behind a title.
    First,
    /// In a personal name.
    Name,
    /// Behind a last name with the article.
    Surname,
}

/// The first token of a second noun phrase inside `tokens`; their end when there is none.
pub(crate) fn begins(view: &View<'_>, tokens: Range<usize>) -> usize {
    let mut chain = Chain::Open;
    let mut set_off = false; // behind a comma: the next one may end an apposition (`the head, so-and-so, …`)
    let mut belonged = false; // behind what an office or body is for (`the bureau for …`)
    let mut at = tokens.start;
    while at < tokens.end {
        if let Some(quote) = view.opens(at) {
            let outlet = view.is(quote.inner.start, OUTLETS) && at > tokens.start && view.is_definite(at - 1);
            let said = at > tokens.start && quote.words >= SAID;
            if (outlet || said) && chain == Chain::Closed {
                return at;
            }
            at = view.quote_end(quote);
            chain = Chain::Closed;
            continue;
        }
        if let Some(end) = view.bracket(at, tokens.end) {
            at = end;
            continue;
        }
        let request = if at > tokens.start { view.len(at, REQUEST) } else { 0 };
        if request > 0 {
            at += request + usize::from(view.mark(at + request) == Some(Mark::Comma));
            chain = Chain::Closed;
            continue;
        }
        if view.mark(at).is_some() {
            if view.mark(at) == Some(Mark::Comma) {
                let closes = set_off && matches!(chain, Chain::First | Chain::Name | Chain::Surname);
                (chain, set_off) = (if closes { Chain::Closed } else { Chain::Open }, true);
            } else if view.mark(at) == Some(Mark::Dash) {
                chain = Chain::Open;
            }
            at += 1;
            continue;
        }
        if view.is_number(at) && chain == Chain::Closed && at > tokens.start && view.is_definite(at - 1) {
            return at;
        }
        if at > tokens.start && is_bound_apart(view, chain, at) {
            return at;
        }
        if let Some((after, len)) = tied(view, chain, at, (tokens.start, belonged)) {
            (chain, belonged) = (after, true);
            at += len;
            continue;
        }
        if belongs(view, tokens.start, at) || view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Relative)) {
            return (at..tokens.end).find(|at| is_set_off(view, *at, &tokens)).unwrap_or(tokens.end);
        }
        match next(view, chain, at, at == tokens.start).filter(|_| !is_another(view, chain, at, &tokens)) {
            Some(after) => chain = after,
            None => return at,
        }
        at += view.len(at, HEADS | NAMES).max(1);
    }
    tokens.end
}

fn belongs(view: &View<'_>, start: usize, at: usize) -> bool {
    at > start && view.key(at).starts_with(TO_THE) || view.has_clitic(at, Pro::LAM)
}

/// The chain behind a word that a preposition ties to the phrase, and its tokens: what an office is for, who issued a text.
fn tied(view: &View<'_>, chain: Chain, at: usize, (start, belonged): (usize, bool)) -> Option<(Chain, usize)> {
    let len = view.len(at, HEADS | NAMES).max(1);
    if at > start && chain != Chain::Open && (belongs(view, start, at) || is_inside(view, start, at, belonged)) {
        return Some((if view.is_definite(at) || view.is_definite(at + len - 1) { Chain::Closed } else { Chain::Open }, len));
    }
    let bound = view.len(at, fun(FunctionClass::Adjective));
    if bound > 1 {
        return Some((Chain::Open, bound)); // `issued by`
    }
    if at > start && matches!(chain, Chain::First | Chain::Name) && is_officers_name(view, start, at) {
        return Some((Chain::Closed, len));
    }
    if at > start && matches!(chain, Chain::Closed | Chain::Open) && begins_owner(view, at) {
        return Some((Chain::Open, 1));
    }
    (belonged && chain == Chain::Closed && goes_on(view, start, at)).then_some((chain, len))
}

/// A participle with its preposition that does not describe who speaks: the accusative plural, or one in the feminine behind a name.
fn is_bound_apart(view: &View<'_>, chain: Chain, at: usize) -> bool {
    let many = is_many(view, at) && (chain != Chain::Open || view.mark(at - 1).is_some());
    let named = matches!(chain, Chain::First | Chain::Name | Chain::Surname) && view.key(at).ends_with(TEH_MARBUTA);
    (many || named) && view.len(at, fun(FunctionClass::Adjective)) > 1
}

/// A title with the article and a name, behind somebody's office at a body that is called by a name with a title (`the head of
/// the college of King So-and-so | Doctor Sami`).
fn is_officers_name(view: &View<'_>, start: usize, at: usize) -> bool {
    let title = |at: usize| view.is(at, Class::Head(HeadClass::Honorific).set() | PERSON) && view.is_definite(at);
    let office = view.is(start, PERSON | Class::Head(HeadClass::Honorific).set()) && !view.is_definite(start);
    office && title(at) && view.is_bare(at + 1) && !view.is_accusative_plural(at) && (start + 1..at).any(title)
}

/// An unknown noun with "for" or "and" before what closes it (`the director of the customs of the oasis`); should it be a name, the
/// word behind it is one, too.
fn begins_owner(view: &View<'_>, at: usize) -> bool {
    let led = view.key(at).starts_with([LAM, WAW]) && view.key(at).chars().count() > 3;
    led && view.is_unknown(at) && view.is_word(at) && !view.is_definite(at) && (view.is_definite(at + 1) || view.is(at + 1, BODY))
}

/// "In, at" written with a body or place behind an office (`the spokesman at the ministry`), or with any noun behind what it is for.
fn is_inside(view: &View<'_>, start: usize, at: usize, belonged: bool) -> bool {
    let body = BODY | Class::Place.set();
    let office = view.is(start, PERSON | BODY) && view.tags.at(at).iter().any(|t| t.pro.has(Pro::BEH) && t.set.meets(body));
    office || sequel::is_in_name(view, at) || belonged && (view.has_clitic(at, Pro::BEH) || view.is_unknown(at) && view.has_beh(at))
}

/// Behind what an office or body is for: an adjective of belonging that names a body elsewhere, or the officer's rank and name.
fn goes_on(view: &View<'_>, start: usize, at: usize) -> bool {
    let belongs = view.is_definite(at) && has_ending(view, at);
    let called = !view.is_definite(at + 1) || view.is(at + 1, Class::Head(HeadClass::Honorific).set());
    let officer = view.is(start, PERSON) && view.is(at, PERSON) && view.is_definite(at) && view.is_word(at + 1) && called;
    belongs || officer && !view.is_accusative_plural(at)
}

/// Words from which a quotation behind a complete phrase is no name that belongs to it.
const SAID: u32 = 3;
const THINGS: Set = Class::Head(HeadClass::Organization).set().and(TEXTS);
/// Who can only be a speaker: persons, groups, sources.
pub(super) const SPEAKERS: Set = PERSON.and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set());
const SOURCES: Set = Class::Head(HeadClass::Source).set();

/// Whether a word behind a head that has no first name, or behind an unnamed source, begins another phrase.
fn is_another(view: &View<'_>, chain: Chain, at: usize, tokens: &Range<usize>) -> bool {
    let nameless = chain == Chain::Closed && has_no_name(view, tokens.start) && !is_called(view, at);
    let construct = at + 1 < tokens.end && (view.is_definite(at + 1) || view.is(at + 1, BODY));
    let officer = nameless && !belonged(view, tokens.start, at) && view.is(at, PERSON) && !view.is_definite(at) && !view.is_conjoined(at);
    let told = at > tokens.start && view.is(tokens.start, SOURCES) && view.is(at, PERSON) && !view.is_conjoined(at);
    let named = || view.mark(at - 1) == Some(Mark::Quote); // behind the name of a body
    let whom =
        view.is_accusative_plural(at) && (at == tokens.start + 1 && view.is_definite(tokens.start) || at > tokens.start + 1 && named());
    let things = chain == Chain::Closed && is_many_things(view, tokens.start, at);
    whom || things
        || is_set_off(view, at, tokens)
        || nameless && (construct && is_noun(view, at) || is_plural_construct(view, at))
        || nameless && is_noun(view, at) && view.is(tokens.start, THINGS) && is_described(view, at)
        || told && construct
        || officer && construct
}

/// A noun without article in the accusative, or in the feminine before an adjective that agrees (`the weather service | a sandy wind`).
fn is_described(view: &View<'_>, at: usize) -> bool {
    let key = view.key(at);
    let accusative = key.ends_with(ACCUSATIVE) && key.chars().count() > 3 && view.is_bare(at + 1);
    accusative || key.ends_with(TEH_MARBUTA) && view.is_bare(at + 1) && view.key(at + 1).ends_with(TEH_MARBUTA)
}

/// The plural of things without article behind people in the plural, who have no first name (`the people of the town | attempts`).
fn is_many_things(view: &View<'_>, start: usize, at: usize) -> bool {
    let people = view.tag(start, SPEAKERS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
    let plural = view.key(at).strip_suffix(WOMEN).is_some_and(|noun| noun.chars().count() > 3);
    people && plural && view.is_unknown(at) && !view.is_definite(at) && view.is_definite(at - 1)
}

/// Behind a comma that no other closes, and so no apposition: a body or place, somebody's office behind a crowd, a reporter behind
/// an unnamed source (`the channel, | the ministry of`).
fn is_set_off(view: &View<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let start = tokens.start;
    let head = |set| view.tags.at(at).iter().any(|t| t.set.meets(set) && ![Pro::BEH, Pro::LAM, Pro::WAW].iter().any(|led| t.pro.has(*led)));
    let closed = (at..=tokens.end).any(|at| view.mark(at) == Some(Mark::Comma));
    let body = BODY | Class::Head(HeadClass::Media).set() | Class::Place.set();
    let crowd = || view.tag(start, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
    let apart = head(body) && !head(PERSON) || head(PERSON) && crowd();
    let told = view.is(start, SOURCES) && view.tags.at(at).iter().any(|t| sequel::is_reporter(view, t));
    view.is_behind_comma(at) && (told || apart && !closed)
}

/// A single title stands before the word (`the city of king so-and-so`), or another word of a foreign name.
fn is_called(view: &View<'_>, at: usize) -> bool {
    let title = view.tag(at - 1, PERSON | Class::Head(HeadClass::Honorific).set());
    let noun = title.is_some_and(|t| t.morph.agreement.number != Some(Number::Plural)) && !view.key(at - 1).ends_with(NISBA_FEMININE);
    noun || view.is_bare(at - 1) && !view.is_conjoined(at - 1)
}

/// The head is one of what a body is called by (`the party of the people`)
fn belonged(view: &View<'_>, start: usize, at: usize) -> bool {
    at == start + 1 && !view.is_definite(start)
}

/// Bodies, texts and crowds have no first names: an indefinite noun behind them begins another phrase.
fn has_no_name(view: &View<'_>, start: usize) -> bool {
    let head = start + usize::from(view.opens(start).is_some());
    let plural = view.tag(head, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
    view.is(head, THINGS) || plural && (view.is_definite(head) || view.key(head).ends_with(WAW)) // `the lawyers of`
}

/// A noun in the plural whose ending says that its complement follows (`the bearers of`).
fn is_plural_construct(view: &View<'_>, at: usize) -> bool {
    view.is_bare(at) && view.key(at).chars().count() >= 5 && view.key(at).ends_with(YEH)
}

/// A participle in the plural construct before whose they are (`the supporters of the team`): a last name has none behind it but
/// another one.
fn is_doers(view: &View<'_>, at: usize) -> bool {
    let owner = view.is_definite(at + 1) && !view.key(at + 1).ends_with(YEH);
    view.key(at).starts_with(MEEM) && is_plural_construct(view, at) && owner && !view.is_surname(at)
}

/// An unknown indefinite noun; what begins like "to, for" may be no noun.
fn is_noun(view: &View<'_>, at: usize) -> bool {
    view.is_unknown(at) && view.is_word(at) && !view.is_definite(at) && !view.key(at).starts_with(LAM)
}

/// Behind a first name and a last name with the article.
fn is_behind_name(view: &View<'_>, at: usize) -> bool {
    at > 2 && view.is_definite(at - 1) && view.is_bare(at - 2) && view.is(at - 3, HEADS | CUES) && !view.is(at, Class::Nation.set())
}

/// An office behind a name, and not people or a body: those are whom or what the verb is about (`called on | the traders`).
fn is_office(view: &View<'_>, at: usize) -> bool {
    let one = |t: &Tag| t.morph.agreement.number != Some(Number::Plural);
    let title = PERSON | Class::Head(HeadClass::Honorific).set();
    view.tags.at(at).iter().any(|t| t.set.meets(title) && one(t))
}

/// The accusative plural behind a comma, which no speaker has (`the mufti, so-and-so, | the faithful`).
fn is_many(view: &View<'_>, at: usize) -> bool {
    view.is_accusative_plural(at) && !view.is(at, NAMES) && !(view.is(at, PERSON) && is_office(view, at))
}

/// The chain after the first word of a phrase.
fn begun(view: &View<'_>, at: usize) -> Chain {
    let last = at + view.len(at, HEADS | NAMES).max(1) - 1;
    let belongs = last > at && has_ending(view, last) && !view.is(last, fun(FunctionClass::Preposition) | BODY);
    let acting = last > at && view.has_beh(last); // "speaker in the name of"
    if last > at && view.is(last, fun(FunctionClass::Preposition)) {
        Chain::Open // "leader in"
    } else if (view.is_definite(at) || view.is(at, NAMES) || view.is_proper(at) || view.is_definite(last) || belongs) && !acting {
        Chain::Closed
    } else if view.is(at, HEADS) || view.is(at, fun(FunctionClass::Demonstrative) | fun(FunctionClass::Same)) && view.is(at + 1, SPEAKERS) {
        Chain::Open
    } else {
        Chain::Name
    }
}

/// The chain after a word; `None` where the word begins another phrase.
fn next(view: &View<'_>, chain: Chain, at: usize, first: bool) -> Option<Chain> {
    let head = view.is(at, HEADS);
    let definite = view.is_definite(at) || view.is(at, NAMES) || view.is_proper(at);
    if first {
        return Some(begun(view, at));
    }
    if view.is_any(at) {
        return None;
    }
    if view.is(at, fun(FunctionClass::NameParticle)) && !head || view.is_van(at) {
        return Some(Chain::Name);
    }
    let honorific = view.is(at, Class::Head(HeadClass::Honorific).set());
    let and = |t: &Tag| t.pro.has(Pro::WAW);
    let joined = view.tags.at(at).iter().any(and) && view.tags.at(at).iter().all(and);
    if joined || view.key(at).starts_with(AND_THE) {
        return Some(if head && !definite { begun(view, at) } else { Chain::Closed }); // a further subject
    }
    match chain {
        Chain::Open if definite && view.mark(at - 1).is_some() && view.is(at, fun(FunctionClass::Adjective)) => Some(Chain::Open),
        Chain::Open if view.mark(at - 1).is_some() && is_no_apposition(view, at) => None,
        Chain::Open if view.mark(at - 1).is_some() && view.is_bare(at) => Some(Chain::First),
        // `people of this town`
        Chain::Open if view.is(at, fun(FunctionClass::Demonstrative)) && view.is_definite(at + 1) && wants_owner(view, at - 1) => {
            Some(Chain::Open)
        }
        Chain::Open if !head && !definite && is_owned(view, at) && !is_name(view, at) => Some(Chain::Open),
        Chain::Open if definite || !head => Some(Chain::Closed),
        Chain::Open => Some(Chain::Open),
        Chain::Closed if definite && (is_adjective(view, at) || honorific) || honorific && view.is(at - 1, PERSON) => Some(Chain::Closed),
        Chain::Closed if honorific && view.is_definite(at + 1) && view.is(at + 1, PERSON) => Some(Chain::Closed), // `His Grace Sheikh …`
        Chain::Closed if definite && is_retired(view, at) => Some(Chain::Closed),
        Chain::Closed
            if definite && view.is(at, PERSON) && (is_behind_rank(view, at) || is_rank(view, at) || is_behind_address(view, at)) =>
        {
            Some(Chain::Closed)
        }
        Chain::Closed if definite && view.is_unknown(at) && is_behind_honorific(view, at) => Some(Chain::Surname),
        Chain::Closed if head && !definite && view.is(at, PERSON) => is_office(view, at).then_some(Chain::Open),
        Chain::Closed if definite || head || has_pronoun(view, at) => None,
        Chain::Closed if is_doers(view, at) || is_plural_construct(view, at) && view.is_unknown(at + 1) && view.has_ending(at + 1) => None,
        Chain::Closed => Some(Chain::First),
        Chain::First if definite && view.is(at, PERSON) && view.len(at, HEADS) == 1 && !view.is_accusative_plural(at) => {
            Some(Chain::Surname)
        }
        Chain::Name if definite && is_name_particle(view, at - 1) => Some(Chain::Name), // "servant of the …"
        Chain::First | Chain::Name if is_matter(view, at) || is_owned_thing(view, at) => None,
        Chain::First | Chain::Name if definite && !head && !view.key(at).ends_with(TEH_MARBUTA) => Some(Chain::Surname),
        Chain::First | Chain::Name if definite && view.len(at, HEADS) > 1 => Some(Chain::Open), // an office behind a surname
        Chain::Surname if is_many(view, at) || is_plural_construct(view, at) && view.is_definite(at + 1) => None,
        Chain::Name if is_doers(view, at) => None,
        Chain::Surname if definite && view.len(at, PERSON) > 1 => Some(begun(view, at)),
        Chain::First | Chain::Name if definite && !view.is(at, Class::Nation.set()) && !honorific => None,
        Chain::First | Chain::Name if view.is_surname(at) => Some(Chain::Name),
        Chain::First | Chain::Name | Chain::Surname if head && !definite => is_office(view, at).then_some(Chain::Open),
        Chain::Surname if definite && is_behind_name(view, at) && view.key(at).ends_with(TEH_MARBUTA) => None,
        Chain::First | Chain::Name | Chain::Surname if definite => is_adjective(view, at).then_some(chain),
        Chain::Surname if view.key(at).ends_with(TEH_MARBUTA) => None,
        Chain::First | Chain::Name | Chain::Surname => Some(Chain::Name),
    }
}

#[cfg(test)]
mod tests;
