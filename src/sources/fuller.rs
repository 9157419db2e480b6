//! Fuller names: a speaker met by surname alone is given the title and first name that the article
//! writes elsewhere, where nobody is quoted.

use super::resolve::Resolver;
use rustc_hash::FxHashMap;

/// Titled people of one last name that are looked at.
const MOST: usize = 8;

/// Gives untitled people what the article says of them elsewhere.
pub(super) fn complete(resolver: &mut Resolver<'_, '_>) {
    let reader = resolver.reader;
    let mut titled: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, phrase) in reader.phrases.iter().enumerate().filter(|(_, p)| !p.last.is_empty()) {
        let list = titled.entry(phrase.last).or_default();
        if list.len() < MOST {
            list.push(index);
        }
    }
    for entity in resolver.entities.iter_mut().filter(|e| e.is_named_person() && e.role.is_none()) {
        let Some(last) = entity.names.last() else { continue };
        for index in titled.get(last).into_iter().flatten() {
            let Some(phrase) = reader.phrases.get(*index) else { continue };
            let p = reader.profile(phrase.tokens(reader));
            if p.names.len() < 5 && entity.names.iter().all(|word| p.names.contains(word)) {
                entity.merge(reader, &p, entity.headline_only);
                break;
            }
        }
    }
}
