//! `(State, Action)` → `State`: what the reader looks at and has chosen. Pure: no DOM, no clock.
//!
//! What the DOM must do after a change (scroll, move the focus, say something) is part of the state as a numbered
//! [`Wish`]; the view carries out each number once.

mod as_of;
mod command;
mod focus;
mod keys;
mod rebase;
mod reduce;
#[cfg(test)]
mod tests;
mod window;

use std::rc::Rc;

pub use as_of::DayMove;
pub use command::{Command, ZOOM_STEP};
pub use focus::{Direction, GridCell};
pub use keys::Keyed;
pub use rebase::Rebased;
pub use reduce::{Action, reduce};
pub use window::{ShownWindow, WindowPart};

use crate::content::list::Fold;
use crate::content::{Document, Target};
use crate::find::{Facet, Found, Place};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Catalog, Lang, Locale, Regions, fill, is_named};
use crate::model::{Day, DayRange, Diagnostic, ItemRef, Period, Roadmap, SortedSet};
use crate::schedule::Schedule;
use crate::timeline::{Plan, PlanInputs, Rect, Sizes, Viewport};

/// One document as it is shown: what does not change by looking at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The roadmap.
    pub roadmap: Rc<Roadmap>,
    /// When its items take place.
    pub schedule: Rc<Schedule>,
    /// What was wrong with the document.
    pub diagnostics: Rc<Vec<Diagnostic>>,
    /// Language of the page.
    pub locale: Locale,
    /// Today.
    pub today: Day,
    /// The days on the axis; `None` where nothing is dated.
    pub extent: Option<DayRange>,
    /// The days shown first.
    pub first_view: Option<DayRange>,
    /// Whether it names countries beyond those built in.
    pub needs_regions: bool,
}

/// How a document is to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOptions {
    /// Language of the page.
    pub lang: Lang,
    /// Today.
    pub today: Day,
    /// First day shown, instead of the document's.
    pub start: Option<Day>,
    /// Last day shown, instead of the document's.
    pub end: Option<Day>,
    /// Names of countries beyond those built in.
    pub regions: Option<Regions>,
}

impl SessionOptions {
    /// The document's own range, and the countries that are built in.
    pub fn new(lang: Lang, today: Day) -> SessionOptions {
        SessionOptions { lang, today, start: None, end: None, regions: None }
    }
}

impl Session {
    /// The first session of a document.
    pub fn new(roadmap: Roadmap, diagnostics: Vec<Diagnostic>, options: SessionOptions) -> Session {
        let schedule = Rc::new(Schedule::new(&roadmap));
        Session::of(Rc::new(roadmap), schedule, Rc::new(diagnostics), options)
    }

    /// The same document, shown otherwise.
    pub fn with(&self, options: SessionOptions) -> Session {
        Session::of(self.roadmap.clone(), self.schedule.clone(), self.diagnostics.clone(), options)
    }

    fn of(roadmap: Rc<Roadmap>, schedule: Rc<Schedule>, diagnostics: Rc<Vec<Diagnostic>>, options: SessionOptions) -> Session {
        let SessionOptions { lang, today, start, end, regions } = options;
        let locale = Locale::new(lang, &roadmap.language, roadmap.calendar).with_regions(regions);
        let extent = schedule.extent(today);
        let first_view = extent.map(|all| {
            let own = schedule.shown_first().unwrap_or(all);
            let first = start.unwrap_or(own.first).clamp(all.first, all.last);
            let last = end.unwrap_or(own.last).clamp(all.first, all.last);
            if first <= last { DayRange { first, last } } else { own }
        });
        let needs_regions = roadmap.markets().any(|market| !is_named(market, locale.lang));
        Session { roadmap, schedule, diagnostics, locale, today, extent, first_view, needs_regions }
    }

    /// What the texts of this session are made from.
    pub fn document(&self) -> Document<'_> {
        Document { roadmap: &self.roadmap, schedule: &self.schedule, locale: &self.locale }
    }

    /// Today in words.
    pub fn today_words(&self) -> String {
        fill(self.locale.catalog().today_is, &[("date", &dates::day(self.today, Style::Long, &self.locale))])
    }

    /// px per day that shows the whole first view on the given screen.
    pub fn fit_scale(&self, sizes: &Sizes) -> f64 {
        self.fit_viewport(sizes).map_or(1.0, |viewport| viewport.px_per_day)
    }

    fn fit_viewport(&self, sizes: &Sizes) -> Option<Viewport> {
        self.fit_within(sizes.time_width())
    }

    /// The whole first view on a width in px.
    fn fit_within(&self, width: f64) -> Option<Viewport> {
        Some(Viewport::fit(self.first_view?, self.extent?, width))
    }
}

