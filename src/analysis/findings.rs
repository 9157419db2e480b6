//! Findings of the policy → plain data: places in text and file, messages, and a fingerprint that small edits leave alone.

use super::assemble::{Judged, Parts, Writer};
use super::model::{TextSpan, Words};
use crate::attribution::model::Confidence;
use crate::balance::{Place, Places};
use crate::policy::{Bilingual, Catalogue, Finding, Front, Severity};
use crate::text::{Document, Span, lines};
#[cfg(feature = "serde")]
use schemars::JsonSchema;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A place where the draft breaks the policy.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
#[cfg_attr(feature = "serde", schemars(rename = "FindingInfo"))]
pub struct FindingInfo<T = String> {
    /// Id of the rule.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The offending words, in the article text (front matter left out). Empty where it is about the whole text.
    pub span: TextSpan<T>,
    /// Where they stand, as a reader counts.
    #[cfg_attr(feature = "serde", serde(default))]
    pub place: Place,
    /// Line of the file, from 1.
    pub line: u32,
    /// Column of the line in code points, from 1.
    pub column: u32,
    /// Last line of the words.
    pub end_line: u32,
    /// One past their last column.
    pub end_column: u32,
    /// The sentence around the words; empty for none.
    pub sentence: TextSpan<T>,
    /// Other words that explain it.
    pub related: Vec<TextSpan<T>>,
    /// What is wrong.
    pub message: Bilingual,
    /// What to do.
    pub fix: Bilingual,
    /// The standards the rule comes from.
    pub standards: Vec<String>,
    /// The line of the policy that decided its severity, as `file:line:column`.
    pub decided_by: String,
    /// Who excused it, and why.
    pub waived: Option<WaiverInfo>,
    /// The baseline knows it.
    pub known: bool,
    /// Rule and sentence in sixteen letters; the same after edits elsewhere in the draft, of harakat or of spaces.
    pub fingerprint: String,
    /// How sure the engine is.
    pub confidence: Confidence,
}

/// A waiver of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize, JsonSchema))]
pub struct WaiverInfo {
    /// The rule it excuses.
    pub rule: String,
    /// Who approved.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds.
    pub expires: String,
}

/// The waivers of a front matter.
#[must_use]
pub fn waivers(front: &Front, catalogue: &Catalogue) -> Vec<WaiverInfo> {
    let info = |w: &crate::policy::Waiver| WaiverInfo {
        rule: catalogue.rule(w.rule).map_or("", |r| r.id.as_str()).to_owned(),
        approver: w.approver.clone(),
        reason: w.reason.clone(),
        expires: w.expires.to_string(),
    };
    front.waivers.iter().map(info).collect()
}

/// Writes findings out.
pub(super) fn write<'a, T: Words<'a>>(writer: &Writer<'a>, parts: &Parts<'_>, judged: Judged<'_>) -> Vec<FindingInfo<T>> {
    let Judged { findings, catalogue, front } = judged;
    let doc = parts.doc;
    let lines = Lines::new(&doc.text);
    let place = |byte| {
        let (line, column) = lines.place(byte);
        parts.article.original.place(&doc.text, byte).unwrap_or((line + front.lines, column))
    };
    let waived = waivers(front, catalogue);
    let places = Places::new(doc);
    let write = |finding: &Finding| {
        let rule = catalogue.rule(finding.rule)?;
        let span = finding.hit.span;
        let sentence = sentence(doc, span);
        let (line, column) = place(span.start());
        let (end_line, end_column) = place(span.end());
        let of_front = finding.hit.words.get("line").and_then(|l| l.parse::<u32>().ok()).filter(|_| rule.id == "unused-waiver");
        Some(FindingInfo {
            rule: rule.id.clone(),
            severity: finding.severity,
            span: writer.span(span),
            place: places.at(span.start()),
            line: of_front.unwrap_or(line),
            column,
            end_line: of_front.unwrap_or(end_line),
            end_column,
            sentence: writer.span(sentence),
            related: finding.hit.related.iter().map(|s| writer.span(*s)).collect(),
            message: rule.message.filled(&finding.hit.words),
            fix: rule.fix.filled(&finding.hit.words),
            standards: rule.standards.clone(),
            decided_by: finding.decided_by.to_string(),
            waived: finding.waived.and_then(|w| waived.get(w)).cloned(),
            known: false,
            fingerprint: fingerprint(doc, &rule.id, sentence, of_front.map(|_| rule.message.filled(&finding.hit.words).en)),
            confidence: finding.hit.confidence,
        })
    };
    findings.iter().filter_map(write).collect()
}

/// The sentence that a place begins in.
fn sentence(doc: &Document, span: Span) -> Span {
    let token = doc.tokens.get(doc.token_at(span.start())).filter(|_| !span.is_empty());
    let sentence = token.and_then(|t| doc.sentences.get(t.sentence as usize));
    sentence.map_or(span, |s| doc.span_of(s.tokens.clone()))
}

/// FNV-1a over the rule and the folded words of the sentence.
///
/// *Source*: the FNV offset basis and prime of 64 bits.
fn fingerprint(doc: &Document, rule: &str, sentence: Span, extra: Option<String>) -> String {
    let keys = doc.tokens_of(sentence).map(|at| doc.key(at));
    let parts = std::iter::once(rule).chain(extra.as_deref()).chain(keys);
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in parts.flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Starts of the lines of a text.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(lines::ends(text)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, from 1; the column counts code points.
    fn place(&self, byte: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|s| *s <= byte);
        let start = line.checked_sub(1).and_then(|l| self.starts.get(l)).copied().unwrap_or_default();
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count());
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (number(line.max(1)), number(column + 1))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_any_end_are_counted() {
        let text = "أب\rج\r\nد\u{2028}ه و\nز";
        let lines = Lines::new(text);
        let at = |letter: char| lines.place(text.find(letter).unwrap());
        assert_eq!(['ب', 'ج', 'د', 'و', 'ز'].map(at), [(1, 2), (2, 1), (3, 1), (3, 5), (4, 1)]);
    }
}
