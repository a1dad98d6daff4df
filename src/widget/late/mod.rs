//! What a widget does once its first page stands: it takes messages and other settings, moves the focus, opens the panel, prints.
//!
//! The package has this in a second file, which is asked for after the first page (`crate::late_part`); every other build has it at
//! once. What the first page needs calls this module through the table [`Late`] alone: one direct call would pull it all back.

mod replace;
mod table;

pub(crate) use table::Late;

use super::controller::{Controller, Data, Msg, RoveTo};
use super::paper::Paper;
use super::screen::Screen;
use super::source::{Settings, WidgetEvent};
use crate::content::Target;
use crate::content::list::Fold;
use crate::i18n::languages::knows_late;
use crate::markup::Markup;
use crate::model::{ItemRef, Period};
use crate::state::{Action, DayField, Keyed, Session, State, View, reduce};
use crate::timeline::Sizes;
use crate::view::{RovingGroup, found_words};

impl<S: Screen> Controller<S> {
    fn change(&mut self, old: &Settings) {
        let new = &self.settings;
        if new.filter != old.filter {
            self.wanted = Some(new.filter.clone().unwrap_or_default());
        }
        if new.source != old.source {
            self.replace();
            return self.show();
        }
        if new.session_options() != old.session_options() {
            self.relocalize((new.start, new.end) != (old.start, old.end));
        }
        let new = &self.settings;
        if let Some(state) = self.state.as_mut().filter(|state| state.hides != new.hides) {
            state.hides = new.hides;
            self.reconcile();
        }
        let new = &self.settings;
        if new.attempt != old.attempt && matches!(self.data, Data::Failed(_)) {
            self.reported_ready = false;
        }
        match (new.view != old.view, new.view, &mut self.state) {
            (true, Some(view), Some(_)) => {
                self.act(Action::ChooseView(view));
            }
            (true, None, Some(state)) => state.look.view = None,
            _ => {}
        }
        if self.settings.as_of != old.as_of && !self.asks_about(self.settings.as_of) {
            self.take(Msg::FromPage(Action::AsOf(self.settings.as_of)));
        }
        self.show();
    }

    /// Whether the last day of a period, or today, is asked about already: a page that is told of a day may give it back as a day.
    fn asks_about(&self, period: Option<Period>) -> bool {
        let (Data::Shown(session), Some(state)) = (&self.data, &self.state) else { return false };
        let day = |period: Period| period.days(session.locale.calendar).last;
        period.map_or(session.today, day) == state.as_of(session)
    }

    /// Shows a page. The window is put where it stands before anything is scrolled: scrolling lays out what was written, and once is enough.
    fn show_page(&mut self, page: Markup) {
        if let Some(screen) = &mut self.screen {
            screen.show(page);
        }
        self.show_window(true);
    }

    fn take_and_show(&mut self, msg: Msg) {
        if matches!(msg, Msg::Joined) && !std::mem::take(&mut self.incomplete) && !self.has_to_tell() && !self.is_asking() {
            // The first page stays as it is; only now somebody listens to it.
            self.carry_out();
            self.follow_up();
        } else if self.take(msg) {
            self.show();
        }
    }

    /// Whether something is wrong with the data, or it could not be had, or risks have conditions: all told in words of the late part.
    fn has_to_tell(&self) -> bool {
        match &self.data {
            Data::Shown(session) => {
                !session.diagnostics.is_empty() || session.roadmap.risks.iter().any(|risk| risk.condition.is_some())
            }
            Data::Failed(_) => true,
            Data::Loading => false,
        }
    }

    /// Whether something is looked for, another day is asked about, or less than the plan is shown, all of which the late part tells.
    fn is_asking(&self) -> bool {
        let shows_part = |state: &State| matches!(&self.data, Data::Shown(session) if state.shows_part(session));
        self.state.as_ref().is_some_and(|state| state.found.is_some() || state.look.as_of.is_some() || shows_part(state))
    }

    /// What waited for data, and groups that lost their tab stop, change the page again.
    fn follow_up(&mut self) {
        while let Some(msg) = self.follow_up.pop_front() {
            if self.take(msg) {
                self.show_once();
            }
        }
    }

