//! The simple values of the format: texts, dates, numbers with bounds, words from a list.

use std::borrow::Cow;

use super::date::{NotADate, parse_date, parse_when, without_time};
use super::limits::MAX_LANGUAGES;
use super::place::PathStep;
use super::read::{Read, Reader, shortened};
use super::suggest::{LONGEST_DATES, closest};
use crate::json::{Entry, Json};
use crate::model::{
    Amount, Code, Color, Expected, FuzzyDate, Horizon, Kind, LinkRole, Market, SeriesShape, SharedStr, Status, Tag, When, decimal,
};

#[cfg(feature = "schema")]
type Definitions = serde_json::Map<String, serde_json::Value>;

/// A text for people: a string in the document's language, or strings by language.
#[derive(Debug)]
pub enum Prose {
    /// In the document's language.
    Plain(SharedStr),
    /// By language.
    ByLanguage(Vec<(Tag, SharedStr)>),
}

impl Prose {
    /// The text in the language that was written first.
    pub(super) fn first(&self) -> &str {
        match self {
            Prose::Plain(text) => text,
            Prose::ByLanguage(texts) => texts.first().map_or("", |(_, text)| text),
        }
    }
}

impl Read for Prose {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        if let Some(text) = json.to_shared() {
            return said(text, json, reader).map(Prose::Plain);
        }
        let Some(entries) = json.entries() else { return reader.wrong_type(Expected::Text, json) };
        let mut texts: Vec<(Tag, SharedStr)> = Vec::new();
        let mut empty = true;
        for entry in entries {
            empty = false;
            if reader.says_nothing(&entry) {
                continue;
            }
            if texts.len() == MAX_LANGUAGES {
                reader.report(Code::TooMany { field: "language", limit: MAX_LANGUAGES }, None);
                break;
            }
            let step = PathStep::Key(entry.key.clone(), entry.key_at, entry.value.place().0);
            reader.within(step, |reader| {
                let Some((tag, text)) = read_entry(&entry, reader) else { return };
                if texts.iter().any(|(known, _)| *known == tag) {
                    reader.report(Code::DuplicateField, Some(entry.value.excerpt()));
                }
                texts.push((tag, text));
            });
        }
        if empty {
            reader.report(Code::EmptyText, Some(json.excerpt()));
        }
        (!texts.is_empty()).then_some(Prose::ByLanguage(texts))
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        use super::limits::MAX_TEXT;
        let string = serde_json::json!({ "type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": "\\S" });
        super::schema_parts::define(definitions, "Text", || {
            serde_json::json!({
                "title": "Text for people",
                "description": "A string in the document's language, or an object of strings by BCP 47 language tag.",
                "anyOf": [string, {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
                    "additionalProperties": string,
                    "properties": { "ru": string, "kk": string, "en": string, "uz": string, "ky": string },
                }],
            })
        })
    }
}

/// A text that says something.
fn said(text: SharedStr, json: Json<'_>, reader: &mut Reader<'_>) -> Option<SharedStr> {
    if text.trim().is_empty() {
        reader.report(Code::EmptyText, Some(json.excerpt()));
        return None;
    }
    Some(shortened(text, reader))
}

fn read_entry(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Option<(Tag, SharedStr)> {
    if !Tag::is_well_formed(&entry.key) {
        reader.report(Code::BadLanguage, Some(crate::json::excerpt(&entry.key)));
        return None;
    }
    match entry.value.to_shared() {
        Some(text) => Some((Tag::new(&entry.key), said(text, entry.value, reader)?)),
        None => reader.wrong_type(Expected::String, entry.value),
    }
}

/// A date or an interval, as in `date`.
#[derive(Debug)]
pub struct DateText(pub(super) When);

impl Read for DateText {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
        match parse_when(&days_of(&text, json, reader)) {
            Ok(when) => Some(DateText(when)),
            Err(NotADate) => bad_date(&text, true, json, reader),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let date = SingleDate::pattern();
        super::schema_parts::define(definitions, "DateOrInterval", || {
            serde_json::json!({
                "title": "Date or interval",
                "description": "A date as precise as it is known, or two of them with a slash; `..` leaves an end open.",
                "type": "string",
                "pattern": format!("^({date}(/({date}|\\.\\.)?)?|(\\.\\.)?/{date})$"),
                "examples": ["2027", "2026-H2", "2025-Q1", "2025-03", "2025-W05", "2025-03-14", "2027~", "2026-Q2/2026-Q4", "2026/.."],
            })
        })
    }
}

/// The text of a date without the time of day that programs write, with a hint where there was one.
fn days_of<'t>(text: &'t str, json: Json<'_>, reader: &mut Reader<'_>) -> Cow<'t, str> {
    let days = without_time(text);
    if let Cow::Owned(_) = days {
        reader.hint(Code::TimeIgnored, Some(json.excerpt()));
    }
    days
}

fn bad_date<T>(text: &str, interval: bool, json: Json<'_>, reader: &mut Reader<'_>) -> Option<T> {
    // One letter more than any that something is made of: so what was cut is known to be too long.
    let written = text.chars().take(LONGEST_DATES + 1).collect();
    reader.report(Code::BadDate { written, interval }, Some(json.excerpt()));
    None
}

/// One date, as in `start`.
#[derive(Debug, Clone, Copy)]
pub struct SingleDate(pub(super) FuzzyDate);

impl SingleDate {
    #[cfg(feature = "schema")]
    fn pattern() -> &'static str {
        "[0-9]{4}(-?[QqHh][1-4]|-[Ww][0-5][0-9]|-[0-4][0-9](-[0-3][0-9])?)?[?~%]?"
    }
}

