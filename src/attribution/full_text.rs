//! A text that is announced right before a colon and in no quotation marks (`the ministry issued a statement, of which the text
//! follows:`) is all that follows.
//!
//! *Source*: read in 4,162 articles, where about fifteen announce a text so: in each it goes on to the end of the article.

use super::draft::mention;
use super::model::{Attribution, Confidence, SourceSlot};
use super::view::{CUES, HEADS, TEXTS, View};
use super::{lead, phrase};
use crate::rules::shape::Word;
use crate::text::{Paragraph, Span, Zone};
use std::ops::Range;

/// Adds the first text that is announced; what is said in it lies in its content.
pub(super) fn add(view: &View<'_>, list: &mut Vec<Attribution>) {
    let mut body = view.doc.paragraphs.iter().enumerate().filter(|(_, p)| p.zone == Zone::Body);
    let Some(text) = body.find_map(|(index, p)| announced(view, index, p)) else { return };
    let place = list.partition_point(|a| a.cue.start() < text.cue.start());
    for (index, attribution) in list.iter_mut().enumerate() {
        let inside = index >= place && attribution.parent.is_none() && text.content.iter().any(|piece| piece.contains(attribution.cue));
        let moved = attribution.parent.map(|parent| parent + usize::from(parent >= place));
        attribution.parent = if inside { Some(place) } else { moved };
    }
    list.insert(place, text);
}

/// The text that a paragraph announces.
fn announced(view: &View<'_>, index: usize, paragraph: &Paragraph) -> Option<Attribution> {
    let cue = view.colons(paragraph.body.clone()).find_map(|colon| cue(view, colon, paragraph.body.start))?;
    let content = contents(view, index, cue.end + 1);
    let first = view.doc.tokens_of(*content.first()?).start;
    let quoted = view.opens(first).is_some() || view.around(first).is_some(); // ends by itself
    let issuer = issuer(view, paragraph.body.start..cue.start).filter(|_| !quoted)?;
    let (source, rule) = (SourceSlot::Mention(mention(view, issuer)), view.lex.rule_of(Word::FullText)?);
    Some(Attribution {
        confidence: Confidence::Medium,
        reasons: vec![("full-text", 2)],
        ..Attribution::plain(view.span(cue), source, content, index, rule)
    })
}

/// The words before a colon that announce a text: `its text`, `the text of the statement`.
fn cue(view: &View<'_>, colon: usize, floor: usize) -> Option<Range<usize>> {
    let told = |at: usize| at > floor && view.is(at - 1, CUES); // "says its text" is a verb with its subject
    let says = |at: &usize| *at >= floor && view.says_with_and(*at, Word::FullText) && !told(*at);
    let of = colon.checked_sub(2).filter(says).filter(|at| view.is(at + 1, TEXTS) && view.is_definite(at + 1));
    let its = || colon.checked_sub(1).filter(says).filter(|at| view.has_ending(*at));
    of.or_else(its).map(|start| start..colon)
}

/// Who issued the text: the subject of the sentence, or the text by its own words.
fn issuer(view: &View<'_>, before: Range<usize>) -> Option<Range<usize>> {
    let subject = lead::main(view, before.clone());
    if !subject.is_empty() && view.is(subject.start, HEADS) && !view.is(subject.start, TEXTS) {
        return Some(subject);
    }
    let text = before.clone().rev().find(|at| view.is(*at, TEXTS))?;
    Some(phrase::complement(view, text..before.end))
}

/// What stands behind a token, a piece for each paragraph of the body.
fn contents(view: &View<'_>, paragraph: usize, from: usize) -> Vec<Span> {
    let rest = view.doc.paragraphs.get(paragraph..).unwrap_or_default().iter().filter(|p| p.zone == Zone::Body);
    let pieces = rest.filter(|p| p.body.end > from).map(|p| view.trim(from.max(p.body.start)..p.body.end));
    pieces.filter(|tokens| !tokens.is_empty()).map(|tokens| view.span(tokens)).collect()
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn the_text_of_a_statement_goes_on_to_the_end_and_holds_what_is_said_in_it() {
        check(
            "أصدرت بلدية الوادي أمس بيانا حول الحريق، وفيما يلي نص البيان :\nاندلع حريق في المرفأ القديم.\nوأكد الحراس أن الباب كسر.",
            &[["نص البيان", "بلدية الوادي", "اندلع حريق في المرفأ القديم … وأكد الحراس أن الباب كسر"], ["وأكد", "الحراس", "الباب كسر"]],
        );
        check("صدر عن اتحاد الصيادين بيان بشأن المرفأ فيما يلي نصه:-\nيغلق المرفأ غدا.", &[["نصه", "بيان بشأن المرفأ", "يغلق المرفأ غدا"]]);
    }

    #[test]
    fn a_quotation_ends_by_itself_and_the_text_of_a_song_is_none() {
        check(
            "أصدرت بلدية الوادي بيانا، وفيما يلي نص البيان: «اندلع حريق في المرفأ».\nوالمرفأ قديم.",
            &[["البيان", "بلدية الوادي", "اندلع حريق في المرفأ"]],
        );
        check("وغنى سامي لحنا قديما ويقول نصه:\nيا بحر هات السمك.\nوانتهى الحفل.", &[]);
    }
}
