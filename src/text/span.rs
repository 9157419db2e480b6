//! A place in the article: half-open byte range of the decoded text.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** of the decoded article text.
///
/// Both ends lie on character boundaries of the text the span was made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` to `end`, half open. An end before the start gives an empty span.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words at this place; empty when the span does not fit `text`.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The bytes that some spans of one text hold together.
#[derive(Clone, Debug)]
pub struct Covered(Vec<Span>);

impl Covered {
    /// Merges the spans that touch or overlap; they may come in any order.
    #[must_use]
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let joins = next.start <= last.end;
            if joins {
                *last = last.cover(*next);
            }
            joins
        });
        Self(spans)
    }

    /// Whether any byte of `span` is held.
    #[must_use]
    pub fn meets(&self, span: Span) -> bool {
        let after = self.0.partition_point(|s| s.end() <= span.start());
        self.0.get(after).is_some_and(|s| s.overlaps(span))
    }
}

/// Turns byte offsets of one text into Unicode code-point offsets.
///
/// Holds for every 64 bytes how many code points begin before them; in the last ones they are counted when they are asked for.
#[derive(Clone, Debug)]
pub struct CodePoints {
    before: Vec<u32>,
}

impl CodePoints {
    const STEP: usize = 64;

    /// Counts the code points of `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (blocks, _) = text.as_bytes().as_chunks();
        let mut before = Vec::with_capacity(blocks.len() + 1);
        let mut points = 0;
        before.push(points);
        before.extend(blocks.iter().map(|block| {
            points += starts(block, Self::STEP);
            points
        }));
        Self { before }
    }

    /// Code points of `text` before byte `byte`. `text` is the text given to [`CodePoints::new`].
    #[must_use]
    pub fn offset(&self, text: &str, byte: usize) -> u32 {
        let byte = byte.min(text.len());
        let (block, within) = (byte / Self::STEP, byte % Self::STEP);
        let rest = text.as_bytes().get(block * Self::STEP..).unwrap_or_default();
        let inside = rest.first_chunk().map_or_else(|| starts(&last(rest), within), |block| starts(block, within));
        self.before.get(block).copied().unwrap_or_default() + inside
    }
}

/// How many code points begin in the first bytes of a block.
fn starts(block: &[u8; CodePoints::STEP], bytes: usize) -> u32 {
    const COUNTED: [[u8; CodePoints::STEP]; 2] = [[1; CodePoints::STEP], [0; CodePoints::STEP]];
    let counted = COUNTED.as_flattened().get(CodePoints::STEP - bytes..).unwrap_or_default();
    let begins = |byte: u8| u8::from(byte & 0xC0 != 0x80);
    block.iter().zip(counted).map(|(byte, counted)| begins(*byte) & counted).sum::<u8>().into()
}

/// The last bytes of a text as a block.
#[cold]
fn last(rest: &[u8]) -> [u8; CodePoints::STEP] {
    let mut block = [0; CodePoints::STEP];
    block.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covered_bytes_are_met_and_those_between_and_after_are_not() {
        let covered = Covered::new([(6, 8), (0, 2), (2, 4), (1, 3)].map(|(start, end)| Span::new(start, end)));
        assert_eq!(covered.0, [Span::new(0, 4), Span::new(6, 8)]);
        let met = |start, end| covered.meets(Span::new(start, end));
        assert_eq!([met(3, 4), met(4, 6), met(5, 7), met(8, 9)], [true, false, true, false]);
    }

    #[test]
    fn code_points_are_counted_before_every_byte() {
        for length in [0, 1, 31, 32, 63, 64, 65, 200] {
            let text: String = "aم–😀".chars().cycle().take(length).collect();
            let points = CodePoints::new(&text);
            let starts = |byte: usize| (0..byte.min(text.len())).filter(|at| text.is_char_boundary(*at)).count();
            let counted: Vec<usize> = (0..text.len() + 3).map(|byte| points.offset(&text, byte) as usize).collect();
            assert_eq!(counted, (0..text.len() + 3).map(starts).collect::<Vec<usize>>(), "{text}");
        }
    }
}
