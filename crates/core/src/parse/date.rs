//! Reading dates: what format 1 and EDTF (Library of Congress, 2019) say, and what people write instead.

use std::borrow::Cow;

use crate::model::{Day, FuzzyDate, Period, When, Window, lowercase};

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFault {
    /// How it was probably meant, where that can be told.
    pub suggestion: Option<String>,
}

/// Reads one date with its precision and certainty.
///
/// # Errors
/// [`DateFault`] with a suggestion where the meaning is clear but the spelling is not that of the format.
///
/// ```
/// use roadmap_core::parse::parse_date;
/// assert_eq!(parse_date("2025-33~").unwrap().to_string(), "2025-Q1~");
/// assert_eq!(parse_date("Q1 2025").unwrap_err().suggestion.as_deref(), Some("2025-Q1"));
/// ```
pub fn parse_date(text: &str) -> Result<FuzzyDate, DateFault> {
    let (bare, uncertain, approximate) = match text.chars().last() {
        Some('?') => (text.strip_suffix('?'), true, false),
        Some('~') => (text.strip_suffix('~'), false, true),
        Some('%') => (text.strip_suffix('%'), true, true),
        _ => (Some(text), false, false),
    };
    match bare.and_then(period) {
        Some(period) => Ok(FuzzyDate { period, uncertain, approximate }),
        None => Err(DateFault { suggestion: suggest(text) }),
    }
}

/// Reads a date or an interval: `At`, `From` (`2026/..`) or `Until` (`../2026`).
pub(super) fn parse_when(text: &str) -> Result<When, DateFault> {
    let Some((from, to)) = text.split_once('/') else {
        return parse_date(text).map(|from| When::At(Window { from, to: None }));
    };
    match (from, to) {
        (from, ".." | "") => parse_date(from).map(When::From),
        (".." | "", to) => parse_date(to).map(When::Until),
        (from, to) => match (parse_date(from), parse_date(to)) {
            (Ok(from), Ok(to)) => Ok(When::At(Window { from, to: Some(to) })),
            // `14/03/2025` or `2025/03` were meant as one date.
            _ => Err(DateFault { suggestion: suggest(text) }),
        },
    }
}

/// The text of a date or interval with the time of day left out, as programs write it (ISO 8601, RFC 3339, SQL):
/// `2026-03-01T08:00:00Z` is `2026-03-01`, the day that is written there in whatever zone. Borrowed where there is no time.
pub(super) fn without_time(text: &str) -> Cow<'_, str> {
    let has_time = |part: &str| day_of_timestamp(part).is_some();
    // Most dates have none of these letters: that is seen at once.
    if !text.contains(['T', 't', ' ']) || !text.split('/').any(has_time) {
        return Cow::Borrowed(text);
    }
    let days: Vec<&str> = text.split('/').map(|part| day_of_timestamp(part).unwrap_or(part)).collect();
    Cow::Owned(days.join("/"))
}

/// The day of a timestamp; `None` where there is no time, or none that can be.
fn day_of_timestamp(text: &str) -> Option<&str> {
    let (day, rest) = text.split_at_checked(10)?;
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
fn period(text: &str) -> Option<Period> {
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

/// The canonical spelling of what was probably meant: `Q1 2025`, `2025-3`, `2025/03`, `03.2025`, `14.03.2025`,
/// `2025-3-5`, `2025 Q1`, `1 кв. 2025`, `2025-03-14T00:00:00Z`.
fn suggest(text: &str) -> Option<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().count() > 40 {
        return None;
    }
    if let Some((date, _)) = trimmed.split_once(['T', ' ']).filter(|(date, _)| date.len() == 10)
        && let Some(period) = period(date)
    {
        return Some(period.to_string());
    }
    let numbers: Vec<&str> = trimmed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let lower = lowercase(trimmed);
    let letters: String = lower.chars().filter(|c| *c > '\u{bf}' || c.is_ascii_alphabetic()).collect();
    let candidate = match (letters.as_str(), numbers.as_slice()) {
        ("q" | "кв" | "квартал" | "йкв" | "йквартал", [a, b]) => {
            year_and(a, b).map(|(year, n)| format!("{year}-Q{n}"))
        }
        ("h", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-H{n}")),
        ("w", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-W{n:0>2}")),
        ("", [year]) if year.len() == 6 => year.split_at_checked(4).map(|(year, month)| format!("{year}-{month}")),
        ("", [year]) if year.len() == 8 => {
            let (year, rest) = year.split_at_checked(4)?;
            rest.split_at_checked(2).map(|(month, day)| format!("{year}-{month}-{day}"))
        }
        ("", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-{n:0>2}")),
        ("", [year, month, day]) if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        // Day first, as written in every country served; where that gives no date, nothing is guessed.
        ("", [day, month, year]) if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }?;
    period(&candidate).map(|period| period.to_string()).filter(|canonical| canonical != text)
}

fn year_and<'t>(a: &'t str, b: &'t str) -> Option<(&'t str, &'t str)> {
    match (a.len(), b.len()) {
        (4, 1..=2) => Some((a, b)),
        (1..=2, 4) => Some((b, a)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_the_format_says_is_read_and_written_back() {
        let table = include_str!("../../tests/fixtures/dates.txt");
        let mut cases = 0;
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (text, expected) = line.split_once(" => ").expect("`text => result`");
            let read = match parse_date(text) {
                Ok(date) => date.to_string(),
                Err(DateFault { suggestion: Some(suggestion) }) => format!("refused, {suggestion}?"),
                Err(_) => "refused".to_string(),
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
            Err(fault) => format!("refused {}", fault.suggestion.unwrap_or_default()),
        };
        assert_eq!(read("2026/2027"), "2026/2027");
        assert_eq!(read("2026-Q2/2026-Q4~"), "2026-Q2/2026-Q4~");
        assert_eq!(read("2026/.."), "from 2026");
        assert_eq!(read("../2026-05"), "until 2026-05");
        assert_eq!(read("2026/03"), "refused 2026-03");
        assert_eq!(read("14/03/2025"), "refused 2025-03-14");
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
            if let Err(DateFault { suggestion: Some(suggestion) }) = parse_date(&text) {
                prop_assert!(parse_date(&suggestion).is_ok(), "{} for {}", suggestion, text);
            }
        }
    }
}
