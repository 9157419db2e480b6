//! [`Facts`]: the one view through which rules see an article. Predicates only; nothing here is good or bad.

use super::hidden::{hidden, is_of_rank};
use super::lists::{List, Met, Words};
use super::numbers::Number;
use super::settings::Policy;
use crate::attribution::model::{Attribution, Attributions, SourceSlot};
use crate::balance::Balance;
use crate::provenance::Provenance;
use crate::provenance::declared::{holds, key};
use crate::rules::shape::{ClaimClass, FunctionClass};
use crate::rules::tag::{Class, Pro, Tags};
use crate::sources::model::{Kind, MentionForm, Naming, Source, SourceMention, Sources};
use crate::text::affixes::{OF_WOMEN, THEIRS};
use crate::text::{Covered, Document, Span, TokenKind, Zone, fold};
use std::collections::BTreeSet;
use std::ops::Range;

/// What the stages found, as the policy is given it.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The article.
    pub doc: &'a Document,
    /// The readings of its words.
    pub tags: &'a Tags,
    /// Its attributions.
    pub attributions: &'a Attributions,
    /// Its sources.
    pub sources: &'a Sources,
    /// Their graph.
    pub provenance: &'a Provenance,
    /// Its figures.
    pub balance: &'a Balance,
}

/// What a rule may ask of an article.
#[derive(Debug)]
pub struct Facts<'a> {
    /// What the stages found.
    pub on: Inputs<'a>,
    /// The word lists.
    pub words: &'a Words,
    /// Where they are met.
    pub met: Met,
    /// Declared sides, names folded.
    pub parties: Vec<Vec<String>>,
    /// Contested terms, folded.
    pub labels: Vec<Vec<String>>,
    /// Attributed contents, merged, in order.
    covered: Covered,
    /// Body paragraphs, in order.
    body: Vec<usize>,
    /// For each source: whether its name is hidden.
    hidden: Vec<bool>,
}

impl<'a> Facts<'a> {
    /// Looks at an article.
    pub(super) fn new(on: Inputs<'a>, words: &'a Words, policy: &Policy) -> Self {
        let Policy { parties, labels, .. } = policy;
        let parties = parties.iter().map(|p| p.names.iter().map(|name| key(name)).collect()).collect();
        let labels = labels.iter().map(|l| l.split_whitespace().map(fold).collect()).collect();
        let is_body = |(at, p): (usize, &crate::text::Paragraph)| (p.zone == Zone::Body).then_some(at);
        let body = on.doc.paragraphs.iter().enumerate().filter_map(is_body).collect();
        let hidden = hidden(&on, words);
        Self {
            on,
            words,
            met: words.meet(on.doc),
            parties,
            labels,
            covered: Covered::new(on.attributions.list.iter().flat_map(|a| a.content.iter().copied())),
            body,
            hidden,
        }
    }

    /// The source of an attribution.
    pub fn source(&self, claim: usize) -> Option<(usize, &'a Source)> {
        let at = self.on.sources.of.get(claim).copied().flatten()?;
        Some((at, self.on.sources.list.get(at)?))
    }

