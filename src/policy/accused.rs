//! Who is accused of something, and whether words mean that one.

use super::facts::Facts;
use super::lists::List;
use crate::attribution::model::{Attribution, SourceSlot};
use crate::rules::morph::Number;
use crate::rules::shape::{ClaimClass, FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::sources::model::Source;
use crate::text::affixes::{BEH, THE};
use crate::text::bare::bare;
use crate::text::{Mark, Span, fold};
use std::ops::Range;

const HEAD: Set = Class::Head(HeadClass::Person)
    .set()
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Head(HeadClass::Media).set());
const STATE: Set = Class::Place.set().and(Class::Nation.set());

/// Words of a phrase for the accused at most.
const REACH: usize = 10;

/// Somebody who is accused.
#[derive(Debug)]
pub(super) struct Accused<'a> {
    /// From the accused to the word of wrongdoing, or to the end of the phrase.
    pub(super) span: Span,
    /// The phrase for the accused; empty where a pronoun stands for it.
    pub(super) words: Span,
    /// Words of it that tell it from others of its kind.
    own: Vec<&'a str>,
    /// What it is: with the article these mean it again.
    heads: Vec<&'a str>,
    /// The rules of its nation, by which a capital and an adjective are one.
    states: Vec<u32>,
}

impl<'a> Accused<'a> {
    /// Who is accused in a claim: by a verb of accusing, or by what the content says that they did.
    pub(super) fn of(f: &Facts<'a>, a: &Attribution) -> Option<Self> {
        let cue = f.tokens(a.cue);
        let content = a.content.first().map_or(0..0, |c| f.tokens(*c));
        let sentence = f.around(a.cue.start(), 0, 0);
        if !f.has(List::Accusing, &cue) {
            let (act, target) = blamed_within(f, &content).filter(|_| !f.has(List::Verdict, &sentence))?;
            let words = if target < act.start { target..act.start } else { target..phrase_end(f, target, content.end) };
            // "Pupils took part in": people without a name are no target.
            let one = |t: &Tag| t.class != Class::Head(HeadClass::Person) || t.morph.agreement.number == Some(Number::Singular);
            if !f.on.tags.at(target).iter().any(|t| HEAD.meets(t.set) && one(t)) {
                return None;
            }
            let end = act.end.max(words.end);
            return Some(Self::new(f, a, words.clone(), f.on.doc.span_of(words.start.min(act.start)..end)));
        }
        let begins = Self::before_charge(f, a, &cue, &content);
        let words = begins.start..phrase_end(f, begins.start, begins.end);
        // "Some of them": nobody is named.
        if f.words.has(List::CollectiveHead, f.on.doc.key(words.start)) {
            return None;
        }
        let wrong = f.claim_word(ClaimClass::Accusation, content).or_else(|| f.claim_word(ClaimClass::Accusation, cue.start..sentence.end));
        let is_quote = |at: usize| f.on.doc.mark(at) == Some(Mark::Quote);
        let somebody = words.clone().any(|at| f.on.tags.set(at).meets(HEAD | STATE) || is_quote(at));
        let last = wrong.map(|at| at..at + 1).or_else(|| Some(words.clone()).filter(|_| somebody))?;
        Some(Self::new(f, a, words, f.on.doc.span_of(last)))
    }

    /// Where the accused is looked for: in the content, or before one that begins with the charge.
    fn before_charge(f: &Facts<'_>, a: &Attribution, cue: &Range<usize>, content: &Range<usize>) -> Range<usize> {
        let SourceSlot::Mention(accuser) = &a.source else { return content.clone() };
        if !is_charge(f, content.start) {
            return content.clone();
        }
        let after = accuser.tokens().end.max(cue.end);
        if after < content.start {
            return after..content.start;
        }
        second_phrase(f, accuser.tokens()).map_or(content.start..content.start, |start| start..accuser.tokens().end)
    }

    fn new(f: &Facts<'a>, a: &Attribution, words: Range<usize>, span: Span) -> Self {
        let by = f.tokens(f.at(a));
        let by = if by.contains(&words.start) { by.start..words.start } else { by };
        let accuser: Vec<&str> = by.clone().map(|at| bare(f.on.doc.key(at))).collect();
        let key = |at: usize| bare(f.on.doc.key(at));
        let is_new = |at: &usize| !accuser.contains(&key(*at));
        let own = words.clone().filter(|at| f.is_weighty(*at) && !f.on.tags.set(*at).meets(HEAD | STATE)).filter(is_new).map(key).collect();
        let heads = words.clone().filter(|at| f.on.tags.set(*at).meets(HEAD)).filter(is_new).map(key).collect();
        let theirs = states(f, by);
        let states = states(f, words.clone()).into_iter().filter(|rule| !theirs.contains(rule)).collect();
        let words = if words.is_empty() { Span::new(span.start(), span.start()) } else { f.on.doc.span_of(words) };
        Self { span, words, own, heads, states }
    }

    /// Whether the words tell who is accused.
    pub(super) fn is_told(&self) -> bool {
        !(self.own.is_empty() && self.heads.is_empty() && self.states.is_empty())
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.own.iter().any(|word| other.own.contains(word))
            || self.own == other.own && self.heads == other.heads && self.states == other.states
    }

