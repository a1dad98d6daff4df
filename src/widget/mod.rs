//! The Yew component: it holds a [`Session`] and a [`State`], sends actions through [`reduce`], and shows the page.

mod document;
mod dom;
mod paper;
pub(crate) mod source;
#[cfg(test)]
mod tests;

use crate::content::Target;
use crate::model::DayRange;
use std::collections::VecDeque;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::content::list::Fold;
use crate::derived::{Derived, Medium};
use crate::i18n::{Lang, is_named};
use crate::markup::Markup;
use crate::state::{Action, Keyed, Session, State, View, reduce};
use crate::timeline::Sizes;
use crate::view::{self, Content, Failed, Page, Roving, RovingGroup};
#[cfg(target_arch = "wasm32")]
pub(crate) use dom::sizes_within;
use dom::{Attached, Screen};
use paper::Paper;
use source::{RoadmapWidgetProps, Source, WidgetEvent};

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
enum Data {
    Loading,
    Failed(Failed),
    Shown(Rc<Session>),
}

/// Calls that wait for data at most.
const MAX_WAITING: usize = 8;

/// A roadmap as an interactive timeline.
///
/// ```
/// use roadmap_widget::{RoadmapWidget, Source, i18n::Lang, model::Day};
/// use yew::prelude::*;
///
/// #[component]
/// fn Page() -> Html {
///     let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
///     html! { <RoadmapWidget source={Source::text("{}")} lang={Lang::Ru} {today} /> }
/// }
/// ```
pub struct RoadmapWidget {
    data: Data,
    state: Option<State>,
    derived: Derived,
    /// Whether the range has moved and not rested since: hints are those of the last rest.
    moving: bool,
    roving: Roving,
    /// The page in the DOM; none outside a browser.
    screen: Option<Screen>,
    /// The page as HTML, for Yew to write where there is no browser.
    html: String,
    /// Whether that is in the page.
    mounted: bool,
    attached: Attached,
    /// Numbers of the wishes that were carried out: scroll, focus.
    carried_out: (u32, u32),
    /// The data whose first complete paint was told to the page.
    reported_ready: bool,
    reported_range: Option<DayRange>,
    /// The document before, while none is shown: the reader goes on from there.
    before: Option<(Rc<Session>, State)>,
    /// The screen as it was last measured.
    sizes: Option<Sizes>,
    /// Where a tall timeline is to be scrolled to, in px from its top.
    scroll_down: Option<f64>,
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
    refocus_row: Option<Target>,
    /// More of the list was asked for: the first new row takes the focus.
    reveal: Option<usize>,
}

impl Component for RoadmapWidget {
    type Message = Msg;
    type Properties = RoadmapWidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut widget = RoadmapWidget {
            data: Data::Loading,
            state: None,
            derived: Derived::default(),
            moving: false,
            roving: Roving::default(),
            screen: if cfg!(target_arch = "wasm32") { Screen::new() } else { None },
            html: String::new(),
            mounted: false,
            attached: Attached::default(),
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
        if widget.screen.is_none() {
            widget.read(ctx.props());
            widget.html = widget.page(ctx.props()).to_html(|_, _| {});
        }
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Self::Properties) -> bool {
        let props = ctx.props();
        if self.screen.is_some() && !self.mounted {
            // It will be read as it then is.
            return false;
        }
        if props.source != old.source {
            self.replace(ctx);
            return self.show(ctx);
        }
        if (props.lang, props.today, props.start, props.end, &props.regions)
            != (old.lang, old.today, old.start, old.end, &old.regions)
        {
            self.relocalize(props, (props.start, props.end) != (old.start, old.end));
        }
        if props.attempt != old.attempt && matches!(self.data, Data::Failed(_)) {
            self.reported_ready = false;
        }
        match (props.view != old.view, props.view, &mut self.state) {
            (true, Some(view), Some(_)) => {
                self.act(ctx, Action::ChooseView(view));
            }
            (true, None, Some(state)) => state.chosen_view = None,
            _ => {}
        }
        self.show(ctx)
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.take(ctx, msg) && self.show(ctx)
    }

