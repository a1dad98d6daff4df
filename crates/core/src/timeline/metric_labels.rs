//! Where the labels of a chart stand: clear of each other, of the lines, and of zero.

use super::chart::{Chart, PlannedSeries, Vertex, short_value};
use super::context::TrackContext;
use super::scene::{Rect, TrackScene};
use super::sizes::LINE;
use crate::model::SeriesShape;

/// Series with more points than this are not checked for lines through labels.
const MAX_STROKES: usize = 200;
/// How many neighbours a value label is checked against.
const NEIGHBOURS: usize = 24;

/// Gives each value a place above or below its point where nothing else stands: plans first, then facts, then second opinions.
pub(super) fn label_points(series: &mut [PlannedSeries], chart: &Chart, context: &TrackContext<'_>) {
    let lines = strokes(series, chart, context);
    let mut taken: Vec<Rect> = Vec::new();
    for secondary in [false, true] {
        for (plan, source) in series.iter_mut().zip(&context.track.series).filter(|(_, source)| source.secondary == secondary) {
            for facts in [false, true] {
                for point in plan.points.iter_mut().filter(|point| point.marked) {
                    let Some(values) = source.points.get(point.index as usize) else { continue };
                    let (level, amount) = if facts { (point.fact, values.actual) } else { (point.plan, values.plan) };
                    let (Some(level), Some(amount), Some(anchor)) = (level, amount, point.anchor()) else { continue };
                    let text = short_value(source, amount, context);
                    let below_zero = chart.zero_lines.iter().any(|zero| level.low < *zero);
                    let (x, y) = (context.scale.x_from_day(point.day), chart.y(level.low));
                    let raise = y - chart.y(level.high);
                    let placed = place((x, y), raise, &text, source.shape, below_zero, (&taken, &lines), chart, context);
                    if let Some(rect) = placed {
                        let offset = Some((rect.x - x, rect.y - chart.y(anchor.low)));
                        if facts {
                            point.fact_label = offset;
                        } else {
                            point.plan_label = offset;
                        }
                        taken.push(rect);
                    }
                }
            }
        }
    }
}

/// The best free place for the label of a value at `(x, y)`, whose range reaches `raise` px above it.
#[allow(clippy::too_many_arguments)]
fn place(
    (at_x, at_y): (f64, f64),
    raise: f64,
    text: &str,
    shape: SeriesShape,
    below_zero: bool,
    (taken, lines): (&[Rect], &[Stroke]),
    chart: &Chart,
    context: &TrackContext<'_>,
) -> Option<Rect> {
    let height = context.sizes.px(LINE);
    let width = context.sizes.label_width(text, true) * 1.02;
    let over = -height - context.sizes.px(5.0) - raise;
    let under = context.sizes.px(6.0);
    let (first, second) = if below_zero { (under, over) } else { (over, under) };
    // A step's value belongs to the stretch after it.
    let beside = context.sizes.px(6.0);
    let aside = context.sizes.px(4.0);
    let places: &[(f64, f64)] = match shape {
        SeriesShape::Step => &[(beside, first), (beside, second)],
        SeriesShape::Line => &[
            (-width / 2.0, first),
            (-width + aside, first),
            (-width / 2.0, second),
            (-aside, second),
            (-aside, first),
            (-width + aside, second),
        ],
    };
    let candidates = places.iter().filter_map(|(dx, dy)| {
        // SlotContent within the content: the last value stands at its very end.
        let right = context.scale.width() + context.sizes.end_room() - width;
        let left = (at_x + dx).clamp(0.0, right.max(0.0));
        let rect = Rect { x: left, y: at_y + dy, width: width + aside, height };
        let fits = rect.y >= -context.sizes.px(6.0) && rect.y + height <= chart.bottom();
        let free = fits && !taken.iter().rev().take(NEIGHBOURS).any(|other| other.overlaps(&rect));
        free.then_some(rect)
    });
    // Above all not on another value; then on as few lines as possible.
    candidates.min_by_key(|rect| lines.iter().filter(|line| line.crosses(rect)).count())
}

/// A free place for the name of a series whose last value stands at `(x, y)`.
pub(super) fn place_caption(
    text: &str,
    (x, y): (f64, f64),
    series: &[PlannedSeries],
    chart: &Chart,
    scene: &TrackScene,
    context: &TrackContext<'_>,
) -> Option<Rect> {
    let (width, height) = (context.sizes.label_width(text, false), context.sizes.px(LINE));
    let px = |length: f64| context.sizes.px(length);
    let after = px(12.0);
    let candidates = [
        (x + after, y - height / 2.0),
        (x + after, y + px(4.0)),
        (x - width - after, y - height - px(8.0)),
        (x - width, y + px(8.0)),
        (x - width - after, y + px(16.0)),
        (x + after, y + px(14.0)),
        (x + after, y - height - px(4.0)),
    ];
    let taken = |rect: &Rect| {
        let over_label = scene.marks.iter().any(|mark| {
            let label = mark.label.clone().map(|label| label.moved_by(&mark.rect));
            label.is_some_and(|label| label.rect.overlaps(rect))
        });
        over_label || scene.captions.iter().any(|caption| caption.rect.overlaps(rect))
    };
    let inside =
        |rect: &Rect| rect.x >= 0.0 && rect.x + rect.width <= context.scale.width() && rect.y + rect.height <= chart.bottom();
    let lines = strokes(series, chart, context);
    let free = candidates.iter().map(|(x, y)| Rect { x: *x, y: *y, width, height });
    let free = free.filter(|rect| inside(rect) && !taken(rect));
    free.min_by_key(|rect| lines.iter().filter(|line| line.crosses(rect)).count())
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

/// The lines of all series of a track, unless they are so many that labels are few anyway, and those of zero.
fn strokes(series: &[PlannedSeries], chart: &Chart, context: &TrackContext<'_>) -> Vec<Stroke> {
    let x = |vertex: &Vertex| context.scale.x_from_day(vertex.0);
    let mut strokes = Vec::new();
    for (plan, source) in series.iter().zip(&context.track.series).filter(|(plan, _)| plan.points.len() <= MAX_STROKES) {
        for pair in [&plan.plan, &plan.fact].into_iter().flat_map(|line| line.windows(2)) {
            let [a, b] = pair else { continue };
            let end = if source.shape == SeriesShape::Step { a.1 } else { b.1 };
            strokes.push(Stroke { from: (x(a), chart.y(a.1)), to: (x(b), chart.y(end)) });
        }
    }
    let zeros = chart.zero_lines.iter().map(|level| chart.y(*level));
    strokes.extend(zeros.map(|y| Stroke { from: (0.0, y), to: (context.scale.width(), y) }));
    strokes
}
