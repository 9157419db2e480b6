//! Further questions to an article: who is unnamed, which claims are alike, what the headline shares with the body.

use super::facts::Facts;
use super::finding::Hit;
use super::lists::{List, bare_forms};
use crate::attribution::model::Attribution;
use crate::balance::likeness::{self, GRAMMAR};
use crate::rules::sets::BODY;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Set};
use crate::sources::model::{Naming, Source, SourceMention};
use crate::text::affixes::{
    ACCUSATIVE, ALEF, AND, BEH, FEH, FEMININE, HERS, HIS, KAF, MEN, MEN_OBLIQUE, OURS, TEH, TEH_MARBUTA, TEH_TWO, TEH_TWO_OBLIQUE, THE,
    THEIRS, TO_THE, TWO, WAW, WOMEN, YEH,
};
use crate::text::bare::bare;
use crate::text::{Mark, Span, Zone};
use std::collections::BTreeSet;
use std::ops::Range;

/// Claims on either side of one that are compared with it: what keeps comparing linear.
const NEAR: usize = 16;

impl<'a> Facts<'a> {
    /// One finding for each unnamed source that speaks and fits, at its first mention.
    pub(super) fn anonymous_speakers(&self, fits: impl Fn(usize, &Source) -> bool) -> Vec<Hit> {
        let apart = self.speaking_apart();
        // Whom somebody else tells of is not kept from the reader by the paper.
        let own = |s: &usize| apart.binary_search(s).is_ok() || !self.is_described(*s);
        let unnamed = self.speaking().into_iter().filter(|s| self.is_anonymous(*s) && own(s));
        let hit = |index: usize| {
            let source = self.on.sources.list.get(index).filter(|s| !self.is_collective(s) && fits(index, s))?;
            // A headline may call somebody by what he is whom the body names.
            let told = |m: &SourceMention| self.in_body(self.token_at(m.span.start()));
            if source.naming != Naming::Vague && !source.mentions.iter().any(told) {
                return None;
            }
            // With the article it points to somebody who was told of before, by a name or words that were not joined with it.
            self.first_mention(source).filter(|first| !self.points_back(self.token_at(first.start())))?;
            Some(Hit::at(self.named_at(source)?).about(Some(index)).with("source", &source.name))
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
            let is_theirs = self.is_described(index) && self.is_inside(at);
            if !is_known && !is_theirs && !told.contains(&index) && a.content.iter().any(|c| fits(a, &self.tokens(*c))) {
                told.insert(index);
                let own = self.own_part(self.at(a));
                let name = own.map_or(source.name.as_str(), |own| own.slice(&self.on.doc.text));
                let at = a.cue.cover(own.unwrap_or(self.at(a)));
                hits.push(Hit::at(at).about(Some(index)).with("source", name).sure(a.confidence));
            }
        }
        hits
    }

    /// The words for a source before somebody of its own who was read as part of it: in "called a source in the party its head a liar" the head is
    /// the one who is called so.
    fn own_part(&self, span: Span) -> Option<Span> {
        let tokens = self.tokens(span);
        let key = |at: usize| self.on.doc.key(at);
        // Behind a complete phrase, and a name follows.
        let owned = |at: &usize| key(*at).len() >= 8 && [HERS, THEIRS, HIS].iter().any(|own| key(*at).ends_with(own));
        let complete = |at: usize| key(at).starts_with(THE) && !self.on.tags.set(at).meets(Class::Function(FunctionClass::Relative).set());
        let cut = (tokens.start + 1..tokens.end.saturating_sub(1)).find(|at| owned(at) && complete(*at - 1))?;
        Some(self.on.doc.span_of(tokens.start..cut))
    }

    /// Whether a source is told by an office or occupation, and by none of the words that hide a name.
    fn is_described(&self, source: usize) -> bool {
        let described = |s: &Source| s.naming == Naming::Described && !s.anonymity_requested && !self.is_of_rank(s);
        self.on.sources.list.get(source).is_some_and(described)
    }

    /// Whether a phrase begins with the article, a demonstrative or `the same`.
    pub(super) fn points_back(&self, token: usize) -> bool {
        self.is_definite(token) || self.words.has(List::PointingBack, self.on.doc.key(token))
    }

