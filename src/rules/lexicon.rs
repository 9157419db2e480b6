//! Forms → readings: one hash look-up per token and clitic.
//!
//! Keys are folded ([`crate::text::fold`]). Proclitics are taken off in the order and, so /
//! by, to, as, future / the article, the whole word being tried first, since many lemmas
//! begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::morph::{Agreement, Morph, Number};
use super::pack::Packs;
use super::shape::{
    Act, Addressee, Complement, FunctionClass, Head, HeadClass, Marker, MarkerClass, Outlet, ShapeClass, Stance, Status, Strength, Verb,
};
use super::tag::{Class, Pro, Set, Tag, Tags};
use super::shapes::Shapes;
use super::{inflect, letters::*};
use crate::text::{Document, Mark, TokenKind, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Everything the packs say, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    buckets: FxHashMap<Box<str>, Range<u32>>,
    entries: Vec<Entry>,
    words: Vec<Box<str>>,
    verbs: FxHashMap<u32, CueRule>,
    outlets: FxHashMap<u32, Outlet>,
    heads: FxHashMap<u32, Head>,
    names: FxHashMap<u32, (String, String)>,
    shapes: Shapes,
}

/// What the engine asks of a cue's rule; all words folded.
#[derive(Clone, Debug)]
pub struct CueRule {
    /// What is done by it.
    pub act: Act,
    /// What it says about the content.
    pub stance: Stance,
    /// How much company it needs.
    pub strength: Strength,
    /// How it introduces its content.
    pub complements: Vec<Complement>,
    /// Prepositions before a noun content.
    pub prepositions: Vec<Box<str>>,
    /// Object before the preposition.
    pub addressee: Addressee,
    /// First words a noun content must have; any when empty.
    pub objects: FxHashSet<Box<str>>,
    /// Words after it that make it another sense or a criterion.
    pub not_before: FxHashSet<Box<str>>,
    /// Only continues an earlier statement when no content follows.
    pub continues: bool,
    /// Its subject is a relay.
    pub relays: bool,
    /// Plain saying, which only repeats a cue before it.
    pub says: bool,
    /// Carries a noun of saying that introduces the content.
    pub carries: bool,
    /// Negated it reports still.
    pub negatable: bool,
    /// A bare unknown name is no source for it (markers).
    pub strict: bool,
    /// Needs an attached pronoun.
    pub needs_pronoun: bool,
    /// Ends the previous speaker's content (look-alikes).
    pub background: bool,
}

impl CueRule {
    /// Whether the rule licenses this kind of complement.
    #[must_use]
    pub fn takes(&self, complement: Complement) -> bool {
        self.complements.contains(&complement)
    }
}

#[derive(Clone, Debug)]
struct Entry {
    class: Class,
    rule: u32,
    allow: Pro,
    morph: Morph,
    rest: Range<u32>,
    /// An ordinary word too: only in quotation marks, in brackets or behind an outlet's kind.
    ordinary: bool,
}

const CONJ: Pro = Pro::WAW.with(Pro::FEH);
const NOUN: Pro = CONJ.with(Pro::BEH).with(Pro::LAM).with(Pro::KAF).with(Pro::AL);

/// Stands in a form for "the next word has the clitic to".
const LAM_ON_NEXT: &str = "\u{0644}\u{2026}";

#[derive(Default)]
struct Builder {
    forms: Vec<(String, Entry)>,
    words: Vec<Box<str>>,
    lexicon: Lexicon,
    ordinary: bool,
}

