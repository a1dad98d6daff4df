//! The widget without its framework: it holds a [`Session`] and a [`State`], sends actions through [`reduce`], keeps what follows
//! from them, and shows the page on a [`Screen`]. Whoever drives it passes settings and messages in and takes events out.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::rc::Rc;

use super::paper::Paper;
use super::screen::Screen;
use super::source::{Settings, WidgetEvent};
use crate::content::Target;
use crate::content::list::Fold;
use crate::derived::{Derived, Medium};
use crate::i18n::{Lang, is_named};
use crate::markup::Markup;
use crate::model::DayRange;
use crate::state::{Action, Keyed, Session, State, View, reduce};
use crate::timeline::Sizes;
use crate::view::{self, Content, Failed, Page, Roving, RovingGroup};

/// What can happen to the widget.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Something the reader or the page did.
    Act(Action),
    /// The screen was measured.
    Measured(Sizes),
    /// Choose an item by its id.
    SelectId(String),
    /// The reader asked to load the data again.
    Retry,
    /// The page is about to be put on paper, or has been.
    #[doc(hidden)]
    Paper(bool),
    /// Another control of a group has the focus.
    #[doc(hidden)]
    Rove(RoveTo),
    /// The range has rested for a moment.
    #[doc(hidden)]
    ViewSettled,
}

/// A control of a group, for [`Msg::Rove`].
#[derive(Debug, Clone, PartialEq)]
pub struct RoveTo(pub(crate) RovingGroup, pub(crate) usize);

/// What came of the data.
pub(super) enum Data {
    Loading,
    Failed(Failed),
    Shown(Rc<Session>),
}

/// Calls that wait for data at most.
const MAX_WAITING: usize = 8;

/// One widget: what it is given, what the reader looks at, and what was shown and told so far.
pub(crate) struct Controller<S> {
    pub(super) settings: Settings,
    /// What the page is to be told, until it is taken.
    pub(super) events: Vec<WidgetEvent>,
    /// What is to happen once the page is shown.
    follow_up: VecDeque<Msg>,
    pub(super) data: Data,
    pub(super) state: Option<State>,
    pub(super) derived: Derived,
    /// Whether the range has moved and not rested since: hints are those of the last rest.
    moving: bool,
    roving: Roving,
    /// Where pages are shown; none on a server.
    pub(super) screen: Option<S>,
    /// The page as HTML, where there is no screen.
    html: String,
    /// Whether the screen is in the page.
    mounted: bool,
    /// Numbers of the wishes that were carried out: scroll, focus.
    carried_out: (u32, u32),
    /// Whether the first complete paint of the data was told.
    pub(super) reported_ready: bool,
    /// The range that was told last.
    pub(super) reported_range: Option<DayRange>,
    /// The document before, while none is shown: the reader goes on from there.
    pub(super) before: Option<(Rc<Session>, State)>,
    /// The screen as it was last measured.
    pub(super) sizes: Option<Sizes>,
    /// Where a tall timeline is to be scrolled to, in px from its top.
    pub(super) scroll_down: Option<f64>,
    /// Whether the page is laid out for paper.
    on_paper: bool,
    /// The language whose names of countries were asked for.
    asked_regions: Option<Lang>,
    /// What the panel was opened for.
    shown: Option<Target>,
    /// What the page asked for before there was anything to show.
    waiting: VecDeque<Msg>,
    /// The control with the focus is about to go: the widget itself takes it.
    refocus: bool,
    /// The row of the list that takes the focus over from one of another document.
    pub(super) refocus_row: Option<Target>,
    /// More of the list was asked for: the first new row takes the focus.
    reveal: Option<usize>,
}

impl<S: Screen> Controller<S> {
    /// A widget on a screen. Without one, as on a server, its page is [`html`](Self::html). Reading waits for
    /// [`mounted`](Self::mounted) where there is a screen, so that all of the first page is made in one go.
    pub(crate) fn new(settings: Settings, screen: Option<S>) -> Controller<S> {
        let mut controller = Controller {
            settings,
            events: Vec::new(),
            follow_up: VecDeque::new(),
            data: Data::Loading,
            state: None,
            derived: Derived::default(),
            moving: false,
            roving: Roving::default(),
            screen,
            html: String::new(),
            mounted: false,
            carried_out: (0, 0),
            reported_ready: false,
            reported_range: None,
            before: None,
            sizes: None,
            scroll_down: None,
            on_paper: false,
            asked_regions: None,
            shown: None,
            waiting: VecDeque::new(),
            refocus: false,
            refocus_row: None,
            reveal: None,
        };
        if controller.screen.is_none() {
            controller.read();
            controller.show();
        }
        controller
    }

    /// The screen is in the page.
    pub(crate) fn mounted(&mut self) {
        self.mounted = true;
        self.read();
        self.show();
    }

