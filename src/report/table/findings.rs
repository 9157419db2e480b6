//! What the policy finds, and what is excused.

use super::article::Page;
use crate::analysis::{FindingInfo, WaiverInfo};
use crate::policy::Severity;
use crate::report::Lang;
use crate::report::labels::{Labels, fill};
use crate::report::rtl::{Style, words};

impl Page<'_> {
    /// Findings that are not waived, the heaviest first, each with what to do.
    pub(super) fn findings(&mut self, lang: Lang) {
        let (a, l) = (self.a, self.l);
        let mut open: Vec<&FindingInfo> = a.findings.iter().filter(|f| f.waived.is_none()).collect();
        open.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let line = |f: &FindingInfo| {
            let style = if f.severity >= Severity::Warning { Style::Warn } else { Style::Plain };
            let severity = Labels::get(&l.findings.severity, f.severity);
            let (message, fix) = if lang == Lang::Ar { (&f.message.ar, &f.fix.ar) } else { (&f.message.en, &f.fix.en) };
            let told = [("severity", severity), ("line", &f.line.to_string()), ("rule", &f.rule), ("message", message), ("fix", fix)];
            (fill(&l.findings.line, &told), style)
        };
        let lines = open.into_iter().map(line).collect();
        self.section(&l.findings.heading, lines);
    }

    /// The waivers that excuse findings, each once.
    pub(super) fn waivers(&mut self) {
        let l = &self.l.findings;
        let mut used: Vec<&WaiverInfo> = Vec::new();
        for waiver in self.a.findings.iter().filter_map(|f| f.waived.as_ref()) {
            if !used.contains(&waiver) {
                used.push(waiver);
            }
        }
        let line = |w: &WaiverInfo| {
            let told =
                [("rule", words(&w.rule)), ("approver", words(&w.approver)), ("reason", words(&w.reason)), ("expires", w.expires.clone())];
            let told: Vec<(&str, &str)> = told.iter().map(|(name, word)| (*name, word.as_str())).collect();
            (fill(&l.waiver, &told), Style::Plain)
        };
        let lines = used.into_iter().map(line).collect();
        self.section(&l.waivers, lines);
    }
}
