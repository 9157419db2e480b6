//! Where those who speak by last name alone are named in full, in clauses that hand nothing over.
//!
//! `The director Sami Haddad attended the party. Haddad said …`: nothing in the first clause says
//! how far the name goes, but who speaks does.

use super::chain;
use super::extent::title;
use super::learn::Phrase;
use super::profile::Reference;
use super::reader::{ADJECTIVES, PEOPLE, Reader, fun, strip_article};
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Set, Tag};
use crate::rules::written::Written;
use crate::text::Mark;
use crate::text::affixes::{BEH, LAM, TEH_MARBUTA, WAW};
use rustc_hash::{FxBuildHasher, FxHashSet};

/// Tokens of a title and name at most.
const REACH: usize = 14;
/// Words of a name before the last one at most.
const GIVEN: usize = 4;
/// Bytes of the longest name that may begin with "and" for its own first letter.
const OWN_AND: usize = 8;

/// Words right behind which a noun stands, and no verb.
const BEFORE_NOUN: Set = Class::Verb.set().and(Class::Nation.set()).and(fun(FunctionClass::Time));

/// Words of names, such as those by which people speak.
#[derive(Debug, Default)]
pub(super) struct Surnames<'a> {
    names: FxHashSet<&'a str>,
    /// A bit for what each ends in: most words end otherwise.
    ends: u64,
}

impl<'a> Extend<&'a str> for Surnames<'a> {
    fn extend<T: IntoIterator<Item = &'a str>>(&mut self, names: T) {
        names.into_iter().for_each(|name| self.note(name));
    }
}

impl<'a> Surnames<'a> {
    /// With room for so many.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self { names: FxHashSet::with_capacity_and_hasher(names, FxBuildHasher), ends: 0 }
    }

    /// Notes one; it is folded and has no article.
    pub(super) fn note(&mut self, name: &'a str) {
        self.names.insert(name);
        self.ends |= name.as_bytes().last_chunk().map_or(u64::MAX, end_of);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether a folded word is one of them.
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        word.as_bytes().last_chunk().is_none_or(|ending| self.ends & end_of(ending) != 0) && self.names.contains(word)
    }

    /// Whether a token is one of them, with or without article.
    #[inline]
    pub(super) fn holds(&self, reader: &Reader<'_>, at: usize) -> bool {
        let end = reader.doc.tokens.get(at).map_or(0, |token| token.key.end as usize);
        let ending = reader.doc.keys.as_bytes().get(..end).and_then(<[u8]>::last_chunk);
        ending.is_some_and(|ending| self.ends & end_of(ending) != 0) && self.names.contains(strip_article(reader.key(at)))
    }
}

/// A bit for the last letters of a word.
fn end_of([before, _, last]: &[u8; 3]) -> u64 {
    1 << ((before.wrapping_mul(5) ^ last) & 63)
}

/// A title that begins here, with the name up to a last name by which somebody speaks.
pub(super) fn titled<'a>(reader: &Reader<'a>, at: usize, last: &Surnames<'a>) -> Option<Phrase<'a>> {
    if last.is_empty() {
        return None;
    }
    let tag = reader.one(at)?;
    let next = at + usize::from(tag.len);
    let ends = |i: &usize| last.holds(reader, *i);
    let first = (next + 1..at + REACH).find(ends).filter(|_| is_title(reader, at, tag))?;
    let over = |i: &usize| is_over(reader, *i) || reader.begins_sentence(*i);
    let stop = (next..at + REACH).find(over).unwrap_or(at + REACH);
    (first..stop).find(|i| ends(i) && is_whole(reader, at, *i)).map(|i| {
        let close = usize::from(reader.quote(i).is_some() && reader.mark(i + 1) == Some(Mark::Quote));
        Phrase { start: at, end: Some(i + 1 + close), last: strip_article(reader.key(i)), first: "" }
    })
}

