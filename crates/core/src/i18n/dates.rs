//! Dates in words, from CLDR 48 names and patterns, keeping the precision they have.

use super::date_names::DateNames;
use super::languages::language;
use super::numbers::{in_digits, plain};
use super::{Lang, Locale, fill};
use crate::model::{Day, FuzzyDate, Ordinal, Period, Precision, Window};

/// The names and patterns of a language.
pub fn names(lang: Lang) -> &'static DateNames {
    language(lang).dates
}

/// How much of a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In full with the year: "1-й квартал 2025 г.".
    Long,
    /// Abbreviated with the year: "1-й кв. 2025 г.".
    Medium,
    /// Without the year where the place already says it: "1-й кв.", "март", "14 мар.".
    Bare,
    /// Like `Bare`, as short as it gets: "мар.".
    Tight,
}

/// A date in words with what is known of its certainty.
pub fn date(date: FuzzyDate, style: Style, locale: &Locale) -> String {
    let text = period(date.period, style, locale);
    let catalog = locale.catalog();
    match (date.approximate, date.uncertain) {
        (false, false) => text,
        (true, false) => fill(catalog.approximately, &[("date", &text)]),
        (false, true) => fill(catalog.uncertain_date, &[("date", &text)]),
        (true, true) => fill(catalog.uncertain_date, &[("date", &fill(catalog.approximately, &[("date", &text)]))]),
    }
}

/// A period in words.
pub fn period(period: Period, style: Style, locale: &Locale) -> String {
    let lang = locale.lang;
    let names = names(lang);
    let pick = |long, medium| if style == Style::Long { long } else { medium };
    match period {
        Period::Year(year) => plain(year, lang),
        Period::Half(year, half) => {
            let (short, full) = at(&names.halves, half.get());
            let name = if style == Style::Long { full } else { short };
            if matches!(style, Style::Bare | Style::Tight) {
                return name.to_string();
            }
            fill(names.half, &[("half", name), ("y", &fiscal_year(year, locale))])
        }
        Period::Quarter(year, quarter) => {
            let name = match style {
                Style::Long => at(&names.quarters_format, quarter.get()),
                Style::Medium => at(&names.quarters_format_short, quarter.get()),
                Style::Bare | Style::Tight => return at(&names.quarters_alone_short, quarter.get()).to_string(),
            };
            let parts = Parts { year: fiscal_year(year, locale), quarter: quarter.get(), part: name, ..Parts::default() };
            pattern(pick(names.y_qqqq, names.y_qqq), names, &parts, lang)
        }
        Period::Month(year, month) => match style {
            Style::Bare => at(&names.months_alone, month.get()).to_string(),
            Style::Tight => at(&names.months_alone_short, month.get()).to_string(),
            _ => {
                let parts = Parts { year: plain(year, lang), month: month.get(), ..Parts::default() };
                pattern(pick(names.y_mmmm, names.y_mmm), names, &parts, lang)
            }
        },
        Period::Week(week) => {
            let template = if matches!(style, Style::Bare | Style::Tight) { names.week_short } else { names.week };
            fill(template, &[("n", &plain(week.week().into(), lang)), ("y", &plain(week.year(), lang))])
        }
        Period::Day(day) => {
            let (year, month, of_month) = day.ymd();
            let parts = Parts { year: plain(year, lang), month, day: of_month, ..Parts::default() };
            let template = match style {
                Style::Long => names.long,
                Style::Medium => names.y_mmm_d,
                Style::Bare | Style::Tight => names.mmm_d,
            };
            pattern(template, names, &parts, lang)
        }
    }
}

/// A year as fiscal quarters name it: "2025", or "2025/26" where the fiscal year begins after January.
pub fn fiscal_year(year: i32, locale: &Locale) -> String {
    if locale.calendar.fiscal_month == Ordinal::FIRST {
        plain(year, locale.lang)
    } else {
        in_digits(&format!("{year}/{:02}", (year + 1).rem_euclid(100)), locale.lang)
    }
}

