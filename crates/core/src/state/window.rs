//! The window of the plan that is shown, as the overview moves and stretches it.

use super::{DayMove, Session, State};
use crate::i18n::dates::{self, Style};
use crate::model::Day;
use crate::timeline::{Plan, Viewport};

/// The part of the shown window that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowPart {
    /// Its beginning; the end stays.
    Start,
    /// Its end; the beginning stays.
    End,
    /// All of it.
    Whole,
}

/// Where the shown window stands in the whole plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownWindow {
    /// Its beginning and end as shares of the plan, from 0 to 1.
    pub shares: (f64, f64),
    /// Its first and last day, as the ranges of the strip count them, and in words; `None` while it moves.
    pub days: Option<[(Day, String); 2]>,
}

/// A plan counts as shown in part once more than this many px of it are out of sight.
const HIDDEN_PX: f64 = 2.0;

impl State {
    /// Whether less than the whole plan is shown.
    pub fn shows_part(&self, session: &Session) -> bool {
        let (Some(viewport), Some(extent)) = (self.look.viewport, session.extent) else { return false };
        f64::from(extent.length()) * viewport.px_per_day > self.time_width() + HIDDEN_PX
    }

    /// Whether the whole plan stands in a strip: where less of it is shown, and as long as the reader is there.
    pub fn has_overview(&self, session: &Session) -> bool {
        self.shows_part(session) || (self.at_window && session.extent.is_some())
    }

    /// What is shown of the plan, where that stands in a strip.
    /// Its days are told only where it `rests`: words would cost each step of a scroll.
    pub fn shown_window(&self, session: &Session, rests: bool) -> Option<ShownWindow> {
        let (viewport, extent) = (self.look.viewport?, session.extent?);
        let range = self.visible_range().filter(|_| self.has_overview(session))?;
        let length = f64::from(extent.length());
        let from = (viewport.left - f64::from(extent.first.number())) / length;
        let wide = self.time_width() / viewport.px_per_day / length;
        let words = |day: Day| {
            let day = day.clamp(extent.first, extent.last);
            (day, dates::day(day, Style::Long, &session.locale))
        };
        Some(ShownWindow { shares: (from, (from + wide).min(1.0)), days: rests.then(|| [words(range.first), words(range.last)]) })
    }
}

/// Moves a part of the window to a day (since 1970, with a fraction); of the whole its beginning.
pub(super) fn move_to(state: &mut State, session: &Session, part: WindowPart, day: f64) {
    let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) else { return };
    let width = state.time_width();
    let (first, last) = (f64::from(extent.first.number()), f64::from(extent.last.number()) + 1.0);
    let right = viewport.left + width / viewport.px_per_day;
    let day = day.clamp(first, last);
    let scaled = |days: f64, about: f64| {
        let factor = width / days.max(f64::EPSILON) / viewport.px_per_day;
        viewport.zoomed(factor, about, extent, width)
    };
    let moved = match part {
        WindowPart::Whole => Viewport { left: day, ..viewport }.held(extent, width),
        WindowPart::Start => scaled(right - day, width),
        WindowPart::End => scaled(day - viewport.left, 0.0),
    };
    // Neither end may cross the other.
    let crosses = match part {
        WindowPart::Start => day >= right,
        WindowPart::End => day <= viewport.left,
        WindowPart::Whole => false,
    };
    if moved == viewport || crosses {
        return;
    }
    state.look.viewport = Some(moved);
    state.look.follows_fit &= part == WindowPart::Whole;
    state.wish_scroll(false);
}

/// Moves a part of the window by a period of the axis, or to an end of the plan.
pub(super) fn step(state: &mut State, session: &Session, plan: &Plan, part: WindowPart, to: DayMove) {
    let (Some(extent), Some(range)) = (session.extent, state.visible_range()) else { return };
    let here = if part == WindowPart::End { range.last } else { range.first };
    let after = |day: Day| f64::from(day.number()) + 1.0;
    let next = |direction, coarse| {
        let inputs = state.plan_inputs(session);
        // The next period begins after the one that holds the day.
        let period = plan.next_period(inputs, here, direction, coarse)?.days(session.locale.calendar);
        Some(match (part, direction) {
            (WindowPart::End, _) => after(period.last),
            (_, ..0) => f64::from(period.first.number()),
            _ => after(period.last),
        })
    };
    let day = match to {
        DayMove::Tick(direction) => next(direction, false),
        DayMove::Coarse(direction) => next(direction, true),
        DayMove::First => Some(f64::from(extent.first.number())),
        DayMove::Last => Some(after(extent.last)),
    };
    if let Some(day) = day {
        move_to(state, session, part, day);
    }
}
