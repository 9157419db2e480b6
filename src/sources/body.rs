//! Words of weight in the phrase of a body, outlet, document or group.

use super::chain::Parts;
use super::model::Kind;
use super::profile::Profile;
use super::reader::{self, ADJECTIVES, HEADS, OUTLETS, Reader, fun, strip_article, strip_clitics};
use crate::rules::morph::Number;
use crate::rules::sets::BY_KIND;
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::{BEH, HEH, LAM, NISBA_FEMININE, TEH_MARBUTA, THE, WAW, WOMEN};
use std::ops::Range;

/// Every word of weight behind the first word of the head.
pub(super) fn read<'a>(reader: &Reader<'a>, core: Range<usize>, head: Option<(usize, &Tag)>) -> Parts<'a> {
    let start = head.map_or(core.start, |(at, _)| at);
    let mut parts = Parts { end: core.end, named: core.clone(), titled: core.start..core.start, ..Parts::default() };
    let proper = is_proper(reader, start);
    parts.heads.extend(head.filter(|_| !proper).map(|_| reader.bare(start)));
    let first = if head.is_some() && !proper { start + 1 } else { start };
    if let Some((at, tag)) = head.filter(|(_, t)| t.class == Class::Head(HeadClass::Group)) {
        let some = at + usize::from(tag.len);
        if some < core.end && reader.is_definite(some) {
            parts.heads.push(reader::singular(strip_article(reader.key(some))));
        }
    }
    for at in first..core.end {
        if ends(reader, &core, head, at, parts.names.len()) {
            parts.end = at;
            break;
        }
        parts.joint |= joins(reader, &core, at);
        let grammar = fun(FunctionClass::Preposition) | fun(FunctionClass::Same) | fun(FunctionClass::Demonstrative);
        if (reader.is_word(at) || reader.is_number(at)) && (!reader.is(at, grammar) || reader.is(at, HEADS)) && reader.key(at).len() > 2 {
            parts.names.push(weight(reader, at));
        } else if reader.is_number(at) {
            parts.names.push(reader.doc.surface(at));
        }
    }
    parts
}

fn weight<'a>(reader: &Reader<'a>, at: usize) -> &'a str {
    let key = reader.key(at);
    if reader.is_number(at) {
        return reader.doc.surface(at);
    }
    if reader.is(at, HEADS | ADJECTIVES) {
        return reader.bare(at);
    }
    let clitic = strip_clitics(key);
    if clitic == key && reader.has_preposition(at) { strip_article(key.get(2..).unwrap_or(key)) } else { clitic }
}

/// Whether the phrase is over: an object of the verb follows.
fn ends(reader: &Reader<'_>, core: &Range<usize>, head: Option<(usize, &Tag)>, at: usize, words: usize) -> bool {
    if matches!(reader.mark(at), Some(Mark::Comma | Mark::Dash)) {
        return !joins(reader, core, at + 1);
    }
    if at > core.start
        && reader.is(at, fun(FunctionClass::Pronoun))
        && !reader.is(at, HEADS)
        && reader.quote(at) == reader.quote(core.start)
    {
        return true;
    }
    let told = head.is_none_or(|(_, t)| t.set.meets(BY_KIND)) && at > core.start && reader.is_definite(at - 1);
    if !reader.is_quoted(at, core) && (reader.is_accusative(at) || told && is_object(reader, at)) {
        return true;
    }
    let Some((start, tag)) = head else { return is_object_of_many(reader, core, at) };
    let act = reader.key(at).strip_prefix(BEH).map(|rest| rest.strip_prefix(THE).unwrap_or(rest));
    let act = act.is_some_and(|rest| reader.lex.is_event(rest) || rest.ends_with(WOMEN));
    if act && at > start && tag.class == Class::Head(HeadClass::Organization) && !reader.is(at, HEADS) && reader.has_preposition(at) {
        return true;
    }
    let behind = at > start + usize::from(tag.len) && reader.is(at - 1, ADJECTIVES) && !reader.is_preposition(at - 1);
    let other = HEADS | ADJECTIVES | OUTLETS | Class::Place.set() | fun(FunctionClass::Same);
    let for_it = reader.key(at).starts_with(LAM) && reader.is_definite(at + 1); // "for the ball of"
    if behind
        && !for_it
        && reader.is_word(at)
        && !reader.is(at, other)
        && !reader.is_definite(at)
        && !reader.is_preposition(at)
        && !reader.has_preposition(at)
        && !reader.is_quoted(at, core)
    {
        return true;
    }
    let crowd = tag.class == Class::Head(HeadClass::Group) && tag.morph.agreement.number != Some(Number::Plural);
    let bare = reader.is_definite(start) && tag.len == 1 && !crowd && tag.class != Class::Head(HeadClass::Source);
    if !bare || words > 0 || !reader.is_word(at) || reader.is_quoted(at, core) {
        return false;
    }
    let keeps = Class::Place.set() | Class::Nation.set() | OUTLETS | fun(FunctionClass::Same);
    let by = reader.key(at).starts_with(BEH) && reader.has_preposition(at);
    let indefinite = !reader.is_definite(at) && !reader.is_preposition(at) && !reader.has_preposition(at) && !reader.is(at, keeps);
    by || indefinite
}

