//! The saying that only repeats the cue before it, and whose complement is the cue's (`he answered, saying that`).

use super::circumstance;
use super::cue::{Cue, Kind};
use super::frame::{Frame, SAYING, Search};
use super::phrase;
use super::speech::SPEECH_WORDS;
use super::view::PERSON;
use crate::rules::lexicon::CueRule;
use crate::rules::morph::Tense;
use crate::rules::shape::{Addressee, Strength};
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
}
