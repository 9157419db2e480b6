//! The rules as data: names, reasons, messages, standards, parameters and examples, from `rules/policy/`.
//!
//! What a rule decides is code, in `policy/rules/`; everything a reader sees of it is here.

use super::finding::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in both languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text with `{name}` filled in.
    #[must_use]
    pub fn filled(&self, words: &BTreeMap<&'static str, String>) -> Self {
        let fill = |text| fill(text, |name| words.get(name).map(String::as_str));
        Self { ar: fill(&self.ar), en: fill(&self.en) }
    }
}

/// Fills `{name}` placeholders, in one pass: what is filled in is not looked at again.
pub(crate) fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                out.push_str(value(name).unwrap_or_default());
                rest = behind;
            }
            None => rest = after,
        }
    }
    out.push_str(rest);
    out
}

/// What a group of rules asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Is it attributed?
    Attribution,
    /// Who is the source?
    Source,
    /// How did it reach us?
    Chain,
    /// Corroboration, balance, reply.
    Balance,
    /// Reporting verbs and labels.
    Wording,
    /// Headline against body.
    Headline,
    /// The waivers themselves.
    Waiver,
}

/// A parameter of a rule.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    /// Its key in policy files.
    pub name: String,
    /// Its value when the policy is silent.
    pub default: Value,
    /// What it does.
    pub note: String,
    /// The words it may hold; any where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// The largest count it may be; any where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A count.
    Count(u32),
    /// A share from 0 to 1.
    Share(f64),
    /// Words.
    Words(Vec<String>),
}

/// Drafts on which a rule is tried.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The rule must find fault here.
    pub fail: Vec<Fail>,
    /// The rule must be content here.
    pub pass: Vec<Pass>,
}

/// A draft with a fault.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fail {
    /// The draft.
    pub text: String,
    /// The offending words.
    pub at: String,
    /// Lines of a policy that the example needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
}

/// A draft without the fault.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pass {
    /// The draft.
    pub text: String,
    /// Why it passes.
    pub why: String,
    /// Lines of a policy that the example needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
}

/// What was measured of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Findings that were read.
    pub read: u32,
    /// Of these, the ones an editor would accept.
    pub right: u32,
}

/// A rule of the catalogue.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleData {
    /// Its stable id; names what is wrong and reads after "allow".
    pub id: String,
    /// What it asks.
    pub group: Group,
    /// How it is decided: 1 by surface and graph, 2 by coreference or matching of claims, 3 by word lists or the policy.
    pub tier: u8,
    /// How much it weighs unless a policy says otherwise.
    pub severity: Severity,
    /// Its name.
    pub name: Bilingual,
    /// What is wrong and why it matters.
    pub why: Bilingual,
    /// How it is decided, in a sentence.
    pub decided: String,
    /// The standards it comes from.
    pub standards: Vec<String>,
    /// What is said of a finding; `{names}` are filled in.
    pub message: Bilingual,
    /// What to do.
    pub fix: Bilingual,
    /// Its parameters.
    #[serde(default)]
    pub params: Vec<Param>,
    /// Its precision, where it was measured.
    #[serde(default)]
    pub measured: Option<Measured>,
    /// Drafts on which it is tried.
    pub examples: Examples,
}

/// All rules, in the order of the catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The rules.
    pub rules: Vec<RuleData>,
    order: BTreeMap<String, usize>,
}

/// The catalogue that came with the program is broken.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {why}")]
pub struct CatalogueError {
    file: &'static str,
    why: serde_yaml::Error,
}

impl Catalogue {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// Never, unless the program was built from a broken tree; a test guards that.
    pub fn builtin() -> Result<Self, CatalogueError> {
        let read = |(file, text): &(&'static str, &'static str)| serde_yaml::from_str(text).map_err(|why| CatalogueError { file, why });
        let rules: Vec<RuleData> = super::builtin::RULES.iter().map(read).collect::<Result<_, _>>()?;
        let order = rules.iter().enumerate().map(|(at, rule)| (rule.id.clone(), at)).collect();
        Ok(Self { rules, order })
    }

    /// Index of a rule.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.order.get(id).copied()
    }

    /// The ids, in order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.order.keys().map(String::as_str)
    }

    /// The rule at an index.
    #[must_use]
    pub fn rule(&self, index: usize) -> Option<&RuleData> {
        self.rules.get(index)
    }

    /// The file of a rule, for messages.
    #[must_use]
    pub fn file(index: usize) -> &'static str {
        super::builtin::RULES.get(index).map_or("", |(file, _)| file)
    }
}