    /// Takes a message; whether the page is another one now.
    fn take(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Paper(on) => std::mem::replace(&mut self.on_paper, on) != on && self.back_from_paper(),
            // What is laid out for paper is not what the reader looks at.
            Msg::Measured(_) | Msg::Act(Action::Scrolled { .. }) if self.on_paper => false,
            Msg::Measured(sizes) => self.measured(sizes),
            // What the page asks for before there is anything to show waits for it.
            Msg::Act(_) | Msg::FromPage(_) | Msg::SelectId(_) | Msg::Find(_) | Msg::Narrow(_) if self.state.is_none() => {
                self.keep(msg);
                false
            }
            // Most items have no links: don't make a new page for each one the mouse passes.
            Msg::Act(Action::Point(Some(at))) if !self.has_chain(at) => self.act(Action::Point(None)),
            // A screen reader may move a range to where the window can't go: put it back.
            Msg::Act(Action::MoveWindow(part, day)) => {
                let moved = self.act(Action::MoveWindow(part, day));
                if !moved {
                    self.show_window(true);
                }
                moved
            }
            Msg::Act(action) => {
                if action == Action::Unfold(Fold::More) {
                    self.reveal = Some(self.roving.at(RovingGroup::List));
                }
                if action == Action::Unfold(Fold::References) {
                    self.reveal_reference = Some(self.derived.references_listed());
                }
                self.act(action)
            }
            Msg::FromPage(action) => self.act_as(action, "api"),
            Msg::SelectId(id) => {
                let target = match &self.data {
                    Data::Shown(session) => session.roadmap.find(&id),
                    _ => None,
                };
                target.is_some_and(|at| self.act(Action::Select(Target::Item(at))))
            }
            Msg::Find(text) => self.find(&text),
            Msg::Narrow(value) => {
                let query = self.state.as_ref().map(|state| value.toggled_in(&state.look.query));
                query.is_some_and(|query| self.find(&query))
            }
            Msg::AskingRested => self.tell_asked(),
            Msg::Retry => {
                self.refocus = true;
                self.events.push(WidgetEvent::Retry);
                false
            }
            Msg::Rove(RoveTo(group, index)) => self.roving.move_to(group, index),
            Msg::Joined => {
                self.renew_hints();
                true
            }
            Msg::Incomplete => false,
            Msg::ViewSettled => {
                self.report_range();
                self.show_window(true);
                self.moving = false;
                let is_tracing = self.derived.has_connectors();
                self.renew_hints() || is_tracing
            }
        }
    }

    /// After printing the timeline stands where it stood. True: the page is another one now.
    fn back_from_paper(&mut self) -> bool {
        self.commit_gesture();
        if let (false, Some(state)) = (self.on_paper, &mut self.state) {
            state.wish_scroll(false);
            self.scroll_down = Some(state.scroll_top);
        }
        true
    }

    /// What is put on paper.
    fn paper(&self) -> Option<Paper> {
        let (Data::Shown(session), Some(state)) = (&self.data, &self.state) else { return None };
        Some(Paper::new(session, state))
    }

    /// Listens to the page that was just shown, and does in it what the state wishes, each wish once.
    fn carry_out(&mut self) {
        let Some(screen) = &mut self.screen else { return };
        screen.listen();
        if let (Data::Shown(session), Some(state)) = (&self.data, &self.state) {
            screen.listen_to_gestures(state.sizes.label_column(), state.zoom_room(session));
        }
        self.carry_out_wishes();
        let Some(screen) = &mut self.screen else { return };
        if self.refocus {
            self.refocus = !screen.focus_if_lost();
        }
        if let Some(target) = self.refocus_row.take() {
            screen.focus_row(target);
        }
        if let Some(index) = self.reveal.take() {
            screen.focus_control(RovingGroup::List, index);
        }
        if let Some(index) = self.reveal_reference.take() {
            screen.focus_reference(index);
        }
        for group in RovingGroup::ALL {
            if self.roving.at(group) > 0 && screen.lost_tab_stop(group) {
                self.follow_up.push_back(Msg::Rove(RoveTo(group, 0)));
            }
        }
        if self.state.is_some() {
            self.follow_up.append(&mut self.waiting);
        }
        if let Some(text) = self.wanted.take_if(|_| self.state.is_some()) {
            self.follow_up.push_back(Msg::Find(text));
        }
        self.ask_for_late();
    }

    /// Looks for something; true where the page is another one now.
    fn find(&mut self, text: &str) -> bool {
        let Data::Shown(session) = &self.data else { return false };
        let found = if text.trim().is_empty() { None } else { self.derived.find(session, text) };
        if self.state.as_ref().is_some_and(|state| state.found == found) {
            return false;
        }
        self.act(Action::Find(found))
    }

    /// Says how much was found, or what the plan says for a day, once the reader has stopped asking.
    fn tell_asked(&mut self) -> bool {
        let (Data::Shown(session), Some(state)) = (&self.data, &mut self.state) else { return false };
        let words = match (self.asked_day, &state.found, state.look.as_of) {
            (true, _, Some(_)) => self.derived.reading_said(session),
            (true, _, None) => self.derived.today_said(),
            (false, found, _) => found.as_ref().map(|found| found_words(found, self.settings.lang)),
        };
        let Some(words) = words else { return false };
        state.wish_announce(words);
        true
    }

    /// Asks the page for what is said from now on, once for a language.
    fn ask_for_late(&mut self) {
        let lang = self.settings.lang;
        if !knows_late(lang) && self.asked_late != Some(lang) {
            self.asked_late = Some(lang);
            self.events.push(WidgetEvent::NeedsLateTexts { lang });
        }
    }

    fn carry_out_wishes(&mut self) {
        let (Some(screen), Some(state)) = (&mut self.screen, &self.state) else {
            (self.shown, self.docked) = (None, None);
            return;
        };
        let (scroll, focus) = self.carried_out;
        if let Some(top) = self.scroll_down.take() {
            screen.scroll_down(top);
        }
        let docked = state.look.selected.clone().filter(|_| state.dock() > 0.0);
        let over = state.look.selected.clone().filter(|_| docked.is_none());
        screen.show_dialog(over.is_some(), self.shown == over);
        let over_is_shut = over.is_none();
        self.shown = over;
        if docked.is_some() && docked != self.docked {
            screen.show_dock_from_top();
        }
        let closed = std::mem::replace(&mut self.docked, docked).filter(|_| self.docked.is_none() && over_is_shut);
        // A browser gives the focus back after a dialog, but here it may have been on a button that is gone.
        if let Some(target) = closed.filter(|_| state.view() == View::List && state.focus.number != focus) {
            screen.focus_row(target);
        }
        if state.view() == View::Timeline {
            let key = state.active.key();
            if state.focus.number != focus {
                screen.focus_cell(&key, state.focus.what);
            } else {
                screen.keep_focus(&key);
            }
        }
        if state.view() == View::List && state.scroll.number != scroll && state.scroll.what {
            screen.bring_today();
        }
        // What is typed stands in the field before it is looked for.
        if self.query != state.look.query {
            self.query.clone_from(&state.look.query);
            screen.show_query(&self.query);
        }
        if state.searching {
            screen.hold_facets();
        }
        let day = (state.look.as_of, state.day_field.clone(), self.settings.lang);
        if self.shown_day != day {
            self.shown_day = day;
            screen.show_day();
        }
        if std::mem::take(&mut self.focus_day) {
            screen.focus_day();
        }
        if let (true, Some(place)) = (state.sight.number != self.seen, state.sight.what) {
            screen.bring_into_sight(place);
        }
        self.seen = state.sight.number;
        self.carried_out = (state.scroll.number, state.focus.number);
    }

    /// The screen was measured; true where the page is another one now.
    fn measured(&mut self, sizes: Sizes) -> bool {
        self.sizes = Some(sizes.clone());
        let Data::Shown(session) = &self.data else { return false };
        match (&self.state, self.derived.plan()) {
            (Some(state), Some(_)) if state.sizes == sizes => {
                // It may have been hidden meanwhile, and the window been put nowhere.
                self.show_window(true);
                return false;
            }
            (Some(state), Some(plan)) => self.state = Some(reduce(state, session, plan, Action::Resized(sizes))),
            _ => {
                self.open(sizes);
                return true;
            }
        }
        self.draw()
    }

    /// Draws the state; true, so that it is shown.
    fn draw(&mut self) -> bool {
        if let (Data::Shown(session), Some(state)) = (&self.data, &mut self.state) {
            self.derived.redraw(session, state, self.moving);
        }
        true
    }

    /// Carries out a gesture that is still on its way.
    fn commit_gesture(&self) {
        if let Some(screen) = &self.screen {
            screen.commit_gesture();
        }
    }

    /// The range has moved: once it rests, the page is told.
    fn told_moved(&self) {
        if let Some(screen) = &self.screen {
            screen.moved();
        }
    }

    /// Shows in the strip with the whole plan what is shown of it.
    fn show_window(&self, rests: bool) {
        if let (Data::Shown(session), Some(state), Some(screen)) = (&self.data, &self.state, &self.screen)
            && let Some(window) = state.shown_window(session, rests)
        {
            screen.show_window(&window);
        }
    }

    /// The hints at the edges of tracks for where the range rests; whether they are others now.
    fn renew_hints(&mut self) -> bool {
        match (&self.data, &mut self.state) {
            (Data::Shown(session), Some(state)) => self.derived.renew_hints(session, state),
            _ => false,
        }
    }

    fn has_chain(&mut self, at: ItemRef) -> bool {
        match &self.data {
            Data::Shown(session) => self.derived.has_chain(session, at),
            Data::Loading | Data::Failed(_) => false,
        }
    }

    fn act(&mut self, action: Action) -> bool {
        self.act_as(action, "user")
    }

    /// Carries out an action; `source` is who asked for it, as events say it.
    fn act_as(&mut self, action: Action, source: &'static str) -> bool {
        let (Data::Shown(session), Some(state), Some(plan)) = (&self.data, &self.state, self.derived.plan()) else {
            return false;
        };
        let mut next = reduce(state, session, plan, action.clone());
        // Who closes the details beside the timeline from elsewhere stays there.
        if action == Action::Close && state.dock() > 0.0 && self.screen.as_ref().is_some_and(Screen::has_focus_beside_dock) {
            next.focus = state.focus.clone();
        }
        let scrolled = matches!(action, Action::Scrolled { .. });
        let still_drawn = self.derived.is_drawn(&next);
        let same_drawing = still_drawn && next.draws_like(state, session);
        if next.look.selected != state.look.selected
            && let Some(id) = next.look.selected.as_ref().and_then(|target| selected_id(session, target))
        {
            self.events.push(WidgetEvent::Select { id });
        }
        if next.found != state.found {
            let count = next.found.as_ref().map_or_else(|| session.roadmap.searched_count(), |found| found.places.len());
            self.events.push(WidgetEvent::Filter { text: next.look.query.clone(), count });
        }
        if next.as_of(session) != state.as_of(session) {
            self.events.push(WidgetEvent::AsOf { date: next.as_of(session), source });
            // What is dragged, or moved by keys, stays where it is; who asks in the strip looks there.
            let moves = matches!(action, Action::DayAt(_) | Action::MoveDay(_));
            if let Some(screen) = self.screen.as_mut().filter(|screen| moves && !screen.day_has_focus()) {
                screen.hold_timeline();
            }
        }
        // The field gives way to the button that led to it.
        let closes = next.look.as_of.is_none()
            && next.day_field == DayField::Resting
            && (state.look.as_of, &state.day_field) != (None, &DayField::Resting);
        let had_focus = || self.screen.as_ref().is_some_and(Screen::day_has_focus);
        if action == Action::WriteDay || (closes && had_focus()) {
            self.focus_day = true;
        }
        if next.found != state.found || next.look.as_of != state.look.as_of {
            self.asked_day = next.look.as_of != state.look.as_of;
            if let Some(screen) = &self.screen {
                screen.asked();
            }
        }
        let changed = next != *state;
        // Connectors are drawn for what is in sight.
        let scrolled_down = next.scroll_top != state.scroll_top && self.derived.has_connectors();
        let moved = next.look.viewport != state.look.viewport || next.dock() != state.dock() || scrolled_down;
        self.state = Some(next);
        if moved {
            self.moving = true;
            self.told_moved();
        }
        if !changed || (scrolled && still_drawn) {
            // A page that is shown puts the window itself; twice would lay out twice.
            if moved {
                self.show_window(false);
            }
            return false;
        }
        if same_drawing {
            self.reconcile();
            return true;
        }
        self.draw()
    }

    /// Moves the tab stop of the grid off a cell that is not drawn.
    fn reconcile(&mut self) {
        if let (Data::Shown(session), Some(state)) = (&self.data, &mut self.state) {
            self.derived.reconcile(session, state);
        }
    }

    fn report_range(&mut self) {
        let (Some(state), Some(scene)) = (&self.state, self.derived.scene()) else { return };
        let (Some(range), Some(axis)) = (state.visible_range(), &scene.axis) else { return };
        if self.reported_range.replace(range) != Some(range) {
            self.events.push(WidgetEvent::ViewChange { start: range.first, end: range.last, scale: axis.scale });
        }
    }
}

fn selected_id(session: &Session, target: &Target) -> Option<String> {
    match target {
        Target::Item(at) => session.roadmap.id(*at),
        Target::Cluster { .. } => None,
    }
}
