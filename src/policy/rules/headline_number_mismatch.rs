//! `headline-number-mismatch`: a number of the headline that the body does not have.

use super::prelude::*;
use crate::policy::numbers::{ONE, is_round};
use crate::rules::shape::ClaimClass;
use crate::rules::tag::Class;

/// Numbers up to this are counted together with a single one.
const FEW: u64 = 20 * ONE;

/// Words for a number that is not told, and from where on numbers are so called.
const ROUGH: [(List, u64); 3] = [(List::Tens, 10 * ONE), (List::Hundreds, 100 * ONE), (List::Thousands, 1000 * ONE)];

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    exact(f, set).into_iter().chain(rough(f)).collect()
}

/// "Dozens of dead" over a body that has four and no more.
fn rough(f: &Facts<'_>) -> Option<Hit> {
    let headline = f.headline();
    let victims = |at: usize| f.on.tags.set(at).meets(Class::Claim(ClaimClass::Casualty).set());
    let told = |(list, least): (List, u64)| f.met.within(list, &headline).filter(|r| victims(r.end)).map(|r| (r.start, list, least));
    let (at, list, least) = ROUGH.into_iter().find_map(told)?;
    let body = || f.on.doc.sentences.iter().filter(|s| f.in_body(s.tokens.start)).map(|s| s.tokens.clone());
    let again = ROUGH.iter().skip_while(|(of, _)| *of != list).any(|(of, _)| body().any(|tokens| f.has(*of, &tokens)));
    let counted: Vec<u64> =
        body().flat_map(|tokens| f.numbers(tokens)).filter(|n| !f.is_year(n.tokens.start) && !f.is_measure(n)).map(|n| n.value).collect();
    let fewer = counted.iter().fold(0u64, |sum, n| sum.saturating_add(*n)) < least;
    let has_toll = body().any(|tokens| f.toll(tokens).is_some());
    let span = f.on.doc.span_of(at..at + 2);
    Some(Hit::at(span).with("number", span.slice(&f.on.doc.text))).filter(|_| fewer && has_toll && !again)
}

fn exact(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let victims = |n: &Number| {
        f.toll(n.tokens.start.saturating_sub(2).max(f.headline().start)..(n.tokens.end + 3).min(f.headline().end))
            .is_some_and(|t| t.number == *n)
    };
    let is_about = |n: &Number| f.has(List::About, &(n.tokens.start.saturating_sub(2).max(f.headline().start)..n.tokens.start));
    let mut wanted = f.numbers(f.headline());
    wanted.retain(|n| n.value >= u64::from(set.count("from")) * ONE && !is_about(n) && victims(n));
    if wanted.is_empty() {
        return Vec::new();
    }
    let of_sentence = |s: &crate::text::Sentence| f.numbers(s.tokens.clone()).iter().map(|n| n.value).collect::<Vec<u64>>();
    let body: Vec<Vec<u64>> = f.on.doc.sentences.iter().filter(|s| f.in_body(s.tokens.start)).map(of_sentence).collect();
    let is_told = |value: u64| body.iter().any(|numbers| numbers.iter().any(|n| is_round(value, *n)) || is_sum(value, numbers));
    // A body without any number was cut off; it contradicts nothing.
    let missing = wanted.into_iter().filter(|n| body.iter().any(|numbers| !numbers.is_empty()) && !is_told(n.value));
    let hit = |n: Number| {
        let span = f.on.doc.span_of(n.tokens);
        Hit::at(span).with("number", span.slice(&f.on.doc.text))
    };
    missing.map(hit).collect()
}

/// Ten soldiers and three workers are thirteen dead: a value that numbers which follow one another come to.
fn is_sum(value: u64, numbers: &[u64]) -> bool {
    (0..numbers.len()).any(|from| {
        let mut sum = 0u64;
        numbers.iter().skip(from).any(|n| {
            sum = sum.saturating_add(*n);
            // "One was killed and seven were hurt": one is told by the noun alone.
            is_round(value, sum) || value <= FEW && sum + ONE == value
        })
    })
}
