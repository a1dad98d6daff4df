//! The JSON Schema (draft 2020-12) of the format, from the records of [`super::format`]. Native only.

use serde_json::{Map, Value, json};

use super::format::Document;
use super::read::Read;

/// The whole schema.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let root = Document::schema(&mut definitions);
    let Some(Value::Object(mut document)) =
        root.get("$ref").and_then(Value::as_str).and_then(|at| definitions.remove(at.trim_start_matches("#/$defs/")))
    else {
        return Value::Null;
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("$id".into(), json!("https://smartcms.kz/schemas/roadmap-1.json"));
    schema.append(&mut document);
    if let Some(format) = schema.get_mut("properties").and_then(|p| p.get_mut("format")) {
        *format = json!({ "const": 1, "title": "Format", "description": "The format of this file: 1." });
    }
    restrict(&mut schema, "properties", "fiscalYearStart", &json!({ "type": "integer", "minimum": 1, "maximum": 12 }));
    if let Some(Value::Object(item)) = definitions.get_mut("ItemRecord") {
        restrict(item, "properties", "progress", &json!({ "minimum": 0, "maximum": 1 }));
    }
    schema.insert("$defs".into(), Value::Object(definitions));
    Value::Object(schema)
}

fn restrict(schema: &mut Map<String, Value>, group: &str, key: &str, with: &Value) {
    let target = schema.get_mut(group).and_then(|p| p.get_mut(key)).and_then(Value::as_object_mut);
    if let (Some(target), Some(with)) = (target, with.as_object()) {
        target.extend(with.clone());
    }
}

/// Defines a named value once and refers to it.
pub(super) fn define(definitions: &mut Map<String, Value>, name: &str, value: impl FnOnce() -> Value) -> Value {
    if !definitions.contains_key(name) {
        definitions.insert(name.into(), value());
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A field's schema with its title (the key in words) and description.
pub(super) fn described(schema: Value, key: &str, description: &str) -> Value {
    let mut described = Map::new();
    described.insert("title".into(), json!(in_words(key)));
    described.insert("description".into(), json!(description.trim()));
    if let Value::Object(mut fields) = schema {
        described.append(&mut fields);
    }
    Value::Object(described)
}

/// The schema of an object with these fields. Unknown keys are allowed: they warn when read, they do not fail.
pub(super) fn object(name: &str, description: &str, properties: Map<String, Value>, required: &[&str]) -> Value {
    json!({
        "title": in_words(name.trim_end_matches("Record")),
        "description": description.trim(),
        "type": "object",
        "properties": properties,
        "required": required,
    })
}

/// `reviewBy` → `Review by`.
fn in_words(key: &str) -> String {
    let mut words = String::new();
    for (index, letter) in key.trim_start_matches('$').chars().enumerate() {
        match (index, letter) {
            (0, _) => words.extend(letter.to_uppercase()),
            (_, '-') => words.push(' '),
            (_, upper) if upper.is_uppercase() => {
                words.push(' ');
                words.extend(upper.to_lowercase());
            }
            _ => words.push(letter),
        }
    }
    words
}
