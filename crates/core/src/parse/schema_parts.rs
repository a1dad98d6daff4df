//! The pieces of which records and values write their part of the JSON Schema. Native only.

use serde_json::{Map, Value, json};

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
            (_, upper) if upper.is_ascii_uppercase() => {
                words.push(' ');
                words.extend(upper.to_lowercase());
            }
            _ => words.push(letter),
        }
    }
    words
}
