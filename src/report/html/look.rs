//! How a source is told from the others on the page: a colour, a pattern and a letter.

use crate::analysis::Analysis;
use crate::provenance::Node;
use crate::report::labels::Labels;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Colours in the style sheet.
const COLORS: usize = 8;
/// Patterns in the style sheet. Has no factor in common with the colours, so that pairs do not come again soon.
const PATTERNS: usize = 5;

/// The look of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Look {
    /// Classes of the style sheet.
    pub(super) class: String,
    /// Id of its pattern in drawings.
    pub(super) fill: String,
    /// Letter of the badge, with a number behind it when there are more sources than letters.
    pub(super) badge: String,
}

/// The looks of an article: speaking sources first, those with most words first, then the others.
pub(super) struct Looks {
    of: FxHashMap<Node, Look>,
    nobody: Look,
}

impl Looks {
    pub(super) fn new(a: &Analysis, l: &Labels) -> Self {
        let letters: Vec<char> = l.page.letters.chars().collect();
        let mut of = FxHashMap::default();
        let speaking = a.balance.per_source.iter().map(|s| s.source);
        for id in speaking.chain(a.sources.iter().map(|s| s.id)) {
            let n = of.len();
            of.entry(id).or_insert_with(|| look(n, &letters));
        }
        Self { of, nobody: Look { class: "cx px".to_owned(), fill: "fx".to_owned(), badge: "?".to_owned() } }
    }

    /// The look of a source, or of nobody.
    pub(super) fn of(&self, id: Option<Node>) -> &Look {
        id.and_then(|id| self.of.get(&id)).unwrap_or(&self.nobody)
    }
}

fn look(n: usize, letters: &[char]) -> Look {
    let (color, pattern, count) = (n % COLORS, n % PATTERNS, letters.len().max(1));
    let letter = letters.get(n % count).copied().unwrap_or('?');
    let round = n / count;
    let badge = if round == 0 { letter.to_string() } else { format!("{letter}{}", round + 1) };
    Look { class: format!("c{color} p{pattern}"), fill: format!("f{color}-{pattern}"), badge }
}

/// Every pair of colour and pattern in use, for the drawings.
pub(super) fn fills(looks: &Looks) -> Vec<Fill> {
    let mut fills: Vec<Fill> = looks.of.values().chain([&looks.nobody]).map(Fill::of).collect();
    fills.sort();
    fills.dedup();
    fills
}

/// A pattern of the drawings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Fill {
    id: String,
    class: String,
    /// Number of the pattern; 9 for nobody.
    pattern: usize,
}

impl Fill {
    fn of(look: &Look) -> Self {
        let pattern = look.fill.rsplit_once('-').and_then(|(_, n)| n.parse().ok()).unwrap_or(9);
        let class = look.class.split(' ').next().unwrap_or_default().to_owned();
        Self { id: look.fill.clone(), class, pattern }
    }
}
