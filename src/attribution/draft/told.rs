//! Whether what stands behind a verb is whom or what it is about, not who speaks, or holds that, too.

use crate::attribution::cue::{Cue, Kind, bare};
use crate::attribution::frame::{Frame, Link};
use crate::attribution::model::Number;
use crate::attribution::view::{HEADS, NAMES, PERSON, TEXTS, View, fun};
use crate::attribution::{noun, object, phrase, scripture, sequel};
use crate::rules::sets::SAYINGS;
use crate::rules::shape::{Act, Addressee, FunctionClass, HeadClass, Stance, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::{WOMEN, YEH};
use std::ops::Range;

/// The phrase of who speaks, from behind the outlet that is told to where what or whom the verb is about begins.
pub(super) fn speaker(view: &View<'_>, cue: &Cue<'_>, frame: &Frame, mut tokens: Range<usize>) -> Range<usize> {
    let told = cue.rule.addressee != Addressee::None;
    if cue.rule.addressee == Addressee::Outside {
        tokens.start = sequel::behind_outlet(view, &tokens);
    }
    let carried = !frame.extra.is_empty(); // `defended the plan, saying that`
    let of = (view.has_beh(frame.between.end) || sequel::is_in(view, frame.between.end)) && frame.link == Link::That || carried;
    let unnamed = view.is(tokens.start, Class::Head(HeadClass::Source).set());
    if told || of || unnamed || frame.link == Link::Preposition {
        let begins = object::begins(view, tokens.clone());
        if told || (of || unnamed && view.is_behind_comma(begins)) && is_apart(view, begins) || is_many_told(view, begins) {
            tokens.end = begins;
        }
    }
    let thing = |at: usize| view.is_thing(at) && !view.is_definite(at) && !is_governed(view, at - 1);
    if frame.link == Link::Object && tokens.len() > 1 && (is_deed(view, frame.link, tokens.end - 1) || thing(tokens.end - 1)) {
        tokens.end -= 1;
    }
    tokens.end = asked_of(view, cue, &tokens).unwrap_or(tokens.end);
    if carried {
        tokens.end = tokens.clone().skip(1).find(|at| is_topic(view, tokens.start, *at)).unwrap_or(tokens.end);
    }
    tokens.end = tokens.clone().find(|at| scripture::is_asked(view, cue.rule, *at)).unwrap_or(tokens.end);
    tokens
}

/// What a verb is about that another saying carries on: behind "on, about, to" that is no part of an office, or a text of the speaker's own
/// (`answered | on the question, saying`, `ended | his talk by saying`).
fn is_topic(view: &View<'_>, start: usize, at: usize) -> bool {
    let office = at < start + view.len(start, HEADS) || view.is(at - 1, fun(FunctionClass::Adjective));
    let own = sequel::is_in(view, at) || view.says(at, Word::Of) || view.says(at, Word::At);
    let about = view.is_preposition(at) && !own && view.is_word(at - 1) && !office;
    let text = view.is(at, TEXTS | SAYINGS) && view.has_ending(at) && !view.is_conjoined(at);
    about || text
}

/// A word that leads to the noun behind it: a head without article that is no name, or a preposition.
fn is_governed(view: &View<'_>, at: usize) -> bool {
    let open = view.is(at, HEADS) && !view.is_definite(at) && !view.is(at, NAMES);
    open || view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct))
}

/// Whether the word behind a verb is what was done, not who speaks; a name that is a verbal noun too speaks what a clause holds.
pub(super) fn is_deed(view: &View<'_>, link: Link, at: usize) -> bool {
    let clause = matches!(link, Link::That | Link::Quote | Link::Colon);
    let called = || view.is_bare(at + 1) && !view.is_event(at + 1) && !view.has_ending(at + 1);
    let named = || view.lex.is_given(view.key(at)) || called();
    !view.is(at, HEADS) && view.is_event(at) && !(clause && named())
}

/// Whether a thing right behind a verb is what it is about (`and expects the rest`, `blamed the cause on`): no clause follows in which
/// a thing may tell, nor does it show something.
pub(super) fn is_thing(view: &View<'_>, cue: &Cue<'_>, link: Link, at: usize) -> bool {
    let described = view.before(cue.tokens.start).is_some_and(|at| view.is(at, fun(FunctionClass::Relative)));
    let shows = matches!(cue.rule.stance, Stance::Revealing | Stance::Endorsing) && view.is_definite(at) && !described;
    let governs = match link {
        Link::Object => !shows,
        Link::Preposition => cue.rule.addressee == Addressee::Inside || view.has_ending(at),
        _ => false,
    };
    governs && at == cue.tokens.end && cue.kind == Kind::Verb && view.is_thing(at)
}