/// A noun with a pronoun of possession behind a definite one.
fn is_object(reader: &Reader<'_>, at: usize) -> bool {
    let key = reader.key(at);
    let his = key.len() >= 10 && key.ends_with(HEH) && !reader.lex.ends_in(key, Word::God);
    let unknown = || reader.is_unknown(at) && !reader.is_definite(at) && !reader.has_preposition(at);
    reader.is_owned(at) || his && unknown()
}

/// An indefinite noun right behind people by a definite plural that no list has (`those who met …`).
fn is_object_of_many(reader: &Reader<'_>, core: &Range<usize>, at: usize) -> bool {
    let many = at == core.start + 1 && reader.is_definite(core.start) && reader.is_crowd(core.start);
    many && reader.is_unknown(at) && !reader.is_definite(at) && !reader.has_preposition(at)
}

/// "And" before a second speaker with a head or place of its own.
fn joins(reader: &Reader<'_>, core: &Range<usize>, at: usize) -> bool {
    if at <= core.start || at >= core.end || !reader.key(at).starts_with(WAW) {
        return false;
    }
    let place = Class::Place.set();
    if reader.is(core.start, place) && !reader.is(core.start, HEADS) {
        return reader.is(at, place | Class::Head(HeadClass::Organization).set()) && at <= core.start + 3;
    }
    let speakers = Class::Head(HeadClass::Organization).set() | Class::Head(HeadClass::Source).set() | Class::Head(HeadClass::Media).set();
    // behind the adjective of its owner a construct is complete (`the fund of the world and the offices`)
    let for_what = (core.start + 1..at).any(|i| reader.has_preposition(i));
    let head = reader.len(core.start, HEADS);
    // what a body by two words has in its charge may be two things (`the ministry of culture and information`)
    let further = head > 1 && core.start + head < at && reader.is(core.start, Class::Head(HeadClass::Organization).set());
    let construct = !reader.is_definite(core.start) && !further;
    let complete = reader.is(at - 1, ADJECTIVES) && !for_what || !construct && core.start + head == at;
    let counts = |t: &Tag| complete || t.morph.agreement.number.is_some();
    let Some(tag) = reader.tag(at, speakers).filter(|t| t.pro.conjunction() && counts(t)) else { return false };
    let comma = reader.mark(at - 1) == Some(Mark::Comma);
    if (construct || for_what) && !comma && reader.is_definite(at) && !complete {
        return false;
    }
    let own = tag.len > 1
        || tag.pro.has(Pro::AL)
        || reader.is_word(at + 1) && at + 1 < core.end
        || matches!(reader.mark(at + 1), Some(Mark::Quote));
    own && (comma || at > core.start + 1)
}

/// Whether a body or outlet has a name of its own: more than a head with adjectives of domain.
pub(super) fn is_named(reader: &Reader<'_>, p: &Profile<'_>, head: Option<(usize, &Tag)>) -> bool {
    let Some((start, tag)) = head else { return true };
    let end = start + usize::from(tag.len);
    let article = reader.is_definite(start);
    if article && !tag.pro.has(Pro::AL) && p.kind == Kind::Organization || is_proper(reader, start) {
        return true;
    }
    let names = |at: usize| {
        let definite = reader.is_definite(at);
        if !reader.is_word(at) || reader.is_preposition(at) || reader.is(at, fun(FunctionClass::Same)) {
            return false;
        }
        if reader.is_quoted(at, &p.shown) {
            return true;
        }
        match at < end {
            true => at > start && (definite || at + 1 == end && is_proper(reader, at)),
            false if reader.is(at, Class::Nation.set()) => definite || reader.is(at, Class::Place.set()),
            false => !reader.is(at, ADJECTIVES) || definite && !article,
        }
    };
    if !article && is_of_kind(reader, end..p.shown.end) {
        return false;
    }
    let own = |at: usize| p.kind != Kind::Media || !(reader.is_definite(at) && reader.is(at, HEADS));
    let further = (start + 1..p.shown.end).filter(|at| own(*at)).any(names);
    further || end >= p.shown.end && !article && p.kind == Kind::Organization && !reader.key(start).ends_with(TEH_MARBUTA)
}

