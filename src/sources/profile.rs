//! What a noun phrase tells of whom it names: kind, naming, names, heads, role, belonging.
//!
//! *Source*: the typology of the sourcing notes (kinds, identification, specificity ladder)
//! and the settled cases of the annotation guidelines.

use super::body;
use super::chain::{self, Parts};
use super::model::{Count, Kind, Naming};
use super::reader::{ADJECTIVES, BODIES, HEADS, OUTLETS, PEOPLE, Reader, fun, strip_article, strip_clitics};
use crate::attribution::model::Mention;
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, Role};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::fold;
use std::ops::Range;

const BODIES_BY_KIND: Set = Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Media).set());

/// Words behind a document's head in which its issuer is named.
const NEAR: usize = 5;

/// How a phrase refers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reference {
    /// It brings somebody in.
    Indefinite,
    /// Its head is tied to something definite (`head of the union`).
    Construct,
    /// Its head carries the article, and it has no name: it points back.
    Bare,
}

/// A noun phrase, read.
#[derive(Clone, Debug)]
pub(crate) struct Profile<'a> {
    /// The words shown as its name.
    pub(crate) shown: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) naming: Naming,
    pub(crate) agreement: Agreement,
    pub(crate) count: Count,
    /// Folded words that name: of a person the parts of the name, of others every word of weight.
    pub(crate) names: Vec<&'a str>,
    /// Folded words of the titles of a person.
    pub(crate) titles: Vec<&'a str>,
    /// Folded heads without article, the first one first.
    pub(crate) heads: Vec<&'a str>,
    pub(crate) head_class: Option<HeadClass>,
    /// Rule of the outlet or country that the phrase is.
    pub(crate) known: Option<u32>,
    pub(crate) reference: Reference,
    /// `the same`, `itself`.
    pub(crate) same: bool,
    /// Several speakers of their own.
    pub(crate) joint: bool,
    pub(crate) role: Option<Range<usize>>,
    pub(crate) role_class: Role,
    /// Rule of the nation or country it belongs to.
    pub(crate) nation: Option<u32>,
    /// The body it belongs to.
    pub(crate) body: Option<Range<usize>>,
    pub(crate) specificity: u8,
    pub(crate) rules: Vec<u32>,
}

impl<'a> Profile<'a> {
    /// The first head; empty when the phrase has none.
    pub(crate) fn head(&self) -> &'a str {
        self.heads.first().copied().unwrap_or_default()
    }
}

