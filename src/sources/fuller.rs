//! Fuller names: a speaker met by one name alone is given the title and the rest of the name that the article
//! writes elsewhere, where nobody is quoted.

use super::bearers::Surnames;
use super::entity::Entity;
use super::learn::Phrase;
use super::profile::Profile;
use super::reader::{Reader, strip_article};
use super::resolve::Resolver;
use crate::rules::tag::Class;
use crate::text::affixes::WAW;

/// Titled people of one name that are looked at.
const MOST: usize = 8;

/// Words of a name at most.
const NAME: usize = 5;

/// Bytes of a first name of three letters.
const FIRST: usize = 6;

/// Gives untitled people what the article says of them elsewhere.
pub(super) fn complete(resolver: &mut Resolver<'_, '_>) {
    let reader = resolver.reader;
    if !resolver.entities.iter().any(is_untitled) {
        return;
    }
    let mut titled: Vec<&Phrase<'_>> = reader.phrases.iter().filter(|p| !p.last.is_empty()).collect();
    titled.sort_by_key(|p| p.last);
    for entity in resolver.entities.iter_mut().filter(|e| is_untitled(e)) {
        let Some(&last) = entity.names.last() else { continue };
        let first = titled.partition_point(|p| p.last < last);
        for phrase in titled.iter().skip(first).take_while(|p| p.last == last).take(MOST) {
            let p = reader.profile(phrase.tokens(reader));
            if p.names.len() < NAME && entity.names.iter().all(|word| p.names.contains(word)) {
                entity.merge(reader, &p, entity.headline_only);
                break;
            }
        }
    }
    titled.retain(|p| !p.first.is_empty());
    titled.sort_by_key(|p| p.first);
    for entity in resolver.entities.iter_mut().filter(|e| is_alone(e)) {
        if let Some(p) = by_first_name(reader, &titled, entity) {
            entity.merge(reader, &p, entity.headline_only);
        }
    }
    by_nation(reader, &mut resolver.entities);
}

fn is_untitled(e: &Entity<'_>) -> bool {
    e.is_named_person() && e.role.is_none()
}

/// Known by one word, and by no title.
fn is_alone(e: &Entity<'_>) -> bool {
    is_untitled(e) && e.names.len() == 1 && !e.joint
}

/// The one titled person of this first name (`the singer Rana Haddad attended. Rana said`).
fn by_first_name<'a>(reader: &Reader<'a>, titled: &[&Phrase<'a>], entity: &Entity<'a>) -> Option<Profile<'a>> {
    let name = *entity.names.first()?;
    let from = titled.partition_point(|p| p.first < name);
    let mut near = titled.iter().skip(from).take_while(|p| p.first == name).take(MOST);
    let one = near.next()?;
    let same = near.all(|p| p.last == one.last);
    let p = reader.profile(one.tokens(reader));
    let whole = p.is_named_person() && p.names.len() < NAME && p.names.first() == Some(&name) && p.names.len() > 1;
    let two = one.last.starts_with(WAW); // "the mother of Rana and Salma"
    (same && whole && !two && p.agrees(entity.agreement)).then_some(p)
}

/// The first name of those whose last name stands somewhere behind it and somebody's nation (`the Dane Sami Haddad`).
fn by_nation<'a>(reader: &Reader<'a>, entities: &mut [Entity<'a>]) {
    let mut names = Surnames::default();
    entities.iter().filter(|e| is_alone(e)).filter_map(|e| e.names.first()).for_each(|name| names.note(name));
    if names.is_empty() {
        return;
    }
    let behind = (2..reader.doc.tokens.len()).filter(|at| names.holds(reader, *at) && is_named_behind_nation(reader, *at));
    for at in behind.take(MOST) {
        let name = strip_article(reader.key(at));
        let p = reader.profile(at - 1..at + 1);
        let whole = p.is_named_person() && p.names.len() == 2;
        if let Some(entity) = entities.iter_mut().find(|e| whole && is_alone(e) && e.names.contains(&name)) {
            entity.merge(reader, &p, entity.headline_only);
        }
    }
}

/// An unknown word that may be a first name stands right before, and before that a nation with the article.
fn is_named_behind_nation(reader: &Reader<'_>, at: usize) -> bool {
    let (first, nation) = (at - 1, at - 2);
    let key = reader.key(first);
    let other = reader.is_definite(first) || reader.is_accusative(first) || reader.is_event(first) || reader.is_finite(first);
    let one = !reader.begins_sentence(at) && !reader.begins_sentence(first);
    let word = reader.is_unknown(first) && key.len() >= FIRST && !key.starts_with(WAW) && !reader.has_preposition(first);
    one && word && !other && reader.is(nation, Class::Nation.set()) && reader.is_definite(nation)
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::check;

    #[test]
    fn a_first_name_is_that_of_who_is_named_in_full_behind_a_title() {
        check("غنت الفنانة رزان الدهان أمس.\nوقالت رزان إن الحفل جميل.", &["الفنانة رزان الدهان"]);
        check("غنت الفنانة رزان الدهان أمس.\nوحضرت المهندسة رزان الطحان الحفل.\nوقالت رزان إن الحفل جميل.", &["رزان"]);
        check("غنت الفنانة السودانية \"رزان الدهان\" أمس.\nوقالت رزان إن الحفل جميل.", &["الفنانة السودانية \"رزان الدهان\""]);
        check("حضرت والدة رزان ولمى الحفل.\nوقالت رزان إن الحفل جميل.", &["رزان"]);
    }

    #[test]
    fn a_last_name_is_that_of_who_is_named_behind_a_nation() {
        check("وقد ينتقل إلى الفريق الدنماركي ينس ماريندو قريبا.\nوقال ماريندو إن الملعب جميل.", &["ينس ماريندو"]);
        check("وانتقد الدنماركي تصريحات ماريندو أمس.\nوقال ماريندو إن الملعب جميل.", &["ماريندو"]);
    }
}
