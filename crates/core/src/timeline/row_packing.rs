//! Packing intervals into as few rows as needed: first fit, in the order given.

use std::cmp::Reverse;

use super::context::TrackContext;
use super::rank::{Rank, Ranking};
use super::slot::{Slot, SlotContent, bar_span};

/// Rows that are filled from the left; finds the first row with room in O(log rows).
#[derive(Debug)]
pub(super) struct FirstFit {
    /// A segment tree over the rows' right ends: each node holds the smallest end below it.
    tree: Vec<f64>,
    leaves: usize,
    used: usize,
}

impl FirstFit {
    pub(super) fn new() -> FirstFit {
        FirstFit { tree: vec![f64::NEG_INFINITY; 2], leaves: 1, used: 0 }
    }

    /// How many rows are in use.
    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// Puts an interval into the first row that is free at `from`, unless that row is `limit` or later.
    pub(super) fn place(&mut self, from: f64, to: f64, limit: usize) -> Option<usize> {
        if self.node(1) > from {
            self.grow();
        }
        let mut at = 1;
        while at < self.leaves {
            at *= 2;
            if self.node(at) > from {
                at += 1;
            }
        }
        let row = at - self.leaves;
        if row >= limit {
            return None;
        }
        self.used = self.used.max(row + 1);
        self.set(at, to);
        Some(row)
    }

    fn node(&self, at: usize) -> f64 {
        self.tree.get(at).copied().unwrap_or(f64::INFINITY)
    }

    fn set(&mut self, leaf: usize, end: f64) {
        let mut at = leaf;
        if let Some(slot) = self.tree.get_mut(at) {
            *slot = end;
        }
        while at > 1 {
            at /= 2;
            let smallest = self.node(2 * at).min(self.node(2 * at + 1));
            if let Some(slot) = self.tree.get_mut(at) {
                *slot = smallest;
            }
        }
    }

    fn grow(&mut self) {
        let ends: Vec<f64> = (0..self.leaves).map(|row| self.node(self.leaves + row)).collect();
        self.leaves *= 2;
        self.tree = vec![f64::NEG_INFINITY; self.leaves * 2];
        for (row, end) in ends.into_iter().enumerate() {
            self.set(self.leaves + row, end);
        }
    }
}

/// How much room the items of a track may take.
pub(super) struct PackingLimits {
    /// Rows of items; chips may take more.
    pub(super) rows: usize,
    /// Whether an item may go without its name where there is no room for that.
    pub(super) names_may_go: bool,
    /// Least width of a chip, in px for 16 px text.
    pub(super) least_chip: f64,
}

/// Rows of slots being filled.
pub(super) struct RowAllocator<'l> {
    limit: &'l PackingLimits,
    packer: FirstFit,
    rows: Vec<Vec<Slot>>,
}

