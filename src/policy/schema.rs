//! The JSON Schema of policy files, for editors: made from the rules, so that it knows every rule and parameter.

use super::catalogue::{Catalogue, RuleData, Value as Default};
use super::read::presets;
use super::scope::Genre;
use serde_json::{Map, Value, json};

/// The schema of `isnad.yaml` (draft 2020-12).
#[must_use]
pub fn policy_schema(catalogue: &Catalogue) -> Value {
    let names: Vec<&str> = presets().collect();
    let genres: Vec<&str> = Genre::ALL.iter().map(|g| g.word()).collect();
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let party = json!({ "type": "object", "additionalProperties": false, "properties": { "names": texts, "members": texts } });
    let desk = json!({ "type": "object", "additionalProperties": false, "properties": { "rules": { "$ref": "#/$defs/rules" } } });
    let of_path = json!({
        "type": "object", "additionalProperties": false, "required": ["paths"],
        "properties": { "paths": texts, "genre": { "enum": genres }, "desk": { "type": "string" }, "rules": { "$ref": "#/$defs/rules" } },
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "isnad sourcing policy",
        "type": "object",
        "additionalProperties": false,
        "required": ["policy"],
        "properties": {
            "policy": { "const": 1, "description": "version of the format" },
            "extends": { "type": "string", "description": "a preset or a file", "examples": names },
            "preset": { "enum": names },
            "fail_on": { "$ref": "#/$defs/severity", "description": "lightest severity that fails a run" },
            "max_warnings": { "type": "integer", "minimum": 0 },
            "language": { "enum": ["ar", "en"] },
            "rules": { "$ref": "#/$defs/rules" },
            "parties": { "type": "object", "additionalProperties": party, "description": "sides of a conflict; empty by default" },
            "outlets": { "type": "object", "additionalProperties": false, "properties": { "relay_only": texts } },
            "labels": { "type": "array", "items": { "type": "string" }, "description": "contested terms; empty by default" },
            "desks": { "type": "object", "additionalProperties": desk },
            "overrides": { "type": "array", "items": of_path },
            "note": { "type": "string" },
        },
        "$defs": { "severity": { "enum": ["error", "warning", "info", "off", false] }, "rules": rules(catalogue) },
    })
}

fn rules(catalogue: &Catalogue) -> Value {
    let of = |rule: &RuleData| {
        (rule.id.clone(), json!({ "description": rule.why.en, "anyOf": [{ "$ref": "#/$defs/severity" }, options(rule)] }))
    };
    let properties: Map<String, Value> = catalogue.rules.iter().map(of).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn options(rule: &RuleData) -> Value {
    let mut properties = Map::new();
    properties.insert("severity".to_owned(), json!({ "$ref": "#/$defs/severity" }));
    properties.insert("desks".to_owned(), json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/severity" } }));
    for param in &rule.params {
        let mut of = match &param.default {
            Default::Count(_) if param.most.is_some() => json!({ "type": "integer", "minimum": 0, "maximum": param.most }),
            Default::Count(_) => json!({ "type": "integer", "minimum": 0 }),
            Default::Share(_) => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            Default::Words(_) if param.of.is_empty() => json!({ "type": "array", "items": { "type": "string" } }),
            Default::Words(_) => json!({ "type": "array", "items": { "enum": param.of } }),
        };
        if let Value::Object(map) = &mut of {
            map.insert("description".to_owned(), json!(param.note));
            map.insert("default".to_owned(), json!(param.default));
        }
        properties.insert(param.name.clone(), of);
    }
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
