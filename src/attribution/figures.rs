//! Figures that somebody gives as those of another (`the mayor said that half of them left, according to estimates`).
//!
//! *Source*: read in 4,162 articles: behind a clause that somebody said a survey, a count or estimates are what the speaker
//! goes by; a person or an office there hands over the whole sentence.

use super::cue::Kind;
use super::draft::{Body, Draft};
use super::frame::Link;
use super::marker;
use super::model::SourceSlot;
use super::settle::speaks_itself;
use super::view::View;
use crate::rules::shape::{HeadClass, MarkerClass, Role};
use crate::rules::tag::Class;

/// Where the clause begins in which a marker of figures stands: that of the last cue before it.
pub(super) fn clause(view: &View<'_>, before: &[Draft<'_>], draft: &Draft<'_>) -> Option<usize> {
    let quote = |at: usize| view.around(at).map(|q| q.open);
    let host = before.iter().rev().find(|host| !marker::closes(host)).filter(|_| are_figures(view, draft))?;
    match host.body {
        Body::From(from) if host.link == Link::That && from < draft.words.start && quote(from) == quote(draft.words.start) => {
            matches!(host.cue.kind, Kind::Verb | Kind::Participle).then_some(from)
        }
        _ => None,
    }
}

/// A marker with its content before it, whose source is a study, a count or estimates, and no outlet's.
fn are_figures(view: &View<'_>, draft: &Draft<'_>) -> bool {
    let according =
        draft.cue.kind == Kind::Marker(MarkerClass::According) && speaks_itself(view, draft) && matches!(draft.body, Body::Before(_));
    let SourceSlot::Mention(source) = draft.source else { return false };
    let document = view.tag(source.first as usize, Class::Head(HeadClass::Document).set());
    according && document.and_then(|tag| view.lex.head(tag.rule)).is_some_and(|head| head.role == Role::Expert)
}
