//! The words of a person's phrase that say the office.

use super::{Lent, State, Walk};
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass, Role};
use crate::rules::tag::{Class, Pro, Tag};
use crate::sources::reader::{ADJECTIVES, HEADS, PEOPLE, fun, strip_article, strip_clitics};
use crate::text::affixes::{HEH, HERS, TEH_MARBUTA, THE};
use std::ops::Range;

impl<'a> Walk<'_, 'a> {
    pub(super) fn head(&mut self, at: usize, tag: &Tag) -> Option<usize> {
        let reader = self.reader;
        let many = matches!(tag.morph.agreement.number, Some(Number::Plural | Number::Dual));
        let complete = matches!(self.state, State::Closed | State::Office | State::National);
        let clitic = tag.pro.preposition() || tag.pro.conjunction();
        let text = tag.class == Class::Head(HeadClass::Document) && complete && tag.pro.has(Pro::AL) && !clitic;
        if self.state == State::Name && (many || tag.pro.preposition() || self.is_another(at, tag)) || text {
            return None;
        }
        let len = usize::from(tag.len);
        if tag.pro.conjunction() && at > self.core.start {
            self.lent = None;
            self.join(at, tag);
        }
        if self.lends(at, tag) {
            self.lent = self.lent.or(Some(Lent::Body));
        }
        let body = matches!(tag.class, Class::Head(HeadClass::Organization | HeadClass::Media));
        self.parts.joint |= body && tag.pro.conjunction() && reader.is_definite(at) && self.many();
        let person = matches!(tag.class, Class::Head(HeadClass::Person | HeadClass::Honorific));
        if !self.names_only && (person || self.parts.heads.is_empty()) {
            self.parts.heads.push(reader.bare(at));
        }
        self.push_title(at..at + len);
        let last = at + len - 1;
        let definite = tag.pro.has(Pro::AL) || reader.key(last).starts_with(THE);
        if tag.class == Class::Head(HeadClass::Honorific) && has_pronoun(reader.key(at)) {
            self.core.end = self.core.end.min(at + len);
        }
        self.state = match tag.class {
            Class::Head(HeadClass::Honorific) => State::Address,
            _ if len > 1 && reader.is(last, fun(FunctionClass::Adjunct)) => State::Open, // "speaker in the name of"
            _ if reader.is(last, fun(FunctionClass::Preposition)) && len > 1 => State::Tied, // "who oversees"
            _ if tag.pro.has(Pro::AL) && self.is_office(tag) => State::Office,
            _ if definite || self.is_proper(at, tag) => State::Closed,
            _ => State::Open,
        };
        Some(len)
    }

    fn is_office(&self, tag: &Tag) -> bool {
        let state = |role| matches!(role, Role::Government | Role::Legislative | Role::Judicial | Role::Security | Role::Religious);
        let person = tag.class == Class::Head(HeadClass::Person) && tag.morph.agreement.number == Some(Number::Singular);
        person && self.reader.lex.head(tag.rule).is_some_and(|h| state(h.role))
    }

    /// A title and a last name behind a last name: someone else (`the sheikh thanked the general`).
    fn is_another(&self, at: usize, tag: &Tag) -> bool {
        let (reader, next) = (self.reader, at + usize::from(tag.len));
        let surname = |at: usize| reader.is_definite(at) && reader.is_unknown(at) && reader.known.contains(strip_article(reader.key(at)));
        let met = self.parts.names.contains(&strip_article(reader.key(next)));
        tag.set.meets(PEOPLE) && tag.pro.has(Pro::AL) && !tag.pro.conjunction() && surname(at - 1) && surname(next) && !met
    }

    /// A ruler right behind a hospital, a university or a centre, which has his name.
    fn lends(&self, at: usize, tag: &Tag) -> bool {
        let reader = self.reader;
        let role = |tag: &Tag| reader.lex.head(tag.rule).map_or(Role::Unknown, |h| h.role);
        let ruler = at > self.core.start
            && tag.set.meets(PEOPLE)
            && tag.pro.has(Pro::AL)
            && matches!(role(tag), Role::Government | Role::Unknown | Role::Judicial | Role::Religious);
        let body = || reader.tag(at - 1, Class::Head(HeadClass::Organization).set()).filter(|_| !reader.is_definite(at - 1));
        let named = |role| matches!(role, Role::Medical | Role::Expert | Role::CivilSociety | Role::CultureSport | Role::Business);
        let name = at + usize::from(tag.len);
        ruler && body().is_some_and(|t| named(role(t))) && reader.is_word(name) && !reader.is(name, HEADS) && !reader.is_definite(name)
    }

    /// "And" before a title: another office of the same person, or a second person when a name follows or
    /// one of the two has no name to give.
    fn join(&mut self, at: usize, tag: &Tag) {
        let nameless = |class: Class| matches!(class, Class::Head(HeadClass::Source | HeadClass::Group));
        let first = self.reader.tag(self.core.start, HEADS).map(|t| t.class);
        if self.parts.names.is_empty() && !tag.pro.has(Pro::AL) && self.state == State::Open {
            self.parts.joint |= nameless(tag.class) || first.is_some_and(nameless);
        }
        if !self.parts.names.is_empty() {
            self.second = Some(at);
        }
    }

    /// A complement with a clitic preposition: it completes the title when it is definite or a name.
    pub(super) fn complement(&mut self, at: usize) -> Option<usize> {
        let reader = self.reader;
        if self.state == State::Name {
            if !(reader.is_affairs(at) && reader.is_definite(at - 1) && self.parts.names.len() > 1) {
                return None;
            }
            self.unname_last(at - 1);
        }
        self.push_title(at..at + 1);
        let head = reader.tag(at, HEADS);
        let deed = || reader.lex.is_event(strip_clitics(reader.key(at)));
        let noun = || reader.key(at).ends_with(TEH_MARBUTA) && (deed() || !self.is_name_behind(at + 1));
        let wants = reader.is(at, fun(FunctionClass::Adjunct)) || reader.is_affairs(at) || noun();
        let indefinite = !reader.is_definite(at) && (head.is_some() || reader.is_definite(at + 1) || wants);
        self.state = if indefinite { State::Open } else { State::Closed };
        Some(head.map_or(1, |t| usize::from(t.len)))
    }

    pub(crate) fn push_title(&mut self, tokens: Range<usize>) {
        let kept = if self.names_only { 0..0 } else { tokens.clone() };
        for at in kept.filter(|at| self.reader.is_word(*at) && !self.reader.is_preposition(*at)) {
            let word = if self.reader.is(at, HEADS | ADJECTIVES) { self.reader.bare(at) } else { strip_clitics(self.reader.key(at)) };
            self.parts.titles.push(word);
        }
        let behind = !self.parts.named.is_empty() && self.parts.titled.end <= self.parts.named.start;
        if self.parts.titled.is_empty() || behind && self.parts.titled.len() == 1 {
            self.parts.titled = tokens;
        } else if self.parts.named.is_empty() || self.parts.titled.start > self.parts.named.start {
            self.parts.titled.end = tokens.end;
        }
    }
}

/// A form of address with a pronoun (`his highness`), which no name follows.
fn has_pronoun(key: &str) -> bool {
    key.ends_with(HEH) || key.ends_with(HERS)
}
