//! The toolbar: every gesture has a button here. One tab stop; arrows move within.

use yew::prelude::*;

use super::icons::{Icon, icon};
use super::roving::{Group, Roving};
use crate::i18n::Catalog;
use crate::state::{Action, View};

/// The factor of one step of zoom: half an octave, so that two steps double the scale.
pub(crate) const ZOOM_STEP: f64 = std::f64::consts::SQRT_2;

/// What the toolbar needs to know.
pub(super) struct ToolbarState<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) view: View,
    /// Whether there is an axis to move on.
    pub(super) has_axis: bool,
    /// Whether today lies on it.
    pub(super) has_today: bool,
    pub(super) act: Callback<Action>,
    pub(super) roving: &'a Roving,
}

/// Zoom, today, periods, and the switch between the views.
pub(super) fn toolbar(state: &ToolbarState<'_>) -> Html {
    let catalog = state.catalog;
    let moves = state.has_axis && state.view == View::Timeline;
    let mut buttons: Vec<Html> = Vec::new();
    let mut index = 0;
    let mut add = |action: Action, label: &'static str, content: Html, class: &'static str, pressed: Option<bool>| {
        let act = state.act.clone();
        let onclick = Callback::from(move |_: MouseEvent| act.emit(action.clone()));
        buttons.push(html! {
            <button
                key={label} type="button" class={classes!("tool", class)} part="button" title={label}
                aria-label={label} aria-pressed={pressed.map(|on| if on { "true" } else { "false" })}
                tabindex={state.roving.tabindex(Group::Toolbar, index)} data-rove={index.to_string()} {onclick}
            >{ content }</button>
        });
        index += 1;
    };
    if moves {
        add(Action::Period(-1), catalog.previous_period, icon(Icon::Left), "icon-only", None);
        add(Action::Period(1), catalog.next_period, icon(Icon::Right), "icon-only", None);
        add(Action::Zoom { factor: 1.0 / ZOOM_STEP, about: None }, catalog.zoom_out, icon(Icon::Minus), "icon-only", None);
        add(Action::Zoom { factor: ZOOM_STEP, about: None }, catalog.zoom_in, icon(Icon::Plus), "icon-only", None);
        add(Action::Fit, catalog.fit, html! { <>{ icon(Icon::Expand) }<span class="word">{ catalog.fit }</span></> }, "", None);
    }
    if state.has_today && state.has_axis {
        add(Action::GoToToday, catalog.today, html! { <span>{ catalog.today }</span> }, "", None);
    }
    for (view, label) in [(View::Timeline, catalog.timeline), (View::List, catalog.list)] {
        add(Action::ChooseView(view), label, html! { <span>{ label }</span> }, "view", Some(state.view == view));
    }
    let switch = buttons.split_off(buttons.len().saturating_sub(2));
    html! {
        <div class="toolbar" part="toolbar" role="toolbar" aria-label={catalog.toolbar}
            onkeydown={state.roving.onkeydown()} onfocusin={state.roving.onfocusin(Group::Toolbar)}>
            <div class="tools">{ for buttons }</div>
            <div class="switch" role="group" aria-label={catalog.view}>{ for switch }</div>
        </div>
    }
}
