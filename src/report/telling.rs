//! What every report tells in words: facts, warnings, who a source is, headline against body, gaps, findings.

use super::Lang;
use super::chains::source;
use super::labels::{Labels, fill};
use crate::analysis::{Analysis, FindingInfo, SilenceInfo, SourceInfo, WaiverInfo};
use crate::attribution::model::UnattributedKind;
use crate::balance::{Place, PlaceKind, SourceBalance, VerbCount, is_unnamed};
use crate::policy::Severity;
use crate::provenance::Node;
use crate::sources::model::Count;

/// Attributions under which a share of words is left out.
pub(super) const SHARE_GATE: u32 = 6;
/// Cues named of one source.
const CUES: usize = 4;

/// Longest stretch of the article that a line of a report quotes, in code points.
const EXCERPT: usize = 70;

/// A line, and whether it asks for attention.
pub(super) struct Told {
    pub(super) text: String,
    pub(super) warn: bool,
}

/// One article in the words of one language.
pub(super) struct Teller<'a> {
    pub(super) a: &'a Analysis,
    pub(super) l: &'a Labels,
    /// Makes words of the article fit for the output.
    pub(super) words: fn(&str) -> String,
    /// Items that a list names at most.
    pub(super) rows: usize,
}

impl Teller<'_> {
    /// Words of the article, cut at a blank when long.
    pub(super) fn excerpt(&self, text: &str) -> String {
        self.cut(text, EXCERPT)
    }

    /// The same, with another length in code points.
    pub(super) fn cut(&self, text: &str, length: usize) -> String {
        (self.words)(&cut(text, length))
    }

    /// The name of a source, cut.
    pub(super) fn name(&self, id: Node) -> String {
        source(self.a, id).map_or_else(String::new, |s| self.excerpt(&s.name))
    }

    /// The name of a source, or `nobody`.
    pub(super) fn who(&self, id: Option<Node>) -> String {
        id.map_or_else(|| self.l.nobody.clone(), |id| self.name(id))
    }

    /// `a, b, c and 4 more`.
    pub(super) fn list(&self, items: impl ExactSizeIterator<Item = String>) -> String {
        let more = items.len().saturating_sub(self.rows);
        let mut items: Vec<String> = items.take(self.rows).collect();
        if more > 0 {
            items.push(fill(&self.l.more, &[("count", &more.to_string())]));
        }
        self.l.join(&items)
    }

    /// The counts an editor asks for first; none when nobody speaks.
    pub(super) fn facts(&self) -> Vec<String> {
        let (l, b) = (self.l, &self.a.balance);
        if b.attributions == 0 {
            return Vec::new();
        }
        let count = |label: &str, n: u32| fill(label, &[("count", &n.to_string())]);
        let of = |label: &str, part: u32| fill(label, &[("of", &l.of(part, b.attributions))]);
        vec![
            count(&l.article.attributions, b.attributions),
            count(&l.article.sources, b.sources),
            count(&l.article.voices, b.voices),
            of(&l.article.unnamed, b.unnamed_attributions.part),
            of(&l.article.second_hand, b.hands.second),
        ]
    }

    /// How much a policy finds, by severity, and how much of it is waived.
    pub(super) fn judged(&self) -> Vec<String> {
        let (l, findings) = (&self.l.check, &self.a.findings);
        let open = |severity| findings.iter().filter(|f| f.waived.is_none() && f.severity == severity).count();
        let waived = findings.iter().filter(|f| f.waived.is_some()).count();
        let counts = [(&l.errors, open(Severity::Error)), (&l.warnings, open(Severity::Warning)), (&l.infos, open(Severity::Info))];
        let counts = counts.into_iter().chain((waived > 0).then_some((&l.waived, waived)));
        counts.map(|(label, n)| fill(label, &[("count", &n.to_string())])).collect()
    }

    /// How many hands the claims went through.
    pub(super) fn hands(&self) -> Vec<String> {
        let (l, hands) = (&self.l.chains, &self.a.balance.hands);
        let counts = [(&l.first_hand, hands.first), (&l.relayed, hands.second), (&l.no_source, hands.none), (&l.longest, hands.max_hops)];
        counts.iter().map(|(label, n)| fill(label, &[("count", &n.to_string())])).collect()
    }

    /// What an editor should see before anything else.
    pub(super) fn warnings(&self) -> Vec<String> {
        let (a, l, b) = (self.a, self.l, &self.a.balance);
        let mut out = Vec::new();
        let named = |label: &str, id: Node| fill(label, &[("name", &self.name(id))]);
        if let ([root], true) = (a.graph.roots.as_slice(), b.attributions > 1) {
            out.push(fill(&l.article.one_voice, &[("name", &self.list(root.sources.iter().map(|s| self.name(*s))))]));
        }
        if b.attributions > 1 {
            let relays = a.graph.single_points.iter().filter(|id| !self.speaks(**id));
            out.extend(relays.map(|id| named(&l.article.single_point, *id)));
        }
        let of_whom = |s: &SourceBalance| source(a, s.source).filter(|s| is_unnamed(s.kind, s.naming));
        let unnamed = b.per_source.iter().filter_map(|s| of_whom(s).map(|source| (s, source)));
        if let Some((top, who)) = unnamed.max_by_key(|(s, _)| s.carries.part).filter(|(s, _)| s.carries.part > 1) {
            let of = l.of(top.carries.part, top.carries.whole);
            let label = if who.number == Count::Singular { &l.article.rests_on_unnamed } else { &l.article.rests_on_people };
            out.push(fill(label, &[("of", &of), ("name", &self.name(top.source))]));
        }
        for ring in &a.graph.cycles {
            out.push(fill(&l.article.ring, &[("names", &self.list(ring.iter().map(|s| self.name(*s))))]));
        }
        if let Some(byline) = a.article.byline.as_ref().filter(|b| b.generic) {
            let line = byline.span.as_ref().map(|s| self.excerpt(&s.text));
            out.push(line.map_or_else(|| l.article.origin_generic.clone(), |line| fill(&l.article.byline_generic, &[("byline", &line)])));
        }
        out
    }

    /// The encoding that was found, where it is not UTF-8.
    pub(super) fn encoding(&self) -> Option<String> {
        let other = self.a.article.other_encoding()?;
        Some(fill(&self.l.article.encoding, &[("encoding", &(self.words)(other))]))
    }

    fn speaks(&self, id: Node) -> bool {
        self.a.balance.per_source.iter().any(|s| s.source == id) && !source(self.a, id).is_some_and(|s| s.relay_only)
    }

    /// Roles, relays that never speak themselves, who is never heard.
    pub(super) fn around(&self) -> Vec<Told> {
        let (l, b) = (self.l, &self.a.balance);
        let roles = self.list(b.roles.iter().map(|r| l.counted(Labels::get(&l.role, r.role), r.sources)));
        let mut out = vec![Told { text: fill(&l.speaks.roles, &[("list", &roles)]), warn: false }];
        let relays = self.relays();
        if !relays.is_empty() {
            let relays = self.list(relays.iter().map(|(id, n)| l.counted(&self.name(*id), *n)));
            out.push(Told { text: fill(&l.speaks.relays, &[("list", &relays)]), warn: false });
        }
        if !b.not_heard.is_empty() {
            let absent = self.list(b.not_heard.iter().map(|s| l.counted(&self.excerpt(&s.name), s.mentions)));
            out.push(Told { text: fill(&l.speaks.not_heard, &[("list", &absent)]), warn: true });
        }
        out
    }

    /// Relays that never speak themselves, or are declared to have no voice, with the claims they passed on, in order of first use.
    fn relays(&self) -> Vec<(Node, u32)> {
        let mut list: Vec<(Node, u32)> = Vec::new();
        let declared = |id: &Node| source(self.a, *id).is_some_and(|s| s.relay_only);
        for id in self.a.attributions.iter().flat_map(|x| x.via.iter().copied().chain(x.source_id.filter(declared))) {
            match list.iter_mut().find(|(known, _)| *known == id) {
                Some((_, n)) => *n += 1,
                None if !self.speaks(id) => list.push((id, 1)),
                None => {}
            }
        }
        list
    }

    /// `described, person, asks not to be named`.
    pub(super) fn identified(&self, s: &SourceInfo) -> String {
        let l = self.l;
        let mut told = vec![Labels::get(&l.naming, s.naming).to_owned(), Labels::get(&l.kind, s.kind.into()).to_owned()];
        match &s.anonymity.reason {
            _ if !s.anonymity.requested => {}
            Some(reason) => told.push(fill(&l.speaks.anonymity_reason, &[("reason", &self.excerpt(&reason.text))])),
            None => told.push(l.speaks.anonymity_no_reason.clone()),
        }
        told.extend(s.relay_only.then(|| l.speaks.relay_only.clone()));
        told.extend(s.party.as_deref().map(|id| fill(&l.speaks.party, &[("name", &self.party(id))])));
        l.join(&told)
    }

    /// `86 (60%)`; the count alone where a share means nothing.
    pub(super) fn own_words(s: &SourceBalance) -> String {
        match s.words.share().filter(|_| s.attributions.whole >= SHARE_GATE) {
            Some(share) => format!("{} ({:.0}%)", s.words.part, share * 100.0),
            None => s.words.part.to_string(),
        }
    }

    /// Cues with their counts, most used first.
    pub(super) fn cues(&self, verbs: &[VerbCount]) -> String {
        let cues: Vec<String> = verbs.iter().take(CUES).map(|v| self.l.counted(&(self.words)(&v.cue), v.count)).collect();
        self.l.join(&cues)
    }

    /// `¶3 of 7`.
    pub(super) fn place(&self, place: Place) -> String {
        let l = &self.l.speaks;
        match place.zone {
            PlaceKind::Headline => l.headline.clone(),
            PlaceKind::Byline => l.byline.clone(),
            // All of one paragraph stands in the first; its sentences tell more.
            PlaceKind::Body if place.of == 1 && place.sentence > 0 => {
                fill(&l.sentence, &[("sentence", &place.sentence.to_string()), ("of", &place.sentences.to_string())])
            }
            PlaceKind::Body => fill(&l.paragraph, &[("paragraph", &place.paragraph.to_string()), ("of", &place.of.to_string())]),
        }
    }

    /// `¶3 s2`.
    fn stands(&self, place: Place) -> String {
        let (paragraph, sentence) = (place.paragraph.to_string(), place.sentence.to_string());
        let body = || fill(&self.l.findings.place, &[("paragraph", &paragraph), ("sentence", &sentence)]);
        if place.zone == PlaceKind::Body && place.sentence > 0 { body() } else { self.place(place) }
    }

    /// Where an editor finds the words of a finding.
    pub(super) fn found_at(&self, f: &FindingInfo) -> String {
        match f.rule.as_str() {
            "unused-waiver" => fill(&self.l.page.line, &[("line", &f.line.to_string())]),
            _ if f.span.byte_end == f.span.byte_start => self.l.findings.whole.clone(),
            _ => self.stands(f.place),
        }
    }

    /// Numbers and voices of the headline, and where the body has them.
    pub(super) fn headline(&self) -> Vec<Told> {
        let (a, l) = (self.a, &self.l.numbers);
        let mut lines = Vec::new();
        for n in &a.balance.headline.numbers {
            let number = (self.words)(&n.number);
            if !n.in_body {
                lines.push(Told { text: fill(&l.missing, &[("number", &number)]), warn: true });
            }
            if !n.sources.is_empty() {
                let names = self.list(n.sources.iter().map(|s| self.with_naming(*s)));
                lines.push(Told { text: fill(&l.by_word_of, &[("number", &number), ("names", &names)]), warn: false });
            }
            if n.unattributed {
                lines.push(Told { text: fill(&l.own_words, &[("number", &number)]), warn: false });
            }
        }
        for voice in a.balance.headline.voices.iter().filter(|v| !v.in_body) {
            lines.push(Told { text: fill(&l.voice_missing, &[("name", &self.who(voice.source))]), warn: true });
        }
        lines
    }

    /// `name (described)`.
    fn with_naming(&self, id: Node) -> String {
        let naming = source(self.a, id).map_or("", |s| Labels::get(&self.l.naming, s.naming));
        format!("{} ({naming})", self.name(id))
    }

    /// Silences, and what wants a source and has none.
    pub(super) fn gaps(&self) -> Vec<Told> {
        let (a, l) = (self.a, self.l);
        let quote = |text: &str| fill(&l.quote, &[("words", &self.excerpt(text))]);
        let silence = |s: &SilenceInfo| {
            let told = [("kind", Labels::get(&l.silence, s.kind.into())), ("name", &self.who(s.who)), ("words", &quote(&s.span.text))];
            // Who is silent may stand in words that were not read; it is not nobody.
            let text = if s.who.is_some() { fill(&l.gaps.silence, &told) } else { fill(&l.gaps.silence_untold, &told) };
            Told { text: [text, self.stands(s.place)].join(&l.dot), warn: false }
        };
        let mut lines: Vec<Told> = a.silences.iter().map(silence).collect();
        lines.extend(a.unattributed.iter().map(|u| {
            let label = match u.kind {
                UnattributedKind::Casualty => &l.gaps.casualty,
                UnattributedKind::Accusation => &l.gaps.accusation,
                UnattributedKind::Quote => &l.gaps.quote,
            };
            Told { text: [fill(label, &[("words", &quote(&u.span.text))]), self.stands(u.place)].join(&l.dot), warn: true }
        }));
        lines
    }

    /// Findings that are not waived, the heaviest first, then in the order of the text.
    pub(super) fn open_findings(&self) -> Vec<&FindingInfo> {
        let mut open: Vec<&FindingInfo> = self.a.findings.iter().filter(|f| f.waived.is_none()).collect();
        open.sort_by_key(|f| std::cmp::Reverse(f.severity));
        open
    }

    /// A finding on one line, with what to do.
    pub(super) fn finding(&self, f: &FindingInfo, lang: Lang) -> Told {
        let severity = Labels::get(&self.l.findings.severity, f.severity);
        let (message, fix) = if lang == Lang::Ar { (&f.message.ar, &f.fix.ar) } else { (&f.message.en, &f.fix.en) };
        let place = self.found_at(f);
        let told = [("severity", severity), ("place", place.as_str()), ("rule", &f.rule), ("message", message), ("fix", fix)];
        Told { text: fill(&self.l.findings.line, &told), warn: f.severity >= Severity::Warning }
    }

    /// The waivers that excuse findings, each once, on a line.
    pub(super) fn waivers(&self) -> Vec<String> {
        let mut used: Vec<&WaiverInfo> = Vec::new();
        for waiver in self.a.findings.iter().filter_map(|f| f.waived.as_ref()) {
            if !used.contains(&waiver) {
                used.push(waiver);
            }
        }
        let line = |w: &&WaiverInfo| {
            let of = |text: &str| (self.words)(text);
            let told = [("rule", of(&w.rule)), ("approver", of(&w.approver)), ("reason", of(&w.reason)), ("expires", w.expires.clone())];
            let told: Vec<(&str, &str)> = told.iter().map(|(name, word)| (*name, word.as_str())).collect();
            fill(&self.l.findings.waiver, &told)
        };
        used.iter().map(line).collect()
    }
}

/// A text of at most `length` code points, cut at a blank.
pub(super) fn cut(text: &str, length: usize) -> std::borrow::Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(length) else { return text.into() };
    let start = text.get(..end).unwrap_or_default();
    let start = start.rfind(' ').and_then(|blank| start.get(..blank)).unwrap_or(start);
    format!("{start}…").into()
}
