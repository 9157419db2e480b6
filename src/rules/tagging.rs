//! Document → readings of its tokens.
//!
//! Words are compared by number. Every token is read together with the one behind it, by which most phrases are decided.

use super::candidates::{Candidates, Stem};
use super::letters::LAM;
use super::lexicon::{Entry, LAM_NUMBER, Lexicon};
use super::shape::{FunctionClass, HeadClass, OutletClass};
use super::tag::{Class, Pro, Set, Tag, Tags, Word, longest};
use super::vocabulary::{Alone, UNKNOWN};
use super::written::Written;
use crate::text::affixes::TEH;
use crate::text::{Document, Mark, TokenKind};

impl Lexicon {
    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let mut all = Candidates::of(doc, &self.words);
        let words = std::mem::take(&mut all.words);
        let mut reading = Reading { lexicon: self, doc, all: &all, words, out: Vec::with_capacity(all.stems.len()), named: 0 };
        for stem in &all.stems {
            if stem.token < reading.named {
                continue;
            }
            let before = reading.out.len();
            let set = reading.emit(stem);
            if let Some(word) = reading.words.get_mut(stem.token as usize) {
                word.set = word.set | set;
                word.first += (reading.out.len() - before) as u32;
            }
        }
        let Reading { mut words, out, .. } = reading;
        // How many readings each word has tells where they begin.
        let mut first = 0;
        for (at, word) in words.iter_mut().enumerate() {
            let next = first + std::mem::replace(&mut word.first, first);
            if word.written.has(ARTICLE) {
                let none = no_article(doc, at, word.set, out.get(first as usize..next as usize).unwrap_or_default());
                word.written = word.written.without(none);
            }
            first = next;
        }
        Tags { tags: out, words }
    }
}

/// What a word with these readings that begins as with the article has not of it.
#[inline]
fn no_article(doc: &Document, at: usize, set: Set, readings: &[Tag]) -> Written {
    let none = if set.meets(LIKE_ARTICLE) || set == Set::NONE && doc.is_hamzated(at) { ARTICLE } else { Written::default() };
    if !set.meets(NATION) || set.meets(NAMED) {
        return none;
    }
    match longest(readings, NATION) {
        Some(tag) if tag.pro.has(Pro::AL) => none.without(Written::DEFINITE),
        _ => none.and(Written::DEFINITE),
    }
}

const ARTICLE: Written = Written::ARTICLE.and(Written::DEFINITE);
const NATION: Set = Class::Nation.set();
const LIKE_ARTICLE: Set = Class::Function(FunctionClass::ArticleLike).set();

/// Heads and places: of an adjective of nation that is one, too, the letters tell.
const NAMED: Set = Class::Place
    .set()
    .and(Class::Head(HeadClass::Person).set())
    .and(Class::Head(HeadClass::Honorific).set())
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set())
    .and(Class::Head(HeadClass::Document).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Head(HeadClass::Source).set());

const AGENCY: Class = Class::Outlet(OutletClass::Agency);

/// What names begin with.
const PARTICLE: Set = Class::Function(FunctionClass::NameParticle).set();

/// A document being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    all: &'a Candidates,
    /// One for each token, and one for the end: in place of its first reading how many there are so far.
    words: Vec<Word>,
    out: Vec<Tag>,
    /// One past the last token of a name of several words: no other word has a reading there.
    named: u32,
}

