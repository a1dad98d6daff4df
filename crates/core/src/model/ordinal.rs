//! Numbers of parts of the calendar that can't be wrong.

use super::Day;

/// The number of one of `MAX` parts: 1 to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal<const MAX: u8>(u8);

impl<const MAX: u8> Ordinal<MAX> {
    /// The first part.
    pub const FIRST: Ordinal<MAX> = Ordinal(1);
    /// The last part.
    pub const LAST: Ordinal<MAX> = Ordinal(MAX);

    /// `None` for what is not one of 1 to `MAX`.
    pub const fn new(number: u8) -> Option<Ordinal<MAX>> {
        if number >= 1 && number <= MAX { Some(Ordinal(number)) } else { None }
    }

    /// The part at an index that counts from 0 and goes round: 0 and `MAX` are both the first.
    pub fn at(index: i32) -> Ordinal<MAX> {
        Ordinal(u8::try_from(index.rem_euclid(i32::from(MAX)) + 1).unwrap_or(1))
    }

    /// The number, 1 to `MAX`.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The index, from 0 on.
    pub fn index(self) -> i32 {
        i32::from(self.0) - 1
    }
}

/// A week of ISO 8601 that its year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IsoWeek {
    year: i32,
    week: u8,
}

impl IsoWeek {
    /// `None` where the year has no such week.
    pub fn new(year: i32, week: u8) -> Option<IsoWeek> {
        Day::from_iso_week(year, week).map(|_| IsoWeek { year, week })
    }

    /// The week that holds a day.
    pub fn of(day: Day) -> IsoWeek {
        let (year, week) = day.iso_week();
        IsoWeek { year, week }
    }

    /// The week-based year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The number of the week in it, 1 to 53.
    pub fn week(self) -> u8 {
        self.week
    }

    /// Its first day. Weeks at the edges of the calendar are held to it.
    pub fn monday(self) -> Day {
        Day::from_iso_week(self.year, self.week).unwrap_or(Day::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_not_cannot_be_built() {
        assert_eq!(Ordinal::<12>::new(0), None);
        assert_eq!(Ordinal::<12>::new(99), None);
        assert_eq!(Ordinal::<12>::new(12).map(Ordinal::get), Some(12));
        assert_eq!(Ordinal::<4>::at(-1).get(), 4);
        assert_eq!(IsoWeek::new(2025, 53), None);
        assert_eq!(IsoWeek::new(2026, 53).map(IsoWeek::week), Some(53));
    }
}
