//! Forms → readings: what every word and phrase of the packs can be.
//!
//! All words of the packs have numbers. Phrases that begin alike are kept in the order of their second word, since common
//! words begin hundreds of them. Keys are folded ([`crate::text::fold`]).

use super::compile;
use super::finite::Finite;
use super::kept;
use super::morph::Morph;
use super::pack::Packs;
use super::particles::Particles;
use super::shape::{Act, Addressee, Complement, HeadClass, OutletClass, Role, SilenceClass, Stance, Strength, Word};
use super::shapes::Shapes;
use super::tag::{Class, Pro, Set, Tag};
use super::vocabulary::{UNKNOWN, Vocabulary};
use super::written::last_bit;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// Everything the packs say, ready to be asked.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    pub(super) words: Vocabulary,
    /// What entries say of a word, some hundreds of them.
    pub(super) senses: Vec<Sense>,
    /// A bit for each hash of the first two words of a phrase.
    #[serde(with = "kept::numbers")]
    pub(super) pairs: Vec<u32>,
    /// Third and further words of phrases.
    #[serde(with = "kept::numbers")]
    pub(super) rests: Vec<u32>,
    pub(super) verbs: FxHashMap<u32, CueRule>,
    pub(super) outlets: FxHashMap<u32, OutletRule>,
    pub(super) heads: FxHashMap<u32, HeadRule>,
    pub(super) names: FxHashMap<u32, (String, String)>,
    pub(super) shapes: Shapes,
    pub(super) finite: Finite,
    pub(super) given: FxHashSet<String>,
    /// A bit for what each given name ends in: most words end otherwise.
    pub(super) given_ends: u64,
    pub(super) things: Shapes,
    pub(super) silences: FxHashMap<u32, SilenceRule>,
    pub(super) particles: Particles,
}

/// What the engine asks of a cue's rule; all words folded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CueRule {
    /// What is done by it.
    pub act: Act,
    /// What it says about the content.
    pub stance: Stance,
    /// How much company it needs.
    pub strength: Strength,
    /// How it introduces its content.
    pub complements: Vec<Complement>,
    /// Prepositions before a noun content.
    pub prepositions: Vec<Box<str>>,
    /// Object before the preposition.
    pub addressee: Addressee,
    /// Prepositions before whom it is asked of.
    pub asks_of: Vec<Box<str>>,
    /// First words a noun content must have; any when empty.
    pub objects: FxHashSet<Box<str>>,
    /// Words after it that make it another sense or a criterion.
    pub not_before: FxHashSet<Box<str>>,
    /// Only continues an earlier statement when no content follows.
    pub continues: bool,
    /// Its subject is a relay.
    pub relays: bool,
    /// Plain saying, which only repeats a cue before it.
    pub says: bool,
    /// Carries a noun of saying that introduces the content.
    pub carries: bool,
    /// Holds a thing to be something.
    pub judges: bool,
    /// A root whose last letter is doubled, without a verbal noun: the perfect alone may be written with a shadda.
    pub doubled: bool,
    /// Negated it reports still.
    pub negatable: bool,
    /// Opens the writer's own words behind a comma only (look-alikes).
    pub apart: bool,
    /// The addressee is never left out.
    pub addressee_stays: bool,
    /// A noun content begins with one of the objects behind a preposition too.
    pub only_objects: bool,
    /// A bare unknown name is no source for it (markers).
    pub strict: bool,
    /// May mean "also" (markers).
    pub also: bool,
    /// Only a verb in the past hands over (markers).
    pub past: bool,
    /// Needs an attached pronoun.
    pub needs_pronoun: bool,
    /// Ends the previous speaker's content (look-alikes), also where that is a clause (verbs that tell an event).
    pub background: bool,
}

impl CueRule {
    /// Whether the rule licenses this kind of complement.
    #[must_use]
    pub fn takes(&self, complement: Complement) -> bool {
        self.complements.contains(&complement)
    }

    /// An order whose content is a deed or one of its objects, and whom it is given to; nothing else does it hand over.
    #[must_use]
    pub(crate) fn orders(&self) -> bool {
        self.only_objects && self.act == Act::Directive
    }
}

