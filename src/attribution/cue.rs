//! Candidate cues: words that may hand something over, before their company is looked at.
//!
//! A word inside a look-alike phrase, inside a request for anonymity or inside a recorded
//! silence is no candidate.

use super::view::{HEADS, NAMES, PERSON, TEXTS, TIMES, View, fun};
use super::{circumstance, scripture};
use crate::rules::lexicon::CueRule;
use crate::rules::morph::{Morph, Number, Tense};
use crate::rules::sets::SAYINGS;
use crate::rules::sets::TURN;
use crate::rules::shape::{Act, AnonymityClass, FunctionClass, HeadClass, MarkerClass, SilenceClass};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::rules::written::Written;
use crate::text::Mark;
use crate::text::affixes::{ALEF_WITH_HAMZA, FEH, LAM, TEH, THE, WAW, YOURS};
use std::ops::Range;

/// What kind of word a candidate is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Finite verb.
    Verb,
    /// Participle in a circumstantial clause.
    Participle,
    /// Noun: verbal noun or another noun of saying.
    Noun,
    /// Fixed marker.
    Marker(MarkerClass),
}

/// A candidate cue.
#[derive(Clone, Debug)]
pub(crate) struct Cue<'a> {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The reading.
    pub(crate) tag: Tag,
    /// The rule's body.
    pub(crate) rule: &'a CueRule,
    /// What kind of word.
    pub(crate) kind: Kind,
    /// A negation stands before it.
    pub(crate) negated: bool,
    /// It opens its clause: sentence start, after a comma, a conjunction or a connective.
    pub(crate) opens_clause: bool,
    /// It opens its sentence, conjunctions and fillers aside.
    pub(crate) opens_sentence: bool,
    /// Set by a turn marker (`from his side`) just before it.
    pub(crate) turn: bool,
}

impl Cue<'_> {
    pub(crate) fn morph(&self) -> Morph {
        self.tag.morph
    }
}

const BLOCKERS: Set = Class::Lookalike
    .set()
    .and(Class::Anonymity(AnonymityClass::Request).set())
    .and(Class::Anonymity(AnonymityClass::Withheld).set())
    .and(Class::Silence(SilenceClass::Declined).set())
    .and(Class::Silence(SilenceClass::DidNotAnswer).set())
    .and(Class::Silence(SilenceClass::DidNotSay).set())
    .and(Class::Silence(SilenceClass::Unreachable).set());

const MARKERS: Set = Class::Marker(MarkerClass::According)
    .set()
    .and(Class::Marker(MarkerClass::AccordingVerb).set())
    .and(Class::Marker(MarkerClass::Back).set())
    .and(Class::Marker(MarkerClass::Relay).set())
    .and(Class::Marker(MarkerClass::Mouth).set())
    .and(Class::Marker(MarkerClass::Document).set());

/// What may hand something over.
pub(super) const ANY: Set = MARKERS.and(SAYINGS).and(super::view::CUES);

/// What stands before a token, gathered on the way.
#[derive(Clone, Copy, Default)]
struct Before {
    opens_clause: bool,
    opens_sentence: bool,
    negated: bool,
    turn: bool,
}

impl Before {
    const START: Before = Before { opens_clause: true, opens_sentence: true, negated: false, turn: false };

    /// The state after a token that is no cue, of which readings of `set` begin, and how many tokens it takes.
    fn step(self, view: &View<'_>, at: usize, set: Set) -> (Before, usize) {
        if let Some(mark) = view.mark(at) {
            let sentence = self.opens_sentence && mark != Mark::Colon;
            return (Before { opens_clause: true, opens_sentence: sentence, negated: false, ..self }, 1);
        }
        if set.meets(TURN) {
            return (Before { opens_clause: true, turn: true, ..self }, view.len(at, TURN).max(1));
        }
        if set.meets(NEGATION) {
            return (Before { negated: true, ..self }, view.len(at, NEGATION).max(1));
        }
        if set.meets(CONNECTIVE) {
            return (Before { opens_clause: true, negated: false, ..self }, view.len(at, CONNECTIVE).max(1));
        }
        if set.meets(LIGHT) {
            return (self, view.len(at, LIGHT).max(1));
        }
        if set.meets(PRONOUN) {
            let opens = self.opens_clause || view.is_conjoined(at);
            return (Before { opens_clause: opens, ..Before::default() }, 1);
        }
        if view.tags.written(at).has(Written::AND) {
            return (Before { opens_clause: true, negated: false, ..self }, 1);
        }
        (self.pass(), 1)
    }

