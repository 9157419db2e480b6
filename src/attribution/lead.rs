//! The phrases that stand before a cue: its subject, the subject of the sentence, an antecedent.
//!
//! *Source*: subject before verb in two or three cases of a hundred, as counted in decision 0004; each
//! look back is bounded.

mod antecedent;
mod main;

use super::cue::Cue;
use super::phrase::{PREPOSITION, STOPS, agreement, complement, is_office, is_one, tidy};
use super::view::{CUES, HEADS, NAMES, PERSON, View, fun};
use super::{boundary, object};
use crate::rules::sets::TURN;
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::rules::written::Written;
use crate::text::affixes::{ACCUSATIVE, ALEF, LAM, MEN, NOON, TEH, YEH};
use crate::text::{Mark, Quote};
pub(crate) use antecedent::{antecedent, told_of};
pub(crate) use main::{before_auxiliary, main};
use std::ops::Range;

/// The phrase just before a cue (`the minister said`): back to the clause's start.
pub(crate) fn before(view: &View<'_>, cue: usize, start: usize) -> Range<usize> {
    let floor = start.max(cue.saturating_sub(40));
    let turn = |at: usize| view.phrase_before(at, TURN).or_else(|| view.before(at).filter(|at| view.len(*at, TURN) == 1));
    let light = |at: usize| view.before(at).filter(|at| is_light(view, *at)).or_else(|| turn(at));
    let end = std::iter::successors(Some(cue), |at| light(*at).filter(|at| *at >= floor)).last().unwrap_or(cue);
    let mut at = end;
    let joined = view.is(cue.saturating_sub(1), fun(FunctionClass::Connective) | fun(FunctionClass::Subordinator));
    let had = end < cue && view.is(cue - 1, fun(FunctionClass::Auxiliary));
    let begins = |at: usize| at < end && !joined && view.says_with_and(at - 1, Word::Was) && (had || view.is(at, HEADS | NAMES));
    while at > floor && !is_boundary(view, at - 1) && !begins(at) {
        at -= 1;
    }
    if at > floor && boundary::begins_clause(view, at - 1) {
        return end..end; // what belongs to that verb
    }
    // behind another verb its object stands first (`the union stops the lessons and the ministry calls …`)
    let object = at > floor && at < end && (view.is(at - 1, CUES) || view.is_finite(at - 1)) && view.is_headline(at - 1);
    if object {
        at = (at + 1..end).rev().find(|i| view.is_conjoined(*i) && view.is(*i, HEADS | NAMES)).unwrap_or(at);
    }
    while at < end && is_light(view, at) {
        at += 1;
    }
    tidy(view, at..end)
}

/// Where the words begin that look like a cue and stand before a verb with the letter of "to", which stresses it there (`the
/// ministry, in announcing this, | does stress`): who speaks stands before them.
pub(crate) fn stressed(view: &View<'_>, cue: &Cue<'_>) -> Option<usize> {
    let stresses = cue.tag.pro.has(Pro::LAM); // few do
    stresses.then(|| view.phrase_before(cue.tokens.start, Class::Lookalike.set())).flatten()
}

/// The noun phrase that is all of a clause before its verb, with its names and offices between commas; nothing where the words
/// before the verb are more than one phrase.
pub(crate) fn whole(view: &View<'_>, cue: &Cue<'_>, start: usize) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    if cue.tag.pro.conjunction() || cue.tag.pro.has(Pro::LAM) {
        return None; // goes on with what was before
    }
    let floor = start.max(at.saturating_sub(LONGEST));
    let comma = |at: usize| view.mark(at) == Some(Mark::Comma);
    let end = (floor..at).rev().find(|i| !is_light(view, *i) && !comma(*i))? + 1;
    let first = (floor..end).rev().find(|i| opens_clause(view, *i)).map_or(floor, |opener| opener + 1);
    if first == floor && floor > start {
        return None;
    }
    let first = (first..end).find(|i| !is_light(view, *i))?;
    let apart = comma(end); // an office or name between two commas, and nothing else, is cut off from its verb
    let begins = (first..end).filter(|i| *i == first || !apart && view.is_behind_comma(*i)).take(COMMAS);
    let closed = !apart || (first..end).any(|at| comma(at) || view.mark(at) == Some(Mark::Semicolon));
    let mut phrases = begins.map(|begin| begin..end).filter(|found| is_subject(view, cue, found, found.start == first));
    let found = phrases.find(|found| is_one(view, found) && !has_verb(view, found)).map(|found| tidy(view, found))?;
    (closed && !found.is_empty()).then_some(found)
}

