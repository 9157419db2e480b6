//! Pages on the rules of the policy: one explained, all in a list, all as `docs/RULES.md`.

use crate::policy::catalogue::Value;
use crate::policy::{Bilingual, Catalogue, Group, Policy, RuleData, Severity, preset_text, presets};
use crate::report::Lang;
use crate::report::labels::{Labels, fill};
use crate::report::messages::explained;
use std::fmt::Write as _;

/// A page on one rule: meaning, standards, drafts, waiver.
#[must_use]
pub fn explain(rule: &RuleData, lang: Lang) -> String {
    let Ok(labels) = Labels::in_language(lang) else { return String::new() };
    let l = &labels.explain;
    let say = |text: &Bilingual| if lang == Lang::Ar { text.ar.clone() } else { text.en.clone() };
    let severity = match rule.severity {
        Severity::Off => &l.off,
        severity => Labels::get(&labels.findings.severity, severity),
    };
    let mut lines = vec![
        format!("{} – {}", rule.id, say(&rule.name)),
        fill(&l.weight, &[("severity", severity), ("tier", &rule.tier.to_string())]),
        String::new(),
        say(&rule.why),
        String::new(),
        fill(&l.decided, &[("text", explained(&rule.decided, lang))]),
        fill(&l.standards, &[("list", &rule.standards.join("; "))]),
        fill(&l.fix, &[("text", &say(&rule.fix))]),
        String::new(),
    ];
    for param in &rule.params {
        let told = [("name", param.name.as_str()), ("value", &shown(&param.default)), ("note", explained(&param.note, lang))];
        lines.push(fill(&l.parameter, &told));
    }
    if let Some(first) = rule.examples.fail.first() {
        lines.extend([String::new(), l.fails.clone(), indented(&first.text)]);
        lines.extend(first.policy.as_ref().map(|line| format!("  {}", fill(&l.under, &[("line", line)]))));
    }
    if let Some(first) = rule.examples.pass.first() {
        lines.extend([String::new(), fill(&l.passes, &[("why", explained(&first.why, lang))]), indented(&first.text)]);
    }
    if rule.group != Group::Waiver {
        let waiver = format!("---\nwaivers:\n  - {{rule: {}, approver: …, reason: …, expires: 2030-01-31}}\n---", rule.id);
        lines.extend([String::new(), l.waive.clone(), indented(&waiver)]);
    }
    lines.extend([String::new(), l.switch_off.clone(), format!("  rules:\n    {}: off", rule.id)]);
    lines.join("\n") + "\n"
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn shown(value: &Value) -> String {
    match value {
        Value::Count(n) => n.to_string(),
        Value::Share(x) => x.to_string(),
        Value::Words(words) => format!("[{}]", words.join(", ")),
    }
}

/// The rules with their severity under a policy, a line each.
#[must_use]
pub fn list(catalogue: &Catalogue, policy: &Policy, lang: Lang) -> String {
    let line = |(rule, setting): (&RuleData, &crate::policy::Setting)| {
        let name = if lang == Lang::Ar { &rule.name.ar } else { &rule.name.en };
        format!("{:<30} {:<8} {name}\n", rule.id, setting.severity.word())
    };
    catalogue.rules.iter().zip(&policy.settings).map(line).collect()
}

fn question(group: Group) -> &'static str {
    match group {
        Group::Attribution => "Is it attributed?",
        Group::Source => "Who is the source?",
        Group::Chain => "How did it reach us?",
        Group::Balance => "Corroboration, balance, reply",
        Group::Wording => "Reporting verbs and labels",
        Group::Headline => "Headline against body",
        Group::Waiver => "Waivers",
    }
}

