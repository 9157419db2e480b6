//! A reading under construction: cue, complement, source; its content's end comes later.

mod before;
mod main;
mod relayed;
mod told;

use super::admit::{admit, may_admit};
use super::cue::{Cue, Kind};
use super::frame::{self, Frame, Link};
use super::model::{Mention, Number, SourceSlot};
use super::reach::Reach;
use super::resumed::{giver, is_answered, is_resumed};
use super::view::{HEADS, PERSON, TIMES, View, fun};
use super::{late, phrase};
use crate::rules::morph::Tense;
use crate::rules::shape::{Act, Addressee, Complement, FunctionClass, HedgeClass, MarkerClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::affixes::{HERS, THEIRS};
use crate::text::{Mark, Quote, TokenKind};
use before::is_who;
pub(super) use before::subject_before;
use main::main_subject;
use relayed::{carried_by, relay_inside};
use std::cell::LazyCell;
use std::ops::Range;
use told::{is_accused, is_charged, is_deed, is_object, is_thing, speaker};

/// Words for nobody in particular.
const HEARSAY: Set = Class::Hedge(HedgeClass::Hearsay).set();

/// Markers that stand between commas in another's statement.
const INSERTED: Set = Class::Marker(MarkerClass::According).set().and(Class::Marker(MarkerClass::AccordingVerb).set());

/// Where the content of a draft begins and how it is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// From this token on; the end is found by what follows.
    From(usize),
    /// From this quotation mark on.
    Quote(usize),
    /// The text before the cue, from this token.
    Before(usize),
    /// None of its own: a further cue of the draft before.
    Extra,
}

/// A reading of a cue.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) cue: Cue<'a>,
    /// Tokens of the cue with the preposition that belongs to it.
    pub(crate) words: Range<usize>,
    pub(crate) extra: Vec<Range<usize>>,
    pub(crate) source: SourceSlot,
    pub(crate) via: Vec<Mention>,
    pub(crate) channel: Range<usize>,
    pub(crate) link: Link,
    pub(crate) body: Body,
    /// One past the last token the reading has used before its content: no other cue begins there.
    pub(crate) used: usize,
    /// No noun of saying before this token is a cue: what follows it is a piece of the content.
    pub(crate) piece: usize,
    pub(crate) reasons: Vec<(&'static str, i16)>,
}

pub(crate) fn mention(view: &View<'_>, tokens: Range<usize>) -> Mention {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Mention {
        span: view.span(tokens.clone()),
        first: number(tokens.start),
        last: number(tokens.end),
        agreement: phrase::agreement(view, tokens),
    }
}

/// Reads a finite verb, participle or noun of saying.
pub(crate) fn read<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>, first: bool) -> Option<Draft<'a>> {
    let describes = cue.rule.judges || cue.rule.addressee == Addressee::Inside;
    let what = describes && cue.morph().pronoun && view.before(cue.tokens.start).is_some_and(|at| view.says_with_and(at, Word::What));
    let future = cue.tag.pro.has(Pro::SEEN) || view.before(cue.tokens.start).is_some_and(|at| view.says_with_and(at, Word::Will));
    let negated = cue.negated && !cue.rule.negatable && !what;
    let then = negated && view.is_then(cue.tokens.start);
    if negated && !then || future || is_unreal(view, cue) || cue.morph().first_person || cue.rule.needs_pronoun && !cue.morph().pronoun {
        return None;
    }
    let end = view.around(cue.tokens.start).map_or(sentence.end, |q| sentence.end.min(q.inner.end));
    let frame = match speech_before(view, cue) {
        None => frame::find(view, cue, end, Reach::of(view, cue)?)?,
        Some(quote) => {
            // what was said stands before the verb: "and adds: …" behind it is a cue of its own
            let adds = |at: usize| view.tags.at(at).iter().any(|t| t.class == Class::Verb && t.pro.conjunction());
            match frame::find(view, cue, end, Reach::ANY).filter(|f| !f.between.clone().any(adds)) {
                Some(frame) => frame,
                None => return inverted(view, cue, quote.open.max(sentence.start), end),
            }
        }
    };
    if then && !frame.between.is_empty() {
        return None; // before somebody said it
    }
    if !may_admit(view, cue, &frame)
        || (is_resumed(view, cue) || view.says(cue.tokens.end, Word::OfIt)) && is_answered(view, cue, &frame)
        || is_charged(view, cue, &frame)
    {
        return None;
    }
    let believed = is_believed(view, cue, &frame);
    let mut draft = attach(view, cue, frame, sentence);
    if believed {
        draft.source = SourceSlot::Suppressed;
        return Some(draft);
    }
    relay_inside(view, &mut draft);
    if let Some(outlet) = carried_by(view, draft.channel.clone()) {
        draft.via.push(mention(view, outlet));
    }
    if view.is(cue.tokens.start, HEARSAY) && matches!(draft.source, SourceSlot::Dropped(_)) {
        draft.source = SourceSlot::Suppressed;
    }
    if first && !cue.opens_sentence && matches!(draft.source, SourceSlot::Dropped(_)) {
        main_subject(view, &mut draft, sentence);
    }
    let ok = admit(view, &draft) && !view.is(cue.tokens.start, Class::Hedge(HedgeClass::Forecast).set());
    if some_people(view, cue).is_some() {
        draft.source = SourceSlot::Suppressed;
    }
    ok.then_some(draft)
}

