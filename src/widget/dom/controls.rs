//! One listener each for clicks, keys and focus: what a control does stands in its `data-do`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::super::controller::{Msg, RoveTo};
use super::day;
use super::keys::{grid_key, zoom_key};
use super::{find, focus, overview};
use crate::state::{Action, Command, GridCell, Keyed};
use crate::view::{RovingGroup, class, selector};

/// What of the widget an event is about; nothing where it comes from what the page put into a slot.
pub(super) fn target(event: &Event) -> Option<Element> {
    let (target, root): (Element, Element) = (event.target()?.dyn_into().ok()?, event.current_target()?.dyn_into().ok()?);
    (target.get_root_node() == root.get_root_node() && closest(&target, selector::SLOTTED).is_none()).then_some(target)
}

pub(super) fn closest(from: &Element, selector: &str) -> Option<Element> {
    from.closest(selector).ok().flatten()
}

/// A press on the facets leaves the focus where it is: some browsers give buttons none, and the search would be left.
pub(super) fn pressed(event: &Event) -> Option<Msg> {
    if closest(&target(event)?, selector::FACETS).is_some() {
        event.prevent_default();
    }
    None
}

/// What was clicked.
pub(super) fn click(event: &Event) -> Option<Msg> {
    let target = target(event)?;
    // A click on the sheet itself, not on anything in it, is a click on its backdrop.
    if target.class_list().contains(class::SHEET) {
        return Some(Msg::Act(Action::Close));
    }
    if let Some(mark) = closest(&target, selector::MARK) {
        return chosen(&mark);
    }
    if target.class_list().contains(class::FRAME) {
        return day::at(&target, event.dyn_ref::<MouseEvent>()?);
    }
    if target.class_list().contains(class::FIND) {
        return Some(Msg::Act(Action::Searching(true)));
    }
    let control = closest(&target, "[data-do]")?;
    // The button may be gone with what is chosen by it, and the focus with it.
    if let Some(dock) = closest(&control, selector::DOCK).filter(|_| closest(&control, selector::REFERENCE).is_some()) {
        focus(find(&dock, "h3"));
    }
    let words = control.get_attribute("data-do")?;
    // By a key: the focus would go with the button.
    let by_key = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() == 0);
    if let Some(search) = closest(&control, selector::SEARCH).filter(|_| by_key && words == Command::ClearSearch.words()) {
        focus(find(&search, selector::FIND));
    }
    carried_out(&words)
}

fn carried_out(words: &str) -> Option<Msg> {
    match Command::read(words)? {
        Command::Retry => Some(Msg::Retry),
        Command::Narrow(value) => Some(Msg::Narrow(value)),
        command => command.action().map(Msg::Act),
    }
}

fn chosen(mark: &Element) -> Option<Msg> {
    match GridCell::from_key(&mark.get_attribute("data-cell")?)? {
        GridCell::Mark(_, target) => Some(Msg::Act(Action::Select(target))),
        GridCell::Header(_) | GridCell::Hint(..) => None,
    }
}

/// The sheet was closed; unless it has been opened again since, or the widget has become so wide that what it showed stands beside
/// the timeline.
pub(super) fn closed(event: &Event) -> Option<Msg> {
    let dialog = target(event)?.dyn_into::<HtmlDialogElement>().ok()?;
    (!dialog.open() && docked(&dialog).is_none()).then_some(Msg::Act(Action::Close))
}

/// The details beside the timeline of the widget that an element belongs to.
fn docked(near: &Element) -> Option<Element> {
    find(&closest(near, selector::ROADMAP)?, selector::DOCK)
}

/// Something was written into the search field, or the shown window was moved.
pub(super) fn input(event: &Event) -> Option<Msg> {
    let field = target(event)?.dyn_into::<HtmlInputElement>().ok()?;
    if field.class_list().contains(class::FIND) {
        return Some(Msg::Find(field.value()));
    }
    overview::input(event)
}

/// The facets that are offered at the search that an element stands in.
fn facets(near: &Element) -> Option<Element> {
    find(&closest(near, selector::SEARCH)?, selector::FACETS)
}

/// Enter goes from match to match, Esc ends the search, the arrow down goes to the facets; all other keys write.
fn find_key(event: &KeyboardEvent, field: &HtmlInputElement) -> Option<Msg> {
    match event.key().as_str() {
        // What a keyboard for other scripts composes is confirmed by Enter, too.
        "Enter" if !event.is_composing() => Some(Msg::Act(Action::Match(if event.shift_key() { -1 } else { 1 }))),
        "Escape" => {
            event.prevent_default();
            Some(Msg::Act(if field.value().is_empty() { Action::Searching(false) } else { Action::Find(None) }))
        }
        "ArrowDown" => {
            event.prevent_default();
            let Some(facets) = facets(field) else { return Some(Msg::Act(Action::Searching(true))) };
            focus(find(&facets, "[data-rove]"));
            None
        }
        _ => None,
    }
}

