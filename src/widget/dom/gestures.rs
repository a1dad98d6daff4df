//! Moving with wheel, fingers and mouse. Native scrolling pans; only Ctrl/⌘ + wheel, two fingers and a mouse drag are
//! handled here, so the page's own scroll is never trapped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

use super::super::controller::Msg;
use super::controls::closest;
use super::screen_scale;
use super::stretch::Stretch;
use crate::content::Target;
use crate::model::ItemRef;
use crate::state::{Action, GridCell, Keyed};
use crate::view::selector;

/// Px that a mouse must move before a press becomes a drag.
const DRAG_FROM: f64 = 4.0;
/// How much one px of wheel zooms: 100 px (a notch) is about a quarter.
const WHEEL_RATE: f64 = 0.0025;

/// The listeners of one timeline.
pub(super) struct Gestures {
    _listeners: Vec<EventListener>,
    label_column: Rc<Cell<f64>>,
    stretch: Stretch,
}

/// What is done when the pointer moves within the frame. One listener serves all of it, since each call from the browser into the WASM
/// costs time that a step of a drag needs.
#[derive(Default)]
pub(super) struct Moves(Vec<Move>);

type Move = Box<dyn Fn(&PointerEvent)>;

impl Moves {
    /// Does something more.
    pub(super) fn add(&mut self, handle: impl Fn(&PointerEvent) + 'static) {
        self.0.push(Box::new(handle));
    }

    fn listen(self, frame: &Element) -> EventListener {
        listen(frame, "pointermove", move |event| self.0.iter().for_each(|handle| handle(event)))
    }
}

struct Drag {
    /// Where the pointer was when the timeline was last moved along, in px of the screen.
    x: f64,
    y: f64,
    /// Px of the screen for a px of the timeline.
    scale: f64,
    moved: bool,
    /// Where the timeline was scrolled to before the last step, and by how much it was to be moved, in its px.
    step: Option<((f64, f64), (f64, f64))>,
}

impl Drag {
    /// By how much to move a timeline that is scrolled to `at` when the pointer is at `(x, y)`: with what is left of the last
    /// step. How far that went is seen only now, since asking at once would make the browser lay out twice a step.
    fn step(&mut self, at: (f64, f64), (x, y): (f64, f64)) -> (f64, f64) {
        let (left_x, left_y) =
            self.step.map_or((0.0, 0.0), |(from, by)| (by.0 - taken(by.0, from.0 - at.0), by.1 - taken(by.1, from.1 - at.1)));
        let by = ((x - self.x) / self.scale + left_x, (y - self.y) / self.scale + left_y);
        (self.x, self.y, self.step) = (x, y, Some((at, by)));
        by
    }
}

impl Gestures {
    pub(super) fn new(scroller: &Element, send: &Rc<dyn Fn(Msg)>) -> Gestures {
        let (label_column, stretch) = (Rc::<Cell<f64>>::default(), Stretch::new(scroller, send));
        let mut listeners = vec![on_scroll(scroller, send, &stretch), on_wheel(scroller, &stretch, &label_column)];
        listeners.extend(on_pinch(scroller, &stretch, &label_column));
        if let Some(frame) = scroller.parent_element() {
            let mut moves = Moves::default();
            listeners.extend(on_drag(scroller, scroller, &mut moves));
            // The axis takes no pointer, so what is above the timeline is the frame itself.
            listeners.extend(on_drag(&frame, scroller, &mut moves));
            listeners.extend(super::day::gestures(&frame, send, &mut moves));
            listeners.extend(super::day::probes(&frame, send, &mut moves));
            listeners.extend(pointing(&frame, send, &mut moves));
            listeners.extend(super::overview::gestures(&frame, scroller, &label_column, &stretch, send, &mut moves));
            listeners.push(moves.listen(&frame));
        }
        Gestures { _listeners: listeners, label_column, stretch }
    }

    /// Carries out a zoom that is still on its way.
    pub(super) fn settle(&self) {
        self.stretch.settle();
    }

    /// Takes over what a new picture has changed: the width of the column of titles in px, and how far it can be zoomed.
    pub(super) fn set(&self, label_column: f64, room: (f64, f64)) {
        self.label_column.set(label_column);
        self.stretch.set_room(room);
    }
}

