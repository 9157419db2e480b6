//! Where the writer takes over: what ends a content without another cue.
//!
//! *Source*: read in 4,162 articles: behind a comma, "and" and the verb of an event a clause goes on nine times in ten,
//! a noun phrase does not; "which the minister denied" is the writer's.

#[cfg(test)]
mod tests;

use super::model::Silence;
use super::sequel::{addressee, is_to_him, is_to_press};
use super::silence;
use super::view::{TEXTS, View, fun};
use crate::rules::lexicon::CueRule;
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{Act, FunctionClass, Strength, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Mark;
use crate::text::affixes::{ALEF, BY, LAM, NOON, TEH, TO, YEH};
use std::ops::Range;

/// Tokens of a sentence at which the writer's own words may begin, in order.
pub(crate) struct Turns {
    /// Whatever the content is (`it is worth noting`, `which the minister denied`).
    own: Vec<usize>,
    /// Behind a comma with "and" a verb that tells an event, and whether it ends a clause too.
    told: Vec<(usize, bool)>,
    /// Behind a comma a participle that says what the speaker did besides (`…, wishing him success`).
    besides: Vec<usize>,
}

impl Turns {
    /// Of the tokens of a sentence, in which these silences are recorded.
    pub(crate) fn new(view: &View<'_>, sentence: &Range<usize>, silences: &[Silence]) -> Self {
        let mut turns = Self { own: Vec::new(), told: Vec::new(), besides: Vec::new() };
        for at in view.tags.places(sentence.clone(), NOTED) {
            let set = view.tags.set(at);
            if set.meets(LOOKALIKE) && is_background(view, at) {
                turns.own.push(at);
            }
            if set.meets(VERB) {
                turns.own.extend(answered(view, at));
            }
            if set.meets(PRONOUN) && is_comment(view, at) && is_behind_words(view, at) {
                turns.own.push(at);
            }
            if view.is_behind_comma(at) && (set.meets(PRONOUN) && is_comment(view, at) || set.meets(RELATIVE) && is_told_of_name(view, at))
            {
                turns.told.push((at, false));
            }
            if set.meets(CONNECTIVE) && is_meanwhile(view, at) {
                turns.told.push((at, false));
            }
            if set.meets(EVENT) {
                let already = || (!view.is_behind_comma(at) && is_already(view, at)).then_some(false);
                turns.told.extend(told(view, at).or_else(already).map(|ends| (at, ends)));
            }
            if set.meets(PARTICIPLE) && is_besides(view, at) {
                turns.besides.push(at);
            }
        }
        turns.own.extend(occasion(view, sentence));
        turns.own.extend(silences.iter().filter_map(|silence| silence::besides(view, silence)).filter(|at| sentence.contains(at)));
        turns.own.sort_unstable();
        turns
    }

    /// The writer's own words, or what the speaker did besides, begin at a token.
    pub(crate) fn begins(&self, at: usize) -> bool {
        self.own.binary_search(&at).is_ok() || self.besides.binary_search(&at).is_ok()
    }

    /// The writer's first own words among the tokens.
    pub(crate) fn own(&self, view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
        let first = self.own.partition_point(|at| *at <= tokens.start);
        self.own.iter().skip(first).copied().take_while(|at| *at < tokens.end).find(|at| !is_quoted(view, *at, tokens.start))
    }

    /// The first participle among the tokens of a content that says what the speaker did besides.
    /// One that only goes on with another cue (`repeats`) is none.
    pub(crate) fn besides(&self, view: &View<'_>, tokens: &Range<usize>, repeats: impl Fn(usize) -> bool) -> Option<usize> {
        let first = self.besides.partition_point(|at| *at <= tokens.start);
        let inside = self.besides.iter().skip(first).copied().take_while(|at| *at < tokens.end);
        inside.filter(|at| !repeats(*at)).find(|at| !is_quoted(view, *at, tokens.start))
    }

    /// Where the writer first goes on telling among the tokens of a content, which is a clause or not. A clause goes on
    /// itself unless the verb tells of an occasion and brings a subject of its own, or holds a content that `goes_on` knows.
    pub(crate) fn told(&self, view: &View<'_>, tokens: &Range<usize>, clause: bool, goes_on: impl Fn(usize) -> bool) -> Option<usize> {
        let ends = |(at, too): &(usize, bool)| !clause || *too && is_subject(view, at + 1) && !goes_on(*at);
        let first = self.told.partition_point(|(at, _)| *at <= tokens.start);
        let inside = self.told.iter().skip(first).take_while(|(at, _)| *at < tokens.end);
        inside.filter(|(at, _)| !is_quoted(view, *at, tokens.start)).find(|told| ends(told)).map(|(at, _)| *at)
    }
}

const LOOKALIKE: Set = Class::Lookalike.set();
const VERB: Set = Class::Verb.set();
const PARTICIPLE: Set = Class::Participle.set();
const EVENT: Set = Class::Narrative.set().and(fun(FunctionClass::Auxiliary));
const CONNECTIVE: Set = fun(FunctionClass::Connective);
const PRONOUN: Set = fun(FunctionClass::Pronoun);
const RELATIVE: Set = fun(FunctionClass::Relative);
/// At what the writer's own words may begin.
const NOTED: Set = LOOKALIKE.and(VERB).and(PARTICIPLE).and(EVENT).and(CONNECTIVE).and(PRONOUN).and(RELATIVE);

/// "And that is what": the writer's comment.
fn is_comment(view: &View<'_>, at: usize) -> bool {
    view.is_conjoined(at) && view.says_with_and(at + 1, Word::What)
}

/// "Who" behind a mark and a name: what is told of a person is the writer's.
fn is_told_of_name(view: &View<'_>, at: usize) -> bool {
    let counted = |last: usize| (last.saturating_sub(2)..last).any(|at| view.is_number(at));
    let name = |last: usize| view.is_bare(last) && view.is_word(last) && view.is_unknown(last) && !view.has_ending(last) && !counted(last);
    let who = view.says(at, Word::Who) || view.says(at, Word::WhoFeminine);
    who && at.checked_sub(2).is_some_and(name)
}

/// Inside a quotation that opens in the content.
fn is_quoted(view: &View<'_>, at: usize, from: usize) -> bool {
    view.around(at).is_some_and(|q| q.open >= from)
}

/// A word that may be the subject of the verb before it, and no deed.
fn is_subject(view: &View<'_>, at: usize) -> bool {
    let letter = [BY, TO].iter().any(|c| view.key(at).starts_with(c)) && !view.is_definite(at);
    view.is_word(at) && !letter && !view.is(at, fun(FunctionClass::Preposition)) && !view.is_event(at)
}

/// A phrase that opens the writer's own words (`it is worth noting`) and that no bracket encloses.
fn is_background(view: &View<'_>, at: usize) -> bool {
    let aside = || at.checked_sub(1).and_then(|before| view.mark(before)) == Some(Mark::Open);
    view.is_background(at) && !aside()
}

/// Right behind somebody's words in quotation marks.
fn is_behind_words(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|close| view.closes(close)).is_some_and(|quote| quote.words >= SAID)
}

