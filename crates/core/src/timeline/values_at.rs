//! What the charts say at one moment: a dot on each line with the value there.

use super::chart::{PlannedSeries, short_value};
use super::context::TrackContext;
use super::metric::MetricPlan;
use super::scene::ValueAt;
use crate::content::held_value;
use crate::content::reading::drawn_value;
use crate::model::{Amount, Day, Series, SeriesShape, lowercase};

/// What a value and its dot take beside the line, in px for 16 px text.
const ROOM: f64 = 110.0;

impl MetricPlan {
    /// The values of the plans, or else of the facts, at the end of a day. A second opinion has none.
    pub(super) fn values_at(&self, context: &TrackContext<'_>, day: Day) -> Vec<ValueAt> {
        let lines = self.series.iter().zip(&context.track.series).filter(|(_, source)| !source.secondary);
        lines.filter_map(|(planned, source)| self.value_at(planned, source, context, day)).collect()
    }

    fn value_at(&self, planned: &PlannedSeries, source: &Series, context: &TrackContext<'_>, day: Day) -> Option<ValueAt> {
        let drawn = drawn_value(source, day, context.locale);
        let held = held_value(source, day, context.locale.calendar);
        let (value, is_fact) = match (drawn, source.shape) {
            (Some(drawn), _) => (Amount::Exactly(drawn.value), !drawn.planned),
            (None, SeriesShape::Step) => held.map(|((_, value), is_fact)| (value, is_fact))?,
            // Before its first value and after its last one a line says nothing.
            (None, SeriesShape::Line) => {
                held.filter(|((from, _), _)| *from == day).map(|((_, value), is_fact)| (value, is_fact))?
            }
        };
        let catalog = context.locale.catalog();
        let tag = if is_fact { lowercase(catalog.actual) } else { catalog.plan.to_string() };
        let words = short_value(source, value, context);
        // On the line of the day, which stands in its middle.
        let x = context.scale.x_from_day(f64::from(day.number()) + 0.5);
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
            text: if drawn.is_some() { format!("{tag} ≈ {words}") } else { format!("{tag} {words}") },
        })
    }
}
