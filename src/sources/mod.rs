//! Mentions → sources: one entity per source of the article, and who each attribution's is.
//!
//! Takes the attributions in text order; a dropped subject is the last speaker of the same
//! level that agrees with it. Linear in the number of mentions: look-ups go through the words
//! of names and read a bounded number of earlier sources.

mod anonymity;
mod issuer;
pub mod model;
mod profile;
mod resolve;

use crate::attribution::model::{Agreement, Attribution, Attributions, Mention, SourceSlot};
use crate::rules::lexicon::Lexicon;
use crate::rules::tag::Tags;
use crate::text::{Document, Zone};
use model::{MentionForm, Sources};
use profile::Reader;
use resolve::Resolver;

/// How many earlier speakers a dropped subject may go back.
const MEMORY: usize = 12;

/// Finds the sources of an article's attributions and silences.
#[must_use]
pub fn resolve(doc: &Document, tags: &Tags, lex: &Lexicon, found: &Attributions) -> Sources {
    let reader = Reader { doc, tags, lex };
    let mut speakers = Speakers { resolver: Resolver::new(&reader), recent: Vec::new(), doc };
    let mut out = Sources::default();
    for (index, item) in found.list.iter().enumerate() {
        let via: Vec<usize> = item.via.iter().map(|m| speakers.resolver.mention(m, false)).collect();
        let source = speakers.source(found, &out, index, item);
        out.via.push(via.into_iter().filter(|v| Some(*v) != source).collect());
        out.of.push(source);
    }
    for silence in &found.silences {
        let who = match &silence.who {
            SourceSlot::Mention(m) => Some(speakers.resolver.mention(m, false)),
            _ => None,
        };
        out.silent.push(who);
    }
    let byline = byline(&reader);
    out.byline = byline.iter().map(|m| speakers.resolver.mention(m, false)).collect();
    anonymity::mark(&reader, found, &out.of, &mut speakers.resolver);
    issuer::link(&reader, &mut speakers.resolver);
    out.list = speakers.resolver.entities.into_iter().map(|e| e.source).collect();
    out
}

/// Who spoke last, and who is meant by a subject that is not there.
struct Speakers<'r, 'a> {
    resolver: Resolver<'r, 'a>,
    /// Sources of attributions that lie in no other's content, latest last.
    recent: Vec<usize>,
    doc: &'a Document,
}

impl Speakers<'_, '_> {
    fn source(&mut self, found: &Attributions, out: &Sources, index: usize, item: &Attribution) -> Option<usize> {
        let headline = self.doc.paragraphs.get(item.paragraph).is_some_and(|p| matches!(p.zone, Zone::Title | Zone::Subtitle));
        let source = match &item.source {
            SourceSlot::Mention(m) => Some(self.resolver.mention(m, headline)),
            SourceSlot::Dropped(agreement) => self.dropped(found, out, index, item, *agreement),
            SourceSlot::Suppressed | SourceSlot::Author | SourceSlot::Absent => None,
        };
        if let (Some(source), None) = (source, item.parent) {
            self.recent.push(source);
        }
        source
    }

    /// The last speaker that agrees: for a statement inside another's, a speaker in there, then that other.
    fn dropped(&mut self, found: &Attributions, out: &Sources, index: usize, item: &Attribution, agreement: Agreement) -> Option<usize> {
        let siblings = |i: &usize| found.list.get(*i).is_some_and(|a| a.parent == item.parent);
        let inner = item.parent.and_then(|parent| {
            let between = (parent..index).rev().take(MEMORY).filter(|i| *i != parent && siblings(i));
            let sibling = between.filter_map(|i| out.of.get(i).copied().flatten()).find(|s| self.resolver.agrees(*s, agreement));
            sibling.or_else(|| out.of.get(parent).copied().flatten())
        });
        let source = match inner {
            Some(source) => Some(source),
            None => self.recent.iter().rev().take(MEMORY).copied().find(|s| self.resolver.agrees(*s, agreement)),
        };
        let source = source.or_else(|| self.salient(item))?;
        let form = if agreement == Agreement::default() { MentionForm::Pronoun } else { MentionForm::Elided };
        self.resolver.silent_mention(source, item.cue, form);
        Some(source)
    }
}

/// How many tokens before a cue without any speaker a name is looked for.
const REACH: usize = 120;

/// How often a name must stand in the article to be whom it is about.
const OFTEN: usize = 3;

impl Speakers<'_, '_> {
    /// Before anybody who agrees has spoken: the last name before the cue that the article keeps coming back to.
    fn salient(&mut self, item: &Attribution) -> Option<usize> {
        let cue = self.doc.tokens.partition_point(|t| t.span.end() <= item.cue.start());
        let names = (cue.saturating_sub(REACH)..cue).rev().filter_map(|at| self.resolver.bare_name(at));
        let often = |name: &Mention| self.resolver.count(name.first as usize) >= OFTEN;
        let name = names.into_iter().find(often)?;
        Some(self.resolver.mention(&name, false))
    }
}

/// Outlets in bylines, datelines and end credits.
fn byline(reader: &Reader<'_>) -> Vec<crate::attribution::model::Mention> {
    let mut out = Vec::new();
    for paragraph in &reader.doc.paragraphs {
        let inside = |at: usize| {
            let span = reader.doc.tokens.get(at).map(|t| t.span).unwrap_or_default();
            paragraph.zone == Zone::Byline || [paragraph.dateline, paragraph.credit].into_iter().flatten().any(|z| z.contains(span))
        };
        if paragraph.zone != Zone::Byline && paragraph.dateline.is_none() && paragraph.credit.is_none() {
            continue;
        }
        for at in paragraph.tokens.clone().filter(|at| inside(*at)) {
            out.extend(reader.outlet(at));
        }
    }
    out
}
