//! Everything that is known of one item, in words, for the panel.

use super::Accent;
use super::accent::accent_of;
use super::chain::{Chain, chain};
use super::document::Document;
use super::head::{LinkWords, link_words};
use super::slip::slip_words;
use super::target::Target;
use super::words::{item_title, noun_of, period_words, plan_and_fact, status_label, status_meaning, value_words, when_words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, Noun, fill, numbers};
use crate::model::{DayRange, FuzzyDate, Item, ItemRef, Kind, Period, Precision, Roadmap, Status};
use crate::schedule::Schedule;

/// One line of the panel: a label and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub label: &'static str,
    /// One or several texts.
    pub texts: Vec<LocalizedText>,
}

/// A way to another item.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The item.
    pub at: ItemRef,
    /// Its title.
    pub title: LocalizedText,
    /// Its time.
    pub when: String,
}

/// References under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct References {
    /// The heading.
    pub label: &'static str,
    /// The items.
    pub items: Vec<Reference>,
    /// The button for more, with how much there is.
    pub more: Option<String>,
}

/// What the panel shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// The track's title.
    pub track: LocalizedText,
    /// What the track says of itself.
    pub track_summary: Option<LocalizedText>,
    /// The track's colour.
    pub accent: Accent,
    /// The headline.
    pub title: LocalizedText,
    /// When, in words.
    pub when: String,
    /// The status with its word.
    pub status: Option<(Status, LocalizedText, LocalizedText)>,
    /// One or two sentences.
    pub summary: Option<LocalizedText>,
    /// All other facts, in reading order.
    pub facts: Vec<Fact>,
    /// What is in it.
    pub features: Vec<LocalizedText>,
    /// Share done, 0 to 1, with its words.
    pub progress: Option<(f64, String)>,
    /// Links.
    pub links: Vec<LinkWords>,
    /// Other items.
    pub references: Vec<References>,
    /// The item before it in its track.
    pub previous: Option<ItemRef>,
    /// The item after it in its track.
    pub following: Option<ItemRef>,
    /// For a chip: the days it stands for.
    pub period: Option<DayRange>,
}

/// References that are listed at once; more on request, so that a chip of thousands opens as fast as one of ten.
const PAGE: usize = 50;

/// Whether there is what a target stands for.
pub fn exists(document: Document<'_>, target: &Target) -> bool {
    match target {
        Target::Item(at) if at.series.is_some() => document.roadmap.point(*at).is_some(),
        Target::Item(at) => document.roadmap.item(*at).is_some(),
        Target::Cluster { track, .. } => document.roadmap.tracks.len() > *track as usize,
    }
}

/// The details of what was chosen; `None` for a reference to something that is not there. `pages` is how often more was asked for.
pub fn details(document: Document<'_>, target: &Target, pages: usize) -> Option<Details> {
    let room = PAGE.saturating_mul(pages + 1);
    match target {
        Target::Item(at) if at.series.is_some() => point(document, *at, room),
        Target::Item(at) => item(document, *at),
        Target::Cluster { track, days } => cluster(document, *track, *days, room),
    }
}

/// References as far as there is room for them, and a button for the others.
fn references(document: Document<'_>, label: &'static str, noun: &Noun, all: &[ItemRef], room: usize) -> References {
    let Document { roadmap, locale, .. } = document;
    let items = all.iter().take(room).filter_map(|at| reference(roadmap, *at, locale)).collect();
    let more = all.len().checked_sub(room).filter(|more| *more > 0).map(|more| {
        let count = noun.count(more, locale.lang);
        fill(locale.catalog().show_more, &[("count", &count)])
    });
    References { label, items, more }
}

fn blank(roadmap: &Roadmap, track: u32, title: LocalizedText, locale: &Locale) -> Option<Details> {
    Some(Details {
        track: locale.title(roadmap.tracks.get(track as usize)?.title.as_ref()),
        track_summary: roadmap.tracks.get(track as usize)?.summary.as_ref().map(|summary| locale.localize(summary)),
        accent: accent_of(roadmap, track),
        title,
        when: String::new(),
        status: None,
        summary: None,
        facts: Vec::new(),
        features: Vec::new(),
        progress: None,
        links: Vec::new(),
        references: Vec::new(),
        previous: None,
        following: None,
        period: None,
    })
}

