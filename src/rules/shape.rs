//! The YAML shapes of rule packs: one envelope, one body per kind.
//!
//! A pack file is `schema: 1`, `kind: …` and a list of `rules`; every rule carries its
//! examples. The bodies say what a kind of word can be told about; [`super::lexicon`] turns
//! them into look-ups.

pub use super::pattern::{Shape, ShapeClass, Word};
pub use super::silent::{Silence, SilenceClass};
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

/// A reporting verb: one entry, all its inflected forms.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verb {
    /// Perfect, third person masculine singular, bare of harakat.
    pub lemma: String,
    /// Verbal measure; gives imperfect, participle and verbal noun where these are regular.
    pub measure: Measure,
    /// Imperfect, third person masculine singular, where not regular.
    #[serde(default)]
    pub imperfect: Option<String>,
    /// Active participle, masculine singular indefinite nominative, where not regular; empty for none.
    #[serde(default)]
    pub participle: Option<String>,
    /// Verbal noun, where not regular; empty for none.
    #[serde(default)]
    pub masdar: Option<String>,
    /// What is done by saying it.
    pub act: Act,
    /// What the verb says about the content.
    #[serde(default)]
    pub stance: Stance,
    /// How much company the verb needs to be a cue.
    pub strength: Strength,
    /// How it introduces its content.
    pub complements: Vec<Complement>,
    /// Prepositions that introduce the content as a noun phrase (`إلى`, `عن`, `على`, `ب`, `من`, `ل`).
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// An object (who is asked, accused, described) stands before the preposition.
    #[serde(default)]
    pub addressee: Addressee,
    /// The addressee is never left out: a phrase alone before the preposition is he, and the speaker is not named again
    /// (`وحث الطلاب على القراءة`).
    #[serde(default)]
    pub addressee_stays: bool,
    /// Prepositions before whom it is asked of, between the subject and the content (`طلب من البلدية تأجيل الحفل`).
    #[serde(default)]
    pub asks_of: Vec<String>,
    /// For a noun content: it must begin with one of these words (`أهمية`, `ضرورة`); any when empty.
    #[serde(default)]
    pub objects: Vec<String>,
    /// Followed by one of these words, it is another sense.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// Forms to leave out because they are other words (`بين`, `عبر`) unless the strictest frame holds.
    #[serde(default)]
    pub homographs: Vec<String>,
    /// Verbs that only continue an earlier statement when no content follows (`تابع`, `زاد`).
    #[serde(default)]
    pub continues: bool,
    /// The verb passes on another's words (`نقل`, `نسب`): its subject is the relay.
    #[serde(default)]
    pub relays: bool,
    /// Carries a noun of saying as its object, which introduces the content (`جدد تأكيده أن`).
    #[serde(default)]
    pub carries: bool,
    /// Holds a thing to be something: with a pronoun, what it is held to be is the content (`ما اعتبره خطأ`).
    #[serde(default)]
    pub judges: bool,
    /// Negated it reports still (`لم يستبعد`, `لم ينف`).
    #[serde(default)]
    pub negatable: bool,
    /// A noun content begins with one of the objects behind a preposition too.
    #[serde(default)]
    pub only_objects: bool,
    /// Plain saying: its participle or noun behind another cue (`قائلا`, `بالقول`) only repeats that cue.
    #[serde(default)]
    pub says: bool,
}

/// Verbal measures, by the usual Roman numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub enum Measure {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    X,
    /// Four-letter roots.
    Q,
}

/// What is done by an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Says that something is so.
    #[default]
    Assertion,
    /// Holds, expects, hopes, fears.
    Opinion,
    /// Calls for, demands, promises, proposes.
    Directive,
}

/// What the cue says about its content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Nothing.
    #[default]
    Neutral,
    /// It is certain.
    Endorsing,
    /// It is in doubt.
    Doubting,
    /// It is admitted.
    Conceding,
    /// It was hidden.
    Revealing,
}

/// How much company a verb needs to be a cue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Any licensed complement, anywhere.
    Core,
    /// A complementiser or quotation anywhere; a noun phrase only after a speaker that can speak.
    Strong,
    /// A complementiser or quotation anywhere; a noun phrase only at the head of its clause, after a speaker.
    Medium,
    /// A complementiser or quotation, at the head of its clause.
    Weak,
    /// A quotation or a form of "saying" right after.
    Quote,
}

/// How a cue introduces its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Complement {
    /// A complementiser (`أن`, `إن`, `بأن`, `إلى أن`).
    That,
    /// A quotation, with or without a colon.
    Quote,
    /// A colon without quotation.
    Colon,
    /// A noun phrase as object.
    Object,
    /// A noun phrase after one of the entry's prepositions.
    Preposition,
    /// An indirect question (`إذا`, `لماذا`, `كيف`).
    Question,
}

/// Whether an object stands between the verb and its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Addressee {
    /// No.
    #[default]
    None,
    /// Yes, and it is left out of the content (`دعا المجتمع الدولي إلى …`).
    Outside,
    /// Yes, and it is part of the content (`اتهم … بـ`).
    Inside,
}

