//! Several articles: a row each, the most unnamed sourcing first, and pooled figures.

use crate::analysis::Analysis;
use crate::balance::Ratio;
use crate::policy::Severity;
use crate::report::Options;
use crate::report::chains::source;
use crate::report::labels::{Labels, fill};
use crate::report::rtl::{Cell, Sheet, Style, words};
use crate::report::telling::cut;
use crate::rules::shape::Role;
use crate::sources::model::Naming;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows that are kept and shown; the worst ones.
const ROWS: usize = 500;
/// Articles under which no pooled share is given.
const MIN_ARTICLES: u32 = 20;
/// Cases under which no pooled share is given.
const MIN_CASES: u32 = 60;
/// Code points of a name in a row.
const NAME: usize = 28;
/// Code points of a name in a list.
const LISTED: usize = 70;
/// Names in a list of the most used.
const TOP: usize = 5;
/// Names that are counted at most, so that an archive of any size fits in memory.
const MAX_NAMES: usize = 50_000;

/// Counts of any number of articles, in constant memory.
#[derive(Debug, Default)]
pub(in crate::report) struct Batch {
    articles: u32,
    rows: Vec<Row>,
    named_sources: Ratio,
    unnamed_attributions: Ratio,
    second_hand: Ratio,
    roles: BTreeMap<Role, u32>,
    relays: FxHashMap<String, u32>,
    descriptions: FxHashMap<String, u32>,
    /// Articles in which a rule of the policy finds something.
    rules: FxHashMap<String, u32>,
}

#[derive(Debug)]
struct Row {
    order: u32,
    id: String,
    attributions: u32,
    sources: u32,
    voices: u32,
    unnamed: Ratio,
    top: String,
    hops: u32,
    gaps: u32,
    /// Errors and warnings of the policy that are not waived.
    errors: u32,
    warnings: u32,
}

impl Row {
    /// Smaller is worse: more errors, more warnings, the highest share without a named source, more of them, more without any
    /// source; then in order.
    fn rank(&self) -> impl Ord + use<> {
        let share = u64::from(self.unnamed.part) * 1_000_000 / u64::from(self.unnamed.whole.max(1));
        (Reverse((self.errors, self.warnings, share, self.unnamed.part, self.gaps)), self.order)
    }
}

impl Batch {
    /// Counts an article.
    pub(in crate::report) fn add(&mut self, a: &Analysis) {
        let b = &a.balance;
        let open = |severity| a.findings.iter().filter(|f| f.waived.is_none() && f.severity == severity).fold(0, |n, _| n + 1);
        self.rows.push(Row {
            order: self.articles,
            id: a.article.id.clone(),
            attributions: b.attributions,
            sources: b.sources,
            voices: b.voices,
            unnamed: b.unnamed_attributions,
            top: b.concentration.top_source.and_then(|id| source(a, id)).map_or(String::new(), |s| s.name.clone()),
            hops: b.hands.max_hops,
            gaps: b.unattributed.casualty + b.unattributed.accusation + b.unattributed.quote,
            errors: open(Severity::Error),
            warnings: open(Severity::Warning),
        });
        self.articles += 1;
        self.named_sources = self.named_sources.plus(b.named_share.ratio());
        self.unnamed_attributions = self.unnamed_attributions.plus(b.unnamed_attributions);
        self.second_hand = self.second_hand.plus(Ratio { part: b.hands.second, whole: b.attributions });
        for role in &b.roles {
            *self.roles.entry(role.role).or_default() += role.sources;
        }
        self.names(a);
        if self.rows.len() >= 2 * ROWS {
            self.rows.sort_by_key(Row::rank);
            self.rows.truncate(ROWS);
        }
    }

