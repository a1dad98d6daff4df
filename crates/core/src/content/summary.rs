//! The strip that answers in five seconds: where things stand as of a day, by the plan.
//!
//! One rule for all: what is dated by a period counts once the period is over (a line's value, a version, a market)
//! or, for a step, once it has begun. Until then it is what comes next.

use super::words::{item_title, value_words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, fill, numbers};
use crate::model::{
    Amount, Calendar, Day, Item, ItemRef, Kind, Point, Roadmap, Series, SeriesShape, Status, Track, When, lowercase,
};
use crate::schedule::known_days;

/// One answer of the strip.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryItem {
    /// What it is about.
    pub label: LocalizedText,
    /// Whether the figure is plan or fact; `None` for what the document says has come.
    pub qualifier: Option<String>,
    /// Where it stands.
    pub value: LocalizedText,
    /// What comes next and when.
    pub next: Option<LocalizedText>,
    /// The track it is about.
    pub track: u32,
    /// The series of it, for a metric.
    pub series: Option<u32>,
}

/// The answers of a roadmap as of a day.
pub fn summary(roadmap: &Roadmap, as_of: Day, locale: &Locale) -> Vec<SummaryItem> {
    roadmap
        .tracks
        .iter()
        .zip(0u32..)
        .flat_map(|(track, index)| match track.kind {
            Kind::Versions => versions(roadmap, track, index, as_of, locale).into_iter().collect(),
            Kind::Metric => metrics(roadmap, track, index, as_of, locale),
            Kind::Markets => markets(roadmap, track, index, as_of, locale).into_iter().collect(),
            Kind::Phases | Kind::Tasks => Vec::new(),
        })
        .collect()
}

fn then(what: &LocalizedText, locale: &Locale) -> LocalizedText {
    LocalizedText { text: fill(locale.catalog().then, &[("what", &what.text)]), lang: what.lang.clone() }
}

/// The day on which an item counts as come.
pub(crate) fn comes(item: &Item, calendar: Calendar) -> Option<Day> {
    match (item.details().actual.unwrap_or(item.when), item.status) {
        // What the document calls out already, is.
        (when, Some(Status::Shipped)) => known_days(when, calendar).map(|days| days.first),
        (When::From(start) | When::Between(start, _), _) => Some(start.period.days(calendar).last),
        (when, _) => known_days(when, calendar).map(|days| days.last),
    }
}

/// The dated items with the days on which they count as come, in the order of time.
fn in_order<'r>(roadmap: &Roadmap, track: &'r Track) -> Vec<(Day, &'r Item)> {
    let mut items: Vec<(Day, &Item)> = track
        .items
        .iter()
        .filter(|item| item.status != Some(Status::Cancelled))
        .filter_map(|item| Some((comes(item, roadmap.calendar)?, item)))
        .collect();
    items.sort_by_key(|(day, _)| *day);
    items
}

fn versions(roadmap: &Roadmap, track: &Track, index: u32, as_of: Day, locale: &Locale) -> Option<SummaryItem> {
    let items = in_order(roadmap, track);
    let come = items.partition_point(|(last, _)| *last <= as_of);
    let current = come.checked_sub(1).and_then(|at| items.get(at)).map(|(_, item)| named(item, locale));
    let next = items.get(come).map(|(_, item)| {
        let name = item_title(item, locale);
        LocalizedText { text: format!("{}, {}", name.text, super::when_words(item.when, Style::Medium, locale)), lang: name.lang }
    });
    if current.is_none() && next.is_none() {
        return None;
    }
    let has_come = come.checked_sub(1).and_then(|at| items.get(at)).is_some_and(|(_, item)| has_come(item));
    Some(SummaryItem {
        label: locale.title(track.title.as_ref()),
        qualifier: (!has_come).then(|| locale.catalog().plan.to_string()),
        value: current.unwrap_or_else(|| LocalizedText::own(locale.catalog().not_yet)),
        next: next.map(|next| then(&next, locale)),
        track: index,
        series: None,
    })
}

/// Whether the document says that it has come.
fn has_come(item: &Item) -> bool {
    item.status == Some(Status::Shipped) || item.details().actual.is_some()
}

/// A version with the first thing it brings: "v2.0 Multi-tenant".
fn named(item: &Item, locale: &Locale) -> LocalizedText {
    let name = item_title(item, locale);
    match item.details().features.first().map(|feature| locale.localize(feature)) {
        Some(feature) => LocalizedText { text: format!("{} {}", name.text, feature.text), lang: name.lang },
        None => name,
    }
}

fn metrics(roadmap: &Roadmap, track: &Track, index: u32, as_of: Day, locale: &Locale) -> Vec<SummaryItem> {
    let primary = || track.series.iter().zip(0u32..).filter(|(series, _)| !series.secondary);
    let several = primary().count() > 1;
    primary()
        .filter_map(|(series, at)| {
            let label = match (&series.title, several) {
                (Some(title), true) => locale.localize(title),
                _ => locale.title(track.title.as_ref()),
            };
            metric(roadmap, series, ItemRef { track: index, series: Some(at), index: 0 }, label, as_of, locale)
        })
        .collect()
}

