//! What is no part of a name: the object of a verb, a word of grammar, what an office is of.

use super::{LED, MANNER};
use crate::rules::shape::{FunctionClass, Word};
use crate::rules::tag::Set;
use crate::sources::chain::{State, Walk};
use crate::sources::reader::{ADJECTIVES, HEADS, PEOPLE, fun, strip_article, strip_clitics};
use crate::text::affixes::{ALEF, BEH, HEH, LAM, MEEM, MEN, MEN_OBLIQUE, NISBA_FEMININE, TEH_MARBUTA, WAW, WOMEN, YEH};

impl<'a> Walk<'_, 'a> {
    /// A word of a shape that names do not have, behind a name: the object of the verb.
    pub(crate) fn cannot_be_name(&self, at: usize) -> bool {
        let reader = self.reader;
        let key = reader.key(at);
        if reader.known.contains(strip_article(key)) {
            return false;
        }
        let things = key.strip_suffix(WOMEN).is_some_and(|rest| rest.len() >= 10);
        let plural = |stem: &str| {
            let endings = [MEN_OBLIQUE, MEN, WOMEN];
            endings.iter().any(|e| stem.strip_suffix(e).is_some_and(|rest| rest.len() >= 8))
        };
        let definite = reader.is_definite(at);
        let given = || self.parts.named.clone().filter(|at| !reader.is_name_particle(*at)).count() == 1;
        let surname = || given() && !self.goes_on(at + 1) && reader.is_unknown(at);
        let thing = || definite && (key.ends_with(TEH_MARBUTA) && !surname() || plural(strip_clitics(key)));
        let event = || !definite && reader.is_definite(at + 1) && (self.parts.names.len() > 1 || self.is_known()) && reader.is_event(at);
        let manner = || !definite && reader.is_definite(at - 1) && key.starts_with(MEEM) && key.ends_with(ALEF) && key.len() >= MANNER;
        let done = || key.strip_prefix(BEH).is_some_and(|rest| reader.lex.is_event(rest));
        let clitic = key.strip_prefix([BEH, LAM]).filter(|rest| !rest.starts_with(ALEF));
        let his = || clitic.is_some_and(|rest| rest.len() >= 10 && rest.ends_with(HEH));
        let act = || definite && self.parts.names.len() > 1 && reader.is_preposition(at + 1) && reader.lex.is_event(strip_article(key));
        things
            || self.is_told(at)
            || manner()
            || his()
            || act()
            || thing()
            || event()
            || done()
            || reader.is_owned(at)
            || self.is_object(at)
            || reader.has_preposition(at)
    }

    /// What the verb is about right behind a complete title: a deed tied to a definite noun (`the minister | tried to soothe the
    /// anger`, written without "to"), or a feminine noun with its adjective.
    pub(crate) fn is_matter(&self, at: usize) -> bool {
        let (reader, key, next) = (self.reader, self.reader.key(at), at + 1);
        let deed = || reader.is_definite(next) && reader.is_event(at);
        let man = || reader.tag(self.core.start, PEOPLE).is_some_and(|t| t.morph.agreement.feminine == Some(false));
        let thing = || key.ends_with(TEH_MARBUTA) && reader.key(next).ends_with(NISBA_FEMININE) && !reader.is_definite(next) && man();
        let known = || reader.known.contains(key) || reader.lex.is_given(key) || reader.has_preposition(at);
        self.parts.names.is_empty() && !reader.is_definite(at) && reader.is_word(next) && (deed() || thing()) && !known()
    }

    /// No name begins behind a complete title where a word of grammar stands, or a thing without article behind a definite title (`the
    /// writer | a story`).
    pub(crate) fn is_over(&self, at: usize) -> bool {
        let reader = self.reader;
        let thing = || !reader.is_definite(at) && reader.is_definite(at - 1) && self.is_unnamed(at);
        self.parts.names.is_empty() && (self.is_grammar(at) || thing()) && !self.is_sure(at) && !reader.is_quoted(at, &self.core)
    }

    /// A word that joins a clause or denies something.
    fn is_grammar(&self, at: usize) -> bool {
        const GRAMMAR: Set = fun(FunctionClass::Subordinator).and(fun(FunctionClass::Connective)).and(fun(FunctionClass::Negation));
        self.reader.is(at, GRAMMAR) && !self.reader.is(at, HEADS) && !self.reader.is_name_particle(at)
    }

    /// Behind a name a thing without article, one with "in, for" or a word of grammar; a thing with the article where the name is whole:
    /// it is one elsewhere, and words follow.
    fn is_told(&self, at: usize) -> bool {
        let reader = self.reader;
        let led = || reader.key(at).strip_prefix([BEH, LAM]).is_some_and(|noun| noun.len() >= LED && reader.lex.is_thing(noun));
        let whole = || !reader.is_definite(at) || self.is_known() && self.goes_on(at + 1);
        if reader.is_by_deed(at) && !self.is_sure(at) {
            return true; // paid | a visit
        }
        let first = self.parts.named.start;
        let deed = || reader.is_listed_thing(first) || reader.is_event(first) && !self.is_sure(first);
        let bare = || whole() && reader.is_listed_thing(at) && self.is_unnamed(at);
        let told = || (self.is_grammar(at) || led() || bare()) && !self.is_sure(at);
        (reader.is_unknown(at - 1) || self.is_known()) && !reader.is_name_particle(at - 1) && told() && !deed()
    }

    /// A thing, or a deed with the article, that is no name elsewhere.
    pub(crate) fn is_unnamed(&self, at: usize) -> bool {
        let reader = self.reader;
        let deed = || reader.is_definite(at) && reader.lex.is_event(strip_article(reader.key(at)));
        let thing = || reader.is_listed_thing(at) && !reader.key(at).ends_with(ALEF);
        !self.is_sure(at) && (thing() || deed())
    }

    /// A noun tied to a definite one behind a last name with the article: what the verb is about.
    fn is_object(&self, at: usize) -> bool {
        let reader = self.reader;
        let next = at + 1 + usize::from(reader.is(at + 1, fun(FunctionClass::Demonstrative)));
        let tied = !reader.is_definite(at) && reader.is_word(next) && reader.is_definite(next) && !reader.says(at + 1, Word::Faith);
        tied && reader.is_definite(at - 1) && (self.is_known() || self.is_numbered(at - 1)) && !reader.is_name_particle(at)
    }

    /// The number of a king, with which his name is whole (`the second`).
    fn is_numbered(&self, at: usize) -> bool {
        self.parts.names.len() > 1 && self.reader.is(at, fun(FunctionClass::Adjective)) && !self.reader.is_name_particle(at - 1)
    }

    /// "In, for" written with what an office is of: a deed, a feminine noun, or a noun tied to a definite one that is no last name.
    pub(crate) fn is_of_office_with_clitic(&self, at: usize) -> bool {
        let reader = self.reader;
        let Some(rest) = reader.key(at).strip_prefix([BEH, LAM]) else { return false };
        let tied = reader.is_definite(at + 1) && at + 1 < self.core.end && !reader.key(at + 1).ends_with(YEH);
        reader.has_preposition(at) && (reader.lex.is_event(rest) || rest.ends_with(TEH_MARBUTA) || tied)
    }

    /// "In, for" written with a feminine noun behind a man's title: where his office is.
    pub(crate) fn is_seat(&self, at: usize) -> bool {
        let key = self.reader.key(at);
        let man = || self.reader.tag(self.core.start, PEOPLE).is_some_and(|t| t.morph.agreement.feminine == Some(false));
        key.starts_with([BEH, LAM]) && key.ends_with(TEH_MARBUTA) && key.len() > 8 && man()
    }

    /// A further word of what an office behind the name is of (`the minister of energy and change`, `and the general
    /// director of the international union`), and no second person.
    pub(super) fn is_of_office(&self, at: usize) -> bool {
        let (reader, key) = (self.reader, self.reader.key(at));
        let complete = matches!(self.state, State::Closed | State::Office | State::National);
        if let Some(rest) = key.strip_prefix(WAW).filter(|rest| complete && rest.len() >= 6) {
            let act = reader.lex.is_event(rest);
            return act || !self.parts.names.is_empty() && !reader.known.contains(strip_article(rest));
        }
        let second = self.second.is_some() && !self.parts.joint && !self.parts.names.is_empty();
        second && reader.is_definite(at) && !reader.known.contains(strip_article(key))
    }

    /// A second office behind "and" wants a word that may be what it is of, and no second person is named yet.
    pub(super) fn wants_office(&self, at: usize) -> bool {
        let open = self.second.is_some() && !self.parts.joint && !matches!(self.state, State::Name | State::Address);
        open && !self.reader.is_quoted(at, &self.core)
    }

    /// It begins as "for" does, and is no name elsewhere.
    pub(super) fn is_for(&self, at: usize) -> bool {
        self.reader.key(at).starts_with(LAM) && !self.is_sure(at)
    }

    /// An office with a pronoun, which an adjective with the article tells from a name (`her official spokesman`).
    pub(crate) fn is_her_office(&self, at: usize) -> bool {
        let (reader, next) = (self.reader, at + 1);
        let hers = at == self.core.start && reader.is_owned(at);
        hers && next < self.core.end && reader.is_definite(next) && reader.is(next, ADJECTIVES)
    }
}
