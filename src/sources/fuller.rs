//! Fuller names: a speaker met by surname alone is given the title and first name that the article
//! writes elsewhere, where nobody is quoted.

use super::entity::Entity;
use super::learn::Phrase;
use super::resolve::Resolver;

/// Titled people of one last name that are looked at.
const MOST: usize = 8;

/// Gives untitled people what the article says of them elsewhere.
pub(super) fn complete(resolver: &mut Resolver<'_, '_>) {
    let reader = resolver.reader;
    let untitled = |e: &Entity<'_>| e.is_named_person() && e.role.is_none();
    if !resolver.entities.iter().any(untitled) {
        return;
    }
    let mut titled: Vec<&Phrase<'_>> = reader.phrases.iter().filter(|p| !p.last.is_empty()).collect();
    titled.sort_by_key(|p| p.last);
    for entity in resolver.entities.iter_mut().filter(|e| untitled(e)) {
        let Some(&last) = entity.names.last() else { continue };
        let first = titled.partition_point(|p| p.last < last);
        for phrase in titled.iter().skip(first).take_while(|p| p.last == last).take(MOST) {
            let p = reader.profile(phrase.tokens(reader));
            if p.names.len() < 5 && entity.names.iter().all(|word| p.names.contains(word)) {
                entity.merge(reader, &p, entity.headline_only);
                break;
            }
        }
    }
}
