//! What the custom element calls. Every method takes `&self`: calls may come while another one is running.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback};

use super::{environment, events};
use crate::i18n::{Lang, languages, negotiate};
use crate::json::JsonText;
use crate::model::{DayRange, Failure, Tag};
use crate::parse::{parse_end, parse_regions};
use crate::state::{Action, View};
use crate::widget::controller::Msg;
use crate::widget::driver::Driver;
use crate::widget::source::{Settings, Source, WidgetEvent};
use crate::widget::{Mounted, Screen, ScreenProps, forget_font, late, sizes_of, sizes_within};

/// The style sheet that the element adopts first.
#[wasm_bindgen(js_name = widgetCss)]
pub fn widget_css() -> String {
    crate::style::FIRST_CSS.to_string()
}

/// What it adopts beside that; nothing before the late part is there.
#[wasm_bindgen(js_name = lateCss)]
pub fn late_css() -> String {
    late().map(|late| (late.css)().to_string()).unwrap_or_default()
}

/// Whether an attribute that wants a date has one; true for every other attribute.
#[wasm_bindgen]
pub fn understands(name: &str, value: &str) -> bool {
    match name {
        "today" => environment::day(value).is_some(),
        "start" | "end" => environment::days(value).is_some(),
        "as-of" => value == "today" || parse_end(value).is_some(),
        _ => true,
    }
}

/// Takes over the texts of a language, as JSON in UTF-8. Without them, or where it is no such file, English is spoken in its place, and
/// the answer is false.
#[wasm_bindgen]
pub fn learn(lang: &str, json: Option<Uint8Array>) -> bool {
    Lang::of(&Tag::new(lang)).is_some_and(languages::is_known)
        || languages::is_known(languages::learn(lang, parsed(json).as_ref()))
}

/// A file that is JSON in UTF-8.
fn parsed(json: Option<Uint8Array>) -> Option<JsonText> {
    let text = String::from_utf8(json?.to_vec()).ok()?;
    JsonText::new(&Rc::new(text)).ok()
}

/// Takes over the words for faults in a language, as JSON in UTF-8; they are English where there is no such file. Only with the late part.
#[wasm_bindgen(js_name = learnLate)]
pub fn learn_late(lang: &str, json: Option<Uint8Array>) {
    if let Some(late) = late() {
        (late.learn_late)(negotiate([lang]), parsed(json).as_ref());
    }
}