/// A title that begins here, with the name in quotation marks behind it.
pub(super) fn in_marks<'a>(reader: &Reader<'a>, at: usize) -> Option<Phrase<'a>> {
    let next = at + reader.one(at).map(|tag| usize::from(tag.len))?;
    let mark = |start: usize, end: usize| reader.tags.first_of(start..end.min(reader.doc.tokens.len()), Written::MARK, Set::NONE);
    let open = mark(next, at + REACH).filter(|i| reader.mark(*i) == Some(Mark::Quote))?;
    let close = mark(open + 1, open + 2 + GIVEN).filter(|i| reader.mark(*i) == Some(Mark::Quote))?;
    let parts = chain::read(reader, reader.core(at..close));
    let named = parts.named.start == open + 1 && parts.named.end == close && !parts.joint;
    let first = parts.names.first().filter(|_| parts.names.len() > 1).copied().unwrap_or_default();
    parts.names.last().filter(|_| named).map(|last| Phrase { start: at, end: Some(close + 1), last, first })
}

/// A title, and no verb, adjective or object; it tells of one of several only by a name.
fn is_title(reader: &Reader<'_>, at: usize, tag: &Tag) -> bool {
    let adjective = || reader.is(at, ADJECTIVES) && reader.is_definite(at) && at > 0 && reader.is_definite(at - 1);
    let vague = reader.lex.head(tag.rule).is_some_and(|head| head.vague);
    !(vague || reader.is_accusative(at) || reader.is(at, Class::Verb.set()) || adjective())
}

/// A mark, a number or a comma before "and" or a preposition, which no title goes over.
fn is_over(reader: &Reader<'_>, at: usize) -> bool {
    let mark = reader.mark(at).is_some_and(|m| !matches!(m, Mark::Quote | Mark::Comma | Mark::Point));
    let clause = || reader.key(at + 1).starts_with(WAW) || reader.has_preposition(at + 1) || reader.is_preposition(at + 1);
    mark || reader.is_number(at) || reader.mark(at) == Some(Mark::Comma) && clause()
}

/// A definite title and two parts of a name or more, of which this is the last; what an office without the article has right
/// behind it is no name.
fn is_whole(reader: &Reader<'_>, start: usize, at: usize) -> bool {
    let core = reader.core(start..at + 1);
    let torn = reader.quote(start).is_some_and(|open| reader.quote(at) != Some(open));
    if torn || core.end != at + 1 {
        return false;
    }
    let parts = chain::read(reader, core.clone());
    let first = parts.named.start;
    let open = reader.is(start, Class::Head(HeadClass::Person).set()) && (start..first).all(|i| !reader.is_definite(i));
    let other = reader.key(first).len() > OWN_AND && reader.key(first).starts_with(WAW);
    let words = parts.named.clone().filter(|at| reader.is_word(*at)).count();
    words == parts.names.len()
        && !open
        && parts.end == core.end
        && parts.named.end == core.end
        && parts.named.len() > 1
        && !parts.joint
        && !other
        && !is_act(reader, first)
        && reader.refers(core, &parts) != Reference::Indefinite
}

/// A name without a title right before an office, or before the comma of one (`Sami Haddad, director of the port`).
pub(super) fn untitled<'a>(reader: &Reader<'a>, office: usize, last: &Surnames<'a>) -> Option<Phrase<'a>> {
    let comma = office.checked_sub(1).is_some_and(|before| reader.mark(before) == Some(Mark::Comma));
    let at = office.checked_sub(1 + usize::from(comma)).filter(|at| *at > 0 && last.holds(reader, *at))?;
    before_office(reader, at)
}