fn item(document: Document<'_>, at: ItemRef) -> Option<Details> {
    let Document { roadmap, locale, .. } = document;
    let catalog = locale.catalog();
    let item = roadmap.item(at)?;
    let track = roadmap.track(at)?;
    let mut details = blank(roadmap, at.track, item_title(item, locale), locale)?;
    details.when = long_time(item, locale);
    if track.kind == Kind::Markets {
        details.when = format!("{}: {}", catalog.market_entry, when_words(item.when, Style::Long, locale));
    }
    details.status =
        item.status.map(|status| (status, status_label(status, roadmap, locale), status_meaning(status, roadmap, locale)));
    details.summary = item.details().summary.as_ref().map(|text| locale.localize(text));
    details.features = item.details().features.iter().map(|text| locale.localize(text)).collect();
    details.progress = item.details().progress.map(|share| (share, numbers::percent((share * 100.0).round(), locale.lang)));
    details.links = item.details().links.iter().map(|link| link_words(link, locale)).collect();
    let text =
        |label, text: &Option<crate::model::Text>| text.as_ref().map(|text| Fact { label, texts: vec![locale.localize(text)] });
    let many = |label, texts: Vec<LocalizedText>| (!texts.is_empty()).then_some(Fact { label, texts });
    let late = locale.lang.late();
    let slip = slip_words(item, locale).map(|slip| Fact { label: late.change, texts: vec![slip.text()] });
    // A slip says both values.
    let actual = item.details().actual.filter(|_| slip.is_none());
    details.facts = [
        slip,
        text(catalog.reason, &item.details().reason),
        text(catalog.result, &item.details().result),
        text(catalog.outcome, &item.details().outcome),
        actual.map(|when| Fact { label: catalog.actual, texts: vec![LocalizedText::own(when_words(when, Style::Long, locale))] }),
        waiting_words(document, at),
        until_next_version(document, at),
        many(catalog.tags, item.details().tags.iter().map(|tag| locale.localize(tag)).collect()),
        many(catalog.markets, item.details().markets.iter().map(|market| LocalizedText::own(locale.country(market))).collect()),
        text(catalog.note, &item.details().note),
    ]
    .into_iter()
    .flatten()
    .collect();
    details.references = item_references(document, at, item);
    (details.previous, details.following) = neighbours(document, at);
    Some(details)
}

/// How much comes before it and after it, and what it is too early for.
fn waiting_words(document: Document<'_>, at: ItemRef) -> Option<Fact> {
    let Document { roadmap, locale, .. } = document;
    let late = locale.lang.late();
    let Chain { before, after, longest, begins_early } = chain(roadmap, at)?;
    // Counts of items stay far below the numbers that lose digits.
    #[allow(clippy::cast_precision_loss)]
    let number = |count: usize| numbers::number(count as f64, locale.lang);
    let around = fill(late.before_after, &[("before", &number(before)), ("after", &number(after))]);
    let mut texts = vec![around, fill(late.longest_chain, &[("n", &number(longest))])];
    let titles = begins_early.iter().filter_map(|at| Some(item_title(roadmap.item(*at)?, locale).text));
    texts.extend(titles.map(|what| fill(late.begins_early, &[("what", &what)])));
    Some(Fact { label: late.dependencies, texts: texts.into_iter().map(LocalizedText::own).collect() })
}

/// The time in full; a week also says its days.
fn long_time(item: &Item, locale: &Locale) -> String {
    let words = when_words(item.when, Style::Long, locale);
    match item.when {
        crate::model::When::At(window) if window.to.is_none() && window.from.period.precision() == Precision::Week => {
            format!("{words}: {}", days_words(window.days(locale.calendar), Style::Medium, locale))
        }
        _ => words,
    }
}