/// Words without article that only tell of what kind a body is: what it does, and adjectives in the feminine (`a committee | of
/// inquiry, independent`).
fn is_of_kind(reader: &Reader<'_>, words: Range<usize>) -> bool {
    let name = Class::Nation.set() | Class::Place.set() | OUTLETS;
    let plain = |at: usize| reader.is_word(at) && !reader.is_definite(at) && !reader.is(at, name) && reader.quote(at).is_none();
    let deed = usize::from(reader.is_event(words.start));
    let nisba = |at: usize| reader.key(at).ends_with(NISBA_FEMININE);
    let adjective = |at: usize| (deed > 0 || nisba(words.start)) && reader.key(at).ends_with(TEH_MARBUTA);
    words.len() > deed && words.clone().all(plain) && words.clone().skip(deed).all(|at| adjective(at) && !reader.is(at, HEADS))
}

/// The name of one body (`Unesco`).
fn is_proper(reader: &Reader<'_>, at: usize) -> bool {
    reader.tag(at, Class::Head(HeadClass::Organization).set()).is_some_and(|t| reader.lex.is_proper(t.rule))
}

#[cfg(test)]
mod tests {
    use crate::sources::model::{Kind, Naming};
    use crate::sources::tests::only;

    #[track_caller]
    fn is(sentence: &str, kind: Kind) {
        let said = only(sentence);
        assert_eq!((said.kind, said.naming), (kind, Naming::Named), "{}", said.name);
    }

    #[test]
    fn a_body_with_two_things_in_its_charge_is_one() {
        is("وقالت وزارة الثقافة والإعلام إن الحفل غدا.", Kind::Organization);
        is("وقالت وزارة الداخلية والأمن الوطني إن الطريق مفتوح.", Kind::Organization);
        assert_eq!(only("وقالت مصادر مطلعة في هيئة الري والادعاء العام إن الطريق مفتوح.").naming, Naming::Vague);
        is("وقالت الإدارة العامة للطرق البحرية والإعلام إن الحفل غدا.", Kind::Organization);
    }

    #[test]
    fn what_a_body_of_a_land_is_for_is_in_its_name() {
        assert_eq!(only("وأكد الاتحاد العماني لكرة السلة أن الموسم بدأ.").name, "الاتحاد العماني لكرة السلة");
    }

    #[test]
    fn of_what_kind_a_body_is_is_no_name() {
        assert_eq!(only("وقالت لجنة تحقيق ثلاثية مستقلة إن الجسر آمن.").naming, Naming::Described);
        assert_eq!(only("وقالت مؤسسة وطنية إن الجسر آمن.").naming, Naming::Described);
        is("وقالت مؤسسة لومينا إن الجسر آمن.", Kind::Organization);
        is("وقالت شركة تطوير إن الجسر آمن.", Kind::Organization);
    }

    #[test]
    fn each_of_some_are_those() {
        is("وقالت كل من جامعة الوادي وجامعة الواحة إن الحفل غدا.", Kind::Group);
        is("وقالت كل من وزارتي الدفاع والنقل إن الطريق مفتوح.", Kind::Group);
        is("وقال كل من سامي نصر وحاتم مراد إن الفوز مهم.", Kind::Group);
        is("وقال كل من اللاعب سامي نصر والمدرب حاتم مراد إن الفوز مهم.", Kind::Group);
        assert_eq!(only("وقال كل من حضر إن الحفل جميل.").naming, Naming::Described);
    }

    #[test]
    fn two_bodies_are_two() {
        is("وقالت جامعة الوادي وجامعة الواحة إن الحفل غدا.", Kind::Group);
        is("وقالت وزارة الدفاع ووزارة النقل إن الطريق مفتوح.", Kind::Group);
    }
}
