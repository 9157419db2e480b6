//! What the lexicon says of a token.

use super::morph::Morph;
use super::shape::{AnonymityClass, ClaimClass, FunctionClass, HeadClass, HedgeClass, MarkerClass, OutletClass, SilenceClass};
use super::written::{Written, letter_bit};
use serde::{Deserialize, Serialize};
use std::ops::{BitOr, Range};

/// What a word or phrase is in the packs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Class {
    /// Finite reporting verb.
    Verb,
    /// Its active participle.
    Participle,
    /// Its verbal noun.
    Masdar,
    /// Another noun that hands words over.
    Nominal,
    /// Preposition or fixed phrase that hands words over.
    Marker(MarkerClass),
    /// Looks like a cue and is none.
    Lookalike,
    /// Head of a source's noun phrase.
    Head(HeadClass),
    /// Outlet by name.
    Outlet(OutletClass),
    /// Words about hidden names.
    Anonymity(AnonymityClass),
    /// Country, capital or body as a name.
    Place,
    /// Adjective of nation or belonging.
    Nation,
    /// Words that lower certainty.
    Hedge(HedgeClass),
    /// Recorded silence.
    Silence(SilenceClass),
    /// What is declined (`التعليق`), a silence behind its verb and its subject alone.
    Comment,
    /// Word of grammar.
    Function(FunctionClass),
    /// Verbal noun in construct state, by list.
    Event,
    /// Finite verb that tells an event and reports no words.
    Narrative,
    /// Claim that wants a source.
    Claim(ClaimClass),
}

/// A set of classes, for quick tests.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Set(u64);

impl Set {
    /// The empty set.
    pub const NONE: Set = Set(0);

    /// Whether the two share a class.
    #[must_use]
    pub const fn meets(self, other: Set) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether all of these are in `other`.
    pub(crate) const fn within(self, other: Set) -> bool {
        self.0 & !other.0 == 0
    }

    /// A bit for each class.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }
}

impl BitOr for Set {
    type Output = Set;
    fn bitor(self, other: Set) -> Set {
        self.and(other)
    }
}

impl Class {
    /// The set of this class alone.
    #[must_use]
    pub const fn set(self) -> Set {
        let bit = match self {
            Class::Verb => 0,
            Class::Participle => 1,
            Class::Masdar => 2,
            Class::Nominal => 3,
            Class::Lookalike => 4,
            Class::Place => 5,
            Class::Nation => 6,
            Class::Event => 7,
            Class::Narrative => 15,
            Class::Comment => 27,
            Class::Marker(class) => 8 + class as u32,
            Class::Head(class) => 16 + class as u32,
            Class::Outlet(class) => 24 + class as u32,
            Class::Anonymity(class) => 28 + class as u32,
            Class::Hedge(class) => 34 + class as u32,
            Class::Silence(class) => 38 + class as u32,
            Class::Claim(class) => 42 + class as u32,
            Class::Function(class) => 44 + class as u32,
        };
        Set(1 << bit)
    }
}

/// Proclitics before a word, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Pro(u8);

impl Pro {
    /// None.
    pub const NONE: Pro = Pro(0);
    /// And.
    pub const WAW: Pro = Pro(1);
    /// So.
    pub const FEH: Pro = Pro(2);
    /// With, by.
    pub const BEH: Pro = Pro(4);
    /// For, to.
    pub const LAM: Pro = Pro(8);
    /// As.
    pub const KAF: Pro = Pro(16);
    /// Future.
    pub const SEEN: Pro = Pro(32);
    /// The article.
    pub const AL: Pro = Pro(64);

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Pro) -> Pro {
        Pro(self.0 | other.0)
    }

    /// Whether the two share a proclitic.
    #[must_use]
    pub const fn has(self, other: Pro) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of these are in `other`.
    #[must_use]
    pub const fn within(self, other: Pro) -> bool {
        self.0 & !other.0 == 0
    }

    /// A clitic preposition stands before the word.
    #[must_use]
    pub const fn preposition(self) -> bool {
        self.has(Pro(4 | 8 | 16))
    }

    /// A conjunction stands before the word.
    #[must_use]
    pub const fn conjunction(self) -> bool {
        self.has(Pro(1 | 2))
    }
}

/// One reading of a token or of a phrase that begins at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tag {
    /// What it is.
    pub class: Class,
    /// The set of that class alone.
    pub set: Set,
    /// Index of the rule.
    pub rule: u32,
    /// How many tokens.
    pub len: u16,
    /// Proclitics of the first.
    pub pro: Pro,
    /// What the form tells.
    pub morph: Morph,
}

/// The readings of every token of a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tags {
    pub(super) tags: Vec<Tag>,
    /// One for each token, and one for the end.
    pub(super) words: Vec<Word>,
}

/// What is known of a token without its readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Word {
    /// Classes of its readings.
    pub(super) set: Set,
    /// Its first reading.
    pub(super) first: u32,
    pub(super) written: Written,
    /// The second byte of its folded letters, which tells Arabic letters apart.
    pub(super) letter: u8,
}

