//! The letters that clitics and endings are written with, by their Unicode names, and the clitics, endings and attached
//! pronouns themselves, by what they do. All are folded. Whole words stand under `rules/`.

/// Hamza on the line.
pub(crate) const HAMZA: char = '\u{0621}';
/// Not folded.
pub(crate) const ALEF_WITH_MADDA: char = '\u{0622}';
/// Not folded.
pub(crate) const ALEF_WITH_HAMZA: char = '\u{0623}';
/// Not folded.
pub(crate) const ALEF_WITH_HAMZA_BELOW: char = '\u{0625}';
pub(crate) const ALEF: char = '\u{0627}';
pub(crate) const BEH: char = '\u{0628}';
pub(crate) const TEH_MARBUTA: char = '\u{0629}';
pub(crate) const TEH: char = '\u{062A}';
pub(crate) const REH: char = '\u{0631}';
pub(crate) const SEEN: char = '\u{0633}';
pub(crate) const AIN: char = '\u{0639}';
pub(crate) const FEH: char = '\u{0641}';
pub(crate) const KAF: char = '\u{0643}';
pub(crate) const LAM: char = '\u{0644}';
pub(crate) const MEEM: char = '\u{0645}';
pub(crate) const NOON: char = '\u{0646}';
pub(crate) const HEH: char = '\u{0647}';
pub(crate) const WAW: char = '\u{0648}';
pub(crate) const ALEF_MAKSURA: char = '\u{0649}';
pub(crate) const YEH: char = '\u{064A}';

/// "And".
pub(crate) const AND: &str = "\u{0648}";
/// "By, in, with".
pub(crate) const BY: &str = "\u{0628}";
/// "To, for, of".
pub(crate) const TO: &str = "\u{0644}";
/// The article.
pub(crate) const THE: &str = "\u{0627}\u{0644}";
/// "And the".
pub(crate) const AND_THE: &str = "\u{0648}\u{0627}\u{0644}";
/// "To", and that it stands before the next word.
pub(crate) const TO_NEXT: &str = "\u{0644}\u{2026}";
/// "By the".
pub(crate) const BY_THE: &str = "\u{0628}\u{0627}\u{0644}";
/// "So" and the article.
pub(crate) const SO_THE: &str = "\u{0641}\u{0627}\u{0644}";
/// "To the": the article loses its first letter.
pub(crate) const TO_THE: &str = "\u{0644}\u{0644}";
/// The article and the letter that participles begin with.
pub(crate) const THE_MEEM: &str = "\u{0627}\u{0644}\u{0645}";

/// "His, him".
pub(crate) const HIS: &str = "\u{0647}";
/// "Her".
pub(crate) const HERS: &str = "\u{0647}\u{0627}";
/// "Their, them".
pub(crate) const THEIRS: &str = "\u{0647}\u{0645}";
/// "Of the two, the two".
pub(crate) const OF_TWO: &str = "\u{0647}\u{0645}\u{0627}";
/// "Their, them", of women.
pub(crate) const OF_WOMEN: &str = "\u{0647}\u{0646}";
/// "Our, us".
pub(crate) const OURS: &str = "\u{0646}\u{0627}";
/// "Your, you".
pub(crate) const YOURS: &str = "\u{0643}\u{0645}";
/// "Me", behind a verb.
pub(crate) const ME: &str = "\u{0646}\u{064A}";
/// "His" behind a feminine noun.
pub(crate) const TEH_HIS: &str = "\u{062A}\u{0647}";
/// "Her" behind a feminine noun.
pub(crate) const TEH_HERS: &str = "\u{062A}\u{0647}\u{0627}";
/// "Their" behind a feminine noun.
pub(crate) const TEH_THEIRS: &str = "\u{062A}\u{0647}\u{0645}";

/// The feminine of a noun.
pub(crate) const FEMININE: &str = "\u{0629}";
/// The indefinite accusative of a masculine noun.
pub(crate) const ACCUSATIVE: &str = "\u{0627}";
/// The sound plural of men, nominative.
pub(crate) const MEN: &str = "\u{0648}\u{0646}";
/// The sound plural of men, genitive and accusative; also the dual.
pub(crate) const MEN_OBLIQUE: &str = "\u{064A}\u{0646}";
/// The sound plural of women and things.
pub(crate) const WOMEN: &str = "\u{0627}\u{062A}";
/// The dual, nominative.
pub(crate) const TWO: &str = "\u{0627}\u{0646}";
/// The dual of a feminine noun, nominative.
pub(crate) const TEH_TWO: &str = "\u{062A}\u{0627}\u{0646}";
/// The same, genitive and accusative.
pub(crate) const TEH_TWO_OBLIQUE: &str = "\u{062A}\u{064A}\u{0646}";
/// The plural of men in a verb of the past.
pub(crate) const THEY_DID: &str = "\u{0648}\u{0627}";
/// The ending of a relation (nisba).
pub(crate) const NISBA: &str = "\u{064A}";
/// The same, feminine.
pub(crate) const NISBA_FEMININE: &str = "\u{064A}\u{0629}";
/// The same, of men, nominative.
pub(crate) const NISBA_MEN: &str = "\u{064A}\u{0648}\u{0646}";
/// The same, of men, genitive and accusative.
pub(crate) const NISBA_MEN_OBLIQUE: &str = "\u{064A}\u{064A}\u{0646}";
