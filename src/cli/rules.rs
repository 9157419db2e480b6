//! `isnad rules …` and `isnad explain`.

use super::args::{PackArgs, PageForm, PageFormat, RuleId, Rules};
use super::pages::print;
use super::{Outcome, console};
use crate::policy::Catalogue;
use crate::report::check::pages as policy_pages;
use crate::report::explain;
use crate::report::rules::{self as pages, UnknownRule};
use crate::rules::Packs;
use crate::selftest::{self, Engine, Tally, Verdict};
use serde_json::Value;
use std::path::Path;

/// Runs a command of `isnad rules`.
pub(super) fn run(args: &Rules) -> Outcome {
    match args {
        Rules::List { kind, packs, form } => with(packs, |p| match form.format {
            PageFormat::Text => text(&pages::list(p, *kind)),
            PageFormat::Json => json(&pages::list_json(p, *kind)),
        }),
        Rules::Show { rule, form } => show(rule, *form),
        Rules::Check { dir, quiet, packs } => check(dir.as_deref().or(packs.rules.as_deref()), *quiet),
        Rules::Test { prefix, quiet, verbose, packs } => with(packs, |p| test(p, prefix, *quiet, *verbose)),
    }
}

/// Runs `isnad explain`.
pub(super) fn explain(args: &RuleId) -> Outcome {
    // The rules of the policy have no kind before their name.
    if let Ok(catalogue) = Catalogue::builtin()
        && let Some(rule) = catalogue.find(&args.id).and_then(|at| catalogue.rule(at))
    {
        return text(&policy_pages::explain(rule, console::lang(None)));
    }
    with(&args.packs, |packs| found(explain::page_in(packs, &args.id, console::lang(None)), |page| text(&page)))
}

/// The built-in packs with those of the folder over them; mistakes are told.
fn load(dir: Option<&Path>) -> Option<Packs> {
    let packs = Packs::builtin();
    let Some(dir) = dir else { return Some(packs) };
    if holds_policy_rules(dir) {
        console::complain(dir.display(), OF_POLICY);
        return None;
    }
    packs.with_dir(dir).map_err(|problems| console::lines(&problems)).ok()
}

/// What is told of a folder of such rules.
pub(super) const OF_POLICY: &str =
    "these are rules of the policy, no rule packs; `isnad check --list-rules` lists them, and isnad.yaml says what is made of them";

/// Whether a folder holds rules of the policy, which are files named by their id.
pub(super) fn holds_policy_rules(dir: &Path) -> bool {
    let Ok(catalogue) = Catalogue::builtin() else { return false };
    let mut ids = catalogue.ids();
    ids.any(|id| dir.join(id).with_extension("yaml").is_file())
}

fn with(packs: &PackArgs, run: impl FnOnce(&Packs) -> Outcome) -> Outcome {
    load(packs.rules.as_deref()).map_or(Outcome::Failed, |packs| run(&packs))
}

fn found<T>(page: Result<T, UnknownRule>, run: impl FnOnce(T) -> Outcome) -> Outcome {
    match page {
        Ok(page) => run(page),
        Err(error) => {
            console::say(of_policy(error));
            Outcome::Failed
        }
    }
}

/// What is told of a rule that no pack has: it may be one of the policy, or nearly.
fn of_policy(mut error: UnknownRule) -> String {
    let catalogue = Catalogue::builtin().ok();
    let mut ids = catalogue.iter().flat_map(Catalogue::ids);
    let is_near = |id: &str| id.starts_with(&error.id) || error.id.starts_with(id);
    match ids.find(|id| is_near(id)) {
        Some(id) if id == error.id => return format!("`{id}` is a rule of the policy; `isnad explain {id}` tells it"),
        Some(id) if error.near.is_none() && !error.id.is_empty() => error.near = Some(id.to_owned()),
        _ => {}
    }
    error.to_string()
}

fn text(page: &str) -> Outcome {
    print(|out| out.write_all(page.as_bytes()))
}

fn json(page: &Value) -> Outcome {
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, page)?;
        out.write_all(b"\n")
    })
}

fn show(rule: &RuleId, form: PageForm) -> Outcome {
    with(&rule.packs, |packs| match form.format {
        PageFormat::Text => found(pages::show(packs, &rule.id), |page| text(&page)),
        PageFormat::Json => found(pages::show_json(packs, &rule.id), |page| json(&page)),
    })
}

fn check(dir: Option<&Path>, quiet: bool) -> Outcome {
    let Some(packs) = load(dir) else { return Outcome::Failed };
    if quiet { Outcome::Done } else { text(&format!("well-formed: {}\n", pages::summary(&packs))) }
}

fn test(packs: &Packs, prefix: &str, quiet: bool, verbose: bool) -> Outcome {
    if !packs.metas().any(|meta| meta.id.starts_with(prefix)) {
        console::say(format_args!("no rule begins with `{prefix}`; `isnad rules list` names all"));
        return Outcome::Failed;
    }
    let wanted = |verdict: &Verdict| verdict.rule.starts_with(prefix);
    let verdicts: Vec<Verdict> = selftest::run(packs, &Engine::new(packs)).into_iter().filter(wanted).collect();
    let tally = Tally::of(&verdicts);
    let written = print(|out| {
        for verdict in verdicts.iter().filter(|v| verbose || !v.outcome.holds()) {
            writeln!(out, "{verdict}")?;
        }
        if quiet && tally.passes() { Ok(()) } else { writeln!(out, "{tally}") }
    });
    if tally.passes() { written } else { Outcome::Failed }
}
