//! `conflicting-figures`: two tolls, and no word on how they go together.

use super::prelude::*;

/// Sentences between the two, at most.
const REACH: usize = 3;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut last: Option<(Toll, usize, Option<usize>)> = None;
    let mut hits = Vec::new();
    for (at, a) in f.body_claims() {
        let Some(toll) = a.content.iter().find_map(|c| f.toll(f.tokens(*c))) else { continue };
        let Some(sentence) = f.sentence_at(toll.span.start()) else { continue };
        let source = f.source(at).map(|(s, _)| s);
        if let Some((before, earlier, who)) = &last
            && sentence <= *earlier + REACH
            && source != *who
            && before.number.value != toll.number.value
            && kind(f.on.doc.key(before.noun)) == kind(f.on.doc.key(toll.noun))
            && is_whole(f, &toll)
            && !f.has(List::Contrast, &(before.noun..f.sentence(sentence).end))
        {
            let words = |t: &Toll| t.span.slice(&f.on.doc.text).to_owned();
            hits.push(Hit::at(toll.span).with("first", words(before)).with("second", words(&toll)).beside([before.span]));
        }
        last = Some((toll, sentence, source));
    }
    hits
}

/// "The dead", "the number of wounded": victims that were told of before. Without that they can be those of another event.
fn is_whole(f: &Facts<'_>, toll: &Toll) -> bool {
    f.is_definite(toll.noun) || f.has(List::TollHead, &(toll.noun.saturating_sub(2)..toll.noun))
}

/// The first two letters: what singular and broken plural of a victim share.
fn kind(key: &str) -> Vec<char> {
    bare(key).chars().take(2).collect()
}
