//! Another document in the place of the one that is shown, or the same one said otherwise.

use std::rc::Rc;

use super::super::controller::{Controller, Data};
use super::super::screen::Screen;
use super::super::source::WidgetEvent;
use super::selected_id;
use crate::state::{Session, State};

impl<S: Screen> Controller<S> {
    /// Takes over another document. What the reader looked at and had chosen goes on in it as far as it is recognised.
    pub(super) fn replace(&mut self) {
        self.commit_gesture();
        let in_grid = self.screen.as_ref().is_some_and(Screen::cell_has_focus);
        let in_dock = self.screen.as_ref().is_some_and(Screen::dock_has_focus);
        let listed = self.screen.as_ref().and_then(Screen::listed_with_focus);
        let derived = std::mem::take(&mut self.derived);
        let shown = match std::mem::replace(&mut self.data, Data::Loading) {
            Data::Shown(session) => self.state.take().map(|state| (session, state)),
            _ => None,
        };
        let before = shown.or(self.before.take());
        self.reported_ready = false;
        self.read();
        let Data::Shown(session) = &self.data else {
            self.before = before;
            self.refocus |= in_dock;
            return;
        };
        let rebased = before.as_ref().and_then(|(old, state)| Some((old, state, state.rebase(old, session, listed.as_ref())?)));
        let Some((old, old_state, rebased)) = rebased else {
            self.wanted = self.wanted.take().or_else(|| self.settings.filter.clone());
            // The wishes of a state that begins count from the beginning.
            self.carried_out = (0, 0);
            self.refocus |= in_dock;
            if let Some(sizes) = self.sizes.clone() {
                self.measured(sizes);
            }
            return;
        };
        let mut state = rebased.state;
        // What was looked for is looked for here too.
        state.found = None;
        let query = std::mem::take(&mut state.look.query);
        self.wanted = self.wanted.take().or_else(|| Some(query).filter(|query| !query.is_empty()));
        self.refocus_row = rebased.listed;
        let lost_details = in_dock && state.look.selected.is_none();
        if lost_details || (in_grid && state.active != old_state.active) {
            state.wish_focus_in_place();
        }
        let id = |session: &Session, state: &State| state.look.selected.as_ref().and_then(|target| selected_id(session, target));
        let (id_before, id_now) = (id(old, old_state), id(session, &state));
        let range = old_state.visible_range();
        let moved = state.visible_range() != range;
        let anchor =
            derived.plan().filter(|plan| plan.is_tall(&old_state.sizes)).and_then(|plan| plan.track_at(old_state.scroll_top));
        // The same item may have another place now; it is shown where it was.
        if self.docked.is_some() {
            self.docked.clone_from(&state.look.selected);
        }
        self.state = Some(state);
        if let Some(id) = id_now.filter(|now| id_before.as_ref() != Some(now)) {
            self.events.push(WidgetEvent::Select { id });
        }
        if moved {
            self.reported_range = self.reported_range.or(range);
            self.told_moved();
        }
        self.draw();
        let successor = anchor.and_then(|(track, offset)| Some((rebased.tracks.get(track as usize).copied()??, offset)));
        if let Some((track, offset)) = successor {
            self.keep_at_top(track, offset);
        }
    }

    /// Scrolls a tall timeline so that a track stands where it stood: its first `offset` px above the edge.
    fn keep_at_top(&mut self, track: u32, offset: f64) {
        if let (Some(plan), Some(state)) = (self.derived.plan(), &mut self.state)
            && let Some((top, _)) = plan.track_place(track)
        {
            state.scroll_top = top + offset;
            self.scroll_down = Some(state.scroll_top);
            self.draw();
        }
    }

    /// The same roadmap in another language, on another day or over another range; everything that was chosen stays.
    pub(super) fn relocalize(&mut self, new_range: bool) {
        let Data::Shown(session) = &mut self.data else {
            self.read();
            return;
        };
        *session = Rc::new(session.with(self.settings.session_options()));
        if let Some(state) = &mut self.state {
            state.continue_in(session, new_range);
        }
        self.draw();
    }
}
