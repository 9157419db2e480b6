//! What reports tell of the sides that a policy declares, and of claims that more than one voice makes.

use super::chains::source;
use super::labels::fill;
use super::telling::{Teller, Told};
use crate::analysis::AttributionInfo;
use crate::balance::{Figure, PartyBalance, Sides};
use crate::provenance::Node;

impl Teller<'_> {
    /// What a declared side is called.
    pub(super) fn party(&self, id: &str) -> String {
        let known = self.a.balance.sides.iter().flat_map(|s| &s.parties).find(|p| p.party == id);
        (self.words)(known.map_or(id, |p| p.name.as_str()))
    }

    /// A line for each declared side, and how unevenly they are heard.
    pub(super) fn sides(&self) -> Vec<Told> {
        let Some(sides) = &self.a.balance.sides else { return Vec::new() };
        let mut lines: Vec<Told> = sides.parties.iter().map(|p| self.side(p)).collect();
        lines.extend(self.imbalance(sides).map(|text| Told { text, warn: false }));
        if let Some(gap) = sides.stance_gap.value {
            let told = fill(&self.l.sides.stance_gap, &[("gap", &format!("{gap:.2}"))]);
            lines.push(Told { text: told, warn: false });
        }
        lines
    }

    fn side(&self, p: &PartyBalance) -> Told {
        let l = &self.l.sides;
        let name = (self.words)(&p.name);
        let Some(first) = p.first else { return Told { text: fill(&l.silent, &[("name", &name)]), warn: true } };
        let told = [
            ("name", name),
            ("attributions", self.l.of(p.attributions.part, p.attributions.whole)),
            ("sources", p.sources.to_string()),
            ("words", p.words.part.to_string()),
            ("first", self.place(first)),
            ("cues", self.cues(&p.verbs)),
        ];
        let told: Vec<(&str, &str)> = told.iter().map(|(name, word)| (*name, word.as_str())).collect();
        Told { text: fill(&l.side, &told), warn: false }
    }

    /// The three figures of imbalance, where they are given.
    fn imbalance(&self, s: &Sides) -> Option<String> {
        let value = |figure: Figure| figure.value.map(|x| format!("{x:.2}"));
        let (all, words, prominent) = (value(s.imbalance)?, value(s.imbalance_by_words)?, value(s.imbalance_by_prominence)?);
        Some(fill(&self.l.sides.imbalance, &[("attributions", &all), ("words", &words), ("prominence", &prominent)]))
    }

    /// How many key claims have two independent voices, and which have several sources that are one voice.
    pub(super) fn corroborated(&self) -> Vec<Told> {
        let (l, c) = (&self.l.chains, &self.a.balance.corroboration);
        if c.corroborated.whole == 0 {
            return Vec::new();
        }
        let of = self.l.of(c.corroborated.part, c.corroborated.whole);
        let mut lines = vec![Told { text: fill(&l.corroborated, &[("of", &of)]), warn: false }];
        for claim in c.claims.iter().filter(|claim| claim.voices == 1 && claim.sources.len() > 1) {
            let names = self.list(claim.sources.iter().map(|id| self.name(*id)));
            let told = [("words", self.claim(claim.claim)), ("names", names)];
            let told: Vec<(&str, &str)> = told.iter().map(|(name, word)| (*name, word.as_str())).collect();
            let one_side = claim.sources.iter().filter_map(|id| source(self.a, *id)).any(|s| s.party.is_some());
            lines.push(Told { text: fill(if one_side { &l.one_side } else { &l.one_voice }, &told), warn: true });
        }
        lines
    }

    /// The first words of a claim, in quotation marks.
    fn claim(&self, id: Node) -> String {
        let made: Option<&AttributionInfo> = self.a.attributions.iter().find(|x| x.id == id);
        let words = made.and_then(|x| x.content.first()).map_or(String::new(), |c| self.excerpt(&c.text));
        fill(&self.l.quote, &[("words", &words)])
    }
}
