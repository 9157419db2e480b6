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
use crate::text::affixes::{HERS, HIS, ME, OF_TWO, OF_WOMEN, OURS, THEIRS};
use crate::text::fold;

/// Hands out every form of `verb` that can be a cue, folded, with what it tells, in a fixed order; a form
/// may come twice with different readings.
pub(super) fn inflect(verb: &Verb, mut each: impl FnMut(&str, Morph)) {
    let stems = Stems::of(verb);
    let homographs: Vec<String> = verb.homographs.iter().map(|h| fold(h)).collect();
    let mut out = Forms::new(&homographs, &mut each);
    perfect(&stems, &mut out);
    imperfect(&stems, &mut out);
    participle(&stems.participle, &mut out);
    nominal(&stems.masdar, &mut out);
}

/// Hands out the bare noun and the noun with every attached pronoun, folded.
pub(super) fn nominal_forms(noun: &str, mut each: impl FnMut(&str, Morph)) {
    nominal(&fold(noun), &mut Forms::new(&[], &mut each));
}

/// Puts forms together, one after the other in the same place.
struct Forms<'f> {
    key: String,
    homographs: &'f [String],
    each: &'f mut dyn FnMut(&str, Morph),
}

/// What a form is made of: a letter of person or none, a stem, letters behind it.
#[derive(Clone, Copy)]
struct Parts<'p>(Option<char>, &'p str, &'p [char]);

impl<'f> Forms<'f> {
    fn new(homographs: &'f [String], each: &'f mut dyn FnMut(&str, Morph)) -> Self {
        Self { key: String::with_capacity(64), homographs, each }
    }

    /// A form with an attached pronoun or without; a single letter is none.
    fn joined(&mut self, parts: Parts<'_>, pronoun: &str, morph: Morph) {
        let Parts(before, stem, after) = parts;
        self.key.clear();
        self.key.extend(before);
        self.key.push_str(stem);
        self.key.extend(after);
        self.key.push_str(pronoun);
        if self.key.chars().nth(1).is_some() {
            let homograph = self.homographs.contains(&self.key);
            (self.each)(&self.key, Morph { homograph, ..morph });
        }
    }

    fn push(&mut self, parts: Parts<'_>, morph: Morph) {
        self.joined(parts, "", morph);
    }

