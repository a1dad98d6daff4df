//! Bars in rows: phases, markets, and what `clusters` puts beside its chips.

use super::clusters;
use super::context::{TrackContext, WindowPx};
use super::entries::{Entry, title_width};
use super::row_packing::{PackingLimits, RowAllocator, by_rank};
use super::scene::{Label, LabelWeight, Mark, Piece, PieceKind, Rect, TrackScene};
use super::sizes::{BAR, GAP, LINE, ROW_GAP, TARGET};
use super::slot::{RowsPlan, Side, Slot, SlotContent, bar_span, slot};
use crate::content::{Target, item_name, item_title};
use crate::i18n::LocalizedText;
use crate::model::{Item, ItemRef, Kind, When};
use crate::schedule::{Edge, edges, known_days};

/// Rows that the bars of a track may take before they are counted instead: as many as a screen shows.
const MAX_ROWS: usize = 16;
/// More bars than this are better counted than shown without their names.
const MANY: usize = 120;
const ROOM: PackingLimits = PackingLimits { rows: MAX_ROWS, names_may_go: true, least_chip: 72.0 };

impl RowsPlan {
    /// Bars with their titles, row by row; where that is more than a screen, what is crowded is counted.
    pub(super) fn pack(context: &TrackContext<'_>, entries: &[Entry]) -> RowsPlan {
        let deep = entries.iter().any(|entry| entry.depth as usize > MAX_ROWS);
        let few = entries.len() <= MANY;
        let bare = || if few { one_by_one(context, entries, false) } else { None };
        let by_rank = |rows: Vec<Vec<Slot>>| {
            let all_named = rows.iter().flatten().all(|slot| slot.side != Side::Nowhere);
            if all_named { rows } else { names_by_rank(context, entries).unwrap_or(rows) }
        };
        let all = if deep { None } else { one_by_one(context, entries, true).or_else(bare).map(by_rank) };
        let rows = all.unwrap_or_else(|| clusters::rows(context, &entries.iter().collect::<Vec<_>>(), &ROOM));
        RowsPlan { rows, packed_at: context.scale.px_per_day, row_height: context.sizes.px(BAR), gap: context.sizes.px(ROW_GAP) }
    }

    pub(super) fn height(&self) -> f64 {
        match self.rows.len() {
            0 => 0.0,
            // Rows are few thousand at most before they are clustered.
            #[allow(clippy::cast_precision_loss)]
            rows => rows as f64 * (self.row_height + self.gap) - self.gap,
        }
    }

    pub(super) fn draw(&self, context: &TrackContext<'_>, window: WindowPx, scene: &mut TrackScene) {
        // What was packed at one scale only gets more room at a finer one.
        let zoom = context.scale.px_per_day / self.packed_at;
        let mut y = -(self.row_height + self.gap);
        for row in &self.rows {
            y += self.row_height + self.gap;
            if y + self.row_height < window.top || y > window.bottom {
                continue;
            }
            let first = row.partition_point(|slot| slot.to * zoom < window.left);
            for slot in row.iter().skip(first).take_while(|slot| slot.from * zoom <= window.right) {
                let place = Rect { y, height: self.row_height, ..Rect::default() };
                scene.marks.extend(mark(slot, place, context));
            }
        }
        // Reading order is the order of time.
        scene.marks.sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x));
    }
}

/// Every item by itself, in the order of what it takes; `None` where that takes too many rows. Unless `named`, only the names
/// that stand inside their bars are there: others take room that the next bars need.
fn one_by_one(context: &TrackContext<'_>, entries: &[Entry], named: bool) -> Option<Vec<Vec<Slot>>> {
    let mut slots: Vec<Slot> = entries.iter().map(|entry| slot(entry, context)).collect();
    for slot in slots.iter_mut().filter(|_| !named) {
        let (from, to) = bar_span(slot.days, context);
        if slot.from < from || slot.to > to + context.sizes.px(GAP) {
            *slot = slot.without_name((from, to));
        }
    }
    slots.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.content.cmp(&b.content)));
    let mut room = RowAllocator::new(&ROOM);
    slots.into_iter().all(|slot| room.put(slot, context)).then(|| room.rows())
}

/// Every item by itself where not all names have room: those that a reader looks for stay.
fn names_by_rank(context: &TrackContext<'_>, entries: &[Entry]) -> Option<Vec<Vec<Slot>>> {
    let slots: Vec<Slot> = entries.iter().map(|entry| slot(entry, context)).collect();
    let bare = |slot: &Slot| slot.without_name(bar_span(slot.days, context));
    let mut room = RowAllocator::new(&ROOM);
    by_rank(&slots, (MAX_ROWS, MAX_ROWS), &bare, context)?.into_iter().all(|slot| room.put(slot, context)).then(|| room.rows())
}

fn mark(slot: &Slot, place: Rect, context: &TrackContext<'_>) -> Option<Mark> {
    match slot.content {
        SlotContent::Item(index) => {
            let item = context.track.items.get(index as usize)?;
            let at = ItemRef { track: context.index, series: None, index };
            Some(if item.milestone { milestone(item, at, slot, place, context) } else { bar(item, at, slot, place, context) })
        }
        SlotContent::Cluster(count) => Some(clusters::chip(slot, count, place, context)),
    }
}

