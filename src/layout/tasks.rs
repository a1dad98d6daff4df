//! Dense items: shown one by one where they fit into a few rows, else counted by calendar period.

use super::context::TrackContext;
use super::lanes::Rows;
use super::phases::{Held, RowsPlan, Side, Slot, bar_span, drawn_days, title_width, with_label};
use super::scale::middle_day;
use super::scene::{Label, LabelWeight, Mark, Piece, PieceKind, Rect, Target};
use super::sizes::{BAR, GAP, LABEL_FONT, LINE, ROW_GAP, TARGET};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Words, numbers};
use crate::model::{Day, Period, Precision, SortedSet};

/// Rows that single tasks may take before they are counted instead.
const MAX_ROWS: usize = 8;
/// Rows that milestones may take with their titles.
const MILESTONE_ROWS: usize = 3;
/// How often items that found no room may push others together before everything is counted.
const MAX_ROUNDS: usize = 8;

/// The finest calendar period that is wide enough for a chip.
fn chip_period(context: &TrackContext<'_>) -> Precision {
    let fits = |days: f64| days * context.scale.px_per_day >= context.sizes.px(TARGET);
    [
        (1.0, Precision::Day),
        (7.0, Precision::Week),
        (28.0, Precision::Month),
        (90.0, Precision::Quarter),
        (181.0, Precision::Half),
    ]
    .into_iter()
    .find(|(days, _)| fits(*days))
    .map_or(Precision::Year, |(_, precision)| precision)
}

/// The period that opens as a whole.
fn coarser(precision: Precision) -> Precision {
    match precision {
        Precision::Day => Precision::Week,
        Precision::Week => Precision::Month,
        Precision::Month => Precision::Quarter,
        _ => Precision::Year,
    }
}

/// Packs single tasks and chips; milestones stand in rows of their own above.
pub(super) fn pack(context: &TrackContext<'_>) -> RowsPlan {
    let (milestones, tasks): (Vec<_>, Vec<_>) = dated(context).into_iter().partition(|task| task.milestone);
    let mut rows = milestone_rows(&milestones, context);
    rows.extend(task_rows(&tasks, context));
    RowsPlan {
        rows,
        packed_at: context.scale.px_per_day,
        row_height: context.sizes.px(BAR - 2.0),
        gap: context.sizes.px(ROW_GAP - 1.0),
    }
}

/// A dated task: what packing needs of it.
struct Task {
    index: u32,
    first: i32,
    last: i32,
    /// The day by which it is counted.
    middle: i32,
    label: f64,
    milestone: bool,
}

fn dated(context: &TrackContext<'_>) -> Vec<Task> {
    let mut tasks: Vec<Task> = context
        .track
        .items
        .iter()
        .zip(0u32..)
        .filter_map(|(item, index)| {
            let (first, last) = drawn_days(item, context)?;
            let middle = middle_day(item, context.roadmap)?;
            Some(Task { index, first, last, middle, label: title_width(item, context), milestone: item.milestone })
        })
        .collect();
    tasks.sort_by_key(|task| (task.middle, task.first, task.index));
    tasks
}

/// Milestones with their titles where there is room up to the next one, else as diamonds alone.
fn milestone_rows(milestones: &[Task], context: &TrackContext<'_>) -> Vec<Vec<Slot>> {
    let mut packer = Rows::new();
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    let half = context.sizes.px(TARGET) / 2.0;
    for task in milestones {
        let (left, right) = bar_span(task.first, task.last, context);
        let (left, right) = (left.min((left + right) / 2.0 - half), right.max((left + right) / 2.0 + half));
        let (from, to, side) = with_label(left, right, task.label, context);
        let (row, from, to, side) = match packer.place(from, to, MILESTONE_ROWS) {
            Some(row) => (row, from, to, side),
            None => (packer.place(left, right, usize::MAX).unwrap_or(0), left, right, Side::Nowhere),
        };
        rows.resize_with(packer.used(), Vec::new);
        if let Some(row) = rows.get_mut(row) {
            row.push(Slot { held: Held::Item(task.index), first: task.first, last: task.last, from, to, side });
        }
    }
    rows
}