/// A verb behind "if", or one in the present right behind "to", tells what somebody may say (`expects the bank | to announce a loss`),
/// unless he wishes to say it, and does.
fn is_unreal(view: &View<'_>, cue: &Cue<'_>) -> bool {
    if cue.kind == Kind::Verb && is_condition(view, cue.tokens.start) {
        return true;
    }
    let present = cue.kind == Kind::Verb && cue.morph().tense == Tense::Imperfect;
    let Some(to) = view.before(cue.tokens.start).filter(|at| present && view.says_with_and(*at, Word::To)) else { return false };
    let clause = (to.saturating_sub(WISHED)..to).rev().take_while(|at| view.mark(*at).is_none());
    let said = |at: usize| view.says_with_and(at, Word::Wish) || at + 1 == to && view.says(at, Word::Before);
    !view.has_hamza_below(to) && !clause.into_iter().any(said)
}

/// "If" stands right before a verb, or before what makes its tense (`if he had thought that`).
fn is_condition(view: &View<'_>, verb: usize) -> bool {
    let tense = |at: &usize| view.is(*at, fun(FunctionClass::Auxiliary));
    let before = std::iter::successors(view.before(verb), |at| view.before(*at)).find(|at| !tense(at));
    before.is_some_and(|at| view.says_with_and(at, Word::If))
}

/// Words from a wish to what is wished, at most.
const WISHED: usize = 10;

/// `Planes that it is believed they belong to`: a verb of thinking in the present of one man behind a noun or a relative pronoun
/// of which the pronoun of "that" is a woman's or many's. Nobody is told to think so.
fn is_believed(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let (morph, that) = (cue.morph(), cue.tokens.end);
    let thinks = cue.rule.act == Act::Opinion && !cue.rule.judges && morph.tense == Tense::Imperfect && !morph.pronoun;
    let one = morph.agreement.feminine == Some(false) && morph.agreement.number.is_none() && !cue.tag.pro.conjunction();
    let theirs = [HERS, THEIRS].iter().any(|pronoun| view.key(that).ends_with(pronoun));
    let described = view.before(cue.tokens.start).is_some_and(|at| {
        let relative =
            view.is(at, fun(FunctionClass::Relative)) && view.relates_to_feminine(at) != Some(false) && !view.says_with_and(at, Word::What);
        relative || view.is_word(at) && !view.is_definite(at) && !view.has_ending(at) && !view.is(at, GRAMMAR)
    });
    cue.kind == Kind::Verb && thinks && one && frame.link == Link::That && frame.between.end == that && theirs && described
}

/// Words of grammar, and verbs, which nobody's belief describes.
const GRAMMAR: Set = fun(FunctionClass::Preposition)
    .and(fun(FunctionClass::Connective))
    .and(fun(FunctionClass::Subordinator))
    .and(fun(FunctionClass::Complementiser))
    .and(fun(FunctionClass::Negation))
    .and(fun(FunctionClass::Auxiliary))
    .and(fun(FunctionClass::Pronoun))
    .and(fun(FunctionClass::Adjunct))
    .and(super::view::CUES);

