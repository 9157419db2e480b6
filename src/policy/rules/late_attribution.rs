//! `late-attribution`: a long quotation before its speaker is told.

use super::prelude::*;
use crate::text::{Mark, TokenKind};

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, a) in f.body_claims().filter(|(_, a)| a.form == Form::Direct) {
        let Some(first) = a.content.first().filter(|c| c.end() <= a.cue.start()) else { continue };
        let named = f.at(a);
        if named.start() < first.start() {
            continue;
        }
        let tokens = f.tokens(*first);
        let stop = |at: &usize| {
            let kind = f.on.doc.tokens.get(*at).map(|t| t.kind);
            matches!(kind, Some(TokenKind::Mark(Mark::Stop | Mark::Question | Mark::Exclamation)))
        };
        let stops = tokens.clone().filter(stop).count();
        let words = f.count_words(tokens);
        if stops >= set.count("max_sentences") as usize || words > set.count("max_words") as usize {
            hits.push(Hit::at(named).with("words", words).sure(a.confidence).beside([*first]));
        }
    }
    hits
}
