//! Where the noun phrase of a source ends: what is said further of it is not part of its name.

use super::{ADJECTIVES, HEADS, OUTLETS, PEOPLE, Reader, fun};
use crate::rules::morph::Tense;
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, MarkerClass, SilenceClass};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Mark;
use crate::text::affixes::{HERS, HIS, MEN, MEN_OBLIQUE, TEH, THEIRS, YEH};
use std::ops::Range;

/// Bytes of people or things, in the oblique plural or the dual, before their owner's pronoun, at least.
const MANY: usize = 10;

impl<'a> Reader<'a> {
    /// The phrase up to what is said further of it or what does not belong to it.
    pub(crate) fn core(&self, tokens: Range<usize>) -> Range<usize> {
        const NAMES: Set = HEADS.and(OUTLETS).and(Class::Place.set());
        const TOLD: Set = NAMES.and(ENDS).and(CLAUSES);
        let mut at = tokens.start + self.len(tokens.start, NAMES).max(1);
        let told = !self.is(tokens.start, DESCRIBED);
        let clause = |at: usize| told && self.is(at, CLAUSES) && self.quote(at) == self.quote(tokens.start) && self.begins_clause(at);
        while at < tokens.end {
            if self.tags.is_plain(at, TOLD) {
                at += 1;
            } else if (self.is_over(at) || clause(at)) && !self.is_called(at, tokens.start) {
                break;
            } else {
                at += self.len(at, NAMES).max(1);
            }
        }
        tokens.start..self.without_marks(tokens.start, at.min(tokens.end).max(tokens.start))
    }

    /// In a name in quotation marks that opens inside the phrase: a word of time there is a part of it (`the paper «Today»`).
    fn is_called(&self, at: usize, start: usize) -> bool {
        let quote = self.quote(at).filter(|quote| Some(*quote) != self.quote(start));
        quote.and_then(|quote| self.doc.quotes.get(quote as usize)).is_some_and(|quote| quote.words <= CALLED)
    }

    /// Whether a phrase that has begun before ends here.
    fn is_over(&self, at: usize) -> bool {
        if self.mark(at) == Some(Mark::Colon) {
            return true;
        }
        if !self.is(at, ENDS) {
            return false;
        }
        let set_off = matches!(self.mark(at - 1), Some(Mark::Quote | Mark::Open)) || self.is(at - 1, Class::Head(HeadClass::Media).set());
        let outlet = self.is(at, OUTLETS) && set_off;
        let grammar = self.is(at, CLOSERS) && !self.is(at, HEADS) && !outlet && !self.known.contains(self.key(at));
        let pointed = || self.is(at, fun(FunctionClass::Demonstrative)) && !self.is_pointed_at(at);
        self.is(at, OPENERS) || pointed() || grammar && !self.is_van(at)
    }

    /// "This" between a noun without article and the definite one that closes it (`the people of this town`).
    #[inline]
    pub(crate) fn is_pointed_at(&self, at: usize) -> bool {
        self.is(at, fun(FunctionClass::Demonstrative)) && at > 0 && self.is_closed_by(at)
    }

    /// A noun without article stands before a token, and the definite one behind it.
    fn is_closed_by(&self, this: usize) -> bool {
        let closed = |at: usize| [HIS, HERS, THEIRS, MEN, MEN_OBLIQUE].iter().any(|ending| self.key(at).ends_with(ending));
        let led = |at: usize| self.is_preposition(at) || self.has_preposition(at);
        let noun = |at: usize| self.is_word(at) && !self.is_definite(at) && !led(at) && !closed(at);
        noun(this - 1) && self.is_definite(this + 1)
    }

    /// A finite verb, a pronoun or an adverb of occasion, which no name goes over. Behind an indefinite title only the
    /// imperfect is one: a perfect has the letters of a noun.
    fn begins_clause(&self, at: usize) -> bool {
        const OTHER: Set = HEADS.and(OUTLETS).and(ADJECTIVES).and(Class::Place.set());
        let set = self.tags.set(at);
        if !set.meets(CLAUSES) || set.meets(OTHER) || self.is_definite(at) || self.known.contains(self.key(at)) {
            return false;
        }
        let particle = fun(FunctionClass::NameParticle);
        if self.is(at - 1, particle)
            || self.is(at - 1, PEOPLE) && self.is_definite(at - 1) && self.lex.is_given(self.key(at))
            || self.is(at, particle) && self.is_word(at + 1) && !self.is_preposition(at + 1)
        {
            return false;
        }
        let construct = self.is(at - 1, HEADS) && !self.is_definite(at - 1);
        let opens = |t: &Tag| match t.class {
            Class::Verb => !t.morph.homograph && !t.morph.first_person && (!construct || t.morph.tense == Tense::Imperfect),
            Class::Narrative => !construct && !self.is_event(at),
            _ => t.set.meets(CLAUSES) && t.len == 1,
        };
        self.tags.at(at).iter().any(|t| !t.pro.preposition() && !t.pro.has(Pro::FEH) && opens(t))
    }

