//! Requests for anonymity and their reasons, tied to the source that makes them.

use super::profile::Reader;
use super::resolve::Resolver;
use crate::attribution::model::{Attributions, SourceSlot};
use crate::rules::shape::{AnonymityClass, FunctionClass};
use crate::rules::tag::Class;
use crate::text::{Mark, Span, TokenKind};

/// Words after a request in which its reason is looked for.
const REACH: usize = 14;

/// Marks the sources whose sentence says that they ask not to be named.
pub(crate) fn mark(reader: &Reader<'_>, found: &Attributions, of: &[Option<usize>], resolver: &mut Resolver<'_, '_>) {
    let request = Class::Anonymity(AnonymityClass::Request).set();
    for at in 0..reader.doc.tokens.len() {
        let Some(tag) = reader.tag(at, request) else { continue };
        let Some(index) = asker(reader, found, of, at) else { continue };
        let end = at + usize::from(tag.len);
        let reason = reason(reader, end);
        if let Some(entity) = resolver.entities.get_mut(index) {
            entity.source.anonymity_requested = true;
            entity.source.anonymity_reason = entity.source.anonymity_reason.or(reason);
            entity.source.rules.push(tag.rule);
        }
    }
}

/// The source of the attribution whose speaker stands nearest to the request in its sentence.
fn asker(reader: &Reader<'_>, found: &Attributions, of: &[Option<usize>], at: usize) -> Option<usize> {
    let token = reader.doc.tokens.get(at)?;
    let sentence = reader.doc.sentences.get(token.sentence as usize)?;
    let span = reader.doc.span_of(sentence.tokens.clone());
    let first = found.list.partition_point(|a| a.cue.end() <= span.start());
    let near = found.list.iter().enumerate().skip(first).take_while(|(_, a)| a.cue.start() < span.end());
    let distance =
        |a: &Span| if a.start() > token.span.start() { 10_000 + a.start() - token.span.start() } else { token.span.start() - a.start() };
    let place = |a: &crate::attribution::model::Attribution| match &a.source {
        SourceSlot::Mention(m) => m.span,
        _ => a.cue,
    };
    near.min_by_key(|(_, a)| distance(&place(a))).and_then(|(index, _)| of.get(index).copied().flatten())
}

/// The words that say why, from the opener of the reason to the clause's end.
fn reason(reader: &Reader<'_>, from: usize) -> Option<Span> {
    let opener = Class::Anonymity(AnonymityClass::Reason).set();
    let mark = |at: usize| match reader.doc.tokens.get(at).map(|t| t.kind) {
        Some(TokenKind::Mark(mark)) => Some(mark),
        _ => None,
    };
    let start = (from..from + 4)
        .take_while(|at| !matches!(mark(*at), Some(Mark::Stop | Mark::Colon | Mark::Quote)))
        .find(|at| reader.is(*at, opener))?;
    let ends = |at: &usize| {
        let complementiser = reader.is(*at, Class::Function(FunctionClass::Complementiser).set());
        matches!(mark(*at), Some(Mark::Stop | Mark::Colon | Mark::Quote | Mark::Comma | Mark::Dash | Mark::Close)) || complementiser
    };
    let end = (start + 1..start + REACH).find(ends).unwrap_or(start + REACH).min(reader.doc.tokens.len());
    Some(reader.doc.span_of(start..end))
}
