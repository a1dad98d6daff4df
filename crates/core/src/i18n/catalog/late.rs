//! What a language says once the widget is used, or where something is wrong: a file of its own, which comes after the first page.

use super::{FaultMessages, Noun};
use crate::i18n::texts::texts;

texts! {
/// The texts of what comes after the first page.
#[derive(Debug)]
pub struct LateCatalog {
    /// Search: `{n}` of `{total}` were found.
    pub found_count: &'static str,
    /// Search: nothing was found.
    pub found_nothing: &'static str,
    /// Search: found by the same keys on another keyboard layout, which type `{text}`.
    pub found_other_layout: &'static str,
    /// Search: button to the next match.
    pub next_match: &'static str,
    /// Search: button to the one before.
    pub previous_match: &'static str,
    /// Search: button that ends it.
    pub clear_search: &'static str,
    /// A day that the reader asked about: `{date}`.
    pub as_of_day: &'static str,
    /// Button from such a day back to today.
    pub to_today: &'static str,
    /// What was written is no date.
    pub not_a_date: &'static str,
    /// A value between two written ones, read off the line: `{value}`.
    pub by_line: &'static str,
    /// What lasts and has begun by the day that was asked about.
    pub running: &'static str,
    /// What begins first after it.
    pub comes_next: &'static str,
    /// Of a list the rest, `{n}`.
    pub and_more: &'static str,
    /// Details: label of what became of the plan.
    pub change: &'static str,
    /// Plan and fact: `{was}` and `{now}`.
    pub was_now: &'static str,
    /// Slip: the plan was kept and is known more exactly now.
    pub narrowed: &'static str,
    /// Slip: it is known less exactly.
    pub widened: &'static str,
    /// Slip: only how certain it is has changed.
    pub confidence: &'static str,
    /// Slip: what had no date has one.
    pub given_date: &'static str,
    /// Slip: what had a date has none.
    pub lost_date: &'static str,
    /// A fact above its plan, by `{value}`.
    pub above_plan: &'static str,
    /// A fact below its plan, by `{value}`.
    pub below_plan: &'static str,
    /// A fact that equals its plan.
    pub on_plan: &'static str,
    /// A risk whose condition holds.
    pub triggered: &'static str,
    /// A risk whose condition does not hold.
    pub holding: &'static str,
    /// A risk of which the document does not say enough.
    pub not_known: &'static str,
    /// Details: label of what waits for what.
    pub dependencies: &'static str,
    /// How much comes before an item, `{before}`, and after it, `{after}`.
    pub before_after: &'static str,
    /// The longest chain through an item, `{n}` items.
    pub longest_chain: &'static str,
    /// An item that begins before what it waits for ends, `{what}`.
    pub begins_early: &'static str,
    /// Overview: its name.
    pub overview: &'static str,
    /// Overview: the beginning of what is shown.
    pub shown_from: &'static str,
    /// Overview: its end.
    pub shown_until: &'static str,
    /// Search: the group of facets.
    pub narrow_by: &'static str,
    /// Search: facet of the track.
    pub by_track: &'static str,
    /// Search: facet of what a track holds.
    pub by_kind: &'static str,
    /// Search: facet of the status.
    pub by_status: &'static str,
    /// Search: facet of the country.
    pub by_market: &'static str,
    /// Search: facet of the tag.
    pub by_tag: &'static str,
    /// Search: facet of what became of the plan.
    pub by_slip: &'static str,
    /// Search: what a track holds, phases.
    pub phases_kind: &'static str,
    /// Likewise, versions.
    pub versions_kind: &'static str,
    /// Likewise, values.
    pub metric_kind: &'static str,
    /// Likewise, markets.
    pub markets_kind: &'static str,
    /// Likewise, tasks.
    pub tasks_kind: &'static str,
    /// Search: later than planned.
    pub slip_later: &'static str,
    /// Search: earlier than planned.
    pub slip_earlier: &'static str,
    /// Lengths of time.
    pub durations: DurationWords,
    /// What is wrong with data.
    pub faults: FaultMessages,
}
}

texts! {
/// Lengths of time, as they follow "in", "later by" and their like.
#[derive(Debug)]
pub struct DurationWords {
    /// Counted days.
    pub days: Noun,
    /// Counted weeks.
    pub weeks: Noun,
    /// Counted months.
    pub months: Noun,
    /// Counted quarters.
    pub quarters: Noun,
    /// Counted years.
    pub years: Noun,
    /// One day, week, month, quarter, year.
    pub single: [&'static str; 5],
    /// From a day on, `{time}`.
    pub in_time: &'static str,
    /// Before a day, `{time}`.
    pub time_ago: &'static str,
    /// Later than planned, by `{time}`.
    pub later_by: &'static str,
    /// Earlier than planned, by `{time}`.
    pub earlier_by: &'static str,
}
}
