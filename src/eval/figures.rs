//! The figures, as counts that can be added up over articles.

use crate::attribution::model::Confidence;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// What is counted with precision and recall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// Attributions found: the cue overlaps, or half of the content agrees.
    Detect,
    /// Words of the contents.
    Content,
    /// Contents that agree in every word.
    Strict,
    /// Words of the written-out sources.
    Source,
    /// Attributions found and tied to the right source.
    Link,
    /// Those in quotation marks, found as such and tied to the right source.
    Direct,
    /// Relays of found attributions.
    Via,
    /// Sources that ask not to be named.
    Unnamed,
    /// Those whose reason the article gives.
    Reason,
    /// Attributions found, tied to the right source, with a content that agrees in four fifths: the headline figure.
    Triple,
}

impl Figure {
    /// All, in the order of the reference scorer.
    pub const ALL: [Self; 10] = [
        Self::Detect,
        Self::Content,
        Self::Strict,
        Self::Source,
        Self::Link,
        Self::Direct,
        Self::Via,
        Self::Unnamed,
        Self::Reason,
        Self::Triple,
    ];
}

/// What is compared over attributions that were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trait {
    /// Direct, mixed or indirect.
    Type,
    /// Assertion, opinion or directive.
    Act,
    /// The attribution it is nested in.
    Nested,
    /// How the source is identified, where the right one was found.
    Naming,
    /// What the source is, where the right one was found.
    Kind,
}

/// Counts behind a precision and a recall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Found and annotated.
    pub right: u64,
    /// Found.
    pub found: u64,
    /// Annotated.
    pub gold: u64,
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Row {
    /// Share of what was found that is right; 0 when nothing was found.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// Share of what is annotated that was found; 0 when nothing is annotated.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// Harmonic mean of the two; 0 when both are.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// How often a trait was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Right.
    pub right: u64,
    /// Compared.
    pub of: u64,
}

impl Accuracy {
    /// The share that is right; `None` when nothing was compared.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| share(self.right, self.of))
    }

    /// Counts one more.
    pub(super) fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += u64::from(right);
    }
}

/// Errors of the counts an article's profile rests on, added up over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Profile {
    /// By how many the number of sources is off.
    pub sources: f64,
    /// By how much the share of attributions to a source without a name is off.
    pub unnamed_share: f64,
}

/// Attributions of one level of confidence.
pub type Level = Accuracy;

/// The figures of one or more articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Articles.
    pub documents: u64,
    /// Counts by figure.
    pub rows: BTreeMap<Figure, Row>,
    /// Counts by trait; a trait that was never compared is not there.
    pub traits: BTreeMap<Trait, Accuracy>,
    /// Attributions found, and those of them that are right as a triple, by the program's confidence.
    pub levels: BTreeMap<Confidence, Level>,
    /// Sums; [`Scores::profile`] gives means.
    pub profile_sum: Profile,
}

impl Scores {
    /// The counts of a figure.
    #[must_use]
    pub fn row(&self, figure: Figure) -> Row {
        self.rows.get(&figure).copied().unwrap_or_default()
    }

    /// Mean errors over the articles; `None` without articles.
    #[must_use]
    pub fn profile(&self) -> Option<Profile> {
        let n = self.documents as f64;
        let mean = Profile { sources: self.profile_sum.sources / n, unnamed_share: self.profile_sum.unnamed_share / n };
        (self.documents > 0).then_some(mean)
    }

    /// Adds to the counts of a figure.
    pub(super) fn add(&mut self, figure: Figure, right: usize, found: usize, gold: usize) {
        *self.rows.entry(figure).or_default() += Row { right: right as u64, found: found as u64, gold: gold as u64 };
    }
}

impl AddAssign for Row {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

impl AddAssign for Accuracy {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

impl AddAssign<&Scores> for Scores {
    fn add_assign(&mut self, other: &Self) {
        self.documents += other.documents;
        other.rows.iter().for_each(|(k, v)| *self.rows.entry(*k).or_default() += *v);
        other.traits.iter().for_each(|(k, v)| *self.traits.entry(*k).or_default() += *v);
        other.levels.iter().for_each(|(k, v)| *self.levels.entry(*k).or_default() += *v);
        self.profile_sum.sources += other.profile_sum.sources;
        self.profile_sum.unnamed_share += other.profile_sum.unnamed_share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_and_recall_are_told_apart() {
        let row = Row { right: 3, found: 4, gold: 6 };
        assert_eq!((row.precision(), row.recall(), row.f1()), (0.75, 0.5, 0.6));
    }

    #[test]
    fn nothing_found_scores_nothing() {
        assert_eq!(Row { right: 0, found: 0, gold: 5 }.f1(), 0.0);
        assert_eq!((Accuracy::default().share(), Scores::default().profile()), (None, None));
    }

    #[test]
    fn articles_add_up() {
        let mut one = Scores { documents: 1, ..Scores::default() };
        one.add(Figure::Detect, 1, 2, 3);
        one.profile_sum.sources = 2.0;
        let mut sum = one.clone();
        sum += &one;
        assert_eq!(sum.row(Figure::Detect), Row { right: 2, found: 4, gold: 6 });
        assert_eq!(sum.profile(), Some(Profile { sources: 2.0, unnamed_share: 0.0 }));
    }
}
