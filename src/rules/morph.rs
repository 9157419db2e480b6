//! What a written form tells of person, gender, number, tense and clitics.

use serde::{Deserialize, Serialize};

/// Grammatical number as a form shows it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More, people.
    Plural,
}

/// Gender and number that a verb, noun or pronoun shows; `None` where the form does not tell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Agreement {
    /// Feminine, masculine, or not told.
    pub feminine: Option<bool>,
    /// Number, or not told (a verb before its subject is singular whatever follows).
    pub number: Option<Number>,
}

impl Agreement {
    /// Both told.
    #[must_use]
    pub const fn of(feminine: bool, number: Number) -> Self {
        Self { feminine: Some(feminine), number: Some(number) }
    }
}

/// Shape of a verb's form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Tense {
    /// Said.
    #[default]
    Perfect,
    /// Says; also subjunctive and jussive where written alike.
    Imperfect,
    /// Saying (active participle).
    Participle,
    /// The saying (verbal noun).
    Masdar,
}

/// What an inflected form of a cue tells.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Morph {
    /// Shape.
    pub tense: Tense,
    /// Gender and number of the subject; for a verbal noun of the attached pronoun.
    pub agreement: Agreement,
    /// The speaker speaks of himself (`I`, `we`).
    pub first_person: bool,
    /// The form can only be passive.
    pub passive: bool,
    /// A pronoun is attached: object of a verb, possessor of a noun.
    pub pronoun: bool,
    /// A participle in the indefinite accusative, as a circumstantial clause needs it.
    pub accusative: bool,
    /// Listed as another word too.
    pub homograph: bool,
}
