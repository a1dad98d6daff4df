//! Series of values on the time axis: lines or steps with their values at the points. Plan and fact of a series are two lines:
//! neither bridges a gap of the other.

use super::chart::{Chart, Level, PlannedPoint, PlannedSeries, ValueScale, Vertex, short_value};
use super::context::{TrackContext, WindowPx};
use super::metric_labels::{label_points, place_caption};
use super::scene::{Curve, Label, LabelWeight, Mark, Piece, PieceKind, Rect, TrackScene};
use super::sizes::{LINE, TARGET};
use crate::content::{Target, item_name};
use crate::i18n::LocalizedText;
use crate::model::{Amount, ItemRef, Point, Series, SeriesShape, push_decimal};

/// Height of the chart between the lowest and the highest value, in px for 16 px text.
const CHART: f64 = 58.0;
/// Room above the highest value for its label.
const ABOVE: f64 = 26.0;
/// Room below the lowest value for the line.
const BELOW: f64 = 22.0;
/// Room below the lowest value where that is below zero, so that its label stands under it.
const BELOW_ZERO: f64 = 32.0;
/// Points nearer than this share one mark; the others are in the list.
const POINT_GAP: f64 = 10.0;

#[derive(Debug)]
pub(super) struct MetricPlan {
    pub(super) series: Vec<PlannedSeries>,
    pub(super) chart: Chart,
}

impl MetricPlan {
    pub(super) fn pack(context: &TrackContext<'_>) -> MetricPlan {
        let mut series: Vec<PlannedSeries> =
            context.track.series.iter().zip(0u32..).map(|(one, at)| planned(one, at, context)).collect();
        let zero_lines = zero_lines(&series);
        let below = if zero_lines.is_empty() { BELOW } else { BELOW_ZERO };
        let px = |length: f64| context.sizes.px(length);
        let chart = Chart { above: px(ABOVE), height: px(CHART), below: px(below), zero_lines };
        label_points(&mut series, &chart, context);
        // One plan needs no name; second opinions and several plans do.
        let plans = context.track.series.iter().filter(|series| !series.secondary).count();
        for (plan, source) in series.iter_mut().zip(&context.track.series) {
            plan.caption = source.title.is_some() && (source.secondary || plans > 1);
        }
        MetricPlan { series, chart }
    }

    pub(super) fn height(&self) -> f64 {
        if self.series.iter().all(|series| series.points.is_empty()) { 0.0 } else { self.chart.bottom() }
    }

