//! What stands in the list, and under which period.
//!
//! A list of 100,000 items shows some fifty. So items are numbered and counted by period here, four bytes each, and become
//! references only where they are shown.

use std::ops::Range;

use crate::model::{Calendar, Day, DayRange, Item, ItemRef, Period, Precision, Roadmap, SortedSet, Status, When};
use crate::schedule::Schedule;

/// Everything with a date that stands in the list.
pub(super) struct Collected {
    lanes: Lanes,
    /// The numbers of what is listed: by the period under which it is, within one in the order of the document.
    listed: Vec<u32>,
    /// The periods in the order of time, each with its stretch of `listed`.
    periods: Vec<(DayRange, Range<usize>)>,
    /// The numbers of what lasts and has begun and not ended today, by their ends.
    running: Vec<(DayRange, u32)>,
}

impl Collected {
    /// The periods in the order of time, and how much is listed under each.
    pub(super) fn periods(&self) -> impl Iterator<Item = (DayRange, usize)> {
        self.periods.iter().map(|(period, held)| (*period, held.len()))
    }

    /// What is listed under a period, by its place in [`periods`](Self::periods), in the order of time.
    pub(super) fn held(&self, place: usize, schedule: &Schedule) -> Vec<ItemRef> {
        let held = self.periods.get(place).and_then(|(_, held)| self.listed.get(held.clone())).unwrap_or_default();
        let days = |number: &u32| schedule.days(self.lanes.at(*number)?);
        self.sorted(held.iter().filter_map(|number| Some((days(number)?, *number))).collect())
    }

    /// What runs today, what ends first before the others; nothing the next time.
    pub(super) fn take_running(&mut self) -> Vec<ItemRef> {
        let running = std::mem::take(&mut self.running);
        self.sorted(running)
    }

    /// By key, then as in the document. (The same type as in a schedule, so that a sort is in the program once.)
    fn sorted(&self, mut keyed: Vec<(DayRange, u32)>) -> Vec<ItemRef> {
        keyed.sort();
        keyed.into_iter().filter_map(|(_, number)| self.lanes.at(number)).collect()
    }
}

/// Items and values numbered through, lane by lane: a lane is what a track or a series holds.
#[derive(Default)]
struct Lanes {
    /// The first number of each lane, with its track and series.
    starts: Vec<(u32, u32, Option<u32>)>,
    next: u32,
}

impl Lanes {
    /// Another lane; its first number.
    fn add(&mut self, track: u32, series: Option<u32>, held: usize) -> u32 {
        self.starts.push((self.next, track, series));
        let after = self.next.saturating_add(u32::try_from(held).unwrap_or(u32::MAX));
        std::mem::replace(&mut self.next, after)
    }

    fn at(&self, number: u32) -> Option<ItemRef> {
        let lane = self.starts.partition_point(|(first, ..)| *first <= number).checked_sub(1)?;
        let (first, track, series) = *self.starts.get(lane)?;
        Some(ItemRef { track, series, index: number - first })
    }
}

/// `only` is what is listed where something was asked for.
pub(super) fn collect(roadmap: &Roadmap, schedule: &Schedule, today: Day, only: Option<&SortedSet<ItemRef>>) -> Collected {
    let is_listed = |at: ItemRef| only.is_none_or(|only| only.contains(&at));
    let mut lanes = Lanes::default();
    let mut collector = Collector {
        today,
        periods: Periods { calendar: roadmap.calendar, known: Vec::new(), quarters: Vec::new() },
        listed: Vec::with_capacity(roadmap.item_count()),
        running: Vec::new(),
    };
    for (track, t) in roadmap.tracks.iter().zip(0u32..) {
        let first = lanes.add(t, None, track.items.len());
        let times = schedule.track(t);
        // In the order of the document, as items lie in memory.
        for (item, index) in track.items.iter().zip(0u32..) {
            if is_listed(ItemRef { track: t, series: None, index }) {
                collector.item(first + index, item, times.item_days(index));
            }
        }
        for (series, s) in track.series.iter().zip(0u32..) {
            let first = lanes.add(t, Some(s), series.points.len());
            for (point, index) in series.points.iter().zip(0u32..) {
                if let Some(days) = times.point_days(s, index).filter(|_| is_listed(ItemRef { track: t, series: Some(s), index }))
                {
                    collector.list(first + index, When::At(point.date), days);
                }
            }
        }
    }
    collector.finish(lanes)
}

