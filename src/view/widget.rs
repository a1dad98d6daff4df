//! The root component: it holds a [`Session`] and a [`State`], sends actions through [`reduce`], and shows the scene.

use std::collections::HashMap;
use std::rc::Rc;

use yew::prelude::*;

use super::dom::{self, Attached};
use super::source::{Source, WidgetEvent, failure_code};
use super::{boards, head, legend, list, notices, panel, timeline, toolbar};
use crate::i18n::{Lang, dates, diagnostics, fill};
use crate::layout::{self, Extent, Plan, Scene, Sizes, Target, agenda, details, summary};
use crate::model::Day;
use crate::parse::{self, Reading};
use crate::state::{Action, Session, State, View, reduce};

/// The properties of [`RoadmapWidget`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoadmapWidgetProps {
    /// The data.
    pub source: Source,
    /// The language of the interface.
    pub lang: Lang,
    /// Today; the widget has no clock of its own.
    pub today: Day,
    /// `auto`, `light` or `dark`.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// The view shown first; without it, by width.
    #[prop_or_default]
    pub view: Option<View>,
    /// First day shown first, instead of the document's.
    #[prop_or_default]
    pub start: Option<Day>,
    /// Last day shown first, instead of the document's.
    #[prop_or_default]
    pub end: Option<Day>,
    /// New data did not load; the data in `source` is the earlier one.
    #[prop_or_default]
    pub stale: bool,
    /// Sizes that are known beforehand, for rendering without a browser.
    #[prop_or_default]
    pub sizes: Option<Sizes>,
    /// What the widget tells the page.
    #[prop_or_default]
    pub on_event: Callback<WidgetEvent>,
}

/// Groups of controls with one tab stop each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Toolbar,
    Links,
    List,
}

/// Which control of each group is in the tab order.
pub(super) struct Roving {
    at: HashMap<Group, usize>,
    moved: Callback<(Group, usize)>,
}

impl Roving {
    pub(super) fn tabindex(&self, group: Group, index: usize) -> &'static str {
        if self.at.get(&group).copied().unwrap_or(0) == index { "0" } else { "-1" }
    }

    pub(super) fn onkeydown(&self) -> Callback<KeyboardEvent> {
        Callback::from(|event: KeyboardEvent| dom::rove(&event))
    }

    pub(super) fn onfocusin(&self, group: Group) -> Callback<FocusEvent> {
        let moved = self.moved.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(index) = dom::rove_index(&event) {
                moved.emit((group, index));
            }
        })
    }
}

/// What can happen to the widget.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Something the reader or the page did.
    Act(Action),
    /// The screen was measured.
    Measured(Sizes),
    /// Choose an item by its id.
    SelectId(String),
    /// Another control of a group has the focus.
    #[doc(hidden)]
    Rove(RoveTo),
    /// The range has rested for a moment.
    #[doc(hidden)]
    Rested,
}

/// A control of a group, for [`Msg::Rove`].
#[derive(Debug, Clone, PartialEq)]
pub struct RoveTo(Group, usize);

/// What came of the data.
enum Data {
    Loading,
    Failed { message: String, detail: Option<String>, can_retry: bool },
    Shown(Session),
}

/// A roadmap as an interactive timeline.
///
/// ```
/// use roadmap_widget::{RoadmapWidget, Source, i18n::Lang, model::Day};
/// use yew::prelude::*;
///
/// #[component]
/// fn Page() -> Html {
///     let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
///     html! { <RoadmapWidget source={Source::Text("{}".into())} lang={Lang::Ru} {today} /> }
/// }
/// ```
pub struct RoadmapWidget {
    data: Data,
    state: Option<State>,
    plan: Option<Plan>,
    scene: Option<Scene>,
    roving: Roving,
    root: NodeRef,
    scroller: NodeRef,
    dialog: NodeRef,
    attached: Attached,
    /// Numbers of the wishes that were carried out: scroll, focus.
    carried_out: (u32, u32),
    /// The data whose first complete paint was told to the page.
    told_ready: bool,
    told_range: Option<Extent>,
}

