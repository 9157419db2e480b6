//! Titles and names: which words of a person's phrase say the office, and which are the name.
//!
//! *Source*: shapes of the phrase (title, body, adjective of nation, name; appositions behind
//! commas) as counted in decision 0004. A title is complete once something definite
//! has been met; then an indefinite word that is no other thing begins the name.

mod office;

use super::reader::{ADJECTIVES, BODIES, HEADS, PEOPLE, Reader, fun, strip_article};
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{AnonymityClass, FunctionClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::affixes::{ALEF, LAM, TEH, TEH_MARBUTA, WAW, WOMEN, YEH};
use crate::text::{Mark, TokenKind};
use std::ops::Range;

/// What the words of a person's phrase are.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    /// Folded words of the name.
    pub(super) names: Vec<&'a str>,
    /// Folded words of the titles, without clitics.
    pub(super) titles: Vec<&'a str>,
    /// First words of the titles, without article.
    pub(super) heads: Vec<&'a str>,
    /// From the first to the last word of the name.
    pub(super) named: Range<usize>,
    /// From the first to the last word of the first title.
    pub(super) titled: Range<usize>,
    /// Two people, joined by "and".
    pub(super) joint: bool,
    /// One past the last token that belongs to the phrase.
    pub(super) end: usize,
}

impl<'a> Parts<'a> {
    /// The office leads; a form of address before it stands behind the other heads and is no word of the titles.
    pub(super) fn lead_with(&mut self, office: &'a str) {
        let before = |words: &[&str]| words.iter().position(|word| *word == office).unwrap_or_default();
        let (heads, titles) = (before(&self.heads), before(&self.titles));
        self.heads.rotate_left(heads);
        self.titles.drain(..titles);
    }
}

/// What tells little of somebody (`close to`), and is no name.
const VAGUE: Set = Class::Anonymity(AnonymityClass::VagueAdjective).set();

/// How far a title has been read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// At the start or after a comma: an unknown word begins a name.
    Fresh,
    /// An indefinite title still wants what it is the title of.
    Open,
    /// The title is complete: an unknown indefinite word begins a name.
    Closed,
    /// As `Closed`, right behind a form of address: any unknown word begins a name.
    Address,
    /// As `Closed`, behind an office of state with the article: any unknown word that is no adjective begins a name.
    Office,
    /// As `Office`, with an adjective of nation.
    National,
    /// After a preposition: the next word belongs to the title.
    Tied,
    /// In a name.
    Name,
}

/// Whose name is in a title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lent {
    /// That of the body: the next name.
    Body,
    /// That of another in whose time or service the named one was: up to a comma.
    Another,
}

/// Reads the words of a person's phrase.
pub(super) fn read<'a>(reader: &Reader<'a>, core: Range<usize>) -> Parts<'a> {
    let parts = Parts { named: core.start..core.start, titled: core.start..core.start, end: core.end, ..Parts::default() };
    Walk { reader, core, state: State::Fresh, second: None, parts, lent: None, names_only: false, most: usize::MAX }.run()
}

/// The words of the name alone, in a person's phrase, `most` of them at most.
pub(super) fn names<'a>(reader: &Reader<'a>, core: Range<usize>, most: usize) -> Vec<&'a str> {
    let parts = Parts { named: core.start..core.start, titled: core.start..core.start, end: core.end, ..Parts::default() };
    Walk { reader, core, state: State::Fresh, second: None, parts, lent: None, names_only: true, most }.run().names
}

pub(super) struct Walk<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) core: Range<usize>,
    pub(super) state: State,
    /// Where a second title joined by "and" began, and how many names there were.
    pub(super) second: Option<usize>,
    pub(super) parts: Parts<'a>,
    /// Names that follow are those of a body or a ruler in the title (`the hospital of king so-and-so`, `under king
    /// so-and-so`): one name, or all that follow.
    pub(super) lent: Option<Lent>,
    /// Titles are not kept.
    pub(super) names_only: bool,
    /// Words of the name with which enough has been read.
    most: usize,
}

