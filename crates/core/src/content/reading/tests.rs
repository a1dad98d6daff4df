//! The strip against an oracle that looks at every item for every day, and what else a reading says.

use super::*;
use crate::i18n::Lang;
use crate::model::{DayRange, Item, Track, When};
use crate::parse::parse;
use crate::state::{Session, SessionOptions};

const DOCUMENTS: [&str; 6] = [
    include_str!("../../../../../www/roadmaps/asking.json"),
    include_str!("../../../../../www/roadmaps/mdtechnology.json"),
    include_str!("../../../../../www/roadmaps/plan-actual.json"),
    include_str!("../../../../../www/roadmaps/releases.json"),
    include_str!("../../../../../www/roadmaps/horizons.json"),
    include_str!("../../../../../www/roadmaps/first.json"),
];

fn today() -> Day {
    Day::from_ymd(2026, 11, 24).unwrap()
}

fn session(text: &str) -> Session {
    Session::new(parse(text).roadmap.unwrap(), Vec::new(), SessionOptions::new(Lang::En, today()))
}

fn read(session: &Session, date: &str) -> Reading {
    reading(session.document(), written_period(date).unwrap(), today())
}

/// First and last day of a time; nothing where it has none.
fn days(when: When, roadmap: &Roadmap) -> Option<DayRange> {
    let of = |date: FuzzyDate| date.period.days(roadmap.calendar);
    match when {
        When::At(window) => Some(window.days(roadmap.calendar)),
        When::From(date) | When::Until(date) => Some(of(date)),
        When::Between(from, to) => Some(of(from).join(of(to))),
        When::Horizon(_) | When::Unscheduled => None,
    }
}

/// Whether an item has come by a day.
fn has_come(item: &Item, day: Day, roadmap: &Roadmap) -> Option<Day> {
    if item.status == Some(Status::Cancelled) {
        return None;
    }
    let when = item.details().actual.unwrap_or(item.when);
    let all = days(when, roadmap)?;
    let comes = match when {
        _ if item.status == Some(Status::Shipped) => all.first,
        When::From(date) | When::Between(date, _) => date.period.days(roadmap.calendar).last,
        _ => all.last,
    };
    (comes <= day).then_some(comes)
}

/// The item that came last, as the strip names it.
fn newest(track: &Track, day: Day, session: &Session) -> Option<String> {
    let mut newest: Option<(Day, &Item)> = None;
    for item in &track.items {
        if let Some(comes) = has_come(item, day, &session.roadmap)
            && newest.is_none_or(|(known, _)| known <= comes)
        {
            newest = Some((comes, item));
        }
    }
    let (_, item) = newest?;
    let title = item_title(item, &session.locale).text;
    Some(
        item.details()
            .features
            .first()
            .map_or_else(|| title.clone(), |feature| format!("{title} {}", session.locale.localize(feature).text)),
    )
}

/// The value that holds: the fact, unless a plan for a later time holds already.
fn value(series: &Series, day: Day, session: &Session) -> Option<String> {
    let calendar = session.roadmap.calendar;
    let begins = |point: &Point| {
        let days = point.date.days(calendar);
        if series.shape == SeriesShape::Step { days.first } else { days.last }
    };
    let mut best: Option<((Day, bool), Amount)> = None;
    for point in series.points.iter().filter(|point| begins(point) <= day) {
        for (amount, is_fact) in [(point.plan, false), (point.actual, true)] {
            if let Some(amount) = amount
                && best.is_none_or(|(known, _)| known <= (begins(point), is_fact))
            {
                best = Some(((begins(point), is_fact), amount));
            }
        }
    }
    best.map(|(_, amount)| numbers::amount(amount, &series.unit, &session.locale))
}

