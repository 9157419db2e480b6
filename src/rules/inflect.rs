//! All written forms of a reporting verb from one entry.
//!
//! Works on folded letters (see [`crate::text::fold`]): hamza seats are bare, so that one
//! paradigm serves every spelling. Where a form is not regular the entry says it.
//!
//! *Source*: the paradigms are those of any school grammar of Modern Standard Arabic (sound,
//! hollow and defective verbs of measures I–X); forms that news does not use (second person,
//! energetic, imperative) are left out.

use super::letters::*;
use super::morph::{Agreement, Morph, Number, Tense};
use super::shape::{Measure, Verb};
use crate::text::fold;

/// A written form, folded, and what it tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// Folded letters.
    pub key: String,
    /// What the form tells.
    pub morph: Morph,
}

/// Every form of `verb` that can be a cue, in a fixed order; a form may come twice with different readings.
#[must_use]
pub fn inflect(verb: &Verb) -> Vec<Form> {
    let stems = Stems::of(verb);
    let mut out = Vec::with_capacity(128);
    perfect(&stems, &mut out);
    imperfect(&stems, &mut out);
    participle(&stems.participle, &mut out);
    nominal(&stems.masdar, &mut out);
    let homographs: Vec<String> = verb.homographs.iter().map(|h| fold(h)).collect();
    for form in &mut out {
        form.morph.homograph = homographs.contains(&form.key);
    }
    out
}

/// The bare noun and the noun with every attached pronoun.
#[must_use]
pub fn nominal_forms(noun: &str) -> Vec<Form> {
    let mut out = Vec::with_capacity(12);
    nominal(&fold(noun), &mut out);
    out
}

struct Stems {
    perfect: String,
    imperfect: String,
    participle: String,
    masdar: String,
    measure: Measure,
    /// The lemma ends with a hamza on alef, which stays (`tanabba'at`); folding takes the hamza off.
    hamzated: bool,
}

impl Stems {
    fn of(verb: &Verb) -> Self {
        let perfect = fold(&verb.lemma);
        let given = |form: &Option<String>, regular: fn(&str, Measure) -> String| match form {
            Some(form) => fold(form),
            None => regular(&perfect, verb.measure),
        };
        Self {
            imperfect: given(&verb.imperfect, regular_imperfect),
            participle: given(&verb.participle, regular_participle),
            masdar: given(&verb.masdar, regular_masdar),
            measure: verb.measure,
            hamzated: verb.lemma.ends_with(ALEF_WITH_HAMZA),
            perfect,
        }
    }

    fn is_defective(&self) -> bool {
        !self.hamzated && self.perfect.ends_with([ALEF_MAKSURA, ALEF])
    }

    /// A long vowel before the last radical that shortens before consonants.
    fn is_hollow(&self) -> bool {
        let letters: Vec<char> = self.perfect.chars().collect();
        let long = letters.len() >= 3 && letters[letters.len() - 2] == ALEF;
        long && match self.measure {
            Measure::I => letters.len() == 3,
            Measure::IV => letters.len() == 4,
            Measure::VII | Measure::VIII => letters.len() == 5,
            Measure::X => letters.len() == 6,
            _ => false,
        }
    }
}

fn without_last(word: &str) -> String {
    let mut word = word.to_owned();
    word.pop();
    word
}

fn without_first(word: &str) -> String {
    word.chars().skip(1).collect()
}

/// The stem behind the personal prefix of the imperfect and the prefix of the participle.
fn inner(perfect: &str, measure: Measure) -> String {
    let mut stem: Vec<char> = match measure {
        Measure::IV | Measure::VII | Measure::VIII | Measure::X => perfect.chars().skip(1).collect(),
        _ => perfect.chars().collect(),
    };
    if matches!(measure, Measure::II | Measure::III) && stem.first() == Some(&ALEF) {
        stem[0] = WAW; // the hamza's seat after the prefix's damma
    }
    let count = stem.len();
    if matches!(stem.last(), Some(&ALEF_MAKSURA | &ALEF)) && count > 1 {
        stem[count - 1] = if matches!(measure, Measure::V | Measure::VI) { ALEF_MAKSURA } else { YEH };
    } else if count >= 3 && stem[count - 2] == ALEF && matches!(measure, Measure::IV | Measure::X) {
        stem[count - 2] = YEH;
    }
    stem.into_iter().collect()
}

