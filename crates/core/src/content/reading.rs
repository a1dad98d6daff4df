//! What the plan says for any day: the strip with what is under way, what comes next and the goals of that time.

use super::document::Document;
use super::duration::apart;
use super::list::runs;
use super::summary::{SummaryItem, comes, held_values, summary};
use super::words::{item_title, when_words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, fill, numbers};
use crate::model::{
    Amount, Day, DayRange, FuzzyDate, ItemRef, Kind, Period, Point, Roadmap, Series, SeriesShape, Status, lowercase,
};
use crate::schedule::known_days;

/// What the plan says for a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The date in the spelling of the format, for its field.
    pub written: String,
    /// The date in words.
    pub date: String,
    /// The name of the strip.
    pub title: String,
    /// What its row in the list says.
    pub row: String,
    /// How far it is from today.
    pub away: Option<String>,
    /// Where things stand.
    pub cells: Vec<ReadingItem>,
    /// What is under way, and what comes next.
    pub rows: Vec<ReadingRow>,
}

/// Where one thing stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingItem {
    /// As the strip says it.
    pub cell: SummaryItem,
    /// Of a line its value on that day, where none is written.
    pub drawn: Option<String>,
    /// By how much the fact differs from the plan.
    pub gap: Option<String>,
}

/// A few things under one label.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingRow {
    /// What they are.
    pub label: &'static str,
    /// Their names.
    pub texts: Vec<LocalizedText>,
    /// How many more there are.
    pub more: Option<String>,
}

/// More than these are counted.
const MAX_NAMED: usize = 3;

