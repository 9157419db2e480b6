//! Where the attributions of headlines stand in the list of all.

use super::super::model::Attribution;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// Puts the headlines' attributions, which are in order and host none, in their places of a list. A marker that is a further cue of
/// a headline is no attribution of its own; nothing lies in its content.
pub(super) fn put(list: &mut Vec<Attribution>, found: Vec<Attribution>) {
    if found.is_empty() {
        return;
    }
    let further: FxHashSet<Span> = found.iter().filter(|a| a.distanced).flat_map(|a| a.extra_cues.iter().copied()).collect();
    let mut places = Vec::with_capacity(list.len()); // of those that were in the list
    let mut out = Vec::with_capacity(list.len() + found.len());
    let mut found = found.into_iter().peekable();
    for attribution in list.drain(..) {
        while let Some(headline) = found.next_if(|headline| headline.cue.start() <= attribution.cue.start()) {
            out.push(headline);
        }
        let gone = further.contains(&attribution.cue);
        places.push((!gone).then_some(out.len()));
        out.extend((!gone).then_some(attribution));
    }
    for attribution in &mut out {
        attribution.parent = attribution.parent.and_then(|parent| places.get(parent).copied().flatten());
    }
    out.extend(found);
    *list = out;
}
