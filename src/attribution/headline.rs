//! Headlines, and lines between the paragraphs, that attribute by a colon: `minister: we shall …`.

mod place;

use super::cue;
use super::draft::mention;
use super::extent::unquoted;
use super::model::{Attribution, Form, SourceSlot};
use super::phrase;
use super::phrase::STOPS;
use super::sequel::{addressee, is_to_press};
use super::settle::channel;
use super::view::{CUES, HEADS, OUTLETS, PERSON, TEXTS, View, fun};
use crate::rules::shape::{FunctionClass, HeadClass, MarkerClass, Word};
use crate::rules::tag::{Class, Pro, Set};
use crate::text::affixes::{AND_THE, LAM, NOON, SEEN, TEH_MARBUTA, WAW};
use crate::text::{Mark, Paragraph, Quote, Zone};
use std::ops::Range;

/// The colon of a headline, standfirst or crosshead that divides a speaker from words.
pub(crate) fn colon(view: &View<'_>, shape: &Paragraph) -> Option<usize> {
    let heads = matches!(shape.zone, Zone::Title | Zone::Subtitle);
    let slug = slug(view, &shape.body);
    let may_lead = heads || is_crosshead(view, shape) || shape.zone == Zone::Body && view.is(slug, PERSON);
    let colon = may_lead.then(|| view.colons(slug..shape.body.end).next()).flatten()?;
    if !heads && !is_crosshead(view, shape) && !is_ticker(view, shape, colon) {
        return None;
    }
    let (name, _) = speaker(view, slug..colon);
    let longest = if heads { 14 } else { CROSSHEAD_NAME };
    let short = !name.is_empty() && name.len() <= longest && shape.body.end - colon > 2;
    (short && !is_dateline(view, &name) && names_someone(view, name)).then_some(colon)
}

/// One past the slug at the head of a line (`urgent | agency: …`); where the line begins without one.
fn slug(view: &View<'_>, body: &Range<usize>) -> usize {
    let speaks = || (body.start + 2..body.end).find_map(|at| view.mark(at)) == Some(Mark::Colon); // `urgent: agency: …`
    let set_off = match view.mark(body.start + 1) {
        Some(Mark::Dash | Mark::Other | Mark::Ellipsis) => true,
        Some(Mark::Colon) => speaks(),
        _ => false,
    };
    if set_off && view.says(body.start, Word::Slug) { body.start + 2 } else { body.start }
}

/// A line of the body, as in a live page, that a person with title and name begins, and the colon right behind.
fn is_ticker(view: &View<'_>, shape: &Paragraph, colon: usize) -> bool {
    let name = slug(view, &shape.body)..colon;
    let title = view.is(name.start, PERSON) && !view.has_clitic(name.start, Pro::BEH.with(Pro::LAM).with(Pro::WAW));
    let plain = |at: usize| view.is_word(at) && !view.is(at, CUES | STOPS) || view.mark(at) == Some(Mark::Comma);
    let named = || name.clone().skip(1).zip(name.start + 2..name.end).any(|(first, last)| view.is_bare(first) && view.is_unknown(last));
    let whole = || name.len() <= TICKER && name.clone().all(plain) && phrase::is_one(view, &name);
    shape.zone == Zone::Body && title && whole() && named()
}

/// Tokens of the speaker of a line in a live page, at most.
const TICKER: usize = 12;

/// An outlet and, behind a dash, a place or who wrote it; or what is to be seen.
fn is_dateline(view: &View<'_>, name: &Range<usize>) -> bool {
    let dash = || name.clone().any(|at| view.mark(at) == Some(Mark::Dash));
    let shows = |word| name.len() == 1 && view.says(name.start, word);
    view.is(name.start, OUTLETS) && dash() || shows(Word::Footage) || shows(Word::Slug)
}

/// Tokens of a crosshead, and of the name in it.
const CROSSHEAD: usize = 20;
const CROSSHEAD_NAME: usize = 5;