/// A verb of a definite phrase outside a relative clause: the phrase has a predicate.
fn has_verb(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let relative = fun(FunctionClass::Relative);
    let verb = |at: usize| {
        let name = view.is(at, HEADS | NAMES) || view.is_given(at) || view.is_behind_particle(at);
        let tagged = view.tags.at(at).iter().any(|t| matches!(t.class, Class::Verb | Class::Narrative) && !t.morph.homograph);
        !name && tagged
    };
    let indefinite = view.is(tokens.start, HEADS) && !view.is_definite(tokens.start + 1);
    let headline = tokens.clone().skip(1).any(|at| is_headline_verb(view, at));
    headline
        || tokens.end.checked_sub(1).is_some_and(verb)
        || !indefinite && tokens.clone().take_while(|at| !view.is(*at, relative)).any(verb)
}

/// The shape of a verb in the present between two nouns with the article, the first no title: headlines tell so (`the union of the
/// mountain stops the lessons`).
fn is_headline_verb(view: &View<'_>, at: usize) -> bool {
    let title = HEADS | NAMES | Class::Nation.set() | fun(FunctionClass::Adjective);
    let between = view.is_definite(at - 1) && !view.is(at - 1, title) && view.is_definite(at + 1);
    between && view.is_headline(at) && view.key(at).starts_with([YEH, TEH]) && view.is_word(at)
}

/// Words before a verb among which its whole subject is looked for.
const LONGEST: usize = 40;

/// Commas of a clause behind which its subject is looked for.
const COMMAS: usize = 4;

/// Behind this a clause begins: a complementiser, a word that joins clauses, a mark other than those inside a phrase.
fn opens_clause(view: &View<'_>, at: usize) -> bool {
    if let Some(mark) = view.mark(at) {
        let office = mark == Mark::Semicolon && is_office(view, at + 1, view.doc.tokens.len());
        return !office && !matches!(mark, Mark::Comma | Mark::Dash | Mark::Point | Mark::Quote | Mark::Close | Mark::Open);
    }
    let joins = fun(FunctionClass::Complementiser) | fun(FunctionClass::Connective) | fun(FunctionClass::Subordinator);
    view.is(at, joins) && !view.is(at, HEADS | NAMES)
}

/// Whether words before a verb can be a phrase that agrees with it: a head, or a name at the start of the clause and right
/// before the verb.
fn is_subject(view: &View<'_>, cue: &Cue<'_>, tokens: &Range<usize>, opens: bool) -> bool {
    let first = tokens.start;
    let known = view.is(first, HEADS | NAMES);
    let grammar = STOPS | PREPOSITION | CUES | Class::Narrative.set() | fun(FunctionClass::Auxiliary) | fun(FunctionClass::Negation);
    let led = view.has_clitic(first, Pro::BEH.with(Pro::LAM)) || is_circumstance(view, first) || view.is_accusative(first);
    let word = view.is_word(first) && (known || !view.is(first, grammar) && !view.is_event(first) && !view.is_finite(first));
    let (wanted, have) = (cue.morph().agreement, agreement(view, tokens.clone()));
    let agrees = !matches!((wanted.feminine, have.feminine), (Some(a), Some(b)) if a != b);
    word && !led && agrees && (known || opens && is_named(view, tokens, cue.tokens.start))
}

/// A phrase that begins with no known word: a name before an office, a name or thing right before the verb, `this` or `the same`.
fn is_named(view: &View<'_>, tokens: &Range<usize>, verb: usize) -> bool {
    let (first, next) = (tokens.start, tokens.start + 1);
    let unknown = |at: usize| view.is_word(at) && view.is_unknown(at);
    let officer = tokens.clone().any(|at| view.is(at, HEADS | NAMES));
    let name = unknown(first) && next < tokens.end && unknown(next);
    let apposed = view.is_bare(first) && view.mark(next) == Some(Mark::Comma) && view.is(next + 1, HEADS) && next + 1 < tokens.end;
    let short = tokens.len() <= NAMED && tokens.clone().all(unknown);
    let at_once = (tokens.end..verb).all(|at| is_light(view, at));
    let surname = || short && (view.is_definite(tokens.end - 1) || view.is_known_name(tokens));
    let shown = view.is(first, fun(FunctionClass::Demonstrative) | fun(FunctionClass::Same)) && view.is(next, object::SPEAKERS);
    let thing = view.is_definite(first) && (officer || short && at_once);
    let behind = || first > 0 && view.is_complementiser(first - 1) && at_once;
    let clause = || behind() && (view.is_definite(first) || is_nameable(view, tokens));
    let apart = view.mark(tokens.end) == Some(Mark::Comma) && (tokens.end + 1..verb).all(|at| is_light(view, at));
    let had = view.before(verb).is_some_and(|at| view.is(at, fun(FunctionClass::Auxiliary)));
    thing || name && (at_once && (officer || surname()) || apart && had && officer) || apposed || shown || clause()
}