/// One of the views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Tracks on a time axis.
    Timeline,
    /// Items by period.
    List,
}

impl View {
    /// All of them, in the order of their buttons.
    pub const ALL: [View; 2] = [View::Timeline, View::List];

    /// Its name in attributes, options and commands.
    pub fn name(self) -> &'static str {
        match self {
            View::Timeline => "timeline",
            View::List => "list",
        }
    }

    /// The view with a name.
    pub fn from_name(name: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.name() == name)
    }

    /// What its button says.
    pub fn label(self, catalog: &Catalog) -> &'static str {
        match self {
            View::Timeline => catalog.timeline,
            View::List => catalog.list,
        }
    }
}

impl Keyed for View {
    fn key(&self) -> String {
        self.name().into()
    }

    fn from_key(key: &str) -> Option<View> {
        View::from_name(key)
    }
}

/// Below this width in em the list is what is shown first.
const LIST_BELOW_EM: f64 = 30.0;

/// Screens are taken as at least so large, in px.
const LEAST_SEEN: f64 = 256.0;

/// The margins of a window as shares of what is visible, across and down: people move along time more than down the tracks,
/// and every element drawn makes every zoom slower.
const MARGINS: (f64, f64) = (0.25, 0.125);

/// Something the DOM must do once.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish<T> {
    /// Grows with every wish.
    pub number: u32,
    /// What.
    pub what: T,
}

/// What the reader looks at: what a link could carry to another screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The view that was chosen; without a choice it follows the width.
    pub view: Option<View>,
    /// Where on the axis; `None` where nothing is dated.
    pub viewport: Option<Viewport>,
    /// Whether the scale follows the width: until the reader zooms.
    pub follows_fit: bool,
    /// What the panel shows.
    pub selected: Option<Target>,
    /// What was asked for.
    pub query: String,
    /// The day that is asked about, the last one of this period; `None` where it is today.
    pub as_of: Option<Period>,
}

/// The field in which a day is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DayField {
    /// As it stands by itself: none for today, else the day.
    #[default]
    Resting,
    /// It was asked for.
    Asked,
    /// What was written is no date.
    Refused(String),
}

/// What the reader looks at and what else is as he left it: the screen, scroll positions, what is folded, and what the DOM is still
/// to do.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What the reader looks at.
    pub look: Look,
    /// The screen.
    pub sizes: Sizes,
    /// Whether there is room for details beside the timeline.
    pub roomy: bool,
    /// Vertical scroll of the timeline in px.
    pub scroll_top: f64,
    /// Visible height of the timeline in px.
    pub visible_height: f64,
    /// Collapsed tracks.
    pub collapsed: SortedSet<u32>,
    /// The one cell of the grid that takes part in the tab order.
    pub active: GridCell,
    /// What is unfolded in the list.
    pub unfolded: SortedSet<Fold>,
    /// How often more was asked for at the end of the list.
    pub pages: usize,
    /// How often more was asked for in the panel.
    pub panel_pages: usize,
    /// What was found; `None` where nothing was asked for.
    pub found: Option<Rc<Found>>,
    /// Which of the places that were found is looked at.
    pub match_at: Option<usize>,
    /// Whether the timeline hides what was not found, instead of dimming it.
    pub hides: bool,
    /// Whether the reader is at the search.
    pub searching: bool,
    /// The facet whose values are offered there.
    pub open_facet: Option<Facet>,
    /// The field in which a day is written.
    pub day_field: DayField,
    /// The track under the pointer and the day there, where it is a chart.
    pub probe: Option<(u32, Day)>,
    /// The item under the pointer, where it waits for another or another for it.
    pub pointed: Option<ItemRef>,
    /// Whether the focus is in the grid.
    pub in_grid: bool,
    /// Whether the reader is at the ends of the shown window, which then stay where they are.
    pub at_window: bool,
    /// Scroll the timeline to the viewport; `true` for a smooth movement.
    pub scroll: Wish<bool>,
    /// Move the focus to the active cell; `true` to bring it into sight.
    pub focus: Wish<bool>,
    /// Bring this into sight and leave the focus where it is.
    pub sight: Wish<Option<Place>>,
    /// Say something to assistive technology.
    pub announce: Wish<String>,
}

