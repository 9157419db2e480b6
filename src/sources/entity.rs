//! A source being gathered from its mentions.

use super::model::{Count, Kind, MentionForm, Naming, Source, SourceMention};
use super::profile::{Profile, Reference};
use super::reader::{HEADS, Reader, fun};
use crate::attribution::model::Agreement;
use crate::rules::morph::Number;
use crate::rules::shape::{FunctionClass, HeadClass, Role};
use crate::text::affixes::{ALEF, LAM};
use crate::text::{Mark, Span, after_letters};
use std::ops::Range;

/// Words of names and titles that one source is known by at most.
const WORDS: usize = 64;

/// A source being gathered.
#[derive(Debug)]
pub(crate) struct Entity<'a> {
    pub(crate) source: Source,
    /// Folded words of the name; of bodies and texts every word of weight.
    pub(crate) names: Vec<&'a str>,
    /// Folded words of a person's titles.
    pub(super) titles: Vec<&'a str>,
    /// Folded heads without article, the first one first.
    pub(super) heads: Vec<&'a str>,
    pub(super) head_class: Option<HeadClass>,
    pub(super) known: Option<u32>,
    pub(super) agreement: Agreement,
    /// Met in the headline block only.
    pub(super) headline_only: bool,
    pub(super) nation: Option<u32>,
    pub(super) joint: bool,
    /// Brought in by a description that points back, to nobody met.
    pub(super) bare: bool,
    /// The words that name its body.
    pub(super) body: Option<Range<usize>>,
    /// Words of its fullest phrase, and how full that is.
    pub(super) shown: Range<usize>,
    fullness: Fullness,
    /// Words of its office.
    pub(super) role: Option<Range<usize>>,
}

/// Not a bare description; parts of the name; letters.
type Fullness = (bool, usize, usize);

impl<'a> Entity<'a> {
    /// A source met for the first time.
    pub(super) fn new(reader: &Reader<'a>, p: Profile<'a>, span: Span, index: usize, headline: bool) -> Self {
        let fullness = fullness(reader, &p);
        let source = Source {
            name: String::new(),
            kind: p.kind,
            naming: p.naming,
            specificity: p.specificity,
            role: None,
            role_class: p.role_class,
            affiliation: None,
            number: if p.kind == Kind::Person { Count::Singular } else { p.count },
            anonymity_requested: false,
            anonymity_reason: None,
            issued_by: None,
            mentions: vec![SourceMention { span, form: MentionForm::Full }],
            cluster: index,
            rules: p.rules().collect(),
        };
        Self {
            source,
            names: p.names,
            titles: p.titles,
            heads: p.heads,
            head_class: p.head_class,
            known: p.known,
            agreement: p.agreement,
            headline_only: headline,
            nation: p.nation,
            joint: p.joint,
            bare: p.reference == Reference::Bare,
            body: p.body,
            shown: p.shown,
            fullness,
            role: p.role,
        }
    }

    /// The source, with its words.
    pub(super) fn finish(self, reader: &Reader<'a>) -> Source {
        let nation = || self.nation.and_then(|rule| reader.lex.name(rule)).map(|(ar, _)| ar.clone());
        let body = self.body.clone().map(|tokens| without_clitic(reader, tokens));
        Source {
            role_class: reader.role_as_speaker(&self),
            name: self.name(reader),
            role: self.role.clone().map(|tokens| without_clitic(reader, tokens)),
            affiliation: body.or_else(nation),
            ..self.source
        }
    }

    /// The words of its fullest phrase, without a conjunction or preposition written to the first, and without what a relative
    /// clause tells of somebody with a name.
    pub(super) fn name(&self, reader: &Reader<'_>) -> String {
        let Range { start, end } = self.shown.clone();
        let told = |at: &usize| reader.is(*at, fun(FunctionClass::Relative)) && !reader.is(*at, HEADS);
        let clause = (start + 1..end).find(told).filter(|_| self.is_named_person() && !self.joint);
        let end = clause.map_or(end, |at| at - usize::from(reader.mark(at - 1) == Some(Mark::Comma)));
        without_clitic(reader, start..end.max(start + 1))
    }

    /// Adds what a further mention tells; the words it brings that were not known.
    pub(super) fn merge(&mut self, reader: &Reader<'a>, p: &Profile<'a>, headline: bool) -> MentionForm {
        let body = matches!(p.kind, Kind::Organization | Kind::Media);
        let outlet = self.source.kind == Kind::Media && p.kind == Kind::Organization;
        let told = self.heads.is_empty() && (self.source.kind == Kind::Person && body || outlet);
        let fuller = told || self.is_fuller(reader, p);
        let form = match p.reference {
            _ if fuller => MentionForm::Full,
            Reference::Bare | Reference::Construct => MentionForm::Definite,
            Reference::Indefinite if p.naming == Naming::Named => MentionForm::Short,
            Reference::Indefinite => MentionForm::Definite,
        };
        self.headline_only &= headline;
        if fuller {
            self.fullness = fullness(reader, p);
            self.shown = p.shown.clone();
            let before = std::mem::replace(&mut self.names, p.names.clone());
            add(&mut self.names, &before);
        }
        if p.naming == Naming::Described && self.source.naming == Naming::Vague && self.head_class == Some(HeadClass::Group) {
            self.source.naming = p.naming; // "some", of whom it is told later who they are
        }
        if p.naming < self.source.naming && p.naming == Naming::Named && !self.joint {
            self.source.naming = p.naming;
            self.source.kind = p.kind;
            self.role = None;
        }
        if told {
            (self.source.kind, self.source.naming) = (p.kind, p.naming);
        }
        if self.head_class == Some(HeadClass::Source) && p.head_class == self.head_class {
            self.agreement = p.agreement; // one and many by turns
        }
        self.add_facts(reader, p);
        form
    }

