//! The YAML shapes of rule packs: one envelope, one body per kind.
//!
//! A pack file is `schema: 1`, `kind: …` and a list of `rules`; every rule carries its
//! examples. The bodies say what a kind of word can be told about; [`super::lexicon`] turns
//! them into look-ups.

pub use super::named::{Affiliation, Anonymity, AnonymityClass, Head, HeadClass, Outlet, OutletClass, Role};
pub use super::pattern::{Shape, ShapeClass, Word};
pub use super::silent::{Silence, SilenceClass};
pub use super::verbal::{Act, Addressee, Complement, Measure, Nominal, Stance, Strength, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What every rule of every kind carries beside its body.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub struct Envelope {
    /// Stable id: the kind, a point, a slug (`verb.qala`). Never used again for something else.
    pub id: String,
    /// How far the rule is settled.
    #[serde(default)]
    pub status: Status,
    /// Version of the pack in which it came.
    pub since: String,
    /// Why it is here, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Grammar, guideline or decision behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refs: Vec<String>,
    /// Texts on which it must and must not work.
    pub examples: Examples,
}

/// How far a rule is settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// New; may change.
    Draft,
    /// In use.
    #[default]
    Stable,
    /// In use, to be replaced.
    Deprecated,
    /// Kept for old reports only.
    Removed,
}

/// Texts that a rule is tried on.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The rule must work here.
    pub hit: Vec<Hit>,
    /// The rule must not work here.
    pub miss: Vec<Miss>,
}

/// A text on which the rule must work, and what must come out, in the text's own words.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// A short article or sentence, invented.
    pub text: String,
    /// Words at which the rule must work.
    #[serde(default)]
    pub at: Option<String>,
    /// For cues: the whole cue.
    #[serde(default)]
    pub cue: Option<String>,
    /// For cues: the source as written out.
    #[serde(default)]
    pub source: Option<String>,
    /// For cues: the content (pieces joined by ` … `).
    #[serde(default)]
    pub content: Option<String>,
}

/// A text on which the rule must not work.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Miss {
    /// A short article or sentence, invented.
    pub text: String,
    /// Words at which the rule must not work; anywhere when left out.
    #[serde(default)]
    pub at: Option<String>,
    /// Why not.
    pub why: String,
}

/// A preposition or fixed phrase that hands words over (`بحسب`, `نقلا عن`, `على حد قوله`).
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Marker {
    /// What follows the marker and what it does with it.
    pub class: MarkerClass,
    /// The words. A last word `ل…` stands for the clitic preposition on the next word.
    pub forms: Vec<String>,
    /// What it says about the content.
    #[serde(default)]
    pub stance: Stance,
    /// Followed by one of these words (with or without article) it names a criterion, not a source.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// The words may mean "also" (`كما`): a verb behind them with a content of its own is no marker.
    #[serde(default)]
    pub also: bool,
    /// Only a verb in the past hands over (`هذا ما قاله`): in the present the writer draws a conclusion.
    #[serde(default)]
    pub past: bool,
    /// A bare unknown name is not enough: it wants a title, a body, an outlet or a quoted name. Before a verb: inside a clause
    /// only a verb in the past without an object hands over (`على ما أفاد`, not `ردا على ما أعلنته`).
    #[serde(default)]
    pub strict: bool,
}

/// What follows a marker.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MarkerClass {
    /// A source noun phrase (`بحسب المصدر`).
    According,
    /// A reporting verb with its subject (`حسب ما أفاد به`, `وفق ما ذكرت`).
    AccordingVerb,
    /// Nothing: the marker points back by its pronoun (`على حد قوله`, `بحسبه`).
    Back,
    /// The inner source behind an outlet (`نقلا عن`).
    Relay,
    /// The person through whom a body speaks (`على لسان`).
    Mouth,
    /// A document, then a complementiser or colon (`جاء في`, `ورد في`).
    Document,
    /// The other speaker's turn: no subject may be carried over (`من جهته`).
    Turn,
}

/// A look-alike: words that look like a cue and are none.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lookalike {
    /// The words; the cue inside them is not read as one.
    pub forms: Vec<String>,
    /// What it is instead.
    pub reason: String,
    /// Whether it also ends the previous speaker's content and opens the writer's own words (`يذكر أن`).
    #[serde(default)]
    pub background: bool,
    /// It does so behind a comma only (`، مستعرضا`).
    #[serde(default)]
    pub apart: bool,
}

