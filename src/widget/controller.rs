//! The widget without its framework: it holds a [`Session`] and a [`State`], keeps what follows from them, and shows the page on a
//! [`Screen`]. Whoever drives it passes settings and messages in and takes events out.
//!
//! Here is what the first page needs. What a widget does once it is used is in [`late`](super::late), which may not be there yet.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::rc::Rc;

use super::late::Late;
use super::screen::Screen;
use super::source::{Settings, WidgetEvent};
use crate::content::Target;
use crate::derived::{Derived, Medium};
use crate::find::FacetValue;
use crate::i18n::Lang;
use crate::markup::Markup;
use crate::model::{DayRange, Diagnostic, Period};
use crate::state::{Action, DayField, Session, State, View};
use crate::timeline::Sizes;
use crate::view::{self, Content, Failed, Page, Roving, RovingGroup};

/// What can happen to the widget.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "what a browser sends"))]
pub(crate) enum Msg {
    /// Something the reader or the page did.
    Act(Action),
    /// The screen was measured.
    Measured(Sizes),
    /// Choose an item by its id.
    SelectId(String),
    /// Look for something; nothing any more where it is empty.
    Find(String),
    /// Ask for a value of a facet, or no longer.
    Narrow(FacetValue),
    /// What the page around the widget asks for, and tells as such.
    FromPage(Action),
    /// The reader has stopped asking for something for a moment.
    AskingRested,
    /// The reader asked to load the data again.
    Retry,
    /// The page is about to be put on paper, or has been.
    Paper(bool),
    /// Another control of a group has the focus.
    Rove(RoveTo),
    /// The range has rested for a moment.
    ViewSettled,
    /// The late part of the program has come, or words for faults have.
    Joined,
    /// It could not be had, so far.
    Incomplete,
}

/// A control of a group, for [`Msg::Rove`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoveTo(pub(crate) RovingGroup, pub(crate) usize);

/// What came of the data.
pub(super) enum Data {
    Loading,
    Failed(Failed),
    Shown(Rc<Session>),
}

/// Messages that are kept at most; of more, the last ones.
const MAX_WAITING: usize = 100;

/// One widget: what it is given, what the reader looks at, and what was shown and told so far.
pub(crate) struct Controller<S: 'static> {
    pub(super) settings: Settings,
    /// What the widget does once it is used; nothing as long as that part of the program is on its way.
    pub(super) late: fn() -> Option<&'static Late<S>>,
    /// Whether that part could not be had.
    pub(super) incomplete: bool,
    /// What the page is to be told, until it is taken.
    pub(super) events: Vec<WidgetEvent>,
    /// What is to happen once the page is shown.
    pub(super) follow_up: VecDeque<Msg>,
    pub(super) data: Data,
    pub(super) state: Option<State>,
    pub(super) derived: Derived,
    /// Whether the range has moved and not rested since: hints are those of the last rest.
    pub(super) moving: bool,
    pub(super) roving: Roving,
    /// Where pages are shown; none on a server.
    pub(super) screen: Option<S>,
    /// The page as HTML, where there is no screen.
    html: String,
    /// Whether the screen is in the page.
    mounted: bool,
    /// Numbers of the wishes that were carried out: scroll, focus.
    pub(super) carried_out: (u32, u32),
    /// Number of the last wish to bring something into sight that was carried out.
    pub(super) seen: u32,
    /// What was looked for when the page was last shown.
    pub(super) query: String,
    /// What the page wants to be looked for, until it was.
    pub(super) wanted: Option<String>,
    /// The day that was asked about when the page was last shown, and its field.
    pub(super) shown_day: (Option<Period>, DayField, Lang),
    /// The field or button of the day takes the focus.
    pub(super) focus_day: bool,
    /// Whether a day was asked about last, and not what was looked for.
    pub(super) asked_day: bool,
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
    pub(super) on_paper: bool,
    /// The language whose names of countries were asked for.
    asked_regions: Option<Lang>,
    /// The language whose words for faults were asked for.
    pub(super) asked_late: Option<Lang>,
    /// What the sheet was opened for.
    pub(super) shown: Option<Target>,
    /// What the details beside the timeline showed.
    pub(super) docked: Option<Target>,
    /// What was asked for before there was anything to show, or anyone to do it.
    pub(super) waiting: VecDeque<Msg>,
    /// The control with the focus is about to go: the widget itself takes it.
    pub(super) refocus: bool,
    /// The row of the list that takes the focus over from one of another document.
    pub(super) refocus_row: Option<Target>,
    /// More of the list was asked for: the first new row takes the focus.
    pub(super) reveal: Option<usize>,
    /// More references were asked for in the panel: likewise.
    pub(super) reveal_reference: Option<usize>,
}

