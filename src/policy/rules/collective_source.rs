//! `collective-source`: people without number, name or organisation as one speaker.

use super::prelude::*;
use crate::sources::model::Count;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for index in f.speaking() {
        let group = |s: &&Source| {
            f.is_collective(s) && s.specificity < 2 && !matches!(s.number, Count::Counted | Count::Dual) && s.affiliation.is_none()
        };
        let source = f.on.sources.list.get(index).filter(group);
        // With the article it points to people who were told of before, and so does a headline to people told of below.
        let is_bare = |span: &crate::text::Span| {
            let first = f.token_at(span.start());
            f.in_body(first) && !f.points_back(first) && !is_of_place(f, first)
        };
        let at = source.and_then(|s| Some((f.first_mention(s)?, s))).filter(|(span, _)| is_bare(span));
        hits.extend(at.map(|(span, s)| Hit::at(span).about(Some(index)).with("source", &s.name)));
    }
    hits
}

/// "The people of the harbour": the noun behind the head says whose.
fn is_of_place(f: &Facts<'_>, head: usize) -> bool {
    f.words.has(List::Residents, f.on.doc.key(head)) && f.on.doc.is_word(head + 1)
}
