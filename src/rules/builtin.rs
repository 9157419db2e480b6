//! The packs that come with the program, embedded in the order of `rules/pack.yaml`.

/// Embeds files of `rules/` under their path from there.
macro_rules! embed {
    ($($file:literal),* $(,)?) => { &[$( (concat!("rules/", $file), include_str!(concat!("../../rules/", $file))) ),*] };
}

/// Name and text of every built-in pack file, in load order.
pub(super) const FILES: &[(&str, &str)] = embed![
    "ar/shapes.yaml",
    "ar/functions.yaml",
    "ar/verbs-core.yaml",
    "ar/verbs-directive.yaml",
    "ar/nominals.yaml",
    "ar/markers.yaml",
    "ar/lookalikes.yaml",
    "ar/heads-person.yaml",
    "ar/heads-person-people.yaml",
    "ar/heads-person-power.yaml",
    "ar/heads-person-work.yaml",
    "ar/heads-organization.yaml",
    "ar/heads-organization-other.yaml",
    "ar/heads-media.yaml",
    "ar/heads-document.yaml",
    "ar/heads-group.yaml",
    "ar/heads-source.yaml",
    "ar/honorifics.yaml",
    "ar/outlets.yaml",
    "ar/outlets-papers.yaml",
    "ar/outlets-papers-more.yaml",
    "ar/anonymity.yaml",
    "ar/affiliations.yaml",
    "ar/affiliations-more.yaml",
    "ar/hedges.yaml",
    "ar/silences.yaml",
    "ar/claims.yaml",
    "ar/furniture.yaml",
];
