//! Reading JSON into typed records, collecting every fault with its path and place.

use std::marker::PhantomData;

use super::limits::{MAX_DIAGNOSTICS, MAX_TEXT};
use super::place::{self, PathStep};
use super::suggest::closest;
use crate::json::{Entry, Json, JsonText, excerpt};
use crate::model::{Code, Diagnostic, Expected, Path, Segment, SharedStr};

/// Where something stands in a list: its index, its byte.
pub(super) type IndexedOffset = (usize, usize);

/// Where reading is, and what was wrong so far.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a JsonText,
    steps: Vec<PathStep<'a>>,
    /// With the byte of each.
    faults: Vec<(usize, Diagnostic)>,
    unlisted: usize,
    /// Whether a person wrote the text.
    by_hand: bool,
    /// Hints that were given: once each.
    hinted: Vec<Code>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a JsonText, by_hand: bool) -> Self {
        Reader { text, steps: Vec::new(), faults: Vec::new(), unlisted: 0, by_hand, hinted: Vec::new() }
    }

    /// Does something one key deeper.
    pub(super) fn in_key<T>(&mut self, key: &'static str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(PathStep::Named(key), work)
    }

    /// Does something one element deeper.
    pub(super) fn in_element<T>(&mut self, (index, at): IndexedOffset, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(PathStep::Index(index, at), work)
    }

    /// Does something one step deeper.
    pub(super) fn within<T>(&mut self, step: PathStep<'a>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.steps.push(step);
        let result = work(self);
        self.steps.pop();
        result
    }

    /// Notes a fault here.
    pub(super) fn report(&mut self, code: Code, value: Option<String>) {
        if self.faults.len() >= MAX_DIAGNOSTICS {
            self.unlisted += 1;
            return;
        }
        let of_key = matches!(code, Code::UnknownField { .. } | Code::DuplicateField);
        let at = place::offset_of(self.text, &self.steps, of_key);
        let path = Path(
            self.steps
                .iter()
                .map(|step| match step {
                    PathStep::Key(key, ..) => Segment::Key((&**key).into()),
                    PathStep::Named(key) => Segment::Key((*key).into()),
                    PathStep::Index(index, _) => Segment::Index(*index),
                })
                .collect(),
        );
        self.faults.push((at, Diagnostic { code, path, value, position: None }));
    }

    /// Gives a hint here, unless it was given before.
    pub(super) fn hint(&mut self, code: Code, value: Option<String>) {
        if !self.hinted.contains(&code) {
            self.hinted.push(code.clone());
            self.report(code, value);
        }
    }

    /// Whether an entry says nothing: its value is `null`.
    pub(super) fn says_nothing(&mut self, entry: &Entry<'a>) -> bool {
        let nothing = entry.value.is_null();
        if nothing && self.by_hand {
            let step = PathStep::Key(entry.key.clone(), entry.key_at, entry.value.place().0);
            self.within(step, |reader| reader.hint(Code::NullIgnored, Some("null".into())));
        }
        nothing
    }

    pub(super) fn wrong_type<T>(&mut self, expected: Expected, found: Json<'_>) -> Option<T> {
        self.report(Code::WrongType { expected }, Some(found.excerpt()));
        None
    }

    /// Reads the fields of an object: `set` is called with the place of each known key in `known` and its value, one key
    /// deeper. Keys that mean nothing here, stand twice or are missing are reported.
    pub(super) fn object(
        &mut self,
        json: Json<'a>,
        known: &'static [&'static str],
        required: &[&'static str],
        set: &mut dyn FnMut(&mut Self, usize, Json<'a>),
    ) -> Option<()> {
        let Some(entries) = json.entries() else { return self.wrong_type(Expected::Object, json) };
        // A bit for each known key: no record has more than 64.
        let (mut seen, mut next) = (0u64, 0);
        for entry in entries {
            if self.says_nothing(&entry) {
                continue;
            }
            // People usually write keys in one order, and often in ours.
            let is_it = |place: &usize| known.get(*place).is_some_and(|known| **known == *entry.key);
            let place = (next..known.len()).find(is_it).or_else(|| (0..next).find(is_it));
            self.steps.push(PathStep::Key(entry.key, entry.key_at, entry.value.place().0));
            match place {
                Some(place) => {
                    if seen & (1 << place) != 0 {
                        self.report(Code::DuplicateField, Some(entry.value.excerpt()));
                    }
                    seen |= 1 << place;
                    next = place + 1;
                    set(self, place, entry.value);
                }
                None => self.unknown_key(known, json, entry.value),
            }
            self.steps.pop();
        }
        for field in required {
            if known.iter().position(|known| known == field).is_some_and(|place| seen & (1 << place) == 0) {
                self.report(Code::MissingField { field }, None);
            }
        }
        Some(())
    }

    fn unknown_key(&mut self, known: &'static [&'static str], object: Json<'a>, value: Json<'a>) {
        // What is not listed is not worth a search either.
        if self.faults.len() >= MAX_DIAGNOSTICS {
            self.unlisted += 1;
        } else if let Some(PathStep::Key(key, ..)) = self.steps.last() {
            let (suggestion, written) = (closest(key, known), excerpt(key));
            let holds = value.is_array() || value.is_object();
            let has = |key: &str| object.entries().is_some_and(|mut entries| entries.any(|entry| entry.key == key));
            let loses = holds && suggestion.is_some_and(|key| !has(key));
            self.report(Code::UnknownField { suggestion, loses }, Some(written));
        }
    }

    /// All diagnostics in the order of the text, with the byte of each where it has one.
    pub(super) fn finish(mut self) -> Vec<(Option<usize>, Diagnostic)> {
        self.faults.sort_by_key(|(at, _)| *at);
        let mut faults: Vec<_> = self.faults.into_iter().map(|(at, fault)| (Some(at), fault)).collect();
        if self.unlisted > 0 {
            let code = Code::MoreFaults { count: self.unlisted };
            faults.push((None, Diagnostic { code, path: Path::default(), value: None, position: None }));
        }
        faults
    }
}

