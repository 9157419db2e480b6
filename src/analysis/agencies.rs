//! Whether a byline says "agencies".

use crate::text::{Document, Zone};

/// Words by which a byline stands for outlets without naming one, folded, token by token.
#[derive(Clone, Debug, Default)]
pub(super) struct Agencies {
    forms: Vec<Vec<String>>,
}

impl Agencies {
    pub(super) fn new(forms: Vec<Vec<String>>) -> Self {
        Self { forms }
    }

    /// Whether one of the forms stands in a byline, dateline or end credit.
    pub(super) fn are_in_byline(&self, doc: &Document) -> bool {
        let origin = |at: usize, p: &crate::text::Paragraph| {
            let span = doc.tokens.get(at).map(|t| t.span).unwrap_or_default();
            p.zone == Zone::Byline || [p.dateline, p.credit].into_iter().flatten().any(|z| z.contains(span))
        };
        let told = doc.paragraphs.iter().filter(|p| p.zone == Zone::Byline || p.dateline.is_some() || p.credit.is_some());
        told.into_iter().any(|p| p.tokens.clone().any(|at| origin(at, p) && self.is_at(doc, at)))
    }

    fn is_at(&self, doc: &Document, at: usize) -> bool {
        self.forms.iter().any(|form| form.iter().zip(at..).all(|(word, at)| doc.key(at) == word))
    }
}