impl<'a> Reader<'a> {
    /// Reads the phrase of a mention.
    pub(crate) fn read(&self, mention: &Mention) -> Profile<'a> {
        self.profile(mention.first as usize..mention.last as usize)
    }

    pub(super) fn profile(&self, tokens: Range<usize>) -> Profile<'a> {
        let core = self.core(tokens.clone());
        let tokens_of = tokens.clone();
        let crowd = self.is_crowd(core.start);
        let head = self.head(core.clone()).filter(|_| !crowd);
        let class = head.and_then(|(_, t)| match t.class {
            Class::Head(class) => Some(class),
            _ => None,
        });
        let known = self.known_rule(core.clone(), head);
        let pair = head.is_some_and(|(at, t)| self.is_pair(core.clone(), at, t));
        let named_body = (class.is_none() && known.is_none() && !crowd).then(|| self.bodies.get(strip_article(self.key(core.start)))).flatten();
        let adjective = |core: &Range<usize>| core.len() == 2 && self.is_definite(core.start + 1) && self.is(core.start + 1, ADJECTIVES);
        if let Some(&(at, _)) = named_body.filter(|(_, proper)| *proper && core.len() <= 4 || adjective(&core)) {
            return self.short_body(core, at);
        }
        let place = class.is_none() && self.is(core.start, Class::Place.set()) && !self.is_unknown(core.start + 1);
        let person = matches!(class, None | Some(HeadClass::Person | HeadClass::Honorific)) && !crowd && known.is_none() && !place;
        let parts = if person { chain::read(self, core.clone()) } else { body::read(self, core.clone(), head) };
        let cut = core.start..parts.end.max(core.start + 1);
        let shown = if cut.end < core.end || !self.opens_clause(core.end) { cut.clone() } else { tokens };
        let mut p = self.blank(shown, cut, head, parts, class);
        p.known = known;
        if pair {
            (p.joint, p.shown) = (true, tokens_of.clone());
            p.agreement = Agreement { feminine: None, number: Some(Number::Dual) };
        }
        let behind = head.is_some_and(|(at, t)| at > core.start && t.morph.agreement.number == Some(Number::Plural));
        if behind && !p.joint {
            p.names.clear(); // A number or a share stands before the people.
        }
        if class.is_none() && self.is(core.start, Class::Place.set()) && !self.is_definite(core.start) {
            p.agreement.feminine = Some(true);
        }
        p.rules.extend(known);
        if crowd {
            p.heads = vec![super::reader::singular(strip_article(self.key(core.start)))];
            p.names.retain(|w| *w != strip_clitics(self.key(core.start)));
            p.reference = if self.is_definite(core.start) { Reference::Bare } else { Reference::Indefinite };
            p.kind = Kind::Group;
            p.agreement = Agreement { feminine: None, number: Some(Number::Plural) };
        }
        self.settle(&mut p, head, crowd);
        p
    }

    /// A body by a word of its name alone; `at` is where the article says what it is.
    fn short_body(&self, core: Range<usize>, at: usize) -> Profile<'a> {
        let head = self.tag(at, HEADS);
        let parts = body::read(self, core.clone(), None);
        let cut = core.start..parts.end.max(core.start + 1);
        let class = match head.map(|t| t.class) {
            Some(Class::Head(class)) => Some(class),
            _ => None,
        };
        let mut p = self.blank(cut.clone(), cut, None, parts, None);
        p.kind = if class == Some(HeadClass::Media) { Kind::Media } else { Kind::Organization };
        p.naming = Naming::Named;
        p.heads = vec![self.bare(at)];
        p.head_class = class;
        p.agreement = head.map_or_else(Agreement::default, |t| t.morph.agreement);
        p.role_class = head.and_then(|t| self.lex.head(t.rule)).map_or(Role::Unknown, |h| h.role);
        p.specificity = 3;
        p.rules.extend(head.map(|t| t.rule));
        p
    }

    /// The dual in construct (`the two lawyers of`): written as the singular in the accusative, but tied to a name
    /// or a definite word.
    fn is_pair(&self, core: Range<usize>, at: usize, tag: &Tag) -> bool {
        let person = tag.class.set().meets(PEOPLE) && tag.len == 1 && !tag.pro.has(Pro::AL);
        let next = at + 1;
        let tied = next < core.end && self.is_word(next) && (self.is_definite(next) || self.is_unknown(next));
        let dual = || self.lex.head(tag.rule).is_some_and(|h| h.dual.iter().any(|d| fold(d).strip_suffix('\u{0646}') == Some(self.key(at))));
        person && tied && self.key(at).ends_with('\u{0627}') && !self.is_accusative(at) && dual()
    }

    /// The head of the phrase: the office behind a form of address.
    pub(super) fn head(&self, core: Range<usize>) -> Option<(usize, &'a Tag)> {
        let named = core.len() > 1 && self.is_unknown(core.start) && self.known.contains(strip_article(self.key(core.start)));
        let free = |at: &usize| {
            let Some(tag) = self.tag(*at, HEADS) else { return false };
            let behind = *at > core.start;
            let person = tag.class.set().meets(PEOPLE);
            let other = behind && (tag.pro.preposition() || named && !(person && tag.morph.agreement.number == Some(Number::Singular)));
            !other && !(person && behind && self.known.contains(self.bare(*at))) && !self.is_name_particle(*at)
        };
        let first = core.clone().find(free).and_then(|at| self.tag(at, HEADS).map(|t| (at, t)))?;
        if first.0 > core.start + 3 && !self.is(first.0, PEOPLE) {
            return None;
        }
        if first.1.class == Class::Head(HeadClass::Honorific) {
            let next = first.0 + usize::from(first.1.len);
            let office = (next..core.end).take(6).find_map(|at| self.tag(at, Class::Head(HeadClass::Person).set()).map(|t| (at, t)));
            return office.filter(|(at, _)| self.tags.at(*at + 1).iter().all(|t| t.class != Class::Verb) && *at + 1 < core.end).or(Some(first));
        }
        Some(first)
    }

    /// A plural of people that no list has: the sound plural with the article, or of a participle.
    fn is_crowd(&self, at: usize) -> bool {
        let key = self.key(at);
        if self.known.contains(key) || self.is(at, HEADS) || !self.is_unknown(at) && !self.is(at, ADJECTIVES) {
            return false;
        }
        let stem = key.strip_suffix("\u{0648}\u{0646}").or_else(|| key.strip_suffix("\u{064A}\u{0646}").filter(|_| self.is_definite(at)));
        stem.is_some_and(|stem| {
            let participle = stem.starts_with('\u{0645}') && !stem.starts_with("\u{0645}\u{0627}");
            stem.len() >= 8 && (participle || self.is_definite(at) && stem.len() >= 12 || stem.ends_with('\u{064A}'))
        })
    }

    /// An outlet or country that the phrase is, and not only contains.
    fn known_rule(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Option<u32> {
        let outlet = core.clone().take(5).find_map(|at| self.tag(at, OUTLETS).map(|t| (at, t)));
        if let Some((at, tag)) = outlet {
            let kind = head.is_some_and(|(h, t)| t.class == Class::Head(HeadClass::Media) && h < at);
            let alone = head.is_none_or(|(h, _)| h > at) && (core.start..at).all(|i| !self.is_word(i));
            return (kind || alone).then_some(tag.rule);
        }
        let place = self.tag(core.start, Class::Place.set())?;
        (head.is_none() && core.len() <= usize::from(place.len) + 1).then_some(place.rule)
    }

    fn blank(&self, shown: Range<usize>, core: Range<usize>, head: Option<(usize, &'a Tag)>, parts: Parts<'a>, class: Option<HeadClass>) -> Profile<'a> {
        let heads = core.clone().filter_map(|at| self.tag(at, HEADS)).filter_map(|t| self.lex.head(t.rule));
        let role_class = heads.map(|h| h.role).find(|r| *r != Role::Unknown).unwrap_or_default();
        let person = matches!(class, None | Some(HeadClass::Person | HeadClass::Honorific));
        let title = if person && !parts.titled.is_empty() { parts.titled.clone() } else { core.clone() };
        let nation = title.clone().find_map(|at| self.tag(at, Class::Nation.set() | Class::Place.set())).map(|t| t.rule);
        Profile {
            kind: Kind::Unknown,
            naming: Naming::Described,
            agreement: head.map_or_else(Agreement::default, |(_, t)| t.morph.agreement),
            count: Count::Singular,
            body: self.body(title.clone(), head.map(|(at, _)| at), class),
            heads: parts.heads,
            head_class: class,
            known: None,
            reference: self.reference(core.clone(), head),
            same: core.clone().any(|at| self.is(at, fun(FunctionClass::Same))),
            joint: parts.joint,
            role: (person && !parts.titled.is_empty()).then(|| parts.titled.clone()),
            role_class,
            nation,
            specificity: self.specificity(&core, head),
            rules: head.map(|(_, t)| t.rule).into_iter().collect(),
            titles: parts.titles,
            names: parts.names,
            shown,
        }
    }

    fn reference(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Reference {
        let Some((at, tag)) = head else { return Reference::Indefinite };
        if self.is_definite(at) {
            return Reference::Bare;
        }
        let next = at + usize::from(tag.len);
        let inside = (at + 1..next).any(|i| self.is_definite(i));
        let tied = next < core.end && (self.is_definite(next) || self.is(next, Class::Place.set())) && !self.has_preposition(next);
        if inside || tied { Reference::Construct } else { Reference::Indefinite }
    }

    /// The body that an office belongs to, up to where the title ends.
    fn body(&self, title: Range<usize>, head: Option<usize>, class: Option<HeadClass>) -> Option<Range<usize>> {
        if matches!(class, None | Some(HeadClass::Organization | HeadClass::Media)) {
            return None;
        }
        let first = head?;
        let near = if class == Some(HeadClass::Document) { NEAR } else { title.len() };
        let start = title.clone().skip_while(|at| *at <= first).take(near).find(|at| self.is_body(*at))?;
        let outlet = self.len(start, OUTLETS);
        if outlet > 0 && !self.is(start, BODIES_BY_KIND) {
            return Some(start..start + outlet);
        }
        let office = |at: &usize| self.is(*at, PEOPLE) && !self.is(*at, BODIES | ADJECTIVES) || self.mark(*at).is_some();
        let end = (start + 1..title.end).find(office).unwrap_or(title.end);
        Some(start..end)
    }

    /// A body, and no adjective of the noun before it; a paper with an ordinary name only where it is set off.
    fn is_body(&self, at: usize) -> bool {
        let adjective = self.is_definite(at) && self.is_definite(at - 1) && self.is_word(at - 1) && !self.has_preposition(at);
        let set_off = self.mark(at - 1).is_some() || self.is(at - 1, Class::Head(HeadClass::Media).set());
        let ordinary = self.tag(at, OUTLETS).and_then(|t| self.lex.outlet(t.rule)).is_some_and(|o| o.ordinary_word);
        self.is(at, BODIES) && !adjective && (!ordinary || set_off || self.is(at, BODIES_BY_KIND))
    }

    fn settle(&self, p: &mut Profile<'a>, head: Option<(usize, &Tag)>, crowd: bool) {
        let vague = p.rules.first().and_then(|r| self.lex.head(*r)).is_some_and(|h| h.vague);
        if !crowd {
            p.kind = self.kind(p);
        }
        let core = p.shown.clone();
        p.count = count(p, core.clone().any(|at| self.is_number(at)));
        p.naming = self.naming(p, head, vague);
        if p.kind == Kind::Person && p.naming != Naming::Named {
            p.role = Some(self.core(core));
        }
        if p.naming == Naming::Named {
            p.specificity = 3;
        }
    }

    fn kind(&self, p: &Profile<'_>) -> Kind {
        let many = p.joint || matches!(p.agreement.number, Some(Number::Plural | Number::Dual));
        match p.head_class {
            _ if p.joint => Kind::Group,
            Some(HeadClass::Person | HeadClass::Honorific) if many => Kind::Group,
            Some(HeadClass::Person | HeadClass::Honorific) => Kind::Person,
            Some(HeadClass::Organization) if self.are_many_bodies(p) => Kind::Group,
            Some(HeadClass::Organization) => Kind::Organization,
            Some(HeadClass::Media) => Kind::Media,
            Some(HeadClass::Document) => Kind::Document,
            Some(HeadClass::Group) => Kind::Group,
            Some(HeadClass::Source) if p.agreement == Agreement::of(false, Number::Singular) => Kind::Person,
            Some(HeadClass::Source) => Kind::Group,
            None if p.known.is_some_and(|rule| self.lex.outlet(rule).is_some()) => Kind::Media,
            None if p.known.is_some() || self.is(p.shown.start, Class::Place.set()) && p.titles.is_empty() => Kind::Organization,
            None if self.is_thing(p) => Kind::Unknown,
            None => Kind::Person,
        }
    }

    /// A phrase without a head whose first word cannot be a name: an act, an abstract, a plural of things.
    fn is_thing(&self, p: &Profile<'_>) -> bool {
        let at = p.shown.start;
        let key = self.key(at);
        let bare = strip_clitics(key);
        if self.known.contains(bare) || self.is_quoted(at, &p.shown) || self.is_name_particle(at) {
            return false;
        }
        let plural = bare.strip_suffix("\u{0627}\u{062A}").is_some_and(|stem| stem.len() >= 8);
        let owned = ["\u{062A}\u{0647}", "\u{062A}\u{0647}\u{0627}", "\u{062A}\u{0647}\u{0645}"].iter().any(|e| key.ends_with(e));
        let act = self.lex.is_event(bare) && (self.is_definite(at) || self.is_definite(at + 1));
        self.is_definite(at) && key.ends_with('\u{0629}') || plural || owned || act
    }

    /// Several bodies of civil life, or circles nobody can tell; the plural of a state's bodies is the state.
    fn are_many_bodies(&self, p: &Profile<'_>) -> bool {
        let many = p.agreement.feminine == Some(true) && p.agreement.number.is_none();
        let vague = p.rules.first().and_then(|r| self.lex.head(*r)).is_some_and(|h| h.vague);
        let state = matches!(p.role_class, Role::Government | Role::Security | Role::Judicial | Role::Legislative);
        many && if vague { p.reference == Reference::Indefinite } else { !state }
    }

    fn naming(&self, p: &Profile<'_>, head: Option<(usize, &Tag)>, vague: bool) -> Naming {
        let named = !p.names.is_empty();
        match (p.kind, p.head_class) {
            (_, Some(HeadClass::Source)) if !p.joint => Naming::Vague,
            (Kind::Group, _) if p.joint && p.body.as_ref().is_some_and(|b| self.is_definite(b.start)) => Naming::Named,
            (Kind::Group, _) if p.joint => if named { Naming::Named } else { Naming::Described },
            (Kind::Media, _) if p.known.is_some() => Naming::Named,
            (Kind::Organization, Some(_)) if vague => Naming::Described,
            (Kind::Group, Some(HeadClass::Organization)) if vague => Naming::Vague,
            (Kind::Group, Some(HeadClass::Organization)) => Naming::Described,
            (Kind::Document, _) if vague => if p.body.is_some() { Naming::Described } else { Naming::Vague },
            (_, Some(_)) if vague => Naming::Vague,
            (Kind::Document, _) => self.document_naming(p),
            (Kind::Group, _) => Naming::Described,
            (Kind::Organization, None) => Naming::Named,
            (Kind::Organization | Kind::Media, _) => if body::is_named(self, p, head) { Naming::Named } else { Naming::Described },
            (Kind::Unknown, _) => Naming::Described,
            _ if named => Naming::Named,
            _ => Naming::Described,
        }
    }

    /// A document is known by its number or its title in quotation marks.
    fn document_naming(&self, p: &Profile<'_>) -> Naming {
        let numbered = p.shown.clone().skip(1).take(3).any(|at| self.is_number(at));
        if numbered && p.role_class == Role::Judicial { Naming::Named } else { Naming::Described }
    }

    /// 0 nothing, 1 nation or domain, 2 institution or function, 3 and how it knows.
    fn specificity(&self, core: &Range<usize>, head: Option<(usize, &Tag)>) -> u8 {
        let Some((at, tag)) = head else { return 1 };
        let after = at + usize::from(tag.len)..core.end;
        let vague = self.lex.head(tag.rule).is_some_and(|h| h.vague);
        let body = core.clone().skip(1).any(|i| self.is(i, BODIES));
        let function = !vague && matches!(tag.class, Class::Head(HeadClass::Person)) && (tag.len > 1 || after.clone().any(|i| self.is_definite(i) && !self.is(i, ADJECTIVES)));
        let knows = Class::Anonymity(AnonymityClass::VagueAdjective).set();
        let how = after.clone().any(|i| self.is(i, knows) && self.is_preposition(i + 1));
        match (body || function, how) {
            (true, true) => 3,
            (true, false) => 2,
            (false, true) => 2,
            _ => u8::from(!vague && core.len() > 1 || core.clone().any(|i| self.is(i, ADJECTIVES) && !self.is(i, knows))),
        }
    }
}

fn count(p: &Profile<'_>, number: bool) -> Count {
    match p.agreement.number {
        _ if matches!(p.kind, Kind::Person | Kind::Unknown) => Count::Singular,
        _ if number && p.kind == Kind::Group => Count::Counted,
        Some(Number::Dual) => Count::Dual,
        _ if p.kind == Kind::Group => Count::Plural,
        Some(Number::Plural) | None if p.known.is_none() => Count::Plural,
        _ => Count::Singular,
    }
}
