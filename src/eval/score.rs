//! One article's analysis against its annotation.

use super::annotation::{Annotation, Claim, Entity, Place};
use super::figures::{Figure, Scores, Trait};
use super::gold::UNKNOWN;
use super::pairing::{Counted, map_sources, pair};
use super::words::{WordSet, Words, agreement};
use crate::attribution::model::Form;
use crate::sources::model::Naming;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Agreement of contents from which a triple is right.
const GOOD: f64 = 0.8;

/// What came of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scored {
    /// Its figures.
    pub scores: Scores,
    /// What is wrong: source and content first, then missed, then spurious, each in order.
    pub mistakes: Vec<Mistake>,
}

/// An attribution that is not right as a triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// As annotated.
    pub gold: Option<Claim>,
    /// As found.
    pub found: Option<Claim>,
}

/// Kinds of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MistakeKind {
    /// Annotated, not found.
    Missed,
    /// Found, not annotated.
    Spurious,
    /// Tied to another source.
    Source,
    /// The source is right, the content ends or begins elsewhere.
    Content,
}

/// Scores what was found in `text` against what is annotated there.
#[must_use]
pub fn score(text: &str, found: &Annotation, gold: &Annotation) -> Scored {
    let words = Words::of(text);
    let case = Case::new(&words, found, gold);
    let mut out = Scored::default();
    out.scores.documents = 1;
    case.totals(&mut out.scores);
    for (p, g) in case.counted_pairs() {
        case.one_pair(p, g, &mut out);
    }
    case.unmatched(&mut out.mistakes);
    case.anonymity(&mut out.scores);
    case.profile(&mut out.scores);
    out
}

/// One article: what counts, and what is which.
struct Case<'a> {
    words: &'a Words,
    found: &'a Annotation,
    gold: &'a Annotation,
    p: Vec<Counted<'a>>,
    g: Vec<Counted<'a>>,
    /// Found, and counted.
    kept: Vec<usize>,
    /// Annotated, and counted.
    wanted: Vec<usize>,
    pairs: Vec<(usize, usize)>,
    map: BTreeMap<&'a str, &'a str>,
}