/// A version is the current one until the next comes.
fn until_next_version(document: Document<'_>, at: ItemRef) -> Option<Fact> {
    let Document { roadmap, schedule, locale } = document;
    let track = roadmap.track(at).filter(|track| track.kind == Kind::Versions)?;
    let own = schedule.days(at)?;
    let (next, _) = schedule.track(at.track).dated().find(|(_, days)| days.first > own.first)?;
    let next = track.items.get(next as usize)?;
    let text = format!("{}, {}", item_title(next, locale).text, when_words(next.when, Style::Long, locale));
    Some(Fact { label: locale.catalog().following, texts: vec![LocalizedText::own(text)] })
}

fn reference(roadmap: &Roadmap, at: ItemRef, locale: &Locale) -> Option<Reference> {
    if let Some((series, point)) = roadmap.point(at) {
        let title =
            LocalizedText::own(format!("{} ({})", value_words(series, point, locale), plan_and_fact(series, point, locale)));
        return Some(Reference { at, title, when: dates::window(point.date, Style::Medium, locale) });
    }
    let item = roadmap.item(at)?;
    Some(Reference { at, title: item_title(item, locale), when: when_words(item.when, Style::Medium, locale) })
}

fn item_references(document: Document<'_>, at: ItemRef, item: &Item) -> Vec<References> {
    let Document { roadmap, schedule, locale } = document;
    let catalog = locale.catalog();
    let waits_for = item.details().depends_on.iter().filter_map(|id| roadmap.find_written(id));
    let all = || {
        roadmap.tracks.iter().zip(0u32..).flat_map(|(track, t)| {
            track.items.iter().zip(0u32..).map(move |(item, index)| (ItemRef { track: t, series: None, index }, item))
        })
    };
    let id = item.id.as_deref();
    let waits = |other: &Item| other.details().depends_on.iter().any(|wanted| Some(&**wanted) == id);
    let waiting = all().filter(|(_, other)| waits(other)).map(|(at, _)| at);
    // Related is what happens at the same time or under the same word in other tracks.
    let dated = schedule.days(at).is_some();
    let alike = |other: &Item| {
        (dated && other.when == item.when) || other.details().tags.iter().any(|tag| item.details().tags.contains(tag))
    };
    let related = all().filter(|(other_at, other)| *other_at != at && alike(other)).map(|(at, _)| at);
    let listed = |label, items: &mut dyn Iterator<Item = ItemRef>| {
        let items: Vec<Reference> = items.filter_map(|at| reference(roadmap, at, locale)).take(12).collect();
        (!items.is_empty()).then_some(References { label, items, more: None })
    };
    [
        listed(catalog.depends_on, &mut waits_for.into_iter()),
        listed(catalog.required_by, &mut waiting.into_iter()),
        listed(catalog.related, &mut related.into_iter()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn point(document: Document<'_>, at: ItemRef, room: usize) -> Option<Details> {
    let Document { roadmap, schedule, locale } = document;
    let catalog = locale.catalog();
    let (series, point) = roadmap.point(at)?;
    let mut details = blank(roadmap, at.track, LocalizedText::own(value_words(series, point, locale)), locale)?;
    details.when = dates::window(point.date, Style::Long, locale);
    let value = |label, amount: Option<crate::model::Amount>| {
        amount.map(|amount| Fact { label, texts: vec![LocalizedText::own(numbers::amount(amount, &series.unit, locale))] })
    };
    let note = |text: &Option<crate::model::Text>| {
        text.as_ref().map(|text| Fact { label: catalog.note, texts: vec![locale.localize(text)] })
    };
    details.summary = series.title.as_ref().map(|title| locale.localize(title));
    details.facts =
        [value(catalog.planned_value, point.plan), value(catalog.actual, point.actual), note(&point.note), note(&series.note)]
            .into_iter()
            .flatten()
            .collect();
    let same_time: Vec<Reference> =
        same_time(roadmap, schedule, at).filter_map(|other| named_point(roadmap, other, locale)).take(PAGE).collect();
    let count = u32::try_from(series.points.len()).unwrap_or(u32::MAX);
    let others: Vec<ItemRef> = (0..count).filter(|index| *index != at.index).map(|index| ItemRef { index, ..at }).collect();
    let mut related = references(document, catalog.related, &catalog.values, &others, room);
    related.items.splice(..0, same_time);
    if !related.items.is_empty() {
        details.references.push(related);
    }
    (details.previous, details.following) = neighbours(document, at);
    Some(details)
}

/// Values of the track's other series at the same time.
fn same_time(roadmap: &Roadmap, schedule: &Schedule, at: ItemRef) -> impl Iterator<Item = ItemRef> {
    let own = schedule.days(at);
    let series = roadmap.track(at).map(|track| &*track.series).unwrap_or_default();
    series.iter().zip(0u32..).filter(move |(_, s)| Some(*s) != at.series).flat_map(move |(series, s)| {
        let points = (0u32..).zip(&series.points).map(move |(index, _)| ItemRef { series: Some(s), index, ..at });
        points.filter(move |other| schedule.days(*other) == own)
    })
}

/// A value with the name of its series.
fn named_point(roadmap: &Roadmap, at: ItemRef, locale: &Locale) -> Option<Reference> {
    let (series, _) = roadmap.point(at)?;
    let reference = reference(roadmap, at, locale)?;
    let title = match &series.title {
        Some(title) => LocalizedText::own(format!("{}, {}", reference.title.text, locale.localize(title).text)),
        None => reference.title,
    };
    Some(Reference { title, ..reference })
}

fn cluster(document: Document<'_>, track: u32, period: DayRange, room: usize) -> Option<Details> {
    let Document { roadmap, schedule, locale } = document;
    let lane = roadmap.tracks.get(track as usize)?;
    let is_held = |index: &u32, days: DayRange| {
        // Versions are counted by their first day, others by their middle; the milestones of tasks stand beside the chips.
        let day = if lane.kind == Kind::Versions { days.first } else { days.middle() };
        let stands_beside = lane.kind == Kind::Tasks && lane.items.get(*index as usize).is_some_and(|item| item.milestone);
        !stands_beside && period.contains(day)
    };
    let held: Vec<u32> =
        schedule.track(track).dated().filter(|(index, days)| is_held(index, *days)).map(|(index, _)| index).collect();
    let mut details =
        blank(roadmap, track, LocalizedText::own(noun_of(lane.kind, locale).count(held.len(), locale.lang)), locale)?;
    details.when = period_words(period, locale, Style::Long).unwrap_or_else(|| days_words(period, Style::Long, locale));
    let held: Vec<ItemRef> = held.into_iter().map(|index| ItemRef { track, series: None, index }).collect();
    details.references.push(references(document, "", noun_of(lane.kind, locale), &held, room));
    details.period = Some(period);
    Some(details)
}

/// From its first day to its last.
fn days_words(days: DayRange, style: Style, locale: &Locale) -> String {
    let day = |day| FuzzyDate::certain(Period::Day(day));
    dates::range(day(days.first), day(days.last), style, locale)
}

/// What stands before and after an item in its track, in the order of reading; before and after a value in its series.
pub fn neighbours(document: Document<'_>, at: ItemRef) -> (Option<ItemRef>, Option<ItemRef>) {
    let Document { roadmap, schedule, .. } = document;
    let beside = |index: Option<u32>| index.map(|index| ItemRef { index, ..at });
    if let Some((series, _)) = roadmap.point(at) {
        let after = Some(at.index + 1).filter(|index| (*index as usize) < series.points.len());
        return (beside(at.index.checked_sub(1)), beside(after));
    }
    let order: Vec<u32> = schedule.track(at.track).in_order().collect();
    let here = order.iter().position(|index| *index == at.index);
    let at_place = |place: Option<usize>| beside(order.get(place?).copied());
    (at_place(here.and_then(|here| here.checked_sub(1))), at_place(here.map(|here| here + 1)))
}
