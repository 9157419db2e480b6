//! Document → readings of its tokens.
//!
//! Proclitics are taken off in the order and, so / by, to, as, future / the article, the whole word being tried first, since
//! many lemmas begin with such a letter (*Source*: ARABIC ATTRIBUTION counts, orthography section). Words are compared by
//! number. What a form can be is asked of the [`Memo`]; only where a form begins phrases, or is an outlet with an ordinary name,
//! is it read at its place.

use super::letters::LAM;
use super::lexicon::{Entry, LAM_NUMBER, Lexicon};
use super::memo::{Form, Memo, NOTHING};
use super::shape::HeadClass;
use super::tag::{Class, Pro, Set, Tag, Tags, Word};
use super::vocabulary::{UNKNOWN, index};
use crate::text::{Document, Mark, TokenKind};

impl Lexicon {
    /// Reads every token of the document.
    #[must_use]
    pub fn tag(&self, doc: &Document) -> Tags {
        self.tag_with(doc, &mut Memo::default())
    }

    /// The same with what earlier documents left; the memo must be this lexicon's.
    pub(crate) fn tag_with(&self, doc: &Document, memo: &mut Memo) -> Tags {
        memo.make_room();
        let mut of = std::mem::take(&mut memo.of);
        of.clear();
        let mark = |at: usize| doc.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)));
        of.extend((0..doc.tokens.len()).map(|at| if mark(at) { NOTHING } else { memo.place(self, doc.key(at)) }));
        memo.of = of;
        let mut tags = Tags { tags: Vec::with_capacity(doc.tokens.len()), words: Vec::with_capacity(doc.tokens.len() + 1) };
        let mut reading = Reading { lexicon: self, doc, memo, at: 0, out: &mut tags.tags };
        for (at, token) in doc.tokens.iter().enumerate() {
            let first = index(reading.out.len());
            let Some(form) = memo.form_at(at) else { break };
            reading.at = at;
            let set = if token.kind == TokenKind::Word { reading.all(form) } else { Set::NONE };
            tags.words.push(Word { set, first, written: form.written, hashes: form.hashes });
        }
        tags.words.push(Word { first: index(tags.tags.len()), ..Word::default() });
        tags
    }
}

/// A token being read.
struct Reading<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Document,
    memo: &'a Memo,
    at: usize,
    out: &'a mut Vec<Tag>,
}

impl Reading<'_> {
    /// The word as it stands and without its clitics. Gives the classes of its readings.
    fn all(&mut self, form: &Form) -> Set {
        if form.plain || form.settled && !self.memo.form_at(self.at + 1).is_some_and(|next| next.second) {
            self.out.extend_from_slice(self.memo.tags_of(form));
            return form.set;
        }
        let from = self.out.len();
        for stem in self.memo.stems_of(form) {
            self.emit(stem.word, stem.pro);
        }
        self.out.get(from..).unwrap_or_default().iter().fold(Set::NONE, |set, tag| set | tag.set)
    }

    /// Readings of a known word.
    fn emit(&mut self, word: u32, pro: Pro) {
        let (alone, phrases) = self.lexicon.entries_of(word);
        let (mut exact, mut definite): (&[Entry], &[Entry]) = (&[], &[]);
        if !phrases.is_empty() {
            exact = with_second(phrases, self.number(self.at + 1));
            if pro.has(Pro::AL) {
                definite = with_second(phrases, self.bare(self.at + 1));
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
            self.out.push(entry.tag(len, pro));
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
            if self.number(token) != *word && !(pro.has(Pro::AL) && self.bare(token) == *word) {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    fn number(&self, token: usize) -> u32 {
        self.memo.form_at(token).map_or(UNKNOWN, |form| form.word)
    }

    /// The number of a token's word behind its article.
    fn bare(&self, token: usize) -> u32 {
        self.memo.form_at(token).map_or(UNKNOWN, |form| form.bare)
    }
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
