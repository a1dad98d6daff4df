//! What the charts say at one moment: a dot on each line with the value there.

use super::chart::{PlannedSeries, short_value};
use super::context::TrackContext;
use super::metric::MetricPlan;
use super::scene::ValueAt;
use crate::content::held_values;
use crate::content::reading::drawn_value;
use crate::model::{Amount, Day, Series, SeriesShape};

impl MetricPlan {
    /// The values of the plans, or else of the facts, at the end of a day. A second opinion has none.
    pub(super) fn values_at(&self, context: &TrackContext<'_>, day: Day) -> Vec<ValueAt> {
        let lines = self.series.iter().zip(&context.track.series).filter(|(_, source)| !source.secondary);
        lines.filter_map(|(planned, source)| self.value_at(planned, source, context, day)).collect()
    }

    fn value_at(&self, planned: &PlannedSeries, source: &Series, context: &TrackContext<'_>, day: Day) -> Option<ValueAt> {
        let drawn = drawn_value(source, day, context.locale);
        let held = || {
            let (plan, fact) = held_values(source, day, context.locale.calendar);
            plan.or(fact)
        };
        let value = match (drawn, source.shape) {
            (Some(value), _) => Amount::Exactly(value),
            (None, SeriesShape::Step) => held()?.1,
            // Before its first value and after its last one a line says nothing.
            (None, SeriesShape::Line) => held().filter(|(from, _)| *from == day)?.1,
        };
        let words = short_value(source, value, context);
        Some(ValueAt {
            track: context.index,
            x: context.scale.x_after(day),
            y: self.chart.y(planned.scale.share(value.level())),
            text: if drawn.is_some() { format!("≈ {words}") } else { words },
        })
    }
}