    fn names(&mut self, a: &Analysis) {
        for relay in a.attributions.iter().flat_map(|x| &x.via).filter_map(|id| source(a, *id)) {
            tally(&mut self.relays, &relay.name);
        }
        let speaking = a.balance.per_source.iter().filter_map(|s| source(a, s.source));
        for unnamed in speaking.filter(|s| s.naming != Naming::Named) {
            tally(&mut self.descriptions, &unnamed.name);
        }
        let mut rules: Vec<&str> = a.findings.iter().filter(|f| f.waived.is_none()).map(|f| f.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.into_iter().for_each(|rule| tally(&mut self.rules, rule));
    }

    /// The report.
    pub(in crate::report) fn page(mut self, l: &Labels, options: &Options) -> String {
        let mut sheet = Sheet::of(l.direction, options);
        self.rows.sort_by_key(Row::rank);
        self.rows.truncate(ROWS);
        let judged = options.policy.is_some();
        let heading = if judged { &l.batch.heading_judged } else { &l.batch.heading };
        sheet.line(0, &fill(heading, &[("count", &self.articles.to_string())]), Style::Strong);
        let t = &l.batch;
        let header = [&t.article, &t.attributions, &t.sources, &t.voices, &t.unnamed, &t.top, &t.hops, &t.gaps];
        let mut header: Vec<&str> = header.into_iter().map(String::as_str).collect();
        header.splice(1..1, judged.then_some(t.findings.as_str()));
        sheet.table(&header, self.rows.iter().map(|r| cells(r, l, judged)).collect());
        let more = (self.articles as usize).saturating_sub(self.rows.len());
        if more > 0 {
            sheet.line(2, &fill(&l.more, &[("count", &more.to_string())]), Style::Faint);
        }
        self.pooled(&mut sheet, l);
        sheet.into_text()
    }

    fn pooled(&self, sheet: &mut Sheet, l: &Labels) {
        sheet.gap();
        sheet.line(0, &l.batch.pooled, Style::Strong);
        let figures = [
            (&l.batch.named_sources, self.named_sources),
            (&l.batch.unnamed_attributions, self.unnamed_attributions),
            (&l.batch.second_hand, self.second_hand),
        ];
        for (label, ratio) in figures {
            sheet.line(2, &fill(label, &[("share", &self.share(ratio, l))]), Style::Plain);
        }
        let roles = self.roles.iter().map(|(role, n)| l.counted(Labels::get(&l.role, *role), *n)).collect::<Vec<_>>();
        let lists = [
            (&l.batch.roles, roles),
            (&l.batch.relays, top(&self.relays, l)),
            (&l.batch.descriptions, top(&self.descriptions, l)),
            (&l.batch.rules, top(&self.rules, l)),
        ];
        for (label, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            sheet.line(2, &fill(label, &[("list", &l.join(&list))]), Style::Plain);
        }
    }

    /// A pooled share with its interval; counts alone when there are too few.
    fn share(&self, ratio: Ratio, l: &Labels) -> String {
        let of = l.of(ratio.part, ratio.whole);
        match ratio.share().filter(|_| self.articles >= MIN_ARTICLES && ratio.whole >= MIN_CASES) {
            None => fill(&l.batch.too_few, &[("of", &of)]),
            Some(share) => {
                let (low, high) = wilson(ratio);
                let percent = |x: f64| format!("{:.0}", x * 100.0);
                fill(&l.batch.interval, &[("of", &of), ("percent", &percent(share)), ("low", &percent(low)), ("high", &percent(high))])
            }
        }
    }
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

fn tally(names: &mut FxHashMap<String, u32>, name: &str) {
    if let Some(n) = names.get_mut(name) {
        *n += 1;
    } else if names.len() < MAX_NAMES {
        names.insert(name.to_owned(), 1);
    }
}

/// The most used names, then by name.
fn top(names: &FxHashMap<String, u32>, l: &Labels) -> Vec<String> {
    let mut list: Vec<(&String, &u32)> = names.iter().collect();
    list.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    list.into_iter().take(TOP).map(|(name, n)| l.counted(&words(&cut(name, LISTED)), *n)).collect()
}

/// Wilson's 95 % interval of a rate.
fn wilson(ratio: Ratio) -> (f64, f64) {
    const Z: f64 = 1.96;
    let n = f64::from(ratio.whole.max(1));
    let p = f64::from(ratio.part) / n;
    let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_interval_of_ten_in_forty_is_14_to_40_percent() {
        let (low, high) = wilson(Ratio { part: 10, whole: 40 });
        assert_eq!((format!("{low:.2}"), format!("{high:.2}")), ("0.14".to_owned(), "0.40".to_owned()));
    }
}
