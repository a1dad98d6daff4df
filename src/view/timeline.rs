//! The timeline: axis, tracks and marks of one scene.

use yew::prelude::*;

use super::icons::{Icon, icon};
use super::marks::{caption, mark};
use super::parts::{Css, accent_class, accent_css, cell_key, words};
use crate::i18n::{Catalog, fill};
use crate::layout::{Axis, Curve, Rail, Scene, ShelfColumn, Target, Tick, TrackScene};
use crate::state::{Action, Cell};

/// What the timeline needs to know.
pub(super) struct TimelineState<'a> {
    pub(super) scene: &'a Scene,
    pub(super) catalog: &'a Catalog,
    pub(super) title: &'a str,
    pub(super) narrow: bool,
    pub(super) time_width: f64,
    pub(super) row_count: usize,
    pub(super) active: &'a Cell,
    pub(super) selected: Option<&'a Target>,
    pub(super) act: Callback<Action>,
    pub(super) onkeydown: Callback<KeyboardEvent>,
    pub(super) scroller: NodeRef,
}

/// The scroller with everything in it.
pub(super) fn timeline(state: &TimelineState<'_>) -> Html {
    let scene = state.scene;
    let column = format!("--label-column:{:.1}px;--time-width:{:.1}px", scene.label_column, state.time_width);
    let size = format!("width:{:.2}px;height:{:.2}px", scene.label_column + scene.width + scene.end_room, scene.height);
    let time = format!("left:{:.2}px;width:{:.2}px;height:{:.2}px", scene.label_column, scene.width, scene.height);
    let class = classes!(
        "frame",
        state.narrow.then_some("narrow"),
        scene.axis.is_none().then_some("undated"),
        scene.tall.then_some("tall")
    );
    html! {
        <div {class} part="timeline" ~style={Css(column)}>
            if let Some(axis) = &scene.axis { { axis_rows(axis, scene) } }
            <div class="scroller" ref={state.scroller.clone()} role="treegrid" tabindex="-1"
                aria-label={fill(state.catalog.timeline_of, &[("title", state.title)])}
                aria-description={state.catalog.keyboard_hint}
                aria-rowcount={state.row_count.to_string()} onkeydown={state.onkeydown.clone()}>
                <div class="tracks" role="presentation" ~style={Css(size)}>
                    <div class="ground" aria-hidden="true" ~style={Css(time)}>
                        { for scene.axis.iter().flat_map(|axis| &axis.bands).map(|band| html! {
                            <span class="band" key={band.key} ~style={Css(format!("left:{:.2}px;width:{:.2}px", band.x, band.width))}></span>
                        }) }
                    </div>
                    // A list of its own, wholly keyed: what stays on the screen stays in the DOM.
                    <div class="rows" role="presentation">{ for scene.tracks.iter().map(|track| row(track, state)) }</div>
                    if let Some(today) = &scene.today {
                        <div class="today-line" aria-hidden="true" ~style={Css(format!("left:{:.2}px", scene.label_column + today.x))}></div>
                    }
                </div>
            </div>
        </div>
    }
}

/// The axis stands outside the scroller, so that it sticks to the page; it is scrolled along with it.
fn axis_rows(axis: &Axis, scene: &Scene) -> Html {
    let tick = |tick: &Tick| {
        html! {
            <span class="tick" key={tick.key} ~style={Css(format!("left:{:.2}px;width:{:.2}px", tick.x, tick.width))}><span>{ &tick.label }</span></span>
        }
    };
    html! {
        <div class="axis" aria-hidden="true">
            <div class="ticks" ~style={Css(format!("width:{:.2}px", scene.width + scene.end_room))}>
                <div class="upper">{ for axis.upper.iter().map(tick) }</div>
                <div class="lower">{ for axis.lower.iter().map(tick) }</div>
                if let Some(today) = &scene.today {
                    <span class="today-pill" part="today" ~style={Css(format!("left:{:.2}px", today.pill_x))}>{ &today.label }</span>
                }
            </div>
        </div>
    }
}

fn row(track: &TrackScene, state: &TimelineState<'_>) -> Html {
    let place = format!("top:{:.2}px;height:{:.2}px;{}", track.top, track.height, accent_css(track.accent));
    let body = format!("left:{:.2}px;top:{:.2}px;width:{:.2}px", state.scene.label_column, track.body, state.scene.width);
    let is_selected = |target: &Target| state.selected == Some(target);
    html! {
        <div role="row" class={classes!("row", accent_class(track.accent), track.collapsed.then_some("collapsed"))} part="track" key={track.id.clone()}
            aria-level="1" aria-rowindex={(track.index + 1).to_string()} aria-expanded={if track.collapsed { "false" } else { "true" }}
            ~style={Css(place)}>
            { header(track, state) }
            <div class="body" role="presentation" ~style={Css(body)}>
                { for track.rails.iter().map(rail) }
                if !track.curves.is_empty() { { curves(track, state.scene.width) } }
                { for track.captions.iter().map(caption) }
                <div class="marks" role="presentation">{ for track.marks.iter().map(|one| mark(one, track.index, state.active, is_selected(&one.target), &state.act)) }</div>
                if !track.shelf.is_empty() {
                    <div class="shelf" role="presentation">
                        { for track.shelf.iter().map(|column| shelf(column, track.index, state)) }
                    </div>
                }
            </div>
        </div>
    }
}

fn header(track: &TrackScene, state: &TimelineState<'_>) -> Html {
    let cell = Cell::Header(track.index);
    let tabindex = if *state.active == cell { "0" } else { "-1" };
    let key = cell_key(&cell);
    let (index, on_click, on_focus) = (track.index, state.act.clone(), state.act.clone());
    let onclick = Callback::from(move |_: MouseEvent| on_click.emit(Action::Toggle(index)));
    let onfocusin = Callback::from(move |_: FocusEvent| on_focus.emit(Action::Focused(cell.clone())));
    html! {
        <div role="rowheader" class="track-head">
            <button type="button" class="track-title" {tabindex} data-cell={key} aria-expanded={if track.collapsed { "false" } else { "true" }} {onclick} {onfocusin}>
                <span class="square" aria-hidden="true"></span>
                <span class="name">{ words(&track.title) }</span>
                { icon(Icon::Down) }
                <span class="count">{ &track.count }</span>
            </button>
        </div>
    }
}

fn rail(rail: &Rail) -> Html {
    let class = classes!("rail", rail.heavy.then_some("heavy"), rail.open.then_some("open"));
    html! { <span {class} aria-hidden="true" ~style={Css(rail.rect.css())}></span> }
}

fn curves(track: &TrackScene, width: f64) -> Html {
    let class = |curve: &Curve| classes!("curve", curve.secondary.then_some("secondary"), curve.actual.then_some("came"));
    html! {
        <svg class="curves" aria-hidden="true" focusable="false" ~style={Css(format!("width:{width:.2}px;height:{:.2}px", track.height))}>
            { for track.curves.iter().filter_map(|curve| curve.area.as_ref()).map(|area| html! { <path class="area" d={area.clone()} /> }) }
            { for track.curves.iter().map(|curve| html! { <path class={class(curve)} d={curve.line.clone()} /> }) }
        </svg>
    }
}

fn shelf(column: &ShelfColumn, track: u32, state: &TimelineState<'_>) -> Html {
    let is_selected = |target: &Target| state.selected == Some(target);
    html! {
        <>
            <span class="shelf-title" ~style={Css(column.rect.css())}>{ &column.title }</span>
            { for column.marks.iter().map(|one| mark(one, track, state.active, is_selected(&one.target), &state.act)) }
        </>
    }
}
