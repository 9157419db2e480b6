//! Which words of a person's phrase are parts of the name.

mod other;

use super::chain::{Lent, State, Walk};
use super::profile::Reference;
use super::reader::{BODIES, HEADS, PEOPLE, fun, strip_article};
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::{BEH, LAM, TEH_MARBUTA, WAW, YEH};

/// Words of a name behind a comma at most.
const LONG: usize = 4;
/// Bytes of a participle in the accusative, without the mark of it (`differing`), at least.
const MANNER: usize = 10;
/// Bytes of a noun behind "in, for" at least.
const LED: usize = 8;
impl<'a> Walk<'_, 'a> {
    /// A word that can be a title is a part of the name behind a name's particle, as the name's last word,
    /// and where it is known as a name.
    pub(super) fn is_name(&self, at: usize, tag: &Tag) -> bool {
        let reader = self.reader;
        if tag.len > 1 {
            return false;
        }
        let behind_particle = || at > self.core.start && reader.is(at - 1, fun(FunctionClass::NameParticle)) && self.state == State::Name;
        let last = || self.state == State::Name && !tag.pro.conjunction() && !self.goes_on(at + 1);
        let known = || self.state != State::Open && tag.pro.has(Pro::AL) && !self.goes_on(at + 1) && reader.known.contains(reader.bare(at));
        let many = matches!(tag.morph.agreement.number, Some(Number::Plural | Number::Dual));
        let woman = tag.morph.agreement.feminine == Some(true);
        behind_particle()
            || !many && (!woman || reader.lex.is_given(reader.key(at))) && self.is_whole_name(at, tag)
            || !many && !woman && (last() || known() || self.is_given_name(at, tag))
    }

    /// A word that is an office and a given name, before nothing but a last name that is one elsewhere, or that has an office behind
    /// its comma.
    fn is_whole_name(&self, at: usize, tag: &Tag) -> bool {
        let (reader, last) = (self.reader, at + 1);
        let (comma, given) = (reader.mark(last + 1) == Some(Mark::Comma), reader.lex.is_given(reader.key(at)));
        let alone = at == self.core.start && (last + 1 == self.core.end || comma) && tag.pro == Pro::NONE;
        let (key, definite) = (reader.key(last), reader.is_definite(last));
        let office = || comma && reader.is(last + 2, PEOPLE) && !reader.is_definite(last + 2);
        let surname = || (definite && key.ends_with(YEH) || given && (!definite || office())) && reader.known.contains(strip_article(key));
        let apposed = || given && !definite && office() && !key.ends_with(TEH_MARBUTA) && !reader.is_event(last);
        alone && reader.is_unknown(last) && (surname() || apposed())
    }

    /// A word that is an office and a given name (`Amin`, `Sultan`): right behind a title with the article, and
    /// before an unknown word, a surname with the article too; or before one that a particle or a title follows.
    pub(super) fn is_given_name(&self, at: usize, tag: &Tag) -> bool {
        let reader = self.reader;
        let next = at + 1;
        if tag.pro != Pro::NONE || !self.goes_on(next) {
            return false;
        }
        if reader.is_name_particle(next) {
            return true;
        }
        let surname = reader.is_definite(next) && reader.key(next).ends_with(YEH);
        if !reader.is_unknown(next) || reader.is_owned(next) {
            return false;
        }
        let ends = next + 1 == self.core.end || reader.mark(next + 1) == Some(Mark::Comma);
        let address = at > 0 && reader.is(at - 1, Class::Head(HeadClass::Honorific).set());
        let open = matches!(self.state, State::Fresh | State::Open | State::Tied | State::Name);
        if ends && (address || !open) && reader.lex.is_given(reader.key(at)) {
            return true;
        }
        if reader.is_definite(next) && !surname {
            return false;
        }
        let titled = self.state != State::Fresh && at == self.core.start + 1 && reader.is_definite(at - 1);
        if surname {
            return titled || self.state == State::Name && next + 1 == self.core.end;
        }
        let behind = next + 1 < self.core.end;
        let title = behind && reader.tag(next + 1, PEOPLE).is_some_and(|t| t.pro.has(Pro::AL)) && reader.is_definite(next + 1);
        let particle = behind && reader.is_name_particle(next + 1);
        titled || self.state == State::Fresh && (title || particle)
    }

    /// What was read as the name behind a title may be a further word of it (`in the town`): one word, or one with "in, for".
    pub(super) fn is_doubtful(&self) -> bool {
        let clitic = || self.reader.key(self.parts.named.start).starts_with([BEH, LAM]);
        let titled = !self.parts.titled.is_empty() && self.parts.titled.start == self.core.start;
        titled && !self.parts.names.is_empty() && (self.parts.names.len() == 1 || clitic())
    }

    /// The one word read as a name begins as "in, for" do, and something definite is behind it (`in the district of the
    /// lighthouse`): a thing, or anything behind a feminine noun in a man's title.
    pub(super) fn is_clitic_noun_of(&self, at: usize) -> bool {
        let reader = self.reader;
        if self.parts.names.len() != 1 || self.parts.named.end != at || !reader.is_definite(at) {
            return false;
        }
        let first = reader.key(self.parts.named.start);
        let man = || reader.tag(self.core.start, PEOPLE).is_some_and(|t| t.morph.agreement.feminine == Some(false));
        let tied = || reader.key(at).ends_with(TEH_MARBUTA) && self.cannot_be_name(at) || first.ends_with(TEH_MARBUTA) && man();
        first.starts_with([BEH, LAM]) && self.is_doubtful() && tied()
    }

    /// The one word read as the name is tied to something definite that no name goes over, and the name follows (`head of the
    /// committee for the conditions of the players Sami Haddad`).
    pub(super) fn is_title_still(&self, at: usize) -> bool {
        let reader = self.reader;
        if self.state != State::Name || self.parts.names.len() != 1 || !self.is_doubtful() || !reader.is_definite(at) {
            return false;
        }
        let first = self.parts.named.start;
        let address = first > 0 && reader.is(first - 1, Class::Head(HeadClass::Honorific).set());
        let many = || reader.tag(at, HEADS).is_some_and(|t| t.morph.agreement.number != Some(Number::Singular) || t.pro.preposition());
        !address && (self.cannot_be_name(at) || many()) && self.is_named_behind(at + 1)
    }

    /// Behind a name and a further title no other name follows: what the office is of, or the end of the phrase.
    pub(super) fn is_behind_name(&self) -> bool {
        self.parts.names.len() > 1 && self.second.is_none() && self.lent.is_none() && !self.parts.joint
    }

    /// Two words of a name, or a form of address with one, stand further on.
    fn is_named_behind(&self, start: usize) -> bool {
        let reader = self.reader;
        let bare = |at: usize| {
            let name = reader.is_unknown(at) && !reader.is_accusative(at) && !reader.is_owned(at) && !reader.has_preposition(at);
            name && !self.cannot_be_name(at) || reader.is_name_particle(at)
        };
        let title = |at: usize| reader.is(at, Class::Head(HeadClass::Honorific).set()) && !reader.has_preposition(at);
        let first = |at: usize| bare(at) && !reader.is_definite(at) && !reader.is_event(at) || title(at);
        let act = |at: usize| reader.lex.is_event(strip_article(reader.key(at)));
        (start..self.core.end.saturating_sub(1)).any(|at| first(at) && bare(at + 1) && !act(at + 1))
    }

    /// Behind a mark no name of somebody follows whom the title only brings in (`an official in the ministry, | informed on the file,`).
    pub(super) fn is_nameless(&self, at: usize) -> bool {
        let (reader, next) = (self.reader, at + 1);
        let before = self.core.start..at;
        let titled = self.parts.names.is_empty() && !self.parts.titled.is_empty();
        let name = || reader.is(next, HEADS) || reader.known.contains(strip_article(reader.key(next))) || self.is_name_behind(next);
        titled && reader.reference(before.clone(), reader.own_head(&before)) == Reference::Indefinite && !name()
    }

    /// Two or more words that may be a name, up to the next comma or the end.
    pub(super) fn is_name_behind(&self, start: usize) -> bool {
        let reader = self.reader;
        let end = (start..self.core.end).find(|at| reader.mark(*at).is_some()).unwrap_or(self.core.end);
        let bare = |at: usize| reader.is_unknown(at) && !reader.is_accusative(at) && !reader.is_owned(at) && !self.cannot_be_name(at);
        let first = !reader.is_definite(start) && !reader.is_event(start);
        (2..=LONG).contains(&(end - start)) && first && (start..end).all(|at| bare(at) || reader.is_name_particle(at))
    }

    /// What was read as the name belongs to the title; the name follows.
    pub(super) fn unname(&mut self) {
        let named = std::mem::take(&mut self.parts.names);
        if !self.names_only {
            self.parts.titles.extend(named);
        }
        self.parts.titled.end = self.parts.named.end.max(self.parts.titled.end);
        self.parts.named = self.core.start..self.core.start;
        (self.second, self.lent, self.state) = (None, None, State::Fresh);
    }

    /// The last word read as a part of the name is in charge of something (`So-and-so, the one in charge of the affairs of`).
    pub(super) fn unname_last(&mut self, at: usize) {
        self.parts.names.pop();
        self.parts.named.end = at;
        self.parts.joint &= !self.reader.key(at).starts_with(WAW);
        self.push_title(at..at + 1);
    }

    /// Another word of the phrase follows: a title behind a name has its own complement, a last name has none.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        at < self.core.end && (self.reader.is_word(at) || self.reader.mark(at) == Some(Mark::Open))
    }

    /// A body that the packs know by its whole name, right before the name of a person.
    pub(super) fn is_proper(&self, at: usize, tag: &Tag) -> bool {
        let reader = self.reader;
        let next = at + usize::from(tag.len);
        let body = tag.len > 1 && tag.class == Class::Head(HeadClass::Organization) && !self.parts.titled.is_empty();
        let name = self.goes_on(next + 1) && reader.is_word(next) && reader.is_unknown(next) && !reader.is_definite(next);
        body && name && !reader.key(next).ends_with(TEH_MARBUTA)
    }

    /// A word of two letters with no further part of a name behind it.
    pub(super) fn is_short_word(&self, at: usize) -> bool {
        let next = at + 1;
        self.reader.key(at).len() < 6 && !(self.goes_on(next) && (self.reader.is_unknown(next) || self.reader.is_name_particle(next)))
    }

    /// Right behind what a body is the two words of its name, with which the phrase ends (`head of the company Lumen Nord`).
    pub(super) fn is_body_in_two_words(&self, at: usize) -> bool {
        let reader = self.reader;
        let word = |at: usize| reader.is_unknown(at) && !reader.is_definite(at) && !self.is_sure(at) && !reader.is_name_particle(at);
        let kind = at > self.core.start && reader.is(at - 1, BODIES) && !reader.is_definite(at - 1);
        let last = at + 2 == self.core.end && !reader.is(at + 2, fun(FunctionClass::Relative)) || reader.is_preposition(at + 2);
        kind && last && word(at) && word(at + 1) && self.parts.names.is_empty()
    }

    /// The last word of the name is a name elsewhere.
    pub(super) fn is_known(&self) -> bool {
        self.parts.names.last().is_some_and(|word| self.reader.known.contains(word))
    }

    pub(super) fn name(&mut self, at: usize) -> usize {
        if let Some(lent) = self.lent {
            self.push_title(at..at + 1);
            let over = lent == Lent::Body && !self.reader.is_name_particle(at + 1);
            (self.state, self.lent) = (State::Closed, self.lent.filter(|_| !over));
            return 1;
        }
        if self.is_of_office(at) {
            return self.complete(at);
        }
        if self.wants_office(at) {
            self.lent = self.lent_by_second_office(at);
            if self.lent.is_some() || self.is_of_second_office(at) {
                return self.complete(at);
            }
        }
        let key = if at == self.core.start { self.first_word() } else { self.reader.key(at) };
        let conjunct = key.strip_prefix(WAW).filter(|rest| rest.len() >= 6 && !self.parts.names.is_empty());
        let settled = || self.parts.names.len() > 1 || !self.parts.titled.is_empty();
        let goes_on = || self.goes_on(at + 1) && self.reader.is_unknown(at + 1);
        let comma = || at > 0 && matches!(self.reader.mark(at - 1), Some(Mark::Comma));
        let second = conjunct.filter(|_| settled() && goes_on() || comma());
        self.parts.joint |= second.is_some();
        self.push_name(at, strip_article(second.unwrap_or(key)));
        1
    }

    /// The first word of the phrase without a clitic preposition, and without an "and" before a name.
    fn first_word(&self) -> &'a str {
        let (reader, at) = (self.reader, self.core.start);
        let key = reader.key(at);
        let key = if reader.has_preposition(at) { key.get(2..).unwrap_or(key) } else { key };
        let and = key.strip_prefix(WAW).filter(|rest| reader.known.contains(strip_article(rest)));
        and.unwrap_or(key)
    }

    /// Whose the names behind a word of a second office are: a body's right before it (`and the head of the company Rafid Jalal`),
    /// or those of what stands behind "for".
    fn lent_by_second_office(&self, at: usize) -> Option<Lent> {
        let reader = self.reader;
        let body = |at: usize| !reader.is_definite(at) && reader.is(at, BODIES);
        if body(at - 1) || body(at - 2) && reader.is_unknown(at - 1) && !reader.is_definite(at - 1) {
            return Some(Lent::Another);
        }
        (self.is_for(at) && self.goes_on(at + 1)).then_some(Lent::Body)
    }

    /// A word of a second office that lends no name: with "for", or alone with nothing that tells a name.
    fn is_of_second_office(&self, at: usize) -> bool {
        let (reader, next) = (self.reader, at + 1);
        let alone = !self.goes_on(next) || reader.is(next, HEADS) || reader.is_preposition(next) || reader.has_preposition(next);
        self.is_for(at) || alone && (!self.is_sure(at) || reader.is_definite(at))
    }

    /// A name elsewhere in the article, or a given name.
    fn is_sure(&self, at: usize) -> bool {
        let key = self.reader.key(at);
        self.reader.known.contains(strip_article(key)) || self.reader.lex.is_given(key)
    }

    pub(super) fn push_name(&mut self, at: usize, word: &'a str) {
        if self.parts.names.is_empty() {
            self.parts.named = at..at;
        }
        if self.second.is_some() {
            self.parts.joint = true;
        }
        self.parts.names.push(word);
        self.parts.named.end = at + 1;
        self.state = State::Name;
    }
}

#[cfg(test)]
mod tests;
