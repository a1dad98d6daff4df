//! What stands in the list, and under which period.
//!
//! A list of 100,000 items shows some fifty. So items are numbered and counted by period here, four bytes each, and become
//! references only where they are shown.

use std::ops::Range;

use crate::model::{Calendar, Day, DayRange, Item, ItemRef, Period, Precision, Roadmap, Status, When};
use crate::schedule::{Schedule, TrackSchedule};

/// Everything with a date that stands in the list.
pub(super) struct Collected {
    lanes: Lanes,
    /// The numbers of what is listed: by the period under which it is, within one in the order of the document.
    listed: Vec<u32>,
    /// The periods in the order of time, each with its stretch of `listed`.
    periods: Vec<(DayRange, Range<usize>)>,
    /// What lasts and has begun and not ended today.
    pub(super) running: Vec<ItemRef>,
}

impl Collected {
    /// The periods in the order of time, and how much is listed under each.
    pub(super) fn periods(&self) -> impl Iterator<Item = (DayRange, usize)> {
        self.periods.iter().map(|(period, held)| (*period, held.len()))
    }

    /// What is listed under a period, by its place in [`periods`](Self::periods), in the order of the document.
    pub(super) fn held(&self, place: usize) -> Vec<ItemRef> {
        let held = self.periods.get(place).and_then(|(_, held)| self.listed.get(held.clone())).unwrap_or_default();
        held.iter().filter_map(|number| self.lanes.at(*number)).collect()
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

pub(super) fn collect(roadmap: &Roadmap, schedule: &Schedule, today: Day) -> Collected {
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
            collector.item(first, ItemRef { track: t, series: None, index }, item, times);
        }
        for (series, s) in track.series.iter().zip(0u32..) {
            let first = lanes.add(t, Some(s), series.points.len());
            for (point, index) in series.points.iter().zip(0u32..) {
                if let Some(days) = times.point_days(s, index) {
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
    running: Vec<ItemRef>,
}

impl Collector {
    // A function of its own, since browsers compile well what is called often, and never a loop that runs once.
    #[inline(never)]
    fn item(&mut self, first: u32, at: ItemRef, item: &Item, schedule: &TrackSchedule) {
        let Some(days) = schedule.item_days(at.index) else { return };
        if runs(item, days, self.today) {
            self.running.push(at);
        } else {
            self.list(first + at.index, item.when, days);
        }
    }

    fn list(&mut self, number: u32, when: When, days: DayRange) {
        self.listed.push((self.periods.of(when, days), number));
    }

    /// Counts instead of sorting: there are few periods.
    fn finish(self, lanes: Lanes) -> Collected {
        let (ordered, ranks) = self.periods.in_order();
        let mut counts = Counts { ranks, ends: vec![0; ordered.len()] };
        let chunks = || self.listed.chunks(CHUNK);
        chunks().for_each(|chunk| counts.count(chunk));
        let mut next = 0;
        for end in &mut counts.ends {
            next += std::mem::replace(end, next);
        }
        let mut listed = vec![0; self.listed.len()];
        chunks().for_each(|chunk| counts.place(chunk, &mut listed));
        let mut start = 0;
        let held = counts.ends.into_iter().map(|end| std::mem::replace(&mut start, end)..end);
        let periods = ordered.into_iter().zip(held).filter(|(_, held)| !held.is_empty()).collect();
        Collected { lanes, listed, periods, running: self.running }
    }
}

/// How much is counted or placed by one call, so that there are enough calls to be compiled well.
const CHUNK: usize = 1_024;

/// How much is listed under each period, and then where the next of it goes.
struct Counts {
    /// The place in the order of time by the place in [`Periods::known`].
    ranks: Vec<usize>,
    ends: Vec<usize>,
}

impl Counts {
    #[inline(never)]
    fn count(&mut self, chunk: &[(u32, u32)]) {
        for (period, _) in chunk {
            self.end_of(*period).into_iter().for_each(|count| *count += 1);
        }
    }

    #[inline(never)]
    fn place(&mut self, chunk: &[(u32, u32)], listed: &mut [u32]) {
        for (period, number) in chunk {
            let Some(end) = self.end_of(*period) else { continue };
            listed.get_mut(*end).into_iter().for_each(|free| *free = *number);
            *end += 1;
        }
    }

    fn end_of(&mut self, period: u32) -> Option<&mut usize> {
        self.ends.get_mut(*self.ranks.get(period as usize)?)
    }
}

/// Whether an item lasts and has begun and not ended today.
fn runs(item: &Item, days: DayRange, today: Day) -> bool {
    let under_way = match item.when {
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

    /// Each of them once, in the order of time, and the place in that order by the place in `known`.
    fn in_order(self) -> (Vec<DayRange>, Vec<usize>) {
        let mut ordered = self.known.clone();
        ordered.sort();
        ordered.dedup();
        let ranks = self.known.iter().map(|days| ordered.partition_point(|known| known < days)).collect();
        (ordered, ranks)
    }
}
