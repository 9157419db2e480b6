//! Totals: how many, of what kind, and whose words.

use super::figure::{Gated, Ratio};
use super::{Balance, Inputs, count};
use crate::attribution::model::{Form, UnattributedKind};
use crate::rules::shape::{Act, Role};
use crate::sources::model::{Kind, Naming, Source};
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Counts by how sources are identified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamingCounts {
    /// By a proper name.
    pub named: u32,
    /// By what they are.
    pub described: u32,
    /// By words that tell nothing.
    pub vague: u32,
    /// Not at all.
    pub none: u32,
}

impl NamingCounts {
    fn add(&mut self, naming: Naming) {
        match naming {
            Naming::Named => self.named += 1,
            Naming::Described => self.described += 1,
            Naming::Vague => self.vague += 1,
            Naming::None => self.none += 1,
        }
    }

    /// How many in all.
    #[must_use]
    pub fn total(self) -> u32 {
        self.named + self.described + self.vague + self.none
    }
}

/// Counts by how contents are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Forms {
    /// Wholly quoted.
    pub direct: u32,
    /// Not quoted.
    pub indirect: u32,
    /// Partly quoted.
    pub mixed: u32,
}

impl Forms {
    pub(super) fn add(&mut self, form: Form) {
        match form {
            Form::Direct => self.direct += 1,
            Form::Indirect => self.indirect += 1,
            Form::Mixed => self.mixed += 1,
        }
    }
}

/// Counts by what is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Acts {
    pub assertion: u32,
    pub opinion: u32,
    pub directive: u32,
}

/// First and second hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Hands {
    /// Attributions that came straight from their source.
    pub first: u32,
    /// Attributions that came through a relay.
    pub second: u32,
    /// Attributions of nobody.
    pub none: u32,
    /// Attributions by hops: one, two, three, four and more.
    pub hops: [u32; 4],
    /// Longest chain.
    pub max_hops: u32,
    /// Mean hops of the attributions with a source, three decimals.
    pub mean_hops: Option<f64>,
}

/// Speaking sources of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct KindCount {
    pub kind: Kind,
    pub sources: u32,
    pub attributions: u32,
}

/// Speaking sources of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RoleCount {
    pub role: Role,
    pub sources: u32,
    pub attributions: u32,
}

/// Speaking sources of an affiliation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Affiliation {
    pub name: String,
    pub sources: u32,
    pub attributions: u32,
}

/// Unattributed claims by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct UnattributedCounts {
    pub casualty: u32,
    pub accusation: u32,
    pub quote: u32,
}

/// Whose words the words of the article are.
pub(super) struct Words {
    /// Words and numbers of the text, furniture left out.
    pub total: u32,
    /// For each attribution: words of its content that are not in a content inside it.
    pub own: Vec<u32>,
    /// Tokens from which on another attribution is the innermost in whose content they lie, in order.
    owners: Vec<(usize, Option<u32>)>,
    /// For each source: its attributions.
    pub attributions: Vec<u32>,
}

impl Words {
    /// One sweep over tokens, which furniture has none of, and contents.
    pub(super) fn count(inputs: &Inputs<'_>) -> Self {
        let list = &inputs.attributions.list;
        let mut pieces: Vec<(usize, usize, u32)> = Vec::with_capacity(list.len());
        for (i, attribution) in list.iter().enumerate() {
            pieces.extend(attribution.content.iter().map(|c| (c.start(), c.end(), count(i))));
        }
        // The outer of two pieces that start together comes first, so that the inner one lies on top of it.
        pieces.sort_unstable_by_key(|(start, end, i)| (*start, std::cmp::Reverse(*end), *i));
        let mut words = Self {
            total: 0,
            own: vec![0; list.len()],
            owners: Vec::with_capacity(2 * pieces.len() + 1),
            attributions: vec![0; inputs.sources.list.len()],
        };
        let mut pieces = pieces.into_iter().peekable();
        let mut open: Vec<(usize, u32)> = Vec::new();
        let mut rest = inputs.doc.tokens.as_slice();
        while let Some(start) = rest.first().map(|token| token.span.start()) {
            while let Some((_, end, i)) = pieces.next_if(|p| p.0 <= start) {
                open.push((end, i));
            }
            while open.last().is_some_and(|(end, _)| *end <= start) {
                open.pop();
            }
            let ends = open.last().map_or(usize::MAX, |(end, _)| *end);
            let change = pieces.peek().map_or(usize::MAX, |p| p.0).min(ends);
            let place = inputs.doc.tokens.len() - rest.len();
            let (tokens, behind) = rest.split_at(rest.partition_point(|token| token.span.start() < change));
            let read = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count();
            words.add(place, open.last().map(|(_, i)| *i), count(read));
            rest = behind;
        }
        for source in inputs.sources.of.iter().flatten() {
            if let Some(slot) = words.attributions.get_mut(*source) {
                *slot += 1;
            }
        }
        words
    }

