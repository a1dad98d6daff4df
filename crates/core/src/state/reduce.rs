//! Every action of the reader, as one pure function.

use std::rc::Rc;

use super::as_of::{self, DayMove};
use super::focus::{self, Direction};
use super::window::{self, WindowPart};
use super::{DayField, GridCell, Session, State, View};
use crate::content::list::Fold;
use crate::content::{Target, details, item_name};
use crate::find::{Facet, Found, Place};
use crate::i18n::dates::{self, Style};
use crate::i18n::fill;
use crate::model::{DayRange, FuzzyDate, ItemRef, Period, Precision};
use crate::timeline::{Plan, Sizes, Viewport};

/// What the reader (or the page around the widget) did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The widget has another size, or its font was measured.
    Resized(Sizes),
    /// The timeline was scrolled: px from its left and top edge, and its visible height in px.
    Scrolled {
        /// From the left edge of the time area.
        left: f64,
        /// From the top of the tracks.
        top: f64,
        /// Visible height.
        height: f64,
    },
    /// Zoom by a factor about a place (px from the left edge of the visible time area); `None` is its middle.
    Zoom {
        /// More than 1 is closer.
        factor: f64,
        /// Where.
        about: Option<f64>,
    },
    /// Show the whole plan.
    Fit,
    /// Show these days.
    ZoomTo(DayRange),
    /// Bring today to the middle.
    GoToToday,
    /// Move by screens of calendar: −1 is earlier, 1 is later.
    Period(i32),
    /// Move a part of the shown window to a day (since 1970, with a fraction).
    MoveWindow(WindowPart, f64),
    /// The reader came to the ends of the shown window, or left them.
    AtWindow(bool),
    /// Move it by a key.
    StepWindow(WindowPart, DayMove),
    /// Choose a view.
    ChooseView(View),
    /// Collapse or expand a track.
    Toggle(u32),
    /// Open the panel.
    Select(Target),
    /// Bring an item to the middle and give it the focus.
    Reveal(Target),
    /// Close the panel.
    Close,
    /// Go to the previous (−1) or next (1) item of the track in the panel.
    Step(i32),
    /// The focus came to a cell by other means than the arrows.
    Focused(GridCell),
    /// The focus left the grid.
    Blurred,
    /// The pointer came to an item, or to none.
    Point(Option<ItemRef>),
    /// Move the focus in the grid.
    Move(Direction),
    /// Fold or unfold something in the list.
    Unfold(Fold),
    /// Something was asked for, and this was found; `None`: nothing is asked for any more.
    Find(Option<Rc<Found>>),
    /// The reader came to the search, or left it: what he asks for by facets is offered as long as he is there.
    Searching(bool),
    /// Show the values of a facet, or hide them.
    OpenFacet(Facet),
    /// Nothing is looked for any more.
    EndSearch,
    /// Go to the next (1) or the previous (−1) place that was found.
    Match(i32),
    /// Ask about the last day of a period; `None`: about today.
    AsOf(Option<Period>),
    /// Ask about the day at so many px from the left of the time area.
    DayAt(f64),
    /// The pointer is over a track, at so many px from the left of the time area, or over none.
    Probe(Option<(u32, f64)>),
    /// Ask about it, and bring it into sight.
    GoTo(Option<Period>),
    /// Ask about another day by a key or button.
    MoveDay(DayMove),
    /// Ask for the field in which a day is written.
    WriteDay,
    /// What was written there.
    DayWritten(String),
}

