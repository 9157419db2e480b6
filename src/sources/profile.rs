//! What a noun phrase tells of whom it names: names, heads, office, nation and body.

mod read;

use super::model::{Count, Kind, Naming};
use super::reader::Reader;
use crate::attribution::model::Mention;
use crate::rules::morph::Agreement;
use crate::rules::shape::{HeadClass, Role};
use std::ops::Range;

/// Words of a person's name behind a title that are sure to be no other words.
const NAMES: usize = 4;
/// Bytes of a name's particle (`son of`).
const PARTICLE: usize = 4;

/// How a phrase refers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reference {
    /// It brings somebody in.
    Indefinite,
    /// Its head is tied to something definite (`head of the union`).
    Construct,
    /// Its head carries the article, and it has no name: it points back.
    Bare,
}

/// A noun phrase, read.
#[derive(Clone, Debug)]
pub(crate) struct Profile<'a> {
    /// The words shown as its name.
    pub(crate) shown: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) naming: Naming,
    pub(crate) agreement: Agreement,
    pub(crate) count: Count,
    /// Folded words that name: of a person the parts of the name, of others every word of weight.
    pub(crate) names: Vec<&'a str>,
    /// Folded words of the titles of a person.
    pub(crate) titles: Vec<&'a str>,
    /// Folded heads without article, the first one first.
    pub(crate) heads: Vec<&'a str>,
    pub(crate) head_class: Option<HeadClass>,
    /// Rule of the outlet or country that the phrase is.
    pub(crate) known: Option<u32>,
    pub(crate) reference: Reference,
    /// `the same`, `itself`.
    pub(crate) same: bool,
    /// The phrase says that it is another one (`other sources`).
    pub(crate) other: bool,
    /// Several speakers of their own.
    pub(crate) joint: bool,
    pub(crate) role: Option<Range<usize>>,
    pub(crate) role_class: Role,
    /// Rule of the nation or country it belongs to.
    pub(crate) nation: Option<u32>,
    /// The body it belongs to.
    pub(crate) body: Option<Range<usize>>,
    pub(crate) specificity: u8,
    /// A body that stands for its country.
    pub(crate) country: bool,
    /// What it is, and its name in quotation marks.
    pub(super) is_in_marks: bool,
    /// Rule of its head.
    pub(crate) rule: Option<u32>,
}

impl<'a> Profile<'a> {
    /// The first head; empty when the phrase has none.
    pub(crate) fn head(&self) -> &'a str {
        self.heads.first().copied().unwrap_or_default()
    }
}

impl Profile<'_> {
    /// Rules that classified it: of its head, of the outlet or country that it is.
    pub(super) fn rules(&self) -> impl Iterator<Item = u32> {
        self.rule.into_iter().chain(self.known)
    }

    /// A form of address alone (`his highness`).
    pub(super) fn is_address(&self) -> bool {
        self.head_class == Some(HeadClass::Honorific) && self.names.is_empty() && self.titles.len() < 2
    }

    /// A body's word with the article before one or more words of a name.
    pub(super) fn is_ranked(&self) -> bool {
        self.kind == Kind::Organization && self.reference == Reference::Bare && !self.names.is_empty()
    }

    pub(super) fn is_named_person(&self) -> bool {
        self.kind == Kind::Person && self.naming == Naming::Named
    }

    /// A person by name alone, or with a form of address.
    pub(super) fn is_untitled(&self) -> bool {
        let address = self.head_class == Some(HeadClass::Honorific) && self.titles.len() < 2;
        self.is_named_person() && (self.titles.is_empty() || address)
    }

    /// A person's name of which these are parts; a longer one may hold other words.
    pub(super) fn is_whole_of(&self, names: &[&str]) -> bool {
        let parts = self.names.iter().filter(|word| word.len() > PARTICLE).count();
        parts <= NAMES && names.iter().all(|word| self.names.contains(word))
    }

    /// Whether the words behind the body's word are those of a person's name, and that word one of his titles.
    pub(super) fn is_rank_of(&self, names: &[&str], titles: &[&str]) -> bool {
        names.last() == self.names.last() && self.names.iter().all(|w| names.contains(w)) && titles.contains(&self.head())
    }
}

impl<'a> Reader<'a> {
    /// Reads the phrase of a mention.
    pub(crate) fn read(&self, mention: &Mention) -> Profile<'a> {
        self.profile(mention.tokens())
    }
}
