//! The rule packs shown: all in a list, one in full. Gives texts and values; prints nothing.

use crate::rules::diag::one_line;
use crate::rules::{Kind, Packs, RuleMeta};
use comfy_table::{Table, presets};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// No rule has the id asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule `{id}`{}; `isnad rules list` and, of the policy, `isnad check --list-rules` name all", near.as_ref().map(|near| format!(", but `{near}`")).unwrap_or_default())]
pub struct UnknownRule {
    /// The id asked for.
    pub id: String,
    /// The rule whose id is most like it.
    pub near: Option<String>,
}

/// How many words of a rule stand in the list.
const FIRST: usize = 3;

/// Stands between Arabic words: ARABIC COMMA and a blank.
const BETWEEN: &str = "\u{60C} ";

/// A table of the rules, of one kind or of all, in load order; the last line counts them.
#[must_use]
pub fn list(packs: &Packs, kind: Option<Kind>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["ID", "KIND", "STATUS", "WORDS", "FIRST"]);
    let mut count = 0;
    for meta in of_kind(packs, kind) {
        let words = packs.words(meta.index);
        let first = one_line(&words.iter().take(FIRST).copied().collect::<Vec<_>>().join(BETWEEN));
        table.add_row([meta.id.to_owned(), meta.kind.to_string(), meta.status.to_string(), words.len().to_string(), first]);
        count += 1;
    }
    format!("{}\n{}\n", table.trim_fmt(), counted(count, "rule"))
}

/// The rules, of one kind or of all, in load order, as an array of objects.
#[must_use]
pub fn list_json(packs: &Packs, kind: Option<Kind>) -> Value {
    of_kind(packs, kind)
        .map(|meta| {
            let words = packs.words(meta.index);
            json!({
                "id": meta.id,
                "kind": meta.kind,
                "status": meta.status,
                "words": words.len(),
                "first": words.iter().take(FIRST).collect::<Vec<_>>(),
                "place": meta.place.to_string(),
            })
        })
        .collect()
}

/// Everything of a rule as YAML, with its place in a comment before it.
///
/// # Errors
/// When no rule has this id.
pub fn show(packs: &Packs, id: &str) -> Result<String, UnknownRule> {
    let (meta, rule) = whole(packs, id)?;
    let text = serde_yaml::to_string(&rule).unwrap_or_default();
    Ok(format!("# {} rule, {}\n{text}", meta.kind, meta.place))
}

/// Everything of a rule as an object, with its kind and place.
///
/// # Errors
/// When no rule has this id.
pub fn show_json(packs: &Packs, id: &str) -> Result<Value, UnknownRule> {
    let (meta, rule) = whole(packs, id)?;
    let rule = serde_json::to_value(&rule).unwrap_or_default();
    Ok(json!({ "kind": meta.kind, "place": meta.place.to_string(), "rule": rule }))
}

/// What a sound pack holds, in a line: rules by kind and their examples.
#[must_use]
pub fn summary(packs: &Packs) -> String {
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| (packs.metas().filter(|meta| meta.kind == *kind).count(), kind))
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    let examples: usize = packs.metas().map(|meta| meta.examples.hit.len() + meta.examples.miss.len()).sum();
    let mut line = format!("{}, {}", counted(packs.len(), "rule"), counted(examples, "example"));
    if !kinds.is_empty() {
        let _ = write!(line, " ({})", kinds.join(", "));
    }
    line
}

fn of_kind(packs: &Packs, kind: Option<Kind>) -> impl Iterator<Item = RuleMeta<'_>> {
    packs.metas().filter(move |meta| kind.is_none_or(|kind| kind == meta.kind))
}

/// The rule with this id.
pub(super) fn find<'p>(packs: &'p Packs, id: &str) -> Result<RuleMeta<'p>, UnknownRule> {
    packs.find(id).and_then(|index| packs.meta(index)).ok_or_else(|| UnknownRule { id: one_line(id), near: nearest(packs, id) })
}

fn whole<'p>(packs: &'p Packs, id: &str) -> Result<(RuleMeta<'p>, serde_yaml::Value), UnknownRule> {
    let meta = find(packs, id)?;
    let mut rule = packs.yaml(meta.index).unwrap_or_default();
    prune(&mut rule);
    Ok((meta, rule))
}

