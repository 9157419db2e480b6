//! What a rule tells of a verb or noun that hands words over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
