//! The data of the policy that comes with the program, embedded.

/// Embeds files of `rules/policy/`, one for each rule, under their path.
macro_rules! embed {
    ($($rule:literal),* $(,)?) => {
        &[$( (concat!("rules/policy/", $rule, ".yaml"), include_str!(concat!("../../rules/policy/", $rule, ".yaml"))) ),*]
    };
}

/// Embeds presets under their name.
macro_rules! presets {
    ($($name:literal),* $(,)?) => { &[$( ($name, include_str!(concat!("../../rules/presets/", $name, ".yaml"))) ),*] };
}

/// The word lists.
pub(super) const WORDS: &str = include_str!("../../rules/policy/words.yaml");

/// The file that `isnad init` writes.
pub(super) const STARTER: &str = include_str!("../../rules/policy-starter.yaml");

/// The presets, by name.
pub(super) const PRESETS: &[(&str, &str)] = presets!["recommended", "agency", "broadcaster", "monitor", "factcheck", "breaking"];

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[(&str, &str)] = embed![
    "unattributed-quote",
    "unattributed-figure",
    "unattributed-accusation",
    "lede-unsourced",
    "late-attribution",
    "unresolved-speaker",
    "vague-anonymous-source",
    "anonymous-without-reason",
    "anonymous-opinion",
    "anonymous-attack",
    "anonymous-first",
    "anonymous-origin",
    "single-anonymous-source",
    "source-number-mismatch",
    "anonymous-plus-no-comment",
    "named-without-role",
    "anonymous-dominant",
    "collective-source",
    "agentless-report",
    "unnamed-media",
    "byline-only-agency",
    "chain-too-deep",
    "via-dropped",
    "relayed-anonymous",
    "circular-corroboration",
    "single-relay",
    "social-media-unverified",
    "single-source-story",
    "uncorroborated-key-claim",
    "missing-right-of-reply",
    "one-sided-conflict",
    "casualty-single-party",
    "conflicting-figures",
    "official-dominance",
    "asymmetric-verbs",
    "loaded-verb",
    "contested-label-unattributed",
    "headline-unattributed-claim",
    "headline-source-mismatch",
    "headline-verb-escalation",
    "headline-number-mismatch",
    "unused-waiver",
];