/// The next state. `plan` is the plan of the current state.
pub fn reduce(state: &State, session: &Session, plan: &Plan, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Resized(sizes) => resize(&mut next, session, sizes),
        Action::Scrolled { left, top, height } => {
            if let (Some(viewport), Some(scale)) = (&mut next.look.viewport, plan.scale()) {
                // Browsers scroll by whole px: what differs by less is where it was scrolled to.
                if (scale.x_from_day(viewport.left) - left).abs() >= 1.0 {
                    viewport.left = scale.day_from_x(left);
                }
            }
            (next.scroll_top, next.visible_height) = (top, height);
        }
        Action::Zoom { factor, about } => zoom(&mut next, session, factor, about),
        Action::Fit => {
            next.look.viewport = session.fit_within(next.time_width());
            next.look.follows_fit = true;
            scroll_and_announce(&mut next, session, false);
        }
        Action::ZoomTo(range) => {
            // What is shown already stays as it is, with the days at its edges as they are cut.
            if next.visible_range() == Some(range) {
                next.look.view = Some(View::Timeline);
            } else if let Some(extent) = session.extent.filter(|_| range.first <= range.last) {
                next.look.viewport = Some(Viewport::fit(range, extent, next.time_width()));
                next.look.follows_fit = false;
                next.look.view = Some(View::Timeline);
                scroll_and_announce(&mut next, session, false);
            }
        }
        Action::GoToToday => go_to_today(&mut next, session),
        Action::Period(direction) => {
            let width = next.time_width();
            move_viewport(&mut next, session, |viewport, extent| {
                viewport.panned(f64::from(direction) * width * 0.8, extent, width)
            });
        }
        Action::MoveWindow(part, day) => window::move_to(&mut next, session, part, day),
        Action::AtWindow(is) => next.at_window = is,
        Action::StepWindow(part, to) => window::step(&mut next, session, plan, part, to),
        Action::ChooseView(view) => {
            next.look.view = Some(view);
            next.wish_scroll(false);
        }
        Action::Toggle(track) => {
            if !next.collapsed.remove(&track) {
                next.collapsed.insert(track);
                // The focus may have been on an item that is now hidden.
                if next.active.track() == track {
                    next.active = GridCell::Header(track);
                }
            }
        }
        Action::Select(target) => {
            if details::exists(session.document(), &target) {
                // Some browsers do not give a clicked button the focus; it returns there all the same.
                next.active = GridCell::Mark(target.track(), target.clone());
                (next.look.selected, next.panel_pages) = (Some(target), 0);
                if next.dock() > 0.0 {
                    next.wish_announce(session.locale.catalog().details_beside.into());
                }
            }
        }
        Action::Reveal(target) => {
            next.pointed = None;
            reveal(&mut next, session, target);
            follow(&mut next, session);
        }
        Action::Close => {
            if let Some(target) = next.look.selected.take() {
                // The browser returns the focus to where it was before; the last item shown may be another one.
                next.active = GridCell::Mark(target.track(), target);
                next.wish_focus();
            }
        }
        Action::Step(direction) => step(&mut next, session, direction),
        // The last thing looked at wins: the mouse may have been resting on another item.
        Action::Focused(cell) => (next.active, next.in_grid, next.pointed) = (cell, true, None),
        Action::Blurred => next.in_grid = false,
        Action::Point(at) => next.pointed = at,
        Action::Move(direction) => {
            next.pointed = None;
            focus::travel(&mut next, session, plan, direction);
            follow(&mut next, session);
        }
        Action::Find(found) => {
            next.look.query = found.as_ref().map(|found| found.query.clone()).unwrap_or_default();
            (next.found, next.match_at, next.pages) = (found, None, 0);
        }
        Action::Searching(is) => {
            next.searching = is;
            next.open_facet = next.open_facet.filter(|_| is);
        }
        Action::OpenFacet(facet) => next.open_facet = Some(facet).filter(|facet| state.open_facet != Some(*facet)),
        Action::EndSearch => {
            next.look.query.clear();
            (next.found, next.match_at, next.pages) = (None, None, 0);
            (next.searching, next.open_facet) = (false, None);
        }
        Action::Match(direction) => go_to_match(&mut next, session, plan, direction),
        Action::AsOf(period) => as_of::ask(&mut next, session, period),
        Action::DayAt(x) => as_of::ask_at(&mut next, session, plan, x),
        Action::Probe(at) => as_of::probe(&mut next, session, plan, at),
        Action::GoTo(period) => as_of::go_to(&mut next, session, period),
        Action::MoveDay(to) => as_of::step(&mut next, session, plan, to),
        Action::WriteDay => next.day_field = DayField::Asked,
        Action::DayWritten(text) => as_of::write(&mut next, session, text),
        Action::Unfold(Fold::More) => next.pages += 1,
        Action::Unfold(Fold::References) => next.panel_pages += 1,
        Action::Unfold(fold) => {
            if !next.unfolded.remove(&fold) {
                next.unfolded.insert(fold);
            }
        }
    }
    make_room(&mut next, state, session, plan);
    next
}

/// Details beside the timeline show what the focus comes to.
fn follow(state: &mut State, session: &Session) {
    if let GridCell::Mark(_, target) = &state.active
        && state.dock() > 0.0
        && state.look.selected.as_ref() != Some(target)
        && details::exists(session.document(), target)
    {
        (state.look.selected, state.panel_pages) = (Some(target.clone()), 0);
    }
}

/// Details that come to stand beside the timeline take its visible end: scale and left edge stay, and what was chosen is moved clear
/// of them. Where they go, the end comes back.
fn make_room(next: &mut State, before: &State, session: &Session, plan: &Plan) {
    let (Some(viewport), Some(extent)) = (next.look.viewport, session.extent) else { return };
    let (dock, had) = (next.dock(), before.dock());
    if dock > 0.0 && (next.look.selected != before.look.selected || had == 0.0) {
        if had == 0.0 {
            next.look.viewport = Some(viewport.held(extent, next.time_width()));
        }
        focus::bring_into_view(next, session, plan);
    } else if dock == 0.0 && had > 0.0 && next.sizes == before.sizes {
        let fit = session.fit_viewport(&next.sizes).filter(|fit| next.look.follows_fit && fit.px_per_day != viewport.px_per_day);
        next.look.viewport = fit.or(Some(viewport.zoomed(1.0, 0.0, extent, next.time_width())));
    }
    if next.look.viewport != Some(viewport) {
        next.wish_scroll(false);
    }
}