    /// The state after a word that tells nothing.
    fn pass(self) -> Before {
        Before { turn: self.turn && self.opens_sentence, ..Before::default() }
    }
}

const NEGATION: Set = fun(FunctionClass::Negation);
const PRONOUN: Set = fun(FunctionClass::Pronoun);
const CONNECTIVE: Set = fun(FunctionClass::Connective).and(fun(FunctionClass::Subordinator));
/// Of more than one word they hold no cue.
const PHRASES: Set = CONNECTIVE.and(fun(FunctionClass::Adjunct));
/// What may end a phrase, besides a word with the article.
const ENDS: Set = NAMES.and(TIMES).and(fun(FunctionClass::Other)).and(fun(FunctionClass::Same)).and(fun(FunctionClass::Demonstrative));

/// What makes a clause of a phrase.
const CLAUSE: Set = fun(FunctionClass::Relative)
    .and(fun(FunctionClass::Complementiser))
    .and(fun(FunctionClass::Negation))
    .and(fun(FunctionClass::Auxiliary))
    .and(fun(FunctionClass::Subordinator))
    .and(Class::Narrative.set())
    .and(Class::Participle.set());

const LIGHT: Set = fun(FunctionClass::Filler).and(fun(FunctionClass::Auxiliary)).and(TIMES);

/// What changes the state before a token, or is a candidate.
const NOTED: Set = BLOCKERS.and(ANY).and(LIGHT).and(TURN).and(NEGATION).and(CONNECTIVE).and(PRONOUN);

/// Candidates of a sentence, in order, none overlapping another.
pub(crate) struct Candidates<'v, 'a> {
    view: &'v View<'a>,
    tokens: Range<usize>,
    before: Before,
    /// The verb behind a phrase that leads in.
    led: Option<usize>,
}

impl<'v, 'a> Candidates<'v, 'a> {
    pub(crate) fn new(view: &'v View<'a>, sentence: Range<usize>) -> Self {
        let end = view.tags.last_of(sentence.clone(), Written::default(), ANY).map_or(sentence.start, |last| last + 1);
        let led = behind_phrase(view, sentence.start..end);
        Self { view, tokens: sentence.start..end, before: Before::START, led }
    }

    /// The candidate at the next token; takes that token, or all of a candidate or phrase.
    fn read(&mut self, set: Set) -> Option<Cue<'a>> {
        let (view, at) = (self.view, self.tokens.start);
        if set.meets(BLOCKERS) && !scripture::prays(view, at) {
            self.tokens.start += view.len(at, BLOCKERS).max(1);
            self.before = Before::default();
            return None;
        }
        let may_be = set.meets(ANY) && !(set.meets(PHRASES) && view.len(at, PHRASES) > 1);
        let Some(cue) = (if may_be { read(view, at, self.before) } else { None }) else {
            let (after, len) = self.before.step(view, at, set);
            self.before = after;
            self.tokens.start += len;
            return None;
        };
        self.tokens.start = cue.tokens.end;
        // "as" may turn out to mean "also": the verb behind it still opens its clause
        let connects = cue.rule.also && cue.kind == Kind::Marker(MarkerClass::AccordingVerb);
        self.before = if connects { Before { opens_clause: true, ..self.before } } else { Before::default() };
        Some(cue)
    }
}

impl<'a> Iterator for Candidates<'_, 'a> {
    type Item = Cue<'a>;

    fn next(&mut self) -> Option<Cue<'a>> {
        while !self.tokens.is_empty() {
            let next = self.view.tags.first_of(self.tokens.clone(), Written::MARK.and(Written::AND), NOTED)?;
            if next > self.tokens.start {
                let adverb = self.before.opens_sentence && self.view.is_accusative(self.tokens.start);
                self.before = match next - self.tokens.start {
                    1 if adverb => self.before, // "in detail, …"
                    1 => self.before.pass(),
                    _ => Before::default(),
                };
                self.tokens.start = next;
            }
            if self.led == Some(next) {
                self.before = Before { turn: self.before.turn, ..Before::START };
            }
            if let Some(cue) = self.read(self.view.tags.set(next)) {
                return Some(cue);
            }
        }
        None
    }
}

/// Words of a phrase that leads in its sentence, at most.
const LED: usize = 8;

