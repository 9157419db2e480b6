//! `source-number-mismatch`: many sources in the headline or in one sentence, one in another.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::rules::morph::Number;
use crate::sources::model::Count;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let unnamed = |at: usize| f.source(at).filter(|(s, _)| f.is_anonymous(*s));
    let body: Vec<(usize, &Attribution, usize, &Source)> =
        f.body_claims().filter_map(|(at, a)| unnamed(at).map(|(s, source)| (at, a, s, source))).collect();
    let is_many = |s: &Source| s.number != Count::Singular;
    let hit = |many: &Attribution, index: usize, source: &Source, one: &Attribution| {
        Hit::at(f.at(many)).about(Some(index)).with("many", &source.name).with("one", f.at(one).slice(&f.on.doc.text)).beside([f.at(one)])
    };
    let mut hits = Vec::new();
    // The one unnamed source of the body, whatever it says, is who the headline speaks of.
    let alone = body.first().filter(|(_, _, first, _)| body.iter().all(|(_, _, s, source)| s == first && !is_many(source)));
    if let Some((_, one, _, _)) = alone {
        let many = f.headline_claims().filter_map(|(at, a)| unnamed(at).map(|(s, source)| (a, s, source))).find(|(_, _, s)| is_many(s));
        hits.extend(many.map(|(a, index, source)| hit(a, index, source, one)));
    }
    // Within the body the claims must be one.
    let written = |a: &Attribution| matches!(a.source, SourceSlot::Mention(_));
    for (at, many, index, source) in body.iter().filter(|(_, a, _, source)| is_many(source) && written(a)) {
        let is_one = |other: usize, b: &Attribution| written(b) && unnamed(other).is_some_and(|(_, s)| !is_many(s));
        let same = f.near(*at).find(|(other, b)| is_one(*other, b) && f.alike(many, b) >= set.share("alike"));
        hits.extend(same.map(|(_, one)| hit(many, *index, source, one)));
    }
    hits.extend(again_one(f).into_iter().map(|(many, index, source, one)| hit(many, index, source, one)));
    hits
}

/// Sources of no number that speak again as one: by the article's own words these are the same.
fn again_one<'a>(f: &Facts<'a>) -> Option<(&'a Attribution, usize, &'a Source, &'a Attribution)> {
    // Broken plurals agree as a woman does.
    let number = |source: &Source, a: &Attribution| match &a.source {
        SourceSlot::Mention(m) if f.words.has(List::AnonymousHead, f.on.doc.key(m.tokens().start)) => match m.agreement.feminine {
            Some(false) if m.agreement.number == Some(Number::Singular) => Some(Number::Singular),
            _ => (source.number == Count::Plural).then_some(Number::Plural),
        },
        _ => None,
    };
    let mut many: Vec<(usize, &Attribution)> = Vec::new();
    for (at, a) in f.body_claims() {
        let Some((index, source)) = f.source(at).filter(|(s, _)| f.is_anonymous(*s)) else { continue };
        match number(source, a) {
            Some(Number::Plural) => many.push((index, a)),
            Some(Number::Singular) => {
                if let Some((_, first)) = many.iter().find(|(of, _)| *of == index) {
                    return Some((*first, index, source, a));
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn sources_that_go_on_as_one_are_a_mismatch() {
        let desk = Desk::new();
        let found = |next: &str| {
            let draft = format!("موعد القمة\n\nكشفت مصادر محلية أن القمة أجلت. {next} إن القمة أجلت إلى مايو.\n");
            desk.found("source-number-mismatch", &draft, None).len()
        };
        assert_eq!(["وقال المصدر", "وقالت المصادر", "وقال سامي نصر"].map(found), [1, 0, 0]);
    }
}
