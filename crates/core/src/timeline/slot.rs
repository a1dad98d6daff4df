//! A place in a row: what a bar takes of it with its label.

use super::context::TrackContext;
use super::entries::Entry;
use super::sizes::GAP;
use crate::model::DayRange;

/// On which side of its bar a label stands when it does not fit inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// After the bar.
    Right,
    /// Before the bar.
    Left,
    /// In the bar, with its end left out: another bar begins where this one ends, and both are to stand in one row.
    Cut,
    /// It has no room at all; the name is still there for assistive technology and in the details.
    Nowhere,
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SlotContent {
    /// The item with this index.
    Item(u32),
    /// So many items whose middles are within the slot's days.
    Cluster(u32),
}

/// A place in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) content: SlotContent,
    /// The days of the drawn part.
    pub(super) days: DayRange,
    /// What it takes of the row with its label, in px at the packing scale.
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) side: Side,
}

impl Slot {
    /// The same without its name, which takes its days alone.
    pub(super) fn without_name(self, (from, to): (f64, f64)) -> Slot {
        Slot { from, to, side: Side::Nowhere, ..self }
    }
}

/// Rows of slots; in each row they are sorted and do not overlap.
#[derive(Debug)]
pub(super) struct RowsPlan {
    pub(super) rows: Vec<Vec<Slot>>,
    /// Scale at which the rows were packed, px per day.
    pub(super) packed_at: f64,
    pub(super) row_height: f64,
    pub(super) gap: f64,
}

/// Left and right edge of a bar in px; never thinner than can be seen.
pub(super) fn bar_span(days: DayRange, context: &TrackContext<'_>) -> (f64, f64) {
    let left = context.scale.x(days.first);
    let right = context.scale.x_after(days.last);
    (left, right.max(left + context.sizes.px(8.0)))
}

/// Where a label of a width goes and what the item then takes of its row.
pub(super) fn with_label(left: f64, right: f64, label: f64, context: &TrackContext<'_>) -> (f64, f64, Side) {
    let gap = context.sizes.px(GAP);
    let inside = label + 2.0 * gap + context.sizes.px(3.0) <= right - left;
    if inside {
        // What begins where this ends may follow in the same row.
        (left, right, Side::Right)
    } else if right + gap + label <= context.scale.width() || left - gap - label < 0.0 {
        (left, right + gap + label + gap, Side::Right)
    } else {
        (left - gap - label, right, Side::Left)
    }
}

/// From this width on a bar that touches the next has the beginning of its name in it, in px for 16 px text.
const CUT_FROM: f64 = 48.0;

/// What an item takes of a row with its title.
pub(super) fn slot(entry: &Entry, context: &TrackContext<'_>) -> Slot {
    let (left, right) = bar_span(entry.days, context);
    let label = entry.title_width(context);
    let (mut from, mut to, mut side) = with_label(left, right, label, context);
    let fits = to == right;
    if entry.touches_next && !fits && right - left >= context.sizes.px(CUT_FROM) && !entry.milestone {
        (from, to, side) = (left, right, Side::Cut);
    }
    Slot { content: SlotContent::Item(entry.index), days: entry.days, from, to, side }
}
