//! What a noun phrase tells of whom it names: kind, naming, names, heads, role, belonging.
//!
//! *Source*: the typology of the sourcing notes (kinds, identification, specificity ladder)
//! and the settled cases of the annotation guidelines.

use super::model::{Count, Kind, Naming};
use crate::attribution::model::Mention;
use crate::rules::lexicon::Lexicon;
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, OutletClass, Role};
use crate::rules::tag::{Class, Pro, Set, Tag, Tags};
use crate::text::{Document, Mark, TokenKind};
use std::ops::Range;

/// A noun phrase, read.
#[derive(Clone, Debug)]
pub(crate) struct Profile<'a> {
    pub(crate) kind: Kind,
    /// An unknown word in the plural of people; a surname may look so too.
    pub(crate) people: bool,
    /// The head carries the article.
    pub(crate) definite: bool,
    /// The phrase is definite: by its head or by what the head is in construct with.
    pub(crate) specific: bool,
    /// Folded letters of every word of the phrase, bare of article and case ending.
    pub(crate) words: Vec<&'a str>,
    pub(crate) naming: Naming,
    pub(crate) agreement: Agreement,
    pub(crate) count: Count,
    /// Folded words that name: of a person the parts of the name, of others every word of weight.
    pub(crate) names: Vec<&'a str>,
    /// Folded head without article; empty when the phrase has none.
    pub(crate) head: &'a str,
    pub(crate) head_class: Option<HeadClass>,
    /// Rule of the outlet or country that the phrase is.
    pub(crate) known: Option<u32>,
    /// The head carries the article, and the phrase has no name: it points back.
    pub(crate) points_back: bool,
    /// `the same`, `itself`.
    pub(crate) same: bool,
    pub(crate) role: Option<Range<usize>>,
    pub(crate) role_class: Role,
    /// Rule of the nation or country it belongs to.
    pub(crate) nation: Option<u32>,
    pub(crate) specificity: u8,
    pub(crate) rules: Vec<u32>,
}

const HEADS: Set = Class::Head(HeadClass::Person)
    .set()
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set())
    .and(Class::Head(HeadClass::Document).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Head(HeadClass::Source).set());
const OUTLETS: Set =
    Class::Outlet(OutletClass::Agency).set().and(Class::Outlet(OutletClass::Outlet).set()).and(Class::Outlet(OutletClass::Platform).set());
const DESCRIPTIVE: Set = Class::Anonymity(AnonymityClass::VagueAdjective)
    .set()
    .and(Class::Anonymity(AnonymityClass::DomainAdjective).set())
    .and(Class::Nation.set());

/// Reads phrases of one document.
pub(crate) struct Reader<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) tags: &'a Tags,
    pub(crate) lex: &'a Lexicon,
}

