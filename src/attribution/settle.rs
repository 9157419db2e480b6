//! Drafts with their extents → attributions: trailing markers join their host, forms and
//! confidence are decided.

use super::cue::{Kind, bare};
use super::draft::{Body, Draft};
use super::extent::{self, Extent};
use super::frame::Link;
use super::marker;
use super::model::{Attribution, Confidence, Form, Mention, SourceSlot};
use super::phrase;
use super::relay::outlet;
use super::view::{CUES, HEADS, MEDIA, NAMES, OUTLETS, TEXTS, View, fun};
use crate::rules::shape::{FunctionClass, HedgeClass, MarkerClass, Role, Stance, Strength};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::affixes::{ACCUSATIVE, ALEF, HERS, HIS, TEH_MARBUTA, THEIRS};
use crate::text::{Mark, Quote, Span};
use std::ops::Range;

/// Appends the attributions of one sentence to `out`, in order of their cues.
pub(crate) fn settle(view: &View<'_>, drafts: &[Draft<'_>], mut extents: Vec<Extent>, paragraph: usize, out: &mut Vec<Attribution>) {
    for (index, draft) in drafts.iter().enumerate() {
        let place = |at: usize| extents.get(at).and_then(|e| e.place);
        let mut own = host(view, drafts, &extents, index).and_then(place);
        if let Some(host) = own.and_then(|at| out.get_mut(at)) {
            join(view, host, draft);
            extents.iter_mut().filter(|e| e.parent == Some(index)).for_each(|e| e.parent = None); // it has no content of its own
        } else if let Some(extent) = extents.get(index).filter(|e| !e.pieces.is_empty()) {
            own = Some(out.len());
            out.push(attribution(view, draft, extent, extent.parent.and_then(place), paragraph));
        }
        if let Some(extent) = extents.get_mut(index) {
            extent.place = own;
        }
    }
    link_later_parents(&extents, out);
}

/// Parents that stand behind their children (content before its cue).
fn link_later_parents(extents: &[Extent], out: &mut [Attribution]) {
    for (index, extent) in extents.iter().enumerate() {
        let (Some(parent), Some(at)) = (extent.parent, extent.place) else { continue };
        if parent > index
            && let Some(target) = extents.get(parent).and_then(|e| e.place).filter(|target| !is_within(out, *target, at))
            && let Some(item) = out.get_mut(at)
        {
            item.parent = Some(target);
        }
    }
}

/// Whether a statement is `above`, or lies, directly or not, in its content.
fn is_within(out: &[Attribution], statement: usize, above: usize) -> bool {
    let parent = |at: &usize| out.get(*at).and_then(|a| a.parent);
    std::iter::successors(Some(statement), parent).take(out.len() + 1).any(|at| at == above)
}

/// The earlier draft whose content a closing marker ends.
fn host(view: &View<'_>, drafts: &[Draft<'_>], extents: &[Extent], index: usize) -> Option<usize> {
    let draft = drafts.get(index).filter(|d| marker::closes(d))?;
    let own = speaks_itself(view, draft);
    let before = draft.words.start;
    (0..index).rev().find(|h| {
        if own && !drafts.get(*h).is_some_and(|host| repeats(view, host, draft)) {
            return false;
        }
        let near = |r: &Range<usize>| {
            r.end <= before && (r.end..before).all(|at| view.mark(at).is_some_and(|m| m != Mark::Semicolon) || is_small(view, at))
                || r.contains(&before)
        };
        let open = drafts.get(*h).is_some_and(|d| !marker::closes(d) && d.words.start < before);
        open && extents.get(*h).is_some_and(|e| e.pieces.iter().any(near))
    })
}

fn is_small(view: &View<'_>, at: usize) -> bool {
    view.is_word(at) && view.key(at).chars().count() <= 5 && !view.is(at, HEADS | NAMES)
}

/// The marker names the speaker of the statement once more (`reports said …, according to the reports`).
fn repeats(view: &View<'_>, host: &Draft<'_>, draft: &Draft<'_>) -> bool {
    let (SourceSlot::Mention(said), SourceSlot::Mention(again)) = (&host.source, &draft.source) else { return false };
    let again = bare(view.key(again.first as usize));
    said.tokens().any(|at| bare(view.key(at)) == again)
}

/// A marker whose source is neither an outlet nor a pronoun hands the whole statement over by itself.
pub(super) fn speaks_itself(view: &View<'_>, draft: &Draft<'_>) -> bool {
    matches!(draft.cue.kind, Kind::Marker(MarkerClass::According | MarkerClass::AccordingVerb))
        && draft.via.is_empty()
        && matches!(draft.source, SourceSlot::Mention(_))
        && outlet(view, &draft.source).is_none()
}

