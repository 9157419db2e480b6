//! Which mentions are the same source.
//!
//! *Source*: the devices of re-mention as counted in decision 0004: surname already
//! seen, title and known name, definite description, the same again. Every look-up reads a
//! bounded number of earlier sources.

use super::entity::{Entity, add};
use super::model::{Kind, MentionForm, Naming, SourceMention};
use super::profile::{Profile, Reference};
use super::reader::{GRAMMAR, Reader, strip_article, strip_clitics};
use super::register::Register;
use crate::attribution::model::{Agreement, Mention};
use crate::rules::morph::Number;
use crate::rules::shape::{HeadClass, Role, Word};
use crate::text::affixes::{ALEF, ALEF_MAKSURA, HEH, LAM, TEH_MARBUTA, WAW, YEH};
use crate::text::{Mark, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many earlier sources a look-up reads at most.
const DEPTH: usize = 48;

/// Gathers the sources of one article.
pub(crate) struct Resolver<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(crate) entities: Vec<Entity<'a>>,
    by_word: Register<'a>,
    by_head: Register<'a>,
    by_known: FxHashMap<u32, usize>,
    /// Sources in the order of their mentions.
    recent: Vec<usize>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    /// With room for what so many mentions tell.
    pub(crate) fn new(reader: &'r Reader<'a>, mentions: usize) -> Self {
        let (entities, recent) = (Vec::with_capacity(mentions), Vec::with_capacity(mentions));
        let (by_word, by_head) = (Register::with_capacity(mentions * 2), Register::with_capacity(mentions));
        Self { reader, entities, by_word, by_head, by_known: FxHashMap::default(), recent }
    }

    /// The source of a written-out mention; made when it is new.
    pub(crate) fn mention(&mut self, mention: &Mention, headline: bool) -> usize {
        self.place(self.reader.read(mention), mention.span, headline)
    }

    pub(super) fn place(&mut self, p: Profile<'a>, span: Span, headline: bool) -> usize {
        let known = self.find(&p, headline);
        self.join(known, p, span, headline)
    }

    /// The phrase is a mention of a known source, or of a new one.
    pub(super) fn join(&mut self, known: Option<usize>, p: Profile<'a>, span: Span, headline: bool) -> usize {
        let index = known.unwrap_or(self.entities.len());
        self.index(index, &p);
        if let Some(e) = self.entities.get_mut(index) {
            let form = e.merge(self.reader, &p, headline);
            e.source.mentions.push(SourceMention { span, form });
        } else {
            self.entities.push(Entity::new(self.reader, p, span, index, headline));
        }
        self.recent.push(index);
        index
    }

    /// A person of whom no office is known.
    pub(super) fn is_untitled(&self, index: usize) -> bool {
        self.entities.get(index).is_some_and(|e| e.is_named_person() && e.titles.is_empty())
    }

    /// Adds what another phrase tells of the source; it is no mention of its own.
    pub(super) fn add(&mut self, index: usize, p: &Profile<'a>) {
        if let Some(e) = self.entities.get_mut(index) {
            let headline = e.headline_only;
            e.merge(self.reader, p, headline);
        }
        self.index(index, p);
    }

    /// The source is also told by this office.
    pub(super) fn give_office(&mut self, index: usize, p: &Profile<'a>) {
        if let Some(e) = self.entities.get_mut(index) {
            add(&mut e.titles, &p.titles);
            add(&mut e.heads, &p.heads);
        }
        self.index(index, p);
    }

    /// Notes a mention without words of its own.
    pub(crate) fn silent_mention(&mut self, index: usize, span: Span, form: MentionForm) {
        if let Some(entity) = self.entities.get_mut(index) {
            entity.source.mentions.push(SourceMention { span, form });
        }
    }

    /// Whether a dropped subject of this gender and number can be this source.
    pub(crate) fn agrees(&self, index: usize, wanted: Agreement) -> bool {
        self.entities.get(index).is_some_and(|e| e.agrees(wanted))
    }

    /// Whether some source has this head, or one of these words in its name.
    pub(super) fn may_know(&self, head: &str, name: &str, word: &str) -> bool {
        let named = |word: &str| !word.is_empty() && self.by_word.holds(word);
        self.by_head.holds(head) || named(name) || named(word) || named(head)
    }

    /// The source that a phrase names, when it was met before.
    pub(super) fn find(&self, p: &Profile<'a>, headline: bool) -> Option<usize> {
        if p.joint {
            return self.same_words(p);
        }
        if let Some(index) = p.known.and_then(|known| self.by_known.get(&known)) {
            return Some(*index);
        }
        if p.is_address() {
            return self.by_address(p);
        }
        if p.kind == Kind::Person && p.naming == Naming::Named {
            return self.by_names(p).or_else(|| self.by_title(p)).or_else(|| self.by_description(p));
        }
        if p.kind != Kind::Person
            && p.naming == Naming::Named
            && let Some(index) =
                self.by_rank(p).or_else(|| self.by_words(p)).or_else(|| self.by_government(p)).or_else(|| self.by_short_name(p))
        {
            return Some(index);
        }
        if let Some(index) = self.by_bare_name(p) {
            return Some(index);
        }
        match p.reference {
            _ if p.other => None,
            _ if p.same => self.by_reference(p),
            Reference::Bare => self.by_reference(p),
            Reference::Construct => self.some_of(p).or_else(|| self.by_construct(p)).or_else(|| self.by_clause(p)),
            Reference::Indefinite if headline => None,
            Reference::Indefinite => self.by_headline(p).or_else(|| self.some_of(p)).or_else(|| self.same_words(p)),
        }
    }

    /// Whom a form of address alone means: the last person who was given it, else the last one with a title, else the
    /// last one named.
    fn by_address(&self, p: &Profile<'a>) -> Option<usize> {
        let whose = p.head();
        let given = |e: &Entity<'_>| e.heads.iter().any(|head| head.len() >= 6 && whose.starts_with(head.trim_end_matches(TEH_MARBUTA)));
        let latest = || self.latest().filter(|(_, e)| e.agrees(p.agreement));
        let found = latest().find(|(_, e)| e.source.kind == Kind::Person && given(e));
        let titled = || latest().find(|(_, e)| e.is_named_person() && !e.heads.is_empty());
        found.or_else(titled).or_else(|| latest().find(|(_, e)| e.is_named_person())).map(|(i, _)| i)
    }

    fn entity(&self, index: usize) -> Option<&Entity<'a>> {
        self.entities.get(index)
    }

    fn candidates(&self, list: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        list.take(DEPTH).filter_map(|i| self.entity(i).map(|e| (i, e)))
    }

    pub(super) fn named_like(&self, word: &str) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.by_word.sources(word))
    }

    pub(super) fn headed(&self, head: &str) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.by_head.sources(head))
    }

    /// Sources from the latest mentioned on; one may come twice.
    fn latest(&self) -> impl Iterator<Item = (usize, &Entity<'a>)> {
        self.candidates(self.recent.iter().rev().copied())
    }

    /// A person by a part of the name that was met; else a body or outlet whose short name it is.
    fn by_names(&self, p: &Profile<'a>) -> Option<usize> {
        let (first, last) = (p.names.first()?, p.names.last()?);
        let fits = |e: &Entity<'_>| {
            let ends = p.names.len() > 1 && e.names.contains(last) && e.names.contains(first);
            let given = p.names.len() == 1 && e.names.len() > 1 && e.names.first() == Some(last) && e.names.last() != Some(last);
            let other = given && !p.heads.is_empty() && !p.heads.iter().any(|head| e.heads.contains(head) || e.titles.contains(head));
            e.is_named_person() && !other && (within(&p.names, &e.names) || within(&e.names, &p.names) || ends)
        };
        let surname = self.named_like(last).find(|(_, e)| fits(e) && e.names.last() == Some(last)).or_else(|| self.by_first_word(p));
        let person = surname.or_else(|| p.names.iter().rev().find_map(|word| self.named_like(word).find(|(_, e)| fits(e))));
        let person = person.or_else(|| self.by_respelt_name(p)).or_else(|| self.by_joined_name(p)).or_else(|| self.by_vowel(p));
        if person.is_some() || p.head_class.is_some() || p.names.len() > 2 {
            return person.map(|(i, _)| i);
        }
        self.by_lone_name(&p.names)
    }

    /// A person by a last name whose last letter is written the other way (`-a` and `-i` with two dots or none, `-a` and `-h`).
    fn by_respelt_name(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (last, rest) = p.names.split_last()?;
        let other = respelt(last)?;
        let fits = |e: &Entity<'_>| e.is_named_person() && e.names.last().is_some_and(|name| *name == other) && within(rest, &e.names);
        self.named_like(&other).find(|(_, e)| fits(e))
    }

    /// A person by a last name whose particle is written to it, or apart (`Abu Alloush`).
    fn by_joined_name(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let lex = self.reader.lex;
        let (last, before) = p.names.split_last()?;
        let fits = |e: &Entity<'_>| e.is_named_person();
        if let Some((particle, rest)) = before.split_last().filter(|(particle, _)| lex.says(particle, Word::Father)) {
            let joined = format!("{particle}{last}");
            let ends = |e: &Entity<'_>| fits(e) && e.names.last().is_some_and(|name| *name == joined) && within(rest, &e.names);
            return self.named_like(&joined).find(|(_, e)| ends(e));
        }
        let apart = |e: &Entity<'_>, name: &str| matches!(*e.names, [.., particle, own] if own == name && lex.says(particle, Word::Father) && last.strip_prefix(particle) == Some(name));
        let own = |letters: usize| last.char_indices().nth(letters).and_then(|(at, _)| last.get(at..)).filter(|own| own.len() >= 6);
        let found = |name: &str| self.named_like(name).find(|(_, e)| fits(e) && apart(e, name) && within(before, &e.names));
        [2, 3].into_iter().filter_map(own).find_map(found)
    }

    /// A person by a foreign last name that is written with a vowel more or less.
    fn by_vowel(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (last, rest) = p.names.split_last().filter(|(last, _)| last.chars().count() >= FOREIGN)?;
        let named = self.entities.iter().enumerate().take(DEPTH).filter(|(_, e)| e.is_named_person());
        named.filter(|(_, e)| within(rest, &e.names)).find(|(_, e)| e.names.last().is_some_and(|name| differ_by_vowel(name, last)))
    }

    /// A last name that was met, with words behind it that are in nobody's name.
    fn by_first_word(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (first, rest) = p.names.split_first().filter(|(_, rest)| !rest.is_empty() && p.titles.is_empty())?;
        let plain = rest.iter().all(|word| !self.reader.known.contains(word) && !self.by_word.holds(word));
        self.named_like(first).find(|(_, e)| plain && e.is_named_person() && e.names.last() == Some(first))
    }

    /// A person by a last name behind a rank that is a body's word too (`the team`, `the lieutenant general`).
    fn by_rank(&self, p: &Profile<'a>) -> Option<usize> {
        let last = p.names.last().filter(|_| p.is_ranked())?;
        self.named_like(last).find(|(_, e)| e.is_named_person() && p.is_rank_of(&e.names, &e.titles)).map(|(i, _)| i)
    }

    /// A person known by office only, now named.
    fn by_title(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            let unnamed = e.source.kind == Kind::Person && e.source.naming == Naming::Described;
            let told = e.headline_only || e.titles.len() > 1 || e.bare;
            unnamed && told && e.titles.iter().all(|w| p.titles.contains(w)) && nations_agree(e, p)
        };
        p.heads.iter().find_map(|head| self.headed(head).find(|(_, e)| fits(e))).map(|(i, _)| i)
    }

    /// The first person named, when the headline told of somebody of a kind (`an expert`), or of one by words that are said again
    /// of this one.
    fn by_description(&self, p: &Profile<'a>) -> Option<usize> {
        let unnamed = |e: &Entity<'_>| e.headline_only && e.source.kind == Kind::Person && e.source.naming == Naming::Described;
        let mut told = self.entities.iter().enumerate().take(4).filter(|(_, e)| unnamed(e) && nations_agree(e, p)).peekable();
        told.peek()?;
        if self.entities.iter().take(DEPTH).any(Entity::is_named_person) {
            return None;
        }
        let said: Vec<&str> = self.stems(p.shown.clone()).collect();
        let calling = |e: &Entity<'_>| !matches!(e.source.role_class, Role::Unknown | Role::Citizen | Role::Judicial | Role::Eyewitness);
        let short = |e: &Entity<'_>| e.titles.len() <= 1 + usize::from(e.nation.is_some());
        let of_any = |e: &Entity<'_>| short(e) && calling(e) && !self.reader.is_definite(e.shown.start);
        told.find(|(_, e)| of_any(e) && e.agrees(p.agreement) || self.stems(e.shown.clone()).any(|stem| said.contains(&stem)))
            .map(|(i, _)| i)
    }

    /// The one person named so far, when what is said of him is said again in this office.
    fn by_clause(&self, p: &Profile<'a>) -> Option<usize> {
        let mut named = self.entities.iter().enumerate().take(DEPTH).filter(|(_, e)| e.is_named_person());
        let (index, only) = named.next()?;
        let foreign = p.nation.is_some() && only.nation.is_none();
        let other = only.heads.contains(&p.head()) && (foreign || p.titles.get(1).is_some_and(|word| !only.titles.contains(word)));
        // the deputy of the minister is not the minister
        let under = !only.heads.contains(&p.head()) && p.titles.iter().skip(1).any(|word| only.heads.contains(word));
        if other || under || named.next().is_some() || p.kind != Kind::Person || !nations_agree(only, p) || !only.agrees(p.agreement) {
            return None;
        }
        let (_, rest) = p.titles.split_first().filter(|(_, rest)| rest.iter().any(|word| word.len() >= 6))?;
        self.stems(only.shown.clone()).any(|stem| stem.len() >= 6 && rest.contains(&stem)).then_some(index)
    }

    /// Words of weight without clitics, article and the ending of the accusative.
    fn stems(&self, tokens: Range<usize>) -> impl Iterator<Item = &'a str> {
        let reader = self.reader;
        let of_weight =
            move |at: &usize| reader.is_word(*at) && !reader.is_preposition(*at) && reader.key(*at).len() >= 6 && !reader.is(*at, GRAMMAR);
        let stem = move |at: usize| {
            let word = strip_clitics(reader.key(at));
            word.strip_suffix(ALEF).unwrap_or(word)
        };
        tokens.filter(of_weight).map(stem)
    }

    /// A body, outlet, text or group that shares its head and all words of the shorter name.
    fn by_words(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            let (short, long) = if e.names.len() <= p.names.len() { (&e.names, &p.names) } else { (&p.names, &e.names) };
            let inside = !short.is_empty() && short.iter().all(|w| holds(long, w));
            let marked = || if p.is_in_marks { within(&e.heads, &p.names) } else { self.is_in_marks(e) && within(&p.heads, &e.names) };
            let part = || e.headline_only && within(&e.heads, &p.names); // "the schools of the oasis", of the directorate for them
            let heads = e.heads.is_empty() || p.heads.is_empty() || p.heads.iter().any(|h| e.heads.contains(h)) || marked() || part();
            let called = || e.names.first() == p.names.first() || e.headline_only && self.is_quoted(e);
            let kinds = e.source.kind == p.kind || e.heads.is_empty() && e.source.kind == Kind::Person && called();
            let place = e.known.is_some() && e.heads.is_empty() || p.known.is_some() && p.heads.is_empty();
            let bare = e.head_class.is_some() && p.head_class.is_some() && e.heads.is_empty() != p.heads.is_empty();
            inside && heads && kinds && !place && !bare && !e.joint && nations_agree(e, p)
        };
        p.names.iter().take(6).find_map(|word| self.named_like(word).find(|(_, e)| fits(e))).map(|(i, _)| i)
    }

    /// What it is, and its name in quotation marks.
    fn is_in_marks(&self, e: &Entity<'_>) -> bool {
        self.reader.mark(e.shown.start + 1) == Some(Mark::Quote)
    }

    /// Written in quotation marks.
    fn is_quoted(&self, e: &Entity<'_>) -> bool {
        e.shown.clone().any(|at| self.reader.quote(at).is_some())
    }

    /// A body that the headline calls by one word of its name, or by its head with the article alone.
    fn by_short_name(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| e.headline_only && e.source.kind == p.kind && e.names.is_empty() && !e.joint;
        let called = p.names.iter().take(4).find_map(|word| self.headed(word).find(|(_, e)| fits(e)));
        called.or_else(|| self.headed(p.head()).find(|(_, e)| fits(e) && e.bare)).map(|(i, _)| i)
    }

    /// A government by its country or capital, and the other way round.
    fn by_government(&self, p: &Profile<'a>) -> Option<usize> {
        let nation = p.nation.filter(|_| p.country && p.names.len() < 2);
        nation.and_then(|n| self.by_known.get(&n)).copied()
    }

    /// The body that is called by the name of this nation's country.
    pub(super) fn government(&self, nation: u32) -> Option<usize> {
        let body = |index: &usize| self.entities.get(*index).is_some_and(|e| e.source.kind == Kind::Organization);
        self.by_known.get(&nation).copied().filter(body)
    }

    /// The source that a definite description points back to.
    fn by_reference(&self, p: &Profile<'a>) -> Option<usize> {
        let head = p.head();
        let words = || p.titles.iter().chain(&p.names).filter(|w| **w != head);
        let fits = |e: &Entity<'_>| (e.source.kind == p.kind || p.head_class == Some(HeadClass::Source)) && nations_agree(e, p);
        let told = |e: &Entity<'_>| words().all(|w| e.names.contains(w) || e.titles.contains(w));
        let same = self.headed(head).find(|(_, e)| fits(e) && told(e));
        let numbered = || words().any(|w| w.starts_with(|c: char| c.is_numeric()));
        let adjective = || words().any(|w| w.ends_with([TEH_MARBUTA, YEH]));
        let near = |e: &Entity<'_>| p.same || words().count() == 1 && !adjective() || e.names.is_empty() && e.titles.len() < 2;
        let nearly = || self.headed(head).find(|(_, e)| fits(e) && near(e) && !numbered());
        let found = same.or_else(nearly).map(|(i, _)| i).or_else(|| self.by_class(p)).or_else(|| self.by_part(p));
        found.or_else(|| self.by_other_number(p))
    }

    /// Sources are gone on with as one, and one as many (`informed sources said …, and the source added`); where there are none, "the
    /// source" is who was met last.
    fn by_other_number(&self, p: &Profile<'a>) -> Option<usize> {
        let plain = p.same || p.titles.len() + p.names.len() <= 1;
        let source = |e: &Entity<'_>| e.head_class == Some(HeadClass::Source);
        let mut latest = self.latest().take(DEPTH);
        if p.head_class != Some(HeadClass::Source) || !plain {
            return None;
        }
        let hidden = self.latest().take(DEPTH).find(|(_, e)| source(e));
        hidden.or_else(|| latest.next().filter(|_| p.same || p.kind == Kind::Person)).map(|(i, _)| i)
    }

    /// A description without a namesake: the latest source that it can be said of.
    fn by_class(&self, p: &Profile<'a>) -> Option<usize> {
        let many = matches!(p.agreement.number, Some(Number::Dual | Number::Plural));
        let hidden = |e: &Entity<'_>| e.source.naming != Naming::Named;
        let fits = |e: &Entity<'_>| match p.head_class {
            Some(HeadClass::Source) if p.kind == Kind::Person => e.source.kind == Kind::Person && hidden(e),
            Some(HeadClass::Source) => e.source.kind == Kind::Group && hidden(e),
            Some(HeadClass::Media) => e.source.kind == Kind::Media && e.heads.is_empty(),
            Some(HeadClass::Person | HeadClass::Group) if p.agreement.number == Some(Number::Dual) => {
                e.joint || e.agreement.number == Some(Number::Dual)
            }
            Some(HeadClass::Person | HeadClass::Group) if many => {
                p.naming != Naming::Vague
                    && e.source.kind == Kind::Group
                    && (e.joint || e.source.role_class == p.role_class && p.role_class != Role::Unknown)
            }
            Some(HeadClass::Person) => {
                e.source.kind == Kind::Person
                    && hidden(e)
                    && (e.source.role_class == p.role_class || e.source.role_class == Role::Unknown && e.head_class == p.head_class)
                    && p.role_class != Role::Unknown
                    && e.agrees(p.agreement)
            }
            Some(HeadClass::Organization) => {
                e.source.kind == Kind::Organization
                    && e.heads.is_empty()
                    && e.source.role_class == p.role_class
                    && p.role_class != Role::Unknown
            }
            None if p.kind == Kind::Group => e.source.kind == Kind::Group && hidden(e) && !self.reader.is_guess(e.shown.start),
            _ => false,
        };
        let one = p.head_class == Some(HeadClass::Person) && !many;
        let source = p.head_class == Some(HeadClass::Source) && p.kind == Kind::Person; // "the source that knows the file"
        let most = if one { 1 + usize::from(p.nation.is_some()) } else { 2 + usize::from(source) * 4 };
        let plain = p.titles.len() + p.names.len() <= most;
        let mut latest = self.latest().take(if p.head_class == Some(HeadClass::Person) && !many { 4 } else { DEPTH });
        latest.find(|(_, e)| plain && fits(e) && nations_agree(e, p)).map(|(i, _)| i)
    }

    /// A bare definite word that is a word of weight of a body (`the league`).
    fn by_part(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| e.source.kind == p.kind && p.kind != Kind::Person && !self.reader.is_guess(e.shown.start);
        self.named_like(p.head()).find(|(_, e)| fits(e)).map(|(i, _)| i)
    }

    /// An office tied to something (`head of the union`): the person who was given it.
    fn by_construct(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| {
            let titles =
                within(&p.titles, &e.titles) || e.titles.len() > 1 && e.source.naming == Naming::Described && within(&e.titles, &p.titles);
            let names = p.kind == Kind::Person || within(&p.names, &e.names);
            e.source.kind == p.kind && titles && names && nations_agree(e, p)
        };
        let other = p.head().ends_with([YEH, ALEF_MAKSURA]).then(|| respelt(p.head())).flatten();
        let again = || other.and_then(|head| self.headed(&head).find(|(_, e)| fits(e)).map(|(i, _)| i));
        self.headed(p.head()).find(|(_, e)| fits(e)).map(|(i, _)| i).or_else(again)
    }

    /// An unnamed source of the headline, met again in the body.
    fn by_headline(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| e.headline_only && e.source.kind == p.kind && nations_agree(e, p);
        self.headed(p.head()).find(|(_, e)| fits(e)).map(|(i, _)| i)
    }

    /// Some of the people who were met.
    fn some_of(&self, p: &Profile<'a>) -> Option<usize> {
        let many = p.heads.get(1).filter(|_| p.head_class == Some(HeadClass::Group))?;
        let fits = |e: &Entity<'_>| e.source.kind == Kind::Group && e.head_class != Some(HeadClass::Group) && nations_agree(e, p);
        self.headed(many).find(|(_, e)| fits(e)).map(|(i, _)| i)
    }

    /// A description in the same words; a source or a text that is brought in twice is two, but for sources inside one body.
    fn same_words(&self, p: &Profile<'a>) -> Option<usize> {
        let inside = p.head_class == Some(HeadClass::Source) && p.kind == Kind::Group && p.body.is_some();
        let new = matches!(p.head_class, Some(HeadClass::Source | HeadClass::Document)) && !p.joint && !inside;
        if new || p.kind == Kind::Person && p.body.is_none() {
            return None;
        }
        let headed = |e: &Entity<'_>| e.heads.is_empty() == p.heads.is_empty();
        let fits =
            |e: &Entity<'_>| e.source.kind == p.kind && e.names == p.names && e.titles == p.titles && e.joint == p.joint && headed(e);
        let word = p.names.first();
        let by_name = word.and_then(|word| self.named_like(word).find(|(_, e)| fits(e)));
        by_name.or_else(|| self.headed(p.head()).find(|(_, e)| fits(e))).map(|(i, _)| i)
    }

    fn index(&mut self, index: usize, p: &Profile<'a>) {
        for word in &p.names {
            self.by_word.note(word, index);
        }
        for head in &p.heads {
            self.by_head.note(head, index);
        }
        if let Some(known) = p.known {
            self.by_known.entry(known).or_insert(index);
        }
        let government = p.country && p.names.len() == 1;
        if let Some(nation) = p.nation.filter(|_| government && p.naming == Naming::Named) {
            self.by_known.entry(nation).or_insert(index);
        }
    }
}

