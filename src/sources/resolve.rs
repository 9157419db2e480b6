//! Which mentions are the same source.
//!
//! *Source*: the devices of re-mention as counted in the linguistics notes: elided subject,
//! surname already seen, title and known name, definite description, the same again,
//! attached pronoun.

use super::model::{Count, Kind, MentionForm, Naming, Source, SourceMention};
use super::profile::{Profile, Reader};
use crate::attribution::model::{Agreement, Mention};
use crate::rules::morph::Number;
use crate::rules::shape::{HeadClass, Role};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// How many earlier sources a look-up reads at most.
const DEPTH: usize = 48;

/// How far an article is read to see whom it is about.
const AHEAD: usize = 2_000;

/// A source being gathered.
#[derive(Debug)]
pub(crate) struct Entity<'a> {
    pub(crate) source: Source,
    pub(crate) names: Vec<&'a str>,
    words: Vec<&'a str>,
    head: &'a str,
    head_class: Option<HeadClass>,
    known: Option<u32>,
    agreement: Agreement,
    /// Met in the headline block only.
    headline_only: bool,
    pub(crate) nation: Option<u32>,
}

/// Gathers the sources of one article.
pub(crate) struct Resolver<'r, 'a> {
    reader: &'r Reader<'a>,
    pub(crate) entities: Vec<Entity<'a>>,
    by_word: FxHashMap<&'a str, Vec<usize>>,
    by_known: FxHashMap<u32, usize>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(crate) fn new(reader: &'r Reader<'a>) -> Self {
        Self { reader, entities: Vec::new(), by_word: FxHashMap::default(), by_known: FxHashMap::default() }
    }

    /// The source of a written-out mention; made when it is new.
    pub(crate) fn mention(&mut self, mention: &Mention, headline: bool) -> usize {
        let profile = self.reader.read(mention);
        let found = self.find(&profile, headline);
        let index = match found {
            Some(index) => index,
            None => self.add(&profile, mention.span, headline),
        };
        if found.is_some() {
            self.merge(index, &profile, mention.span, headline);
        }
        index
    }

    /// An unknown word without article that can be a bare name.
    pub(crate) fn bare_name(&self, at: usize) -> Option<Mention> {
        self.reader.bare_name(at)
    }

    /// How often a word stands in the first words of the article.
    pub(crate) fn count(&self, at: usize) -> usize {
        let key = self.reader.doc.key(at);
        (0..self.reader.doc.tokens.len().min(AHEAD)).filter(|other| self.reader.doc.key(*other) == key).count()
    }

    /// Notes a mention without words of its own.
    pub(crate) fn silent_mention(&mut self, index: usize, span: Span, form: MentionForm) {
        if let Some(entity) = self.entities.get_mut(index) {
            entity.source.mentions.push(SourceMention { span, form });
        }
    }

    /// Whether a dropped subject of this gender and number can be this source.
    pub(crate) fn agrees(&self, index: usize, wanted: Agreement) -> bool {
        let Some(entity) = self.entities.get(index) else { return false };
        let have = entity.agreement;
        let many = matches!(have.number, Some(Number::Plural | Number::Dual));
        if matches!(wanted.number, Some(Number::Plural)) && !many && entity.source.kind == Kind::Person {
            return false;
        }
        if matches!(wanted.number, Some(Number::Singular)) && many {
            return false;
        }
        match (wanted.feminine, have.feminine) {
            (Some(true), Some(false)) => false,
            (Some(true), None) => !many || entity.source.kind != Kind::Group || have.number.is_none(),
            (Some(false), Some(true)) => false,
            _ => true,
        }
    }

    fn find(&self, p: &Profile<'a>, headline: bool) -> Option<usize> {
        if let Some(known) = p.known
            && let Some(index) = self.by_known.get(&known)
        {
            return Some(*index);
        }
        if p.kind == Kind::Person && p.naming == Naming::Named {
            return self.by_names(p).or_else(|| self.headline(p));
        }
        if p.people
            && let Some(index) = self.by_names(p)
        {
            return Some(index);
        }
        if p.same || p.points_back {
            return self.by_head(p).or_else(|| self.by_word(p)).or_else(|| self.crowd(p));
        }
        if p.head_class == Some(HeadClass::Source) {
            return if p.definite { self.by_head(p) } else { self.headline(p) };
        }
        if p.naming == Naming::Named {
            return self.by_words(p).or_else(|| self.government(p));
        }
        let within = if p.specific { self.within(p) } else { None };
        within.or_else(|| if headline { None } else { self.headline(p).or_else(|| self.described(p)) })
    }

