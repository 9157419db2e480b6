//! What the stages ask of a cue, from its rule.

use super::inflect;
use super::lexicon::CueRule;
use super::shape::{Act, Addressee, Complement, Marker, Nominal, Stance, Strength, Verb};
use crate::text::fold;
use rustc_hash::FxHashSet;

impl CueRule {
    pub(super) fn bare() -> Self {
        Self {
            act: Act::Assertion,
            stance: Stance::Neutral,
            strength: Strength::Core,
            complements: Vec::new(),
            prepositions: Vec::new(),
            addressee: Addressee::None,
            asks_of: Vec::new(),
            objects: FxHashSet::default(),
            not_before: FxHashSet::default(),
            continues: false,
            relays: false,
            says: false,
            carries: false,
            judges: false,
            doubled: false,
            negatable: false,
            apart: false,
            addressee_stays: false,
            only_objects: false,
            strict: false,
            also: false,
            past: false,
            needs_pronoun: false,
            background: false,
        }
    }

    pub(super) fn of_noun(noun: &Nominal) -> Self {
        Self {
            act: noun.act,
            stance: noun.stance,
            needs_pronoun: noun.needs_pronoun,
            complements: if noun.prepositions.is_empty() { Vec::new() } else { vec![Complement::Preposition] },
            prepositions: folded(&noun.prepositions),
            ..Self::bare()
        }
    }

    pub(super) fn of_marker(marker: &Marker) -> Self {
        Self {
            stance: marker.stance,
            strict: marker.strict,
            also: marker.also,
            past: marker.past,
            not_before: with_pronouns(&marker.not_before),
            ..Self::bare()
        }
    }

    pub(super) fn of(verb: &Verb) -> Self {
        Self {
            act: verb.act,
            stance: verb.stance,
            strength: verb.strength,
            complements: verb.complements.clone(),
            prepositions: folded(&verb.prepositions),
            addressee: verb.addressee,
            asks_of: folded(&verb.asks_of),
            objects: with_pronouns(&verb.objects),
            not_before: with_pronouns(&verb.not_before),
            continues: verb.continues,
            relays: verb.relays,
            says: verb.says,
            carries: verb.carries,
            judges: verb.judges,
            doubled: verb.masdar.as_deref() == Some("") && fold(&verb.lemma).chars().count() == 2,
            negatable: verb.negatable,
            addressee_stays: verb.addressee_stays,
            only_objects: verb.only_objects,
            ..Self::bare()
        }
    }
}

/// Nouns as they are and with every attached pronoun.
fn with_pronouns(nouns: &[String]) -> FxHashSet<Box<str>> {
    let mut all = FxHashSet::default();
    for noun in nouns {
        inflect::nominal_forms(noun, |key, _| {
            all.insert(Box::from(key));
        });
    }
    all
}

fn folded(words: &[String]) -> Vec<Box<str>> {
    words.iter().map(|word| fold(word).into_boxed_str()).collect()
}