/// One roadmap on the page.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    /// The language in which events are told: that of the settings.
    spoken: Rc<Cell<Lang>>,
    /// What Yew holds in the page.
    app: Option<AppHandle<Screen>>,
    driver: Option<Rc<Driver>>,
    settings: Settings,
    on_event: Callback<WidgetEvent>,
    /// Whether today is that of the reader's clock.
    follows_clock: bool,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a roadmap into a fresh element inside the shadow root of `host`, in a language that was learned. `data` is JSON text in UTF-8, in pieces, `made` from
    /// an object or not; without it the code of why it could not be had, or nothing while it is on its way. `retry` is called
    /// when the reader asks for it once more, `want` with a kind of texts (`regions`, `faults`) and a language when these are wanted.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "called from one place, in JavaScript")]
    pub fn new(
        host: HtmlElement,
        mount: Element,
        lang: &str,
        retry: js_sys::Function,
        want: js_sys::Function,
        data: Option<Vec<Uint8Array>>,
        made: bool,
        fault: Option<String>,
        shows_faults: bool,
    ) -> Widget {
        let spoken = Rc::new(Cell::new(negotiate([lang])));
        let (element, lang) = (host.clone(), spoken.clone());
        let on_event = Callback::from(move |event: WidgetEvent| events::dispatch(&element, lang.get(), event, &retry, &want));
        let source = match (data, fault) {
            (Some(data), _) => given(data, made),
            (None, Some(code)) => Source::Failed(Failure::from_code(&code)),
            (None, None) => Source::Loading,
        };
        let mut settings = Settings {
            source,
            search: true,
            filter: None,
            hides: false,
            as_of: None,
            lang: spoken.get(),
            today: environment::today(),
            theme: None,
            view: None,
            start: None,
            end: None,
            can_retry: false,
            stale: false,
            shows_faults,
            regions: None,
            attempt: 0,
            // Known before the first page is made, so that it is made once.
            sizes: sizes_within(&mount),
        };
        for name in ["src", "theme", "view", "today", "start", "end", "search", "filter", "filter-mode", "as-of"] {
            if let Some(value) = host.get_attribute(name) {
                set(&mut settings, name, Some(&value));
            }
        }
        let follows_clock = host.get_attribute("today").as_deref().and_then(environment::day).is_none();
        let driver = Driver::new(settings.clone(), on_event.clone());
        let screen = ScreenProps { driver: Mounted(driver.clone()) };
        let app = Some(yew::Renderer::<Screen>::with_root_and_props(mount, screen).render());
        let inner = Inner { spoken, app, driver: Some(driver), settings, on_event, follows_clock };
        Widget { inner: Rc::new(RefCell::new(inner)) }
    }

    /// Takes over an attribute of the element; `None` when it was removed.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, value: Option<String>) {
        update(&self.inner, |inner| {
            if name == "src" && !has_data(&inner.settings.source) {
                inner.settings.source = Source::Loading;
            }
            if name == "today" {
                inner.follows_clock = value.as_deref().and_then(environment::day).is_none();
            }
            set(&mut inner.settings, name, value.as_deref());
            inner.spoken.set(inner.settings.lang);
        });
    }

    /// Takes data as JSON text in UTF-8, in pieces. `made` says that the text was serialised from an object: its faults then have no
    /// lines, since nobody wrote any.
    #[wasm_bindgen(js_name = setData)]
    pub fn set_data(&self, data: Vec<Uint8Array>, made: bool) {
        update(&self.inner, |inner| {
            inner.settings.attempt += 1;
            (inner.settings.source, inner.settings.stale) = (given(data, made), false);
        });
    }

    /// Takes the data away until other data comes.
    pub fn clear(&self) {
        update(&self.inner, |inner| (inner.settings.source, inner.settings.stale) = (Source::Loading, false));
    }

    /// Takes names of countries in a language, as a JSON object in UTF-8.
    #[wasm_bindgen(js_name = setRegions)]
    pub fn set_regions(&self, lang: &str, json: Uint8Array) {
        let names = String::from_utf8(json.to_vec()).ok().and_then(|text| parse_regions(negotiate([lang]), text));
        if names.is_some() {
            update(&self.inner, |inner| inner.settings.regions = names);
        }
    }

    /// Shows or hides the list of what is wrong with the data.
    #[wasm_bindgen(js_name = showFaults)]
    pub fn show_faults(&self, shown: bool) {
        update(&self.inner, |inner| inner.settings.shows_faults = shown);
    }

    /// It may be another day by the reader's clock.
    #[wasm_bindgen(js_name = newDay)]
    pub fn new_day(&self) {
        let today = environment::today();
        let is_new = self.inner.borrow().follows_clock && self.inner.borrow().settings.today != today;
        if is_new {
            update(&self.inner, |inner| inner.settings.today = today);
        }
    }

    /// Says by its code why data could not be had. Data that is already shown stays.
    pub fn refuse(&self, code: &str) {
        let failure = Failure::from_code(code);
        let keeps = !matches!(failure, Failure::Object(..)) && has_data(&self.inner.borrow().settings.source);
        if keeps {
            let (lang, on_event) = (self.inner.borrow().settings.lang, self.inner.borrow().on_event.clone());
            update(&self.inner, |inner| inner.settings.stale = true);
            let message = late().and_then(|late| late.view.failure(&failure, lang)).unwrap_or_default();
            on_event.emit(WidgetEvent::Error { code: failure.code(), message });
        } else {
            update(&self.inner, |inner| {
                inner.settings.attempt += 1;
                inner.settings.source = Source::Failed(failure);
            });
        }
    }

    /// Shows the whole plan.
    pub fn fit(&self) {
        self.act(Action::Fit);
    }

    /// Shows the days from one date to another, each in any form of the format. Anything else changes nothing.
    #[wasm_bindgen(js_name = zoomTo)]
    pub fn zoom_to(&self, start: &str, end: &str) {
        if let (Some(start), Some(end)) = (environment::days(start), environment::days(end)) {
            self.act(Action::ZoomTo(DayRange { first: start.first, last: end.last }));
        }
    }

    /// Brings today to the middle.
    #[wasm_bindgen(js_name = goToToday)]
    pub fn go_to_today(&self) {
        self.send(Msg::FromPage(Action::GoToToday));
    }

    /// Asks about a day, in any form of the format or as `today`, and brings it into sight. Anything else changes nothing.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, date: &str) {
        self.ask_about(date, true);
    }

    /// Asks about a day, and leaves what is in sight.
    pub fn ask(&self, date: &str) {
        self.ask_about(date, false);
    }

    /// Opens the panel of an item; an unknown id changes nothing.
    pub fn select(&self, id: String) {
        self.send(Msg::SelectId(id));
    }

    /// Measures the screen again while the late part of the program does not watch it yet. `fonts` says that fonts have loaded.
    pub fn remeasure(&self, fonts: bool) {
        if fonts {
            forget_font();
        }
        let root = self.inner.borrow().driver.as_ref().and_then(|driver| driver.root());
        let sizes = root.and_then(|root| sizes_of(&root));
        if sizes.is_some() && sizes != self.inner.borrow().settings.sizes {
            update(&self.inner, |inner| inner.settings.sizes = sizes);
        }
    }

    /// One thing that is wrong with the data, in words, by its number in `roadmap-ready`; nothing as long as there are none.
    pub fn message(&self, number: usize) -> Option<String> {
        let (driver, lang) = (self.inner.borrow().driver.clone(), self.inner.borrow().settings.lang);
        late()?.view.message(driver?.diagnostics().get(number)?, lang)
    }

    /// The late part of the program has come, or words for faults have.
    pub fn joined(&self) {
        self.send(Msg::Joined);
    }

    /// The late part of the program could not be had.
    pub fn incomplete(&self) {
        self.send(Msg::Incomplete);
    }

    /// The element was moved in the page: what was scrolled in it is lost.
    #[wasm_bindgen(js_name = putBack)]
    pub fn put_back(&self) {
        let driver = self.inner.borrow().driver.clone();
        if let Some(driver) = driver {
            driver.mounted();
        }
    }

    /// Unmounts. The handle must not be used afterwards.
    pub fn destroy(&self) {
        let mut inner = self.inner.borrow_mut();
        let (app, driver) = (inner.app.take(), inner.driver.take());
        // What is taken apart may call back.
        drop(inner);
        if let Some(app) = app {
            app.destroy();
        }
        drop(driver);
    }

    fn ask_about(&self, date: &str, into_sight: bool) {
        let period = parse_end(date.trim()).map(|date| date.period);
        if period.is_some() || date == "today" {
            self.send(Msg::FromPage(if into_sight { Action::GoTo(period) } else { Action::AsOf(period) }));
        }
    }

    fn act(&self, action: Action) {
        self.send(Msg::Act(action));
    }

    fn send(&self, msg: Msg) {
        let driver = self.inner.borrow().driver.clone();
        if let Some(driver) = driver {
            driver.send(msg);
        }
    }
}

