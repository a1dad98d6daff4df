//! Moving through the grid with the keyboard, as the ARIA Authoring Practices describe a treegrid: rows are tracks,
//! the first cell is the track's title, the others are its items in the order of time.

use super::{Session, State};
use crate::content::Target;
use crate::timeline::{Hint, Mark, Plan, Rect, Side, TrackScene, Viewport};

/// A cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GridCell {
    /// The title of a track.
    Header(u32),
    /// A mark of a track.
    Mark(u32, Target),
    /// The hint at an edge of a track.
    Hint(u32, Side),
}

impl GridCell {
    /// Index of its track.
    pub fn track(&self) -> u32 {
        match self {
            GridCell::Header(track) | GridCell::Mark(track, _) | GridCell::Hint(track, _) => *track,
        }
    }
}

/// Where the focus is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Next cell of the row, or expand.
    Right,
    /// Previous cell of the row, or collapse.
    Left,
    /// Row above.
    Up,
    /// Row below.
    Down,
    /// First cell of the row.
    RowStart,
    /// Last cell of the row.
    RowEnd,
    /// First row.
    GridStart,
    /// Last row.
    GridEnd,
    /// Some rows up.
    PageUp,
    /// Some rows down.
    PageDown,
}

/// Rows that Page Up and Page Down move by.
const PAGE: u32 = 5;