/// A type that can be read from JSON and can describe itself as JSON Schema.
pub(super) trait Read: Sized {
    /// Reads the value; `None` after a reported fault.
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self>;

    /// The JSON Schema of what is read without a fault; named types put theirs into `definitions` and refer to it.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value;
}

/// A value that is given, whether it can be read or not: what is missing is another fault than what is wrong.
#[derive(Debug)]
pub(super) struct Given<T>(pub(super) Option<T>);

impl<T: Read> Read for Given<T> {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        Some(Given(T::read(json, reader)))
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        T::schema(definitions)
    }
}

/// An array whose elements are read when they are wanted: what they mean may depend on keys that stand after it.
#[derive(Debug)]
pub(super) struct List<T> {
    place: (usize, usize),
    elements: PhantomData<T>,
}

impl<T: Read> List<T> {
    /// Reads each element; `work` is called one step deeper, with the element's place. It says whether to go on.
    pub(super) fn each<'a>(&self, reader: &mut Reader<'a>, mut work: impl FnMut(T, IndexedOffset, &mut Reader<'a>) -> bool) {
        let Some(elements) = Json::between(reader.text, self.place).elements() else { return };
        for (index, value) in elements.enumerate() {
            let place = (index, value.place().0);
            reader.steps.push(PathStep::Index(index, place.1));
            let goes_on = T::read(value, reader).is_none_or(|element| work(element, place, reader));
            reader.steps.pop();
            if !goes_on {
                return;
            }
        }
    }

    /// Where it stands, as a step to it.
    pub(super) fn step<'a>(&self, key: &'static str) -> PathStep<'a> {
        PathStep::Key(key.into(), self.place.0, self.place.0)
    }
}

impl<T: Read> Read for List<T> {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        if !json.is_array() {
            return reader.wrong_type(Expected::Array, json);
        }
        Some(List { place: json.place(), elements: PhantomData })
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "array", "items": T::schema(definitions) })
    }
}

impl Read for f64 {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match json.number().filter(|number| number.is_finite()) {
            Some(number) => Some(number),
            None => reader.wrong_type(Expected::Number, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "number" })
    }
}

impl Read for bool {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match json.boolean() {
            Some(value) => Some(value),
            None => reader.wrong_type(Expected::Boolean, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
}

impl Read for SharedStr {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match json.to_shared() {
            Some(text) => Some(shortened(text, reader)),
            None => reader.wrong_type(Expected::String, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
        serde_json::json!({ "type": "string", "maxLength": MAX_TEXT })
    }
}

/// The text, cut at the limit with a report.
pub(super) fn shortened(text: SharedStr, reader: &mut Reader<'_>) -> SharedStr {
    // So many bytes are at most so many characters.
    if text.len() <= MAX_TEXT {
        return text;
    }
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => {
            reader.report(Code::TextTooLong { limit: MAX_TEXT }, Some(format!("\"{}\"", excerpt(&text))));
            text.get(..end).unwrap_or_default().into()
        }
        None => text,
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
                json: $crate::json::Json<'a>,
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
                        let described = $crate::parse::schema_parts::described(
                            <$type>::schema(definitions), $key, concat!($($field_doc),*),
                        );
                        properties.insert($key.into(), described);
                    )*
                    let schema = $crate::parse::schema_parts::object(name, concat!($($doc),*), properties, required);
                    definitions.insert(name.into(), schema);
                }
                serde_json::json!({ "$ref": format!("#/$defs/{name}") })
            }
        }
    };
}

pub(super) use record;
