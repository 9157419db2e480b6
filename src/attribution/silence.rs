//! Recorded silences: `declined to comment`, `did not say`.

use super::draft::mention;
use super::lead;
use super::model::{Silence, SourceSlot};
use super::phrase;
use super::view::{HEADS, NAMES, PERSON, TIMES, View, fun};
use crate::rules::lexicon::SilenceRule;
use crate::rules::morph::Agreement;
use crate::rules::shape::{FunctionClass, HeadClass, SilenceClass, Word};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::Mark;
use crate::text::affixes::{FEH, TEH, WAW, YEH};
use std::ops::Range;

pub(super) const SILENCES: Set = Class::Silence(SilenceClass::Declined)
    .set()
    .and(Class::Silence(SilenceClass::Unreachable).set())
    .and(Class::Silence(SilenceClass::DidNotAnswer).set())
    .and(Class::Silence(SilenceClass::DidNotSay).set());

/// What may be a silence, by its words alone or behind its verb.
pub(super) const ANY: Set = SILENCES.and(Class::Comment.set());

/// Appends the silences among the tokens of a sentence.
pub(crate) fn find(view: &View<'_>, sentence: Range<usize>, out: &mut Vec<Silence>) {
    for at in view.tags.places(sentence.clone(), ANY) {
        let Some(tag) = view.tag(at, ANY) else { continue };
        let Some(rule) = view.lex.silence(tag.rule) else { continue };
        let end = at + usize::from(tag.len);
        let found = match tag.class {
            Class::Comment => behind_verb(view, rule, sentence.start, at),
            _ => alone(view, rule.class, at..end, &sentence),
        };
        let Some((start, silent)) = found else { continue };
        let silent = if rule.asked { asked(view, sentence.start, start, end) } else { silent };
        let who = match silent {
            Some(silent) => SourceSlot::Mention(mention(view, silent)),
            None => SourceSlot::Dropped(elided(view, rule.class, at..end)),
        };
        out.push(Silence { span: view.span(start..end), who, kind: rule.class, rule: tag.rule });
    }
}

/// Where the writer begins to tell besides somebody's words that another was silent (`said …, while the ministry declined to comment`):
/// the clause has its own subject and is joined by "and" behind a comma, or by a connective.
pub(super) fn besides(view: &View<'_>, silence: &Silence) -> Option<usize> {
    let SourceSlot::Mention(who) = &silence.who else { return None };
    let verb = view.doc.tokens_of(silence.span).start;
    let start = verb.min(who.first as usize);
    let before = start.checked_sub(1)?;
    let connective = view.phrase_before(start, CONTRAST).or_else(|| view.is(before, CONTRAST).then_some(before));
    let and = view.is_conjoined(start) && view.mark(before) == Some(Mark::Comma);
    connective.or(and.then_some(start)).filter(|_| silence.kind != SilenceClass::DidNotSay)
}

/// Where the words of a silence begin, and who is silent, when a phrase says.
type Found = (usize, Option<Range<usize>>);

/// The gender of a subject inside the verb of who did not say something. Untold where a word that may be the subject follows, and behind a
/// noun whose clause it is (`a ship that did not tell its name`).
fn elided(view: &View<'_>, kind: SilenceClass, words: Range<usize>) -> Agreement {
    let Range { start, end: next } = words;
    let known = view.is_thing(next) || view.is_event(next) || view.is_accusative(next) || view.says(next, Word::Asks);
    let subject = view.is(next, HEADS | NAMES) || view.is_word(next) && view.is_unknown(next) && !known;
    let that = |at: usize| view.is(at, fun(FunctionClass::Complementiser));
    let joined = view.is_conjoined(start) || view.opens_text(start) || words.clone().any(that) || start > 0 && view.is(start - 1, CONTRAST);
    let verb = |at: &usize| *at > start && (that(at - 1) || view.is(at - 1, fun(FunctionClass::Negation)));
    let feminine = words.filter(verb).find_map(|at| person(view.key(at)));
    Agreement { feminine: feminine.filter(|_| kind == SilenceClass::DidNotSay && joined && !subject), number: None }
}

/// Words that are a silence by themselves: who is silent stands behind them or before.
fn alone(view: &View<'_>, kind: SilenceClass, words: Range<usize>, sentence: &Range<usize>) -> Option<Found> {
    let Range { start, end } = words;
    let limit = sentence.end.min(end + 20);
    let asked = (end..limit).find(|i| view.is(*i, fun(FunctionClass::Preposition) | fun(FunctionClass::Complementiser))).unwrap_or(limit);
    let behind = phrase::subject(view, end..asked).tokens;
    // "No side announced" tells of nobody's silence; "any details" are what is not said.
    let any = view.is_any(end) && (view.is(end + 1, HEADS) || view.is_about(end + 1));
    let nobody = any
        || view.says(end, Word::OneOf)
        || match kind {
            SilenceClass::DidNotSay => behind.is_empty() && is_passive(view, end),
            _ => is_thing(view, &behind),
        };
    // What is no one cannot be silent; it is what is not said.
    let is_one = |who: &Range<usize>| {
        let head = who.clone().find(|at| !view.is(*at, fun(FunctionClass::Demonstrative)));
        speaks(view, who) && !head.is_some_and(|at| view.is_thing(at))
    };
    // A bare name behind the words is who speaks elsewhere.
    let named = || Some(end..end + 1).filter(|who| view.is_speaker(end) || view.is_known_name(who));
    let before = || Some(lead::before(view, start, sentence.start)).filter(is_one);
    let who = || Some(behind.clone()).filter(is_one).or_else(named).or_else(before);
    (!nobody).then(|| (start, who()))
}