fn attach<'a>(view: &View<'a>, cue: &Cue<'a>, frame: Frame, sentence: &Range<usize>) -> Draft<'a> {
    let resumed = is_resumed(view, cue);
    let between = frame.between.start + usize::from(resumed && !frame.between.is_empty())..frame.between.end;
    let mut found = phrase::subject(view, between);
    let before = LazyCell::new(|| {
        if resumed {
            giver(view, cue, sentence).unwrap_or(SourceSlot::Dropped(cue.morph().agreement))
        } else {
            subject_before(view, cue, sentence)
        }
    });
    if found.tokens.is_empty() && cue.kind == Kind::Verb && !matches!(*before, SourceSlot::Mention(_)) {
        found = late::subject(view, frame.between.clone(), cue.morph().agreement).unwrap_or(found);
    }
    let addressed = is_addressed(view, cue, found.tokens.start);
    let already = || view.before(cue.tokens.start).is_some_and(|at| view.is(at, fun(FunctionClass::Auxiliary)));
    let framed = |m: Mention| {
        let before = (m.first as usize).checked_sub(1);
        before.is_some_and(|at| view.is(at, fun(FunctionClass::Auxiliary)) || view.is_complementiser(at) && already())
    };
    let may_lead =
        || addressed || view.is_headline(cue.tokens.start) || has_auxiliary(view, sentence.start.saturating_sub(1)..cue.tokens.start);
    let leads = |slot: &SourceSlot| matches!(*slot, SourceSlot::Mention(m) if framed(m) || addressed || leads_headline(view, cue, m));
    let led = || may_lead() && leads(&before);
    let behind = cue.kind != Kind::Participle
        && !found.tokens.is_empty()
        && (cue.kind == Kind::Noun || cue.morph().agreement.number.is_none())
        && !(resumed && cue.rule.addressee == Addressee::Inside)
        && !is_by_pronoun(view, cue)
        && !led();
    let mut object = found.tokens.start;
    let source = if !behind || is_accused(view, cue, &found.tokens, frame.between.end) {
        before.clone()
    } else if is_object(view, cue, &frame, &found.tokens)
        || is_deed(view, frame.link, found.tokens.start)
        || is_thing(view, cue, frame.link, found.tokens.start)
    {
        SourceSlot::Dropped(cue.morph().agreement)
    } else {
        found.tokens = speaker(view, cue, &frame, found.tokens);
        object = found.tokens.end;
        who_is(view, cue, &found.tokens)
    };
    let inside = cue.rule.addressee == Addressee::Inside && matches!(frame.link, Link::That | Link::Preposition | Link::Object);
    let mut object = object..frame.between.end;
    while !object.is_empty() && (view.mark(object.start).is_some() || view.is(object.start, TIMES) && view.mark(object.start - 1).is_some())
    {
        object.start += view.len(object.start, TIMES).max(1);
    }
    if view.is(object.start, INSERTED)
        && let Some(comma) = object.clone().find(|at| view.mark(*at) == Some(Mark::Comma))
    {
        object.start = comma + 1; // "accused, as the paper reported, | the guard of"
    }
    let deed = frame.link == Link::Object && (view.is_event(object.start) || view.is_thing(object.start));
    if deed || inside && object.clone().any(|at| is_text(view, at)) && !view.is(object.start, fun(FunctionClass::Adjunct) | TIMES) {
        return Draft { body: Body::From(object.start), ..plain(cue, &frame, source, found.rest) };
    }
    plain(cue, &frame, source, found.rest).quoted(view)
}

/// Who speaks, by the words for it; dropped where they tell of nobody.
fn who_is(view: &View<'_>, cue: &Cue<'_>, tokens: &Range<usize>) -> SourceSlot {
    let who = phrase::tidy(view, tokens.clone());
    if who.is_empty() { SourceSlot::Dropped(cue.morph().agreement) } else { SourceSlot::Mention(mention(view, who)) }
}

/// Whether whom a verb speaks to may stand right behind it, and who speaks before it; an officer behind an order gave it.
fn is_addressed(view: &View<'_>, cue: &Cue<'_>, behind: usize) -> bool {
    let officer = |t: &Tag| t.set.meets(PERSON) && t.morph.agreement.number != Some(Number::Plural);
    let orders = cue.rule.orders() && behind == cue.tokens.end && view.tags.at(behind).iter().any(officer);
    cue.rule.addressee != Addressee::None && !cue.opens_clause && !orders
}

/// "He, she, they" right before a verb, with or without "that", speak: no noun behind it does. With "that" the pronoun of one man may
/// be nobody's (`that it is seen by the observers`).
fn is_by_pronoun(view: &View<'_>, cue: &Cue<'_>) -> bool {
    let theirs = |at: usize| view.is_complementiser(at) && [HERS, THEIRS].iter().any(|pronoun| view.key(at).ends_with(pronoun));
    let own = |at: usize| view.is(at, fun(FunctionClass::Pronoun)) && !view.is(at, HEADS) || theirs(at);
    cue.kind == Kind::Verb && view.before(cue.tokens.start).is_some_and(own)
}

