//! Where each content ends, and which draft lies in whose content.
//!
//! *Source*: what ends a content, as counted in decision 0004: the sentence's end
//! (81 in 100), a comma and a participle opening the next content (12), a conjunction and a
//! new finite cue (3), a trailing marker (3).

mod cut;
mod quoted;

use super::cue::Kind;
use super::draft::{Body, Draft, is_text};
use super::figures;
use super::frame::Link;
use super::judgement;
use super::marker;
use super::model::{Silence, SourceSlot};
use super::nest::{Open, adopt};
use super::silence::{self, SILENCES};
use super::turn::Turns;
use super::view::{CUES, HEADS, NAMES, TIMES, View, fun};
use crate::rules::sets::TURN;
use crate::rules::shape::{FunctionClass, MarkerClass, Strength, Word};
use crate::rules::tag::{Class, Set};
use crate::text::Mark;
pub(crate) use quoted::{opens_like_quote, unquoted};
use std::ops::Range;

/// A draft's content, in tokens, and the draft in whose content it lies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extent {
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) parent: Option<usize>,
    /// The attribution that it became or joined; none before it is settled.
    pub(crate) place: Option<usize>,
}

const LIGHT: Set = BEHIND_COMMA.and(fun(FunctionClass::Filler));

/// The same where a comma stands behind them.
const BEHIND_COMMA: Set = fun(FunctionClass::Connective).and(fun(FunctionClass::Auxiliary)).and(TURN);

/// The extents of the drafts of one sentence, which are in order of their cues.
///
/// `set` are the classes of the readings in the sentence.
pub(crate) fn extents<'a>(view: &View<'a>, drafts: &[Draft<'a>], sentence: &Range<usize>, set: Set, silences: &[Silence]) -> Vec<Extent> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let scope = Scope::new(view, drafts, sentence, set, silences);
    let mut out: Vec<Extent> = Vec::with_capacity(drafts.len());
    let mut open = Open::default();
    for (index, draft) in drafts.iter().enumerate() {
        let parent = open.around(&out, draft.words.start);
        let ceiling = parent.and_then(|p| out.get(p)).and_then(|e| e.pieces.iter().find(|r| r.contains(&draft.words.start))).map(|r| r.end);
        let mut pieces = scope.pieces(index, parent.is_some());
        if let Some(ceiling) = ceiling {
            pieces.iter_mut().for_each(|r| r.end = r.end.min(ceiling.max(r.start)));
        }
        pieces.retain(|r| r.clone().any(|at| is_text(view, at)));
        if index + 1 < drafts.len() {
            open.push(index, &pieces, parent);
        }
        out.push(Extent { pieces, parent, place: None });
    }
    adopt(drafts, &mut out);
    out
}

/// Words behind the comma of an inserted marker that go on with a content, at least.
const CLAUSE: usize = 4;

/// Tokens from the dash that opens a relative clause to its verb, at most.
const ASIDE: usize = 5;

/// The comma before a conjunction that opens the clause of a cue that stands further in
/// (`…, and in reply the minister said`), with nothing that could hold the cue between.
fn clause_comma(view: &View<'_>, cue: usize) -> Option<usize> {
    let comma = (cue.saturating_sub(14)..cue).rev().find(|i| view.mark(*i) == Some(Mark::Comma))?;
    let holds = fun(FunctionClass::Complementiser) | fun(FunctionClass::Relative) | fun(FunctionClass::Subordinator);
    (view.is_conjoined(comma + 1) && !(comma + 1..cue).any(|i| view.is(i, holds))).then_some(comma)
}

/// Plain saying that names who speaks, and a clause behind it: with "and" before it, it is no part of another's words.
fn speaks_again(later: &Draft<'_>) -> bool {
    let (cue, clause) = (&later.cue, matches!(later.link, Link::That | Link::Quote | Link::Colon));
    cue.kind == Kind::Verb
        && cue.rule.says
        && cue.rule.strength == Strength::Core
        && clause
        && matches!(later.source, SourceSlot::Mention(_))
}