/// Whether the phrase behind a verb that takes an addressee is that addressee, and the subject is dropped:
/// it does not agree with the verb, or stands in the accusative plural.
pub(super) fn is_object(view: &View<'_>, cue: &Cue<'_>, frame: &Frame, tokens: &Range<usize>) -> bool {
    let words = cue.rule.continues && phrase::is_his(view, tokens.start); // "and went on with his words"
    if words
        || is_many_men(view, cue, tokens.start)
        || is_oblique_pair(view, cue, tokens.start)
        || scripture::is_asked(view, cue.rule, tokens.start)
        || noun::is_asked_of(view, cue, tokens.start)
    {
        return true;
    }
    if cue.rule.addressee == Addressee::None || cue.kind != Kind::Verb {
        return false;
    }
    if is_own_told(view, cue, tokens) || noun::is_asked(view, cue, tokens.start) || is_asked_alone(view, cue, frame, tokens) {
        return true;
    }
    let wanted = cue.morph().agreement.feminine;
    let head = view.tag(tokens.start, HEADS);
    let have = head.map(|t| t.morph.agreement);
    // with "some of" the verb agrees as it is, or as those are of whom they are some
    let some = head.is_some_and(|t| t.class == Class::Head(HeadClass::Group) && view.lex.head(t.rule).is_some_and(|h| h.part));
    // a woman's office may be written in the masculine: with whom she speaks to behind it, she is the first of two
    let office = wanted == Some(true) && view.is(tokens.start, PERSON) && object::begins(view, tokens.clone()) < tokens.end;
    let disagrees = matches!((wanted, have.and_then(|a| a.feminine)), (Some(a), Some(b)) if a != b) && !office && !some;
    let things = wanted == Some(false) && view.is_unknown(tokens.start) && view.is_definite(tokens.start);
    let disagrees = disagrees || things && view.key(tokens.start).ends_with(WOMEN);
    let many = have.and_then(|a| a.number) != Some(Number::Singular) && !view.is(tokens.start, NAMES);
    let accusative = |at: usize| tokens.contains(&at) && view.is_accusative_plural(at);
    let described =
        have.and_then(|a| a.number) == Some(Number::Plural) && accusative(tokens.start + 1) && object::is_adjective(view, tokens.start + 1);
    disagrees || many && (accusative(tokens.start) || described)
}

/// One phrase and no more between a verb that is never without its addressee and the verb's preposition (`and urged the
/// students to`). "His excellency" speaks.
fn is_asked_alone(view: &View<'_>, cue: &Cue<'_>, frame: &Frame, tokens: &Range<usize>) -> bool {
    let honour = view.is(tokens.start, Class::Head(HeadClass::Honorific).set()) && view.has_ending(tokens.start);
    let alone = tokens.start == cue.tokens.end && tokens.end == frame.between.end && !honour;
    let asks = cue.rule.addressee_stays && frame.link == Link::Preposition;
    asks && alone && object::begins(view, tokens.clone()) == tokens.end
}

/// Somebody of the speaker's own alone behind a verb of telling, before what is told (`and told his coach | that`).
fn is_own_told(view: &View<'_>, cue: &Cue<'_>, tokens: &Range<usize>) -> bool {
    let tells = cue.rule.addressee == Addressee::Outside && cue.rule.act == Act::Assertion && !cue.morph().pronoun;
    tells && view.has_ending(tokens.start) && !view.is(tokens.start, HEADS | NAMES) && object::begins(view, tokens.clone()) == tokens.end
}

/// The accusative plural of men behind a verb in the feminine (`and it advised the adults to …`).
fn is_many_men(view: &View<'_>, cue: &Cue<'_>, at: usize) -> bool {
    let place = Class::Place.set() | Class::Nation.set() | NAMES;
    let verb = cue.kind == Kind::Verb && cue.morph().agreement.feminine == Some(true);
    verb && view.is_accusative_plural(at) && !view.is(at, place) && view.key(at).chars().count() >= 7
}