/// What the stages ask of a source head's rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeadRule {
    /// What a source with this head is.
    pub class: HeadClass,
    /// Its role in public life.
    pub role: Role,
    /// Carries no information on who it is.
    pub vague: bool,
    /// Stands for its country.
    pub country: bool,
    /// The name of one body.
    pub proper: bool,
    /// Some of what the noun behind it names.
    pub part: bool,
    /// A place, an occasion or a matter more often than somebody.
    pub scene: bool,
    /// Over another office or a body right behind it, it is of their domain.
    pub charge: bool,
    /// Its folded dual forms in construct, without the final noon.
    pub construct_dual: Box<[Box<str>]>,
}

/// What the stages ask of a silence's rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SilenceRule {
    /// What kind of silence.
    pub class: SilenceClass,
    /// Folded words of the verbs before who is silent.
    pub verbs: Box<[Box<[Box<str>]>]>,
    /// Silent is whom the subject asked.
    pub asked: bool,
}

/// What the stages ask of an outlet's rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutletRule {
    /// What it is.
    pub class: OutletClass,
    /// An ordinary word too.
    pub ordinary_word: bool,
}

/// A form of a rule. Kept small: to fetch it from memory takes longer than to read it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Place in the order of the packs: readings of a token come in this order.
    pub(super) order: u32,
    /// Number of the second word; [`UNKNOWN`] when there is none or it is any with the clitic to.
    pub(super) second: u32,
    pub(super) rule: u32,
    /// Place of the third and further words in [`Lexicon::rests`], and how many.
    pub(super) rest: u32,
    pub(super) further: u16,
    /// Place in [`Lexicon::senses`].
    pub(super) sense: u16,
}

/// What many entries share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "(Class, Pro, Morph, bool)", into = "(Class, Pro, Morph, bool)")]
pub(super) struct Sense {
    pub(super) class: Class,
    /// The set of that class alone.
    pub(super) set: Set,
    pub(super) allow: Pro,
    pub(super) morph: Morph,
    /// An ordinary word too: only in quotation marks, in brackets or behind an outlet's kind.
    pub(super) ordinary: bool,
}

impl From<(Class, Pro, Morph, bool)> for Sense {
    fn from((class, allow, morph, ordinary): (Class, Pro, Morph, bool)) -> Self {
        Self { class, set: class.set(), allow, morph, ordinary }
    }
}

impl From<Sense> for (Class, Pro, Morph, bool) {
    fn from(sense: Sense) -> Self {
        (sense.class, sense.allow, sense.morph, sense.ordinary)
    }
}

impl Sense {
    /// The reading of a rule's form of so many tokens, the first with these clitics.
    pub(super) fn tag(&self, rule: u32, len: u16, pro: Pro) -> Tag {
        Tag { class: self.class, set: self.set, rule, len, pro, morph: self.morph }
    }
}

/// The number of [`crate::text::affixes::TO_NEXT`], "the next word has the clitic to", among the further words of a phrase.
pub(super) const LAM_NUMBER: u32 = UNKNOWN - 1;