    /// A source whose fuller phrase holds every word of this one, the head included.
    fn within(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            p.words.len() > 1
                && e.head == p.head
                && !p.head.is_empty()
                && e.source.kind == p.kind
                && p.words.iter().all(|w| e.words.contains(w))
        };
        self.latest(fits)
    }

    /// People pointed back to by another word (`these`, `the experts`): the last people that spoke.
    fn crowd(&self, p: &Profile<'a>) -> Option<usize> {
        let many = p.kind == Kind::Group || p.head.is_empty();
        if !many { None } else { self.latest(|e| e.source.kind == Kind::Group && e.source.naming == Naming::Described) }
    }

    /// A capital or country for its government, and back.
    fn government(&self, p: &Profile<'a>) -> Option<usize> {
        let rules =
            |e: &Entity<'_>| e.known.is_some() && e.head.is_empty() || e.source.role_class == Role::Government && e.names.len() <= 1;
        let place = p.known.is_some() && p.head.is_empty() || p.role_class == Role::Government && p.names.len() <= 1;
        p.nation.filter(|_| place && p.kind == Kind::Organization)?;
        self.latest(|e| e.source.kind == Kind::Organization && e.nation == p.nation && rules(e))
    }

    fn latest(&self, fits: impl Fn(&Entity<'_>) -> bool) -> Option<usize> {
        self.entities.iter().enumerate().rev().take(DEPTH).find(|(_, e)| fits(e)).map(|(index, _)| index)
    }

    fn candidates(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_word.get(word).into_iter().flat_map(|list| list.iter().rev().take(DEPTH).copied())
    }

    /// A person by a part of the name that was met.
    fn by_names(&self, p: &Profile<'a>) -> Option<usize> {
        let last = p.names.last()?;
        let fits = |index: &usize| {
            let Some(e) = self.entities.get(*index) else { return false };
            let person = matches!(e.source.kind, Kind::Person) && e.source.naming == Naming::Named;
            let whole = |a: &[&str], b: &[&str]| a.iter().all(|w| b.contains(w));
            person
                && (whole(&p.names, &e.names)
                    || whole(&e.names, &p.names)
                    || p.names.len() > 1 && e.names.last() == Some(last) && e.names.first() == p.names.first())
        };
        let person = p.names.iter().rev().find_map(|word| self.candidates(word).find(|i| fits(i)));
        if person.is_some() || p.head_class.is_some() || p.names.len() > 2 {
            return person;
        }
        // A bare word may be the short name of a body or outlet.
        self.candidates(last).find(|i| self.entities.get(*i).is_some_and(|e| matches!(e.source.kind, Kind::Organization | Kind::Media)))
    }

    /// The latest source with the same head that the description does not contradict.
    fn by_head(&self, p: &Profile<'a>) -> Option<usize> {
        let near = self.entities.iter().enumerate().rev().take(DEPTH);
        let compatible = |e: &Entity<'_>| {
            let words = p.names.iter().all(|w| e.names.contains(w) || e.source.kind == Kind::Person);
            let nation = p.nation.is_none() || e.nation.is_none() || p.nation == e.nation;
            words && nation
        };
        let same = |e: &Entity<'_>| !p.head.is_empty() && e.head == p.head && (e.agreement == p.agreement || e.source.kind == p.kind);
        let class = |e: &Entity<'_>| p.head_class == Some(HeadClass::Media) && e.source.kind == Kind::Media && e.head.is_empty();
        near.clone()
            .find(|(_, e)| same(e) && compatible(e))
            .or_else(|| near.clone().find(|(_, e)| class(e)))
            .or_else(|| near.clone().find(|(_, e)| e.source.kind == p.kind && !p.head.is_empty() && e.names.contains(&p.head)))
            .map(|(index, _)| index)
    }

    /// A bare definite word that is a word of weight of a body (`the agency`, `the league`).
    fn by_word(&self, p: &Profile<'a>) -> Option<usize> {
        let kind = |i: &usize| self.entities.get(*i).is_some_and(|e| e.source.kind == p.kind);
        self.candidates(p.head).find(kind)
    }

    /// A body or outlet that shares its head and all words of the shorter name.
    fn by_words(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |index: &usize| {
            let Some(e) = self.entities.get(*index) else { return false };
            let short = if e.names.len() < p.names.len() { (&e.names, &p.names) } else { (&p.names, &e.names) };
            let inside = !short.0.is_empty() && short.0.iter().all(|w| short.1.contains(w));
            let part = e.names.is_empty() && p.names.contains(&e.head) || p.names.contains(&e.head) || e.names.contains(&p.head);
            let heads = e.head == p.head || e.head.is_empty() || p.head.is_empty() || part;
            let bare = e.head.is_empty() && e.source.kind == Kind::Person && e.names.first() == p.names.first();
            let kinds = e.source.kind == p.kind || bare;
            inside && heads && kinds
        };
        let named = p.names.iter().find_map(|word| self.candidates(word).find(|i| fits(i)));
        // The bare head of a headline, whose full name this is.
        named.or_else(|| self.latest(|e| e.headline_only && e.names.is_empty() && e.source.kind == p.kind && p.words.contains(&e.head)))
    }

    /// An unnamed source of the headline, met again in the body.
    fn headline(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            let words = e.words.iter().all(|w| p.words.contains(w));
            e.headline_only && e.source.kind == p.kind && e.head == p.head && !p.head.is_empty() && (words || p.naming != Naming::Named)
        };
        self.entities.iter().take(DEPTH).position(fits)
    }

    /// A description in the same words.
    fn described(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            !p.head.is_empty()
                && e.source.naming != Naming::Vague
                && e.head == p.head
                && e.source.kind == p.kind
                && e.nation == p.nation
                && e.names == p.names
                && !p.names.is_empty()
        };
        self.entities.iter().rev().take(DEPTH).position(fits).map(|back| self.entities.len() - 1 - back)
    }

    fn add(&mut self, p: &Profile<'a>, span: Span, headline: bool) -> usize {
        let index = self.entities.len();
        let text = &self.reader.doc.text;
        let words = |r: &std::ops::Range<usize>| self.reader.doc.span_of(r.clone()).slice(text).to_owned();
        let source = Source {
            name: span.slice(text).to_owned(),
            kind: p.kind,
            naming: p.naming,
            specificity: p.specificity,
            role: p.role.as_ref().map(words),
            role_class: p.role_class,
            affiliation: p.nation.and_then(|rule| self.reader.lex.name(rule)).map(|(ar, _)| ar.clone()),
            number: if p.kind == Kind::Person { Count::Singular } else { p.count },
            anonymity_requested: false,
            anonymity_reason: None,
            issued_by: None,
            mentions: vec![SourceMention { span, form: MentionForm::Full }],
            cluster: index,
            rules: p.rules.clone(),
        };
        let entity = Entity {
            source,
            names: p.names.clone(),
            words: p.words.clone(),
            head: p.head,
            head_class: p.head_class,
            known: p.known,
            agreement: p.agreement,
            headline_only: headline,
            nation: p.nation,
        };
        self.index(index, &entity.names);
        if let Some(known) = p.known {
            self.by_known.insert(known, index);
        }
        self.entities.push(entity);
        index
    }

    fn index(&mut self, index: usize, words: &[&'a str]) {
        for word in words {
            let list = self.by_word.entry(word).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }

    /// Adds what a further mention tells.
    fn merge(&mut self, index: usize, p: &Profile<'a>, span: Span, headline: bool) {
        let text = &self.reader.doc.text;
        let role = p.role.as_ref().map(|r| self.reader.doc.span_of(r.clone()).slice(text).to_owned());
        let nation = p.nation.and_then(|rule| self.reader.lex.name(rule)).map(|(ar, _)| ar.clone());
        let Some(e) = self.entities.get_mut(index) else { return };
        let words = span.slice(text);
        let p = &if p.people && e.source.kind == Kind::Person {
            Profile { kind: e.source.kind, naming: e.source.naming, ..p.clone() }
        } else {
            p.clone()
        };
        let fuller = words.chars().count() > e.source.name.chars().count() && p.naming <= e.source.naming;
        let form = if fuller {
            MentionForm::Full
        } else if p.points_back || p.naming != Naming::Named {
            MentionForm::Definite
        } else {
            MentionForm::Short
        };
        e.source.mentions.push(SourceMention { span, form });
        e.headline_only &= headline;
        if fuller {
            words.clone_into(&mut e.source.name);
        }
        if e.source.naming > p.naming && p.naming == Naming::Named {
            e.source.naming = p.naming;
            e.source.kind = p.kind;
        }
        if e.agreement == Agreement::default() {
            e.agreement = p.agreement;
        }
        if e.source.role_class == Role::Unknown {
            e.source.role_class = p.role_class;
        }
        if e.source.kind == Kind::Person && e.source.naming == Naming::Named && e.source.role.is_none() {
            e.source.role = role;
        }
        e.source.affiliation = e.source.affiliation.take().or(nation);
        e.nation = e.nation.or(p.nation);
        e.known = e.known.or(p.known);
        if e.head.is_empty() && !p.head.is_empty() && p.kind != Kind::Person && e.source.kind == Kind::Person {
            e.source.kind = p.kind;
        }
        if e.head.is_empty() {
            e.head = p.head;
            e.head_class = p.head_class;
        }
        e.source.specificity = e.source.specificity.max(p.specificity);
        let words: Vec<&'a str> = p.words.iter().copied().filter(|w| !e.words.contains(w)).collect();
        e.words.extend(words);
        let fresh: Vec<&'a str> = p.names.iter().copied().filter(|w| !e.names.contains(w)).collect();
        e.names.extend(fresh.iter().copied());
        e.source.rules.extend(p.rules.iter().copied());
        e.source.rules.sort_unstable();
        e.source.rules.dedup();
        self.index(index, &fresh);
        if let Some(known) = p.known {
            self.by_known.entry(known).or_insert(index);
        }
    }
}
