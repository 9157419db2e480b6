//! Document + lexicon → attributions, silences, claims without a source.
//!
//! Sentence by sentence: candidate cues (`cue`), their complements (`frame`) and speakers
//! (`phrase`) give drafts; the drafts of a sentence bound each other's contents
//! (`extent`); what is left becomes [`model::Attribution`]s. Who a dropped subject is, is
//! for the sources stage.

mod admit;
mod aside;
mod boundary;
mod circumstance;
mod claims;
mod cue;
mod draft;
mod extent;
mod figures;
mod frame;
mod full_text;
mod headline;
mod items;
mod judgement;
mod late;
mod lead;
mod marker;
pub mod model;
mod nest;
mod noun;
mod object;
mod phrase;
mod preposition;
mod question;
mod reach;
mod relay;
mod resumed;
mod rival;
mod saying;
mod scripture;
mod sequel;
mod settle;
mod silence;
mod speech;
#[cfg(test)]
mod tests;
mod turn;
mod view;

use crate::rules::lexicon::Lexicon;
use crate::rules::shape::{Act, MarkerClass, Strength};
use crate::rules::tag::Tags;
use crate::text::{Document, Paragraph, Zone};
use cue::{Candidates, Cue, Kind};
use draft::Draft;
use frame::Link;
use model::Attributions;
use std::ops::Range;
use view::View;

/// Finds who is handed which words. Spans are bytes of `doc.text`.
#[must_use]
pub fn extract(doc: &Document, tags: &Tags, lex: &Lexicon) -> Attributions {
    let view = View::new(doc, tags, lex);
    let (mut out, mut sentences, mut drafts, mut colons) = (Attributions::default(), Vec::new(), Vec::new(), Vec::new());
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        if matches!(paragraph.zone, Zone::Byline | Zone::Furniture) {
            continue;
        }
        let colon = headline::colon(&view, paragraph);
        colons.extend(colon.map(|colon| (index, colon)));
        whole_sentences(&view, paragraph, &mut sentences);
        for tokens in sentences.drain(..) {
            let tokens = after(tokens, colon);
            let set = view.tags.union(tokens.clone());
            let before = out.silences.len();
            if set.meets(silence::ANY) {
                silence::find(&view, tokens.clone(), &mut out.silences);
            }
            if set.meets(cue::ANY) {
                find(&view, &tokens, &mut drafts);
                let silences = out.silences.get(before..).unwrap_or_default();
                let extents = extent::extents(&view, &drafts, &tokens, set, silences);
                settle::settle(&view, &drafts, extents, index, &mut out.list);
                drafts.clear();
            }
        }
    }
    items::add(&view, &mut out.list);
    headline::add(&view, &colons, &mut out.list);
    full_text::add(&view, &mut out.list);
    out.unattributed = claims::unattributed(&view, &out.list);
    out
}

/// Gives `out` the token ranges of a paragraph's sentences; a marker that stands alone behind a stop
/// (`…. according to the agency.`) still closes the sentence before it.
fn whole_sentences(view: &View<'_>, paragraph: &Paragraph, out: &mut Vec<Range<usize>>) {
    for sentence in view.doc.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
        match out.last_mut().filter(|_| marker::stands_alone(view, &sentence.tokens)) {
            Some(before) => before.end = sentence.tokens.end,
            None => out.push(sentence.tokens.clone()),
        }
    }
}

/// The part of a headline's tokens that its colon leaves to be read.
fn after(tokens: Range<usize>, colon: Option<usize>) -> Range<usize> {
    let Some(colon) = colon else { return tokens };
    tokens.start.max(colon + 1).min(tokens.end)..tokens.end
}

/// Gives `out` the readings of one sentence, in order; no cue is read twice.
fn find<'a>(view: &View<'a>, sentence: &Range<usize>, out: &mut Vec<Draft<'a>>) {
    for cue in Candidates::new(view, sentence.clone()) {
        let at = cue.tokens.start;
        let light = matches!(cue.kind, Kind::Noun | Kind::Marker(_));
        let own = |d: &Draft<'_>| cue.kind == Kind::Noun && at == d.used && cue.rule.act == Act::Opinion && d.cue.kind == Kind::Verb;
        let passed = |d: &Draft<'_>| light && at < d.used.max(d.piece) || own(d); // "voiced his belief that" says one thing
        let taken = |d: &Draft<'_>| at < d.words.end || passed(d) || d.extra.iter().any(|r| r.contains(&at));
        if let Some(host) = out.iter_mut().rev().take(4).find(|d| taken(d)) {
            insert(view, &cue, sentence, host);
            continue;
        }
        let Some(mut draft) = read(view, &cue, sentence, out.is_empty()) else { continue };
        if out.iter().rev().take(4).any(|host| is_part_of(&draft, host)) {
            continue;
        }
        let near = out.len().saturating_sub(4);
        if let Some(place) = out.iter().skip(near).position(|host| rival::is_one(&draft, host)).map(|place| near + place) {
            if !rival::is_nearer(view, &draft, out.get(place)) {
                continue;
            }
            let host = out.remove(place);
            out.extend(read(view, &host.cue, &(sentence.start..at), place == 0).filter(|again| again.used < at));
        }
        if let Some(marker) = out.pop_if(|marker| settle::leads(view, marker, &draft)) {
            settle::pass_on(view, &mut draft, &marker);
        }
        out.push(draft);
    }
}

/// What looks like a cue is a word of a verb's speaker (`the minister Dana Silva said that`, where "dana" is "they condemned"),
/// or tells who carried his words (`said in remarks that the agency carried that`): both would have one content.
fn is_part_of(draft: &Draft<'_>, host: &Draft<'_>) -> bool {
    let at = draft.cue.tokens.start;
    let inside = host.source.holds(at);
    let carries = draft.cue.rule.relays && !host.via.is_empty() && host.channel.contains(&at);
    host.cue.kind == Kind::Verb && draft.cue.kind == Kind::Verb && (inside || carries) && host.used == draft.used
}

/// A marker between the speaker and the content (`the minister added - as the agency reported - that`): the outlet
/// in it passed the words on.
fn insert<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>, host: &mut Draft<'a>) {
    let at = cue.tokens.start;
    let inserted = matches!(cue.kind, Kind::Marker(MarkerClass::According | MarkerClass::AccordingVerb));
    let before_content = at < host.used && !host.source.holds(at);
    let fresh = at >= host.words.end && (before_content || view.mark(at - 1).is_some());
    if !inserted || !fresh || host.extra.iter().any(|r| r.contains(&at)) {
        return;
    }
    let link = usize::from(host.link != Link::Object);
    let end = if before_content { host.used - link } else { sentence.end };
    if let Some(marker) = read(view, cue, &(sentence.start..end), false) {
        settle::pass_on(view, host, &marker);
    }
}

fn read<'a>(view: &View<'a>, cue: &Cue<'a>, sentence: &Range<usize>, first: bool) -> Option<Draft<'a>> {
    let draft = match cue.kind {
        Kind::Marker(class) => marker::read(view, cue, class, sentence),
        _ if cue.rule.relays => relay::read(view, cue, sentence)
            .or_else(|| (cue.rule.strength == Strength::Weak).then(|| draft::read(view, cue, sentence, first)).flatten()),
        _ => draft::read(view, cue, sentence, first),
    };
    draft.filter(|draft| !scripture::speaks(view, draft))
}
