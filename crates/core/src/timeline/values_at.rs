//! What the charts say at one moment: a dot on each line with the value there.

use super::chart::{PlannedSeries, short_value};
use super::context::TrackContext;
use super::metric::MetricPlan;
use super::scene::ValueAt;
use crate::content::held_values;
use crate::content::reading::drawn_value;
use crate::model::{Amount, Day, Series, SeriesShape};

/// What a value and its dot take beside the line, in px for 16 px text.
const ROOM: f64 = 72.0;

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
            (Some(drawn), _) => Amount::Exactly(drawn.value),
            (None, SeriesShape::Step) => held()?.1,
            // Before its first value and after its last one a line says nothing.
            (None, SeriesShape::Line) => held().filter(|(from, _)| *from == day)?.1,
        };
        let words = short_value(source, value, context);
        let x = context.scale.x_after(day);
        // On the side where no point stands, before the line at the end of the timeline.
        let room = context.sizes.px(ROOM);
        let taken = |from: f64, to: f64| {
            planned.points.iter().map(|point| context.scale.x_from_day(point.day)).any(|x| (from..=to).contains(&x))
        };
        let before = x + room > context.scale.width() || (taken(x, x + room) && !taken(x - room, x));
        Some(ValueAt {
            track: context.index,
            x,
            before,
            y: self.chart.y(planned.scale.share(value.level())),
            text: if drawn.is_some() { format!("≈ {words}") } else { words },
        })
    }
}
