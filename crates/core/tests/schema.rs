//! The published JSON Schema is the one the format's records describe, and it is a valid one.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "`cargo xtask schema` writes the file by this test")]

use roadmap_core::parse::schema::schema;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/roadmap.schema.json");

#[test]
fn the_published_schema_is_current() {
    let current = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(FILE, &current).unwrap();
    }
    let published = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(published == current, "the format has changed: run cargo xtask schema");
}

#[test]
fn every_field_has_a_title_and_a_description() {
    fn look(value: &serde_json::Value, path: &str, bare: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(|p| p.as_object()) {
            for (key, field) in properties {
                let is_language = path.contains("Text") && key.len() == 2;
                if !is_language && (field.get("title").is_none() || field.get("description").is_none()) {
                    bare.push(format!("{path}/{key}"));
                }
            }
        }
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(key, child)| look(child, &format!("{path}/{key}"), bare)),
            serde_json::Value::Array(list) => list.iter().for_each(|child| look(child, path, bare)),
            _ => {}
        }
    }
    let mut bare = Vec::new();
    look(&schema(), "", &mut bare);
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn it_is_a_valid_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
    jsonschema::validator_for(&schema()).unwrap();
}