fn regular_imperfect(perfect: &str, measure: Measure) -> String {
    format!("{YEH}{}", inner(perfect, measure))
}

fn regular_participle(perfect: &str, measure: Measure) -> String {
    if measure == Measure::I {
        let letters: Vec<char> = perfect.chars().collect();
        return match letters.as_slice() {
            [first, ALEF, last] => [*first, ALEF, YEH, *last].iter().collect(),
            [first, second, ALEF_MAKSURA | ALEF] => [*first, ALEF, *second, YEH].iter().collect(),
            [first, second, last] => [*first, ALEF, *second, *last].iter().collect(),
            _ => String::new(),
        };
    }
    let stem = inner(perfect, measure);
    let stem = if stem.ends_with(ALEF_MAKSURA) { format!("{}{YEH}", without_last(&stem)) } else { stem };
    format!("{MEEM}{stem}")
}

fn regular_masdar(perfect: &str, measure: Measure) -> String {
    let letters: Vec<char> = perfect.chars().collect();
    let last = letters.last().copied().unwrap_or(ALEF);
    let head: String = letters.iter().take(letters.len().saturating_sub(1)).collect();
    let defective = matches!(last, ALEF_MAKSURA | ALEF);
    match measure {
        Measure::I => String::new(),
        Measure::II if defective => format!("{TEH}{head}{YEH}{TEH_MARBUTA}"),
        Measure::II => format!("{TEH}{head}{YEH}{last}"),
        Measure::III if defective => format!("{MEEM}{head}{ALEF}{TEH_MARBUTA}"),
        Measure::III => format!("{MEEM}{perfect}{TEH_MARBUTA}"),
        Measure::IV | Measure::X if letters.len() >= 4 && letters[letters.len() - 2] == ALEF => format!("{perfect}{TEH_MARBUTA}"),
        Measure::V | Measure::VI if defective => format!("{head}{YEH}"),
        Measure::V | Measure::VI => perfect.to_owned(),
        Measure::Q => format!("{perfect}{TEH_MARBUTA}"),
        _ if defective => format!("{head}{ALEF}{HAMZA}"),
        _ => format!("{head}{ALEF}{last}"),
    }
}

const ENCLITICS: [(&str, Agreement); 5] = [
    ("\u{0647}", Agreement::of(false, Number::Singular)),
    ("\u{0647}\u{0627}", Agreement { feminine: Some(true), number: None }),
    ("\u{0647}\u{0645}", Agreement::of(false, Number::Plural)),
    ("\u{0647}\u{0646}", Agreement::of(true, Number::Plural)),
    ("\u{0647}\u{0645}\u{0627}", Agreement { feminine: None, number: Some(Number::Dual) }),
];

fn push(out: &mut Vec<Form>, key: String, morph: Morph) {
    if key.chars().count() > 1 {
        out.push(Form { key, morph });
    }
}

/// A finite form alone and with object pronouns; `joined` is how the form looks before a pronoun.
fn finite(out: &mut Vec<Form>, key: String, joined: &str, morph: Morph) {
    for (suffix, _) in ENCLITICS {
        push(out, format!("{joined}{suffix}"), Morph { pronoun: true, ..morph });
    }
    push(out, key, morph);
}

