//! `one-sided-conflict`: of the declared sides only one speaks.

use super::prelude::*;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let mut speaks = vec![None; f.parties.len()];
    let voices = f.body_claims().filter_map(|(at, a)| Some((f.party(f.source(at)?.0)?, f.at(a))));
    for (party, span) in voices {
        if let Some(slot) = speaks.get_mut(party).filter(|slot| slot.is_none()) {
            *slot = Some(span);
        }
    }
    let heard: Vec<usize> = (0..speaks.len()).filter(|p| speaks.get(*p).is_some_and(Option::is_some)).collect();
    let silent = f.on.sources.silent.iter().flatten().filter_map(|s| f.party(*s));
    let silent: Vec<usize> = silent.collect();
    let written = |p: &usize| f.parties.get(*p).is_some_and(|names| names.iter().any(|name| f.mentions(name).is_some()));
    let unheard: Vec<usize> = (0..speaks.len()).filter(|p| !heard.contains(p) && !silent.contains(p)).filter(written).collect();
    let [one] = heard.as_slice() else { return Vec::new() };
    let at = speaks.get(*one).copied().flatten();
    let missing = unheard.first().and_then(|p| f.parties.get(*p)).and_then(|names| names.iter().find_map(|name| f.mentions(name)));
    let (Some(at), Some(missing)) = (at, missing) else { return Vec::new() };
    vec![Hit::at(at).with("missing", missing.slice(&f.on.doc.text)).beside([missing])]
}
