//! The catalogue as a whole: every rule is complete, and its drafts fail and pass as they should.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::rules::RULES;
use super::*;
use crate::analysis::{Analysis, Analyzer, Article, Check};

use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const TODAY: &str = "2030-06-15";

pub(super) struct Desk {
    analyzer: Analyzer,
    judge: Judge,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self { analyzer: Analyzer::builder().build().unwrap(), judge: Judge::builtin().unwrap() }
    }

    fn policy(&self, lines: Option<&str>) -> Policy {
        let none = |_: &str, _: &str| Err("no files here".to_owned());
        let reader = PolicyReader { catalogue: &self.judge.catalogue, fetch: &none };
        reader.read("isnad.yaml", &format!("policy: 1\n{}\n", lines.unwrap_or_default())).unwrap()
    }

    fn check(&self, draft: &str, policy: Option<&str>) -> Analysis {
        let front = read_front("draft.md", draft, &self.judge.catalogue, Date::parse(TODAY).unwrap()).unwrap();
        let mut policy = self.policy(policy);
        // Rules that are off by default are tried switched on.
        let off = policy
            .settings
            .iter_mut()
            .zip(&self.judge.catalogue.rules)
            .filter(|(s, r)| s.severity == r.severity && r.severity == Severity::Off);
        off.for_each(|(setting, _)| setting.severity = Severity::Warning);
        let article = Article::from_text("draft", &draft[front.bytes..]);
        self.analyzer.check(&article, &Check { judge: &self.judge, policy: &policy, front: &front, path: "draft.md" })
    }

    /// The words that a rule finds fault with.
    pub(super) fn found(&self, rule: &str, draft: &str, policy: Option<&str>) -> Vec<String> {
        let findings = self.check(draft, policy).findings;
        findings.into_iter().filter(|f| f.rule == rule).map(|f| f.span.text).collect()
    }
}

#[test]
fn every_rule_has_code_and_two_drafts_of_each_kind() {
    let catalogue = Catalogue::builtin().unwrap();
    let mut wrong = Vec::new();
    for rule in &catalogue.rules {
        let Examples { fail, pass } = &rule.examples;
        let texts = [&rule.name, &rule.why, &rule.message, &rule.fix];
        let complete = texts.iter().all(|t| !t.ar.is_empty() && !t.en.is_empty()) && !rule.standards.is_empty() && !rule.decided.is_empty();
        let coded = RULES.iter().any(|(id, _)| *id == rule.id) || rule.id == "unused-waiver";
        if fail.len() < 2 || pass.len() < 2 || !complete || !coded {
            wrong.push(rule.id.as_str());
        }
    }
    assert_eq!(wrong, Vec::<&str>::new(), "a rule needs code, both languages, a standard, two failing and two passing drafts");
    let without_data: Vec<&str> = RULES.iter().map(|(id, _)| *id).filter(|id| catalogue.find(id).is_none()).collect();
    assert_eq!(without_data, Vec::<&str>::new(), "a rule needs a file under rules/policy");
}

use super::catalogue::Examples;

