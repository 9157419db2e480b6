//! [`Analysis`] → bytes, in the format asked for. Prints nothing itself.
mod chains;
pub mod check;
mod compact;
mod csv;
mod dot;
pub mod explain;
mod graphml;
pub mod html;
mod json;
mod labels;
mod markdown;
mod mermaid;
pub mod messages;
mod pool;
mod rtl;
pub mod rules;
mod sides;
mod table;
mod telling;
mod visible;

pub use labels::Lang;

use crate::analysis::Analysis;
use labels::Labels;
use std::io::{self, Write};

/// Formats of `isnad analyze`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: one article on one screen, several a row each.
    Table,
    /// One indented JSON object; an array for several articles.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Attributions, a row each.
    Csv,
    /// Sources and relays, a row each.
    CsvSources,
    /// The report of one article as a page that needs nothing else; several make an [`html::Index`] and a page each.
    Html,
    /// The report for wikis and pull requests.
    Markdown,
    /// The provenance graph for Graphviz, a `digraph` for each article.
    Dot,
    /// The provenance graph as GraphML, a `graph` for each article.
    Graphml,
    /// The provenance graph as a Mermaid flowchart, a `subgraph` for each article.
    Mermaid,
}

/// How a report is written.
#[derive(Clone, Debug)]
pub struct Options {
    /// Language of labels.
    pub lang: Lang,
    /// Cells of a line, 40 at least.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Frames and signs in ASCII and no direction marks; letters of the article stay.
    pub ascii: bool,
    /// Whether every attribution is listed with its rule.
    pub explain: bool,
    /// The policy whose findings the analyses hold, as it was named; `None` without one. Of several: that of the next.
    pub policy: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::En, width: 100, color: false, ascii: false, explain: false, policy: None }
    }
}

/// Writes the report of one or several articles.
///
/// # Errors
/// When `out` cannot be written.
pub fn render(format: Format, analyses: &[Analysis], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new(format, options.clone());
    for analysis in analyses {
        report.add(analysis.clone(), out)?;
    }
    report.finish(out)
}

/// An article as a line of JSON Lines.
///
/// # Errors
/// When a value cannot be written as JSON.
pub(crate) fn line<T: serde::Serialize>(analysis: &Analysis<T>) -> io::Result<Vec<u8>> {
    json::line(analysis)
}

/// A report that is written while its articles come in, in memory that does not grow with their number.
#[derive(Debug)]
pub struct Report {
    format: Format,
    options: Options,
    /// The first article, until it is known whether there are more.
    first: Option<Box<Analysis>>,
    batch: Option<pool::Batch>,
    /// Articles that were added.
    added: usize,
    /// There may be several, also where one comes.
    many: bool,
    /// Some of them were judged by a policy.
    judged: bool,
}

impl Report {
    /// A report without articles.
    #[must_use]
    pub fn new(format: Format, options: Options) -> Self {
        let judged = options.policy.is_some();
        Self { format, options, first: None, batch: None, added: 0, many: false, judged }
    }

    /// The policy of the articles that are added from now on, as it is named; `None` without one.
    pub fn under(&mut self, policy: Option<&str>) {
        self.judged |= policy.is_some();
        self.options.policy = policy.map(str::to_owned);
    }

    /// The report of what may be several articles: JSON is an array, also where one comes.
    #[must_use]
    pub fn of_many(mut self) -> Self {
        self.many = true;
        self
    }

    /// Adds an article.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn add(&mut self, analysis: Analysis, out: &mut dyn Write) -> io::Result<()> {
        if self.added == 0 {
            self.begin(out)?;
        }
        self.added += 1;
        match self.format {
            Format::Jsonl => out.write_all(&line(&analysis)?),
            Format::Dot => dot::write(&analysis, out),
            Format::Graphml => graphml::graph(&analysis, self.added, out),
            Format::Mermaid => mermaid::graph(&analysis, self.added, out),
            Format::Csv => csv::attributions(&analysis, out),
            Format::CsvSources => csv::sources(&analysis, Labels::in_language(self.options.lang)?, out),
            Format::Markdown => markdown::write(&analysis, Labels::in_language(self.options.lang)?, &self.options, out),
            Format::Html => match self.hold(analysis) {
                Some(_) => {
                    Err(io::Error::new(io::ErrorKind::InvalidInput, "a page holds one article; for several give a folder with --out-dir"))
                }
                None => Ok(()),
            },
            Format::Json => {
                let Some(before) = self.hold(analysis) else { return Ok(()) };
                json::element(&before, self.added == 2, out)
            }
            Format::Table => {
                if let Some(batch) = &mut self.batch {
                    batch.add(&analysis);
                } else if let Some(first) = self.hold(analysis) {
                    let mut batch = pool::Batch::default();
                    batch.add(&first);
                    self.first.take().iter().for_each(|second| batch.add(second));
                    self.batch = Some(batch);
                }
                Ok(())
            }
        }
    }

    /// What stands before the first article.
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Graphml => graphml::begin(out),
            Format::Mermaid => mermaid::begin(out),
            Format::Csv => csv::begin(&csv::ATTRIBUTIONS, out),
            Format::CsvSources => csv::begin(&csv::SOURCES, out),
            _ => Ok(()),
        }
    }

    /// Keeps an article and gives the one kept before.
    fn hold(&mut self, analysis: Analysis) -> Option<Box<Analysis>> {
        self.first.replace(Box::new(analysis))
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(self, out: &mut dyn Write) -> io::Result<()> {
        match (self.format, &self.first) {
            (Format::Json, Some(last)) if self.added > 1 || self.many => json::last(last, self.added == 1, out),
            (Format::Json, Some(only)) => json::object(only, out),
            (Format::Json, None) => out.write_all(b"[]\n"),
            (Format::Table, _) => {
                let labels = Labels::in_language(self.options.lang)?;
                let page = match (self.batch, &self.first) {
                    (Some(batch), _) => table::batch(batch, labels, &self.options, self.judged),
                    (None, Some(only)) => table::page(only, labels, &self.options),
                    (None, None) => String::new(),
                };
                out.write_all(page.as_bytes())
            }
            (Format::Html, Some(only)) => {
                out.write_all(html::page(only, Labels::in_language(self.options.lang)?, &self.options)?.as_bytes())
            }
            (Format::Graphml, _) if self.added > 0 => graphml::end(out),
            _ => Ok(()),
        }
    }
}

/// The name of a value in JSON, for outputs that have no JSON.
pub(crate) fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
