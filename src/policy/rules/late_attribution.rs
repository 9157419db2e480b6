//! `late-attribution`: a long quotation before its speaker is told.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, a) in f.body_claims().filter(|(_, a)| a.form == Form::Direct) {
        let Some(first) = a.content.first().filter(|c| c.end() <= a.cue.start()) else { continue };
        let named = f.at(a);
        if named.start() < first.start() {
            continue;
        }
        let tokens = f.tokens(*first);
        // Who spoke in this or the last sentence goes on.
        let before = f.on.doc.span_of(f.around(first.start(), 1, 0)).start();
        let goes_on = f.near(index).any(|(other, b)| {
            (before..first.start()).contains(&b.cue.start()) && f.source(other).map(|s| s.0) == f.source(index).map(|s| s.0)
        });
        if goes_on {
            continue;
        }
        let stops = tokens.clone().filter(|at| f.is_stop(*at)).count();
        let words = f.count_words(tokens);
        if stops >= set.count("max_sentences") as usize || words > set.count("max_words") as usize {
            hits.push(Hit::at(named).with("words", words).sure(a.confidence).beside([*first]));
        }
    }
    hits
}
