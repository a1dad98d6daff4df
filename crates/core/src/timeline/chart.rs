//! The series of a metric on their chart: what drawing them and placing their labels both know.

use super::context::TrackContext;
use crate::i18n::numbers;
use crate::model::{Amount, Series, Unit};

/// A value on its scale, from 0 (lowest) to 1 (highest).
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) low: f64,
    /// More than `low` only for a range.
    pub(super) high: f64,
}

/// Where the values of a point stand and whether their labels have room.
#[derive(Debug)]
pub(super) struct PlannedPoint {
    pub(super) index: u32,
    /// The day (with a fraction) at which the values are drawn.
    pub(super) day: f64,
    /// `None` where there is none, or a later point of the same date replaces it.
    pub(super) plan: Option<Level>,
    /// Likewise.
    pub(super) fact: Option<Level>,
    /// Whether it can be chosen here.
    pub(super) marked: bool,
    /// Distance of the top-left corner of the plan's label from the anchor, where it has room.
    pub(super) plan_label: Option<(f64, f64)>,
    /// Likewise of the fact's label.
    pub(super) fact_label: Option<(f64, f64)>,
}

impl PlannedPoint {
    /// The value at which the point's mark stands: the plan, or the fact where there is no plan.
    pub(super) fn anchor(&self) -> Option<Level> {
        self.plan.or(self.fact)
    }
}

/// A vertex of a line: its day (with a fraction) and its level.
pub(super) type Vertex = (f64, f64);

#[derive(Debug)]
pub(super) struct PlannedSeries {
    pub(super) points: Vec<PlannedPoint>,
    pub(super) plan: Vec<Vertex>,
    pub(super) fact: Vec<Vertex>,
    pub(super) scale: ValueScale,
    /// Whether the series is named on the chart.
    pub(super) caption: bool,
}

/// The values that a chart spans. Zero is always among them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ValueScale {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl ValueScale {
    /// The values of all series that share a scale with `source`: those with the same unit, unless one has its own.
    pub(super) fn of(source: &Series, context: &TrackContext<'_>) -> ValueScale {
        let alike = context.track.series.iter().filter(|series| {
            if source.own_scale { std::ptr::eq(*series, source) } else { series.unit == source.unit && !series.own_scale }
        });
        let values = alike.flat_map(|series| &series.points).flat_map(|point| [point.plan, point.actual]).flatten();
        values.fold(ValueScale { low: 0.0, high: 0.0 }, |scale, value| ValueScale {
            low: scale.low.min(value.level()),
            high: scale.high.max(value.high()),
        })
    }

    /// Where a value stands, from 0 (lowest) to 1 (highest).
    pub(super) fn share(self, value: f64) -> f64 {
        // Halved first: the whole span of numbers is wider than a number can be.
        let span = self.high / 2.0 - self.low / 2.0;
        if span > 0.0 { ((value / 2.0 - self.low / 2.0) / span).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The vertical layout of a chart, in px.
#[derive(Debug)]
pub(super) struct Chart {
    pub(super) above: f64,
    /// From the lowest value to the highest.
    pub(super) height: f64,
    pub(super) below: f64,
    /// Levels (0 to 1) of zero where values are below it.
    pub(super) zero_lines: Vec<f64>,
}

impl Chart {
    /// The y of a level from 0 (lowest) to 1 (highest).
    pub(super) fn y(&self, level: f64) -> f64 {
        self.above + self.height * (1.0 - level)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.above + self.height + self.below
    }
}

/// A value on the chart: money keeps its sign, counted things drop the noun, which the title of the track says.
pub(super) fn short_value(source: &Series, value: Amount, context: &TrackContext<'_>) -> String {
    match &source.unit {
        Unit::Noun(_) => numbers::bare_amount(value, context.locale.lang),
        unit => numbers::amount(value, unit, context.locale),
    }
}