/// The name that ends here with a last name, when an office stands behind it; it begins behind a word that only a noun
/// follows (`to`, `in the presence of`), or behind the verb of its sentence.
fn before_office<'a>(reader: &Reader<'a>, at: usize) -> Option<Phrase<'a>> {
    let office = at + 1 + usize::from(reader.mark(at + 1) == Some(Mark::Comma));
    let same = !(at + 1..=office).any(|i| reader.begins_sentence(i));
    reader.one(office).filter(|t| same && !t.pro.conjunction() && !t.pro.preposition() && !reader.is(office, Class::Verb.set()))?;
    let given = |i: &usize| {
        let word = !reader.begins_sentence(i + 1) && reader.is_unknown(*i) && !reader.is_definite(*i) && !reader.has_preposition(*i);
        word && !reader.is_accusative(*i) && (!is_act(reader, *i) || reader.is_name_particle(i + 1)) || reader.is_name_particle(*i)
    };
    let first = (at.saturating_sub(GIVEN)..at).rev().take_while(given).last()?;
    let behind = first.checked_sub(1)?;
    let begins = reader.begins_sentence(first);
    let led = reader.key(behind).strip_prefix(BEH).is_some_and(|act| act.ends_with(TEH_MARBUTA) || reader.lex.is_event(act));
    let faith = first + 1 < at && reader.says(first + 1, Word::Faith); // `Salah al-Din` is no verb with its subject
    let noun = faith || !begins && (led || reader.is_preposition(behind) || reader.is(behind, BEFORE_NOUN));
    let start = first + usize::from(!noun);
    let office = title(reader, office);
    let whole = office.len() > 1 && reader.mark(office.end) != Some(Mark::Quote);
    let end = if whole { office.end } else { at + 1 };
    (start < at && !reader.is(behind, PEOPLE)).then(|| Phrase { start, end: Some(end), last: strip_article(reader.key(at)), first: "" })
}

/// What is done, "for" written to it or not.
fn is_act(reader: &Reader<'_>, at: usize) -> bool {
    let for_it = reader.key(at).strip_prefix(LAM).is_some_and(|rest| reader.lex.is_event(rest));
    reader.is_deed(at) || for_it
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::check;

    #[test]
    fn a_name_does_not_go_on_in_the_next_line() {
        check("حفل كبير أمام المدير\nسامي الدهان يحب الجسر القديم، وقال الدهان إن العبور مجاني.", &["الدهان"]);
        check("حفل كبير مع سامي الدهان\nمدير المرفأ حضر. وقال الدهان إن العبور مجاني.", &["الدهان"]);
    }

    #[test]
    fn a_last_name_is_that_of_who_was_named_in_a_clause_of_no_saying() {
        check("حضر المدير سامي الدهان حفل التخرج في الواحة.\nوقال الدهان إن الطلاب تعبوا كثيرا.", &["المدير سامي الدهان"]);
        check(
            "افتتح محافظ الوادي \"كريم حمود الطحان\" أمس معرض الزهور.\nوقال \"الطحان\": إن المعرض جميل.",
            &["محافظ الوادي \"كريم حمود الطحان\""],
        );
        check(
            "فاز المرشح لرئاسة الجمعية زياد بن مهند بن شلاش بالمقعد.\nوقال ابن شلاش إن الجمعية ستعود قوية.",
            &["المرشح لرئاسة الجمعية زياد بن مهند بن شلاش"],
        );
        check("دشن الدكتور كريم بن سالم الطحان المعرض أمس.\nوأضاف الدكتور الطحان أن الزوار كثيرون.", &["الدكتور كريم بن سالم الطحان"]);
    }

    #[test]
    fn a_last_name_is_that_of_who_was_named_before_his_office() {
        check("وصل إلى الواحة أمس مازن الدهان مدير المرفأ.\nوأوضح الدهان أن السفن جاهزة.", &["مازن الدهان مدير المرفأ"]);
        check("وتقدم نور الدين الدهان مدير المرفأ باستقالته.\nوأوضح الدهان أن السفن جاهزة.", &["نور الدين الدهان مدير المرفأ"]);
        check("قابل الدهان مدير المرفأ أمس.\nوأوضح الدهان أن السفن جاهزة.", &["الدهان"]);
    }
}
