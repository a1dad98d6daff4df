//! A Yew application with a roadmap in it: typed properties and callbacks, no custom element. On a page that has the
//! element's script too, it uses the element, to see that two frameworks of one kind do not meet.

use roadmap_widget::i18n::Lang;
use roadmap_widget::model::Day;
use roadmap_widget::state::View;
use roadmap_widget::{RoadmapWidgetProps, WidgetEvent, use_roadmap};
use yew::prelude::*;

#[component]
fn App() -> Html {
    let chosen = use_state(String::new);
    let items = use_state(|| 0);
    let on_event = {
        let (chosen, items) = (chosen.clone(), items.clone());
        Callback::from(move |event| match event {
            WidgetEvent::Ready { items: count, .. } => items.set(count),
            WidgetEvent::Select { id } => chosen.set(id),
            _ => {}
        })
    };
    let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
    let details = html! { <p id="chosen">{ (*chosen).clone() }</p> };
    let roadmap = use_roadmap(&yew::props!(RoadmapWidgetProps {
        src: "/roadmap.json",
        lang: Lang::Ru,
        today,
        view: View::Timeline,
        on_event,
        details: vec![details],
    }));
    let whole = {
        let roadmap = roadmap.clone();
        move |_| roadmap.fit()
    };
    html! {
        <main data-items={items.to_string()} data-chosen={(*chosen).clone()}>
            <button id="whole" onclick={whole}>{ "The whole plan" }</button>
            { roadmap.view() }
        </main>
    }
}

#[component]
fn Host() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_| count.set(*count + 1))
    };
    html! {
        <main {onclick} data-count={count.to_string()}>
            <roadmap-widget src="/roadmap.json" lang="ru" today="2026-11-24" view="timeline"></roadmap-widget>
        </main>
    }
}

/// The style sheet of the widget, adopted by the page: an element would do so for its shadow root.
fn adopt_styles() -> Option<()> {
    let sheet = web_sys::CssStyleSheet::new().ok()?;
    sheet.replace_sync(roadmap_widget::style::WIDGET_CSS).ok()?;
    let document = web_sys::window()?.document()?;
    document.adopted_style_sheets().push(&sheet);
    Some(())
}

fn main() {
    let has_element =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("element"));
    if has_element.is_some() {
        yew::Renderer::<Host>::new().render();
    } else {
        adopt_styles();
        yew::Renderer::<App>::new().render();
    }
}
