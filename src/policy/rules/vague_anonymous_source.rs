//! `vague-anonymous-source`: a source told by words that tell nothing.

use super::prelude::*;
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::Mark;
use crate::text::affixes::{BY_THE, LAM};

/// A clause or a request: what a source did tells nothing of who it is.
const CLAUSE: Set = Class::Function(FunctionClass::Relative)
    .set()
    .and(Class::Function(FunctionClass::Negation).set())
    .and(Class::Anonymity(AnonymityClass::Request).set());

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let least = set.count("min_specificity");
    f.anonymous_speakers(|_, s| u32::from(s.specificity) < least && s.role_class != Role::Eyewitness && (least > 1 || is_empty(f, s)))
}

/// Nothing but the head, adjectives that every source could have, and to whom it spoke: `a source of ours, a special source of the paper`.
/// A place or a domain that the packs do not know is told all the same.
fn is_empty(f: &Facts<'_>, source: &Source) -> bool {
    let Some(first) = f.first_mention(source).map(|m| f.tokens(m)) else { return false };
    let known = |at: usize| f.words.has(List::AnonymousHead, f.on.doc.key(at)) || f.words.has(List::VagueModifier, f.on.doc.key(at));
    // Who is told by an occupation is told by something.
    if source.naming != Naming::Vague && !f.words.has(List::AnonymousHead, f.on.doc.key(first.start)) {
        return false;
    }
    // "Parties" alone are those of a matter more often than those who speak.
    let source_word = f.on.tags.set(first.start).meets(Class::Head(HeadClass::Source).set());
    if first.len() == 1 && !known(first.start) && !source_word {
        return false;
    }
    let start = first.start + 1;
    for at in start..first.end {
        let key = f.on.doc.key(at);
        if f.on.tags.set(at).meets(CLAUSE) || f.words.has(List::Describing, key) || is_outlet(f, at) {
            return true;
        }
        let vague = known(at) || key.strip_prefix(BY_THE).is_some_and(|adjective| f.words.has(List::VagueModifier, adjective));
        if !vague {
            return false;
        }
    }
    true
}

/// A name in quotation marks, or "to" with whom it spoke to; a body or nation there is whose source it is.
fn is_outlet(f: &Facts<'_>, at: usize) -> bool {
    const OWNER: Set = Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Person).set()).and(Class::Place.set());
    let quote = f.on.doc.mark(at) == Some(Mark::Quote);
    let to = f.on.doc.key(at).starts_with(LAM) && f.on.tags.at(at).iter().all(|t| t.pro.has(Pro::LAM));
    let named = at + usize::from(quote);
    (quote || to) && !f.on.tags.set(named).meets(OWNER)
}
