//! What the styles of a Word document say: which paragraph is its headline and which stands for a standfirst.

use super::{ABOVE, Xml, attribute, squeeze};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Paragraphs at the beginning among which the headline is looked for.
const HEAD: usize = 4;
/// Styles that one may be based on, one on the other.
const MAX_BASES: usize = 16;
/// The level of body text.
const BODY: u8 = 9;

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    Title,
    Subtitle,
    /// A heading, from 0 on.
    Heading(u8),
}

impl Rank {
    /// Of the name of a style. Word writes the names of its own styles in English, in whatever language it shows them.
    fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase().replace(' ', "");
        match name.as_str() {
            "title" => Some(Self::Title),
            "subtitle" => Some(Self::Subtitle),
            _ => {
                name.strip_prefix("heading")?.parse().ok().filter(|level| (1..=BODY).contains(level)).map(|level| Self::Heading(level - 1))
            }
        }
    }

    fn leveled(level: &str) -> Option<Self> {
        level.parse().ok().filter(|level| *level < BODY).map(Self::Heading)
    }
}

/// A style of a document.
#[derive(Default)]
struct Style {
    rank: Option<Rank>,
    based_on: Option<String>,
}

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part with the styles. Where that is broken, those before are kept.
    pub(super) fn read(xml: &str) -> Self {
        let mut events = Xml::from_str(xml);
        let (mut styles, mut id) = (Self::default(), String::new());
        while let Ok(event) = events.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(tag) if tag.local_name().as_ref() == "style" => id = attribute(&tag, "styleId"),
                Event::Empty(tag) | Event::Start(tag) => styles.note(&id, &tag),
                Event::End(tag) if tag.local_name().as_ref() == "style" => id.clear(),
                _ => {}
            }
        }
        styles
    }

    fn note(&mut self, id: &str, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if id.is_empty() || !matches!(name.as_ref(), "name" | "basedOn" | "outlineLvl") {
            return;
        }
        let style = self.0.entry(id.to_owned()).or_default();
        let value = attribute(tag, "val");
        match name.as_ref() {
            "basedOn" => style.based_on = Some(value),
            "name" => style.rank = Rank::named(&value).or(style.rank),
            _ => style.rank = style.rank.or_else(|| Rank::leveled(&value)),
        }
    }

    /// What a paragraph is by the id of its style and by its own level.
    pub(super) fn rank(&self, id: &str, level: &str) -> Option<Rank> {
        let of_style = self.of(id);
        if level.is_empty() || matches!(of_style, Some(Rank::Title | Rank::Subtitle)) { of_style } else { Rank::leveled(level) }
    }

    fn of(&self, id: &str) -> Option<Rank> {
        let mut id = id;
        for _ in 0..MAX_BASES {
            let Some(style) = self.0.get(id) else { return Rank::named(id) };
            if style.rank.is_some() {
                return style.rank;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// The first paragraphs of a document, with what they are.
#[derive(Default)]
pub(super) struct Head(Vec<(Option<Rank>, String)>);

impl Head {
    pub(super) fn add(&mut self, rank: Option<Rank>, text: &str) {
        if self.0.len() <= HEAD {
            self.0.push((rank, squeeze(text)));
        }
    }

    /// The headline, and what stands for a standfirst. Where the first heading stands in the text it is none of these.
    pub(super) fn headline(&self) -> (Option<String>, Option<String>) {
        let order = |rank: &Option<Rank>| match rank {
            Some(Rank::Title) => Some(0),
            Some(Rank::Heading(level)) => Some(*level + 1),
            _ => None,
        };
        let ranked = self.0.iter().enumerate().filter_map(|(at, (rank, _))| Some((order(rank)?, at)));
        let found = ranked.min().map(|(_, at)| at).filter(|at| at + 1 < self.0.len() && self.is_below_kickers(*at));
        let Some(at) = found else { return (None, None) };
        let text = |(_, text): &(Option<Rank>, String)| text.clone();
        let below = self.0.get(at + 1).filter(|(rank, _)| matches!(rank, Some(Rank::Heading(_))) && at + 2 < self.0.len());
        let subtitle = self.0.iter().find(|(rank, _)| *rank == Some(Rank::Subtitle)).or(below);
        (self.0.get(at).map(text), subtitle.map(text))
    }

    fn is_below_kickers(&self, at: usize) -> bool {
        self.0.iter().take(at).all(|(_, text)| text.split(' ').count() <= ABOVE)
    }
}