/// Words from which a quotation is no name.
const SAID: u32 = 4;

/// Words of the occasion that ends a sentence.
const OCCASION: usize = 12;

/// `…, in a statement to the agency`: behind the last comma of the sentence the occasion of what was said, with whom it was told
/// or whose it is.
fn occasion(view: &View<'_>, sentence: &Range<usize>) -> Option<usize> {
    let first = sentence.end.saturating_sub(OCCASION).max(sentence.start);
    let at = (first..sentence.end).rev().find(|at| view.mark(*at) == Some(Mark::Comma))? + 1;
    let in_text = view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct)) && !view.is_conjoined(at);
    let text = view.is(at + 1, TEXTS) || view.len(at, fun(FunctionClass::Adjunct)) == 2;
    let next = at + 2 + usize::from(view.is(at + 2, fun(FunctionClass::Adjective)));
    let told = is_to_him(view, next) || is_to_press(view, next) || addressee(view, next, sentence.end).is_some();
    let clause = |at: usize| view.is(at, fun(FunctionClass::Complementiser)) || view.mark(at) == Some(Mark::Colon);
    (in_text && text && told && !(next..sentence.end).any(clause)).then_some(at)
}

/// Behind a comma with "and" a verb that tells an event: whether it ends a clause too.
fn told(view: &View<'_>, at: usize) -> Option<bool> {
    if !view.is_behind_comma(at) {
        return None;
    }
    let and = |t: &&Tag| t.class == Class::Narrative && t.pro.has(Pro::WAW);
    let ends = |t: &Tag| view.rule(t).is_some_and(|rule| rule.background);
    view.tags.at(at).iter().find(and).map(ends).or_else(|| is_already(view, at).then_some(false))
}

