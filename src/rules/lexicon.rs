//! Forms → readings: one hash look-up per token and clitic.
//!
//! All words of the packs have numbers. A token's number is looked up once; the further words of
//! a phrase are compared by number, and phrases that begin alike are kept in the order of their
//! second word, since common words begin hundreds of them. Keys are folded ([`crate::text::fold`]). Proclitics are taken off in the order and, so /
//! by, to, as, future / the article, the whole word being tried first, since many lemmas
//! begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section).

use super::compile;
use super::letters::*;
use super::morph::Morph;
use super::pack::Packs;
use super::shape::{Act, Addressee, Complement, HeadClass, OutletClass, Role, Stance, Strength};
use super::shapes::Shapes;
use super::tag::{Class, Pro, Set, Tag, Tags};
use super::vocabulary::{UNKNOWN, Vocabulary, index};
use crate::text::{Document, Mark, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Everything the packs say, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) words: Vocabulary,
    /// Where the entries of each word begin, by its number.
    pub(super) buckets: Vec<Bucket>,
    /// By first word; of one word those without a second first, the others in the order of their
    /// second word's number; last in the order of the packs.
    pub(super) entries: Vec<Entry>,
    /// Third and further words of phrases.
    pub(super) rests: Vec<u32>,
    pub(super) verbs: FxHashMap<u32, CueRule>,
    pub(super) outlets: FxHashMap<u32, OutletRule>,
    pub(super) heads: FxHashMap<u32, HeadRule>,
    pub(super) names: FxHashMap<u32, (String, String)>,
    pub(super) shapes: Shapes,
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
    /// May mean "also" (markers).
    pub also: bool,
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

/// What the stages ask of a source head's rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeadRule {
    /// What a source with this head is.
    pub class: HeadClass,
    /// Its role in public life.
    pub role: Role,
    /// Carries no information on who it is.
    pub vague: bool,
    /// Stands for its country.
    pub country: bool,
    /// Its folded dual forms in construct, without the final noon.
    pub construct_dual: Box<[Box<str>]>,
}

/// What the stages ask of an outlet's rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutletRule {
    /// What it is.
    pub class: OutletClass,
    /// An ordinary word too.
    pub ordinary_word: bool,
}

/// Where the entries of a word begin, and where among them those with a second word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bucket {
    pub(super) start: u32,
    pub(super) phrases: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Place in the order of the packs: readings of a token come in this order.
    pub(super) order: u32,
    /// Number of the second word; [`UNKNOWN`] when there is none or it is any with the clitic to.
    pub(super) second: u32,
    /// Place of the third and further words in [`Lexicon::rests`], and how many.
    pub(super) rest: (u32, u16),
    pub(super) rule: u32,
    pub(super) class: Class,
    pub(super) allow: Pro,
    pub(super) morph: Morph,
    /// An ordinary word too: only in quotation marks, in brackets or behind an outlet's kind.
    pub(super) ordinary: bool,
}

/// Stands in a form for "the next word has the clitic to".
pub(super) const LAM_ON_NEXT: &str = "\u{0644}\u{2026}";
/// The number of [`LAM_ON_NEXT`] among the further words of a phrase.
pub(super) const LAM_NUMBER: u32 = UNKNOWN - 1;

impl Lexicon {
    /// Compiles checked packs. Rules with status `removed` are left out.
    #[must_use]
    pub fn new(packs: &Packs) -> Self {
        compile::compile(packs)
    }

    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let count = doc.tokens.len();
        let mark = |at: &usize| doc.tokens.get(*at).is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)));
        let numbers: Vec<u32> = (0..count).map(|at| if mark(&at) { UNKNOWN } else { self.words.find(doc.key(at)) }).collect();
        let mut tags = Tags { tags: Vec::with_capacity(count), first: Vec::with_capacity(count + 1), sets: Vec::with_capacity(count) };
        for (at, token) in doc.tokens.iter().enumerate() {
            let from = tags.tags.len();
            tags.first.push(index(from));
            if matches!(token.kind, TokenKind::Word) {
                Reading { lexicon: self, doc, numbers: &numbers, at, out: &mut tags.tags }.all();
            }
            let set = tags.tags.get(from..).unwrap_or_default().iter().fold(Set::NONE, |set, tag| set | tag.class.set());
            tags.sets.push(set);
        }
        tags.first.push(index(tags.tags.len()));
        tags
    }

    /// The rule behind a cue (verb, participle, verbal noun, nominal, marker, look-alike).
    #[must_use]
    pub fn cue(&self, rule: u32) -> Option<&CueRule> {
        self.verbs.get(&rule)
    }

    /// The outlet behind a reading.
    #[must_use]
    pub fn outlet(&self, rule: u32) -> Option<&OutletRule> {
        self.outlets.get(&rule)
    }

    /// The head behind a reading.
    #[must_use]
    pub fn head(&self, rule: u32) -> Option<&HeadRule> {
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

    /// The entries that may begin at a word: those without second word, and the phrases.
    fn entries_of(&self, word: u32) -> (&[Entry], &[Entry]) {
        let at = word as usize;
        let (Some(here), Some(next)) = (self.buckets.get(at), self.buckets.get(at + 1)) else { return (&[], &[]) };
        let part = |from: u32, to: u32| self.entries.get(from as usize..to as usize).unwrap_or_default();
        (part(here.start, here.phrases), part(here.phrases, next.start))
    }
}