impl<S: Screen> Controller<S> {
    /// A widget on a screen. Without one, as on a server, its page is [`html`](Self::html). Reading waits for
    /// [`mounted`](Self::mounted) where there is a screen, so that all of the first page is made in one go.
    pub(crate) fn new(settings: Settings, screen: Option<S>, late: fn() -> Option<&'static Late<S>>) -> Controller<S> {
        let mut controller = Controller {
            settings,
            late,
            incomplete: false,
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
            seen: 0,
            query: String::new(),
            wanted: None,
            shown_day: (None, DayField::Resting, Lang::En),
            focus_day: false,
            asked_day: false,
            reported_ready: false,
            reported_range: None,
            before: None,
            sizes: None,
            scroll_down: None,
            on_paper: false,
            asked_regions: None,
            asked_late: None,
            shown: None,
            docked: None,
            waiting: VecDeque::new(),
            refocus: false,
            refocus_row: None,
            reveal: None,
            reveal_reference: None,
        };
        controller.wanted.clone_from(&controller.settings.filter);
        if controller.screen.is_none() {
            controller.read();
            controller.show();
        }
        controller
    }

    /// The screen is in the page.
    pub(crate) fn mounted(&mut self) {
        if std::mem::replace(&mut self.mounted, true) {
            // It was taken out and put back: what it was scrolled to is lost.
            self.carried_out.0 = 0;
            self.scroll_down = self.state.as_ref().map(|state| state.scroll_top);
        } else {
            self.read();
        }
        self.show();
    }

    /// Takes over other settings.
    pub(crate) fn set(&mut self, settings: Settings) {
        let old = std::mem::replace(&mut self.settings, settings);
        if self.screen.is_some() && !self.mounted {
            // It will be read as it then is.
            return;
        }
        match (self.late)() {
            Some(late) => (late.set)(self, &old),
            None => self.begin_again(&old),
        }
    }

    /// Shows what these settings ask for as if they had been the first: nobody could move yet.
    fn begin_again(&mut self, old: &Settings) {
        let new = &self.settings;
        let other_data = new.source != old.source || new.attempt != old.attempt;
        if new.filter != old.filter {
            self.wanted.clone_from(&new.filter);
        }
        let measured_anew = new.sizes != old.sizes;
        if measured_anew {
            self.sizes.clone_from(&new.sizes);
        }
        if other_data
            || measured_anew
            || new.session_options() != old.session_options()
            || new.view != old.view
            || new.as_of != old.as_of
        {
            self.reported_ready &= !other_data;
            // Whoever has scrolled meanwhile stays there, unless it is another place now.
            if other_data || measured_anew || (new.start, new.end) != (old.start, old.end) {
                self.carried_out = (0, 0);
            }
            self.read();
        }
        self.show();
    }

    /// Takes a message, or keeps it until there is someone to take it.
    pub(crate) fn handle(&mut self, msg: Msg) {
        match (self.late)() {
            Some(late) => (late.handle)(self, msg),
            None if matches!(msg, Msg::Incomplete) => {
                self.incomplete = true;
                self.show();
            }
            None => self.keep(msg),
        }
    }

    /// Keeps a message for later.
    pub(super) fn keep(&mut self, msg: Msg) {
        // A page may ask for ever for what never comes.
        if self.waiting.len() == MAX_WAITING {
            self.waiting.pop_front();
        }
        self.waiting.push_back(msg);
    }

    /// What the page is to be told.
    pub(crate) fn take_events(&mut self) -> Vec<WidgetEvent> {
        std::mem::take(&mut self.events)
    }

    /// What is wrong with the document that is shown.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "for the element"))]
    pub(crate) fn diagnostics(&self) -> Rc<Vec<Diagnostic>> {
        match &self.data {
            Data::Shown(session) => session.diagnostics.clone(),
            _ => Rc::default(),
        }
    }

    /// The screen.
    pub(crate) fn screen(&self) -> Option<&S> {
        self.screen.as_ref()
    }

