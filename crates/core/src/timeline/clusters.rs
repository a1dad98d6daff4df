//! Crowded items: shown one by one where they fit into a few rows, else counted by calendar period.

use super::context::TrackContext;
use super::entries::Entry;
use super::row_packing::{PackingLimits, RowAllocator, by_rank};
use super::scene::{Label, LabelWeight, Mark, Piece, PieceKind, Rect};
use super::sizes::{BAR, GAP, LINE, ROW_GAP, TARGET};
use super::slot::{RowsPlan, Side, Slot, SlotContent, bar_span, slot, with_label};
use crate::content::{Target, noun_of};
use crate::i18n::dates::{self, Style};
use crate::i18n::{LocalizedText, numbers};
use crate::model::{Day, DayRange, Period, Precision};

/// Single tasks take little room, and keep their names.
const TASKS: PackingLimits = PackingLimits { rows: 8, names_may_go: false, least_chip: TARGET };
/// Milestones keep their titles in a few rows.
const MILESTONES: PackingLimits = PackingLimits { rows: 3, names_may_go: false, least_chip: TARGET };
/// How often items that found no room may push others together before everything is counted.
const MAX_ROUNDS: usize = 8;

/// The finest calendar period that is wide enough for a chip.
fn chip_period(context: &TrackContext<'_>, least: f64) -> Precision {
    let fits = |days: f64| days * context.scale.px_per_day >= context.sizes.px(least);
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
pub(super) fn pack_tasks(context: &TrackContext<'_>, entries: &[Entry]) -> RowsPlan {
    let (milestones, tasks): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.milestone);
    let mut all = milestone_rows(&milestones, context);
    all.extend(rows(context, &tasks, &TASKS));
    RowsPlan {
        rows: all,
        packed_at: context.scale.px_per_day,
        row_height: context.sizes.px(BAR - 2.0),
        gap: context.sizes.px(ROW_GAP - 1.0),
    }
}

/// Milestones with their titles, as long as few rows have room for them; the others are diamonds alone.
fn milestone_rows(milestones: &[&Entry], context: &TrackContext<'_>) -> Vec<Vec<Slot>> {
    let half = context.sizes.px(TARGET) / 2.0;
    let span = |days: DayRange| {
        let (left, right) = bar_span(days, context);
        let middle = (left + right) / 2.0;
        (left.min(middle - half), right.max(middle + half))
    };
    let named = |entry: &&Entry| {
        let (left, right) = span(entry.days);
        let (from, to, side) = with_label(left, right, entry.title_width(context), context);
        Slot { content: SlotContent::Item(entry.index), days: entry.days, from, to, side }
    };
    let slots: Vec<Slot> = milestones.iter().map(named).collect();
    let bare = |slot: &Slot| slot.without_name(span(slot.days));
    let mut room = RowAllocator::new(&MILESTONES);
    let mut nameless = Vec::new();
    for slot in &slots {
        if !room.put(*slot, context) {
            nameless.push(bare(slot));
        }
    }
    if nameless.is_empty() {
        return room.rows();
    }
    if let Some(ranked) = by_rank(&slots, (MILESTONES.rows, usize::MAX), &bare, context) {
        (room, nameless) = (RowAllocator::new(&MILESTONES), ranked);
    }
    nameless.into_iter().for_each(|slot| room.put_always(slot));
    room.rows()
}

/// A calendar period with the items that are counted in it.
struct Bucket<'e, 'r> {
    days: DayRange,
    /// The first day of the period that opens with it.
    parent: Day,
    items: &'r [&'e Entry],
    counted: bool,
}

/// Packs items, sorted by their middles, into at most `limit` rows; periods where that can't be are chips.
pub(super) fn rows(context: &TrackContext<'_>, items: &[&Entry], limit: &PackingLimits) -> Vec<Vec<Slot>> {
    let mut buckets = buckets(context, items, limit.least_chip);
    // What overlaps in more rows than there are needs no trial.
    let mut overfull: Vec<Day> = buckets
        .iter()
        .filter(|bucket| bucket.items.iter().any(|entry| entry.depth as usize > limit.rows))
        .map(|bucket| bucket.parent)
        .collect();
    for round in 0..=MAX_ROUNDS {
        for bucket in &mut buckets {
            // Chips and single items side by side in one quarter would be hard to read: a period opens as a whole.
            bucket.counted = bucket.counted || round == MAX_ROUNDS || overfull.contains(&bucket.parent);
        }
        let counted: usize = buckets.iter().filter(|bucket| bucket.counted).map(|bucket| bucket.items.len()).sum();
        // The few that would be left between chips are better found in chips as well.
        if counted * 2 > items.len() {
            buckets.iter_mut().for_each(|bucket| bucket.counted = true);
        }
        match try_rows(&buckets, context, limit) {
            Ok(rows) => return rows,
            Err(parents) => overfull = parents,
        }
    }
    Vec::new()
}

