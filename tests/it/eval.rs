//! The figures of `isnad eval` against the reference scorer, and its messages.
//!
//! The scorer lies outside the project, at `../shared/eval/score.py`. Where it or Python is missing, the comparison
//! is skipped and says so.

use crate::support::{TempFolder, files_below, read, root, skip};
use assert_cmd::Command;
use isnad::eval::{self, Annotation, Figure, Scores};
use isnad::provenance::Node;
use isnad::{Analysis, Analyzer, Article};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

/// The scorer, when it can run here.
fn scorer() -> Option<PathBuf> {
    let path = root().join("../shared/eval/score.py");
    let python = process::Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    if !python || !path.is_file() {
        let why = if python { "../shared/eval/score.py is not there" } else { "python3 is not there" };
        skip(&format!("the reference scorer cannot run, {why}"));
        return None;
    }
    Some(path)
}

/// What the reference scorer says.
fn reference(scorer: &Path, gold: &Path, found: &Path, texts: &Path) -> Value {
    let json = found.join("figures");
    let ran = process::Command::new("python3").arg(scorer).args([gold, found, texts]).arg("--json").arg(&json).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap()
}

fn names() -> Vec<String> {
    let name = |f: String| f.strip_prefix("tests/gold/")?.strip_suffix(".json").filter(|n| !n.contains('/')).map(ToOwned::to_owned);
    files_below("tests/gold").into_iter().filter_map(name).collect()
}

/// The analyses of the samples, with every kind of mistake put in.
fn degraded(analyzer: &Analyzer) -> Vec<(String, Analysis)> {
    let spoil = |name: String| {
        let article = Article::from_text(name.clone(), read(&format!("samples/{name}.txt")));
        let mut analysis = analyzer.analyze(&article);
        spoil(&mut analysis);
        (name, analysis)
    };
    names().into_iter().map(spoil).collect()
}

fn spoil(analysis: &mut Analysis) {
    let sources = analysis.sources.clone();
    let other = |id: Option<Node>| sources.iter().map(|s| s.id).find(|s| Some(*s) != id);
    for (n, a) in analysis.attributions.iter_mut().enumerate() {
        match n % 7 {
            1 => a.content[0].end = a.content[0].start + (a.content[0].end - a.content[0].start) / 2,
            2 => a.source_id = other(a.source_id),
            3 => a.source_id = None,
            4 => (a.parent, a.source) = (None, None),
            5 => (a.form, a.via) = (isnad::attribution::model::Form::Direct, vec![Node::Source(0); 2]),
            _ => {}
        }
    }
    let mut n = 0;
    analysis.attributions.retain(|_| (n += 1, n % 3 != 0).1);
    if let Some(mut twin) = analysis.attributions.first().cloned() {
        twin.id = Node::Claim(999);
        (twin.cue.start, twin.cue.end) = (0, 2);
        analysis.attributions.push(twin);
    }
    for (n, s) in analysis.sources.iter_mut().enumerate() {
        s.anonymity.requested ^= n % 4 == 1;
        if n % 3 == 0 {
            (s.kind, s.naming) = (isnad::sources::model::Kind::Group, isnad::sources::model::Naming::Vague);
        }
    }
}

/// Figures that differ, with both values.
fn apart(own: &Scores, reference: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut same = |name: String, own: f64, reference: &Value, digits: i32| {
        if (own - reference.as_f64().unwrap()).abs() > 0.5 * 10f64.powi(-digits) + 1e-9 {
            found.push(format!("{name}: {own}, reference {reference}"));
        }
    };
    let word = |of: Value| of.as_str().unwrap().to_owned();
    for figure in Figure::ALL {
        let (row, name) = (own.row(figure), word(serde_json::to_value(figure).unwrap()));
        let of = &reference[&name];
        same(format!("{name} P"), row.precision(), &of["precision"], 4);
        same(format!("{name} R"), row.recall(), &of["recall"], 4);
        same(format!("{name} F1"), row.f1(), &of["f1"], 4);
        same(format!("{name} gold"), row.gold as f64, &of["gold"], 9);
        same(format!("{name} found"), row.found as f64, &of["predicted"], 9);
    }
    for (of, accuracy) in &own.traits {
        let name = word(serde_json::to_value(of).unwrap());
        same(name.clone(), accuracy.share().unwrap(), &reference["accuracy"][&name], 4);
    }
    let profile = own.profile().unwrap();
    same("sources".to_owned(), profile.sources, &reference["profile"]["sources_abs_error"], 3);
    same("unnamed share".to_owned(), profile.unnamed_share, &reference["profile"]["unnamed_share_abs_error"], 3);
    assert_eq!(own.traits.len(), reference["accuracy"].as_object().unwrap().len());
    found
}

