//! The saying that only repeats the cue before it, and whose complement is the cue's (`he answered, saying that`).

use super::cue::{Cue, Kind};
use super::frame::{Frame, Link, SAYING, Search};
use super::speech::SPEECH_WORDS;
use super::view::{HEADS, NAMES, PERSON, fun};
use super::{circumstance, lead, phrase, sequel};
use crate::rules::lexicon::CueRule;
use crate::rules::morph::{Agreement, Number, Tense};
use crate::rules::shape::{Act, Addressee, FunctionClass, Strength};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::TEH_MARBUTA;
use std::ops::Range;

/// Words of the subject between a verb that goes on and the participle that tells how.
const SUBJECT: usize = 6;

impl Search<'_, '_, '_> {
    /// The participle or noun of plain saying, which only repeats the cue before it.
    pub(super) fn is_saying(&self, at: usize) -> bool {
        let subject = self.cue.tokens.end..at;
        let next = subject.is_empty() || self.cue.rule.continues && self.is_plain_subject(&subject);
        let says = |t: &Tag| {
            let form = match t.class {
                Class::Participle => t.morph.accusative,
                Class::Masdar => t.pro.has(Pro::BEH),
                Class::Verb => next && t.morph.tense == Tense::Imperfect,
                _ => false,
            };
            form && self.view.rule(t).is_some_and(|r| r.says) || self.goes_on(t, at)
        };
        self.cue.kind == Kind::Verb
            && !self.cue.rule.orders()
            && !self.is_her(at)
            && self.view.is(at, SAYING)
            && self.view.tags.at(at).iter().any(says)
    }

    /// A woman right behind the verb, who is written as its participle is (`said a pupil that`, not `said, demanding that`).
    pub(super) fn is_her(&self, at: usize) -> bool {
        let view = self.view;
        self.cue.kind == Kind::Verb && at == self.cue.tokens.end && view.key(at).ends_with(TEH_MARBUTA) && view.is(at, PERSON)
    }

    /// The participle behind a verb that only goes on (`and the sources continued, explaining that`), which has no content
    /// of its own, or that of speaking to somebody (`said, addressing the guests:`).
    fn goes_on(&self, tag: &Tag, at: usize) -> bool {
        let subject = self.cue.tokens.end..at;
        let rule = self.cue.rule;
        let view = self.view;
        if !(rule.continues || rule.says) || tag.class != Class::Participle || !tag.morph.accusative {
            return false;
        }
        let addresses = |r: &CueRule| r.addressee == Addressee::Outside && r.strength == Strength::Quote;
        let is_speech = |at: usize| view.opens(at).is_some_and(|q| q.words >= SPEECH_WORDS);
        let somebody = || {
            let far = self.limit.min(at + phrase::OFFICE);
            phrase::complement(view, at + 1..(at + 1..far).find(|at| is_speech(*at)).unwrap_or(self.limit)).end
        };
        let addressed = view.rule(tag).is_some_and(addresses).then(somebody);
        let commas = || addressed.is_some() && subject.clone().all(|at| view.mark(at).is_none_or(|m| m == Mark::Comma));
        if !self.is_plain_subject(&subject) && !commas() {
            return false;
        }
        let next = addressed.unwrap_or(at + 1);
        let colon = addressed.is_some() && view.mark(next) == Some(Mark::Colon);
        let speech = (rule.says || addressed.is_some()) && is_speech(next);
        circumstance::leads_to_clause(view, next) || colon || speech
    }

    /// A few words without a mark, between a verb and the one that tells how it goes on.
    fn is_plain_subject(&self, subject: &Range<usize>) -> bool {
        subject.len() <= SUBJECT && subject.clone().all(|at| self.view.mark(at).is_none())
    }

    /// A noun of saying that the cue carries as its object.
    pub(super) fn is_carried(&self, at: usize) -> bool {
        let view = self.view;
        self.cue.rule.carries
            && at >= self.cue.tokens.end
            && view.is(at, Class::Masdar.set())
            && !view.has_clitic(at, Pro::BEH.with(Pro::LAM))
    }

    /// The complement of the saying is the complement of the cue.
    pub(super) fn saying(&self, at: usize) -> Option<Frame> {
        let says = |t: &Tag| self.view.rule(t).is_some_and(|r| r.says || self.cue.rule.carries);
        let fits = |t: &&Tag| t.set.meets(SAYING) && (says(t) || self.goes_on(t, at));
        let tag = self.view.tags.at(at).iter().find(fits)?;
        let kind = if tag.class == Class::Participle { Kind::Participle } else { Kind::Noun };
        let rule = self.view.rule(tag)?;
        let inner = Cue { tokens: at..at + 1, tag: *tag, rule, kind, ..self.cue.clone() };
        let search = Search::new(self.view, &inner, self.limit);
        let frame = search.clause(inner.tokens.end).or_else(|| if self.cue.rule.carries { search.noun_phrase() } else { None })?;
        let extra = std::iter::once(at..frame.cue_end).chain(frame.extra).collect();
        Some(Frame { extra, ..self.frame(frame.link, at, frame.content) })
    }

    /// A clause that no word leads to, behind plain saying and its subject (`the observatory said | the plane crashed`), or behind
    /// plain saying alone where it denies something (`and both said | not …`).
    pub(super) fn bare_clause(&self) -> Option<Frame> {
        let (view, cue) = (self.view, self.cue);
        let says = cue.kind == Kind::Verb && cue.rule.says && cue.rule.strength == Strength::Core && cue.opens_clause;
        if !says || cue.negated || cue.morph().passive || cue.morph().pronoun || cue.morph().tense != Tense::Perfect {
            return None;
        }
        let start = cue.tokens.end;
        let subject = phrase::subject(view, start..self.limit).tokens;
        let at = subject.end.max(start);
        let denies = subject.is_empty() && view.is(at, fun(FunctionClass::Negation)) && !view.is_conjoined(at);
        let tells = || view.is_finite(at) || view.tags.at(at).iter().any(sequel::is_narrative);
        let known = || view.is(start, HEADS | NAMES) && view.is_definite(at - 1) || lead::is_full_name(view, &subject);
        let whole = || subject.start == start && !subject.is_empty() && known() && !view.is_conjoined(at);
        let alone = || subject.is_empty() && at == start && view.is_finite(at) && !view.is_conjoined(at);
        (at + 1 < self.limit && (denies || whole() && tells() || alone())).then(|| self.frame(Link::Object, at, at))
    }

    /// What stands right behind a participle of plain saying that opens its clause (`…, adding there are two roads`).
    pub(super) fn bare(&self) -> Option<Frame> {
        let (view, cue) = (self.view, self.cue);
        let at = cue.tokens.end;
        let man = cue.morph().agreement == Agreement::of(false, Number::Singular) && !cue.morph().homograph;
        let says = cue.rule.act == Act::Assertion && cue.rule.strength == Strength::Core;
        let governed = fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct);
        let said = (view.is_word(at) || view.is_number(at)) && !view.is(at, governed) && !view.has_clitic(at, Pro::BEH.with(Pro::LAM));
        let fits = cue.kind == Kind::Participle
            && (man || !cue.morph().homograph && view.is_finite(at))
            && view.is_behind_comma(cue.tokens.start)
            && says
            && said
            && at + 1 < self.limit;
        fits.then(|| self.frame(Link::Object, at, at))
    }
}
