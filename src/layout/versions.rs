//! Versions on one rail, their names on staggered levels above and below it.

use super::context::{TrackContext, WindowPx};
use super::phases::{bar_span, edges};
use super::scale::known_days;
use super::scene::{Edge, Label, LabelWeight, Mark, Piece, PieceKind, Rail, Rect, Target, TrackScene};
use super::sizes::{LINE, TARGET};
use super::words::{item_name, item_title};
use crate::i18n::dates::Style;
use crate::i18n::{Words, numbers};
use crate::model::{Day, Item, ItemRef};

/// Levels of names on each side of the rail.
const MAX_LEVEL: u8 = 3;
/// Height of a level, in px for 16 px text.
const LEVEL: f64 = 23.0;
/// Distance from the middle of the rail to the nearest level.
const CLEAR: f64 = 10.0;
/// Height of a marker.
const MARKER: f64 = 12.0;
/// Height of a major marker.
const MAJOR: f64 = 18.0;
/// Versions that begin nearer than this are counted together.
const TOO_NEAR: f64 = TARGET;
/// Up to so many versions every arrangement is tried (2¹⁰ choices of sides).
const FEW: usize = 10;
/// How many neighbours a name is checked against; more can't be near it.
const NEIGHBOURS: usize = 48;

/// How much of a name is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Amount {
    Full,
    FirstFeature,
    NameOnly,
    Nothing,
}

/// A version, or several that stand too near to each other.
#[derive(Debug)]
struct Stop {
    /// Index of the (first) item.
    index: u32,
    count: u32,
    first: i32,
    last: i32,
    /// Negative below the rail, 0 for no name.
    level: i8,
    shown: Amount,
    /// Distance from the anchor to the name's left edge in px, negative where the right edge of the axis is near.
    shift: f64,
}

#[derive(Debug)]
pub(super) struct VersionsPlan {
    stops: Vec<Stop>,
    above: u8,
    below: u8,
    em: f64,
}

/// What a placed name takes, at the packing scale.
#[derive(Clone, Copy)]
struct Placed {
    level: i8,
    anchor: f64,
    from: f64,
    to: f64,
}

impl VersionsPlan {
    pub(super) fn pack(context: &TrackContext<'_>) -> VersionsPlan {
        let mut stops = stops(context);
        if stops.len() <= FEW && stops.iter().all(|stop| stop.count == 1) {
            arrange_few(&mut stops, context);
        } else {
            let mut placed: Vec<Placed> = Vec::new();
            // From the right: a name extends to the right, so what it must avoid is already placed.
            for stop in stops.iter_mut().rev() {
                place(stop, &mut placed, context);
            }
        }
        let reach = |sign: i8| stops.iter().map(|stop| stop.level * sign).max().unwrap_or(0).max(0).unsigned_abs();
        let (above, below) = (reach(1), reach(-1));
        VersionsPlan { stops, above, below, em: context.sizes.px(1.0) }
    }

    fn rail_y(&self) -> f64 {
        (f64::from(self.above) * LEVEL + CLEAR) * self.em
    }

    pub(super) fn height(&self) -> f64 {
        if self.stops.is_empty() { 0.0 } else { self.rail_y() + (f64::from(self.below) * LEVEL + CLEAR) * self.em }
    }

    pub(super) fn draw(&self, context: &TrackContext<'_>, window: WindowPx, scene: &mut TrackScene) {
        let margin = context.sizes.px(400.0);
        let x = |stop: &Stop| context.scale.x_from_day(f64::from(stop.first));
        let first = self.stops.partition_point(|stop| x(stop) < window.left - margin);
        let last = self.stops.partition_point(|stop| x(stop) <= window.right + margin);
        // The stretch before the window belongs to the version before it.
        let from = first.saturating_sub(1);
        let mut heavy = self.stops.iter().take(from).any(|stop| is_major(stop, context));
        for (position, stop) in self.stops.iter().enumerate().take(last).skip(from) {
            heavy = heavy || is_major(stop, context);
            let next = self.stops.get(position + 1);
            let right = next.map_or_else(|| context.scale.width(), &x);
            let thickness = context.sizes.px(if heavy { 5.0 } else { 3.0 });
            let rect =
                Rect { x: x(stop), y: self.rail_y() - thickness / 2.0, width: (right - x(stop)).max(0.0), height: thickness };
            scene.rails.push(Rail { rect, heavy, open: next.is_none() });
            scene.marks.extend(self.mark(stop, context));
        }
    }