/// Takes out keys that are as if they were not there.
fn prune(value: &mut serde_yaml::Value) {
    use serde_yaml::Value::{Bool, Mapping, Null, Sequence};
    match value {
        Mapping(map) => {
            map.iter_mut().for_each(|(_, value)| prune(value));
            map.retain(|_, value| match value {
                Null | Bool(false) => false,
                Sequence(items) => !items.is_empty(),
                _ => true,
            });
        }
        Sequence(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

/// The id that begins like the one asked for, or has its slug.
fn nearest(packs: &Packs, id: &str) -> Option<String> {
    let slug = |id: &str| id.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let wanted = slug(id);
    let alike = |meta: &RuleMeta<'_>| {
        let slug = slug(meta.id);
        !wanted.is_empty() && (slug.starts_with(&wanted) || wanted.starts_with(&slug))
    };
    packs.metas().find(|meta| slug(meta.id) == wanted).or_else(|| packs.metas().find(alike)).map(|meta| meta.id.to_owned())
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::rules::sound::HEDGE;

    const HEAD: &str = "\
schema: 1
kind: head
rules:
  - id: head.keeper
    status: draft
    since: 0.2.0
    note: Keepers of lighthouses.
    class: person
    forms:
      - حارس
    feminine:
      - حارسة
    plural:
      - حراس
      - حارسون
    examples:
      hit:
        - text: قال حارس المنارة إن البحر هادئ
          source: حارس المنارة
      miss:
        - text: وصل الحارس مساء
          why: he says nothing
";

    fn packs() -> Packs {
        Packs::read(&[("h.yaml", HEDGE), ("k.yaml", HEAD)]).unwrap()
    }

    #[test]
    fn the_list_shows_each_rule_and_counts_them() {
        let lines: Vec<String> = list(&packs(), None).lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines,
            ["ID KIND STATUS WORDS FIRST", "hedge.rubbama hedge stable 1 ربما", "head.keeper head draft 4 حارس، حارسة، حراس", "2 rules"]
        );
    }

    #[test]
    fn the_list_can_be_of_one_kind() {
        assert_eq!(
            list_json(&packs(), Some(Kind::Head)),
            json!([{
                "id": "head.keeper", "kind": "head", "status": "draft", "words": 4,
                "first": ["حارس", "حارسة", "حراس"], "place": "k.yaml:4:5",
            }])
        );
        assert!(list(&packs(), Some(Kind::Verb)).ends_with("0 rules\n"));
    }

    #[test]
    fn a_rule_is_shown_in_full_and_without_empty_keys() {
        assert_eq!(
            show(&packs(), "head.keeper").unwrap(),
            "\
# head rule, k.yaml:4:5
id: head.keeper
status: draft
since: 0.2.0
note: Keepers of lighthouses.
examples:
  hit:
  - text: قال حارس المنارة إن البحر هادئ
    source: حارس المنارة
  miss:
  - text: وصل الحارس مساء
    why: he says nothing
class: person
role: unknown
forms:
- حارس
feminine:
- حارسة
plural:
- حراس
- حارسون
"
        );
    }

    #[test]
    fn a_rule_is_shown_as_json() {
        let shown = show_json(&packs(), "hedge.rubbama").unwrap();
        assert_eq!(
            shown,
            json!({ "kind": "hedge", "place": "h.yaml:4:5", "rule": {
                "id": "hedge.rubbama", "status": "stable", "since": "0.1.0", "class": "hedge", "forms": ["ربما"],
                "examples": {
                    "hit": [{ "text": "قال سالم إن الطريق ربما يفتح غدا", "at": "ربما" }],
                    "miss": [{ "text": "قال سالم إن الطريق مفتوح", "why": "nothing is in doubt" }],
                },
            } })
        );
    }

    #[test]
    fn an_unknown_rule_is_answered_with_the_nearest() {
        let say = |id: &str| show(&packs(), id).unwrap_err().to_string();
        assert_eq!(
            say("keeper"),
            "no rule `keeper`, but `head.keeper`; `isnad rules list` and, of the policy, `isnad check --list-rules` name all"
        );
        assert_eq!(say("verb.qala"), "no rule `verb.qala`; `isnad rules list` and, of the policy, `isnad check --list-rules` name all");
    }

    #[test]
    fn a_summary_counts_rules_by_kind() {
        assert_eq!(summary(&packs()), "2 rules, 4 examples (1 head, 1 hedge)");
        assert_eq!(summary(&Packs::default()), "0 rules, 0 examples");
    }
}
