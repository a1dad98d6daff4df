//! Stretches of days: of an item, and of everything that is dated.

use crate::model::{Calendar, Day, Item, Roadmap, When};

/// A stretch of days, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

/// How far beyond the document today may lie and still be on the axis, in days.
const TODAY_REACH: i32 = 400;

impl Extent {
    /// Length in days.
    pub fn days(self) -> f64 {
        f64::from(self.last.number() - self.first.number() + 1)
    }

    fn join(self, other: Extent) -> Extent {
        Extent { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Everything that is dated, with the document's own range; with today when it is near. `None` where nothing is.
    pub fn of(roadmap: &Roadmap, today: Day) -> Option<Extent> {
        let mut extent: Option<Extent> = Extent::shown_first(roadmap);
        let mut add = |first: Day, last: Day| {
            let one = Extent { first, last };
            extent = Some(extent.map_or(one, |all| all.join(one)));
        };
        for track in &roadmap.tracks {
            for item in &track.items {
                for when in [Some(item.when), item.more().actual].into_iter().flatten() {
                    if let Some((first, last)) = known_days(when, roadmap.calendar) {
                        add(first, last);
                    }
                }
            }
            for (first, last) in track.series.iter().flat_map(|s| &s.points).map(|p| p.date.days(roadmap.calendar)) {
                add(first, last);
            }
        }
        let extent = extent?;
        let near = today.plus(TODAY_REACH) >= extent.first && today.plus(-TODAY_REACH) <= extent.last;
        Some(if near { extent.join(Extent { first: today, last: today }) } else { extent })
    }

    /// The range the document wants to be shown first, where it says both ends.
    pub fn shown_first(roadmap: &Roadmap) -> Option<Extent> {
        let (start, end) = (roadmap.start?, roadmap.end?);
        Some(Extent { first: start.period.days(roadmap.calendar).0, last: end.period.days(roadmap.calendar).1 })
    }
}

/// First and last day that are known of a time; `None` for what has no date.
pub fn known_days(when: When, calendar: Calendar) -> Option<(Day, Day)> {
    match when {
        When::At(window) => Some(window.days(calendar)),
        // What is open begins or ends with the date that is known.
        When::From(date) | When::Until(date) => Some(date.period.days(calendar)),
        When::Between(start, end) => Some((start.period.days(calendar).0, end.period.days(calendar).1)),
        When::Horizon(_) | When::Unscheduled => None,
    }
}

/// The day by which an item is counted in a period: the middle of its own days, as ISO weeks belong to the year of
/// their Thursday.
pub fn middle_day(item: &Item, roadmap: &Roadmap) -> Option<i32> {
    let (first, last) = known_days(item.when, roadmap.calendar)?;
    Some(first.number() + (last.number() - first.number()) / 2)
}