impl State {
    /// The first state of a session on a screen.
    pub fn new(session: &Session, sizes: Sizes) -> State {
        let collapsed = session.roadmap.tracks.iter().zip(0u32..).filter(|(track, _)| track.collapsed).map(|(_, index)| index);
        State {
            look: Look {
                view: None,
                viewport: session.fit_viewport(&sizes),
                follows_fit: true,
                selected: None,
                query: String::new(),
                as_of: None,
            },
            collapsed: collapsed.collect(),
            visible_height: sizes.tall_height(),
            roomy: sizes.is_roomy(false),
            sizes,
            scroll_top: 0.0,
            active: GridCell::Header(0),
            unfolded: SortedSet::default(),
            pages: 0,
            panel_pages: 0,
            found: None,
            match_at: None,
            hides: false,
            searching: false,
            open_facet: None,
            day_field: DayField::Resting,
            probe: None,
            pointed: None,
            in_grid: false,
            at_window: false,
            scroll: Wish { number: 1, what: false },
            focus: Wish { number: 0, what: true },
            sight: Wish { number: 0, what: None },
            announce: Wish { number: 0, what: String::new() },
        }
    }

    /// Goes on in another session of the same roadmap: another language, day or range. With a new range it is shown whole.
    pub fn continue_in(&mut self, session: &Session, new_range: bool) {
        let width = self.time_width();
        self.look.viewport = match (self.look.viewport, session.extent) {
            (Some(viewport), Some(extent)) if !new_range && (!self.look.follows_fit || self.dock() > 0.0) => {
                Some(viewport.zoomed(1.0, 0.0, extent, width))
            }
            _ => session.fit_viewport(&self.sizes),
        };
        self.look.follows_fit = self.look.follows_fit || new_range;
        // It may be the day that was asked about.
        self.ask_about(session, self.look.as_of);
        self.wish_scroll(false);
    }

    /// The item whose chain is looked at: the one under the pointer, the one with the focus, or the one that was chosen.
    pub fn traced(&self) -> Option<ItemRef> {
        let item = |target: &Target| match target {
            Target::Item(at) => Some(*at),
            Target::Cluster { .. } => None,
        };
        let focused = match &self.active {
            GridCell::Mark(_, target) if self.in_grid => item(target),
            _ => None,
        };
        let chosen = || self.look.selected.as_ref().and_then(item);
        self.pointed.or(focused).or_else(chosen).filter(|_| self.view() == View::Timeline)
    }

    /// The view that is shown.
    pub fn view(&self) -> View {
        let narrow = self.sizes.width < LIST_BELOW_EM * self.sizes.em;
        self.look.view.unwrap_or(if narrow { View::List } else { View::Timeline })
    }

    /// Width in px that the details take beside the timeline; 0 where nothing is chosen, or where they are a sheet over the page.
    pub fn dock(&self) -> f64 {
        if self.roomy && self.look.selected.is_some() { self.sizes.dock_width() } else { 0.0 }
    }

    /// Width in px of the time that is in sight.
    pub fn time_width(&self) -> f64 {
        (self.sizes.time_width() - self.dock()).max(1.0)
    }

    /// What a plan of this state is made from.
    pub fn plan_inputs<'a>(&'a self, session: &'a Session) -> PlanInputs<'a> {
        let fit = session.fit_scale(&self.sizes);
        PlanInputs {
            roadmap: &session.roadmap,
            schedule: &session.schedule,
            locale: &session.locale,
            sizes: &self.sizes,
            time_width: self.time_width(),
            today: session.today,
            extent: session.extent,
            fit,
            px_per_day: self.look.viewport.map_or(fit, |viewport| viewport.px_per_day),
            collapsed: &self.collapsed,
        }
    }

