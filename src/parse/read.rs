//! Reading a JSON tree into typed records, collecting every fault with its path.

use std::collections::HashSet;

use super::json::{Json, cut};
use super::limits::{MAX_DIAGNOSTICS, MAX_TEXT};
use super::suggest::closest;
use crate::model::{Code, Diagnostic, Expected, Path, Segment};

/// More keys than any record has.
const MANY_KEYS: usize = 64;

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
        let mut seen: HashSet<Box<str>> = HashSet::new();
        for (index, (key, value)) in entries.iter().enumerate() {
            // Few keys are looked through; where there are many, something is wrong anyway.
            let again = match entries.get(..index) {
                Some(before) if entries.len() <= MANY_KEYS => before.iter().any(|(other, _)| other == key),
                _ => !seen.insert(key.clone()),
            };
            if again {
                self.in_key(key, |r| r.report(Code::DuplicateField, Some(value.excerpt())));
            }
            if !known.contains(&&**key) {
                let suggestion = closest(key, known);
                self.in_key(key, |r| r.report(Code::UnknownField { suggestion }, Some(cut(key))));
            }
        }
    }

    /// Reads the fields of an object: `set` is called with the place of each known key in `known` and its value, one key deeper.
    pub(super) fn object(
        &mut self,
        json: &'a Json,
        known: &'static [&'static str],
        required: &[&'static str],
        set: &mut dyn FnMut(&mut Self, usize, &'a Json),
    ) -> Option<()> {
        let Json::Object(entries) = json else { return self.wrong_type(Expected::Object, json) };
        self.check_keys(entries, known);
        for (key, value) in entries {
            if let Some(place) = known.iter().position(|known| **known == **key) {
                self.steps.push(Step::Key(key));
                set(self, place, value);
                self.steps.pop();
            }
        }
        for field in required {
            if !entries.iter().any(|(key, _)| **key == **field) {
                self.report(Code::MissingField { field }, None);
            }
        }
        Some(())
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
        let mut read = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            reader.steps.push(Step::Index(index));
            if let Some(element) = T::read(value, reader) {
                read.push((index, element));
            }
            reader.steps.pop();
        }
        Some(List(read))
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
                // The marker only switches the key on.
                const REQUIRED: &[&str] = &[$( $( { let _ = stringify!($required); $key }, )? )*];
                let mut record = $name::default();
                reader.object(json, KNOWN, REQUIRED, &mut |reader, place, value| {
                    // The places of the keys in `KNOWN`, counted while compiling.
                    let mut next = 0;
                    $(
                        if place == next {
                            record.$field = <$type>::read(value, reader);
                        }
                        next += 1;
                    )*
                    debug_assert!(place < next);
                })?;
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
