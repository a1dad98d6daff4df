//! The days that are known of a time.

use crate::model::{Calendar, DayRange, When};

/// First and last day that are known of a time; `None` for what has no date.
pub fn known_days(when: When, calendar: Calendar) -> Option<DayRange> {
    match when {
        When::At(window) => Some(window.days(calendar)),
        // What is open begins or ends with the date that is known.
        When::From(date) | When::Until(date) => Some(date.period.days(calendar)),
        When::Between(start, end) => {
            Some(DayRange { first: start.period.days(calendar).first, last: end.period.days(calendar).last })
        }
        When::Horizon(_) | When::Unscheduled => None,
    }
}
