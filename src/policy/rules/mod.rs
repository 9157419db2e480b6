//! What each rule decides, a file each. Names, messages and examples are data, in `rules/policy/`.

mod agentless_report;
mod anonymous_attack;
mod anonymous_dominant;
mod anonymous_first;
mod anonymous_opinion;
mod anonymous_origin;
mod anonymous_plus_no_comment;
mod anonymous_without_reason;
mod asymmetric_verbs;
mod byline_only_agency;
mod casualty_single_party;
mod chain_too_deep;
mod circular_corroboration;
mod collective_source;
mod conflicting_figures;
mod contested_label_unattributed;
mod headline_number_mismatch;
mod headline_source_mismatch;
mod headline_unattributed_claim;
mod headline_verb_escalation;
mod late_attribution;
mod lede_unsourced;
mod loaded_verb;
mod missing_right_of_reply;
mod named_without_role;
mod official_dominance;
mod one_sided_conflict;
mod prelude;
mod relayed_anonymous;
mod single_anonymous_source;
mod single_relay;
mod single_source_story;
mod social_media_unverified;
mod source_number_mismatch;
mod unattributed_accusation;
mod unattributed_figure;
mod unattributed_quote;
mod uncorroborated_key_claim;
mod unnamed_media;
mod unresolved_speaker;
mod vague_anonymous_source;
mod via_dropped;

use super::facts::Facts;
use super::finding::Hit;
use super::settings::Setting;

/// Decides a rule on an article.
pub(super) type Decide = fn(&Facts<'_>, &Setting) -> Vec<Hit>;

/// The code of every rule, by its id.
pub(super) const RULES: &[(&str, Decide)] = &[
    ("agentless-report", agentless_report::decide),
    ("anonymous-attack", anonymous_attack::decide),
    ("anonymous-dominant", anonymous_dominant::decide),
    ("anonymous-first", anonymous_first::decide),
    ("anonymous-opinion", anonymous_opinion::decide),
    ("anonymous-origin", anonymous_origin::decide),
    ("anonymous-plus-no-comment", anonymous_plus_no_comment::decide),
    ("anonymous-without-reason", anonymous_without_reason::decide),
    ("asymmetric-verbs", asymmetric_verbs::decide),
    ("byline-only-agency", byline_only_agency::decide),
    ("casualty-single-party", casualty_single_party::decide),
    ("chain-too-deep", chain_too_deep::decide),
    ("circular-corroboration", circular_corroboration::decide),
    ("collective-source", collective_source::decide),
    ("conflicting-figures", conflicting_figures::decide),
    ("contested-label-unattributed", contested_label_unattributed::decide),
    ("headline-number-mismatch", headline_number_mismatch::decide),
    ("headline-source-mismatch", headline_source_mismatch::decide),
    ("headline-unattributed-claim", headline_unattributed_claim::decide),
    ("headline-verb-escalation", headline_verb_escalation::decide),
    ("late-attribution", late_attribution::decide),
    ("lede-unsourced", lede_unsourced::decide),
    ("loaded-verb", loaded_verb::decide),
    ("missing-right-of-reply", missing_right_of_reply::decide),
    ("named-without-role", named_without_role::decide),
    ("official-dominance", official_dominance::decide),
    ("one-sided-conflict", one_sided_conflict::decide),
    ("relayed-anonymous", relayed_anonymous::decide),
    ("single-anonymous-source", single_anonymous_source::decide),
    ("single-relay", single_relay::decide),
    ("single-source-story", single_source_story::decide),
    ("social-media-unverified", social_media_unverified::decide),
    ("source-number-mismatch", source_number_mismatch::decide),
    ("unattributed-accusation", unattributed_accusation::decide),
    ("unattributed-figure", unattributed_figure::decide),
    ("unattributed-quote", unattributed_quote::decide),
    ("uncorroborated-key-claim", uncorroborated_key_claim::decide),
    ("unnamed-media", unnamed_media::decide),
    ("unresolved-speaker", unresolved_speaker::decide),
    ("vague-anonymous-source", vague_anonymous_source::decide),
    ("via-dropped", via_dropped::decide),
];