    /// Attributions of the body, in order.
    pub fn body_claims(&self) -> impl Iterator<Item = (usize, &'a Attribution)> + '_ {
        self.claims().filter(|(_, a)| self.is_in(a.paragraph, Zone::Body))
    }

    /// Attributions of the headline, in order.
    pub fn headline_claims(&self) -> impl Iterator<Item = (usize, &'a Attribution)> + '_ {
        self.claims().filter(|(_, a)| self.is_in(a.paragraph, Zone::Title))
    }

    /// All attributions, in order.
    pub fn claims(&self) -> impl Iterator<Item = (usize, &'a Attribution)> + use<'a> {
        self.on.attributions.list.iter().enumerate()
    }

    fn is_in(&self, paragraph: usize, zone: Zone) -> bool {
        self.on.doc.paragraphs.get(paragraph).is_some_and(|p| p.zone == zone)
    }

    /// Tokens of the headline.
    pub fn headline(&self) -> Range<usize> {
        self.on.doc.paragraphs.iter().find(|p| p.zone == Zone::Title).map_or(0..0, |p| p.body.clone())
    }

    /// Position of a paragraph among those of the body, from 1; 0 outside.
    pub fn rank(&self, paragraph: usize) -> usize {
        self.body.binary_search(&paragraph).map_or(0, |at| at + 1)
    }

    /// Paragraphs of the body.
    pub fn body(&self) -> &[usize] {
        &self.body
    }

    /// A source whose name is kept from the reader: a person or people told only by what many are, or by nothing.
    pub fn is_anonymous(&self, source: usize) -> bool {
        self.hidden.get(source).copied().unwrap_or_default()
    }

    /// Whether an unnamed source is told by one of the words that hide a name.
    pub(super) fn is_of_rank(&self, source: &Source) -> bool {
        is_of_rank(source, self.words)
    }

    /// Undifferentiated people: `observers`, `activists`.
    pub fn is_collective(&self, source: &Source) -> bool {
        let mut words = source.name.split_whitespace().map(fold);
        source.kind == Kind::Group
            && source.naming != Naming::Named
            && words.next().is_some_and(|w| self.words.has(List::CollectiveHead, &w))
    }

    /// The words that name the source of an attribution; its cue where none do.
    pub fn at(&self, claim: &Attribution) -> Span {
        if let SourceSlot::Mention(mention) = &claim.source { mention.span } else { claim.cue }
    }

    /// Where a source is first named in full.
    pub fn first_mention(&self, source: &Source) -> Option<Span> {
        let named = source.mentions.iter().find(|m| !matches!(m.form, MentionForm::Elided | MentionForm::Pronoun));
        named.or(source.mentions.first()).map(|m| m.span)
    }

    /// Where the words stand by which a message calls a source; where it is first named, if nowhere.
    pub fn named_at(&self, source: &Source) -> Option<Span> {
        let is_name = |m: &&SourceMention| m.span.slice(&self.on.doc.text) == source.name;
        source.mentions.iter().find(is_name).map(|m| m.span).or_else(|| self.first_mention(source))
    }

    /// Whether the words lie in an attributed content.
    pub fn is_attributed(&self, span: Span) -> bool {
        self.covered.meets(span)
    }

    /// The token that holds a byte, or the first behind it.
    pub fn token_at(&self, byte: usize) -> usize {
        self.on.doc.token_at(byte)
    }

    /// The tokens of a span.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        self.on.doc.tokens_of(span)
    }

    /// Index of the sentence of a byte.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let token = self.on.doc.tokens.get(self.token_at(byte))?;
        (token.sentence != u32::MAX).then_some(token.sentence as usize)
    }

    /// The tokens of a sentence; empty for none.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.on.doc.sentences.get(index).map_or(0..0, |s| s.tokens.clone())
    }

    /// The tokens of the sentences around a byte: `before` and `after` it.
    pub fn around(&self, byte: usize, before: usize, after: usize) -> Range<usize> {
        let Some(here) = self.sentence_at(byte) else { return 0..0 };
        let last = (here + after).min(self.on.doc.sentences.len().saturating_sub(1));
        let zone = |s: usize| self.on.doc.sentences.get(s).and_then(|s| self.on.doc.paragraphs.get(s.paragraph)).map(|p| p.zone);
        // A headline is no neighbour of the body.
        let same = |s: &usize| zone(*s) == zone(here);
        let first = (here.saturating_sub(before)..=here).find(same).unwrap_or(here);
        let last = (here..=last).rev().find(same).unwrap_or(here);
        self.sentence(first).start..self.sentence(last).end
    }

    /// Words among tokens.
    pub fn count_words(&self, tokens: Range<usize>) -> usize {
        self.on.doc.tokens.get(tokens).unwrap_or_default().iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }

    /// The token of a casualty or accusation word among tokens.
    pub fn claim_word(&self, class: ClaimClass, mut tokens: Range<usize>) -> Option<usize> {
        tokens.find(|at| self.on.tags.set(*at).meets(Class::Claim(class).set()))
    }

    /// A casualty word with a number beside it, as one span.
    pub fn toll(&self, tokens: Range<usize>) -> Option<Toll> {
        // "Three camps for displaced people" counts camps.
        let is_claim =
            |at: usize| self.on.tags.at(at).iter().any(|t| t.class == Class::Claim(ClaimClass::Casualty) && !t.pro.has(Pro::LAM));
        let is_fate = |at: usize| [List::Fate, List::Lost].iter().any(|list| self.words.has(*list, self.on.doc.key(at)));
        let mut found = tokens.clone().filter(|at| is_claim(*at)).chain(tokens.clone().filter(|at| is_fate(*at)));
        found.find_map(|noun| self.toll_at(noun, &tokens))
    }