    /// Takes over other settings.
    pub(crate) fn set(&mut self, settings: Settings) {
        let old = std::mem::replace(&mut self.settings, settings);
        if self.screen.is_some() && !self.mounted {
            // It will be read as it then is.
            return;
        }
        let new = &self.settings;
        if new.source != old.source {
            self.replace();
            return self.show();
        }
        if new.session_options() != old.session_options() {
            self.relocalize((new.start, new.end) != (old.start, old.end));
        }
        let new = &self.settings;
        if new.attempt != old.attempt && matches!(self.data, Data::Failed(_)) {
            self.reported_ready = false;
        }
        match (new.view != old.view, new.view, &mut self.state) {
            (true, Some(view), Some(_)) => {
                self.act(Action::ChooseView(view));
            }
            (true, None, Some(state)) => state.chosen_view = None,
            _ => {}
        }
        self.show();
    }

    /// Takes a message.
    pub(crate) fn handle(&mut self, msg: Msg) {
        if self.take(msg) {
            self.show();
        }
    }

    /// What the page is to be told.
    pub(crate) fn take_events(&mut self) -> Vec<WidgetEvent> {
        std::mem::take(&mut self.events)
    }

    /// The screen.
    pub(crate) fn screen(&self) -> Option<&S> {
        self.screen.as_ref()
    }

    /// The page as HTML, where there is no screen.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The page as it is now.
    fn page(&mut self) -> Markup {
        let mut paper = self.on_paper.then(|| self.paper()).flatten();
        let following = paper.as_ref().map_or(0, |paper| paper.following);
        let (state, derived, medium) = match &mut paper {
            Some(paper) => (Some(&paper.state), &mut paper.derived, Medium::Paper),
            None => (self.state.as_ref(), &mut self.derived, Medium::Screen),
        };
        let content = match &self.data {
            Data::Loading => Content::Loading,
            Data::Failed(failed) => Content::Failed(failed),
            Data::Shown(session) => derived.shown(session, state, medium).map_or(Content::Loading, Content::Shown),
        };
        view::page(&Page {
            content,
            medium,
            roving: &self.roving,
            lang: self.settings.lang,
            theme: self.settings.theme.as_deref().unwrap_or("auto"),
            stale: self.settings.stale,
            following,
            shows_faults: self.settings.shows_faults,
        })
    }

    /// What is put on paper.
    fn paper(&self) -> Option<Paper> {
        let (Data::Shown(session), Some(state)) = (&self.data, &self.state) else { return None };
        Some(Paper::new(session, state))
    }

