//! The sources of the page: who they are, how much they carry, and where they speak from headline to end.

use super::look::{Look, Looks};
use crate::analysis::{Analysis, ParagraphInfo, SourceInfo, ZoneName};
use crate::balance::{Ratio, SourceBalance};
use crate::provenance::Node;
use crate::report::chains::source;
use crate::report::labels::{Direction, Labels};
use crate::report::telling::Teller;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Sources that the page lists.
const ROWS: usize = 60;
/// Width of bars and strips, in units of the drawing.
const WIDTH: u32 = 1000;
/// Narrowest stretch of a strip that is still seen.
const NARROW: u32 = 6;
/// Stretches of a strip.
const STRETCHES: usize = 300;

/// A speaking source.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    id: String,
    look: Look,
    name: String,
    how: String,
    role: String,
    affiliation: String,
    unnamed: bool,
    says: u32,
    says_of: String,
    words: String,
    second_hand: u32,
    first: String,
    cues: String,
    /// Bars of its attributions and words, and its stretches in the article.
    bars: [Stretch; 2],
    strip: Vec<Stretch>,
}

/// A stretch of a line of [`WIDTH`] units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Stretch {
    x: u32,
    width: u32,
}

/// A source that only passes on.
#[derive(Debug, Serialize)]
pub(super) struct Relay {
    id: String,
    look: Look,
    name: String,
    how: String,
}

/// Where the text of the article lies on a strip: site furniture is left out.
pub(super) struct Scale {
    /// First byte and first unit of each paragraph that is read.
    starts: Vec<(u32, u32)>,
    whole: u32,
    rtl: bool,
    /// Where the headline block ends, in units.
    pub(super) headline: u32,
}

impl Scale {
    pub(super) fn new(a: &Analysis, l: &Labels) -> Self {
        let (mut starts, mut whole, mut headline) = (Vec::new(), 0u32, 0u32);
        let read = |p: &&ParagraphInfo| p.zone != ZoneName::Furniture;
        for p in a.article.paragraphs.iter().filter(read) {
            starts.push((p.byte_start, whole));
            whole = whole.saturating_add(p.byte_end - p.byte_start);
            if matches!(p.zone, ZoneName::Title | ZoneName::Subtitle) {
                headline = whole;
            }
        }
        let mut scale = Self { starts, whole: whole.max(1), rtl: l.direction == Direction::Rtl, headline: 0 };
        scale.headline = scale.unit(headline);
        if scale.rtl {
            scale.headline = WIDTH - scale.headline;
        }
        scale
    }

    fn unit(&self, read: u32) -> u32 {
        u32::try_from(u64::from(read) * u64::from(WIDTH) / u64::from(self.whole)).unwrap_or(WIDTH).min(WIDTH)
    }

    /// Units from the side where reading begins.
    fn of(&self, byte: u32) -> u32 {
        let at = self.starts.partition_point(|(start, _)| *start <= byte);
        let (start, read) = at.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or_default();
        self.unit(read.saturating_add(byte.saturating_sub(start)))
    }

    fn stretch(&self, start: u32, end: u32) -> Stretch {
        let (from, to) = (self.of(start), self.of(end));
        self.placed(from, (to.saturating_sub(from)).max(NARROW))
    }

    /// A stretch from the side where reading begins.
    fn placed(&self, from: u32, width: u32) -> Stretch {
        let width = width.min(WIDTH);
        let x = from.min(WIDTH - width);
        Stretch { x: if self.rtl { WIDTH - x - width } else { x }, width }
    }

    fn bar(&self, ratio: Ratio) -> Stretch {
        let share = u64::from(ratio.part) * u64::from(WIDTH) / u64::from(ratio.whole.max(1));
        self.placed(0, u32::try_from(share).unwrap_or(WIDTH))
    }
}

/// Speaking sources, the one with most words first.
pub(super) fn rows(t: &Teller<'_>, looks: &Looks, scale: &Scale) -> Vec<Row> {
    let mut strips: FxHashMap<Node, Vec<Stretch>> = FxHashMap::default();
    for x in &t.a.attributions {
        let Some(id) = x.source_id else { continue };
        let strip = strips.entry(id).or_default();
        strip.extend(x.content.iter().take(STRETCHES.saturating_sub(strip.len())).map(|c| scale.stretch(c.byte_start, c.byte_end)));
    }
    let one = |s: &SourceBalance| row(t, looks, scale, s, strips.remove(&s.source).unwrap_or_default());
    t.a.balance.per_source.iter().take(ROWS).filter_map(one).collect()
}

fn row(t: &Teller<'_>, looks: &Looks, scale: &Scale, s: &SourceBalance, strip: Vec<Stretch>) -> Option<Row> {
    let info = source(t.a, s.source)?;
    Some(Row {
        id: s.source.to_string(),
        look: looks.of(Some(s.source)).clone(),
        name: t.name(s.source),
        how: t.identified(info),
        role: Labels::get(&t.l.role, info.role_class).to_owned(),
        affiliation: info.affiliation.as_deref().map_or(String::new(), |a| t.excerpt(a)),
        unnamed: info.naming != crate::sources::model::Naming::Named,
        says: s.attributions.part,
        says_of: t.l.of(s.attributions.part, s.attributions.whole),
        words: Teller::own_words(s),
        second_hand: s.second_hand,
        first: t.place(s.first),
        // A count stays with its cue.
        cues: t.cues(&s.verbs).replace("\u{2069} ", "\u{2069}\u{A0}"),
        bars: [scale.bar(s.attributions), scale.bar(s.words)],
        strip,
    })
}

/// Sources that never speak themselves and stand in a chain.
pub(super) fn relays(t: &Teller<'_>, looks: &Looks) -> Vec<Relay> {
    let speaks = |s: &SourceInfo| t.a.balance.per_source.iter().any(|b| b.source == s.id);
    let relays: Vec<Node> = t.a.attributions.iter().flat_map(|x| x.via.iter().copied()).collect();
    let in_chain = |s: &&SourceInfo| relays.contains(&s.id) && !speaks(s);
    let relay =
        |s: &SourceInfo| Relay { id: s.id.to_string(), look: looks.of(Some(s.id)).clone(), name: t.name(s.id), how: t.identified(s) };
    t.a.sources.iter().filter(in_chain).take(ROWS).map(relay).collect()
}
