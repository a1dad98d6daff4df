//! Zooming between two pictures: while a wheel or two fingers zoom, CSS scales the last picture. A new one is made when they rest,
//! and a few times a second. A new picture costs as much as all its elements; scaling costs almost nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::controller::Msg;
use super::debounce::Debounce;
use crate::model::push_decimal;
use crate::state::Action;
use crate::view::selector;

/// How long a zoom must rest before a new picture is made, in ms.
const REST_MS: u32 = 60;
/// How long a picture is stretched at most, in ms.
const PATIENCE_MS: u32 = 300;
/// How far a picture is stretched at most: letters are stretched with it.
const FARTHEST: f64 = 4.0;

/// Zooms of one timeline that were not carried out yet.
#[derive(Clone)]
pub(super) struct Stretch {
    scroller: Element,
    send: Rc<dyn Fn(Msg)>,
    /// By how much it can be zoomed out and in.
    room: Rc<Cell<(f64, f64)>>,
    pending: Rc<RefCell<Option<Pending>>>,
}

struct Pending {
    factor: f64,
    /// What stays in place, in px from the left edge of the visible time area.
    about: f64,
    /// What is stretched: tracks, bands, axis.
    wide: Vec<HtmlElement>,
    rest: Debounce,
    _patience: Timeout,
}

impl Stretch {
    pub(super) fn new(scroller: &Element, send: &Rc<dyn Fn(Msg)>) -> Stretch {
        Stretch { scroller: scroller.clone(), send: send.clone(), room: Rc::new(Cell::new((1.0, 1.0))), pending: Rc::default() }
    }

    /// Sets by how much it can be zoomed out and in from here.
    pub(super) fn set_room(&self, room: (f64, f64)) {
        self.room.set(room);
    }

    /// By how much it can be zoomed in from the picture as it was made.
    pub(super) fn closest(&self) -> f64 {
        self.room.get().1
    }

    /// Zooms by a factor about a place, in px from the left edge of the visible time area: that of the first of several zooms,
    /// and only then asked for, since the browser must lay out what was stretched to tell it.
    pub(super) fn by(&self, factor: f64, about: impl FnOnce() -> f64) {
        let mut pending = self.pending.borrow_mut();
        let (least, most) = self.room.get();
        let before = pending.as_ref().map_or(1.0, |held| held.factor);
        let wanted = (before * factor).min(most).max(least);
        if wanted == before {
            return;
        }
        let held = pending.get_or_insert_with(|| self.begin(about()));
        held.factor = wanted;
        held.rest.moved();
        if (1.0 / FARTHEST..=FARTHEST).contains(&wanted) {
            held.show();
        } else {
            drop(pending);
            self.settle();
        }
    }

    /// Makes the new picture, if one is wanted.
    pub(super) fn settle(&self) {
        // A listener may come here again while it is told.
        let Some(held) = self.pending.borrow_mut().take() else { return };
        for element in &held.wide {
            let style = element.style();
            let _ = style.remove_property("transform");
            let _ = style.remove_property("transform-origin");
            let _ = style.remove_property("will-change");
        }
        (self.send)(Msg::Act(Action::Zoom { factor: held.factor, about: Some(held.about) }));
    }

    fn begin(&self, about: f64) -> Pending {
        let mut wide = Vec::new();
        let mut keep = |element: Option<Element>| wide.extend(element.and_then(|element| element.dyn_into::<HtmlElement>().ok()));
        if let Ok(found) = self.scroller.query_selector_all(&format!("{}, {}", selector::BODY, selector::GROUND)) {
            for index in 0..found.length() {
                keep(found.get(index).and_then(|node| node.dyn_into().ok()));
            }
        }
        keep(self.scroller.previous_element_sibling().and_then(|axis| axis.first_element_child()));
        let mut origin = String::new();
        push_decimal(&mut origin, f64::from(self.scroller.scroll_left()) + about, 1);
        origin.push_str("px 0");
        for element in &wide {
            let style = element.style();
            let _ = style.set_property("transform-origin", &origin);
            // Layers of their own, which are not painted again for each step.
            let _ = style.set_property("will-change", "transform");
        }
        let (at_rest, late) = (self.clone(), self.clone());
        let rest = Debounce::new(REST_MS, move || at_rest.settle());
        Pending { factor: 1.0, about, wide, rest, _patience: Timeout::new(PATIENCE_MS, move || late.settle()) }
    }
}

impl Pending {
    fn show(&self) {
        let mut transform = String::from("scaleX(");
        push_decimal(&mut transform, self.factor, 4);
        transform.push(')');
        for element in &self.wide {
            let _ = element.style().set_property("transform", &transform);
        }
    }
}
