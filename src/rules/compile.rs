//! Checked packs → [`Lexicon`]: every form of every rule, sorted into look-ups.

use super::inflect;
use super::letters::*;
use super::lexicon::{CueRule, Entry, HeadRule, LAM_NUMBER, Lexicon, OutletRule, Sense, SilenceRule};
use super::morph::{Agreement, Morph, Number};
use super::pack::Packs;
use super::shape::{Anonymity, Marker, MarkerClass, Shape, ShapeClass, Status, Verb};
use super::tag::{Class, Pro};
use super::vocabulary::{Bucket, UNKNOWN, Vocabulary, index};
use super::written::last_bit;
use crate::text::affixes::{NOON, THE};
use crate::text::{fold, fold_into};
use rustc_hash::FxHashMap;

const CONJ: Pro = Pro::WAW.with(Pro::FEH);
const NAME: Pro = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF);
const NOUN: Pro = NAME.with(Pro::AL);

/// Compiles checked packs. Rules with status `removed` are left out.
pub(super) fn compile(packs: &Packs) -> Lexicon {
    let mut b = Builder::default();
    b.lexicon.words = Vocabulary::with_room(WORDS);
    b.forms.reserve(FORMS);
    b.cues(packs);
    b.nouns(packs);
    b.closed(packs);
    b.finish()
}

/// About as many words as the built-in packs have.
const WORDS: usize = 24_000;
/// About as many forms as the built-in packs have.
const FORMS: usize = 44_000;

#[derive(Default)]
struct Builder {
    /// Entries with the number of their first word, as they come.
    forms: Vec<(u32, Entry)>,
    lexicon: Lexicon,
    /// Places of the senses so far.
    senses: FxHashMap<(u64, Pro, Morph, bool), u16>,
    ordinary: bool,
    /// The form at hand, folded.
    folded: String,
    /// Its words.
    words: Vec<u32>,
}

/// What the forms of a rule share.
#[derive(Clone, Copy)]
struct Meaning {
    class: Class,
    rule: u32,
    allow: Pro,
    morph: Morph,
}

impl Builder {
    fn add(&mut self, form: &str, class: Class, rule: u32, allow: Pro, morph: Morph) {
        self.add_ended(form, &[], Meaning { class, rule, allow, morph });
    }

    /// A form with letters behind it.
    fn add_ended(&mut self, form: &str, ending: &[char], meaning: Meaning) {
        let words = self.numbers(form, ending);
        self.add_words(&words, meaning);
        self.words = words;
    }

