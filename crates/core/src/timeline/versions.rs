//! Versions on one rail, their names on staggered levels above and below it.

use super::context::{TrackContext, WindowPx};
use super::rank::{Rank, Ranking};
use super::scene::{Label, LabelWeight, Mark, Piece, PieceKind, Rail, Rect, TrackScene};
use super::sizes::{LINE, TARGET};
use super::slot::bar_span;
use crate::content::{Target, item_name, item_title};
use crate::i18n::dates::Style;
use crate::i18n::{LocalizedText, numbers};
use crate::model::{DayRange, ItemRef};
use crate::schedule::{Edge, edges};

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

/// How much of a name is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameDetail {
    Full,
    FirstFeature,
    NameOnly,
    Nothing,
}

/// A version, or several that stand too near to each other.
#[derive(Debug)]
struct Stop {
    /// Indices of the items, in the order of time.
    items: Vec<u32>,
    /// Place of the one that matters most among them.
    foremost: usize,
    rank: Rank,
    days: DayRange,
    /// Negative below the rail, 0 for no name.
    level: i8,
    shown: NameDetail,
    /// Distance from the anchor to the name's left edge in px, negative where the right edge of the axis is near.
    shift: f64,
}

impl Stop {
    fn index(&self) -> u32 {
        self.items.get(self.foremost).copied().unwrap_or_default()
    }
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
        if stops.len() <= FEW && stops.iter().all(|stop| stop.items.len() == 1) {
            arrange_few(&mut stops, context);
        } else {
            arrange_many(&mut stops, context);
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
        let x = |stop: &Stop| context.scale.x(stop.days.first);
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
            if let Some((mark, held)) = self.mark(stop, context) {
                scene.captions.extend(held.map(|label| label.moved_by(&mark.rect)));
                scene.marks.push(mark);
            }
        }
    }

    /// The mark of a stop; what a bubble holds is a text of its own.
    fn mark(&self, stop: &Stop, context: &TrackContext<'_>) -> Option<(Mark, Option<Label>)> {
        let item = context.track.items.get(stop.index() as usize)?;
        let (left, right) = bar_span(stop.days, context);
        let size = context.sizes.px(if item.major { MAJOR } else { MARKER });
        let width = (right - left).max(size);
        let target = context.sizes.px(TARGET).max(size);
        let rect = Rect { x: left, y: self.rail_y() - target / 2.0, width: width.max(target), height: target };
        let (start, end) = edges(item.when);
        let body = Rect { x: 0.0, y: (target - size) / 2.0, width, height: size };
        if stop.items.len() > 1 {
            return Some(self.cluster(stop, rect, context));
        }
        let kind = match (start, end) {
            (Edge::Day, Edge::Day) if stop.days.length() == 1 => PieceKind::Moment,
            _ if item.major => PieceKind::MajorCapsule(start, end),
            _ => PieceKind::Capsule(start, end),
        };
        let at = ItemRef { track: context.index, series: None, index: stop.index() };
        let mut pieces = vec![Piece { kind, rect: body }];
        let label = (stop.level != 0).then(|| {
            let y = target / 2.0 + self.level_y(stop.level);
            let anchor = anchor_offset(width, context);
            if stop.level.unsigned_abs() > 1 {
                pieces.insert(0, leader(anchor, y, target, size, context));
            }
            self.label(stop, anchor + stop.shift, y, context)
        });
        let name = item_name(context.roadmap, at, context.locale);
        Some((Mark { target: Target::Item(at), rect, pieces, label, name, status: item.status, flag: None }, None))
    }

    /// A bubble with the number of versions in it, and beside it what they are.
    fn cluster(&self, stop: &Stop, rect: Rect, context: &TrackContext<'_>) -> (Mark, Option<Label>) {
        let count = stop.items.len();
        let full = context.locale.catalog().versions.count(count, context.locale.lang);
        let text = numbers::number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)), context.locale.lang);
        let text_width = context.sizes.label_width(&text, false);
        let width = text_width.max(context.sizes.px(TARGET));
        let line = context.sizes.px(LINE);
        let mut pieces = vec![Piece { kind: PieceKind::Chip, rect: Rect { x: 0.0, y: 0.0, width, height: rect.height } }];
        let held = (stop.level != 0).then(|| {
            let y = rect.height / 2.0 + self.level_y(stop.level);
            let anchor = anchor_offset(width, context);
            if stop.level.unsigned_abs() > 1 {
                pieces.push(leader(anchor, y, rect.height, rect.height, context));
            }
            self.label(stop, anchor + stop.shift, y, context)
        });
        let mark = Mark {
            target: Target::Cluster { track: context.index, days: stop.days },
            rect: Rect { width, ..rect },
            pieces,
            label: Some(Label {
                rect: Rect { x: (width - text_width) / 2.0, y: (rect.height - line) / 2.0, width: text_width, height: line },
                words: LocalizedText::own(text),
                weight: LabelWeight::Regular,
                remark: None,
                shortened: false,
            }),
            name: format!(
                "{full}: {}, {}",
                held_names(stop, context).text,
                crate::i18n::dates::day(stop.days.first, Style::Long, context.locale)
            ),
            status: None,
            flag: None,
        };
        (mark, held)
    }

    /// Top of a level's line, relative to the middle of the rail.
    fn level_y(&self, level: i8) -> f64 {
        let steps = f64::from(level.unsigned_abs());
        if level > 0 { -(CLEAR + steps * LEVEL) * self.em } else { (CLEAR + (steps - 1.0) * LEVEL) * self.em + 1.0 }
    }

    fn label(&self, stop: &Stop, x: f64, y: f64, context: &TrackContext<'_>) -> Label {
        let (words, remark) = name_parts(stop, stop.shown, context);
        let width = name_width(stop, &words, remark.as_ref(), context);
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
    stop.items.iter().filter_map(|index| context.track.items.get(*index as usize)).any(|item| item.major)
}

