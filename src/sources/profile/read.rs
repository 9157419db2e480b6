//! What the words of a phrase tell of whom it names.

use super::{Profile, Reference};
use crate::rules::morph::{Agreement, Number};
use crate::rules::sets::BY_KIND;
use crate::rules::shape::{FunctionClass, HeadClass, Role, Word};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::sources::body;
use crate::sources::chain::{self, Parts};
use crate::sources::extent;
use crate::sources::model::{Count, Kind, Naming};
use crate::sources::reader::{ADJECTIVES, BODIES, HEADS, OUTLETS, PEOPLE, Reader, fun, singular, strip_article, strip_clitics};
use crate::text::Mark;
use crate::text::affixes::{ALEF, HEH, HERS, HIS, MEEM, OURS, TEH, TEH_MARBUTA, THEIRS};
use std::ops::Range;

/// Bytes of "each".
const EACH: usize = 4;

/// Words behind a document's head in which its issuer is named.
const NEAR: usize = 5;

/// Bytes of a noun before its owner's pronoun, at least.
const OWNED: usize = 6;

/// Last letters of a preposition with a pronoun (`of them`).
const PRONOUNS: [char; 3] = [HEH, ALEF, MEEM];

/// Words of a body called by a word of its name at most.
const SHORT: usize = 4;

fn class_of(tag: &Tag) -> Option<HeadClass> {
    match tag.class {
        Class::Head(class) => Some(class),
        _ => None,
    }
}

