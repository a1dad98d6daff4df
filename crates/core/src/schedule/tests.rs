use proptest::prelude::*;

use super::*;
use crate::parse::parse;

#[test]
fn items_are_read_by_time_and_then_by_heading() {
    let reading = parse(
        r#"{"format":1,"title":"T","tracks":[{"title":"P","items":[
            {"title":"a","horizon":"later"},{"title":"b","date":"2026-Q2"},{"title":"c","date":"2026-04"},
            {"title":"d"},{"title":"e","horizon":"now"},{"title":"f","date":"2026-04"}]}]}"#,
    );
    let schedule = Schedule::new(&reading.roadmap.unwrap());
    let track = schedule.track(0);
    assert_eq!(track.in_order().collect::<Vec<_>>(), [2, 5, 1, 4, 0, 3]);
    assert_eq!((track.undated(0), track.undated(2), track.undated(3)), (&[4][..], &[0][..], &[3][..]));
    assert_eq!(track.item_days(1).map(DayRange::length), Some(91));
    assert_eq!(track.item_days(6), None);
}

#[test]
fn today_is_on_the_axis_where_it_is_near() {
    let reading = parse(r#"{"format":1,"title":"T","tracks":[{"title":"P","items":[{"title":"a","date":"2026-06-10"}]}]}"#);
    let schedule = Schedule::new(&reading.roadmap.unwrap());
    let day = |year| Day::from_ymd(year, 6, 10).unwrap();
    assert_eq!(schedule.extent(day(2027)), Some(DayRange { first: day(2026), last: day(2027) }));
    assert_eq!(schedule.extent(day(2029)), Some(DayRange::of_day(day(2026))));
}

proptest! {
    #[test]
    fn every_item_is_read_once_and_in_the_order_of_its_days(dates in prop::collection::vec("(202[5-7](-(0[1-9]|Q[1-4]))?|)", 0..40)) {
        let items: Vec<String> = dates.iter().map(|date| match date.as_str() {
            "" => r#"{"title":"x"}"#.to_string(),
            date => format!(r#"{{"title":"x","date":"{date}"}}"#),
        }).collect();
        let json = format!(r#"{{"format":1,"title":"T","tracks":[{{"title":"P","kind":"tasks","items":[{}]}}]}}"#, items.join(","));
        let schedule = Schedule::new(&parse(&json).roadmap.unwrap());
        let track = schedule.track(0);
        let mut read: Vec<u32> = track.in_order().collect();
        let days: Vec<DayRange> = track.dated().map(|(_, days)| days).collect();
        prop_assert!(days.is_sorted());
        prop_assert_eq!(days.len(), dates.iter().filter(|date| !date.is_empty()).count());
        read.sort_unstable();
        prop_assert_eq!(read, (0..u32::try_from(dates.len()).unwrap()).collect::<Vec<_>>());
    }
}