/// The feminine plural is left out: news hardly uses it, and it is written like other words.
fn perfect(stems: &Stems, out: &mut Vec<Form>) {
    let p = &stems.perfect;
    let base = if stems.is_defective() { without_last(p) } else { p.clone() };
    let vowel = if p.ends_with(ALEF) && stems.is_defective() { WAW } else { YEH };
    let joined = if p.ends_with(ALEF_MAKSURA) { format!("{base}{ALEF}") } else { p.clone() };
    let morph = |feminine, number| Morph { agreement: Agreement { feminine: Some(feminine), number }, ..Morph::default() };
    finite(out, p.clone(), &joined, morph(false, None));
    finite(out, format!("{base}{TEH}"), &format!("{base}{TEH}"), morph(true, None));
    let dual = if stems.is_defective() { format!("{base}{vowel}{ALEF}") } else { format!("{base}{ALEF}") };
    push(out, dual, morph(false, Some(Number::Dual)));
    push(out, format!("{base}{TEH}{ALEF}"), morph(true, Some(Number::Dual)));
    finite(out, format!("{base}{WAW}{ALEF}"), &format!("{base}{WAW}"), morph(false, Some(Number::Plural)));
    let short = short_perfect(stems, vowel);
    let first = Morph { first_person: true, ..Morph::default() };
    push(out, format!("{short}{NOON}{ALEF}"), first);
    if short != base {
        push(out, format!("{short}{TEH}"), first);
    }
    for passive in passive_perfect(stems) {
        let feminine = if passive.ends_with(ALEF_MAKSURA) { String::new() } else { format!("{passive}{TEH}") };
        push(out, passive, Morph { passive: true, ..morph(false, None) });
        push(out, feminine, Morph { passive: true, ..morph(true, None) });
    }
}

fn short_perfect(stems: &Stems, vowel: char) -> String {
    if stems.is_defective() {
        return format!("{}{vowel}", without_last(&stems.perfect));
    }
    if stems.is_hollow() {
        return drop_second_last(&stems.perfect);
    }
    stems.perfect.clone()
}

fn drop_second_last(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let cut = letters.len().saturating_sub(2);
    letters.iter().enumerate().filter(|(i, _)| *i != cut).map(|(_, c)| *c).collect()
}

fn replace_second_last(word: &str, by: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let cut = letters.len().saturating_sub(2);
    if let Some(letter) = letters.get_mut(cut) {
        *letter = by;
    }
    letters.into_iter().collect()
}

/// Passive perfects that are written differently from the active.
fn passive_perfect(stems: &Stems) -> Vec<String> {
    if stems.is_hollow() {
        vec![replace_second_last(&stems.perfect, YEH)]
    } else if stems.is_defective() {
        vec![format!("{}{YEH}", without_last(&stems.perfect))]
    } else {
        Vec::new()
    }
}

/// The jussive of weak verbs is left out: it stands behind a negation only, and is written like other words.
fn imperfect(stems: &Stems, out: &mut Vec<Form>) {
    let i = &stems.imperfect;
    if i.is_empty() {
        return;
    }
    let stem = without_first(i);
    let defective = stem.ends_with([YEH, WAW, ALEF_MAKSURA]) && stems.is_defective();
    let cut = if defective { without_last(&stem) } else { stem.clone() };
    let joined = if stem.ends_with(ALEF_MAKSURA) { format!("{cut}{ALEF}") } else { stem.clone() };
    let dual = if stem.ends_with(ALEF_MAKSURA) { format!("{cut}{YEH}") } else { stem.clone() };
    let with =
        |feminine, number| Morph { tense: Tense::Imperfect, agreement: Agreement { feminine: Some(feminine), number }, ..Morph::default() };
    finite(out, format!("{YEH}{stem}"), &format!("{YEH}{joined}"), with(false, None));
    finite(out, format!("{TEH}{stem}"), &format!("{TEH}{joined}"), with(true, None));
    push(out, format!("{YEH}{dual}{ALEF}{NOON}"), with(false, Some(Number::Dual)));
    push(out, format!("{TEH}{dual}{ALEF}{NOON}"), with(true, Some(Number::Dual)));
    push(out, format!("{YEH}{cut}{WAW}{NOON}"), with(false, Some(Number::Plural)));
    push(out, format!("{YEH}{cut}{WAW}{ALEF}"), with(false, Some(Number::Plural)));
    let first = Morph { tense: Tense::Imperfect, first_person: true, ..Morph::default() };
    push(out, format!("{ALEF}{stem}"), first);
    push(out, format!("{NOON}{stem}"), first);
    if stems.is_hollow() {
        let passive = replace_second_last(&stem, ALEF);
        push(out, format!("{YEH}{passive}"), Morph { passive: true, ..with(false, None) });
        push(out, format!("{TEH}{passive}"), Morph { passive: true, ..with(true, None) });
    }
}

