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
