//! Lengths of time in words: "in 3 weeks", "a quarter later".

use crate::i18n::{DurationWords, Locale, fill};
use crate::model::Day;

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DurationUnit {
    /// Days.
    Day,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
    /// Three calendar months.
    Quarter,
    /// Calendar years.
    Year,
}

/// Below so many days a length is said in days.
const DAYS_BELOW: i32 = 14;
/// Below so many days it is said in weeks.
const WEEKS_BELOW: i32 = 60;
/// Below so many months it is said in months.
const MONTHS_BELOW: i32 = 24;

/// A length in words: "3 weeks"; of one "a week".
pub fn length(count: u32, unit: DurationUnit, locale: &Locale) -> String {
    let words = words(locale);
    let noun = match unit {
        DurationUnit::Day => &words.days,
        DurationUnit::Week => &words.weeks,
        DurationUnit::Month => &words.months,
        DurationUnit::Quarter => &words.quarters,
        DurationUnit::Year => &words.years,
    };
    let single = words.single.get(unit as usize).filter(|_| count == 1);
    single.map_or_else(|| noun.count(count as usize, locale.lang), |one| (*one).to_string())
}

/// From one day to a later one, in the largest unit that still tells something; begun units are not counted.
pub fn between(from: Day, to: Day) -> (u32, DurationUnit) {
    let days = to.number().saturating_sub(from.number()).max(0);
    let ((y1, m1, d1), (y2, m2, d2)) = (from.ymd(), to.ymd());
    let months = (y2 - y1) * 12 + i32::from(m2) - i32::from(m1) - i32::from(d2 < d1);
    let (count, unit) = match (days, months) {
        (..DAYS_BELOW, _) => (days, DurationUnit::Day),
        (..WEEKS_BELOW, _) => (days / 7, DurationUnit::Week),
        (_, ..MONTHS_BELOW) => (months, DurationUnit::Month),
        _ => (months / 12, DurationUnit::Year),
    };
    (u32::try_from(count).unwrap_or(0), unit)
}

/// How far a day is from another one: "in 4 months", "8 months ago"; `None` where they are one.
pub fn apart(from: Day, day: Day, locale: &Locale) -> Option<String> {
    if from == day {
        return None;
    }
    let words = words(locale);
    let (template, (count, unit)) =
        if day > from { (words.in_time, between(from, day)) } else { (words.time_ago, between(day, from)) };
    Some(fill(template, &[("time", &length(count, unit, locale))]))
}

pub(super) fn words(locale: &Locale) -> &'static DurationWords {
    &locale.lang.late().durations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{Calendar, Tag};

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn lengths_are_said_in_the_largest_unit_that_tells_something() {
        let from = day(2026, 11, 24);
        for (to, said) in [
            (day(2026, 11, 25), "через день"),
            (day(2026, 11, 29), "через 5\u{a0}дней"),
            (day(2026, 12, 8), "через 2\u{a0}недели"),
            (day(2027, 1, 22), "через 8\u{a0}недель"),
            (day(2027, 3, 31), "через 4\u{a0}месяца"),
            (day(2028, 11, 23), "через 23\u{a0}месяца"),
            (day(2028, 11, 24), "через 2\u{a0}года"),
            (day(2026, 3, 15), "8\u{a0}месяцев назад"),
            (day(2026, 11, 23), "день назад"),
        ] {
            let locale = Locale::new(Lang::Ru, &Tag::En, Calendar::default());
            assert_eq!(apart(from, to, &locale).as_deref(), Some(said));
        }
    }

    #[test]
    fn every_language_has_words_for_every_length() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang, &Tag::En, Calendar::default());
            for unit in [DurationUnit::Day, DurationUnit::Week, DurationUnit::Month, DurationUnit::Quarter, DurationUnit::Year] {
                assert!(!length(1, unit, &locale).is_empty());
                assert!(length(5, unit, &locale).contains('5'));
            }
        }
    }
}