    fn add_folded(&mut self, form: &str, meaning: Meaning) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        number_words(form, &mut self.lexicon.words, &mut words);
        self.add_words(&words, meaning);
        self.words = words;
    }

    /// A noun phrase whose first word has the alef of the accusative.
    fn add_accusative(&mut self, form: &str, meaning: Meaning) {
        let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
        let mut words = self.numbers(first, &[ALEF]);
        words.append(&mut self.numbers(rest, &[]));
        self.add_words(&words, meaning);
        self.words = words;
    }

    /// The numbers of the words of a form with letters behind it.
    fn numbers(&mut self, form: &str, ending: &[char]) -> Vec<u32> {
        self.folded.clear();
        fold_into(form, &mut self.folded);
        self.folded.extend(ending);
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        number_words(&self.folded, &mut self.lexicon.words, &mut words);
        words
    }

    fn add_words(&mut self, words: &[u32], meaning: Meaning) {
        // Nothing begins with a clitic of the next word.
        let Some((first, after)) = words.split_first().filter(|(first, _)| **first != LAM_NUMBER) else { return };
        let (second, further) = match after.split_first() {
            Some((second, further)) if *second != LAM_NUMBER => (*second, further),
            _ => (UNKNOWN, after),
        };
        let rest = index(self.lexicon.rests.len());
        self.lexicon.rests.extend_from_slice(further);
        let further = u16::try_from(further.len()).unwrap_or(u16::MAX);
        let (order, sense) = (index(self.forms.len()), self.sense(meaning));
        self.forms.push((*first, Entry { order, second, rule: meaning.rule, rest, further, sense }));
    }

    /// The place of what a form says of a word; there are far fewer than 65,536.
    fn sense(&mut self, meaning: Meaning) -> u16 {
        let Meaning { class, allow, morph, .. } = meaning;
        let (senses, ordinary) = (&mut self.lexicon.senses, self.ordinary);
        *self.senses.entry((class.set().bits(), allow, morph, ordinary)).or_insert_with(|| {
            senses.push(Sense::from((class, allow, morph, ordinary)));
            u16::try_from(senses.len() - 1).unwrap_or(u16::MAX)
        })
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
                let bare = Meaning { class: Class::Nominal, rule: rule.index, allow: NOUN, morph: Morph::default() };
                inflect::nominal_forms(noun, |key, morph| self.add_folded(key, Meaning { morph, ..bare }));
            }
            self.lexicon.verbs.insert(rule.index, CueRule::of_noun(&rule.body));
        }
        for rule in packs.markers.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.marker(rule.index, &rule.body);
        }
        for rule in packs.lookalikes.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Lookalike, rule.index, CONJ, Morph::default());
            let body = CueRule { background: rule.body.background, apart: rule.body.apart, ..CueRule::bare() };
            self.lexicon.verbs.insert(rule.index, body);
        }
    }

    fn verb(&mut self, index: u32, verb: &Verb) {
        use super::morph::Tense;
        inflect::inflect(verb, |key, morph| {
            let (class, allow) = match morph.tense {
                Tense::Perfect => (Class::Verb, CONJ),
                Tense::Imperfect => (Class::Verb, CONJ.with(Pro::SEEN).with(Pro::LAM)),
                Tense::Participle => (Class::Participle, CONJ),
                Tense::Masdar => (Class::Masdar, NOUN),
            };
            self.add_folded(key, Meaning { class, rule: index, allow, morph });
        });
        self.lexicon.verbs.insert(index, CueRule::of(verb));
    }

    fn marker(&mut self, index: u32, marker: &Marker) {
        let allow = if marker.class == MarkerClass::Back { CONJ.with(Pro::BEH) } else { CONJ };
        self.add_all(&marker.forms, Class::Marker(marker.class), index, allow, Morph::default());
        self.lexicon.verbs.insert(index, CueRule::of_marker(marker));
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
                for form in forms {
                    let allow = if head.proper || is_construct(form, forms) { NAME } else { NOUN };
                    self.add(form, Class::Head(head.class), rule.index, allow, Morph { agreement, ..Morph::default() });
                }
            }
            for form in &head.forms {
                let morph = Morph { agreement: Agreement::of(false, Number::Singular), ..Morph::default() };
                let allow = CONJ.with(Pro::LAM).with(Pro::BEH);
                self.add_accusative(form, Meaning { class: Class::Head(head.class), rule: rule.index, allow, morph });
            }
            let construct = |dual: &String| fold(dual).strip_suffix(NOON).map(Into::into);
            let facts = HeadRule {
                class: head.class,
                role: head.role,
                vague: head.vague,
                country: head.country,
                proper: head.proper,
                part: head.part,
                scene: head.scene,
                charge: head.charge,
                construct_dual: head.dual.iter().filter_map(construct).collect(),
            };
            self.lexicon.heads.insert(rule.index, facts);
        }
        for rule in packs.outlets.iter().filter(|r| r.envelope.status != Status::Removed) {
            let allow = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF);
            self.ordinary = rule.body.ordinary_word;
            self.add_all(&rule.body.forms, Class::Outlet(rule.body.class), rule.index, allow, Morph::default());
            self.ordinary = false;
            self.lexicon.names.insert(rule.index, (rule.body.name.clone(), rule.body.name_en.clone()));
            let facts = OutletRule { class: rule.body.class, ordinary_word: rule.body.ordinary_word };
            self.lexicon.outlets.insert(rule.index, facts);
        }
        for rule in packs.affiliations.iter().filter(|r| r.envelope.status != Status::Removed) {
            let place = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF);
            self.add_all(&rule.body.places, Class::Place, rule.index, place, Morph::default());
            for adjective in &rule.body.adjectives {
                self.nation(rule.index, adjective);
            }
            self.lexicon.names.insert(rule.index, (rule.body.name.clone(), rule.body.name_en.clone()));
        }
    }

    fn nation(&mut self, index: u32, adjective: &str) {
        let endings: [(&[char], Agreement); 6] = [
            (&[], Agreement::of(false, Number::Singular)),
            (&[ALEF], Agreement::of(false, Number::Singular)),
            (&[TEH_MARBUTA], Agreement { feminine: Some(true), number: None }),
            (&[WAW, NOON], Agreement::of(false, Number::Plural)),
            (&[YEH, NOON], Agreement::of(false, Number::Plural)),
            (&[ALEF, NOON], Agreement::of(false, Number::Dual)),
        ];
        for (ending, agreement) in endings {
            let morph = Morph { agreement, ..Morph::default() };
            self.add_ended(adjective, ending, Meaning { class: Class::Nation, rule: index, allow: NOUN, morph });
        }
    }

    /// A perfect verb in the third person.
    fn narrative(&mut self, index: u32, verb: &str) {
        for ending in [&[][..], &[TEH], &[WAW, ALEF]] {
            self.add_ended(verb, ending, Meaning { class: Class::Narrative, rule: index, allow: CONJ, morph: Morph::default() });
        }
    }

    /// Every form of asking with every object; there are thousands.
    fn requests(&mut self, body: &Anonymity, rule: u32) {
        let meaning = Meaning { class: Class::Anonymity(body.class), rule, allow: CONJ, morph: Morph::default() };
        let objects: Vec<Vec<u32>> = body.objects.iter().map(|object| self.numbers(object, &[])).collect();
        for form in body.forms.iter().filter(|_| !objects.is_empty()) {
            let mut words = self.numbers(form, &[]);
            let alone = words.len();
            for object in &objects {
                words.truncate(alone);
                words.extend_from_slice(object);
                self.add_words(&words, meaning);
            }
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
            }
            self.requests(&rule.body, rule.index);
        }
        for rule in packs.hedges.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Hedge(rule.body.class), rule.index, CONJ, plain);
        }
        for rule in packs.silences.iter().filter(|r| r.envelope.status != Status::Removed) {
            let class = if rule.body.verbs.is_empty() { Class::Silence(rule.body.class) } else { Class::Comment };
            self.add_all(&rule.body.forms, class, rule.index, CONJ, plain);
            let words = |verb: &String| fold(verb).split_ascii_whitespace().map(Box::from).collect();
            let verbs = rule.body.verbs.iter().map(words).collect();
            self.lexicon.silences.insert(rule.index, SilenceRule { class: rule.body.class, verbs, asked: rule.body.asked });
        }
        for rule in packs.functions.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Function(rule.body.class), rule.index, CONJ, plain);
            if rule.body.meanwhile || rule.body.topic {
                self.lexicon.verbs.insert(rule.index, CueRule { background: true, ..CueRule::bare() });
            }
        }
        for rule in packs.shapes.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.shape(rule.index, &rule.body);
        }
        for rule in packs.claims.iter().filter(|r| r.envelope.status != Status::Removed) {
            self.add_all(&rule.body.forms, Class::Claim(rule.body.class), rule.index, NOUN, plain);
        }
    }

    /// Words of a shape, or known by their forms.
    fn shape(&mut self, rule: u32, body: &Shape) {
        match body.class {
            ShapeClass::Narrative => {
                for verb in &body.forms {
                    self.narrative(rule, verb);
                }
                self.lexicon.verbs.insert(rule, CueRule { background: body.ends_clause, ..CueRule::bare() });
            }
            ShapeClass::Given => {
                for name in body.forms.iter().map(|form| fold(form)) {
                    self.lexicon.given_ends |= last_bit(&name);
                    self.lexicon.given.insert(name);
                }
            }
            ShapeClass::Thing => self.lexicon.things.add(&body.forms.iter().collect::<Vec<_>>(), &body.except),
            ShapeClass::Finite => self.lexicon.finite.add(&body.forms),
            ShapeClass::Word => body.word.into_iter().for_each(|word| self.lexicon.particles.add(word, &body.forms, rule)),
            ShapeClass::Event => {
                for word in body.forms.iter().filter(|form| !form.contains('-')) {
                    let bare = Meaning { class: Class::Event, rule, allow: CONJ, morph: Morph::default() };
                    inflect::nominal_forms(word, |key, morph| self.add_folded(key, Meaning { morph, ..bare }));
                    self.add_ended(word, &[ALEF], bare);
                }
                let long = |form: &&String| form.chars().count() > 3 || form.chars().count() == 3 && !form.ends_with(TEH_MARBUTA);
                self.lexicon.shapes.add(&body.forms.iter().filter(long).collect::<Vec<_>>(), &body.except);
            }
        }
    }

    /// Brings the entries into their order: by first word, those without second word first.
    fn finish(self) -> Lexicon {
        let Self { forms, mut lexicon, .. } = self;
        let (mut places, starts) = by_first_word(&forms, lexicon.words.len());
        for (first, entry) in forms.iter().filter(|(_, entry)| entry.second != UNKNOWN) {
            lexicon.add_pair(*first, entry.second);
        }
        let second = |order: &u32| forms.get(*order as usize).map_or(UNKNOWN, |(_, entry)| entry.second);
        let mut buckets = Vec::with_capacity(starts.len());
        for (start, end) in starts.iter().zip(starts.iter().skip(1)) {
            let bucket = places.get_mut(*start as usize..*end as usize).unwrap_or_default();
            // The number of no word becomes 0.
            bucket.sort_unstable_by_key(|order| (second(order).wrapping_add(1), *order));
            let alone = bucket.partition_point(|order| second(order) == UNKNOWN);
            buckets.push(Bucket { start: *start, phrases: *start + index(alone) });
        }
        buckets.push(Bucket { start: index(forms.len()), phrases: index(forms.len()) });
        let entries = places.iter().filter_map(|order| forms.get(*order as usize)).map(|(_, entry)| entry.clone()).collect();
        lexicon.words.set_entries(buckets, entries);
        lexicon
    }
}

