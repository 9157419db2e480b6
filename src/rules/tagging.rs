//! Document → readings of its tokens.
//!
//! Words are compared by number. Every token is read together with the one behind it, by which most phrases are decided.

use super::letters::{ALEF, Head, LAM};
use super::lexicon::{Entry, LAM_NUMBER, Lexicon};
use super::shape::HeadClass;
use super::stems::{Stem, stems};
use super::tag::{Class, Pro, Set, Tag, Tags, Word};
use super::vocabulary::{UNKNOWN, hash, index};
use super::written::Written;
use crate::text::{Document, Mark, TokenKind};

impl Lexicon {
    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        let count = doc.tokens.len();
        let mut words = Vec::with_capacity(count + 1);
        let mut reading = Reading { lexicon: self, doc, at: 0, next: [UNKNOWN; 2], set: Set::NONE, out: Vec::with_capacity(count * 2) };
        let mut here = self.form(doc, 0);
        for (at, token) in doc.tokens.iter().enumerate() {
            let next = self.form(doc, at + 1);
            let first = index(reading.out.len());
            (reading.at, reading.next, reading.set) = (at, next.numbers, Set::NONE);
            if token.kind == TokenKind::Word {
                stems(&self.words, here.key, here.head, here.numbers, |stem| reading.emit(stem));
            }
            words.push(Word { set: reading.set, first, written: Written::read(here.head), hashes: here.hashes });
            here = next;
        }
        words.push(Word { first: index(reading.out.len()), ..Word::default() });
        Tags { tags: reading.out, words }
    }

    /// What a token's letters are, without its readings; nothing for a mark.
    fn form<'d>(&self, doc: &'d Document, token: usize) -> Form<'d> {
        let key = doc.key(token).as_bytes();
        if key.is_empty() {
            return Form::default();
        }
        let (head, whole) = (Head::of(key), hash(key));
        let mut form = Form { key, head, numbers: [self.words.find(key, whole), UNKNOWN], hashes: [whole; 2] };
        if head.begins(&[ALEF, LAM])
            && let Some(bare) = key.get(4..)
        {
            let behind = hash(bare);
            form.numbers[1] = self.words.find(bare, behind);
            if bare.len() >= 4 {
                form.hashes = [whole, behind];
            }
        }
        form
    }
}

/// The letters of a token.
#[derive(Clone, Copy)]
struct Form<'d> {
    key: &'d [u8],
    head: Head,
    /// Numbers of the word as it stands, and behind its article.
    numbers: [u32; 2],
    /// Hashes of the letters, and of those behind the article.
    hashes: [u64; 2],
}

impl Default for Form<'_> {
    fn default() -> Self {
        Self { key: &[], head: Head::of(&[]), numbers: [UNKNOWN; 2], hashes: [0; 2] }
    }
}

/// A document being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    /// The token at hand, the numbers of the one behind it, and the classes of its readings so far.
    at: usize,
    next: [u32; 2],
    set: Set,
    out: Vec<Tag>,
}

impl Reading<'_> {
    /// Readings of a known word.
    fn emit(&mut self, Stem { word, pro }: Stem) {
        let (alone, phrases) = self.lexicon.entries_of(word);
        if !phrases.is_empty() && self.next != [UNKNOWN; 2] {
            let [word, bare] = self.next;
            let exact = self.with_second(phrases, word);
            let definite = if pro.has(Pro::AL) { self.with_second(phrases, bare) } else { &[] };
            if !exact.is_empty() || !definite.is_empty() {
                InOrder { lists: [alone, exact, definite] }.for_each(|entry| self.offer(entry, pro));
                return;
            }
        }
        alone.iter().for_each(|entry| self.offer(entry, pro));
    }

    /// A reading by an entry, when its clitics and further words are there.
    #[inline]
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
    #[inline]
    fn length(&self, entry: &Entry, pro: Pro) -> Option<u16> {
        let len = 1 + u16::from(entry.second != UNKNOWN);
        if entry.rest.1 == 0 { Some(len) } else { self.longer(entry, pro, len) }
    }

    fn longer(&self, entry: &Entry, pro: Pro, mut len: u16) -> Option<u16> {
        let (start, count) = entry.rest;
        let words = self.lexicon.rests.get(start as usize..start as usize + usize::from(count)).unwrap_or_default();
        for word in words {
            let form = self.lexicon.form(self.doc, self.at + usize::from(len));
            if *word == LAM_NUMBER {
                return form.head.begins(&[LAM]).then_some(len);
            }
            let [whole, bare] = form.numbers;
            if whole != *word && !(pro.has(Pro::AL) && bare == *word) {
                return None;
            }
            len += 1;
        }
        Some(len)
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