impl<'a> Case<'a> {
    fn new(words: &'a Words, found: &'a Annotation, gold: &'a Annotation) -> Self {
        let counted = |a: &'a Annotation| -> Vec<Counted<'a>> {
            a.claims.iter().map(|claim| Counted { claim, words: words.within(&claim.content) }).collect()
        };
        let (p, g) = (counted(found), counted(gold));
        let optional = |list: &[Counted<'_>], n: usize| list.get(n).is_some_and(|c| c.claim.optional);
        let all = pair(&p, &g);
        // What matches an optional attribution counts neither way.
        let ignored: BTreeSet<usize> = all.iter().filter(|(_, j)| optional(&g, *j)).map(|(i, _)| *i).collect();
        let kept: Vec<usize> = (0..p.len()).filter(|i| !ignored.contains(i) && !optional(&p, *i)).collect();
        let wanted = (0..g.len()).filter(|j| !optional(&g, *j)).collect();
        let pairs: Vec<(usize, usize)> = all.into_iter().filter(|(i, j)| kept.contains(i) && !optional(&g, *j)).collect();
        let source = |list: &[Counted<'a>], n: usize| list.get(n).and_then(|c| c.claim.source_id.as_deref());
        let map = map_sources(pairs.iter().map(|(i, j)| (source(&p, *i), source(&g, *j))));
        Self { words, found, gold, p, g, kept, wanted, pairs, map }
    }

    fn kept(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.kept.iter().filter_map(|i| self.p.get(*i))
    }

    fn wanted(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.wanted.iter().filter_map(|j| self.g.get(*j))
    }

    fn counted_pairs(&self) -> impl Iterator<Item = (&Counted<'a>, &Counted<'a>)> {
        self.pairs.iter().filter_map(|(i, j)| Some((self.p.get(*i)?, self.g.get(*j)?)))
    }

    fn source_words(&self, claim: &Claim) -> WordSet {
        self.words.within(&claim.source.into_iter().collect::<Vec<Place>>())
    }

    /// What was found and what is annotated, whether they meet or not.
    fn totals(&self, scores: &mut Scores) {
        let mut count = |figure, of: &dyn Fn(&Counted<'a>) -> usize| {
            scores.add(figure, 0, self.kept().map(of).sum(), self.wanted().map(of).sum());
        };
        for figure in [Figure::Detect, Figure::Link, Figure::Triple, Figure::Strict] {
            count(figure, &|_| 1);
        }
        count(Figure::Content, &|c| c.words.len());
        count(Figure::Source, &|c| self.source_words(c.claim).len());
        count(Figure::Direct, &|c| usize::from(c.claim.form == Form::Direct));
        count(Figure::Via, &|c| c.claim.via as usize);
        for level in self.kept().filter_map(|p| p.claim.confidence) {
            scores.levels.entry(level).or_default().of += 1;
        }
    }

    /// Whether an attribution is tied to the right source; nobody is right for nobody.
    fn is_linked(&self, p: &Claim, g: &Claim) -> bool {
        match p.source_id.as_deref() {
            Some(id) => self.map.get(id).copied() == g.source_id.as_deref(),
            None => g.source_id.as_deref() == Some(UNKNOWN),
        }
    }

    fn one_pair(&self, p: &Counted<'a>, g: &Counted<'a>, out: &mut Scored) {
        let linked = self.is_linked(p.claim, g.claim);
        let good = linked && agreement(&p.words, &g.words) >= GOOD;
        let both_direct = p.claim.form == Form::Direct && g.claim.form == Form::Direct;
        let rights = [
            (Figure::Detect, 1),
            (Figure::Content, p.words.intersection(&g.words).count()),
            (Figure::Strict, usize::from(p.words == g.words)),
            (Figure::Source, self.source_words(p.claim).intersection(&self.source_words(g.claim)).count()),
            (Figure::Link, usize::from(linked)),
            (Figure::Direct, usize::from(linked && both_direct)),
            (Figure::Via, p.claim.via.min(g.claim.via) as usize),
            (Figure::Triple, usize::from(good)),
        ];
        rights.into_iter().for_each(|(figure, right)| out.scores.add(figure, right, 0, 0));
        self.traits(p.claim, g.claim, linked, &mut out.scores);
        if let Some(level) = p.claim.confidence {
            out.scores.levels.entry(level).or_default().right += u64::from(good);
        }
        if !good {
            let kind = if linked { MistakeKind::Content } else { MistakeKind::Source };
            out.mistakes.push(Mistake { kind, gold: Some(g.claim.clone()), found: Some(p.claim.clone()) });
        }
    }

    fn traits(&self, p: &Claim, g: &Claim, linked: bool, scores: &mut Scores) {
        let mut count = |of: Trait, right: bool| scores.traits.entry(of).or_default().count(right);
        count(Trait::Type, p.form == g.form);
        count(Trait::Act, p.act == g.act);
        count(Trait::Nested, self.parent_found(p) == parent(self.gold, g));
        let (found, gold) = (entity(self.found, p), entity(self.gold, g));
        if let Some(gold) = gold.filter(|_| linked) {
            count(Trait::Naming, found.is_some_and(|f| f.naming == gold.naming));
            count(Trait::Kind, found.is_some_and(|f| f.kind == gold.kind));
        }
    }

    /// The annotated attribution that the parent of one found is.
    fn parent_found(&self, p: &Claim) -> Option<usize> {
        let at = parent(self.found, p)?;
        self.pairs.iter().find(|(i, _)| *i == at).map(|(_, j)| *j)
    }

    fn unmatched(&self, mistakes: &mut Vec<Mistake>) {
        let missed = self.wanted.iter().filter(|j| !self.pairs.iter().any(|(_, of)| of == *j)).filter_map(|j| self.g.get(*j));
        mistakes.extend(missed.map(|g| Mistake { kind: MistakeKind::Missed, gold: Some(g.claim.clone()), found: None }));
        let spurious = self.kept.iter().filter(|i| !self.pairs.iter().any(|(of, _)| of == *i)).filter_map(|i| self.p.get(*i));
        mistakes.extend(spurious.map(|p| Mistake { kind: MistakeKind::Spurious, gold: None, found: Some(p.claim.clone()) }));
    }

    fn anonymity(&self, scores: &mut Scores) {
        let mut count = |figure, asks: fn(&Entity) -> bool| {
            let of = |a: &'a Annotation| a.sources.iter().filter(move |(_, s)| asks(s)).map(|(id, _)| id.as_str());
            let gold: BTreeSet<&str> = of(self.gold).collect();
            let right: BTreeSet<&str> = of(self.found).filter_map(|id| self.map.get(id).copied()).filter(|id| gold.contains(id)).collect();
            scores.add(figure, right.len(), of(self.found).count(), gold.len());
        };
        count(Figure::Unnamed, |s| s.asks);
        if self.gold.reasons_noted {
            count(Figure::Reason, |s| s.reason);
        }
    }

    fn profile(&self, scores: &mut Scores) {
        let sources = |of: &mut dyn Iterator<Item = &Counted<'a>>| of.map(|c| c.claim.source_id.as_deref()).collect::<BTreeSet<_>>().len();
        scores.profile_sum.sources = sources(&mut self.wanted()).abs_diff(sources(&mut self.kept())) as f64;
        let gold = unnamed_share(self.gold, self.wanted());
        scores.profile_sum.unnamed_share = (gold - unnamed_share(self.found, self.kept())).abs();
    }
}

/// Share of attributions to a source without a name, or to nobody.
fn unnamed_share<'c, 'a: 'c>(of: &Annotation, claims: impl Iterator<Item = &'c Counted<'a>>) -> f64 {
    let unnamed = |c: &Counted<'_>| entity(of, c.claim).is_none_or(|s| s.naming != Naming::Named);
    let (n, all) = claims.fold((0u32, 0u32), |(n, all), c| (n + u32::from(unnamed(c)), all + 1));
    if all == 0 { 0.0 } else { f64::from(n) / f64::from(all) }
}

fn entity<'a>(of: &'a Annotation, claim: &Claim) -> Option<&'a Entity> {
    claim.source_id.as_ref().and_then(|id| of.sources.get(id))
}

/// Index of the attribution that a claim is nested in.
fn parent(of: &Annotation, claim: &Claim) -> Option<usize> {
    let id = claim.parent.as_ref()?;
    of.claims.iter().position(|c| c.id == *id)
}
