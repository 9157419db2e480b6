//! Who is written about: people, bodies and peoples that the body of the article names again and again.
//!
//! The same look-ups that tell sources apart count them, so that a minister who speaks and the
//! minister who is written about are one. Heads that stand too rarely are not read.

use super::extent::{SUBJECTS, extent};
use super::model::{Kind, Naming, Sources, Subject};
use super::profile::{Profile, Reference};
use super::reader::{HEADS, OUTLETS, PEOPLE, Reader};
use super::resolve::Resolver;
use crate::rules::morph::Number;
use crate::rules::shape::HeadClass;
use crate::rules::tag::Pro;
use crate::text::Zone;
use rustc_hash::FxHashMap;

/// How often someone must be named to be written about, and someone known by name.
const OFTEN: u32 = 3;
const NAMED: u32 = 2;
/// The preposition "in": what stands behind it is a place.
const IN: &str = "\u{0641}\u{064A}";

/// Who the body of the article names again and again (people by name twice, others three times), in order
/// of first mention; sources first.
pub(super) fn find(resolver: &mut Resolver<'_, '_>, sources: &Sources) -> Vec<Subject> {
    let reader = resolver.reader;
    let heard = heard(resolver, sources);
    let (places, often) = heads(reader);
    let mut mentions = vec![0u32; resolver.entities.len()];
    let mut read = 0;
    for at in places {
        let least = if reader.is(at, PEOPLE) { NAMED } else { OFTEN };
        if at >= read && often.get(reader.bare(at)).is_some_and(|n| *n >= least) {
            read = count(resolver, at, &mut mentions);
        }
    }
    let named = resolver.entities.iter().zip(&mentions).enumerate();
    let often = named.filter(|(_, (e, n))| **n >= if e.is_named_person() { NAMED } else { OFTEN });
    often.map(|(i, (e, n))| Subject { name: e.name(reader), mentions: *n, heard: heard.get(i).copied().unwrap_or(false) }).collect()
}

/// Where heads stand in the body, and how often each.
fn heads<'a>(reader: &Reader<'a>) -> (Vec<usize>, FxHashMap<&'a str, u32>) {
    let (mut places, mut heads) = (Vec::new(), FxHashMap::default());
    for paragraph in reader.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        for at in paragraph.body.clone().filter(|at| starts(reader, *at)) {
            places.push(at);
            *heads.entry(reader.bare(at)).or_default() += 1;
        }
    }
    (places, heads)
}

/// Which sources speak or are silent, they or one of their cluster.
fn heard(resolver: &Resolver<'_, '_>, sources: &Sources) -> Vec<bool> {
    let cluster = |index: usize| resolver.entities.get(index).map_or(index, |e| e.source.cluster);
    let mut clusters = vec![false; resolver.entities.len()];
    for index in sources.of.iter().chain(&sources.silent).flatten() {
        if let Some(slot) = clusters.get_mut(cluster(*index)) {
            *slot = true;
        }
    }
    (0..resolver.entities.len()).map(|i| clusters.get(cluster(i)).copied().unwrap_or(false)).collect()
}

/// A head of people or of a body, or a people by its nation; not an adjective, and not only the place where
/// something happens.
fn starts(reader: &Reader<'_>, at: usize) -> bool {
    if !reader.is(at, SUBJECTS) || reader.is(at, OUTLETS) {
        return false;
    }
    let Some(tag) = reader.tag(at, SUBJECTS) else { return false };
    let adjective = at > 0 && reader.is_word(at - 1) && reader.is_definite(at - 1) && reader.is_definite(at);
    let place = at > 0 && reader.key(at - 1) == IN || tag.pro.has(Pro::BEH);
    let people = tag.pro.has(Pro::AL) && tag.morph.agreement.number == Some(Number::Plural);
    !adjective && !place && (reader.is(at, HEADS) || people)
}

/// Counts whom a phrase that begins here names; where to read on.
fn count(resolver: &mut Resolver<'_, '_>, at: usize, mentions: &mut Vec<u32>) -> usize {
    let reader = resolver.reader;
    let p = reader.profile(extent(reader, at));
    let end = p.shown.end;
    let some = p.head_class == Some(HeadClass::Group) && (p.naming == Naming::Vague || p.reference != Reference::Bare);
    if some || !matches!(p.kind, Kind::Person | Kind::Organization | Kind::Group) {
        return end;
    }
    let index = match resolver.find(&p, false) {
        Some(index) => index,
        None if is_told(&p) => resolver.place(&p, reader.doc.span_of(p.shown.clone()), false),
        None => return end,
    };
    mentions.resize(resolver.entities.len(), 0);
    if let Some(slot) = mentions.get_mut(index) {
        *slot += 1;
    }
    end
}

/// Told from others: by a name, or by an office or word with the article.
fn is_told(p: &Profile<'_>) -> bool {
    let crowd = p.head_class != Some(HeadClass::Group) || p.reference == Reference::Bare && p.naming != Naming::Vague;
    if p.reference == Reference::Indefinite && p.names.is_empty() {
        return false;
    }
    let body = p.kind != Kind::Person && p.reference == Reference::Bare;
    crowd && (p.naming == Naming::Named || body || p.kind == Kind::Person && p.reference == Reference::Construct && p.body.is_some())
}