/// A token being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    /// Numbers of the tokens' words.
    numbers: &'a [u32],
    at: usize,
    out: &'a mut Vec<Tag>,
}

impl Reading<'_> {
    /// The word as it stands and without its clitics.
    fn all(&mut self) {
        let key = self.doc.key(self.at);
        let word = self.number(self.at);
        if word != UNKNOWN {
            self.emit(word, Pro::NONE);
        }
        self.inner(key, Pro::NONE);
        if let Some(rest) = key.strip_prefix(WAW) {
            self.bare(rest, Pro::WAW);
            self.inner(rest, Pro::WAW);
        } else if let Some(rest) = key.strip_prefix(FEH) {
            self.bare(rest, Pro::FEH);
            self.inner(rest, Pro::FEH);
        }
    }

    fn inner(&mut self, key: &str, pro: Pro) {
        let mut chars = key.chars();
        let Some(first) = chars.next() else { return };
        let rest = chars.as_str();
        match first {
            ALEF => {
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.bare(bare, pro.with(Pro::AL));
                }
            }
            LAM => {
                self.bare(rest, pro.with(Pro::LAM));
                if let Some(bare) = rest.strip_prefix(LAM) {
                    self.bare(bare, pro.with(Pro::LAM).with(Pro::AL));
                }
            }
            BEH | KAF => {
                let prep = pro.with(if first == BEH { Pro::BEH } else { Pro::KAF });
                self.bare(rest, prep);
                if let Some(bare) = without_article(rest) {
                    self.bare(bare, prep.with(Pro::AL));
                }
            }
            SEEN => self.bare(rest, pro.with(Pro::SEEN)),
            _ => {}
        }
    }

    /// Readings of what stands behind clitics, of two letters at least.
    #[inline]
    fn bare(&mut self, key: &str, pro: Pro) {
        if key.len() < 4 {
            return;
        }
        let word = self.lexicon.words.find(key);
        if word != UNKNOWN {
            self.emit(word, pro);
        }
    }

    /// Readings of a known word.
    fn emit(&mut self, word: u32, pro: Pro) {
        let (alone, phrases) = self.lexicon.entries_of(word);
        let (mut exact, mut definite): (&[Entry], &[Entry]) = (&[], &[]);
        if !phrases.is_empty() {
            exact = with_second(phrases, self.number(self.at + 1));
            if let Some(bare) = without_article(self.doc.key(self.at + 1)).filter(|_| pro.has(Pro::AL)) {
                definite = with_second(phrases, self.lexicon.words.find(bare));
            }
        }
        if exact.is_empty() && definite.is_empty() {
            alone.iter().for_each(|entry| self.offer(entry, pro));
        } else {
            InOrder { lists: [alone, exact, definite] }.for_each(|entry| self.offer(entry, pro));
        }
    }

    /// A reading by an entry, when its clitics and further words are there.
    fn offer(&mut self, entry: &Entry, pro: Pro) {
        if !pro.within(entry.allow) || entry.ordinary && !is_set_off(self.doc, self.at, self.out) {
            return;
        }
        if let Some(len) = self.length(entry, pro) {
            self.out.push(Tag { class: entry.class, rule: entry.rule, len, pro, morph: entry.morph });
        }
    }

    /// Tokens of the phrase when its words from the third on, or the word with the clitic, stand there too.
    fn length(&self, entry: &Entry, pro: Pro) -> Option<u16> {
        let mut len = 1 + u16::from(entry.second != UNKNOWN);
        let (start, count) = entry.rest;
        let words = self.lexicon.rests.get(start as usize..start as usize + usize::from(count)).unwrap_or_default();
        for word in words {
            let token = self.at + usize::from(len);
            if *word == LAM_NUMBER {
                return self.doc.key(token).starts_with(LAM).then_some(len);
            }
            let bare = || without_article(self.doc.key(token)).map(|bare| self.lexicon.words.find(bare));
            if self.number(token) != *word && !(pro.has(Pro::AL) && bare() == Some(*word)) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    fn number(&self, token: usize) -> u32 {
        self.numbers.get(token).copied().unwrap_or(UNKNOWN)
    }
}

/// A folded word behind its article; `None` when it has none.
fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix(ALEF)?.strip_prefix(LAM)
}

