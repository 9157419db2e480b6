//! Kind, naming and specificity of a phrase that has been read.
//!
//! *Source*: the typology of the sourcing notes (kinds, identification, specificity ladder)
//! and the settled cases of the annotation guidelines.

use super::body;
use super::model::{Count, Kind, Naming};
use super::profile::{Profile, Reference};
use super::reader::{ADJECTIVES, BODIES, Reader, fun, strip_article, strip_clitics};
use crate::rules::morph::{Agreement, Number};
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, Role, Word};
use crate::rules::tag::{Class, Set, Tag};
use crate::text::affixes::{ALEF, TEH_HERS, TEH_HIS, TEH_MARBUTA, TEH_THEIRS, WOMEN};
use std::ops::Range;

impl<'a> Reader<'a> {
    pub(super) fn settle(&self, p: &mut Profile<'a>, head: Option<(usize, &Tag)>, crowd: bool) {
        let vague = p.rules().next().and_then(|r| self.lex.head(r)).is_some_and(|h| h.vague);
        if !crowd {
            p.kind = self.kind(p);
        }
        let alone = p.shown.len() == 1 && self.is_definite(p.shown.start) && !self.is_some_of_these(p.shown.end);
        let some = alone || p.kind == Kind::Document; // "some", or some of the texts
        let vague = vague || some && self.is_part_at(p.shown.start);
        let core = p.shown.clone();
        p.count = count(p, p.kind == Kind::Group && core.clone().any(|at| self.is_number(at) || self.is_count(at)));
        p.naming = self.naming(p, head, vague);
        if p.kind == Kind::Person && p.naming != Naming::Named {
            p.role = Some(self.core(core));
        }
        if p.naming == Naming::Named {
            p.specificity = 3;
        }
    }

    pub(super) fn kind(&self, p: &Profile<'_>) -> Kind {
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
        let known = self.known.contains(strip_clitics(self.key(at))) || self.is_quoted(at, &p.shown) || self.is_name_particle(at);
        !known && self.is_shaped_as_thing(at)
    }

    /// Has a shape that no name of a person has.
    pub(super) fn is_shaped_as_thing(&self, at: usize) -> bool {
        let key = self.key(at);
        let bare = strip_clitics(key);
        let plural = bare.strip_suffix(WOMEN).is_some_and(|stem| stem.len() >= 8);
        let owned = [TEH_HIS, TEH_HERS, TEH_THEIRS].iter().any(|e| key.ends_with(e)) || self.is_owned(at);
        let act = || (self.is_definite(at) || self.is_definite(at + 1)) && self.lex.is_event(bare);
        let these = || self.is(at, fun(FunctionClass::Demonstrative)) && super::topics::pointer(self, at).feminine == Some(true);
        let many = || self.is_definite(at) && is_broken_plural(strip_article(bare));
        self.is_definite(at) && key.ends_with(TEH_MARBUTA) || plural || owned || act() || these() || many() || self.is_listed_thing(at)
    }

    /// A noun of a thing by list, with or without a clitic.
    pub(super) fn is_listed_thing(&self, at: usize) -> bool {
        let key = self.key(at);
        let behind = || key.get(2..).is_some_and(|noun| self.lex.is_thing(noun)) && self.has_preposition(at);
        self.lex.is_thing_or(key, strip_clitics(key)) || behind()
    }

    /// Several bodies, or two, of civil life, or circles nobody can tell; those of a state are the state.
    fn are_many_bodies(&self, p: &Profile<'_>) -> bool {
        let many = p.agreement.feminine == Some(true) && p.agreement.number.is_none() || p.agreement.number == Some(Number::Dual);
        let vague = p.rules().next().and_then(|r| self.lex.head(r)).is_some_and(|h| h.vague);
        let anyone = vague && p.reference == Reference::Indefinite;
        many && (anyone || !matches!(p.role_class, Role::Government | Role::Security | Role::Judicial | Role::Legislative))
    }

    fn naming(&self, p: &Profile<'_>, head: Option<(usize, &Tag)>, vague: bool) -> Naming {
        let named = !p.names.is_empty();
        match (p.kind, p.head_class) {
            (_, Some(HeadClass::Source)) if !p.joint => Naming::Vague,
            (Kind::Group, _) if p.joint && p.body.as_ref().is_some_and(|b| self.is_definite(b.start)) => Naming::Named,
            (Kind::Group, _) if p.joint => {
                if named {
                    Naming::Named
                } else {
                    Naming::Described
                }
            }
            (Kind::Media, _) if p.known.is_some() => Naming::Named,
            (Kind::Organization, Some(_)) if vague => Naming::Described,
            (Kind::Group, Some(HeadClass::Organization)) if vague && p.reference == Reference::Indefinite => Naming::Vague,
            (Kind::Group, Some(HeadClass::Organization)) => Naming::Described,
            (Kind::Document, _) if vague => {
                if p.body.is_some() {
                    Naming::Described
                } else {
                    Naming::Vague
                }
            }
            (_, Some(_)) if vague => Naming::Vague,
            (Kind::Document, _) => self.document_naming(p),
            (Kind::Group, _) => Naming::Described,
            (Kind::Organization, None) => Naming::Named,
            (Kind::Organization | Kind::Media, _) => {
                if body::is_named(self, p, head) {
                    Naming::Named
                } else {
                    Naming::Described
                }
            }
            (Kind::Unknown, _) => Naming::Described,
            _ if named => Naming::Named,
            _ => Naming::Described,
        }
    }

