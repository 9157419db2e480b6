//! What a form that is another word too, or a verb that seldom speaks, wants around it.

use super::{Company, is_between, is_repeated};
use crate::attribution::cue::bare;
use crate::attribution::frame::Link;
use crate::attribution::sequel::is_done;
use crate::attribution::view::{HEADS, NAMES, PERSON, TEXTS, View, fun};
use crate::attribution::{noun, reach};
use crate::rules::morph::Tense;
use crate::rules::shape::{Act, Addressee, FunctionClass, Stance, Strength};
use crate::rules::tag::Pro;
use crate::text::affixes::BEH;

impl Company<'_, '_> {
    /// A form that is another word too wants the strictest frames.
    pub(super) fn homograph(&self, view: &View<'_>) -> bool {
        let cue = self.cue;
        let opens = cue.opens_sentence;
        let relative = view.before(cue.tokens.start).is_some_and(|b| view.is(b, fun(FunctionClass::Relative)));
        let between = is_between(view, cue);
        let spoken = self.spoken && (self.behind && !between || relative || self.described && self.gap <= if between { 1 } else { 3 });
        let [close, opening] = reach::HOMOGRAPH;
        let far = if between && !cue.tag.pro.conjunction() { 12 } else { opening };
        let plain = cue.rule.strength <= Strength::Strong
            && cue.rule.act == Act::Assertion
            && (cue.rule.says || cue.morph().tense == Tense::Perfect);
        let subject = self.spoken || plain && self.mention && self.behind && !between;
        let near = self.gap <= close && (cue.opens_clause || spoken) || self.gap <= far && opens && subject;
        if between && is_repeated(view, cue) || self.is_impersonal(view, relative) {
            return false;
        }
        let led = view.is_headline(cue.tokens.start) && self.spoken && !self.behind;
        let perfect = cue.morph().tense == Tense::Perfect;
        let reach = if view.has_beh(cue.tokens.end + self.gap) { 0 } else { 2 };
        led || match self.link {
            Link::That => near && cue.rule.strength != Strength::Quote,
            Link::Quote => (opens || self.goes_on(between) || self.adds()) && self.gap <= opening,
            Link::Preposition if self.described && self.spoken && (self.was && cue.rule.act == Act::Directive || self.gap <= reach) => true,
            Link::Preposition => match cue.rule.act {
                Act::Directive if perfect && self.addressed && self.spoken => true,
                Act::Opinion if self.feels(view) => true,
                Act::Opinion => opens && self.mention && self.gap <= if self.spoken { 16 } else { 8 },
                Act::Directive if perfect && cue.tag.pro.conjunction() => self.spoken || opens || self.urges(view),
                Act::Directive => perfect && cue.opens_clause && self.spoken && self.behind && view.is(cue.tokens.start, PERSON),
                Act::Assertion => false,
            },
            Link::Object if perfect && self.asks(view) || self.asks_deed(view) => true,
            Link::Object if perfect && self.spoken && (opens || self.described && self.gap <= 6) => {
                let of = |at: usize| cue.rule.asks_of.iter().any(|p| view.key(at) == &**p);
                (cue.tokens.end..cue.tokens.end + self.gap).any(of)
            }
            Link::Object if self.feels(view) || self.expects(view) || cue.negated && self.spoken && self.behind => true,
            Link::Colon => !between && cue.rule.continues && self.answers(),
            Link::Object => false,
        }
    }

    /// "And", plain saying and who says it, inside a sentence (`…, and the star adds`).
    pub(super) fn goes_on(&self, between: bool) -> bool {
        let joined = self.cue.opens_clause && self.cue.tag.pro.conjunction() && self.spoken && self.behind;
        joined && !between && self.cue.rule.strength == Strength::Core && self.cue.rule.act == Act::Assertion
    }

    /// A verb that goes on with what was said, behind "and", and the quotation at once (`…, and adds: «…»`).
    pub(super) fn adds(&self) -> bool {
        self.cue.rule.continues && self.cue.tag.pro.conjunction() && self.gap <= 1
    }

