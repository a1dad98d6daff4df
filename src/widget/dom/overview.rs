//! The strip with the whole plan: where its window stands, and how it is dragged.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent};

use super::super::controller::Msg;
use super::controls::{closest, target};
use super::gestures::{Moves, listen};
use super::stretch::Stretch;
use super::{find, scrolled};
use crate::model::{Day, push_decimal};
use crate::state::{Action, DayMove, WindowPart};
use crate::view::{class, selector};

/// How near to an end of the window a press takes hold of that end, in px of the screen.
const GRIP: f64 = 12.0;

/// The least change of its width that is drawn, as a share of the strip.
const WIDTH_STEP: f64 = 1e-6;

/// The shown window as it is drawn. It stands in a box that only we scroll: when it was moved by a transform, Chromium built all layers
/// anew for each step of a scroll, which took as long as a fifth of the step.
pub(super) struct Window {
    shown: Element,
    brush: HtmlElement,
    /// How far the box can be scrolled, in px: as far as the strip is wide; 0 where it is hidden.
    room: Cell<f64>,
    /// How wide the window is drawn, as a share of the strip.
    wide: Cell<f64>,
}

impl Window {
    /// That of a strip; `None` where there is none.
    fn of(strip: &Element) -> Option<Window> {
        let shown = find(strip, selector::SHOWN)?;
        let brush = find(&shown, selector::BRUSH)?.dyn_into().ok()?;
        Some(Window { shown, brush, room: Cell::new(0.0), wide: Cell::new(0.0) })
    }

    /// Puts it where it begins and ends, as shares of the strip.
    pub(super) fn put(&self, (from, to): (f64, f64)) {
        // While it is only moved, its width differs by what is lost in adding.
        let wide = to - from;
        if (wide - self.wide.get()).abs() > WIDTH_STEP {
            self.wide.set(wide);
            let mut text = String::new();
            push_decimal(&mut text, wide, 5);
            let _ = self.brush.style().set_property("--wide", &text);
        }
        // Last, since here the browser has to lay out what was written.
        if self.room.get() <= 0.0 {
            self.room.set(f64::from(self.shown.scroll_width() - self.shown.client_width()));
        }
        self.shown.scroll_to_with_x_and_y((1.0 - from) * self.room.get(), 0.0);
    }
}

/// Tells on the ranges where the window begins and ends, in days and in words; gives the window of the strip.
pub(super) fn rest(root: &Element, days: &[(Day, String); 2]) -> Option<Window> {
    let strip = find(root, selector::OVERVIEW)?;
    for (range, (day, said)) in [selector::SHOWN_FROM, selector::SHOWN_UNTIL].into_iter().zip(days) {
        if let Some(range) = find(&strip, range).and_then(|range| range.dyn_into::<HtmlInputElement>().ok()) {
            range.set_value(&day.number().to_string());
            let _ = range.set_attribute("aria-valuetext", said);
        }
    }
    Window::of(&strip)
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

/// A range was moved by other means than keys, as screen readers do.
pub(super) fn input(event: &Event) -> Option<Msg> {
    let range = target(event)?.dyn_into::<HtmlInputElement>().ok()?;
    let part = part(&range)?;
    let day = f64::from(range.value().parse::<i32>().ok()?);
    Some(Msg::Act(Action::MoveWindow(part, if part == WindowPart::End { day + 1.0 } else { day })))
}

/// What is dragged, how far the pointer is from where that stands, the shown window, and how wide it is at least: all in days.
#[derive(Clone, Copy)]
struct Held {
    pointer: i32,
    part: WindowPart,
    off: f64,
    window: (f64, f64),
    least: f64,
}

impl Held {
    /// The window once the pointer is at a day.
    fn window_at(&self, day: f64, (first, last): (f64, f64)) -> (f64, f64) {
        let (from, to) = self.window;
        let day = (day - self.off).clamp(first, last);
        match self.part {
            WindowPart::Start => (day.min(to - self.least), to),
            WindowPart::End => (from, day.max(from + self.least)),
            WindowPart::Whole => (day, day + to - from),
        }
    }
}

/// Dragging the window and its ends. A press beside the window brings it there. While an end is dragged, the picture is stretched as by a wheel.
pub(super) fn gestures(
    frame: &Element,
    scroller: &Element,
    label_column: &Rc<Cell<f64>>,
    stretch: &Stretch,
    send: &Rc<dyn Fn(Msg)>,
    moves: &mut Moves,
) -> Vec<EventListener> {
    let held: Rc<Cell<Option<Held>>> = Rc::default();
    let drag = {
        let (send, stretch, scroller, label_column) = (send.clone(), stretch.clone(), scroller.clone(), label_column.clone());
        move |strip: &Element, held: Held, day: f64| -> Option<Held> {
            let days = days(strip)?;
            let (before, window) = (held.window, held.window_at(day, days));
            if held.part == WindowPart::Whole {
                send(Msg::Act(Action::MoveWindow(held.part, window.0)));
                return Some(held);
            }
            // The end that stays is an edge of the visible time area.
            let width = || f64::from(scroller.client_width()) - label_column.get();
            let about = || if held.part == WindowPart::Start { width() } else { 0.0 };
            stretch.by((before.1 - before.0) / (window.1 - window.0), about);
            let share = |day: f64| (day - days.0) / (days.1 - days.0);
            Window::of(strip)?.put((share(window.0), share(window.1)));
            Some(Held { window, ..held })
        }
    };
    let down = {
        let (held, drag, send) = (held.clone(), drag.clone(), send.clone());
        let (scroller, label_column, stretch) = (scroller.clone(), label_column.clone(), stretch.clone());
        listen::<PointerEvent>(frame, "pointerdown", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let strip = target.and_then(|target| closest(&target, selector::OVERVIEW));
            let Some(strip) = strip.filter(|_| event.button() == 0) else { return };
            stretch.settle();
            let Some(window) = window(&strip, &scroller, label_column.get()) else { return };
            let least = (window.1 - window.0) / stretch.closest().max(1.0);
            let Some((grasped, day)) = grasp(&strip, event, window, least) else { return };
            // A press is no beginning of a selection.
            event.prevent_default();
            let _ = strip.set_pointer_capture(event.pointer_id());
            held.set(Some(grasped));
            // The strip must not empty under the pointer when the whole plan comes into sight.
            send(Msg::Act(Action::AtWindow(true)));
            if grasped.part == WindowPart::Whole {
                drag(&strip, grasped, day);
            }
        })
    };
    moves.add({
        let (held, own) = (held.clone(), frame.clone());
        move |event| {
            // The button may have been released outside, where nobody told us.
            if event.buttons() & 1 == 0 {
                held.set(None);
                hover(event);
            }
            let Some(what) = held.get().filter(|held| held.pointer == event.pointer_id()) else { return };
            let strip = find(&own, selector::OVERVIEW);
            held.set(strip.and_then(|strip| drag(&strip, what, day_at(&strip, event)?)));
        }
    });
    let end = |name: &'static str| {
        let (held, stretch, send, own) = (held.clone(), stretch.clone(), send.clone(), frame.clone());
        listen::<PointerEvent>(frame, name, move |event| {
            if held.get().is_some_and(|held| held.pointer == event.pointer_id()) {
                held.set(None);
                stretch.settle();
                let has_focus = find(&own, selector::OVERVIEW).is_some_and(|strip| find(&strip, "input:focus").is_some());
                send(Msg::Act(Action::AtWindow(has_focus)));
            }
        })
    };
    vec![down, end("pointerup"), end("pointercancel"), end("lostpointercapture")]
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