/// The phrases whose second word has this number.
fn with_second(phrases: &[Entry], second: u32) -> &[Entry] {
    if second == UNKNOWN {
        return &[];
    }
    let from = phrases.partition_point(|entry| entry.second < second);
    let rest = phrases.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|entry| entry.second == second)).unwrap_or_default()
}

/// Entries of sorted lists in the order of the packs.
struct InOrder<'a> {
    lists: [&'a [Entry]; 3],
}

impl<'a> Iterator for InOrder<'a> {
    type Item = &'a Entry;

    fn next(&mut self) -> Option<&'a Entry> {
        let list = self.lists.iter_mut().filter(|list| !list.is_empty()).min_by_key(|list| list.first().map(|entry| entry.order))?;
        let (first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    }
}

/// Whether a token stands in quotation marks or brackets, or behind a word for an outlet's kind.
fn is_set_off(doc: &Document, at: usize, tags: &[Tag]) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| doc.tokens.get(i)) else { return false };
    let quoted = doc.tokens.get(at).is_some_and(|t| t.quote != u32::MAX);
    let marked = matches!(before.kind, TokenKind::Mark(Mark::Open)) || quoted && matches!(before.kind, TokenKind::Mark(Mark::Quote));
    marked
        || matches!(before.kind, TokenKind::Word)
            && tags.iter().rev().take(6).any(|t| matches!(t.class, Class::Head(HeadClass::Media) | Class::Marker(_)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sound::HEDGE;
    use super::*;
    use crate::text::{ZoneWords, read};

    /// Rule, length and proclitics of the readings of the first word, with a rule for each list of forms.
    fn readings(rules: &[&[&str]], text: &str) -> Vec<(u32, u16, Pro)> {
        let (head, rule) = HEDGE.split_at(HEDGE.find("  - id").unwrap());
        let rule = |(at, forms): (usize, &&[&str])| {
            let forms: Vec<String> = forms.iter().map(|form| format!("      - {form}")).collect();
            rule.replace("hedge.rubbama", &format!("hedge.n{at}")).replace("      - ربما", &forms.join("\n"))
        };
        let pack = head.to_owned() + &rules.iter().enumerate().map(rule).collect::<String>();
        let lexicon = Lexicon::new(&Packs::read(&[("p.yaml", &pack)]).unwrap());
        let tags = lexicon.tag(&read(text.to_owned(), &ZoneWords::default()));
        tags.at(0).iter().map(|tag| (tag.rule, tag.len, tag.pro)).collect()
    }

    #[test]
    fn readings_of_a_word_come_in_the_order_of_the_packs() {
        let rules: [&[&str]; 4] = [&["من البعيد جدا"], &["من"], &["من البعيد"], &["من القريب", "من ثم"]];
        assert_eq!(readings(&rules, "من البعيد جدا أن يعود"), [(0, 3, Pro::NONE), (1, 1, Pro::NONE), (2, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "ومن ثم يعود"), [(1, 1, Pro::WAW), (3, 2, Pro::WAW)]);
        assert_eq!(readings(&rules, "من"), [(1, 1, Pro::NONE)]);
        assert_eq!(readings(&rules, "من غير البعيد جدا"), [(1, 1, Pro::NONE)]);
    }

    #[test]
    fn a_clitic_on_the_next_word_may_end_a_phrase() {
        let rules: [&[&str]; 2] = [&["خلافا ل…"], &["خلافا كبيرا ل…"]];
        assert_eq!(readings(&rules, "خلافا للرأي"), [(0, 1, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا لرأيه"), [(1, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا مع رأيه"), []);
    }
}
