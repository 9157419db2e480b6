//! Further questions to an article: who is unnamed, which claims are alike, what the headline shares with the body.

use super::facts::Facts;
use super::finding::Hit;
use super::lists::{List, bare_forms};
use crate::attribution::model::Attribution;
use crate::balance::likeness::{self, GRAMMAR};
use crate::rules::shape::HeadClass;
use crate::rules::tag::{Class, Set};
use crate::sources::model::Source;
use crate::text::affixes::{BEH, FEH, KAF, THE, TO_THE, WAW};
use crate::text::bare::bare;
use crate::text::{Mark, Span, TokenKind, Zone};
use std::collections::BTreeSet;
use std::ops::Range;

/// Claims on either side of one that are compared with it: what keeps comparing linear.
const NEAR: usize = 16;

impl<'a> Facts<'a> {
    /// One finding for each unnamed source that speaks and fits, at its first mention.
    pub(super) fn anonymous_speakers(&self, fits: impl Fn(usize, &Source) -> bool) -> Vec<Hit> {
        let unnamed = self.speaking().into_iter().filter(|s| self.is_anonymous(*s));
        let hit = |index: usize| {
            let source = self.on.sources.list.get(index).filter(|s| !self.is_collective(s) && fits(index, s))?;
            // With the article it points to somebody who was told of before, by a name or words that were not joined with it.
            let first = self.first_mention(source).filter(|first| !self.points_back(self.token_at(first.start())))?;
            Some(Hit::at(first).about(Some(index)).with("source", &source.name))
        };
        unnamed.filter_map(hit).collect()
    }