    /// A finite form with object pronouns and alone; `joined` is how the form looks before a pronoun.
    fn finite(&mut self, alone: Parts<'_>, joined: Parts<'_>, morph: Morph) {
        for (suffix, _) in ENCLITICS {
            self.joined(joined, suffix, Morph { pronoun: true, ..morph });
        }
        self.joined(joined, ME, Morph { pronoun: true, ..morph });
        self.push(alone, morph);
    }
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

fn without_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

fn without_first(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next();
    letters.as_str()
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
    (HIS, Agreement::of(false, Number::Singular)),
    (HERS, Agreement { feminine: Some(true), number: None }),
    (THEIRS, Agreement::of(false, Number::Plural)),
    (OF_WOMEN, Agreement::of(true, Number::Plural)),
    (OF_TWO, Agreement { feminine: None, number: Some(Number::Dual) }),
];

/// The feminine plural is left out where it would be another word: short ones (`Aden`), the endings of `two`, those that
/// begin like the article, and where its noon joins that of the verb.
fn perfect(stems: &Stems, out: &mut Forms<'_>) {
    let p = stems.perfect.as_str();
    let base = if stems.is_defective() { without_last(p) } else { p };
    let vowel = if p.ends_with(ALEF) && stems.is_defective() { WAW } else { YEH };
    let joined = if p.ends_with(ALEF_MAKSURA) { Parts(None, base, &[ALEF]) } else { Parts(None, p, &[]) };
    let morph = |feminine, number| Morph { agreement: Agreement { feminine: Some(feminine), number }, ..Morph::default() };
    let she = Parts(None, base, &[TEH]);
    out.finite(Parts(None, p, &[]), joined, morph(false, None));
    out.finite(she, she, morph(true, None));
    // a witness spoke to the writer; only behind the feminine is "us" not written like "we"
    out.joined(she, OURS, Morph { pronoun: true, ..morph(true, None) });
    let dual: &[char] = if stems.is_defective() { &[vowel, ALEF] } else { &[ALEF] };
    out.push(Parts(None, base, dual), morph(false, Some(Number::Dual)));
    out.push(Parts(None, base, &[TEH, ALEF]), morph(true, Some(Number::Dual)));
    out.finite(Parts(None, base, &[WAW, ALEF]), Parts(None, base, &[WAW]), morph(false, Some(Number::Plural)));
    let short = short_perfect(stems, vowel);
    let first = Morph { first_person: true, ..Morph::default() };
    out.push(Parts(None, &short, &[NOON, ALEF]), first);
    if short != base {
        out.push(Parts(None, &short, &[TEH]), first);
    }
    let other = stems.is_defective() || short.ends_with(NOON) || short.starts_with([ALEF, LAM].iter().collect::<String>().as_str());
    if short.chars().count() >= 3 && !other {
        out.push(Parts(None, &short, &[NOON]), morph(true, Some(Number::Plural)));
    }
    if let Some(passive) = passive_perfect(stems) {
        out.push(Parts(None, &passive, &[]), Morph { passive: true, ..morph(false, None) });
        if !passive.ends_with(ALEF_MAKSURA) {
            out.push(Parts(None, &passive, &[TEH]), Morph { passive: true, ..morph(true, None) });
        }
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

/// The passive perfect where it is written differently from the active.
fn passive_perfect(stems: &Stems) -> Option<String> {
    if stems.is_hollow() {
        Some(replace_second_last(&stems.perfect, YEH))
    } else {
        stems.is_defective().then(|| format!("{}{YEH}", without_last(&stems.perfect)))
    }
}

/// The jussive of weak verbs is left out: it stands behind a negation only, and is written like other words.
fn imperfect(stems: &Stems, out: &mut Forms<'_>) {
    let i = &stems.imperfect;
    if i.is_empty() {
        return;
    }
    let stem = without_first(i);
    let open = stem.ends_with(ALEF_MAKSURA);
    let defective = stem.ends_with([YEH, WAW, ALEF_MAKSURA]) && stems.is_defective();
    let cut = if defective { without_last(stem) } else { stem };
    let joined = |person| if open { Parts(Some(person), cut, &[ALEF]) } else { Parts(Some(person), stem, &[]) };
    let dual = |person| if open { Parts(Some(person), cut, &[YEH, ALEF, NOON]) } else { Parts(Some(person), stem, &[ALEF, NOON]) };
    let alone = |person| Parts(Some(person), stem, &[]);
    let with =
        |feminine, number| Morph { tense: Tense::Imperfect, agreement: Agreement { feminine: Some(feminine), number }, ..Morph::default() };
    out.finite(alone(YEH), joined(YEH), with(false, None));
    out.finite(alone(TEH), joined(TEH), with(true, None));
    out.push(dual(YEH), with(false, Some(Number::Dual)));
    out.push(dual(TEH), with(true, Some(Number::Dual)));
    let men = Parts(Some(YEH), cut, &[WAW, NOON]);
    out.finite(men, men, with(false, Some(Number::Plural)));
    out.push(Parts(Some(YEH), cut, &[WAW, ALEF]), with(false, Some(Number::Plural)));
    let first = Morph { tense: Tense::Imperfect, first_person: true, ..Morph::default() };
    out.push(alone(ALEF), first);
    out.push(alone(NOON), first);
    if stems.is_hollow() {
        let passive = replace_second_last(stem, ALEF);
        out.push(Parts(Some(YEH), &passive, &[]), Morph { passive: true, ..with(false, None) });
        out.push(Parts(Some(TEH), &passive, &[]), Morph { passive: true, ..with(true, None) });
    }
}

fn participle(stem: &str, out: &mut Forms<'_>) {
    if stem.is_empty() {
        return;
    }
    let with = |agreement, accusative| Morph { tense: Tense::Participle, agreement, accusative, ..Morph::default() };
    let people = |feminine| Agreement { feminine: Some(feminine), number: Some(Number::Plural) };
    let base = if stem.ends_with(YEH) { without_last(stem) } else { stem };
    out.push(Parts(None, stem, &[ALEF]), with(Agreement::of(false, Number::Singular), true));
    out.push(Parts(None, stem, &[]), with(Agreement::of(false, Number::Singular), false));
    out.push(Parts(None, stem, &[TEH_MARBUTA]), with(Agreement { feminine: Some(true), number: None }, true));
    out.push(Parts(None, base, &[YEH, NOON]), with(people(false), true));
    out.push(Parts(None, base, &[WAW, NOON]), with(people(false), false));
    out.push(Parts(None, stem, &[ALEF, NOON]), with(Agreement::of(false, Number::Dual), false));
    out.push(Parts(None, stem, &[ALEF, TEH]), with(people(true), true));
    out.push(Parts(None, stem, &[TEH, YEH, NOON]), with(Agreement::of(true, Number::Dual), true));
}

fn nominal(noun: &str, out: &mut Forms<'_>) {
    if noun.is_empty() {
        return;
    }
    let morph = Morph { tense: Tense::Masdar, ..Morph::default() };
    out.push(Parts(None, noun, &[]), morph);
    let base = without_last(noun);
    let bases: &[Parts<'_>] = if noun.ends_with(TEH_MARBUTA) {
        &[Parts(None, base, &[TEH])]
    } else if noun.ends_with(HAMZA) {
        &[Parts(None, noun, &[]), Parts(None, base, &[YEH]), Parts(None, base, &[WAW])]
    } else {
        &[Parts(None, noun, &[])]
    };
    for base in bases {
        for (suffix, agreement) in ENCLITICS {
            out.joined(*base, suffix, Morph { pronoun: true, agreement, ..morph });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn forms(yaml: &str) -> Vec<String> {
        let verb: Verb = serde_json::from_str(yaml).unwrap();
        let mut forms = Vec::new();
        inflect(&verb, |key, _| forms.push(key.to_owned()));
        forms
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
