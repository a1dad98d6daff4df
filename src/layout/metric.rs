//! Series of values on the time axis: lines or steps with their values at the points.

use super::context::{TrackContext, WindowPx};
use super::scene::{Curve, Label, LabelWeight, Mark, Piece, PieceKind, Rect, Target, TrackScene};
use super::sizes::{LINE, TARGET};
use super::words::item_name;
use crate::i18n::{Words, numbers};
use crate::model::{Amount, ItemRef, Point, Series, SeriesShape, Unit, push_decimal};

/// Height of the chart between the lowest and the highest value, in px for 16 px text.
const CHART: f64 = 58.0;
/// Room above the highest value for its label and below the lowest for the line.
const ABOVE: f64 = 26.0;
const BELOW: f64 = 22.0;
/// Points nearer than this share one mark; the others are in the list.
const POINT_GAP: f64 = 10.0;
/// Series with more points than this are not checked for lines through labels.
const MAX_STROKES: usize = 200;
/// How many neighbours a value label is checked against.
const NEIGHBOURS: usize = 24;

/// Where a value stands and whether its label has room.
#[derive(Debug)]
struct PlannedPoint {
    index: u32,
    /// The day (with a fraction) at which the value is drawn.
    day: f64,
    /// From 0 (bottom) to 1 (top).
    low: f64,
    high: f64,
    /// Whether it can be chosen here.
    marked: bool,
    /// Distance of the label's top-left corner from the point, where it has room.
    label: Option<(f64, f64)>,
}

#[derive(Debug)]
struct PlannedSeries {
    points: Vec<PlannedPoint>,
    /// Where the name of the series stands, at the packing scale.
    caption: bool,
}

#[derive(Debug)]
pub(super) struct MetricPlan {
    series: Vec<PlannedSeries>,
    em: f64,
}

impl MetricPlan {
    pub(super) fn pack(context: &TrackContext<'_>) -> MetricPlan {
        let em = context.sizes.px(1.0);
        let mut taken: Vec<Rect> = Vec::new();
        let mut series: Vec<PlannedSeries> = context.track.series.iter().map(|one| planned(one, context)).collect();
        let lines = strokes(&series, context);
        // The plan's own labels first, then those of second opinions.
        let mut order: Vec<usize> = (0..series.len()).collect();
        order.sort_by_key(|index| context.track.series.get(*index).is_some_and(|series| series.secondary));
        for index in order {
            if let (Some(plan), Some(source)) = (series.get_mut(index), context.track.series.get(index)) {
                label_points(plan, source, &mut taken, &lines, context);
                // One plan needs no name; second opinions and several plans do.
                let plans = context.track.series.iter().filter(|series| !series.secondary).count();
                plan.caption = source.title.is_some() && (source.secondary || plans > 1);
            }
        }
        MetricPlan { series, em }
    }

    pub(super) fn height(&self) -> f64 {
        if self.series.iter().all(|series| series.points.is_empty()) { 0.0 } else { (CHART + ABOVE + BELOW) * self.em }
    }

    fn y(&self, share: f64) -> f64 {
        (ABOVE + CHART * (1.0 - share)) * self.em
    }

