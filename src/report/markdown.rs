//! The report as Markdown (GitHub's kind of tables), for wikis, mails and pull requests: a part for each article.

use super::chains::{Chains, source};
use super::labels::{Direction, Labels, fill};
use super::telling::{Teller, Told};
use super::visible::visible;
use super::{Lang, Options};
use crate::analysis::Analysis;
use std::io::{self, Write};

/// Lines and rows of one kind.
const ROWS: usize = 200;

/// The report of one article.
pub(super) fn write(analysis: &Analysis, labels: &Labels, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let t = Teller { a: analysis, l: labels, words, rows: ROWS };
    let mut page = Page { t, text: String::new() };
    page.verdict(options.policy.is_some());
    page.findings(options.lang);
    page.who_speaks();
    page.chains();
    let sides = page.t.sides();
    page.section(&labels.sides.heading, &sides);
    let (headline, gaps) = (page.t.headline(), page.t.gaps());
    page.section(&labels.numbers.heading, &headline);
    page.section(&labels.gaps.heading, &gaps);
    page.attributions();
    let waivers: Vec<Told> = page.t.waivers().into_iter().map(|text| Told { text, warn: false }).collect();
    page.section(&labels.findings.waivers, &waivers);
    match labels.direction {
        Direction::Ltr => writeln!(out, "{}", page.text),
        Direction::Rtl => writeln!(out, "<div dir=\"rtl\">\n\n{}\n</div>\n", page.text),
    }
}

struct Page<'a> {
    t: Teller<'a>,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.line(&format!("\n## {heading}\n"));
    }

    fn verdict(&mut self, judged: bool) {
        let article = &self.t.a.article;
        let title = article.title.as_ref().map_or(&article.id, |title| &title.text);
        let (title, id) = (words(title), words(&article.id));
        let facts = self.t.facts();
        let facts = if facts.is_empty() { self.t.l.article.nobody_speaks.clone() } else { facts.join(&self.t.l.dot) };
        self.line(&format!("# {title}\n\n{id}\n\n{facts}\n"));
        if judged {
            self.line(&format!("{}\n", self.t.judged().join(&self.t.l.dot)));
        }
        for warning in self.t.warnings() {
            self.line(&format!("- **{warning}**"));
        }
        if let Some(encoding) = self.t.encoding() {
            self.line(&format!("- {encoding}"));
        }
    }

    fn findings(&mut self, lang: Lang) {
        let told: Vec<Told> = self.t.open_findings().into_iter().map(|f| self.t.finding(f, lang)).collect();
        // Messages hold words of the article.
        let told: Vec<Told> = told.into_iter().map(|t| Told { text: escaped(&visible(&t.text)), warn: t.warn }).collect();
        self.section(&self.t.l.findings.heading.clone(), &told);
    }

    fn section(&mut self, heading: &str, lines: &[Told]) {
        if lines.is_empty() {
            return;
        }
        self.heading(heading);
        for told in lines.iter().take(ROWS) {
            self.line(&if told.warn { format!("- **{}**", told.text) } else { format!("- {}", told.text) });
        }
        self.more(lines.len());
    }

    fn more(&mut self, all: usize) {
        if let Some(more) = all.checked_sub(ROWS).filter(|n| *n > 0) {
            let more = fill(&self.t.l.more, &[("count", &more.to_string())]);
            self.line(&format!("\n{more}"));
        }
    }

    fn table(&mut self, header: &[&str], rows: Vec<Vec<String>>) {
        self.line(&format!("| {} |", header.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(header.len())));
        for row in rows {
            self.line(&format!("| {} |", row.join(" | ")));
        }
    }

    fn who_speaks(&mut self) {
        let (a, l) = (self.t.a, self.t.l);
        if a.attributions.is_empty() {
            return;
        }
        self.heading(&l.speaks.heading);
        let of_words = fill(&l.speaks.words, &[("count", &a.balance.attributed_words.part.to_string())]);
        let header = [&l.speaks.source, &l.speaks.how, &l.speaks.claims, &of_words, &l.speaks.first, &l.speaks.cues].map(String::as_str);
        let rows = a.balance.per_source.iter().take(ROWS).map(|s| {
            let how = source(a, s.source).map_or(String::new(), |i| self.t.identified(i));
            let says = s.attributions.part.to_string();
            vec![self.t.name(s.source), how, says, Teller::own_words(s), self.t.place(s.first), self.t.cues(&s.verbs)]
        });
        let rows = rows.collect();
        self.table(&header, rows);
        self.more(a.balance.per_source.len());
        self.line("");
        for told in self.t.around() {
            self.line(&format!("- {}", told.text));
        }
    }

    fn chains(&mut self) {
        let (a, l) = (self.t.a, self.t.l);
        if a.attributions.is_empty() {
            return;
        }
        self.heading(&l.chains.heading);
        self.line(&format!("{}\n", self.t.hands().join(&l.dot)));
        for told in self.t.corroborated().iter().take(ROWS) {
            self.line(&if told.warn { format!("- **{}**", told.text) } else { format!("- {}", told.text) });
        }
        let chains = Chains::new(a);
        for (hands, n) in chains.grouped().iter().take(ROWS) {
            let written = chains.written(hands, l, |name| self.t.excerpt(name));
            self.line(&format!("- {}", l.counted(&written, *n)));
        }
    }

    fn attributions(&mut self) {
        let (a, l) = (self.t.a, &self.t.l.detail);
        if a.attributions.is_empty() {
            return;
        }
        self.heading(&l.heading_plain);
        let rows = a.attributions.iter().take(ROWS).map(|x| {
            let content: Vec<String> = x.content.iter().map(|c| self.t.excerpt(&c.text)).collect();
            vec![x.id.to_string(), self.t.who(x.source_id), words(&x.cue.text), content.join(" … ")]
        });
        let rows = rows.collect();
        self.table(&[&l.id, &l.source, &l.cue, &l.content], rows);
        self.more(a.attributions.len());
    }
}

/// Words of the article: seen, not obeyed, and in a direction of their own (FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE).
fn words(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", escaped(&visible(text)))
}

/// Signs that Markdown or HTML would read as more than a sign.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '!' | '|' | '>' | '~' | '=' | '$' | '@'
            | ':' => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
    }
    out
}