/// A noun that hands words over, with a pronoun or a following name (`قوله إن`, `تصريحات … بأن`).
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Nominal {
    /// The noun without article and pronoun.
    pub forms: Vec<String>,
    /// What is done by saying it.
    #[serde(default)]
    pub act: Act,
    /// What it says about the content.
    #[serde(default)]
    pub stance: Stance,
    /// Whether it needs an attached pronoun to be a cue.
    #[serde(default)]
    pub needs_pronoun: bool,
    /// Prepositions behind the owner that lead to what was said (`دعوة النقابة إلى الإضراب`).
    #[serde(default)]
    pub prepositions: Vec<String>,
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

/// The head of a source's noun phrase.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Head {
    /// What a source with this head is.
    pub class: HeadClass,
    /// Its role in public life.
    #[serde(default)]
    pub role: Role,
    /// Masculine singular (for bodies and documents: the masculine ones), without article.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Feminine singular, without article.
    #[serde(default)]
    pub feminine: Vec<String>,
    /// Dual, without article.
    #[serde(default)]
    pub dual: Vec<String>,
    /// Plural of people, without article.
    #[serde(default)]
    pub plural: Vec<String>,
    /// Plural of things and bodies (agrees as feminine singular), without article.
    #[serde(default)]
    pub plural_things: Vec<String>,
    /// Carries no information on who it is (`مصدر`, `جهات`).
    #[serde(default)]
    pub vague: bool,
    /// Stands for its country, as the name of the country or its capital does (`الحكومة`, `السلطات`).
    #[serde(default)]
    pub country: bool,
    /// Names of single bodies, complete without a noun that says what they are (`أوبك`); with the article only where a form has it.
    #[serde(default)]
    pub proper: bool,
    /// One, some, many or most of what the noun behind it names (`عدد من`): where that is a text, an outlet or a source, it is the head.
    #[serde(default)]
    pub part: bool,
    /// Written about as a place, an occasion or a matter more often than as somebody (`مطار`, `مهرجان`): no party whose silence counts.
    #[serde(default)]
    pub scene: bool,
    /// An office over whatever follows (`رئيس`, `نائب`): with another head right behind it its role is that of what it is over.
    #[serde(default)]
    pub charge: bool,
}

/// What a source with a certain head is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadClass {
    /// An office, title or occupation of a person.
    Person,
    /// A form of address before a name (`الدكتور`, `سمو`).
    Honorific,
    /// A body.
    Organization,
    /// An outlet or its kind (`صحيفة`, `وكالة`).
    Media,
    /// A text or finding (`بيان`, `تقرير`, `دراسة`).
    Document,
    /// People taken together (`شهود`, `خبراء`, `عدد من`).
    Group,
    /// `مصدر` and `مصادر`.
    Source,
}

/// Roles of sources in public life (SOURCING typology).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Role {
    Government,
    Legislative,
    Judicial,
    Security,
    International,
    CivilSociety,
    Party,
    Business,
    Expert,
    Medical,
    Eyewitness,
    Citizen,
    Media,
    SocialMedia,
    Religious,
    CultureSport,
    #[default]
    Unknown,
}

/// An agency, paper, channel or site by name, with its spellings.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Outlet {
    /// Name shown, Arabic.
    pub name: String,
    /// Name shown, English.
    pub name_en: String,
    /// What it is.
    pub class: OutletClass,
    /// Spellings met in text, the shown one included.
    pub forms: Vec<String>,
    /// An ordinary word too: counts only in quotation marks, in brackets or after an outlet's kind, that of an agency also right behind a
    /// cue in the feminine.
    #[serde(default)]
    pub ordinary_word: bool,
}

/// Kinds of outlet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutletClass {
    /// A news agency.
    Agency,
    /// A paper, channel, radio or site.
    Outlet,
    /// A platform where others publish.
    Platform,
}

/// Words about hidden names.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Anonymity {
    /// What the words say.
    pub class: AnonymityClass,
    /// The words. For `request`, a verb or noun of asking is joined to every object of `objects`.
    pub forms: Vec<String>,
    /// For `request`: what must follow (`عدم نشر اسمه`, `عدم الكشف عن هويته`).
    #[serde(default)]
    pub objects: Vec<String>,
}

/// What words about hidden names say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnonymityClass {
    /// The source asks not to be named.
    Request,
    /// Opens the reason for it (`لأنه`, `خوفا`, `لحساسية`).
    Reason,
    /// The writer withholds the name (`لم يسمه`).
    Withheld,
    /// An adjective that says nothing on who it is (`مطلع`, `موثوق`).
    VagueAdjective,
    /// An adjective or phrase of domain only (`أمني`, `عسكري`).
    DomainAdjective,
    /// An adjective of rank or time (`سابق`, `منتخب`).
    RankAdjective,
}

/// An adjective or noun of nation or belonging.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Affiliation {
    /// The country or body it stands for, Arabic.
    pub name: String,
    /// The same, English.
    pub name_en: String,
    /// Names of the country or body itself, as a speaker (`واشنطن`, `الولايات المتحدة`).
    pub places: Vec<String>,
    /// Adjectives, masculine singular without article; the other forms are derived.
    pub adjectives: Vec<String>,
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
