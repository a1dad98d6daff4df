//! The strip with the whole plan: where its window stands, and how it is dragged.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent};

use super::super::controller::Msg;
use super::controls::{closest, target};
use super::find;
use super::gestures::listen;
use crate::model::push_decimal;
use crate::state::{Action, DayMove, ShownWindow, WindowPart};
use crate::view::{class, selector};

/// As near to an end of the window, in px of the screen, that is what is dragged.
const GRIP: f64 = 12.0;

/// Puts the window where it stands; its `words` are told where it rests.
pub(super) fn show(root: &Element, window: &ShownWindow, words: bool) {
    let Some(strip) = find(root, selector::OVERVIEW) else { return };
    let brush = find(&strip, selector::BRUSH).and_then(|brush| brush.dyn_into::<HtmlElement>().ok());
    let Some(brush) = brush else { return };
    let percent = |share: f64| {
        let mut text = String::new();
        push_decimal(&mut text, 100.0 * share, 3);
        text.push('%');
        text
    };
    let style = brush.style();
    let _ = style.set_property("left", &percent(window.shares.0));
    let _ = style.set_property("width", &percent(window.shares.1 - window.shares.0));
    if !words {
        return;
    }
    for (range, (day, said)) in [selector::SHOWN_FROM, selector::SHOWN_UNTIL].into_iter().zip(&window.days) {
        if let Some(range) = find(&strip, range).and_then(|range| range.dyn_into::<HtmlInputElement>().ok()) {
            range.set_value(&day.number().to_string());
            let _ = range.set_attribute("aria-valuetext", said);
        }
    }
}

/// Which end of the window a range stands for.
fn part(element: &Element) -> Option<WindowPart> {
    let has = |class| element.class_list().contains(class);
    let end = || has(class::SHOWN_UNTIL).then_some(WindowPart::End);
    has(class::SHOWN_FROM).then_some(WindowPart::Start).or_else(end)
}

/// A key on one of the ranges: arrows go by the periods of the axis, with Shift the whole window.
pub(super) fn key(target: &Element, event: &KeyboardEvent) -> Option<Msg> {
    let part = part(target).filter(|_| !event.ctrl_key() && !event.alt_key() && !event.meta_key())?;
    let part = if event.shift_key() { WindowPart::Whole } else { part };
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => DayMove::Tick(1),
        "ArrowLeft" | "ArrowDown" => DayMove::Tick(-1),
        "PageUp" => DayMove::Coarse(1),
        "PageDown" => DayMove::Coarse(-1),
        "Home" => DayMove::First,
        "End" => DayMove::Last,
        _ => return None,
    };
    event.prevent_default();
    Some(Msg::Act(Action::StepWindow(part, to)))
}

/// A range was moved by other means: by fingers, with a screen reader.
pub(super) fn input(event: &Event) -> Option<Msg> {
    let range = target(event)?.dyn_into::<HtmlInputElement>().ok()?;
    let part = part(&range)?;
    let day = f64::from(range.value().parse::<i32>().ok()?);
    Some(Msg::Act(Action::MoveWindow(part, if part == WindowPart::End { day + 1.0 } else { day })))
}

/// What is dragged, and how far the pointer is from where that stands, in days.
#[derive(Clone, Copy)]
struct Held {
    pointer: i32,
    part: WindowPart,
    off: f64,
}

/// Dragging the window and its ends. Beside it, it comes to the pointer.
pub(super) fn gestures(frame: &Element, send: &Rc<dyn Fn(Msg)>) -> Vec<EventListener> {
    let held: Rc<Cell<Option<Held>>> = Rc::default();
    let down = {
        let (held, send) = (held.clone(), send.clone());
        listen::<PointerEvent>(frame, "pointerdown", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let strip = target.and_then(|target| closest(&target, selector::OVERVIEW));
            let Some(strip) = strip.filter(|_| event.button() == 0) else { return };
            let Some((held_part, day)) = grasp(&strip, event) else { return };
            // A press is no beginning of a selection.
            event.prevent_default();
            let _ = strip.set_pointer_capture(event.pointer_id());
            held.set(Some(held_part));
            send(Msg::Act(Action::MoveWindow(held_part.part, day - held_part.off)));
        })
    };
    let moved = {
        let (held, send, own) = (held.clone(), send.clone(), frame.clone());
        listen::<PointerEvent>(frame, "pointermove", move |event| {
            // The button may have been released outside, where nobody told us.
            if event.buttons() & 1 == 0 {
                held.set(None);
            }
            let Some(what) = held.get().filter(|held| held.pointer == event.pointer_id()) else { return };
            if let Some(day) = find(&own, selector::OVERVIEW).and_then(|strip| day_at(&strip, event)) {
                send(Msg::Act(Action::MoveWindow(what.part, day - what.off)));
            }
        })
    };
    let end = |name: &'static str| {
        let held = held.clone();
        listen::<PointerEvent>(frame, name, move |event| held.set(held.get().filter(|held| held.pointer != event.pointer_id())))
    };
    vec![down, moved, end("pointerup"), end("pointercancel"), end("lostpointercapture")]
}

/// First and last day of the strip, counted since 1970; the last one to its end. (Whole numbers: reading others takes 10 kB.)
fn days(strip: &Element) -> Option<(f64, f64)> {
    let range = find(strip, selector::SHOWN_FROM)?;
    let day = |name: &str| range.get_attribute(name)?.parse::<i32>().ok();
    Some((f64::from(day("min")?), f64::from(day("max")?) + 1.0))
}

/// The day under the pointer.
fn day_at(strip: &Element, event: &PointerEvent) -> Option<f64> {
    let (first, last) = days(strip)?;
    let place = strip.get_bounding_client_rect();
    Some(first + (f64::from(event.client_x()) - place.left()) / place.width().max(1.0) * (last - first))
}

/// What a press on the strip takes hold of, and the day under it.
fn grasp(strip: &Element, event: &PointerEvent) -> Option<(Held, f64)> {
    let day = day_at(strip, event)?;
    let (first, last) = days(strip)?;
    let (whole, window) = (strip.get_bounding_client_rect(), find(strip, selector::BRUSH)?.get_bounding_client_rect());
    let x = f64::from(event.client_x());
    let at = |x: f64| first + (x - whole.left()) / whole.width().max(1.0) * (last - first);
    let (to_left, to_right) = ((x - window.left()).abs(), (x - window.right()).abs());
    // The middle of a narrow window is not all ends.
    let grip = GRIP.min(window.width() / 4.0).max(GRIP / 2.0);
    let is_inside = x > window.left() && x < window.right();
    let part = match () {
        () if to_left <= grip && to_left <= to_right => WindowPart::Start,
        () if to_right <= grip => WindowPart::End,
        () => WindowPart::Whole,
    };
    let off = match part {
        WindowPart::Start => day - at(window.left()),
        WindowPart::End => day - at(window.right()),
        WindowPart::Whole if is_inside => day - at(window.left()),
        // Its middle comes under the pointer.
        WindowPart::Whole => (at(window.right()) - at(window.left())) / 2.0,
    };
    Some((Held { pointer: event.pointer_id(), part, off }, day))
}
