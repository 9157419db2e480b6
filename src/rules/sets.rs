//! Sets of classes that several stages ask for.

use super::shape::{FunctionClass, HeadClass, OutletClass};
use super::tag::{Class, Set};

/// A word of grammar.
pub(crate) const fn fun(class: FunctionClass) -> Set {
    Class::Function(class).set()
}

/// What may stand before a name: offices, titles and forms of address.
pub(crate) const TITLES: Set = Class::Head(HeadClass::Person).set().and(Class::Head(HeadClass::Honorific).set());

/// Heads of a source's noun phrase.
pub(crate) const HEADS: Set = TITLES
    .and(Class::Head(HeadClass::Organization).set())
    .and(Class::Head(HeadClass::Media).set())
    .and(Class::Head(HeadClass::Document).set())
    .and(Class::Head(HeadClass::Group).set())
    .and(Class::Head(HeadClass::Source).set());

/// Outlets by name.
pub(crate) const OUTLETS: Set =
    Class::Outlet(OutletClass::Agency).set().and(Class::Outlet(OutletClass::Outlet).set()).and(Class::Outlet(OutletClass::Platform).set());
