//! Which content lies in which.

use super::draft::{Body, Draft};
use super::extent::Extent;
use std::ops::Range;

/// How many contents may lie in each other; what lies deeper lies in the last of them.
const LEVELS: usize = 32;

/// Drafts whose contents have not ended yet.
#[derive(Default)]
pub(super) struct Open {
    /// Where the content ends, index of the draft, and how many contents it lies in.
    drafts: Vec<(usize, usize, usize)>,
}

impl Open {
    /// The innermost earlier draft in whose content a token lies; tokens are asked for in order.
    pub(super) fn around(&mut self, done: &[Extent], at: usize) -> Option<usize> {
        while self.drafts.last().is_some_and(|(end, ..)| *end <= at) {
            self.drafts.pop();
        }
        let holds = |index: usize| done.get(index).is_some_and(|extent| extent.pieces.iter().any(|r| r.contains(&at)));
        self.drafts.iter().rev().find(|(end, index, _)| *end > at && holds(*index)).map(|(_, index, _)| *index)
    }

    pub(super) fn push(&mut self, index: usize, pieces: &[Range<usize>], parent: Option<usize>) {
        let level = |parent: usize| self.drafts.iter().rev().find(|(_, index, _)| *index == parent).map_or(0, |(.., level)| level + 1);
        let level = parent.map_or(0, level);
        if let Some(end) = pieces.iter().map(|r| r.end).max().filter(|_| level < LEVELS) {
            self.drafts.push((end, index, level));
        }
    }
}

/// Content that stands before its cue can hold earlier cues.
pub(super) fn adopt(drafts: &[Draft<'_>], out: &mut [Extent]) {
    if !drafts.iter().any(|d| matches!(d.body, Body::Before(_))) {
        return;
    }
    let mut levels = vec![0; out.len()];
    for index in 0..out.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if !matches!(draft.body, Body::Before(_)) {
            continue;
        }
        let pieces = out.get(index).map(|e| e.pieces.clone()).unwrap_or_default();
        for earlier in 0..index {
            let inside = drafts.get(earlier).is_some_and(|d| pieces.iter().any(|r| r.contains(&d.words.start)));
            let level = levels.get(earlier).copied().unwrap_or(LEVELS) + 1;
            if let Some(extent) = out.get_mut(earlier).filter(|e| inside && e.parent.is_none() && level <= LEVELS) {
                extent.parent = Some(index);
                if let Some(own) = levels.get_mut(index) {
                    *own = level.max(*own);
                }
            }
        }
    }
}
