//! The words by which the text stage knows bylines and furniture, from the packs.

use super::pack::Packs;
use super::shape::{FunctionClass, FurnitureClass, OutletClass, Status};
use crate::text::{ZoneLists, ZoneWords, fold};

/// Gathers furniture, byline words and outlets. Names that are ordinary words too are left
/// out: a paper called The Homeland is no dateline by itself.
#[must_use]
pub fn words(packs: &Packs) -> ZoneWords {
    let mut lists = ZoneLists::default();
    for rule in packs.furniture.iter().filter(|r| r.envelope.status != Status::Removed) {
        let list = match rule.body.class {
            FurnitureClass::Line => &mut lists.furniture_lines,
            FurnitureClass::LineStart => &mut lists.furniture_line_starts,
            FurnitureClass::Note => &mut lists.notes,
            FurnitureClass::Tail => &mut lists.furniture_tails,
            FurnitureClass::Rest => &mut lists.furniture_rests,
            FurnitureClass::Credit => &mut lists.credits,
            FurnitureClass::Date => &mut lists.dates,
            FurnitureClass::Byline | FurnitureClass::Agencies => &mut lists.byline_words,
        };
        list.extend(rule.body.forms.iter().cloned());
    }
    for rule in packs.functions.iter().filter(|r| r.envelope.status != Status::Removed && r.body.class == FunctionClass::Month) {
        lists.dates.extend(rule.body.forms.iter().cloned());
    }
    for rule in packs.outlets.iter().filter(|r| r.envelope.status != Status::Removed && r.body.class != OutletClass::Platform) {
        lists.outlets.extend(rule.body.forms.iter().cloned());
    }
    ZoneWords::new(&lists)
}

/// Words by which a byline stands for outlets without naming one, folded, token by token.
#[must_use]
pub fn agencies(packs: &Packs) -> Vec<Vec<String>> {
    let used = packs.furniture.iter().filter(|r| r.envelope.status != Status::Removed && r.body.class == FurnitureClass::Agencies);
    used.flat_map(|r| &r.body.forms).map(|form| form.split_whitespace().map(fold).collect()).collect()
}
