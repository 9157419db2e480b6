//! What the packs say of recorded silences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A recorded silence (`رفض التعليق`, `لم يوضح`).
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Silence {
    /// What kind of silence.
    pub class: SilenceClass,
    /// The words.
    pub forms: Vec<String>,
    /// Verbs before the words, with who is silent between (`رفضت | الوزارة | التعليق`): without one of them the words are no silence.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// The subject is who asked; silent is whom it asked (`اتصلت الصحيفة بالشركة ولم تتلق ردا`).
    #[serde(default)]
    pub asked: bool,
}

/// Kinds of silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SilenceClass {
    /// Refused to comment.
    Declined,
    /// Could not be reached.
    Unreachable,
    /// Did not answer.
    DidNotAnswer,
    /// Spoke, and did not say this.
    DidNotSay,
}
