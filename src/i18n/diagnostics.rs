//! Diagnostics in words: what is wrong, and how to mend it.

use super::{Lang, fill};
use crate::model::{Code, Diagnostic, Expected, SyntaxFault};

/// The messages about faults in data. Templates have their own placeholders, named in each description.
#[derive(Debug)]
pub struct FaultMessages {
    /// `{line}`, `{column}`.
    pub at: &'static str,
    /// `{suggestion}`.
    pub did_you_mean: &'static str,
    /// By [`SyntaxFault`], in its order.
    pub syntax: [&'static str; 10],
    /// `{limit}` in MB.
    pub too_large: &'static str,
    /// `{limit}`.
    pub too_deep: &'static str,
    /// `{limit}`.
    pub too_many_items: &'static str,
    /// `{limit}`.
    pub text_too_long: &'static str,
    /// `{value}`.
    pub unknown_format: &'static str,
    /// `{value}`.
    pub unknown_field: &'static str,
    /// No placeholder.
    pub duplicate_field: &'static str,
    /// `{field}`.
    pub missing_field: &'static str,
    /// `{expected}`, `{value}`.
    pub wrong_type: &'static str,
    /// By [`Expected`], in its order.
    pub expected: [&'static str; 7],
    /// No placeholder.
    pub empty_text: &'static str,
    /// `{value}`.
    pub bad_date: &'static str,
    /// `{min}`, `{max}`, `{value}`.
    pub out_of_range: &'static str,
    /// `{value}`, `{allowed}`.
    pub unknown_value: &'static str,
    /// `{value}`.
    pub end_before_start: &'static str,
    /// `{value}`.
    pub duplicate_id: &'static str,
    /// `{value}`.
    pub unknown_reference: &'static str,
    /// `{value}`.
    pub dependency_cycle: &'static str,
    /// `{value}`.
    pub bad_color: &'static str,
    /// `{value}`.
    pub unknown_market: &'static str,
    /// `{value}`.
    pub bad_language: &'static str,
    /// `{value}`.
    pub unsafe_link: &'static str,
    /// No placeholder.
    pub conflicting_time: &'static str,
    /// No placeholder.
    pub interval_not_allowed: &'static str,
    /// `{count}`.
    pub more_faults: &'static str,
}

/// What is wrong and how to mend it, in one or two sentences.
pub fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    let m = &lang.catalog().faults;
    let value = diagnostic.value.as_deref().unwrap_or("");
    let with = |template: &str, pairs: &[(&str, &str)]| {
        let mut all = vec![("value", value)];
        all.extend_from_slice(pairs);
        fill(template, &all)
    };
    let meant = |suggestion: &str| format!(" {}", fill(m.did_you_mean, &[("suggestion", suggestion)]));
    match &diagnostic.code {
        Code::NotJson(fault) => m.syntax.get(syntax_index(*fault)).copied().unwrap_or_default().to_string(),
        Code::TooLarge { limit } => with(m.too_large, &[("limit", &(limit / (1024 * 1024)).to_string())]),
        Code::TooDeep { limit } => with(m.too_deep, &[("limit", &limit.to_string())]),
        Code::TooManyItems { limit } => with(m.too_many_items, &[("limit", &limit.to_string())]),
        Code::TextTooLong { limit } => with(m.text_too_long, &[("limit", &limit.to_string())]),
        Code::UnknownFormat => with(m.unknown_format, &[]),
        Code::UnknownField { suggestion } => with(m.unknown_field, &[]) + &suggestion.map(meant).unwrap_or_default(),
        Code::DuplicateField => with(m.duplicate_field, &[]),
        Code::MissingField { field } => with(m.missing_field, &[("field", field)]),
        Code::WrongType { expected } => {
            let wanted = m.expected.get(expected_index(*expected)).copied().unwrap_or_default();
            with(m.wrong_type, &[("expected", wanted)])
        }
        Code::EmptyText => with(m.empty_text, &[]),
        Code::BadDate { suggestion } => with(m.bad_date, &[]) + &suggestion.as_deref().map(meant).unwrap_or_default(),
        Code::OutOfRange { min, max } => with(m.out_of_range, &[("min", &min.to_string()), ("max", &max.to_string())]),
        Code::UnknownValue { allowed, suggestion } => {
            with(m.unknown_value, &[("allowed", &allowed.join(", "))]) + &suggestion.map(meant).unwrap_or_default()
        }
        Code::EndBeforeStart => with(m.end_before_start, &[]),
        Code::DuplicateId => with(m.duplicate_id, &[]),
        Code::UnknownReference => with(m.unknown_reference, &[]),
        Code::DependencyCycle => with(m.dependency_cycle, &[]),
        Code::BadColor => with(m.bad_color, &[]),
        Code::UnknownMarket => with(m.unknown_market, &[]),
        Code::BadLanguage => with(m.bad_language, &[]),
        Code::UnsafeLink => with(m.unsafe_link, &[]),
        Code::ConflictingTime => with(m.conflicting_time, &[]),
        Code::IntervalNotAllowed => with(m.interval_not_allowed, &[]),
        Code::MoreFaults { count } => with(m.more_faults, &[("count", &count.to_string())]),
    }
}

/// Where it is: line and column where there is a text, else nothing.
pub fn place(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    let position = diagnostic.position?;
    let template = lang.catalog().faults.at;
    Some(fill(template, &[("line", &position.line.to_string()), ("column", &position.column.to_string())]))
}

fn syntax_index(fault: SyntaxFault) -> usize {
    match fault {
        SyntaxFault::TrailingComma => 0,
        SyntaxFault::UnexpectedEnd => 1,
        SyntaxFault::MissingComma => 2,
        SyntaxFault::MissingColon => 3,
        SyntaxFault::KeyNotQuoted => 4,
        SyntaxFault::TrailingText => 5,
        SyntaxFault::BadString => 6,
        SyntaxFault::Html => 7,
        SyntaxFault::Empty => 8,
        SyntaxFault::Other => 9,
    }
}

fn expected_index(expected: Expected) -> usize {
    match expected {
        Expected::Text => 0,
        Expected::String => 1,
        Expected::Number => 2,
        Expected::Boolean => 3,
        Expected::Array => 4,
        Expected::Object => 5,
        Expected::Amount => 6,
    }
}
