//! `unnamed-media`: an outlet or agency that is not named.

use super::prelude::*;
use std::collections::BTreeSet;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    // "Press reports" are texts by their noun, and an outlet by what they stand for.
    let is_media = |s: &Source| s.kind == Kind::Media || s.kind == Kind::Document && s.naming == Naming::Vague;
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

/// Sources and the places where they stand behind a cue. Elsewhere an outlet may only be where something was said.
fn speaking(f: &Facts<'_>) -> BTreeSet<(usize, usize)> {
    let mut speak = BTreeSet::new();
    for (at, a) in f.claims() {
        let near = |s: usize| f.on.sources.list.get(s).and_then(|source| f.first_mention(source)).map(|first| (s, first));
        for (source, first) in f.hands(at).into_iter().filter_map(near) {
            if a.cue.start() <= first.start() {
                speak.insert((source, first.start()));
            }
        }
    }
    speak
}
