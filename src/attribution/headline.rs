//! Headlines that attribute by a colon: `minister: we shall …`.

use super::draft::mention;
use super::extent::unquoted;
use super::model::{Attribution, Confidence, Form, SourceSlot};
use super::phrase;
use super::view::{HEADS, View, fun};
use crate::rules::shape::{Act, FunctionClass, Stance};
use crate::text::{Mark, Paragraph, Zone};
use std::ops::Range;

/// Rule id shown for a colon headline.
pub const RULE: &str = "construction.colon-headline";

/// The attribution of a headline or standfirst by its first colon.
pub(crate) fn read(view: &View<'_>, paragraph: usize, shape: &Paragraph) -> Option<Attribution> {
    if !matches!(shape.zone, Zone::Title | Zone::Subtitle) {
        return None;
    }
    let colon = shape.body.clone().find(|at| view.mark(*at) == Some(Mark::Colon))?;
    let (name, said) = (view.trim(shape.body.start..colon), colon + 1..shape.body.end);
    if name.is_empty() || name.len() > 14 || said.len() < 2 || !names_someone(view, name.clone()) {
        return None;
    }
    let said = skip(view, said);
    let content = unquoted(view, view.trim(said.clone()));
    if content.is_empty() {
        return None;
    }
    let direct = view.opens(said.start).is_some() && content.start > said.start;
    Some(Attribution {
        cue: view.span(colon..colon + 1),
        extra_cues: Vec::new(),
        source: SourceSlot::Mention(mention(view, name)),
        via: Vec::new(),
        channel: None,
        content: vec![view.span(content)],
        parent: None,
        form: if direct { Form::Direct } else { Form::Indirect },
        act: Act::Assertion,
        stance: Stance::Neutral,
        hedges: Vec::new(),
        distanced: false,
        negated: false,
        rule: u32::MAX,
        confidence: Confidence::High,
        reasons: vec![("headline-colon", 2)],
        paragraph,
    })
}

fn names_someone(view: &View<'_>, name: Range<usize>) -> bool {
    let cues = name.clone().any(|at| view.is(at, super::view::CUES) && !view.is(at, HEADS));
    !cues && !name.clone().all(|at| view.is_number(at)) && phrase::can_speak(view, name)
}

fn skip(view: &View<'_>, said: Range<usize>) -> Range<usize> {
    let from = if view.is(said.start, fun(FunctionClass::Complementiser)) { said.start + 1 } else { said.start };
    from..said.end
}
