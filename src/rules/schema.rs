//! The JSON Schema of pack files. It is what editors are given and what [`super::check`] reads
//! a broken rule against, so that the two cannot say different things.

use super::envelope::Kind;
use super::pack::body_schema;
use super::shape::Envelope;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of a pack file, one alternative per kind.
#[must_use]
pub fn json_schema() -> Value {
    let mut generator = generator();
    let files: Vec<Value> = Kind::ALL.iter().map(|kind| file_schema(*kind, &mut generator)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "isnad rule pack",
        "description": "A file of rules of one kind.",
        "oneOf": files,
        "$defs": generator.take_definitions(true),
    })
}

/// The schema of one rule of a kind, with the definitions it refers to under `$defs`.
pub(super) fn rule_schema(kind: Kind) -> Value {
    let mut generator = generator();
    let mut rule = merged(kind, &mut generator);
    rule.insert("$defs".to_owned(), Value::Object(generator.take_definitions(true)));
    Value::Object(rule)
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

fn file_schema(kind: Kind, generator: &mut SchemaGenerator) -> Value {
    json!({
        "title": format!("{kind} rules"),
        "type": "object",
        "properties": {
            "schema": { "const": 1, "description": "Number of this format." },
            "kind": { "const": kind },
            "rules": { "type": "array", "minItems": 1, "items": merged(kind, generator) },
        },
        "required": ["schema", "kind", "rules"],
        "additionalProperties": false,
    })
}

/// Envelope and body on one level, as they stand in a file.
fn merged(kind: Kind, generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut envelope = Envelope::json_schema(generator);
    let mut rule = std::mem::take(envelope.ensure_object());
    let body = body_schema(kind, generator);
    if let Some(description) = body.get("description") {
        rule.insert("description".to_owned(), description.clone());
    }
    if let (Some(Value::Object(into)), Some(Value::Object(from))) = (rule.get_mut("properties"), body.get("properties")) {
        into.extend(from.iter().map(|(key, value)| (key.clone(), value.clone())));
        if let Some(Value::Object(id)) = into.get_mut("id") {
            id.insert("pattern".to_owned(), Value::String(format!(r"^{kind}\.[a-z0-9]+(-[a-z0-9]+)*$")));
        }
    }
    if let (Some(Value::Array(into)), Some(Value::Array(from))) = (rule.get_mut("required"), body.get("required")) {
        into.extend(from.iter().cloned());
    }
    rule.insert("additionalProperties".to_owned(), Value::Bool(false));
    rule
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_schema_stands_for_every_kind() {
        let schema = json_schema();
        let kinds: Vec<String> = schema["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["properties"]["kind"]["const"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(kinds, Kind::ALL.map(|kind| kind.to_string()));
    }

    #[test]
    fn a_hedge_rule_has_the_keys_of_envelope_and_body() {
        let rule = rule_schema(Kind::Hedge);
        let keys: Vec<&String> = rule["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["class", "examples", "forms", "id", "note", "refs", "since", "status"]);
        assert_eq!(rule["required"], json!(["id", "since", "examples", "class", "forms"]));
        assert_eq!(rule["additionalProperties"], json!(false));
    }

    #[test]
    fn every_reference_of_the_schema_is_defined() {
        let schema = json_schema();
        let text = schema.to_string();
        for reference in text.split("\"$ref\":\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(schema["$defs"].get(name).is_some(), "{name} is not defined");
        }
    }
}
