//! One article on one screen: verdict, who speaks, how it reached us, headline against body, silences.

use super::{chains, excerpt, name, source};
use crate::analysis::{Analysis, SourceInfo};
use crate::balance::{Place, PlaceKind, SourceBalance};
use crate::provenance::Node;
use crate::report::Options;
use crate::report::labels::{Labels, fill};
use crate::report::rtl::{self, Cell, Sheet, Style, words};
use crate::sources::model::Naming;

/// Rows and lines of one kind that a screen holds.
const ROWS: usize = 12;
/// Attributions under which a share of words is left out.
const SHARE_GATE: u32 = 6;

/// The report of one article.
pub(in crate::report) fn page(analysis: &Analysis, labels: &Labels, options: &Options) -> String {
    let mut page = Page { a: analysis, l: labels, sheet: Sheet::new(labels.direction, options.width, options.color), sections: 0 };
    page.verdict();
    page.findings(options.lang);
    if !analysis.attributions.is_empty() {
        page.who_speaks();
        page.chains();
    }
    page.headline();
    page.gaps();
    page.waivers();
    if options.explain {
        page.detail();
    }
    page.sheet.into_text()
}

pub(super) struct Page<'a> {
    pub(super) a: &'a Analysis,
    pub(super) l: &'a Labels,
    sheet: Sheet,
    sections: usize,
}