    fn mark(&self, stop: &Stop, context: &TrackContext<'_>) -> Option<Mark> {
        let item = context.track.items.get(stop.index as usize)?;
        let (left, right) = bar_span(stop.first, stop.last, context);
        let size = context.sizes.px(if item.major { MAJOR } else { MARKER });
        let width = (right - left).max(size);
        let target = context.sizes.px(TARGET).max(size);
        let rect = Rect { x: left, y: self.rail_y() - target / 2.0, width: width.max(target), height: target };
        let (start, end) = edges(item.when);
        let body = Rect { x: 0.0, y: (target - size) / 2.0, width, height: size };
        if stop.count > 1 {
            return Some(self.cluster(stop, rect, context));
        }
        let kind = match (start, end) {
            (Edge::Day, Edge::Day) if stop.first == stop.last => PieceKind::Moment,
            _ if item.major => PieceKind::MajorCapsule(start, end),
            _ => PieceKind::Capsule(start, end),
        };
        let at = ItemRef { track: context.index, series: None, index: stop.index };
        let mut pieces = vec![Piece { kind, rect: body }];
        let label = (stop.level != 0).then(|| {
            let y = target / 2.0 + self.level_y(stop.level);
            let anchor = anchor_offset(width, context);
            if stop.level.unsigned_abs() > 1 {
                pieces.insert(0, leader(anchor, y, target, size, context));
            }
            self.label(item, stop, anchor + stop.shift, y, context)
        });
        Some(Mark {
            target: Target::Item(at),
            rect,
            pieces,
            label,
            second: None,
            name: item_name(context.roadmap, at, context.speaker),
            status: item.status,
            flag: None,
        })
    }

    fn cluster(&self, stop: &Stop, rect: Rect, context: &TrackContext<'_>) -> Mark {
        let full = context.speaker.catalog().versions.count(stop.count as usize, context.speaker.lang);
        let text = numbers::number(f64::from(stop.count), context.speaker.lang);
        let text_width = context.sizes.label_width(&text, false);
        let width = text_width.max(context.sizes.px(TARGET));
        let line = context.sizes.px(LINE);
        let when = Day::from_number(i64::from(stop.first));
        Mark {
            target: Target::Cluster { track: context.index, first: stop.first, last: stop.last },
            rect: Rect { width, ..rect },
            pieces: vec![Piece { kind: PieceKind::Chip, rect: Rect { x: 0.0, y: 0.0, width, height: rect.height } }],
            label: Some(Label {
                rect: Rect { x: (width - text_width) / 2.0, y: (rect.height - line) / 2.0, width: text_width, height: line },
                words: Words::own(text),
                weight: LabelWeight::Regular,
                remark: None,
                shortened: false,
            }),
            second: None,
            name: format!("{full}, {}", crate::i18n::dates::day(when, Style::Long, context.speaker)),
            status: None,
            flag: None,
        }
    }

    /// Top of a level's line, relative to the middle of the rail.
    fn level_y(&self, level: i8) -> f64 {
        let steps = f64::from(level.unsigned_abs());
        if level > 0 { -(CLEAR + steps * LEVEL) * self.em } else { (CLEAR + (steps - 1.0) * LEVEL) * self.em + 1.0 }
    }

    fn label(&self, item: &Item, stop: &Stop, x: f64, y: f64, context: &TrackContext<'_>) -> Label {
        let (words, remark) = name_parts(item, stop.shown, context);
        let width = name_width(&words, remark.as_ref(), context);
        Label {
            rect: Rect { x, y, width, height: context.sizes.px(LINE) },
            words,
            weight: LabelWeight::Strong,
            remark,
            shortened: false,
        }
    }
}

/// A thin line from the name to its marker.
fn leader(anchor: f64, label_y: f64, target: f64, size: f64, context: &TrackContext<'_>) -> Piece {
    let line = context.sizes.px(LINE);
    let (top, bottom) = if label_y < 0.0 {
        (label_y + context.sizes.px(3.0), (target - size) / 2.0)
    } else {
        ((target + size) / 2.0, label_y + line - context.sizes.px(3.0))
    };
    Piece { kind: PieceKind::Leader, rect: Rect { x: anchor, y: top, width: 1.0, height: bottom - top } }
}

fn is_major(stop: &Stop, context: &TrackContext<'_>) -> bool {
    context.track.items.get(stop.index as usize).is_some_and(|item| item.major)
}

/// The dated versions in the order of time; those that stand too near are counted together.
fn stops(context: &TrackContext<'_>) -> Vec<Stop> {
    let mut dated: Vec<(i32, i32, u32)> = context
        .track
        .items
        .iter()
        .zip(0u32..)
        .filter_map(|(item, index)| known_days(item.when, context.roadmap.calendar).map(|(a, b)| (a.number(), b.number(), index)))
        .collect();
    dated.sort();
    let mut stops: Vec<Stop> = Vec::new();
    let near = context.sizes.px(TOO_NEAR) / context.scale.px_per_day;
    for (first, last, index) in dated {
        match stops.last_mut() {
            Some(stop) if f64::from(first - stop.first) < near => {
                stop.count += 1;
                // Counted by their first days, as the panel counts them.
                stop.last = first;
            }
            _ => stops.push(Stop { index, count: 1, first, last, level: 0, shown: Amount::Nothing, shift: 0.0 }),
        }
    }
    stops
}

/// Distance from the left end of a marker to where its name hangs.
fn anchor_offset(width: f64, context: &TrackContext<'_>) -> f64 {
    (width / 2.0).min(context.sizes.px(9.0))
}

