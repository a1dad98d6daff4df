//! The day that is asked about: today, or any other.

use super::{DayField, Session, State, View};
use crate::content::reading::written_period;
use crate::model::{Day, Kind, Period};
use crate::timeline::{Plan, Viewport};

/// Where a key or button moves the day that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMove {
    /// By a tick of the axis' finer row: 1 is later.
    Tick(i32),
    /// By one of its coarser row.
    Coarse(i32),
    /// To the first day of the plan.
    First,
    /// To its last day.
    Last,
}

/// Asks about the last day of a period; about today where that is meant.
pub(super) fn ask(state: &mut State, session: &Session, period: Option<Period>) {
    state.ask_about(session, period);
    state.day_field = DayField::Resting;
}

/// Nearer than so many px to today is today.
const TODAY_PX: f64 = 4.0;

/// Asks about the day at so many px from the left of the time area.
pub(super) fn ask_at(state: &mut State, session: &Session, plan: &Plan, x: f64) {
    let (Some(scale), Some(extent)) = (plan.scale(), session.extent) else { return };
    let today = scale.x_from_day(f64::from(session.today.number()) + 0.5);
    let day = scale.day_at(x).clamp(extent.first, extent.last);
    ask(state, session, Some(Period::Day(day)).filter(|_| (x - today).abs() > TODAY_PX));
}

/// What the chart under the pointer says there; `at` is the track and px from the left of the time area.
pub(super) fn probe(state: &mut State, session: &Session, plan: &Plan, at: Option<(u32, f64)>) {
    let is_chart = |track: u32| session.roadmap.tracks.get(track as usize).is_some_and(|track| track.kind == Kind::Metric);
    state.probe = at.filter(|(track, _)| is_chart(*track)).and_then(|(track, x)| Some((track, plan.scale()?.day_at(x))));
}

/// Asks about it, and brings its line, or its row in the list, into sight.
pub(super) fn go_to(state: &mut State, session: &Session, period: Option<Period>) {
    ask(state, session, period);
    bring_into_sight(state, session, true);
    if state.view() == View::List {
        state.wish_scroll(true);
    }
}

/// Where a key or button leads.
pub(super) fn step(state: &mut State, session: &Session, plan: &Plan, to: DayMove) {
    let Some(extent) = session.extent else { return };
    let day = state.as_of(session);
    let next = |direction, coarse| plan.next_period(state.plan_inputs(session), day, direction, coarse);
    let period = match to {
        DayMove::Tick(direction) => next(direction, false),
        DayMove::Coarse(direction) => next(direction, true),
        DayMove::First => Some(Period::Day(extent.first)),
        DayMove::Last => Some(Period::Day(extent.last)),
    };
    // The line stays on the axis.
    let held = |period: Period| {
        let day = period.days(session.locale.calendar).last;
        if extent.contains(day) { period } else { Period::Day(day.clamp(extent.first, extent.last)) }
    };
    if let Some(period) = period.map(held) {
        ask(state, session, Some(period));
        bring_into_sight(state, session, false);
    }
}

/// Asks about the day that was written; what is no date is refused and stays in its field.
pub(super) fn write(state: &mut State, session: &Session, text: String) {
    match written_period(&text) {
        Some(period) => {
            ask(state, session, Some(period));
            bring_into_sight(state, session, false);
        }
        None if text.trim().is_empty() => ask(state, session, None),
        None => {
            state.wish_announce(session.locale.lang.late().not_a_date.to_string());
            state.day_field = DayField::Refused(text);
        }
    }
}

/// Moves the timeline by as little as brings the line into sight, or the line to its middle.
fn bring_into_sight(state: &mut State, session: &Session, middle: bool) {
    let day: Day = state.as_of(session);
    let width = state.time_width();
    let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) else { return };
    let at = f64::from(day.number()) + 0.5;
    let visible = width / viewport.px_per_day;
    // As much of the way shows what comes next.
    let margin = visible * 0.1;
    let left = if (viewport.left..=viewport.left + visible).contains(&at) {
        viewport.left
    } else if middle {
        at - visible / 2.0
    } else if at < viewport.left {
        at - margin
    } else {
        at - visible + margin
    };
    let moved = Viewport { left, ..viewport }.held(extent, width);
    if moved != viewport {
        state.look.viewport = Some(moved);
        state.wish_scroll(false);
    }
}
