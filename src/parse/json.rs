//! JSON as a tree that keeps the order of keys and keys that stand twice, read from text by serde_json.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::limits::{MAX_DEPTH, MAX_EXCERPT};
use crate::model::{Code, Position, SyntaxFault, decimal};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// Any number; whole ones are exact up to 2⁵³.
    Number(f64),
    /// A string.
    String(Box<str>),
    /// An array.
    Array(Vec<Json>),
    /// An object; keys in their order, duplicates kept.
    Object(Vec<(Box<str>, Json)>),
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonFault {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub position: Option<Position>,
}

impl Json {
    /// Reads JSON text.
    ///
    /// # Errors
    /// Text that is not JSON, or nests deeper than [`MAX_DEPTH`].
    pub fn from_text(text: &str) -> Result<Json, JsonFault> {
        let deep = || JsonFault { code: Code::TooDeep { limit: MAX_DEPTH }, position: place_of_depth(text) };
        let json: Json = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            // serde_json has a limit of its own, which is higher.
            if message.starts_with("recursion limit") {
                return deep();
            }
            JsonFault {
                code: Code::NotJson(syntax_fault(&message, text)),
                position: position(text, error.line(), error.column()),
            }
        })?;
        if json.is_deeper_than(MAX_DEPTH) { Err(deep()) } else { Ok(json) }
    }

    /// Whether brackets nest deeper than so many levels.
    fn is_deeper_than(&self, levels: usize) -> bool {
        let Some(left) = levels.checked_sub(1) else { return matches!(self, Json::Array(_) | Json::Object(_)) };
        match self {
            Json::Array(values) => values.iter().any(|value| value.is_deeper_than(left)),
            Json::Object(entries) => entries.iter().any(|(_, value)| value.is_deeper_than(left)),
            _ => false,
        }
    }

    /// The value as it would be written, cut to a readable length.
    pub fn excerpt(&self) -> String {
        match self {
            Json::Null => "null".into(),
            Json::Bool(value) => value.to_string(),
            Json::Number(value) => decimal(*value),
            Json::String(text) => format!("\"{}\"", cut(text)),
            Json::Array(_) => "[…]".into(),
            Json::Object(_) => "{…}".into(),
        }
    }
}

/// The text cut to [`MAX_EXCERPT`] characters.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |head| format!("{head}…")),
        None => text.to_string(),
    }
}

/// The first bracket that is one too many. The text up to there is JSON.
fn place_of_depth(text: &str) -> Option<Position> {
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let (mut line, mut column) = (1, 0);
    for letter in text.chars() {
        (line, column) = if letter == '\n' { (line + 1, 0) } else { (line, column + 1) };
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '[' | '{' if !in_string => depth += 1,
            ']' | '}' if !in_string => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(Position { line, column });
        }
    }
    None
}

/// serde_json counts columns in bytes; people count characters.
fn position(text: &str, line: usize, column: usize) -> Option<Position> {
    let row = text.split('\n').nth(line.checked_sub(1)?)?;
    let characters = row.char_indices().take_while(|(at, _)| *at < column).count();
    Some(Position { line, column: characters.max(1) })
}

/// Maps the messages of serde_json (`serde_json::error::ErrorCode`) to what a person can mend.
fn syntax_fault(message: &str, text: &str) -> SyntaxFault {
    let start = text.trim_start();
    if start.is_empty() {
        return SyntaxFault::Empty;
    }
    if start.starts_with('<') {
        return SyntaxFault::Html;
    }
    let known = [
        ("trailing comma", SyntaxFault::TrailingComma),
        ("EOF", SyntaxFault::UnexpectedEnd),
        ("expected `,`", SyntaxFault::MissingComma),
        ("expected `:`", SyntaxFault::MissingColon),
        ("key must be a string", SyntaxFault::KeyNotQuoted),
        ("trailing characters", SyntaxFault::TrailingText),
        ("control character", SyntaxFault::BadString),
        ("invalid escape", SyntaxFault::BadString),
    ];
    known.iter().find(|(part, _)| message.contains(part)).map_or(SyntaxFault::Other, |(_, fault)| *fault)
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value.deserialize(deserializer)
    }
}

/// Reads any value.
struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

// Whole numbers beyond 2⁵³ lose their last digits: no field of the format needs them.
#[allow(clippy::cast_precision_loss)]
impl<'de> Visitor<'de> for Value {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element_seed(Value)? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            entries.push((key, access.next_value_seed(Value)?));
        }
        Ok(Json::Object(entries))
    }
}

/// Reads a key. Asked for as any value, it brings none of the words for values of other types.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Box<str>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Box<str>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Box<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, value: &str) -> Result<Box<str>, E> {
        Ok(value.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (Code, Option<(usize, usize)>) {
        let fault = Json::from_text(text).unwrap_err();
        (fault.code, fault.position.map(|p| (p.line, p.column)))
    }

    #[test]
    fn order_and_duplicates_are_kept() {
        let json = Json::from_text(r#"{"b":1,"a":[true,null],"b":"x"}"#).unwrap();
        let Json::Object(entries) = &json else { panic!("an object was written") };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| &**key).collect();
        assert_eq!(keys, ["b", "a", "b"]);
    }

    #[test]
    fn the_usual_slips_are_told_apart() {
        use SyntaxFault::*;
        for (text, expected) in [
            ("{\"a\":1,}", TrailingComma),
            ("{\"a\":1", UnexpectedEnd),
            ("{\"a\":1 \"b\":2}", MissingComma),
            ("{\"a\" 1}", MissingColon),
            ("{a:1}", KeyNotQuoted),
            ("{} {}", TrailingText),
            ("{\"a\":\"x\ny\"}", BadString),
            ("<!doctype html>", Html),
            ("  ", Empty),
            ("{\"a\":tru}", Other),
        ] {
            assert_eq!(fault(text).0, Code::NotJson(expected), "{text}");
        }
        assert_eq!(fault("{\n \"ключ\": 1,\n}").1, Some((3, 1)));
    }

    #[test]
    fn depth_is_limited_however_it_is_reached() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Json::from_text(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(fault(&deep(MAX_DEPTH + 1)).0, Code::TooDeep { limit: MAX_DEPTH });
        assert_eq!(fault(&"[".repeat(100_000)), (Code::TooDeep { limit: MAX_DEPTH }, Some((1, MAX_DEPTH + 1))));
        assert_eq!(fault(&format!("{{\"[\\\"[\":\n {}}}", deep(MAX_DEPTH))).1, Some((2, MAX_DEPTH + 1)));
    }
}
