//! Mentions → sources: one entity per source of the article, and who each attribution's is.
//!
//! Takes the attributions in text order. Linear in the number of mentions: look-ups go
//! through the words of names and titles and read a bounded number of earlier sources.

mod anonymity;
mod bare;
mod bearers;
mod body;
mod chain;
mod entity;
mod extent;
mod fuller;
mod head;
mod issuer;
mod learn;
pub mod model;
mod names;
mod naming;
mod profile;
mod reader;
mod register;
mod resolve;
mod roles;
mod silent;
mod speakers;
mod subjects;
#[cfg(test)]
mod tests;
mod topics;
mod vocabulary;
mod voices;

use crate::attribution::model::{Attributions, Mention, SourceSlot};
use crate::rules::lexicon::Lexicon;
use crate::rules::tag::Tags;
use crate::text::{Document, Zone};
use model::Sources;
use reader::Reader;
use speakers::Speakers;

/// Finds the sources of an article's attributions and silences.
#[must_use]
pub fn resolve(doc: &Document, tags: &Tags, lex: &Lexicon, found: &Attributions) -> Sources {
    let mut reader = Reader::new(doc, tags, lex);
    let nouns = learn::learn(&mut reader, found);
    let mut speakers = Speakers::new(&reader, found);
    let many = found.list.len();
    let mut out = Sources { of: Vec::with_capacity(many), via: Vec::with_capacity(many), ..Sources::default() };
    for (index, item) in found.list.iter().enumerate() {
        let mut via: Vec<usize> = item.via.iter().map(|m| speakers.resolver.mention(m, false)).collect();
        let source = speakers.source(found, &out, index, item, &via);
        via.retain(|v| Some(*v) != source);
        out.via.push(via);
        out.of.push(source);
    }
    for silence in &found.silences {
        let who = match &silence.who {
            SourceSlot::Mention(m) => Some(speakers.resolver.mention(m, false)),
            _ => silent::speaker(doc, found, &out, &speakers.resolver, silence),
        };
        out.silent.push(who);
    }
    let byline = byline(&reader);
    out.byline = byline.iter().map(|m| speakers.resolver.mention(m, false)).collect();
    fuller::complete(&mut speakers.resolver);
    anonymity::mark(&reader, found, &out.of, &mut speakers.resolver);
    issuer::link(found, &out.of, &mut speakers.resolver);
    voices::join(&mut speakers.resolver);
    out.subjects = subjects::find(&speakers.resolver, &nouns, &out);
    out.list = speakers.resolver.entities.into_iter().map(|e| e.finish(&reader)).collect();
    out
}

/// Outlets in bylines, datelines and end credits.
fn byline(reader: &Reader<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    for paragraph in &reader.doc.paragraphs {
        let inside = |at: usize| {
            let span = reader.doc.tokens.get(at).map(|t| t.span).unwrap_or_default();
            paragraph.zone == Zone::Byline || [paragraph.dateline, paragraph.credit].into_iter().flatten().any(|z| z.contains(span))
        };
        if paragraph.zone != Zone::Byline && paragraph.dateline.is_none() && paragraph.credit.is_none() {
            continue;
        }
        let outlets = reader.tags.places(paragraph.tokens.clone(), reader::OUTLETS);
        out.extend(outlets.filter(|at| inside(*at)).filter_map(|at| reader.outlet(at)));
    }
    out
}
