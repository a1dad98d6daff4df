//! The two rows above the timeline, from one table of steps.

use super::{Sizes, TimeScale};
use crate::i18n::Locale;
use crate::i18n::dates::{self, Style};
use crate::i18n::numbers::plain;
use crate::model::{Day, DayRange, Ordinal, Period, Precision};

/// A labelled stretch of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Left edge in px of the time area.
    pub x: f64,
    /// Width in px.
    pub width: f64,
    /// Its name in the language of the page; empty where it would not fit.
    pub label: String,
    /// First day, as a stable key.
    pub first: Day,
}

/// A faintly tinted stretch behind the tracks.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Left edge in px of the time area.
    pub x: f64,
    /// Width in px.
    pub width: f64,
    /// First day, as a stable key.
    pub first: Day,
}

/// The axis of one window.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The coarser row.
    pub upper: Vec<Tick>,
    /// The finer row.
    pub lower: Vec<Tick>,
    /// Every second stretch of the finer row.
    pub bands: Vec<Band>,
    /// Name of the scale, for events: what one tick of the finer row is.
    pub scale: &'static str,
}

/// What one tick of a row is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum TickUnit {
    /// So many years.
    Years(i32),
    /// A (fiscal) year, named as quarters name it.
    FiscalYear,
    /// One period of the calendar.
    One(Precision),
}

/// The steps from fine to coarse: upper row, lower row, the styles of the lower labels from long to short, the name.
/// The first one whose lower labels all fit is taken.
const STEPS: &[(TickUnit, TickUnit, &[Style], &str)] = &[
    (TickUnit::One(Precision::Month), TickUnit::One(Precision::Day), &[Style::Bare], "day"),
    (TickUnit::One(Precision::Month), TickUnit::One(Precision::Week), &[Style::Bare], "week"),
    (TickUnit::One(Precision::Year), TickUnit::One(Precision::Month), &[Style::Bare, Style::Tight], "month"),
    (TickUnit::FiscalYear, TickUnit::One(Precision::Quarter), &[Style::Bare], "quarter"),
    (TickUnit::Years(10), TickUnit::One(Precision::Year), &[Style::Bare], "year"),
    (TickUnit::Years(10), TickUnit::Years(2), &[Style::Bare], "year"),
    (TickUnit::Years(50), TickUnit::Years(5), &[Style::Bare], "year"),
    (TickUnit::Years(100), TickUnit::Years(10), &[Style::Bare], "year"),
    (TickUnit::Years(500), TickUnit::Years(50), &[Style::Bare], "year"),
    (TickUnit::Years(1000), TickUnit::Years(100), &[Style::Bare], "year"),
    (TickUnit::Years(5000), TickUnit::Years(500), &[Style::Bare], "year"),
    (TickUnit::Years(10_000), TickUnit::Years(1000), &[Style::Bare], "year"),
];

/// Space at both sides of a label together, in px for 16 px text.
const PADDING: f64 = 14.0;
/// Ticks of one row that a window may have; a window is a few screens wide, so this is never met in practice.
const MAX_TICKS: usize = 2_000;

/// The axis for the days of a window.
pub(super) fn axis(scale: &TimeScale, first: Day, last: Day, sizes: &Sizes, locale: &Locale) -> Axis {
    let (upper, lower, style, name) = units(scale, sizes, locale);
    let row = |step: TickUnit, style: Style| ticks(step, style, scale, first, last, locale);
    let mut lower_ticks = row(lower, style);
    // Every second one by its place in the calendar, so that bands do not jump while panning.
    let parity = |tick: &Tick| parity(lower, tick.first, locale) == 1;
    let bands =
        lower_ticks.iter().filter(|tick| parity(tick)).map(|tick| Band { x: tick.x, width: tick.width, first: tick.first });
    let bands = bands.collect();
    let mut upper_ticks = row(upper, Style::Medium);
    // A stretch that the end of the axis cuts short may have no room for its name.
    let drop_misfits = |ticks: &mut Vec<Tick>, bold: bool| {
        for tick in ticks.iter_mut().filter(|tick| sizes.label_width(&tick.label, bold) + sizes.px(PADDING) * 0.7 > tick.width) {
            tick.label.clear();
        }
    };
    drop_misfits(&mut lower_ticks, false);
    drop_misfits(&mut upper_ticks, true);
    Axis { bands, upper: upper_ticks, lower: lower_ticks, scale: name }
}

/// What the ticks of both rows are at a scale, the style of the lower labels, the name.
fn units(scale: &TimeScale, sizes: &Sizes, locale: &Locale) -> (TickUnit, TickUnit, Style, &'static str) {
    let fits = |&(_, lower, styles, _): &(TickUnit, TickUnit, &'static [Style], &str)| {
        let style =
            styles.iter().copied().find(|style| widest(lower, *style, sizes, locale) <= narrowest(lower) * scale.px_per_day)?;
        Some((lower, style))
    };
    let found = STEPS.iter().find_map(|step| fits(step).map(|(lower, style)| (step.0, lower, style, step.3)));
    found.unwrap_or((TickUnit::Years(10_000), TickUnit::Years(1000), Style::Bare, "year"))
}

