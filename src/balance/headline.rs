//! Headline against body: does the body carry what the headline says, and by whose word.

use super::Inputs;
use super::shares::Words;
use crate::provenance::Node;
use crate::text::{TokenKind, Zone};
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Headline against body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Headline {
    /// Who speaks in the headline block, in order, each once.
    pub voices: Vec<HeadlineVoice>,
    /// Numbers of the headline, in order, each once. Numbers in words are not read.
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
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let is_number = |at: &usize| doc.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Number);
    let tokens = |zone: Zone| doc.paragraphs.iter().filter(move |p| p.zone == zone).flat_map(|p| p.tokens.clone());
    for at in tokens(Zone::Title).filter(is_number) {
        known.entry(doc.key(at)).or_insert_with(|| {
            list.push(HeadlineNumber { number: doc.surface(at).to_owned(), in_body: false, sources: Vec::new(), unattributed: false });
            list.len() - 1
        });
    }
    if list.is_empty() {
        return list;
    }
    let mut carried: FxHashSet<(usize, usize)> = FxHashSet::default();
    for at in tokens(Zone::Body).filter(is_number) {
        let Some((slot, number)) = known.get(doc.key(at)).and_then(|slot| Some((*slot, list.get_mut(*slot)?))) else { continue };
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
