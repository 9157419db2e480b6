//! The packs that come with the program, embedded in the order of `rules/pack.yaml`.

/// Embeds files of `rules/` under their path from there.
macro_rules! embed {
    ($($file:literal),* $(,)?) => { &[$( (concat!("rules/", $file), include_str!(concat!("../../rules/", $file))) ),*] };
}

/// Name and text of every built-in pack file, in load order.
pub(super) const FILES: &[(&str, &str)] = embed![];
