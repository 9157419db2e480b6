//! Paragraphs as the extraction gives them → as they stand in the page: what it ran together is parted, what it left out comes back.

use super::elements::Kind;
use super::headline::is_deck;
use super::page::Block;
use std::collections::{HashMap, HashSet};

/// A paragraph of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its place among the blocks of the page, where it is found there.
    pub(super) block: Option<usize>,
}

/// Paragraphs run together that are looked for: each costs a walk over the page.
const GLUED: usize = 200;
/// Bytes of the shortest paragraph that comes back: a sentence.
const SENTENCE: usize = 60;
/// Words of the shortest standfirst.
const DECK_WORDS: usize = 4;
/// Standfirsts of an article.
const DECKS: usize = 2;

/// Finds the paragraphs in the page and mends them. `headline` tells the heading below which the article begins.
pub(super) fn mend(texts: Vec<String>, all: &[Block], headline: Option<&str>) -> Vec<Line> {
    let found = with_lost(below(part(texts, all), headline), all);
    let deck = deck(&found, all, headline);
    deck.into_iter().map(|at| line(at, all)).chain(found).collect()
}

/// The lines from the headline on, where only short ones stand above it.
fn below(mut lines: Vec<Line>, headline: Option<&str>) -> Vec<Line> {
    let above = lines.iter().position(|line| Some(line.text.as_str()) == headline).unwrap_or_default();
    if lines.iter().take(above).all(|line| line.text.len() < SENTENCE) { lines.split_off(above) } else { lines }
}

fn line(at: usize, all: &[Block]) -> Line {
    Line { text: all.get(at).map(|block| block.text.clone()).unwrap_or_default(), block: Some(at) }
}

/// Blocks by their text.
fn index(all: &[Block]) -> HashMap<&str, Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, block) in all.iter().enumerate() {
        index.entry(&block.text).or_default().push(at);
    }
    index
}

/// The paragraphs with their blocks; one that is several blocks of the page run together is those.
fn part(texts: Vec<String>, all: &[Block]) -> Vec<Line> {
    let index = index(all);
    let (mut lines, mut from, mut tried) = (Vec::with_capacity(texts.len()), 0, 0);
    for text in texts {
        let known = index.get(text.as_str()).map(Vec::as_slice).unwrap_or_default();
        let at = known.get(known.partition_point(|at| *at < from)).or(known.first()).copied();
        let glued = if at.is_none() && tried < GLUED { glued(&text, all) } else { Vec::new() };
        tried += usize::from(at.is_none());
        from = at.or(glued.last().copied()).map_or(from, |at| at + 1);
        if glued.is_empty() {
            lines.push(Line { text, block: at });
        } else {
            lines.extend(glued.into_iter().map(|at| line(at, all)));
        }
    }
    lines
}

/// The blocks one behind the other that make up a text.
fn glued(text: &str, all: &[Block]) -> Vec<usize> {
    for first in (0..all.len()).filter(|at| all.get(*at).is_some_and(|block| text.starts_with(&block.text))) {
        let (mut found, mut rest) = (Vec::new(), text);
        for (at, block) in all.iter().enumerate().skip(first) {
            let Some(behind) = rest.strip_prefix(block.text.as_str()) else { break };
            found.push(at);
            rest = behind.trim_start();
        }
        if rest.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The lines, and between them the blocks that are set as they are and were left out: paragraphs with long links.
fn with_lost(lines: Vec<Line>, all: &[Block]) -> Vec<Line> {
    let kept: HashSet<usize> = lines.iter().filter_map(|line| line.block).collect();
    let shapes: HashSet<u64> = kept.iter().filter_map(|at| all.get(*at)).map(|block| block.shape).collect();
    let texts: HashSet<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let is_lost = |at: &usize| {
        let block = all.get(*at);
        let is_set_so = |block: &Block| shapes.contains(&block.shape) && block.is_text() && !block.is(Kind::Title) && !block.is_linked();
        !kept.contains(at)
            && block.is_some_and(|block| block.text.len() >= SENTENCE && !texts.contains(block.text.as_str()) && is_set_so(block))
    };
    let mut out = Vec::with_capacity(lines.len());
    // Each comes back once, wherever the lines around it stand again.
    let (mut from, mut passed): (Option<usize>, usize) = (None, 0);
    for next in &lines {
        if let Some((from, to)) = from.zip(next.block).filter(|(from, to)| from < to) {
            out.extend((passed.max(from + 1)..to).filter(is_lost).map(|at| line(at, all)));
            passed = passed.max(to);
        }
        from = next.block.or(from);
        out.push(next.clone());
    }
    out
}

/// The standfirsts: headings between the headline and the first paragraph.
fn deck(lines: &[Line], all: &[Block], headline: Option<&str>) -> Vec<usize> {
    let first = lines.iter().find_map(|line| line.block).unwrap_or_default();
    let is_headline = |at: &usize| all.get(*at).is_some_and(|block| block.is(Kind::Title) && Some(block.text.as_str()) == headline);
    let Some(heading) = (0..first).rev().find(is_headline) else { return Vec::new() };
    let is_one = |at: &usize| all.get(*at).is_some_and(|block| is_deck(block) && block.text.split(' ').count() >= DECK_WORDS);
    let found: Vec<usize> = (heading + 1..first).filter(is_one).collect();
    if found.len() <= DECKS { found } else { Vec::new() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::page;
    use super::*;

    #[test]
    fn what_was_left_out_comes_back_once() {
        let (first, lost, last) = ("قال الوزير أ", "وقالت رئيسة البلدية إن الجسر سيفتح غدا أمام الجميع", "وأضاف ب");
        let page = page::read(&format!("<p>{first}</p><p>{lost}</p><p>{last}</p>")).unwrap();
        let given = [first, last, first, last].map(str::to_owned).to_vec();
        let texts: Vec<String> = mend(given, &page.blocks, None).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, [first, lost, last, first, last]);
    }
}
