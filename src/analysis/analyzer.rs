//! The [`Analyzer`]: packs compiled once, then any number of articles on any number of threads.

use super::Article;
use super::agencies::Agencies;
use super::assemble::{Judged, Keep, Parts, assemble};
use super::model::Analysis;
use super::ready;
use crate::attribution::{self, model::Attributions};
use crate::balance::{self, Balance, Inputs, Subject};
use crate::policy::{self, Front, Judge, Policy};
use crate::provenance::{self, Declared};
use crate::rules::Packs;
use crate::rules::compiled::Compiled;
use crate::rules::lexicon::Lexicon;
use crate::rules::tag::Tags;
use crate::sources::{self, model::Sources};
use crate::text::{self, Document, ZoneWords};
#[cfg(feature = "serde")]
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Analyzes articles. Made once, shared freely.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    zones: ZoneWords,
    agencies: Agencies,
    /// Ids of the rules by their index.
    ids: Vec<String>,
    /// The packs themselves, which only those who ask for them need.
    packs: OnceLock<Packs>,
    keep: Keep,
}

/// How an [`Analyzer`] is made.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    rules_dir: Option<PathBuf>,
    keep: Keep,
}

/// Why an [`Analyzer`] could not be made.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BuildError(String);

impl Builder {
    /// Adds a folder of rule packs to the built-in ones; its rules win over built-in ones of the same id.
    #[must_use]
    pub fn rules_dir(mut self, dir: impl Into<PathBuf>) -> Self {
        self.rules_dir = Some(dir.into());
        self
    }

    /// Keeps the article text in the analysis.
    #[must_use]
    pub fn with_text(mut self, with_text: bool) -> Self {
        self.keep.text = with_text;
        self
    }

    /// Keeps why each reading won.
    #[must_use]
    pub fn with_reasons(mut self, with_reasons: bool) -> Self {
        self.keep.reasons = with_reasons;
        self
    }

    /// Reads and compiles the rule packs.
    ///
    /// # Errors
    /// When a rule pack cannot be read or is not well-formed; the message names file, line and column.
    pub fn build(self) -> Result<Analyzer, BuildError> {
        let packs = OnceLock::new();
        let compiled = match &self.rules_dir {
            Some(dir) => {
                let own = Packs::builtin().with_dir(dir).map_err(|problems| BuildError(problems.to_string()))?;
                Compiled::new(packs.get_or_init(|| own))
            }
            None => ready::builtin(),
        };
        let Compiled { lexicon, zones, agencies, ids } = compiled;
        Ok(Analyzer { lexicon, zones, agencies: Agencies::new(agencies), ids, packs, keep: self.keep })
    }
}

/// What a draft is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Check<'a> {
    /// The rules.
    pub judge: &'a Judge,
    /// What the newsroom asks.
    pub policy: &'a Policy,
    /// The front matter of the draft.
    pub front: &'a Front,
    /// Path of the draft from the policy's folder, parts joined by `/`.
    pub path: &'a str,
}

/// What the stages before provenance give of an article, in their order.
#[derive(Default)]
struct Staged {
    doc: Document,
    tags: Tags,
    attributions: Attributions,
    sources: Sources,
    subjects: Vec<Subject>,
}

impl Analyzer {
    /// Starts with the built-in rule packs.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Who says what in the article, through whom, and how the sourcing is balanced. Cannot fail.
    #[must_use]
    pub fn analyze(&self, article: &Article) -> Analysis {
        self.run(article, None)
    }

    /// What `tell` makes of the analysis of each article. The texts of that analysis are those of the article.
    #[cfg(feature = "serde")]
    pub(crate) fn tell<R>(&self, articles: &[&Article], tell: impl Fn(&Analysis<Cow<'_, str>>) -> R) -> Vec<R> {
        let mut all: Vec<Staged> = articles.iter().map(|article| self.begin(article)).collect();
        self.run_stages(&mut all);
        let tell = |parts: &Parts<'_>, balance| tell(&assemble(parts, balance, &|id| self.rule_id(id), self.keep));
        all.into_iter().zip(articles).map(|(staged, article)| self.put(article, staged, None, tell)).collect()
    }

    /// The same, with what a policy says of it. `article` holds the draft without its front matter.
    #[must_use]
    pub fn check(&self, article: &Article, check: &Check<'_>) -> Analysis {
        self.run(article, Some(check))
    }

    fn run(&self, article: &Article, check: Option<&Check<'_>>) -> Analysis {
        let mut staged = self.begin(article);
        self.run_stages(std::slice::from_mut(&mut staged));
        self.put(article, staged, check, |parts, balance| assemble(parts, balance, &|id| self.rule_id(id), self.keep))
    }

    /// The text stage.
    fn begin(&self, article: &Article) -> Staged {
        let original = &article.original;
        let (said, subtitle) = (&original.metadata, original.subtitle.as_deref());
        let known = text::Known {
            title: said.title.as_deref(),
            subtitle,
            byline: said.byline.as_deref(),
            links: &original.links,
            headings: &original.headings,
        };
        let doc = text::read_known(article.text.clone(), &self.zones, known);
        Staged { doc, ..Staged::default() }
    }

    /// The next stages, each for all articles before the next one: what a processor has learned of its code serves them all. Those
    /// behind them are short.
    fn run_stages(&self, all: &mut [Staged]) {
        for one in &mut *all {
            one.tags = self.lexicon.tag(&one.doc);
        }
        for one in &mut *all {
            one.attributions = attribution::extract(&one.doc, &one.tags, &self.lexicon);
        }
        for one in all {
            one.sources = sources::resolve(&one.doc, &one.tags, &self.lexicon, &one.attributions);
            let named = std::mem::take(&mut one.sources.subjects).into_iter();
            one.subjects = named.map(|s| Subject { name: s.name, mentions: s.mentions }).collect();
        }
    }

    /// Runs the last stages and gives what all have found to `put`.
    fn put<R>(&self, article: &Article, staged: Staged, check: Option<&Check<'_>>, put: impl FnOnce(&Parts<'_>, Balance) -> R) -> R {
        let Staged { doc, tags, attributions, sources, subjects } = staged;
        let rule = |id: u32| self.rule_id(id);
        let declared = check.map_or_else(Declared::default, |c| c.policy.declared());
        let provenance = provenance::build_under(&doc, &attributions, &sources, declared);
        let inputs = Inputs {
            doc: &doc,
            tags: &tags,
            attributions: &attributions,
            sources: &sources,
            provenance: &provenance,
            subjects: &subjects,
            rule: &rule,
        };
        let balance = balance::build(&inputs);
        let words = balance.attributed_words.whole;
        let asked = policy::Inputs {
            doc: &doc,
            tags: &tags,
            attributions: &attributions,
            sources: &sources,
            provenance: &provenance,
            balance: &balance,
        };
        let findings = check.map(|c| c.judge.judge(asked, c.policy, c.front, c.path));
        let judged = check.zip(findings.as_deref());
        let policy = judged.map(|(c, findings)| Judged { findings, catalogue: &c.judge.catalogue, front: c.front });
        let parts = Parts {
            article,
            doc: &doc,
            attributions: &attributions,
            sources: &sources,
            provenance: &provenance,
            words,
            policy,
            says_agencies: self.agencies.are_in_byline(&doc),
        };
        put(&parts, balance)
    }

    /// The rule packs in use.
    #[must_use]
    pub fn packs(&self) -> &Packs {
        self.packs.get_or_init(Packs::builtin)
    }

    fn rule_id(&self, rule: u32) -> &str {
        self.ids.get(rule as usize).map_or("", String::as_str)
    }
}
