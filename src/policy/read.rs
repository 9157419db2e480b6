//! `isnad.yaml` → [`Policy`]: every unknown key, rule, word and value is a mistake with file, line and column.

use super::catalogue::{Catalogue, Param, RuleData, Value as ParamValue};
use super::fields::{Mistakes, tree, unknown_desk};
use super::finding::Severity;
use super::glob;
use super::scope::Genre;
use super::settings::{Change, Override, Policy};
use crate::provenance::Party;
use crate::rules::check::unknown_key;
use crate::rules::diag::{PackProblems, Place, Problem, shown};
use crate::rules::node::{self, Node, Value};
use std::fmt;

const KEYS: [&str; 13] = [
    "policy",
    "extends",
    "preset",
    "fail_on",
    "max_warnings",
    "language",
    "rules",
    "parties",
    "outlets",
    "labels",
    "desks",
    "overrides",
    "note",
];
/// Policies that extend one another, at most.
const DEEPEST: usize = 8;

/// Finds the file that a policy extends: from its own name and the name it gives, name and text, or why not.
pub type Fetch = dyn Fn(&str, &str) -> Result<(String, String), String>;

/// Reads policies; files named by `extends` are fetched by the caller, so this module touches no disk.
pub struct PolicyReader<'a> {
    /// The rules there are.
    pub catalogue: &'a Catalogue,
    /// Finds files that `extends` names.
    pub fetch: &'a Fetch,
}

impl fmt::Debug for PolicyReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolicyReader").field("catalogue", self.catalogue).finish_non_exhaustive()
    }
}

impl PolicyReader<'_> {
    /// The policy of a preset.
    ///
    /// # Errors
    /// When there is no such preset.
    pub fn preset(&self, name: &str) -> Result<Policy, PackProblems> {
        let mut policy = Policy::of_catalogue(self.catalogue);
        let text = preset_text(name).ok_or_else(|| {
            let message = format!("no preset `{name}`; use one of {}", presets().collect::<Vec<_>>().join(", "));
            PackProblems::new(vec![Problem { place: Place::whole("--policy"), message }])
        })?;
        self.lay(&format!("preset {name}"), text, &mut policy, 0)?;
        Ok(policy)
    }

    /// The policy of a file, on top of what it extends.
    ///
    /// # Errors
    /// All mistakes in the file, with their places.
    pub fn read(&self, file: &str, text: &str) -> Result<Policy, PackProblems> {
        let mut policy = Policy::of_catalogue(self.catalogue);
        self.lay(file, text, &mut policy, 0)?;
        Ok(policy)
    }

    fn lay(&self, file: &str, text: &str, policy: &mut Policy, depth: usize) -> Result<(), PackProblems> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let root = tree(file, text, 0)?;
        let mut layer = Layer { reader: self, file, text, mistakes: Mistakes::default() };
        layer.mistakes.keys(&root, "a policy", &KEYS);
        layer.version(&root);
        if let (Some(_), Some(node)) = (root.get("extends"), root.get("preset")) {
            layer.mistakes.say(node.number, "`preset` stands beside `extends`; write one of the two");
        }
        if let Some(node) = root.get("extends").or_else(|| root.get("preset")) {
            layer.extend(node, root.get("extends").is_none(), policy, depth)?;
        }
        layer.fill(&root, policy);
        if layer.mistakes.is_empty() { Ok(()) } else { Err(PackProblems::new(layer.mistakes.placed(file, text, 0))) }
    }
}

/// Names of the presets.
pub fn presets() -> impl Iterator<Item = &'static str> {
    super::builtin::PRESETS.iter().map(|(name, _)| *name)
}

/// The file of a preset.
#[must_use]
pub fn preset_text(name: &str) -> Option<&'static str> {
    super::builtin::PRESETS.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// A commented policy file that extends a preset.
#[must_use]
pub fn starter(preset: &str, language: &str) -> String {
    super::builtin::STARTER.replace("PRESET", preset).replace("LANGUAGE", language)
}

/// One file on top of those before.
struct Layer<'a> {
    reader: &'a PolicyReader<'a>,
    file: &'a str,
    text: &'a str,
    mistakes: Mistakes,
}

