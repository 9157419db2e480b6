//! The baseline: findings an archive had when checking began. They are told and do not fail a run; their number may only fall.

use super::Draft;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const SCHEMA: &str = "isnad/baseline/1";

/// Known findings: for each draft how often rule and sentence were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<(String, String, String), u32>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    rule: String,
    fingerprint: String,
    count: u32,
}

/// A baseline file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("no baseline of this program: {0}; write it anew with --update-baseline")]
pub struct BaselineError(String);

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it is no JSON of this shape.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text).map_err(|error| BaselineError(error.to_string()))?;
        if file.schema != SCHEMA {
            return Err(BaselineError(format!("its schema is not {SCHEMA}")));
        }
        Ok(Self(file.findings.into_iter().map(|e| ((e.path, e.rule, e.fingerprint), e.count)).collect()))
    }

    /// The baseline of what drafts have now; waived findings need none.
    #[must_use]
    pub fn of(drafts: &[Draft]) -> Self {
        let mut known = BTreeMap::new();
        for draft in drafts {
            for f in draft.findings.iter().filter(|f| f.waived.is_none()) {
                *known.entry((draft.key.clone(), f.rule.clone(), f.fingerprint.clone())).or_default() += 1;
            }
        }
        Self(known)
    }

    /// The file, ready to be committed: sorted, a finding an entry.
    #[must_use]
    pub fn file(&self) -> String {
        let entry = |((path, rule, fingerprint), count): (&(String, String, String), &u32)| Entry {
            path: path.clone(),
            rule: rule.clone(),
            fingerprint: fingerprint.clone(),
            count: *count,
        };
        let file = File { schema: SCHEMA.to_owned(), findings: self.0.iter().map(entry).collect() };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Marks the findings of a draft that it knows; each as often as it was there.
    pub fn mark(&self, draft: &mut Draft) {
        let mut used: BTreeMap<(String, String), u32> = BTreeMap::new();
        for f in draft.findings.iter_mut().filter(|f| f.waived.is_none()) {
            let most = self.0.get(&(draft.key.clone(), f.rule.clone(), f.fingerprint.clone())).copied().unwrap_or_default();
            let count = used.entry((f.rule.clone(), f.fingerprint.clone())).or_default();
            *count += 1;
            f.known = *count <= most;
        }
    }
}
