//! Dates that keep the precision and the certainty they were given.

use std::fmt;

use super::day::{Day, days_in_month};
use super::ordinal::{IsoWeek, Ordinal};
use super::range::DayRange;

/// How the document counts quarters and halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Month in which the fiscal year begins. Quarters and halves count from it and are named after the
    /// calendar year in which their fiscal year begins. Years, months, weeks and days are never shifted.
    pub fiscal_month: Ordinal<12>,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar { fiscal_month: Ordinal::FIRST }
    }
}

/// How finely a date is known, coarsest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A calendar year.
    Year,
    /// Half of a (fiscal) year.
    Half,
    /// A quarter of a (fiscal) year.
    Quarter,
    /// A month.
    Month,
    /// An ISO week, Monday to Sunday.
    Week,
    /// One day.
    Day,
}

/// A stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Calendar year.
    Year(i32),
    /// A half of the (fiscal) year that begins in the year.
    Half(i32, Ordinal<2>),
    /// A quarter of the (fiscal) year that begins in the year.
    Quarter(i32, Ordinal<4>),
    /// A month of the year.
    Month(i32, Ordinal<12>),
    /// A week of ISO 8601.
    Week(IsoWeek),
    /// One day.
    Day(Day),
}

impl Period {
    /// Half 1 or 2 of a (fiscal) year.
    pub fn half(year: i32, half: u8) -> Option<Period> {
        Ordinal::new(half).map(|half| Period::Half(year, half))
    }

    /// Quarter 1 to 4 of a (fiscal) year.
    pub fn quarter(year: i32, quarter: u8) -> Option<Period> {
        Ordinal::new(quarter).map(|quarter| Period::Quarter(year, quarter))
    }

    /// Month 1 to 12 of a year.
    pub fn month(year: i32, month: u8) -> Option<Period> {
        Ordinal::new(month).map(|month| Period::Month(year, month))
    }

    /// An ISO week of a year that has it.
    pub fn week(year: i32, week: u8) -> Option<Period> {
        IsoWeek::new(year, week).map(Period::Week)
    }

    /// How finely this period is known.
    pub fn precision(self) -> Precision {
        match self {
            Period::Year(_) => Precision::Year,
            Period::Half(..) => Precision::Half,
            Period::Quarter(..) => Precision::Quarter,
            Period::Month(..) => Precision::Month,
            Period::Week(..) => Precision::Week,
            Period::Day(_) => Precision::Day,
        }
    }

    /// First day and last day (inclusive), held to the years 1 to 9999.
    pub fn days(self, calendar: Calendar) -> DayRange {
        let fiscal = calendar.fiscal_month.index();
        match self {
            Period::Year(year) => months(year, 0, 12),
            Period::Half(year, half) => months(year, fiscal + half.index() * 6, 6),
            Period::Quarter(year, quarter) => months(year, fiscal + quarter.index() * 3, 3),
            Period::Month(year, month) => months(year, month.index(), 1),
            Period::Week(week) => DayRange { first: week.monday(), last: week.monday().plus(6) },
            Period::Day(day) => DayRange::of_day(day),
        }
    }

    /// The period of the wanted precision that holds the day.
    pub fn containing(day: Day, precision: Precision, calendar: Calendar) -> Period {
        let (year, month, _) = day.ymd();
        let shifted = i32::from(month) - 1 - calendar.fiscal_month.index();
        let fiscal_year = year + shifted.div_euclid(12);
        let month_of_year = shifted.rem_euclid(12);
        match precision {
            Precision::Year => Period::Year(year),
            Precision::Half => Period::Half(fiscal_year, Ordinal::at(month_of_year / 6)),
            Precision::Quarter => Period::Quarter(fiscal_year, Ordinal::at(month_of_year / 3)),
            Precision::Month => Period::Month(year, Ordinal::at(i32::from(month) - 1)),
            Precision::Week => Period::Week(IsoWeek::of(day)),
            Precision::Day => Period::Day(day),
        }
    }
}

/// First and last day of `count` months that begin `offset` months after January of `year`.
fn months(year: i32, offset: i32, count: i32) -> DayRange {
    let at = |index: i32| {
        let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        (year + index.div_euclid(12), month)
    };
    let (first_year, first_month) = at(offset);
    let (last_year, last_month) = at(offset + count - 1);
    let first = Day::from_ymd(first_year, first_month, 1).unwrap_or(if first_year < 1 { Day::MIN } else { Day::MAX });
    let last = Day::from_ymd(last_year, last_month, days_in_month(last_year, last_month)).unwrap_or(Day::MAX);
    DayRange { first, last }
}

