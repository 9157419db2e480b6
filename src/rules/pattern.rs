//! The YAML shape of letter shapes and of verbs known by their forms.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Letter shapes of words, where no list can be complete.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shape {
    /// What words of this shape are.
    pub class: ShapeClass,
    /// Whole words, or shapes in which `-` stands for any one letter (`است--ا-`).
    pub forms: Vec<String>,
    /// Words of the shape that are something else.
    #[serde(default)]
    pub except: Vec<String>,
    /// Whether a narrative verb ends a clause that a speaker says too, and not only a noun phrase.
    #[serde(default)]
    pub ends_clause: bool,
    /// Which word of grammar the forms are, for those that are asked for one by one.
    #[serde(default)]
    pub word: Option<Word>,
}

/// What words of a shape are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeClass {
    /// A verbal noun in construct state: what an announcement announces (`إطلاق`, `توقيع`).
    Event,
    /// A finite verb that tells an event and reports no words; perfect, masculine singular.
    Narrative,
    /// A given name that is another word too; it is a name beside a title or another part of a name.
    Given,
    /// A noun of a thing, one or many, which no person is called by (`سبب`, `الجهود`).
    Thing,
    /// A finite verb of any kind, which ends a noun phrase: the imperfect of "he" or the perfect of "she", which are no nouns.
    Finite,
    /// One word of grammar, which the stages ask for by its `word`.
    Word,
}

/// Words of grammar that do what no other word of their class does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// "In", which names a place or a text.
    In,
    /// "Of, from", written as "who" is.
    Of,
    /// "At, with", before whom somebody works for.
    At,
    /// "Before".
    Before,
    /// "Since".
    Since,
    /// "In the name of".
    InNameOf,
    /// What a desk writes before a headline (`عاجل`).
    Slug,
    /// Who holds an office no more (`السابق`).
    Former,
    /// Between an outlet and whom it has it from (`رويترز عن مصدر`).
    Citing,
    /// "To me".
    ToMe,
    /// "Of it, about him".
    OfIt,
    /// "That", alone.
    That,
    /// "Who, which", of a man.
    Who,
    /// "Who, which", of a woman or of things.
    WhoFeminine,
    /// "What", alone or behind a particle written with it.
    What,
    /// "She, this, that": of a woman or of things.
    She,
    /// "They, these, those".
    They,
    /// "Un-", before an adjective.
    Un,
    /// "Has", before a verb.
    Has,
    /// "Will", a word of its own.
    Will,
    /// "Was".
    Was,
    /// "As for".
    AsFor,
    /// The name of God, which ends names.
    God,
    /// "Of the faith", which ends names.
    Faith,
    /// "Son of".
    Son,
    /// "The text of, its text", before the colon behind which a text stands.
    FullText,
    /// The colon of a headline, behind whoever speaks in it.
    Colon,
    /// "Film, picture", before the colon of a headline.
    Footage,
    /// A noun that stands before what an office is for (`affairs`).
    Affairs,
    /// "I, we", with which somebody's words begin.
    Me,
    /// "The speaker", without what he speaks for.
    Speaker,
    /// "To", before a verb in the present.
    To,
    /// "If".
    If,
    /// "Wish to", with which one who speaks begins.
    Wish,
    /// "Whether, why, how", with which a question begins.
    Asks,
    /// "Made it, published it", behind a text that it describes.
    Issued,
    /// "All, each", before those who are meant.
    All,
    /// "Any", before what is denied.
    Any,
    /// What a body is, before its name (`company`, `ministry`).
    Genus,
    /// What a place is, before its name (`city`, `province`).
    Territory,
    /// "One of", before many.
    OneOf,
    /// A particle of foreign names that is written like a word of grammar (`van`).
    Van,
    /// "Father of", as a particle of names.
    Father,
    /// "About", before a number.
    Nearly,
    /// "More, less", before "than" and a number.
    More,
    /// A number in words, or a part of the whole.
    Quantity,
    /// Says of whom it is said that he did wrong (`was involved`, `stole`).
    Guilty,
    /// A court, or what it does: what is told beside it has been judged or is before it.
    Court,
}