    /// What is visible of the content.
    pub(crate) fn in_sight(&self, plan: &Plan) -> Rect {
        let x = match (self.look.viewport, plan.scale()) {
            (Some(viewport), Some(scale)) => scale.x_from_day(viewport.left),
            _ => 0.0,
        };
        let (y, height) =
            if plan.is_tall(&self.sizes) { (self.scroll_top, self.visible_height) } else { (0.0, plan.height().max(1.0)) };
        Rect { x, y, width: self.time_width(), height }
    }

    /// The part of the content worth drawing: what is visible and a margin on each side, in whole steps.
    pub fn window(&self, plan: &Plan) -> Rect {
        let seen = self.in_sight(plan);
        let stretch = |at: f64, visible: f64, share: f64| {
            let visible = visible.max(LEAST_SEEN);
            let step = visible * share;
            ((at / step).floor() * step - step, visible + 3.0 * step)
        };
        let (x, width) = stretch(seen.x, seen.width, MARGINS.0);
        let (y, height) = if plan.is_tall(&self.sizes) { stretch(seen.y, seen.height, MARGINS.1) } else { (seen.y, seen.height) };
        Rect { x, y, width, height }
    }

    /// Whether a window that was drawn still holds what is visible with half a margin around it.
    pub fn is_within(&self, drawn: &Rect, plan: &Plan) -> bool {
        let seen = self.in_sight(plan);
        let holds = |from: f64, drawn: f64, at: f64, visible: f64, share: f64| {
            let margin = visible.max(LEAST_SEEN) * share / 2.0;
            from <= at - margin && at + visible + margin <= from + drawn
        };
        holds(drawn.x, drawn.width, seen.x, seen.width, MARGINS.0)
            && (!plan.is_tall(&self.sizes) || holds(drawn.y, drawn.height, seen.y, seen.height, MARGINS.1))
    }

    /// Whether a timeline that was drawn for another state of the same session, and holds what this one makes visible, is drawn
    /// alike for this one.
    pub fn draws_like(&self, other: &State, session: &Session) -> bool {
        let scale = |state: &State| state.look.viewport.map(|viewport| viewport.px_per_day);
        let down = |state: &State| (state.scroll_top, state.visible_height);
        let same_shelves = || self.dock() == other.dock() || session.schedule.headings().is_empty();
        scale(self) == scale(other)
            && down(self) == down(other)
            && self.sizes == other.sizes
            && self.collapsed == other.collapsed
            && same_shelves()
    }

    /// By which factors the scale can be changed from here: out (at most 1) and in (at least 1).
    pub fn zoom_room(&self, session: &Session) -> (f64, f64) {
        let (Some(viewport), Some(extent)) = (self.look.viewport, session.extent) else { return (1.0, 1.0) };
        let reached = |factor| viewport.zoomed(factor, 0.0, extent, self.time_width()).px_per_day / viewport.px_per_day;
        (reached(1e-9), reached(1e9))
    }

    /// Asks about the last day of a period; about today where that is meant.
    pub fn ask_about(&mut self, session: &Session, period: Option<Period>) {
        self.look.as_of = period.filter(|period| period.days(session.locale.calendar).last != session.today);
    }

    /// The day as of which things are told.
    pub fn as_of(&self, session: &Session) -> Day {
        self.look.as_of.map_or(session.today, |period| period.days(session.locale.calendar).last)
    }

    /// The range that is visible.
    pub fn visible_range(&self) -> Option<DayRange> {
        self.look.viewport.map(|viewport| viewport.visible(self.time_width()))
    }

    /// Asks the DOM to go where the viewport is; `smooth` where the reader should see the way.
    pub fn wish_scroll(&mut self, smooth: bool) {
        self.scroll = Wish { number: self.scroll.number + 1, what: smooth };
    }

    pub(crate) fn wish_sight(&mut self, place: Place) {
        self.sight = Wish { number: self.sight.number + 1, what: Some(place) };
    }

    pub(crate) fn wish_focus(&mut self) {
        self.focus = Wish { number: self.focus.number + 1, what: true };
    }

    /// Asks the DOM to focus the active cell without scrolling, for when only its name has changed.
    pub fn wish_focus_in_place(&mut self) {
        self.focus = Wish { number: self.focus.number + 1, what: false };
    }

    /// Asks the DOM to say something to assistive technology.
    pub fn wish_announce(&mut self, text: String) {
        self.announce = Wish { number: self.announce.number + 1, what: text };
    }
}