    /// Takes a message; whether the page is another one now.
    fn take(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Paper(on) => std::mem::replace(&mut self.on_paper, on) != on && self.back_from_paper(),
            // What is laid out for paper is not what the reader looks at.
            Msg::Measured(_) | Msg::Act(Action::Scrolled { .. }) if self.on_paper => false,
            Msg::Measured(sizes) => self.measured(sizes),
            // What the page asks for before there is anything to show waits for it.
            Msg::Act(_) | Msg::SelectId(_) if self.state.is_none() => {
                self.waiting.push_back(msg);
                self.waiting.truncate(MAX_WAITING);
                false
            }
            Msg::Act(action) => {
                if action == Action::Unfold(Fold::More) {
                    self.reveal = Some(self.roving.at(RovingGroup::List));
                }
                self.act(action)
            }
            Msg::SelectId(id) => {
                let target = match &self.data {
                    Data::Shown(session) => session.roadmap.find(&id),
                    _ => None,
                };
                target.is_some_and(|at| self.act(Action::Select(Target::Item(at))))
            }
            Msg::Retry => {
                self.refocus = true;
                self.events.push(WidgetEvent::Retry);
                false
            }
            Msg::Rove(RoveTo(group, index)) => self.roving.move_to(group, index),
            Msg::ViewSettled => {
                self.report_range();
                self.moving = false;
                self.renew_hints()
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

    /// Shows the page as it is now, at once, and what follows from that.
    fn show(&mut self) {
        self.show_once();
        // What waited for data, and groups that lost their tab stop, change the page again.
        while let Some(msg) = self.follow_up.pop_front() {
            if self.take(msg) {
                self.show_once();
            }
        }
    }

    fn show_once(&mut self) {
        let page = self.page();
        let Some(screen) = &mut self.screen else {
            self.html = page.to_html(|_, _| {});
            return;
        };
        screen.show(page);
        if let (Data::Shown(session), Some(state)) = (&self.data, &self.state) {
            screen.listen_to_gestures(state.sizes.label_column(), state.zoom_room(session));
        }
        self.carry_out();
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
        for group in RovingGroup::ALL {
            if self.roving.at(group) > 0 && screen.lost_tab_stop(group) {
                self.follow_up.push_back(Msg::Rove(RoveTo(group, 0)));
            }
        }
        if self.state.is_some() {
            self.follow_up.append(&mut self.waiting);
        }
        self.report_ready();
        self.ask_for_regions();
    }

    /// Carries out a gesture that is still on its way.
    pub(super) fn commit_gesture(&self) {
        if let Some(screen) = &self.screen {
            screen.commit_gesture();
        }
    }

    /// The range has moved: once it rests, the page is told.
    pub(super) fn told_moved(&self) {
        if let Some(screen) = &self.screen {
            screen.moved();
        }
    }

    /// Asks the page for names of countries that are not built in, once for a language.
    fn ask_for_regions(&mut self) {
        let Data::Shown(session) = &self.data else { return };
        let has = self.settings.regions.as_ref().is_some_and(|regions| regions.lang() == self.settings.lang);
        if !has && self.asked_regions != Some(self.settings.lang) && session.roadmap.markets().any(|market| !is_named(market)) {
            self.asked_regions = Some(self.settings.lang);
            self.events.push(WidgetEvent::NeedsRegions { lang: self.settings.lang });
        }
    }

    pub(super) fn measured(&mut self, sizes: Sizes) -> bool {
        self.sizes = Some(sizes.clone());
        let Data::Shown(session) = &self.data else { return false };
        match (&self.state, self.derived.plan()) {
            (Some(state), Some(_)) if state.sizes == sizes => return false,
            (Some(state), Some(plan)) => self.state = Some(reduce(state, session, plan, Action::Resized(sizes))),
            _ => {
                let mut state = State::new(session, sizes);
                state.chosen_view = self.settings.view;
                self.state = Some(state);
            }
        }
        self.draw()
    }

    /// Draws the state; true, so that it is shown.
    pub(super) fn draw(&mut self) -> bool {
        if let (Data::Shown(session), Some(state)) = (&self.data, &mut self.state) {
            self.derived.draw(session, state, self.moving);
        }
        true
    }

    /// The hints at the edges of tracks for where the range rests; whether they are others now.
    fn renew_hints(&mut self) -> bool {
        match (&self.data, &mut self.state) {
            (Data::Shown(session), Some(state)) => self.derived.renew_hints(session, state),
            _ => false,
        }
    }

    fn act(&mut self, action: Action) -> bool {
        let (Data::Shown(session), Some(state), Some(plan)) = (&self.data, &self.state, self.derived.plan()) else {
            return false;
        };
        let next = reduce(state, session, plan, action.clone());
        let scrolled = matches!(action, Action::Scrolled { .. });
        let still_drawn = self.derived.is_drawn(&next);
        let same_drawing = still_drawn && next.draws_like(state);
        if next.selected != state.selected
            && let Some(id) = next.selected.as_ref().and_then(|target| selected_id(session, target))
        {
            self.events.push(WidgetEvent::Select { id });
        }
        let changed = next != *state;
        let moved = next.viewport != state.viewport;
        self.state = Some(next);
        if moved {
            self.moving = true;
            self.told_moved();
        }
        if !changed || (scrolled && still_drawn) {
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

    /// Does in the DOM what the state wishes, each wish once.
    fn carry_out(&mut self) {
        let (Some(screen), Some(state), Some(plan)) = (&mut self.screen, &self.state, self.derived.plan()) else {
            self.shown = None;
            return;
        };
        let (scroll, focus) = self.carried_out;
        if state.view() == View::Timeline
            && !self.on_paper
            && let (true, Some(viewport), Some(scale)) = (state.scroll.number != scroll, state.viewport, plan.scale())
        {
            screen.scroll_to(scale.x_from_day(viewport.left), state.scroll.what);
        }
        if let Some(top) = self.scroll_down.take() {
            screen.scroll_down(top);
        }
        screen.show_dialog(state.selected.is_some(), self.shown == state.selected);
        self.shown.clone_from(&state.selected);
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
        self.carried_out = (state.scroll.number, state.focus.number);
    }

    fn report_ready(&mut self) {
        if self.reported_ready {
            return;
        }
        let event = match &self.data {
            Data::Loading => return,
            Data::Failed(Failed { code, message, detail, .. }) => {
                let message = detail.as_ref().map_or_else(|| message.clone(), |detail| format!("{message} ({detail})"));
                WidgetEvent::Error { code: code.clone(), message }
            }
            Data::Shown(_) if self.derived.scene().is_none() => return,
            Data::Shown(session) => WidgetEvent::Ready {
                tracks: session.roadmap.tracks.len(),
                items: session.roadmap.item_count(),
                diagnostics: session.diagnostics.clone(),
            },
        };
        self.reported_ready = true;
        self.events.push(event);
    }

    fn report_range(&mut self) {
        let (Some(state), Some(scene)) = (&self.state, self.derived.scene()) else { return };
        let (Some(range), Some(axis)) = (state.visible_range(), &scene.axis) else { return };
        if self.reported_range.replace(range) != Some(range) {
            self.events.push(WidgetEvent::ViewChange { start: range.first, end: range.last, scale: axis.scale });
        }
    }
}

pub(super) fn selected_id(session: &Session, target: &Target) -> Option<String> {
    match target {
        Target::Item(at) => session.roadmap.id(*at),
        Target::Cluster { .. } => None,
    }
}
