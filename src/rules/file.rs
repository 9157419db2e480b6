//! One pack file after the other: YAML, header, rules; every mistake kept with its place.

use super::check::{self, Finding, duplicate_key, unknown_key};
use super::diag::{PackProblems, Place, Problem, shown};
use super::envelope::Kind;
use super::malformed;
use super::node::{self, Node, Value};
use super::pack::Packs;
use super::schema::rule_schema;
use super::wording;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use std::collections::{BTreeMap, BTreeSet};

/// The number of the file format that this program reads.
const SCHEMA: &str = "1";

/// Problems shown of one file; each costs another reading of it.
const MOST: usize = 100;

/// Reads files into [`Packs`] and collects what is wrong with them.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) packs: Packs,
    problems: Vec<Problem>,
    /// Where the ids of these files are, for the second of a name.
    seen: BTreeMap<String, Place>,
}

impl Reader {
    /// A reader that puts rules on top of those of `packs`.
    pub(super) fn over(packs: Packs) -> Self {
        Self { packs, ..Self::default() }
    }

    /// The packs, or what is wrong.
    pub(super) fn finish(self) -> Result<Packs, PackProblems> {
        if self.problems.is_empty() { Ok(self.packs) } else { Err(PackProblems::new(self.problems)) }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_content(&self) -> bool {
        self.problems.is_empty()
    }

    /// Notes a problem.
    pub(super) fn refuse(&mut self, place: Place, message: String) {
        self.problems.push(Problem { place, message });
    }

    /// Reads one file.
    pub(super) fn read(&mut self, file: &str, text: &str) {
        let bare = text.strip_prefix('\u{FEFF}');
        if bare.is_some() {
            let message = "begins with a byte order mark; save it as UTF-8 without one".to_owned();
            self.refuse(Place::new(file, 1, 1), message);
        }
        let text = bare.unwrap_or(text);
        match node::parse(text) {
            Err(error) => self.note_not_yaml(file, text, &error),
            Ok(root) => {
                let mut found = Vec::new();
                if let Some((kind, rules)) = header(&root, &mut found) {
                    self.rules(kind, rules, (file, text, &starts(text)), &mut found);
                }
                self.note(file, text, found);
            }
        }
    }

    /// Notes findings in a file that was read elsewhere.
    pub(super) fn note(&mut self, file: &str, text: &str, found: Vec<Finding>) {
        self.problems.extend(placed(file, text, found));
    }

    /// Notes that a file is no YAML.
    pub(super) fn note_not_yaml(&mut self, file: &str, text: &str, error: &serde_yaml::Error) {
        self.problems.extend(malformed::told(file, text, error));
    }

    fn rules(&mut self, kind: Kind, rules: &Node<'_>, (file, text, lines): (&str, &str, &[(u32, u32)]), found: &mut Vec<Finding>) {
        let exact = lines.len() == rules.items().len();
        let mut schema = None;
        for (at, rule) in rules.items().iter().enumerate() {
            let start = lines.get(at).filter(|_| exact).copied();
            // Flow style or the like: the places of the single rules are not worth a reading each.
            let (line, column) = start.unwrap_or_else(|| node::locate(text, rules.number).unwrap_or((1, 1)));
            let place = Place::new(file, line, column);
            let mut wrong = wording::check(rule, kind);
            wrong.extend(self.second_of_its_name(rule, &place));
            let error = if wrong.is_empty() { self.packs.put(kind, rule, place).err() } else { None };
            if error.is_some() || !wrong.is_empty() {
                let schema = schema.get_or_insert_with(|| rule_schema(kind));
                let told: Vec<u32> = wrong.iter().map(|(number, _)| *number).collect();
                wrong.extend(check::shape(rule, schema).into_iter().filter(|(number, _)| !told.contains(number)));
            }
            if let (Some(error), true) = (error, wrong.is_empty()) {
                wrong.push((rule.number, format!("the rule does not have its shape: {error}; see `isnad schema rules`")));
            }
            found.extend(wrong);
        }
    }

    fn second_of_its_name(&mut self, rule: &Node<'_>, place: &Place) -> Option<Finding> {
        let node = rule.get("id")?;
        let id = node.text()?;
        if let Some(first) = self.seen.get(id) {
            return Some((node.number, format!("id {} is taken by the rule at {first}; choose another", shown(id))));
        }
        self.seen.insert(id.to_owned(), place.clone());
        None
    }
}

/// Kind and rules of a file, when both are there.
fn header<'n, 't>(root: &'n Node<'t>, found: &mut Vec<Finding>) -> Option<(Kind, &'n Node<'t>)> {
    if !matches!(root.value, Value::Map(_)) {
        let message = format!("a pack file begins with the keys schema, kind and rules, not with {}; add them", root.what());
        found.push((root.number, message));
        return None;
    }
    let mut seen = BTreeSet::new();
    for (key, _) in root.entries() {
        let name = key.name.as_ref();
        if !["schema", "kind", "rules"].contains(&name) {
            found.push((key.number, unknown_key(name, ["schema", "kind", "rules"].into_iter())));
        } else if !seen.insert(name) {
            found.push((key.number, duplicate_key(name)));
        }
    }
    match root.get("schema") {
        Some(node) if node.value == Value::Number(SCHEMA.to_owned()) => {}
        Some(node) => found.push((node.number, format!("unknown schema number; this program reads `schema: {SCHEMA}`"))),
        None => found.push((root.number, format!("`schema` is missing; add `schema: {SCHEMA}`"))),
    }
    let kind = kind(root, found);
    let rules = rules(root, found);
    kind.zip(rules)
}

fn kind(root: &Node<'_>, found: &mut Vec<Finding>) -> Option<Kind> {
    let all = || Kind::ALL.map(|kind| kind.to_string()).join(", ");
    let Some(node) = root.get("kind") else {
        found.push((root.number, format!("`kind` is missing; add `kind:` with one of {}", all())));
        return None;
    };
    let name = node.text().unwrap_or_default();
    let kind: Result<Kind, serde::de::value::Error> = Kind::deserialize(name.into_deserializer());
    if kind.is_err() {
        found.push((node.number, format!("{} is no kind of rule; use one of {}", shown(name), all())));
    }
    kind.ok()
}

fn rules<'n, 't>(root: &'n Node<'t>, found: &mut Vec<Finding>) -> Option<&'n Node<'t>> {
    let node = root.get("rules");
    match node.map(|node| &node.value) {
        Some(Value::List(rules)) if !rules.is_empty() => node,
        _ => {
            let number = node.map_or(root.number, |node| node.number);
            found.push((number, "no rules; write each under `rules:` after `- `, or remove the file".to_owned()));
            None
        }
    }
}

/// Findings with their places, in the order of the file.
fn placed(file: &str, text: &str, mut found: Vec<Finding>) -> Vec<Problem> {
    found.sort();
    found.dedup();
    let more = found.len().saturating_sub(MOST);
    let mut problems: Vec<Problem> = found
        .into_iter()
        .take(MOST)
        .map(|(number, message)| {
            let (line, column) = node::locate(text, number).unwrap_or((1, 1));
            Problem { place: Place::new(file, line, column), message }
        })
        .collect();
    if more > 0 {
        problems.push(Problem { place: Place::whole(file), message: format!("{more} problems more; correct the first {MOST}") });
    }
    problems
}

/// Line and column of each rule of a block list under `rules:`, found without YAML: its items
/// are the lines that begin with a dash at the depth of the first.
fn starts(text: &str) -> Vec<(u32, u32)> {
    let mut depth = None;
    let after = text.lines().zip(1u32..).skip_while(|(line, _)| !line.starts_with("rules:")).skip(1);
    let mut starts = Vec::new();
    for (line, number) in after {
        let rest = line.trim_start_matches(' ');
        let Some(item) = rest.strip_prefix('-') else { continue };
        if !item.is_empty() && !item.starts_with(' ') {
            continue;
        }
        let indent = line.len() - rest.len();
        if indent == *depth.get_or_insert(indent) {
            let inner = item.len() - item.trim_start_matches(' ').len();
            starts.push((number, u32::try_from(indent + 1 + inner + 1).unwrap_or(u32::MAX)));
        }
    }
    starts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sound::{HEDGE, broken, problems};
    use super::*;

    const KINDS: &str =
        "verb, nominal, marker, lookalike, head, outlet, anonymity, affiliation, hedge, silence, function, claim, furniture, shape";

    #[test]
    fn a_sound_file_gives_its_rule_with_its_place() {
        let packs = Packs::read(&[("p.yaml", HEDGE)]).unwrap();
        let meta = packs.meta(0).unwrap();
        assert_eq!((meta.id, meta.index, meta.place.clone()), ("hedge.rubbama", 0, Place::new("p.yaml", 4, 5)));
        assert_eq!(packs.hedges.first().unwrap().body.forms, ["ربما"]);
        assert_eq!(packs.find("hedge.rubbama"), Some(0));
    }

    #[test]
    fn a_byte_order_mark_is_refused() {
        assert_eq!(problems(&format!("\u{FEFF}{HEDGE}")), "p.yaml:1:1: begins with a byte order mark; save it as UTF-8 without one");
    }

    #[test]
    fn a_file_of_another_shape_is_refused() {
        assert_eq!(problems(""), "p.yaml:1:1: a pack file begins with the keys schema, kind and rules, not with nothing; add them");
        assert_eq!(problems("- a\n"), "p.yaml:1:1: a pack file begins with the keys schema, kind and rules, not with a list; add them");
        assert_eq!(
            problems("{}"),
            format!(
                "p.yaml:1:1: `kind` is missing; add `kind:` with one of {KINDS}\n\
                 p.yaml:1:1: `schema` is missing; add `schema: 1`\n\
                 p.yaml:1:1: no rules; write each under `rules:` after `- `, or remove the file"
            )
        );
    }

    #[test]
    fn two_files_in_one_are_refused() {
        assert_eq!(problems(&format!("{HEDGE}---\n{HEDGE}")), "p.yaml:16:1: a second document begins here; make it a file of its own");
    }

    #[test]
    fn the_header_is_checked() {
        assert_eq!(broken("schema: 1", "schema: 2"), "p.yaml:1:9: unknown schema number; this program reads `schema: 1`");
        assert_eq!(broken("kind: hedge", "kind: fence"), format!("p.yaml:2:7: `fence` is no kind of rule; use one of {KINDS}"));
        assert_eq!(
            broken("schema: 1\n", "schema: 1\nlang: ar\nkind: hedge\n"),
            "p.yaml:2:1: unknown key `lang`; allowed are schema, kind, rules\n\
             p.yaml:4:1: the key `kind` stands here twice; keep one"
        );
    }

    #[test]
    fn a_file_without_rules_is_refused() {
        let message = "no rules; write each under `rules:` after `- `, or remove the file";
        assert_eq!(problems("schema: 1\nkind: hedge\nrules: []\n"), format!("p.yaml:3:8: {message}"));
        assert_eq!(problems("schema: 1\nkind: hedge\n"), format!("p.yaml:1:1: {message}"));
    }

    #[test]
    fn an_id_taken_in_another_file_is_refused() {
        let error = Packs::read(&[("a.yaml", HEDGE), ("b.yaml", HEDGE)]).unwrap_err();
        assert_eq!(error.to_string(), "b.yaml:4:9: id `hedge.rubbama` is taken by the rule at a.yaml:4:5; choose another");
    }

    #[test]
    fn the_hundred_first_problem_is_only_counted() {
        let forms: String = (0..103).map(|_| "      - \"\"\n").collect();
        let told = problems(&HEDGE.replace("      - ربما\n", &forms));
        let last: Vec<&str> = told.lines().skip(99).collect();
        assert_eq!(last, ["p.yaml:107:9: empty form; write the word or remove the line", "p.yaml: 3 problems more; correct the first 100"]);
    }

    #[test]
    fn rules_in_flow_style_get_the_place_of_their_list() {
        let rule = "{id: hedge.a, since: 0.1.0, class: hedge, forms: [x], examples: {hit: [{text: x}], miss: [{text: y, why: z}]}}";
        let packs = Packs::read(&[("p.yaml", &format!("schema: 1\nkind: hedge\nrules: [{rule}]\n"))]).unwrap();
        assert_eq!(packs.meta(0).unwrap().place, &Place::new("p.yaml", 3, 8));
    }

    #[test]
    fn starts_of_rules_are_found_without_yaml() {
        let text = "rules:\n# - no\n-   id: a\n    text: |\n      - x\n\n- id: b\n-\n  id: c\n";
        assert_eq!(starts(text), [(3, 5), (7, 3), (8, 2)]);
    }
}