    /// Adds words of an owner, the tokens of which begin at a place.
    fn add(&mut self, place: usize, owner: Option<u32>, read: u32) {
        self.owners.push((place, owner));
        self.total += read;
        if let Some(own) = owner.and_then(|i| self.own.get_mut(i as usize)) {
            *own += read;
        }
    }

    /// The innermost attribution in whose content a token lies.
    pub(super) fn owner(&self, token: usize) -> Option<u32> {
        let behind = self.owners.partition_point(|(first, _)| *first <= token);
        self.owners.get(behind.checked_sub(1)?).and_then(|(_, owner)| *owner)
    }

    /// Attributed words in all.
    pub(super) fn attributed(&self) -> u32 {
        self.own.iter().sum()
    }

    /// Sources with an attribution, in order.
    pub(super) fn speaking<'a>(&'a self, inputs: &'a Inputs<'_>) -> impl Iterator<Item = (usize, &'a Source, u32)> {
        let counted = inputs.sources.list.iter().zip(&self.attributions).enumerate();
        counted.filter(|(_, (_, n))| **n > 0).map(|(i, (source, n))| (i, source, *n))
    }
}

/// Every figure that needs one pass over attributions or sources.
pub(super) fn totals(inputs: &Inputs<'_>, words: &Words) -> Balance {
    let mut b = Balance {
        attributions: count(inputs.attributions.list.len()),
        voices: count(inputs.provenance.roots.len()),
        attributed_words: Ratio { part: words.attributed(), whole: words.total },
        silences: count(inputs.attributions.silences.len()),
        ..Balance::default()
    };
    count_attributions(inputs, &mut b);
    count_sources(inputs, words, &mut b);
    for claim in &inputs.attributions.unattributed {
        match claim.kind {
            UnattributedKind::Casualty => b.unattributed.casualty += 1,
            UnattributedKind::Accusation => b.unattributed.accusation += 1,
            UnattributedKind::Quote => b.unattributed.quote += 1,
        }
    }
    b.hands = hands(inputs);
    b.official_share = officials(inputs);
    b
}

fn count_attributions(inputs: &Inputs<'_>, b: &mut Balance) {
    for (i, a) in inputs.attributions.list.iter().enumerate() {
        let source = inputs.sources.of.get(i).copied().flatten().and_then(|s| inputs.sources.list.get(s));
        b.naming_of_attributions.add(source.map_or(Naming::None, |s| s.naming));
        b.forms.add(a.form);
        b.stances.add(a.stance);
        match a.act {
            Act::Assertion => b.acts.assertion += 1,
            Act::Opinion => b.acts.opinion += 1,
            Act::Directive => b.acts.directive += 1,
        }
    }
    let part = count((0..inputs.attributions.list.len()).filter(|claim| rests_on_unnamed(inputs, *claim)).count());
    b.unnamed_attributions = Ratio { part, whole: b.attributions };
}

/// Whether the reader is not told who a source is: people without a name, and what is told by words that tell nothing. A body, an outlet or a
/// paper that is told by what it is hides nobody.
pub(crate) fn is_unnamed(kind: Kind, naming: Naming) -> bool {
    let people = matches!(kind, Kind::Person | Kind::Group | Kind::Unknown);
    matches!(naming, Naming::Vague | Naming::None) || people && naming == Naming::Described
}

