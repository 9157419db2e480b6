//! Who is hidden from the reader: people told by what they are, where more than one person is that.
//!
//! *Source*: the typology of the sourcing notes. Described and vague people are unnamed; undifferentiated ones (`observers`) are a
//! kind of their own; an office that one person holds at a time (`the minister of finance`) tells who it is.

use super::facts::Inputs;
use super::lists::{List, Words};
use super::numbers::{NumberWords, ONE, thousandths};
use crate::rules::sets::PERSON;
use crate::rules::shape::{AnonymityClass, FunctionClass, HeadClass, OutletClass, Role};
use crate::rules::tag::{Class, Set};
use crate::sources::model::{Count, Kind, MentionForm, Naming, Source};
use crate::text::affixes::{ALEF, BY_THE, HERS, HIS, NISBA, NISBA_FEMININE, TEH_MARBUTA, THE, THEIRS, TO_THE};
use crate::text::{Mark, fold};
use std::ops::Range;

/// People told by a number beyond this were asked in a poll, or are a crowd.
const FEW: u64 = 10;

/// Tokens behind the words for an unnamed person in which a name of the same part in public life follows.
const SOON: usize = 60;

const PEOPLE: Set = PERSON.and(Class::Head(HeadClass::Group).set());

const OUTLET: Set = Class::Head(HeadClass::Media)
    .set()
    .and(Class::Outlet(OutletClass::Agency).set())
    .and(Class::Outlet(OutletClass::Outlet).set())
    .and(Class::Outlet(OutletClass::Platform).set());

/// Adjectives that the packs know.
const ADJECTIVE: Set = Class::Nation
    .set()
    .and(Class::Anonymity(AnonymityClass::VagueAdjective).set())
    .and(Class::Anonymity(AnonymityClass::DomainAdjective).set())
    .and(Class::Anonymity(AnonymityClass::RankAdjective).set());

/// What ends the noun phrase behind the word for a person.
const OPEN: Set = Class::Function(FunctionClass::Preposition)
    .set()
    .and(Class::Function(FunctionClass::Adjunct).set())
    .and(Class::Function(FunctionClass::Relative).set())
    .and(Class::Function(FunctionClass::Negation).set())
    .and(Class::Anonymity(AnonymityClass::Request).set())
    .and(Class::Anonymity(AnonymityClass::Withheld).set());

/// For each source: whether the reader is not told who it is.
pub(super) fn hidden(on: &Inputs<'_>, words: &Words) -> Vec<bool> {
    on.sources.list.iter().map(|s| is_hidden(on, s, words)).collect()
}

fn is_hidden(on: &Inputs<'_>, source: &Source, words: &Words) -> bool {
    let people = matches!(source.kind, Kind::Person | Kind::Group | Kind::Unknown);
    if !people || source.naming == Naming::Named {
        return people && source.anonymity_requested;
    }
    source.anonymity_requested
        || source.naming == Naming::Vague
        || is_of_rank(source, words)
        || source.kind != Kind::Unknown && Phrase::of(on, source, words).is_some_and(|phrase| phrase.hides(source))
}

/// Whether the first word that is no number is one of those that hide a name.
pub(super) fn is_of_rank(source: &Source, words: &Words) -> bool {
    let mut all = source.name.split_whitespace().map(fold).peekable();
    let few = all.peek().is_some_and(|first| number(first, first).is_some_and(|n| n <= FEW));
    let counted = few && all.peek().is_some_and(|first| !words.has(List::AnonymousHead, first));
    all.nth(usize::from(counted)).is_some_and(|word| words.has(List::AnonymousHead, &word))
}

fn number(key: &str, surface: &str) -> Option<u64> {
    NumberWords::builtin().number(key).or_else(|| thousandths(surface).map(|n| n / ONE))
}

/// The words by which a source is first told.
struct Phrase<'a> {
    on: &'a Inputs<'a>,
    words: &'a Words,
    /// From the word for who it is on, what counts before it aside.
    tokens: Range<usize>,
    /// What they count to, when that is a number.
    number: Option<u64>,
    /// "One of", "some of": the definite noun behind it tells of whom.
    is_part: bool,
    role: Role,
}

impl<'a> Phrase<'a> {
    fn of(on: &'a Inputs<'a>, source: &Source, words: &'a Words) -> Option<Self> {
        let told = source.mentions.iter().find(|m| !matches!(m.form, MentionForm::Elided | MentionForm::Pronoun))?;
        let all = on.doc.tokens_of(told.span);
        let key = |at: usize| on.doc.key(at);
        let number = number(key(all.start), on.doc.surface(all.start)).filter(|_| !on.tags.set(all.start).meets(PEOPLE));
        let some = all.clone().take_while(|at| words.has(List::Quantity, key(*at))).count();
        let one = words.has(List::OneOf, key(all.start));
        let start = all.start + some + usize::from(number.is_some() || one);
        (start < all.end).then_some(Self { on, words, tokens: start..all.end, number, is_part: one || some > 0, role: source.role_class })
    }