pub(super) fn listen<E: JsCast>(scroller: &Element, event: &'static str, handle: impl Fn(&E) + 'static) -> EventListener {
    EventListener::new_with_options(scroller, event, EventListenerOptions::enable_prevent_default(), move |event: &Event| {
        if let Some(event) = event.dyn_ref::<E>() {
            handle(event);
        }
    })
}

fn on_scroll(scroller: &Element, send: &Rc<dyn Fn(Msg)>, stretch: &Stretch) -> EventListener {
    let (element, send, stretch) = (scroller.clone(), send.clone(), stretch.clone());
    EventListener::new(scroller, "scroll", move |_| {
        stretch.settle();
        let (left, top) = super::scrolled(&element);
        super::sync_axis(&element, left);
        send(Msg::Act(Action::Scrolled { left, top, height: f64::from(element.client_height()) }));
    })
}

/// Px from the left edge of the visible time area.
fn about(scroller: &Element, client_x: f64, label_column: f64) -> f64 {
    ((client_x - scroller.get_bounding_client_rect().left()) / screen_scale(scroller) - label_column).max(0.0)
}

/// Ctrl/⌘ + wheel, which is also what a trackpad pinch sends.
fn on_wheel(scroller: &Element, stretch: &Stretch, label_column: &Rc<Cell<f64>>) -> EventListener {
    let (element, stretch, label_column) = (scroller.clone(), stretch.clone(), label_column.clone());
    listen::<WheelEvent>(scroller, "wheel", move |event| {
        if !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        let px = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { event.delta_y() } else { event.delta_y() * 33.0 };
        let x = || about(&element, f64::from(event.client_x()), label_column.get());
        stretch.by(js_sys::Math::exp(-px * WHEEL_RATE), x);
    })
}

/// Two fingers: the scale follows their distance, about the point between them.
fn on_pinch(scroller: &Element, stretch: &Stretch, label_column: &Rc<Cell<f64>>) -> Vec<EventListener> {
    let distance: Rc<Cell<Option<f64>>> = Rc::default();
    let start = {
        let distance = distance.clone();
        listen::<TouchEvent>(scroller, "touchstart", move |event| {
            distance.set(two_fingers(event).map(|(apart, _)| apart));
            if distance.get().is_some() {
                event.prevent_default();
            }
        })
    };
    let (element, stretch, label_column) = (scroller.clone(), stretch.clone(), label_column.clone());
    let moved = listen::<TouchEvent>(scroller, "touchmove", move |event| {
        let (Some(before), Some((apart, middle))) = (distance.get(), two_fingers(event)) else { return };
        event.prevent_default();
        if before > 0.0 && apart > 0.0 {
            stretch.by(apart / before, || about(&element, middle, label_column.get()));
            distance.set(Some(apart));
        }
    });
    vec![start, moved]
}

/// Distance in px of two fingers, and the x between them.
fn two_fingers(event: &TouchEvent) -> Option<(f64, f64)> {
    let touches = event.touches();
    if touches.length() != 2 {
        return None;
    }
    let (a, b) = (touches.get(0)?, touches.get(1)?);
    let (ax, bx) = (f64::from(a.client_x()), f64::from(b.client_x()));
    let (ay, by) = (f64::from(a.client_y()), f64::from(b.client_y()));
    Some((length(ax - bx, ay - by), (ax + bx) / 2.0))
}

/// How much of a movement is done with, in px: all of it at the end of the way; else what the browser has moved by, since it
/// rounds, and the rest waits for the next step.
fn taken(wanted: f64, moved: f64) -> f64 {
    if (wanted - moved).abs() < 1.0 { moved } else { wanted }
}