    fn toll_at(&self, noun: usize, within: &Range<usize>) -> Option<Toll> {
        let around = noun.saturating_sub(5).max(within.start)..(noun + 8).min(within.end);
        let lost = self.words.has(List::Lost, self.on.doc.key(noun));
        let is_near = |n: &Number| {
            let (begins, people) = (n.tokens.start, self.words.has(List::Counted, self.on.doc.key(n.tokens.end)));
            if lost {
                return begins == noun + 1 && people && !self.lose_things(n.tokens.end + 1);
            }
            // "Were killed in the attack 12 people".
            let besides =
                begins < noun + 5 && people && self.on.tags.set(noun + 1).meets(Class::Function(FunctionClass::Preposition).set());
            n.tokens.end + 2 > noun && (begins < noun + 3 || besides)
        };
        // What follows is an age or a share, or the number is a date.
        let counts = |n: &Number| !self.is_measure(n) && !self.is_year(n.tokens.start);
        let number = self.numbers(around).into_iter().find(|n| is_near(n) && counts(n))?;
        let span = self.on.doc.span_of(noun.min(number.tokens.start)..(noun + 1).max(number.tokens.end));
        Some(Toll { noun, number, span })
    }

    /// "Their jobs, their homes": what people lost.
    fn lose_things(&self, from: usize) -> bool {
        (from..from + 3).any(|at| [THEIRS, OF_WOMEN].iter().any(|their| self.on.doc.key(at).ends_with(their)))
    }

    /// Names the words at some tokens.
    pub fn has(&self, list: List, tokens: &Range<usize>) -> bool {
        self.met.within(list, tokens).is_some()
    }

    /// The voice of a source: its cluster.
    pub fn cluster(&self, source: usize) -> Option<usize> {
        self.on.sources.list.get(source).map(|s| s.cluster)
    }

    /// Whether two sources are one voice, or the name of one holds that of the other.
    pub fn is_same(&self, a: &Source, b: &Source) -> bool {
        let (first, second) = (key(&a.name), key(&b.name));
        a.cluster == b.cluster || holds(&second, &first) || holds(&first, &second)
    }

    /// The declared side of a source.
    pub fn party(&self, source: usize) -> Option<usize> {
        self.on.provenance.standing.party(source)
    }

    /// Independent voices among sources: those of one declared side count once.
    pub fn voices(&self, sources: impl Iterator<Item = usize>) -> Vec<Voice> {
        let of = |s: usize| self.party(s).map(Voice::Party).or_else(|| self.cluster(s).map(Voice::Cluster));
        let mut voices: Vec<Voice> = sources.filter_map(of).collect();
        voices.sort_unstable();
        voices.dedup();
        voices
    }

    /// Sources that speak for themselves, in order; outlets that only pass on are left out.
    pub fn speaking(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.on.provenance.origin_of.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Of these, who speaks outside the words of others: what somebody says that another said rests on the one who says so.
    pub(super) fn speaking_apart(&self) -> Vec<usize> {
        let apart = self.claims().filter(|(at, _)| !self.is_inside(*at));
        let own = |at: usize| self.source(at).map(|(s, _)| s).or_else(|| self.on.sources.via.get(at)?.first().copied());
        let apart: BTreeSet<usize> = apart.filter_map(|(at, _)| own(at)).collect();
        self.speaking().into_iter().filter(|s| apart.contains(s)).collect()
    }

    /// Whether a claim lies in the words of a source; an outlet that only passes on has none.
    pub(super) fn is_inside(&self, claim: usize) -> bool {
        let parent = |at: &usize| self.on.attributions.list.get(*at).and_then(|a| a.parent);
        let is_voice = |at: usize| self.on.provenance.origin_of.get(at).copied().flatten().is_some();
        std::iter::successors(parent(&claim), parent).take(DEEP).any(is_voice)
    }
}

/// Claims within claims that are looked at.
const DEEP: usize = 16;

/// A number of casualties.
#[derive(Clone, Debug)]
pub struct Toll {
    /// Token of the casualty word.
    pub noun: usize,
    /// The number.
    pub number: Number,
    /// Both.
    pub span: Span,
}

/// An independent voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Sources that are one by the article's own words.
    Cluster(usize),
    /// Sources that are one by the policy's.
    Party(usize),
}