impl<'l> RowAllocator<'l> {
    pub(super) fn new(limit: &'l PackingLimits) -> RowAllocator<'l> {
        RowAllocator { limit, packer: FirstFit::new(), rows: Vec::new() }
    }

    /// Puts an item where there is room, with its name if that can be; false where there is none.
    pub(super) fn put(&mut self, slot: Slot, context: &TrackContext<'_>) -> bool {
        if self.put_at(slot, self.limit.rows) {
            return true;
        }
        let (from, to) = bar_span(slot.days, context);
        self.limit.names_may_go && self.put_at(slot.without_name((from, to)), self.limit.rows)
    }

    /// Puts what must be there.
    pub(super) fn put_always(&mut self, slot: Slot) {
        self.put_at(slot, usize::MAX);
    }

    fn put_at(&mut self, slot: Slot, limit: usize) -> bool {
        let Some(row) = self.packer.place(slot.from, slot.to, limit) else { return false };
        self.rows.resize_with(self.packer.used(), Vec::new);
        self.rows.get_mut(row).into_iter().for_each(|row| row.push(slot));
        true
    }

    /// The rows, each in the order of time.
    pub(super) fn rows(mut self) -> Vec<Vec<Slot>> {
        for row in &mut self.rows {
            row.sort_by(|a, b| a.from.total_cmp(&b.from));
        }
        self.rows
    }
}

/// Up to so many items of a track go without their names in the order of their ranks; more go in the order of time, since rows
/// that are filled in any order are searched.
const RANKED: usize = 1_000;

/// Rows that are filled in any order: each holds its slots by where they begin.
#[derive(Default)]
struct OpenRows {
    rows: Vec<Vec<Slot>>,
}

impl OpenRows {
    /// Puts a slot into the first row with room for it, unless that is `limit` or later.
    fn put(&mut self, slot: Slot, limit: usize) -> bool {
        let place = |row: &Vec<Slot>| {
            let at = row.partition_point(|other| other.from < slot.from);
            let (before, after) = row.split_at_checked(at)?;
            let is_free = before.last().is_none_or(|other| other.to <= slot.from)
                && after.first().is_none_or(|other| slot.to <= other.from);
            is_free.then_some(at)
        };
        if let Some((at, row)) = self.rows.iter_mut().take(limit).find_map(|row| Some((place(row)?, row))) {
            row.insert(at, slot);
            return true;
        }
        let has_row = self.rows.len() < limit;
        if has_row {
            self.rows.push(vec![slot]);
        }
        has_row
    }
}

/// The slots of items that don't all find room for their names, in the order of where they begin. Who keeps a name is decided by rank,
/// the later ones first among equals, as long as `named` rows have room for it; the others take their own days. `None` where that
/// takes more than `limit` rows, and where there are too many items.
///
/// Packed in this order they take no more rows, and bars stay where they stand when one name more is lost.
pub(super) fn by_rank(
    slots: &[Slot],
    (named, limit): (usize, usize),
    bare: &dyn Fn(&Slot) -> Slot,
    context: &TrackContext<'_>,
) -> Option<Vec<Slot>> {
    if slots.len() > RANKED {
        return None;
    }
    let ranking = Ranking::of(context);
    let rank = |slot: &Slot| match slot.content {
        SlotContent::Item(index) => ranking.rank(index, slot.days, context),
        SlotContent::Cluster(_) => Rank::Other,
    };
    let mut order: Vec<(Rank, Reverse<usize>, &Slot)> =
        slots.iter().enumerate().map(|(at, slot)| (rank(slot), Reverse(at), slot)).collect();
    order.sort_unstable_by_key(|(rank, at, _)| (*rank, *at));
    let mut rows = OpenRows::default();
    let nameless: Vec<Slot> =
        order.iter().filter(|(_, _, slot)| !rows.put(**slot, named)).map(|(_, _, slot)| bare(slot)).collect();
    let fits = nameless.into_iter().all(|slot| rows.put(slot, limit));
    let mut all: Vec<Slot> = rows.rows.into_iter().flatten().collect();
    all.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.content.cmp(&b.content)));
    fits.then_some(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_free_row_is_taken() {
        let mut rows = FirstFit::new();
        let placed: Vec<_> = [(0.0, 10.0), (5.0, 8.0), (9.0, 12.0), (10.0, 11.0), (11.0, 20.0)]
            .map(|(from, to)| rows.place(from, to, usize::MAX))
            .into();
        assert_eq!(placed, [Some(0), Some(1), Some(1), Some(0), Some(0)]);
        assert_eq!(rows.used(), 2);
        assert_eq!(rows.place(0.0, 1.0, 2), None);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_no_row_is_wasted(mut intervals in prop::collection::vec((0u32..200, 1u32..60), 1..120)) {
            intervals.sort_unstable();
            let mut rows = FirstFit::new();
            let mut placed: Vec<(usize, u32, u32)> = Vec::new();
            for (from, length) in intervals {
                let row = rows.place(f64::from(from), f64::from(from + length), usize::MAX).unwrap();
                for (other, a, b) in &placed {
                    prop_assert!(*other != row || *b <= from || from + length <= *a);
                }
                placed.push((row, from, from + length));
            }
            // First fit in the order of starts is optimal for intervals: as many rows as overlap at one point.
            let deepest = (0..260).map(|at| placed.iter().filter(|(_, a, b)| *a <= at && at < *b).count()).max().unwrap();
            prop_assert_eq!(rows.used(), deepest);
        }
    }
}
