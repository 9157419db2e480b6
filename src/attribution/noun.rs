//! A noun phrase as content: what a cue announces, condemns or calls for.

mod matter;
mod stated;

use super::cue::{Kind, bare};
use super::frame::{Frame, Link, RELAY, REQUEST, Search};
use super::preposition::CLITIC;
use super::view::{CUES, HEADS, NAMES, PERSON, TEXTS, TIMES, View, fun};
use super::{object, phrase, sequel};
use crate::rules::morph::Tense;
use crate::rules::shape::{Act, Addressee, Complement, FunctionClass, HeadClass, MarkerClass, Stance, Strength};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::{BEH, LAM, TO};
use crate::text::{Mark, Quote};
pub(super) use matter::{is_asked, is_asked_of};
use std::ops::Range;

/// What a search for a noun phrase looks at, besides marks, the cue's own prepositions and objects.
const NOTED: Set = REQUEST.and(RELAY).and(CUES).and(HEADS).and(fun(FunctionClass::Adjective));

/// Words of a name without a title, at most.
const NAMED: usize = 4;

/// Words that lead to a clause of their own (`without that …`): no object is behind them.
const CLAUSE: Set = fun(FunctionClass::Negation);

impl Search<'_, '_, '_> {
    /// The noun phrase that is the content where the clause is only a piece of it (`stressed its hold on
    /// "the whole valley"`, `expected rain, and that winds will blow`).
    pub(super) fn phrase_before(&self, clause: &Frame) -> Option<Frame> {
        if self.cue.kind == Kind::Noun {
            return None;
        }
        if let Some(saying) = clause.extra.first() {
            return self.before_saying(saying.start);
        }
        let before = || Search { limit: clause.content, ..*self }.noun_phrase().filter(|found| found.content < clause.content);
        if !self.is_piece(clause) {
            if clause.link != Link::That {
                return None;
            }
            return before().filter(|found| self.governs(found)).map(|found| Frame { piece: clause.content, ..found });
        }
        let found = before()?;
        let called = found.link == Link::Preposition && self.cue.rule.act == Act::Directive && self.view.has_beh(found.content);
        let stated = found.link == Link::Object && !self.is_in_adjunct(&found);
        (called || stated).then_some(Frame { piece: clause.content, ..found })
    }

    /// A verbal noun right behind the verb or its complete subject, to which the clause belongs (`stressed the need that …`).
    /// What a text or a deed reveals, and what people do, is no such object.
    fn governs(&self, object: &Frame) -> bool {
        let (view, at, start) = (self.view, object.content, self.cue.tokens.end);
        let next = HEADS | NAMES | fun(FunctionClass::Complementiser);
        let tied = [at, at + 1].iter().any(|&word| view.has_ending(word)) || view.is_definite(at + 1) || view.is(at + 1, next);
        let deed = view.is_event(at) && !view.lex.is_given(view.key(at)) && !view.is(at, HEADS | NAMES) && tied;
        let behind_subject = || {
            let subject = phrase::subject(view, start..at).tokens;
            let described = view.is(subject.start, TEXTS) && !view.is_definite(subject.start);
            let closed = |last: usize| view.is_definite(last) || view.is(last, NAMES) || view.has_ending(last);
            subject.end == at && closed(at - 1) && !described
        };
        let own = self.cue.kind != Kind::Verb || self.cue.rule.stance != Stance::Revealing && !view.is(at + 1, object::SPEAKERS);
        object.link == Link::Object && deed && if at == start { own } else { behind_subject() }
    }

    /// A quotation without a colon, or a complementiser behind "and".
    fn is_piece(&self, clause: &Frame) -> bool {
        let view = self.view;
        let start = self.cue.tokens.end;
        match clause.link {
            Link::Quote => clause.content > start && view.mark(clause.content - 1) != Some(Mark::Colon),
            Link::That => clause.between.end > start && view.is_conjoined(clause.between.end),
            _ => false,
        }
    }

    /// A word of grammar governs the object: it is part of what stands around the statement
    /// (`said during the opening of the fair`). Behind a comma it is not.
    fn is_in_adjunct(&self, found: &Frame) -> bool {
        let view = self.view;
        let grammar = fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct) | fun(FunctionClass::Subordinator);
        let comma = (found.content.saturating_sub(2)..found.content).any(|at| view.mark(at) == Some(Mark::Comma));
        let subject = phrase::subject(view, self.cue.tokens.end..found.content).tokens;
        let from = if subject.is_empty() { self.cue.tokens.end } else { subject.end };
        !comma && (from..found.content).any(|at| view.is(at, grammar))
    }

    /// A noun phrase as content: behind a preposition of the rule, or as its object.
    pub(super) fn noun_phrase(&self) -> Option<Frame> {
        let found = self.governed();
        let late = |f: &Frame| f.link == Link::Preposition && f.between.len() > 1 && self.cue.rule.addressee == Addressee::None;
        found.as_ref().filter(|f| late(f)).and_then(|_| self.headline()).or_else(|| self.described(found.as_ref()?)).or(found)
    }

    /// The next token that a search for a noun phrase looks at; any word may be an object.
    fn considered(&self, from: usize, object: bool) -> Option<usize> {
        if object { Some(from).filter(|at| *at < self.limit) } else { self.next_of(from..self.limit, NOTED) }
    }

    fn governed(&self) -> Option<Frame> {
        let view = self.view;
        let start = self.cue.tokens.end;
        let (mut at, mut held) = (start, None);
        let (preposition, object) = (self.takes(Complement::Preposition), self.takes(Complement::Object));
        while let Some(next) = self.considered(at, object) {
            at = next;
            if let Some(quote) = view.opens(at) {
                let quoted = self.quoted(at, quote);
                if quoted.is_some() {
                    return quoted;
                }
                at = view.quote_end(quote);
                continue;
            }
            if let Some(end) = view.bracket(at, self.limit) {
                at = end;
                continue;
            }
            let passed = view.len(at, REQUEST | RELAY);
            if passed > 0 {
                at += passed;
                continue;
            }
            if view.mark(at).is_some_and(|m| !matches!(m, Mark::Comma | Mark::Dash | Mark::Point)) || ends_search(view, at) {
                break;
            }
            if self.is_other_cue(at) && at > start {
                return self.second_phrase(at);
            }
            let bound = view.len(at, fun(FunctionClass::Adjective));
            if bound > 1 {
                at += bound; // with a preposition of its own (`issued by`)
                continue;
            }
            let office = view.len(at, HEADS);
            if office > 1 && self.is_own_preposition(at + office - 1) {
                held = held.or(Some(at + office - 1)); // the office's own (`in charge of`), unless no other follows
                at += office;
                continue;
            }
            if preposition && self.is_own_preposition(at) && self.is_listed(self.preposition(at).content) {
                if at > start && self.is_theirs(at, held) {
                    held = Some(at); // part of who speaks, unless no other follows
                    at += 1;
                    continue;
                }
                return (!sequel::is_that(view, at)).then(|| self.preposition(at));
            }
            if at == start && is_asked(view, self.cue, at) {
                at += 1;
                continue;
            }
            if object && self.is_object(at) {
                return Some(self.frame(Link::Object, at, at));
            }
            at += 1;
        }
        held.map(|at| self.preposition(at)).or_else(|| self.ungoverned())
    }

    /// A content that no word of the cue's leads to.
    fn ungoverned(&self) -> Option<Frame> {
        let phrase = self.second_phrase(self.limit).or_else(|| self.headline());
        phrase.or_else(|| self.bare()).or_else(|| self.bare_clause())
    }

    /// What stands in quotation marks as content: one word for a deed, or several behind the cue's own preposition.
    fn quoted(&self, at: usize, quote: &Quote) -> Option<Frame> {
        let deed = quote.words == 1 && at > self.cue.tokens.end && self.takes(Complement::Object) && self.is_quoted_deed(at);
        let led = quote.words > 1 && self.takes(Complement::Preposition) && self.is_own_preposition(at + 1) && !self.is_of_head(at);
        (deed || led).then(|| self.frame(if deed { Link::Object } else { Link::Preposition }, at, at))
    }

    /// One word in quotation marks that is what was done, and no name of a body before it (`confirmed the «martyrdom»`).
    fn is_quoted_deed(&self, at: usize) -> bool {
        !self.is_of_head(at) && self.is_object(at + 1)
    }

    /// Behind a noun without article that what stands there may name (`the firm «…»`).
    fn is_of_head(&self, at: usize) -> bool {
        self.view.is(at - 1, HEADS) && !self.view.is_definite(at - 1)
    }

    /// What stands right behind a verb of a headline whose subject stands before it (`the harbour announces the dates`).
    fn headline(&self) -> Option<Frame> {
        let (view, cue) = (self.view, self.cue);
        let plain = cue.kind == Kind::Verb && !cue.tag.pro.conjunction() && !cue.morph().pronoun && cue.morph().tense == Tense::Imperfect;
        let licensed = self.takes(Complement::Object) && cue.rule.objects.is_empty() && cue.rule.strength <= Strength::Strong;
        if !plain || !licensed || !view.is_headline(cue.tokens.start) {
            return None;
        }
        let subject = |at: usize| view.is_word(at) && !view.is(at, fun(FunctionClass::Connective)) || view.closes(at).is_some();
        let led = view.before(cue.tokens.start).is_some_and(subject);
        let at = cue.tokens.end + view.len(cue.tokens.end, fun(FunctionClass::Filler));
        let told = view.key(at) == TO || view.has_clitic(at, Pro::LAM);
        let governed = told || view.is(at, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct));
        let object = view.is_word(at) && !governed || view.is_number(at) || view.opens(at).is_some();
        (led && object && at + 1 < self.limit).then(|| self.frame(Link::Object, at, at))
    }

    /// The clause goes on here: no mark that ends it, no verb of another.
    fn stays_inside(&self, at: usize) -> bool {
        self.view.mark(at).is_none_or(|m| matches!(m, Mark::Comma | Mark::Dash | Mark::Quote)) && !self.is_other_cue(at)
    }

    /// A fitting preposition that belongs to who speaks.
    fn is_theirs(&self, at: usize, held: Option<usize>) -> bool {
        self.is_officers_body(at) || self.belongs_before(at) || self.tells_where(at, held) || self.comes_again(at) || self.is_informed(at)
    }

    /// What somebody without a name is close to or informed on, where a clause or a mark follows it (`a diplomat informed on the file,
    /// that …`).
    pub(super) fn is_informed(&self, at: usize) -> bool {
        let view = self.view;
        let close = at > 0 && view.is(at - 1, phrase::VAGUE) && !view.is_definite(at - 1) && view.is_definite(at + 1);
        let end = (at + 2..self.limit).find(|i| !object::is_adjective(view, *i)).unwrap_or(self.limit);
        close && (view.is_complementiser(end) || view.mark(end) == Some(Mark::Comma))
    }

    /// The verb's own preposition behind somebody without a name, or between an office with its adjective and a place, where the
    /// same one follows again (`an official in the ministry doubted in the figures`).
    fn comes_again(&self, at: usize) -> bool {
        let view = self.view;
        let start = self.cue.tokens.end;
        let described = |at: usize| object::is_adjective(view, at) || object::is_trade(view, at);
        let nobody = |at: usize| view.is(at, object::SPEAKERS) && !view.is_definite(at);
        let nobody = nobody(at - 1) || nobody(start) && (start + 1..at).all(described);
        let office = view.is(start, PERSON) && object::is_adjective(view, at - 1) && view.is(at + 1, Class::Place.set());
        let inside = |at: &usize| self.stays_inside(*at) && !view.is(*at, fun(FunctionClass::Complementiser));
        self.is_free_preposition(at) && (nobody || office) && (at + 2..self.limit).take_while(inside).any(|i| view.key(i) == view.key(at))
    }

    /// The body whose officer speaks (`the secretary of the union`).
    fn is_officers_body(&self, at: usize) -> bool {
        let view = self.view;
        let body = Class::Head(HeadClass::Organization).set() | Class::Place.set();
        let title = HEADS | fun(FunctionClass::Adjective);
        view.is(at - 1, title) && view.tags.at(at).iter().any(|t| t.pro.has(Pro::LAM) && t.set.meets(body))
    }

    /// A noun with "to, for" that is no deed, where a preposition of its own leads from the verb to the content further on
    /// (`the secretary of the prize called on the bodies to visit`).
    fn belongs_before(&self, at: usize) -> bool {
        let view = self.view;
        let Some(noun) = view.key(at).strip_prefix(LAM).map(|rest| rest.strip_prefix(LAM).unwrap_or(rest)) else {
            return false;
        };
        let named = view.closes(at - 1).is_some();
        let behind = view.is_word(at - 1) || named;
        if self.cue.rule.addressee == Addressee::None || !behind || !named && view.lex.is_event(noun) && !view.is(at, HEADS) {
            return false;
        }
        let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set();
        let adjective = view.is(at - 1, fun(FunctionClass::Adjective)) || view.is_definite(at - 1) && object::is_adjective(view, at - 1);
        let theirs = adjective || view.is_bare(at - 1) && view.is(self.cue.tokens.end, body);
        if self.is_free_preposition(at + 1) && !theirs {
            return false;
        }
        (at + 1..self.limit).take_while(|at| self.stays_inside(*at)).any(|at| self.is_free_preposition(at))
    }

    /// A place or body with "in", or a name that begins with its letter, where a deed with the same letter follows
    /// (`the council in the valley called for the opening of the road`).
    fn tells_where(&self, at: usize, held: Option<usize>) -> bool {
        let view = self.view;
        let deed = |at: usize| view.key(at).strip_prefix(BEH).is_some_and(|noun| view.lex.is_event(bare(noun)));
        let place = view.is(at, Class::Head(HeadClass::Organization).set() | Class::Place.set());
        let theirs = view.is(at - 1, Class::Nation.set()) && view.is_definite(at - 1) && view.is_word(at + 1);
        let name = view.is_bare(at) && !deed(at) && (theirs || held == Some(at - 1));
        let start = self.cue.tokens.end;
        let office = place && view.is(start, PERSON) && !view.is_definite(start) && view.is_definite(at - 1);
        if !office && self.cue.rule.act != Act::Directive || !view.has_beh(at) || !place && !name {
            return false;
        }
        let goes_on = |at: &usize| view.mark(*at).is_none_or(|m| matches!(m, Mark::Comma | Mark::Dash)) && !self.is_other_cue(*at);
        let called = |at: usize| deed(at) || office && view.has_beh(at) && (view.is_behind_comma(at) || view.is_unknown(at));
        (at + 1..self.limit).take_while(goes_on).any(|at| called(at) && self.is_own_preposition(at))
    }

    /// A definite object behind the subject (`the party condemned the attack`).
    fn second_phrase(&self, limit: usize) -> Option<Frame> {
        let view = self.view;
        let cue = self.cue;
        let firm = cue.kind == Kind::Verb && cue.opens_sentence && cue.rule.objects.is_empty() && cue.rule.strength <= Strength::Medium;
        if !firm || !self.takes(Complement::Object) || cue.morph().pronoun || cue.morph().tense != Tense::Perfect {
            return None;
        }
        let start = cue.tokens.end;
        let asked = (start..self.limit).find(|at| view.is(*at, REQUEST)).map(|at| at + view.len(at, REQUEST));
        let stops = |at: &usize| view.mark(*at).is_some_and(|m| m != Mark::Quote) && asked != Some(*at) && !self.is_between_months(*at);
        let end = (start..limit).find(stops).unwrap_or(limit);
        let from = start + view.len(start, fun(FunctionClass::Filler));
        let at = object::begins(view, from..end);
        let demanded = |at: &usize| view.is_definite(*at) && view.is_definite(*at - 1) && !object::is_adjective(view, *at);
        let at = if is_asked(view, cue, at) { (at + 1..end).find(demanded).unwrap_or(end) } else { at };
        let behind = self.behind_times(at..end);
        let person = view.is(behind, PERSON) || view.is_conjoined(behind) || behind > at && !self.is_what(behind);
        let at = if behind < end { (!person).then_some(behind) } else { self.behind_comma(end, behind > at) }?;
        let head = from + usize::from(view.opens(from).is_some());
        let named = || (from..at).len() <= NAMED && (from..at).all(|word| view.is_bare(word)) && object::is_matter(view, at);
        (view.is(head, HEADS | NAMES) || from < at && named()).then(|| self.frame(Link::Object, at, at))
    }

    /// One past the words that say when it was said, behind who said it (`the ministry announced | on Sunday | the arrest`).
    fn behind_times(&self, tokens: Range<usize>) -> usize {
        let view = self.view;
        let mut at = tokens.start;
        while at < tokens.end {
            let day = at > tokens.start && view.is_number(at) && view.is(at + 1, fun(FunctionClass::Month));
            match view.len(at, TIMES).max(usize::from(day || self.is_between_months(at))) {
                0 => break,
                len => at += len,
            }
        }
        at.min(tokens.end)
    }

    /// Between the names that a month has in two calendars (`May/Ayyar`).
    fn is_between_months(&self, at: usize) -> bool {
        let month = |at: usize| self.view.is(at, fun(FunctionClass::Month));
        self.view.mark(at) == Some(Mark::Other) && at > 0 && month(at - 1) && month(at + 1)
    }

    /// A noun that may be what was announced: with the article, with a pronoun, or a deed.
    fn is_what(&self, at: usize) -> bool {
        let view = self.view;
        view.is_definite(at) || view.is_event(at) || view.has_ending(at) && view.is_unknown(at)
    }

    /// What somebody condemns or praises, behind the comma that closes his phrase (`the mayor condemned, the attack`), or behind
    /// when it was said: a definite noun that names nobody, or somebody's words.
    fn behind_comma(&self, comma: usize, timed: bool) -> Option<usize> {
        let (view, at) = (self.view, comma + 1);
        let thing = view.is_definite(at) && !view.is(at, HEADS | NAMES) && !object::is_adjective(view, at) && view.is_unknown(at);
        let theirs = timed && view.has_ending(at) && view.is_unknown(at);
        let words = view.is(at, TEXTS) && !view.is_definite(at) && view.is_word(at + 1);
        let judged = (timed || self.cue.rule.act == Act::Opinion) && view.mark(comma) == Some(Mark::Comma) && at + 1 < self.limit;
        (judged && (thing || theirs || words) && !view.is_conjoined(at)).then_some(at)
    }

    /// One of the rule's prepositions that are words of their own.
    pub(super) fn is_free_preposition(&self, at: usize) -> bool {
        self.cue.rule.prepositions.iter().any(|p| p.len() > CLITIC && self.view.key(at) == &**p)
    }

    fn preposition(&self, at: usize) -> Frame {
        let view = self.view;
        let alone = self.is_free_preposition(at);
        let start = self.cue.tokens.end;
        let bare = view.opens(at + 1).is_some() && view.key(at).chars().count() == 1;
        let content = if alone || bare { at + 1 } else { at };
        let cue_end = if alone && at == start { at + 1 } else { start };
        Frame { cue_end, ..self.frame(Link::Preposition, at, content) }
    }
}

/// A word that joins a clause, or "in his words".
fn ends_search(view: &View<'_>, at: usize) -> bool {
    view.len(at, CLAUSE) > 1 || view.is(at, Class::Marker(MarkerClass::Back).set())
}

#[cfg(test)]
mod tests;
