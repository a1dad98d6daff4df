//! Items in words: titles, times, names for assistive technology.

use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, Noun, fill, numbers};
use crate::model::{
    Amount, Calendar, DayRange, Horizon, Item, ItemRef, Kind, Period, Point, Precision, Roadmap, Series, Status, Track, When,
    lowercase,
};

/// What an item is called: its title, else the country it is about, else a word that says so.
pub fn item_title(item: &Item, locale: &Locale) -> LocalizedText {
    match (&item.title, item.details().markets.first()) {
        (Some(title), _) => locale.localize(title),
        (None, Some(market)) => LocalizedText::own(locale.country(market)),
        (None, None) => locale.title(None),
    }
}

/// A time in words.
pub fn when_words(when: When, style: Style, locale: &Locale) -> String {
    let catalog = locale.catalog();
    let said = |date| dates::date(date, style, locale);
    match when {
        When::At(window) => dates::window(window, style, locale),
        When::Between(start, end) => dates::range(start, end, style, locale),
        When::From(start) => fill(catalog.since, &[("date", &said(start))]),
        When::Until(end) => fill(catalog.until, &[("date", &said(end))]),
        When::Unscheduled => catalog.unscheduled.to_string(),
        When::Horizon(horizon) => horizon_words(horizon, locale).to_string(),
    }
}

/// The name of the calendar period that has exactly these days.
pub(crate) fn period_words(days: DayRange, locale: &Locale, style: Style) -> Option<String> {
    let precisions = [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Week, Precision::Day];
    let calendar: Calendar = locale.calendar;
    let period = precisions
        .into_iter()
        .map(|precision| Period::containing(days.first, precision, calendar))
        .find(|period| period.days(calendar) == days)?;
    Some(dates::period(period, style, locale))
}

/// The heading of a horizon.
pub(crate) fn horizon_words(horizon: Horizon, locale: &Locale) -> &'static str {
    let catalog = locale.catalog();
    match horizon {
        Horizon::Now => catalog.now,
        Horizon::Next => catalog.next,
        Horizon::Later => catalog.later,
    }
}

/// The word for a status: the document's own, else the catalog's.
pub(crate) fn status_label(status: Status, roadmap: &Roadmap, locale: &Locale) -> LocalizedText {
    let own = roadmap.statuses.iter().find(|words| words.status == status).and_then(|words| words.label.as_ref());
    own.map_or_else(|| LocalizedText::own(locale.catalog().status_words(status).0), |label| locale.localize(label))
}

/// The meaning of a status: the document's own, else the catalog's.
pub(crate) fn status_meaning(status: Status, roadmap: &Roadmap, locale: &Locale) -> LocalizedText {
    let own = roadmap.statuses.iter().find(|words| words.status == status).and_then(|words| words.meaning.as_ref());
    own.map_or_else(|| LocalizedText::own(locale.catalog().status_words(status).1), |meaning| locale.localize(meaning))
}

/// Longest name for assistive technology, in characters.
const MAX_NAME: usize = 150;

/// The name of an item or value for assistive technology: title, time in words, status.
pub fn item_name(roadmap: &Roadmap, at: ItemRef, locale: &Locale) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some((series, point)) = roadmap.point(at) {
        parts.push(point_title(roadmap, series, point, at, locale));
        parts.push(dates::window(point.date, Style::Long, locale));
        parts.push(plan_and_fact(series, point, locale));
    } else if let Some(item) = roadmap.item(at) {
        parts.push(named(roadmap, item, at, locale));
        parts.push(when_words(item.when, Style::Long, locale));
        parts.extend(item.status.map(|status| status_label(status, roadmap, locale).text));
    }
    let name = parts.join(", ");
    match name.char_indices().nth(MAX_NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or("")),
        None => name,
    }
}

/// The title; of a version also what it brings, as it stands beside it.
fn named(roadmap: &Roadmap, item: &Item, at: ItemRef, locale: &Locale) -> String {
    let title = item_title(item, locale).text;
    let is_version = roadmap.track(at).is_some_and(|track| track.kind == Kind::Versions);
    if !is_version || item.details().features.is_empty() {
        return title;
    }
    let features: Vec<String> = item.details().features.iter().map(|feature| locale.localize(feature).text).collect();
    format!("{title} {}", features.join(", "))
}

/// "Клиенты Smart CMS: 7 клиентов".
fn point_title(roadmap: &Roadmap, series: &Series, point: &Point, at: ItemRef, locale: &Locale) -> String {
    let track = roadmap.track(at).map(|track| locale.title(track.title.as_ref()).text).unwrap_or_default();
    let title = match &series.title {
        Some(title) => format!("{track}, {}", locale.localize(title).text),
        None => track,
    };
    format!("{title}: {}", value_words(series, point, locale))
}

/// The planned value of a point, or the actual one where there is no plan.
pub(crate) fn value_words(series: &Series, point: &Point, locale: &Locale) -> String {
    let value = point.plan.or(point.actual).unwrap_or(Amount::Exactly(0.0));
    numbers::amount(value, &series.unit, locale)
}

/// Whether a value is plan or fact; of both, what the fact is: "план, факт: 4 клиента".
pub(crate) fn plan_and_fact(series: &Series, point: &Point, locale: &Locale) -> String {
    let fact = lowercase(locale.catalog().actual);
    match (point.plan, point.actual) {
        (Some(_), Some(came)) => {
            format!("{}, {fact}: {}", locale.catalog().plan, numbers::amount(came, &series.unit, locale))
        }
        (None, Some(_)) => fact,
        _ => locale.catalog().plan.to_string(),
    }
}

/// How many of what a track holds.
pub(crate) fn track_count(track: &Track, locale: &Locale) -> String {
    if track.kind == Kind::Metric {
        return metric_words(track, locale);
    }
    // Milestones are no tasks and no phases; they are counted where there is nothing else.
    let milestones = track.items.iter().filter(|item| item.milestone).count();
    let others = track.items.len() - milestones;
    if others == 0 && milestones > 0 {
        return locale.catalog().milestones.count(milestones, locale.lang);
    }
    noun_of(track.kind, locale).count(others, locale.lang)
}

/// What the items of a track are counted as.
pub(crate) fn noun_of(kind: Kind, locale: &Locale) -> &'static Noun {
    let catalog = locale.catalog();
    match kind {
        Kind::Phases | Kind::Metric => &catalog.phases,
        Kind::Versions => &catalog.versions,
        Kind::Markets => &catalog.countries,
        Kind::Tasks => &catalog.tasks,
    }
}

/// Whether a metric is plan, actual, or both.
fn metric_words(track: &Track, locale: &Locale) -> String {
    let points = || track.series.iter().flat_map(|series| &series.points);
    let planned = points().any(|point| point.plan.is_some()).then(|| locale.catalog().plan.to_string());
    let came = points().any(|point| point.actual.is_some()).then(|| lowercase(locale.catalog().actual));
    [planned, came].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