    fn hides(&self, source: &Source) -> bool {
        let head = self.tokens.start;
        let (key, people) = (self.on.doc.key(head), if self.is_part { PEOPLE } else { PERSON });
        let known = self.words.has(List::AnonymousHead, key) || self.is_part && self.words.has(List::CollectiveHead, key);
        // Who speaks for a body or reports for an outlet is that body's or outlet's voice.
        let outlet = self.tokens.clone().any(|at| self.on.tags.set(at).meets(OUTLET));
        let voice = outlet || self.words.has(List::Spokesperson, key) || source.role_class == Role::Media;
        let kind = source.kind == Kind::Person || self.is_few(source);
        // "A number of the bodies": no people.
        let bodies = self.on.tags.set(head).meets(Class::Head(HeadClass::Organization).set());
        (known || self.on.tags.set(head).meets(people))
            && !voice
            && kind
            && !bodies
            && !self.is_named(source)
            && (self.is_part || self.is_open(head))
    }

    /// A few of those in power; other people together are undifferentiated.
    fn is_few(&self, source: &Source) -> bool {
        let key = self.on.doc.key(self.tokens.start);
        let few = source.number != Count::Counted || self.number.is_some_and(|n| n <= FEW);
        let power = matches!(
            source.role_class,
            Role::Government | Role::Legislative | Role::Judicial | Role::Security | Role::International | Role::Party
        );
        // "A number of deputies" is as undifferentiated as "deputies say"; of those whose rank hides them it is not.
        few && power && !self.is_part && !self.words.has(List::CollectiveHead, key) || self.words.has(List::AnonymousHead, key)
    }

    /// A name that was not read as one, in brackets or behind "called"; or somebody with a name who is the same in public life and speaks for
    /// the first time soon after: a story may open with what a person is.
    fn is_named(&self, source: &Source) -> bool {
        let opens = |at: usize| self.on.doc.mark(at) == Some(Mark::Open);
        let called = |at: usize| opens(at) || self.words.has(List::Called, self.on.doc.key(at));
        let soon = self.tokens.start..(self.tokens.end + SOON).min(self.on.doc.tokens.len());
        let span = self.on.doc.span_of(soon);
        // Sources stand in the order of their first mention.
        let begins = |s: &Source| s.mentions.first().map_or(0, |m| m.span.start());
        let list = &self.on.sources.list;
        let near = list.iter().skip(list.partition_point(|s| begins(s) < span.start())).take_while(|s| begins(s) < span.end());
        // A scholar may be named by no more than a title.
        let expert = matches!(source.role_class, Role::Expert | Role::Medical);
        let mut follow =
            near.filter(|s| s.naming == Naming::Named && s.kind == Kind::Person && (expert || s.role_class == source.role_class));
        let told = !matches!(source.role_class, Role::Unknown | Role::Citizen | Role::Eyewitness);
        (self.tokens.start..self.tokens.end + 1).any(called) || told && follow.next().is_some()
    }

    /// Whether the head is without article and pronoun, and what stands behind it leaves open who it is.
    fn is_open(&self, head: usize) -> bool {
        let key = self.on.doc.key(head);
        let tags = || self.on.tags.at(head).iter().filter(|t| t.class == Class::Head(HeadClass::Person));
        let next = head + tags().map(|t| usize::from(t.len)).max().unwrap_or(1);
        let owned = [HIS, HERS, THEIRS].iter().any(|pronoun| key.ends_with(pronoun)) && !tags().any(|t| t.len == 1 && !t.morph.pronoun);
        let clitic = tags().all(|t| t.pro.preposition());
        let private = self.words.has(List::PrivatePerson, key) && !is_definite(self.on.doc.key(next));
        if self.role == Role::Eyewitness || private {
            return !is_definite(key);
        }
        let bare = !is_definite(key) && !owned && !clitic && !key.ends_with(ALEF);
        let within = (head + 1..next).find_map(|at| self.closes(at, head));
        bare && !within.unwrap_or_else(|| self.is_closed(next, head))
    }

    /// Whether a noun says which one: the rest of the phrase, adjectives aside, begins with one.
    fn is_closed(&self, from: usize, head: usize) -> bool {
        (from..self.tokens.end)
            .find_map(|at| self.closes(at, head))
            .unwrap_or_else(|| from == head + 1 && from >= self.tokens.end && self.is_anyone(head))
    }

