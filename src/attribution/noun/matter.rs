//! Whether a noun behind a verb is what it is about.

use crate::attribution::cue::{Cue, Kind, bare};
use crate::attribution::frame::Search;
use crate::attribution::preposition::CLITIC;
use crate::attribution::view::{CUES, HEADS, NAMES, View, fun};
use crate::attribution::{object, phrase, sequel};
use crate::rules::shape::{Act, Addressee, FunctionClass, HeadClass, Stance, Word};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::{BEH, LAM};

impl Search<'_, '_, '_> {
    /// What is called for, with the article: a verbal noun behind a complete noun phrase.
    fn is_demanded(&self, at: usize) -> bool {
        let view = self.view;
        let complete = |at: usize| view.is_definite(at) || view.is_about(at) || view.is_unknown(at) && view.is_word(at);
        let closed = || at > self.cue.tokens.end && complete(at - 1);
        let deed = || !view.is(at, HEADS) && view.lex.is_event(bare(view.key(at)));
        self.cue.rule.act == Act::Directive && view.is_definite(at) && closed() && deed()
    }

    /// A verbal noun with the article behind a complete phrase, with its own preposition (`refused the guessing at …`).
    fn is_deed_of(&self, at: usize) -> bool {
        let view = self.view;
        let closed = || at > self.cue.tokens.end && view.is_definite(at - 1) && !view.has_clitic(at - 1, Pro::BEH.with(Pro::LAM));
        let tied = || view.is_preposition(at + 1) || view.has_clitic(at + 1, Pro::BEH) || view.has_beh(at + 1) && view.is_unknown(at + 1);
        let deed = || {
            !view.is(at, HEADS | NAMES) && view.lex.is_event(bare(view.key(at))) && (view.is_thing(at) || !object::is_adjective(view, at))
        };
        self.cue.rule.objects.is_empty() && view.is_definite(at) && closed() && tied() && deed() && !view.is_conjoined(at)
    }

    /// "What" and a verb behind a speaker (`denied | what was rumoured of`).
    fn is_told_matter(&self, at: usize) -> bool {
        let view = self.view;
        let verb =
            || view.is_word(at + 1) && !view.is_definite(at + 1) && !view.is(at + 1, HEADS | NAMES | fun(FunctionClass::Preposition));
        let alone = || view.says(at, Word::What) && view.key(at).chars().count() == 2;
        let subject = self.cue.tokens.end..at;
        !subject.is_empty() && alone() && verb() && phrase::subject(view, subject.clone()).tokens.end == at
    }

    /// Whether the rule allows a word, which may have its preposition before it, to begin a noun content; what is ordered may be any deed.
    pub(crate) fn is_listed(&self, at: usize) -> bool {
        let (objects, key) = (&self.cue.rule.objects, self.view.key(at));
        let clitics = self.cue.rule.prepositions.iter().filter(|p| p.len() == CLITIC);
        let listed = |key: &str| objects.contains(key) || objects.contains(bare(key));
        let deed = |key: &str| self.cue.rule.orders() && self.view.lex.is_event(bare(key));
        let quoted = || self.view.opens(at).is_some_and(|quote| quote.words > 1);
        !self.cue.rule.only_objects
            || quoted()
            || listed(key)
            || clitics.filter_map(|p| key.strip_prefix(&**p)).any(|key| listed(key) || deed(key))
    }

    /// A thing right behind a verb that shows nothing and has no preposition of its own further on (`the council honours the part of`).
    pub(super) fn is_thing(&self, at: usize) -> bool {
        let (view, cue) = (self.view, self.cue);
        let shows = matches!(cue.rule.stance, Stance::Revealing | Stance::Endorsing);
        let verb = cue.kind == Kind::Verb && !cue.morph().homograph && !shows;
        let led = || (at + 1..self.limit).take_while(|at| self.stays_inside(*at)).any(|at| self.is_free_preposition(at));
        verb && view.is_thing(at) && view.opens(at + 1).is_none() && !led()
    }

    /// The first word of an object content.
    pub(super) fn is_object(&self, at: usize) -> bool {
        let view = self.view;
        let adjunct = |at: usize| view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct)) && !view.is_about(at);
        let governed = || at > self.cue.tokens.end && adjunct(at - 1); // "in a statement of hers" is complete
        let shown = view.is(at, fun(FunctionClass::Demonstrative));
        let named = NAMES.and(if shown { Class::Head(HeadClass::Organization).set() } else { Set::NONE });
        let open = |at: usize| {
            let described = || object::is_trade(view, at) && view.is(at - 1, object::SPEAKERS) && !view.is_definite(at - 1);
            view.is(at, HEADS) && !view.is_definite(at) && !view.is(at, named) && !view.is_surname(at) && !described()
        };
        let owned = || view.has_ending(at) && self.cue.rule.objects.contains(view.key(at)); // `activists voiced their fear`
        let construct = || at > self.cue.tokens.end && open(at - 1) && !owned();
        if self.is_asked_for(at) {
            return true;
        }
        if (self.is_told_matter(at) || view.is_any(at) && self.cue.rule.objects.is_empty()) && !governed() {
            return true;
        }
        if !view.is_word(at) || governed() || construct() || view.is(at, fun(FunctionClass::Adjunct)) && !view.is(at, HEADS | NAMES) {
            return false;
        }
        if self.cue.rule.only_objects {
            return self.is_listed(at);
        }
        let adjacent = at == self.cue.tokens.end;
        if self.cue.kind == Kind::Participle && adjacent && !view.is(at, fun(FunctionClass::Preposition)) {
            return true;
        }
        let done = || at > self.cue.tokens.end && view.is_finite(at - 1); // "…, which that contains"
        if shown && !done() && self.cue.rule.objects.is_empty() && !view.has_clitic(at, Pro::BEH.with(Pro::LAM)) {
            return !adjacent || !view.is(at + 1, HEADS) && !sequel::is_that(view, at);
        }
        if view.is_accusative(at) && view.is_unknown(at) || self.is_demanded(at) || self.is_deed_of(at) {
            return true;
        }
        let objects = &self.cue.rule.objects;
        if !objects.is_empty() {
            return objects.contains(view.key(at)) || objects.contains(bare(view.key(at)));
        }
        let speaker = adjacent && view.is(at, HEADS) && self.cue.rule.addressee == Addressee::None; // "the management announced"
        let to_deed = |at: usize| view.key(at).strip_prefix([BEH, LAM]).is_some_and(|noun| view.lex.is_event(noun)); // `to avert | the fall of`
        !speaker && (view.is_event(at) && !(at > self.cue.tokens.end && to_deed(at - 1)) || adjacent && self.is_thing(at))
    }

    /// A deed behind of whom it is asked (`asked of the members of the council | the study of`), whose phrase is complete.
    fn is_asked_for(&self, at: usize) -> bool {
        let (view, start) = (self.view, self.cue.tokens.end);
        let complete = |at: usize| view.is_definite(at) || view.has_ending(at) || view.is(at, NAMES) || view.closes(at).is_some();
        let deed = at > start + 1 && view.lex.is_event(bare(view.key(at))) && !view.is(at, NAMES) && !view.is_conjoined(at);
        let whom = |at: &usize| {
            view.is_word(*at) && !view.is_preposition(*at) && !view.is(*at, CUES | fun(FunctionClass::Adjunct)) && !view.is_finite(*at)
        };
        let of = || (start..at - 1).rev().find(|at| !whom(at)).is_some_and(|at| is_asked_of(view, self.cue, at));
        deed && complete(at - 1) && of()
    }
}

/// Of whom the verb asks, by a clitic (`called upon | all`).
pub(crate) fn is_asked(view: &View<'_>, cue: &Cue<'_>, at: usize) -> bool {
    cue.rule.asks_of.iter().any(|p| p.len() == CLITIC && view.key(at).starts_with(&**p)) && view.has_beh(at)
}

/// The preposition before whom the verb asks (`asked | of the council`).
pub(crate) fn is_asked_of(view: &View<'_>, cue: &Cue<'_>, at: usize) -> bool {
    cue.rule.asks_of.iter().any(|p| view.key(at) == &**p)
}