impl<'a> Reader<'a> {
    /// Reads the phrase of a mention.
    pub(crate) fn read(&self, mention: &Mention) -> Profile<'a> {
        let tokens = mention.first as usize..mention.last as usize;
        let core = tokens.start..self.core_end(tokens.clone());
        let head = self.head(core.clone());
        let known = self.known(core.clone(), head);
        let names = self.names(core.clone(), head);
        let mut profile = self.blank(head, known);
        profile.nation = core.clone().find_map(|at| self.tag(at, Class::Nation.set() | Class::Place.set())).map(|t| t.rule);
        profile.same = core.clone().any(|at| self.is(at, Class::Function(FunctionClass::Same).set()));
        let people = head.is_none() && self.is_people(&core);
        self.settle(&mut profile, core.clone(), names, head.map(|(at, _)| at));
        if core.len() == 1 && self.is(core.start, Class::Function(FunctionClass::Demonstrative).set()) {
            profile.kind = Kind::Group;
            profile.naming = Naming::Described;
        }
        if people {
            profile.kind = Kind::Group;
            profile.naming = Naming::Described;
            profile.head = uncase(strip_clitics(self.doc.key(core.start)));
            profile.points_back |= self.doc.key(core.start).starts_with("\u{0627}\u{0644}");
            profile.agreement.number = Some(Number::Plural);
            profile.people = true;
        }
        profile
    }

    /// The outlet by name that begins at a token.
    pub(crate) fn outlet(&self, at: usize) -> Option<Mention> {
        let tag = self.tag(at, OUTLETS)?;
        let tokens = at..at + usize::from(tag.len);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let span = self.doc.span_of(tokens.clone());
        Some(Mention { span, first: number(tokens.start), last: number(tokens.end), agreement: Agreement::default() })
    }

    /// An unknown word without article, long enough for a name.
    pub(crate) fn bare_name(&self, at: usize) -> Option<Mention> {
        let key = self.doc.key(at);
        let unknown = self.is_word(at) && self.tags.at(at).is_empty() && !key.starts_with("\u{0627}\u{0644}") && !self.lex.is_event(key);
        let clitic = ["\u{0648}", "\u{0628}", "\u{0644}", "\u{0641}", "\u{0643}"].iter().any(|c| key.starts_with(c));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (unknown && !clitic && key.chars().count() >= 4).then(|| Mention {
            span: self.doc.span_of(at..at + 1),
            first: number(at),
            last: number(at + 1),
            agreement: Agreement::default(),
        })
    }

    pub(crate) fn is(&self, at: usize, set: Set) -> bool {
        self.tags.set(at).meets(set)
    }

    pub(crate) fn tag(&self, at: usize, set: Set) -> Option<&'a Tag> {
        if !self.is(at, set) {
            return None;
        }
        self.tags.at(at).iter().filter(|t| t.class.set().meets(set)).max_by_key(|t| (t.len, !t.pro.preposition()))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// The phrase before its relative clause or request.
    fn core_end(&self, tokens: Range<usize>) -> usize {
        let stop = Class::Function(FunctionClass::Relative).set() | Class::Anonymity(AnonymityClass::Request).set();
        tokens.clone().skip(1).find(|at| self.is(*at, stop)).unwrap_or(tokens.end)
    }

    fn head(&self, core: Range<usize>) -> Option<(usize, &'a Tag)> {
        let first = core.clone().find_map(|at| self.tag(at, HEADS).map(|t| (at, t)))?;
        if first.1.class == Class::Head(HeadClass::Honorific) {
            let next = first.0 + usize::from(first.1.len);
            let office = (next..core.end).find_map(|at| self.tag(at, Class::Head(HeadClass::Person).set()).map(|t| (at, t)));
            return office.or(Some(first));
        }
        Some(first)
    }

    /// An outlet or country that the phrase is, and not only contains.
    fn known(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Option<u32> {
        let outlet = core.clone().find_map(|at| self.tag(at, OUTLETS).map(|t| (at, t)));
        let free = |class: HeadClass| head.is_none_or(|(_, t)| t.class == Class::Head(class));
        if let Some((at, tag)) = outlet
            && free(HeadClass::Media)
            && at <= core.start + 4
        {
            return Some(tag.rule);
        }
        let place = self.tag(core.start, Class::Place.set())?;
        (head.is_none() && core.len() <= usize::from(place.len) + 1).then_some(place.rule)
    }

    fn blank(&self, head: Option<(usize, &'a Tag)>, known: Option<u32>) -> Profile<'a> {
        let class = head.and_then(|(_, t)| match t.class {
            Class::Head(class) => Some(class),
            _ => None,
        });
        let rule = head.and_then(|(_, t)| self.lex.head(t.rule));
        Profile {
            kind: Kind::Unknown,
            naming: Naming::Described,
            agreement: head.map_or_else(Agreement::default, |(_, t)| t.morph.agreement),
            count: Count::Singular,
            names: Vec::new(),
            head: head.map_or("", |(at, _)| uncase(self.bare(at))),
            head_class: class,
            known,
            points_back: false,
            same: false,
            role: None,
            role_class: rule.map_or(Role::Unknown, |h| h.role),
            nation: None,
            specificity: 0,
            rules: head.map(|(_, t)| t.rule).into_iter().chain(known).collect(),
            people: false,
            definite: false,
            specific: false,
            words: Vec::new(),
        }
    }

    /// Folded letters without conjunction, clitic preposition and article, as the tag reads them.
    pub(crate) fn bare(&self, at: usize) -> &'a str {
        let key = self.doc.key(at);
        let pro = self.tags.at(at).iter().find(|t| t.class.set().meets(HEADS | DESCRIPTIVE)).map_or(Pro::NONE, |t| t.pro);
        let assimilated = pro.has(Pro::LAM) && pro.has(Pro::AL); // the article's alef is not written behind "to"
        let cut = usize::from(pro.conjunction()) + usize::from(pro.preposition()) + usize::from(assimilated);
        let mut rest = key;
        for _ in 0..cut {
            rest = rest.get(2..).unwrap_or(rest);
        }
        strip_article(rest)
    }

    /// Words that name somebody: behind a closed title, after a comma, or from the start.
    fn names(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Vec<&'a str> {
        let many = |t: &Tag| matches!(t.morph.agreement.number, Some(Number::Plural));
        let person = head.is_none_or(|(_, t)| matches!(t.class, Class::Head(HeadClass::Person | HeadClass::Honorific)) && !many(t));
        if !person {
            return self.words(core, head.map(|(at, t)| at..at + usize::from(t.len)));
        }
        let mut state = Chain::Fresh;
        let mut names = Vec::new();
        let mut at = core.start;
        while at < core.end {
            let len = self.tag(at, HEADS).map_or(1, |t| usize::from(t.len));
            state = self.advance(state, at, &mut names);
            at += len.max(1);
        }
        names
    }

    fn advance(&self, state: Chain, at: usize, names: &mut Vec<&'a str>) -> Chain {
        let key = self.doc.key(at);
        if let Some(TokenKind::Mark(mark)) = self.doc.tokens.get(at).map(|t| t.kind) {
            return if matches!(mark, Mark::Comma | Mark::Dash) { Chain::Fresh } else { state };
        }
        if !self.is_word(at) || self.is(at, Class::Function(FunctionClass::Same).set()) {
            return state;
        }
        let definite = key.starts_with("\u{0627}\u{0644}");
        if self.is(at, Class::Function(FunctionClass::NameParticle).set()) && !self.is(at, HEADS) {
            names.push(key);
            return Chain::Name;
        }
        if self.is(at, Class::Function(FunctionClass::Preposition).set()) {
            return Chain::Tied;
        }
        if state != Chain::Fresh && self.tags.at(at).iter().any(|t| t.pro.preposition() && matches!(t.class, Class::Head(_) | Class::Place))
        {
            let whole = self.tags.at(at).iter().any(|t| t.class == Class::Place)
                || key.contains("\u{0627}\u{0644}")
                || key.starts_with("\u{0644}\u{0644}");
            let long = self.tag(at, HEADS).is_some_and(|t| t.len > 1);
            return if whole || long { Chain::Closed } else { Chain::Open };
        }
        if let Some(tag) =
            self.tag(at, HEADS).filter(|t| state != Chain::Name || t.pro.has(Pro::AL) && self.goes_on(at + usize::from(t.len)))
        {
            if tag.class == Class::Head(HeadClass::Honorific) {
                return Chain::Fresh;
            }
            let closes = definite || tag.pro.has(Pro::AL);
            return if closes { Chain::Closed } else { Chain::Open };
        }
        if self.is(at, DESCRIPTIVE) && state != Chain::Fresh && state != Chain::Name {
            return if definite { Chain::Closed } else { state };
        }
        match state {
            Chain::Fresh | Chain::Name => {
                names.push(strip_article(key));
                Chain::Name
            }
            Chain::Closed if !definite || at > 0 && self.is(at - 1, Class::Nation.set()) && self.tags.at(at).is_empty() => {
                names.push(key);
                Chain::Name
            }
            Chain::Open | Chain::Tied => Chain::Closed,
            Chain::Closed => Chain::Closed,
        }
    }

    /// Another word follows: a title behind a name has its own complement, a last name has none.
    fn goes_on(&self, at: usize) -> bool {
        self.is_word(at) && !self.is(at, Class::Function(FunctionClass::Complementiser).set() | Class::Verb.set())
    }

    /// Every word of weight, the head itself left out.
    fn words(&self, core: Range<usize>, head: Option<Range<usize>>) -> Vec<&'a str> {
        let function = Class::Function(FunctionClass::Preposition).set() | Class::Function(FunctionClass::Same).set();
        core.filter(|at| {
            (self.is_word(*at) || self.is_number(*at)) && !self.is(*at, function) && head.as_ref().is_none_or(|h| !h.contains(at))
        })
        .map(|at| strip_clitics(self.doc.key(at)))
        .filter(|w| !w.is_empty())
        .collect()
    }

    fn settle(&self, p: &mut Profile<'a>, core: Range<usize>, names: Vec<&'a str>, head_at: Option<usize>) {
        let definite = head_at.is_some_and(|at| self.tag(at, HEADS).is_some_and(|t| t.pro.has(Pro::AL)));
        let these = self.is(core.start, Class::Function(FunctionClass::Demonstrative).set());
        let vague = p.rules.first().and_then(|r| self.lex.head(*r)).is_some_and(|h| h.vague);
        let weight = names.len();
        let head_len = head_at.and_then(|at| self.tag(at, HEADS)).map_or(0, |t| t.len);
        p.kind = self.kind(p, &core);
        p.count = count(p.agreement, core.clone().any(|at| self.is_number(at)));
        p.points_back = definite && weight == 0 || p.same || these;
        p.naming = match (p.kind, p.head_class) {
            (Kind::Media, _) if p.known.is_some() => Naming::Named,
            (Kind::Media, Some(_)) if vague && weight <= 1 => Naming::Vague,
            (_, Some(HeadClass::Source)) => Naming::Vague,
            (_, Some(_)) if vague => Naming::Vague,
            (Kind::Document, _) if core.clone().any(|at| self.is_number(at)) => Naming::Named,
            (Kind::Document, _) => Naming::Described,
            (Kind::Group, None) if p.known.is_some() || self.is_joint(p, &core) => Naming::Named,
            (Kind::Group, _)
                if self.is_joint(p, &core) && core.clone().any(|at| self.is(at, Class::Head(HeadClass::Organization).set())) =>
            {
                Naming::Named
            }
            (Kind::Group, Some(HeadClass::Group)) => Naming::Described,
            (Kind::Organization, _) if p.known.is_some() || weight >= 1 || head_len > 1 => Naming::Named,
            (Kind::Media, _) if weight >= 1 => Naming::Named,
            (Kind::Person, _) if weight >= 1 => Naming::Named,
            _ => Naming::Described,
        };
        p.definite = definite;
        p.specific = definite || core.clone().any(|at| self.doc.key(at).starts_with("\u{0627}\u{0644}") || self.is(at, Class::Place.set()));
        p.words = self.words(core.clone(), None).into_iter().map(uncase).collect();
        p.specificity = self.specificity(p, &core);
        if p.kind == Kind::Person && p.naming == Naming::Named {
            p.role = self.role(&core);
        } else if p.kind == Kind::Person {
            p.role = Some(core.clone());
        }
        p.names = names;
    }

    fn kind(&self, p: &Profile<'_>, core: &Range<usize>) -> Kind {
        let many = matches!(p.agreement.number, Some(Number::Plural | Number::Dual));
        if self.is_joint(p, core) {
            return Kind::Group;
        }
        match p.head_class {
            Some(HeadClass::Person | HeadClass::Honorific) if many => Kind::Group,
            Some(HeadClass::Person | HeadClass::Honorific) => Kind::Person,
            Some(HeadClass::Organization) => Kind::Organization,
            Some(HeadClass::Media) => Kind::Media,
            Some(HeadClass::Document) => Kind::Document,
            Some(HeadClass::Group) => Kind::Group,
            Some(HeadClass::Source) if p.agreement == Agreement::of(false, Number::Singular) => Kind::Person,
            Some(HeadClass::Source) => Kind::Group,
            None if core.clone().any(|at| self.is(at, OUTLETS)) => Kind::Media,
            None if p.known.is_some() || self.is(core.start, Class::Place.set()) => Kind::Organization,
            None => Kind::Person,
        }
    }

    /// An unknown word in the sound masculine plural (`the arrested`).
    fn is_people(&self, core: &Range<usize>) -> bool {
        let key = self.doc.key(core.start);
        let unknown = self.tags.at(core.start).iter().all(|t| !matches!(t.class, Class::Place | Class::Outlet(_) | Class::Nation));
        unknown && key.chars().count() >= 6 && uncase(key) != key && !key.ends_with("\u{0627}\u{0646}")
    }

    /// Two speakers joined by "and": a person or source and another of these.
    fn is_joint(&self, p: &Profile<'_>, core: &Range<usize>) -> bool {
        let joined = |at: usize| self.tags.at(at).iter().any(|t| t.pro.has(Pro::WAW) && t.class == Class::Place);
        if p.head_class.is_none() && self.is(core.start, Class::Place.set()) {
            return core.clone().skip(1).any(joined);
        }
        let one = matches!(p.head_class, Some(HeadClass::Person | HeadClass::Source | HeadClass::Group));
        let joins = |at: usize| {
            self.tags.at(at).iter().any(|t| {
                t.pro.has(Pro::WAW)
                    && matches!(t.class, Class::Head(HeadClass::Source | HeadClass::Group | HeadClass::Organization))
                    && t.len == 1
                    && p.head_class != Some(HeadClass::Organization)
            })
        };
        one && core.clone().skip(1).any(joins)
    }

    fn is_number(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn has_body(&self, core: &Range<usize>) -> bool {
        let body = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Media).set() | OUTLETS;
        core.clone().skip(1).any(|at| self.is(at, body))
    }

    fn specificity(&self, p: &Profile<'_>, core: &Range<usize>) -> u8 {
        if self.has_body(core) {
            2
        } else if p.nation.is_some() || core.clone().any(|at| self.is(at, Class::Anonymity(AnonymityClass::DomainAdjective).set())) {
            1
        } else {
            u8::from(p.naming != Naming::Vague) * if p.kind == Kind::Person && core.len() < 2 { 0 } else { 1 }
        }
    }

    /// The words of the office beside the name.
    fn role(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let start = core.clone().find(|at| self.is(*at, Class::Head(HeadClass::Person).set()))?;
        let name = |at: &usize| self.tags.at(*at).is_empty() && !self.doc.key(*at).starts_with("\u{0627}\u{0644}");
        let stop =
            (start + 1..core.end).find(|at| self.doc.tokens.get(*at).is_some_and(|t| matches!(t.kind, TokenKind::Mark(Mark::Comma))));
        let end = stop.unwrap_or(core.end);
        let closed = (start + 1..end).find(|at| self.doc.key(*at).starts_with("\u{0627}\u{0644}"));
        let cut = closed.and_then(|c| (c + 1..end).find(name)).unwrap_or(end);
        Some(start..cut)
    }
}