/// A date or interval in words; the year is said once where both ends share it.
pub fn window(window: Window, style: Style, locale: &Locale) -> String {
    match window.to {
        Some(to) => range(window.from, to, style, locale),
        None => date(window.from, style, locale),
    }
}

/// From a date to a date: "2-й кв. – 4-й кв. 2026 г.".
pub fn range(from: FuzzyDate, to: FuzzyDate, style: Style, locale: &Locale) -> String {
    if from == to {
        return date(from, style, locale);
    }
    let bare_style = if style == Style::Long && from.period.precision() == Precision::Month { Style::Bare } else { Style::Tight };
    let bare = |date: FuzzyDate| period(date.period, bare_style, locale);
    let shared = from.period.precision() == to.period.precision()
        && named_year(from.period) == named_year(to.period)
        && !from.is_soft()
        && !to.is_soft()
        && from.period.precision() != Precision::Year;
    let is_month = from.period.precision() == Precision::Month && to.period.precision() == Precision::Month;
    let medium = if style == Style::Long && !is_month { Style::Medium } else { style };
    if !shared || matches!(style, Style::Bare | Style::Tight) {
        return format!("{} – {}", date(from, medium, locale), date(to, medium, locale));
    }
    if year_comes_first(from.period.precision(), locale.lang) {
        format!("{} – {}", date(from, medium, locale), bare(to))
    } else {
        format!("{} – {}", bare(from), date(to, medium, locale))
    }
}

fn named_year(period: Period) -> i32 {
    match period {
        Period::Year(y) | Period::Half(y, _) | Period::Quarter(y, _) | Period::Month(y, _) => y,
        Period::Week(week) => week.year(),
        Period::Day(day) => day.year(),
    }
}

fn year_comes_first(precision: Precision, lang: Lang) -> bool {
    let names = names(lang);
    match precision {
        Precision::Year => false,
        Precision::Half | Precision::Quarter => names.y_qqq.starts_with('y'),
        Precision::Month => names.y_mmm.starts_with('y'),
        Precision::Week => names.week.starts_with("{y}"),
        Precision::Day => names.y_mmm_d.starts_with('y'),
    }
}

/// A day in full: "24 ноября 2026 г.".
pub fn day(day: Day, style: Style, locale: &Locale) -> String {
    period(Period::Day(day), style, locale)
}

fn at<T: Copy + Default>(table: &[T], number: u8) -> T {
    table.get(usize::from(number).saturating_sub(1)).copied().unwrap_or_default()
}

/// What a pattern may ask for.
#[derive(Default)]
struct Parts<'a> {
    year: String,
    month: u8,
    day: u8,
    quarter: u8,
    /// The name of the quarter.
    part: &'a str,
}

/// Fills a CLDR date pattern (UTS 35, part 4): y, M/L, d, Q, quoted text.
fn pattern(pattern: &str, names: &DateNames, parts: &Parts<'_>, lang: Lang) -> String {
    let mut text = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\'' {
            text.extend(letters.by_ref().take_while(|c| *c != '\''));
            continue;
        }
        let mut length = 1;
        while letter.is_ascii_alphabetic() && letters.next_if_eq(&letter).is_some() {
            length += 1;
        }
        match (letter, length) {
            ('y', _) => text.push_str(&parts.year),
            ('M', 3) => text.push_str(at(&names.months_format_short, parts.month)),
            ('M', 4) => text.push_str(at(&names.months_format, parts.month)),
            ('L', 3) => text.push_str(at(&names.months_alone_short, parts.month)),
            ('L', 4) => text.push_str(at(&names.months_alone, parts.month)),
            ('Q', 3..) => text.push_str(parts.part),
            ('M' | 'L' | 'Q' | 'd', _) => {
                let number = match letter {
                    'Q' => parts.quarter,
                    'd' => parts.day,
                    _ => parts.month,
                };
                if length == 2 && number < 10 {
                    text.push_str(&plain(0, lang));
                }
                text.push_str(&plain(number.into(), lang));
            }
            (other, _) => text.push(other),
        }
    }
    text
}
