//! The time scale: days to px and back, the extent of a roadmap, and what a zoom may be.

use std::f64::consts::SQRT_2;

use crate::model::{Day, DayRange};

/// Where days stand on the content of the timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeScale {
    /// The day at x = 0.
    pub origin: Day,
    /// The day after the last one.
    pub end: Day,
    /// px per day.
    pub px_per_day: f64,
}

impl TimeScale {
    /// Day (since 1970, with a fraction) → x in px.
    pub fn x_from_day(&self, day: f64) -> f64 {
        (day - f64::from(self.origin.number())) * self.px_per_day
    }

    /// Beginning of a day → x in px.
    pub fn x(&self, day: Day) -> f64 {
        self.x_from_day(f64::from(day.number()))
    }

    /// End of a day → x in px.
    pub fn x_after(&self, day: Day) -> f64 {
        self.x_from_day(f64::from(day.number()) + 1.0)
    }

    /// x in px → day since 1970, with a fraction.
    pub fn day_from_x(&self, x: f64) -> f64 {
        f64::from(self.origin.number()) + x / self.px_per_day
    }

    /// x in px → the day there.
    pub fn day_at(&self, x: f64) -> Day {
        Day::from_number(whole(self.day_from_x(x).floor()))
    }

    /// Width of the whole content in px.
    pub fn width(&self) -> f64 {
        self.x(self.end)
    }
}

/// What is looked at: the scale and the day at the left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// px per day.
    pub px_per_day: f64,
    /// The day (since 1970, with a fraction) at the left edge of the time area.
    pub left: f64,
}

/// Finest zoom: one day is this many px.
const FINEST: f64 = 48.0;
/// Widest content in px; browsers stop laying out boxes beyond some 17 million px (Firefox).
const WIDEST: f64 = 8_000_000.0;

impl Viewport {
    /// Shows a range on a width in px.
    pub fn fit(range: DayRange, extent: DayRange, width: f64) -> Viewport {
        let px_per_day = clamp_scale(width / f64::from(range.length()), extent, width);
        Viewport { px_per_day, left: f64::from(range.first.number()) }.held(extent, width)
    }

    /// The scale multiplied by a factor, with the day at `x` px from the left edge staying where it is.
    pub fn zoomed(self, factor: f64, x: f64, extent: DayRange, width: f64) -> Viewport {
        let px_per_day = clamp_scale(self.px_per_day * factor, extent, width);
        let day = self.left + x / self.px_per_day;
        Viewport { px_per_day, left: day - x / px_per_day }.held(extent, width)
    }

    /// Moved by px; positive is later.
    pub fn panned(self, px: f64, extent: DayRange, width: f64) -> Viewport {
        Viewport { left: self.left + px / self.px_per_day, ..self }.held(extent, width)
    }

    /// With the left edge held within the extent.
    pub fn held(self, extent: DayRange, width: f64) -> Viewport {
        let first = f64::from(extent.first.number());
        let last = (first + f64::from(extent.length()) - width / self.px_per_day).max(first);
        Viewport { left: self.left.clamp(first, last), ..self }
    }

    /// First and last day that are visible, both inclusive. A day counts when more than a px of it is seen, and more than half
    /// where it is narrower than two: browsers scroll by whole px.
    pub fn visible(self, width: f64) -> DayRange {
        let day = |value: f64| Day::from_number(whole(value));
        let edge = (1.0 / self.px_per_day).min(0.5);
        let (first, last) = ((self.left + edge).floor(), (self.left + width / self.px_per_day - edge).ceil() - 1.0);
        DayRange { first: day(first), last: day(last.max(first)) }
    }
}

/// The nearest scale that is neither coarser than the whole extent nor finer than is of use.
fn clamp_scale(px_per_day: f64, extent: DayRange, width: f64) -> f64 {
    let coarsest = width / f64::from(extent.length());
    let finest = FINEST.min(WIDEST / f64::from(extent.length())).max(coarsest);
    if px_per_day.is_finite() { px_per_day.clamp(coarsest, finest) } else { coarsest }
}

/// The whole number nearest to a day or px value of ours, which are far within i64.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn whole(value: f64) -> i64 {
    value as i64
}

/// The scale at which a track is packed: the coarsest of its zoom level, so that what fits there fits in all of it.
/// Levels are half octaves counted from the scale that shows the whole plan.
pub(super) fn packing_scale(px_per_day: f64, fit: f64) -> f64 {
    let ratio = px_per_day / fit * (1.0 + 1e-6);
    let mut scale = 1.0;
    // Zooming is limited to far fewer levels.
    for _ in 0..128 {
        if scale * SQRT_2 <= ratio {
            scale *= SQRT_2;
        } else if scale > ratio {
            scale /= SQRT_2;
        }
    }
    fit * scale
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(from: (i32, u8, u8), to: (i32, u8, u8)) -> DayRange {
        let day = |(y, m, d)| Day::from_ymd(y, m, d).unwrap();
        DayRange { first: day(from), last: day(to) }
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        let all = extent((2025, 1, 1), (2027, 12, 31));
        let start = Viewport::fit(all, all, 1000.0);
        let zoomed = start.zoomed(4.0, 500.0, all, 1000.0);
        let day_before = start.left + 500.0 / start.px_per_day;
        let day_after = zoomed.left + 500.0 / zoomed.px_per_day;
        assert!((day_before - day_after).abs() < 1e-6);
        assert!((zoomed.px_per_day / start.px_per_day - 4.0).abs() < 1e-9);
    }

    #[test]
    fn no_zoom_leaves_the_plan_or_the_numbers() {
        let all = extent((1, 1, 1), (9999, 12, 31));
        let fit = Viewport::fit(all, all, 1000.0);
        for factor in [0.0, f64::INFINITY, f64::NAN, 1e300, -1.0] {
            let zoomed = fit.zoomed(factor, 10.0, all, 1000.0);
            assert!(zoomed.px_per_day.is_finite() && zoomed.left.is_finite(), "{factor}: {zoomed:?}");
            assert!(zoomed.px_per_day * f64::from(all.length()) <= WIDEST + 1.0);
        }
        assert_eq!(fit.panned(-1e9, all, 1000.0).left, f64::from(Day::MIN.number()));
    }

    #[test]
    fn a_level_is_packed_at_its_coarsest_scale() {
        assert!((packing_scale(1.0, 1.0) - 1.0).abs() < 1e-9);
        assert!((packing_scale(1.3, 1.0) - 1.0).abs() < 1e-9);
        assert!((packing_scale(1.5, 1.0) - 2f64.sqrt()).abs() < 1e-9);
        assert!((packing_scale(8.0, 1.0) - 8.0).abs() < 1e-9);
    }
}