/// Bare unknown words behind a complementiser that are a name and no verb with its object: they do not all look like verbs in the
/// present, and none has the ending of the accusative or of the plural. Behind "that" with its hamza below no verb stands.
fn is_nameable(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let begins = view.key(tokens.start).starts_with([YEH, TEH, NOON, ALEF]);
    let ends = view.key(tokens.start).ends_with(TEH);
    let ending = |at: usize| [ACCUSATIVE, MEN].iter().any(|ending| view.key(at).ends_with(ending));
    let noun = view.before(tokens.start).is_some_and(|at| view.has_hamza_below(at));
    let name = |at: usize| view.is_bare(at) && (noun || !view.has_beh(at)) || view.is_definite(at) && view.is_unknown(at);
    let plain = tokens.len() <= NAMED && tokens.clone().all(name) && tokens.clone().skip(1).all(|at| !ending(at));
    plain && (tokens.len() > 1 || noun && !(begins && ends) || !begins && !ends)
}

/// Unknown words that may be a name.
const NAMED: usize = 4;

/// First names and a last name with the article and the ending of belonging.
pub(crate) fn is_full_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1) else { return false };
    (2..=NAMED).contains(&tokens.len()) && is_last_name(view, last) && (tokens.start..last).all(|at| view.is_bare(at))
}

/// A last name with the article and the ending of belonging.
pub(crate) fn is_last_name(view: &View<'_>, at: usize) -> bool {
    view.is_definite(at) && view.is_unknown(at) && view.key(at).ends_with(YEH)
}

/// Who is set at the head of a sentence whose verb answers with "so" (`as for so-and-so, he said`).
pub(crate) fn topic(view: &View<'_>, cue: &Cue<'_>, start: usize) -> Option<Range<usize>> {
    let (first, at) = (start + 1, cue.tokens.start);
    let leads = view.says_with_and(start, Word::AsFor);
    let answers = |t: &Tag| t.class == Class::Function(FunctionClass::Auxiliary) && t.pro.has(Pro::FEH);
    let already = at > first && view.tags.at(at - 1).iter().any(answers); // "so has"
    let at = at - usize::from(already);
    if !leads || !(cue.tag.pro.has(Pro::FEH) || already) || at <= first || at - first > 20 || view.is_event(first) {
        return None;
    }
    let clause = fun(FunctionClass::Complementiser) | CUES;
    let plain = !(first..at).any(|i| view.is(i, clause) && !view.is(i, HEADS | NAMES));
    let end = at - usize::from(view.is_behind_comma(at));
    let found = if is_one(view, &(first..end)) { tidy(view, first..end) } else { complement(view, first..at) };
    Some(found).filter(|found| plain && !found.is_empty())
}

/// The doer of an impersonal auxiliary, which has "to" written to it (`it had been | for the minister | that he said`): up to "that"
/// right before the verb.
pub(crate) fn doer(view: &View<'_>, verb: usize, start: usize) -> Option<Range<usize>> {
    let that = verb.checked_sub(1).filter(|at| *at > start && view.is_complementiser(*at))?;
    let auxiliary = |at: &usize| view.is(*at, fun(FunctionClass::Auxiliary));
    let first = (start.max(that.saturating_sub(DOER))..that).rev().find(auxiliary)? + 1;
    let found = complement(view, first..that);
    (view.begins(first, LAM) && !view.is_about(first) && found == (first..that)).then_some(found)
}

/// Words of the doer of an auxiliary at most.
const DOER: usize = 10;

/// "And others", "and some of them" behind a comma: who thinks otherwise than those before (`some say …, | and others say`).
pub(super) fn is_counterpart(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let others = Class::Head(HeadClass::Group).set() | fun(FunctionClass::Other);
    tokens.len() <= 2 && view.is_conjoined(first) && view.is_behind_comma(first) && view.is(first, others)
}

fn is_light(view: &View<'_>, at: usize) -> bool {
    view.is(at, fun(FunctionClass::Auxiliary) | fun(FunctionClass::Filler) | fun(FunctionClass::Connective) | fun(FunctionClass::Negation))
        && !view.is(at, HEADS | NAMES)
}