/// Dragging an area with the mouse pans the timeline; a press that did not move is still a click. Of the frame around the timeline only
/// what is no other element counts.
fn on_drag(area: &Element, scroller: &Element, moves: &mut Moves) -> Vec<EventListener> {
    let drag: Rc<RefCell<Option<Drag>>> = Rc::default();
    let suppress = Rc::new(Cell::new(false));
    let down = {
        let (element, drag, suppress, own) = (scroller.clone(), drag.clone(), suppress.clone(), area.clone());
        listen::<PointerEvent>(area, "pointerdown", move |event| {
            suppress.set(false);
            if own != element && event.target().is_none_or(|target| &target != own.as_ref()) {
                return;
            }
            // The scroll bar is a part of the element, below its client area.
            let on_bar =
                event.target().is_some_and(|target| &target == element.as_ref()) && event.offset_y() > element.client_height();
            if event.pointer_type() == "mouse" && event.button() == 0 && !on_bar {
                let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
                *drag.borrow_mut() = Some(Drag { x, y, scale: screen_scale(&element), moved: false, step: None });
            }
        })
    };
    moves.add({
        let (element, drag, own) = (scroller.clone(), drag.clone(), area.clone());
        move |event| {
            let mut held = drag.borrow_mut();
            // The button may have been released outside, where nobody told us.
            if event.buttons() & 1 == 0 {
                *held = None;
            }
            let Some(drag) = held.as_mut() else { return };
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            if !drag.moved && length(at.0 - drag.x, at.1 - drag.y) < DRAG_FROM {
                return;
            }
            if !drag.moved {
                drag.moved = true;
                // From now on the movement belongs to the timeline, wherever the pointer goes.
                let _ = own.set_pointer_capture(event.pointer_id());
                let _ = element.class_list().add_1("dragging");
            }
            // From where it is now: new data may have moved it meanwhile.
            let (by_x, by_y) = drag.step(super::scrolled(&element), at);
            element.scroll_by_with_x_and_y(-by_x, -by_y);
        }
    });
    let end = |name: &'static str| {
        let (element, drag, suppress) = (scroller.clone(), drag.clone(), suppress.clone());
        listen::<PointerEvent>(area, name, move |_| {
            if let Some(drag) = drag.borrow_mut().take() {
                suppress.set(drag.moved);
            }
            let _ = element.class_list().remove_1("dragging");
        })
    };
    let (up, cancelled) = (end("pointerup"), end("pointercancel"));
    let click =
        EventListener::new_with_options(area, "click", EventListenerOptions::run_in_capture_phase(), move |event: &Event| {
            // The end of a drag is not a choice.
            let from_mouse = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() > 0);
            if suppress.take() && from_mouse {
                event.stop_propagation();
            }
        });
    vec![down, up, cancelled, click]
}

/// How long lines stay after the mouse has left their item, in ms: long enough to reach a name at their end.
const LEAVING_MS: u32 = 300;

/// Tells which item is under the mouse. On a stub it stays the one whose chain is drawn.
fn pointing(frame: &Element, send: &Rc<dyn Fn(Msg)>, moves: &mut Moves) -> Vec<EventListener> {
    let last = Rc::new(Cell::new(None));
    let leaving: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let tell = |name: &'static str| {
        let (last, leaving, send) = (last.clone(), leaving.clone(), send.clone());
        move |event: &PointerEvent| {
            if event.buttons() != 0 || event.pointer_type() != "mouse" {
                return;
            }
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
            let at = if name == "pointerleave" { None } else { item_at(&target) };
            let stays = at == last.get() || closest(&target, selector::STUB).is_some();
            if stays || at.is_some() {
                *leaving.borrow_mut() = None;
                if !stays && last.replace(at) != at {
                    send(Msg::Act(Action::Point(at)));
                }
                return;
            }
            let mut leaving = leaving.borrow_mut();
            if leaving.is_none() {
                let (last, send) = (last.clone(), send.clone());
                *leaving = Some(Timeout::new(LEAVING_MS, move || {
                    last.set(None);
                    send(Msg::Act(Action::Point(None)));
                }));
            }
        }
    };
    moves.add(tell("pointermove"));
    vec![listen(frame, "pointerover", tell("pointerover")), listen(frame, "pointerleave", tell("pointerleave"))]
}

/// The item of the mark that an element belongs to.
fn item_at(element: &Element) -> Option<ItemRef> {
    let mark = closest(element, selector::MARK)?;
    match GridCell::from_key(&mark.get_attribute("data-cell")?)? {
        GridCell::Mark(_, Target::Item(at)) => Some(at),
        GridCell::Mark(..) | GridCell::Header(_) | GridCell::Hint(..) => None,
    }
}

/// The length of a movement.
fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}
