//! Listeners and observers that live as long as the component.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, ResizeObserver};

use super::super::controller::Msg;
use super::debounce::Debounce;
use super::gestures::Gestures;
use crate::view::selector;

use super::{controls, focus_cell, measure, scroller};

/// How long the range must rest before the page is told, in ms.
const REST_MS: u32 = 150;

/// How long a reader must have stopped asking before the answer is said, in ms.
const ASKED_MS: u32 = 500;

/// What was attached to the DOM. Dropping it detaches everything.
#[derive(Default)]
pub(super) struct Attached {
    controls: Vec<EventListener>,
    resize: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
    fonts: Option<EventListener>,
    /// What tells that the page is put on paper.
    paper: Vec<EventListener>,
    gestures: Option<(Element, Gestures)>,
    rest: Option<Debounce>,
    asked: Option<Debounce>,
    /// Whether the grid had the focus when it was last looked at.
    grid_focus: Option<(Element, Vec<EventListener>, Rc<RefCell<bool>>)>,
}

impl Drop for Attached {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.resize {
            observer.disconnect();
        }
    }
}

impl Attached {
    /// Listens to the controls of the widget, once.
    pub(super) fn attach(&mut self, root: &Element, send: &Rc<dyn Fn(Msg)>) {
        if !self.controls.is_empty() {
            return;
        }
        let listen = |event: &'static str, options, handle: fn(&Event) -> Option<Msg>| {
            let send = send.clone();
            EventListener::new_with_options(root, event, options, move |event| {
                if let Some(msg) = handle(event) {
                    send(msg);
                }
            })
        };
        let bubbling = EventListenerOptions::enable_prevent_default;
        self.controls = vec![
            listen("click", bubbling(), controls::click),
            listen("mousedown", bubbling(), controls::pressed),
            listen("keydown", bubbling(), controls::keydown),
            listen("focusin", bubbling(), controls::focusin),
            listen("focusout", bubbling(), controls::focusout),
            listen("input", bubbling(), controls::input),
            listen("change", bubbling(), super::day::changed),
            // Esc and the browser's own ways of closing the panel: this event does not bubble.
            listen("close", EventListenerOptions::run_in_capture_phase(), controls::closed),
        ];
        let settled = send.clone();
        self.rest = Some(Debounce::new(REST_MS, move || settled(Msg::ViewSettled)));
        let rested = send.clone();
        self.asked = Some(Debounce::new(ASKED_MS, move || rested(Msg::AskingRested)));
        self.observe(root, send.clone());
        self.watch_paper(send);
    }

    /// Watches for printing. Some engines tell it by events, some by the media query, most by both.
    fn watch_paper(&mut self, send: &Rc<dyn Fn(Msg)>) {
        let Some(window) = web_sys::window() else { return };
        let tell = |on: bool| {
            let send = send.clone();
            move |_: &Event| send(Msg::Paper(on))
        };
        self.paper.push(EventListener::new(&window, "beforeprint", tell(true)));
        self.paper.push(EventListener::new(&window, "afterprint", tell(false)));
        if let Some(query) = window.match_media("print").ok().flatten() {
            let (send, asked) = (send.clone(), query.clone());
            self.paper.push(EventListener::new(&query, "change", move |_| send(Msg::Paper(asked.matches()))));
        }
    }

    /// Carries out a zoom that is still on its way.
    pub(super) fn settle(&self) {
        if let Some((_, gestures)) = &self.gestures {
            gestures.settle();
        }
    }

    /// Whether the focus is in the grid.
    pub(super) fn grid_has_focus(&self) -> bool {
        self.grid_focus.as_ref().is_some_and(|(.., focused)| *focused.borrow())
    }

    /// Watches the size of the widget and the loading of fonts; tells the first size at once where there is one.
    fn observe(&mut self, root: &Element, send: Rc<dyn Fn(Msg)>) {
        let tell = {
            let root = root.clone();
            move || {
                if let Some(sizes) = measure::sizes(&root) {
                    send(Msg::Measured(sizes));
                }
            }
        };
        tell();
        if let Some(fonts) = web_sys::window().and_then(|window| window.document()).map(|document| document.fonts()) {
            let tell = tell.clone();
            self.fonts = Some(EventListener::new(&fonts, "loadingdone", move |_| {
                measure::forget_font();
                tell();
            }));
        }
        // In the next frame: what is drawn changes the height, and a page hears of it as an error when an observed size
        // changes while sizes are being told.
        let mut pending = None;
        let callback = Closure::<dyn FnMut()>::new(move || {
            let tell = tell.clone();
            // An earlier one that has not come yet is given up with its handle.
            drop(pending.replace(request_animation_frame(move |_| tell())));
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(root);
            self.resize = Some((observer, callback));
        }
    }

    /// Listens to the gestures of the timeline, again when its element is another one. `label_column` in px; `room` by how much
    /// it can be zoomed out and in.
    pub(super) fn gestures(&mut self, root: &Element, send: &Rc<dyn Fn(Msg)>, label_column: f64, room: (f64, f64)) {
        let Some(element) = scroller(root) else {
            self.gestures = None;
            return;
        };
        if self.gestures.as_ref().is_none_or(|(known, _)| *known != element) {
            let gestures = Gestures::new(&element, send);
            self.gestures = Some((element, gestures));
        }
        if let Some((_, gestures)) = &self.gestures {
            gestures.set(label_column, room);
        }
    }

    /// Something else was looked for, or another day asked about.
    pub(super) fn asked(&self) {
        if let Some(asked) = &self.asked {
            asked.moved();
        }
    }

    /// The range has moved.
    pub(super) fn moved(&self) {
        if let Some(rest) = &self.rest {
            rest.moved();
        }
    }

    /// Where the focused mark was replaced (zoomed into a chip, scrolled out of the drawn window), its successor gets
    /// the focus, without scrolling.
    pub(super) fn keep_focus(&mut self, root: &Element, key: &str) {
        let Some(element) = scroller(root) else {
            self.grid_focus = None;
            return;
        };
        if self.grid_focus.as_ref().is_none_or(|(known, ..)| *known != element) {
            let focused = Rc::new(RefCell::new(false));
            let (on, off) = (focused.clone(), focused.clone());
            let own = element.clone();
            let listeners = vec![
                EventListener::new(&element, "focusin", move |_| *on.borrow_mut() = true),
                EventListener::new(&element, "focusout", move |event| {
                    // A removed element loses the focus to nothing; that is not the reader leaving.
                    let to = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
                    let removed = !event
                        .target()
                        .and_then(|from| from.dyn_into::<Element>().ok())
                        .is_some_and(|from| own.contains(Some(&from)));
                    let stays = to.map_or(removed, |to| own.contains(to.dyn_ref()));
                    if !stays {
                        *off.borrow_mut() = false;
                    }
                }),
            ];
            self.grid_focus = Some((element.clone(), listeners, focused));
        }
        let had_focus = self.grid_has_focus();
        // Seen from the document, so that the focus is never taken from the page around the widget.
        let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
        let nobody_else = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
        if had_focus && nobody_else && element.is_connected() && !dialog_is_open(&element) {
            focus_cell(&element, key, false);
        }
    }
}

fn dialog_is_open(near: &Element) -> bool {
    near.closest("section")
        .ok()
        .flatten()
        .and_then(|root| root.query_selector(&format!("{}[open]", selector::SHEET)).ok().flatten())
        .is_some()
}