/// The orders of forms by their first words, and where those of each word begin, with an end after the last.
fn by_first_word(forms: &[(u32, Entry)], words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; words + 1];
    for (word, _) in forms {
        if let Some(count) = starts.get_mut(*word as usize) {
            *count += 1;
        }
    }
    // Behind the last of each word for now: filled from behind they end as beginnings.
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut places = vec![0; forms.len()];
    for (word, entry) in forms.iter().rev() {
        let Some(next) = starts.get_mut(*word as usize) else { continue };
        *next -= 1;
        if let Some(place) = places.get_mut(*next as usize) {
            *place = entry.order;
        }
    }
    (places, starts)
}

/// Appends the numbers of a folded form's words.
fn number_words(form: &str, vocabulary: &mut Vocabulary, words: &mut Vec<u32>) {
    words.extend(form.split_ascii_whitespace().map(|word| if word == TO_NEXT { LAM_NUMBER } else { vocabulary.number(word) }));
}

/// A noun tied to another (`head of the union`), and no noun with its adjective: the second one has an article here or in another
/// form, so the first one has none.
fn is_construct(form: &str, forms: &[String]) -> bool {
    let tied = |(noun, owner): (&str, &str)| owner.starts_with(THE) || forms.contains(&format!("{noun} {THE}{owner}"));
    form.split_once(' ').is_some_and(tied)
}
