//! What was wrong with a document, and where.

use std::fmt;

/// One step of the way into a JSON document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// A key of an object.
    Key(Box<str>),
    /// An index of an array.
    Index(usize),
}

/// The way into a JSON document: `tracks[1].items[0].start`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path(pub Vec<Segment>);

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if position == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Severity {
    /// Everything is shown as it was meant; there is something to know.
    Hint,
    /// Everything is shown; something should be looked at.
    Warning,
    /// Something is not shown, or not as it was meant.
    Error,
}

impl Severity {
    /// The word for it in events and messages.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in the text, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What the JSON grammar missed, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A comma before a closing bracket.
    TrailingComma,
    /// The text ends too early: a bracket or quote is not closed.
    UnexpectedEnd,
    /// A comma or a closing bracket is missing.
    MissingComma,
    /// A colon after a key is missing.
    MissingColon,
    /// Keys need double quotes.
    KeyNotQuoted,
    /// Something stands after the end of the document.
    TrailingText,
    /// A line break or tab inside a string, or a bad escape.
    BadString,
    /// It begins like a web page.
    Html,
    /// The text is empty.
    Empty,
    /// Anything else.
    Other,
    /// Typographic or single quotes.
    Quotes,
    /// `&quot;` where a quote is wanted.
    HtmlQuotes,
    /// A comment.
    Comment,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Code {
    /// The text is not JSON. Nothing can be shown.
    NotJson(SyntaxFault),
    /// The text is over the limit, in bytes. Nothing can be shown.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Brackets nest deeper than the limit. Nothing can be shown.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More items than the limit; the rest are left out.
    TooManyItems {
        /// The limit.
        limit: usize,
    },
    /// A list is longer than the limit; the rest is left out.
    TooMany {
        /// The key of the list.
        field: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A text is longer than the limit in characters; its end is left out.
    TextTooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// The document is of a later format.
    UnknownFormat,
    /// A key that means nothing here.
    UnknownField {
        /// The key that was probably meant.
        suggestion: Option<&'static str>,
        /// Whether what stands there is a list or an object that is not shown because of it.
        loses: bool,
    },
    /// A key that stands twice in one object; the last one counts.
    DuplicateField,
    /// A required key is missing.
    MissingField {
        /// The key.
        field: &'static str,
    },
    /// A value of the wrong JSON type.
    WrongType {
        /// What was expected.
        expected: Expected,
    },
    /// A text is empty.
    EmptyText,
    /// A date that can't be read.
    BadDate {
        /// Its beginning, as long as dates and intervals can be: how it was meant is found out when it is put into words.
        written: String,
        /// Whether an interval may stand there.
        interval: bool,
    },
    /// A number out of its range.
    OutOfRange {
        /// Smallest value allowed.
        min: i64,
        /// Largest value allowed.
        max: i64,
    },
    /// Not one of the allowed words.
    UnknownValue {
        /// The allowed words.
        allowed: &'static [&'static str],
        /// The word that was probably meant.
        suggestion: Option<&'static str>,
    },
    /// Ends before it starts.
    EndBeforeStart,
    /// The smallest value of a range is larger than the largest.
    EmptyRange,
    /// An id that another item already has.
    DuplicateId,
    /// A series has two values for one date; the last one counts.
    DuplicateDate,
    /// No item has this id.
    UnknownReference,
    /// Items wait for each other in a circle.
    DependencyCycle,
    /// An item surely begins before what it waits for ends.
    BeginsEarly,
    /// Not `#rgb` or `#rrggbb`.
    BadColor,
    /// Not an ISO 3166 country code.
    UnknownMarket,
    /// Not a BCP 47 language tag.
    BadLanguage,
    /// A link that is neither http, https, mailto, tel nor relative; shown as text.
    UnsafeLink,
    /// Two ways of saying when; the first one counts.
    ConflictingTime,
    /// A condition asks two things; the first counts.
    ConflictingCondition,
    /// A date given as interval where a single date is wanted, or the reverse.
    IntervalNotAllowed,
    /// A `null` that was taken for an absent key; told once.
    NullIgnored,
    /// A timestamp of which only the day was taken; told once.
    TimeIgnored,
    /// More was wrong than the limit of what is listed.
    MoreFaults {
        /// How many faults are not listed.
        count: usize,
    },
}

/// What JSON type was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A string, or an object of strings by language.
    Text,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
    /// A number or an object with `min` and `max`.
    Amount,
}

/// The name of a code, as it stands in messages and events.
impl Code {
    /// Stable name in kebab-case.
    pub fn name(&self) -> &'static str {
        match self {
            Code::NotJson(_) => "not-json",
            Code::TooLarge { .. } => "too-large",
            Code::TooDeep { .. } => "too-deep",
            Code::TooManyItems { .. } => "too-many-items",
            Code::TooMany { .. } => "too-many",
            Code::TextTooLong { .. } => "text-too-long",
            Code::UnknownFormat => "unknown-format",
            Code::UnknownField { .. } => "unknown-field",
            Code::DuplicateField => "duplicate-field",
            Code::MissingField { .. } => "missing-field",
            Code::WrongType { .. } => "wrong-type",
            Code::EmptyText => "empty-text",
            Code::BadDate { .. } => "bad-date",
            Code::OutOfRange { .. } => "out-of-range",
            Code::UnknownValue { .. } => "unknown-value",
            Code::EndBeforeStart => "end-before-start",
            Code::EmptyRange => "empty-range",
            Code::DuplicateId => "duplicate-id",
            Code::DuplicateDate => "duplicate-date",
            Code::UnknownReference => "unknown-reference",
            Code::DependencyCycle => "dependency-cycle",
            Code::BeginsEarly => "begins-early",
            Code::BadColor => "bad-color",
            Code::UnknownMarket => "unknown-market",
            Code::BadLanguage => "bad-language",
            Code::UnsafeLink => "unsafe-link",
            Code::ConflictingTime => "conflicting-time",
            Code::ConflictingCondition => "conflicting-condition",
            Code::IntervalNotAllowed => "interval-not-allowed",
            Code::NullIgnored => "null-ignored",
            Code::TimeIgnored => "time-ignored",
            Code::MoreFaults { .. } => "more-faults",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Code::NullIgnored | Code::TimeIgnored => Severity::Hint,
            Code::UnknownField { loses, .. } if *loses => Severity::Error,
            Code::BeginsEarly | Code::DuplicateDate | Code::UnknownField { .. } | Code::UnknownFormat | Code::DuplicateField => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Where in the document.
    pub path: Path,
    /// The value as written, cut to a readable length.
    pub value: Option<String>,
    /// Where in the text, when there is a text.
    pub position: Option<Position>,
}