/// The verb behind a phrase of a preposition that opens the sentence (`in the same context | said`, `after the talks | said`):
/// it opens the sentence as if the phrase were not there. The phrase ends with its definite noun or name.
fn behind_phrase(view: &View<'_>, sentence: Range<usize>) -> Option<usize> {
    let first = sentence.start;
    if !view.is_preposition(first) && !view.is(first, fun(FunctionClass::Adjunct)) || view.is(first, MARKERS | BLOCKERS) {
        return None;
    }
    let verb =
        |at: &usize| best(view, *at, Class::Verb.set()).is_some_and(|t| !view.is(*at, HEADS | NAMES) || is_called_for(view, t, at + 1));
    let at = (first + 2..sentence.end.min(first + LED)).take_while(|at| view.is_word(*at) || view.is_behind_comma(at + 1)).find(verb)?;
    let last = at - 1 - usize::from(view.is_behind_comma(at));
    let ends = view.is_definite(last) || view.is(last, ENDS);
    let clause = |at: usize| view.is_finite(at) || view.is(at, CLAUSE);
    (ends && !(first + 1..last).any(clause)).then_some(at)
}

/// A number of people who can speak, and not of conditions (`a number of the residents`).
fn counts_people(view: &View<'_>, at: usize) -> bool {
    let group = Class::Head(HeadClass::Group).set();
    let len = view.len(at, group);
    len > 1 && view.is(at + len, group | PERSON)
}

/// The best reading of one token as a cue.
fn read<'a>(view: &View<'a>, at: usize, before: Before) -> Option<Cue<'a>> {
    if !view.is(at, ANY) || view.is_behind_particle(at) {
        return None;
    }
    let (tag, kind) = choose(view, at, before).filter(|(tag, kind)| !is_noun(view, at, tag, *kind))?;
    let rule = view.rule(tag)?;
    let end = at + usize::from(tag.len);
    let known = is_outlet(view, end) || counts_people(view, end) || is_text(view, end);
    let barred = !rule.not_before.is_empty() && is_listed(rule, view.key(end)) && !known && !scripture::is_asked(view, rule, end);
    if barred && !leads_on(view, rule, end + 1) {
        return None;
    }
    let end = end + usize::from(barred);
    let conjunction = tag.pro.conjunction();
    let mut tag = *tag;
    tag.morph.homograph &= !is_doubled(view, at, &tag, rule);
    tag.morph.first_person |= is_mine(view, at, &tag, rule);
    Some(Cue {
        tokens: at..end,
        tag,
        rule,
        kind,
        negated: before.negated,
        opens_clause: before.opens_clause || conjunction,
        opens_sentence: before.opens_sentence,
        turn: before.turn,
    })
}

/// What looks like a cue is a noun: a verb with the mark of the accusative, a participle that is counted (`twenty students`), or a
/// form that is another word too behind a deed without its owner (`the raising of | a flag`).
fn is_noun(view: &View<'_>, at: usize, tag: &Tag, kind: Kind) -> bool {
    let Some(before) = view.before(at) else { return kind == Kind::Verb && view.is_accusative(at) };
    let plain = tag.pro == Pro::NONE && tag.morph.tense == Tense::Perfect && !view.is_about(at + 1);
    let owned = || view.is_event(before) && !view.has_ending(before) && !view.is_accusative(before);
    let led = || view.is(at + 1, fun(FunctionClass::Complementiser) | fun(FunctionClass::Preposition));
    match kind {
        Kind::Verb if view.is_accusative(at) => true,
        Kind::Verb if plain && tag.morph.homograph && owned() => true,
        Kind::Verb | Kind::Participle => view.is_number(before) && view.is(at, PERSON) && !led(),
        _ => false,
    }
}

/// A word that the rule may not stand before, with the article, "to" or both.
pub(super) fn is_listed(rule: &CueRule, next: &str) -> bool {
    let to = next.strip_prefix(LAM).unwrap_or(next);
    let spellings = [next, bare(next), unclitic(next), bare(unclitic(next)), to];
    spellings.iter().any(|s| rule.not_before.contains(*s))
}

/// An outlet's kind before its name.
fn is_outlet(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::Head(HeadClass::Media).set()) && !view.is_definite(at) && (view.is_word(at + 1) || view.opens(at + 1).is_some())
}

/// A text that is known by several words (`the bill of indictment`), and not a criterion.
fn is_text(view: &View<'_>, at: usize) -> bool {
    view.len(at, TEXTS) > 1
}

/// The object that a verb may not have is a part of it where its own preposition leads on to a clause (`drew attention to
/// the fact that`).
fn leads_on(view: &View<'_>, rule: &CueRule, at: usize) -> bool {
    rule.prepositions.iter().any(|p| view.key(at) == &**p) && circumstance::leads_to_clause(view, at)
}

