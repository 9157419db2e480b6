//! Claims that want a source and have none: casualty numbers, accusations, bare quotations.

use super::model::{Attribution, Unattributed, UnattributedKind};
use super::scripture;
use super::view::View;
use crate::rules::shape::ClaimClass;
use crate::rules::tag::{Class, Set};
use crate::text::{Covered, Zone};

const CLAIMS: Set = Class::Claim(ClaimClass::Casualty).set().and(Class::Claim(ClaimClass::Accusation).set());

/// Quotations from this many words on are speech and not a name or title.
const QUOTE_WORDS: u32 = 4;

/// The claims of the body that lie in no content, in order of their place.
pub(crate) fn unattributed(view: &View<'_>, list: &[Attribution]) -> Vec<Unattributed> {
    let covered = Covered::new(list.iter().flat_map(|a| a.content.iter().copied()));
    let (mut out, mut places) = (Vec::new(), Vec::new());
    for paragraph in view.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        let tokens = &paragraph.body;
        let first = view.doc.quotes.partition_point(|q| q.open < tokens.start);
        let quotes = view.doc.quotes.get(first..).unwrap_or_default().iter().map(|q| q.open).take_while(|open| *open < tokens.end);
        places.clear();
        if view.tags.union(tokens.clone()).meets(CLAIMS) {
            places.extend(view.tags.places(tokens.clone(), CLAIMS));
        }
        places.extend(quotes);
        places.sort_unstable();
        let found = places.iter().filter_map(|at| quote(view, *at).or_else(|| claim(view, *at)));
        out.extend(found.filter(|u| !covered.meets(u.span)));
    }
    out
}

fn quote(view: &View<'_>, at: usize) -> Option<Unattributed> {
    let quote = view.opens(at).filter(|q| q.words >= QUOTE_WORDS && q.depth == 0 && !scripture::is_behind(view, at))?;
    Some(Unattributed { span: view.span(quote.inner.clone()), kind: UnattributedKind::Quote })
}

/// A casualty word beside a number, or a word of wrongdoing.
fn claim(view: &View<'_>, at: usize) -> Option<Unattributed> {
    let casualty = Class::Claim(ClaimClass::Casualty).set();
    if view.is(at, casualty) {
        let number = (at.saturating_sub(3)..at + 4).find(|i| view.is_number(*i))?;
        return Some(Unattributed { span: view.span(at.min(number)..at.max(number) + 1), kind: UnattributedKind::Casualty });
    }
    view.is(at, Class::Claim(ClaimClass::Accusation).set())
        .then(|| Unattributed { span: view.span(at..at + 1), kind: UnattributedKind::Accusation })
}
