//! Sets of classes that several stages ask for.

use super::shape::{FunctionClass, HeadClass, MarkerClass, OutletClass};
use super::tag::{Class, Set};

/// A word of grammar.
pub(crate) const fn fun(class: FunctionClass) -> Set {
    Class::Function(class).set()
}

/// What people are called by.
pub(crate) const PERSON: Set = Class::Head(HeadClass::Person).set();

/// What a body is called by.
pub(crate) const BODY: Set = Class::Head(HeadClass::Organization).set();

/// Bodies and outlets, by what they are and not by name.
pub(crate) const BY_KIND: Set = BODY.and(Class::Head(HeadClass::Media).set());

/// Texts and findings that speak.
pub(crate) const TEXTS: Set = Class::Head(HeadClass::Document).set();

/// What may stand before a name: offices, titles and forms of address.
pub(crate) const TITLES: Set = PERSON.and(Class::Head(HeadClass::Honorific).set());

/// Heads of a source's noun phrase.
pub(crate) const HEADS: Set =
    TITLES.and(BY_KIND).and(TEXTS).and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set());

/// Outlets by name.
pub(crate) const OUTLETS: Set =
    Class::Outlet(OutletClass::Agency).set().and(Class::Outlet(OutletClass::Outlet).set()).and(Class::Outlet(OutletClass::Platform).set());

/// Words with which the writer hands over to another speaker.
pub(crate) const TURN: Set = Class::Marker(MarkerClass::Turn).set();

/// Nouns that hand words over.
pub(crate) const SAYINGS: Set = Class::Masdar.set().and(Class::Nominal.set());
