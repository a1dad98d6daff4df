//! Day arithmetic on the proleptic Gregorian calendar, years 1 to 9999.

use std::fmt;

/// A calendar day, counted from 1970-01-01 (day 0). Always within the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// 0001-01-01, the first day there is.
    pub const MIN: Day = Day(-719_162);
    /// 9999-12-31, the last day there is.
    pub const MAX: Day = Day(2_932_896);

    /// The day of a year (1–9999), month (1–12) and day of month, or `None` where there is no such day.
    ///
    /// ```
    /// use roadmap_core::model::Day;
    /// assert!(Day::from_ymd(2024, 2, 29).is_some());
    /// assert!(Day::from_ymd(2025, 2, 29).is_none());
    /// ```
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then(|| Day(days_from_civil(year, i32::from(month), i32::from(day))))
    }

    /// The day `number` days after 1970-01-01, held to the years 1 to 9999.
    pub fn from_number(number: i64) -> Day {
        let held = number.clamp(i64::from(Day::MIN.0), i64::from(Day::MAX.0));
        Day(i32::try_from(held).unwrap_or(0))
    }

    /// Days since 1970-01-01; negative before it.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of month.
    pub fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// ISO weekday: 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.0 + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The day `days` later (earlier when negative), held to the years 1 to 9999.
    pub fn plus(self, days: i32) -> Day {
        Day::from_number(i64::from(self.0) + i64::from(days))
    }

    /// Monday of an ISO 8601 week, or `None` where the year has no such week.
    pub fn from_iso_week(year: i32, week: u8) -> Option<Day> {
        let first = iso_week_one(year)?;
        let day = first.plus(7 * (i32::from(week) - 1));
        (week >= 1 && day.iso_week() == (year, week)).then_some(day)
    }

    /// ISO 8601 week-based year and week number.
    pub fn iso_week(self) -> (i32, u8) {
        // A week belongs to the year of its Thursday.
        let thursday = self.0 + 4 - i32::from(self.weekday());
        let year = civil_from_days(thursday).0;
        let first = days_from_civil(year, 1, 1);
        (year, u8::try_from((thursday - first) / 7 + 1).unwrap_or(1))
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2025-03-14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days in a month (1–12) of a year.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

fn iso_week_one(year: i32) -> Option<Day> {
    // 4 January is always in week 1.
    let fourth = Day::from_ymd(year, 1, 4)?;
    Some(fourth.plus(1 - i32::from(fourth.weekday())))
}

/// Howard Hinnant's `days_from_civil` (public domain, "chrono-Compatible Low-Level Date Algorithms").
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Howard Hinnant's `civil_from_days`, the inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z - era * 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_years_1_to_9999_agrees_with_jiff() {
        let mut date = jiff::civil::date(1, 1, 1);
        let mut day = Day::MIN;
        loop {
            let (year, month, of_month) = day.ymd();
            assert_eq!((year, month, of_month), (i32::from(date.year()), date.month() as u8, date.day() as u8));
            assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
            assert_eq!(day.weekday(), date.weekday().to_monday_one_offset() as u8, "{day}");
            let week = date.iso_week_date();
            assert_eq!(day.iso_week(), (i32::from(week.year()), week.week() as u8), "{day}");
            if day == Day::MAX {
                break;
            }
            day = day.plus(1);
            date = date.tomorrow().unwrap();
        }
        assert_eq!(date, jiff::civil::date(9999, 12, 31));
    }

    #[test]
    fn weeks_come_back_and_missing_ones_are_refused() {
        assert_eq!(Day::from_iso_week(2025, 1).map(|d| d.to_string()), Some("2024-12-30".into()));
        assert_eq!(Day::from_iso_week(2026, 53).map(|d| d.to_string()), Some("2026-12-28".into()));
        assert_eq!(Day::from_iso_week(2025, 53), None);
        assert_eq!(Day::from_iso_week(2025, 0), None);
        assert_eq!(Day::from_iso_week(0, 1), None);
    }

    #[test]
    fn arithmetic_is_held_to_the_calendar() {
        assert_eq!(Day::MAX.plus(1), Day::MAX);
        assert_eq!(Day::MIN.plus(i32::MIN), Day::MIN);
        assert_eq!(Day::from_ymd(0, 1, 1), None);
        assert_eq!(Day::from_ymd(10_000, 1, 1), None);
    }
}