/// Where an arrow leads from a day: to the end of its tick, else to that of the next one (1), or to that of the one before (−1); of the
/// coarser row where it is to be `coarse`. A tick that no period of the format names is its last day.
pub(super) fn next_period(
    scale: &TimeScale,
    day: Day,
    direction: i32,
    coarse: bool,
    sizes: &Sizes,
    locale: &Locale,
) -> Option<Period> {
    let (upper, lower, ..) = units(scale, sizes, locale);
    let unit = if coarse { upper } else { lower };
    let days = |day| stretch(unit, Style::Bare, day, locale).0;
    let here = days(day);
    let to = match direction {
        ..0 if here.first == Day::MIN => return None,
        ..0 => days(here.first.plus(-1)),
        _ if day < here.last || here.last == Day::MAX => here,
        _ => days(here.last.plus(1)),
    };
    let named = |precision| {
        Some(Period::containing(to.last, precision, locale.calendar)).filter(|period| period.days(locale.calendar) == to)
    };
    match unit {
        TickUnit::One(precision) => named(precision),
        TickUnit::FiscalYear | TickUnit::Years(_) => named(Precision::Year),
    }
    .or(Some(Period::Day(to.last)))
}

/// The period of a step that holds a day: first day, last day, label.
fn stretch(step: TickUnit, style: Style, day: Day, locale: &Locale) -> (DayRange, String) {
    let calendar = locale.calendar;
    match step {
        TickUnit::One(precision) => {
            let period = Period::containing(day, precision, calendar);
            let days = period.days(calendar);
            (days, label(period, style, locale))
        }
        TickUnit::FiscalYear => {
            let half = Period::containing(day, Precision::Half, calendar);
            let year = if let Period::Half(year, _) = half { year } else { day.year() };
            let half = |half| Period::Half(year, half).days(calendar);
            (half(Ordinal::FIRST).join(half(Ordinal::LAST)), dates::fiscal_year(year, locale))
        }
        TickUnit::Years(count) => {
            let from = day.year().div_euclid(count) * count;
            let first = Day::from_ymd(from, 1, 1).unwrap_or(Day::MIN);
            let last = Day::from_ymd(from + count - 1, 12, 31).unwrap_or(Day::MAX);
            // The upper row says from when to when, the lower one where it begins.
            let label = match style {
                Style::Medium => format!("{}–{}", plain(first.year(), locale.lang), plain(last.year(), locale.lang)),
                _ => plain(first.year(), locale.lang),
            };
            (DayRange { first, last }, label)
        }
    }
}

fn label(period: Period, style: Style, locale: &Locale) -> String {
    match (period, style) {
        // A single day in the lower row is its number; the week above says the rest.
        (Period::Day(day), Style::Bare) => plain(day.ymd().2.into(), locale.lang),
        (Period::Week(..), _) => {
            let first = period.days(locale.calendar).first;
            dates::day(first, Style::Bare, locale)
        }
        (Period::Month(..), Style::Medium) => dates::period(period, Style::Long, locale),
        _ => dates::period(period, style, locale),
    }
}

fn ticks(step: TickUnit, style: Style, scale: &TimeScale, first: Day, last: Day, locale: &Locale) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut day = first;
    while day <= last && ticks.len() < MAX_TICKS {
        let (days, label) = stretch(step, style, day, locale);
        let x = scale.x(days.first).max(0.0);
        let width = scale.x_after(days.last).min(scale.width()) - x;
        ticks.push(Tick { x, width, label, first: days.first });
        if days.last == Day::MAX {
            break;
        }
        day = days.last.plus(1);
    }
    ticks
}

/// Fewest days one tick of a step can have.
fn narrowest(step: TickUnit) -> f64 {
    match step {
        TickUnit::Years(count) => 365.0 * f64::from(count),
        TickUnit::FiscalYear | TickUnit::One(Precision::Year) => 365.0,
        TickUnit::One(Precision::Half) => 181.0,
        TickUnit::One(Precision::Quarter) => 90.0,
        TickUnit::One(Precision::Month) => 28.0,
        TickUnit::One(Precision::Week) => 7.0,
        TickUnit::One(Precision::Day) => 1.0,
    }
}

/// Width in px that the widest label of a step can take, with its padding.
fn widest(step: TickUnit, style: Style, sizes: &Sizes, locale: &Locale) -> f64 {
    let sample = |month: u8, day: u8| Day::from_ymd(2028, month, day).unwrap_or(Day::MIN);
    let samples: Vec<Day> = match step {
        TickUnit::Years(_) | TickUnit::FiscalYear | TickUnit::One(Precision::Year) => vec![sample(1, 1)],
        _ => (1..=12).map(|month| sample(month, 28)).collect(),
    };
    let widths = samples.into_iter().map(|day| sizes.label_width(&stretch(step, style, day, locale).1, false));
    widths.fold(0.0, f64::max) + sizes.px(PADDING)
}

fn parity(step: TickUnit, day: Day, locale: &Locale) -> i32 {
    let number = match step {
        TickUnit::Years(count) => day.year().div_euclid(count),
        TickUnit::FiscalYear | TickUnit::One(Precision::Year) => day.year(),
        TickUnit::One(Precision::Half | Precision::Quarter) => match Period::containing(day, Precision::Quarter, locale.calendar)
        {
            Period::Quarter(year, quarter) => year * 4 + quarter.index(),
            _ => 0,
        },
        TickUnit::One(Precision::Month) => i32::from(day.ymd().1) - 1,
        TickUnit::One(Precision::Week) => (day.number() + 3).div_euclid(7),
        // Weekends are tinted.
        TickUnit::One(Precision::Day) => i32::from(day.weekday() >= 6),
    };
    number.rem_euclid(2)
}
