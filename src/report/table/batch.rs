//! Several articles: a row each, the worst first, and pooled figures.

use crate::report::Options;
use crate::report::labels::{Labels, fill};
use crate::report::pool::{Batch, Row};
use crate::report::rtl::{Cell, Sheet, Style, words};
use crate::report::telling::cut;

/// Code points of a name in a row.
const NAME: usize = 28;

/// The report of several articles.
pub(in crate::report) fn page(mut batch: Batch, l: &Labels, options: &Options, judged: bool) -> String {
    let mut sheet = Sheet::of(l.direction, options);
    let heading = if judged { &l.batch.heading_judged } else { &l.batch.heading };
    sheet.line(0, &fill(heading, &[("count", &batch.articles().to_string())]), Style::Strong);
    let t = &l.batch;
    let header = [&t.article, &t.attributions, &t.sources, &t.voices, &t.unnamed, &t.top, &t.hops, &t.gaps];
    let mut header: Vec<&str> = header.into_iter().map(String::as_str).collect();
    header.splice(1..1, judged.then_some(t.findings.as_str()));
    let rows: Vec<Vec<Cell>> = batch.worst().iter().map(|r| cells(r, l, judged)).collect();
    let more = (batch.articles() as usize).saturating_sub(rows.len());
    sheet.table(&header, rows);
    if more > 0 {
        sheet.line(2, &fill(&l.more, &[("count", &more.to_string())]), Style::Faint);
    }
    sheet.gap();
    sheet.line(0, &l.batch.pooled, Style::Strong);
    for line in batch.pooled(l, words) {
        sheet.line(2, &line, Style::Plain);
    }
    sheet.into_text()
}

fn cells(row: &Row, l: &Labels, judged: bool) -> Vec<Cell> {
    let found = || {
        let style = if row.errors + row.warnings > 0 { Style::Warn } else { Style::Good };
        Cell::new(l.join(&[row.errors.to_string(), row.warnings.to_string()])).styled(style)
    };
    let unnamed = Cell::new(l.of(row.unnamed.part, row.unnamed.whole)).styled(if row.unnamed.part > 0 { Style::Warn } else { Style::Good });
    let mut cells = vec![
        Cell::words(words(&row.id)),
        Cell::number(row.attributions),
        Cell::number(row.sources),
        Cell::number(row.voices),
        unnamed,
        Cell::words(words(&cut(&row.top, NAME))),
        Cell::number(row.hops),
        Cell::number(row.gaps),
    ];
    cells.splice(1..1, judged.then(found));
    cells
}