impl Reading<'_> {
    /// Adds the readings of a known word. Gives their classes.
    #[inline]
    fn emit(&mut self, stem: &Stem) -> Set {
        if stem.word.phrases {
            let (first, [whole, bare]) = (stem.word.number, self.all.numbers(stem.token as usize + 1));
            let exact = self.lexicon.may_follow(first, whole);
            let definite = stem.pro.has(Pro::AL) && self.lexicon.may_follow(first, bare);
            if exact || definite {
                return self.emit_phrases(stem, exact.then_some(whole), definite.then_some(bare));
            }
        }
        match stem.word.alone {
            Alone::Nothing => Set::NONE,
            Alone::One { sense, rule } => self.add(stem, sense, rule, 1),
            Alone::Several => {
                let (alone, _) = self.lexicon.words.entries_of(stem.word.number);
                alone.iter().fold(Set::NONE, |set, entry| set | self.offer(stem, entry))
            }
        }
    }

    /// Adds the readings of a word and of the phrases that it begins, by the number of the next one as it stands and behind
    /// its article.
    fn emit_phrases(&mut self, stem: &Stem, exact: Option<u32>, definite: Option<u32>) -> Set {
        let (alone, phrases) = self.lexicon.words.entries_of(stem.word.number);
        let with_second = |second| with_second(phrases, second);
        let lists = [alone, exact.map_or(&[], with_second), definite.map_or(&[], with_second)];
        let before = self.out.len();
        let set = InOrder { lists }.fold(Set::NONE, |set, entry| set | self.offer(stem, entry));
        if set.meets(PARTICLE) { self.only_name(stem, before).unwrap_or(set) } else { set }
    }

    /// Where the words begin a name of several (`Ban Ki-moon`), that is their only reading. Gives its class.
    fn only_name(&mut self, stem: &Stem, before: usize) -> Option<Set> {
        let place = self.out.iter().skip(before).position(|tag| tag.set.meets(PARTICLE) && tag.len > 1)?;
        let name = self.out.drain(before..).nth(place)?;
        self.named = stem.token + u32::from(name.len);
        self.out.push(name);
        Some(name.set)
    }

    /// A reading by an entry, when its clitics and further words are there. Gives its class.
    #[inline]
    fn offer(&mut self, stem: &Stem, entry: &Entry) -> Set {
        self.length(stem, entry).map_or(Set::NONE, |len| self.add(stem, entry.sense, entry.rule, len))
    }

    /// A reading of so many tokens, when its clitics are there. Gives its class.
    #[inline(always)]
    fn add(&mut self, stem: &Stem, sense: u16, rule: u32, len: u16) -> Set {
        let (pro, Some(sense)) = (stem.pro, self.lexicon.senses.get(usize::from(sense))) else { return Set::NONE };
        let ordinary = |at: usize| !(is_set_off(self.doc, at, &self.out) || sense.class == AGENCY && self.is_behind_her_verb(at));
        if !pro.within(sense.allow) || sense.ordinary && ordinary(stem.token as usize) {
            return Set::NONE;
        }
        let apart = self.all.written.has(Written::AND) && !pro.conjunction() && Pro::WAW.within(sense.allow);
        let apart = apart && self.is_behind_and(stem.token as usize);
        self.out.push(sense.tag(rule, len, if apart { pro.with(Pro::WAW) } else { pro }));
        sense.set
    }

    /// Whether a cue in the feminine stands right before a token: an agency is one (`said Anatolia`, `quoted Petra`).
    #[cold]
    fn is_behind_her_verb(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.doc.key(before).ends_with(TEH) && self.words.get(before).is_some_and(|word| word.set.meets(Class::Verb.set()))
    }

    /// Whether the letter of "and" stands before a token as a word of its own, as North African papers write it.
    #[inline]
    fn is_behind_and(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.words.get(before)).is_some_and(|word| word.written.has(Written::AND))
    }

    /// Tokens of the phrase when its words from the third on, or the word with the clitic, stand there too.
    #[inline]
    fn length(&self, stem: &Stem, entry: &Entry) -> Option<u16> {
        let len = 1 + u16::from(entry.second != UNKNOWN);
        if entry.further == 0 { Some(len) } else { self.longer(stem, entry, len) }
    }

    #[inline(never)]
    fn longer(&self, stem: &Stem, entry: &Entry, mut len: u16) -> Option<u16> {
        let start = entry.rest as usize;
        let words = self.lexicon.rests.get(start..start + usize::from(entry.further)).unwrap_or_default();
        for word in words {
            let next = stem.token as usize + usize::from(len);
            if *word == LAM_NUMBER {
                return self.doc.key(next).starts_with(LAM).then_some(len);
            }
            let [whole, bare] = self.all.numbers(next);
            if whole != *word && !(stem.pro.has(Pro::AL) && bare == *word) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }
}

/// The phrases of a word whose second word has this number.
fn with_second(phrases: &[Entry], second: u32) -> &[Entry] {
    let from = phrases.partition_point(|entry| entry.second < second);
    let rest = phrases.get(from..).unwrap_or_default();
    rest.get(..rest.iter().take_while(|entry| entry.second == second).count()).unwrap_or_default()
}

/// Entries of sorted lists in the order of the packs.
struct InOrder<'a> {
    lists: [&'a [Entry]; 3],
}

impl<'a> Iterator for InOrder<'a> {
    type Item = &'a Entry;

    fn next(&mut self) -> Option<&'a Entry> {
        let list = self.lists.iter_mut().min_by_key(|list| list.first().map_or(u32::MAX, |entry| entry.order))?;
        let (first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    }
}

/// Whether a token stands in quotation marks or brackets, or behind a word for an outlet's kind.
#[cold]
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
    use super::super::pack::Packs;
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
    fn where_in_is_written_with_an_alef_maqsura_other_words_may_be_too() {
        let rules: [&[&str]; 3] = [&["ربما غدا"], &["حقيقي جدا"], &["في واقع"]];
        assert_eq!(readings(&rules, "حقيقى جدا فى البلاد"), [(1, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "فى واقع"), [(2, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "حقيقى جدا في البلاد"), []);
    }

    #[test]
    fn a_clitic_on_the_next_word_may_end_a_phrase() {
        let rules: [&[&str]; 2] = [&["خلافا ل…"], &["خلافا كبيرا ل…"]];
        assert_eq!(readings(&rules, "خلافا للرأي"), [(0, 1, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا لرأيه"), [(1, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا مع رأيه"), []);
    }
}
