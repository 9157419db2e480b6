//! Document → readings of its tokens.
//!
//! Words are compared by number. First every token gets the numbers of its word, then its readings: phrases look at the numbers
//! of the tokens behind.

use super::letters::{Head, LAM};
use super::lexicon::{Entry, LAM_NUMBER, Lexicon};
use super::shape::HeadClass;
use super::stems::{Numbers, Stem, stems};
use super::tag::{Class, Pro, Set, Tag, Tags, Word};
use super::vocabulary::{UNKNOWN, hash, index};
use super::written::{Written, without_article};
use crate::text::{Document, Mark, TokenKind};

impl Lexicon {
    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let (mut words, mut numbers) = (Vec::with_capacity(doc.tokens.len() + 1), Vec::with_capacity(doc.tokens.len()));
        for (at, token) in doc.tokens.iter().enumerate() {
            let (word, number) = match token.kind {
                TokenKind::Mark(_) => (Word::default(), Numbers::NONE),
                _ => self.word(doc.key(at)),
            };
            words.push(word);
            numbers.push(number);
        }
        let mut reading = Reading { lexicon: self, doc, numbers: &numbers, at: 0, set: Set::NONE, out: Vec::with_capacity(words.len()) };
        for ((at, token), word) in doc.tokens.iter().enumerate().zip(&mut words) {
            word.first = index(reading.out.len());
            if token.kind == TokenKind::Word {
                word.set = reading.read(at);
            }
        }
        words.push(Word { first: index(reading.out.len()), ..Word::default() });
        Tags { tags: reading.out, words }
    }

    /// A word without its readings.
    fn word(&self, key: &str) -> (Word, Numbers) {
        let (head, whole) = (Head::of(key), hash(key));
        let mut word = Word { written: Written::read(head), hashes: [whole; 2], ..Word::default() };
        let mut numbers = Numbers { word: self.words.find_hashed(key, whole), bare: UNKNOWN };
        if let Some(bare) = without_article(key) {
            let behind = hash(bare);
            numbers.bare = self.words.find_hashed(bare, behind);
            if bare.len() >= 4 {
                word.hashes = [whole, behind];
            }
        }
        (word, numbers)
    }
}

/// A document being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    numbers: &'a [Numbers],
    /// The token at hand, and the classes of its readings so far.
    at: usize,
    set: Set,
    out: Vec<Tag>,
}

impl Reading<'_> {
    /// The word as it stands and without its clitics. Gives the classes of its readings.
    fn read(&mut self, at: usize) -> Set {
        (self.at, self.set) = (at, Set::NONE);
        let (key, numbers) = (self.doc.key(at), self.numbers(at));
        stems(&self.lexicon.words, key, Head::of(key), numbers, |stem| self.emit(stem));
        self.set
    }

    /// Readings of a known word.
    fn emit(&mut self, Stem { word, pro }: Stem) {
        let (alone, phrases) = self.lexicon.entries_of(word);
        let (mut exact, mut definite): (&[Entry], &[Entry]) = (&[], &[]);
        if !phrases.is_empty() {
            let next = self.numbers(self.at + 1);
            exact = self.with_second(phrases, next.word);
            if pro.has(Pro::AL) {
                definite = self.with_second(phrases, next.bare);
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
        if !pro.within(entry.allow) || entry.ordinary && !is_set_off(self.doc, self.at, &self.out) {
            return;
        }
        if let Some(len) = self.length(entry, pro) {
            let tag = entry.tag(len, pro);
            self.set = self.set | tag.set;
            self.out.push(tag);
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
            if self.numbers(token).word != *word && !(pro.has(Pro::AL) && self.numbers(token).bare == *word) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    fn numbers(&self, token: usize) -> Numbers {
        self.numbers.get(token).copied().unwrap_or(Numbers::NONE)
    }

    /// The phrases whose second word has this number.
    fn with_second<'e>(&self, phrases: &'e [Entry], second: u32) -> &'e [Entry] {
        if second == UNKNOWN || !self.lexicon.is_second(second) {
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
    fn a_clitic_on_the_next_word_may_end_a_phrase() {
        let rules: [&[&str]; 2] = [&["خلافا ل…"], &["خلافا كبيرا ل…"]];
        assert_eq!(readings(&rules, "خلافا للرأي"), [(0, 1, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا لرأيه"), [(1, 2, Pro::NONE)]);
        assert_eq!(readings(&rules, "خلافا كبيرا مع رأيه"), []);
    }
}
