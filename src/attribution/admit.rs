//! Whether a reading has the company its verb needs.
//!
//! *Source*: precision by position and complement as counted in decision 0004: a
//! verb that opens its sentence with a complementiser is right nine times in ten whatever the
//! lemma; in the middle of a sentence without one, three times in ten.

mod homograph;
mod participle;
mod spoken;

use super::cue::{Cue, Kind, bare};
use super::draft::Draft;
use super::frame::{Frame, Link};
use super::model::{Mention, SourceSlot};
use super::view::{HEADS, NAMES, TEXTS, View, fun};
use super::{lead, reach, resumed, scripture};
use crate::rules::morph::{Number, Tense};
use crate::rules::shape::{Act, Addressee, FunctionClass, Stance, Strength, Word};
use crate::rules::tag::{Class, Pro};
use crate::text::affixes::WAW;
use participle::participle;
use std::ops::Range;

/// Whether a reading with this frame may be kept, whoever speaks.
pub(crate) fn may_admit(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    match cue.kind {
        Kind::Noun => noun(view, cue, frame),
        Kind::Participle => frame.link == Link::That && scripture::is_prayer(view, cue) || participle(view, cue, frame),
        _ => true,
    }
}

/// Whether a reading is kept whose frame may be.
pub(crate) fn admit(view: &View<'_>, draft: &Draft<'_>) -> bool {
    let listed = || draft.link == Link::Object && draft.cue.rule.objects.contains(view.key(draft.used)); // "renewed its refusal of"
    if draft.cue.rule.carries && draft.extra.is_empty() && !listed() {
        return false;
    }
    match draft.cue.kind {
        Kind::Noun => Company::of(view, draft).noun(draft),
        Kind::Participle => true,
        _ if draft.link == Link::That && scripture::is_prayer(view, &draft.cue) => true,
        _ => Company::of(view, draft).verb(view, draft),
    }
}

/// A noun of saying wants its clause at once, or what it calls for.
fn noun(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let gap = frame.content.saturating_sub(frame.cue_end);
    let adverb = cue.tag.pro.has(Pro::BEH.with(Pro::AL)) && !cue.morph().pronoun && gap > 1;
    (is_clause(frame.link) || calls(view, cue, frame)) && gap <= reach::NOUN && !adverb
}

/// A complementiser or quotation introduces the content.
fn is_clause(link: Link) -> bool {
    matches!(link, Link::That | Link::Quote)
}

/// A noun right before its owner, then a preposition and a deed: a verbal noun or a noun with the article.
fn calls(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let noun = frame.link == Link::Preposition && cue.tag.class == Class::Nominal && !cue.tag.pro.has(Pro::AL);
    let at = frame.content;
    noun && view.is(cue.tokens.end, HEADS) && (view.is_definite(at) || view.is_event(at) || view.lex.is_event(bare(view.key(at))))
}

/// The word that may mean "also" (`as he called for patience`).
fn is_also(view: &View<'_>, at: usize) -> bool {
    view.tags.at(at).iter().any(|t| matches!(t.class, Class::Marker(_)) && view.rule(t).is_some_and(|rule| rule.also))
}

/// What stands around a cue.
struct Company<'d, 'a> {
    cue: &'d Cue<'a>,
    link: Link,
    /// A complementiser or quotation introduces the content.
    clause: bool,
    /// The speaker is written out.
    mention: bool,
    /// The speaker's phrase has a head or name that is known to speak.
    spoken: bool,
    /// The speaker stands behind the cue.
    behind: bool,
    /// The speaker is what the cue describes: it stands right before it.
    described: bool,
    /// The cue opens its clause, or its subject opens the text.
    head: bool,
    /// "Also" stands before it.
    also: bool,
    /// Its subject opens the clause of a complementiser, before a verb in the past (`that the accused confessed`).
    told: bool,
    /// Who speaks opens the clause of a complementiser, right before it (`that the union demands`).
    led: bool,
    /// "Was" stands before who speaks, right before it (`the mayor had urged`).
    was: bool,
    /// Whom it is about stands between who speaks and the content's preposition.
    addressed: bool,
    /// "In it", of a text, stands right behind it, and then the content.
    resumed: bool,
    /// Tokens between the cue and the content.
    gap: usize,
}