/// The data in one piece. What is not UTF-8 is shown as such, letter by letter.
fn given(data: Vec<Uint8Array>, made: bool) -> Source {
    let length = data.iter().map(|piece| piece.length() as usize).sum();
    let mut bytes = vec![0; length];
    let mut rest = bytes.as_mut_slice();
    for piece in data {
        let Some((here, after)) = rest.split_at_mut_checked(piece.length() as usize) else { break };
        piece.copy_to(here);
        rest = after;
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if made { Source::Object(text.into()) } else { Source::Text(text.into()) }
}

/// Sets the property that an attribute stands for.
fn set(settings: &mut Settings, name: &str, text: Option<&str>) {
    match name {
        // The element loads it; here it matters only that it can be tried again.
        "src" => settings.can_retry = text.is_some_and(|text| !text.is_empty()),
        // The element has found it, and its texts.
        "lang" => settings.lang = negotiate(text),
        "search" => settings.search = text != Some("none"),
        "filter" => settings.filter = text.map(ToString::to_string),
        "as-of" => settings.as_of = text.and_then(parse_end).map(|date| date.period),
        "filter-mode" => settings.hides = text == Some("hide"),
        "theme" => settings.theme = text.map(ToString::to_string),
        "view" => {
            settings.view = text.and_then(View::from_name);
        }
        "today" => settings.today = text.and_then(environment::day).unwrap_or_else(environment::today),
        "start" => settings.start = text.and_then(environment::days).map(|days| days.first),
        "end" => settings.end = text.and_then(environment::days).map(|days| days.last),
        _ => {}
    }
}

/// Changes the settings and shows them.
fn update(inner: &Rc<RefCell<Inner>>, change: impl FnOnce(&mut Inner)) {
    change(&mut inner.borrow_mut());
    show_settings(inner);
}

/// Shows them. Apart, so that it is there once and not for each change.
#[inline(never)]
fn show_settings(inner: &Rc<RefCell<Inner>>) {
    let (driver, settings) = (inner.borrow().driver.clone(), inner.borrow().settings.clone());
    if let Some(driver) = driver {
        driver.set(settings);
    }
}

fn has_data(source: &Source) -> bool {
    matches!(source, Source::Text(_) | Source::Object(_))
}
