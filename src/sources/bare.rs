//! Bodies by their names alone, without the word that says what they are (`Lumen` for `the company Lumen`,
//! `the interior` for `the ministry of the interior`), and the other way round.

use super::entity::Entity;
use super::model::Kind;
use super::profile::Profile;
use super::reader::strip_article;
use super::resolve::{Resolver, holds, nations_agree};
use crate::rules::shape::{HeadClass, Role, Word};
use crate::text::Mark;
use std::ops::Range;

/// The head of a phrase, if it has one, and the words of its name, of which one may be its nation.
#[derive(Clone, Copy)]
struct Called<'c, 'a> {
    head: Option<&'a str>,
    names: &'c [&'a str],
    nation: bool,
}

impl<'a> Called<'_, 'a> {
    /// The first word of the name that stands alone.
    fn first(self) -> Option<&'a str> {
        self.head.or(self.names.first().copied())
    }

    /// The words that a longer name holds, too; the nation may be left out there.
    fn is_name_of(self, long: &[&str]) -> bool {
        let other = self.names.iter().filter(|word| !holds(long, word)).count();
        self.first().is_some_and(|first| long.first() == Some(&first)) && other <= usize::from(self.nation && self.head.is_some())
    }
}

impl<'a> Resolver<'_, 'a> {
    /// The body that has this name with a word before it that says what it is, or without one.
    pub(super) fn by_bare_name(&self, p: &Profile<'a>) -> Option<usize> {
        if !is_body(p.kind, p.head_class) || p.joint || self.is_place(p.known) {
            return None;
        }
        let this = Called { head: p.heads.first().copied(), names: &p.names, nation: p.nation.is_some() };
        let may = |e: &Entity<'_>| is_body(e.source.kind, e.head_class) && !e.joint && !self.is_place(e.known) && nations_agree(e, p);
        let longer = |e: &Entity<'_>| {
            let apart = p.heads.is_empty() && p.known.is_none() && self.stands_apart(&e.shown, &p.names);
            may(e) && (self.is_kind(&e.heads) && this.is_name_of(&e.names) || apart)
        };
        let shorter = |e: &Entity<'_>| {
            let name = Called { head: e.heads.first().copied(), names: &e.names, nation: e.nation.is_some() };
            let apart = e.heads.is_empty() && e.known.is_none() && self.stands_apart(&p.shown, &e.names);
            may(e) && (self.is_kind(&p.heads) && name.is_name_of(&p.names) || apart)
        };
        let known = this.first().and_then(|word| self.named_like(word).find(|(_, e)| longer(e)));
        let words = || p.names.first().into_iter().chain(p.names.last());
        let known = known.or_else(|| words().find_map(|word| self.headed(word).chain(self.named_like(word)).find(|(_, e)| shorter(e))));
        known.map(|(index, _)| index)
    }

    /// The body that a name with nothing before it belongs to; a government has the name of who leads it.
    pub(super) fn by_lone_name(&self, names: &[&str]) -> Option<usize> {
        let called = |e: &Entity<'_>| {
            let kind = self.is_kind(&e.heads);
            let first = e.names.first() == names.first() || kind && names.len() > 1;
            first && (kind || !matches!(e.source.role_class, Role::Government | Role::Unknown)) || self.stands_apart(&e.shown, names)
        };
        let inside = |e: &Entity<'_>| names.iter().all(|word| holds(&e.names, word));
        let body = |e: &Entity<'_>| matches!(e.source.kind, Kind::Organization | Kind::Media) && inside(e) && called(e);
        names.iter().rev().find_map(|word| self.named_like(word).find(|(_, e)| body(e))).map(|(index, _)| index)
    }

    /// One of these words says what a body is.
    fn is_kind(&self, heads: &[&str]) -> bool {
        heads.iter().any(|head| self.reader.lex.says(head, Word::Genus))
    }

    /// Whether a phrase ends in these words, in brackets or quotation marks.
    fn stands_apart(&self, shown: &Range<usize>, names: &[&str]) -> bool {
        let (reader, last) = (self.reader, shown.end - 1);
        let closed = reader.mark(last) == Some(Mark::Close) || reader.mark(last) == Some(Mark::Quote) && reader.quote(last - 1).is_some();
        let Some(first) = last.checked_sub(names.len()).filter(|first| closed && *first > shown.start + 1) else { return false };
        let open = matches!(reader.mark(first - 1), Some(Mark::Open | Mark::Quote));
        open && (first..last).zip(names).all(|(at, word)| strip_article(reader.key(at)) == *word)
    }

    /// A country or town, of which many bodies have the name.
    fn is_place(&self, known: Option<u32>) -> bool {
        known.is_some_and(|rule| self.reader.lex.outlet(rule).is_none())
    }
}