struct Scope<'v, 'a, 'd> {
    view: &'v View<'a>,
    drafts: &'d [Draft<'a>],
    sentence: Range<usize>,
    /// Where the writer may take over.
    turns: Turns,
    /// Tokens at which somebody is said to have been silent.
    silent: Vec<usize>,
    /// Tokens at which their further cues begin, in order.
    repeated: Vec<usize>,
    /// For each draft but the first the comma that opens its clause, when it stands further in.
    commas: Vec<Option<usize>>,
}

impl<'v, 'a, 'd> Scope<'v, 'a, 'd> {
    fn new(view: &'v View<'a>, drafts: &'d [Draft<'a>], sentence: &Range<usize>, set: Set, silences: &[Silence]) -> Self {
        let mut repeated = Vec::new();
        drafts.iter().for_each(|d| repeated.extend(d.extra.iter().map(|words| words.start)));
        repeated.sort_unstable();
        // No content begins before the first cue but one that stands before it whole.
        let behind = drafts.first().map_or(sentence.start, |d| d.words.start)..sentence.end;
        let silent = if set.meets(SILENCES) { view.tags.places(sentence.clone(), SILENCES).collect() } else { Vec::new() };
        Self {
            view,
            drafts,
            repeated,
            sentence: sentence.clone(),
            turns: Turns::new(view, &behind, silences),
            silent,
            commas: drafts.iter().skip(1).map(|d| clause_comma(view, d.words.start)).collect(),
        }
    }

    fn begins(&self, at: usize) -> bool {
        self.drafts.binary_search_by_key(&at, |d| d.words.start).is_ok()
    }

    fn pieces(&self, index: usize, nested: bool) -> Vec<Range<usize>> {
        let Some(draft) = self.drafts.get(index) else { return Vec::new() };
        match draft.body {
            Body::Extra => Vec::new(),
            Body::From(start) => self.running(index, nested, start, self.hard_end(draft)),
            Body::Quote(open) => self.quoted(index, open),
            Body::Before(start) => {
                self.before(index, draft, self.clause_of(index).unwrap_or_else(|| marker::points_to(self.view, self.drafts, index, start)))
            }
        }
    }

    fn hard_end(&self, draft: &Draft<'_>) -> usize {
        let around = self.view.around(draft.words.start);
        let end = around.map_or(self.sentence.end, |q| self.sentence.end.min(q.inner.end));
        judgement::end(self.view, draft, self.aside(draft).unwrap_or(end).min(end))
    }

    /// The dash that closes a relative clause in which a draft lies (`the wave – which the mayor called late – grew`).
    fn aside(&self, draft: &Draft<'_>) -> Option<usize> {
        let (view, at) = (self.view, draft.words.start);
        let dash = |i: &usize| view.mark(*i) == Some(Mark::Dash);
        let open = (self.sentence.start.max(at.saturating_sub(ASIDE))..at).rev().find(dash)?;
        view.is(open + 1, fun(FunctionClass::Relative)).then(|| (draft.used..self.sentence.end).find(dash)).flatten()
    }

    /// Text from `start` to the first cut, with the pieces behind inserted markers.
    fn running(&self, index: usize, nested: bool, start: usize, hard: usize) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut from = start;
        while from < hard {
            let (end, next) = self.cut(index, nested, from, hard);
            let piece = self.view.trim(from..end);
            if !piece.is_empty() {
                pieces.push(unquoted(self.view, piece));
            }
            match next {
                Some(resume) => from = resume,
                None => break,
            }
        }
        pieces
    }

    /// The end of the text from `from`, and where it resumes behind an inserted marker.
    fn cut(&self, index: usize, nested: bool, from: usize, hard: usize) -> (usize, Option<usize>) {
        let aside = self.turns.own(self.view, &(from..hard));
        let told = self.told(index, from, hard);
        let silent = self.silent(index, from, hard);
        let repeats = |at: usize| self.repeated.binary_search(&at).is_ok();
        let besides = self.turns.besides(self.view, &(from..hard), repeats);
        let again = self.again(index, from);
        let background = aside
            .into_iter()
            .chain(told)
            .chain(silent)
            .chain(besides)
            .chain(again)
            .filter(|at| *at < hard)
            .min()
            .map_or(hard, |at| self.back_over(at));
        let first = self.drafts.partition_point(|d| d.words.start < from).max(index + 1);
        let laters = self.drafts.iter().skip(1).zip(&self.commas).skip(first - 1);
        for (place, (later, comma)) in (first..).zip(laters) {
            let comma = comma.filter(|at| (nested || speaks_again(later)) && *at >= self.sentence.start);
            if later.words.start <= from + 2 && self.opens_content(from, self.clause_start(comma, later)) {
                continue; // the content's own first word
            }
            if later.words.start >= background {
                break;
            }
            if self.clause_of(place).is_some_and(|clause| clause >= from) {
                if self.resume(later, hard).is_some() {
                    continue;
                }
                return (later.used.min(hard), None);
            }
            if !self.holds_all(index, from, later)
                && !self.goes_on_inside(index, from, later)
                && (self.cuts(from, comma, later) || self.is_counterpart(index, later))
            {
                let end = self.back_over(self.clause_start(comma, later));
                return (end, self.resume(later, hard));
            }
        }
        (background, None)
    }

    /// Nothing but light words stands between the content's first token and a clause.
    fn opens_content(&self, from: usize, clause: usize) -> bool {
        (from..clause).all(|at| self.view.is(at, LIGHT))
    }

    /// Where a further cue of an earlier speaker begins (`condemned claims that say that …, | saying: «…»`).
    fn again(&self, index: usize, from: usize) -> Option<usize> {
        let before = self.drafts.iter().take(index).filter(|d| d.cue.kind == Kind::Verb);
        before.flat_map(|d| &d.extra).map(|words| words.start).filter(|at| *at > from && self.view.is_behind_comma(*at)).min()
    }

    /// Where the writer goes on telling, behind a comma and "and"; the speaker goes on before a participle without a subject.
    fn told(&self, index: usize, from: usize, hard: usize) -> Option<usize> {
        let clause = self.drafts.get(index).is_some_and(|d| matches!(d.link, Link::That | Link::Quote | Link::Colon));
        let goes_on = |at: usize| {
            let next = self.drafts.get(self.drafts.partition_point(|d| d.words.start <= at));
            next.is_some_and(|d| d.cue.kind == Kind::Participle && d.cue.opens_clause && matches!(d.source, SourceSlot::Dropped(_)))
        };
        self.turns.told(self.view, &(from..hard), clause, goes_on)
    }

    /// Where the writer says what the speaker did not say (`without naming the village`, `but he did not name it`), or
    /// that somebody could not be asked.
    fn silent(&self, index: usize, from: usize, hard: usize) -> Option<usize> {
        let view = self.view;
        let wanted = self.drafts.get(index).map(|d| d.cue.morph().agreement.feminine);
        let first = self.silent.partition_point(|at| *at <= from);
        let own = |at: &usize| view.around(*at).is_none_or(|q| q.open < from) && silence::is_unsaid(view, *at, wanted.flatten());
        self.silent.iter().skip(first).copied().take_while(|at| *at < hard).find(own)
    }

    /// The words after an inserted marker, when the sentence goes on with the content.
    fn resume(&self, later: &Draft<'_>, hard: usize) -> Option<usize> {
        if !marker::closes(later) {
            return None;
        }
        let mut at = later.used;
        let comma = self.view.mark(at) == Some(Mark::Comma);
        let dash = |at: usize| self.view.mark(at) == Some(Mark::Dash);
        if comma || dash(at) && later.words.start > 0 && dash(later.words.start - 1) {
            at += 1;
        }
        let words = (at..hard).filter(|i| is_text(self.view, *i)).take(CLAUSE).count();
        let other = self.view.is(at, CUES | fun(FunctionClass::Connective) | fun(FunctionClass::Relative)) || self.begins(at);
        let number = at + self.view.len(at, TIMES);
        let counts = !comma && self.view.is_number(number) && self.view.is_word(number + 1); // "at present 3 wounded"
        let adjunct = self.view.is(at, STOPS | fun(FunctionClass::Preposition) | TIMES) || self.view.key(at).chars().count() == 1;
        let apart = self.view.is_conjoined(at) || self.view.is(at, HEADS | NAMES) || self.view.says(at, Word::What);
        let goes_on = !comma || self.view.is_behind_comma(later.words.start) && !apart && words == CLAUSE;
        (words >= 2 && is_text(self.view, at) && !other && goes_on && (counts || !adjunct)).then_some(at)
    }

    /// A marker at the head of the sentence whose content opens with a cue holds all that cue goes on to say.
    fn holds_all(&self, index: usize, from: usize, later: &Draft<'_>) -> bool {
        let marker = self.drafts.get(index).is_some_and(|d| matches!(d.cue.kind, Kind::Marker(c) if c != MarkerClass::Document));
        marker && !marker::closes(later) && self.begins(from)
    }

    /// Where the clause begins in which a marker of figures stands.
    fn clause_of(&self, index: usize) -> Option<usize> {
        figures::clause(self.view, self.drafts.get(..index)?, self.drafts.get(index)?)
    }

    fn has_subject_before(&self, draft: &Draft<'_>) -> bool {
        matches!(draft.source, SourceSlot::Mention(m) if (m.first as usize) < draft.words.start)
    }

    /// Where the clause of a draft begins; `comma` opens it, when it stands further in.
    fn clause_start(&self, comma: Option<usize>, draft: &Draft<'_>) -> usize {
        comma.unwrap_or_else(|| match draft.source {
            SourceSlot::Mention(m) if draft.cue.kind == Kind::Verb => draft.words.start.min(m.first as usize),
            _ => draft.words.start,
        })
    }

    /// Back over connectives, fillers, turn markers and commas.
    fn back_over(&self, mut at: usize) -> usize {
        let mut light = LIGHT;
        while at > self.sentence.start {
            let back = at - 1;
            if self.view.mark(back) == Some(Mark::Comma) {
                light = BEHIND_COMMA; // an adverb before the comma ends the clause before it
            }
            if let Some(turn) = self.view.phrase_before(at, TURN).filter(|_| self.leads(at)) {
                at = turn; // of what follows
                continue;
            }
            let turn = self.view.len(back, TURN) == 1;
            let pointed = self.view.is(back, fun(FunctionClass::Demonstrative)) && self.view.is_conjoined(back); // "and this"
            let general = self.view.is(back, fun(FunctionClass::Filler)) && self.view.is_conjoined(back); // "and generally,"
            if self.view.phrase_before(at, Class::Lookalike.set()).is_some() {
                break; // "alike"
            }
            if self.view.mark(back) == Some(Mark::Comma)
                || self.view.is(back, light)
                || self.view.doc.is_and(back)
                || turn
                || pointed
                || general
            {
                at = back;
            } else if let Some(phrase) = self.view.phrase_before(at, fun(FunctionClass::Connective)) {
                at = phrase;
            } else if self.view.is_then(at) {
                at -= 2;
            } else {
                break;
            }
        }
        at
    }

    /// A word of the sentence follows at once, or behind somebody's "side" and a comma.
    fn leads(&self, at: usize) -> bool {
        let side = self.view.mark(at) == Some(Mark::Comma) && self.view.has_pronoun(at - 1);
        at < self.sentence.end && (self.view.is_word(at) || side)
    }

    /// The text before a cue, back to `start` or to the end of another statement.
    fn before(&self, index: usize, draft: &Draft<'_>, start: usize) -> Vec<Range<usize>> {
        let view = self.view;
        let end = self.back_over(draft.words.start);
        let mut pieces = Vec::new();
        let first = unquoted(view, view.trim(start..end));
        if !first.is_empty() {
            pieces.push(first);
        }
        if marker::closes(draft)
            && let Some(from) = self.resume(draft, self.hard_end(draft))
        {
            pieces.extend(self.running(index, false, from, self.hard_end(draft)).into_iter().next());
        }
        pieces
    }
}

const STOPS: Set = fun(FunctionClass::Adjunct)
    .and(fun(FunctionClass::Connective))
    .and(Class::Marker(MarkerClass::According).set())
    .and(Class::Marker(MarkerClass::Back).set());

#[cfg(test)]
mod tests;