fn task_rows(tasks: &[Task], context: &TrackContext<'_>) -> Vec<Vec<Slot>> {
    let precision = chip_period(context);
    let period = |day: i32, precision: Precision| {
        let period = Period::containing(Day::from_number(i64::from(day)), precision, context.roadmap.calendar);
        let (first, last) = period.days(context.roadmap.calendar);
        (first.number(), last.number())
    };
    let bucket = |task: &Task| period(task.middle, precision);
    // Chips and single tasks side by side in one quarter would be hard to read: a period opens as a whole.
    let parent = |bucket: (i32, i32)| period(bucket.0 + (bucket.1 - bucket.0) / 2, coarser(precision));
    let mut opened: SortedSet<(i32, i32)> = SortedSet::default();
    let mut counted: SortedSet<(i32, i32)> = SortedSet::default();
    for _ in 0..MAX_ROUNDS {
        match try_rows(tasks, &counted, bucket, context) {
            Ok(rows) => return rows,
            Err(overfull) => {
                opened.extend(overfull.into_iter().map(parent));
                counted = tasks.iter().map(bucket).filter(|bucket| opened.contains(&parent(*bucket))).collect();
            }
        }
    }
    let all: SortedSet<_> = tasks.iter().map(bucket).collect();
    try_rows(tasks, &all, bucket, context).unwrap_or_default()
}

/// Packs with the counted periods as chips; says which periods hold a task that found no row.
fn try_rows(
    tasks: &[Task],
    counted: &SortedSet<(i32, i32)>,
    bucket: impl Fn(&Task) -> (i32, i32),
    context: &TrackContext<'_>,
) -> Result<Vec<Vec<Slot>>, SortedSet<(i32, i32)>> {
    let mut packer = Rows::new();
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    let mut overfull = SortedSet::default();
    let mut chips: Vec<(i32, i32)> = Vec::new();
    for task in tasks {
        let period = bucket(task);
        let slot = if counted.contains(&period) {
            if chips.last() == Some(&period) {
                continue;
            }
            chips.push(period);
            // Sorted by their middle, so a period is a stretch of them.
            let upto = |day: i32| tasks.partition_point(|other| other.middle < day);
            let count = upto(period.1 + 1) - upto(period.0);
            let (left, right) = bar_span(period.0, period.1, context);
            let held = Held::Cluster(u32::try_from(count).unwrap_or(u32::MAX));
            Slot { held, first: period.0, last: period.1, from: left, to: right, side: Side::Right }
        } else {
            let (left, right) = bar_span(task.first, task.last, context);
            let (from, to, side) = with_label(left, right, task.label, context);
            Slot { held: Held::Item(task.index), first: task.first, last: task.last, from, to, side }
        };
        match packer.place(slot.from, slot.to, if matches!(slot.held, Held::Item(_)) { MAX_ROWS } else { usize::MAX }) {
            Some(row) => {
                rows.resize_with(packer.used(), Vec::new);
                if let Some(row) = rows.get_mut(row) {
                    row.push(slot);
                }
            }
            None => {
                overfull.insert(period);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.from.total_cmp(&b.from));
    }
    if overfull.is_empty() { Ok(rows) } else { Err(overfull) }
}

/// A chip with the number of tasks in its period, with the noun where it fits.
pub(super) fn chip(slot: &Slot, count: u32, place: Rect, context: &TrackContext<'_>) -> Mark {
    let (left, right) = bar_span(slot.first, slot.last, context);
    let inset = context.sizes.px(1.0);
    let width = (right - left - 2.0 * inset).max(context.sizes.px(TARGET));
    let full = context.speaker.catalog().tasks.count(count as usize, context.speaker.lang);
    let room = width - context.sizes.px(GAP * 1.5);
    let long = context.sizes.label_width(&full, false) <= room;
    let text = if long { full.clone() } else { numbers::number(f64::from(count), context.speaker.lang) };
    let text_width = context.sizes.font.width(&text, context.sizes.px(LABEL_FONT), false);
    let line = context.sizes.px(LINE);
    let rect = Rect { x: left + inset, y: place.y, width, height: place.height };
    let label = Rect { x: (width - text_width) / 2.0, y: (place.height - line) / 2.0, width: text_width, height: line };
    Mark {
        target: Target::Cluster { track: context.index, first: slot.first, last: slot.last },
        rect,
        pieces: vec![Piece { kind: PieceKind::Chip, rect: Rect { x: 0.0, y: 0.0, width, height: place.height } }],
        label: Some(Label { rect: label, words: Words::own(text), weight: LabelWeight::Regular, remark: None, shortened: false }),
        name: format!("{full}, {}", period_words(slot.first, slot.last, context)),
        status: None,
        flag: None,
    }
}

/// The name of the calendar period from one day to another.
fn period_words(first: i32, last: i32, context: &TrackContext<'_>) -> String {
    super::words::period_words(
        Day::from_number(i64::from(first)),
        Day::from_number(i64::from(last)),
        context.speaker,
        Style::Long,
    )
    .unwrap_or_else(|| dates::day(Day::from_number(i64::from(first)), Style::Long, context.speaker))
}
