//! Diagnostics in words: what is wrong, and how to mend it.

use super::limits::MAX_BYTES;
use super::suggest::meant_date;
use crate::i18n::{Lang, fill};
use crate::model::{Code, Diagnostic, Expected, Failure, ObjectFault, SyntaxFault};

/// What is wrong and how to mend it, in one or two sentences.
pub fn message(diagnostic: &Diagnostic, lang: Lang) -> String {
    let (what, help) = parts(diagnostic, lang);
    if help.is_empty() { what } else { format!("{what} {help}") }
}

/// Why data could not be had, and what to do about it.
pub fn failure(failure: &Failure, lang: Lang) -> String {
    let m = lang.faults();
    match failure {
        Failure::Network => m.failed_network.into(),
        Failure::Http(status) => fill(m.failed_http, &[("status", &status.to_string())]),
        Failure::Timeout => m.failed_timeout.into(),
        Failure::Object(ObjectFault::Circle, path) => fill(m.failed_circle, &[("path", path)]),
        Failure::Object(ObjectFault::BigInt, path) => fill(m.failed_bigint, &[("path", path)]),
        Failure::Object(ObjectFault::Other, _) => m.failed_object.into(),
        Failure::Nothing => lang.catalog().no_data_hint.into(),
        Failure::NotAllowed => m.failed_not_allowed.into(),
        Failure::NoAddress => m.failed_no_address.into(),
        Failure::TooLarge => fill(m.failed_too_large, &[("limit", &(MAX_BYTES / (1024 * 1024)).to_string())]),
    }
}

/// What is wrong, and how to mend it; the latter may be empty.
pub fn parts(diagnostic: &Diagnostic, lang: Lang) -> (String, String) {
    let m = lang.faults();
    let value = diagnostic.value.as_deref().unwrap_or("");
    let with = |template: &str, pairs: &[(&str, &str)]| {
        let mut all = vec![("value", value)];
        all.extend_from_slice(pairs);
        // Parted before values are filled in: a value may hold a line break of its own.
        let (what, help) = template.split_once('\n').unwrap_or((template, ""));
        (fill(what, &all), fill(help, &all))
    };
    let meant = |(what, help): (String, String), suggestion: Option<&str>| match suggestion {
        Some(suggestion) => {
            let question = fill(m.did_you_mean, &[("suggestion", suggestion)]);
            (what, if help.is_empty() { question } else { format!("{help} {question}") })
        }
        None => (what, help),
    };
    match &diagnostic.code {
        Code::NotJson(fault) => with(m.syntax.get(syntax_index(*fault)).copied().unwrap_or_default(), &[]),
        Code::TooLarge { limit } => with(m.failed_too_large, &[("limit", &(limit / (1024 * 1024)).to_string())]),
        Code::TooDeep { limit } => with(m.too_deep, &[("limit", &limit.to_string())]),
        Code::TooManyItems { limit } => with(m.too_many_items, &[("limit", &limit.to_string())]),
        Code::TooMany { field, limit } => with(m.too_many, &[("field", field), ("limit", &limit.to_string())]),
        Code::TextTooLong { limit } => with(m.text_too_long, &[("limit", &limit.to_string())]),
        Code::UnknownFormat => with(m.unknown_format, &[]),
        Code::UnknownField { suggestion, .. } => meant(with(m.unknown_field, &[]), *suggestion),
        Code::DuplicateField => with(m.duplicate_field, &[]),
        Code::MissingField { field } => with(m.missing_field, &[("field", field)]),
        Code::WrongType { expected } => {
            let wanted = m.expected.get(expected_index(*expected)).copied().unwrap_or_default();
            with(m.wrong_type, &[("expected", wanted)])
        }
        Code::EmptyText => with(m.empty_text, &[]),
        Code::BadDate { written, interval } => {
            let suggestion = meant_date(written).filter(|meant| *interval || !meant.contains('/'));
            meant(with(m.bad_date, &[]), suggestion.as_deref())
        }
        Code::OutOfRange { min, max } => with(m.out_of_range, &[("min", &min.to_string()), ("max", &max.to_string())]),
        Code::UnknownValue { allowed, suggestion } => {
            meant(with(m.unknown_value, &[("allowed", &allowed.join(", "))]), *suggestion)
        }
        Code::EndBeforeStart => with(m.end_before_start, &[]),
        Code::EmptyRange => with(m.empty_range, &[]),
        Code::DuplicateId => with(m.duplicate_id, &[]),
        Code::DuplicateDate => with(m.duplicate_date, &[]),
        Code::UnknownReference => with(m.unknown_reference, &[]),
        Code::DependencyCycle => with(m.dependency_cycle, &[]),
        Code::BeginsEarly => with(m.begins_early, &[]),
        Code::BadColor => with(m.bad_color, &[]),
        Code::UnknownMarket => with(m.unknown_market, &[]),
        Code::BadLanguage => with(m.bad_language, &[]),
        Code::UnsafeLink => with(m.unsafe_link, &[]),
        Code::ConflictingCondition => with(m.conflicting_condition, &[]),
        Code::ConflictingTime => with(m.conflicting_time, &[]),
        Code::IntervalNotAllowed => with(m.interval_not_allowed, &[]),
        Code::NullIgnored => with(m.null_ignored, &[]),
        Code::TimeIgnored => with(m.time_ignored, &[]),
        Code::MoreFaults { count } => with(m.more_faults, &[("count", &count.to_string())]),
    }
}

/// Where it is: line and column where there is a text, else nothing.
pub fn place(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    let position = diagnostic.position?;
    let template = lang.faults().at;
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
        SyntaxFault::Quotes => 10,
        SyntaxFault::HtmlQuotes => 11,
        SyntaxFault::Comment => 12,
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
