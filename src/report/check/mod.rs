//! What `isnad check` writes: the findings of many drafts, for people and for the machines of a newsroom.
//!
//! Promises: `json`, `sarif`, `gitlab` and `junit` are for programs and keep their shape; `human` is for people and may change.
mod baseline;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
pub mod pages;
mod sarif;

pub use baseline::{Baseline, BaselineError};

use super::Lang;
use super::labels::{Labels, fill};
use super::visible::visible;
use crate::analysis::{Analysis, FindingInfo, WaiverInfo, other_encoding};
use crate::policy::{Bilingual, Catalogue, Group, Severity};
use std::io::{self, Write};

/// Formats of `isnad check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckFormat {
    /// For people.
    Human,
    /// One object of everything.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub workflows.
    Github,
    /// Code quality of GitLab.
    Gitlab,
    /// JUnit XML: a draft a test case.
    Junit,
}

/// A line of a file that holds many drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The file as named, parts joined by `/`.
    pub file: String,
    /// The number of the line.
    pub line: u64,
}

/// One draft and what was found.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its path as named, parts joined by `/`.
    pub path: String,
    /// Its path in the baseline.
    pub key: String,
    /// Where it stands, when its file holds many.
    pub record: Option<Record>,
    /// The encoding it was decoded from.
    pub encoding: String,
    /// The lightest severity that fails the run.
    pub fail_on: Severity,
    /// It is one of those in which there are more warnings than are accepted: they fail the run.
    pub too_many: bool,
    /// Its findings, in order of place.
    pub findings: Vec<FindingInfo>,
    /// Its waivers.
    pub waivers: Vec<WaiverInfo>,
}

impl Draft {
    /// The draft of an analysis and of the waivers before its text.
    #[must_use]
    pub fn of(path: String, analysis: Analysis, waivers: Vec<WaiverInfo>) -> Self {
        let Analysis { article, findings, .. } = analysis;
        Self {
            key: path.clone(),
            path,
            record: None,
            encoding: article.encoding,
            fail_on: Severity::Error,
            too_many: false,
            findings,
            waivers,
        }
    }

    /// Whether a finding fails the run by its severity.
    #[must_use]
    pub fn is_failed_by(&self, finding: &FindingInfo) -> bool {
        self.fail_on != Severity::Off && finding.severity >= self.fail_on
    }

    fn file(&self) -> &str {
        self.record.as_ref().map_or(&self.path, |record| &record.file)
    }

    /// The encoding it was decoded from, where that is not UTF-8.
    fn other_encoding(&self) -> Option<&str> {
        other_encoding(&self.encoding)
    }

    /// Whether a waiver of the draft excuses something here: of two that are alike the first.
    #[must_use]
    pub fn is_used(&self, waiver: &WaiverInfo) -> bool {
        let first = self.waivers.iter().find(|w| *w == waiver).is_none_or(|first| std::ptr::eq(first, waiver));
        first && self.findings.iter().any(|f| f.waived.as_ref() == Some(waiver))
    }

    /// Findings that count: neither waived nor in the baseline.
    pub fn counting(&self) -> impl Iterator<Item = &FindingInfo> {
        self.findings.iter().filter(|f| f.waived.is_none() && !f.known)
    }
}

/// A draft that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unread {
    /// Its path as named.
    pub path: String,
    /// What is wrong and the way out, in one line.
    pub why: String,
    /// Where it stands, when its file holds many.
    #[serde(skip)]
    pub record: Option<Record>,
}

impl Unread {
    fn file(&self) -> &str {
        self.record.as_ref().map_or(&self.path, |record| &record.file)
    }
}

/// Findings by severity, and what is excused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Drafts checked.
    pub drafts: usize,
    /// Errors that count.
    pub errors: usize,
    /// Warnings that count.
    pub warnings: usize,
    /// Infos that count.
    pub infos: usize,
    /// Waived findings.
    pub waived: usize,
    /// Findings of the baseline.
    pub known: usize,
    /// Drafts that could not be checked.
    pub failed: usize,
}

impl Tally {
    /// Counts the findings of drafts.
    #[must_use]
    pub fn of(drafts: &[Draft], failed: usize) -> Self {
        let mut tally = Self { drafts: drafts.len(), failed, ..Self::default() };
        for finding in drafts.iter().flat_map(|d| &d.findings) {
            match finding.severity {
                _ if finding.waived.is_some() => tally.waived += 1,
                _ if finding.known => tally.known += 1,
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
                Severity::Off => {}
            }
        }
        tally
    }
}