    /// Whether one of the words means the accused.
    pub(super) fn meets(&self, f: &Facts<'_>, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| {
            let key = f.on.doc.key(at);
            let again = (f.is_definite(at) || self.own.is_empty()) && self.heads.contains(&bare(key));
            again || self.own.contains(&bare(key)) || f.words.has(List::AccusedOne, key) || self.is_of_state(f, at)
        })
    }

    /// Whether a source is the accused or speaks for them.
    pub(super) fn is_source(&self, f: &Facts<'_>, source: &Source) -> bool {
        /// Mentions of a source that are looked at.
        const MOST: usize = 8;
        let issuer = source.issued_by.and_then(|s| f.on.sources.list.get(s)).map(|s| s.name.as_str());
        let told = [Some(source.name.as_str()), source.affiliation.as_deref(), issuer];
        let means = |word: String| {
            let again = (word.starts_with(THE) || self.own.is_empty()) && self.heads.contains(&bare(&word));
            again || self.own.contains(&bare(&word))
        };
        told.into_iter().flatten().flat_map(str::split_whitespace).map(fold).any(means)
            || source.mentions.iter().take(MOST).any(|m| self.meets(f, f.tokens(m.span)))
    }

    fn is_of_state(&self, f: &Facts<'_>, at: usize) -> bool {
        f.on.tags.at(at).iter().any(|t| STATE.meets(t.set) && self.states.contains(&t.rule))
    }
}

/// The rules of the nations among tokens.
fn states(f: &Facts<'_>, tokens: Range<usize>) -> Vec<u32> {
    tokens.flat_map(|at| f.on.tags.at(at)).filter(|t| STATE.meets(t.set)).map(|t| t.rule).collect()
}

/// "Of, with" written with what somebody is accused of; a name or body that begins with the same letter is none.
fn is_charge(f: &Facts<'_>, at: usize) -> bool {
    let whole = |t: &Tag| !t.pro.preposition() && (HEAD | STATE).meets(t.set);
    f.on.doc.key(at).starts_with(BEH) && !f.on.tags.at(at).iter().any(whole)
}

/// Where in a phrase that was read as one a second person or body without the article begins, behind a complete one: in "accused the council of
/// the town a company" the accused follows the accuser.
fn second_phrase(f: &Facts<'_>, phrase: Range<usize>) -> Option<usize> {
    const NOUN: Set = Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Organization).set());
    const TIED: Set = HEAD.and(Class::Function(FunctionClass::Adjective).set()).and(Class::Function(FunctionClass::Preposition).set());
    let clitic = |at: usize| f.on.tags.at(at).iter().all(|t| t.pro != Pro::NONE);
    let begins =
        |at: &usize| f.on.tags.set(*at).meets(NOUN) && !clitic(*at) && !f.on.tags.set(at - 1).meets(TIED) && !f.opens_quote(at - 1);
    (phrase.start + 2..phrase.end).find(begins)
}

/// Where the phrase for the accused ends that begins at a token.
fn phrase_end(f: &Facts<'_>, start: usize, end: usize) -> usize {
    const OVER: Set = Class::Function(FunctionClass::Preposition)
        .set()
        .and(Class::Function(FunctionClass::Adjunct).set())
        .and(Class::Function(FunctionClass::Complementiser).set())
        .and(Class::Function(FunctionClass::Relative).set());
    let over = |at: &usize| is_charge(f, *at) || f.is_stop(*at) || f.on.tags.set(*at).meets(OVER);
    (start..end.min(start + REACH)).find(over).unwrap_or(end.min(start + REACH)).max(start)
}

/// In a content, a word of wrongdoing and who is said to have done it.
fn blamed_within(f: &Facts<'_>, content: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let that = Class::Function(FunctionClass::Complementiser).set();
    let acts = f.met.list(List::Involvement);
    let first = acts.partition_point(|r| r.start < content.start);
    acts.iter().skip(first).take_while(|r| r.end <= content.end).find_map(|act| {
        let clause = (content.start..act.start).rev().find(|at| f.on.tags.set(*at).meets(that)).map_or(content.start, |at| at + 1);
        blamed(f, act, &(clause..content.end)).map(|target| (act.clone(), target))
    })
}

/// Who is said to have done something in a clause: "was involved the deputy", "the president is involved"; elsewhere the word is of another
/// clause, an adjective, a noun.
fn blamed(f: &Facts<'_>, act: &Range<usize>, clause: &Range<usize>) -> Option<usize> {
    /// Who can be blamed by name.
    const TARGET: Set =
        Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Honorific).set()).and(Class::Head(HeadClass::Organization).set());
    /// What begins another clause, or says that it is not so.
    const CLAUSE: Set = Class::Verb
        .set()
        .and(Class::Function(FunctionClass::Complementiser).set())
        .and(Class::Function(FunctionClass::Negation).set())
        .and(Class::Function(FunctionClass::Relative).set());
    /// Words of a subject before its predicate.
    const SUBJECT: usize = 6;
    let is_target = |at: usize| f.on.tags.set(at).meets(TARGET);
    let opens = act.start <= clause.start + 1 && act.end < clause.end && is_target(act.end);
    let mut between = clause.start..act.start;
    let predicate =
        between.len() <= SUBJECT && !between.is_empty() && is_target(clause.start) && !between.any(|at| f.on.tags.set(at).meets(CLAUSE));
    let target = if opens { Some(act.end) } else { Some(clause.start).filter(|_| predicate) };
    target.filter(|_| !f.is_definite(act.start))
}
