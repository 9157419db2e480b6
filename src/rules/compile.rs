//! Checked packs → [`Lexicon`]: every form of every rule, sorted into look-ups.

use super::inflect;
use super::letters::*;
use super::lexicon::{CueRule, Entry, LAM_ON_NEXT, Lexicon};
use super::morph::{Agreement, Morph, Number};
use super::pack::Packs;
use super::shape::{Act, Addressee, FunctionClass, Marker, MarkerClass, ShapeClass, Stance, Status, Strength, Verb};
use super::tag::{Class, Pro};
use crate::text::fold;
use rustc_hash::FxHashSet;

const CONJ: Pro = Pro::WAW.with(Pro::FEH);
const NOUN: Pro = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF).with(Pro::AL);

/// Compiles checked packs. Rules with status `removed` are left out.
pub(super) fn compile(packs: &Packs) -> Lexicon {
    let mut b = Builder::default();
    b.cues(packs);
    b.nouns(packs);
    b.closed(packs);
    b.finish()
}

#[derive(Default)]
struct Builder {
    forms: Vec<(String, Entry)>,
    words: Vec<Box<str>>,
    lexicon: Lexicon,
    ordinary: bool,
}

impl Builder {
    fn add(&mut self, form: &str, class: Class, rule: u32, allow: Pro, morph: Morph) {
        let mut words = form.split_whitespace().map(|word| if word == LAM_ON_NEXT { word.to_owned() } else { fold(word) });
        let Some(first) = words.next() else { return };
        let start = self.words.len();
        self.words.extend(words.map(String::into_boxed_str));
        let rest = u32::try_from(start).unwrap_or(u32::MAX)..u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.forms.push((first, Entry { class, rule, allow, morph, rest, ordinary: self.ordinary }));
    }

    fn add_all(&mut self, forms: &[String], class: Class, rule: u32, allow: Pro, morph: Morph) {
        for form in forms {
            self.add(form, class, rule, allow, morph);
        }
    }