impl Page<'_> {
    fn heading(&mut self, text: &str) {
        self.sections += 1;
        self.sheet.gap();
        self.sheet.line(0, &format!("{}. {text}", self.sections), Style::Strong);
    }

    /// `a, b, c and 4 more`.
    fn list(&self, items: impl ExactSizeIterator<Item = String>) -> String {
        let more = items.len().saturating_sub(ROWS);
        let mut items: Vec<String> = items.take(ROWS).collect();
        if more > 0 {
            items.push(fill(&self.l.more, &[("count", &more.to_string())]));
        }
        self.l.join(&items)
    }

    fn verdict(&mut self) {
        let (a, l, b) = (self.a, self.l, &self.a.balance);
        self.sheet.line(0, &words(&a.article.id), Style::Faint);
        if let Some(title) = &a.article.title {
            self.sheet.line(0, &words(&title.text), Style::Strong);
        }
        if b.attributions == 0 {
            self.sheet.line(0, &l.article.nobody_speaks, Style::Warn);
        } else {
            let count = |label: &str, n: u32| fill(label, &[("count", &n.to_string())]);
            let of = |label: &str, part: u32| fill(label, &[("of", &l.of(part, b.attributions))]);
            let facts = [
                count(&l.article.attributions, b.attributions),
                count(&l.article.sources, b.sources),
                count(&l.article.voices, b.voices),
                of(&l.article.unnamed, b.unnamed_attributions.part),
                of(&l.article.second_hand, b.hands.second),
            ];
            self.sheet.line(0, &rtl::facts(&facts, &l.dot), Style::Plain);
        }
        for warning in self.warnings() {
            self.sheet.line(2, &warning, Style::Warn);
        }
    }

    fn warnings(&self) -> Vec<String> {
        let (a, l, b) = (self.a, self.l, &self.a.balance);
        let mut out = Vec::new();
        let named = |label: &str, id: Node| fill(label, &[("name", &name(a, id))]);
        if let ([root], true) = (a.graph.roots.as_slice(), b.attributions > 1) {
            out.push(fill(&l.article.one_voice, &[("name", &self.list(root.sources.iter().map(|s| name(a, *s))))]));
        }
        if b.attributions > 1 {
            let speaks = |id: Node| b.per_source.iter().any(|s| s.source == id);
            let relays = a.graph.single_points.iter().filter(|id| !speaks(**id));
            out.extend(relays.map(|id| named(&l.article.single_point, *id)));
        }
        let unnamed = b.per_source.iter().filter(|s| source(a, s.source).is_some_and(|s| s.naming != Naming::Named));
        if let Some(top) = unnamed.max_by_key(|s| s.carries.part).filter(|s| s.carries.part > 1) {
            let of = l.of(top.carries.part, top.carries.whole);
            out.push(fill(&l.article.rests_on_unnamed, &[("of", &of), ("name", &name(a, top.source))]));
        }
        for ring in &a.graph.cycles {
            out.push(fill(&l.article.ring, &[("names", &self.list(ring.iter().map(|s| name(a, *s))))]));
        }
        if let Some(byline) = a.article.byline.as_ref().filter(|b| b.generic) {
            let line = byline.span.as_ref().map_or(String::new(), |s| excerpt(&s.text));
            out.push(fill(&l.article.byline_generic, &[("byline", &line)]));
        }
        out
    }

    fn who_speaks(&mut self) {
        let (a, l, b) = (self.a, self.l, &self.a.balance);
        self.heading(&l.speaks.heading);
        let of_words = fill(&l.speaks.words, &[("count", &b.attributed_words.part.to_string())]);
        let header = [&l.speaks.source, &l.speaks.how, &l.speaks.claims, &of_words, &l.speaks.first, &l.speaks.cues].map(String::as_str);
        let rows = b.per_source.iter().take(ROWS).map(|s| self.speaker(s)).collect();
        self.sheet.table(&header, rows);
        self.more(b.per_source.len());
        let roles = b.roles.iter().map(|r| l.counted(Labels::get(&l.role, r.role), r.sources));
        let roles = self.list(roles);
        self.sheet.line(2, &fill(&l.speaks.roles, &[("list", &roles)]), Style::Plain);
        let relays = self.relays();
        if !relays.is_empty() {
            let relays = self.list(relays.iter().map(|(id, n)| l.counted(&name(a, *id), *n)));
            self.sheet.line(2, &fill(&l.speaks.relays, &[("list", &relays)]), Style::Plain);
        }
        if !b.not_heard.is_empty() {
            let absent = self.list(b.not_heard.iter().map(|s| l.counted(&excerpt(&s.name), s.mentions)));
            self.sheet.line(2, &fill(&l.speaks.not_heard, &[("list", &absent)]), Style::Warn);
        }
    }

    /// Relays that never speak themselves, with the claims they passed on, in order of first use.
    fn relays(&self) -> Vec<(Node, u32)> {
        let mut list: Vec<(Node, u32)> = Vec::new();
        let speaks = |id: Node| self.a.balance.per_source.iter().any(|s| s.source == id);
        for id in self.a.attributions.iter().flat_map(|x| &x.via).copied() {
            match list.iter_mut().find(|(known, _)| *known == id) {
                Some((_, n)) => *n += 1,
                None if !speaks(id) => list.push((id, 1)),
                None => {}
            }
        }
        list
    }

    fn speaker(&self, s: &SourceBalance) -> Vec<Cell> {
        let (a, l) = (self.a, self.l);
        let info = source(a, s.source);
        let named = info.is_some_and(|i| i.naming == Naming::Named);
        let style = if named { Style::Good } else { Style::Warn };
        let share = s.words.share().filter(|_| s.attributions.whole >= SHARE_GATE);
        let own = match share {
            Some(share) => format!("{} ({:.0}%)", s.words.part, share * 100.0),
            None => s.words.part.to_string(),
        };
        let cues = s.verbs.iter().take(4).map(|v| l.counted(&words(&v.cue), v.count));
        vec![
            Cell::words(name(a, s.source)),
            Cell::new(info.map_or(String::new(), |i| self.identified(i))).styled(style),
            Cell::number(s.attributions.part),
            Cell::number(own),
            Cell::new(self.place(s.first)),
            Cell::new(cues.collect::<Vec<_>>().join(&l.list)),
        ]
    }

    fn identified(&self, s: &SourceInfo) -> String {
        let l = self.l;
        let mut told = vec![Labels::get(&l.naming, s.naming).to_owned(), Labels::get(&l.kind, s.kind.into()).to_owned()];
        match &s.anonymity.reason {
            _ if !s.anonymity.requested => {}
            Some(reason) => told.push(fill(&l.speaks.anonymity_reason, &[("reason", &excerpt(&reason.text))])),
            None => told.push(l.speaks.anonymity_no_reason.clone()),
        }
        l.join(&told)
    }

    fn place(&self, place: Place) -> String {
        let l = &self.l.speaks;
        match place.zone {
            PlaceKind::Headline => l.headline.clone(),
            PlaceKind::Byline => l.byline.clone(),
            PlaceKind::Body => fill(&l.paragraph, &[("paragraph", &place.paragraph.to_string()), ("of", &place.of.to_string())]),
        }
    }

    fn chains(&mut self) {
        let (l, hands) = (self.l, &self.a.balance.hands);
        self.heading(&l.chains.heading);
        let count = |label: &str, n: u32| fill(label, &[("count", &n.to_string())]);
        let facts = [
            count(&l.chains.first_hand, hands.first),
            count(&l.chains.relayed, hands.second),
            count(&l.chains.no_source, hands.none),
            count(&l.chains.longest, hands.max_hops),
        ];
        self.sheet.line(2, &rtl::facts(&facts, &l.dot), Style::Plain);
        let chains = chains::grouped(self.a, l);
        if chains.is_empty() {
            return;
        }
        let rows = chains.iter().take(ROWS).map(|(chain, n)| vec![Cell::new(chain.as_str()), Cell::number(n)]);
        self.sheet.table(&[&l.chains.chain, &l.chains.claims], rows.collect());
        self.more(chains.len());
    }

    fn headline(&mut self) {
        let (a, l) = (self.a, &self.l.numbers);
        let mut lines = Vec::new();
        for n in &a.balance.headline.numbers {
            let number = words(&n.number);
            if !n.in_body {
                lines.push((fill(&l.missing, &[("number", &number)]), Style::Warn));
            }
            if !n.sources.is_empty() {
                let names = self.list(n.sources.iter().map(|s| self.with_naming(*s)));
                lines.push((fill(&l.by_word_of, &[("number", &number), ("names", &names)]), Style::Plain));
            }
            if n.unattributed {
                lines.push((fill(&l.own_words, &[("number", &number)]), Style::Plain));
            }
        }
        for voice in a.balance.headline.voices.iter().filter(|v| !v.in_body) {
            let who = voice.source.map_or_else(|| self.l.nobody.clone(), |s| name(a, s));
            lines.push((fill(&l.voice_missing, &[("name", &who)]), Style::Warn));
        }
        self.section(&l.heading, lines);
    }

    /// A section of lines; nothing when there are none.
    pub(super) fn section(&mut self, heading: &str, lines: Vec<(String, Style)>) {
        if lines.is_empty() {
            return;
        }
        self.heading(heading);
        let all = lines.len();
        for (line, style) in lines.into_iter().take(ROWS) {
            self.sheet.line(2, &line, style);
        }
        self.more(all);
    }

    /// Tells of rows and lines that were left out.
    fn more(&mut self, all: usize) {
        if let Some(more) = all.checked_sub(ROWS).filter(|n| *n > 0) {
            self.sheet.line(2, &fill(&self.l.more, &[("count", &more.to_string())]), Style::Faint);
        }
    }

    /// `name (described)`.
    fn with_naming(&self, id: Node) -> String {
        let naming = source(self.a, id).map_or("", |s| Labels::get(&self.l.naming, s.naming));
        format!("{} ({naming})", name(self.a, id))
    }

    fn gaps(&mut self) {
        use crate::attribution::model::UnattributedKind as Kind;
        let (a, l) = (self.a, self.l);
        let quote = |text: &str| fill(&l.quote, &[("words", &excerpt(text))]);
        let silence = |s: &crate::analysis::SilenceInfo| {
            let who = s.who.map_or_else(|| l.nobody.clone(), |id| name(a, id));
            let kind = Labels::get(&l.silence, s.kind.into());
            (fill(&l.gaps.silence, &[("kind", kind), ("name", &who), ("words", &quote(&s.span.text))]), Style::Plain)
        };
        let mut lines: Vec<(String, Style)> = a.silences.iter().map(silence).collect();
        lines.extend(a.unattributed.iter().map(|u| {
            let label = match u.kind {
                Kind::Casualty => &l.gaps.casualty,
                Kind::Accusation => &l.gaps.accusation,
                Kind::Quote => &l.gaps.quote,
            };
            (fill(label, &[("words", &quote(&u.span.text))]), Style::Warn)
        }));
        self.section(&l.gaps.heading, lines);
    }

    fn detail(&mut self) {
        let (a, l) = (self.a, &self.l.detail);
        self.heading(&l.heading);
        let header = [&l.id, &l.source, &l.cue, &l.content, &l.rule].map(String::as_str);
        let rows = a.attributions.iter().map(|x| {
            let who = x.source_id.map_or_else(|| self.l.nobody.clone(), |s| name(a, s));
            let content = x.content.first().map_or(String::new(), |c| excerpt(&c.text));
            let reasons = x.reasons.iter().map(|r| format!("{} {:+}", r.code, r.weight));
            let rule = std::iter::once(x.rule.clone()).chain(reasons).collect::<Vec<_>>().join(", ");
            vec![Cell::words(x.id.to_string()), Cell::new(who), Cell::words(words(&x.cue.text)), Cell::words(content), Cell::words(rule)]
        });
        let rows = rows.collect();
        self.sheet.table(&header, rows);
    }
}