/// The dated versions in the order of time; those that stand too near are counted together.
fn stops(context: &TrackContext<'_>) -> Vec<Stop> {
    let ranking = Ranking::of(context);
    let mut stops: Vec<Stop> = Vec::new();
    let near = context.sizes.px(TOO_NEAR) / context.scale.px_per_day;
    for (index, days) in context.schedule.dated() {
        let rank = ranking.rank(index, days, context);
        match stops.last_mut() {
            Some(stop) if f64::from(days.first.number() - stop.days.first.number()) < near => {
                stop.items.push(index);
                // Counted by their first days, as the panel counts them.
                stop.days.last = days.first;
                // Of equals the later one.
                if rank <= stop.rank {
                    (stop.rank, stop.foremost) = (rank, stop.items.len() - 1);
                }
            }
            _ => {
                let (level, shown, shift) = (0, NameDetail::Nothing, 0.0);
                stops.push(Stop { items: vec![index], foremost: 0, rank, days, level, shown, shift });
            }
        }
    }
    stops
}

/// What a bubble holds: the version that matters with how many more, or from which to which.
fn held_names(stop: &Stop, context: &TrackContext<'_>) -> LocalizedText {
    let name = |index: Option<&u32>| {
        index
            .and_then(|index| context.track.items.get(*index as usize))
            .map(|item| item_title(item, context.locale))
            .unwrap_or_default()
    };
    if stop.rank < Rank::Other {
        let name = name(stop.items.get(stop.foremost));
        return LocalizedText { text: format!("{} +{}", name.text, stop.items.len() - 1), lang: name.lang };
    }
    // Of "22.10 Kinetic Kudu" the number is enough.
    let short = |name: &LocalizedText| match name.text.split_once(' ') {
        Some((number, _)) if number.contains(|c: char| c.is_ascii_digit()) => number.to_string(),
        _ => name.text.clone(),
    };
    let (first, last) = (name(stop.items.first()), name(stop.items.last()));
    LocalizedText { text: format!("{} – {}", short(&first), short(&last)), lang: first.lang }
}