    /// One finding for each unnamed source with a body claim that fits; the test gets the tokens of the content.
    pub(super) fn anonymous_claims(&self, fits: impl Fn(&Attribution, &Range<usize>) -> bool) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut told = BTreeSet::new();
        for (at, a) in self.body_claims() {
            let Some((index, source)) = self.source(at).filter(|(s, source)| self.is_anonymous(*s) && !self.is_collective(source)) else {
                continue;
            };
            let is_known = self.first_mention(source).is_some_and(|first| self.points_back(self.token_at(first.start())));
            if !is_known && !told.contains(&index) && a.content.iter().any(|c| fits(a, &self.tokens(*c))) {
                told.insert(index);
                hits.push(Hit::at(a.cue.cover(self.at(a))).about(Some(index)).with("source", &source.name).sure(a.confidence));
            }
        }
        hits
    }

    /// Whether a phrase begins with the article, a demonstrative or `the same`.
    pub(super) fn points_back(&self, token: usize) -> bool {
        self.is_definite(token) || self.words.has(List::PointingBack, self.on.doc.key(token))
    }

    /// Whether a quotation mark or bracket stands at a token.
    pub(super) fn opens_quote(&self, token: usize) -> bool {
        let kind = self.on.doc.tokens.get(token).map(|t| t.kind);
        matches!(kind, Some(TokenKind::Mark(Mark::Quote | Mark::Open)))
    }

    /// Whether the headline says whose word it is: by a verb of saying, or before a colon.
    pub(super) fn has_headline_speaker(&self) -> bool {
        let is_colon = |at: usize| matches!(self.on.doc.tokens.get(at).map(|t| t.kind), Some(TokenKind::Mark(Mark::Colon)));
        let is_cue = |at: usize| self.on.tags.set(at).meets(Class::Verb.set());
        self.headline_claims().next().is_some() || self.headline().any(|at| is_colon(at) || is_cue(at))
    }

    /// Whether a full stop, question or exclamation mark stands at a token.
    pub(super) fn is_stop(&self, token: usize) -> bool {
        let kind = self.on.doc.tokens.get(token).map(|t| t.kind);
        matches!(kind, Some(TokenKind::Mark(Mark::Stop | Mark::Question | Mark::Exclamation)))
    }

    /// Whether a claim came through a statement, a report or an outlet; an occasion is none.
    pub(super) fn has_document(&self, a: &Attribution) -> bool {
        const DOCUMENT: Set = Class::Head(HeadClass::Document).set().and(Class::Head(HeadClass::Media).set());
        a.channel.is_some_and(|c| self.tokens(c).any(|at| self.on.tags.set(at).meets(DOCUMENT)))
    }

    /// Whether a word carries the article, a conjunction or preposition before it aside.
    pub(super) fn is_definite(&self, token: usize) -> bool {
        let key = self.on.doc.key(token);
        let bare = key.strip_prefix([WAW, FEH, BEH, KAF]).unwrap_or(key);
        [key, bare].iter().any(|k| k.starts_with(THE) || k.starts_with(TO_THE))
    }

    /// Whether a token is read as body text.
    pub(super) fn in_body(&self, token: usize) -> bool {
        let at = self.on.doc.paragraphs.partition_point(|p| p.tokens.end <= token);
        self.on.doc.paragraphs.get(at).is_some_and(|p| p.zone == Zone::Body && p.body.contains(&token))
    }

    /// Whether any claim came from or through a source.
    pub(super) fn carries(&self, source: usize) -> bool {
        self.on.provenance.carries.get(source).is_some_and(|n| *n > 0)
    }

    /// Speaker and relays of a claim.
    pub(super) fn hands(&self, claim: usize) -> Vec<usize> {
        let via = self.on.sources.via.get(claim).into_iter().flatten().copied();
        via.chain(self.source(claim).map(|(s, _)| s)).collect()
    }

    /// Other body claims not far from one.
    pub(super) fn near(&self, claim: usize) -> impl Iterator<Item = (usize, &'a Attribution)> + '_ {
        let from = claim.saturating_sub(NEAR);
        let rest = self.claims().skip(from).take(2 * NEAR + 1);
        rest.filter(move |(at, a)| *at != claim && self.rank(a.paragraph) > 0)
    }

    /// Words of weight among tokens.
    pub(super) fn weighty(&self, tokens: Range<usize>) -> BTreeSet<&'a str> {
        likeness::weighty(self.on.doc, self.on.tags, tokens)
    }

    fn content(&self, a: &Attribution) -> BTreeSet<&'a str> {
        a.content.iter().flat_map(|c| self.weighty(self.tokens(*c))).collect()
    }

    /// Share of the words of the shorter of two contents that the other has too; 0 below three words.
    pub(super) fn alike(&self, a: &Attribution, b: &Attribution) -> f64 {
        likeness::alike(&self.content(a), &self.content(b))
    }

    /// Share of the words of some tokens that the content of a claim has; 0 below three words.
    pub(super) fn covers(&self, tokens: Range<usize>, a: &Attribution) -> f64 {
        share(&self.weighty(tokens), &self.content(a))
    }

    /// The same for the body's sentences that nobody is said to say: the best of them.
    pub(super) fn own_words_cover(&self, tokens: Range<usize>) -> f64 {
        let wanted = self.weighty(tokens);
        let own = |s: &&crate::text::Sentence| self.in_body(s.tokens.start) && !self.is_attributed(self.on.doc.span_of(s.tokens.clone()));
        let best = self.on.doc.sentences.iter().filter(own).map(|s| share(&wanted, &self.weighty(s.tokens.clone())));
        best.fold(0.0, f64::max)
    }

    /// Whether a token is a word of weight.
    pub(super) fn is_weighty(&self, token: usize) -> bool {
        let word = self.on.doc.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word);
        word && bare(self.on.doc.key(token)).len() >= 4 && !self.on.tags.set(token).meets(GRAMMAR)
    }

    /// Whether the body has a word of weight that stands at a token.
    pub(super) fn body_has(&self, token: usize) -> bool {
        let word = bare(self.on.doc.key(token));
        self.is_weighty(token) && (0..self.on.doc.tokens.len()).any(|at| self.in_body(at) && bare(self.on.doc.key(at)) == word)
    }

    /// Whether a folded phrase stands at a token, clitics of its words aside.
    pub(super) fn is_phrase(&self, at: usize, phrase: &[String]) -> bool {
        let word = |(n, wanted): (usize, &String)| bare_forms(self.on.doc.key(at + n)).any(|form| form == wanted || bare(wanted) == form);
        !phrase.is_empty() && phrase.iter().enumerate().all(word)
    }

    /// Where a folded name is first written in the body.
    pub(super) fn mentions(&self, name: &str) -> Option<Span> {
        let phrase: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let found = (0..self.on.doc.tokens.len()).find(|at| self.in_body(*at) && self.is_phrase(*at, &phrase))?;
        Some(self.on.doc.span_of(found..found + phrase.len()))
    }
}

fn share(wanted: &BTreeSet<&str>, have: &BTreeSet<&str>) -> f64 {
    if wanted.len() < 3 { 0.0 } else { wanted.intersection(have).count() as f64 / wanted.len() as f64 }
}