/// Name and headline of a version.
fn name_parts(item: &Item, shown: Amount, context: &TrackContext<'_>) -> (Words, Option<Words>) {
    let name = item_title(item, context.speaker);
    let features = item.more().features.iter().map(|feature| context.speaker.words(feature));
    let headline = match shown {
        Amount::Full => join(features),
        Amount::FirstFeature => join(features.take(1)),
        Amount::NameOnly | Amount::Nothing => None,
    };
    (name, headline)
}

fn join(parts: impl Iterator<Item = Words>) -> Option<Words> {
    let parts: Vec<Words> = parts.collect();
    let lang = parts.first()?.lang.clone();
    Some(Words { text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(", "), lang })
}

fn name_width(name: &Words, remark: Option<&Words>, context: &TrackContext<'_>) -> f64 {
    let remark =
        remark.map_or(0.0, |remark| context.sizes.label_width(&format!(" {}", remark.text), false) + context.sizes.px(4.0));
    (context.sizes.label_width(&name.text, true) + remark) * 1.03
}

/// What a name takes at the packing scale, before it has a level.
fn extent(stop: &Stop, shown: Amount, context: &TrackContext<'_>) -> Option<Placed> {
    let item = context.track.items.get(stop.index as usize)?;
    let (left, right) = bar_span(stop.first, stop.last, context);
    let anchor = left + anchor_offset((right - left).max(context.sizes.px(MARKER)), context);
    let (words, remark) = name_parts(item, shown, context);
    let width = name_width(&words, remark.as_ref(), context);
    let from = (anchor + context.sizes.px(5.0)).min((context.scale.width() - width).max(0.0));
    Some(Placed { level: 0, anchor, from, to: from + width + context.sizes.px(12.0) })
}

/// Few versions: every choice of sides is tried, and the one that needs the fewest levels is taken, with as much of the
/// names as then has room.
fn arrange_few(stops: &mut [Stop], context: &TrackContext<'_>) {
    for shown in [Amount::Full, Amount::FirstFeature, Amount::NameOnly] {
        let extents: Vec<Placed> = stops.iter().filter_map(|stop| extent(stop, shown, context)).collect();
        if extents.len() != stops.len() {
            return;
        }
        let best = (0..1u32 << extents.len()).map(|sides| levels(&extents, sides)).min_by_key(|levels| {
            let highest = |sign: i32| levels.iter().map(|level| i32::from(*level) * sign).max().unwrap_or(0).max(0);
            let sum: i32 = levels.iter().map(|level| i32::from(level.abs())).sum();
            (highest(1) + highest(-1), sum)
        });
        let Some(levels) = best else { return };
        let fits = levels.iter().all(|level| level.unsigned_abs() <= MAX_LEVEL);
        if fits || shown == Amount::NameOnly {
            for ((stop, extent), level) in stops.iter_mut().zip(&extents).zip(levels) {
                (stop.level, stop.shown, stop.shift) = (level, shown, extent.from - extent.anchor);
            }
            return;
        }
    }
}

/// The lowest levels for a choice of sides (one bit a name, set for below), from the right.
fn levels(extents: &[Placed], sides: u32) -> Vec<i8> {
    let mut placed: Vec<Placed> = Vec::with_capacity(extents.len());
    for (index, extent) in extents.iter().enumerate().rev() {
        let sign = if sides >> index & 1 == 1 { -1 } else { 1 };
        let levels = 1..=i8::try_from(extents.len()).unwrap_or(i8::MAX);
        let free = levels
            .map(|level| Placed { level: level * sign, ..*extent })
            .find(|one| placed.iter().all(|other| !in_the_way(one, other)));
        placed.push(free.unwrap_or(Placed { level: i8::MAX * sign, ..*extent }));
    }
    placed.iter().rev().map(|one| one.level).collect()
}

/// Finds a level for a name among many, shortening it where that helps.
fn place(stop: &mut Stop, placed: &mut Vec<Placed>, context: &TrackContext<'_>) {
    if stop.count > 1 {
        return;
    }
    for shown in [Amount::Full, Amount::FirstFeature, Amount::NameOnly] {
        let Some(extent) = extent(stop, shown, context) else { return };
        for level in (1..=MAX_LEVEL.cast_signed()).flat_map(|level| [level, -level]) {
            let one = Placed { level, ..extent };
            if placed.iter().rev().take(NEIGHBOURS).all(|other| !in_the_way(&one, other)) {
                (stop.level, stop.shown, stop.shift) = (level, shown, one.from - one.anchor);
                placed.push(one);
                return;
            }
        }
    }
}

/// Whether two names overlap, or the line to one of them crosses the other.
fn in_the_way(a: &Placed, b: &Placed) -> bool {
    if a.level.signum() != b.level.signum() {
        return false;
    }
    let crosses = |line: &Placed, name: &Placed| {
        line.level.abs() > name.level.abs() && name.from - 4.0 <= line.anchor && line.anchor <= name.to
    };
    (a.level == b.level && a.from < b.to && b.from < a.to) || crosses(a, b) || crosses(b, a)
}