/// Distance from the left end of a marker to where its name hangs.
fn anchor_offset(width: f64, context: &TrackContext<'_>) -> f64 {
    (width / 2.0).min(context.sizes.px(9.0))
}

/// Name and headline of a version; of a bubble what it holds.
fn name_parts(stop: &Stop, shown: NameDetail, context: &TrackContext<'_>) -> (LocalizedText, Option<LocalizedText>) {
    if stop.items.len() > 1 {
        return (held_names(stop, context), None);
    }
    let Some(item) = context.track.items.get(stop.index() as usize) else { return (LocalizedText::default(), None) };
    let name = item_title(item, context.locale);
    let features = item.details().features.iter().map(|feature| context.locale.localize(feature));
    let headline = match shown {
        NameDetail::Full => join(features),
        NameDetail::FirstFeature => join(features.take(1)),
        NameDetail::NameOnly | NameDetail::Nothing => None,
    };
    (name, headline)
}

fn join(parts: impl Iterator<Item = LocalizedText>) -> Option<LocalizedText> {
    let parts: Vec<LocalizedText> = parts.collect();
    let lang = parts.first()?.lang.clone();
    Some(LocalizedText { text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(", "), lang })
}

/// The width of a name with its remark, and with the status sign before it.
fn name_width(stop: &Stop, name: &LocalizedText, remark: Option<&LocalizedText>, context: &TrackContext<'_>) -> f64 {
    let remark =
        remark.map_or(0.0, |remark| context.sizes.label_width(&format!(" {}", remark.text), false) + context.sizes.px(4.0));
    // A bubble of several versions has no status of its own.
    let status =
        stop.items.len() == 1 && context.track.items.get(stop.index() as usize).is_some_and(|item| item.status.is_some());
    (context.sizes.label_width(&name.text, true) + remark) * 1.03 + if status { context.sizes.px(20.0) } else { 0.0 }
}

/// What a name takes at the packing scale, before it has a level.
fn extent(stop: &Stop, shown: NameDetail, context: &TrackContext<'_>) -> Placed {
    let (left, right) = bar_span(stop.days, context);
    let anchor = left + anchor_offset((right - left).max(context.sizes.px(MARKER)), context);
    let (words, remark) = name_parts(stop, shown, context);
    let width = name_width(stop, &words, remark.as_ref(), context);
    let from = (anchor + context.sizes.px(5.0)).min((context.scale.width() - width).max(0.0));
    Placed { level: 0, anchor, from, to: from + width + context.sizes.px(12.0) }
}

