//! The messages about data that could not be had, and about faults in data, as each language has them.

use super::Noun;
use crate::i18n::texts::texts;

texts! {
/// The messages about data that could not be had, and about faults in data. Templates have their own placeholders, named in each description; a line break parts
/// what is wrong from how to mend it.
#[derive(Debug)]
pub struct FaultMessages {
    /// Failure: network or CORS.
    pub failed_network: &'static str,
    /// Failure: HTTP status `{status}`.
    pub failed_http: &'static str,
    /// Failure: no answer in time.
    pub failed_timeout: &'static str,
    /// Failure: the browser's object can't be read.
    pub failed_object: &'static str,
    /// Failure: a page for frames shows data of its own host only.
    pub failed_not_allowed: &'static str,
    /// Failure: a page for frames was not told where the data is.
    pub failed_no_address: &'static str,
    /// Failure: the page's object leads in a circle at `{path}`.
    pub failed_circle: &'static str,
    /// Failure: the page's object has a BigInt at `{path}`.
    pub failed_bigint: &'static str,
    /// Failure: over the limit of bytes, `{limit}` in MB.
    pub failed_too_large: &'static str,
    /// Heading of the fault list, counted.
    pub fault_count: Noun,
    /// One sentence about what the faults mean.
    pub fault_hint: &'static str,
    /// `{line}`, `{column}`.
    pub at: &'static str,
    /// `{suggestion}`.
    pub did_you_mean: &'static str,
    /// By [`SyntaxFault`], in its order.
    pub syntax: [&'static str; 13],
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
    /// An item begins before what it waits for ends.
    pub begins_early: &'static str,
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
    /// A condition asks two things.
    pub conflicting_condition: &'static str,
    /// No placeholder.
    pub interval_not_allowed: &'static str,
    /// `{limit}`, `{field}`.
    pub too_many: &'static str,
    /// No placeholder.
    pub null_ignored: &'static str,
    /// `{value}`.
    pub time_ignored: &'static str,
    /// `{value}`.
    pub empty_range: &'static str,
    /// No placeholder.
    pub duplicate_date: &'static str,
    /// `{count}`.
    pub more_faults: &'static str,
}
}