/// Moves the active cell and wishes for the focus to follow.
pub(super) fn travel(state: &mut State, session: &Session, plan: &Plan, direction: Direction) {
    let last = u32::try_from(session.roadmap.tracks.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let track = state.active.track().min(last);
    let row = |to: u32| to.min(last);
    match direction {
        Direction::Right => {
            if let GridCell::Header(_) = state.active
                && state.collapsed.remove(&track)
            {
                return;
            }
            along(state, session, plan, 1);
        }
        Direction::Left => match &state.active {
            GridCell::Header(_) => {
                state.collapsed.insert(track);
            }
            GridCell::Mark(..) | GridCell::Hint(..) => along(state, session, plan, -1),
        },
        Direction::Up => across(state, session, plan, row(track.saturating_sub(1))),
        Direction::Down => across(state, session, plan, row(track + 1)),
        Direction::PageUp => across(state, session, plan, row(track.saturating_sub(PAGE))),
        Direction::PageDown => across(state, session, plan, row(track.saturating_add(PAGE))),
        Direction::RowStart => state.active = GridCell::Header(track),
        Direction::RowEnd => to_last(state, session, plan, track),
        Direction::GridStart => state.active = GridCell::Header(0),
        Direction::GridEnd => to_last(state, session, plan, last),
    }
    bring_into_view(state, session, plan);
    bring_row_into_view(state, plan);
    state.wish_focus();
}

/// Moves the drawn window to the active row; the browser then scrolls to the focused cell itself.
pub(super) fn bring_row_into_view(state: &mut State, plan: &Plan) {
    let Some((top, height)) = plan.track_place(state.active.track()).filter(|_| plan.is_tall(&state.sizes)) else { return };
    if top < state.scroll_top || top + height.min(state.visible_height) > state.scroll_top + state.visible_height {
        state.scroll_top = top.min((plan.height() - state.visible_height).max(0.0));
    }
}

/// The track's picture between two x, in px of the time area.
fn row_scene(state: &State, session: &Session, plan: &Plan, track: u32, from: f64, to: f64) -> Option<TrackScene> {
    let (top, height) = plan.track_place(track)?;
    let window = Rect { x: from, y: top, width: to - from, height };
    plan.scene(state.plan_inputs(session), window).tracks.into_iter().find(|scene| scene.index == track)
}

/// Left edge of the visible time area, and its width, in px.
fn visible(state: &State, plan: &Plan) -> (f64, f64) {
    let left = match (state.look.viewport, plan.scale()) {
        (Some(viewport), Some(scale)) => scale.x_from_day(viewport.left),
        _ => 0.0,
    };
    (left, state.time_width())
}

/// Looks at wider and wider surroundings until `found` finds something or everything has been looked at.
fn widening<T>(
    state: &State,
    session: &Session,
    plan: &Plan,
    track: u32,
    found: impl Fn(Vec<(Target, Rect)>) -> Option<T>,
) -> Option<T> {
    let (left, width) = visible(state, plan);
    let content = plan.scale().map_or(width, |scale| scale.width());
    let mut reach = width;
    loop {
        let (from, to) = (left - reach, left + width + reach);
        let result = row_scene(state, session, plan, track, from, to).map(|scene| state.marks(session, &scene)).and_then(&found);
        if result.is_some() || (from <= 0.0 && to >= content) {
            return result;
        }
        reach *= 4.0;
    }
}

/// One step along the row.
fn along(state: &mut State, session: &Session, plan: &Plan, step: i32) {
    let track = state.active.track();
    if let Some(cell) = past_hints(state, session, plan, step) {
        state.active = cell;
        return;
    }
    let (left, _) = visible(state, plan);
    let to = match &state.active {
        GridCell::Header(_) => from_edge(state, session, plan, track, false),
        GridCell::Hint(..) => widening(state, session, plan, track, |marks| marks.into_iter().find(|(_, rect)| rect.x >= left)),
        GridCell::Mark(_, target) => widening(state, session, plan, track, |marks| {
            let here = marks.iter().position(|(other, _)| other == target)?;
            let there = if step > 0 { here + 1 } else { here.checked_sub(1)? };
            marks.into_iter().nth(there)
        }),
    };
    match to {
        Some((target, _)) => state.active = GridCell::Mark(track, target),
        None if step < 0 => state.active = GridCell::Header(track),
        None => {}
    }
}

/// Hints stand between the title of a track and its marks: the cell of one, or the title, where that is the next one.
fn past_hints(state: &State, session: &Session, plan: &Plan, step: i32) -> Option<GridCell> {
    let track = state.active.track();
    let hint = |side: Side| {
        state.hints_of(session, plan, track).iter().any(|hint| hint.side == side).then_some(GridCell::Hint(track, side))
    };
    match (&state.active, step > 0) {
        (GridCell::Header(_), true) => hint(Side::Before).or_else(|| hint(Side::After)),
        (GridCell::Hint(_, Side::Before), true) => hint(Side::After),
        (GridCell::Hint(_, Side::After), false) => Some(hint(Side::Before).unwrap_or(GridCell::Header(track))),
        (GridCell::Hint(_, Side::Before), false) => Some(GridCell::Header(track)),
        _ => None,
    }
}

/// To the nearest mark of another row, or from title to title.
fn across(state: &mut State, session: &Session, plan: &Plan, track: u32) {
    let from = state.active.track();
    let GridCell::Mark(_, target) = &state.active else {
        state.active = GridCell::Header(track);
        return;
    };
    if from == track {
        return;
    }
    let place = |marks: Vec<(Target, Rect)>| marks.into_iter().find(|(other, _)| other == target).map(|(_, rect)| rect.x);
    let x = widening(state, session, plan, from, place).unwrap_or(0.0);
    let nearest = widening(state, session, plan, track, |marks| {
        marks.into_iter().min_by(|(_, a), (_, b)| (a.x - x).abs().total_cmp(&(b.x - x).abs()))
    });
    state.active = nearest.map_or(GridCell::Header(track), |(target, _)| GridCell::Mark(track, target));
}

fn to_last(state: &mut State, session: &Session, plan: &Plan, track: u32) {
    let last = from_edge(state, session, plan, track, true);
    state.active = last.map_or(GridCell::Header(track), |(target, _)| GridCell::Mark(track, target));
}

/// The first or last mark of a track, looking from that edge of the content inwards.
fn from_edge(state: &State, session: &Session, plan: &Plan, track: u32, last: bool) -> Option<(Target, Rect)> {
    let width = state.time_width();
    let content = plan.scale().map_or(width, |scale| scale.width());
    let mut reach = width;
    loop {
        let (from, to) = if last { (content - reach, content) } else { (0.0, reach) };
        let mut found =
            row_scene(state, session, plan, track, from, to).map(|scene| state.marks(session, &scene)).unwrap_or_default();
        let one = if last { found.pop() } else { found.into_iter().next() };
        // What stands on the shelf is in every window, so it only counts once everything has been looked at.
        let on_axis = one.as_ref().is_some_and(|(target, _)| last || target.days(&session.schedule).is_some());
        if on_axis || reach >= content {
            return one;
        }
        reach *= 4.0;
    }
}

/// Moves the viewport so that the active mark is visible with some room around it.
pub(super) fn bring_into_view(state: &mut State, session: &Session, plan: &Plan) {
    let GridCell::Mark(track, target) = &state.active else { return };
    // What stands on the shelf is always within the visible part.
    let place = |marks: Vec<(Target, Rect)>| marks.into_iter().find(|(other, _)| other == target).map(|(_, rect)| rect);
    let on_axis = |target: &Target| target.days(&session.schedule).is_some();
    let (Some(viewport), Some(extent), true) = (state.look.viewport, session.extent, on_axis(target)) else { return };
    // What is counted in a chip has no mark of its own: its days have a place all the same.
    let of_days = || {
        let (scale, days) = (plan.scale()?, target.days(&session.schedule)?);
        let x = |day: i32| scale.x_from_day(f64::from(day));
        let from = x(days.first.number());
        Some(Rect { x: from, y: 0.0, width: x(days.last.number() + 1) - from, height: 0.0 })
    };
    let Some(rect) = widening(state, session, plan, *track, place).or_else(of_days) else { return };
    let (left, width) = visible(state, plan);
    let room = (width * 0.1).min(80.0);
    let end = (rect.x + rect.width.min(width / 2.0)).max(rect.x + 24.0);
    let shift = if rect.x + rect.width < left + room && rect.x < left {
        rect.x - room - left
    } else if rect.x > left + width - room || (end > left + width && rect.x > left) {
        end + room - left - width
    } else {
        return;
    };
    state.look.viewport = Some(Viewport { ..viewport }.panned(shift, extent, width));
    state.wish_scroll(false);
}

impl State {
    /// The marks of a track that are shown between two places, in reading order: by time, then the shelf. What was not found may be hidden.
    fn marks(&self, session: &Session, scene: &TrackScene) -> Vec<(Target, Rect)> {
        let is_shown = |mark: &&Mark| !self.is_hidden(session, &mark.target);
        let on_shelf = scene.shelf.iter().flat_map(|column| &column.marks);
        scene.marks.iter().chain(on_shelf).filter(is_shown).map(|mark| (mark.target.clone(), mark.rect)).collect()
    }

    /// Whether a mark is hidden, since something else was looked for.
    pub fn is_hidden(&self, session: &Session, target: &Target) -> bool {
        let found = self.found.as_ref().filter(|_| self.hides);
        found.is_some_and(|found| !found.holds_target(target, &session.schedule))
    }

    /// The hints at the edges of a drawn track.
    pub fn hints(&self, session: &Session, plan: &Plan, scene: &TrackScene) -> Vec<Hint> {
        let (left, width) = visible(self, plan);
        plan.hints(self.plan_inputs(session), scene, left, width)
    }

    fn hints_of(&self, session: &Session, plan: &Plan, track: u32) -> Vec<Hint> {
        let (left, width) = visible(self, plan);
        let scene = row_scene(self, session, plan, track, left, left + width);
        scene.map(|scene| self.hints(session, plan, &scene)).unwrap_or_default()
    }

    /// The cell that should be active for what is now shown, where the active one is no longer there: after a zoom it
    /// may have become part of a chip, or a chip may have opened. The mark nearest in time takes its place, so that the
    /// focus never gets lost.
    pub fn reconciled(&self, session: &Session, shown: &[TrackScene]) -> Option<GridCell> {
        let shows = |track: u32| shown.iter().any(|scene| scene.index == track);
        if !shows(self.active.track()) {
            // The reader scrolled far away, and the tab stop follows.
            return shown.first().map(|scene| GridCell::Header(scene.index));
        }
        if let GridCell::Hint(track, side) = &self.active {
            let scene = shown.iter().find(|scene| scene.index == *track);
            let stands = scene.is_some_and(|scene| scene.hints.iter().any(|hint| hint.side == *side));
            return (!stands).then_some(GridCell::Header(*track));
        }
        let GridCell::Mark(track, target) = &self.active else { return None };
        let marks = shown.iter().find(|scene| scene.index == *track).map(|scene| self.marks(session, scene)).unwrap_or_default();
        if marks.iter().any(|(other, _)| other == target) {
            return None;
        }
        let middle = |target: &Target| target.days(&session.schedule).map(|days| i64::from(days.middle().number()));
        let nearest = middle(target).and_then(|wanted| {
            let distance = |other: &Target| middle(other).map_or(i64::MAX, |at| (at - wanted).abs());
            marks.iter().map(|(other, _)| other).min_by_key(|other| distance(other))
        });
        Some(nearest.map_or(GridCell::Header(*track), |target| GridCell::Mark(*track, target.clone())))
    }
}