/// Behind a comma "while" or "as", and then a verb in the perfect (`…, while the street was closed`).
fn is_meanwhile(view: &View<'_>, at: usize) -> bool {
    let meanwhile = |t: &&Tag| t.set.meets(CONNECTIVE) && view.rule(t).is_some_and(|rule| rule.background);
    let Some(tag) = view.tags.at(at).iter().find(meanwhile).filter(|_| view.is_behind_comma(at)) else { return false };
    let next = at + usize::from(tag.len);
    let short = view.key(next).chars().nth(2).is_none(); // "was done", whose first letter is of its root
    let perfect = short || !view.key(next).starts_with([YEH, TEH, NOON, ALEF]);
    let event = view.tags.at(next).iter().any(|t| t.class == Class::Narrative && !t.pro.conjunction());
    perfect && (event || view.is_finite(next))
}

/// Behind a comma or somebody's words the participle of a verb that speaks without a quotation, of one man; with "in it" behind it it describes a text.
fn is_besides(view: &View<'_>, at: usize) -> bool {
    let man = Agreement::of(false, Number::Singular);
    let says = |t: &Tag| t.class == Class::Participle && t.morph.accusative && !t.morph.homograph && t.morph.agreement == man;
    let inside = |at: usize| view.is_about(at) && !view.key(at).starts_with(LAM);
    let holds = |rule: &CueRule| rule.strength <= Strength::Medium || rule.act == Act::Opinion;
    let firm = |t: &Tag| says(t) && view.rule(t).is_some_and(holds);
    (view.is_behind_comma(at) || is_behind_words(view, at)) && view.tags.at(at).iter().any(firm) && !inside(at + 1)
}

/// "And already" before a verb in the perfect; before an imperfect the word is "may".
fn is_already(view: &View<'_>, at: usize) -> bool {
    let and = view.tags.at(at).iter().any(|t| t.class == Class::Function(FunctionClass::Auxiliary) && t.pro.has(Pro::WAW));
    let next = view.key(at + 1);
    let imperfect = next.starts_with([YEH, NOON]) || next.starts_with(TEH) && !view.is(at + 1, Class::Narrative.set());
    and && view.says_with_and(at, Word::Has) && view.is_word(at + 1) && !imperfect
}

/// "And that is what", "the matter that" before a cue with a pronoun for it (`which the minister denied`).
fn answered(view: &View<'_>, verb: usize) -> Option<usize> {
    if !view.tags.at(verb).iter().any(|t| t.class == Class::Verb && t.morph.pronoun) {
        return None;
    }
    let opens = |at: usize| view.is(at, fun(FunctionClass::Pronoun)) && (view.is_conjoined(at) || view.opens_text(at));
    let (what, first) = (verb.checked_sub(1)?, verb.checked_sub(2)?);
    if view.len(first, fun(FunctionClass::Connective)) == 2 && view.is(what, fun(FunctionClass::Relative)) {
        return Some(first - usize::from(first > 0 && opens(first - 1)));
    }
    (view.says_with_and(what, Word::What) && opens(first)).then_some(first)
}