impl Lexicon {
    /// Compiles checked packs. Rules with status `removed` are left out.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        compile::compile(packs)
    }

    /// The rule behind a cue (verb, participle, verbal noun, nominal, marker, look-alike).
    #[must_use]
    pub fn cue(&self, rule: u32) -> Option<&CueRule> {
        self.verbs.get(&rule)
    }

    /// The outlet behind a reading.
    #[must_use]
    pub fn outlet(&self, rule: u32) -> Option<&OutletRule> {
        self.outlets.get(&rule)
    }

    /// The head behind a reading.
    #[must_use]
    pub fn head(&self, rule: u32) -> Option<&HeadRule> {
        self.heads.get(&rule)
    }

    /// The reading of a folded word alone as a head, with no clitic.
    pub(crate) fn noun(&self, key: &str) -> Option<Tag> {
        let word = self.words.look_up(key.as_bytes(), 0..u32::try_from(key.len()).ok()?)?;
        let entries = self.words.entries_of(word.number).0.iter();
        let readings =
            entries.filter_map(|entry| self.senses.get(usize::from(entry.sense)).map(|sense| sense.tag(entry.rule, 1, Pro::NONE)));
        readings.into_iter().find(|tag| matches!(tag.class, Class::Head(_)))
    }

    /// Whether the head behind a reading is the name of one body.
    pub(crate) fn is_proper(&self, rule: u32) -> bool {
        self.head(rule).is_some_and(|head| head.proper)
    }

    /// Name shown (Arabic, English) of a country or outlet.
    #[must_use]
    pub fn name(&self, rule: u32) -> Option<&(String, String)> {
        self.names.get(&rule)
    }

    /// Whether the word has the letter shape of a verbal noun. `key` is folded.
    #[must_use]
    pub fn is_event(&self, key: &str) -> bool {
        self.shapes.holds(key)
    }

    /// What a silence's rule asks for.
    pub(crate) fn silence(&self, rule: u32) -> Option<&SilenceRule> {
        self.silences.get(&rule)
    }

    /// Whether the word is a given name and another word too. `key` is folded.
    #[must_use]
    pub fn is_given(&self, key: &str) -> bool {
        self.given_ends & last_bit(key) != 0 && self.given.contains(key)
    }

    /// Whether the word is a noun of a thing, bare or with an attached pronoun: no name of a person. `key` is folded.
    #[must_use]
    pub fn is_thing(&self, key: &str) -> bool {
        self.things.holds(key)
    }

    /// Whether the word, or what is left of it without article or clitics, is a noun of a thing; each is looked up once.
    pub(crate) fn is_thing_or(&self, key: &str, bare: &str) -> bool {
        self.is_thing(key) || bare.len() < key.len() && self.is_thing(bare)
    }

    /// The rule that gives the forms of a word of grammar.
    pub(crate) fn rule_of(&self, word: Word) -> Option<u32> {
        self.particles.rule(word)
    }

    /// Whether this is that word of grammar. `key` is folded.
    #[must_use]
    pub fn says(&self, key: &str, word: Word) -> bool {
        self.particles.holds(word, key)
    }

    /// A bit for the letter that each form of that word of grammar begins with, by its second byte.
    pub(crate) fn letters_of(&self, word: Word) -> u64 {
        self.particles.begins(word)
    }

    /// Whether that word of grammar may begin with the letter that has this second byte.
    #[inline]
    pub(crate) fn may_say(&self, word: Word, letter: u8) -> bool {
        self.particles.may_begin(word, letter)
    }

    /// Whether a folded word begins with that word of grammar (`in it`).
    pub(crate) fn begins_with(&self, key: &str, word: Word) -> bool {
        self.particles.forms(word).iter().any(|form| key.starts_with(form.as_str()))
    }

    /// Whether a folded word ends in that word of grammar (`servant of God`).
    pub(crate) fn ends_in(&self, key: &str, word: Word) -> bool {
        self.particles.forms(word).iter().any(|form| key.ends_with(form.as_str()))
    }

    /// Whether the word is a finite verb of the lists, in a form that is no noun. `key` is folded.
    #[must_use]
    pub fn is_finite(&self, key: &str) -> bool {
        self.finite.holds(key)
    }

    /// Whether some phrase may begin with these two words; seldom true where none does.
    pub(super) fn may_follow(&self, first: u32, second: u32) -> bool {
        let (place, bit) = pair(first, second);
        self.pairs.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// Notes that a phrase begins with these two words.
    pub(super) fn add_pair(&mut self, first: u32, second: u32) {
        self.pairs.resize(PAIRS / 32, 0);
        let (place, bit) = pair(first, second);
        if let Some(bits) = self.pairs.get_mut(place) {
            *bits |= bit;
        }
    }
}

/// Bits for the first two words of phrases, which are some tens of thousands.
const PAIRS: usize = 1 << 18;

/// Place and bit of two words among them.
fn pair(first: u32, second: u32) -> (usize, u32) {
    let product = (u64::from(first) << 32 | u64::from(second)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let bit = (product >> (64 - PAIRS.ilog2())) as usize;
    (bit / 32, 1 << (bit % 32))
}