/// "I believe": the perfect "he believed" of the longer measures, which is written alike, has no hamza. "I want" is
/// written as "was wanted" is, which nobody says.
fn is_mine(view: &View<'_>, at: usize, tag: &Tag, rule: &CueRule) -> bool {
    let man = tag.morph.agreement.feminine != Some(true) && tag.morph.agreement.number != Some(Number::Plural);
    if tag.class != Class::Verb || tag.morph.tense != Tense::Perfect || !man {
        return false;
    }
    let word = view.doc.surface(at);
    let bare = if tag.pro.conjunction() { word.strip_prefix([WAW, FEH]).unwrap_or(word) } else { word };
    let mut letters = bare.chars();
    let hamza = letters.next() == Some(ALEF_WITH_HAMZA);
    let longer = letters.nth(1) == Some(TEH) && bare.chars().count() >= 5;
    let to_you = view.is_about(at + 1) && view.key(at + 1).ends_with(YOURS); // "I tell you"
    hamza && (longer || to_you || tag.morph.passive && rule.act == Act::Opinion)
}

/// A marker before a verb, a verb before a participle, a participle before a noun.
fn choose<'a>(view: &View<'a>, at: usize, before: Before) -> Option<(&'a Tag, Kind)> {
    if let Some(tag) = view.tag(at, MARKERS)
        && let Class::Marker(class) = tag.class
    {
        return Some((tag, Kind::Marker(class)));
    }
    let noun = view.is(at, HEADS | NAMES) && view.tags.at(at).iter().any(|t| t.pro == Pro::NONE && t.set.meets(HEADS | NAMES));
    let called = |t: &Tag| before.opens_clause && is_called_for(view, t, at + 1);
    let verb = best(view, at, Class::Verb.set()).filter(|t| !noun || !t.morph.pronoun && (!t.morph.homograph || called(t)));
    let untitled = before.opens_clause || !view.is(at, HEADS);
    let speaks = |t: &Tag| untitled || view.rule(t).is_some_and(|rule| circumstance::speaks(view, at, rule));
    let participle = best(view, at, Class::Participle.set()).filter(|t| t.morph.accusative && speaks(t));
    match (verb, participle) {
        (Some(tag), Some(other)) if tag.morph.homograph => Some((other, Kind::Participle)),
        (Some(tag), _) => Some((tag, Kind::Verb)),
        (None, Some(tag)) => Some((tag, Kind::Participle)),
        (None, None) => view.tag(at, SAYINGS).map(|tag| (tag, Kind::Noun)),
    }
}

/// A verb that asks somebody for something, before one who can: at the head of a clause it is not the noun
/// that is written like it (`students asked the school …`, and not `a student of medicine`).
fn is_called_for(view: &View<'_>, tag: &Tag, next: usize) -> bool {
    let asks = view.rule(tag).is_some_and(|rule| rule.act == Act::Directive);
    let person = next.checked_sub(1).is_some_and(|at| view.is(at, PERSON));
    asks && person && tag.morph.tense == Tense::Perfect && (view.is(next, HEADS | TIMES) || view.is_definite(next))
}

/// Word without the article.
pub(crate) fn bare(key: &str) -> &str {
    key.strip_prefix(THE).unwrap_or(key)
}

/// Word without the clitic "to", before the article or not.
fn unclitic(key: &str) -> &str {
    match key.strip_prefix(LAM) {
        Some(rest) if key.chars().count() > 3 => rest.strip_prefix(LAM).unwrap_or(rest),
        _ => key,
    }
}

/// A verb of a doubled root that is written with its shadda is no other word.
fn is_doubled(view: &View<'_>, at: usize, tag: &Tag, rule: &CueRule) -> bool {
    rule.doubled && tag.morph.tense == Tense::Perfect && view.has_shadda(at)
}

/// The reading that is least in doubt.
fn best<'a>(view: &View<'a>, at: usize, set: Set) -> Option<&'a Tag> {
    let tags = view.tags.at(at);
    match tags {
        [only] => return Some(only).filter(|tag| tag.set.meets(set)),
        _ if !view.is(at, set) => return None,
        _ => {}
    }
    let doubled = |t: &Tag| view.has_shadda(at) && view.rule(t).is_some_and(|rule| is_doubled(view, at, t, rule));
    let doubt = |t: &&Tag| (!doubled(t), t.morph.homograph, t.morph.first_person, t.morph.passive, t.morph.pronoun, t.pro.has(Pro::LAM));
    tags.iter().filter(|t| t.set.meets(set)).min_by_key(doubt)
}

#[cfg(test)]
mod tests;