/// A line of its own between paragraphs, which no mark ends.
fn is_crosshead(view: &View<'_>, shape: &Paragraph) -> bool {
    let open = || shape.body.end.checked_sub(1).is_some_and(|last| view.is_word(last));
    shape.zone == Zone::Body && shape.body.len() <= CROSSHEAD && shape.sentences.len() == 1 && open()
}

/// Adds the headlines' attributions, in their place; `colons` are the paragraphs that have such a [`colon`], each with it. A name that is
/// no title and no body must be a speaker of the article: `city: fire put out` attributes nothing.
pub(crate) fn add(view: &View<'_>, colons: &[(usize, usize)], list: &mut Vec<Attribution>) {
    let mut found = Vec::new();
    for (index, colon) in colons.iter().copied() {
        let Some(paragraph) = view.doc.paragraphs.get(index).filter(|p| index < HEAD_LINES || p.zone == Zone::Body) else { continue };
        let (name, told) = speaker(view, slug(view, &paragraph.body)..colon);
        let heads = paragraph.zone != Zone::Body || is_ticker(view, paragraph, colon);
        let said = skip(view, colon + 1..paragraph.body.end).start;
        let whole = || is_statement(view, said, paragraph.body.end);
        let alone = heads && (told || names_speaker(view, &name) || is_body(view, &name, said) || whole());
        if alone || speaks(view, list, name, tells(view, said)) && !(heads && is_scene(view, paragraph.body.start..colon, said)) {
            found.extend(read(view, index, paragraph, colon));
        }
    }
    place::put(list, found);
}

/// All that stands behind the colon is in quotation marks, and more than a name.
fn is_statement(view: &View<'_>, at: usize, end: usize) -> bool {
    view.opens(at).is_some_and(|quote| quote.words > QUOTED && quote.close.is_some_and(|close| close + 1 == end))
}

/// A person, people, an outlet, or a source, somebody whom the article gives a title elsewhere; a body or text must be a speaker of
/// the article.
fn names_speaker(view: &View<'_>, name: &Range<usize>) -> bool {
    let speakers = Class::Head(HeadClass::Person).set()
        | Class::Head(HeadClass::Honorific).set()
        | Class::Head(HeadClass::Group).set()
        | Class::Head(HeadClass::Source).set();
    let tied = name.clone().any(|at| view.is(at, fun(FunctionClass::Preposition))) && !view.is(name.start, speakers);
    let text = view.is(name.start, TEXTS);
    let titled = view.mark(name.start + 1) == Some(Mark::Point); // the letter of a title
    !tied && (text || titled || name.clone().any(|at| view.is(at, speakers | OUTLETS)) || view.is_known_name(name))
}

const PLACE: Set = Class::Place.set();

/// A body, by its word or by a few words in quotation marks, before what it says: neither what happened there nor a thing by its
/// name alone stands behind the colon (`the league: the programme of today`). A state by the name of its land speaks where what
/// follows denies.
fn is_body(view: &View<'_>, name: &Range<usize>, said: usize) -> bool {
    let whole = quoted(view, name).is_some_and(|q| q.words <= QUOTED);
    let body = view.is(name.start, Class::Head(HeadClass::Organization).set());
    let denies = view.is(name.start, PLACE) && name.len() <= 2 && view.is(said, fun(FunctionClass::Negation));
    whole || body && !tells(view, said) && !is_thing(view, said) || denies
}

/// The quotation that is all of a name, but for where its body belongs (`«Harbours» of the valley`).
fn quoted<'a>(view: &View<'a>, name: &Range<usize>) -> Option<&'a Quote> {
    let theirs = |from: usize| (from..name.end).all(|at| view.is(at, Class::Nation.set()));
    view.opens(name.start).filter(|q| q.close.is_some() && theirs(view.quote_end(q)))
}

