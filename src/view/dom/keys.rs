//! Keys → actions, only while the widget has the focus and no modifier belongs to the browser.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};

use super::super::toolbar::ZOOM_STEP;
use crate::state::{Action, Direction};

/// `+`, `-` and `0`.
pub(in crate::view) fn zoom_key(event: &KeyboardEvent, zooms: bool) -> Option<Action> {
    if !zooms || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let action = match event.key().as_str() {
        "+" | "=" => Action::Zoom { factor: ZOOM_STEP, about: None },
        "-" | "_" => Action::Zoom { factor: 1.0 / ZOOM_STEP, about: None },
        "0" => Action::Fit,
        _ => return None,
    };
    event.prevent_default();
    Some(action)
}

/// Arrows, Home, End, Page Up and Page Down in the grid (ARIA Authoring Practices, treegrid).
pub(in crate::view) fn grid_key(event: &KeyboardEvent) -> Option<Action> {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let direction = match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowRight", false) => Direction::Right,
        ("ArrowLeft", false) => Direction::Left,
        ("ArrowUp", false) => Direction::Up,
        ("ArrowDown", false) => Direction::Down,
        ("Home", false) => Direction::RowStart,
        ("End", false) => Direction::RowEnd,
        ("Home", true) => Direction::GridStart,
        ("End", true) => Direction::GridEnd,
        ("PageUp", false) => Direction::PageUp,
        ("PageDown", false) => Direction::PageDown,
        _ => return None,
    };
    event.prevent_default();
    Some(Action::Move(direction))
}

/// Arrows, Home and End within a group of controls: moves the focus to a neighbour.
pub(in crate::view) fn rove(event: &KeyboardEvent) {
    let step: i64 = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        "Home" => i64::MIN,
        "End" => i64::MAX,
        _ => return,
    };
    let Some(group) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(here) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(controls) = group.query_selector_all("[data-rove]") else { return };
    let at = (0..controls.length()).find(|index| controls.get(*index).is_some_and(|node| node.contains(Some(&here))));
    let Some(at) = at else { return };
    let last = i64::from(controls.length()) - 1;
    let to = i64::from(at).saturating_add(step).clamp(0, last);
    if let Some(control) =
        u32::try_from(to).ok().and_then(|to| controls.get(to)).and_then(|node| node.dyn_into::<HtmlElement>().ok())
    {
        event.prevent_default();
        let _ = control.focus();
    }
}

/// The number of the control that an event came from.
pub(in crate::view) fn rove_index(event: &FocusEvent) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let control = target.closest("[data-rove]").ok().flatten()?;
    control.get_attribute("data-rove")?.parse().ok()
}
