//! What the stages found + a newsroom's [`Policy`] → [`Finding`]s: the sourcing rules, asked of one draft.
//!
//! Rules are data (`rules/policy/`: names, standards, messages, examples) and code (`policy/rules/`: what they decide). They
//! see an article through [`Facts`] only. Nothing here reads a disk, a clock or the environment. What text cannot show –
//! truth, whether two sources exist, whether an editor knows a name, motives, a fair paraphrase – no rule claims to know.
mod accused;
mod builtin;
pub mod catalogue;
mod date;
mod facts;
mod fields;
mod finding;
mod front;
mod glob;
mod hidden;
mod judge;
mod lists;
mod matching;
mod numbers;
mod read;
mod rules;
mod schema;
mod scope;
mod settings;
mod suppress;
#[cfg(test)]
mod tests;

#[cfg(feature = "serde")]
pub(crate) use catalogue::fill;
pub use catalogue::{Bilingual, Catalogue, Group, RuleData};
pub use date::Date;
pub use facts::{Facts, Inputs};
pub use finding::{Finding, Hit, Severity};
pub(crate) use front::block as front_block;
pub use front::{Front, Waiver, read as read_front};
pub use judge::{Judge, JudgeError};
pub use read::{Fetch, PolicyReader, preset_text, presets, starter};
pub use schema::policy_schema;
pub use scope::Genre;
pub use settings::{Policy, Setting};
