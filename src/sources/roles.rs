//! The part in public life of whom a phrase names.

use super::entity::Entity;
use super::model::Kind;
use super::reader::{HEADS, Reader};
use crate::rules::shape::{HeadClass, Role};
use crate::rules::tag::{Class, Tag};
use std::ops::Range;

/// Words at the start of a phrase of countries among which one must be a country (`each of France and …`).
const COUNTRY: usize = 3;

impl Reader<'_> {
    /// The role of the first head that tells one; of some people that of these, or their own where these tell none.
    pub(super) fn role_class(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Role {
        let mut office = core.start; // where the words of the last office end
        for at in core {
            let Some((tag, rule)) = self.tag(at, HEADS).and_then(|t| Some((t, self.lex.head(t.rule)?))) else { continue };
            let person = tag.class == Class::Head(HeadClass::Person);
            let next = at + usize::from(tag.len);
            let over = rule.charge && !self.is_definite(at) && self.is(next, HEADS);
            let inside = person && at < office; // the adjective of a spokesman is no journalist
            if rule.role != Role::Unknown && !rule.part && !over && !inside {
                return rule.role;
            }
            if person {
                office = next;
            }
        }
        head.and_then(|(_, t)| self.lex.head(t.rule)).filter(|h| h.part).map_or(Role::Unknown, |h| h.role)
    }

    /// The role of a source: that of its words; a country that speaks is its government.
    pub(super) fn role_as_speaker(&self, entity: &Entity<'_>) -> Role {
        let source = &entity.source;
        let bodies = entity.head_class.is_none() && matches!(source.kind, Kind::Organization | Kind::Group);
        let country = || entity.shown.clone().take(COUNTRY).any(|at| self.is(at, Class::Place.set()));
        if source.role_class == Role::Unknown && bodies && country() { Role::Government } else { source.role_class }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::shape::Role;
    use crate::sources::tests::only;

    #[track_caller]
    fn is(name: &str, role: Role) {
        assert_eq!(only(&format!("وقال {name} إن السد متصدع.")).role_class, role, "{name}");
    }

    #[test]
    fn of_some_people_it_is_theirs() {
        is("بعض المسؤولين", Role::Government);
        is("عدد من المحللين", Role::Expert);
        is("بعض الجيران", Role::Citizen);
        is("البعض", Role::Citizen);
    }

    #[test]
    fn over_something_it_is_that_of_what_the_office_is_over() {
        is("رئيس نقابة الصيادين سامي الراوي", Role::CivilSociety);
        is("نائب رئيس الغرفة التجارية سامي الراوي", Role::Business);
        is("نائب المشرف سامي الراوي", Role::Unknown);
        is("رئيس لجنة الألعاب سامي الراوي", Role::Unknown);
        is("الأمين العام لحزب الوادي سامي الراوي", Role::Party);
    }

    #[test]
    fn alone_a_chief_governs_and_a_deputy_is_in_parliament() {
        is("الرئيس سامي الراوي", Role::Government);
        is("النائب سامي الراوي", Role::Legislative);
        is("نائب الرئيس سامي الراوي", Role::Government);
    }

    #[test]
    fn the_adjective_of_a_spokesman_is_no_journalist() {
        is("الناطق الإعلامي بشرطة الوادي سامي الراوي", Role::Security);
        is("الإعلامي سامي الراوي", Role::Media);
        is("مصدر عسكري", Role::Security);
    }

    #[test]
    fn bodies_of_any_domain_are_of_the_one_that_is_told() {
        is("مركز الراوي", Role::Unknown);
        is("مجلس إدارة شركة الراوي", Role::Business);
        is("فريق من الخبراء", Role::Expert);
    }

    #[test]
    fn a_country_that_speaks_is_its_government() {
        is("الأردن", Role::Government);
        is("كل من فرنسا وألمانيا", Role::Government);
    }
}