/// The shown window in days, from the scroll position: the drawn brush has a least width and may be wider.
fn window(strip: &Element, scroller: &Element, label_column: f64) -> Option<(f64, f64)> {
    let (first, last) = days(strip)?;
    let content = f64::from(find(scroller, selector::GROUND)?.dyn_into::<HtmlElement>().ok()?.offset_width()).max(1.0);
    let day = |x: f64| first + x / content * (last - first);
    let left = scrolled(scroller).0;
    Some((day(left), day(left + f64::from(scroller.client_width()) - label_column).min(last)))
}

/// Tells the style sheet what a press would take hold of. The window and its ends take no pointer: what they stand in could be scrolled.
fn hover(event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(strip) = target.and_then(|target| closest(&target, selector::OVERVIEW)) else { return };
    let at = match part_at(&strip, event) {
        Some((WindowPart::Whole, true)) => "window",
        Some((WindowPart::Start | WindowPart::End, _)) => "end",
        Some((WindowPart::Whole, false)) | None => "",
    };
    if strip.get_attribute("data-at").as_deref() != Some(at) {
        let _ = strip.set_attribute("data-at", at);
    }
}

/// The part of the window under the pointer, and whether it is inside; the whole where it is beside.
fn part_at(strip: &Element, event: &PointerEvent) -> Option<(WindowPart, bool)> {
    let drawn = find(strip, selector::BRUSH)?.get_bounding_client_rect();
    let x = f64::from(event.client_x());
    let is_inside = x > drawn.left() && x < drawn.right();
    // A narrow window is moved by its inside, and stretched from just outside.
    let is_narrow = drawn.width() < 2.0 * GRIP;
    let is_at = |end: f64| (x - end).abs() <= GRIP && !(is_narrow && is_inside);
    let part = if is_at(drawn.left()) && x < (drawn.left() + drawn.right()) / 2.0 {
        WindowPart::Start
    } else if is_at(drawn.right()) {
        WindowPart::End
    } else {
        WindowPart::Whole
    };
    Some((part, is_inside))
}

/// What a press on the strip takes hold of, and the day under it.
fn grasp(strip: &Element, event: &PointerEvent, window: (f64, f64), least: f64) -> Option<(Held, f64)> {
    let day = day_at(strip, event)?;
    let (part, is_inside) = part_at(strip, event)?;
    let off = match part {
        WindowPart::Start => day - window.0,
        WindowPart::End => day - window.1,
        WindowPart::Whole if is_inside => day - window.0,
        // Its middle comes under the pointer.
        WindowPart::Whole => (window.1 - window.0) / 2.0,
    };
    Some((Held { pointer: event.pointer_id(), part, off, window, least }, day))
}
