//! Reading a JSON tree into typed records, collecting every fault with its path.

use std::collections::HashSet;

use super::json::{Json, cut};
use super::limits::{MAX_DIAGNOSTICS, MAX_TEXT};
use super::suggest::closest;
use crate::model::{Code, Diagnostic, Expected, Path, Segment};

/// A step of the way, borrowed from the tree: a path is only written out when something is wrong there.
#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// Where reading is, and what was wrong so far.
#[derive(Debug, Default)]
pub(super) struct Reader<'a> {
    steps: Vec<Step<'a>>,
    diagnostics: Vec<Diagnostic>,
    unlisted: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new() -> Self {
        Reader::default()
    }

    /// Does something one key deeper.
    pub(super) fn in_key<T>(&mut self, key: &'a str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Key(key), work)
    }

    /// Does something one index deeper.
    pub(super) fn in_index<T>(&mut self, index: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Index(index), work)
    }

    fn within<T>(&mut self, step: Step<'a>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.steps.push(step);
        let result = work(self);
        self.steps.pop();
        result
    }

    /// Notes a fault here.
    pub(super) fn report(&mut self, code: Code, value: Option<String>) {
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            self.unlisted += 1;
            return;
        }
        let path = Path(
            self.steps
                .iter()
                .map(|step| match *step {
                    Step::Key(key) => Segment::Key(key.into()),
                    Step::Index(index) => Segment::Index(index),
                })
                .collect(),
        );
        self.diagnostics.push(Diagnostic { code, path, value, position: None });
    }

    pub(super) fn wrong_type<T>(&mut self, expected: Expected, found: &Json) -> Option<T> {
        self.report(Code::WrongType { expected }, Some(found.excerpt()));
        None
    }

    /// Reports keys of an object that mean nothing here or stand twice.
    pub(super) fn check_keys(&mut self, entries: &'a [(Box<str>, Json)], known: &'static [&'static str]) {
        let mut seen: HashSet<&str> = HashSet::with_capacity(entries.len());
        for (key, value) in entries {
            if !seen.insert(key) {
                self.in_key(key, |r| r.report(Code::DuplicateField, Some(value.excerpt())));
            }
            if !known.contains(&&**key) {
                let suggestion = closest(key, known);
                self.in_key(key, |r| r.report(Code::UnknownField { suggestion }, Some(cut(key))));
            }
        }
    }

    /// All diagnostics.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics;
        if self.unlisted > 0 {
            let code = Code::MoreFaults { count: self.unlisted };
            diagnostics.push(Diagnostic { code, path: Path::default(), value: None, position: None });
        }
        diagnostics
    }
}

/// A type that can be read from JSON and can describe itself as JSON Schema.
pub(super) trait Read: Sized {
    /// Reads the value; `None` after a reported fault.
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self>;

    /// The JSON Schema of what is read without a fault; named types put theirs into `definitions` and refer to it.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value;
}

/// An array that remembers where its readable elements stood.
#[derive(Debug)]
pub(super) struct List<T>(pub(super) Vec<(usize, T)>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T: Read> Read for List<T> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let Json::Array(values) = json else { return reader.wrong_type(Expected::Array, json) };
        let read = values.iter().enumerate().filter_map(|(index, value)| {
            let element = reader.in_index(index, |r| T::read(value, r))?;
            Some((index, element))
        });
        Some(List(read.collect()))
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "array", "items": T::schema(definitions) })
    }
}

impl Read for f64 {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Json::Number(number) if number.is_finite() => Some(*number),
            _ => reader.wrong_type(Expected::Number, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "number" })
    }
}

impl Read for bool {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Json::Bool(value) => Some(*value),
            _ => reader.wrong_type(Expected::Boolean, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
}

impl Read for Box<str> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Json::String(text) => Some(shortened(text, reader)),
            _ => reader.wrong_type(Expected::String, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "string", "maxLength": MAX_TEXT })
    }
}

/// The text, cut at the limit with a report.
pub(super) fn shortened(text: &str, reader: &mut Reader<'_>) -> Box<str> {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => {
            reader.report(Code::TextTooLong { limit: MAX_TEXT }, Some(format!("\"{}\"", cut(text))));
            text.get(..end).unwrap_or("").into()
        }
        None => text.into(),
    }
}

/// Defines a record of the format once: the Rust type, its reader with the list of known keys, and its JSON Schema.
/// `= required` marks keys whose absence is reported; every field is an `Option` all the same.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            $( $(#[doc = $field_doc:literal])* $key:literal $field:ident: $type:ty $(= $required:ident)?, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Default)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub(super) $field: Option<$type>, )*
        }

        impl $crate::parse::read::Read for $name {
            fn read<'a>(
                json: &'a $crate::parse::json::Json,
                reader: &mut $crate::parse::read::Reader<'a>,
            ) -> Option<Self> {
                const KNOWN: &[&str] = &[$($key),*];
                let $crate::parse::json::Json::Object(entries) = json else {
                    return reader.wrong_type($crate::model::Expected::Object, json);
                };
                reader.check_keys(entries, KNOWN);
                let mut record = $name::default();
                for (key, value) in entries {
                    match &**key {
                        $( $key => record.$field = reader.in_key(key, |r| <$type>::read(value, r)), )*
                        _ => {}
                    }
                }
                $( $(
                    // The marker only switches this block on.
                    let _ = stringify!($required);
                    if !entries.iter().any(|(key, _)| &**key == $key) {
                        reader.report($crate::model::Code::MissingField { field: $key }, None);
                    }
                )? )*
                Some(record)
            }

            #[cfg(feature = "schema")]
            fn schema(
                definitions: &mut serde_json::Map<String, serde_json::Value>,
            ) -> serde_json::Value {
                let name = stringify!($name);
                if !definitions.contains_key(name) {
                    // Reserves the name, so that a record may hold itself.
                    definitions.insert(name.into(), serde_json::Value::Null);
                    let required: &[&str] = &[$( $( { let _ = stringify!($required); $key }, )? )*];
                    let mut properties = serde_json::Map::new();
                    $(
                        let described = $crate::parse::schema::described(
                            <$type>::schema(definitions), $key, concat!($($field_doc),*),
                        );
                        properties.insert($key.into(), described);
                    )*
                    let schema = $crate::parse::schema::object(name, concat!($($doc),*), properties, required);
                    definitions.insert(name.into(), schema);
                }
                serde_json::json!({ "$ref": format!("#/$defs/{name}") })
            }
        }
    };
}

pub(super) use record;
