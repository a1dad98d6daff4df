//! What only the browser knows: today's date. And dates as attributes have them.

use crate::model::{Day, DayRange, Period};
use crate::parse::parse_date;

/// Today by the reader's own clock and time zone.
pub(super) fn today() -> Day {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    Day::from_ymd(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Day::from_number(0))
}

/// First and last day of an attribute that holds a date of any precision.
pub(super) fn days(text: &str) -> Option<DayRange> {
    parse_date(text.trim()).ok().map(|date| date.period.days(crate::model::Calendar::default()))
}

/// The day of an attribute that holds an ISO date.
pub(super) fn day(text: &str) -> Option<Day> {
    match parse_date(text.trim()).ok()?.period {
        Period::Day(day) => Some(day),
        _ => None,
    }
}