/// Few versions: every choice of sides is tried, and the one that needs the fewest levels is taken, with as much of the
/// names as then has room.
fn arrange_few(stops: &mut [Stop], context: &TrackContext<'_>) {
    for shown in [NameDetail::Full, NameDetail::FirstFeature, NameDetail::NameOnly] {
        let extents: Vec<Placed> = stops.iter().map(|stop| extent(stop, shown, context)).collect();
        let best = (0..1u32 << extents.len()).map(|sides| levels(&extents, sides)).min_by_key(|levels| {
            let highest = |sign: i32| levels.iter().map(|level| i32::from(*level) * sign).max().unwrap_or(0).max(0);
            let sum: i32 = levels.iter().map(|level| i32::from(level.abs())).sum();
            (highest(1) + highest(-1), sum)
        });
        let Some(levels) = best else { return };
        let fits = levels.iter().all(|level| level.unsigned_abs() <= MAX_LEVEL);
        if fits || shown == NameDetail::NameOnly {
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

/// Many versions: names are placed in the order in which readers look for them, the later ones first among equals; then those
/// with room get what they bring.
fn arrange_many(stops: &mut [Stop], context: &TrackContext<'_>) {
    let mut order: Vec<usize> = (0..stops.len()).collect();
    order.sort_unstable_by_key(|at| (stops.get(*at).map(|stop| stop.rank), std::cmp::Reverse(*at)));
    let mut names = Names::default();
    for at in &order {
        let Some(stop) = stops.get_mut(*at) else { continue };
        let name = extent(stop, NameDetail::NameOnly, context);
        if let Some(placed) = names.place(name) {
            (stop.level, stop.shown, stop.shift) = (placed.level, NameDetail::NameOnly, placed.from - placed.anchor);
        }
    }
    for at in &order {
        let Some(stop) = stops.get_mut(*at).filter(|stop| stop.level != 0 && stop.items.len() == 1) else { continue };
        for shown in [NameDetail::Full, NameDetail::FirstFeature] {
            let short = Placed { level: stop.level, ..extent(stop, NameDetail::NameOnly, context) };
            let long = Placed { level: stop.level, ..extent(stop, shown, context) };
            if names.replace(short, long) {
                (stop.shown, stop.shift) = (shown, long.from - long.anchor);
                break;
            }
        }
    }
}

/// Names that are placed, by level: from –`MAX_LEVEL` below the rail to `MAX_LEVEL` above it.
#[derive(Default)]
struct Names {
    /// By level, sorted by where they begin; those of a level do not overlap.
    levels: [Vec<Placed>; 2 * MAX_LEVEL as usize],
}

impl Names {
    fn slot(level: i8) -> usize {
        let above = if level > 0 { 0 } else { usize::from(MAX_LEVEL) };
        above + usize::from(level.unsigned_abs()).saturating_sub(1)
    }

    fn at(&self, level: i8) -> &[Placed] {
        self.levels.get(Names::slot(level)).map_or(&[], Vec::as_slice)
    }

    /// Places a name on the lowest level where it has room, above before below.
    fn place(&mut self, name: Placed) -> Option<Placed> {
        let levels = (1..=MAX_LEVEL.cast_signed()).flat_map(|level| [level, -level]);
        let placed = levels.map(|level| Placed { level, ..name }).find(|one| self.has_room(one))?;
        self.insert(placed);
        Some(placed)
    }

    /// Replaces a name by a longer one where that has room.
    fn replace(&mut self, short: Placed, long: Placed) -> bool {
        let list = self.levels.get_mut(Names::slot(short.level));
        if let Some(list) = list {
            list.retain(|one| one.from != short.from);
        }
        let fits = self.has_room(&long);
        self.insert(if fits { long } else { short });
        fits
    }

    fn insert(&mut self, name: Placed) {
        if let Some(list) = self.levels.get_mut(Names::slot(name.level)) {
            let place = list.partition_point(|one| one.from < name.from);
            list.insert(place, name);
        }
    }

    fn has_room(&self, name: &Placed) -> bool {
        let side = name.level.signum();
        (1..=MAX_LEVEL.cast_signed()).all(|level| {
            let others = self.at(level * side);
            // The last that begins before the end of the name, and the one before it: names of a level do not overlap.
            let end = others.partition_point(|one| one.from < name.to + 4.0);
            let near = others.get(end.saturating_sub(2)..end).unwrap_or_default();
            let lines = || {
                // Lines of higher names come down here: their anchors lie a little before their names.
                let from = others.partition_point(|one| one.from < name.from - LINE_BEFORE);
                others.iter().skip(from).take_while(|one| one.from < name.to + LINE_BEFORE)
            };
            if level == name.level.abs() {
                near.iter().all(|one| !in_the_way(name, one))
            } else if level < name.level.abs() {
                let at = others.partition_point(|one| one.from - 4.0 <= name.anchor);
                others.get(at.saturating_sub(1)..at).unwrap_or_default().iter().all(|one| !in_the_way(name, one))
            } else {
                lines().all(|one| !in_the_way(name, one))
            }
        })
    }
}

/// How far from its anchor a name may begin, in px: further only at the right end of the axis.
const LINE_BEFORE: f64 = 400.0;

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
