//! What is told by a word's letters alone, worked out once for each word form and kept from article to article.
//!
//! A form's readings depend on the words before and behind it only where it begins a phrase or is an outlet with an
//! ordinary name; everything else about it is the same wherever it stands. So it does not matter whether a form is met for
//! the first or the thousandth time, nor in which order articles come. A memo belongs to one lexicon.

use super::letters::*;
use super::lexicon::{Entry, Lexicon};
use super::tag::{Pro, Set, Tag};
use super::vocabulary::{UNKNOWN, index};
use super::written::{Written, without_article};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Forms with which the next article begins anew. Some 100 bytes each: so many stay near the processor, and reading a rare form
/// again takes no longer than finding it in a large table.
const MOST: usize = 1 << 14;

/// Word forms that have been read.
#[derive(Clone, Debug)]
pub(crate) struct Memo {
    /// Twice as many as forms or more, a power of two.
    slots: Vec<Slot>,
    forms: Vec<Form>,
    /// Folded letters of the forms, one after the other.
    letters: Vec<u8>,
    /// Readings of the forms that do not depend on what stands around.
    tags: Vec<Tag>,
    stems: Vec<Stem>,
    /// Forms of the tokens of the document at hand.
    pub(super) of: Vec<u32>,
}

/// A place of the table. `form` is one more than the form's place, 0 for a free place.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    form: u32,
}

/// A word form.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    letters: (u32, u32),
    /// Number of the word as it stands, and behind its article.
    pub(super) word: u32,
    pub(super) bare: u32,
    /// Its plain readings, and their classes.
    tags: (u32, u32),
    pub(super) set: Set,
    stems: (u32, u32),
    /// All its readings are plain, whatever stands around.
    pub(super) plain: bool,
    /// Its plain readings are all it has where no phrase begins.
    pub(super) settled: bool,
    /// It is the second word of some phrase, as it stands or behind its article.
    pub(super) second: bool,
    pub(super) written: Written,
    /// Hashes of the letters, and of those behind the article.
    pub(super) hashes: [u64; 2],
}

/// A word of the lexicon that a form may be, and the clitics before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    pub(super) word: u32,
    pub(super) pro: Pro,
}

impl Default for Memo {
    fn default() -> Self {
        let mut memo =
            Self { slots: Vec::new(), forms: Vec::new(), letters: Vec::new(), tags: Vec::new(), stems: Vec::new(), of: Vec::new() };
        memo.clear();
        memo
    }
}

/// The place of the form without letters, which marks have.
pub(super) const NOTHING: u32 = 0;

impl Memo {
    /// Begins anew when it is full. Places of forms hold until then.
    pub(super) fn make_room(&mut self) {
        if self.forms.len() >= MOST {
            self.clear();
        }
    }

    fn clear(&mut self) {
        self.slots = vec![Slot::default(); 1 << 10];
        self.forms.clear();
        self.letters.clear();
        self.tags.clear();
        self.stems.clear();
        self.forms.push(Form { word: UNKNOWN, bare: UNKNOWN, plain: true, settled: true, ..Form::default() });
    }