impl Component for RoadmapWidget {
    type Message = Msg;
    type Properties = RoadmapWidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut widget = RoadmapWidget {
            data: Data::Loading,
            state: None,
            plan: None,
            scene: None,
            roving: Roving { at: HashMap::new(), moved: ctx.link().callback(|(group, index)| Msg::Rove(RoveTo(group, index))) },
            root: NodeRef::default(),
            scroller: NodeRef::default(),
            dialog: NodeRef::default(),
            attached: Attached::default(),
            carried_out: (0, 0),
            told_ready: false,
            told_range: None,
        };
        widget.read(ctx.props());
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Self::Properties) -> bool {
        let props = ctx.props();
        let new_data = props.source != old.source;
        let new_session =
            new_data || props.lang != old.lang || props.today != old.today || props.start != old.start || props.end != old.end;
        if new_session {
            let previous = self.state.take().map(|state| state.sizes);
            self.told_ready = self.told_ready && !new_data;
            self.read(props);
            if let Some(sizes) = previous {
                self.measured(sizes, props);
            }
        } else if let (true, Some(state)) = (props.view != old.view, &mut self.state) {
            state.chosen_view = props.view;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Measured(sizes) => self.measured(sizes, ctx.props()),
            Msg::Act(action) => self.act(ctx, action),
            Msg::SelectId(id) => {
                let target = match &self.data {
                    Data::Shown(session) => session.roadmap.by_id.get(id.as_str()).copied(),
                    _ => None,
                };
                target.is_some_and(|at| self.act(ctx, Action::Select(Target::Item(at))))
            }
            Msg::Rove(RoveTo(group, index)) => self.roving.at.insert(group, index) != Some(index),
            Msg::Rested => {
                self.tell_range(ctx);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let theme = props.theme.clone().unwrap_or_else(|| "auto".into());
        let onkeydown = ctx.link().batch_callback(|event: KeyboardEvent| dom::zoom_key(&event).map(Msg::Act));
        // Without a title of its own it is no landmark: several failed ones on a page could not be told apart.
        let label = match &self.data {
            Data::Shown(session) => Some(session.speaker.words(&session.roadmap.title).text),
            Data::Loading | Data::Failed { .. } => None,
        };
        html! {
            <section class="roadmap" part="root" ref={self.root.clone()} lang={props.lang.as_str()} data-theme={theme} aria-label={label} {onkeydown}>
                { self.content(ctx) }
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let measured = ctx.link().callback(Msg::Measured);
            self.attached.observe(&self.root, measured);
        }
        let act = ctx.link().callback(Msg::Act);
        self.attached.gestures(&self.scroller, &act, self.state.as_ref().map_or(0.0, |state| state.sizes.label_column()));
        self.attached.dialog(&self.dialog, &act);
        self.carry_out();
        for group in [Group::Toolbar, Group::Links, Group::List] {
            if self.roving.at.get(&group).is_some_and(|at| *at > 0) && dom::lost_tab_stop(&self.root, selector(group)) {
                ctx.link().send_message(Msg::Rove(RoveTo(group, 0)));
            }
        }
        self.tell_ready(ctx);
    }
}

fn selector(group: Group) -> &'static str {
    match group {
        Group::Toolbar => ".toolbar",
        Group::Links => ".links",
        Group::List => ".list",
    }
}

impl RoadmapWidget {
    /// Reads the source into a session, or into what is said instead.
    fn read(&mut self, props: &RoadmapWidgetProps) {
        self.state = None;
        self.plan = None;
        self.scene = None;
        let reading = match &props.source {
            Source::Loading => {
                self.data = Data::Loading;
                return;
            }
            Source::Failed(failure) => {
                self.data = Data::Failed {
                    message: failure.message(props.lang),
                    detail: None,
                    can_retry: *failure != super::source::Failure::Object,
                };
                return;
            }
            Source::Text(text) => parse::parse(text),
            Source::Json(json) => parse::parse_json(json),
        };
        self.data = shown(reading, props);
        if let Some(sizes) = &props.sizes {
            self.measured(sizes.clone(), props);
        }
    }

    fn measured(&mut self, sizes: Sizes, props: &RoadmapWidgetProps) -> bool {
        let Data::Shown(session) = &self.data else { return false };
        match (&self.state, &self.plan) {
            (Some(state), Some(_)) if state.sizes == sizes => return false,
            (Some(state), Some(plan)) => self.state = Some(reduce(state, session, plan, Action::Resized(sizes))),
            _ => {
                let mut state = State::new(session, sizes);
                state.chosen_view = props.view;
                self.state = Some(state);
            }
        }
        self.draw()
    }

