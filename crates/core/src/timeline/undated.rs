//! The shelf: items of a track that have a horizon or no date at all. A horizon never becomes a day.

use super::context::TrackContext;
use super::scene::{HorizonColumn, Label, LabelWeight, Mark, Piece, PieceKind, Rect, TrackScene};
use super::sizes::{BAR, GAP, LINE, Sizes};
use crate::content::{Target, horizon_words, item_name, item_title};
use crate::i18n::Locale;
use crate::model::{ItemRef, Roadmap, Track};
use crate::schedule::{HEADINGS, Heading, edges};

/// Narrowest column of the shelf, in px for 16 px text.
const COLUMN: f64 = 200.0;
/// Widest column of the shelf, in px for 16 px text.
const WIDEST: f64 = 340.0;
/// Most items that stand in one column; the others are in the list.
const MAX_SHOWN: usize = 40;

/// A heading with its items, placed.
#[derive(Debug)]
struct Column {
    heading: Heading,
    rect: Rect,
    items: Vec<(u32, Rect)>,
}

/// The shelf of one track, in px relative to the visible part of the track.
#[derive(Debug)]
pub(super) struct UndatedPlan {
    track: u32,
    columns: Vec<Column>,
    height: f64,
    line: f64,
    gap: f64,
}

impl UndatedPlan {
    /// Columns side by side, as many as fit into `room` px; the rest below them.
    pub(super) fn new(context: &TrackContext<'_>, headings: &[usize], room: f64) -> UndatedPlan {
        let TrackContext { track, schedule, index, sizes, locale, .. } = *context;
        let gap = sizes.px(GAP);
        let line = sizes.px(LINE);
        let mut plan = UndatedPlan { track: index, columns: Vec::new(), height: 0.0, line, gap };
        let listed = |at: usize| schedule.undated(at).get(..MAX_SHOWN).unwrap_or(schedule.undated(at));
        let used: Vec<(Heading, &[u32])> =
            headings.iter().map(|at| (HEADINGS.get(*at).copied().flatten(), listed(*at))).collect();
        if used.iter().all(|(_, items)| items.is_empty()) {
            return plan;
        }
        let per_row = (0..used.len()).rev().find(|n| room / f64::from(u32::try_from(n + 1).unwrap_or(1)) >= sizes.px(COLUMN));
        let per_row = per_row.map_or(1, |n| n + 1);
        let width = (room / f64::from(u32::try_from(per_row).unwrap_or(1)) - gap).min(sizes.px(WIDEST));
        let mut top = gap;
        for row in used.chunks(per_row) {
            let mut bottom = top;
            let mut x = gap / 2.0;
            for (heading, items) in row {
                // In one column an empty heading would only take room.
                if per_row > 1 || !items.is_empty() {
                    let column = column(*heading, items, Rect { x, y: top, width, height: line }, track, sizes, locale);
                    bottom = bottom.max(column.items.last().map_or(top, |(_, rect)| rect.y + rect.height));
                    if !items.is_empty() {
                        plan.columns.push(column);
                    }
                }
                x += width + gap;
            }
            top = if bottom > top { bottom + gap } else { top };
        }
        plan.height = top;
        plan
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    pub(super) fn draw(&self, roadmap: &Roadmap, locale: &Locale, below: f64, scene: &mut TrackScene) {
        for column in &self.columns {
            let down = |rect: Rect| Rect { y: rect.y + below, ..rect };
            let marks = column.items.iter().filter_map(|(index, rect)| self.mark(*index, down(*rect), roadmap, locale));
            let title = column.heading.map_or(locale.catalog().unscheduled, |horizon| horizon_words(horizon, locale));
            scene.shelf.push(HorizonColumn { title: title.to_string(), rect: down(column.rect), marks: marks.collect() });
        }
    }

    fn mark(&self, index: u32, rect: Rect, roadmap: &Roadmap, locale: &Locale) -> Option<Mark> {
        let at = ItemRef { track: self.track, series: None, index };
        let item = roadmap.item(at)?;
        let (start, end) = edges(item.when);
        let status = if item.status.is_some() { self.line } else { 0.0 };
        let label = Rect {
            x: self.gap + 3.0,
            y: (self.line * 0.2).min(4.0),
            width: rect.width - 2.0 * self.gap - status,
            height: rect.height - 8.0,
        };
        Some(Mark {
            target: Target::Item(at),
            rect,
            pieces: vec![Piece { kind: PieceKind::Bar(start, end), rect: Rect { x: 0.0, y: 0.0, ..rect } }],
            label: Some(Label {
                rect: label,
                words: item_title(item, locale),
                weight: LabelWeight::Regular,
                remark: None,
                shortened: false,
            }),
            name: item_name(roadmap, at, locale),
            status: item.status,
            flag: None,
        })
    }
}

fn column(heading: Heading, items: &[u32], title: Rect, track: &Track, sizes: &Sizes, locale: &Locale) -> Column {
    let mut y = title.y + title.height + sizes.px(4.0);
    let room = title.width - sizes.px(3.0 * GAP) - sizes.px(LINE);
    let placed = items.iter().filter_map(|index| {
        let item = track.items.get(*index as usize)?;
        let text = sizes.label_width(&item_title(item, locale).text, false) * 1.05;
        // Long titles wrap; words do not break evenly.
        let lines = if text <= room { 1.0 } else { (text / room + 0.3).ceil().min(6.0) };
        let height = sizes.px(BAR - LINE) + lines * sizes.px(LINE);
        let rect = Rect { x: title.x, y, width: title.width, height };
        y += height + sizes.px(4.0);
        Some((*index, rect))
    });
    Column { heading, rect: title, items: placed.collect() }
}
