//! A folded word without what is written before it.

use super::affixes::{BEH, FEH, KAF, LAM, THE, WAW};

/// Conjunctions that are written to the next word.
pub(crate) const CONJUNCTIONS: [char; 2] = [WAW, FEH];
const PREPOSITIONS: [char; 2] = [BEH, KAF];

/// A folded word whole, then without conjunction, clitic preposition and article.
pub(crate) fn bare_forms(key: &str) -> impl Iterator<Item = &str> {
    let long = |rest: &&str| rest.len() >= 4;
    let tail = key.strip_prefix(CONJUNCTIONS).filter(long);
    [Some(key), tail].into_iter().flatten().flat_map(move |word| {
        let prepositional = word.strip_prefix(PREPOSITIONS).filter(long);
        let lam = word.strip_prefix(LAM).filter(long);
        let article = word.strip_prefix(THE).filter(long);
        let both = prepositional.and_then(|w| w.strip_prefix(THE)).filter(long);
        let lam_article = lam.and_then(|w| w.strip_prefix(LAM)).filter(long);
        [Some(word), article, prepositional, both, lam, lam_article].into_iter().flatten()
    })
}

/// A folded word without conjunction, clitic preposition and article: the last of its [`bare_forms`], without the others.
pub(crate) fn bare(key: &str) -> &str {
    let long = |rest: &&str| rest.len() >= 4;
    let word = key.strip_prefix(CONJUNCTIONS).filter(long).unwrap_or(key);
    if let Some(lam) = word.strip_prefix(LAM).filter(long) {
        return lam.strip_prefix(LAM).filter(long).unwrap_or(lam);
    }
    let rest = word.strip_prefix(PREPOSITIONS).filter(long).unwrap_or(word);
    rest.strip_prefix(THE).filter(long).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_are_taken_off() {
        let forms: Vec<&str> = bare_forms("وبالمدينة").collect();
        assert!(forms.contains(&"مدينة"), "{forms:?}");
        assert!(bare_forms("للمدير").any(|w| w == "مدير"));
        for word in
            ["وبالمدينة", "للمدير", "لمدير", "كالجسر", "بيت", "فالبيت", "الري", "ولل", "بال", "وال", "لا", "x", "", "والد", "البال", "للا"]
        {
            assert_eq!(Some(bare(word)), bare_forms(word).last(), "{word}");
        }
    }
}
