//! Which entity a phrase names, by its office, body, description or words.

use super::names::respelt;
use super::{DEPTH, Resolver, holds, nations_agree, within};
use crate::rules::morph::Number;
use crate::rules::shape::{HeadClass, Role};
use crate::sources::entity::Entity;
use crate::sources::model::{Kind, Naming};
use crate::sources::profile::{Profile, Reference};
use crate::sources::reader::{GRAMMAR, strip_clitics};
use crate::text::Mark;
use crate::text::affixes::{ALEF, ALEF_MAKSURA, TEH_MARBUTA, YEH};
use std::ops::Range;

impl<'a> Resolver<'_, 'a> {
    /// The source that a phrase names, when it was met before.
    pub(crate) fn find(&self, p: &Profile<'a>, headline: bool) -> Option<usize> {
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

    /// A government by its country or capital, and the other way round.
    fn by_government(&self, p: &Profile<'a>) -> Option<usize> {
        let nation = p.nation.filter(|_| p.country && p.names.len() < 2);
        nation.and_then(|n| self.by_known.get(&n)).copied()
    }

    /// The body that is called by the name of this nation's country.
    pub(crate) fn government(&self, nation: u32) -> Option<usize> {
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
}
