//! One problem, one finding: which findings fall silent beside which.

use super::catalogue::Catalogue;
use super::facts::Facts;
use super::finding::Finding;

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

/// What is silenced by what. *Source*: the suppression table of the rule catalogue.
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
    let id = |f: &Finding| catalogue.rule(f.rule).map_or("", |r| r.id.as_str());
    let lede = |f: &Finding| facts.body().first().and_then(|p| facts.on.doc.paragraphs.get(*p)).is_some_and(|p| p.span.contains(f.hit.span));
    let silences = |loud: &Finding, quiet: &Finding| {
        TABLE.iter().any(|(by, whom, reach)| {
            let reaches = match reach {
                Reach::Source => loud.hit.source.is_some() && loud.hit.source == quiet.hit.source,
                Reach::Draft => true,
                Reach::Lede => lede(loud),
            };
            *by == id(loud) && *whom == id(quiet) && reaches
        })
    };
    let is_loud = |f: &&Finding| TABLE.iter().any(|(by, _, _)| *by == id(f));
    let mut loud: Vec<Finding> = findings.iter().filter(is_loud).cloned().collect();
    loud.sort_by_key(|f| (f.rule, f.hit.source));
    loud.dedup_by_key(|f| (f.rule, f.hit.source, lede(f)));
    findings.into_iter().filter(|quiet| !loud.iter().any(|l| silences(l, quiet))).collect()
}