#[test]
fn the_strip_is_what_an_oracle_says_on_every_day_of_every_example() {
    let mut compared = 0;
    for text in DOCUMENTS {
        let session = session(text);
        let Some(extent) = session.extent else { continue };
        for number in extent.first.number()..=extent.last.number() {
            let day = Day::from_number(number.into());
            for ReadingItem { cell, .. } in reading(session.document(), Period::Day(day), today()).cells {
                let track = &session.roadmap.tracks[cell.track as usize];
                let expected = match (track.kind, cell.series) {
                    (Kind::Versions, _) => newest(track, day, &session),
                    (Kind::Metric, Some(series)) => value(&track.series[series as usize], day, &session),
                    // The countries by name are compared where there are few.
                    _ => {
                        let left = |item: &Item| {
                            matches!(item.when, When::Until(_) | When::Between(..))
                                && days(item.when, &session.roadmap).is_some_and(|days| days.last < day)
                        };
                        let mut come: Vec<(Day, &Item)> = track
                            .items
                            .iter()
                            .filter(|item| !left(item))
                            .filter_map(|item| Some((has_come(item, day, &session.roadmap)?, item)))
                            .collect();
                        come.sort_by_key(|(day, _)| *day);
                        let names: Vec<String> = come.iter().map(|(_, item)| item_title(item, &session.locale).text).collect();
                        (!names.is_empty()).then(|| names.join(", "))
                    }
                };
                assert_eq!(cell.value.text, expected.unwrap_or_else(|| "not yet".into()), "{day} {}", cell.label.text);
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn every_spelling_of_the_format_is_understood() {
    for (written, read) in [
        ("2026-Q3", "2026-Q3"),
        (" 2026Q3 ", "2026-Q3"),
        ("2026-35", "2026-Q3"),
        ("2026-03", "2026-03"),
        ("2026-W05", "2026-W05"),
        ("2026-03-15", "2026-03-15"),
        ("2026-03-15T10:00Z", "2026-03-15"),
        ("2026~", "2026"),
        ("2026-Q2/2026-Q4", "2026-Q4"),
        ("2026-02/..", "2026-02"),
    ] {
        assert_eq!(written_period(written).map(|period| period.to_string()).as_deref(), Some(read), "{written}");
    }
    for wrong in ["", "spring", "Q3 2026", "2026-13", "15.03.2026", "later"] {
        assert_eq!(written_period(wrong), None, "{wrong}");
    }
}

#[test]
fn a_reading_says_what_runs_what_comes_next_and_in_how_long() {
    let session = session(
        r#"{"title": "P", "language": "en", "goals": [{"title": "Win", "date": "2026-Q1"}], "tracks": [
        {"title": "Work", "items": [{"title": "A", "start": "2026-01", "end": "2026-04"}, {"title": "B", "start": "2025-01", "end": "2026-03"},
            {"title": "C", "start": "2026-02", "end": "2026-12"}, {"title": "D", "start": "2026-03-01", "end": "2027"}, {"title": "Off", "start": "2026-01", "end": "2026-04", "status": "cancelled"}]},
        {"title": "Versions", "kind": "versions", "items": [{"title": "v2", "date": "2026-07"}]},
        {"title": "Users", "kind": "metric", "series": [{"shape": "line", "points": [
            {"date": "2026-02-28", "plan": 10, "actual": 7}, {"date": "2026-03-30", "plan": 40}]}]}]}"#,
    );
    let reading = read(&session, "2026-03-15");
    assert_eq!(reading.away.as_deref(), Some("8\u{a0}months ago"));
    let said = |label: &str| {
        let row = reading.rows.iter().find(|row| row.label == label).unwrap();
        let texts: Vec<&str> = row.texts.iter().map(|text| text.text.as_str()).collect();
        (texts.join(" | "), row.more.clone())
    };
    assert_eq!(said("Under way"), ("B | A | C".into(), Some("1 more".into())));
    assert_eq!(said("Comes next"), ("v2, July 2026, in 4\u{a0}months".replace("July", "Jul"), None));
    assert_eq!(said("Goals").0, "Win");
    let users = reading.cells.iter().find(|item| item.cell.series == Some(0)).unwrap();
    assert_eq!(users.drawn.as_deref(), Some("plan ≈ 25 by the line"));
    assert_eq!(users.gap.as_deref(), Some("3 below plan"));
    assert_eq!(users.cell.qualifier.as_deref(), Some("actual"));
    // A plan for later is not what the fact was to meet.
    let later = read(&session, "2026-04");
    assert_eq!((later.cells[1].gap.as_deref(), later.cells[1].cell.qualifier.as_deref()), (None, Some("plan")));
    // On a day with a written value nothing is drawn.
    assert_eq!(read(&session, "2026-03-30").cells[1].drawn, None);
}

#[test]
fn what_came_counts_more_than_the_plan_and_goals_are_those_of_the_period() {
    let session = session(include_str!("../../../../../www/roadmaps/asking.json"));
    let said = |date: &str, label: &str| {
        let reading = read(&session, date);
        let row = reading.rows.into_iter().find(|row| row.label == label);
        row.map(|row| row.texts.into_iter().map(|text| text.text).collect::<Vec<_>>().join(" | ")).unwrap_or_default()
    };
    // Planned until June, under way until the end of August.
    assert_eq!(said("2026-07-15", "Under way"), "New storage");
    assert_eq!(said("2026-09-15", "Under way"), "Search in files");
    assert!(said("2026-05-15", "Comes next").starts_with("v2.0, "), "{}", said("2026-05-15", "Comes next"));
    assert_eq!(said("2027", "Goals"), "A search that finds everything | Two regions");
    assert_eq!(said("2026-Q3", "Goals"), "First hundred customers");
}

#[test]
fn drawn_values_have_no_more_digits_than_the_way_between_has() {
    for (value, way, said) in
        [(41.237, 30.0, 41.0), (1_734_231.0, 1_500_000.0, 1_730_000.0), (2.456, 1.0, 2.5), (0.55, 0.0, 0.55)]
    {
        let rounded = rounded(value, way);
        assert!((rounded - said).abs() < 1e-9, "{value} of {way}: {rounded}");
    }
}