impl fmt::Display for Period {
    /// The canonical spelling of format 1: `2027`, `2026-H2`, `2025-Q1`, `2025-03`, `2025-W05`, `2025-03-14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Half(year, half) => write!(f, "{year:04}-H{}", half.get()),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{}", quarter.get()),
            Period::Month(year, month) => write!(f, "{year:04}-{:02}", month.get()),
            Period::Week(week) => write!(f, "{:04}-W{:02}", week.year(), week.week()),
            Period::Day(day) => day.fmt(f),
        }
    }
}

/// A period with what EDTF says of its certainty: `?` uncertain, `~` approximate, `%` both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FuzzyDate {
    /// The stretch of the calendar.
    pub period: Period,
    /// The source itself is in doubt (`?`).
    pub uncertain: bool,
    /// The period is an estimate (`~`).
    pub approximate: bool,
}

impl FuzzyDate {
    /// A date as certain as its period.
    pub fn certain(period: Period) -> FuzzyDate {
        FuzzyDate { period, uncertain: false, approximate: false }
    }

    /// True where neither end of the period should be drawn as sharp.
    pub fn is_soft(self) -> bool {
        self.uncertain || self.approximate
    }
}

impl fmt::Display for FuzzyDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.period.fmt(f)?;
        match (self.uncertain, self.approximate) {
            (false, false) => Ok(()),
            (true, false) => f.write_str("?"),
            (false, true) => f.write_str("~"),
            (true, true) => f.write_str("%"),
        }
    }
}

/// One date, or the interval of two dates within which something falls (`2026-Q2/2026-Q4`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first (or only) date.
    pub from: FuzzyDate,
    /// The last date, where an interval was given.
    pub to: Option<FuzzyDate>,
}

impl Window {
    /// First and last day (inclusive).
    pub fn days(self, calendar: Calendar) -> DayRange {
        let from = self.from.period.days(calendar);
        let last = self.to.map_or(from.last, |to| to.period.days(calendar).last);
        DayRange { first: from.first, last: last.max(from.first) }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        match self.to {
            Some(to) => write!(f, "/{to}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(period: Period, fiscal_month: u8) -> String {
        let DayRange { first, last } = period.days(Calendar { fiscal_month: Ordinal::new(fiscal_month).unwrap() });
        format!("{first}..{last}")
    }

    #[test]
    fn periods_cover_the_days_they_name() {
        assert_eq!(days(Period::Year(2027), 1), "2027-01-01..2027-12-31");
        assert_eq!(days(Period::half(2026, 2).unwrap(), 1), "2026-07-01..2026-12-31");
        assert_eq!(days(Period::quarter(2025, 1).unwrap(), 1), "2025-01-01..2025-03-31");
        assert_eq!(days(Period::month(2024, 2).unwrap(), 1), "2024-02-01..2024-02-29");
        assert_eq!(days(Period::week(2025, 1).unwrap(), 1), "2024-12-30..2025-01-05");
    }

    #[test]
    fn fiscal_quarters_are_named_after_the_year_they_begin_in() {
        assert_eq!(days(Period::quarter(2025, 1).unwrap(), 4), "2025-04-01..2025-06-30");
        assert_eq!(days(Period::quarter(2025, 4).unwrap(), 4), "2026-01-01..2026-03-31");
        assert_eq!(days(Period::half(2025, 2).unwrap(), 10), "2026-04-01..2026-09-30");
        assert_eq!(days(Period::Year(2025), 4), "2025-01-01..2025-12-31");
    }

    #[test]
    fn a_day_lies_in_the_period_that_is_said_to_contain_it() {
        let precisions =
            [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Week, Precision::Day];
        for fiscal_month in 1..=12 {
            let calendar = Calendar { fiscal_month: Ordinal::new(fiscal_month).unwrap() };
            for offset in (0..4000).step_by(13) {
                let day = Day::from_number(19_000 + offset);
                for precision in precisions {
                    let days = Period::containing(day, precision, calendar).days(calendar);
                    assert!(days.contains(day), "{day} {precision:?} from month {fiscal_month}");
                }
            }
        }
    }

    #[test]
    fn the_edges_of_the_calendar_hold() {
        assert_eq!(days(Period::quarter(9999, 4).unwrap(), 12), "9999-12-31..9999-12-31");
        assert_eq!(days(Period::week(9999, 52).unwrap(), 1), "9999-12-27..9999-12-31");
    }
}
