//! The day that is asked about: its handle above the timeline, and its field in the strip.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::super::controller::Msg;
use super::controls::{closest, target};
use super::gestures::{Moves, listen};
use super::{active_element, find, screen_scale, scrolled};
use crate::state::{Action, DayMove};
use crate::view::{class, selector};

/// What carries the day in the spelling of the format, for the field to be edited.
const WRITTEN: &str = "data-written";

/// The field, where an element is one.
fn field(element: &Element) -> Option<&HtmlInputElement> {
    element.dyn_ref().filter(|_| element.class_list().contains(class::DAY))
}

/// Where the pointer is in the time area, in px from its left.
fn place(frame: &Element, event: &MouseEvent) -> Option<f64> {
    let axis = find(frame, selector::AXIS)?;
    let x = f64::from(event.client_x()) - axis.get_bounding_client_rect().left();
    // Left of it are the titles of tracks.
    (x >= 0.0).then(|| x / screen_scale(&axis) + scrolled(&axis).0)
}

/// The day under the pointer.
pub(super) fn at(frame: &Element, event: &MouseEvent) -> Option<Msg> {
    place(frame, event).map(|x| Msg::Act(Action::DayAt(x)))
}

/// A key on the handle or in the field.
pub(super) fn key(target: &Element, event: &KeyboardEvent) -> Option<Msg> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let key = event.key();
    let action = if let Some(field) = field(target) {
        match key.as_str() {
            "Enter" if !event.is_composing() => Action::DayWritten(field.value()),
            "Escape" => Action::AsOf(None),
            _ => return None,
        }
    } else if target.class_list().contains(class::HANDLE) {
        match key.as_str() {
            "ArrowRight" | "ArrowUp" => Action::MoveDay(DayMove::Tick(1)),
            "ArrowLeft" | "ArrowDown" => Action::MoveDay(DayMove::Tick(-1)),
            "PageUp" => Action::MoveDay(DayMove::Coarse(1)),
            "PageDown" => Action::MoveDay(DayMove::Coarse(-1)),
            "Home" => Action::MoveDay(DayMove::First),
            "End" => Action::MoveDay(DayMove::Last),
            "Escape" if target.class_list().contains("moved") => Action::AsOf(None),
            _ => return None,
        }
    } else {
        return None;
    };
    event.prevent_default();
    Some(Msg::Act(action))
}

/// Something got the focus: the field shows the date as it is written, the handle comes into sight with its timeline.
pub(super) fn entered(target: &Element) {
    if let Some(field) = field(target).filter(|field| !field.has_attribute("aria-invalid")) {
        field.set_value(&field.get_attribute(WRITTEN).unwrap_or_default());
        field.select();
    } else if target.class_list().contains(class::HANDLE) {
        let handle = target.clone();
        // The browser scrolls the axis to what has the focus, in its own time; the timeline goes along.
        let follow = move || {
            let Some(axis) = closest(&handle, selector::AXIS) else { return };
            if let Some(scroller) = axis.next_element_sibling() {
                scroller.set_scroll_left(axis.scroll_left());
            }
        };
        Timeout::new(0, follow).forget();
    }
}

/// The field lost the focus: it says the date in words again.
pub(super) fn left(event: &Event) -> Option<Msg> {
    let target = target(event)?;
    let field = field(&target)?;
    if field.get_attribute(WRITTEN) == Some(field.value()) {
        field.set_value(&field.get_attribute("value").unwrap_or_default());
    }
    None
}

/// Something else was written into the field.
pub(super) fn changed(event: &Event) -> Option<Msg> {
    let target = target(event)?;
    let field = field(&target)?;
    let known = [WRITTEN, "value"].into_iter().any(|name| field.get_attribute(name) == Some(field.value()));
    (!known).then(|| Msg::Act(Action::DayWritten(field.value())))
}

/// Puts the day into its field: in words, or as it is written while it is edited.
pub(super) fn show(root: &Element) {
    let Some(element) = find(root, selector::DAY) else { return };
    let Some(field) = field(&element) else { return };
    let edited = active_element(&element).is_some_and(|active| active == element) && !field.has_attribute("aria-invalid");
    field.set_value(&field.get_attribute(if edited { WRITTEN } else { "value" }).unwrap_or_default());
}

