//! Reading dates: what format 1 and EDTF (Library of Congress, 2019) say, and what people write instead.

use std::borrow::Cow;

use crate::model::{Day, FuzzyDate, Period, When, Window};

/// The text is no date. What was probably meant is [`meant_date`](super::meant_date).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

/// Reads one date with its precision and certainty.
///
/// # Errors
/// [`NotADate`] where the spelling is not that of the format.
///
/// ```
/// use roadmap_core::parse::{meant_date, parse_date};
/// assert_eq!(parse_date("2025-33~").unwrap().to_string(), "2025-Q1~");
/// assert!(parse_date("Q1 2025").is_err());
/// assert_eq!(meant_date("Q1 2025").as_deref(), Some("2025-Q1"));
/// ```
pub fn parse_date(text: &str) -> Result<FuzzyDate, NotADate> {
    let (bare, uncertain, approximate) = match text.chars().last() {
        Some('?') => (text.strip_suffix('?'), true, false),
        Some('~') => (text.strip_suffix('~'), false, true),
        Some('%') => (text.strip_suffix('%'), true, true),
        _ => (Some(text), false, false),
    };
    let period = bare.and_then(period).ok_or(NotADate)?;
    Ok(FuzzyDate { period, uncertain, approximate })
}

/// Reads a date or an interval: `At`, `From` (`2026/..`) or `Until` (`../2026`).
pub(super) fn parse_when(text: &str) -> Result<When, NotADate> {
    let Some((from, to)) = text.split_once('/') else {
        return parse_date(text).map(|from| When::At(Window { from, to: None }));
    };
    match (from, to) {
        (from, ".." | "") => parse_date(from).map(When::From),
        (".." | "", to) => parse_date(to).map(When::Until),
        (from, to) => Ok(When::At(Window { from: parse_date(from)?, to: Some(parse_date(to)?) })),
    }
}

/// Reads the end of a date or interval, with or without a time of day; of what has no end its beginning. `None` for what is no date.
pub fn parse_end(text: &str) -> Option<FuzzyDate> {
    match parse_when(&without_time(text)).ok()? {
        When::At(window) => Some(window.to.unwrap_or(window.from)),
        When::From(date) | When::Until(date) | When::Between(_, date) => Some(date),
        When::Horizon(_) | When::Unscheduled => None,
    }
}

/// The text of a date or interval with the time of day left out, as programs write it (ISO 8601, RFC 3339, SQL):
/// `2026-03-01T08:00:00Z` is `2026-03-01`, the day that is written there in whatever zone. Borrowed where there is no time.
pub(super) fn without_time(text: &str) -> Cow<'_, str> {
    let has_time = |part: &str| day_of_timestamp(part).is_some();
    // A date alone is shorter.
    if text.len() <= DATE || !text.split('/').any(has_time) {
        return Cow::Borrowed(text);
    }
    let days: Vec<&str> = text.split('/').map(|part| day_of_timestamp(part).unwrap_or(part)).collect();
    Cow::Owned(days.join("/"))
}

/// Length of `2026-03-01`.
const DATE: usize = 10;

/// The day of a timestamp; `None` where there is no time, or none that can be.
fn day_of_timestamp(text: &str) -> Option<&str> {
    let (day, rest) = text.split_at_checked(DATE)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    // The zone: Z, or an offset, which the first sign begins.
    let time = rest.strip_suffix(['Z', 'z']).unwrap_or(rest);
    let (time, offset) = match time.find(['+', '-']) {
        Some(at) => time.split_at_checked(at)?,
        None => (time, ""),
    };
    let (time, fraction) = time.split_once(['.', ',']).unwrap_or((time, "0"));
    let numbers = |text: &str, most: &[u8]| {
        let parts: Vec<&str> = text.split(':').collect();
        let fits = |(part, most): (&&str, &u8)| number(part, 2, 0..=*most).is_some();
        parts.len() <= most.len() && parts.iter().zip(most).all(fits)
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let zone = offset.trim_start_matches(['+', '-']);
    let zone_fits = offset.is_empty() || numbers(zone, &[23, 59]) || (zone.len() == 4 && digits(zone));
    (period(day).is_some() && numbers(time.trim_end(), &[24, 59, 60]) && digits(fraction) && zone_fits).then_some(day)
}

/// The period a canonical or EDTF text names.
pub(super) fn period(text: &str) -> Option<Period> {
    let (year, rest) = match text.split_at_checked(4)? {
        (year, "") => return year_of(year).map(Period::Year),
        (year, rest) => (year_of(year)?, rest),
    };
    // `2025Q1` is what many write; EDTF and ISO 8601 have the hyphen everywhere else.
    let part = match rest.strip_prefix('-') {
        Some(part) => part,
        None if rest.starts_with(['Q', 'q', 'H', 'h']) => rest,
        None => return None,
    };
    let letter = part.chars().next()?.to_ascii_uppercase();
    match letter {
        'Q' => Period::quarter(year, number(part.get(1..)?, 1, 1..=4)?),
        'H' => Period::half(year, number(part.get(1..)?, 1, 1..=2)?),
        'W' => Period::week(year, number(part.get(1..)?, 2, 1..=53)?),
        _ => match part.split_once('-') {
            Some((month, day)) => {
                let (month, day) = (number(month, 2, 1..=12)?, number(day, 2, 1..=31)?);
                Day::from_ymd(year, month, day).map(Period::Day)
            }
            None => match number(part, 2, 1..=41)? {
                month @ 1..=12 => Period::month(year, month),
                // EDTF level 2: 33–36 are quarters, 40 and 41 semesters.
                code @ 33..=36 => Period::quarter(year, code - 32),
                code @ 40..=41 => Period::half(year, code - 39),
                _ => None,
            },
        },
    }
}

fn year_of(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && *year >= 1)
}

