//! The browser as a screen: the page in the DOM, sizes, scrolling, focus, gestures. Never called outside a browser.

mod attached;
mod controls;
mod day;
mod debounce;
mod gestures;
mod keys;
mod measure;
mod nodes;
mod overview;
mod screen;
mod stretch;

#[cfg(target_arch = "wasm32")]
pub(crate) use measure::{forget_font, sizes as sizes_of};
pub(crate) use screen::BrowserScreen;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, ScrollBehavior, ScrollToOptions};

use crate::content::Target;
use crate::find::Place;
use crate::model::{ItemRef, push_decimal};
use crate::state::{Command, GridCell, Keyed};
#[cfg(target_arch = "wasm32")]
use crate::timeline::Sizes;
use crate::view::{class, selector};

/// The sizes that a widget will have in an element; `None` where it is hidden.
#[cfg(target_arch = "wasm32")]
pub(crate) fn sizes_within(mount: &Element) -> Option<Sizes> {
    let root = web_sys::window()?.document()?.create_element("section").ok()?;
    root.set_class_name(class::ROADMAP);
    mount.append_child(&root).ok()?;
    let found = measure::sizes(&root);
    root.remove();
    found
}

/// Scrolls the timeline to `x` px; smoothly unless the reader prefers less motion.
fn scroll_to(root: &Element, x: f64, smooth: bool) {
    let Some(element) = scroller(root) else { return };
    let options = ScrollToOptions::new();
    options.set_left(x);
    options.set_behavior(if smooth && !prefers_less_motion() { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    element.scroll_to_with_scroll_to_options(&options);
    sync_axis(&element, scrolled(&element).0);
}

/// Scrolls a tall timeline down to `y` px.
fn scroll_down(root: &Element, y: f64) {
    if let Some(element) = scroller(root) {
        let options = ScrollToOptions::new();
        options.set_top(y);
        element.scroll_to_with_scroll_to_options(&options);
    }
}

/// How many px of the screen one px of an element is: hosts may be scaled (`transform`, `zoom`), and pointers are told in px of
/// the screen.
fn screen_scale(element: &Element) -> f64 {
    let own = element.dyn_ref::<HtmlElement>().map_or(0, HtmlElement::offset_width);
    let scale = element.get_bounding_client_rect().width() / f64::from(own.max(1));
    if scale.is_finite() && scale > 0.0 { scale } else { 1.0 }
}

/// Scrolls the axis along with the timeline below it, which is scrolled by `left` px.
fn sync_axis(scroller: &Element, left: f64) {
    if let Some(axis) = scroller.previous_element_sibling() {
        axis.scroll_to_with_x_and_y(left, 0.0);
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element with where it is scrolled to as browsers keep it, in fractions of a px; web-sys cuts them off.
    #[wasm_bindgen(extends = Element)]
    type Scrolled;
    #[wasm_bindgen(method, getter, js_name = scrollLeft)]
    fn scroll_left(this: &Scrolled) -> f64;
    #[wasm_bindgen(method, getter, js_name = scrollTop)]
    fn scroll_top(this: &Scrolled) -> f64;
}

/// Where an element is scrolled to, in px from its left and top.
fn scrolled(element: &Element) -> (f64, f64) {
    let element: &Scrolled = element.unchecked_ref();
    (element.scroll_left(), element.scroll_top())
}

fn prefers_less_motion() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Opens or closes the panel where it is not already so, and keeps the focus inside while it is open. One that the reader
/// has just closed is not opened again for the `same` thing: its `close` event is on the way.
fn show_dialog(root: &Element, open: bool, same: bool) {
    let Some(dialog) = find(root, selector::SHEET).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) else { return };
    if !open {
        if dialog.open() {
            dialog.close();
        }
        return;
    }
    let opens = !dialog.open();
    if opens && (same || dialog.show_modal().is_err()) {
        return;
    }
    if opens {
        fit_to_screen(&dialog);
    }
    let inside = !opens
        && active_element(&dialog)
            .is_some_and(|active| dialog.contains(Some(&active)) && active != *dialog.unchecked_ref::<Element>());
    if !inside {
        dialog.set_scroll_top(0);
        focus(dialog.query_selector("h3").ok().flatten());
    }
}

/// Tells the style sheet by how much the panel is zoomed with its host: it is to be as high as the window all the same.
fn fit_to_screen(dialog: &HtmlDialogElement) {
    let mut scale = String::new();
    push_decimal(&mut scale, screen_scale(dialog), 4);
    let _ = dialog.style().set_property("--zoom", &scale);
}

/// What the row of the list with the focus stands for.
fn listed_with_focus(root: &Element) -> Option<Target> {
    let active = active_element(root).filter(|active| root.contains(Some(active)))?;
    let command = active.get_attribute("data-do").filter(|_| active.class_list().contains(class::ENTRY))?;
    match Command::read(&command)? {
        Command::Select(target) => Some(target),
        _ => None,
    }
}

/// Moves the focus to the row of an item in the list.
fn focus_row(root: &Element, target: Target) {
    focus(find(root, &format!("{}[data-do='{}']", selector::ENTRY, Command::Select(target).words())));
}

/// The element with the focus in the document or shadow root that an element belongs to.
fn active_element(near: &Element) -> Option<Element> {
    let root = near.get_root_node();
    match root.dyn_ref::<web_sys::ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root.dyn_ref::<web_sys::Document>().and_then(|document| document.active_element()),
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to a cell of the grid, and brings that into sight where it is wanted.
fn focus_cell(root: &Element, key: &str, into_sight: bool) {
    let Some(cell) = find_cell(root, key).and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(!into_sight);
    let _ = cell.focus_with_options(&options);
}

/// What has the focus in the widget.
fn focused_within(root: &Element) -> Option<Element> {
    active_element(root).filter(|active| root.contains(Some(active)) && *active != *root)
}

fn is_in_dock(element: &Element) -> bool {
    element.closest(selector::DOCK).ok().flatten().is_some()
}

/// Whether a cell of the grid has the focus.
fn cell_has_focus(root: &Element) -> bool {
    active_element(root).is_some_and(|active| root.contains(Some(&active)) && active.has_attribute("data-cell"))
}

fn find_cell(root: &Element, key: &str) -> Option<Element> {
    find(root, &format!("[data-cell='{key}']"))
}

/// Whether none of the controls of a group is in the tab order.
fn lost_tab_stop(root: &Element, group: &str) -> bool {
    find(root, group).is_some_and(|group| find(&group, "[data-rove][tabindex='0']").is_none())
}

/// Brings what was found into sight: a mark of the timeline, a row of the list, or what stands below them.
fn bring_into_sight(root: &Element, place: Place) {
    let item = |at: ItemRef| {
        let target = Target::Item(at);
        let row = || find(root, &format!("{}[data-do='{}']", selector::ENTRY, Command::Select(target.clone()).words()));
        find_cell(root, &GridCell::Mark(at.track, target.clone()).key()).or_else(row)
    };
    let found = match place {
        Place::Item(at) => item(at),
        Place::Goal(_) | Place::Risk(_) | Place::KeyDate(_) => find(root, selector::FOUND_HERE),
    };
    if let Some(element) = found {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Keeps what the search can be narrowed by within the widget, wherever its field stands.
fn hold_facets(root: &Element) {
    let Some(facets) = find(root, selector::FACETS).and_then(|facets| facets.dyn_into::<HtmlElement>().ok()) else { return };
    let style = facets.style();
    let _ = style.remove_property("translate");
    let (own, all) = (facets.get_bounding_client_rect(), root.get_bounding_client_rect());
    let by = (all.right() - own.right()).min(0.0) + (all.left() - own.left()).max(0.0);
    if by != 0.0 {
        let mut translate = String::new();
        push_decimal(&mut translate, by / screen_scale(root), 1);
        translate.push_str("px");
        let _ = style.set_property("translate", &translate);
    }
}

/// Puts what is looked for into its field, unless it stands there already.
fn show_query(root: &Element, query: &str) {
    let field = find(root, selector::FIND).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field.filter(|field| field.value() != query) {
        field.set_value(query);
    }
}

/// Where the timeline stands in the window, in px from its top. (Its axis may stick there.)
fn timeline_top(root: &Element) -> Option<f64> {
    find(root, selector::FRAME).map(|frame| frame.get_bounding_client_rect().top())
}

/// Scrolls the page at once, so that the timeline stands again where it stood.
fn scroll_back(root: &Element, before: f64) {
    if let (Some(after), Some(window)) = (timeline_top(root), web_sys::window()) {
        let options = ScrollToOptions::new();
        options.set_top(after - before);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// Brings the row of today into the middle of the screen.
fn bring_today(root: &Element) {
    if let Some(row) = find(root, selector::TODAY_ROW) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        options.set_behavior(if prefers_less_motion() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the widget the focus where nothing has it any more; whether it did.
fn focus_if_lost(root: &Element) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let lost = document.and_then(|document| document.active_element()).is_none_or(|active| active.tag_name() == "BODY");
    if lost {
        focus(Some(root.clone()));
    }
    lost
}

/// Moves the focus to a control of a group by its number.
fn focus_control(root: &Element, group: &str, index: usize) {
    focus(find(root, &format!("{group} [data-rove='{index}']")));
}

fn focus_reference(root: &Element, index: usize) {
    let references = root.query_selector_all(selector::REFERENCE).ok();
    let at = u32::try_from(index).ok();
    focus(references.zip(at).and_then(|(references, at)| references.get(at)?.dyn_into().ok()));
}

fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// The element that scrolls the timeline; none in the list.
fn scroller(root: &Element) -> Option<Element> {
    find(root, selector::SCROLLER)
}