#[test]
fn spoilt_analyses_score_as_the_reference_scores_them() {
    let Some(scorer) = scorer() else { return };
    let folder = TempFolder::new("eval-spoilt");
    let mut scores = Scores::default();
    for (name, analysis) in degraded(&Analyzer::builder().build().unwrap()) {
        fs::write(folder.path(&format!("{name}.json")), serde_json::to_vec(&analysis).unwrap()).unwrap();
        let text = read(&format!("samples/{name}.txt"));
        let gold = eval::read_gold(&read(&format!("tests/gold/{name}.json")), &text).unwrap();
        scores += &eval::score(&text, &Annotation::from(&analysis), &gold).scores;
    }
    let reference = reference(&scorer, &root().join("tests/gold"), folder.root(), &root().join("samples"));
    assert_eq!(apart(&scores, &reference), Vec::<String>::new());
    for figure in Figure::ALL.into_iter().filter(|f| *f != Figure::Reason) {
        let row = scores.row(figure);
        assert!(row.found != row.gold && row.right > 0, "{figure:?}: precision and recall must differ to be told apart: {row:?}");
    }
}

/// Compares `isnad eval` with the reference over what `isnad analyze` prints.
fn same_as_reference(gold: &Path, texts: &Path, name: &str) {
    let Some(scorer) = scorer() else { return };
    let folder = TempFolder::new(name);
    let ran = isnad().args(["analyze", "-f", "jsonl"]).arg(texts).output().unwrap();
    for line in String::from_utf8(ran.stdout).unwrap().lines() {
        let analysis: Value = serde_json::from_str(line).unwrap();
        fs::write(folder.path(&format!("{}.json", analysis["article"]["id"].as_str().unwrap())), line).unwrap();
    }
    let reference = reference(&scorer, gold, folder.root(), texts);
    let ran = isnad().args(["eval", "-f", "json"]).args([gold, texts]).output().unwrap();
    let mut own: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let keys: Vec<String> = reference.as_object().unwrap().keys().cloned().collect();
    own.as_object_mut().unwrap().retain(|key, _| keys.contains(key));
    assert_eq!(own, reference);
}

fn isnad() -> Command {
    Command::new(env!("CARGO_BIN_EXE_isnad"))
}

#[test]
fn figures_of_the_samples_are_those_of_the_reference() {
    same_as_reference(&root().join("tests/gold"), &root().join("samples"), "eval-samples");
}

#[test]
fn figures_of_the_dev_articles_are_those_of_the_reference() {
    let dev = root().join("../shared/gold/dev");
    if !dev.is_dir() {
        skip("../shared/gold/dev is not there");
        return;
    }
    same_as_reference(&dev.join("gold"), &dev.join("text"), "eval-dev");
}

#[test]
fn an_annotation_that_does_not_fit_its_text_is_one_clear_error() {
    let folder = TempFolder::new("eval-misfit");
    fs::create_dir(folder.path("gold")).unwrap();
    fs::write(folder.path("gold/colon-headline.json"), read("tests/gold/colon-headline.json")).unwrap();
    fs::write(folder.path("colon-headline.txt"), "كلمات أخرى").unwrap();
    let ran = isnad().arg("eval").args([folder.path("gold"), folder.root().to_owned()]).output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), ran.stdout.len(), told.lines().count()), (Some(2), 0, 1), "{told}");
    assert!(told.contains("colon-headline.json: A1: ") && told.ends_with("annotate the text as it is now\n"), "{told}");
}

#[test]
fn two_runs_over_the_same_articles_differ_where_one_was_changed() {
    let folder = TempFolder::new("eval-diff");
    let (old, new) = (folder.path("old.jsonl"), folder.path("new.jsonl"));
    isnad().args(["analyze", "-f", "jsonl", "-o"]).arg(&old).arg(root().join("samples")).assert().success();
    let lines = fs::read_to_string(&old).unwrap();
    let mut changed: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let gone = changed[0]["attributions"].as_array_mut().unwrap().remove(0);
    fs::write(&new, changed.iter().map(|v| format!("{v}\n")).collect::<String>()).unwrap();
    let diff = |a: &Path, b: &Path| {
        let ran = isnad().args(["eval", "-f", "json", "--diff"]).args([a, b]).output().unwrap();
        serde_json::from_slice::<Value>(&ran.stdout).unwrap()
    };
    assert_eq!(diff(&old, &old)["differences"], 0);
    let lost = diff(&old, &new)["shown"][0].clone();
    assert_eq!((&lost["change"], &lost["old"]["cue"]), (&Value::from("lost"), &gone["cue"]["text"]));
    fs::write(&new, lines.lines().skip(1).map(|l| format!("{l}\n")).collect::<String>()).unwrap();
    isnad().args(["eval", "--diff"]).args([&old, &new]).assert().code(2);
}
