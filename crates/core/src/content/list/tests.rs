//! Long lists: page by page everything comes, once, in the order of time.

use std::fmt::Write as _;

use super::*;
use crate::i18n::Lang;
use crate::model::SortedSet;
use crate::state::{Session, SessionOptions};

/// `count` items on days that jump about, in three tracks and a series, some of them alike.
fn session(count: u32) -> Session {
    let mut tracks = String::new();
    for track in 0..3 {
        let items: Vec<String> = (0..count / 4)
            .map(|index| {
                let (month, day) = ((index * 7 + track * 5) % 12 + 1, (index * 11) % 28 + 1);
                let when = match index % 5 {
                    0 => format!(r#""date": "2026-Q{}""#, month.div_ceil(3)),
                    1 => format!(r#""start": "2026-{month:02}-{day:02}", "end": "2026-12-31""#),
                    _ => format!(r#""date": "2026-{month:02}-{day:02}""#),
                };
                format!(r#"{{ "title": "{track}.{index}", {when} }}"#)
            })
            .collect();
        let _ = write!(tracks, r#"{{ "title": "{track}", "items": [{}] }},"#, items.join(","));
    }
    let points: Vec<String> =
        (0..count / 4).map(|index| format!(r#"{{ "date": "2026-{:02}", "plan": {index} }}"#, (index * 5) % 12 + 1)).collect();
    let json = format!(
        r#"{{ "title": "Plan", "tracks": [{tracks} {{ "title": "M", "kind": "metric", "series": [{{ "points": [{}] }}] }}] }}"#,
        points.join(",")
    );
    let reading = crate::parse::parse(&json);
    let today = Day::from_ymd(2026, 5, 10).unwrap();
    Session::new(reading.roadmap.unwrap(), reading.diagnostics, SessionOptions::new(Lang::En, today))
}

/// What is listed under each period, in its order, and how much had no room.
fn listed(session: &Session, pages: usize) -> (Vec<(String, Vec<ItemRef>)>, usize) {
    let list = list(session.document(), session.today, &session.today_words(), Folds::Open(&SortedSet::default()), pages);
    let at = |row: &Row| match row {
        Row::Item(ItemRow { target: Target::Item(at), .. }) => Some(*at),
        _ => None,
    };
    let groups = list.groups.iter().map(|group| (group.key.clone(), group.rows.iter().filter_map(at).collect()));
    (groups.collect(), list.left_out)
}

#[test]
fn a_long_list_comes_page_by_page() {
    let session = session(400);
    let count = session.schedule.listed_count();
    let (whole, left) = listed(&session, 100);
    assert_eq!(left, 0);
    let all: Vec<ItemRef> = whole.iter().flat_map(|(_, held)| held.clone()).collect();
    assert_eq!(all.len(), count);
    assert_eq!(all.iter().copied().collect::<std::collections::BTreeSet<_>>().len(), count, "each once");
    for (period, held) in whole.iter().filter(|(period, _)| period != "running") {
        let mut sorted = held.clone();
        sorted.sort_by_key(|at| (session.schedule.days(*at), at.track, at.series, at.index));
        assert_eq!(*held, sorted, "{period}");
    }
    for pages in 0..8 {
        let (shown, left) = listed(&session, pages);
        let shown: Vec<ItemRef> = shown.into_iter().flat_map(|(_, held)| held).collect();
        assert_eq!(shown.len(), PAGE * (pages + 1));
        assert_eq!(shown[..], all[..shown.len()], "page {pages}");
        assert_eq!(left, count - shown.len());
    }
}

#[test]
fn a_short_list_is_shown_whole() {
    let session = session(u32::try_from(WHOLE).unwrap());
    let (shown, left) = listed(&session, 0);
    assert_eq!((shown.iter().map(|(_, held)| held.len()).sum::<usize>(), left), (session.schedule.listed_count(), 0));
}

/// A hundred tasks of one track, then a hundred steps, in one quarter; ten more things that run today.
fn tasks() -> Session {
    let dated = |count: u32, month: u32| {
        let items: Vec<String> = (0..count)
            .map(|index| format!(r#"{{ "title": "{index}", "date": "2026-{month:02}-{:02}" }}"#, index % 28 + 1))
            .collect();
        items.join(",")
    };
    let running: Vec<String> =
        (0..10).map(|index| format!(r#"{{ "title": "R{index}", "start": "2026-01-01", "end": ".." }}"#)).collect();
    let json = format!(
        r#"{{ "title": "Plan", "tracks": [{{ "title": "T", "kind": "tasks", "items": [{}] }}, {{ "title": "S", "items": [{}, {}] }}] }}"#,
        dated(100, 1),
        dated(100, 2),
        running.join(",")
    );
    let reading = crate::parse::parse(&json);
    let today = Day::from_ymd(2026, 5, 10).unwrap();
    Session::new(reading.roadmap.unwrap(), reading.diagnostics, SessionOptions::new(Lang::En, today))
}

#[test]
fn what_had_no_room_is_counted_once() {
    let session = tasks();
    let count = session.schedule.listed_count();
    let quarter = Period::containing(Day::from_ymd(2026, 1, 1).unwrap(), Precision::Quarter, session.roadmap.calendar);
    let fold = Fold::Tasks(0, quarter.days(session.roadmap.calendar));
    for open in [false, true] {
        let unfolded: SortedSet<Fold> = open.then(|| fold.clone()).into_iter().collect();
        for pages in 0..5 {
            let list = list(session.document(), session.today, &session.today_words(), Folds::Open(&unfolded), pages);
            let rows: Vec<&Row> = list.groups.iter().flat_map(|group| &group.rows).collect();
            let items = rows.iter().filter(|row| matches!(row, Row::Item(_))).count();
            // The tasks of a closed fold are in its row.
            let folded = if open { 0 } else { 100 };
            assert_eq!(items + folded + list.left_out, count, "open: {open}, page {pages}");
            assert!(list.groups.iter().all(|group| !group.rows.is_empty()), "no heading stands alone");
        }
    }
}
