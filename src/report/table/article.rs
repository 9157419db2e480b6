//! One article on one screen: verdict, who speaks, how it reached us, headline against body, silences.

use crate::analysis::Analysis;
use crate::balance::SourceBalance;
use crate::report::Options;
use crate::report::chains::{Chains, source};
use crate::report::labels::{Labels, fill};
use crate::report::rtl::{self, Cell, Sheet, Style, words};
use crate::report::telling::{Teller, Told};
use crate::sources::model::Naming;

/// Rows and lines of one kind that a screen holds.
const ROWS: usize = 12;

/// The report of one article.
pub(in crate::report) fn page(analysis: &Analysis, labels: &Labels, options: &Options) -> String {
    let t = Teller { a: analysis, l: labels, words, rows: ROWS };
    let mut page = Page { a: analysis, l: labels, t, sheet: Sheet::of(labels.direction, options), sections: 0 };
    page.verdict(options.policy.is_some());
    let open = page.t.open_findings().into_iter().map(|f| page.t.finding(f, options.lang)).collect();
    page.section(&labels.findings.heading, open);
    if !analysis.attributions.is_empty() {
        page.who_speaks();
        page.chains();
    }
    let sides = page.t.sides();
    page.section(&labels.sides.heading, sides);
    let (headline, gaps) = (page.t.headline(), page.t.gaps());
    page.section(&labels.numbers.heading, headline);
    page.section(&labels.gaps.heading, gaps);
    let waivers = page.t.waivers().into_iter().map(|text| Told { text, warn: false }).collect();
    page.section(&labels.findings.waivers, waivers);
    if options.explain {
        page.detail();
    }
    page.sheet.into_text()
}

struct Page<'a> {
    a: &'a Analysis,
    l: &'a Labels,
    t: Teller<'a>,
    sheet: Sheet,
    sections: usize,
}

impl Page<'_> {
    fn heading(&mut self, text: &str) {
        self.sections += 1;
        self.sheet.gap();
        self.sheet.line(0, &format!("{}. {text}", self.sections), Style::Strong);
    }

    fn told(&mut self, told: &Told) {
        self.sheet.line(2, &told.text, if told.warn { Style::Warn } else { Style::Plain });
    }

    fn verdict(&mut self, judged: bool) {
        self.sheet.line(0, &words(&self.a.article.id), Style::Faint);
        if let Some(title) = &self.a.article.title {
            // Indented: terminals drop a direction mark that has no cell before it.
            self.sheet.line(2, &words(&title.text), Style::Strong);
        }
        let facts = self.t.facts();
        if facts.is_empty() {
            self.sheet.line(0, &self.l.article.nobody_speaks, Style::Warn);
        } else {
            self.sheet.line(0, &rtl::facts(&facts, &self.l.dot), Style::Plain);
        }
        if judged {
            self.sheet.line(0, &rtl::facts(&self.t.judged(), &self.l.dot), Style::Plain);
        }
        for text in self.t.warnings() {
            self.told(&Told { text, warn: true });
        }
        if let Some(text) = self.t.encoding() {
            self.told(&Told { text, warn: false });
        }
    }

    fn who_speaks(&mut self) {
        let (l, b) = (self.l, &self.a.balance);
        self.heading(&l.speaks.heading);
        let of_words = fill(&l.speaks.words, &[("count", &b.attributed_words.part.to_string())]);
        let header = [&l.speaks.source, &l.speaks.how, &l.speaks.claims, &of_words, &l.speaks.first, &l.speaks.cues].map(String::as_str);
        let rows = b.per_source.iter().take(ROWS).map(|s| self.speaker(s)).collect();
        self.sheet.table(&header, rows);
        self.more(b.per_source.len());
        for told in self.t.around() {
            self.told(&told);
        }
    }

    fn speaker(&self, s: &SourceBalance) -> Vec<Cell> {
        let info = source(self.a, s.source);
        let named = info.is_some_and(|i| i.naming == Naming::Named);
        vec![
            Cell::words(self.t.name(s.source)),
            Cell::new(info.map_or(String::new(), |i| self.t.identified(i))).styled(if named { Style::Good } else { Style::Warn }),
            Cell::number(s.attributions.part),
            Cell::number(Teller::own_words(s)),
            Cell::new(self.t.place(s.first)),
            Cell::new(self.t.cues(&s.verbs)),
        ]
    }

    fn chains(&mut self) {
        let l = self.l;
        self.heading(&l.chains.heading);
        self.sheet.line(2, &rtl::facts(&self.t.hands(), &l.dot), Style::Plain);
        self.corroborated();
        let chains = Chains::new(self.a);
        let grouped = chains.grouped();
        if grouped.is_empty() {
            return;
        }
        let written = |hands| chains.written(hands, l, |name| self.t.excerpt(name));
        let rows = grouped.iter().take(ROWS).map(|(hands, n)| vec![Cell::new(written(hands)), Cell::number(n)]).collect();
        self.sheet.table(&[&l.chains.chain, &l.chains.claims], rows);
        self.more(grouped.len());
    }

    fn corroborated(&mut self) {
        let lines = self.t.corroborated();
        lines.iter().take(ROWS).for_each(|told| self.told(told));
        self.more(lines.len());
    }

    /// A section of lines; nothing when there are none.
    fn section(&mut self, heading: &str, lines: Vec<Told>) {
        if lines.is_empty() {
            return;
        }
        self.heading(heading);
        lines.iter().take(ROWS).for_each(|told| self.told(told));
        self.more(lines.len());
    }

    /// Tells of rows and lines that were left out.
    fn more(&mut self, all: usize) {
        if let Some(more) = all.checked_sub(ROWS).filter(|n| *n > 0) {
            self.sheet.line(2, &fill(&self.l.more, &[("count", &more.to_string())]), Style::Faint);
        }
    }

    fn detail(&mut self) {
        let (a, l) = (self.a, &self.l.detail);
        self.heading(&l.heading);
        let header = [&l.id, &l.source, &l.cue, &l.content, &l.rule].map(String::as_str);
        let rows = a.attributions.iter().map(|x| {
            let content = x.content.first().map_or(String::new(), |c| self.t.excerpt(&c.text));
            let reasons = x.reasons.iter().map(|r| format!("{} {:+}", r.code, r.weight));
            let rule = std::iter::once(x.rule.clone()).chain(reasons).collect::<Vec<_>>().join(", ");
            let who = self.t.who(x.source_id);
            vec![Cell::words(x.id.to_string()), Cell::new(who), Cell::words(words(&x.cue.text)), Cell::words(content), Cell::words(rule)]
        });
        let rows = rows.collect();
        self.sheet.table(&header, rows);
    }
}