    /// Who speaks and what he thinks will happen, behind a verb at the head of its sentence (`the ministry expects growth of …`).
    fn expects(&self, view: &View<'_>) -> bool {
        let cue = self.cue;
        let deed = view.is_event(cue.tokens.end + self.gap);
        let thinks = cue.rule.act == Act::Opinion && !cue.rule.judges && cue.rule.addressee == Addressee::None;
        let opens = cue.opens_sentence || cue.tag.pro.has(Pro::WAW);
        opens && thinks && self.spoken && self.behind && self.gap <= EXPECTED && deed
    }

    /// What somebody thinks, who stands right before the verb, or behind it (`small as the harbour is, | the sailors hope for`).
    /// Behind "that he, because he, and he" somebody else does.
    pub(super) fn thinks(&self, view: &View<'_>) -> bool {
        let led = fun(FunctionClass::Complementiser) | fun(FunctionClass::Subordinator) | fun(FunctionClass::Pronoun);
        let his = view.before(self.cue.tokens.start).is_some_and(|at| view.is(at, led) || view.is_complementiser(at));
        !his && (self.described && self.gap <= 1 || self.behind && self.gap <= EXPECTED)
    }

    /// Whom somebody urges who is not named again, behind a mark (`…, and urged the students to`), or to what deed.
    fn urges(&self, view: &View<'_>) -> bool {
        let at = self.cue.tokens.end;
        let behind_mark = self.cue.tokens.start.checked_sub(1).is_some_and(|at| view.mark(at).is_some());
        let outside = self.cue.rule.addressee == Addressee::Outside;
        let called = at + self.gap;
        let deed = view.key(called).strip_prefix(BEH).is_some_and(|noun| view.lex.is_event(bare(noun))) || is_done(view, called);
        let whom = self.gap > 0 && (self.cue.rule.addressee_stays || outside && !view.is(called, HEADS | NAMES));
        behind_mark && whom || outside && deed
    }

    /// Of whom it is asked, by a pronoun right behind the verb (`asked of them`).
    fn asks(&self, view: &View<'_>) -> bool {
        let at = self.cue.tokens.end;
        self.gap == 1
            && !self.cue.morph().passive
            && view.is_about(at)
            && self.cue.rule.asks_of.iter().any(|p| view.key(at).starts_with(&**p))
    }

    /// Of whom it is asked by somebody named before, and what: at the head of a clause or behind "that he, but he".
    pub(super) fn asks_deed(&self, view: &View<'_>) -> bool {
        let (at, cue) = (self.cue.tokens.end, self.cue);
        let led = fun(FunctionClass::Complementiser) | fun(FunctionClass::Connective) | fun(FunctionClass::Auxiliary);
        let clause = cue.opens_clause || view.before(cue.tokens.start).is_some_and(|before| view.is(before, led)) || self.described;
        let of = noun::is_asked_of(view, cue, at + view.len(at, fun(FunctionClass::Filler)));
        let perfect = cue.morph().tense == Tense::Perfect && !cue.morph().passive;
        self.link == Link::Object && perfect && clause && of && self.gap <= ASKED
    }

    /// A feeling right behind the verb's own preposition, or behind its subject and that (`and voiced his regret`).
    pub(super) fn feels(&self, view: &View<'_>) -> bool {
        let near = self.gap <= 1 || self.mention && self.behind && self.gap <= 8;
        let perfect = self.cue.morph().tense == Tense::Perfect;
        perfect && self.cue.opens_clause && near && self.cue.rule.objects.contains(view.key(self.cue.tokens.end + self.gap))
    }

    /// `It turns out that`: nobody, and no text, stands before or behind what would be "shows that".
    fn is_impersonal(&self, view: &View<'_>, relative: bool) -> bool {
        let cue = self.cue;
        let shows = cue.morph().tense == Tense::Imperfect && matches!(cue.rule.stance, Stance::Endorsing | Stance::Revealing);
        let at_once = self.link == Link::That && self.gap <= 2 && !view.has_beh(cue.tokens.end) && !view.is_preposition(cue.tokens.end);
        let text = cue.tokens.start.checked_sub(2).is_some_and(|at| view.is(at, TEXTS));
        shows && at_once && !(self.behind || self.described && self.spoken && (!relative || text))
    }
}

/// Tokens of whom somebody asks, at most.
const ASKED: usize = 9;

/// Tokens of who expects something, at most.
const EXPECTED: usize = 8;
