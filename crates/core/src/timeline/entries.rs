//! What packing needs of a track at any zoom, made once: the dated items in the order of their middles.

use std::cell::Cell;

use super::context::TrackContext;
use crate::content::item_title;
use crate::model::{Day, DayRange, Item, Kind, When};

/// A dated item.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) index: u32,
    /// The days of the drawn part.
    pub(super) days: DayRange,
    /// The day by which it is counted in a period: the middle of its own days, as ISO weeks belong to the year of their
    /// Thursday.
    pub(super) middle: Day,
    /// Number of items that overlap its first day, itself included: a lower bound for the rows needed.
    pub(super) depth: u32,
    /// Whether another item begins on the day after its last.
    pub(super) touches_next: bool,
    pub(super) milestone: bool,
    /// Width of its title in px, once it was wanted; before that no number (an `Option` would take twice the room).
    width: Cell<f32>,
}

impl Entry {
    /// Width in px that its title takes. Measured when it is first wanted: what is only counted never is.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn title_width(&self, context: &TrackContext<'_>) -> f64 {
        if self.width.get().is_nan() {
            let item = context.track.items.get(self.index as usize);
            self.width.set(item.map_or(0.0, |item| title_width(item, context)) as f32);
        }
        f64::from(self.width.get())
    }
}

/// The items of a track.
#[derive(Debug)]
pub(super) struct Entries {
    /// By their middles.
    pub(super) dated: Vec<Entry>,
}

impl Entries {
    /// The items of the track of a context; its scale matters only by the days it begins and ends with.
    pub(super) fn new(context: &TrackContext<'_>) -> Entries {
        let mut entries = Entries { dated: Vec::new() };
        // Values are drawn as lines; versions are few and packed by their own rules.
        if matches!(context.track.kind, Kind::Metric | Kind::Versions) {
            return entries;
        }
        for (index, days) in context.schedule.dated() {
            let Some(item) = context.track.items.get(index as usize) else { continue };
            let (drawn, middle, milestone) = (drawn_days(item, days, context), days.middle(), item.milestone);
            let width = Cell::new(f32::NAN);
            entries.dated.push(Entry { index, days: drawn, middle, depth: 1, touches_next: false, milestone, width });
        }
        entries.count_depths();
        // Stable: the standard library's other sort is several times slower when it is built for size.
        entries.dated.sort_by_key(|entry| (entry.middle, entry.days.first, entry.index));
        entries
    }

    /// The titles are in another language or font from now on.
    pub(super) fn forget_widths(&self) {
        self.dated.iter().for_each(|entry| entry.width.set(f32::NAN));
    }

    /// Counts at each beginning what has begun and not ended.
    fn count_depths(&mut self) {
        let mut begins: Vec<Day> = self.dated.iter().map(|entry| entry.days.first).collect();
        let mut ends: Vec<Day> = self.dated.iter().map(|entry| entry.days.last).collect();
        // They come in the order of their first days, unless some have none.
        if !begins.is_sorted() {
            begins.sort();
        }
        ends.sort();
        for entry in &mut self.dated {
            let begun = begins.partition_point(|day| *day <= entry.days.first);
            let ended = ends.partition_point(|day| *day < entry.days.first);
            entry.touches_next = begins.binary_search(&entry.days.last.plus(1)).is_ok();
            entry.depth = u32::try_from(begun.saturating_sub(ended)).unwrap_or(u32::MAX);
        }
    }
}

/// The drawn days of an item: an open end goes to the end of the axis, an unknown start to its beginning.
fn drawn_days(item: &Item, days: DayRange, context: &TrackContext<'_>) -> DayRange {
    let last = context.scale.end.plus(-1);
    match item.when {
        When::Until(_) => DayRange { first: context.scale.origin, ..days },
        When::From(_) => DayRange { last, ..days },
        // A market stays from when it is entered.
        When::At(_) if context.track.kind == Kind::Markets => DayRange { last, ..days },
        _ => days,
    }
}

/// The width a title takes, with the flag and status mark before it.
pub(super) fn title_width(item: &Item, context: &TrackContext<'_>) -> f64 {
    let text = item_title(item, context.locale).text;
    let flag = if context.track.kind == Kind::Markets && context.sizes.font.draws_flags() { context.sizes.px(22.0) } else { 0.0 };
    let status = if item.status.is_some() { context.sizes.px(20.0) } else { 0.0 };
    // A little more than measured: kerning and rounding are not in the table.
    context.sizes.label_width(&text, false) * 1.03 + flag + status
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries(items: &[(i32, i32)]) -> Entries {
        let day = |number: i32| Day::from_number(i64::from(number));
        let days = |first: i32, length: i32| DayRange { first: day(first), last: day(first + length) };
        let entry = |(index, (first, length)): (u32, &(i32, i32))| Entry {
            index,
            days: days(*first, *length),
            middle: days(*first, *length).middle(),
            depth: 1,
            touches_next: false,
            milestone: false,
            width: Cell::new(f32::NAN),
        };
        Entries { dated: (0u32..).zip(items).map(entry).collect() }
    }

    proptest! {
        #[test]
        fn the_depth_is_how_many_overlap_where_one_begins(days in prop::collection::vec((-500i32..500, 0i32..200), 0..60)) {
            let mut entries = entries(&days);
            entries.count_depths();
            for one in &entries.dated {
                let overlap = entries.dated.iter().filter(|other| other.days.contains(one.days.first)).count();
                prop_assert_eq!(one.depth as usize, overlap);
            }
        }
    }
}