/// A word with its last letter written the other way, when writers mix the two.
fn respelt(word: &str) -> Option<String> {
    let pairs = [(YEH, ALEF_MAKSURA), (ALEF_MAKSURA, YEH), (TEH_MARBUTA, HEH), (HEH, TEH_MARBUTA)];
    pairs.iter().find_map(|(last, other)| word.strip_suffix(*last).map(|rest| format!("{rest}{other}")))
}

/// Letters of a foreign last name that may be written with a vowel more or less.
const FOREIGN: usize = 6;

/// Whether one word has one vowel more than the other, and else the same letters.
fn differ_by_vowel(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if long.chars().count() != short.chars().count() + 1 {
        return false;
    }
    let same = long.chars().zip(short.chars()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str, letters: usize| word.chars().skip(letters).collect::<String>();
    long.chars().nth(same).is_some_and(|letter| [ALEF, WAW, YEH].contains(&letter)) && rest(long, same + 1) == rest(short, same)
}

/// Whether all of these are among those, with two dots below a last letter or none.
pub(super) fn within(some: &[&str], all: &[&str]) -> bool {
    let stem = |word: &str| word.strip_suffix([YEH, ALEF_MAKSURA]).map(str::len);
    let dotless =
        |word: &str| stem(word).is_some_and(|len| all.iter().any(|other| stem(other) == Some(len) && other.get(..len) == word.get(..len)));
    some.iter().all(|word| all.contains(word) || dotless(word))
}

/// Whether a word is among these, "and" or "for" written to it or not.
pub(super) fn holds(words: &[&str], word: &str) -> bool {
    let rest = || word.strip_prefix(WAW).map(strip_article).or_else(|| word.strip_prefix(LAM)?.strip_prefix(LAM));
    words.contains(&word) || rest().is_some_and(|rest| words.contains(&rest))
}

pub(super) fn nations_agree(e: &Entity<'_>, p: &Profile<'_>) -> bool {
    e.nation.is_none() || p.nation.is_none() || e.nation == p.nation
}

#[cfg(test)]
mod tests;
