//! Several articles: what each is like, the worst first, and pooled figures. In constant memory.

use super::chains::source;
use super::labels::{Labels, fill};
use super::telling::cut;
use crate::analysis::Analysis;
use crate::balance::Ratio;
use crate::policy::Severity;
use crate::rules::shape::Role;
use crate::sources::model::Naming;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows that are kept and shown, unless told otherwise; the worst ones.
const ROWS: usize = 500;
/// Articles under which no pooled share is given.
const MIN_ARTICLES: u32 = 20;
/// Cases under which no pooled share is given.
const MIN_CASES: u32 = 60;
/// Code points of a name in a list.
const LISTED: usize = 70;
/// Names in a list of the most used.
const TOP: usize = 5;
/// Names that are counted at most, so that an archive of any size fits in memory.
const MAX_NAMES: usize = 50_000;

/// Counts of any number of articles, in constant memory.
#[derive(Debug)]
pub(super) struct Batch {
    /// Rows that are kept.
    keep: usize,
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
    /// Articles by their encoding, where it is not UTF-8.
    encodings: FxHashMap<String, u32>,
}

/// One article.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number, from 0, in the order of the input.
    pub(super) order: u32,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) attributions: u32,
    pub(super) sources: u32,
    pub(super) voices: u32,
    pub(super) unnamed: Ratio,
    /// Who has most words.
    pub(super) top: String,
    pub(super) hops: u32,
    pub(super) gaps: u32,
    /// Errors and warnings of the policy that are not waived.
    pub(super) errors: u32,
    pub(super) warnings: u32,
}

impl Row {
    /// Smaller is worse: more errors, more warnings, the highest share without a named source, more of them, more without any
    /// source; then in order.
    fn rank(&self) -> impl Ord + use<> {
        let share = u64::from(self.unnamed.part) * 1_000_000 / u64::from(self.unnamed.whole.max(1));
        (Reverse((self.errors, self.warnings, share, self.unnamed.part, self.gaps)), self.order)
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self::keeping(ROWS)
    }
}

impl Batch {
    /// No articles yet; the worst `keep` will be there at the end.
    pub(super) fn keeping(keep: usize) -> Self {
        let none = Ratio::default();
        Self {
            keep,
            articles: 0,
            rows: Vec::new(),
            named_sources: none,
            unnamed_attributions: none,
            second_hand: none,
            roles: BTreeMap::new(),
            relays: FxHashMap::default(),
            descriptions: FxHashMap::default(),
            rules: FxHashMap::default(),
            encodings: FxHashMap::default(),
        }
    }

    /// Counts an article.
    pub(super) fn add(&mut self, a: &Analysis) {
        let b = &a.balance;
        let open = |severity| a.findings.iter().filter(|f| f.waived.is_none() && f.severity == severity).fold(0, |n, _| n + 1);
        self.rows.push(Row {
            order: self.articles,
            id: a.article.id.clone(),
            title: a.article.title.as_ref().map_or(String::new(), |t| cut(&t.text, LISTED).into_owned()),
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
        if self.rows.len() >= 2 * self.keep {
            self.rows.sort_by_key(Row::rank);
            self.rows.truncate(self.keep);
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
        a.article.other_encoding().into_iter().for_each(|name| tally(&mut self.encodings, name));
    }

    /// Articles that were counted.
    pub(super) fn articles(&self) -> u32 {
        self.articles
    }

    /// The worst articles, the worst first.
    pub(super) fn worst(&mut self) -> &[Row] {
        self.rows.sort_by_key(Row::rank);
        self.rows.truncate(self.keep);
        &self.rows
    }

    /// Figures of all articles together, a line each. `words` makes words of the articles fit for the output.
    pub(super) fn pooled(&self, l: &Labels, words: fn(&str) -> String) -> Vec<String> {
        let figures = [
            (&l.batch.named_sources, self.named_sources),
            (&l.batch.unnamed_attributions, self.unnamed_attributions),
            (&l.batch.second_hand, self.second_hand),
        ];
        let mut lines: Vec<String> = figures.iter().map(|(label, ratio)| fill(label, &[("share", &self.share(*ratio, l))])).collect();
        let roles = self.roles.iter().map(|(role, n)| l.counted(Labels::get(&l.role, *role), *n)).collect::<Vec<_>>();
        let lists = [
            (&l.batch.roles, roles),
            (&l.batch.relays, top(&self.relays, l, words)),
            (&l.batch.descriptions, top(&self.descriptions, l, words)),
            (&l.batch.rules, top(&self.rules, l, words)),
            (&l.batch.encodings, top(&self.encodings, l, words)),
        ];
        let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
        lines.extend(lists.map(|(label, list)| fill(label, &[("list", &l.join(&list))])));
        lines
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

fn tally(names: &mut FxHashMap<String, u32>, name: &str) {
    if let Some(n) = names.get_mut(name) {
        *n += 1;
    } else if names.len() < MAX_NAMES {
        names.insert(name.to_owned(), 1);
    }
}

/// The most used names, then by name.
fn top(names: &FxHashMap<String, u32>, l: &Labels, words: fn(&str) -> String) -> Vec<String> {
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