/// Words by which the writer or speaker lowers certainty.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Hedge {
    /// What the words do.
    pub class: HedgeClass,
    /// The words.
    pub forms: Vec<String>,
}

/// What hedging words do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HedgeClass {
    /// Lowers certainty inside a content (`ربما`, `على الأرجح`).
    Hedge,
    /// Attributes to nobody (`يعتقد أن`, `قيل إن`): an attribution without source.
    Hearsay,
    /// Forecast of nobody (`من المتوقع أن`): not an attribution.
    Forecast,
    /// Takes the clause right behind it for itself (`يجب أن`, `من الواضح أن`): its `أن` introduces nobody's words.
    Modal,
}

/// Words of grammar that bound sources and contents.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Function {
    /// What the words do.
    pub class: FunctionClass,
    /// The words, with the clitics that belong to them.
    pub forms: Vec<String>,
    /// Whether the writer takes over behind a connective, when a comma stands before it and a verb in the past behind it
    /// (`، فيما أغلق الحراس الباب`): a noun phrase that somebody said ends there.
    #[serde(default)]
    pub meanwhile: bool,
    /// Whether an adjunct says what a text is about when it stands right behind one (`تقرير حول البطالة`).
    #[serde(default)]
    pub topic: bool,
}

/// What words of grammar do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FunctionClass {
    /// Introduces a content clause (`أن`, `بأن`, `إنه`).
    Complementiser,
    /// Prepositions, pronouns attached or not.
    Preposition,
    /// Opens an adjunct of place, occasion or channel after a subject (`في بيان`, `خلال`, `عقب`).
    Adjunct,
    /// Says when (`أمس`, `اليوم`, names of days).
    Time,
    /// A month, which is a name too (`رمضان`, `ماي`).
    Month,
    /// Relative pronouns.
    Relative,
    /// Demonstratives.
    Demonstrative,
    /// Pronouns standing alone.
    Pronoun,
    /// Words between a verb and its subject that say nothing of who (`أيضا`, `كذلك`).
    Filler,
    /// Negations (`لم`, `لن`, `لا`, `ما`).
    Negation,
    /// Opens another clause (`حيث`, `فيما`, `بينما`, `لكن`).
    Connective,
    /// Opens a clause inside another (`عندما`, `بعد أن`): what is said in it belongs to that other.
    Subordinator,
    /// Adjectives that are no adjectives of belonging by their ending (`العام`, `السابق`): they go on with a noun phrase.
    Adjective,
    /// Particles of a name (`بن`, `آل`, `أبو`, `عبد`).
    NameParticle,
    /// The same one again (`نفسه`, `ذات`, `الأخير`).
    Same,
    /// Another one (`أخرى`, `آخرون`): never somebody met before.
    Other,
    /// Auxiliaries before a cue (`كان`, `قد`, `سبق`, `يمكن`).
    Auxiliary,
    /// Words that refer to Scripture or proverb speakers; what they say is not reported.
    Scripture,
    /// Words that begin with the letters of the article and have none (`إلغاء`, `ألمانيا`).
    ArticleLike,
    /// Introduces what is asked not to be done (`ألا`); without the hamza it is also "except".
    Prohibitive,
}

/// Casualty nouns, accusation words: claims that want a source.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClaimWord {
    /// What kind of claim.
    pub class: ClaimClass,
    /// The words, without article.
    pub forms: Vec<String>,
}

/// Kinds of claim that want a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimClass {
    /// Dead, wounded, missing, displaced.
    Casualty,
    /// Wrongdoing.
    Accusation,
}

/// Lines and tails of a page that are no text of the article.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Furniture {
    /// Where it stands.
    pub class: FurnitureClass,
    /// The words.
    pub forms: Vec<String>,
}

/// Where furniture stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureClass {
    /// The whole line is these words (share buttons).
    Line,
    /// A line that begins so (`اقرأ أيضا`, `رابط الخبر`).
    LineStart,
    /// A line that begins so and a colon behind: what the desk says of its own article (`تصحيح:`).
    Note,
    /// From these words to the end of the last paragraph (tag list).
    Tail,
    /// Everything after a line that is these words (`مقالات ذات صلة`).
    Rest,
    /// Words that make a short line a byline beside outlets (`متابعات`, `كتب`).
    Byline,
    /// The same, and they stand for outlets without naming one (`وكالات`).
    Agencies,
    /// Words that make a short line a byline when a name follows them (`بقلم`).
    Credit,
    /// Words of a date or time: a line of these, month names and numbers above the body tells when the article was published.
    Date,
}