/// `docs/RULES.md`.
#[must_use]
pub fn rules_page(catalogue: &Catalogue) -> String {
    let mut page = String::from(HEAD);
    let mut group = None;
    for rule in &catalogue.rules {
        if group != Some(rule.group) {
            group = Some(rule.group);
            let _ = writeln!(page, "\n## {}", question(rule.group));
        }
        section(rule, &mut page);
    }
    page.push_str("\n## Presets\n\nA preset is a policy file; `extends:` names one. What each changes:\n");
    for name in presets() {
        let text = preset_text(name).unwrap_or_default();
        let _ = writeln!(page, "\n### `{name}`\n\n```yaml\n{}```", text);
    }
    page.push_str(TAIL);
    page
}

fn section(rule: &RuleData, page: &mut String) {
    let _ =
        writeln!(page, "\n### `{}`\n\n**{}** · {} · {}, tier {}\n", rule.id, rule.name.en, rule.name.ar, rule.severity.word(), rule.tier);
    let _ = writeln!(page, "{} {}\n", rule.why.en, rule.decided);
    let _ = writeln!(page, "- Standards: {}", rule.standards.join("; "));
    for param in &rule.params {
        let _ = writeln!(page, "- `{}` (default `{}`): {}", param.name, shown(&param.default), param.note);
    }
    let precision = match rule.measured {
        Some(m) if m.read > 0 => format!("{} of {} findings right ({:.2})", m.right, m.read, f64::from(m.right) / f64::from(m.read)),
        _ => "no finding met in some 4,250 articles".to_owned(),
    };
    let _ = writeln!(page, "- Precision: {precision}");
    for example in rule.examples.fail.iter().take(1) {
        let _ = writeln!(page, "\nFails:\n\n```text\n{}\n```", example.text.trim_end());
    }
    for example in rule.examples.pass.iter().take(1) {
        let _ = writeln!(page, "\nPasses, for {}:\n\n```text\n{}\n```", example.why, example.text.trim_end());
    }
}

const HEAD: &str = "# Rules of the sourcing policy

Made from `rules/policy/` by the test `rules_page_is_up_to_date`; change those files and run `ISNAD_BLESS=1 cargo test rules_page`.

The severity is that of the preset `recommended`. A finding built on a reading of low confidence weighs one step less.

Precision: every rule was switched on and every finding on 95 annotated news articles was read in its sentence, in doubt in its article, then,
for each rule, all or up to 43 findings drawn from 4,162 other articles of sixteen outlets. One reader did it, who also corrected the rules. A second
reader, who wrote none of them, read the 31 findings of `recommended` on forty of the annotated articles: 25 right, 4 wrong, 2 in doubt. Where the two
differ the lower count stands here; no editor has checked them. Where a construction explained false findings the rule was changed and read again, on the same articles: the
figures are those of the rules as they are now, and somewhat flattered by that. Rules are not measured on outlets of another kind.

Below 0.90 a rule is info at most, below 0.75 off, and so is info at most a rule of which fewer than five findings were met; a test holds
severities to that. Two kinds of rule are let off: those that are silent until the newsroom writes its own `parties:` or `labels:`, and `unused-waiver`,
which is exact. The presets below may ask for more than `recommended`; what was measured below 0.75 is off in all of them. Few findings measure
roughly: 6 of 7 may be anything from 0.49 to 0.97.
";

const TAIL: &str = "
## What silences what

One problem, one finding: `vague-anonymous-source` and `relayed-anonymous` silence `anonymous-without-reason` on that source;
`single-anonymous-source` silences `single-source-story`, `anonymous-dominant` and `anonymous-first`; `unnamed-media` silences `byline-only-agency`;
`headline-source-mismatch` silences `headline-unattributed-claim`; `unattributed-figure` in the first paragraph silences `lede-unsourced`;
`circular-corroboration` silences `uncorroborated-key-claim`.

## Genres

`genre:` in the front matter of a draft or in `overrides:`. `news`, `explainer` and `fact-check` are asked everything; `opinion` the rules on attribution and
headlines and `anonymous-attack`; `live` (`breaking`) and `interview` nothing that judges the item as a whole, nor the right of reply.

## Not checkable from text

Truth, whether two sources exist, whether an editor knows who an unnamed source is, motives, the fairness of a paraphrase.
";