/// A key in the grid, in a group of controls, or anywhere in the widget.
pub(super) fn keydown(event: &Event) -> Option<Msg> {
    let (target, event) = (target(event)?, event.dyn_ref::<KeyboardEvent>()?);
    if let Some(msg) = day::key(&target, event).or_else(|| overview::key(&target, event)) {
        return Some(msg);
    }
    if let Some(field) = target.dyn_ref::<HtmlInputElement>().filter(|field| field.type_() != "range") {
        let ends_nothing = event.key() == "Escape" && field.value().is_empty() && facets(field).is_none();
        if !ends_nothing && event.key() != "F6" {
            return find_key(event, field);
        }
    }
    // From the facets back to the field.
    if event.key() == "Escape"
        && let Some(search) = closest(&target, selector::FACETS).and_then(|facets| closest(&facets, selector::SEARCH))
    {
        event.prevent_default();
        focus(find(&search, selector::FIND));
        return None;
    }
    if let Some(msg) = docked(&target).and_then(|dock| beside(event, &dock, &target)) {
        event.prevent_default();
        return Some(msg);
    }
    if let Some(mark) = closest(&target, selector::MARK).filter(|_| matches!(event.key().as_str(), "Enter" | " ")) {
        event.prevent_default();
        return chosen(&mark);
    }
    if let Some(hint) = closest(&target, selector::HINT).filter(|_| matches!(event.key().as_str(), "Enter" | " ")) {
        event.prevent_default();
        return carried_out(&hint.get_attribute("data-do")?);
    }
    let action = if closest(&target, selector::SCROLLER).is_some() { grid_key(event) } else { None };
    if let Some((_, group)) = group_of(&target) {
        rove(event, &group, &target);
    }
    // In the list there is nothing to zoom.
    let zooms = || closest(&target, selector::ROADMAP)?.query_selector(selector::AXIS).ok().flatten();
    action.or_else(|| zoom_key(event, zooms().is_some())).map(Msg::Act)
}

/// Keys of details beside the timeline, wherever the focus is in the widget: F6 goes to them and back, Esc closes them.
fn beside(event: &KeyboardEvent, dock: &Element, target: &Element) -> Option<Msg> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    match event.key().as_str() {
        "Escape" => return Some(Msg::Act(Action::Close)),
        "F6" if dock.contains(Some(target)) => {
            let chosen =
                closest(dock, selector::STAGE).and_then(|stage| find(&stage, "[data-cell][tabindex='0'], .list [tabindex='0']"));
            focus(Some(chosen?));
        }
        "F6" => focus(Some(find(dock, "h3")?)),
        _ => return None,
    }
    event.prevent_default();
    None
}

/// A cell of the grid or a control of a group got the focus.
pub(super) fn focusin(event: &Event) -> Option<Msg> {
    let target = target(event)?;
    if let Some(cell) = closest(&target, "[data-cell]") {
        return GridCell::from_key(&cell.get_attribute("data-cell")?).map(|cell| Msg::Act(Action::Focused(cell)));
    }
    day::entered(&target);
    if target.class_list().contains(class::FIND) {
        return Some(Msg::Act(Action::Searching(true)));
    }
    if closest(&target, selector::OVERVIEW).is_some() {
        return Some(Msg::Act(Action::AtWindow(true)));
    }
    let (group, _) = group_of(&target)?;
    let index = closest(&target, "[data-rove]")?.get_attribute("data-rove")?.parse().ok()?;
    Some(Msg::Rove(RoveTo(group, index)))
}

fn group_of(target: &Element) -> Option<(RovingGroup, Element)> {
    RovingGroup::ALL.into_iter().find_map(|group| Some((group, closest(target, group.selector())?)))
}

/// The focus left something: the field of the day says it in words again; the grid, the search and the ends of the window tell that they were left.
pub(super) fn focusout(event: &Event) -> Option<Msg> {
    day::left(event);
    let target = target(event)?;
    let to = event.dyn_ref::<FocusEvent>()?.related_target().and_then(|to| to.dyn_into::<Element>().ok());
    let left = |place: &str| closest(&target, place).is_some_and(|place| to.as_ref().is_none_or(|to| !place.contains(Some(to))));
    let left_grid = || left(selector::SCROLLER).then_some(Action::Blurred);
    let left_window = || left(selector::OVERVIEW).then_some(Action::AtWindow(false));
    left(selector::SEARCH).then_some(Action::Searching(false)).or_else(left_grid).or_else(left_window).map(Msg::Act)
}

/// Arrows, Home and End within a group of controls: moves the focus to a neighbour.
fn rove(event: &KeyboardEvent, group: &Element, here: &Element) {
    let step: i64 = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        "Home" => i64::MIN,
        "End" => i64::MAX,
        _ => return,
    };
    let Ok(controls) = group.query_selector_all("[data-rove]") else { return };
    let at = (0..controls.length()).find(|index| controls.get(*index).is_some_and(|node| node.contains(Some(here))));
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
