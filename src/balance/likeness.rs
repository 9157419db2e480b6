//! Whether two stretches of text say the same: by the words of weight that they share.

use crate::rules::shape::FunctionClass;
use crate::rules::tag::{Class, Set, Tags};
use crate::text::bare::bare;
use crate::text::{Document, TokenKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words that say nothing by themselves.
pub(crate) const GRAMMAR: Set = Class::Function(FunctionClass::Complementiser)
    .set()
    .and(Class::Function(FunctionClass::Preposition).set())
    .and(Class::Function(FunctionClass::Pronoun).set())
    .and(Class::Function(FunctionClass::Relative).set())
    .and(Class::Function(FunctionClass::Connective).set());

/// Words of weight among tokens.
pub(crate) fn weighty<'d>(doc: &'d Document, tags: &Tags, tokens: Range<usize>) -> BTreeSet<&'d str> {
    let heavy = |at: &usize| {
        doc.tokens.get(*at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) && !tags.set(*at).meets(GRAMMAR)
    };
    tokens.filter(heavy).map(|at| bare(doc.key(at))).filter(|word| word.len() >= 4).collect()
}

/// Share of the words of the shorter of two that the other has too; 0 where one of them has fewer than two words.
pub(crate) fn alike(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let least = a.len().min(b.len());
    if least < 2 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
}