/// An indefinite noun; a verb of "us" is written like one.
fn is_thing(view: &View<'_>, at: usize) -> bool {
    let ours = view.key(at).starts_with([NOON, SEEN]);
    view.is_word(at) && !view.is_definite(at) && (view.is_bare(at) && !ours || view.is(at, HEADS))
}

/// Words of a body's name in quotation marks.
const QUOTED: u32 = 3;

/// Before the colon of a headline stands where something happened, which follows (`city: ten arrested`).
fn is_scene(view: &View<'_>, place: Range<usize>, said: usize) -> bool {
    place.len() == 1 && view.is(place.start, PLACE) && tells(view, said)
}

/// A number, or a verbal noun without article, tells what happened.
fn tells(view: &View<'_>, at: usize) -> bool {
    view.is_number(at) || view.is_event(at) && !view.is_definite(at)
}

const BACK: Set = Class::Marker(MarkerClass::Back).set();

/// Lines from the top in which a headline or standfirst can stand.
const HEAD_LINES: usize = 8;

/// Attributions among whose speakers a name is looked for: what keeps it linear.
const SPEAKERS: usize = 256;

/// Whether the name stands in the phrase of some speaker: at its head or end, where no event is `told` also inside.
fn speaks(view: &View<'_>, list: &[Attribution], name: Range<usize>, told: bool) -> bool {
    let long = |tokens: Range<usize>| tokens.map(|at| view.key(at)).filter(|k| k.chars().count() > 2).collect::<Vec<_>>();
    let name_has_article = view.is_definite(name.start) && !view.is(name.start, HEADS | OUTLETS | Class::Place.set());
    let words: Vec<&str> = long(name.clone()).into_iter().map(without_and).collect();
    let place = name.clone().all(|at| view.is_bare(at));
    let same = |a: &str, b: &str| cue::bare(a) == cue::bare(b);
    list.iter().take(SPEAKERS).any(|a| match a.source {
        SourceSlot::Mention(m) => {
            let tokens = long(m.tokens());
            let officer = place && view.is(m.first as usize, PERSON);
            let last = (m.last as usize).saturating_sub(1);
            let end = tokens.last().filter(|_| !(is_of_territory(view, last) || officer && view.is_of_body(last)));
            let ends = [tokens.first(), end].into_iter().flatten().any(|t| words.iter().any(|w| same(w, t)));
            let last = words.len() == 1 && (name_has_article || view.is_bare(name.start) && !told);
            let called = |at: usize| words.contains(&view.key(at)) && !(officer && view.is_of_body(at)) && !is_of_territory(view, at);
            let surname = last && m.tokens().any(called);
            ends || surname || words.len() > 1 && tokens.windows(words.len()).any(|run| run.iter().zip(&words).all(|(a, b)| same(a, b)))
        }
        _ => false,
    })
}

/// The name of a city or province.
fn is_of_territory(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| view.says(before, Word::Territory))
}

/// A word with the article without "and".
fn without_and(word: &str) -> &str {
    word.strip_prefix(WAW).filter(|_| word.starts_with(AND_THE)).unwrap_or(word)
}

fn read(view: &View<'_>, paragraph: usize, shape: &Paragraph, colon: usize) -> Option<Attribution> {
    let ((before, _), said) = (speaker(view, slug(view, &shape.body)..colon), colon + 1..said_end(view, shape, colon));
    let name = phrase_of(view, &before);
    if name.is_empty() {
        return None;
    }
    let said = skip(view, said);
    let back = said.clone().find_map(|at| view.tag(at, BACK).map(|t| at..at + usize::from(t.len)));
    let said = said.start..back.as_ref().map_or(said.end, |b| b.start);
    let content = unquoted(view, view.trim(said.clone()));
    if content.is_empty() {
        return None;
    }
    let direct = view.opens(said.start).is_some() && content.start > said.start;
    let (channel, statement) = channel(view, before.end..colon);
    let (source, rule) = (SourceSlot::Mention(mention(view, name)), view.lex.rule_of(Word::Colon)?);
    Some(Attribution {
        extra_cues: back.iter().map(|b| view.span(b.clone())).collect(),
        channel,
        statement,
        form: if direct { Form::Direct } else { Form::Indirect },
        distanced: back.is_some(),
        reasons: vec![("headline-colon", 2)],
        ..Attribution::plain(view.span(colon..colon + 1), source, vec![view.span(content)], paragraph, rule)
    })
}