/// Whether a claim is of nobody, with no named outlet that hands it on, or of a source without a name.
fn rests_on_unnamed(inputs: &Inputs<'_>, claim: usize) -> bool {
    let source = |s: usize| inputs.sources.list.get(s);
    let via = inputs.sources.via.get(claim).into_iter().flatten().filter_map(|s| source(*s));
    match inputs.sources.of.get(claim).copied().flatten().and_then(source) {
        Some(s) => is_unnamed(s.kind, s.naming) && s.issued_by.and_then(source).is_none_or(|issuer| issuer.naming != Naming::Named),
        None => !via.into_iter().any(|s| s.naming == Naming::Named),
    }
}

fn count_sources(inputs: &Inputs<'_>, words: &Words, b: &mut Balance) {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let standing = &inputs.provenance.standing;
    for (_, source, n) in words.speaking(inputs).filter(|(i, _, _)| !standing.only_passes_on(*i)) {
        b.sources += 1;
        b.naming.add(source.naming);
        if source.naming != Naming::Named
            && let Some(slot) = b.specificity.get_mut(usize::from(source.specificity.min(3)))
        {
            *slot += 1;
        }
        b.anonymity_with_reason.whole += u32::from(source.anonymity_requested);
        b.anonymity_with_reason.part += u32::from(source.anonymity_requested && source.anonymity_reason.is_some());
        // There are few kinds and roles.
        match b.kinds.iter_mut().find(|of| of.kind == source.kind) {
            Some(of) => (of.sources, of.attributions) = (of.sources + 1, of.attributions + n),
            None => b.kinds.push(KindCount { kind: source.kind, sources: 1, attributions: n }),
        }
        match b.roles.iter_mut().find(|of| of.role == source.role_class) {
            Some(of) => (of.sources, of.attributions) = (of.sources + 1, of.attributions + n),
            None => b.roles.push(RoleCount { role: source.role_class, sources: 1, attributions: n }),
        }
        if let Some(name) = source.affiliation.as_deref() {
            let slot = *known.entry(name).or_insert_with(|| {
                b.affiliations.push(Affiliation { name: name.to_owned(), sources: 0, attributions: 0 });
                b.affiliations.len() - 1
            });
            if let Some(slot) = b.affiliations.get_mut(slot) {
                *slot =
                    Affiliation { name: std::mem::take(&mut slot.name), sources: slot.sources + 1, attributions: slot.attributions + n };
            }
        }
    }
    let carries = inputs.provenance.carries.iter().zip(&words.attributions).enumerate();
    let relays = carries.filter(|(i, (carried, spoken))| **carried > 0 && (**spoken == 0 || standing.only_passes_on(*i)));
    b.relays = count(relays.count());
    b.kinds.sort_unstable_by_key(|of| of.kind);
    b.roles.sort_unstable_by_key(|of| of.role);
    b.named_share = Gated::new(Ratio { part: b.naming.named, whole: b.sources }, 4);
}

fn hands(inputs: &Inputs<'_>) -> Hands {
    let mut hands = Hands::default();
    let mut sum = 0u64;
    for (source, hops) in inputs.sources.of.iter().zip(&inputs.provenance.hops) {
        hands.max_hops = hands.max_hops.max(*hops);
        let slot = (*hops as usize).saturating_sub(1).min(3);
        hands.hops.iter_mut().skip(slot).take(1).for_each(|n| *n += 1);
        match (source, hops) {
            (None, _) => hands.none += 1,
            (Some(_), 0 | 1) => hands.first += 1,
            (Some(_), _) => hands.second += 1,
        }
        sum += u64::from(*hops) * u64::from(source.is_some());
    }
    let told = hands.first + hands.second;
    let sum = u32::try_from(sum).unwrap_or(u32::MAX);
    hands.mean_hops = (told > 0).then(|| super::figure::round(f64::from(sum) / f64::from(told)));
    hands
}

/// A voice is official when its first source is.
fn officials(inputs: &Inputs<'_>) -> Gated {
    let official = |r: Role| matches!(r, Role::Government | Role::Legislative | Role::Judicial | Role::Security);
    let roots = &inputs.provenance.roots;
    let first = roots.iter().filter_map(|r| inputs.sources.list.get(*r.sources.first()?));
    let part = count(first.filter(|s| official(s.role_class)).count());
    Gated::new(Ratio { part, whole: count(roots.len()) }, 6)
}
