//! Which key claims more than one independent voice makes.

use super::figure::Ratio;
use super::likeness::Gist;
use super::{Inputs, count};
use crate::attribution::model::Attribution;
use crate::provenance::Node;
use crate::rules::shape::{Act, ClaimClass};
use crate::rules::tag::{Class, Pro, Set, Tag};
use crate::text::Zone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

/// Share of words from which on two claims are one.
///
/// *Source*: the default `alike` of the rules that compare claims; not measured for this figure.
const ALIKE: f64 = 0.6;
/// Claims of weight that are compared with all: what keeps comparing linear.
const MOST: usize = 24;

/// Claims of weight and their voices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Corroboration {
    /// Claims of weight that two independent voices or more make, of all.
    pub corroborated: Ratio,
    /// The claims, in order; the same claim made twice stands once.
    pub claims: Vec<KeyClaim>,
}

/// A claim of weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyClaim {
    /// Id of the attribution that makes it first.
    pub claim: Node,
    /// What gives it weight.
    pub why: Vec<Why>,
    /// Ids of the attributions that make it, in order.
    pub made_by: Vec<Node>,
    /// Ids of their sources, each once.
    pub sources: Vec<Node>,
    /// How many independent voices these are.
    pub voices: u32,
}

/// What gives a claim weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The headline says it.
    Headline,
    /// It stands in the first paragraph; in a body of one paragraph, in its first sentence.
    Lede,
    /// It tells of dead, wounded or missing.
    Casualty,
    /// It blames somebody.
    Accusation,
}

pub(super) fn build(inputs: &Inputs<'_>) -> Corroboration {
    let list = &inputs.attributions.list;
    let weights: Vec<Weight> = weights(inputs);
    if !weights.iter().any(is_weighty) {
        return Corroboration::default();
    }
    let content = |a: &Attribution| Gist::of(inputs.doc, inputs.tags, a.content.iter().map(|c| inputs.doc.tokens_of(*c)));
    // What is no assertion, or stands alone, is compared with nothing.
    let assertions: Vec<usize> = (0..list.len()).filter(|i| is_assertion(inputs, *i)).collect();
    let compared = |(i, a)| if assertions.len() > 1 && is_assertion(inputs, i) { content(a) } else { Gist::default() };
    let contents: Vec<Gist> = list.iter().enumerate().map(compared).collect();
    let mut told = vec![false; list.len()];
    let mut claims = Vec::new();
    for (at, weight) in weights.iter().enumerate().filter(|(_, weight)| is_weighty(weight)) {
        let Some(own) = contents.get(at).filter(|_| claims.len() < MOST && told.get(at) == Some(&false)) else { continue };
        let same = |i: &usize| *i == at || contents.get(*i).is_some_and(|other| own.is_like(other, ALIKE));
        let made_by: Vec<usize> = assertions.iter().copied().filter(same).collect();
        let mut weight = *weight;
        for i in &made_by {
            let other = weights.get(*i).copied().unwrap_or_default();
            weight.iter_mut().zip(other).for_each(|(weight, other)| *weight |= other);
            told.iter_mut().skip(*i).take(1).for_each(|told| *told = true);
        }
        let why = WHYS.into_iter().zip(weight).filter_map(|(why, is)| is.then_some(why)).collect();
        claims.push(key_claim(inputs, at, why, &made_by));
    }
    let part = count(claims.iter().filter(|c| c.voices > 1).count());
    Corroboration { corroborated: Ratio { part, whole: count(claims.len()) }, claims }
}

fn key_claim(inputs: &Inputs<'_>, at: usize, why: Vec<Why>, made_by: &[usize]) -> KeyClaim {
    let mut sources: Vec<Node> = Vec::new();
    for source in made_by.iter().filter_map(|i| inputs.sources.of.get(*i).copied().flatten()).map(Node::Source) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let voices: BTreeSet<usize> = made_by.iter().filter_map(|i| inputs.provenance.root_of.get(*i).copied().flatten()).collect();
    let made_by = made_by.iter().map(|i| Node::Claim(*i)).collect();
    KeyClaim { claim: Node::Claim(at), why, made_by, sources, voices: count(voices.len()) }
}

/// Whether an attribution says that something is so.
fn is_assertion(inputs: &Inputs<'_>, claim: usize) -> bool {
    inputs.attributions.list.get(claim).is_some_and(|a| a.act == Act::Assertion && !a.negated && !a.content.is_empty())
}

/// The bytes of the first paragraph of the body, or of the first sentence where the body has no other.
fn lede(inputs: &Inputs<'_>) -> Range<usize> {
    let mut body = inputs.doc.paragraphs.iter().enumerate().filter(|(_, p)| p.zone == Zone::Body);
    let Some((at, first)) = body.next() else { return 0..0 };
    let sentence = inputs.doc.sentences.iter().find(|s| s.paragraph == at).filter(|_| body.next().is_none());
    let span = sentence.map_or(first.span, |s| inputs.doc.span_of(s.tokens.clone()));
    span.start()..span.end()
}

/// Which of [`WHYS`] give a claim weight.
type Weight = [bool; 4];

const WHYS: [Why; 4] = [Why::Headline, Why::Lede, Why::Casualty, Why::Accusation];

fn is_weighty(weight: &Weight) -> bool {
    weight.contains(&true)
}

/// For each attribution: what gives its claim weight.
fn weights(inputs: &Inputs<'_>) -> Vec<Weight> {
    const ACCUSATION: Set = Class::Claim(ClaimClass::Accusation).set();
    let lede = lede(inputs);
    let blames = |tag: &Tag| tag.set.meets(ACCUSATION) && !tag.pro.has(Pro::AL);
    let weight = |(i, a): (usize, &Attribution)| {
        if !is_assertion(inputs, i) {
            return Weight::default();
        }
        let headline = inputs.doc.paragraphs.get(a.paragraph).is_some_and(|p| matches!(p.zone, Zone::Title | Zone::Subtitle));
        let (mut casualty, mut accusation) = (false, false);
        for tokens in a.content.iter().map(|content| inputs.doc.tokens_of(*content)) {
            let set = inputs.tags.union(tokens.clone());
            casualty |= set.meets(Class::Claim(ClaimClass::Casualty).set());
            accusation |= set.meets(ACCUSATION) && tokens.into_iter().any(|at| inputs.tags.at(at).iter().any(blames));
        }
        [headline, lede.contains(&a.cue.start()), casualty, accusation]
    };
    inputs.attributions.list.iter().enumerate().map(weight).collect()
}
