//! What follows from a session and a state: the drawing, the list, the details, the texts. Each is made when it is asked for and
//! kept until what it depends on changes; views only write it down.

#[cfg(test)]
mod tests;
mod texts;

use std::rc::Rc;

pub use texts::Texts;

use crate::content::Target;
use crate::content::chain::Graph;
use crate::content::conditions::{RiskState, risk_states};
use crate::content::details::{Details, details};
use crate::content::list::{Fold, Folds, List, list};
use crate::content::reading::{Reading, reading};
use crate::find::{FacetOffer, Found, Index, facets};
use crate::i18n::dates::{self, Style};
use crate::i18n::languages::knows_late;
use crate::model::{Day, ItemRef, Period, SortedSet};
use crate::state::{Session, State, View};
use crate::timeline::{Connectors, DayLine, LinkedScene, Overview, Plan, Rect, Scene, ValueAt, overview};

/// Where a page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On a screen, where a reader folds and unfolds.
    Screen,
    /// On paper: nothing is folded.
    Paper,
    /// In a file that is read without a program. With both views a style sheet shows one of them by the width.
    File {
        /// Both views.
        both: bool,
    },
}

/// Pages of the list that are put on paper; what is more is counted.
const PAPER_PAGES: usize = 14;

impl Medium {
    /// How many pages of the list are shown, and whether all of it is unfolded.
    fn list_options(self, state: &State) -> (usize, bool) {
        match self {
            Medium::Screen => (state.pages, false),
            Medium::Paper => (PAPER_PAGES, true),
            Medium::File { .. } => (usize::MAX, true),
        }
    }
}

/// A value with what it was made from.
#[derive(Debug)]
struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Makes the value where it was made from something else, or not yet.
    fn renew(&mut self, from: K, make: impl FnOnce() -> V) {
        if self.0.as_ref().is_none_or(|(known, _)| *known != from) {
            self.0 = Some((from, make()));
        }
    }

    /// The value, where it was made from this.
    fn of(&self, from: &K) -> Option<&V> {
        self.0.as_ref().filter(|(known, _)| known == from).map(|(_, value)| value)
    }

    fn get(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

/// One session and no other, however alike.
#[derive(Debug, Clone)]
struct Same(Rc<Session>);

impl PartialEq for Same {
    fn eq(&self, other: &Same) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the list is made from.
#[derive(Debug, PartialEq)]
struct ListInputs {
    session: Same,
    unfolded: SortedSet<Fold>,
    pages: usize,
    all_open: bool,
    found: Option<Rc<Found>>,
    /// The day that is asked about, where it is not today, and what its row says.
    as_of: Option<(Day, String)>,
}

/// The timeline as it was last drawn.
#[derive(Debug)]
struct Drawing {
    plan: Plan,
    scene: Scene,
    /// The part of the content that the scene shows.
    window: Rect,
}

/// Everything that follows from a session and a state.
#[derive(Debug, Default)]
pub struct Derived {
    texts: Kept<Same, Texts>,
    list: Kept<ListInputs, List>,
    /// Made again once the words of the language have come.
    details: Kept<(Same, Target, usize, bool), Option<Details>>,
    /// Likewise.
    reading: Kept<(Same, Period, bool), Reading>,
    /// Whether risks have come as of the day, by their places in the document.
    risks: Kept<(Same, Day), Vec<Option<RiskState>>>,
    /// The line of that day; its place in px hangs on the plan that is drawn.
    cursor: Option<DayLine>,
    /// What charts say there and under the pointer; likewise.
    values: Vec<ValueAt>,
    /// The facets that are offered; made again once the words of the language have come.
    facets: Kept<(Same, bool), Vec<FacetOffer>>,
    /// What waits for what, from the first item on that is pointed at.
    graph: Kept<Same, Graph>,
    /// The whole plan in a strip, from the first time on that less of it is shown.
    overview: Kept<Same, Option<Overview>>,
    /// The chain of the item that is looked at, as it is drawn.
    connectors: Option<(Target, Connectors)>,
    drawing: Option<Drawing>,
    /// What is searched, from the first letter on.
    index: Kept<Same, Index>,
}

/// What a view of a session is written from.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its texts.
    pub texts: &'a Texts,
    /// What the reader looks at; `None` until the screen is measured.
    pub looked_at: Option<LookedAt<'a>>,
}

/// What the reader looks at.
#[derive(Debug, Clone, Copy)]
pub struct LookedAt<'a> {
    /// The state.
    pub state: &'a State,
    /// The timeline.
    pub scene: &'a Scene,
    /// The list, where it is shown.
    pub list: Option<&'a List>,
    /// The details of what was chosen.
    pub details: Option<&'a Details>,
    /// What the plan says for the day that is asked about, where it is not today.
    pub reading: Option<&'a Reading>,
    /// Whether risks have come as of the day, by their places in the document; nothing as long as nobody knows.
    pub risks: &'a [Option<RiskState>],
    /// The line of that day, where it is on the axis.
    pub cursor: Option<&'a DayLine>,
    /// What the charts say at the line, and the one under the pointer there.
    pub values: &'a [ValueAt],
    /// The facets that are offered to a reader at the search.
    pub facets: &'a [FacetOffer],
    /// The whole plan in a strip, where less of it is shown.
    pub overview: Option<&'a Overview>,
    /// What waits for what around the item that is looked at.
    pub connectors: Option<(&'a Target, &'a Connectors)>,
}

