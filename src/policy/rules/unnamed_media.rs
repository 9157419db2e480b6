//! `unnamed-media`: an outlet or agency that is not named.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::{Class, Set};
use crate::text::Span;
use std::collections::BTreeSet;

const PREPOSITION: Set = Class::Function(FunctionClass::Preposition).set().and(Class::Function(FunctionClass::Adjunct).set());

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    // "Press reports" are texts by their noun, and an outlet by what they stand for.
    let is_media = |s: &Source| s.kind == Kind::Media || s.kind == Kind::Document && s.issued_by.is_none();
    let is_unnamed = |s: &Source| is_media(s) && s.naming != Naming::Named && s.role_class != Role::SocialMedia;
    let speak = speaking(f);
    let mut hits = Vec::new();
    for (index, source) in f.on.sources.list.iter().enumerate().filter(|(_, s)| is_unnamed(s)) {
        let Some(first) = f.first_mention(source) else { continue };
        // With the article it points to an outlet the reader knows, or to the paper itself.
        let points_back = f.is_definite(f.token_at(first.start()));
        let tokens = f.tokens(first);
        // "Press reports that the paper «…» passed on" name it.
        let named = source.kind == Kind::Document && tokens.clone().any(|at| f.opens_quote(at));
        let is_outlet = !named && f.met.within(List::MediaHead, &tokens).is_some_and(|r| r.start == tokens.start);
        if is_outlet && speak.contains(&(index, first.start())) && !points_back && f.carries(index) && f.in_body(f.token_at(first.start()))
        {
            hits.push(Hit::at(first).about(Some(index)).with("source", &source.name));
        }
    }
    hits
}

/// Sources and the places where they stand behind a cue, or before it as its subject. Elsewhere an outlet may only be where something was said.
fn speaking(f: &Facts<'_>) -> BTreeSet<(usize, usize)> {
    let mut speak = BTreeSet::new();
    for (at, a) in f.claims() {
        let near = |s: usize| f.on.sources.list.get(s).and_then(|source| f.first_mention(source)).map(|first| (s, first));
        for (source, first) in f.hands(at).into_iter().filter_map(near) {
            let behind_preposition = |m: Span| f.on.tags.set(f.token_at(m.start()).saturating_sub(1)).meets(PREPOSITION);
            let is_subject = matches!(a.source, SourceSlot::Mention(m) if m.span == first && !behind_preposition(m.span));
            if a.cue.start() <= first.start() || is_subject {
                speak.insert((source, first.start()));
            }
        }
    }
    speak
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn the_order_of_the_words_does_not_name_an_outlet() {
        let desk = Desk::new();
        let told = |first: &str| format!("صفقة الحارس\n\n{first} أن الحارس طلب زيادة. وقال مدير النادي سامي نصر إن الأمر صعب.\n");
        let ways = ["وذكرت وسائل إعلام فرنسية", "وكانت وسائل إعلام فرنسية قد ذكرت", "وأفاد تقرير صحفي", "وكانت تقارير إخبارية قد ذكرت"];
        let silent: Vec<&str> = ways.into_iter().filter(|way| desk.found("unnamed-media", &told(way), None).is_empty()).collect();
        assert_eq!(silent, Vec::<&str>::new(), "no outlet is named");
    }
}