fn bar(item: &Item, at: ItemRef, slot: &Slot, place: Rect, context: &TrackContext<'_>) -> Mark {
    let (left, right) = bar_span(slot.days, context);
    let (start, mut end) = edges(item.when);
    if context.track.kind == Kind::Markets && matches!(item.when, When::At(_)) {
        end = Edge::Open;
    }
    let width = right - left;
    let rect = Rect { x: left, y: place.y, width: width.max(context.sizes.px(TARGET)), height: place.height };
    let full = Rect { x: 0.0, y: 0.0, width, height: place.height };
    let happens_once = matches!(item.when, When::At(_)) && context.track.kind != Kind::Markets;
    let kind = if happens_once { PieceKind::Capsule(start, end) } else { PieceKind::Bar(start, end) };
    let mut pieces = vec![Piece { kind, rect: full }];
    if let Some(share) = item.details().progress {
        let rect = Rect { y: place.height - context.sizes.px(4.0), height: context.sizes.px(4.0), width: width * share, ..full };
        pieces.push(Piece { kind: PieceKind::Progress, rect });
    }
    pieces.extend(actual(item, left, place.height, context));
    Mark {
        target: Target::Item(at),
        rect,
        pieces,
        label: label(item, slot, (left, width), place.height, context),
        name: item_name(context.roadmap, at, context.locale),
        status: item.status,
        flag: flag(item, context),
    }
}

/// A thin line under the bar for what really happened.
fn actual(item: &Item, left: f64, height: f64, context: &TrackContext<'_>) -> Option<Piece> {
    let when = item.details().actual?;
    let days = known_days(when, context.roadmap.calendar)?;
    let (start, end) = edges(when);
    let (from, to) = bar_span(days, context);
    let to = if end == Edge::Open { context.scale.width() } else { to };
    let thickness = context.sizes.px(4.0);
    let rect = Rect { x: from - left, y: height + context.sizes.px(1.0), width: to - from, height: thickness };
    Some(Piece { kind: PieceKind::Actual(start, end), rect })
}

fn milestone(item: &Item, at: ItemRef, slot: &Slot, place: Rect, context: &TrackContext<'_>) -> Mark {
    let (left, right) = bar_span(slot.days, context);
    let (start, end) = edges(item.when);
    let size = context.sizes.px(14.0);
    let target = context.sizes.px(TARGET).max(right - left);
    let middle = (left + right) / 2.0;
    let x = middle - target / 2.0;
    let mut pieces = Vec::new();
    if right - left > size {
        let rect = Rect {
            x: left - x,
            y: place.height / 2.0 - context.sizes.px(5.0),
            width: right - left,
            height: context.sizes.px(10.0),
        };
        pieces.push(Piece { kind: PieceKind::Capsule(start, end), rect });
    }
    let diamond = Rect { x: target / 2.0 - size / 2.0, y: (place.height - size) / 2.0, width: size, height: size };
    pieces.push(Piece { kind: PieceKind::Diamond, rect: diamond });
    let words = item_title(item, context.locale);
    let width = title_width(item, context);
    let label_x = match slot.side {
        Side::Right => Some(target + context.sizes.px(4.0)),
        Side::Left => Some(-width - context.sizes.px(4.0)),
        Side::Cut | Side::Nowhere => None,
    };
    Mark {
        target: Target::Item(at),
        rect: Rect { x, y: place.y, width: target, height: place.height },
        pieces,
        label: label_x.map(|at| titled(words, LabelWeight::Strong, x, at, width, place.height, context)),
        name: item_name(context.roadmap, at, context.locale),
        status: item.status,
        flag: None,
    }
}

fn line_rect(x: f64, width: f64, height: f64, context: &TrackContext<'_>) -> Rect {
    let line = context.sizes.px(LINE);
    Rect { x, y: (height - line) / 2.0, width, height: line }
}

/// The title inside the bar where it fits, else beside it.
fn label(item: &Item, slot: &Slot, (bar, width): (f64, f64), height: f64, context: &TrackContext<'_>) -> Option<Label> {
    let gap = context.sizes.px(GAP);
    let text = title_width(item, context);
    let edge = context.sizes.px(3.0);
    let x = if text + 2.0 * gap + edge <= width {
        gap + edge
    } else {
        match slot.side {
            Side::Right => width.max(0.0) + gap,
            Side::Left => -gap - text,
            Side::Cut => {
                let rect = line_rect(gap + edge, (width - 2.0 * gap - edge).max(1.0), height, context);
                let words = item_title(item, context.locale);
                return Some(Label { rect, words, weight: LabelWeight::Regular, remark: None, shortened: true });
            }
            Side::Nowhere => return None,
        }
    };
    Some(titled(item_title(item, context.locale), LabelWeight::Regular, bar, x, text, height, context))
}

/// A title at `at` from the left edge of its mark, shortened where the axis ends before it does.
fn titled(
    words: LocalizedText,
    weight: LabelWeight,
    mark: f64,
    at: f64,
    width: f64,
    height: f64,
    context: &TrackContext<'_>,
) -> Label {
    let room = context.scale.width() + context.sizes.end_room() - mark - at;
    let shortened = width > room && room > 0.0;
    Label { rect: line_rect(at, if shortened { room } else { width }, height, context), words, weight, remark: None, shortened }
}

fn flag(item: &Item, context: &TrackContext<'_>) -> Option<crate::model::Market> {
    let shown = context.track.kind == Kind::Markets && context.sizes.font.draws_flags();
    item.details().markets.first().filter(|_| shown).cloned()
}
