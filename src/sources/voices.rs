//! Which sources are one voice: those of one entity, affiliation or issuer.
//!
//! A statement and its issuer, a body and those who speak for it or work in it, officials of one government are one voice
//! (*Source*: the independence rule of the sourcing policy, where the cluster of an official is his government). Those who sit
//! in a parliament speak for themselves, and who has left an office for nobody.

#[cfg(test)]
mod tests;

use super::entity::Entity;
use super::issuer::body_of;
use super::model::Kind;
use super::reader::{OUTLETS, PEOPLE, Reader};
use super::resolve::Resolver;
use crate::rules::shape::{Role, Word};
use crate::rules::tag::{Class, Pro};
use crate::text::affixes::BEH;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Steps from a source to the one it is a voice of.
const STEPS: usize = 12;

/// Gives each source the cluster of its body, government or issuer.
pub(super) fn join(resolver: &mut Resolver<'_, '_>) {
    let mut first = FxHashMap::default();
    for index in 0..resolver.entities.len() {
        let Some((owner, words)) = owner(resolver, index) else { continue };
        let met = match owner {
            Owner::Body(_, nation) => body_of(resolver, words, false).filter(|body| is_of(resolver, *body, nation)),
            Owner::Government(nation) => resolver.government(nation),
        };
        let alike = *first.entry(owner).or_insert(index);
        if let Some(entity) = resolver.entities.get_mut(index) {
            entity.source.cluster = met.unwrap_or(alike);
        }
    }
    follow(resolver);
}

/// The folded words of the bodies for which these sources speak.
pub(super) fn bodies<'a>(resolver: &Resolver<'a, '_>, speaks: impl Fn(usize) -> bool) -> Vec<Vec<&'a str>> {
    let owners = (0..resolver.entities.len()).filter(|index| speaks(*index)).filter_map(|index| owner(resolver, index));
    let body = |(owner, _)| match owner {
        Owner::Body(words, _) => Some(words),
        Owner::Government(_) => None,
    };
    owners.filter_map(body).collect()
}

/// Whom a person speaks for.
#[derive(PartialEq, Eq, Hash)]
enum Owner<'a> {
    /// Folded words of a body, and the rule of its nation.
    Body(Vec<&'a str>, Option<u32>),
    /// Rule of a nation.
    Government(u32),
}

/// The body that somebody speaks for or works in, by its words; else, of an official, the government of his nation.
fn owner<'a>(resolver: &Resolver<'a, '_>, index: usize) -> Option<(Owner<'a>, Range<usize>)> {
    let reader = resolver.reader;
    let entity = resolver.entities.get(index).filter(|e| matches!(e.source.kind, Kind::Person | Kind::Group) && !e.joint)?;
    let role = entity.source.role_class;
    let state = matches!(role, Role::Government | Role::Legislative | Role::Judicial | Role::Security);
    let nation = entity.nation.filter(|_| state);
    let owned = entity.body.is_some() || nation.is_some();
    if !owned || entity.shown.clone().any(|at| reader.says(at, Word::Former)) {
        return None;
    }
    let before = entity.shown.start..entity.body.as_ref().map_or(entity.shown.end, |b| b.start);
    let adjective = |nation: &u32| before.clone().any(|at| reader.tag(at, Class::Nation.set()).is_some_and(|t| t.rule == *nation));
    if let Some(nation) = nation.filter(adjective) {
        return Some((Owner::Government(nation), entity.shown.clone()));
    }
    let body = entity.body.clone().filter(|b| entity.shown.contains(&b.start))?;
    let addressee = reader.tag(body.start, OUTLETS).is_some_and(|t| t.pro.has(Pro::LAM));
    let member = role == Role::Legislative && !spoken_for(reader, before);
    let words = body.clone().map(|at| reader.bare(at)).collect();
    (!addressee && !member).then_some((Owner::Body(words, nation), body))
}

/// Whether the body is not of another nation.
fn is_of(resolver: &Resolver<'_, '_>, body: usize, nation: Option<u32>) -> bool {
    let its = resolver.entities.get(body).and_then(|e| e.nation);
    its.zip(nation).is_none_or(|(its, nation)| its == nation)
}

/// Whether a title, which its body follows, ends in "in the name of".
fn spoken_for(reader: &Reader<'_>, title: Range<usize>) -> bool {
    let end = title.end;
    title.into_iter().any(|at| {
        let len = reader.len(at, PEOPLE);
        len > 1 && reader.key(at + len - 1).starts_with(BEH) && at + len == end
    })
}

/// Follows issuers and bodies to the one they end in.
fn follow(resolver: &mut Resolver<'_, '_>) {
    let next = |e: &Entity<'_>| e.source.issued_by.unwrap_or(e.source.cluster);
    for index in 0..resolver.entities.len() {
        let mut root = index;
        for _ in 0..STEPS {
            match resolver.entities.get(root).map(next) {
                Some(to) if to != root => root = to,
                _ => break,
            }
        }
        if let Some(entity) = resolver.entities.get_mut(index) {
            entity.source.cluster = root;
        }
    }
}