fn is_boundary(view: &View<'_>, at: usize) -> bool {
    if let Some(mark) = view.mark(at) {
        return !matches!(mark, Mark::Point | Mark::Quote | Mark::Close | Mark::Open);
    }
    let grammar = fun(FunctionClass::Connective) | fun(FunctionClass::Subordinator) | Class::Lookalike.set() | CUES;
    view.is(at, fun(FunctionClass::Complementiser))
        || view.is(at, grammar) && !view.is(at, HEADS | NAMES)
        || boundary::begins_clause(view, at)
}

/// Whether the phrase before a cue can be its subject: a head, an outlet or a place, or a bare name that opens the clause.
pub(crate) fn can_lead(view: &View<'_>, tokens: Range<usize>) -> bool {
    let first = tokens.start;
    if quoted_name(view, &tokens).is_some() || is_quoted_whole(view, &tokens) {
        return true;
    }
    let adjunct = view.is(first, fun(FunctionClass::Adjunct)) && !view.is(first, HEADS | NAMES);
    let clitic = adjunct || view.is(first, PREPOSITION) || view.has_clitic(first, Pro::BEH.with(Pro::LAM)) || view.is_event(first);
    let known = view.is(first, HEADS | NAMES)
        || view.is_definite(first) && tokens.clone().any(|at| view.is(at, HEADS | NAMES))
        || is_counted(view, &tokens);
    let word = tokens.len() > 1 || view.key(first).chars().count() > 2; // not the "and" that stands apart from its verb
    let part = |at: usize| view.is_word(at) && (view.is_unknown(at) || at > first && view.is(at, fun(FunctionClass::NameParticle)));
    let headed = || tokens.len() == 1 && view.is_headline(first) && view.is_definite(first) && !view.is(first, CUES | Class::Nation.set());
    let name = word && tokens.len() <= 4 && (tokens.clone().all(part) || headed());
    let opens = || view.opens_text(first) || first > 0 && view.is(first - 1, fun(FunctionClass::Auxiliary)) || view.is_known_name(&tokens);
    let framed = first > 0 && view.is(first - 1, fun(FunctionClass::Auxiliary)) && view.is(tokens.end, fun(FunctionClass::Auxiliary));
    !tokens.is_empty() && !clitic && !is_circumstance(view, first) && (known || name && opens() || framed)
}

/// Some in figures (`15 companies`, `67 in the hundred of the readers`): between the number and who is counted stands one noun at most.
fn is_counted(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let who = |at: &usize| view.is(*at, HEADS | NAMES);
    let noun = |at: &usize| view.is_word(*at) && view.is_unknown(*at);
    let known = || tokens.clone().find(who).is_some_and(|who| (tokens.start..who).filter(noun).count() <= 1);
    view.is_number(tokens.start) && known()
}

/// A noun that says how or to what (`in reply to …`, `with the help of …`): in the accusative before a preposition, or with "by, in" and the article.
pub(crate) fn is_circumstance(view: &View<'_>, at: usize) -> bool {
    let person = PERSON | NAMES;
    let adjunct = view.is(at, fun(FunctionClass::Adjunct));
    let adverb = (adjunct || view.is_accusative(at) && view.is(at + 1, PREPOSITION) && !view.is(at, HEADS)) && !view.is(at, person);
    let name = view.tags.at(at).iter().any(|t| t.pro == Pro::NONE && t.set.meets(HEADS | NAMES));
    adverb || view.tags.written(at).has(Written::PREPOSITION) && !name
}

/// Words that a body's name in quotation marks may have.
const NAME: u32 = 3;

/// The quotation that opens at a token and is short enough for a name.
fn short_quote<'a>(view: &View<'a>, at: usize) -> Option<&'a Quote> {
    view.opens(at).filter(|quote| quote.close.is_some() && (1..=NAME).contains(&quote.words))
}

/// The words of a quoted name that opens a headline (`«Harbours» announce …`).
pub(crate) fn quoted_name(view: &View<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let first = tokens.start;
    let quote = short_quote(view, first).filter(|q| view.quote_end(q) >= tokens.end)?;
    (view.is_headline(first) && view.opens_text(first)).then(|| quote.inner.clone())
}

/// A few words in quotation marks, and nothing else, behind a complementiser: a body's name.
fn is_quoted_whole(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let whole = short_quote(view, first).is_some_and(|q| view.quote_end(q) == tokens.end);
    whole && first > 0 && view.is_complementiser(first - 1)
}

#[cfg(test)]
mod tests;
