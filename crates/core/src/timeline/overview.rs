//! The whole plan as a strip that shows how busy each track is over time.

use std::fmt::Write as _;

use crate::model::{DayRange, Roadmap, Track};
use crate::schedule::{Schedule, TrackSchedule};

/// How many parts the plan is divided into.
const PARTS: usize = 240;
/// The most lanes drawn. With more tracks than this, neighbours share a lane.
const MOST: usize = 60;
/// Height of a lane in units; a line takes up to three of them.
const LANE: usize = 4;
/// The strip is at least as high as this many lanes, so that few tracks do not get fat lines.
const LEAST: usize = 5;

/// The whole plan as a strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Width and height in units.
    pub size: (usize, usize),
    /// One lane per track, or per group of neighbours.
    pub lanes: Vec<OverviewLane>,
}

/// What the tracks of one lane have.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewLane {
    /// The index of the first track in it.
    pub track: u32,
    /// SVG path data of its lines, in units. A line is thicker where more takes place at once.
    pub path: String,
}

/// The strip of a plan with these days on its axis.
pub fn overview(roadmap: &Roadmap, schedule: &Schedule, extent: DayRange) -> Overview {
    let tracks: Vec<(u32, &Track)> = (0u32..).zip(&roadmap.tracks).collect();
    let shared = tracks.len().div_ceil(MOST).max(1);
    let count = tracks.len().div_ceil(shared);
    let height = LANE * count.max(LEAST);
    // Few lanes stand in the middle.
    let above = (height - LANE * count) / 2;
    let lane = |(row, tracks): (usize, &[(u32, &Track)])| {
        let mut density = Density::new(extent);
        for (index, track) in tracks {
            density.add(track, schedule.track(*index));
        }
        Some(OverviewLane { track: tracks.first()?.0, path: density.path(above + row * LANE) })
    };
    Overview { size: (PARTS, height), lanes: tracks.chunks(shared).enumerate().filter_map(lane).collect() }
}

/// How many items take place in each part of the plan.
struct Density {
    extent: DayRange,
    /// For each part, how many more items there are than in the part before.
    changes: Vec<i64>,
}

impl Density {
    fn new(extent: DayRange) -> Density {
        Density { extent, changes: vec![0; PARTS + 1] }
    }

    fn add(&mut self, track: &Track, schedule: &TrackSchedule) {
        for (_, days) in schedule.dated() {
            self.add_days(days);
        }
        // A line is drawn from its first value to its last.
        let lines = track.series.iter().zip(0u32..).filter_map(|(series, s)| {
            let mut days = (0u32..).zip(&series.points).filter_map(|(at, _)| schedule.point_days(s, at));
            let first = days.next()?;
            let whole =
                |all: DayRange, days: DayRange| DayRange { first: all.first.min(days.first), last: all.last.max(days.last) };
            Some(days.fold(first, whole))
        });
        lines.for_each(|days| self.add_days(days));
    }

    fn add_days(&mut self, days: DayRange) {
        let length = i64::from(self.extent.length().max(1));
        let parts = count(PARTS);
        let from = |day: crate::model::Day| i64::from(day.number()) - i64::from(self.extent.first.number());
        let part = |at: i64| usize::try_from(at.clamp(0, parts)).unwrap_or_default();
        // From where the first day begins to where the last one ends, and a part at least.
        let begin = part((from(days.first) * parts).div_euclid(length).min(parts - 1));
        let end = part(((from(days.last) + 1) * parts + length - 1).div_euclid(length)).max(begin + 1);
        for (at, by) in [(begin, 1), (end, -1)] {
            if let Some(change) = self.changes.get_mut(at) {
                *change += by;
            }
        }
    }

    /// One rectangle for each run of parts with the same level, on the bottom of the lane that begins at `top`.
    fn path(&self, top: usize) -> String {
        let mut path = String::new();
        let (mut amount, mut begun, mut level) = (0, 0, 0);
        for (part, change) in self.changes.iter().enumerate() {
            amount += change;
            let next = if part == PARTS { 0 } else { level_of(amount) };
            if next == level {
                continue;
            }
            if level > 0 {
                let y = top + LANE - 1 - level;
                // A `String` takes all that is written.
                let _ = write!(path, "M{begun} {y}H{part}V{}H{begun}Z", y + level);
            }
            (begun, level) = (part, next);
        }
        path
    }
}

/// One, a few, or many at a time.
fn level_of(amount: i64) -> usize {
    match amount {
        ..=0 => 0,
        1 => 1,
        2..=5 => 2,
        _ => 3,
    }
}

#[allow(clippy::cast_possible_wrap)]
const fn count(parts: usize) -> i64 {
    parts as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn strip(tracks: &str) -> Overview {
        let roadmap = parse(&format!(r#"{{"title": "P", "start": "2026-01-01", "end": "2026-08-28", "tracks": [{tracks}]}}"#))
            .roadmap
            .unwrap();
        let schedule = Schedule::new(&roadmap);
        let first = crate::model::Day::from_ymd(2026, 1, 1).unwrap();
        // 240 days, so that a part is a day.
        overview(&roadmap, &schedule, DayRange { first, last: first.plus(239) })
    }

    #[test]
    fn lines_are_as_long_as_what_they_stand_for_and_higher_where_there_is_more() {
        let strip = strip(
            r#"{"title": "A", "kind": "phases", "items": [
                {"title": "a", "start": "2026-01-01", "end": "2026-01-10"},
                {"title": "b", "start": "2026-01-06", "end": "2026-01-20"},
                {"title": "c", "date": "later"}]}"#,
        );
        assert_eq!(strip.size, (240, 20));
        let paths: Vec<&str> = strip.lanes.iter().map(|lane| lane.path.as_str()).collect();
        assert_eq!(paths, ["M0 10H5V11H0ZM5 9H10V11H5ZM10 10H20V11H10Z"]);
    }

    #[test]
    fn a_day_of_a_short_plan_is_as_wide_as_a_day() {
        let text = r#"{"title": "P", "tracks": [{"title": "A", "items": [{"title": "a", "start": "2026-01-02", "end": "2026-01-02"}]}]}"#;
        let roadmap = parse(text).roadmap.unwrap();
        let first = crate::model::Day::from_ymd(2026, 1, 1).unwrap();
        let strip = overview(&roadmap, &Schedule::new(&roadmap), DayRange { first, last: first.plus(11) });
        assert_eq!(strip.lanes.first().unwrap().path, "M20 10H40V11H20Z");
    }

    #[test]
    fn a_metric_is_one_line_and_many_tracks_share_lanes() {
        let metric = r#"{"title": "M", "kind": "metric", "unit": "x", "points": [{"date": "2026-02-01", "plan": 1}, {"date": "2026-03-03", "plan": 2}]}"#;
        assert_eq!(strip(metric).lanes.first().unwrap().path, "M31 10H62V11H31Z");
        let many = vec![metric; 130].join(",");
        let strip = strip(&many);
        let firsts: Vec<u32> = strip.lanes.iter().map(|lane| lane.track).collect();
        assert_eq!((firsts.len(), firsts[1], strip.size.1), (44, 3, 176));
    }
}
