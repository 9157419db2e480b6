//! Where sources speak, from headline to end.

use super::Inputs;
use super::count;
use crate::sources::model::Naming;
use crate::text::{Document, Zone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in the article, as an editor counts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Headline block or body.
    pub zone: PlaceKind,
    /// Paragraph of the body, from 1; 0 in the headline block.
    pub paragraph: u32,
    /// Paragraphs of the body.
    pub of: u32,
    /// Sentence of the paragraph, from 1; 0 for none.
    #[serde(default)]
    pub sentence: u32,
    /// Sentences of the paragraph.
    #[serde(default)]
    pub sentences: u32,
}

/// Parts of an article in which a source can speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// Headline or sub-headline.
    Headline,
    /// Byline, dateline line.
    Byline,
    /// Text.
    #[default]
    Body,
}

/// Where sources speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Placement {
    /// Paragraphs of the body.
    pub paragraphs: u32,
    /// First attribution of the body.
    pub first_attribution: Option<Place>,
    /// First attribution of the body to a named source.
    pub first_named: Option<Place>,
}

/// Numbers the paragraphs and sentences of an article.
pub(crate) struct Places<'a> {
    doc: &'a Document,
    of: Vec<Place>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(doc: &'a Document) -> Self {
        let whole = count(doc.paragraphs.iter().filter(|p| p.zone == Zone::Body).count());
        let mut n = 0;
        let place = |zone, paragraph| Place { zone, paragraph, of: whole, ..Place::default() };
        let of = doc.paragraphs.iter().map(|p| match p.zone {
            Zone::Title | Zone::Subtitle => place(PlaceKind::Headline, 0),
            Zone::Byline => place(PlaceKind::Byline, n),
            Zone::Body => {
                n += 1;
                place(PlaceKind::Body, n)
            }
            Zone::Furniture => place(PlaceKind::Body, n),
        });
        Self { doc, of: of.collect() }
    }

    /// The place of a byte.
    pub(crate) fn at(&self, byte: usize) -> Place {
        let (doc, token) = (self.doc, self.doc.token_at(byte));
        let paragraph = doc.paragraphs.partition_point(|p| p.tokens.end <= token);
        let first = doc.sentences.partition_point(|s| s.paragraph < paragraph);
        let sentences = doc.sentences.partition_point(|s| s.paragraph <= paragraph) - first;
        let sentence = doc.tokens.get(token).map_or(0, |t| t.sentence as usize);
        let sentence = if (first..first + sentences).contains(&sentence) { sentence - first + 1 } else { 0 };
        let place = self.of.get(paragraph).copied().unwrap_or_default();
        Place { sentence: count(sentence), sentences: count(sentences), ..place }
    }
}

pub(super) fn build(inputs: &Inputs<'_>) -> Placement {
    let places = Places::new(inputs.doc);
    let mut placement = Placement { paragraphs: places.of.first().map_or(0, |p| p.of), ..Placement::default() };
    for (a, source) in inputs.attributions.list.iter().zip(&inputs.sources.of) {
        let place = places.at(a.cue.start());
        if place.zone != PlaceKind::Body {
            continue;
        }
        placement.first_attribution = placement.first_attribution.or(Some(place));
        let named = source.and_then(|s| inputs.sources.list.get(s)).is_some_and(|s| s.naming == Naming::Named);
        if named {
            placement.first_named = Some(place);
            break;
        }
    }
    placement
}
