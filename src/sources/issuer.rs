//! Who issued a document, and which sources are one voice.

use super::model::{Kind, Naming};
use super::profile::Reader;
use super::resolve::Resolver;
use std::collections::BTreeMap;

/// Ties documents to the bodies whose name they carry, and people to the body they speak for.
pub(crate) fn link(_reader: &Reader<'_>, resolver: &mut Resolver<'_, '_>) {
    let mut bodies: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, entity) in resolver.entities.iter().enumerate() {
        if matches!(entity.source.kind, Kind::Organization | Kind::Media) && entity.source.naming == Naming::Named {
            for word in &entity.names {
                bodies.entry(word).or_insert(index);
            }
        }
    }
    let issued: Vec<(usize, usize)> = resolver
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.source.kind == Kind::Document)
        .filter_map(|(index, e)| e.names.iter().find_map(|w| bodies.get(w)).map(|body| (index, *body)))
        .collect();
    for (document, body) in issued {
        if let Some(entity) = resolver.entities.get_mut(document) {
            entity.source.issued_by = Some(body);
            entity.source.cluster = body;
        }
    }
}
