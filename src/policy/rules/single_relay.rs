//! `single-relay`: everything came through one outlet.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    let via = |at: usize| f.on.sources.via.get(at).and_then(|v| v.last()).copied();
    let claims: Vec<(usize, &Attribution)> = f.body_claims().collect();
    let Some((first, a)) = claims.first().filter(|_| claims.len() >= set.count("min_claims") as usize) else { return Vec::new() };
    let relay = via(*first).and_then(|v| f.on.sources.list.get(v));
    let Some(relay) = relay.filter(|_| claims.iter().all(|(at, _)| via(*at) == via(*first))) else { return Vec::new() };
    vec![Hit::at(a.cue).with("relay", &relay.name).with("claims", claims.len())]
}