impl<'d, 'a> Company<'d, 'a> {
    fn of(view: &View<'_>, draft: &'d Draft<'a>) -> Self {
        let cue = &draft.cue;
        let speaker = match draft.source {
            SourceSlot::Mention(m) => Some(m.tokens()),
            _ => None,
        };
        let before = speaker.clone().filter(|s| s.start < cue.tokens.start);
        let leads = before.as_ref().is_some_and(|s| view.opens_text(s.start));
        let tense = |at: usize| view.is(at, fun(FunctionClass::Auxiliary));
        let behind_that = |s: &Range<usize>| s.start > 0 && view.is(s.start - 1, fun(FunctionClass::Complementiser));
        Self {
            cue,
            link: draft.link,
            clause: is_clause(draft.link),
            mention: speaker.is_some(),
            spoken: speaker.as_ref().is_some_and(|s| spoken::can_speak(view, s)),
            described: speaker.as_ref().is_some_and(|s| s.end <= cue.tokens.start && (s.end..cue.tokens.start).all(tense)),
            behind: speaker.as_ref().is_some_and(|s| s.start >= cue.tokens.end),
            head: cue.opens_clause || leads,
            also: view.before(cue.tokens.start).is_some_and(|at| is_also(view, at)),
            resumed: resumed::is_inside(view, cue.tokens.end)
                && draft.used - cue.tokens.end <= RESUMED
                && cue.rule.strength <= Strength::Medium,
            told: before.as_ref().is_some_and(behind_that) && cue.morph().tense == Tense::Perfect,
            led: before.as_ref().is_some_and(|s| behind_that(s) && s.end == cue.tokens.start && view.is(s.start, HEADS | NAMES)),
            was: before.as_ref().is_some_and(|s| s.start > 0 && view.is(s.start - 1, fun(FunctionClass::Auxiliary))),
            addressed: cue.rule.addressee_stays && speaker.is_some_and(|s| s.start == cue.tokens.end && s.end + 1 < draft.used),
            gap: draft.used.saturating_sub(cue.tokens.end),
        }
    }

    /// A noun of saying wants an owner or a pronoun; what it calls for stands behind its owner.
    fn noun(&self, draft: &Draft<'_>) -> bool {
        let pronoun = self.cue.morph().pronoun;
        let owned = pronoun || self.spoken && (self.behind || self.cue.tag.pro.has(Pro::AL));
        let owner = |m: Mention| m.first as usize == self.cue.tokens.end;
        let behind = || matches!(draft.source, SourceSlot::Mention(m) if owner(m));
        owned && (self.clause || behind()) && !self.is_apart(draft)
    }

    /// The clause does not follow the noun's owner: it belongs to a word between.
    fn is_apart(&self, draft: &Draft<'_>) -> bool {
        let last = |m: Mention| m.last as usize;
        let owner = matches!(draft.source, SourceSlot::Mention(m) if self.behind && draft.used > last(m) + 2);
        owner && !self.cue.morph().pronoun && self.link == Link::That
    }