    /// Whether a quotation mark or bracket stands at a token.
    pub(super) fn opens_quote(&self, token: usize) -> bool {
        matches!(self.on.doc.mark(token), Some(Mark::Quote | Mark::Open))
    }

    /// Whether the headline says whose word it is: by a verb of saying, or before a colon.
    pub(super) fn has_headline_speaker(&self) -> bool {
        let is_colon = |at: usize| self.on.doc.mark(at) == Some(Mark::Colon);
        let is_cue = |at: usize| self.on.tags.set(at).meets(Class::Verb.set());
        self.headline_claims().next().is_some() || self.headline().any(|at| is_colon(at) || is_cue(at))
    }

    /// Whether a full stop, question or exclamation mark stands at a token.
    pub(super) fn is_stop(&self, token: usize) -> bool {
        matches!(self.on.doc.mark(token), Some(Mark::Stop | Mark::Question | Mark::Exclamation))
    }

    /// Whether a claim came through a statement, a report or an outlet; an occasion is none.
    pub(super) fn has_channel(&self, a: &Attribution) -> bool {
        const TEXT: Set = Class::Head(HeadClass::Document).set().and(Class::Head(HeadClass::Media).set());
        a.channel.is_some_and(|c| self.tokens(c).any(|at| self.on.tags.set(at).meets(TEXT)))
    }

    /// Whether a claim is in a paper that is there without its speaker: a record, a contract, the statement of a body. A call, a message, a
    /// speech or an interview is the speaker's own word.
    pub(super) fn has_document(&self, a: &Attribution) -> bool {
        let Some(channel) = a.channel.map(|c| self.tokens(c)) else { return false };
        let document = |at: &usize| self.on.tags.set(*at).meets(Class::Head(HeadClass::Document).set());
        let Some(head) = channel.clone().find(document) else { return false };
        let issued = a.statement && (head + 1..channel.end).any(|at| self.on.tags.set(at).meets(BODY));
        issued || self.words.has(List::Paper, self.on.doc.key(head))
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
        let word = self.on.doc.is_word(token);
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

    /// Whether a label stands at a token, in any number and gender and with clitics before and behind it.
    pub(super) fn is_label(&self, at: usize, label: &[String]) -> bool {
        let word = |(n, lemma): (usize, &String)| bare_forms(self.on.doc.key(at + n)).any(|form| is_form_of(form, lemma));
        !label.is_empty() && label.iter().enumerate().all(word)
    }

    /// Where a folded name is first written in the body.
    pub(super) fn mentions(&self, name: &str) -> Option<Span> {
        let phrase: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let found = (0..self.on.doc.tokens.len()).find(|at| self.in_body(*at) && self.is_phrase(*at, &phrase))?;
        Some(self.on.doc.span_of(found..found + phrase.len()))
    }
}

/// Whether a folded word without clitics before it is a lemma with an ending of number, gender or case and perhaps a pronoun. Broken plurals
/// are other words.
fn is_form_of(word: &str, lemma: &str) -> bool {
    const ENDINGS: [&str; 10] = ["", FEMININE, ACCUSATIVE, MEN, MEN_OBLIQUE, WOMEN, TWO, TEH_TWO, TEH_TWO_OBLIQUE, AND];
    const PRONOUNS: [&str; 4] = [HERS, THEIRS, OURS, HIS];
    let lemma = lemma.strip_prefix(THE).filter(|rest| rest.len() >= 6).unwrap_or(lemma);
    let stem = lemma.strip_suffix([TEH_MARBUTA, ALEF]).filter(|stem| stem.len() >= 6).unwrap_or(lemma);
    let Some(rest) = word.strip_prefix(stem).filter(|_| stem.len() >= 6) else { return word == lemma };
    let owned = PRONOUNS.iter().filter_map(|pronoun| rest.strip_suffix(pronoun));
    let before_pronoun =
        |ending: &str| ENDINGS.contains(&ending) || [TEH, YEH].iter().any(|letter| ending.strip_prefix(*letter) == Some(""));
    ENDINGS.contains(&rest) || owned.into_iter().any(before_pronoun)
}

fn share(wanted: &BTreeSet<&str>, have: &BTreeSet<&str>) -> f64 {
    if wanted.len() < 3 { 0.0 } else { wanted.intersection(have).count() as f64 / wanted.len() as f64 }
}