    pub(super) fn draw(&self, context: &TrackContext<'_>, window: WindowPx, scene: &mut TrackScene) {
        let mut series: Vec<_> = self.series.iter().zip(&context.track.series).zip(0u32..).collect();
        // Where values coincide, the plan stands above the second opinion.
        series.sort_by_key(|((_, source), _)| !source.secondary);
        for ((plan, source), index) in series {
            let x = |point: &PlannedPoint| context.scale.x_from_day(point.day);
            // One neighbour on each side, so that lines reach beyond the window.
            let first = plan.points.partition_point(|point| x(point) < window.left).saturating_sub(1);
            let last = (plan.points.partition_point(|point| x(point) <= window.right) + 1).min(plan.points.len());
            let visible = plan.points.get(first..last).unwrap_or_default();
            scene.curves.extend(self.curve(visible, source, last == plan.points.len(), context));
            scene.curves.extend(self.actual_curve(visible, source, context));
            for point in visible.iter().filter(|point| point.marked) {
                scene.marks.extend(self.mark(
                    point,
                    source,
                    ItemRef { track: context.index, series: Some(index), index: point.index },
                    context,
                ));
            }
        }
        // Names last: they must not cover any value.
        for (plan, source) in self.series.iter().zip(&context.track.series) {
            if let (true, Some(label)) = (plan.caption, self.caption(plan, source, scene, context)) {
                scene.captions.push(label);
            }
        }
        scene.marks.sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x));
    }

    fn curve(&self, points: &[PlannedPoint], source: &Series, is_end: bool, context: &TrackContext<'_>) -> Option<Curve> {
        let first = points.first()?;
        let mut line = String::new();
        let step = source.shape == SeriesShape::Step;
        let mut previous_y = 0.0;
        let mut last_x = f64::NEG_INFINITY;
        for (position, point) in points.iter().enumerate() {
            let (x, y) = (context.scale.x_from_day(point.day), self.y(point.low));
            // Points that fall on the same px column add nothing to the line.
            if position > 0 && position + 1 < points.len() && x - last_x < 0.5 {
                continue;
            }
            if position == 0 {
                to(&mut line, "M", x, y);
            } else if step {
                to(&mut line, "L", x, previous_y);
                to(&mut line, "L", x, y);
            } else {
                to(&mut line, "L", x, y);
            }
            (previous_y, last_x) = (y, x);
        }
        // The last value of a step holds on.
        let right = if step && is_end { context.scale.width() } else { last_x };
        if right > last_x {
            to(&mut line, "L", right, previous_y);
        }
        let bottom = (ABOVE + CHART + BELOW) * self.em;
        let left = context.scale.x_from_day(first.day);
        let area = (!source.secondary && (points.len() > 1 || right > left)).then(|| {
            let mut area = line.clone();
            to(&mut area, "L", right, bottom);
            to(&mut area, "L", left, bottom);
            area.push('Z');
            area
        });
        let actual = source.points.first().is_some_and(|point| point.plan.is_none());
        Some(Curve { line, area, secondary: source.secondary, actual })
    }

    /// The line of what came, where plan and actual stand side by side.
    fn actual_curve(&self, points: &[PlannedPoint], source: &Series, context: &TrackContext<'_>) -> Option<Curve> {
        let maximum = maximum(source, context);
        let mut line = String::new();
        let mut count = 0;
        for planned in points {
            let Some(point) = source.points.get(planned.index as usize).filter(|point| point.plan.is_some()) else { continue };
            let Some(actual) = point.actual else { continue };
            let (x, y) = (context.scale.x_from_day(planned.day), self.y(share(actual.low(), maximum)));
            to(&mut line, if count == 0 { "M" } else { "L" }, x, y);
            count += 1;
        }
        (count > 1).then_some(Curve { line, area: None, secondary: false, actual: true })
    }

    fn mark(&self, planned: &PlannedPoint, source: &Series, at: ItemRef, context: &TrackContext<'_>) -> Option<Mark> {
        let point = source.points.get(planned.index as usize)?;
        let target = context.sizes.px(TARGET);
        let dot = context.sizes.px(if source.secondary { 7.0 } else { 10.0 });
        let middle = target / 2.0;
        let (x, y) = (context.scale.x_from_day(planned.day), self.y(planned.low));
        let mut pieces = Vec::new();
        if planned.high > planned.low {
            let top = self.y(planned.high);
            // A range of a step lasts as long as its date.
            let width = if source.shape == SeriesShape::Step { span_width(point, context) } else { dot };
            let left = if source.shape == SeriesShape::Step { middle } else { middle - dot / 2.0 };
            pieces.push(Piece { kind: PieceKind::Range, rect: Rect { x: left, y: middle - (y - top), width, height: y - top } });
        }
        if matches!(point.plan.or(point.actual), Some(Amount::AtLeast(_))) {
            let (width, height) = (context.sizes.px(4.0), context.sizes.px(16.0));
            pieces.push(Piece {
                kind: PieceKind::AtLeast,
                rect: Rect { x: middle - width / 2.0, y: middle - height, width, height },
            });
        }
        let kind = match (point.plan, source.secondary) {
            (None, _) => PieceKind::ActualDot,
            (_, true) => PieceKind::SecondaryDot,
            _ => PieceKind::Dot,
        };
        pieces.push(Piece { kind, rect: Rect { x: middle - dot / 2.0, y: middle - dot / 2.0, width: dot, height: dot } });
        if let (Some(_), Some(actual)) = (point.plan, point.actual) {
            let offset = self.y(share(actual.low(), maximum(source, context))) - y;
            let rect = Rect { x: middle - dot / 2.0, y: middle - dot / 2.0 + offset, width: dot, height: dot };
            pieces.push(Piece { kind: PieceKind::ActualDot, rect });
        }
        let label = planned.label.map(|(dx, dy)| {
            let text = short_value(source, point, context);
            let width = context.sizes.label_width(&text, true);
            let weight = if source.secondary { LabelWeight::Muted } else { LabelWeight::Strong };
            Label {
                rect: Rect { x: middle + dx, y: middle + dy, width, height: context.sizes.px(LINE) },
                words: Words::own(text),
                weight,
                remark: None,
                shortened: false,
            }
        });
        Some(Mark {
            target: Target::Item(at),
            rect: Rect { x: x - middle, y: y - middle, width: target, height: target },
            pieces,
            label,
            name: item_name(context.roadmap, at, context.speaker),
            status: None,
            flag: None,
        })
    }

    /// The name of a series at its last point, where it does not cover a value.
    fn caption(&self, plan: &PlannedSeries, source: &Series, scene: &TrackScene, context: &TrackContext<'_>) -> Option<Label> {
        let last = plan.points.last()?;
        let words = context.speaker.words(source.title.as_ref()?);
        let width = context.sizes.label_width(&words.text, false);
        let (x, y) = (context.scale.x_from_day(last.day), self.y(last.low));
        let height = context.sizes.px(LINE);
        let after = context.sizes.px(12.0);
        let candidates = [
            (x + after, y - height / 2.0),
            (x + after, y + context.sizes.px(4.0)),
            (x - width - after, y - height - context.sizes.px(8.0)),
            (x - width, y + context.sizes.px(8.0)),
            (x - width - after, y + context.sizes.px(16.0)),
            (x + after, y + context.sizes.px(14.0)),
            (x + after, y - height - context.sizes.px(4.0)),
        ];
        let taken = |rect: &Rect| {
            let over_label = scene.marks.iter().any(|mark| {
                let label = mark.label.as_ref().map(|label| Rect {
                    x: label.rect.x + mark.rect.x,
                    y: label.rect.y + mark.rect.y,
                    ..label.rect
                });
                label.is_some_and(|label| label.overlaps(rect))
            });
            over_label || scene.captions.iter().any(|caption| caption.rect.overlaps(rect))
        };
        let inside =
            |rect: &Rect| rect.x >= 0.0 && rect.x + rect.width <= context.scale.width() && rect.y + rect.height <= self.height();
        let lines = strokes(&self.series, context);
        let free = candidates.iter().map(|(x, y)| Rect { x: *x, y: *y, width, height });
        let free = free.filter(|rect| inside(rect) && !taken(rect));
        let rect = free.min_by_key(|rect| lines.iter().filter(|line| line.crosses(rect)).count())?;
        Some(Label { rect, words, weight: LabelWeight::Muted, remark: None, shortened: false })
    }
}