/// A marker that names an outlet, and whose content is what somebody says who is named (`according to the agency, | the mayor said`):
/// the outlet passed his words on.
pub(crate) fn leads(view: &View<'_>, marker: &Draft<'_>, said: &Draft<'_>) -> bool {
    let Body::From(from) = marker.body else { return false };
    let has = view.is(from, fun(FunctionClass::Auxiliary)); // "so … has"
    let at_once = said.words.start == from + usize::from(has);
    let spoken = matches!(said.source, SourceSlot::Mention(_)) && outlet(view, &said.source).is_none() && said.via.is_empty();
    let first = |m: Mention| m.first as usize + usize::from(view.opens(m.first as usize).is_some());
    let names = matches!(marker.source, SourceSlot::Mention(m) if view.is(first(m), MEDIA));
    let according = marker.cue.kind == Kind::Marker(MarkerClass::According);
    let says = said.cue.rule.strength == Strength::Core && matches!(said.link, Link::That | Link::Quote | Link::Colon);
    according && names && says && at_once && spoken && said.cue.kind == Kind::Verb
}

/// A marker inside a draft is a further cue of it; the outlet that it names passed the words on.
pub(crate) fn pass_on(view: &View<'_>, host: &mut Draft<'_>, marker: &Draft<'_>) {
    let named = outlet(view, &marker.source);
    if (named.is_none() && marker.via.is_empty()) || host.source == marker.source {
        return;
    }
    host.extra.push(marker.words.clone());
    host.via.extend(marker.via.iter().copied().chain(named));
}

/// A marker behind another's words: a further cue; an outlet in it passed the words on.
fn join(view: &View<'_>, host: &mut Attribution, draft: &Draft<'_>) {
    host.extra_cues.push(view.span(draft.words.clone()));
    host.distanced |= draft.cue.rule.stance == Stance::Doubting || matches!(draft.cue.kind, Kind::Marker(MarkerClass::Back));
    let named = outlet(view, &draft.source).filter(|_| host.source != draft.source);
    host.via.extend(named.into_iter().chain(draft.via.iter().copied()));
}

/// The statement or outlet among the words behind a speaker, and whether it is a statement; an occasion is neither. A statement is a
/// text in which something was said: one that is brought in or somebody's, behind "in" or "through", and no law or contract.
pub(super) fn channel(view: &View<'_>, rest: Range<usize>) -> (Option<Span>, bool) {
    let Some(at) = rest.clone().find(|at| view.is(*at, CHANNELS)) else { return (None, false) };
    let judicial = |t: &Tag| view.lex.head(t.rule).is_some_and(|head| head.role == Role::Judicial);
    let text = view.tag(at, TEXTS).is_some_and(|t| t.pro == Pro::NONE && !judicial(t));
    let led = at.checked_sub(1).is_some_and(|before| view.is(before, fun(FunctionClass::Preposition) | fun(FunctionClass::Adjunct)));
    let span = Some(view.span(phrase::complement(view, at..rest.end))).filter(|s| !s.is_empty());
    (span, text && led && !view.is(at, MEDIA))
}

const CHANNELS: Set = MEDIA.and(TEXTS);

fn attribution(view: &View<'_>, draft: &Draft<'_>, extent: &Extent, parent: Option<usize>, paragraph: usize) -> Attribution {
    let cue = &draft.cue;
    let (channel, statement) = channel(view, draft.channel.clone());
    Attribution {
        cue: view.span(draft.words.clone()),
        extra_cues: draft.extra.iter().map(|r| view.span(r.clone())).collect(),
        source: draft.source.clone(),
        via: draft.via.clone(),
        channel,
        statement,
        content: extent.pieces.iter().map(|r| view.span(r.clone())).collect(),
        parent,
        form: form(view, draft.words.start, &extent.pieces),
        act: cue.rule.act,
        stance: cue.rule.stance,
        hedges: hedges(view, &extent.pieces),
        distanced: cue.rule.stance == Stance::Doubting,
        negated: cue.negated,
        rule: cue.tag.rule,
        confidence: confidence(draft),
        reasons: reasons(draft),
        paragraph,
    }
}

/// Quoted wholly, partly or not, by marks that do not hold the cue too. A quoted word may be a name and does not count.
fn form(view: &View<'_>, cue: usize, pieces: &[Range<usize>]) -> Form {
    let whole = |r: &Range<usize>| {
        if r.start.checked_sub(1).is_some_and(|open| extent::opens_like_quote(view, open)) && view.mark(r.end) == Some(Mark::Close) {
            return true;
        }
        let open = r.start.checked_sub(1).and_then(|at| view.opens(at)).or_else(|| view.around(r.start));
        open.is_some_and(|q| q.inner.start <= r.start && r.end <= q.inner.end && !q.inner.contains(&cue))
    };
    if !pieces.is_empty() && pieces.iter().all(whole) {
        return Form::Direct;
    }
    let partly = |r: &Range<usize>| {
        let first = view.doc.quotes.partition_point(|q| q.open < r.start);
        let mut inside = view.doc.quotes.iter().skip(first).take_while(|q| q.open < r.end);
        inside.any(|q| q.words >= 2 && !is_title(view, q)) || r.start > 0 && view.opens(r.start - 1).is_some()
    };
    if pieces.iter().any(partly) { Form::Mixed } else { Form::Indirect }
}