impl Lexicon {
    /// Compiles checked packs. Rules with status `removed` are left out.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        let mut b = Builder::default();
        b.cues(packs);
        b.nouns(packs);
        b.closed(packs);
        b.finish()
    }

    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let count = doc.tokens.len();
        let mut tags = Tags { tags: Vec::with_capacity(count), first: Vec::with_capacity(count + 1), sets: Vec::with_capacity(count) };
        for (at, token) in doc.tokens.iter().enumerate() {
            let from = tags.tags.len();
            tags.first.push(u32::try_from(from).unwrap_or(u32::MAX));
            if matches!(token.kind, TokenKind::Word) {
                self.readings(doc, at, &mut tags.tags);
            }
            let set = tags.tags.get(from..).unwrap_or_default().iter().fold(Set::NONE, |set, tag| set | tag.class.set());
            tags.sets.push(set);
        }
        tags.first.push(u32::try_from(tags.tags.len()).unwrap_or(u32::MAX));
        tags
    }

    /// The rule behind a cue (verb, participle, verbal noun, nominal, marker, look-alike).
    #[must_use]
    pub fn cue(&self, rule: u32) -> Option<&CueRule> {
        self.verbs.get(&rule)
    }

    /// The outlet behind a reading.
    #[must_use]
    pub fn outlet(&self, rule: u32) -> Option<&Outlet> {
        self.outlets.get(&rule)
    }

    /// The head behind a reading.
    #[must_use]
    pub fn head(&self, rule: u32) -> Option<&Head> {
        self.heads.get(&rule)
    }

    /// Name shown (Arabic, English) of a country or outlet.
    #[must_use]
    pub fn name(&self, rule: u32) -> Option<&(String, String)> {
        self.names.get(&rule)
    }

    /// Whether the word has the letter shape of a verbal noun. `key` is folded.
    #[must_use]
    pub fn is_event(&self, key: &str) -> bool {
        self.shapes.holds(key)
    }

    fn readings(&self, doc: &Document, at: usize, out: &mut Vec<Tag>) {
        let key = doc.key(at);
        self.emit(doc, at, key, Pro::NONE, out);
        self.inner(doc, at, key, Pro::NONE, out);
        if let Some(rest) = key.strip_prefix(WAW) {
            self.emit(doc, at, rest, Pro::WAW, out);
            self.inner(doc, at, rest, Pro::WAW, out);
        } else if let Some(rest) = key.strip_prefix(FEH) {
            self.emit(doc, at, rest, Pro::FEH, out);
            self.inner(doc, at, rest, Pro::FEH, out);
        }
    }

    fn inner(&self, doc: &Document, at: usize, key: &str, pro: Pro, out: &mut Vec<Tag>) {
        let mut chars = key.chars();
        let Some(first) = chars.next() else { return };
        let rest = chars.as_str();
        match first {
            ALEF => {
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.emit(doc, at, bare, pro.with(Pro::AL), out);
                }
            }
            LAM => {
                self.emit(doc, at, rest, pro.with(Pro::LAM), out);
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.emit(doc, at, bare, pro.with(Pro::LAM).with(Pro::AL), out);
                }
            }
            BEH | KAF => {
                let prep = pro.with(if first == BEH { Pro::BEH } else { Pro::KAF });
                self.emit(doc, at, rest, prep, out);
                if let Some(bare) = rest.strip_prefix(ALEF).and_then(|r| r.strip_prefix(LAM)) {
                    self.emit(doc, at, bare, prep.with(Pro::AL), out);
                }
            }
            SEEN => self.emit(doc, at, rest, pro.with(Pro::SEEN), out),
            _ => {}
        }
    }

    fn emit(&self, doc: &Document, at: usize, key: &str, pro: Pro, out: &mut Vec<Tag>) {
        if key.len() < 4 {
            return;
        }
        let Some(range) = self.buckets.get(key) else { return };
        for entry in self.entries.get(range.start as usize..range.end as usize).unwrap_or_default() {
            if !pro.within(entry.allow) || entry.ordinary && !is_set_off(doc, at, out) {
                continue;
            }
            if let Some(len) = self.rest_len(doc, at, entry, pro) {
                out.push(Tag { class: entry.class, rule: entry.rule, len, pro, morph: entry.morph });
            }
        }
    }

    /// Tokens of the phrase when its further words stand there too.
    fn rest_len(&self, doc: &Document, at: usize, entry: &Entry, pro: Pro) -> Option<u16> {
        let words = self.words.get(entry.rest.start as usize..entry.rest.end as usize).unwrap_or_default();
        let mut len = 1u16;
        for word in words {
            let token = at + len as usize;
            let key = doc.key(token);
            if &**word == LAM_ON_NEXT {
                return key.starts_with(LAM).then_some(len);
            }
            let bare = key.strip_prefix(ALEF).and_then(|k| k.strip_prefix(LAM));
            if key != &**word && !(pro.has(Pro::AL) && bare == Some(&**word)) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }
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
        let cue = CueRule { stance: marker.stance, strict: marker.strict, not_before: with_pronouns(&marker.not_before), ..CueRule::bare() };
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
            for form in head.forms.iter().filter(|f| !f.contains(' ')) {
                let accusative = format!("{}{ALEF}", fold(form));
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

/// Whether a token stands in quotation marks or brackets, or behind a word for an outlet's kind.
fn is_set_off(doc: &Document, at: usize, tags: &[Tag]) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.tokens.get(i)) else { return false };
    let marked = matches!(before.kind, TokenKind::Mark(Mark::Quote | Mark::Open));
    marked || matches!(before.kind, TokenKind::Word) && tags.iter().rev().take(6).any(|t| matches!(t.class, Class::Head(HeadClass::Media) | Class::Marker(_)))
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