impl Tags {
    /// Readings that begin at a token.
    #[must_use]
    pub fn at(&self, token: usize) -> &[Tag] {
        match self.words.get(token..token.saturating_add(2)) {
            Some([here, next]) => self.tags.get(here.first as usize..next.first as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The longest reading in `set` that begins at a token, one without a clitic preposition first.
    #[inline]
    pub(crate) fn longest(&self, token: usize, set: Set) -> Option<&Tag> {
        if self.set(token).meets(set) { longest(self.at(token), set) } else { None }
    }

    /// Classes of the readings that begin at one of the tokens.
    #[must_use]
    pub fn union(&self, tokens: Range<usize>) -> Set {
        let all = |words: &[Word]| words.iter().fold(Set::NONE, |all, word| all | word.set);
        // Eight without a question between them.
        let (eights, rest) = self.words.get(tokens).unwrap_or_default().as_chunks::<8>();
        eights.iter().fold(all(rest), |set, eight| set | all(eight))
    }

    /// The tokens at which a reading in `set` begins, in order.
    pub fn places(&self, tokens: Range<usize>, set: Set) -> impl Iterator<Item = usize> {
        let words = self.words.get(tokens.clone()).unwrap_or_default();
        words.iter().enumerate().filter(move |(_, here)| here.set.meets(set)).map(move |(place, _)| tokens.start + place)
    }

    /// Classes of the readings that begin at a token.
    #[must_use]
    pub fn set(&self, token: usize) -> Set {
        self.words.get(token).map_or(Set::NONE, |word| word.set)
    }

    /// The first of the tokens that is so written or at which a reading in `set` begins.
    pub(crate) fn first_of(&self, tokens: Range<usize>, written: Written, set: Set) -> Option<usize> {
        let words = self.words.get(tokens.clone()).unwrap_or_default();
        words.iter().position(|word| word.set.meets(set) || word.written.has(written)).map(|place| tokens.start + place)
    }

    /// The first of the tokens that is a mark, at which a reading in `set` begins or whose letter has its bit in `letters`.
    pub(crate) fn first_led(&self, tokens: Range<usize>, set: Set, letters: u64) -> Option<usize> {
        let words = self.words.get(tokens.clone()).unwrap_or_default();
        let noted = |word: &Word| word.set.meets(set) || word.written.has(Written::MARK) || letters & letter_bit(word.letter) != 0;
        words.iter().position(noted).map(|place| tokens.start + place)
    }

    /// The last of the tokens that is so written or at which a reading in `set` begins.
    pub(crate) fn last_of(&self, tokens: Range<usize>, written: Written, set: Set) -> Option<usize> {
        let words = self.words.get(tokens.clone()).unwrap_or_default();
        words.iter().rposition(|word| word.set.meets(set) || word.written.has(written)).map(|place| tokens.start + place)
    }

    /// Whether a token is no mark and none of its readings is in `set`.
    #[inline]
    pub(crate) fn is_plain(&self, token: usize, set: Set) -> bool {
        self.words.get(token).is_none_or(|word| !word.set.meets(set) && !word.written.has(Written::MARK))
    }

    /// The second byte of a token's folded letters, which tells Arabic letters apart; 0 for a mark.
    #[inline]
    pub(crate) fn letter(&self, token: usize) -> u8 {
        self.words.get(token).map_or(0, |word| word.letter)
    }

    /// What the letters of a token tell; nothing for a mark.
    #[must_use]
    pub fn written(&self, token: usize) -> Written {
        self.words.get(token).map_or(Written::default(), |word| word.written)
    }
}

/// The longest of the readings that is in `set`, one without a clitic preposition first; told where some reading is in it.
pub(super) fn longest(readings: &[Tag], set: Set) -> Option<&Tag> {
    match readings {
        [only] => Some(only),
        all => all.iter().filter(|t| t.set.meets(set)).max_by_key(|t| 2 * u32::from(t.len) + u32::from(!t.pro.preposition())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::JsonSchema;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    /// Every value of an enumeration, by its schema.
    fn all<T: JsonSchema + DeserializeOwned>() -> Vec<T> {
        fn names(value: &Value, out: &mut Vec<Value>) {
            match value {
                Value::Object(map) => {
                    out.extend(map.get("const").cloned());
                    out.extend(map.get("enum").and_then(Value::as_array).into_iter().flatten().cloned());
                    map.values().for_each(|inner| names(inner, out));
                }
                Value::Array(list) => list.iter().for_each(|inner| names(inner, out)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        names(schemars::schema_for!(T).as_value(), &mut found);
        found.into_iter().filter_map(|name| serde_json::from_value(name).ok()).collect()
    }

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let plain = [Class::Verb, Class::Participle, Class::Masdar, Class::Nominal, Class::Lookalike];
        let named = [Class::Place, Class::Nation, Class::Event, Class::Narrative, Class::Comment];
        let mut classes: Vec<Class> = plain.into_iter().chain(named).collect();
        classes.extend(all().into_iter().map(Class::Marker));
        classes.extend(all().into_iter().map(Class::Head));
        classes.extend(all().into_iter().map(Class::Outlet));
        classes.extend(all().into_iter().map(Class::Anonymity));
        classes.extend(all().into_iter().map(Class::Hedge));
        classes.extend(all().into_iter().map(Class::Silence));
        classes.extend(all().into_iter().map(Class::Claim));
        classes.extend(all().into_iter().map(Class::Function));
        assert_eq!(classes.len(), 63);
        let mut seen = Set::NONE;
        for class in classes {
            assert!(!seen.meets(class.set()), "{class:?} shares its bit");
            seen = seen | class.set();
        }
    }
}