impl Derived {
    /// With a drawing of the whole plan, for what nobody scrolls: files and paper.
    pub fn of_whole(plan: Plan, scene: Scene) -> Derived {
        Derived { drawing: Some(Drawing { plan, scene, window: WHOLE }), ..Derived::default() }
    }

    /// Draws the timeline of a state, without the hints at its edges, which come with the late part.
    pub fn draw(&mut self, session: &Session, state: &State) {
        let before = self.drawing.take();
        let plan = Plan::new(state.plan_inputs(session), before.as_ref().map(|drawing| &drawing.plan));
        let window = state.window(&plan);
        let scene = plan.scene(state.plan_inputs(session), window);
        self.drawing = Some(Drawing { plan, scene, window });
    }

    /// Draws it again, with hints at its edges. While the range moves, they stay as they were drawn.
    pub fn redraw(&mut self, session: &Session, state: &mut State, moving: bool) {
        let drawn = self.drawing.as_ref().filter(|_| moving);
        let before =
            drawn.map(|drawn| drawn.scene.tracks.iter().map(|track| (track.index, track.hints.clone())).collect::<Vec<_>>());
        self.draw(session, state);
        match (before, &mut self.drawing) {
            (Some(mut before), Some(Drawing { scene, .. })) => {
                for track in &mut scene.tracks {
                    let known = before.iter_mut().find(|(index, _)| *index == track.index);
                    track.hints = known.map(|(_, hints)| std::mem::take(hints)).unwrap_or_default();
                }
                self.reconcile(session, state);
            }
            _ => {
                self.renew_hints(session, state);
            }
        }
    }

    /// A cell that is not in the drawing hands its place in the tab order to the one nearest in time.
    pub fn reconcile(&self, session: &Session, state: &mut State) {
        if let Some(cell) = self.scene().and_then(|scene| state.reconciled(session, &scene.tracks)) {
            state.active = cell;
        }
    }

    /// Recomputes the hints for where the range rests. Returns whether they changed.
    pub fn renew_hints(&mut self, session: &Session, state: &mut State) -> bool {
        let Some(Drawing { plan, scene, .. }) = &mut self.drawing else { return false };
        let mut changed = false;
        for track in &mut scene.tracks {
            let hints = state.hints(session, plan, track);
            changed |= hints != track.hints;
            track.hints = hints;
        }
        self.reconcile(session, state);
        changed
    }

    /// Forgets the drawing, of a document that is gone.
    pub fn forget_drawing(&mut self) {
        self.drawing = None;
    }