/// Two of something tied to what follows, in the accusative (`and it asked the two ministries of culture and finance to …`).
fn is_oblique_pair(view: &View<'_>, cue: &Cue<'_>, at: usize) -> bool {
    let pair = |t: &Tag| t.len == 1 && t.morph.agreement.number == Some(Number::Dual);
    cue.kind == Kind::Verb && view.tag(at, HEADS).is_some_and(pair) && view.key(at).ends_with(YEH)
}

/// Whether all that stands between a verb of accusing or describing and what is said of it is one short phrase: that is whom
/// it accuses (`and accused the council of neglect`).
pub(super) fn is_accused(view: &View<'_>, cue: &Cue<'_>, tokens: &Range<usize>, end: usize) -> bool {
    let first = tokens.start + usize::from(view.is(tokens.start, fun(FunctionClass::Demonstrative)));
    let word = tokens.len() == 1 || view.is_definite(first) && (first + 1..tokens.end).all(|at| object::is_adjective(view, at));
    let bare = (tokens.end..end).all(|at| view.mark(at) == Some(Mark::Comma));
    is_blame(view, cue, end) && !tokens.is_empty() && word && bare
}

/// `Was accused of`, `whose worth is put at`: nobody, or what has a pronoun, stands between the verb and the charge.
pub(super) fn is_charged(view: &View<'_>, cue: &Cue<'_>, frame: &Frame) -> bool {
    let between = frame.between.start + view.len(frame.between.start, fun(FunctionClass::Filler))..frame.between.end;
    let owned = between.len() == 1 && view.has_ending(between.start) && !view.is_about(between.start) && !cue.tag.pro.conjunction();
    let nobody = || cue.rule.addressee == Addressee::Inside && cue.kind == Kind::Verb && !cue.morph().pronoun && between.is_empty();
    frame.link == Link::Preposition && ((between.is_empty() || owned) && is_blame(view, cue, frame.content) || nobody())
}

/// A verb that says something of somebody, without a pronoun, where "of" leads to what it says.
fn is_blame(view: &View<'_>, cue: &Cue<'_>, of: usize) -> bool {
    cue.rule.addressee == Addressee::Inside && cue.kind == Kind::Verb && !cue.morph().pronoun && view.has_beh(of)
}

/// Where whom it is asked of begins behind a complete subject (`the minister asked of the council`); behind a number
/// the same preposition counts.
fn asked_of(view: &View<'_>, cue: &Cue<'_>, subject: &Range<usize>) -> Option<usize> {
    let complete = |at: usize| view.is_definite(at) || view.is_bare(at) || view.is(at, NAMES) || view.closes(at).is_some();
    let counted = |at: usize| view.is_number(at) || view.is(at, fun(FunctionClass::Other));
    let of = |at: usize| cue.rule.asks_of.iter().any(|p| view.key(at) == &**p);
    let phrase = (subject.start + 1..subject.end).take_while(|at| !view.is(*at, fun(FunctionClass::Relative)));
    phrase.into_iter().find(|at| of(*at) && complete(*at - 1) && !counted(*at - 1))
}

/// People in the accusative plural, or a definite noun that they explain (`the brethren citizens`): whom the speaker told.
fn is_many_told(view: &View<'_>, at: usize) -> bool {
    let many = |at: usize| view.is(at, PERSON) && view.is_accusative_plural(at) && !view.is_conjoined(at);
    many(at) || view.is_definite(at) && many(at + 1)
}

/// A body, crowd or reporter, a deed or a word of grammar behind a complete subject: whom the speaker told or what he said, of a verb
/// that seldom has either. Any other noun goes on with the subject.
fn is_apart(view: &View<'_>, at: usize) -> bool {
    let body =
        view.is_definite(at) && view.is(at, HEADS) && !view.is(at, PERSON) || view.tags.at(at).iter().any(|t| sequel::is_reporter(view, t));
    let deed =
        view.is_definite(at) && (view.lex.is_event(bare(view.key(at))) || view.is(at, Class::Masdar.set())) && !view.is(at, HEADS | NAMES);
    let grammar = view.is(at, fun(FunctionClass::Other)) && !view.is_definite(at);
    (body || deed || grammar || object::is_matter(view, at)) && !view.is_conjoined(at) && !view.has_clitic(at, Pro::BEH.with(Pro::LAM))
}