    /// Makes plan and scene for the state; true, so that it is shown.
    fn draw(&mut self) -> bool {
        let (Data::Shown(session), Some(state)) = (&self.data, &mut self.state) else { return true };
        let plan = Plan::new(state.plan_inputs(session), self.plan.as_ref());
        let scene = plan.scene(state.plan_inputs(session), state.window(&plan));
        if let Some(cell) = state.reconciled(session, &scene.tracks) {
            state.active = cell;
        }
        (self.plan, self.scene) = (Some(plan), Some(scene));
        true
    }

    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let (Data::Shown(session), Some(state), Some(plan)) = (&self.data, &self.state, &self.plan) else { return false };
        let next = reduce(state, session, plan, action.clone());
        let scrolled = matches!(action, Action::Scrolled { .. });
        let same_window = state.window(plan) == next.window(plan);
        if next.selected != state.selected
            && let Some(id) = next.selected.as_ref().and_then(|target| selected_id(session, target))
        {
            ctx.props().on_event.emit(WidgetEvent::Select { id });
        }
        let changed = next != *state;
        let moved = next.viewport != state.viewport;
        self.state = Some(next);
        if moved {
            self.attached.rest(ctx.link().callback(|()| Msg::Rested));
        }
        if !changed || (scrolled && same_window) {
            return false;
        }
        self.draw()
    }

    fn content(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let catalog = props.lang.catalog();
        let retry = props.on_event.reform(|_: MouseEvent| WidgetEvent::Retry);
        match &self.data {
            Data::Loading => notices::loading(catalog),
            Data::Failed { message, detail, can_retry } => {
                notices::failed(message, detail.clone(), catalog, can_retry.then_some(retry))
            }
            Data::Shown(session) => html! {
                <>
                    if props.stale { { notices::stale(catalog, retry) } }
                    { self.shown(ctx, session) }
                </>
            },
        }
    }

    fn shown(&self, ctx: &Context<Self>, session: &Session) -> Html {
        let (roadmap, speaker) = (&*session.roadmap, &session.speaker);
        let catalog = speaker.catalog();
        let act = ctx.link().callback(Msg::Act);
        let date = dates::day(session.today, dates::Style::Long, speaker);
        let selected = self.state.as_ref().and_then(|state| state.selected.as_ref());
        let details = selected.and_then(|target| details::details(roadmap, target, speaker));
        let entries = layout::legend(roadmap, speaker);
        let announce = self.state.as_ref().map(|state| state.announce.what.clone()).unwrap_or_default();
        html! {
            <>
                { head::head(&layout::head::head(roadmap, speaker), catalog, &self.roving) }
                { head::strip(
                    &summary::summary(roadmap, session.today, speaker),
                    fill(catalog.as_of, &[("date", &date)]), fill(catalog.today_is, &[("date", &date)]), roadmap,
                ) }
                { self.main(session, &act) }
                { notices::faults(&session.diagnostics, speaker.lang) }
                if self.state.as_ref().is_some_and(|state| state.view() == View::Timeline) && !roadmap.tracks.is_empty() {
                    { legend::legend(&entries, catalog) }
                }
                <div class="boards">
                    { boards::goals(&layout::boards::goals(roadmap, session.today, speaker), catalog, roadmap) }
                    { boards::risks(&layout::boards::risks(roadmap, speaker), catalog) }
                    { boards::key_dates(&layout::boards::key_dates(roadmap, session.today, speaker), catalog) }
                </div>
                { panel::panel(details.as_ref(), catalog, &self.dialog, &act) }
                <div class="sr-only" role="status" aria-live="polite">{ announce }</div>
            </>
        }
    }

    /// The toolbar with the timeline or the list.
    fn main(&self, session: &Session, act: &Callback<Action>) -> Html {
        let catalog = session.speaker.catalog();
        if session.roadmap.is_empty() {
            return notices::empty(catalog);
        }
        let (Some(state), Some(scene)) = (&self.state, &self.scene) else { return notices::loading(catalog) };
        let title = session.speaker.words(&session.roadmap.title).text;
        let on_axis = session.extent.is_some_and(|extent| extent.first <= session.today && session.today <= extent.last);
        let tools = toolbar::ToolbarState {
            catalog,
            view: state.view(),
            has_axis: session.extent.is_some(),
            has_today: on_axis,
            act: act.clone(),
            roving: &self.roving,
        };
        let body = match state.view() {
            View::Timeline => timeline::timeline(&timeline::TimelineState {
                scene,
                catalog,
                title: &title,
                narrow: state.sizes.is_narrow(),
                time_width: state.sizes.time_width(),
                row_count: session.roadmap.tracks.len(),
                active: &state.active,
                selected: state.selected.as_ref(),
                act: act.clone(),
                onkeydown: {
                    let act = act.clone();
                    Callback::from(move |event: KeyboardEvent| {
                        if let Some(action) = dom::grid_key(&event) {
                            act.emit(action);
                        }
                    })
                },
                scroller: self.scroller.clone(),
            }),
            View::List => {
                let agenda = agenda::agenda(&session.roadmap, session.today, &state.unfolded, state.pages, &session.speaker);
                list::list(&agenda, catalog.list, &self.roving, act)
            }
        };
        html! { <>{ toolbar::toolbar(&tools) }{ body }</> }
    }

    /// Does in the DOM what the state wishes, each wish once.
    fn carry_out(&mut self) {
        let (Some(state), Some(plan)) = (&self.state, &self.plan) else { return };
        let (scroll, focus) = self.carried_out;
        if state.view() == View::Timeline
            && let (true, Some(viewport), Some(scale)) = (state.scroll.number != scroll, state.viewport, plan.scale())
        {
            dom::scroll_to(&self.scroller, scale.x_from_day(viewport.left), state.scroll.what);
        }
        dom::show_dialog(&self.dialog, state.selected.is_some());
        if state.view() == View::Timeline {
            let key = super::parts::cell_key(&state.active);
            if state.focus.number != focus {
                dom::focus_cell(&self.root, &key);
            } else {
                self.attached.keep_focus(&self.scroller, &key);
            }
        }
        self.carried_out = (state.scroll.number, state.focus.number);
    }

    fn tell_ready(&mut self, ctx: &Context<Self>) {
        if self.told_ready {
            return;
        }
        let event = match &self.data {
            Data::Loading => return,
            Data::Failed { message, detail, .. } => {
                let message = detail.as_ref().map_or_else(|| message.clone(), |detail| format!("{message} ({detail})"));
                WidgetEvent::Error { code: failure_code(&ctx.props().source), message }
            }
            Data::Shown(_) if self.scene.is_none() => return,
            Data::Shown(session) => WidgetEvent::Ready {
                tracks: session.roadmap.tracks.len(),
                items: session.roadmap.item_count(),
                diagnostics: session.diagnostics.clone(),
            },
        };
        self.told_ready = true;
        ctx.props().on_event.emit(event);
    }

    fn tell_range(&mut self, ctx: &Context<Self>) {
        let (Some(state), Some(scene)) = (&self.state, &self.scene) else { return };
        let (Some(range), Some(axis)) = (state.visible_range(), &scene.axis) else { return };
        if self.told_range.replace(range) != Some(range) {
            ctx.props().on_event.emit(WidgetEvent::ViewChange { start: range.first, end: range.last, scale: axis.scale });
        }
    }
}

fn selected_id(session: &Session, target: &Target) -> Option<String> {
    match target {
        Target::Item(at) => session.roadmap.id(*at).map(str::to_string),
        Target::Cluster { .. } => None,
    }
}

fn shown(reading: Reading, props: &RoadmapWidgetProps) -> Data {
    match reading.roadmap {
        Some(roadmap) => {
            let range = (props.start, props.end);
            Data::Shown(Session::new(Rc::new(roadmap), Rc::new(reading.diagnostics), props.lang, props.today, range))
        }
        None => {
            let fault = reading.diagnostics.first();
            Data::Failed {
                message: fault.map(|fault| diagnostics::message(fault, props.lang)).unwrap_or_default(),
                detail: fault.and_then(|fault| diagnostics::place(fault, props.lang)),
                can_retry: matches!(props.source, Source::Text(_)),
            }
        }
    }
}