/// Gives the focus to the field, or to the button that leads to it, and leaves the page where it is.
pub(super) fn focus(root: &Element) {
    let element = find(root, ".as-of :is(input, button)").and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether an element is the field or stands beside it.
pub(super) fn is_beside_field(element: &Element) -> bool {
    closest(element, ".as-of").is_some()
}

/// Dragging the handle. A sideways wheel over it, or over the strip above, scrolls the timeline.
pub(super) fn gestures(frame: &Element, send: &Rc<dyn Fn(Msg)>, moves: &mut Moves) -> Vec<EventListener> {
    let held: Rc<Cell<Option<i32>>> = Rc::default();
    let on = |event: &Event, what: &str| closest(&event.target()?.dyn_into().ok()?, what);
    let down = {
        let held = held.clone();
        listen::<PointerEvent>(frame, "pointerdown", move |event| {
            let Some(handle) = on(event, selector::HANDLE).filter(|_| event.button() == 0) else { return };
            held.set(Some(event.pointer_id()));
            // From now on the movement is the handle's, wherever the pointer goes.
            let _ = handle.set_pointer_capture(event.pointer_id());
        })
    };
    moves.add({
        let (held, send, own) = (held.clone(), send.clone(), frame.clone());
        move |event| {
            // The button may have been released outside, where nobody told us.
            if event.buttons() & 1 == 0 {
                held.set(None);
            }
            if held.get() == Some(event.pointer_id())
                && let Some(msg) = at(&own, event)
            {
                send(msg);
            }
        }
    });
    let end = |name: &'static str| {
        let held = held.clone();
        listen::<PointerEvent>(frame, name, move |event| held.set(held.get().filter(|id| *id != event.pointer_id())))
    };
    let own = frame.clone();
    let wheel = listen::<WheelEvent>(frame, "wheel", move |event| {
        let sideways = event.delta_x().abs() > event.delta_y().abs();
        let is_above = on(event, selector::HANDLE).or_else(|| on(event, selector::OVERVIEW)).is_some();
        if let (true, true, Some(scroller)) = (sideways, is_above, find(&own, selector::SCROLLER)) {
            event.prevent_default();
            scroller.scroll_by_with_x_and_y(event.delta_x(), 0.0);
        }
    });
    vec![down, end("pointerup"), end("pointercancel"), end("lostpointercapture"), wheel]
}

/// The chart under a mouse, or under a finger that was put there, says its value.
pub(super) fn probes(frame: &Element, send: &Rc<dyn Fn(Msg)>, moves: &mut Moves) -> Vec<EventListener> {
    let last = Rc::new(Cell::new(None));
    let tell = |name: &'static str, where_it_is: fn(&Element, &PointerEvent) -> Option<(u32, f64)>| {
        let (last, send, own) = (last.clone(), send.clone(), frame.clone());
        move |event: &PointerEvent| {
            // A finger that is lifted leaves, and what it was put on stays.
            if name == "pointerleave" && event.pointer_type() != "mouse" {
                return;
            }
            let at = where_it_is(&own, event);
            if last.replace(at) != at {
                send(Msg::Act(Action::Probe(at)));
            }
        }
    };
    moves.add(tell("pointermove", hovered));
    let (down, leave) = (tell("pointerdown", touched), tell("pointerleave", |_, _| None));
    vec![listen(frame, "pointerdown", down), listen(frame, "pointerleave", leave)]
}

/// The chart under the mouse; none while it drags.
fn hovered(frame: &Element, event: &PointerEvent) -> Option<(u32, f64)> {
    (event.buttons() == 0 && event.pointer_type() == "mouse").then(|| chart(frame, event))?
}

/// The chart under a finger.
fn touched(frame: &Element, event: &PointerEvent) -> Option<(u32, f64)> {
    (event.pointer_type() != "mouse").then(|| chart(frame, event))?
}

/// The chart under a pointer, by its track, and where in it.
fn chart(frame: &Element, event: &PointerEvent) -> Option<(u32, f64)> {
    let row = event.target()?.dyn_into::<Element>().ok()?.closest("[aria-rowindex]").ok()??;
    find(&row, ".curves")?;
    let index: u32 = row.get_attribute("aria-rowindex")?.parse().ok()?;
    Some((index.checked_sub(1)?, place(frame, event)?))
}