/// What is declined, behind a verb of its rule and the phrase of who declines it, with nothing between but when that was (`the
/// ministry refused on Sunday | to comment`).
fn behind_verb(view: &View<'_>, rule: &SilenceRule, floor: usize, at: usize) -> Option<Found> {
    let start = (floor.max(at.saturating_sub(REACH))..at).rev().find_map(|start| verb(view, rule, start).map(|end| (start, end)));
    let (start, end) = start?;
    let subject = phrase::subject(view, end..at).tokens;
    let passed = |i: usize| view.is(i, TIMES | fun(FunctionClass::Filler)) || view.is_accusative(i) || view.is_number(i);
    if !(subject.end..at).all(passed) || view.is(start, SILENCES) && subject.is_empty() {
        return None;
    }
    let before = || Some(lead::before(view, start, floor)).filter(|who| speaks(view, who));
    Some((start, if subject.is_empty() { before() } else { Some(subject) }))
}

/// Tokens from a verb to what is declined, at most.
const REACH: usize = 16;

/// One past the words of one of the rule's verbs that stand at `at`, with or without "and".
fn verb(view: &View<'_>, rule: &SilenceRule, at: usize) -> Option<usize> {
    let bare = view.key(at).strip_prefix([WAW, FEH]).unwrap_or_default();
    let matches = |words: &[Box<str>]| {
        let (first, rest) = words.split_first()?;
        let begins = view.key(at) == &**first || bare == &**first;
        let goes_on = rest.iter().zip(at + 1..).all(|(word, at)| view.key(at) == &**word);
        (begins && goes_on).then_some(at + words.len())
    };
    rule.verbs.iter().find_map(|words| matches(words))
}

/// Whom the subject asked: behind "from" right after the words, or tied to the clause before them by its preposition (`called the
/// company and got no answer`).
fn asked(view: &View<'_>, floor: usize, start: usize, end: usize) -> Option<Range<usize>> {
    let named = |at: usize| Some(phrase::complement(view, at..view.doc.tokens.len().min(at + REACH))).filter(|who| speaks(view, who));
    let from = view.says(end, Word::Of).then(|| named(end + 1)).flatten();
    let led = |at: &usize| view.has_clitic(*at, Pro::BEH) || at.checked_sub(1).is_some_and(|before| view.says(before, Word::Of));
    from.or_else(|| {
        (floor..start).rev().filter(led).find_map(|at| Some(phrase::complement(view, at..start)).filter(|who| speaks(view, who)))
    })
}

fn speaks(view: &View<'_>, who: &Range<usize>) -> bool {
    who.clone().any(|at| view.is(at, HEADS | NAMES))
}

const CONTRAST: Set = fun(FunctionClass::Connective);

/// A silence of the speaker with this gender, not of one he speaks about: the words behind `without` or `but he` agree with
/// the cue, and no other subject follows. Nobody says of himself that he could not be reached.
pub(super) fn is_unsaid(view: &View<'_>, at: usize, feminine: Option<bool>) -> bool {
    let Some(tag) = view.tag(at, SILENCES) else { return false };
    let end = at + usize::from(tag.len);
    if tag.class == Class::Silence(SilenceClass::Unreachable) {
        return tag.pro.has(Pro::WAW);
    }
    if tag.class != Class::Silence(SilenceClass::DidNotSay) || view.is(end, HEADS | NAMES) {
        return false;
    }
    let without = (at..end).any(|i| view.is(i, fun(FunctionClass::Complementiser)));
    let but = at > 0 && view.has_pronoun(at - 1) && (view.is(at - 1, CONTRAST) || view.phrase_before(at, CONTRAST).is_some());
    let verb = (at..end).rev().find_map(|i| person(view.key(i)));
    (without || but && !tag.pro.conjunction()) && feminine.is_some() && verb == feminine
}

/// Whether an imperfect says "she" by its first letter.
fn person(key: &str) -> Option<bool> {
    match key.chars().next() {
        Some(TEH) => Some(true),
        Some(YEH) => Some(false),
        _ => None,
    }
}

/// A thing of a body's (`the poster of the festival | was not hung`): a noun that no list has right before the body's word.
fn is_thing(view: &View<'_>, subject: &Range<usize>) -> bool {
    let next = subject.start + 1;
    let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
    view.is_bare(subject.start) && subject.contains(&next) && view.is(next, body) && !view.is(next, PERSON)
}

/// `Not announced`, of what stands before it: a pronoun points back to that, or nothing but "yet" follows.
fn is_passive(view: &View<'_>, end: usize) -> bool {
    let yet = view.is(end, fun(FunctionClass::Preposition)) && (view.mark(end + 1).is_some() || view.opens_text(end + 1));
    view.is_about(end) || yet
}

#[cfg(test)]
mod tests;