    fn cues(&mut self, packs: &Packs) {
        for rule in packs.verbs.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.verb(rule.index, &rule.body);
        }
        for rule in packs.nominals.iter().filter(|r| r.envelope.status != Status::Removed) {
            for noun in &rule.body.forms {
                for form in inflect::nominal_forms(noun) {
                    self.add(&form.key, Class::Nominal, rule.index, NOUN, form.morph);
                }
            }
            let cue = CueRule { act: rule.body.act, stance: rule.body.stance, needs_pronoun: rule.body.needs_pronoun, ..CueRule::bare() };
            self.lexicon.verbs.insert(rule.index, cue);
        }
        for rule in packs.markers.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.marker(rule.index, &rule.body);
        }
        for rule in packs.lookalikes.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Lookalike, rule.index, CONJ, Morph::default());
            self.lexicon.verbs.insert(rule.index, CueRule { background: rule.body.background, ..CueRule::bare() });
        }
    }

    fn verb(&mut self, index: u32, verb: &Verb) {
        use super::morph::Tense;
        for form in inflect::inflect(verb) {
            let (class, allow) = match form.morph.tense {
                Tense::Perfect => (Class::Verb, CONJ),
                Tense::Imperfect => (Class::Verb, CONJ.with(Pro::SEEN).with(Pro::LAM)),
                Tense::Participle => (Class::Participle, CONJ),
                Tense::Masdar => (Class::Masdar, NOUN),
            };
            self.add(&form.key, class, index, allow, form.morph);
        }
        self.lexicon.verbs.insert(index, CueRule::of(verb));
    }

    fn marker(&mut self, index: u32, marker: &Marker) {
        let allow = if marker.class == MarkerClass::Back { CONJ.with(Pro::BEH) } else { CONJ };
        self.add_all(&marker.forms, Class::Marker(marker.class), index, allow, Morph::default());
        let cue = CueRule {
            stance: marker.stance,
            strict: marker.strict,
            also: marker.also,
            not_before: with_pronouns(&marker.not_before),
            ..CueRule::bare()
        };
        self.lexicon.verbs.insert(index, cue);
    }

    fn nouns(&mut self, packs: &Packs) {
        for rule in packs.heads.iter().filter(|r| r.envelope.status != Status::Removed) {
            let head = &rule.body;
            let groups = [
                (&head.forms, Agreement::of(false, Number::Singular)),
                (&head.feminine, Agreement::of(true, Number::Singular)),
                (&head.dual, Agreement { feminine: None, number: Some(Number::Dual) }),
                (&head.plural, Agreement { feminine: None, number: Some(Number::Plural) }),
                (&head.plural_things, Agreement { feminine: Some(true), number: None }),
            ];
            for (forms, agreement) in groups {
                self.add_all(forms, Class::Head(head.class), rule.index, NOUN, Morph { agreement, ..Morph::default() });
            }
            for form in &head.forms {
                let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
                let accusative = format!("{}{ALEF} {rest}", fold(first));
                let morph = Morph { agreement: Agreement::of(false, Number::Singular), ..Morph::default() };
                self.add(&accusative, Class::Head(head.class), rule.index, CONJ.with(Pro::LAM).with(Pro::BEH), morph);
            }
            self.lexicon.heads.insert(rule.index, head.clone());
        }
        for rule in packs.outlets.iter().filter(|r| r.envelope.status != Status::Removed) {
            let allow = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF);
            self.ordinary = rule.body.ordinary_word;
            self.add_all(&rule.body.forms, Class::Outlet(rule.body.class), rule.index, allow, Morph::default());
            self.ordinary = false;
            self.lexicon.names.insert(rule.index, (rule.body.name.clone(), rule.body.name_en.clone()));
            self.lexicon.outlets.insert(rule.index, rule.body.clone());
        }
        for rule in packs.affiliations.iter().filter(|r| r.envelope.status != Status::Removed) {
            let place = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF);
            self.add_all(&rule.body.places, Class::Place, rule.index, place, Morph::default());
            for adjective in &rule.body.adjectives {
                self.nation(rule.index, &fold(adjective));
            }
            self.lexicon.names.insert(rule.index, (rule.body.name.clone(), rule.body.name_en.clone()));
        }
    }

    fn nation(&mut self, index: u32, stem: &str) {
        let endings: [(&[char], Agreement); 6] = [
            (&[], Agreement::of(false, Number::Singular)),
            (&[ALEF], Agreement::of(false, Number::Singular)),
            (&[TEH_MARBUTA], Agreement { feminine: Some(true), number: None }),
            (&[WAW, NOON], Agreement::of(false, Number::Plural)),
            (&[YEH, NOON], Agreement::of(false, Number::Plural)),
            (&[ALEF, NOON], Agreement::of(false, Number::Dual)),
        ];
        for (ending, agreement) in endings {
            let form: String = stem.chars().chain(ending.iter().copied()).collect();
            self.add(&form, Class::Nation, index, NOUN, Morph { agreement, ..Morph::default() });
        }
    }

    /// A perfect verb in the third person.
    fn narrative(&mut self, index: u32, verb: &str) {
        for ending in [&[][..], &[TEH], &[WAW, ALEF]] {
            let form: String = verb.chars().chain(ending.iter().copied()).collect();
            self.add(&form, Class::Narrative, index, CONJ, Morph::default());
        }
    }

    fn closed(&mut self, packs: &Packs) {
        let plain = Morph::default();
        for rule in packs.anonymity.iter().filter(|r| r.envelope.status != Status::Removed) {
            let class = Class::Anonymity(rule.body.class);
            for form in &rule.body.forms {
                if rule.body.objects.is_empty() {
                    self.add(form, class, rule.index, NOUN, plain);
                }
                for object in &rule.body.objects {
                    self.add(&format!("{form} {object}"), class, rule.index, CONJ, plain);
                }
            }
        }
        for rule in packs.hedges.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Hedge(rule.body.class), rule.index, CONJ, plain);
        }
        for rule in packs.silences.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Silence(rule.body.class), rule.index, CONJ, plain);
        }
        for rule in packs.functions.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Function(rule.body.class), rule.index, CONJ, plain);
            if rule.body.class == FunctionClass::Scripture {
                self.lexicon.verbs.insert(rule.index, CueRule::bare());
            }
        }
        for rule in packs.shapes.iter().filter(|r| r.envelope.status != Status::Removed) {
            if rule.body.class == ShapeClass::Narrative {
                for verb in &rule.body.forms {
                    self.narrative(rule.index, &fold(verb));
                }
                continue;
            }
            let (shapes, words): (Vec<&String>, Vec<&String>) = rule.body.forms.iter().partition(|f| f.contains('-'));
            for word in words {
                for form in inflect::nominal_forms(word) {
                    self.add(&form.key, Class::Event, rule.index, CONJ, form.morph);
                }
                self.add(&format!("{}{ALEF}", fold(word)), Class::Event, rule.index, CONJ, Morph::default());
            }
            self.lexicon.shapes.add(&shapes, &rule.body.except);
        }
        for rule in packs.claims.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Claim(rule.body.class), rule.index, NOUN, plain);
        }
    }

    fn finish(mut self) -> Lexicon {
        self.forms.sort_by(|a, b| a.0.cmp(&b.0));
        let mut lexicon = self.lexicon;
        lexicon.words = self.words;
        lexicon.entries.reserve(self.forms.len());
        let mut last: Option<(String, u32)> = None;
        for (key, entry) in self.forms {
            let at = u32::try_from(lexicon.entries.len()).unwrap_or(u32::MAX);
            lexicon.entries.push(entry);
            match &mut last {
                Some((open, _)) if *open == key => {}
                _ => {
                    if let Some((open, start)) = last.replace((key, at)) {
                        lexicon.buckets.insert(open.into_boxed_str(), start..at);
                    }
                }
            }
        }
        let end = u32::try_from(lexicon.entries.len()).unwrap_or(u32::MAX);
        if let Some((open, start)) = last {
            lexicon.buckets.insert(open.into_boxed_str(), start..end);
        }
        lexicon
    }
}

/// Nouns as they are and with every attached pronoun.
fn with_pronouns(nouns: &[String]) -> FxHashSet<Box<str>> {
    nouns.iter().flat_map(|noun| inflect::nominal_forms(noun)).map(|form| form.key.into_boxed_str()).collect()
}

impl CueRule {
    fn bare() -> Self {
        Self {
            act: Act::Assertion,
            stance: Stance::Neutral,
            strength: Strength::Core,
            complements: Vec::new(),
            prepositions: Vec::new(),
            addressee: Addressee::None,
            objects: FxHashSet::default(),
            not_before: FxHashSet::default(),
            continues: false,
            relays: false,
            says: false,
            carries: false,
            negatable: false,
            strict: false,
            also: false,
            needs_pronoun: false,
            background: false,
        }
    }

    fn of(verb: &Verb) -> Self {
        Self {
            act: verb.act,
            stance: verb.stance,
            strength: verb.strength,
            complements: verb.complements.clone(),
            prepositions: verb.prepositions.iter().map(|p| fold(p).into_boxed_str()).collect(),
            addressee: verb.addressee,
            objects: with_pronouns(&verb.objects),
            not_before: with_pronouns(&verb.not_before),
            continues: verb.continues,
            relays: verb.relays,
            says: verb.says,
            carries: verb.carries,
            negatable: verb.negatable,
            ..Self::bare()
        }
    }
}
