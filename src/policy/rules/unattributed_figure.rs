//! `unattributed-figure`: a number of casualties in the writer's own words.

use super::prelude::*;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::{Class, Set};
use std::collections::BTreeSet;

/// Words of saying: with one before a figure the sentence has a speaker whose words were not understood.
const SAYS: Set = Class::Verb.set().and(Class::Nominal.set()).and(Class::Masdar.set()).and(Class::Participle.set());

/// Words of a line that is a heading when no full stop ends it.
const HEADING: usize = 14;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let attributed = attributed_values(f);
    let mut hits = Vec::new();
    for sentence in f.on.doc.sentences.iter().filter(|s| f.in_body(s.tokens.start)) {
        let tokens = sentence.tokens.clone();
        if f.has(List::Background, &tokens) || tokens.clone().any(|at| f.is_year(at)) || is_heading(f, sentence.paragraph) {
            continue;
        }
        let Some(toll) = f.toll(tokens.clone()).filter(|toll| f.has(List::Victim, &f.tokens(toll.span))) else { continue };
        let told = f.is_attributed(toll.span) || attributed.contains(&toll.number.value);
        let spoken = (tokens.start..toll.noun).any(|at| f.on.tags.set(at).meets(SAYS)) || tokens.clone().any(|at| is_marker(f, at));
        if !told && !spoken && !is_known(f, &tokens, &toll) {
            hits.push(Hit::at(toll.span));
        }
    }
    hits
}

/// Figures that somebody is said to have given, wherever: the opening of a story may repeat them.
fn attributed_values(f: &Facts<'_>) -> BTreeSet<u64> {
    let contents = f.claims().flat_map(|(_, a)| &a.content);
    contents.flat_map(|c| f.numbers(f.tokens(*c))).map(|n| n.value).collect()
}

/// "The 20 dead", "the blast that left 20 dead": an event that was told of before.
fn is_known(f: &Facts<'_>, sentence: &std::ops::Range<usize>, toll: &Toll) -> bool {
    let relative = Class::Function(FunctionClass::Relative).set();
    let counted = f.has(List::TollHead, &(toll.noun.saturating_sub(2)..toll.noun));
    f.is_definite(toll.noun) && !counted || (sentence.start..toll.noun).any(|at| f.on.tags.set(at).meets(relative))
}

/// "According to" anywhere in the sentence.
fn is_marker(f: &Facts<'_>, at: usize) -> bool {
    f.on.tags.at(at).iter().any(|tag| matches!(tag.class, Class::Marker(_)))
}

fn is_heading(f: &Facts<'_>, paragraph: usize) -> bool {
    let Some(line) = f.on.doc.paragraphs.get(paragraph) else { return false };
    let ends = line.body.clone().last().is_some_and(|at| f.is_stop(at));
    !ends && f.count_words(line.body.clone()) < HEADING
}
