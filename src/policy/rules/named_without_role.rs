//! `named-without-role`: a name, and no word of who it is.

use super::prelude::*;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Set};
use crate::text::affixes::WAW;
use crate::text::{Mark, fold};
use std::collections::BTreeSet;

/// Words that say who somebody is.
const STANDING: Set = Class::Head(HeadClass::Person)
    .set()
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set())
    .and(Class::Nation.set())
    .and(Class::Place.set());

/// Words around a name in which its standing is looked for.
const REACH: usize = 12;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let known: Vec<String> = set.words("known").iter().map(|name| fold(name)).collect();
    let bare = |s: &Source| s.kind == Kind::Person && s.naming == Naming::Named && s.role.is_none() && s.role_class == Role::Unknown;
    let introduced: BTreeSet<usize> =
        f.body_claims().filter(|(_, a)| is_speech(f, a)).filter_map(|(at, _)| f.source(at).map(|(s, _)| s)).collect();
    let mut hits = Vec::new();
    for index in f.speaking() {
        let Some(source) = f.on.sources.list.get(index).filter(|s| bare(s) && s.affiliation.is_none()) else { continue };
        let Some(first) = f.first_mention(source).filter(|first| is_name(f, *first)) else { continue };
        if !introduced.contains(&index) {
            continue;
        }
        let words = source.name.split_whitespace().count();
        let plain = source.name.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
        let told = |span: &crate::text::Span| {
            let tokens = f.tokens(*span);
            let around = f.around(span.start(), 1, 1);
            let near = tokens.start.saturating_sub(REACH).max(around.start)..(tokens.end + REACH).min(around.end);
            near.into_iter().any(|at| f.on.tags.set(at).meets(STANDING))
        };
        let is_known = known.iter().any(|k| fold(&source.name).contains(k.as_str()));
        if plain && (2..=4).contains(&words) && !is_known && !source.mentions.iter().any(|m| told(&m.span)) {
            hits.push(Hit::at(first).about(Some(index)).with("name", &source.name));
        }
    }
    hits
}

/// Words that the packs know as nothing else, the first without article: `the recent events` are no name.
fn is_name(f: &Facts<'_>, span: crate::text::Span) -> bool {
    let mut tokens = f.tokens(span);
    let first = tokens.start;
    let joined = |at: usize| at > first && f.on.doc.key(at).starts_with(WAW);
    !f.is_definite(first) && tokens.all(|at| f.on.tags.set(at) == Set::NONE && !joined(at))
}

/// What the source says comes behind "that", a colon or in quotation marks: a cue that is sure to be one.
fn is_speech(f: &Facts<'_>, a: &Attribution) -> bool {
    let that = Class::Function(FunctionClass::Complementiser).set();
    let Some(first) = a.content.first().map(|c| f.token_at(c.start())) else { return false };
    let mark = |at: usize| matches!(f.on.doc.mark(at), Some(Mark::Colon | Mark::Quote));
    a.cue.start() < f.at(a).start() && (first.saturating_sub(2)..first + 1).any(|at| mark(at) || f.on.tags.set(at).meets(that))
}