/// What a document says for the last day of a period.
pub fn reading(document: Document<'_>, period: Period, today: Day) -> Reading {
    let Document { roadmap, locale, .. } = document;
    let as_of = period.days(locale.calendar).last;
    let cells = summary(roadmap, as_of, locale).into_iter().map(|cell| {
        let series = roadmap.tracks.get(cell.track as usize).zip(cell.series);
        let series = series.and_then(|(track, series)| track.series.get(series as usize));
        ReadingItem {
            drawn: series.and_then(|series| drawn_words(series, as_of, locale)),
            gap: series.and_then(|series| gap_words(series, as_of, locale)),
            cell,
        }
    });
    let date = dates::period(period, Style::Long, locale);
    Reading {
        written: period.to_string(),
        title: fill(locale.catalog().as_of, &[("date", &date)]),
        row: fill(locale.lang.late().as_of_day, &[("date", &date)]),
        date,
        away: apart(today, as_of, locale),
        cells: cells.collect(),
        rows: [running(document, as_of), next(document, as_of), goals(roadmap, period.days(locale.calendar), locale)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

impl Reading {
    /// All of the strip in one sentence, to be said.
    pub fn said(&self, locale: &Locale) -> String {
        let mut text = fill(locale.lang.late().as_of_day, &[("date", &self.date)]);
        for ReadingItem { cell, .. } in &self.cells {
            text.push_str("; ");
            text.push_str(&cell.label.text);
            for part in cell.qualifier.iter().chain([&cell.value.text]) {
                text.push_str(", ");
                text.push_str(part);
            }
        }
        text
    }
}

fn row(label: &'static str, texts: Vec<LocalizedText>, count: usize, locale: &Locale) -> Option<ReadingRow> {
    if texts.is_empty() {
        return None;
    }
    // Counts of items stay far below the numbers that lose digits.
    #[allow(clippy::cast_precision_loss)]
    let number = |count: usize| numbers::number(count as f64, locale.lang);
    let more = count.checked_sub(texts.len()).filter(|more| *more > 0);
    let more = more.map(|more| fill(locale.lang.late().and_more, &[("n", &number(more))]));
    Some(ReadingRow { label, texts, more })
}

/// What lasts and has begun and not ended, what ends first before the others.
fn running(document: Document<'_>, as_of: Day) -> Option<ReadingRow> {
    let Document { roadmap, schedule, locale } = document;
    let lanes = roadmap.tracks.iter().zip(0u32..).filter(|(track, _)| matches!(track.kind, Kind::Phases | Kind::Tasks));
    let (mut first, mut count) = (Vec::new(), 0);
    for (track, t) in lanes {
        let times = schedule.track(t);
        for (item, index) in track.items.iter().zip(0u32..) {
            let came = item.details().actual;
            let days = came.map_or_else(|| times.item_days(index), |when| known_days(when, roadmap.calendar));
            if let Some(days) = days.filter(|days| runs(item, came.unwrap_or(item.when), *days, as_of)) {
                count += 1;
                keep_nearest(&mut first, (days.last, ItemRef { track: t, series: None, index }));
            }
        }
    }
    let names = first.iter().filter_map(|(_, at)| Some(item_title(roadmap.item(*at)?, locale)));
    row(locale.lang.late().running, names.collect(), count, locale)
}

/// Keeps the few with the earliest days, in the order of time. (Sorting all of them would be another sort in the program.)
fn keep_nearest(first: &mut Vec<(Day, ItemRef)>, one: (Day, ItemRef)) {
    let place = first.iter().position(|known| one < *known).unwrap_or(first.len());
    if place < MAX_NAMED {
        first.insert(place, one);
        first.truncate(MAX_NAMED);
    }
}

/// What comes first after a day, and in how long: what lasts once it begins, all else as the strip counts it.
fn next(document: Document<'_>, as_of: Day) -> Option<ReadingRow> {
    let Document { roadmap, schedule, locale } = document;
    let mut first: Option<(Day, ItemRef)> = None;
    for (track, t) in roadmap.tracks.iter().zip(0u32..) {
        let times = schedule.track(t);
        for (item, index) in track.items.iter().zip(0u32..) {
            let lasts = track.kind == Kind::Phases && !item.milestone;
            let planned = || times.item_days(index).map(|days| days.first);
            let begins = || item.details().actual.map_or_else(planned, |when| Some(known_days(when, roadmap.calendar)?.first));
            let day = if lasts { begins() } else { comes(item, roadmap.calendar) };
            let Some(day) = day.filter(|day| *day > as_of && item.status != Some(Status::Cancelled)) else { continue };
            if first.is_none_or(|(known, _)| day < known) {
                first = Some((day, ItemRef { track: t, series: None, index }));
            }
        }
    }
    let (begins, at) = first?;
    let item = roadmap.item(at)?;
    let name = item_title(item, locale);
    let parts = [Some(name.text), Some(when_words(item.when, Style::Medium, locale)), apart(as_of, begins, locale)];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    row(locale.lang.late().comes_next, vec![LocalizedText { text, lang: name.lang }], 1, locale)
}

/// The goals of a time.
fn goals(roadmap: &Roadmap, time: DayRange, locale: &Locale) -> Option<ReadingRow> {
    let meets = |days: DayRange| days.first <= time.last && time.first <= days.last;
    let held = roadmap.goals.iter().filter(|goal| goal.date.is_some_and(|date| meets(date.days(roadmap.calendar))));
    let count = held.clone().count();
    let names = held.take(MAX_NAMED).map(|goal| locale.localize(&goal.title)).collect();
    row(locale.catalog().goals, names, count, locale)
}

/// The value of a line at the end of a day that lies between two written ones, of plans or else of facts; `None` where it does not, or
/// where values hold until the next.
pub fn drawn_value(series: &Series, as_of: Day, locale: &Locale) -> Option<Drawn> {
    if series.shape == SeriesShape::Step {
        return None;
    }
    let read = |value: fn(&Point) -> Option<Amount>| {
        let mut before: Option<(Day, f64)> = None;
        let mut after: Option<(Day, f64)> = None;
        for point in &series.points {
            let (day, Some(amount)) = (point.date.days(locale.calendar).last, value(point)) else { continue };
            // Of several for one date the last one counts.
            if day <= as_of && before.is_none_or(|(known, _)| known <= day) {
                before = Some((day, amount.level()));
            } else if day > as_of && after.is_none_or(|(known, _)| day <= known) {
                after = Some((day, amount.level()));
            }
        }
        let ((from, low), (to, high)) = (before?, after?);
        let share = f64::from(as_of.number() - from.number()) / f64::from(to.number() - from.number());
        (from < as_of).then(|| rounded(low + (high - low) * share, (high - low).abs()))
    };
    let of = |value: Option<f64>, planned| value.map(|value| Drawn { value, planned });
    of(read(|point| point.plan), true).or_else(|| of(read(|point| point.actual), false))
}

/// A value that was read off a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// The value.
    pub value: f64,
    /// Whether the line is that of the plans.
    pub planned: bool,
}

/// To a hundredth of the way between two values: more digits would say more than is known.
fn rounded(value: f64, way: f64) -> f64 {
    if way == 0.0 {
        return value;
    }
    let mut unit = 1.0;
    while unit * 1000.0 <= way {
        unit *= 10.0;
    }
    while unit * 10.0 > way && unit > 0.01 {
        unit /= 10.0;
    }
    (value / unit).round() * unit
}

fn drawn_words(series: &Series, as_of: Day, locale: &Locale) -> Option<String> {
    let Drawn { value, planned } = drawn_value(series, as_of, locale)?;
    let words = numbers::amount(Amount::Exactly(value), &series.unit, locale);
    let catalog = locale.catalog();
    let line = if planned { catalog.plan.to_string() } else { lowercase(catalog.actual) };
    Some(format!("{line} {}", fill(locale.lang.late().by_line, &[("value", &words)])))
}

/// By how much the fact that holds differs from the plan that holds; `None` where one of them is missing or is no single number.
fn gap_words(series: &Series, as_of: Day, locale: &Locale) -> Option<String> {
    let late = locale.lang.late();
    let (plan, fact) = held_values(series, as_of, locale.calendar);
    let ((planned, plan), (came, fact)) = (plan?, fact?);
    let Amount::Exactly(fact) = fact else { return None };
    // A later plan is not what this fact was meant to meet.
    if came < planned {
        return None;
    }
    let (low, high) = match plan {
        Amount::Exactly(plan) => (plan, plan),
        Amount::Between(low, high) => (low, high),
        Amount::AtLeast(low) => (low, f64::INFINITY),
        Amount::AtMost(high) => (f64::NEG_INFINITY, high),
    };
    let said = |template, gap| Some(fill(template, &[("value", &numbers::amount(Amount::Exactly(gap), &series.unit, locale))]));
    match fact {
        fact if fact < low => said(late.below_plan, low - fact),
        fact if fact > high => said(late.above_plan, fact - high),
        _ => Some(late.on_plan.to_string()),
    }
}

/// The period that a text names, in any spelling of the format: of an interval the end. `None` for what is no date.
pub fn written_period(text: &str) -> Option<Period> {
    let end: FuzzyDate = crate::parse::parse_end(text.trim())?;
    Some(end.period)
}

#[cfg(test)]
mod tests;
