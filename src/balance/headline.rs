//! Headline against body: does the body carry what the headline says, and by whose word.

use super::Inputs;
use super::numbers::{NumberWords, ONE, digits, is_round};
use super::shares::Words;
use crate::provenance::Node;
use crate::text::{Document, TokenKind, Zone};
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Numbers of a headline that are looked for as round ones: what keeps looking linear.
const MOST: usize = 16;

/// Headline against body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Headline {
    /// Who speaks in the headline block, in order, each once.
    pub voices: Vec<HeadlineVoice>,
    /// Numbers in figures of the headline, in order, each once. In the body they may stand in words.
    pub numbers: Vec<HeadlineNumber>,
}

/// A source that speaks in the headline block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeadlineVoice {
    /// Id of the source; `null` for nobody.
    pub source: Option<Node>,
    /// It, or a source that is one voice with it, speaks in the body too.
    pub in_body: bool,
}

/// A number of the headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeadlineNumber {
    /// As written in the headline.
    pub number: String,
    /// The body has it.
    pub in_body: bool,
    /// Ids of the sources whose words hold it in the body.
    pub sources: Vec<Node>,
    /// The body has it in the writer's own words, or by nobody.
    pub unattributed: bool,
}

pub(super) fn build(inputs: &Inputs<'_>, words: &Words) -> Headline {
    Headline { voices: voices(inputs), numbers: numbers(inputs, words) }
}

fn is_headline(inputs: &Inputs<'_>, paragraph: usize) -> bool {
    inputs.doc.paragraphs.get(paragraph).is_some_and(|p| matches!(p.zone, Zone::Title | Zone::Subtitle))
}

fn voices(inputs: &Inputs<'_>) -> Vec<HeadlineVoice> {
    let cluster = |s: &Option<usize>| s.and_then(|s| inputs.sources.list.get(s)).map(|s| s.cluster);
    let spoken = inputs.attributions.list.iter().zip(&inputs.sources.of);
    let spoken = |headline: bool| spoken.clone().filter(move |(a, _)| is_headline(inputs, a.paragraph) == headline).map(|(_, s)| s);
    let mut listed: FxHashSet<Option<usize>> = FxHashSet::default();
    let headline: Vec<Option<usize>> = spoken(true).copied().filter(|source| listed.insert(*source)).collect();
    if headline.is_empty() {
        return Vec::new();
    }
    let body: FxHashSet<usize> = spoken(false).filter_map(cluster).collect();
    let voice = |s: Option<usize>| HeadlineVoice { source: s.map(Node::Source), in_body: cluster(&s).is_some_and(|c| body.contains(&c)) };
    headline.into_iter().map(voice).collect()
}

fn numbers(inputs: &Inputs<'_>, words: &Words) -> Vec<HeadlineNumber> {
    let doc = inputs.doc;
    let mut list: Vec<HeadlineNumber> = Vec::new();
    let mut known: FxHashMap<Figure<'_>, (usize, usize)> = FxHashMap::default();
    let is_number = |at: &usize| doc.is_number(*at) && !is_of_name(doc, *at);
    let paragraphs = |zone: Zone| doc.paragraphs.iter().filter(move |p| p.zone == zone).map(|p| p.tokens.clone());
    for at in paragraphs(Zone::Title).flatten().filter(is_number) {
        known.entry(Figure::of(doc, at)).or_insert_with(|| {
            list.push(HeadlineNumber { number: doc.surface(at).to_owned(), in_body: false, sources: Vec::new(), unattributed: false });
            (list.len() - 1, at)
        });
    }
    if list.is_empty() {
        return list;
    }
    let mut body: Vec<(usize, Figure<'_>)> = Vec::new();
    paragraphs(Zone::Body).for_each(|tokens| figures(doc, tokens, &mut body));
    let rounded = rounded(doc, &known, &body);
    let mut carried: FxHashSet<(usize, usize)> = FxHashSet::default();
    for (at, figure) in body {
        let slot = known.get(&figure).map(|(slot, _)| slot).or_else(|| rounded.get(&figure));
        let Some((slot, number)) = slot.and_then(|slot| Some((*slot, list.get_mut(*slot)?))) else { continue };
        number.in_body = true;
        let owner = words.owner(at);
        match owner.and_then(|i| inputs.sources.of.get(i as usize).copied().flatten()) {
            Some(source) if carried.insert((slot, source)) => number.sources.push(Node::Source(source)),
            Some(_) => {}
            None => number.unattributed = true,
        }
    }
    list
}

/// For figures of the body: the number of the headline, itself not in the body, that is made of it ("8800" of 8796, "10 thousand" of 10 214).
fn rounded<'d>(
    doc: &Document,
    known: &FxHashMap<Figure<'d>, (usize, usize)>,
    body: &[(usize, Figure<'d>)],
) -> FxHashMap<Figure<'d>, usize> {
    let told: FxHashSet<Figure<'_>> = body.iter().map(|(_, figure)| *figure).collect();
    let mut missing: Vec<(usize, u64)> = Vec::new();
    for (_, (slot, at)) in known.iter().filter(|(figure, _)| !told.contains(*figure)) {
        let whole = NumberWords::builtin().among(doc, *at..*at + 2).first().map(|n| n.value);
        missing.extend(digits(doc, *at).into_iter().chain(whole).map(|value| (*slot, value)));
    }
    missing.sort_unstable();
    missing.dedup();
    missing.truncate(MOST);
    let mut found = FxHashMap::default();
    for (_, figure) in body {
        let Figure::Value(value) = figure else { continue };
        if let Some((slot, _)) = missing.iter().find(|(_, headline)| is_round(*headline, *value)) {
            found.insert(*figure, *slot);
        }
    }
    found
}

/// A number as it is compared: by what it counts, or as it is written where that is no count (a time, a score).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Figure<'d> {
    Value(u64),
    Written(&'d str),
}

impl<'d> Figure<'d> {
    fn of(doc: &'d Document, token: usize) -> Self {
        digits(doc, token).map_or_else(|| Self::Written(doc.key(token)), Self::Value)
    }
}

/// Adds the numbers among tokens, each with its token, in order: every one in figures, and what words count or put in a row.
fn figures<'d>(doc: &'d Document, tokens: Range<usize>, all: &mut Vec<(usize, Figure<'d>)>) {
    let words = NumberWords::builtin();
    let mut counted = words.among(doc, tokens.clone()).into_iter().peekable();
    for at in tokens {
        all.extend(counted.next_if(|n| n.tokens.start == at).map(|n| (at, Figure::Value(n.value))));
        match doc.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Number) => all.push((at, Figure::of(doc, at))),
            Some(TokenKind::Word) => all.extend(words.ordinal(doc.key(at)).map(|place| (at, Figure::Value(place * ONE)))),
            _ => {}
        }
    }
}

/// Written right behind letters of another script (`ISO9001`): a part of a name.
fn is_of_name(doc: &Document, token: usize) -> bool {
    let word = token.checked_sub(1).and_then(|before| doc.tokens.get(before)).filter(|t| t.kind == TokenKind::Word);
    let joined = word.zip(doc.tokens.get(token)).is_some_and(|(word, number)| word.span.end() == number.span.start());
    joined && doc.surface(token - 1).bytes().all(|letter| letter.is_ascii_alphabetic())
}
