//! `vague-anonymous-source`: a source told by words that tell nothing.

use super::prelude::*;
use crate::rules::shape::{AnonymityClass, FunctionClass};
use crate::rules::tag::Class;
use crate::text::fold;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let least = set.count("min_specificity");
    f.anonymous_speakers(|_, s| u32::from(s.specificity) < least && s.role_class != Role::Eyewitness && (least > 1 || is_empty(f, s)))
}

/// Nothing but the head and adjectives that every source could have; relative clauses and requests aside.
fn is_empty(f: &Facts<'_>, source: &Source) -> bool {
    let known = |word: &&str| f.words.has(List::AnonymousHead, word) || f.words.has(List::VagueModifier, word);
    let folded: Vec<String> = source.name.split_whitespace().map(fold).collect();
    let core: Vec<&str> = folded.iter().map(String::as_str).take_while(known).collect();
    let next = f.first_mention(source).map(|m| f.token_at(m.start()) + core.len());
    let clause = Class::Function(FunctionClass::Relative).set()
        | Class::Function(FunctionClass::Negation).set()
        | Class::Anonymity(AnonymityClass::Request).set();
    core.len() == folded.len() || !core.is_empty() && next.is_some_and(|at| f.on.tags.set(at).meets(clause))
}