    fn verb(&self, view: &View<'_>, draft: &Draft<'_>) -> bool {
        let cue = self.cue;
        let morph = cue.morph();
        let told = self.link == Link::That && self.spoken && (self.behind || self.described && self.gap <= 1);
        let strays = morph.pronoun && (cue.rule.addressee == Addressee::None || cue.rule.strength > Strength::Strong && !told);
        let governed = view.before(cue.tokens.start).is_some_and(|at| is_governor(view, at)) && !cue.tag.pro.conjunction();
        let sent = |at: usize| cue.rule.not_before.contains(bare(view.key(at))); // a blow or a greeting
        let reason = cue.rule.orders() && (self.led && is_reason(view, draft) || (cue.tokens.end..draft.used).any(sent));
        if governed
            || reason
            || morph.passive && !self.clause
            || strays && !self.tells() && !(cue.rule.judges && self.link == Link::Object)
            || cue.tag.pro.has(Pro::LAM) && self.link != Link::That && lead::stressed(view, cue).is_none()
        {
            return false;
        }
        let what = |at: usize| morph.pronoun && self.link == Link::Preposition && view.says_with_and(at, Word::What);
        if morph.pronoun && cue.rule.judges && self.link == Link::Object {
            return self.judges(view);
        }
        if self.resumed && self.link == Link::Preposition {
            return true;
        }
        if morph.homograph {
            return self.homograph(view);
        }
        let named = morph.pronoun && cue.rule.addressee == Addressee::Inside && self.gap <= 12;
        if view.before(cue.tokens.start).is_some_and(what) || named && matches!(self.link, Link::That | Link::Preposition) {
            return true;
        }
        let accuses = cue.rule.addressee == Addressee::Inside && cue.rule.strength <= Strength::Strong && self.gap <= 12;
        let of = self.link == Link::Preposition && view.has_beh(draft.used);
        let further = cue.tag.pro.conjunction() || view.is_about(cue.tokens.end);
        if accuses && of && further && !self.mention {
            return true; // "and accuse the council of": who does stands further back
        }
        let shown = self.link == Link::Object && cue.rule.stance == Stance::Revealing && !self.spoken;
        if shown && view.is_headline(cue.tokens.start) && morph.tense == Tense::Imperfect {
            return false; // "a smell reveals the leak": things tell in headlines, too
        }
        let then = view.is_then(cue.tokens.start);
        let told = then || view.is_headline(cue.tokens.start) && self.mention;
        let present = morph.tense == Tense::Imperfect && !told && !cue.negated; // "did not rule out"
        match self.link {
            Link::That if !present && (self.is_told_text(view, draft) || morph.pronoun && self.gap <= 1 && self.tells()) => true,
            Link::That | Link::Quote => self.clause_behind(draft, present),
            Link::Colon => {
                self.head && (cue.rule.strength != Strength::Quote || self.answers()) || self.speaks() || !draft.extra.is_empty()
            }
            Link::Preposition | Link::Object if then => cue.rule.strength <= Strength::Strong,
            Link::Preposition | Link::Object => {
                self.phrase_behind(view, present) || self.shows(view) || self.feels(view) || self.asks_deed(view)
            }
        }
    }

    /// Whom somebody told, by a pronoun, and what he told them, at once or behind who did (`and told them that`).
    fn tells(&self) -> bool {
        let tells = self.cue.rule.addressee == Addressee::Outside && self.cue.rule.act == Act::Assertion;
        tells && self.link == Link::That && (self.gap <= 1 || self.mention && self.behind)
    }

    /// What somebody held the thing to be: the verb describes the thing before it, says who does or goes on with what was said of it.
    fn judges(&self, view: &View<'_>) -> bool {
        let before = view.before(self.cue.tokens.start);
        let described = before.is_some_and(|at| view.says_with_and(at, Word::What) || view.is(at, fun(FunctionClass::Relative)));
        let led = fun(FunctionClass::Auxiliary) | fun(FunctionClass::Connective);
        let many = self.cue.morph().agreement.number == Some(Number::Plural) && !before.is_some_and(|at| view.is_definite(at));
        let held = described || many || before.is_some_and(|at| view.is(at, led));
        let firm = !self.cue.morph().homograph || view.is_behind_comma(self.cue.tokens.start);
        let goes_on = self.cue.tag.pro.conjunction() && self.cue.morph().tense == Tense::Perfect && firm;
        held || self.spoken && self.behind || goes_on && !view.has_beh(self.cue.tokens.end + self.gap)
    }

    /// `And the minister went on:`, `and went on:`, `the guard answered:`, `on the date, the minister answered:`.
    fn answers(&self) -> bool {
        let alone = self.cue.rule.continues && self.cue.tag.pro.conjunction() && self.gap <= 1;
        let asked = || self.cue.opens_clause && self.spoken && self.behind;
        self.cue.opens_sentence && (alone || self.mention && self.behind) || asked()
    }

    /// A text right before a verb that reveals and what it reveals (`after figures that show the fall of …`).
    fn shows(&self, view: &View<'_>) -> bool {
        let at = self.cue.tokens.start;
        let text = view.before(at).is_some_and(|text| view.is(text, TEXTS));
        text && self.described && self.gap == 0 && self.cue.rule.stance == Stance::Revealing && view.is_event(self.cue.tokens.end)
    }