fn resize(state: &mut State, session: &Session, sizes: Sizes) {
    let (old_width, docked) = (state.time_width(), state.dock() > 0.0);
    state.roomy = sizes.is_roomy(docked);
    state.sizes = sizes;
    let width = state.time_width();
    let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) else { return };
    state.look.viewport = if state.look.follows_fit && state.dock() == 0.0 {
        session.fit_viewport(&state.sizes)
    } else {
        // The middle stays in the middle.
        Some(viewport.zoomed(1.0, 0.0, extent, width).panned((old_width - width) / 2.0, extent, width))
    };
    state.wish_scroll(false);
}

fn zoom(state: &mut State, session: &Session, factor: f64, about: Option<f64>) {
    let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) else { return };
    let width = state.time_width();
    state.look.viewport = Some(viewport.zoomed(factor, about.unwrap_or(width / 2.0), extent, width));
    state.look.follows_fit = false;
    match about {
        // Saying every step of a pinch would drown everything else.
        Some(_) => state.wish_scroll(false),
        None => scroll_and_announce(state, session, false),
    }
}

fn go_to_today(state: &mut State, session: &Session) {
    as_of::ask(state, session, None);
    let width = state.time_width();
    let today = f64::from(session.today.number());
    move_viewport(state, session, |viewport, extent| {
        Viewport { left: today - width / 2.0 / viewport.px_per_day, ..viewport }.held(extent, width)
    });
    if state.view() == View::List {
        // The view brings today's row into sight.
        state.wish_scroll(true);
    }
}

fn reveal(state: &mut State, session: &Session, target: Target) {
    let Some(days) = target.days(&session.schedule) else { return };
    state.collapsed.remove(&target.track());
    let width = state.time_width();
    let (from, to) = (f64::from(days.first.number()), f64::from(days.last.number()) + 1.0);
    if let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) {
        let visible = width / viewport.px_per_day;
        // What is longer than the screen begins in sight.
        let left = if to - from > visible { from - visible / 10.0 } else { (from + to - visible) / 2.0 };
        state.look.viewport = Some(Viewport { left, ..viewport }.held(extent, width));
    }
    state.wish_scroll(false);
    if let Target::Item(at) = target {
        state.wish_announce(item_name(&session.roadmap, at, &session.locale));
    }
    state.active = GridCell::Mark(target.track(), target);
    state.wish_focus();
}

/// The next place that was found, round and round. It is brought into sight; the focus stays in the field.
fn go_to_match(state: &mut State, session: &Session, plan: &Plan, direction: i32) {
    let Some(found) = state.found.clone() else { return };
    let Some(last) = found.places.len().checked_sub(1) else { return };
    let next = match state.match_at {
        None if direction < 0 => last,
        None => 0,
        Some(at) if direction < 0 => at.checked_sub(1).unwrap_or(last),
        Some(at) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
    };
    let Some(place) = found.places.get(next).copied() else { return };
    state.match_at = Some(next);
    state.wish_sight(place);
    let Place::Item(at) = place else {
        let text = place.title(&session.roadmap).map(|title| session.locale.localize(title).text);
        return state.wish_announce(text.unwrap_or_default());
    };
    state.collapsed.remove(&at.track);
    state.active = GridCell::Mark(at.track, Target::Item(at));
    focus::bring_into_view(state, session, plan);
    focus::bring_row_into_view(state, plan);
    follow(state, session);
    state.wish_announce(item_name(&session.roadmap, at, &session.locale));
}

fn move_viewport(state: &mut State, session: &Session, to: impl FnOnce(Viewport, DayRange) -> Viewport) {
    if let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) {
        state.look.viewport = Some(to(viewport, extent));
        scroll_and_announce(state, session, true);
    }
}

/// After a movement: scroll there and say what is shown.
fn scroll_and_announce(state: &mut State, session: &Session, smooth: bool) {
    state.wish_scroll(smooth);
    if let Some(range) = state.visible_range() {
        let month = |day| FuzzyDate::certain(Period::containing(day, Precision::Month, session.roadmap.calendar));
        let words = dates::range(month(range.first), month(range.last), Style::Long, &session.locale);
        state.wish_announce(fill(session.locale.catalog().showing, &[("range", &words)]));
    }
}

fn step(state: &mut State, session: &Session, direction: i32) {
    let Some(Target::Item(selected)) = state.look.selected else { return };
    let (before, after) = details::neighbours(session.document(), selected);
    if let Some(at) = if direction < 0 { before } else { after } {
        (state.look.selected, state.panel_pages) = (Some(Target::Item(at)), 0);
        state.active = GridCell::Mark(at.track, Target::Item(at));
        state.wish_announce(item_name(&session.roadmap, at, &session.locale));
    }
}