    /// The plan that was last drawn.
    pub fn plan(&self) -> Option<&Plan> {
        self.drawing.as_ref().map(|drawing| &drawing.plan)
    }

    /// The scene that was last drawn.
    pub fn scene(&self) -> Option<&Scene> {
        self.drawing.as_ref().map(|drawing| &drawing.scene)
    }

    /// Whether what is drawn still holds what a state makes visible.
    pub fn is_drawn(&self, state: &State) -> bool {
        self.drawing.as_ref().is_some_and(|drawing| state.is_within(&drawing.window, &drawing.plan))
    }

    /// Makes what [`shown`](Self::shown) has only once the widget is used: the details of what is chosen, and what the plan says for
    /// the day that is asked about. Apart, since the first page has none of it.
    pub fn renew_late(&mut self, session: &Rc<Session>, state: &State) {
        let has_words = knows_late(session.locale.lang);
        let as_of = state.as_of(session);
        self.risks.renew((Same(session.clone()), as_of), || risk_states(&session.roadmap, as_of, session.today));
        if let Some(target) = &state.look.selected {
            let pages = state.panel_pages;
            let from = (Same(session.clone()), target.clone(), pages, has_words);
            self.details.renew(from, || details(session.document(), target, pages));
        }
        if let Some(period) = state.look.as_of {
            let from = (Same(session.clone()), period, has_words);
            self.reading.renew(from, || reading(session.document(), period, session.today));
        }
        self.place_day(session, state);
        self.connect(session, state);
        if state.searching {
            self.facets.renew((Same(session.clone()), has_words), || facets(&session.roadmap, &session.locale));
        }
        if state.has_overview(session) {
            let make = || session.extent.map(|extent| overview(&session.roadmap, &session.schedule, extent));
            self.overview.renew(Same(session.clone()), make);
        }
    }

    /// Whether an item waits for another, or another for it.
    pub fn has_chain(&mut self, session: &Rc<Session>, at: ItemRef) -> bool {
        self.graph.renew(Same(session.clone()), || Graph::new(&session.roadmap));
        self.graph.get().is_some_and(|graph| graph.has(at))
    }

    /// Whether what waits for what is drawn. It goes by what is in sight.
    pub fn has_connectors(&self) -> bool {
        self.connectors.is_some()
    }

    /// Draws what waits for what around the item that is looked at.
    fn connect(&mut self, session: &Rc<Session>, state: &State) {
        self.connectors = None;
        let Some(at) = state.traced().filter(|at| self.has_chain(session, *at)) else { return };
        let (Some(Drawing { plan, scene, .. }), Some(graph)) = (&self.drawing, self.graph.get()) else { return };
        let is_hidden = |target: &Target| state.is_hidden(session, target);
        let linked =
            LinkedScene { scene, inputs: state.plan_inputs(session), sight: state.in_sight(plan), is_hidden: &is_hidden };
        let drawn = linked.connectors(&graph.links(&session.roadmap, at), at);
        self.connectors = Some((Target::Item(at), drawn));
    }

    /// The places of the line and of what charts say, in the plan that is drawn.
    fn place_day(&mut self, session: &Session, state: &State) {
        (self.cursor, self.values) = (None, Vec::new());
        let Some(Drawing { plan, .. }) = &self.drawing else { return };
        let inputs = state.plan_inputs(session);
        if let Some(period) = state.look.as_of {
            let day = state.as_of(session);
            // What lies beyond the axis stands at its end.
            let held = session.extent.map_or(day, |extent| day.clamp(extent.first, extent.last));
            self.cursor = plan.day_line(inputs, held, dates::period(period, Style::Bare, &session.locale));
            self.values = plan.values_at(inputs, day, None);
        }
        if let Some((track, day)) = state.probe {
            let date = dates::day(day, Style::Medium, &session.locale);
            let values = plan.values_at(inputs, day, Some(track)).into_iter();
            self.values.extend(values.map(|value| ValueAt { text: format!("{}, {date}", value.text), ..value }));
        }
    }

