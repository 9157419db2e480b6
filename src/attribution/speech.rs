//! Whether a quotation behind a cue is speech, or the name of a work, a body, the speaker himself.

use super::cue::Kind;
use super::frame::{COMPLEMENTISER, PEOPLE, Search};
use super::view::{HEADS, OUTLETS, TEXTS, fun};
use crate::rules::shape::{FunctionClass, HeadClass, MarkerClass, Strength};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::LAM;
use crate::text::{Mark, Quote};

/// Words from which a quotation right after the cue is speech and not a name.
pub(super) const SPEECH_WORDS: u32 = 4;

/// Words up to which a quotation may be the name of a text, or of what has no article (`party «…»`).
const CARRIED_WORDS: u32 = 5;

/// Words up to which a quotation may be a name.
const NAME_WORDS: u32 = 3;

/// Words up to which a quotation may be what something is about.
const TITLE_WORDS: u32 = 8;

/// Tokens behind a name in quotation marks in which the clause is looked for.
const APART: usize = 8;

/// What carries a short name in quotation marks.
const BODIES: Set = Class::Head(HeadClass::Media).set().and(Class::Head(HeadClass::Organization).set());

impl Search<'_, '_, '_> {
    /// Speech, and not a quoted name: long enough, or all that stands there.
    pub(super) fn is_speech(&self, at: usize, quote: &Quote) -> bool {
        let end = self.view.quote_end(quote);
        let closes_clause = end >= self.limit || self.view.mark(end).is_some_and(|m| !matches!(m, Mark::Open | Mark::Quote));
        let colon = at > 0 && self.view.mark(at - 1) == Some(Mark::Colon);
        if self.is_clause(at, quote) {
            return true;
        }
        if at > 0 && self.view.is_word(at - 1) && self.view.key(at - 1).chars().nth(1).is_none() {
            return false; // a clitic preposition before a quoted name
        }
        let held = at > 0 && self.view.has_ending(at - 1) && !self.view.is(at - 1, HEADS); // `her "firm" stand, that`
        if !colon && !held && self.leads_on(end, quote) {
            return false; // the speaker's own name, or that of where he spoke
        }
        let most = |at: usize| match self.view.is_definite(at) {
            false if self.view.is(at, HEADS) => CARRIED_WORDS,
            true if self.view.is(at, TEXTS) => CARRIED_WORDS,
            true if self.view.is(at, BODIES) => NAME_WORDS,
            _ => 0,
        };
        let name = at > 0 && quote.words <= most(at - 1) && !self.view.is(quote.inner.start, COMPLEMENTISER);
        if !colon && (name || self.is_named(at, quote)) {
            return false; // the name of an outlet, a body, a work
        }
        let plain = self.cue.rule.strength == Strength::Core && self.cue.opens_sentence && self.cue.kind == Kind::Verb;
        let said = at > self.cue.tokens.end || plain || self.cue.kind == Kind::Marker(MarkerClass::Relay); // `quoted him, his saying «…»`
        quote.words >= SPEECH_WORDS || colon || quote.words >= 2 && closes_clause && said
    }

    /// Brackets in place of quotation marks: a sentence's words, up to its end, behind plain saying.
    pub(super) fn is_bracketed(&self, at: usize, end: usize) -> bool {
        let (view, says) = (self.view, self.cue.kind == Kind::Verb && self.cue.rule.says);
        let words = (at..end).filter(|i| view.is_word(*i)).count();
        let ends = end >= self.limit || view.mark(end) == Some(Mark::Stop);
        says && ends
            && words >= SPEECH_WORDS as usize
            && !view.is(at + 1, fun(FunctionClass::Relative) | Class::Marker(MarkerClass::According).set())
    }

    /// Two quoted words or more behind a comma, or that begin with a verb, are what somebody said.
    fn is_clause(&self, at: usize, quote: &Quote) -> bool {
        let view = self.view;
        let verb = view.is_finite(quote.inner.start) || view.is(quote.inner.start, fun(FunctionClass::Auxiliary));
        let says = self.cue.kind == Kind::Verb && self.cue.rule.says && quote.words >= 2;
        says && !view.is(at.saturating_sub(1), HEADS)
            && at > self.cue.tokens.end
            && (view.mark(at - 1) == Some(Mark::Comma) || verb)
            && !self.leads_on(view.quote_end(quote), quote)
    }

    /// Behind a few quoted words a colon, or further on a comma and a complementiser, leads to the content.
    fn leads_on(&self, end: usize, quote: &Quote) -> bool {
        let view = self.view;
        let goes_on = |at: &usize| view.mark(*at).is_none_or(|m| m == Mark::Comma) && !self.is_other_cue(*at);
        let that = |at: usize| view.mark(at - 1) == Some(Mark::Comma) && view.is(at, COMPLEMENTISER) && !view.is_conjoined(at);
        let clause = || (end + 1..self.limit.min(end + APART)).take_while(goes_on).any(that);
        let short = quote.words < SPEECH_WORDS && view.mark(end) == Some(Mark::Comma);
        view.mark(end) == Some(Mark::Colon) || (short || self.is_titled(quote)) && clause()
    }

    /// Some quoted words behind a preposition that is not the cue's (`a meeting on «…»`): what something is about.
    fn is_titled(&self, quote: &Quote) -> bool {
        let Some(before) = quote.open.checked_sub(1).filter(|at| *at > self.cue.tokens.end) else { return false };
        let governs = self.view.is_preposition(before) || self.view.is(before, fun(FunctionClass::Adjunct));
        quote.words <= TITLE_WORDS && governs && !self.is_own_preposition(before)
    }

    /// A few quoted words that name an outlet, the thing before them, or what a preposition leads to
    /// (`the course "…"`, `in a call with "…"`).
    fn is_named(&self, at: usize, quote: &Quote) -> bool {
        let view = self.view;
        let adjective = |at: usize| view.is(at, fun(FunctionClass::Adjective) | Class::Nation.set());
        let Some(before) = at.checked_sub(1).map(|last| last - usize::from(last > 0 && adjective(last))) else { return false };
        if quote.words > NAME_WORDS || view.is(before, PEOPLE | Class::Place.set()) {
            return false;
        }
        let leads = |at: usize| {
            let to = view.is_unknown(at) && view.key(at).starts_with(LAM);
            to || view.is_preposition(at) || view.has_clitic(at, Pro::BEH.with(Pro::LAM))
        };
        view.is(quote.inner.start, OUTLETS) || view.is(before, HEADS) || leads(before) || before > 0 && leads(before - 1)
    }
}

#[cfg(test)]
mod tests;