impl Read for SingleDate {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
        let text = days_of(&text, json, reader);
        match parse_date(&text) {
            Ok(date) => Some(SingleDate(date)),
            Err(_) if parse_when(&text).is_ok() => {
                reader.report(Code::IntervalNotAllowed, Some(json.excerpt()));
                None
            }
            Err(NotADate) => bad_date(&text, false, json, reader),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        super::schema_parts::define(definitions, "Date", || {
            serde_json::json!({
                "title": "Date",
                "description": "A date as precise as it is known: a year, half, quarter, month, ISO week or day; `?` uncertain, `~` approximate, `%` both.",
                "type": "string",
                "pattern": format!("^{}$", SingleDate::pattern()),
                "examples": ["2027", "2026-H2", "2025-Q1", "2025-03", "2025-W05", "2025-03-14", "2027~"],
            })
        })
    }
}

/// A date, or `..` for an open end, as in `end`.
#[derive(Debug, Clone, Copy)]
pub struct EndDate(pub(super) Option<FuzzyDate>);

impl Read for EndDate {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        match json.string() {
            Some(text) if text == ".." => Some(EndDate(None)),
            _ => SingleDate::read(json, reader).map(|date| EndDate(Some(date.0))),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "anyOf": [SingleDate::schema(definitions), { "const": ".." }] })
    }
}

impl Read for Amount {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        if !json.is_object() {
            return match json.number().filter(|number| number.is_finite()) {
                Some(number) => Some(Amount::Exactly(number)),
                None => reader.wrong_type(Expected::Amount, json),
            };
        }
        let (mut min, mut max) = (None, None);
        reader.object(json, &["min", "max"], &[], &mut |reader, place, value| {
            let bound = if place == 0 { &mut min } else { &mut max };
            *bound = f64::read(value, reader);
        })?;
        match (min, max) {
            (Some(min), Some(max)) if max < min => {
                reader.report(Code::EmptyRange, Some(format!("{}–{}", decimal(min), decimal(max))));
                None
            }
            (Some(min), Some(max)) => Some(Amount::Between(min, max)),
            (Some(min), None) => Some(Amount::AtLeast(min)),
            (None, Some(max)) => Some(Amount::AtMost(max)),
            (None, None) => reader.wrong_type(Expected::Amount, json),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        super::schema_parts::define(definitions, "Amount", || {
            serde_json::json!({
                "title": "Value",
                "description": "A number; `{\"min\": 80}` is \"80+\", `{\"min\": 5, \"max\": 7}` is \"5–7\".",
                "anyOf": [
                    { "type": "number" },
                    {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": false,
                        "properties": {
                            "min": { "type": "number", "title": "At least", "description": "This many or more." },
                            "max": { "type": "number", "title": "At most", "description": "This many or fewer." },
                        },
                    },
                ],
                "examples": [12, { "min": 80 }, { "min": 5, "max": 7 }],
            })
        })
    }
}

impl Read for Color {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
        let color = Color::from_hex(&text);
        if color.is_none() {
            reader.report(Code::BadColor, Some(json.excerpt()));
        }
        color
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^#([0-9A-Fa-f]{3}){1,2}$", "examples": ["#0d9488"] })
    }
}

impl Read for Market {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
        let market = Market::new(&text);
        if market.is_none() {
            reader.report(Code::UnknownMarket, Some(json.excerpt()));
        }
        // What can't be named is shown as it was written.
        market.or_else(|| Some(Market::written(json.to_shared().filter(|text| !text.trim().is_empty())?)))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^([A-Za-z]{2}|[0-9]{3})$", "examples": ["KZ", "UZ", "EU", "150"] })
    }
}

/// A language tag, as in `language`.
#[derive(Debug)]
pub struct LanguageTag(pub(super) Tag);

impl Read for LanguageTag {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
        if !Tag::is_well_formed(&text) {
            reader.report(Code::BadLanguage, Some(json.excerpt()));
            return None;
        }
        Some(LanguageTag(Tag::new(&text)))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "examples": ["ru", "kk", "en", "uz", "ky"] })
    }
}

/// Words of a closed list, each with its value.
macro_rules! words {
    ($type:ty { $($word:literal => $value:expr,)* }) => {
        impl Read for $type {
            fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
                const ALLOWED: &[&str] = &[$($word),*];
                let Some(text) = json.string() else { return reader.wrong_type(Expected::String, json) };
                match &*text {
                    $($word => Some($value),)*
                    _ => {
                        let suggestion = closest(&text, ALLOWED);
                        reader.report(Code::UnknownValue { allowed: ALLOWED, suggestion }, Some(json.excerpt()));
                        None
                    }
                }
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions) -> serde_json::Value {
                serde_json::json!({ "enum": [$($word),*] })
            }
        }
    };
}

words!(Kind {
    "phases" => Kind::Phases,
    "versions" => Kind::Versions,
    "metric" => Kind::Metric,
    "markets" => Kind::Markets,
    "tasks" => Kind::Tasks,
});

words!(Horizon {
    "now" => Horizon::Now,
    "next" => Horizon::Next,
    "later" => Horizon::Later,
});

words!(Status {
    "exploring" => Status::Exploring,
    "planned" => Status::Planned,
    "in-progress" => Status::InProgress,
    "preview" => Status::Preview,
    "rolling-out" => Status::RollingOut,
    "shipped" => Status::Shipped,
    "paused" => Status::Paused,
    "cancelled" => Status::Cancelled,
});

words!(LinkRole {
    "feedback" => LinkRole::Feedback,
    "changelog" => LinkRole::Changelog,
    "source" => LinkRole::Source,
    "more" => LinkRole::More,
});

words!(SeriesShape {
    "line" => SeriesShape::Line,
    "step" => SeriesShape::Step,
});