#[test]
fn messages_of_both_languages_have_the_same_placeholders() {
    let names = |text: &str| {
        let mut names: Vec<String> = text.split('{').skip(1).filter_map(|p| p.split('}').next()).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    for rule in &Catalogue::builtin().unwrap().rules {
        let arabic: Vec<String> = names(&rule.message.ar);
        assert!(names(&rule.message.en).iter().filter(|n| !arabic.contains(n)).all(|n| n == "class"), "{}", rule.id);
    }
}

#[test]
fn failing_drafts_fail_and_passing_drafts_pass() {
    let desk = Desk::new();
    let mut wrong = Vec::new();
    for rule in &desk.judge.catalogue.rules {
        for example in &rule.examples.fail {
            let found = desk.found(&rule.id, &example.text, example.policy.as_deref());
            if found.first() != Some(&example.at) {
                wrong.push(format!("{}: wanted «{}», found {found:?}", rule.id, example.at));
            }
        }
        for example in &rule.examples.pass {
            let found = desk.found(&rule.id, &example.text, example.policy.as_deref());
            if !found.is_empty() {
                wrong.push(format!("{}: must pass ({}), found {found:?}", rule.id, example.why));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_preset_reads_and_is_recommended_at_heart() {
    let desk = Desk::new();
    let severity = |preset: &str, rule: &str| {
        let policy = desk.policy(Some(&format!("preset: {preset}")));
        policy.settings[desk.judge.catalogue.find(rule).unwrap()].severity
    };
    let got: Vec<Severity> = presets().map(|p| severity(p, "anonymous-without-reason")).collect();
    use Severity::{Error, Warning};
    assert_eq!(got, [Warning, Error, Warning, Error, Warning, Warning]);
    assert_eq!(severity("factcheck", "anonymous-origin"), Error);
}

#[test]
fn outlets_that_only_pass_on_are_no_voice() {
    let desk = Desk::new();
    let draft = "هدنة الوادي\n\nقال مصدر أمني إن الهدنة بدأت. وأضاف أن المعبر فتح.\n\nوذكرت وكالة مرسال أن الأسواق مغلقة.\n";
    let found = |policy| desk.found("single-anonymous-source", draft, policy);
    assert_eq!(found(None), Vec::<String>::new());
    assert_eq!(found(Some("outlets: {relay_only: [مرسال]}")), ["مصدر أمني"]);
}

#[test]
fn a_finding_on_a_guess_weighs_one_step_less() {
    assert_eq!(Severity::ALL.map(Severity::lighter), [Severity::Off, Severity::Info, Severity::Info, Severity::Warning]);
}

#[test]
fn genre_and_desk_change_what_is_asked() {
    let desk = Desk::new();
    let draft = |front: &str| format!("---\n{front}\n---\nعطاء البنك\n\nويرى مراقبون أن العطاء متعثر.\n");
    let policy = Some("desks: {city: {rules: {collective-source: off}}}");
    let found = |front: &str| desk.found("collective-source", &draft(front), policy).len();
    assert_eq!([found("genre: news"), found("genre: opinion"), found("desk: city")], [1, 0, 0]);
}

/// What of a value a schema rejects, by path. Knows the words that the schema of policies uses.
fn rejected(schema: &Json, value: &Json, whole: &Json, path: &str) -> Vec<String> {
    let inner = |schema: &Json, value: &Json, name: &str| rejected(schema, value, whole, &format!("{path}/{name}"));
    let mut wrong = Vec::new();
    for (word, of) in schema.as_object().into_iter().flatten() {
        let fits = match (word.as_str(), value) {
            ("$ref", _) => {
                wrong.extend(rejected(whole.pointer(&of.as_str().unwrap()[1..]).unwrap(), value, whole, path));
                true
            }
            ("anyOf", _) => of.as_array().unwrap().iter().any(|one| rejected(one, value, whole, path).is_empty()),
            ("const", _) => of == value,
            ("enum", _) => of.as_array().unwrap().contains(value),
            ("minimum", _) => value.as_f64() >= of.as_f64(),
            ("maximum", _) => value.as_f64() <= of.as_f64(),
            ("type", _) => match of.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "integer" => value.is_u64(),
                "number" => value.is_number(),
                name => name == "string" && value.is_string(),
            },
            ("required", _) => of.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
            ("items", Json::Array(items)) => {
                wrong.extend(items.iter().flat_map(|item| inner(of, item, "item")));
                true
            }
            ("properties", Json::Object(map)) => {
                wrong.extend(map.iter().filter_map(|(key, value)| Some(inner(of.get(key)?, value, key))).flatten());
                true
            }
            ("additionalProperties", Json::Object(map)) => {
                let known = |key: &str| schema.get("properties").is_some_and(|of| of.get(key).is_some());
                let others = map.iter().filter(|(key, _)| !known(key));
                wrong.extend(
                    others.flat_map(|(key, value)| if *of == json!(false) { vec![format!("{path}/{key}")] } else { inner(of, value, key) }),
                );
                true
            }
            _ => true,
        };
        if !fits {
            wrong.push(format!("{path} is not {word} {of}"));
        }
    }
    wrong
}

#[test]
fn starter_and_presets_are_what_their_schema_and_the_program_accept() {
    let judge = Judge::builtin().unwrap();
    let schema = policy_schema(&judge.catalogue);
    let none = |_: &str, _: &str| Err("no files here".to_owned());
    let reader = PolicyReader { catalogue: &judge.catalogue, fetch: &none };
    let texts =
        presets().map(|name| (name, preset_text(name).unwrap().to_owned())).chain(presets().map(|name| ("starter", starter(name, "ar"))));
    for (name, text) in texts {
        let value: Json = serde_yaml::from_str(&text).unwrap();
        assert_eq!(rejected(&schema, &value, &schema, name), Vec::<String>::new());
        assert_eq!(reader.read("isnad.yaml", &text).err().map(|e| e.to_string()), None, "{name}");
    }
    let null: Json = serde_yaml::from_str("policy: 1\nrules:\n  unnamed-media: loud\nfail_on:\nsides: 2\n").unwrap();
    let wrong = rejected(&schema, &null, &schema, "");
    assert_eq!(wrong.iter().map(|w| w.split(' ').next().unwrap()).collect::<Vec<_>>(), ["/sides", "/fail_on", "/rules/unnamed-media"]);
}

#[test]
fn one_voice_is_counted_in_the_body_and_says_so() {
    let desk = Desk::new();
    let draft = "ناطق المصنع: الفرن أطفئ\n\nقال ناطق المصنع رامز الغول إن الفرن أطفئ. وأضاف أن العمال سالمون. وأكد أن الحريق محدود.\n";
    let analysis = desk.check(draft, None);
    let told: Vec<(usize, &Bilingual)> =
        analysis.findings.iter().filter(|f| f.rule == "single-source-story").map(|f| (analysis.attributions.len(), &f.message)).collect();
    let expected = Bilingual {
        ar: "أقوال المتن كلها (3) لصوت واحد هو «ناطق المصنع رامز الغول»".to_owned(),
        en: "all 3 attributions in the body are of one voice, “ناطق المصنع رامز الغول”".to_owned(),
    };
    assert_eq!(told, [(4, &expected)]);
}

#[test]
fn messages_that_count_attributions_of_the_body_say_so() {
    let catalogue = Catalogue::builtin().unwrap();
    let counting: Vec<&RuleData> = catalogue.rules.iter().filter(|rule| rule.message.en.contains("{claims}")).collect();
    let silent = |rule: &&&RuleData| !rule.message.en.contains("in the body") || !rule.message.ar.contains("المتن");
    assert_eq!(counting.iter().filter(silent).map(|rule| rule.id.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(counting.len(), 3);
}

#[test]
fn what_is_filled_into_a_message_is_not_looked_at_again() {
    let told = |text: &str| Bilingual { ar: text.to_owned(), en: text.to_owned() };
    let words = BTreeMap::from([("source", "{words}".to_owned()), ("words", "no".to_owned())]);
    assert_eq!(told("“{source}” says {words}{more}").filled(&words), told("“{words}” says no"));
}
