//! One problem, one finding: which findings fall silent beside which.

use super::catalogue::Catalogue;
use super::facts::Facts;
use super::finding::Finding;
use std::collections::BTreeSet;

/// Where a finding silences others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// On the same source.
    Source,
    /// On the whole draft.
    Draft,
    /// On the draft, when it stands in the first paragraph.
    Lede,
}

/// What is silenced by what: of two findings that say the same the one that says more stays.
const TABLE: &[(&str, &str, Reach)] = &[
    ("vague-anonymous-source", "anonymous-without-reason", Reach::Source),
    ("single-anonymous-source", "single-source-story", Reach::Draft),
    ("single-anonymous-source", "anonymous-dominant", Reach::Draft),
    ("single-anonymous-source", "anonymous-first", Reach::Draft),
    ("unnamed-media", "byline-only-agency", Reach::Draft),
    ("relayed-anonymous", "anonymous-without-reason", Reach::Source),
    ("headline-source-mismatch", "headline-unattributed-claim", Reach::Draft),
    ("unattributed-figure", "lede-unsourced", Reach::Lede),
    ("circular-corroboration", "uncorroborated-key-claim", Reach::Draft),
];

/// The findings without those that another one makes superfluous.
pub(super) fn apply(findings: Vec<Finding>, catalogue: &Catalogue, facts: &Facts<'_>) -> Vec<Finding> {
    let lede = facts.body().first().and_then(|p| facts.on.doc.paragraphs.get(*p)).map(|p| p.span);
    let mut silent: BTreeSet<(usize, Option<usize>)> = BTreeSet::new();
    for (by, whom, reach) in TABLE {
        let (Some(by), Some(whom)) = (catalogue.find(by), catalogue.find(whom)) else { continue };
        for loud in findings.iter().filter(|f| f.rule == by) {
            match reach {
                Reach::Source if loud.hit.source.is_some() => silent.insert((whom, loud.hit.source)),
                Reach::Draft => silent.insert((whom, None)),
                Reach::Lede if lede.is_some_and(|l| l.contains(loud.hit.span)) => silent.insert((whom, None)),
                Reach::Source | Reach::Lede => false,
            };
        }
    }
    let speaks = |f: &Finding| !silent.contains(&(f.rule, None)) && (f.hit.source.is_none() || !silent.contains(&(f.rule, f.hit.source)));
    findings.into_iter().filter(speaks).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_rules_of_the_catalogue() {
        let catalogue = Catalogue::builtin().unwrap();
        let names = TABLE.iter().flat_map(|(by, whom, _)| [*by, *whom]);
        let unknown: Vec<&str> = names.filter(|id| catalogue.find(id).is_none()).collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }
}