/// A body or outlet; bodies that are told in the plural are a group.
fn is_body(kind: Kind, class: Option<HeadClass>) -> bool {
    matches!(kind, Kind::Organization | Kind::Media) || kind == Kind::Group && class == Some(HeadClass::Organization)
}

#[cfg(test)]
mod tests {
    use crate::sources::model::Kind;
    use crate::sources::tests::{check, only, speakers};

    #[track_caller]
    fn one(first: &str, second: &str, name: &str) {
        check(&format!("{first} أن الميناء آمن.\n{second} إن الحديقة جميلة."), &[name, name]);
    }

    #[test]
    fn a_body_is_named_with_the_word_that_says_what_it_is_or_without() {
        one("أعلنت شركة أبل", "وقالت أبل", "شركة أبل");
        one("أعلنت أوبك", "وقالت منظمة \"أوبك\"", "منظمة \"أوبك\"");
        one("أعلنت الخارجية الإيطالية", "وقالت وزارة الخارجية الايطالية", "وزارة الخارجية الايطالية");
        one("أعلنت حركة حماس", "وقالت حماس", "حركة حماس");
        one("أعلنت شركة فيسبوك", "وقالت فيسبوك", "شركة فيسبوك");
        one("أعلن حزب الأصالة والمعاصرة", "وقال الأصالة والمعاصرة", "حزب الأصالة والمعاصرة");
        one("أعلنت شركة بيادر للاستثمار", "وقالت «بيادر للاستثمار»", "شركة بيادر للاستثمار");
        one("أعلنت الهيئة العامة للغذاء والدواء", "وقالت «الغذاء والدواء»", "الهيئة العامة للغذاء والدواء");
        one("أعلن حلف السهول الشرقية (الناتو)", "وقال الناتو", "حلف السهول الشرقية (الناتو)");
        one("أعلن الفيفا", "وقال الاتحاد الدولي للكرة «فيفا»", "الاتحاد الدولي للكرة «فيفا»");
    }

    #[test]
    fn a_ministry_by_its_field_in_quotation_marks_is_a_body() {
        let said = only("زار الوالي وزارة الحدائق أمس. وقالت «الحدائق» إن الميناء آمن.");
        assert_eq!((said.name.as_str(), said.kind), ("«الحدائق»", Kind::Organization));
    }

    #[test]
    fn a_company_with_the_name_of_an_outlet_is_no_outlet() {
        assert_eq!(only("أعلنت فيسبوك أن الميناء آمن. وقالت شركة فيسبوك إن الحديقة جميلة.").kind, Kind::Organization);
    }

    #[test]
    fn a_body_of_a_body_is_another() {
        check("أعلنت الأمم المتحدة أن الميناء آمن.\nوقالت بعثة الأمم المتحدة إن الحديقة جميلة.", &["الأمم المتحدة", "بعثة الأمم المتحدة"]);
        check("أعلنت إدارة الوالي كريم أن الميناء آمن.\nوقال كريم إن الحديقة جميلة.", &["إدارة الوالي كريم", "الوالي كريم"]);
        check("أعلنت حماس أن الميناء آمن.\nوقال وفد حماس إن الحديقة جميلة.", &["حماس", "وفد حماس"]);
        check("أعلنت شركة بيادر أن الميناء آمن.\nوقال مجلس إدارة شركة بيادر إن الحديقة جميلة.", &["شركة بيادر", "مجلس إدارة شركة بيادر"]);
        check(
            "أعلنت الخارجية المصرية أن الميناء آمن.\nوقالت وزارة الخارجية الإيطالية إن الحديقة جميلة.",
            &["الخارجية المصرية", "وزارة الخارجية الإيطالية"],
        );
        check("أعلنت إيطاليا أن الميناء آمن.\nوقالت شركة إيطاليا للطيران إن الحديقة جميلة.", &["إيطاليا", "شركة إيطاليا للطيران"]);
    }

    #[test]
    fn a_headline_calls_a_body_by_its_head_alone() {
        let name = "هيئة حماية الأسواق بمحافظة الوادي";
        assert_eq!(speakers("الهيئة تطالب بإزالة إعلان", "طالبت هيئة حماية الأسواق بمحافظة الوادي بإزالة إعلان."), [name, name]);
        let name = "وزارة الأوقاف";
        assert_eq!(speakers("الأوقاف المصرية تطالب بإغلاق السوق", "طالبت وزارة الأوقاف بإغلاق السوق."), [name, name]);
    }
}
