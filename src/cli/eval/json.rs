//! Figures and differences as JSON: names and rounding are those of the reference scorer.

use super::compare::Compared;
use super::run::Outcomes;
use crate::eval::{Accuracy, Figure, Row, RuleCount, Scores};
use crate::report::word;
use serde_json::{Map, Value, json};

/// Figures of all articles; outlets, confidence and errors beside them.
pub(super) fn scores(found: &Outcomes) -> String {
    let mut object = figures(&found.all);
    let outlets: Map<String, Value> = found.outlets.iter().map(|(name, s)| (name.clone(), Value::Object(figures(s)))).collect();
    if !outlets.is_empty() {
        object.insert("outlets".to_owned(), Value::Object(outlets));
    }
    let mistakes: Map<String, Value> = found.mistakes.iter().map(|(kind, n)| (word(kind), json!(n))).collect();
    object.insert("mistakes".to_owned(), Value::Object(mistakes));
    object.insert("errors".to_owned(), json!(found.errors));
    text(&Value::Object(object))
}

/// Differences: counts, counts by rule, and those that were drawn.
pub(super) fn differences(compared: &Compared) -> String {
    let rules = RuleCount::by_rule(&compared.differences);
    text(&json!({
        "documents": compared.documents,
        "differences": compared.differences.len(),
        "rules": rules,
        "shown": compared.shown().collect::<Vec<_>>(),
    }))
}

fn figures(scores: &Scores) -> Map<String, Value> {
    let mut object: Map<String, Value> = Figure::ALL.iter().map(|f| (word(f), row(scores.row(*f)))).collect();
    let share = |a: &Accuracy| a.share().map_or(Value::Null, |s| rounded(s, 4));
    let accuracy: Map<String, Value> = scores.traits.iter().map(|(t, a)| (word(t), share(a))).collect();
    object.insert("accuracy".to_owned(), Value::Object(accuracy));
    let profile = scores.profile();
    let profile =
        profile.map(|p| json!({ "sources_abs_error": rounded(p.sources, 3), "unnamed_share_abs_error": rounded(p.unnamed_share, 3) }));
    object.insert("profile".to_owned(), profile.unwrap_or_else(|| json!({})));
    let all: u64 = scores.levels.values().map(|l| l.of).sum();
    let level = |l: &Accuracy| json!({ "share": share(&Accuracy { right: l.of, of: all }), "precision": share(l), "found": l.of, "right": l.right });
    let levels: Map<String, Value> = scores.levels.iter().map(|(of, l)| (word(of), level(l))).collect();
    object.insert("confidence".to_owned(), Value::Object(levels));
    object.insert("documents".to_owned(), json!(scores.documents));
    object.insert("missing".to_owned(), json!([]));
    object
}

fn row(row: Row) -> Value {
    json!({
        "precision": rounded(row.precision(), 4),
        "recall": rounded(row.recall(), 4),
        "f1": rounded(row.f1(), 4),
        "gold": row.gold,
        "predicted": row.found,
    })
}

/// Rounded on the exact decimal value, half to even, as Python's `round` does.
fn rounded(x: f64, digits: usize) -> Value {
    format!("{x:.digits$}").parse::<f64>().map_or(Value::Null, |n| json!(n))
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