impl<'a> Walk<'_, 'a> {
    fn run(mut self) -> Parts<'a> {
        let mut at = self.core.start;
        while at < self.core.end && self.parts.names.len() < self.most {
            match self.step(at) {
                Some(len) => at += len.max(1),
                None => {
                    self.parts.end = at;
                    break;
                }
            }
        }
        self.parts.end = self.parts.end.min(self.core.end);
        self.parts
    }

    /// Tokens that are read at `at`; `None` where the phrase is over.
    fn step(&mut self, at: usize) -> Option<usize> {
        let reader = self.reader;
        match reader.doc.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Word) => {}
            Some(TokenKind::Mark(mark)) => return self.mark(at, mark),
            _ => return Some(1),
        }
        let set = reader.tags.set(at);
        if set.meets(fun(FunctionClass::Same)) || at == self.core.start && (reader.is_grammar(at) || reader.is_count(at)) {
            return Some(1);
        }
        let told = || reader.is_definite(at - 1) || reader.is(at - 1, Class::Place.set()) || !self.parts.names.is_empty();
        if at > self.core.start && !reader.is_quoted(at, &self.core) && (reader.is_accusative(at) || told() && reader.is_finite(at)) {
            return None;
        }
        if self.is_title_still(at) {
            self.unname();
            self.state = State::Closed;
        }
        if at > self.core.start && set.meets(fun(FunctionClass::Adjective)) && reader.key(at).ends_with(ALEF) {
            return Some(self.complete(at)); // "formerly"
        }
        let (wants, head) = (matches!(self.state, State::Open | State::Tied), set.meets(HEADS));
        if reader.is_pointed_at(at) {
            return wants.then_some(1);
        }
        if (wants || !head) && reader.is_quoted(at, &self.core) {
            return Some(if wants { self.quotation(at) } else { self.name(at) });
        }
        if (!wants || !head) && reader.is_name_particle(at) {
            return Some(self.particle(at));
        }
        if reader.is_preposition(at) {
            return self.preposition(at);
        }
        if head && let Some(tag) = reader.tag(at, HEADS).filter(|tag| !self.is_name(at, tag)) {
            return self.head(at, tag);
        }
        if reader.is_initial(at) {
            self.state = State::Address;
            return Some(2);
        }
        let any = self.state == State::Address || self.state == State::Office && !self.is_of_office_with_clitic(at);
        let address = any && !reader.is_definite(at) && reader.is_unknown(at);
        if at > self.core.start && !address && reader.has_preposition(at) {
            return self.complement(at);
        }
        self.word(at)
    }

    /// Words in quotation marks behind an open title: what it is the title of.
    fn quotation(&mut self, at: usize) -> usize {
        let end = (at + 1..self.core.end).find(|i| self.reader.quote(*i) != self.reader.quote(at)).unwrap_or(self.core.end);
        self.push_title(at..end);
        self.state = State::Closed;
        end - at
    }

    fn mark(&mut self, at: usize, mark: Mark) -> Option<usize> {
        let next = self.reader.is(at + 1, PEOPLE) || self.parts.names.is_empty();
        match mark {
            Mark::Comma | Mark::Dash if self.is_nameless(at) => return None,
            Mark::Comma if self.is_doubtful() && self.is_name_behind(at + 1) => self.unname(),
            Mark::Comma | Mark::Dash if next || self.starts_second(at + 1) => (self.state, self.lent) = (State::Fresh, None),
            Mark::Comma | Mark::Dash => return None,
            Mark::Open
                if self.parts.names.is_empty()
                    && !self.is_nameless(at)
                    && matches!(self.state, State::Closed | State::Office | State::National | State::Address) =>
            {
                self.state = State::Fresh
            }
            Mark::Open => {
                let close = (at + 1..self.core.end).find(|i| self.reader.mark(*i) == Some(Mark::Close));
                return Some(close.map_or(1, |close| close + 1 - at));
            }
            _ => {}
        }
        Some(1)
    }

    /// A conjunction and a name of a second person.
    fn starts_second(&self, at: usize) -> bool {
        self.reader.key(at).starts_with(WAW)
    }

    fn particle(&mut self, at: usize) -> usize {
        if self.lent.is_some() {
            self.push_title(at..at + 1);
            return 1;
        }
        match self.state {
            State::Open | State::Tied => {
                self.push_title(at..at + 1);
                self.state = State::Tied;
                1
            }
            _ => {
                let key = self.reader.key(at);
                let son = key.strip_prefix(ALEF).filter(|rest| self.reader.lex.says(rest, Word::Son));
                self.push_name(at, son.unwrap_or(key));
                1
            }
        }
    }

    fn preposition(&mut self, at: usize) -> Option<usize> {
        let next = at + 1;
        let ties = self.reader.is_definite(next) || self.reader.is(next, HEADS | Class::Place.set());
        let complete = !matches!(self.state, State::Open | State::Tied) && !self.parts.names.is_empty();
        if self.state == State::Name || complete && !ties {
            return None;
        }
        self.state = State::Tied;
        if !self.parts.names.is_empty() && self.second.is_none() {
            self.lent = Some(Lent::Another);
        }
        Some(1)
    }

    fn word(&mut self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let (definite, key) = (reader.is_definite(at), reader.key(at));
        let place = reader.len(at, Class::Place.set());
        match self.state {
            State::Name if self.is_clitic_noun_of(at) => {
                self.unname();
                Some(self.complete(at))
            }
            State::Name if self.belongs(at) || self.cannot_be_name(at) => None,
            State::Fresh if self.is_her_office(at) || at == self.core.start && reader.is(at, VAGUE) => Some(self.complete(at)),
            State::Name | State::Fresh => Some(self.name(at)),
            State::Open | State::Address if self.is_done(at) => None,
            State::Open if self.is_body_in_two_words(at) => {
                self.push_title(at..at + 2);
                self.state = State::Closed;
                Some(2)
            }
            State::Open | State::Tied => {
                self.push_title(at..at + place.max(1));
                let common = place == 0
                    && !definite
                    && (reader.says(at, Word::Territory) && reader.is_unknown(at + 1)
                        || self.is_one_of() && !reader.known.contains(key)
                        || key.ends_with(WOMEN)
                        || reader.is(at, Class::Event.set() | ADJECTIVES)
                        || reader.is_event(at));
                self.state = if common { State::Open } else { State::Closed };
                Some(place.max(1))
            }
            State::Address => Some(self.closed(at, definite)),
            State::Closed | State::Office | State::National if self.is_over(at) => None,
            State::Closed | State::Office | State::National if place == 0 && self.is_matter(at) => None,
            State::Closed | State::Office | State::National if !definite && place == 0 && self.is_behind_name() => self.further(at),
            State::Closed | State::Office | State::National if !definite && place == 0 && self.is_seat(at) => self.complement(at),
            _ if !definite && self.many() && self.is_of_body(at) => Some(self.complete(at)),
            _ if !definite && self.many() && !reader.is_quoted(at, &self.core) || self.is_short_word(at) => None,
            _ if place > 0 => {
                self.push_title(at..at + place);
                self.state = State::Closed;
                Some(place)
            }
            _ => Some(self.closed(at, definite)),
        }
    }

    /// A further word of a body's name, which has no article (`the lawyers of the group Peter Lund`).
    fn is_of_body(&self, at: usize) -> bool {
        let reader = self.reader;
        let bare = |at: &usize| reader.is_unknown(*at) && !reader.is_definite(*at) && !reader.has_preposition(*at) && !reader.is_owned(*at);
        let first = (self.core.start + 1..=at).rev().take_while(bare).last();
        first.is_some_and(|first| first < at && reader.is(first - 1, BODIES) && !reader.is_definite(first - 1))
    }

    /// A participle with the article before its preposition, behind a whole name: what he belongs to (`Sami Haddad | close to`).
    fn belongs(&self, at: usize) -> bool {
        let reader = self.reader;
        self.parts.names.len() > 1 && reader.is_definite(at) && reader.len(at, fun(FunctionClass::Adjective)) > 1
    }

    /// The phrase begins with "one of".
    fn is_one_of(&self) -> bool {
        self.reader.says(self.core.start, Word::OneOf)
    }

    /// Right behind a woman's word without article, the shape of a verb in the perfect: what she did (`a lady | suffered`).
    fn is_done(&self, at: usize) -> bool {
        let reader = self.reader;
        let woman = |t: &Tag| t.len == 1 && !t.pro.has(Pro::AL) && t.morph.agreement == Agreement::of(true, Number::Singular);
        let shape = reader.key(at).ends_with(TEH) && !reader.key(at).ends_with(WOMEN) && reader.key(at).len() >= 8;
        let begun = self.core.start + 1 == at && reader.tag(self.core.start, PEOPLE).is_some_and(woman);
        begun && shape && reader.is_unknown(at) && !reader.is_definite(at) && !reader.is_event(at)
    }

    /// An indefinite word behind a name and its office: "for" written to it and something definite behind it belong to
    /// the office; something that is his is what is done.
    fn further(&mut self, at: usize) -> Option<usize> {
        let (reader, next) = (self.reader, at + 1);
        let behind = next < self.core.end;
        if behind && reader.is_owned(next) {
            return None;
        }
        if !behind || !reader.is_definite(next) || !reader.key(at).starts_with(LAM) {
            return Some(self.closed(at, false));
        }
        self.push_title(at..next);
        self.state = State::Open;
        Some(1)
    }

    /// The phrase is of several people, whom no name follows.
    fn many(&self) -> bool {
        self.reader.tag(self.core.start, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural))
    }

    /// Behind a complete title: a name, or an adjective of the title.
    fn closed(&mut self, at: usize, definite: bool) -> usize {
        let reader = self.reader;
        let bare = strip_article(reader.key(at));
        let adjective = reader.is(at, ADJECTIVES);
        let free = match self.state {
            State::Address | State::National => !adjective || self.state == State::Address,
            State::Office => !adjective && !bare.ends_with(YEH) && !bare.ends_with(TEH_MARBUTA),
            _ => false,
        };
        let name = if definite { free || reader.known.contains(bare) } else { !adjective };
        if name && !(self.parts.names.is_empty() && self.is_unnamed(at)) {
            return self.name(at);
        }
        self.push_title(at..at + 1);
        let nation = self.state == State::Office && reader.is(at, Class::Nation.set());
        self.state = if nation || self.state == State::National { State::National } else { State::Closed };
        1
    }

    /// The word belongs to the title, which is complete with it; the tokens read.
    pub(super) fn complete(&mut self, at: usize) -> usize {
        self.push_title(at..at + 1);
        self.state = State::Closed;
        1
    }
}
