//! What stands in the list, and under which period.

use crate::model::{Calendar, Day, DayRange, Item, ItemRef, Kind, Period, Precision, Roadmap, Status, When};
use crate::schedule::{HEADINGS, Schedule, heading};

/// Something that stands in the list.
pub(super) struct Entry {
    pub(super) at: ItemRef,
    /// `None` where it has no date.
    pub(super) days: Option<DayRange>,
    pub(super) kind: Kind,
}

/// Everything that stands in the list.
pub(super) struct Collected {
    /// By the period under which it is listed, in the order of time.
    pub(super) dated: Vec<(DayRange, Vec<Entry>)>,
    /// By [`HEADINGS`].
    pub(super) undated: [Vec<Entry>; HEADINGS.len()],
    /// What lasts and has begun and not ended today.
    pub(super) running: Vec<Entry>,
}

pub(super) fn collect(roadmap: &Roadmap, schedule: &Schedule, today: Day) -> Collected {
    let mut dated: Vec<(DayRange, Entry)> = Vec::with_capacity(roadmap.item_count());
    let (mut undated, mut running) = (<[Vec<Entry>; HEADINGS.len()]>::default(), Vec::new());
    let mut periods = Periods { calendar: roadmap.calendar, quarters: Vec::new(), others: Vec::new() };
    for (track, t) in roadmap.tracks.iter().zip(0u32..) {
        for (item, index) in track.items.iter().zip(0u32..) {
            let at = ItemRef { track: t, series: None, index };
            let entry = Entry { at, days: schedule.days(at), kind: track.kind };
            match entry.days {
                Some(days) if runs(item, days, today) => running.push(entry),
                Some(days) => dated.push((listed_under(item.when, days, &mut periods), entry)),
                None => {
                    let list = heading(item.when).and_then(|at| undated.get_mut(at));
                    if let Some(list) = list {
                        list.push(entry);
                    }
                }
            }
        }
        for (series, s) in track.series.iter().zip(0u32..) {
            for (point, index) in series.points.iter().zip(0u32..) {
                let at = ItemRef { track: t, series: Some(s), index };
                let Some(days) = schedule.days(at) else { continue };
                let period = listed_under(When::At(point.date), days, &mut periods);
                dated.push((period, Entry { at, days: Some(days), kind: track.kind }));
            }
        }
    }
    Collected { dated: grouped(dated, periods), undated, running }
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

/// Entries under their periods, in the order of time; those of one period in the order of the document.
fn grouped(entries: Vec<(DayRange, Entry)>, periods: Periods) -> Vec<(DayRange, Vec<Entry>)> {
    let periods = periods.in_order();
    let place = |period: &DayRange| periods.partition_point(|known| known < period);
    let mut counts = vec![0; periods.len()];
    for (period, _) in &entries {
        counts.get_mut(place(period)).into_iter().for_each(|count| *count += 1);
    }
    let mut groups: Vec<(DayRange, Vec<Entry>)> =
        periods.iter().zip(counts).map(|(period, count)| (*period, Vec::with_capacity(count))).collect();
    for (period, entry) in entries {
        if let Some((_, list)) = groups.get_mut(place(&period)) {
            list.push(entry);
        }
    }
    groups.retain(|(_, list)| !list.is_empty());
    groups
}

/// The periods under which something is listed. Most are quarters, and these are few: each is worked out once.
struct Periods {
    calendar: Calendar,
    /// In the order of time.
    quarters: Vec<DayRange>,
    /// Coarser periods and windows, each as often as it came.
    others: Vec<DayRange>,
}

impl Periods {
    /// The quarter of a day.
    fn holding(&mut self, day: Day) -> DayRange {
        let place = self.quarters.partition_point(|quarter| quarter.last < day);
        match self.quarters.get(place) {
            Some(known) if known.first <= day => *known,
            _ => {
                let quarter = Period::containing(day, Precision::Quarter, self.calendar).days(self.calendar);
                self.quarters.insert(place, quarter);
                quarter
            }
        }
    }

    fn other(&mut self, days: DayRange) -> DayRange {
        self.others.push(days);
        days
    }

    /// Each of them once, in the order of time.
    fn in_order(mut self) -> Vec<DayRange> {
        self.others.append(&mut self.quarters);
        self.others.sort();
        self.others.dedup();
        self.others
    }
}

/// The period an item is listed under: its quarter, or the coarser period or window it was given.
fn listed_under(when: When, days: DayRange, periods: &mut Periods) -> DayRange {
    let named = match when {
        // A window within one quarter is listed under that quarter, a wider one under its own name.
        When::At(window) if window.to.is_some() => {
            let quarter = periods.holding(days.first);
            return if days.last <= quarter.last { quarter } else { periods.other(days) };
        }
        When::At(window) => Some(window.from),
        When::From(date) | When::Until(date) | When::Between(date, _) => Some(date),
        When::Horizon(_) | When::Unscheduled => None,
    };
    match named.map(|date| date.period).filter(|period| period.precision() < Precision::Quarter) {
        Some(period) => periods.other(period.days(periods.calendar)),
        None => periods.holding(days.first),
    }
}