/// Width of the days a point is about.
fn span_width(point: &Point, context: &TrackContext<'_>) -> f64 {
    let (first, last) = point.date.days(context.roadmap.calendar);
    context.scale.x_after(last) - context.scale.x(first)
}

/// The largest value among the series with the same unit, which share one scale unless they have their own.
fn maximum(source: &Series, context: &TrackContext<'_>) -> f64 {
    let alike = context.track.series.iter().filter(|series| {
        if source.own_scale { std::ptr::eq(*series, source) } else { series.unit == source.unit && !series.own_scale }
    });
    let values = alike.flat_map(|series| &series.points).flat_map(|point| [point.plan, point.actual]).flatten();
    values.map(Amount::high).fold(0.0, f64::max)
}

fn share(value: f64, maximum: f64) -> f64 {
    if maximum > 0.0 { (value / maximum).clamp(0.0, 1.0) } else { 0.0 }
}

fn planned(source: &Series, context: &TrackContext<'_>) -> PlannedSeries {
    let maximum = maximum(source, context);
    let mut last_x = f64::NEG_INFINITY;
    let points = source.points.iter().zip(0u32..).filter_map(|(point, index)| {
        let value = point.plan.or(point.actual)?;
        let (first, last) = point.date.days(context.roadmap.calendar);
        // A line reaches its value by the end of the date; a step holds it from the beginning.
        let day = match source.shape {
            SeriesShape::Line => f64::from(last.number()) + 1.0,
            SeriesShape::Step => f64::from(first.number()),
        };
        let x = context.scale.x_from_day(day);
        let marked = x - last_x >= context.sizes.px(POINT_GAP);
        if marked {
            last_x = x;
        }
        // "At most" stands at the value it names.
        let level = if let Amount::AtMost(most) = value { most } else { value.low() };
        let high = if let Amount::Between(_, high) = value { high } else { level };
        Some(PlannedPoint { index, day, low: share(level, maximum), high: share(high, maximum), marked, label: None })
    });
    PlannedSeries { points: points.collect(), caption: false }
}

