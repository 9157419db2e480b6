//! `lede-unsourced`: a contested opening whose source does not come high up.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let within = set.count("within_paragraphs") as usize;
    if f.has_headline_speaker() || f.claims().any(|(_, a)| (1..=within).contains(&f.rank(a.paragraph))) {
        return Vec::new();
    }
    let Some(first) = f.body().first().and_then(|p| f.on.doc.paragraphs.get(*p)) else { return Vec::new() };
    let tokens = first.body.clone();
    // A text that attributes nothing at all is comment or a notice, and no report with its source too low.
    if f.body_claims().next().is_none() || f.has(List::Verdict, &tokens) {
        return Vec::new();
    }
    let casualty = f.toll(tokens.clone()).filter(|_| f.has(List::Victim, &tokens)).map(|t| t.span);
    let forecast = || f.met.within(List::Forecast, &tokens).map(|r| f.on.doc.span_of(r.clone()));
    let accusation = || f.met.within(List::Involvement, &tokens).map(|r| f.on.doc.span_of(r.clone()));
    let dated = tokens.clone().any(|at| f.is_year(at));
    let found = casualty.or_else(forecast).or_else(accusation).filter(|_| !dated);
    found.map(|span| Hit::at(span).with("paragraphs", within)).into_iter().collect()
}