impl Layer<'_> {
    fn place(&self, number: u32) -> Place {
        node::locate(self.text, number).map_or_else(|| Place::whole(self.file), |(line, column)| Place::new(self.file, line, column))
    }

    fn version(&mut self, root: &Node<'_>) {
        match root.get("policy") {
            Some(node) if node.value == Value::Number("1".to_owned()) => {}
            Some(node) => self.mistakes.say(node.number, "unknown policy version; this program reads `policy: 1`"),
            None => self.mistakes.say(root.number, "`policy` is missing; begin the file with `policy: 1`"),
        }
    }

    fn extend(&mut self, node: &Node<'_>, only_preset: bool, policy: &mut Policy, depth: usize) -> Result<(), PackProblems> {
        let Some(base) = self.mistakes.text(node, "extends") else { return Ok(()) };
        if let Some(text) = preset_text(&base) {
            return self.reader.lay(&format!("preset {base}"), text, policy, depth + 1);
        }
        let names = presets().collect::<Vec<_>>().join(", ");
        if only_preset || depth >= DEEPEST {
            let why = if only_preset {
                format!("no preset `{base}`; use one of {names}")
            } else {
                "policies extend one another without end; remove one `extends`".to_owned()
            };
            self.mistakes.say(node.number, why);
            return Ok(());
        }
        match (self.reader.fetch)(self.file, &base) {
            Ok((file, text)) => self.reader.lay(&file, &text, policy, depth + 1),
            Err(why) => {
                self.mistakes.say(node.number, format!("`{base}` is no preset ({names}) and no file: {why}"));
                Ok(())
            }
        }
    }

    fn fill(&mut self, root: &Node<'_>, policy: &mut Policy) {
        for (key, value) in root.entries() {
            match key.name.as_ref() {
                "fail_on" => {
                    policy.fail_on = self.mistakes.word(value, "fail_on", Severity::of, &Severity::WORDS).unwrap_or(policy.fail_on)
                }
                "max_warnings" => policy.max_warnings = self.count(value, "max_warnings").or(policy.max_warnings),
                "language" => {
                    let language = |word: &str| matches!(word, "ar" | "en").then(|| word.to_owned());
                    policy.language = self.mistakes.word(value, "language", language, &["ar", "en"]);
                }
                "rules" => {
                    for change in self.changes(value, policy) {
                        if let Some(setting) = policy.settings.get_mut(change.rule) {
                            setting.change(&change);
                        }
                    }
                }
                "parties" => policy.parties = self.parties(value),
                "outlets" => {
                    self.mistakes.keys(value, "`outlets`", &["relay_only"]);
                    policy.relay_only = value.get("relay_only").map(|v| self.mistakes.texts(v, "relay_only")).unwrap_or_default();
                }
                "labels" => policy.labels = self.mistakes.texts(value, "labels"),
                "desks" => self.desks(value, policy),
                "overrides" => self.overrides(value, policy),
                _ => {}
            }
        }
        // Last, for a desk may be listed behind the override that names it.
        for node in root.get("overrides").into_iter().flat_map(Node::items).filter_map(|item| item.get("desk")) {
            if let Some(desk) = node.text().map(str::trim).filter(|desk| !desk.is_empty() && !policy.desks.contains_key(*desk)) {
                self.mistakes.say(node.number, unknown_desk(desk, policy.desks.keys().map(String::as_str)));
            }
        }
    }

    fn count(&mut self, node: &Node<'_>, label: &str) -> Option<u32> {
        let count = if let Value::Number(n) = &node.value { n.parse().ok() } else { None };
        if count.is_none() {
            self.mistakes.say(node.number, format!("`{label}` must be a whole number from 0, not {}; write one", node.what()));
        }
        count
    }

    /// What is said of rules. `desks` inside a rule goes to the desks of the policy.
    fn changes(&mut self, node: &Node<'_>, policy: &mut Policy) -> Vec<Change> {
        if !matches!(node.value, Value::Map(_) | Value::Null) {
            self.mistakes.say(node.number, format!("`rules` must be a mapping, not {}; write `rule: severity` lines", node.what()));
        }
        let catalogue = self.reader.catalogue;
        let mut changes: Vec<Change> = Vec::new();
        for (key, value) in node.entries() {
            let Some((rule, data)) = catalogue.find(&key.name).and_then(|at| Some((at, catalogue.rule(at)?))) else {
                let told = unknown_key(&key.name, catalogue.ids());
                self.mistakes.say(key.number, told.replacen("unknown key", "unknown rule", 1));
                continue;
            };
            if changes.iter().any(|c| c.rule == rule) {
                self.mistakes.say(key.number, crate::rules::check::duplicate_key(&key.name));
            }
            let mut change = Change { rule, severity: None, params: Vec::new(), place: self.place(key.number) };
            if matches!(value.value, Value::Map(_)) {
                self.rule(value, data, &mut change, policy);
            } else {
                change.severity = self.mistakes.word(value, &key.name, Severity::of, &Severity::WORDS);
            }
            changes.push(change);
        }
        changes
    }

    fn rule(&mut self, node: &Node<'_>, data: &RuleData, change: &mut Change, policy: &mut Policy) {
        let allowed: Vec<&str> = ["severity", "desks"].into_iter().chain(data.params.iter().map(|p| p.name.as_str())).collect();
        self.mistakes.keys(node, &format!("`{}`", data.id), &allowed);
        for (key, value) in node.entries() {
            match key.name.as_ref() {
                "severity" => change.severity = self.mistakes.word(value, "severity", Severity::of, &Severity::WORDS),
                "desks" => {
                    self.mistakes.mapping(value, "`desks`");
                    for (desk, value) in value.entries() {
                        let severity = self.mistakes.word(value, "desks", Severity::of, &Severity::WORDS);
                        let change = Change { rule: change.rule, severity, params: Vec::new(), place: self.place(desk.number) };
                        policy.desks.entry(desk.name.clone().into_owned()).or_default().push(change);
                    }
                }
                name => {
                    let param = data.params.iter().find(|p| p.name == name);
                    let value = param.and_then(|p| self.param(value, p));
                    change.params.extend(value.map(|v| (name.to_owned(), v)));
                }
            }
        }
    }

    fn param(&mut self, node: &Node<'_>, param: &Param) -> Option<ParamValue> {
        let name = param.name.as_str();
        match &param.default {
            ParamValue::Count(_) => {
                let count = self.count(node, name);
                if let (Some(count), Some(most)) = (count.filter(|n| param.most.is_some_and(|most| *n > most)), param.most) {
                    self.mistakes.say(node.number, format!("`{name}` is at most {most}, not {count}; write a number from 0 to {most}"));
                }
                count.map(ParamValue::Count)
            }
            ParamValue::Words(_) => {
                let words = self.mistakes.texts(node, name);
                if let Some(word) = words.iter().find(|w| !param.of.is_empty() && !param.of.contains(w)) {
                    self.mistakes.say(node.number, format!("`{word}` is no value of `{name}`; use one of {}", param.of.join(", ")));
                }
                Some(ParamValue::Words(words))
            }
            ParamValue::Share(_) => {
                let share = if let Value::Number(n) = &node.value { n.parse::<f64>().ok() } else { None };
                let share = share.filter(|x| (0.0..=1.0).contains(x));
                if share.is_none() {
                    self.mistakes.say(node.number, format!("`{name}` must be a share from 0 to 1; write one such as 0.7"));
                }
                share.map(ParamValue::Share)
            }
        }
    }

    fn parties(&mut self, node: &Node<'_>) -> Vec<Party> {
        self.mistakes.mapping(node, "`parties`");
        let mut parties = Vec::new();
        for (key, value) in node.entries() {
            self.mistakes.keys(value, "a party", &["names", "members"]);
            let mut names = Vec::new();
            for of in ["names", "members"] {
                names.extend(value.get(of).map(|v| self.mistakes.texts(v, of)).unwrap_or_default());
            }
            if names.is_empty() {
                self.mistakes.say(key.number, "a party without names matches nothing; add `names:`");
            }
            parties.push(Party { id: key.name.clone().into_owned(), names });
        }
        parties
    }

    fn desks(&mut self, node: &Node<'_>, policy: &mut Policy) {
        self.mistakes.mapping(node, "`desks`");
        policy.lists_desks = true;
        for (key, value) in node.entries() {
            self.mistakes.keys(value, "a desk", &["rules"]);
            let changes = value.get("rules").map(|rules| self.changes(rules, policy)).unwrap_or_default();
            policy.desks.entry(key.name.clone().into_owned()).or_default().extend(changes);
        }
    }

    fn patterns(&mut self, node: &Node<'_>) {
        for item in std::iter::once(node).chain(node.items()) {
            let Some(pattern) = item.text() else { continue };
            let why = if !glob::is_pattern(pattern) {
                "is no pattern; it may hold `*`, `**` and `?`, which stands for any other sign too"
            } else if pattern.split('/').any(|part| part == "..") {
                "fits no draft, for it leads out of the policy's folder; write the path from that folder"
            } else {
                continue;
            };
            self.mistakes.say(item.number, format!("{} {why}", shown(pattern)));
        }
    }

    fn overrides(&mut self, node: &Node<'_>, policy: &mut Policy) {
        if !matches!(node.value, Value::List(_) | Value::Null) {
            self.mistakes.say(node.number, "`overrides` must be a list; write each after `- `");
        }
        for item in node.items() {
            self.mistakes.keys(item, "an override", &["paths", "genre", "desk", "rules"]);
            let paths = item.get("paths").map(|v| self.mistakes.texts(v, "paths")).unwrap_or_default();
            item.get("paths").into_iter().for_each(|node| self.patterns(node));
            if paths.is_empty() {
                self.mistakes.say(item.number, "`paths` is missing; an override needs patterns such as `live/**`");
            }
            if ["genre", "desk", "rules"].iter().all(|key| item.get(key).is_none()) {
                self.mistakes.say(item.number, "an override without `genre`, `desk` and `rules` changes nothing; add one of them");
            }
            let genre = item.get("genre").and_then(|v| self.mistakes.word(v, "genre", Genre::of, &Genre::WORDS));
            let desk = item.get("desk").and_then(|v| self.mistakes.text(v, "desk"));
            let changes = item.get("rules").map(|rules| self.changes(rules, policy)).unwrap_or_default();
            policy.overrides.push(Override { paths, genre, desk, changes });
        }
    }
}
