//! Who issued a document.

use super::model::{Kind, Naming};
use super::reader::{BODIES, OUTLETS, Reader, fun};
use super::resolve::Resolver;
use super::topics;
use crate::attribution::model::Attributions;
use crate::rules::sets::TEXTS;
use crate::rules::shape::FunctionClass;
use crate::text::affixes::{HERS, HIS, TEH_HERS, TEH_HIS, THEIRS};
use std::ops::Range;

/// Tokens before a document's first mention in which it is told who brought it out.
const BACK: usize = 120;
/// Tokens behind a document in which the clause says who did it, and tokens of that one's name.
const NEAR: usize = 6;
const LONG: usize = 8;
/// Attributions before it whose channel is looked at.
const MEMORY: usize = 12;

/// Ties documents to those who issued them.
pub(crate) fn link(found: &Attributions, of: &[Option<usize>], resolver: &mut Resolver<'_, '_>) {
    for index in 0..resolver.entities.len() {
        if resolver.entities.get(index).is_none_or(|e| e.source.kind != Kind::Document) {
            continue;
        }
        let issuer = issuer(found, of, resolver, index).filter(|issuer| *issuer != index);
        if let (Some(issuer), Some(entity)) = (issuer, resolver.entities.get_mut(index)) {
            entity.source.issued_by = Some(issuer);
        }
    }
}

/// In the document's own words, in the clause behind them, or in the text before it.
fn issuer(found: &Attributions, of: &[Option<usize>], resolver: &mut Resolver<'_, '_>, index: usize) -> Option<usize> {
    let (body, shown) = resolver.entities.get(index).map(|e| (e.body.clone(), e.shown.clone()))?;
    if let Some(issuer) = body.and_then(|body| body_of(resolver, body, true)) {
        return Some(issuer);
    }
    if let Some(doer) = doer(resolver.reader, shown.clone()) {
        return body_of(resolver, doer, true);
    }
    let reader = resolver.reader;
    let points = reader.is_definite(shown.start) && shown.len() == 1;
    let brought = reader.is_accusative(shown.start) && shown.len() < 3;
    if !points && !brought {
        return None;
    }
    by_channel(found, of, resolver, shown.start).or_else(|| by_subject(resolver, shown.start, points))
}

/// The body or outlet of these words: one met before, or a new one that has a name.
pub(super) fn body_of(resolver: &mut Resolver<'_, '_>, words: Range<usize>, new: bool) -> Option<usize> {
    let p = resolver.reader.profile(words);
    let speaks = matches!(p.kind, Kind::Organization | Kind::Media);
    let met = resolver.find(&p, false).filter(|i| speaks && resolver.entities.get(*i).is_some_and(|e| e.source.kind == p.kind));
    if met.is_some() || !new || !speaks || p.naming != Naming::Named {
        return met;
    }
    let span = resolver.reader.doc.span_of(p.shown.clone());
    Some(resolver.place(p, span, false))
}

/// `a poll that the agency conducted`: the body behind a verb with a pronoun, in the clause behind the document.
fn doer(reader: &Reader<'_>, shown: Range<usize>) -> Option<Range<usize>> {
    let core = reader.core(shown.clone());
    let clause = |at: &usize| reader.mark(*at).is_none() && !reader.is(*at, fun(FunctionClass::Complementiser));
    let mut near = (core.end.saturating_sub(1).max(core.start + 1)..core.end + NEAR).take_while(clause);
    let start = near.find(|at| reader.is(*at, BODIES) && takes_pronoun(reader, at - 1))?;
    let outlet = reader.len(start, OUTLETS);
    let limit = (start + LONG).min(reader.doc.tokens.len());
    let end = if outlet > 0 { start + outlet } else { (start + 1..limit).find(|at| !clause(at)).unwrap_or(limit) };
    Some(start..end)
}

/// A verb with the pronoun of what it is done to.
fn takes_pronoun(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    let ends = [TEH_HIS, TEH_HERS, HERS, HIS].iter().any(|e| key.ends_with(e));
    ends && key.len() >= 8 && !reader.is_definite(at) && !reader.is_preposition(at)
}

/// The speaker of a statement before that came through such a document.
fn by_channel(found: &Attributions, of: &[Option<usize>], resolver: &Resolver<'_, '_>, first: usize) -> Option<usize> {
    let reader = resolver.reader;
    let start = reader.doc.tokens.get(first)?.span.start();
    let before = found.list.partition_point(|a| a.cue.start() < start);
    let head = reader.bare(first);
    let near = found.list.iter().enumerate().take(before).rev().take(MEMORY);
    let through = near.filter(|(_, a)| {
        a.channel.is_some_and(|c| {
            let token = reader.token_at(c);
            (token..token + 5).any(|at| reader.is(at, TEXTS) && reader.bare(at) == head)
        })
    });
    through
        .filter_map(|(i, _)| of.get(i).copied().flatten())
        .find(|i| resolver.entities.get(*i).is_some_and(|e| e.source.kind != Kind::Document))
}

/// The subject of a sentence before that speaks of such a document (`the party issued a statement`).
fn by_subject(resolver: &Resolver<'_, '_>, first: usize, points: bool) -> Option<usize> {
    let reader = resolver.reader;
    let head = reader.bare(first);
    let same = |at: &usize| reader.is(*at, TEXTS) && reader.bare(*at) == head || owned(reader, *at, head);
    let told = if points { (first.saturating_sub(BACK)..first).rev().find(same)? } else { first };
    let sentence = reader.doc.tokens.get(told)?.sentence as usize;
    let tokens = reader.doc.sentences.get(sentence)?.tokens.clone();
    let topic = topics::find(reader, tokens, told).find(|t| t.leads && t.profile.kind != Kind::Person)?;
    resolver.find(&topic.profile, false)
}

/// The document's noun with a pronoun (`her report`).
fn owned(reader: &Reader<'_>, at: usize, head: &str) -> bool {
    let rest = reader.key(at).strip_prefix(head);
    rest.is_some_and(|rest| matches!(rest, HIS | HERS | THEIRS))
}