    /// A text right before the verb of what it holds, or before its relative pronoun (`studies that proved that`).
    fn is_told_text(&self, view: &View<'_>, draft: &Draft<'_>) -> bool {
        let at = self.cue.tokens.start;
        let relative = view.before(at).is_some_and(|before| view.is(before, fun(FunctionClass::Relative)));
        let beside = |m: Mention| m.last as usize + usize::from(relative) == at;
        let text = |m: Mention| (m.first..m.last).any(|at| view.is(at as usize, TEXTS));
        self.gap <= 1 && matches!(draft.source, SourceSlot::Mention(m) if beside(m) && text(m))
    }

    /// A speaker, plain saying and a colon at once (`the porter, for his part, said:`).
    fn speaks(&self) -> bool {
        self.mention && self.cue.rule.says && self.gap <= 1
    }

    fn clause_behind(&self, draft: &Draft<'_>, present: bool) -> bool {
        let cue = self.cue;
        let quote = self.link == Link::Quote;
        match cue.rule.strength {
            Strength::Quote => {
                let joined = cue.opens_sentence || self.spoken && self.behind;
                quote && self.head || !draft.extra.is_empty() || joined && cue.tag.pro.conjunction()
            }
            Strength::Weak => {
                let led = self.head && (self.spoken || !present && (self.mention || cue.opens_sentence));
                let adds = self.gap <= 1 && cue.tag.pro.conjunction(); // "…, and wrote «…»"
                led || quote && !present && (self.spoken && self.behind || adds)
            }
            _ => !present || self.mention || self.head || self.resumed,
        }
    }

    fn phrase_behind(&self, view: &View<'_>, present: bool) -> bool {
        let cue = self.cue;
        // the plural tells its subject; "they were accused of" is written alike
        let many = cue.morph().agreement.number == Some(Number::Plural) && !present;
        let many = many && (cue.rule.addressee != Addressee::Inside || self.link == Link::Object);
        let joined = cue.opens_sentence || cue.tag.pro.conjunction() || many || self.also;
        match cue.rule.strength {
            Strength::Core if present => self.spoken,
            Strength::Core => self.head || self.mention,
            Strength::Strong if present => self.spoken && (self.head || self.led && cue.rule.act != Act::Assertion),
            Strength::Strong => self.spoken || self.head && (joined || self.mention),
            Strength::Medium if self.told => self.spoken,
            Strength::Medium if present && cue.rule.act == Act::Opinion && self.thinks(view) => self.spoken,
            Strength::Medium => self.spoken && cue.opens_sentence || !present && self.head && (self.spoken || self.mention && joined),
            Strength::Weak | Strength::Quote => false,
        }
    }
}

/// Who orders stands in a clause of reason (`since the minister ordered`), which goes on with a speaker's words.
fn is_reason(view: &View<'_>, draft: &Draft<'_>) -> bool {
    let since = fun(FunctionClass::Connective) | fun(FunctionClass::Subordinator);
    matches!(draft.source, SourceSlot::Mention(m) if m.first > 1 && view.is(m.first as usize - 2, since))
}

/// Tokens between a verb with "in it" and its content.
const RESUMED: usize = 2;

/// A preposition: the word behind it is a noun. "Of" is written as "who" is, and "since" takes a verb.
pub(super) fn is_governor(view: &View<'_>, at: usize) -> bool {
    view.is_preposition(at) && !view.says_with_and(at, Word::Of) && !view.says_with_and(at, Word::Since)
}

/// A form that is a preposition too, without the mark that makes it a verb.
pub(super) fn is_between(view: &View<'_>, cue: &Cue<'_>) -> bool {
    let at = cue.tokens.start;
    view.is(at, fun(FunctionClass::Preposition)) && !view.has_shadda(at)
}

/// How far back the first half of `between … and between …` is looked for.
const HALF: usize = 14;

/// The same preposition stands before the cue in its clause.
pub(super) fn is_repeated(view: &View<'_>, cue: &Cue<'_>) -> bool {
    let at = cue.tokens.start;
    let Some(bare) = view.key(at).strip_prefix(WAW) else { return false };
    let mut clause = (at.saturating_sub(HALF)..at).rev().take_while(|i| view.mark(*i).is_none());
    clause.any(|i| view.is(i, fun(FunctionClass::Preposition)) && view.key(i).starts_with(bare))
}

#[cfg(test)]
mod tests;
