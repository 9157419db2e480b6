//! The page that leads to the pages of a batch, the worst article first.

use super::{isolated, render};
use crate::analysis::Analysis;
use crate::report::Options;
use crate::report::labels::{Labels, fill};
use crate::report::pool::{Batch, Row};
use crate::report::telling::cut;
use crate::report::visible::visible;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::io;

/// Articles that the index lists.
const ROWS: usize = 5_000;
/// Code points of a source's name.
const TOP: usize = 70;
/// Letters of an article's name that its file keeps.
const NAME: usize = 60;

/// An index page while its articles come in, in memory that does not grow with their number.
#[derive(Debug)]
pub struct Index {
    labels: &'static Labels,
    options: Options,
    batch: Batch,
    /// Some of the articles were judged by a policy.
    judged: bool,
}

#[derive(Serialize)]
struct Page {
    heading: String,
    judged: bool,
    rows: Vec<Entry>,
    more: Option<String>,
    pooled: Vec<String>,
}

#[derive(Serialize)]
struct Entry {
    file: String,
    id: String,
    title: String,
    attributions: u32,
    sources: u32,
    voices: u32,
    unnamed: String,
    warn: bool,
    top: String,
    hops: u32,
    gaps: u32,
    errors: u32,
    warnings: u32,
}

/// Name of the page of article `number` (from 0): its number, so that names are never the same, and its id as far as it is letters,
/// digits, `-` and `_`.
#[must_use]
pub fn file_name(number: u32, id: &str) -> String {
    let kept: String = id.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).take(NAME).collect();
    let kept = kept.trim_matches('-');
    let dash = if kept.is_empty() { "" } else { "-" };
    format!("{:04}{dash}{kept}.html", number + 1)
}

impl Index {
    /// An index without articles.
    ///
    /// # Errors
    /// When the words of the language cannot be read; a test keeps them so.
    pub fn new(options: Options) -> io::Result<Self> {
        let (labels, judged) = (Labels::in_language(options.lang)?, options.policy.is_some());
        Ok(Self { labels, options, batch: Batch::keeping(ROWS), judged })
    }

    /// The policy of the articles that are added from now on, as it is named; `None` without one.
    pub fn under(&mut self, policy: Option<&str>) {
        self.judged |= policy.is_some();
        self.options.policy = policy.map(str::to_owned);
    }

    /// Counts an article; the name of its file, and its page.
    ///
    /// # Errors
    /// When a template is not well-formed; a test keeps them so.
    pub fn add(&mut self, analysis: &Analysis) -> io::Result<(String, String)> {
        let file = file_name(self.batch.articles(), &analysis.article.id);
        self.batch.add(analysis);
        Ok((file, super::page(analysis, self.labels, &self.options)?))
    }

    /// The index.
    ///
    /// # Errors
    /// When a template is not well-formed; a test keeps them so.
    pub fn page(mut self) -> io::Result<String> {
        let l = self.labels;
        let (count, judged) = (self.batch.articles(), self.judged);
        let heading = if judged { &l.batch.heading_judged } else { &l.batch.heading };
        let rows: Vec<Entry> = self.batch.worst().iter().map(|row| entry(row, l)).collect();
        let more = (count as usize).checked_sub(rows.len()).filter(|n| *n > 0);
        let page = Page {
            heading: fill(heading, &[("count", &count.to_string())]),
            judged,
            rows,
            more: more.map(|n| fill(&l.more, &[("count", &n.to_string())])),
            pooled: self.batch.pooled(l, isolated),
        };
        render("index.html", l, &self.options, Value::from(Serde(&page)))
    }
}

fn entry(row: &Row, l: &Labels) -> Entry {
    Entry {
        file: file_name(row.order, &row.id),
        id: visible(&row.id).into_owned(),
        title: visible(&row.title).into_owned(),
        attributions: row.attributions,
        sources: row.sources,
        voices: row.voices,
        unnamed: l.of(row.unnamed.part, row.unnamed.whole),
        warn: row.unnamed.part > 0,
        top: isolated(&cut(&row.top, TOP)),
        hops: row.hops,
        gaps: row.gaps,
        errors: row.errors,
        warnings: row.warnings,
    }
}