    /// A word of grammar that begins no name.
    pub(crate) fn is_grammar(&self, at: usize) -> bool {
        const FIRST: Set = fun(FunctionClass::Demonstrative)
            .and(fun(FunctionClass::Adjunct))
            .and(fun(FunctionClass::Auxiliary))
            .and(fun(FunctionClass::Connective))
            .and(fun(FunctionClass::Negation))
            .and(fun(FunctionClass::Pronoun))
            .and(fun(FunctionClass::Filler));
        self.is(at, FIRST) && !self.is(at, HEADS | OUTLETS | Class::Place.set() | fun(FunctionClass::NameParticle))
    }

    /// A noun with a pronoun of possession (`his talk`, `its forecasts`): behind a name it is an object.
    pub(crate) fn is_owned(&self, at: usize) -> bool {
        let key = self.key(at);
        let ends = key.ends_with(HIS) || key.ends_with(HERS) || key.ends_with(THEIRS);
        if !ends || key.len() < 8 || self.is_definite(at) || self.known.contains(key) {
            return false;
        }
        const SAID: Set = Class::Masdar.set().and(Class::Nominal.set()).and(Class::Head(HeadClass::Document).set());
        let said = self.is(at, SAID);
        if !said && !self.is_unknown(at) {
            return false;
        }
        let stem = |ending: &str| key.strip_suffix(ending).filter(|stem| stem.len() >= 6);
        let many = |stem: &str| stem.ends_with(YEH) && stem.len() >= MANY;
        let noun = |stem: &'a str| stem.ends_with(TEH) || many(stem) || self.lex.is_event(stem) || self.vocabulary.holds(stem);
        stem(HIS).is_some_and(|stem| said || stem.len() >= 8 && noun(stem))
            || stem(HERS).is_some()
            || stem(THEIRS).is_some_and(|stem| stem.len() >= 8)
    }

    /// Whether what is said further of a phrase begins at a token.
    pub(crate) fn opens_clause(&self, at: usize) -> bool {
        let next = if matches!(self.mark(at), Some(Mark::Comma | Mark::Dash | Mark::Other)) { at + 1 } else { at };
        self.is(next, OPENERS)
    }

    fn without_marks(&self, start: usize, mut end: usize) -> usize {
        while end > start + 1 && matches!(self.mark(end - 1), Some(Mark::Comma | Mark::Dash | Mark::Other)) {
            end -= 1;
        }
        end
    }
}

/// Words of a name in quotation marks at most.
const CALLED: u32 = 5;

/// Words behind which a noun phrase is over.
const CLOSERS: Set = Class::Marker(MarkerClass::According)
    .set()
    .and(Class::Marker(MarkerClass::AccordingVerb).set())
    .and(Class::Marker(MarkerClass::Back).set())
    .and(Class::Marker(MarkerClass::Relay).set())
    .and(Class::Marker(MarkerClass::Turn).set())
    .and(Class::Silence(SilenceClass::Declined).set())
    .and(Class::Function(FunctionClass::Complementiser).set())
    .and(Class::Function(FunctionClass::Filler).set())
    .and(Class::Function(FunctionClass::Auxiliary).set())
    .and(Class::Function(FunctionClass::Negation).set())
    .and(Class::Function(FunctionClass::Connective).set())
    .and(Class::Function(FunctionClass::Time).set());

/// Words that open what is said further of the phrase.
const OPENERS: Set = Class::Function(FunctionClass::Relative)
    .set()
    .and(Class::Anonymity(AnonymityClass::Request).set())
    .and(Class::Anonymity(AnonymityClass::Withheld).set());

/// Words before which a phrase may be over.
const ENDS: Set = OPENERS.and(CLOSERS).and(fun(FunctionClass::Demonstrative));

/// Words with which a clause or an adjunct begins.
const CLAUSES: Set = Class::Verb.set().and(Class::Narrative.set()).and(fun(FunctionClass::Pronoun)).and(fun(FunctionClass::Adjunct));

/// Heads that a clause without a relative pronoun may describe (`a survey the bank made`).
const DESCRIBED: Set =
    Class::Head(HeadClass::Document).set().and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set());