/// All that a format is given.
#[derive(Clone, Copy, Debug)]
pub struct CheckReport<'a> {
    /// The drafts, in order.
    pub drafts: &'a [Draft],
    /// Those that could not be checked, in order.
    pub unread: &'a [Unread],
    /// The counts.
    pub tally: Tally,
    /// The rules.
    pub catalogue: &'a Catalogue,
    /// Language of messages.
    pub lang: Lang,
    /// Colours, for people.
    pub color: bool,
    /// Signs in ASCII and no direction marks, for people.
    pub ascii: bool,
    /// Cells of a line at a terminal; `None` leaves lines whole, for programs that read them.
    pub width: Option<usize>,
}

impl CheckReport<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, format: CheckFormat, out: &mut dyn Write) -> io::Result<()> {
        match format {
            CheckFormat::Human => human::write(self, Labels::in_language(self.lang)?, out),
            CheckFormat::Json => json::write(self, out),
            CheckFormat::Sarif => sarif::write(self, out),
            CheckFormat::Github => github::write(self, &self.texts()?, out),
            CheckFormat::Gitlab => gitlab::write(self, &self.texts()?, out),
            CheckFormat::Junit => junit::write(self, &self.texts()?, out),
        }
    }

    fn texts(&self) -> io::Result<Texts<'_>> {
        Ok(Texts { report: self, labels: Labels::in_language(self.lang)? })
    }

    /// Whether a waiver can excuse what a rule finds: of waivers themselves none can.
    fn can_be_waived(&self, rule: &str) -> bool {
        let group = self.catalogue.find(rule).and_then(|at| self.catalogue.rule(at)).map(|rule| rule.group);
        group != Some(Group::Waiver)
    }

    fn say<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.lang == Lang::Ar { &text.ar } else { &text.en }
    }
}

/// One line for machines that show one: a finding, a waiver. What would be obeyed there is spelled out.
struct Texts<'a> {
    report: &'a CheckReport<'a>,
    labels: &'static Labels,
}

impl Texts<'_> {
    /// What is wrong, what to do, who asks for it, which line decided, how to waive it.
    fn finding(&self, f: &FindingInfo) -> String {
        let (l, say) = (&self.labels.check, |text| self.report.say(text));
        let mut parts = vec![
            say(&f.message).to_owned(),
            fill(&l.fix, &[("words", say(&f.fix))]),
            fill(&l.asked_by, &[("standards", &f.standards.join("; "))]),
            fill(&l.decided_by, &[("place", &f.decided_by)]),
        ];
        parts.extend(self.report.can_be_waived(&f.rule).then(|| fill(&l.waive, &[("waiver", &waiver_of(&f.rule))])));
        visible(&parts.join(&self.labels.dot)).into_owned()
    }

    /// What is told of a draft beside its findings: its waivers, and an encoding that was found.
    fn beside(&self, draft: &Draft) -> Vec<String> {
        draft.waivers.iter().map(|w| self.waiver(draft, w)).chain(self.encoding(draft)).collect()
    }

    fn encoding(&self, draft: &Draft) -> Option<String> {
        draft.other_encoding().map(|name| fill(&self.labels.article.encoding, &[("encoding", name)]))
    }

    fn waiver(&self, draft: &Draft, w: &WaiverInfo) -> String {
        let told = [("rule", w.rule.as_str()), ("approver", &w.approver), ("reason", &w.reason), ("expires", &w.expires)];
        visible(&fill(waiver_label(self.labels, draft, w), &told)).into_owned()
    }
}

/// How a waiver is told: one that excuses nothing waives nothing.
fn waiver_label<'l>(labels: &'l Labels, draft: &Draft, waiver: &WaiverInfo) -> &'l str {
    if draft.is_used(waiver) { &labels.check.waiver } else { &labels.check.unused_waiver }
}

/// A waiver for programs: with whether it excuses something.
fn waiver(draft: &Draft, w: &WaiverInfo) -> serde_json::Value {
    let used = draft.is_used(w);
    serde_json::json!({ "rule": w.rule, "approver": w.approver, "reason": w.reason, "expires": w.expires, "used": used })
}

/// The waiver of a rule, to be filled in.
fn waiver_of(rule: &str) -> String {
    format!("{{rule: {rule}, approver: …, reason: …, expires: …}}")
}

/// A value as indented JSON and a line end.
fn pretty(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
