//! Stretches of days.

use super::Day;

/// A stretch of days, both ends inclusive. In order: by the first day, then by the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl DayRange {
    /// The stretch of one day.
    pub fn of_day(day: Day) -> DayRange {
        DayRange { first: day, last: day }
    }

    /// Length in days.
    pub fn length(self) -> i32 {
        self.last.number() - self.first.number() + 1
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all of another stretch lies in it.
    pub fn includes(self, other: DayRange) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The day in its middle; of two the earlier.
    pub fn middle(self) -> Day {
        self.first.plus((self.last.number() - self.first.number()) / 2)
    }

    /// The stretch from the earlier beginning to the later end of both.
    pub fn join(self, other: DayRange) -> DayRange {
        DayRange { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// A name for it in keys and commands: "20100_20130", days since 1970-01-01.
    pub fn key(self) -> String {
        format!("{}_{}", self.first.number(), self.last.number())
    }

    /// The stretch that has this name.
    pub fn from_key(key: &str) -> Option<DayRange> {
        let (first, last) = key.split_once('_')?;
        let day = |number: &str| number.parse().ok().map(Day::from_number);
        Some(DayRange { first: day(first)?, last: day(last)? })
    }
}