    /// Whether a word closes the phrase or leaves it open; `None` for an adjective or a kind of body, behind which the next word tells.
    fn closes(&self, at: usize, head: usize) -> Option<bool> {
        let (key, set) = (self.on.doc.key(at), self.on.tags.set(at));
        let clitic = self.on.tags.at(at).iter().any(|t| t.pro.preposition());
        if key.starts_with(BY_THE) || key.starts_with(TO_THE) || clitic || set.meets(OPEN) {
            return Some(false);
        }
        let feminine = self.on.doc.key(head).ends_with(TEH_MARBUTA) || !key.ends_with(NISBA_FEMININE);
        let relation = set == Set::NONE && (key.ends_with(NISBA) || key.ends_with(NISBA_FEMININE)) && key.len() > 6;
        let adjective = !is_definite(key) && feminine && (relation || set.meets(ADJECTIVE) || self.words.has(List::VagueModifier, key));
        // "The head of a committee in": a kind of body, and nothing behind it that says which.
        let genus = !is_definite(key) && key.ends_with(TEH_MARBUTA) && set.meets(Class::Head(HeadClass::Organization).set());
        (!adjective && !genus).then_some(true)
    }

    /// A word alone for somebody of no office: one of all people, or a word that was misread.
    fn is_anyone(&self, head: usize) -> bool {
        const PUBLIC: [Role; 8] = [
            Role::Government,
            Role::Legislative,
            Role::Judicial,
            Role::Security,
            Role::Party,
            Role::Expert,
            Role::Medical,
            Role::Eyewitness,
        ];
        !PUBLIC.contains(&self.role) || self.on.doc.key(head).ends_with(NISBA_FEMININE)
    }
}

fn is_definite(key: &str) -> bool {
    key.starts_with(THE) || key.starts_with(TO_THE)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    /// A story of two sentences that one voice tells.
    fn story(voice: &str, goes_on: &str) -> String {
        format!("صفقة القوارب\n\nقال {voice} إن القوارب بيعت ليلا. {goes_on} أن المرفأ أغلق.\n")
    }

    #[test]
    fn people_told_by_what_many_are_have_no_name() {
        let desk = Desk::new();
        let voices = [
            "قيادي في الحزب",
            "عضو في اللجنة",
            "نائب في البرلمان",
            "مستشار للرئيس",
            "قائد ميداني",
            "أحد الجنود",
            "وزير سابق في الحكومة",
            "طبيب في المشفى",
            "رئيس لجنة في البرلمان",
            "شاهد عيان",
        ];
        let many = ["موظفتان في البلدية", "شخصان مطلعان على الصفقة", "3 مسؤولين في المرفأ"];
        let stories = voices.map(|v| story(v, "وأضاف")).into_iter().chain(many.map(|v| story(v, &format!("وذكر {v}"))));
        let silent: Vec<String> = stories.filter(|draft| desk.found("single-anonymous-source", draft, None).is_empty()).collect();
        assert_eq!(silent, Vec::<String>::new(), "these hide who speaks");
    }

    #[test]
    fn an_office_that_one_person_holds_tells_who_it_is() {
        let desk = Desk::new();
        let voices = [
            "وزير المالية",
            "رئيس البلدية",
            "محافظ بدر",
            "مدير المرفأ",
            "رئيس بلدية السدر",
            "مدير شركة «غيم»",
            "رئيس لجنة التحقيق",
            "المتحدث الرسمي",
            "متحدث باسم البلدية",
            "وزير خارجية مصر",
            "والد الطفل",
            "رئيس اللجنة المالية في البرلمان",
            "شاهد من وكالة رويترز",
        ];
        let rules = ["single-anonymous-source", "anonymous-without-reason", "anonymous-first", "vague-anonymous-source"];
        let found = |voice: &&str| rules.iter().any(|rule| !desk.found(rule, &story(voice, "وأضاف"), None).is_empty());
        let hidden: Vec<&str> = voices.into_iter().filter(found).collect();
        assert_eq!(hidden, Vec::<&str>::new(), "these tell who speaks");
    }

    #[test]
    fn a_story_may_open_with_what_somebody_is_who_is_named_next() {
        let desk = Desk::new();
        let draft = "ملح الطعام\n\nحذر استشاري في أمراض القلب من الملح. وقال الدكتور نزار حمود إن الملح يضر الكلى.\n";
        assert_eq!(desk.found("anonymous-without-reason", draft, None), Vec::<String>::new());
    }
}