impl<'a> Reader<'a> {
    /// Reads the phrase of these tokens.
    pub(crate) fn profile(&self, tokens: Range<usize>) -> Profile<'a> {
        let core = self.core(tokens.clone());
        let crowd = self.is_crowd(core.start);
        let head = self.own_head(&core).filter(|_| !crowd);
        let class = head.and_then(|(_, t)| class_of(t));
        if let Some(each) = head.filter(|(at, _)| *at == core.start).and_then(|(at, tag)| self.each(at, tag, core.end)) {
            return each;
        }
        let known = self.known_rule(core.clone(), head);
        if class.is_none()
            && known.is_none()
            && !crowd
            && let Some(at) = self.named_body(&core)
        {
            return self.short_body(core, at);
        }
        let parts = if self.is_of_people(&core, class) && !crowd && known.is_none() {
            chain::read(self, core.clone())
        } else {
            body::read(self, core.clone(), head)
        };
        let cut = self.cut(&core, parts.end);
        let whole = cut.end >= core.end && self.opens_clause(core.end);
        let shown = if whole { tokens.clone() } else { cut.clone() };
        let mut p = self.blank(shown, cut, head, parts, class);
        p.known = known;
        self.amend(&mut p, &core, head, crowd);
        if head.is_some_and(|(at, t)| self.is_pair(core.clone(), at, t)) {
            (p.joint, p.shown) = (true, tokens);
            p.agreement = Agreement { feminine: None, number: Some(Number::Dual) };
        }
        if p.joint && matches!(class, Some(HeadClass::Person | HeadClass::Honorific)) {
            p.agreement = Agreement { feminine: None, number: Some(Number::Plural) };
        }
        self.settle(&mut p, head, crowd);
        if let Some(noun) = self.noun_of_owner(&core).filter(|_| class.is_none() && known.is_none() && !crowd) {
            self.describe(&mut p, core.start, &noun);
        }
        if class.is_none() && p.kind == Kind::Person && self.is_pointer_first(&core) {
            (p.naming, p.role, p.specificity) = (Naming::Described, Some(p.shown.clone()), 1);
            p.names.clear();
        }
        p
    }

    /// Those behind "each of", when they are several.
    pub(super) fn each(&self, at: usize, tag: &Tag, end: usize) -> Option<Profile<'a>> {
        let each = tag.class == Class::Head(HeadClass::Group) && tag.len == 2 && self.key(at).len() == EACH;
        let those = each.then(|| self.profile(at + 2..end)).filter(|p| p.joint || p.agreement.number == Some(Number::Dual))?;
        Some(Profile { shown: at..those.shown.end, kind: Kind::Group, ..those })
    }

    /// The head of a phrase that is about that head.
    pub(crate) fn own_head(&self, core: &Range<usize>) -> Option<(usize, &'a Tag)> {
        self.head(core.clone()).filter(|(at, tag)| !self.is_of_thing(core, *at, tag))
    }

    /// One whose thing it is (`the vision of the prince`).
    fn is_of_thing(&self, core: &Range<usize>, at: usize, tag: &Tag) -> bool {
        let one = tag.set.meets(PEOPLE) && tag.morph.agreement.number == Some(Number::Singular);
        let first = core.start;
        at > first && one && self.is_unknown(first) && self.is_listed_thing(first) && !self.known.contains(strip_article(self.key(first)))
    }

    /// "This, there, that which" before what is meant: no name.
    fn is_pointer_first(&self, core: &Range<usize>) -> bool {
        const FIRST: Set = fun(FunctionClass::Demonstrative)
            .and(fun(FunctionClass::Relative))
            .and(fun(FunctionClass::Negation))
            .and(fun(FunctionClass::Other));
        if self.says(core.start, Word::All) {
            return true;
        }
        self.is(core.start, FIRST) && !self.is(core.start, HEADS | OUTLETS | Class::Place.set()) && !self.is_name_particle(core.start)
    }

    /// Of a phrase that has been read up to a token the part that belongs to it.
    fn cut(&self, core: &Range<usize>, end: usize) -> Range<usize> {
        let mut cut = core.start..end.max(core.start + 1);
        let quotes = |at: usize| self.quote(at + 1).and_then(|quote| self.doc.quotes.get(quote as usize)).is_some_and(|q| q.open == at);
        let open =
            |at: usize| self.is_preposition(at) && !self.key(at).ends_with(PRONOUNS) || self.mark(at) == Some(Mark::Dash) || quotes(at);
        while cut.len() > 1 && open(cut.end - 1) {
            cut.end -= 1;
        }
        cut
    }

    /// How a person's phrase refers, of which the words have been read.
    pub(crate) fn refers(&self, core: Range<usize>, parts: &Parts<'a>) -> Reference {
        let head = self.own_head(&core);
        let people = self.is_of_people(&core, head.and_then(|(_, t)| class_of(t)));
        if !people || self.is_crowd(core.start) || self.known_rule(core.clone(), head).is_some() {
            return self.profile(core).reference;
        }
        self.reference(self.cut(&core, parts.end), head)
    }

    /// The noun with a pronoun of possession that is all of the phrase, or all but its adjective (`his club`).
    fn noun_of_owner(&self, core: &Range<usize>) -> Option<Tag> {
        let key = self.key(core.start);
        let adjective = |at: usize| self.is(at, ADJECTIVES | fun(FunctionClass::Adjective)) && self.is_definite(at);
        if !self.is_unknown(core.start) || self.is_definite(core.start) || !core.clone().skip(1).all(adjective) {
            return None;
        }
        let given = |noun: &str| self.lex.is_given(&format!("{noun}{TEH_MARBUTA}"));
        let noun = |ending: &str| key.strip_suffix(ending).filter(|noun| noun.len() >= OWNED && !given(noun));
        let read = |noun: &str| {
            noun.strip_suffix(TEH).and_then(|stem| self.lex.noun(&format!("{stem}{TEH_MARBUTA}"))).or_else(|| self.lex.noun(noun))
        };
        [HIS, HERS, THEIRS, OURS].into_iter().filter_map(noun).find_map(read)
    }

    /// Somebody or something by a word that tells whose it is.
    fn describe(&self, p: &mut Profile<'a>, at: usize, noun: &Tag) {
        p.names.clear();
        p.head_class = class_of(noun);
        p.agreement = noun.morph.agreement;
        p.role_class = self.lex.head(noun.rule).map_or(Role::Unknown, |h| h.role);
        p.rule = Some(noun.rule);
        p.heads = vec![self.key(at)];
        p.kind = self.kind(p);
        p.naming = Naming::Described;
        p.specificity = 1;
    }

    /// The token that says what a body is, when the phrase is a word of its name alone, or that word in quotation marks.
    fn named_body(&self, core: &Range<usize>) -> Option<usize> {
        let quoted = self.mark(core.start) == Some(Mark::Quote) && core.len() == 3;
        let (at, alone) = *self.bodies.get(strip_article(self.key(core.start + usize::from(quoted))))?;
        let adjective = core.len() == 2 && self.is_definite(core.start + 1) && self.is(core.start + 1, ADJECTIVES);
        (alone && core.len() <= SHORT || adjective || quoted).then_some(at)
    }

    /// Titles and names are to be told apart in it.
    fn is_of_people(&self, core: &Range<usize>, class: Option<HeadClass>) -> bool {
        let place = class.is_none() && self.is(core.start, Class::Place.set()) && !self.is_unknown(core.start + 1);
        matches!(class, None | Some(HeadClass::Person | HeadClass::Honorific)) && !place
    }

    /// What the first word tells against the rest: a place, a number before people, a crowd.
    fn amend(&self, p: &mut Profile<'a>, core: &Range<usize>, head: Option<(usize, &Tag)>, crowd: bool) {
        let place = self.is(core.start, Class::Place.set()) && !self.is_definite(core.start);
        if p.head_class.is_none() && place {
            p.agreement.feminine = Some(true);
        }
        if p.agreement.number == Some(Number::Singular) && self.is_woman(core, p.head_class) {
            p.agreement.feminine = Some(true);
        }
        if let Some(one) = self.one(core.start).filter(|tag| self.is_part(tag)) {
            p.agreement = one.morph.agreement; // "one of the papers"
        }
        let behind = head.is_some_and(|(at, t)| at > core.start && t.morph.agreement.number == Some(Number::Plural));
        if behind && !p.joint {
            p.names.clear();
        }
        if crowd {
            let word = strip_clitics(self.key(core.start));
            p.heads = vec![singular(strip_article(self.key(core.start)))];
            p.names.retain(|w| *w != word);
            p.reference = if self.is_definite(core.start) { Reference::Bare } else { Reference::Indefinite };
            p.kind = Kind::Group;
            p.agreement = Agreement { feminine: None, number: Some(Number::Plural) };
        }
    }

    /// A woman's form of address behind an office in the masculine.
    fn is_woman(&self, core: &Range<usize>, class: Option<HeadClass>) -> bool {
        let woman = |t: &Tag| t.pro.has(Pro::AL) && t.morph.agreement == Agreement::of(true, Number::Singular);
        let address = Class::Head(HeadClass::Honorific).set();
        class == Some(HeadClass::Person) && core.clone().any(|at| self.tag(at, address).is_some_and(woman))
    }

    /// A body by a word of its name alone; `at` is where the article says what it is.
    fn short_body(&self, core: Range<usize>, at: usize) -> Profile<'a> {
        let head = self.tag(at, HEADS);
        let parts = body::read(self, core.clone(), None);
        let cut = core.start..parts.end.max(core.start + 1);
        let class = head.and_then(class_of);
        let mut p = self.blank(cut.clone(), cut, None, parts, None);
        p.kind = if class == Some(HeadClass::Media) { Kind::Media } else { Kind::Organization };
        p.naming = Naming::Named;
        p.heads = vec![self.bare(at)];
        p.head_class = class;
        p.agreement = head.map_or_else(Agreement::default, |t| t.morph.agreement);
        p.role_class = head.and_then(|t| self.lex.head(t.rule)).map_or(Role::Unknown, |h| h.role);
        p.specificity = 3;
        p.rule = head.map(|t| t.rule);
        p
    }

    fn blank(
        &self,
        shown: Range<usize>,
        core: Range<usize>,
        head: Option<(usize, &'a Tag)>,
        mut parts: Parts<'a>,
        class: Option<HeadClass>,
    ) -> Profile<'a> {
        if let Some((at, _)) = head.filter(|_| self.is(core.start, Class::Head(HeadClass::Honorific).set())) {
            parts.lead_with(self.bare(at));
        }
        let classes = self.classes(core.clone());
        let role_class = self.role_class(core.clone(), head);
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
            same: classes.meets(fun(FunctionClass::Same)),
            other: classes.meets(fun(FunctionClass::Other)),
            joint: parts.joint,
            role: (person && !parts.titled.is_empty()).then(|| parts.titled.clone()),
            role_class,
            nation,
            specificity: self.specificity(&core, head, classes),
            country: head.and_then(|(_, t)| self.lex.head(t.rule)).is_some_and(|h| h.country),
            is_in_marks: self.mark(core.start + 1) == Some(Mark::Quote),
            rule: head.map(|(_, t)| t.rule),
            titles: parts.titles,
            names: parts.names,
            shown,
        }
    }

    pub(crate) fn reference(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Reference {
        let Some((at, tag)) = head else { return Reference::Indefinite };
        if at > core.start && self.is_part_at(core.start) {
            return Reference::Construct;
        }
        if self.is_definite(at) || self.is_ours(at) && core.len() == 1 {
            return Reference::Bare;
        }
        let mut next = at + usize::from(tag.len);
        next += usize::from(self.is_pointed_at(next));
        let inside = (at + 1..next).any(|i| self.is_definite(i));
        // A body in construct between: the coach of the team of the valley.
        while next < core.end && self.is(next, BY_KIND) && !self.is_definite(next) && !self.has_preposition(next) {
            next += self.len(next, BY_KIND).max(1);
        }
        if self.is(at, PEOPLE) {
            next = self.over_construct(next, core.end);
        }
        let whole =
            self.is_definite(next) || self.is(next, Class::Place.set()) || self.mark(next) == Some(Mark::Quote) && self.is(at, PEOPLE);
        let tied = next < core.end && whole && !self.has_preposition(next);
        if inside || tied { Reference::Construct } else { Reference::Indefinite }
    }

    /// Behind the nouns in construct state that an office is of (`deputy head of the board of`), where something definite follows them.
    fn over_construct(&self, start: usize, end: usize) -> usize {
        let adjective = ADJECTIVES | fun(FunctionClass::Adjective) | fun(FunctionClass::Other) | fun(FunctionClass::Same);
        let open = |at: usize| {
            self.is_word(at)
                && !self.is_definite(at)
                && !self.is(at, Class::Place.set())
                && !self.is(at, adjective)
                && !self.has_preposition(at)
        };
        let mut at = start;
        while at + 1 < end && open(at) && !self.is_preposition(at) && !self.known.contains(self.key(at)) {
            at += 1;
        }
        at
    }

    /// The body that an office belongs to, up to where the title ends.
    pub(super) fn body(&self, title: Range<usize>, head: Option<usize>, class: Option<HeadClass>) -> Option<Range<usize>> {
        if matches!(class, None | Some(HeadClass::Organization | HeadClass::Media)) {
            return None;
        }
        let first = head?;
        let near = if class == Some(HeadClass::Document) { NEAR } else { title.len() };
        let start = title.clone().skip_while(|at| *at <= first).take(near).find(|at| self.is_body(*at))?;
        let outlet = self.len(start, OUTLETS);
        if outlet > 0 && !self.is(start, BY_KIND) {
            return Some(start..start + outlet);
        }
        if let Some(end) = extent::quoted(self, start + self.len(start, BY_KIND).max(1)).filter(|end| *end <= title.end + 1) {
            return Some(start..end);
        }
        let over = |at: usize| self.mark(at).is_some() || self.is_preposition(at) && !self.says(at, Word::In);
        let office = |at: &usize| self.one(*at).is_some() && !self.is(*at, BODIES | ADJECTIVES) || over(*at);
        let end = (start + 1..title.end).find(office).unwrap_or(title.end);
        Some(start..end)
    }

    /// A body, and no adjective of the noun before it; a paper with an ordinary name only where it is set off.
    fn is_body(&self, at: usize) -> bool {
        if !self.is(at, BODIES) {
            return false;
        }
        let adjective = self.is_definite(at) && self.is_definite(at - 1) && self.is_word(at - 1) && !self.has_preposition(at);
        let set_off = self.mark(at - 1).is_some() || self.is(at - 1, Class::Head(HeadClass::Media).set());
        let ordinary = self.tag(at, OUTLETS).and_then(|t| self.lex.outlet(t.rule)).is_some_and(|o| o.ordinary_word);
        !adjective && (!ordinary || set_off || self.is(at, BY_KIND))
    }
}