/// The value at a point: money keeps its sign, counted things drop the noun, which the title of the track says.
fn short_value(source: &Series, point: &Point, context: &TrackContext<'_>) -> String {
    let value = point.plan.or(point.actual).unwrap_or(Amount::Exactly(0.0));
    match &source.unit {
        Unit::Noun(_) => numbers::bare_amount(value, context.speaker.lang),
        unit => numbers::amount(value, unit, context.speaker),
    }
}

/// Gives each value a place above or below its point where nothing else stands.
fn label_points(plan: &mut PlannedSeries, source: &Series, taken: &mut Vec<Rect>, lines: &[Stroke], context: &TrackContext<'_>) {
    let height = context.sizes.px(LINE);
    let y = |share: f64| context.sizes.px(ABOVE + CHART * (1.0 - share));
    for point in plan.points.iter_mut().filter(|point| point.marked) {
        let Some(text) = source.points.get(point.index as usize).map(|value| short_value(source, value, context)) else {
            continue;
        };
        let width = context.sizes.label_width(&text, true) * 1.02;
        let (at_x, at_y) = (context.scale.x_from_day(point.day), y(point.low));
        let raise = y(point.low) - y(point.high);
        let over = -height - context.sizes.px(5.0) - raise;
        let under = context.sizes.px(6.0);
        // A step's value belongs to the stretch after it.
        let places: &[(f64, f64)] = match source.shape {
            SeriesShape::Step => &[(context.sizes.px(6.0), over), (context.sizes.px(6.0), under)],
            SeriesShape::Line => &[
                (-width / 2.0, over),
                (-width + context.sizes.px(4.0), over),
                (-width / 2.0, under),
                (-context.sizes.px(4.0), under),
            ],
        };
        let candidates = places.iter().filter_map(|(dx, dy)| {
            // Held within the content: the last value stands at its very end.
            let right = context.scale.width() + context.sizes.end_room() - width;
            let left = (at_x + dx).clamp(0.0, right.max(0.0));
            let rect = Rect { x: left, y: at_y + dy, width: width + context.sizes.px(4.0), height };
            let fits = rect.y >= -context.sizes.px(6.0) && rect.y + height <= context.sizes.px(ABOVE + CHART + BELOW);
            let free = fits && !taken.iter().rev().take(NEIGHBOURS).any(|other| other.overlaps(&rect));
            free.then_some((rect, *dy))
        });
        // Above all not on another value; then on as few lines as possible.
        if let Some((rect, dy)) = candidates.min_by_key(|(rect, _)| lines.iter().filter(|line| line.crosses(rect)).count()) {
            point.label = Some((rect.x - at_x, dy));
            taken.push(rect);
        }
    }
}

/// A drawn line between two values, at the packing scale.
struct Stroke {
    from: (f64, f64),
    to: (f64, f64),
}

impl Stroke {
    /// Whether it runs through the middle of a rectangle (its edges may be touched).
    fn crosses(&self, rect: &Rect) -> bool {
        let (left, right) = (self.from.0.max(rect.x + 2.0), self.to.0.min(rect.x + rect.width - 2.0));
        if left > right {
            return false;
        }
        let run = (self.to.0 - self.from.0).max(f64::EPSILON);
        let y = |x: f64| self.from.1 + (self.to.1 - self.from.1) * ((x - self.from.0) / run).clamp(0.0, 1.0);
        let (a, b) = (y(left), y(right));
        a.min(b) < rect.y + rect.height - 4.0 && a.max(b) > rect.y + 4.0
    }
}

/// The lines of all series of a track, unless they are so many that labels are few anyway.
fn strokes(series: &[PlannedSeries], context: &TrackContext<'_>) -> Vec<Stroke> {
    let y = |share: f64| context.sizes.px(ABOVE + CHART * (1.0 - share));
    let x = |point: &PlannedPoint| context.scale.x_from_day(point.day);
    let mut strokes = Vec::new();
    for (plan, source) in series.iter().zip(&context.track.series).filter(|(plan, _)| plan.points.len() <= MAX_STROKES) {
        for pair in plan.points.windows(2) {
            let [a, b] = pair else { continue };
            let end = if source.shape == SeriesShape::Step { y(a.low) } else { y(b.low) };
            strokes.push(Stroke { from: (x(a), y(a.low)), to: (x(b), end) });
        }
    }
    strokes
}

/// Appends a command of SVG path data with its place, to a tenth of a px.
fn to(path: &mut String, command: &str, x: f64, y: f64) {
    path.push_str(command);
    push_decimal(path, x, 1);
    path.push(' ');
    push_decimal(path, y, 1);
}