/// An auxiliary stands among the tokens.
fn has_auxiliary(view: &View<'_>, tokens: Range<usize>) -> bool {
    view.tags.union(tokens).meets(fun(FunctionClass::Auxiliary))
}

/// A headline tells its subject first (`the harbour announces the dates`).
fn leads_headline(view: &View<'_>, cue: &Cue<'_>, subject: Mention) -> bool {
    let near = cue.tokens.start - (subject.last as usize).min(cue.tokens.start) <= 1;
    near && cue.morph().tense == Tense::Imperfect && view.is_headline(cue.tokens.start) && view.opens_text(subject.first as usize)
        || near && view.opens(subject.first.saturating_sub(1) as usize).is_some() && view.is_headline(cue.tokens.start)
}

/// A reading of a cue whose content begins where its frame says.
pub(super) fn plain<'a>(cue: &Cue<'a>, frame: &Frame, source: SourceSlot, channel: Range<usize>) -> Draft<'a> {
    Draft {
        words: cue.tokens.start..frame.cue_end,
        extra: frame.extra.clone(),
        source,
        via: Vec::new(),
        channel,
        link: frame.link,
        body: Body::From(frame.content),
        used: frame.content,
        piece: frame.piece,
        reasons: Vec::new(),
        cue: cue.clone(),
    }
}

impl Draft<'_> {
    /// Bounded by the quotation that its content opens with, when that is speech.
    fn quoted(mut self, view: &View<'_>) -> Self {
        let speech = view.opens(self.used).is_some_and(|q| q.close.is_some() && q.words >= 4);
        if self.link == Link::Quote || speech {
            self.body = Body::Quote(self.used);
        }
        self
    }
}

/// Where people whom nothing names begin right before a cue (`there are who say that`).
fn some_people(view: &View<'_>, cue: &Cue<'_>) -> Option<usize> {
    let at = cue.tokens.start;
    view.phrase_before(at, HEARSAY).filter(|_| is_who(view, at - 1))
}

/// A quotation that ends right before a verb that may have it for its content.
fn speech_before<'a>(view: &View<'a>, cue: &Cue<'a>) -> Option<&'a Quote> {
    if cue.kind != Kind::Verb
        || !cue.rule.takes(Complement::Quote)
        || cue.tag.pro.conjunction()
        || cue.morph().passive
        || cue.morph().homograph
    {
        return None;
    }
    let mut close = cue.tokens.start.checked_sub(1)?;
    if view.mark(close) == Some(Mark::Comma) {
        close = close.checked_sub(1)?;
    }
    let subject = |q: &Quote| view.before(q.open).is_some_and(|at| view.is_complementiser(at)); // "that «the Harbour» added …"
    view.closes(close).filter(|q| q.words >= 3 && !view.is_spelt_name(q) && !subject(q))
}

/// `«…», said so-and-so`: the content stands before the cue, from `start` on.
fn inverted<'a>(view: &View<'a>, cue: &Cue<'a>, start: usize, end: usize) -> Option<Draft<'a>> {
    let found = phrase::subject(view, cue.tokens.end..clause_end(view, cue.tokens.end, end));
    if found.tokens.is_empty() || !phrase::can_speak(view, found.tokens.clone()) {
        return None;
    }
    let used = found.tokens.end;
    Some(Draft {
        words: cue.tokens.clone(),
        extra: Vec::new(),
        source: SourceSlot::Mention(mention(view, found.tokens)),
        via: Vec::new(),
        channel: 0..0,
        link: Link::Quote,
        body: Body::Before(start),
        used,
        piece: used,
        reasons: vec![("content-before", 2)],
        cue: cue.clone(),
    })
}

/// The next mark that ends a clause.
pub(crate) fn clause_end(view: &View<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| matches!(view.mark(*at), Some(Mark::Stop | Mark::Semicolon | Mark::Question | Mark::Colon | Mark::Exclamation)))
        .unwrap_or(end)
}

/// Whether the token begins a paragraph's or sentence's text.
pub(crate) fn is_text(view: &View<'_>, at: usize) -> bool {
    view.doc.tokens.get(at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
}

#[cfg(test)]
mod tests;