fn participle(stem: &str, out: &mut Vec<Form>) {
    if stem.is_empty() {
        return;
    }
    let with = |agreement, accusative| Morph { tense: Tense::Participle, agreement, accusative, ..Morph::default() };
    let people = |feminine| Agreement { feminine: Some(feminine), number: Some(Number::Plural) };
    let base = if stem.ends_with(YEH) { without_last(stem) } else { stem.to_owned() };
    push(out, format!("{stem}{ALEF}"), with(Agreement::of(false, Number::Singular), true));
    push(out, stem.to_owned(), with(Agreement::of(false, Number::Singular), false));
    push(out, format!("{stem}{TEH_MARBUTA}"), with(Agreement { feminine: Some(true), number: None }, true));
    push(out, format!("{base}{YEH}{NOON}"), with(people(false), true));
    push(out, format!("{base}{WAW}{NOON}"), with(people(false), false));
    push(out, format!("{stem}{ALEF}{NOON}"), with(Agreement::of(false, Number::Dual), false));
    push(out, format!("{stem}{ALEF}{TEH}"), with(people(true), true));
    push(out, format!("{stem}{TEH}{YEH}{NOON}"), with(Agreement::of(true, Number::Dual), true));
}

fn nominal(noun: &str, out: &mut Vec<Form>) {
    if noun.is_empty() {
        return;
    }
    let morph = Morph { tense: Tense::Masdar, ..Morph::default() };
    push(out, noun.to_owned(), morph);
    let bases = if noun.ends_with(TEH_MARBUTA) {
        vec![format!("{}{TEH}", without_last(noun))]
    } else if noun.ends_with(HAMZA) {
        let base = without_last(noun);
        vec![noun.to_owned(), format!("{base}{YEH}"), format!("{base}{WAW}")]
    } else {
        vec![noun.to_owned()]
    };
    for base in bases {
        for (suffix, agreement) in ENCLITICS {
            push(out, format!("{base}{suffix}"), Morph { pronoun: true, agreement, ..morph });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn forms(yaml: &str) -> Vec<String> {
        let verb: Verb = serde_json::from_str(yaml).unwrap();
        inflect(&verb).into_iter().map(|form| form.key).collect()
    }

    #[test]
    fn a_last_hamza_stays_before_endings() {
        let tanabbaa =
            forms(r#"{"lemma":"تنبأ","measure":"V","imperfect":"يتنبأ","act":"opinion","strength":"strong","complements":["that"]}"#);
        let has = |word: &str| tanabbaa.contains(&fold(word));
        assert_eq!(["تنبأ", "تنبأت", "تنبأوا", "يتنبأ", "تنبت"].map(has), [true, true, true, true, false]);
    }

    #[test]
    fn a_last_alef_goes_before_endings() {
        let nafa = forms(r#"{"lemma":"نفى","measure":"I","imperfect":"ينفي","act":"assertion","strength":"core","complements":["that"]}"#);
        let has = |word: &str| nafa.contains(&fold(word));
        assert_eq!(["نفى", "نفت", "نفوا", "ينفي", "نفىت"].map(has), [true, true, true, true, false]);
    }
}
