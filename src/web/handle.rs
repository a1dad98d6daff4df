//! What the custom element calls. Every method takes `&self`: calls may come while another one is running.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Element, HtmlElement};
use yew::{AppHandle, Callback};

use super::{environment, events, fetch};
use crate::layout::Extent;
use crate::parse::json::Json;
use crate::state::{Action, View};
use crate::widget::source::{Failure, RoadmapWidgetProps, Source, WidgetEvent};
use crate::widget::{Msg, RoadmapWidget};

/// The style sheet that the element adopts.
#[wasm_bindgen(js_name = widgetCss)]
pub fn widget_css() -> String {
    crate::style::WIDGET_CSS.to_string()
}

/// Calls `notify` with a message when the WASM instance has failed for good, so that every element can show its data
/// as a plain list.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(notify: js_sys::Function) {
    // Only values that can be sent between threads may be captured; there is one thread here.
    thread_local! {
        static NOTIFY: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    }
    NOTIFY.with(|slot| *slot.borrow_mut() = Some(notify));
    std::panic::set_hook(Box::new(|info| {
        NOTIFY.with(|slot| {
            if let Some(notify) = slot.borrow().as_ref() {
                let _ = notify.call1(&JsValue::NULL, &info.to_string().into());
            }
        });
    }));
}

/// One roadmap on the page.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    host: HtmlElement,
    app: Option<AppHandle<RoadmapWidget>>,
    props: RoadmapWidgetProps,
    src: Option<String>,
    request: Option<AbortController>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a roadmap into a fresh element inside the shadow root of `host`. It waits for data.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, mount: Element) -> Widget {
        let inner = Rc::new_cyclic(|weak: &std::rc::Weak<RefCell<Inner>>| {
            let (weak, element) = (weak.clone(), host.clone());
            let on_event = Callback::from(move |event: WidgetEvent| match (event, weak.upgrade()) {
                (WidgetEvent::Retry, Some(inner)) => wasm_bindgen_futures::spawn_local(async move { load(&inner) }),
                (event, _) => events::dispatch(&element, event, environment::language(&element)),
            });
            let props = RoadmapWidgetProps {
                source: Source::Loading,
                lang: environment::language(&host),
                today: environment::today(),
                theme: None,
                view: None,
                start: None,
                end: None,
                can_retry: false,
                stale: false,
                sizes: None,
                on_event,
            };
            RefCell::new(Inner { host, app: None, props, src: None, request: None })
        });
        let props = inner.borrow().props.clone();
        let app = yew::Renderer::<RoadmapWidget>::with_root_and_props(mount, props).render();
        inner.borrow_mut().app = Some(app);
        Widget { inner }
    }

    /// Takes over an attribute of the element; `None` when it was removed.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, value: Option<String>) {
        if name == "src" {
            {
                let mut inner = self.inner.borrow_mut();
                inner.src = value.filter(|value| !value.is_empty());
                inner.props.can_retry = inner.src.is_some();
            }
            load(&self.inner);
            return;
        }
        update(&self.inner, |inner| {
            let text = value.as_deref();
            let props = &mut inner.props;
            match name {
                "lang" => props.lang = environment::language(&inner.host),
                "theme" => props.theme = text.map(|text| text.to_string().into()),
                "view" => {
                    props.view = match text {
                        Some("timeline") => Some(View::Timeline),
                        Some("list") => Some(View::List),
                        _ => None,
                    }
                }
                "today" => props.today = text.and_then(environment::day).unwrap_or_else(environment::today),
                "start" => props.start = text.and_then(environment::days).map(|(first, _)| first),
                "end" => props.end = text.and_then(environment::days).map(|(_, last)| last),
                _ => {}
            }
        });
    }

    /// Takes data: JSON text, or an object.
    #[wasm_bindgen(js_name = setData)]
    pub fn set_data(&self, data: JsValue) {
        let source = match data.as_string() {
            Some(text) => Source::Text(text.into()),
            None => match serde_wasm_bindgen::from_value::<Json>(data) {
                Ok(json) => Source::Json(Rc::new(json.without_nulls())),
                Err(_) => Source::Failed(Failure::Object),
            },
        };
        give_up(&self.inner);
        update(&self.inner, |inner| (inner.props.source, inner.props.stale) = (source, false));
    }

    /// Says that an object could not be taken over: it has functions, or getters that fail.
    #[wasm_bindgen(js_name = refuseData)]
    pub fn refuse_data(&self) {
        give_up(&self.inner);
        update(&self.inner, |inner| inner.props.source = Source::Failed(Failure::Object));
    }

    /// Shows the whole plan.
    pub fn fit(&self) {
        self.act(Action::Fit);
    }

    /// Shows the days from one date to another, each in any form of the format. Anything else changes nothing.
    #[wasm_bindgen(js_name = zoomTo)]
    pub fn zoom_to(&self, start: &str, end: &str) {
        if let (Some((first, _)), Some((_, last))) = (environment::days(start), environment::days(end)) {
            self.act(Action::ZoomTo(Extent { first, last }));
        }
    }

    /// Brings today to the middle.
    #[wasm_bindgen(js_name = goToToday)]
    pub fn go_to_today(&self) {
        self.act(Action::GoToToday);
    }

    /// Opens the panel of an item; an unknown id changes nothing.
    pub fn select(&self, id: String) {
        self.send(Msg::SelectId(id));
    }

    /// Unmounts. The handle must not be used afterwards.
    pub fn destroy(&self) {
        give_up(&self.inner);
        let app = self.inner.borrow_mut().app.take();
        if let Some(app) = app {
            app.destroy();
        }
    }

    fn act(&self, action: Action) {
        self.send(Msg::Act(action));
    }

    fn send(&self, msg: Msg) {
        if let Some(app) = &self.inner.borrow().app {
            app.send_message(msg);
        }
    }
}