    /// The place of a form, which is read when it is new.
    pub(super) fn place(&mut self, lexicon: &Lexicon, key: &str) -> u32 {
        let hash = hash(key);
        let low = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut at = low as usize & mask;
        while let Some(slot) = self.slots.get(at).filter(|slot| slot.form != 0) {
            if slot.hash == low && self.letters_of(slot.form - 1) == key.as_bytes() {
                return slot.form - 1;
            }
            at = (at + 1) & mask;
        }
        let place = index(self.forms.len());
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { hash: low, form: place + 1 };
        }
        let form = self.read(lexicon, key, hash);
        self.forms.push(form);
        if self.forms.len() * 2 > self.slots.len() {
            self.grow();
        }
        place
    }

    fn letters_of(&self, form: u32) -> &[u8] {
        let (start, end) = self.form(form).map_or((0, 0), |form| form.letters);
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    pub(super) fn form(&self, place: u32) -> Option<&Form> {
        self.forms.get(place as usize)
    }

    /// The form of a token of the document at hand.
    pub(super) fn form_at(&self, token: usize) -> Option<&Form> {
        self.form(*self.of.get(token)?)
    }

    pub(super) fn tags_of(&self, form: &Form) -> &[Tag] {
        part(&self.tags, form.tags)
    }

    pub(super) fn stems_of(&self, form: &Form) -> &[Stem] {
        part(&self.stems, form.stems)
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![Slot::default(); old.len() * 2];
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|slot| slot.form != 0) {
            let mut at = slot.hash as usize & mask;
            while self.slots.get(at).is_some_and(|slot| slot.form != 0) {
                at = (at + 1) & mask;
            }
            if let Some(place) = self.slots.get_mut(at) {
                *place = slot;
            }
        }
    }

    fn read(&mut self, lexicon: &Lexicon, key: &str, hash_of_key: u64) -> Form {
        let start = index(self.letters.len());
        self.letters.extend_from_slice(key.as_bytes());
        let (first_stem, first_tag) = (self.stems.len(), self.tags.len());
        stems(lexicon, key, &mut self.stems);
        let (mut plain, mut settled) = (true, true);
        for stem in self.stems.get(first_stem..).unwrap_or_default() {
            let (alone, phrases) = lexicon.entries_of(stem.word);
            plain &= phrases.is_empty();
            for entry in alone.iter().filter(|entry| stem.pro.within(entry.allow)) {
                settled &= is_plain(entry);
                self.tags.push(entry.tag(1, stem.pro));
            }
        }
        let word = lexicon.words.find(key);
        let bare = without_article(key).map_or(UNKNOWN, |bare| lexicon.words.find(bare));
        Form {
            letters: (start, index(self.letters.len())),
            word,
            bare,
            second: lexicon.is_second(word) || lexicon.is_second(bare),
            tags: (index(first_tag), index(self.tags.len())),
            set: self.tags.get(first_tag..).unwrap_or_default().iter().fold(Set::NONE, |set, tag| set | tag.set),
            stems: (index(first_stem), index(self.stems.len())),
            plain: plain && settled,
            settled,
            written: Written::read(key, lexicon.is_event(key)),
            hashes: [hash_of_key, hash(super::written::strip_article(key))],
        }
    }
}

/// Whether an entry of one word is a reading whatever stands around.
fn is_plain(entry: &Entry) -> bool {
    entry.rest.1 == 0 && !entry.ordinary
}

fn part<T>(all: &[T], (start, end): (u32, u32)) -> &[T] {
    all.get(Range { start: start as usize, end: end as usize }).unwrap_or_default()
}

/// The hash of a word's letters.
pub(crate) fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The words that a form may be: as it stands and without its clitics.
fn stems(lexicon: &Lexicon, key: &str, out: &mut Vec<Stem>) {
    let mut stems = Stems { lexicon, out };
    stems.add(key, Pro::NONE);
    stems.inner(key, Pro::NONE);
    if let Some(rest) = key.strip_prefix(WAW) {
        stems.bare(rest, Pro::WAW);
        stems.inner(rest, Pro::WAW);
    } else if let Some(rest) = key.strip_prefix(FEH) {
        stems.bare(rest, Pro::FEH);
        stems.inner(rest, Pro::FEH);
    }
}

struct Stems<'a> {
    lexicon: &'a Lexicon,
    out: &'a mut Vec<Stem>,
}

impl Stems<'_> {
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

    /// What stands behind clitics, of two letters at least.
    fn bare(&mut self, key: &str, pro: Pro) {
        if key.len() >= 4 {
            self.add(key, pro);
        }
    }

    fn add(&mut self, key: &str, pro: Pro) {
        let word = self.lexicon.words.find(key);
        if word != UNKNOWN {
            self.out.push(Stem { word, pro });
        }
    }
}

/// Memos that wait for the next article: one for each thread that was ever at work.
#[derive(Debug, Default)]
pub(crate) struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    /// Does `work` with a memo that nobody else has.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Memo) -> T) -> T {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut memo = kept.unwrap_or_default();
        let done = work(&mut memo);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(memo);
        done
    }
}