/// The day from which a value holds.
fn holds_from(series: &Series, point: &Point, calendar: Calendar) -> Day {
    let days = point.date.days(calendar);
    if series.shape == SeriesShape::Step { days.first } else { days.last }
}

/// A value with the day from which it holds.
type Held = (Day, Amount);

/// The plan and the fact that hold on a day.
pub(super) fn held_values(series: &Series, as_of: Day, calendar: Calendar) -> (Option<Held>, Option<Held>) {
    // Of the values that hold, the one that holds latest counts; of several for one date the last one.
    let latest = |value: fn(&Point) -> Option<Amount>| {
        let held = series.points.iter().filter_map(|point| Some((holds_from(series, point, calendar), value(point)?)));
        held.filter(|(from, _)| *from <= as_of).max_by_key(|(from, _)| *from)
    };
    (latest(|point| point.plan), latest(|point| point.actual))
}

/// The value that holds on a day, and whether it is a fact: what came counts more than what was meant to come by then.
pub(crate) fn held_value(series: &Series, as_of: Day, calendar: Calendar) -> Option<(Held, bool)> {
    match held_values(series, as_of, calendar) {
        (Some(planned), Some(came)) if came.0 < planned.0 => Some((planned, false)),
        (_, Some(came)) => Some((came, true)),
        (Some(planned), None) => Some((planned, false)),
        (None, None) => None,
    }
}

fn metric(
    roadmap: &Roadmap,
    series: &Series,
    at: ItemRef,
    label: LocalizedText,
    as_of: Day,
    locale: &Locale,
) -> Option<SummaryItem> {
    let held = held_value(series, as_of, roadmap.calendar);
    let holds = |point: &&Point| holds_from(series, point, roadmap.calendar);
    let next = series.points.iter().rev().filter(|point| holds(point) > as_of).min_by_key(holds);
    if held.is_none() && next.is_none() {
        return None;
    }
    let next = next.map(|point| {
        let when = dates::window(point.date, Style::Medium, locale);
        then(&LocalizedText::own(format!("{}, {when}", value_words(series, point, locale))), locale)
    });
    let catalog = locale.catalog();
    let (value, qualifier) = match held {
        Some(((_, came), true)) => (numbers::amount(came, &series.unit, locale), lowercase(catalog.actual)),
        Some(((_, plan), false)) => (numbers::amount(plan, &series.unit, locale), catalog.plan.to_string()),
        None => (catalog.not_yet.to_string(), catalog.plan.to_string()),
    };
    Some(SummaryItem {
        label,
        qualifier: Some(qualifier),
        value: LocalizedText::own(value),
        next,
        track: at.track,
        series: at.series,
    })
}

/// More countries than this are counted in the strip, where they would take a screen.
const MAX_NAMES: usize = 5;

fn markets(roadmap: &Roadmap, track: &Track, index: u32, as_of: Day, locale: &Locale) -> Option<SummaryItem> {
    // A market that has an end is left then.
    let left = |item: &Item| matches!(item.when, When::Until(end) | When::Between(_, end) if end.period.days(roadmap.calendar).last < as_of);
    let items = in_order(roadmap, track);
    if items.is_empty() {
        return None;
    }
    let entered: Vec<&(Day, &Item)> = items.iter().filter(|(day, item)| *day <= as_of && !left(item)).collect();
    let value = match entered.as_slice() {
        [] => LocalizedText::own(locale.catalog().not_yet),
        few if few.len() <= MAX_NAMES => {
            let names: Vec<LocalizedText> = few.iter().map(|(_, item)| item_title(item, locale)).collect();
            let lang = names.first().and_then(|name| name.lang.clone());
            LocalizedText { text: names.into_iter().map(|name| name.text).collect::<Vec<_>>().join(", "), lang }
        }
        [.., (_, newest)] => {
            let (count, name) = (locale.catalog().countries.count(entered.len(), locale.lang), item_title(newest, locale));
            LocalizedText { text: fill(locale.catalog().newest, &[("count", &count), ("what", &name.text)]), lang: None }
        }
    };
    let have_come = !entered.is_empty() && entered.iter().all(|(_, item)| has_come(item));
    let next = items.iter().find(|(day, _)| *day > as_of).map(|(_, item)| {
        let name = item_title(item, locale);
        then(&LocalizedText { text: format!("{}, {}", name.text, entry_words(item, locale)), lang: name.lang }, locale)
    });
    let qualifier = (!have_come).then(|| locale.catalog().plan.to_string());
    Some(SummaryItem { label: locale.title(track.title.as_ref()), qualifier, value, next, track: index, series: None })
}

fn entry_words(item: &Item, locale: &Locale) -> String {
    match item.when {
        When::From(start) | When::Between(start, _) => dates::date(start, Style::Medium, locale),
        when => super::when_words(when, Style::Medium, locale),
    }
}
