//! Who is written about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Someone the article writes about who never speaks and is not recorded as silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// As first written.
    pub name: String,
    /// How often it is named.
    pub mentions: u32,
}

/// Someone written about who never speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotHeard {
    /// As first written.
    pub name: String,
    /// How often it is named.
    pub mentions: u32,
}

/// The subjects without a voice, most mentioned first, then in order.
pub(super) fn not_heard(subjects: &[Subject]) -> Vec<NotHeard> {
    let mut list: Vec<NotHeard> = subjects.iter().map(|s| NotHeard { name: s.name.clone(), mentions: s.mentions }).collect();
    list.sort_by_key(|s| std::cmp::Reverse(s.mentions));
    list
}
