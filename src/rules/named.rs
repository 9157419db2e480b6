//! What a rule tells of those who are named as sources: heads, outlets, hidden names, nations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