    /// What day it is, in words.
    pub fn today_said(&self) -> Option<String> {
        self.texts.get().map(|texts| texts.today.clone())
    }

    /// What the plan says for the day that is asked about, in one sentence.
    pub fn reading_said(&self, session: &Session) -> Option<String> {
        self.reading.get().map(|reading| reading.said(&session.locale))
    }

    /// Looks for something in all texts of a session.
    pub fn find(&mut self, session: &Rc<Session>, text: &str) -> Option<Rc<Found>> {
        self.index.renew(Same(session.clone()), || Index::new(&session.roadmap));
        let (_, index) = self.index.0.as_mut()?;
        Some(Rc::new(index.find(text, &session.roadmap)))
    }

    /// How many references the details list.
    pub fn references_listed(&self) -> usize {
        let details = self.details.get().and_then(Option::as_ref);
        details.map_or(0, |details| details.references.iter().map(|group| group.items.len()).sum())
    }

    /// What a view is written from.
    pub fn shown<'a>(&'a mut self, session: &'a Rc<Session>, state: Option<&'a State>, medium: Medium) -> Option<Shown<'a>> {
        let same = || Same(session.clone());
        self.texts.renew(same(), || Texts::new(session));
        let has_words = knows_late(session.locale.lang);
        let asked = state.filter(|_| medium == Medium::Screen).and_then(|state| state.look.as_of);
        let reading = asked.and_then(|period| self.reading.of(&(same(), period, has_words)));
        let texts = self.texts.get()?;
        let lists = state.filter(|state| state.view() == View::List || medium == Medium::File { both: true });
        if let Some(state) = lists {
            let (pages, all_open) = medium.list_options(state);
            let unfolded = if all_open { SortedSet::default() } else { state.unfolded.clone() };
            let found = state.found.clone();
            let as_of = reading.map(|reading| (state.as_of(session), reading.row.clone()));
            let (day, said) = as_of.clone().unwrap_or_else(|| (session.today, texts.today.clone()));
            self.list.renew(ListInputs { session: same(), unfolded, pages, all_open, found, as_of }, || {
                let only: Option<SortedSet<ItemRef>> =
                    state.found.as_ref().map(|found| SortedSet::of_sorted(found.items().collect()));
                let folds = match &only {
                    Some(only) => Folds::Only(only),
                    None if all_open => Folds::AllOpen,
                    None => Folds::Open(&state.unfolded),
                };
                list(session.document(), day, &said, folds, pages)
            });
        }
        let selected = state.and_then(|state| Some((state.look.selected.as_ref()?, state.panel_pages)));
        let looked_at = state.zip(self.drawing.as_ref()).map(|(state, drawing)| LookedAt {
            state,
            scene: &drawing.scene,
            list: lists.and_then(|_| self.list.get()),
            details: selected.and_then(|(target, pages)| self.details.of(&(same(), target.clone(), pages, has_words))?.as_ref()),
            reading,
            risks: self.risks.of(&(same(), state.as_of(session))).map(Vec::as_slice).unwrap_or_default(),
            cursor: self.cursor.as_ref().filter(|_| reading.is_some()),
            values: &self.values,
            facets: self.facets.get().map(Vec::as_slice).filter(|_| state.searching).unwrap_or_default(),
            overview: self
                .overview
                .of(&same())
                .and_then(Option::as_ref)
                .filter(|_| medium == Medium::Screen && state.has_overview(session)),
            connectors: self.connectors.as_ref().map(|(of, drawn)| (of, drawn)).filter(|_| medium == Medium::Screen),
        });
        Some(Shown { session, texts, looked_at })
    }
}

/// More than any plan takes, in px.
const WHOLE: Rect = Rect { x: -1e6, y: -1e6, width: 1e9, height: 1e9 };

/// The whole plan of a state.
pub fn whole(session: &Session, state: &State) -> (Plan, Scene) {
    let plan = Plan::new(state.plan_inputs(session), None);
    let scene = plan.scene(state.plan_inputs(session), WHOLE);
    (plan, scene)
}