/// Changes the properties and shows them.
fn update(inner: &Rc<RefCell<Inner>>, change: impl FnOnce(&mut Inner)) {
    let mut inner = inner.borrow_mut();
    change(&mut inner);
    let props = inner.props.clone();
    if let Some(app) = &mut inner.app {
        app.update(props);
    }
}

fn give_up(inner: &Rc<RefCell<Inner>>) {
    if let Some(request) = inner.borrow_mut().request.take() {
        request.abort();
    }
}

/// Loads the data of `src`. An older request is given up, so its answer can never replace a newer one; data that is
/// already shown stays until there is something better.
fn load(inner: &Rc<RefCell<Inner>>) {
    give_up(inner);
    let Some(url) = inner.borrow().src.clone() else { return };
    let Ok(request) = AbortController::new() else { return };
    inner.borrow_mut().request = Some(request.clone());
    if !matches!(inner.borrow().props.source, Source::Text(_) | Source::Json(_)) {
        update(inner, |inner| inner.props.source = Source::Loading);
    }
    let inner = inner.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let answer = fetch::text(&url, &request).await;
        match answer {
            // It may have been given up while its answer was on the way here.
            _ if request.signal().aborted() && !matches!(answer, Err(Some(Failure::Timeout | Failure::TooLarge))) => {}
            Err(None) => {}
            Ok(text) => update(&inner, |inner| (inner.props.source, inner.props.stale) = (Source::Text(text.into()), false)),
            Err(Some(failure)) => failed(&inner, failure),
        }
    });
}

fn failed(inner: &Rc<RefCell<Inner>>, failure: Failure) {
    let has_data = matches!(inner.borrow().props.source, Source::Text(_) | Source::Json(_));
    if has_data {
        let (lang, on_event) = (inner.borrow().props.lang, inner.borrow().props.on_event.clone());
        update(inner, |inner| inner.props.stale = true);
        on_event.emit(WidgetEvent::Error { code: failure.code(), message: failure.message(lang) });
    } else {
        update(inner, |inner| inner.props.source = Source::Failed(failure));
    }
}