    /// "Of these".
    fn is_some_of_these(&self, at: usize) -> bool {
        self.says(at, Word::Of) && self.is(at + 1, fun(FunctionClass::Demonstrative))
    }

    /// A document is known by its number or its title in quotation marks.
    fn document_naming(&self, p: &Profile<'_>) -> Naming {
        let numbered = p.shown.clone().skip(1).take(3).any(|at| self.is_number(at));
        if numbered && p.role_class == Role::Judicial { Naming::Named } else { Naming::Described }
    }

    /// 0 nothing, 1 nation or domain, 2 institution or function, 3 and how it knows.
    pub(super) fn specificity(&self, core: &Range<usize>, head: Option<(usize, &Tag)>, classes: Set) -> u8 {
        let Some((at, tag)) = head else { return 1 };
        let after = at + usize::from(tag.len)..core.end;
        let vague = self.lex.head(tag.rule).is_some_and(|h| h.vague);
        let body = classes.meets(BODIES) && core.clone().skip(1).any(|i| self.is(i, BODIES));
        let function = !vague
            && matches!(tag.class, Class::Head(HeadClass::Person))
            && ((at + 1..after.start).any(|i| !self.is(i, ADJECTIVES))
                || after.clone().any(|i| self.is_definite(i) && !self.is(i, ADJECTIVES)));
        let knows = Class::Anonymity(AnonymityClass::VagueAdjective).set();
        let how = classes.meets(knows) && after.clone().any(|i| self.is(i, knows) && self.is_preposition(i + 1));
        match (body || function, how) {
            (true, true) => 3,
            (true, false) => 2,
            (false, true) => 2,
            _ => u8::from(!vague && core.len() > 1 || core.clone().any(|i| self.is(i, ADJECTIVES) && !self.is(i, knows))),
        }
    }
}

/// The pattern of the commonest broken plural (`works, prices`).
fn is_broken_plural(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some(ALEF) && letters.nth(2) == Some(ALEF) && letters.count() == 1
}

fn count(p: &Profile<'_>, number: bool) -> Count {
    match p.agreement.number {
        _ if matches!(p.kind, Kind::Person | Kind::Unknown) => Count::Singular,
        _ if number => Count::Counted,
        Some(Number::Dual) => Count::Dual,
        _ if p.kind == Kind::Group => Count::Plural,
        Some(Number::Plural) | None if p.known.is_none() => Count::Plural,
        _ => Count::Singular,
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::model::{Kind, Naming};
    use crate::sources::tests::only;

    #[track_caller]
    fn is_described(sentence: &str) {
        let said = only(sentence);
        assert_eq!((said.kind, said.naming), (Kind::Unknown, Naming::Described), "{}", said.name);
    }

    #[test]
    fn a_noun_of_a_thing_names_nobody() {
        is_described("وكشف الحادث أن الجسر متصدع.");
        is_described("وتقول خبرتنا إن المسرح باق.");
        is_described("وأظهرت سفينة أخرى أن الميناء ضيق.");
        is_described("وبينت ملامحه أن الطريق طويل.");
    }

    #[test]
    fn whose_thing_it_is_does_not_speak() {
        is_described("ورأت رؤية الأمير سامي الدهان أن الجسر متصدع.");
    }

    #[test]
    fn some_are_nobody_in_particular_until_it_is_told_of_whom() {
        assert_eq!(only("ويرى البعض أن الطريق مغلق.").naming, Naming::Vague);
        assert_eq!(only("ويرى بعض البحارة أن الطريق مغلق.").naming, Naming::Described);
    }

    #[test]
    fn a_pointer_before_what_is_meant_names_nobody() {
        assert_eq!(only("ويرى هذا الدهان أن الطريق مغلق.").naming, Naming::Described);
        assert_eq!(only("وأكد مهندسنا أن الطريق مغلق.").naming, Naming::Described);
    }

    #[test]
    fn a_name_that_the_article_tells_as_one_is_no_thing() {
        let said = only("قال المهندس سامي الجسر إن السد آمن. وأكد الجسر أن الطريق مغلق.");
        assert_eq!((said.kind, said.naming), (Kind::Person, Naming::Named));
        assert_eq!(only("وأكدت أحلام أن الطريق مغلق.").naming, Naming::Named);
    }
}