/// How far a title has been read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Chain {
    /// At the start or after a comma: an unknown word begins a name.
    Fresh,
    /// An indefinite title still wants what it is the title of.
    Open,
    /// The title is complete: an unknown indefinite word begins a name.
    Closed,
    /// After a preposition: the next word belongs to the title.
    Tied,
    /// In a name.
    Name,
}

fn count(agreement: Agreement, number: bool) -> Count {
    match agreement.number {
        _ if number => Count::Counted,
        Some(Number::Dual) => Count::Dual,
        Some(Number::Plural) | None => Count::Plural,
        Some(Number::Singular) => Count::Singular,
    }
}

/// Without the ending of the sound masculine plural or dual, which changes with case.
pub(crate) fn uncase(key: &str) -> &str {
    let endings = ["\u{0648}\u{0646}", "\u{064A}\u{0646}", "\u{0627}\u{0646}"];
    endings.iter().find_map(|e| key.strip_suffix(e).filter(|rest| rest.chars().count() >= 4)).unwrap_or(key)
}

/// Without the article.
pub(crate) fn strip_article(key: &str) -> &str {
    key.strip_prefix("\u{0627}\u{0644}").filter(|rest| rest.len() >= 4).unwrap_or(key)
}

/// Without a clitic preposition or conjunction before the article, and without the article.
pub(crate) fn strip_clitics(key: &str) -> &str {
    for clitic in ["\u{0644}\u{0644}", "\u{0628}\u{0627}\u{0644}", "\u{0648}\u{0627}\u{0644}", "\u{0643}\u{0627}\u{0644}"] {
        if let Some(rest) = key.strip_prefix(clitic).filter(|r| r.len() >= 4) {
            return rest;
        }
    }
    strip_article(key)
}
