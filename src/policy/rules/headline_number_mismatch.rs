//! `headline-number-mismatch`: a number of the headline that the body does not have.

use super::prelude::*;
use crate::text::TokenKind;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let missing = |number: &str| f.on.balance.headline.numbers.iter().any(|n| n.number == number && !n.in_body);
    let value = |text: &str| f.digits(text).and_then(|d| d.parse::<u64>().ok());
    let body: Vec<u64> = f.body_numbers();
    let mut hits = Vec::new();
    for at in f.headline().filter(|at| f.on.doc.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Number)) {
        let words = f.on.doc.surface(at);
        // Small numbers may stand in the body as words, which are not read.
        let Some(number) = value(words).filter(|n| *n >= u64::from(set.count("from")) && !f.is_year(at)) else { continue };
        // The second part of a number in words and digits is no number of its own.
        let part = (at.saturating_sub(3)..at).any(|before| f.on.doc.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Number));
        let counted = !part && f.toll(at..f.headline().end.min(at + 3)).is_some();
        if missing(words) && counted && !body.contains(&number) && !body.is_empty() {
            hits.push(Hit::at(f.on.doc.span_of(at..at + 1)).with("number", words));
        }
    }
    hits
}