    fn add_facts(&mut self, reader: &Reader<'a>, p: &Profile<'a>) {
        if self.agreement == Agreement::default() || self.agreement.feminine.is_none() && self.source.kind != Kind::Group {
            self.agreement = p.agreement;
        }
        if self.source.role_class == Role::Unknown {
            self.source.role_class = p.role_class;
        }
        let length = |r: &Range<usize>| reader.letters(r.clone());
        let better = p.role.as_ref().is_some_and(|new| self.role.as_ref().is_none_or(|old| length(new) > length(old)));
        if self.source.kind == Kind::Person && better {
            self.role.clone_from(&p.role);
        }
        if self.body.is_none() {
            self.body.clone_from(&p.body);
        }
        self.nation = self.nation.or(p.nation);
        self.known = self.known.or(p.known);
        self.head_class = self.head_class.or(p.head_class);
        self.source.specificity = self.source.specificity.max(p.specificity);
        add(&mut self.heads, &p.heads);
        add(&mut self.titles, &p.titles);
        add(&mut self.names, &p.names);
        self.source.rules.extend(p.rules());
        self.source.rules.sort_unstable();
        self.source.rules.dedup();
    }

    /// More parts of the name, or as many and more words.
    fn is_fuller(&self, reader: &Reader<'a>, p: &Profile<'a>) -> bool {
        let body = matches!(self.source.kind, Kind::Organization | Kind::Media);
        if p.naming > self.source.naming || body && p.kind == Kind::Person {
            return false;
        }
        if p.naming < self.source.naming {
            return true;
        }
        fullness(reader, p) > self.fullness
    }

    pub(super) fn is_named_person(&self) -> bool {
        self.source.kind == Kind::Person && self.source.naming == Naming::Named
    }

    /// Whether a dropped subject or pronoun of this gender and number can be this source.
    pub(super) fn agrees(&self, wanted: Agreement) -> bool {
        let place = self.known.is_some() && self.heads.is_empty();
        let one = self.head_class == Some(HeadClass::Source) && self.agreement.number == Some(Number::Singular);
        agree(if one { Kind::Person } else { self.source.kind }, self.agreement, wanted, place)
    }
}

impl Profile<'_> {
    /// Whether a dropped subject or pronoun of this gender and number can be whom the phrase names.
    pub(super) fn agrees(&self, wanted: Agreement) -> bool {
        agree(self.kind, self.agreement, wanted, self.known.is_some() && self.heads.is_empty())
    }
}

/// Verbs agree in the feminine singular with plurals of things, and either way with names of places.
fn agree(kind: Kind, have: Agreement, wanted: Agreement, place: bool) -> bool {
    let group = kind == Kind::Group && have.feminine != Some(true) || matches!(have.number, Some(Number::Plural | Number::Dual));
    let number = match wanted.number {
        Some(Number::Plural | Number::Dual) => group || !matches!(kind, Kind::Person | Kind::Document) && !place,
        Some(Number::Singular) => !group,
        // a verb whose subject is not written has its number: in the masculine of one it is not many people's
        None => !(kind == Kind::Group && wanted.feminine == Some(false) && matches!(have.number, Some(Number::Plural | Number::Dual))),
    };
    let gender = !matches!((wanted.feminine, have.feminine), (Some(a), Some(b)) if a != b);
    number && (gender || group)
}

pub(super) fn add<'a>(to: &mut Vec<&'a str>, from: &[&'a str]) {
    for word in from {
        if to.len() < WORDS && !to.contains(word) {
            to.push(word);
        }
    }
}

fn fullness(reader: &Reader<'_>, p: &Profile<'_>) -> Fullness {
    let parts = if p.kind == Kind::Person && p.naming == Naming::Named { p.names.len().min(4) } else { 0 };
    let bare = p.reference == Reference::Bare && if p.titles.is_empty() { p.names.is_empty() } else { p.names.len() + p.titles.len() < 2 };
    (!bare, parts, reader.letters(p.shown.clone()))
}

/// The words without a conjunction or preposition that is written to the first of them.
pub(super) fn without_clitic(reader: &Reader<'_>, tokens: Range<usize>) -> String {
    let words = reader.words(tokens.clone());
    let Some(pro) = reader.clitics(tokens.start) else {
        let to_name = reader.is_unknown(tokens.start) && reader.has_preposition(tokens.start) && !reader.is_definite(tokens.start);
        return after_letters(words, usize::from(to_name)).to_owned();
    };
    let rest = after_letters(words, usize::from(pro.conjunction()) + usize::from(pro.preposition()));
    let article = pro.preposition() && pro.has(crate::rules::tag::Pro::LAM) && rest.starts_with(LAM) && reader.is_definite(tokens.start);
    if article { format!("{ALEF}{rest}") } else { rest.to_owned() }
}
