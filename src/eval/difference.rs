//! What a later analysis of the same article finds, loses and changes.
//!
//! The cross-check on articles without annotation: whoever changes a rule reads what it newly does there. Two
//! attributions are one when their cues share a code point; offsets are code points of the same text.

use crate::analysis::{Analysis, AttributionInfo};
use crate::provenance::Node;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What differs between two analyses of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum Difference {
    /// Only in the new one.
    Gained {
        /// As it is now.
        new: Finding,
    },
    /// Only in the old one.
    Lost {
        /// As it was.
        old: Finding,
    },
    /// In both, not the same.
    Changed {
        /// As it was.
        old: Finding,
        /// As it is now.
        new: Finding,
        /// In what.
        what: Vec<Change>,
    },
}

/// In what two attributions differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The cue or a further cue.
    Cue,
    /// The written-out source.
    Source,
    /// Who the source is.
    Link,
    /// The content.
    Content,
    /// Direct, mixed, indirect.
    Type,
    /// Assertion, opinion, directive.
    Act,
    /// Relays.
    Via,
    /// The attribution it is nested in.
    Parent,
}

/// An attribution in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Id of the article.
    pub doc: String,
    /// First code point of the cue.
    pub start: u32,
    /// The cue.
    pub cue: String,
    /// The source as written; else its name; empty for nobody.
    pub source: String,
    /// The pieces of the content, joined by ` | `.
    pub content: String,
    /// Id of the rule that found it.
    pub rule: String,
}

/// How often a rule's attributions were found, lost and changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// Only in the new analysis.
    pub gained: u32,
    /// Only in the old one.
    pub lost: u32,
    /// In both, not the same; counted for the new rule.
    pub changed: u32,
}

impl RuleCount {
    /// Adds differences up by rule.
    #[must_use]
    pub fn by_rule(differences: &[Difference]) -> BTreeMap<String, Self> {
        let mut counts: BTreeMap<String, Self> = BTreeMap::new();
        for difference in differences {
            let mut of = |f: &Finding, add: fn(&mut Self)| add(counts.entry(f.rule.clone()).or_default());
            match difference {
                Difference::Gained { new } => of(new, |c| c.gained += 1),
                Difference::Lost { old } => of(old, |c| c.lost += 1),
                Difference::Changed { new, .. } => of(new, |c| c.changed += 1),
            }
        }
        counts
    }
}

/// What `new` finds, loses and changes against `old`, in order of the cues.
#[must_use]
pub fn difference(old: &Analysis, new: &Analysis) -> Vec<Difference> {
    let pairs = pairs(&old.attributions, &new.attributions);
    let mut found: Vec<(u32, Difference)> = Vec::new();
    for (i, a) in old.attributions.iter().enumerate() {
        let at = a.cue.start;
        match pairs.get(&i).and_then(|j| new.attributions.get(*j)) {
            None => found.push((at, Difference::Lost { old: finding(old, a) })),
            Some(b) => {
                let what = changes((old, a), (new, b));
                if !what.is_empty() {
                    found.push((at, Difference::Changed { old: finding(old, a), new: finding(new, b), what }));
                }
            }
        }
    }
    let known: BTreeSet<usize> = pairs.into_values().collect();
    let fresh = new.attributions.iter().enumerate().filter(|(j, _)| !known.contains(j));
    found.extend(fresh.map(|(_, b)| (b.cue.start, Difference::Gained { new: finding(new, b) })));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, difference)| difference).collect()
}

/// Old → new where the first cues share a code point. Both lists are in order of their cues.
fn pairs(old: &[AttributionInfo], new: &[AttributionInfo]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a.cue.start < b.cue.end && b.cue.start < a.cue.end {
            pairs.insert(i, j);
            (i, j) = (i + 1, j + 1);
        } else if a.cue.start < b.cue.start {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// An attribution and the analysis it is of.
type Of<'a> = (&'a Analysis, &'a AttributionInfo);

fn changes((old, a): Of<'_>, (new, b): Of<'_>) -> Vec<Change> {
    let vias = |of: &Analysis, x: &AttributionInfo| -> Vec<String> { x.via.iter().map(|id| name(of, Some(*id))).collect() };
    let parent = |of: &Analysis, x: &AttributionInfo| {
        let id = x.parent.as_ref()?;
        of.attributions.iter().find(|p| p.id == *id).map(|p| p.cue.start)
    };
    let tests = [
        (Change::Cue, a.cue != b.cue || a.extra_cues != b.extra_cues),
        (Change::Source, a.source != b.source),
        (Change::Link, name(old, a.source_id) != name(new, b.source_id)),
        (Change::Content, a.content != b.content),
        (Change::Type, a.form != b.form),
        (Change::Act, a.act != b.act),
        (Change::Via, vias(old, a) != vias(new, b)),
        (Change::Parent, parent(old, a) != parent(new, b)),
    ];
    tests.into_iter().filter(|(_, differs)| *differs).map(|(change, _)| change).collect()
}

/// Name of a source; empty for nobody.
fn name(of: &Analysis, id: Option<Node>) -> String {
    let source = id.and_then(|id| of.sources.iter().find(|s| s.id == id));
    source.map_or_else(String::new, |s| s.name.clone())
}

fn finding(of: &Analysis, a: &AttributionInfo) -> Finding {
    let content: Vec<&str> = a.content.iter().map(|c| c.text.as_str()).collect();
    Finding {
        doc: of.article.id.clone(),
        start: a.cue.start,
        cue: a.cue.text.clone(),
        source: a.source.as_ref().map_or_else(|| name(of, a.source_id), |s| s.text.clone()),
        content: content.join(" | "),
        rule: a.rule.clone(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{Analyzer, Article};

    const TEXT: &str = "قال مدير المرفأ سالم هادي إن الرصيف جاهز.\nوأضاف أن العمل بدأ أمس.";

    fn analysis() -> Analysis {
        Analyzer::builder().build().unwrap().analyze(&Article::from_text("port", TEXT))
    }

    #[test]
    fn the_same_analysis_differs_in_nothing() {
        assert_eq!(difference(&analysis(), &analysis()), []);
    }

    #[test]
    fn what_is_gained_lost_and_changed_is_told_with_its_words() {
        let old = analysis();
        let mut new = old.clone();
        let gone = new.attributions.remove(0);
        new.attributions[0].content[0].text = "العمل".to_owned();
        let was = finding(&old, &old.attributions[1]);
        let now = Finding { content: "العمل".to_owned(), ..was.clone() };
        let lost = Finding {
            doc: "port".to_owned(),
            start: 0,
            cue: "قال".to_owned(),
            source: "مدير المرفأ سالم هادي".to_owned(),
            content: "الرصيف جاهز".to_owned(),
            rule: gone.rule,
        };
        let changed = Difference::Changed { old: was, new: now, what: vec![Change::Content] };
        assert_eq!(difference(&old, &new), [Difference::Lost { old: lost.clone() }, changed.clone()]);
        assert_eq!(difference(&new, &old)[0], Difference::Gained { new: lost.clone() });
        let counts = RuleCount::by_rule(&[Difference::Lost { old: lost.clone() }, changed]);
        assert_eq!(counts[&lost.rule], RuleCount { lost: 1, ..RuleCount::default() });
        assert_eq!(counts.values().map(|c| c.changed).sum::<u32>(), 1);
    }
}
