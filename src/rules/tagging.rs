//! Document → readings of its tokens.
//!
//! Words are compared by number. Every token is read together with the one behind it, by which most phrases are decided.

use super::candidates::{Candidates, Stem};
use super::letters::LAM;
use super::lexicon::{Entry, LAM_NUMBER, Lexicon};
use super::shape::HeadClass;
use super::tag::{Class, Pro, Set, Tag, Tags, Word};
use super::vocabulary::{UNKNOWN, index};
use crate::text::{Document, Mark, TokenKind};

impl Lexicon {
    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let mut all = Candidates::of(doc, &self.words);
        let mut words = std::mem::take(&mut all.words);
        let mut reading = Reading { lexicon: self, doc, all: &all, out: Vec::with_capacity(all.stems.len() * 2) };
        for stem in &all.stems {
            let (before, at) = (reading.out.len(), stem.token as usize);
            let set = reading.emit(at, stem);
            if let Some(word) = words.get_mut(at) {
                word.set = word.set | set;
                word.first += index(reading.out.len() - before);
            }
        }
        // How many readings each word has tells where they begin.
        let mut first = 0;
        for word in &mut words {
            first += std::mem::replace(&mut word.first, first);
        }
        words.push(Word { first: index(reading.out.len()), ..Word::default() });
        Tags { tags: reading.out, words }
    }
}

/// A document being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    all: &'a Candidates,
    out: Vec<Tag>,
}

impl Reading<'_> {
    /// Adds the readings of a known word. Gives their classes.
    fn emit(&mut self, at: usize, stem: &Stem) -> Set {
        let (alone, phrases) = self.lexicon.entries_of(&stem.word);
        if !phrases.is_empty() {
            let [word, bare] = self.all.numbers(at + 1);
            let exact = self.with_second(phrases, stem.word.number, word);
            let definite = if stem.pro.has(Pro::AL) { self.with_second(phrases, stem.word.number, bare) } else { &[] };
            if !exact.is_empty() || !definite.is_empty() {
                let entries = InOrder { lists: [alone, exact, definite] };
                return entries.fold(Set::NONE, |set, entry| set | self.offer(entry, at, stem.pro));
            }
        }
        alone.iter().fold(Set::NONE, |set, entry| set | self.offer(entry, at, stem.pro))
    }

    /// A reading by an entry, when its clitics and further words are there. Gives its class.
    #[inline]
    fn offer(&mut self, entry: &Entry, at: usize, pro: Pro) -> Set {
        let Some(sense) = self.lexicon.senses.get(usize::from(entry.sense)) else { return Set::NONE };
        if !pro.within(sense.allow) || sense.ordinary && !is_set_off(self.doc, at, &self.out) {
            return Set::NONE;
        }
        let Some(len) = self.length(entry, at, pro) else { return Set::NONE };
        let apart = !pro.conjunction() && Pro::WAW.within(sense.allow) && is_behind_and(self.doc, at);
        let tag = sense.tag(entry.rule, len, if apart { pro.with(Pro::WAW) } else { pro });
        self.out.push(tag);
        tag.set
    }

    /// Tokens of the phrase when its words from the third on, or the word with the clitic, stand there too.
    #[inline]
    fn length(&self, entry: &Entry, at: usize, pro: Pro) -> Option<u16> {
        let len = 1 + u16::from(entry.second != UNKNOWN);
        if entry.further == 0 { Some(len) } else { self.longer(entry, at, pro, len) }
    }

    fn longer(&self, entry: &Entry, at: usize, pro: Pro, mut len: u16) -> Option<u16> {
        let start = entry.rest as usize;
        let words = self.lexicon.rests.get(start..start + usize::from(entry.further)).unwrap_or_default();
        for word in words {
            let next = at + usize::from(len);
            if *word == LAM_NUMBER {
                return self.doc.key(next).starts_with(LAM).then_some(len);
            }
            let [whole, bare] = self.all.numbers(next);
            if whole != *word && !(pro.has(Pro::AL) && bare == *word) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    /// The phrases of a word whose second word has this number.
    fn with_second<'e>(&self, phrases: &'e [Entry], first: u32, second: u32) -> &'e [Entry] {
        if second == UNKNOWN || !self.lexicon.may_follow(first, second) {
            return &[];
        }
        let from = phrases.partition_point(|entry| entry.second < second);
        let rest = phrases.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|entry| entry.second == second)).unwrap_or_default()
    }
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

/// Whether the letter of "and" stands before a token as a word of its own, as North African papers write it.
fn is_behind_and(doc: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| doc.is_and(before)) && doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
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