/// A few quoted words that name the thing before them (`the hall "…"`), an outlet, or somebody by letters.
fn is_title(view: &View<'_>, quote: &Quote) -> bool {
    let first = quote.inner.start;
    if quote.words > TITLE_WORDS {
        return false;
    }
    view.is_spelt_name(quote)
        || view.len(first, OUTLETS) as u32 == quote.words
        || quote.open.checked_sub(1).is_some_and(|at| carries_title(view, at, first))
}

/// Words of a title behind what it names.
const TITLE_WORDS: u32 = 4;

/// An indefinite noun in construct state before a quotation that opens with `first`: no deed and nothing that `first` describes
/// (`more mild`).
fn carries_title(view: &View<'_>, at: usize, first: usize) -> bool {
    let key = view.key(at);
    let feminine = |at: usize| view.key(at).ends_with(TEH_MARBUTA) && !view.is_definite(at);
    let ending = [ACCUSATIVE, HIS, HERS, THEIRS].iter().any(|e| key.ends_with(e));
    let word = view.is_word(at) && !view.is_definite(at) && !view.is_event(at) && !view.is(at, OTHER);
    let led = at.checked_sub(1).is_some_and(|before| view.is_preposition(before) || view.is_event(before));
    let noun = feminine(at) || (view.is(at, HEADS) || led && view.is_bare(at)) && !ending;
    let elative = view.key(first).starts_with(ALEF) && view.key(first).chars().count() == 4 && !view.is_definite(first);
    word && noun && !feminine(first) && !elative && !view.is(first, GRAMMAR)
}

/// Words of grammar that open no title.
const GRAMMAR: Set = fun(FunctionClass::Preposition)
    .and(fun(FunctionClass::Negation))
    .and(fun(FunctionClass::Adjective))
    .and(fun(FunctionClass::Other))
    .and(fun(FunctionClass::Complementiser));
/// Words that carry no title.
const OTHER: Set = GRAMMAR.and(CUES).and(NAMES);

fn hedges(view: &View<'_>, pieces: &[Range<usize>]) -> Vec<Span> {
    let set = Class::Hedge(HedgeClass::Hedge).set();
    let at = |at: usize| view.tag(at, set).map(|t| view.span(at..at + usize::from(t.len)));
    let holds = |piece: &&Range<usize>| view.tags.union((*piece).clone()).meets(set);
    pieces.iter().filter(holds).flat_map(|r| view.tags.places(r.clone(), set).filter_map(at)).collect()
}

/// High where grammar leaves no other reading, low where company was thin.
fn confidence(draft: &Draft<'_>) -> Confidence {
    let cue = &draft.cue;
    let clause = matches!(draft.link, Link::That | Link::Quote);
    let near = draft.used.saturating_sub(draft.words.end) <= 12;
    let spoken = matches!(draft.source, SourceSlot::Mention(_));
    let sure = clause && near && cue.rule.strength <= Strength::Strong && cue.opens_clause;
    if sure && (spoken || cue.opens_sentence || cue.kind == Kind::Participle) {
        Confidence::High
    } else if clause || spoken {
        Confidence::Medium
    } else {
        Confidence::Low
    }
}

fn reasons(draft: &Draft<'_>) -> Vec<(&'static str, i16)> {
    let link = match draft.link {
        Link::That => "complementiser",
        Link::Quote => "quotation",
        Link::Colon => "colon",
        Link::Preposition => "preposition",
        Link::Object => "noun-phrase",
    };
    let source = match draft.source {
        SourceSlot::Mention(m) if m.span.end() <= draft.cue.tokens.start => "subject-before",
        SourceSlot::Mention(_) => "subject",
        SourceSlot::Dropped(_) => "subject-dropped",
        SourceSlot::Suppressed => "passive",
        _ => "no-subject",
    };
    let mut out = Vec::with_capacity(4 + draft.reasons.len());
    out.extend([(link, 2), (source, 1)]);
    out.extend(draft.cue.opens_sentence.then_some(("opens-sentence", 1)));
    out.extend(draft.cue.opens_clause.then_some(("opens-clause", 1)));
    out.extend(draft.reasons.iter().copied());
    out
}