    /// The screen, to be filled by others too.
    pub(crate) fn screen_mut(&mut self) -> Option<&mut S> {
        self.screen.as_mut()
    }

    /// The page as HTML, where there is no screen.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The page as it is now.
    fn page(&mut self) -> Markup {
        let late = (self.late)();
        let mut paper = late.filter(|_| self.on_paper).and_then(|late| (late.paper)(self));
        let following = paper.as_ref().map_or(0, |paper| paper.following);
        let (state, derived, medium) = match &mut paper {
            Some(paper) => (Some(&paper.state), &mut paper.derived, Medium::Paper),
            None => (self.state.as_ref(), &mut self.derived, Medium::Screen),
        };
        let content = match &self.data {
            Data::Loading => Content::Loading,
            Data::Failed(failed) => Content::Failed(failed),
            Data::Shown(session) => {
                if let (Some(late), Some(state)) = (late, state) {
                    (late.renew)(derived, session, state);
                }
                derived.shown(session, state, medium).map_or(Content::Loading, Content::Shown)
            }
        };
        view::page(&Page {
            content,
            medium,
            roving: &self.roving,
            lang: self.settings.lang,
            theme: self.settings.theme.as_deref().unwrap_or("auto"),
            stale: self.settings.stale,
            incomplete: self.incomplete,
            following,
            shows_faults: self.settings.shows_faults,
            search: self.settings.search,
            hides: self.settings.hides,
            late: late.map(|late| late.view),
        })
    }

    /// Shows the page as it is now, at once, and what follows from that.
    pub(super) fn show(&mut self) {
        self.show_once();
        if let Some(late) = (self.late)() {
            (late.follow_up)(self);
        }
    }

    pub(super) fn show_once(&mut self) {
        let page = self.page();
        let Some(screen) = &mut self.screen else {
            self.html = page.to_html(|_, _| {});
            return;
        };
        match (self.late)() {
            Some(late) => (late.show)(self, page),
            None => screen.show_early(page),
        }
        self.scroll_to_viewport();
        if let Some(late) = (self.late)() {
            (late.shown)(self);
        }
        self.report_ready();
        self.ask_for_regions();
    }

    /// Scrolls the timeline to where the state wishes, once.
    fn scroll_to_viewport(&mut self) {
        let (Some(screen), Some(state), Some(plan)) = (&self.screen, &self.state, self.derived.plan()) else { return };
        if state.view() == View::Timeline
            && !self.on_paper
            && let (true, Some(viewport), Some(scale)) =
                (state.scroll.number != self.carried_out.0, state.look.viewport, plan.scale())
        {
            screen.scroll_to(scale.x_from_day(viewport.left), state.scroll.what);
            self.carried_out.0 = state.scroll.number;
        }
    }

    /// The first state of a session that was just read.
    pub(super) fn open(&mut self, sizes: Sizes) {
        let Data::Shown(session) = &self.data else { return };
        let mut state = State::new(session, sizes.clone());
        state.look.view = self.settings.view;
        state.hides = self.settings.hides;
        state.ask_about(session, self.settings.as_of);
        self.derived.draw(session, &state);
        if let Some(late) = (self.late)() {
            (late.hints)(&mut self.derived, session, &mut state);
        }
        (self.state, self.sizes) = (Some(state), Some(sizes));
    }

    /// Asks the page for names of countries that are not built in, once for a language.
    fn ask_for_regions(&mut self) {
        let Data::Shown(session) = &self.data else { return };
        let has = self.settings.regions.as_ref().is_some_and(|regions| regions.lang() == self.settings.lang);
        if !has && self.asked_regions != Some(self.settings.lang) && session.needs_regions {
            self.asked_regions = Some(self.settings.lang);
            self.events.push(WidgetEvent::NeedsRegions { lang: self.settings.lang });
        }
    }

    fn report_ready(&mut self) {
        if self.reported_ready {
            return;
        }
        let event = match &self.data {
            Data::Loading => return,
            Data::Failed(Failed { code, why, .. }) => {
                // Told once there are words for it.
                let late = (self.late)().map(|late| late.view);
                let words = why.words(late, self.settings.lang);
                let missing = || self.incomplete.then(|| (self.settings.lang.catalog().incomplete.to_string(), None));
                let Some((message, place)) = words.or_else(missing) else { return };
                let message = place.map_or_else(|| message.clone(), |place| format!("{message} ({place})"));
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
}
