//! [`Policy`]: what a newsroom asks of its drafts, with the line that decided each thing.

use super::catalogue::{Catalogue, Value};
use super::fields::unknown_desk;
use super::finding::Severity;
use super::front::Front;
use super::glob;
use super::scope::Genre;
use crate::provenance::{Declared, Party};
use crate::rules::diag::{PackProblems, Place, Problem};
use std::collections::BTreeMap;

/// What a policy says of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// How much its findings weigh.
    pub severity: Severity,
    /// Its parameters, each with a value.
    pub params: BTreeMap<String, Value>,
    /// The line that decided its severity.
    pub decided_by: Place,
}

impl Setting {
    /// A count; 0 for a parameter that is none.
    #[must_use]
    pub fn count(&self, name: &str) -> u32 {
        if let Some(Value::Count(n)) = self.params.get(name) { *n } else { 0 }
    }

    /// A share from 0 to 1.
    #[must_use]
    pub fn share(&self, name: &str) -> f64 {
        match self.params.get(name) {
            Some(Value::Share(x)) => *x,
            Some(Value::Count(n)) => f64::from(*n),
            _ => 0.0,
        }
    }

    /// Words.
    #[must_use]
    pub fn words(&self, name: &str) -> &[String] {
        if let Some(Value::Words(words)) = self.params.get(name) { words } else { &[] }
    }

    /// Takes over what a later line says.
    pub(super) fn change(&mut self, change: &Change) {
        if let Some(severity) = change.severity {
            self.severity = severity;
            self.decided_by = change.place.clone();
        }
        self.params.extend(change.params.iter().cloned());
    }
}

/// What a line of a policy says of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Index of the rule in the catalogue.
    pub rule: usize,
    /// Its new severity.
    pub severity: Option<Severity>,
    /// New values of its parameters.
    pub params: Vec<(String, Value)>,
    /// The line.
    pub place: Place,
}

/// Rules that change for some paths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Override {
    /// Patterns of paths, from the policy's folder.
    pub paths: Vec<String>,
    /// The genre of these drafts.
    pub genre: Option<Genre>,
    /// The desk of these drafts.
    pub desk: Option<String>,
    /// What changes.
    pub changes: Vec<Change>,
}

/// What a newsroom asks of its drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// For each rule of the catalogue.
    pub settings: Vec<Setting>,
    /// Declared sides.
    pub parties: Vec<Party>,
    /// Contested terms.
    pub labels: Vec<String>,
    /// Outlets that only pass on.
    pub relay_only: Vec<String>,
    /// The lightest severity that fails a run.
    pub fail_on: Severity,
    /// More warnings than this fail a run.
    pub max_warnings: Option<u32>,
    /// Language of messages, `ar` or `en`.
    pub language: Option<String>,
    /// What changes for a desk.
    pub desks: BTreeMap<String, Vec<Change>>,
    /// The policy lists its desks: a draft is of one of them.
    pub lists_desks: bool,
    /// What changes for paths, later ones win.
    pub overrides: Vec<Override>,
}

/// What a policy asks of one draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Effective {
    /// For each rule of the catalogue.
    pub settings: Vec<Setting>,
    /// The genre of the draft.
    pub genre: Genre,
}

impl Policy {
    /// The rules as they come, without any policy file.
    #[must_use]
    pub fn of_catalogue(catalogue: &Catalogue) -> Self {
        let setting = |(at, rule): (usize, &super::catalogue::RuleData)| Setting {
            severity: rule.severity,
            params: rule.params.iter().map(|p| (p.name.clone(), p.default.clone())).collect(),
            decided_by: Place::whole(Catalogue::file(at)),
        };
        Self {
            settings: catalogue.rules.iter().enumerate().map(setting).collect(),
            parties: Vec::new(),
            labels: Vec::new(),
            relay_only: Vec::new(),
            fail_on: Severity::Error,
            max_warnings: None,
            language: None,
            desks: BTreeMap::new(),
            lists_desks: false,
            overrides: Vec::new(),
        }
    }

    /// What it declares of the sources of any article: an input of the analysis.
    #[must_use]
    pub fn declared(&self) -> Declared<'_> {
        Declared { parties: &self.parties, relay_only: &self.relay_only }
    }

    /// Whether what stands before a draft fits it.
    ///
    /// # Errors
    /// When the draft names a desk that is none of those the policy lists.
    pub fn accept(&self, front: &Front) -> Result<(), PackProblems> {
        let (Some(desk), Some(place)) = (&front.desk, &front.desk_place) else { return Ok(()) };
        if !self.lists_desks || self.desks.contains_key(desk) {
            return Ok(());
        }
        let message = unknown_desk(desk, self.desks.keys().map(String::as_str));
        Err(PackProblems::new(vec![Problem { place: place.clone(), message }]))
    }

    /// What it asks of the draft at `path` (parts joined by `/`, from the policy's folder), which names its own genre and desk or none.
    #[must_use]
    pub fn for_draft(&self, path: &str, genre: Option<Genre>, desk: Option<&str>) -> Effective {
        let fitting: Vec<&Override> = self.overrides.iter().filter(|o| o.paths.iter().any(|p| glob::fits(p, path))).collect();
        let genre = genre.or(fitting.iter().rev().find_map(|o| o.genre)).unwrap_or_default();
        let desk = desk.or(fitting.iter().rev().find_map(|o| o.desk.as_deref()));
        let of_desk = desk.and_then(|d| self.desks.get(d)).into_iter().flatten();
        let mut settings = self.settings.clone();
        for change in of_desk.chain(fitting.iter().flat_map(|o| &o.changes)) {
            if let Some(setting) = settings.get_mut(change.rule) {
                setting.change(change);
            }
        }
        Effective { settings, genre }
    }
}
