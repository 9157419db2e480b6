//! `unnamed-media`: an outlet or agency that is not named.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let is_unnamed = |s: &Source| s.kind == Kind::Media && s.naming != Naming::Named && s.role_class != Role::SocialMedia;
    let mut hits = Vec::new();
    for (index, source) in f.on.sources.list.iter().enumerate().filter(|(_, s)| is_unnamed(s)) {
        let Some(first) = f.first_mention(source) else { continue };
        // With the article it points to an outlet the reader knows, or to the paper itself.
        let points_back = f.is_definite(f.token_at(first.start()));
        let tokens = f.tokens(first);
        let is_outlet = f.met.within(List::MediaHead, &tokens).is_some_and(|r| r.start == tokens.start);
        // Behind its cue it speaks; elsewhere it may only be where something was said.
        let speaks = f.claims().filter(|(at, _)| f.hands(*at).contains(&index)).any(|(_, a)| a.cue.start() <= first.start() || f.at(a) == first);
        if is_outlet && speaks && !points_back && f.carries(index) && f.in_body(f.token_at(first.start())) {
            hits.push(Hit::at(first).about(Some(index)).with("source", &source.name));
        }
    }
    hits
}
