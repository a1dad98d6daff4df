//! Keys → actions, only while the widget has the focus and no modifier belongs to the browser.

use web_sys::KeyboardEvent;

use crate::state::{Action, Direction, ZOOM_STEP};

/// `+`, `-` and `0`.
pub(super) fn zoom_key(event: &KeyboardEvent, zooms: bool) -> Option<Action> {
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
pub(super) fn grid_key(event: &KeyboardEvent) -> Option<Action> {
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