    /// The element that [`Screen`] fills: a page of hundreds of elements is not also a tree of Yew's.
    #[allow(clippy::disallowed_methods, reason = "only where there is no browser, and what `Markup` writes is escaped")]
    fn view(&self, _ctx: &Context<Self>) -> Html {
        match &self.screen {
            Some(screen) => Html::VRef(screen.root().clone().into()),
            None => Html::from_html_unchecked(self.html.clone().into()),
        }
    }

    /// When the element is in the page. Reading has waited for it, so that all of the first page is made in one go.
    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.mounted = true;
            self.read(ctx.props());
            self.show(ctx);
        }
    }
}

impl RoadmapWidget {
    /// The page as it is now.
    fn page(&mut self, props: &RoadmapWidgetProps) -> Markup {
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
            lang: props.lang,
            theme: props.theme.as_deref().unwrap_or("auto"),
            stale: props.stale,
            following,
            shows_faults: props.shows_faults,
        })
    }

    /// What is put on paper.
    fn paper(&self) -> Option<Paper> {
        let (Data::Shown(session), Some(state)) = (&self.data, &self.state) else { return None };
        Some(Paper::new(session, state))
    }

    /// Takes a message; whether the page is another one now.
    fn take(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Paper(on) => std::mem::replace(&mut self.on_paper, on) != on && self.back_from_paper(),
            // What is laid out for paper is not what the reader looks at.
            Msg::Measured(_) | Msg::Act(Action::Scrolled { .. }) if self.on_paper => false,
            Msg::Measured(sizes) => self.measured(sizes, ctx),
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
                self.act(ctx, action)
            }
            Msg::SelectId(id) => {
                let target = match &self.data {
                    Data::Shown(session) => session.roadmap.find(&id),
                    _ => None,
                };
                target.is_some_and(|at| self.act(ctx, Action::Select(Target::Item(at))))
            }
            Msg::Retry => {
                self.refocus = true;
                ctx.props().on_event.emit(WidgetEvent::Retry);
                false
            }
            Msg::Rove(RoveTo(group, index)) => self.roving.move_to(group, index),
            Msg::ViewSettled => {
                self.report_range(ctx);
                self.moving = false;
                self.renew_hints()
            }
        }
    }

    /// After printing the timeline stands where it stood. True: the page is another one now.
    fn back_from_paper(&mut self) -> bool {
        self.attached.settle();
        if let (false, Some(state)) = (self.on_paper, &mut self.state) {
            state.wish_scroll(false);
            self.scroll_down = Some(state.scroll_top);
        }
        true
    }

    /// Shows the page as it is now, at once: between a change and its page Yew would let the browser draw the old one.
    /// Whether Yew has to show it instead.
    fn show(&mut self, ctx: &Context<Self>) -> bool {
        let page = self.page(ctx.props());
        let Some(screen) = &mut self.screen else {
            self.html = page.to_html(|_, _| {});
            return true;
        };
        screen.show(page);
        let root = screen.root().clone();
        self.attached.attach(&root, ctx.link());
        if let (Data::Shown(session), Some(state)) = (&self.data, &self.state) {
            let act = ctx.link().callback(Msg::Act);
            self.attached.gestures(&root, &act, state.sizes.label_column(), state.zoom_room(session));
        }
        self.carry_out(&root);
        if self.refocus {
            self.refocus = !dom::focus_if_lost(&root);
        }
        if let Some(target) = self.refocus_row.take() {
            dom::focus_row(&root, target);
        }
        if let Some(index) = self.reveal.take() {
            dom::focus_control(&root, RovingGroup::List.selector(), index);
        }
        for group in RovingGroup::ALL {
            if self.roving.at(group) > 0 && dom::lost_tab_stop(&root, group.selector()) {
                ctx.link().send_message(Msg::Rove(RoveTo(group, 0)));
            }
        }
        if self.state.is_some() {
            for msg in self.waiting.drain(..) {
                ctx.link().send_message(msg);
            }
        }
        self.report_ready(ctx);
        self.ask_for_regions(ctx);
        false
    }

    /// Asks the page for names of countries that are not built in, once for a language.
    fn ask_for_regions(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        let Data::Shown(session) = &self.data else { return };
        let has = props.regions.as_ref().is_some_and(|regions| regions.lang() == props.lang);
        if !has && self.asked_regions != Some(props.lang) && session.roadmap.markets().any(|market| !is_named(market)) {
            self.asked_regions = Some(props.lang);
            props.on_event.emit(WidgetEvent::NeedsRegions { lang: props.lang });
        }
    }

    fn measured(&mut self, sizes: Sizes, ctx: &Context<Self>) -> bool {
        self.sizes = Some(sizes.clone());
        let Data::Shown(session) = &self.data else { return false };
        match (&self.state, self.derived.plan()) {
            (Some(state), Some(_)) if state.sizes == sizes => return false,
            (Some(state), Some(plan)) => self.state = Some(reduce(state, session, plan, Action::Resized(sizes))),
            _ => {
                let mut state = State::new(session, sizes);
                state.chosen_view = ctx.props().view;
                self.state = Some(state);
            }
        }
        self.draw()
    }

    /// Draws the state; true, so that it is shown.
    fn draw(&mut self) -> bool {
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

    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let (Data::Shown(session), Some(state), Some(plan)) = (&self.data, &self.state, self.derived.plan()) else {
            return false;
        };
        let next = reduce(state, session, plan, action.clone());
        let scrolled = matches!(action, Action::Scrolled { .. });
        let still_drawn = self.derived.is_drawn(&next);
        if next.selected != state.selected
            && let Some(id) = next.selected.as_ref().and_then(|target| selected_id(session, target))
        {
            ctx.props().on_event.emit(WidgetEvent::Select { id });
        }
        let changed = next != *state;
        let moved = next.viewport != state.viewport;
        self.state = Some(next);
        if moved {
            self.moving = true;
            self.attached.moved();
        }
        if !changed || (scrolled && still_drawn) {
            return false;
        }
        self.draw()
    }

    /// Does in the DOM what the state wishes, each wish once.
    fn carry_out(&mut self, root: &Element) {
        let (Some(state), Some(plan)) = (&self.state, self.derived.plan()) else {
            self.shown = None;
            return;
        };
        let (scroll, focus) = self.carried_out;
        if state.view() == View::Timeline
            && !self.on_paper
            && let (true, Some(viewport), Some(scale)) = (state.scroll.number != scroll, state.viewport, plan.scale())
        {
            dom::scroll_to(root, scale.x_from_day(viewport.left), state.scroll.what);
        }
        if let Some(top) = self.scroll_down.take() {
            dom::scroll_down(root, top);
        }
        dom::show_dialog(root, state.selected.is_some(), self.shown == state.selected);
        self.shown.clone_from(&state.selected);
        if state.view() == View::Timeline {
            let key = state.active.key();
            if state.focus.number != focus {
                dom::focus_cell(root, &key, state.focus.what);
            } else {
                self.attached.keep_focus(root, &key);
            }
        }
        if state.view() == View::List && state.scroll.number != scroll && state.scroll.what {
            dom::bring_today(root);
        }
        self.carried_out = (state.scroll.number, state.focus.number);
    }

    fn report_ready(&mut self, ctx: &Context<Self>) {
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
        ctx.props().on_event.emit(event);
    }

    fn report_range(&mut self, ctx: &Context<Self>) {
        let (Some(state), Some(scene)) = (&self.state, self.derived.scene()) else { return };
        let (Some(range), Some(axis)) = (state.visible_range(), &scene.axis) else { return };
        if self.reported_range.replace(range) != Some(range) {
            ctx.props().on_event.emit(WidgetEvent::ViewChange { start: range.first, end: range.last, scale: axis.scale });
        }
    }
}

fn selected_id(session: &Session, target: &Target) -> Option<String> {
    match target {
        Target::Item(at) => session.roadmap.id(*at),
        Target::Cluster { .. } => None,
    }
}