struct Collector {
    today: Day,
    periods: Periods,
    /// What is listed, with the place of its period in [`Periods::known`].
    listed: Vec<(u32, u32)>,
    running: Vec<(DayRange, u32)>,
}

impl Collector {
    // A function of its own, since browsers compile well what is called often, and never a loop that runs once.
    #[inline(never)]
    fn item(&mut self, number: u32, item: &Item, days: Option<DayRange>) {
        let Some(days) = days else { return };
        if runs(item, item.when, days, self.today) {
            // The key of the order: by the last day, then by the first.
            self.running.push((DayRange { first: days.last, last: days.first }, number));
        } else {
            self.list(number, item.when, days);
        }
    }

    fn list(&mut self, number: u32, when: When, days: DayRange) {
        self.listed.push((self.periods.of(when, days), number));
    }

    /// Counts instead of sorting: there are few periods.
    fn finish(self, lanes: Lanes) -> Collected {
        let mut order: Vec<(DayRange, u32)> = self.periods.known.into_iter().zip(0u32..).collect();
        order.sort();
        // By the place in `known`, where the next of a period goes.
        let mut ends = vec![0usize; order.len()];
        for (period, _) in &self.listed {
            ends.get_mut(*period as usize).into_iter().for_each(|count| *count += 1);
        }
        let mut periods: Vec<(DayRange, Range<usize>)> = Vec::new();
        let mut next = 0;
        for (days, place) in order {
            let Some(end) = ends.get_mut(place as usize) else { continue };
            let start = next;
            next += std::mem::replace(end, start);
            match periods.last_mut() {
                // A period that is no quarter is known as often as it came.
                Some((known, held)) if *known == days => held.end = next,
                _ if next > start => periods.push((days, start..next)),
                // The quarter of the first day of a window that is wider.
                _ => {}
            }
        }
        let mut listed = vec![0; self.listed.len()];
        for (period, number) in &self.listed {
            let Some(end) = ends.get_mut(*period as usize) else { continue };
            listed.get_mut(*end).into_iter().for_each(|free| *free = *number);
            *end += 1;
        }
        Collected { lanes, listed, periods, running: self.running }
    }
}

/// Whether an item lasts and has begun and not ended by a day, at this time.
pub(in crate::content) fn runs(item: &Item, when: When, days: DayRange, today: Day) -> bool {
    let under_way = match when {
        When::From(_) => days.first <= today,
        When::Until(_) => today <= days.last,
        When::Between(..) => days.contains(today),
        When::At(_) | When::Horizon(_) | When::Unscheduled => false,
    };
    under_way && item.status != Some(Status::Cancelled)
}

/// The periods under which something is listed. Most are quarters, and these are few: each is worked out once.
struct Periods {
    calendar: Calendar,
    /// As they came, others than quarters as often as they did.
    known: Vec<DayRange>,
    /// Quarters in the order of time, each with its place in `known`.
    quarters: Vec<(DayRange, u32)>,
}

impl Periods {
    /// The period an item is listed under: its quarter, or the coarser period or window it was given.
    fn of(&mut self, when: When, days: DayRange) -> u32 {
        let named = match when {
            // A window within one quarter is listed under that quarter, a wider one under its own name.
            When::At(window) if window.to.is_some() => {
                let (quarter, place) = self.quarter(days.first);
                return if days.last <= quarter.last { place } else { self.add(days) };
            }
            When::At(window) => Some(window.from),
            When::From(date) | When::Until(date) | When::Between(date, _) => Some(date),
            When::Horizon(_) | When::Unscheduled => None,
        };
        match named.map(|date| date.period).filter(|period| period.precision() < Precision::Quarter) {
            Some(period) => self.add(period.days(self.calendar)),
            None => self.quarter(days.first).1,
        }
    }

    /// The quarter of a day, with its place.
    fn quarter(&mut self, day: Day) -> (DayRange, u32) {
        let at = self.quarters.partition_point(|(quarter, _)| quarter.last < day);
        match self.quarters.get(at) {
            Some(known) if known.0.first <= day => *known,
            _ => {
                let quarter = Period::containing(day, Precision::Quarter, self.calendar).days(self.calendar);
                let new = (quarter, self.add(quarter));
                self.quarters.insert(at, new);
                new
            }
        }
    }

    fn add(&mut self, days: DayRange) -> u32 {
        self.known.push(days);
        u32::try_from(self.known.len()).map_or(u32::MAX, |count| count - 1)
    }
}
