//! Folded Arabic letters that inflection and clitics are made of, by their Unicode names.

pub(super) const HAMZA: char = '\u{0621}';
pub(super) const ALEF_WITH_HAMZA: char = '\u{0623}';
pub(super) const ALEF: char = '\u{0627}';
pub(super) const BEH: char = '\u{0628}';
pub(super) const TEH_MARBUTA: char = '\u{0629}';
pub(super) const TEH: char = '\u{062A}';
pub(super) const SEEN: char = '\u{0633}';
pub(super) const FEH: char = '\u{0641}';
pub(super) const KAF: char = '\u{0643}';
pub(super) const LAM: char = '\u{0644}';
pub(super) const MEEM: char = '\u{0645}';
pub(super) const NOON: char = '\u{0646}';
pub(super) const WAW: char = '\u{0648}';
pub(super) const ALEF_MAKSURA: char = '\u{0649}';
pub(super) const YEH: char = '\u{064A}';
