//! [`Analysis`] → bytes, in the format asked for. Prints nothing itself.
pub mod check;
mod compact;
mod dot;
pub mod explain;
mod json;
mod labels;
mod rtl;
pub mod rules;
mod table;

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
    /// The provenance graph for Graphviz, a `digraph` for each article.
    Dot,
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
    /// Whether every attribution is listed with its rule.
    pub explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::En, width: 100, color: false, explain: false }
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

/// A report that is written while its articles come in, in memory that does not grow with their number.
#[derive(Debug)]
pub struct Report {
    format: Format,
    options: Options,
    /// The first article, until it is known whether there are more.
    first: Option<Box<Analysis>>,
    batch: Option<table::Batch>,
    written: bool,
    /// Room for a line of JSON.
    line: Vec<u8>,
}

impl Report {
    /// A report without articles.
    #[must_use]
    pub fn new(format: Format, options: Options) -> Self {
        Self { format, options, first: None, batch: None, written: false, line: Vec::new() }
    }

    /// Adds an article.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn add(&mut self, analysis: Analysis, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Jsonl => json::line(&analysis, &mut self.line, out),
            Format::Dot => dot::write(&analysis, out),
            Format::Json => {
                let Some(before) = self.hold(analysis) else { return Ok(()) };
                json::element(&before, !self.written, out)?;
                self.written = true;
                Ok(())
            }
            Format::Table => {
                if let Some(batch) = &mut self.batch {
                    batch.add(&analysis);
                } else if let Some(first) = self.hold(analysis) {
                    let mut batch = table::Batch::default();
                    batch.add(&first);
                    self.first.take().iter().for_each(|second| batch.add(second));
                    self.batch = Some(batch);
                }
                Ok(())
            }
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
            (Format::Json, Some(last)) if self.written => json::last(last, out),
            (Format::Json, Some(only)) => json::object(only, out),
            (Format::Json, None) => out.write_all(b"[]\n"),
            (Format::Table, _) => {
                let labels = Labels::load(self.options.lang).map_err(io::Error::other)?;
                let page = match (self.batch, &self.first) {
                    (Some(batch), _) => batch.page(&labels, &self.options),
                    (None, Some(only)) => table::page(only, &labels, &self.options),
                    (None, None) => String::new(),
                };
                out.write_all(page.as_bytes())
            }
            _ => Ok(()),
        }
    }
}
