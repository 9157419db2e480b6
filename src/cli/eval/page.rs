//! Figures and differences for people. Numbers and Latin words stand before Arabic ones.

use super::compare::Compared;
use super::run::{ErrorLine, Outcomes};
use crate::eval::{Accuracy, Difference, Figure, Finding, RuleCount, Scores};
use crate::report::word;
use crate::rules::diag::one_line;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Code points of a content that a line shows.
const SHOWN: usize = 110;

/// Figures, accuracies, confidence, outlets, errors.
pub(super) fn scores(found: &Outcomes) -> String {
    let all = &found.all;
    let mut out = String::new();
    for figure in Figure::ALL {
        let row = all.row(figure);
        let (p, r, f) = (row.precision(), row.recall(), row.f1());
        let _ = writeln!(out, "{:8} P {p:.3}  R {r:.3}  F1 {f:.3}   gold {} found {}", word(figure), row.gold, row.found);
    }
    let traits = all.traits.iter().map(|(t, a)| format!("{} {}", word(t), share(a, 4)));
    let _ = writeln!(out, "accuracy {}", traits.collect::<Vec<_>>().join(" "));
    if let Some(p) = all.profile() {
        let _ = writeln!(
            out,
            "profile  sources off by {:.3}, unnamed share off by {:.3}; documents {}",
            p.sources, p.unnamed_share, all.documents
        );
    }
    confidence(&mut out, all);
    outlets(&mut out, &found.outlets);
    let kinds = found.mistakes.iter().map(|(kind, n)| format!("{} {n}", word(kind)));
    let _ = writeln!(out, "errors   {}", kinds.collect::<Vec<_>>().join(" "));
    found.errors.iter().for_each(|e| error(&mut out, e));
    out
}

/// Counts by rule, then the differences that were drawn.
pub(super) fn differences(compared: &Compared) -> String {
    let mut out = format!("{} differences in {} articles\n\ngained   lost changed  rule\n", compared.differences.len(), compared.documents);
    for (rule, c) in RuleCount::by_rule(&compared.differences) {
        let _ = writeln!(out, "{:6} {:6} {:7}  {}", c.gained, c.lost, c.changed, one_line(&rule));
    }
    for difference in compared.shown() {
        out.push('\n');
        match difference {
            Difference::Gained { new } => finding(&mut out, "+", "gained", new),
            Difference::Lost { old } => finding(&mut out, "-", "lost", old),
            Difference::Changed { old, new, what } => {
                let what: Vec<String> = what.iter().map(word).collect();
                finding(&mut out, "-", &format!("changed ({})", what.join(", ")), old);
                finding(&mut out, "+", "to", new);
            }
        }
    }
    out
}

fn share(a: &Accuracy, digits: usize) -> String {
    a.share().map_or_else(|| "none".to_owned(), |s| format!("{s:.digits$}"))
}

fn confidence(out: &mut String, scores: &Scores) {
    let all: u64 = scores.levels.values().map(|l| l.of).sum();
    for (level, l) in scores.levels.iter().rev() {
        let part = share(&Accuracy { right: l.of, of: all }, 3);
        let _ = writeln!(out, "{:8} {} of {all} ({part}); right {} of {} ({})", word(level), l.of, l.right, l.of, share(l, 3));
    }
}

fn outlets(out: &mut String, outlets: &BTreeMap<String, Scores>) {
    if outlets.is_empty() {
        return;
    }
    const SHOWN: [Figure; 7] = [Figure::Detect, Figure::Content, Figure::Source, Figure::Link, Figure::Direct, Figure::Via, Figure::Triple];
    let width = outlets.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(6);
    let heads: Vec<String> = SHOWN.iter().map(|f| format!("{:>8}", word(f))).collect();
    let _ = writeln!(out, "\n{:width$} articles claims{}", "outlet", heads.concat());
    for (outlet, s) in outlets {
        let cells: Vec<String> =
            SHOWN.iter().map(|f| s.row(*f)).map(|r| if r.gold == 0 { format!("{:>8}", "-") } else { format!("{:8.3}", r.f1()) }).collect();
        let _ = writeln!(out, "{:width$} {:8} {:6}{}", one_line(outlet), s.documents, s.row(Figure::Detect).gold, cells.concat());
    }
    out.push('\n');
}

fn error(out: &mut String, e: &ErrorLine) {
    let _ = writeln!(out, "{} {} {}", e.doc, word(e.kind), one_line(&e.cue));
    for (what, content, source) in [("gold", &e.gold, &e.gold_source), ("found", &e.found, &e.found_source)] {
        if !(content.is_empty() && source.is_empty()) {
            let _ = writeln!(out, "    {what:5} [{}] {}", one_line(source), head(content));
        }
    }
}

fn finding(out: &mut String, sign: &str, what: &str, f: &Finding) {
    let _ = writeln!(out, "{sign} {} at {}: {what}; {}; {}", one_line(&f.doc), f.start, one_line(&f.rule), one_line(&f.cue));
    let _ = writeln!(out, "    [{}] {}", one_line(&f.source), head(&f.content));
}

/// The first words of a content.
fn head(words: &str) -> String {
    let cut: String = words.chars().take(SHOWN).collect();
    let more = if cut.len() < words.len() { "…" } else { "" };
    format!("{}{more}", one_line(&cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        assert_eq!(one_line("a\u{202E}b\u{1B}[1m\nج"), "a\\u{202e}b\\u{1b}[1m\\u{a}ج");
    }

    #[test]
    fn a_long_content_is_cut_with_a_sign() {
        assert_eq!(head(&"ب".repeat(SHOWN)), "ب".repeat(SHOWN));
        assert_eq!(head(&"ب".repeat(SHOWN + 1)), format!("{}…", "ب".repeat(SHOWN)));
    }
}
