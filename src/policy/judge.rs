//! [`Judge`]: the rules of a policy asked of one article, findings in order, waivers taken into account.

use super::catalogue::{Catalogue, CatalogueError};
use super::facts::{Facts, Inputs};
use super::finding::{Finding, Hit, Severity};
use super::front::Front;
use super::lists::Words;
use super::rules::{Decide, RULES};
use super::settings::Policy;
use super::suppress;
use crate::attribution::model::Confidence;
use crate::text::Span;

/// Rules and word lists, made once and shared freely.
#[derive(Clone, Debug)]
pub struct Judge {
    /// The rules as data.
    pub catalogue: Catalogue,
    words: Words,
    decide: Vec<Option<Decide>>,
}

/// The data that came with the program is broken.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// A rule.
    #[error(transparent)]
    Rule(#[from] CatalogueError),
    /// The word lists.
    #[error("rules/policy/words.yaml: {0}")]
    Words(#[from] serde_yaml::Error),
}

impl Judge {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// Never, unless the program was built from a broken tree; a test guards that.
    pub fn builtin() -> Result<Self, JudgeError> {
        let catalogue = Catalogue::builtin()?;
        let code = |id: &str| RULES.iter().find(|(of, _)| *of == id).map(|(_, decide)| *decide);
        let decide = catalogue.rules.iter().map(|rule| code(&rule.id)).collect();
        Ok(Self { catalogue, words: Words::builtin()?, decide })
    }

    /// What the policy says of an article at `path` with its front matter: in order of place, then of rule.
    #[must_use]
    pub fn judge(&self, inputs: Inputs<'_>, policy: &Policy, front: &Front, path: &str) -> Vec<Finding> {
        let effective = policy.for_draft(path, front.genre, front.desk.as_deref());
        let facts = Facts::new(inputs, &self.words, policy);
        let mut findings = Vec::new();
        for (rule, (data, setting)) in self.catalogue.rules.iter().zip(&effective.settings).enumerate() {
            let Some(decide) = self.decide.get(rule).copied().flatten() else { continue };
            if setting.severity == Severity::Off || !effective.genre.asks(data) {
                continue;
            }
            for hit in decide(&facts, setting) {
                let severity = weight(setting.severity, &hit);
                findings.push(Finding { rule, severity, hit, decided_by: setting.decided_by.clone(), waived: None });
            }
        }
        let mut findings = suppress::apply(findings, &self.catalogue, &facts);
        self.waive(&mut findings, front, &effective.settings);
        findings.sort_by_key(|f| (f.hit.span, f.rule));
        findings.dedup_by(|a, b| a.rule == b.rule && a.hit.span == b.hit.span);
        findings
    }

    /// Marks what is waived; a waiver of nothing is a finding itself, at the start of the text.
    fn waive(&self, findings: &mut Vec<Finding>, front: &Front, settings: &[super::settings::Setting]) {
        for finding in findings.iter_mut() {
            finding.waived = front.waivers.iter().position(|w| w.rule == finding.rule);
        }
        let Some((rule, setting)) = self.catalogue.find("unused-waiver").and_then(|at| Some((at, settings.get(at)?))) else { return };
        for (at, waiver) in front.waivers.iter().enumerate().filter(|_| setting.severity != Severity::Off) {
            let first = front.waivers.iter().position(|w| w.rule == waiver.rule) == Some(at);
            if first && findings.iter().any(|f| f.waived == Some(at)) {
                continue;
            }
            let id = self.catalogue.rule(waiver.rule).map_or("", |r| r.id.as_str());
            let hit = Hit::at(Span::default()).with("rule", id).with("line", waiver.place.line);
            findings.push(Finding { rule, severity: setting.severity, hit, decided_by: setting.decided_by.clone(), waived: None });
        }
    }
}

/// A finding on a guess weighs one step less.
fn weight(severity: Severity, hit: &Hit) -> Severity {
    let severity = if hit.confidence == Confidence::Low { severity.lighter() } else { severity };
    severity.min(hit.at_most)
}