    pub(super) fn draw(&self, context: &TrackContext<'_>, window: WindowPx, scene: &mut TrackScene) {
        let mut series: Vec<_> = self.series.iter().zip(&context.track.series).zip(0u32..).collect();
        // Where values coincide, the plan stands above the second opinion.
        series.sort_by_key(|((_, source), _)| !source.secondary);
        scene.zero_lines.extend(self.chart.zero_lines.iter().map(|level| self.chart.y(*level)));
        for ((plan, source), index) in series {
            let x = |day: f64| context.scale.x_from_day(day);
            scene.curves.extend(self.curve(plan, source, false, window, context));
            scene.curves.extend(self.curve(plan, source, true, window, context));
            let first = plan.points.partition_point(|point| x(point.day) < window.left).saturating_sub(1);
            let visible = plan.points.iter().skip(first).take_while(|point| x(point.day) <= window.right + POINT_GAP);
            for point in visible.filter(|point| point.marked) {
                let at = ItemRef { track: context.index, series: Some(index), index: point.index };
                if let Some((mark, fact)) = self.mark(point, source, at, context) {
                    scene.captions.extend(fact.map(|label| label.moved_by(&mark.rect)));
                    scene.marks.push(mark);
                }
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

    /// The line of the plans or of the facts of a series, as far as it reaches into the window.
    fn curve(
        &self,
        plan: &PlannedSeries,
        source: &Series,
        facts: bool,
        window: WindowPx,
        context: &TrackContext<'_>,
    ) -> Option<Curve> {
        let vertices = if facts { &plan.fact } else { &plan.plan };
        let alone = !facts || plan.plan.is_empty();
        // One fact is a dot.
        if facts && !alone && vertices.len() < 2 {
            return None;
        }
        let x = |vertex: &Vertex| context.scale.x_from_day(vertex.0);
        // One neighbour on each side, so that lines reach beyond the window.
        let first = vertices.partition_point(|vertex| x(vertex) < window.left).saturating_sub(1);
        let last = (vertices.partition_point(|vertex| x(vertex) <= window.right) + 1).min(vertices.len());
        let visible = vertices.get(first..last).unwrap_or_default();
        let left = x(visible.first()?);
        let step = source.shape == SeriesShape::Step;
        let (mut line, last_x, last_y) = self.path(visible, step, context);
        // The last value of a step holds on; what has come so far says nothing of that.
        let right = if step && alone && last == vertices.len() { context.scale.width() } else { last_x };
        if right > last_x {
            to(&mut line, "L", right, last_y);
        }
        let base = if plan.scale.low < 0.0 { self.chart.y(plan.scale.share(0.0)) } else { self.chart.bottom() };
        let area = (alone && !source.secondary && right > left).then(|| {
            let mut area = line.clone();
            to(&mut area, "L", right, base);
            to(&mut area, "L", left, base);
            area.push('Z');
            area
        });
        Some(Curve { line, area, secondary: source.secondary, actual: facts })
    }

    /// SVG path data through the vertices, with the place of the last one in px.
    fn path(&self, vertices: &[Vertex], step: bool, context: &TrackContext<'_>) -> (String, f64, f64) {
        let mut line = String::new();
        let (mut last_x, mut last_y) = (f64::NEG_INFINITY, 0.0);
        for (position, (day, level)) in vertices.iter().enumerate() {
            let (x, y) = (context.scale.x_from_day(*day), self.chart.y(*level));
            // Points that fall on the same px column add nothing to the line.
            if position > 0 && position + 1 < vertices.len() && x - last_x < 0.5 {
                continue;
            }
            if position > 0 && step {
                to(&mut line, "L", x, last_y);
            }
            to(&mut line, if position == 0 { "M" } else { "L" }, x, y);
            (last_x, last_y) = (x, y);
        }
        (line, last_x, last_y)
    }

    /// The mark of a point. The actual value stands beside the planned one as a text of its own.
    fn mark(
        &self,
        planned: &PlannedPoint,
        source: &Series,
        at: ItemRef,
        context: &TrackContext<'_>,
    ) -> Option<(Mark, Option<Label>)> {
        let point = source.points.get(planned.index as usize)?;
        let target = context.sizes.px(TARGET);
        let middle = target / 2.0;
        let (x, y) = (context.scale.x_from_day(planned.day), self.chart.y(planned.anchor()?.low));
        let mut pieces = Vec::new();
        for (level, amount, facts) in [(planned.plan, point.plan, false), (planned.fact, point.actual, true)] {
            if let (Some(level), Some(amount)) = (level, amount) {
                let offset = middle + self.chart.y(level.low) - y;
                self.pieces(level, amount, facts, source, point, (middle, offset), context, &mut pieces);
            }
        }
        let label = |place: Option<(f64, f64)>, amount: Option<Amount>, weight: LabelWeight| {
            let ((dx, dy), text) = (place?, short_value(source, amount?, context));
            let width = context.sizes.label_width(&text, true);
            let rect = Rect { x: middle + dx, y: middle + dy, width, height: context.sizes.px(LINE) };
            Some(Label { rect, words: LocalizedText::own(text), weight, remark: None, shortened: false })
        };
        let strong = if source.secondary { LabelWeight::Muted } else { LabelWeight::Strong };
        // What has come stands out against what was planned.
        let plan_weight = if planned.fact.is_some() { LabelWeight::Muted } else { strong };
        let plan_label = label(planned.plan_label, point.plan, plan_weight);
        let fact_label = label(planned.fact_label, point.actual, strong);
        let (label, beside) = if planned.plan.is_some() { (plan_label, fact_label) } else { (fact_label, None) };
        let mark = Mark {
            target: Target::Item(at),
            rect: Rect { x: x - middle, y: y - middle, width: target, height: target },
            pieces,
            label,
            name: item_name(context.roadmap, at, context.locale),
            status: None,
            flag: None,
        };
        Some((mark, beside))
    }

    /// What is drawn of one value, whose dot stands at `(x, y)` in its mark.
    #[allow(clippy::too_many_arguments)]
    fn pieces(
        &self,
        level: Level,
        amount: Amount,
        facts: bool,
        source: &Series,
        point: &Point,
        (x, y): (f64, f64),
        context: &TrackContext<'_>,
        pieces: &mut Vec<Piece>,
    ) {
        let dot = context.sizes.px(if source.secondary { 7.0 } else { 10.0 });
        if level.high > level.low {
            let height = self.chart.y(level.low) - self.chart.y(level.high);
            // A range of a step lasts as long as its date.
            let (left, width) =
                if source.shape == SeriesShape::Step { (x, span_width(point, context)) } else { (x - dot / 2.0, dot) };
            pieces.push(Piece { kind: PieceKind::Range, rect: Rect { x: left, y: y - height, width, height } });
        }
        if matches!(amount, Amount::AtLeast(_)) {
            let (width, height) = (context.sizes.px(4.0), context.sizes.px(16.0));
            let rect = Rect { x: x - width / 2.0, y: y - height, width, height };
            pieces.push(Piece { kind: PieceKind::AtLeast, rect });
        }
        let kind = match (facts, source.secondary) {
            (true, _) => PieceKind::ActualDot,
            (false, true) => PieceKind::SecondaryDot,
            (false, false) => PieceKind::Dot,
        };
        pieces.push(Piece { kind, rect: Rect { x: x - dot / 2.0, y: y - dot / 2.0, width: dot, height: dot } });
    }

    /// The name of a series at its last point, where it does not cover a value.
    fn caption(&self, plan: &PlannedSeries, source: &Series, scene: &TrackScene, context: &TrackContext<'_>) -> Option<Label> {
        let last = plan.points.iter().rev().find(|point| point.anchor().is_some())?;
        let words = context.locale.localize(source.title.as_ref()?);
        let at = (context.scale.x_from_day(last.day), self.chart.y(last.anchor()?.low));
        let rect = place_caption(&words.text, at, &self.series, &self.chart, scene, context)?;
        Some(Label { rect, words, weight: LabelWeight::Muted, remark: None, shortened: false })
    }
}

/// Width of the days a point is about.
fn span_width(point: &Point, context: &TrackContext<'_>) -> f64 {
    let days = point.date.days(context.roadmap.calendar);
    context.scale.x_after(days.last) - context.scale.x(days.first)
}

/// The levels of zero on each scale that has values below it.
fn zero_lines(series: &[PlannedSeries]) -> Vec<f64> {
    let mut levels: Vec<f64> =
        series.iter().filter(|series| series.scale.low < 0.0).map(|series| series.scale.share(0.0)).collect();
    levels.sort_unstable_by(f64::total_cmp);
    levels.dedup();
    levels
}

fn planned(source: &Series, at: u32, context: &TrackContext<'_>) -> PlannedSeries {
    let scale = ValueScale::of(source, context);
    let level = |amount: Amount| Level { low: scale.share(amount.level()), high: scale.share(amount.high()) };
    let mut series = PlannedSeries { points: Vec::new(), plan: Vec::new(), fact: Vec::new(), scale, caption: false };
    let mut last_x = f64::NEG_INFINITY;
    for (point, index) in source.points.iter().zip(0u32..) {
        let days_of = |index| context.schedule.point_days(at, index);
        let Some(days) = days_of(index) else { continue };
        // A line reaches its value by the end of the date; a step holds it from the beginning.
        let day = match source.shape {
            SeriesShape::Line => f64::from(days.last.number()) + 1.0,
            SeriesShape::Step => f64::from(days.first.number()),
        };
        // Of two values for one date the later one counts; reading has told of the other.
        let replaced = |value: fn(&Point) -> Option<Amount>| {
            let rest = source.points.iter().zip(0u32..).skip(index as usize + 1);
            rest.take_while(|(_, next)| days_of(*next) == Some(days)).any(|(next, _)| value(next).is_some())
        };
        let plan = point.plan.map(level).filter(|_| !replaced(|next| next.plan));
        let fact = point.actual.map(level).filter(|_| !replaced(|next| next.actual));
        series.plan.extend(plan.map(|level| (day, level.low)));
        series.fact.extend(fact.map(|level| (day, level.low)));
        let x = context.scale.x_from_day(day);
        let marked = (plan.is_some() || fact.is_some()) && x - last_x >= context.sizes.px(POINT_GAP);
        if marked {
            last_x = x;
        }
        series.points.push(PlannedPoint { index, day, plan, fact, marked, plan_label: None, fact_label: None });
    }
    series
}

/// Appends a command of SVG path data with its place, to a tenth of a px.
fn to(path: &mut String, command: &str, x: f64, y: f64) {
    path.push_str(command);
    push_decimal(path, x, 1);
    path.push(' ');
    push_decimal(path, y, 1);
}