/// Where the words behind the colon end: with their quotation in a line of the body, else with the line.
fn said_end(view: &View<'_>, shape: &Paragraph, colon: usize) -> usize {
    let quote = view.opens(colon + 1).filter(|quote| shape.zone == Zone::Body && quote.close.is_some());
    quote.map_or(shape.body.end, |quote| view.quote_end(quote).min(shape.body.end))
}

/// What stands before the colon, behind the dots of another part (`they ask for peace.. Sami: …`), without whom it was told to
/// (`Sami to the agency: …`), and whether it was told to somebody.
fn speaker(view: &View<'_>, before: Range<usize>) -> (Range<usize>, bool) {
    let first =
        before.clone().rev().find(|at| matches!(view.mark(*at), Some(Mark::Ellipsis | Mark::Stop))).map_or(before.start, |at| at + 1);
    let before = first..before.end;
    let told = told(view, &before);
    (view.trim(before.start..told.unwrap_or(before.end)), told.is_some())
}

/// Where the outlet begins to which somebody spoke, right before the colon.
fn told(view: &View<'_>, before: &Range<usize>) -> Option<usize> {
    let press = |at: usize| is_to_press(view, at).then(|| phrase::complement(view, at..before.end).end);
    let ends =
        |at: &usize| addressee(view, *at, before.end).or_else(|| press(*at)) == Some(before.end) || is_to_somebody(view, before, *at);
    (before.start + 1..before.end).find(ends)
}

/// "To" written with a name of two words right before the colon, behind another name (`Sami Haddad to Karim Dibs: …`), or behind
/// an officer where the article knows the name.
fn is_to_somebody(view: &View<'_>, before: &Range<usize>, at: usize) -> bool {
    let surname = |at: usize| view.is_unknown(at) && view.is_word(at);
    let noun = view.key(at).strip_prefix(LAM).is_none_or(|noun| view.lex.is_event(noun) || noun.ends_with(TEH_MARBUTA));
    let to =
        view.begins(at, LAM) && view.is_bare(at) && view.key(at).chars().count() > 3 && !noun && at + 2 == before.end && surname(at + 1);
    let named = || at - before.start > 1 && (before.start..at).all(surname) && view.is_bare(before.start);
    to && (named() || surname(at - 1) && view.is_known_name(&(at + 1..before.end)))
}

/// The phrase of the speaker: a name with its office, or what comes first.
fn phrase_of(view: &View<'_>, before: &Range<usize>) -> Range<usize> {
    let plain = before.clone().all(|at| matches!(view.mark(at), None | Some(Mark::Comma | Mark::Point)));
    let whole = plain && phrase::is_one(view, before);
    if whole { phrase::tidy(view, before.clone()) } else { phrase::complement(view, before.clone()) }
}

fn names_someone(view: &View<'_>, name: Range<usize>) -> bool {
    let cues = name.clone().any(|at| view.is(at, CUES) && !view.is(at, HEADS) && !view.lex.is_given(view.key(at)));
    let letter = view.mark(name.start + 1) == Some(Mark::Point) && name.len() > 2; // of a title
    !cues
        && !name.clone().all(|at| view.is_number(at))
        && (letter || phrase::can_speak(view, quoted(view, &name).map_or(name, |quote| quote.inner.clone())))
}

fn skip(view: &View<'_>, said: Range<usize>) -> Range<usize> {
    said.start + view.len(said.start, fun(FunctionClass::Complementiser))..said.end
}

#[cfg(test)]
mod tests;