fn buckets<'e, 'r>(context: &TrackContext<'_>, items: &'r [&'e Entry], least_chip: f64) -> Vec<Bucket<'e, 'r>> {
    let precision = chip_period(context, least_chip);
    let calendar = context.roadmap.calendar;
    let period = |day: Day, precision: Precision| Period::containing(day, precision, calendar).days(calendar);
    let mut buckets = Vec::new();
    let mut rest = items;
    while let Some(entry) = rest.first() {
        let days = period(entry.middle, precision);
        let parent = period(days.middle(), coarser(precision)).first;
        // One at least: a period holds the day it is the period of.
        let (held, others) = rest.split_at(rest.partition_point(|other| other.middle <= days.last).max(1));
        buckets.push(Bucket { days, parent, items: held, counted: false });
        rest = others;
    }
    buckets
}

/// Packs with the counted periods as chips; says what opens with the periods that hold an item that found no row.
fn try_rows(buckets: &[Bucket<'_, '_>], context: &TrackContext<'_>, limit: &PackingLimits) -> Result<Vec<Vec<Slot>>, Vec<Day>> {
    let mut room = RowAllocator::new(limit);
    let mut overfull = Vec::new();
    for bucket in buckets {
        if bucket.counted {
            room.put_always(chip_slot(bucket, context));
            continue;
        }
        let homeless = bucket.items.iter().filter(|entry| !room.put(slot(entry, context), context)).count();
        if homeless > 0 && overfull.last() != Some(&bucket.parent) {
            overfull.push(bucket.parent);
        }
    }
    if overfull.is_empty() { Ok(room.rows()) } else { Err(overfull) }
}

fn chip_slot(bucket: &Bucket<'_, '_>, context: &TrackContext<'_>) -> Slot {
    let (from, to) = bar_span(bucket.days, context);
    let held = SlotContent::Cluster(u32::try_from(bucket.items.len()).unwrap_or(u32::MAX));
    Slot { content: held, days: bucket.days, from, to, side: Side::Right }
}

/// A chip with the number of items in its period, with the noun where it fits.
pub(super) fn chip(slot: &Slot, count: u32, place: Rect, context: &TrackContext<'_>) -> Mark {
    let (left, right) = bar_span(slot.days, context);
    let inset = context.sizes.px(1.0);
    let width = (right - left - 2.0 * inset).max(context.sizes.px(TARGET));
    let full = noun_of(context.track.kind, context.locale).count(count as usize, context.locale.lang);
    let room = width - context.sizes.px(GAP * 1.5);
    let long = context.sizes.label_width(&full, false) <= room;
    let text = if long { full.clone() } else { numbers::number(f64::from(count), context.locale.lang) };
    let text_width = context.sizes.label_width(&text, false);
    let line = context.sizes.px(LINE);
    let rect = Rect { x: left + inset, y: place.y, width, height: place.height };
    let label = Rect { x: (width - text_width) / 2.0, y: (place.height - line) / 2.0, width: text_width, height: line };
    Mark {
        target: Target::Cluster { track: context.index, days: slot.days },
        rect,
        pieces: vec![Piece { kind: PieceKind::Chip, rect: Rect { x: 0.0, y: 0.0, width, height: place.height } }],
        label: Some(Label {
            rect: label,
            words: LocalizedText::own(text),
            weight: LabelWeight::Regular,
            remark: None,
            shortened: false,
        }),
        name: format!("{full}, {}", period_words(slot.days, context)),
        status: None,
        flag: None,
    }
}

/// The name of a calendar period.
fn period_words(days: DayRange, context: &TrackContext<'_>) -> String {
    crate::content::period_words(days, context.locale, Style::Long)
        .unwrap_or_else(|| dates::day(days.first, Style::Long, context.locale))
}