/// A number of exactly `length` digits within the range.
fn number(text: &str, length: usize, range: std::ops::RangeInclusive<u8>) -> Option<u8> {
    let digits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| digits && range.contains(n))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::suggest::meant_date;
    use super::*;

    #[test]
    fn what_the_format_says_is_read_and_written_back() {
        let table = include_str!("../../tests/fixtures/dates.txt");
        let mut cases = 0;
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (text, expected) = line.split_once(" => ").expect("`text => result`");
            let read = match (parse_date(text), meant_date(text)) {
                (Ok(date), _) => date.to_string(),
                (Err(_), Some(meant)) => format!("refused, {meant}?"),
                (Err(_), None) => "refused".to_string(),
            };
            assert_eq!(read, expected, "{text:?}");
            if let Ok(date) = parse_date(text) {
                assert_eq!(parse_date(&date.to_string()), Ok(date), "{text:?} does not come back");
            }
            cases += 1;
        }
        assert!(cases >= 300, "only {cases} cases");
    }

    #[test]
    fn intervals_may_be_open() {
        let read = |text: &str| match parse_when(text) {
            Ok(When::At(window)) => window.to_string(),
            Ok(When::From(date)) => format!("from {date}"),
            Ok(When::Until(date)) => format!("until {date}"),
            Ok(other) => unreachable!("{other:?} is not written in one text"),
            Err(NotADate) => format!("refused {}", meant_date(text).unwrap_or_default()),
        };
        assert_eq!(read("2026/2027"), "2026/2027");
        assert_eq!(read("2026-Q2/2026-Q4~"), "2026-Q2/2026-Q4~");
        assert_eq!(read("2026/.."), "from 2026");
        assert_eq!(read("../2026-05"), "until 2026-05");
        assert_eq!(read("2026/03"), "refused 2026-03");
        assert_eq!(read("14/03/2025"), "refused 2025-03-14");
        assert_eq!(read("2026-3/.."), "refused 2026-03/..");
        assert_eq!(read("../31.12.2026"), "refused ../2026-12-31");
        assert_eq!(read("2026-3/2026-5"), "refused 2026-03/2026-05");
        assert_eq!(read("03.2026/2027"), "refused 2026-03/2027");
        assert_eq!(read("../.."), "refused ");
        assert_eq!(read("/"), "refused ");
    }

    #[test]
    fn of_a_timestamp_the_day_that_is_written_counts() {
        for (text, day) in [
            ("2026-03-01T08:00:00Z", "2026-03-01"),
            ("2026-03-01T23:59:59.123456+06:00", "2026-03-01"),
            ("2026-03-01T00:30-0500", "2026-03-01"),
            ("2026-03-01 08:00:00", "2026-03-01"),
            ("2026-03-01 08:00:00 +0600", "2026-03-01"),
            ("2026-03-01T08", "2026-03-01"),
            ("2026-03-01T24:00:00", "2026-03-01"),
            ("2026-03-01T08:00:00Z/2026-04-01", "2026-03-01/2026-04-01"),
            ("2026-03-01", "2026-03-01"),
            ("2026-03-01T25:00", "2026-03-01T25:00"),
            ("2026-13-01T08:00", "2026-13-01T08:00"),
            ("2026-03-01Tomorrow", "2026-03-01Tomorrow"),
            ("2026-03-01T", "2026-03-01T"),
        ] {
            assert_eq!(without_time(text), day, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,24}") {
            let _ = parse_when(&text);
        }

        #[test]
        fn every_day_comes_back(number in -719_162i64..=2_932_896) {
            let day = Day::from_number(number);
            prop_assert_eq!(parse_date(&day.to_string()), Ok(FuzzyDate::certain(Period::Day(day))));
        }

        #[test]
        fn a_suggestion_is_a_date(text in "[0-9QHW. /-]{4,12}") {
            if let Some(meant) = meant_date(&text) {
                prop_assert!(parse_when(&meant).is_ok(), "{} for {}", meant, text);
                prop_assert!(meant != text);
            }
        }
    }
}
