//! The browser as a screen: the page in the DOM, and what is attached to it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::super::controller::Msg;
use super::super::screen::Screen;
use super::attached::Attached;
use super::nodes::LivePage;
use super::overview::{self, Window};
use crate::content::Target;
use crate::find::Place;
use crate::markup::Markup;
use crate::state::ShownWindow;
use crate::view::{RovingGroup, Slot, selector};

/// The DOM of the page around the widget.
pub(crate) struct BrowserScreen {
    page: LivePage,
    attached: Attached,
    send: Rc<dyn Fn(Msg)>,
    /// Whether the next page leaves the timeline where it stands in the window.
    holds_timeline: bool,
    /// What the application puts into slots.
    slots: Vec<(Slot, Element)>,
    /// The shown window of the strip with the whole plan.
    window: RefCell<Option<Window>>,
}

impl BrowserScreen {
    /// An empty screen that sends what happens on it; `None` where there is no document.
    pub(crate) fn new(send: impl Fn(Msg) + 'static) -> Option<BrowserScreen> {
        Some(BrowserScreen {
            page: LivePage::new()?,
            attached: Attached::default(),
            send: Rc::new(send),
            holds_timeline: false,
            slots: Vec::new(),
            window: RefCell::default(),
        })
    }

    /// Puts an element into a slot of the page, or takes it out.
    pub(crate) fn fill(&mut self, slot: Slot, filled: Option<Element>) {
        self.slots.retain(|(known, element)| {
            let stays = *known != slot || filled.as_ref() == Some(element);
            if !stays {
                element.remove();
            }
            stays
        });
        if let Some(element) = filled.filter(|element| self.slots.iter().all(|(_, known)| known != element)) {
            self.slots.push((slot, element));
        }
        self.place_slots();
    }

    /// The page may have other elements for the slots than before.
    fn place_slots(&self) {
        for (slot, element) in &self.slots {
            let place = super::find(self.root(), &format!("slot[name={}]", slot.name()));
            if let Some(place) = place.filter(|place| element.parent_element().as_ref() != Some(place)) {
                let _ = place.append_child(element);
            }
        }
    }

    /// Its outermost element.
    pub(crate) fn root(&self) -> &Element {
        self.page.root()
    }
}

impl Screen for BrowserScreen {
    fn show(&mut self, page: Markup) {
        let before = std::mem::take(&mut self.holds_timeline).then(|| super::timeline_top(self.root())).flatten();
        self.page.show(page);
        self.place_slots();
        if let Some(before) = before {
            super::scroll_back(self.root(), before);
        }
    }

    fn show_early(&mut self, page: Markup) {
        self.page.show_early(page);
        self.place_slots();
    }

    fn listen(&mut self) {
        self.attached.attach(self.page.root(), &self.send);
    }

    fn listen_to_gestures(&mut self, label_column: f64, room: (f64, f64)) {
        self.attached.gestures(self.page.root(), &self.send, label_column, room);
    }

    fn commit_gesture(&self) {
        self.attached.settle();
    }

    fn moved(&self) {
        self.attached.moved();
    }

    fn scroll_to(&self, x: f64, smooth: bool) {
        super::scroll_to(self.root(), x, smooth);
    }

    fn scroll_down(&self, y: f64) {
        super::scroll_down(self.root(), y);
    }

    fn show_dialog(&self, open: bool, same: bool) {
        super::show_dialog(self.root(), open, same);
    }

    fn show_dock_from_top(&self) {
        if let Some(dock) = super::find(self.root(), selector::DOCK) {
            dock.set_scroll_top(0);
        }
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        for what in ["#panel-title", ".entry.selected"] {
            if let Some(element) = super::find(self.root(), what) {
                element.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    }

    fn focus_cell(&self, key: &str, into_sight: bool) {
        super::focus_cell(self.root(), key, into_sight);
    }

    fn keep_focus(&mut self, key: &str) {
        self.attached.keep_focus(self.page.root(), key);
    }

    fn bring_into_sight(&self, place: Place) {
        super::bring_into_sight(self.root(), place);
    }

    fn show_query(&self, query: &str) {
        super::show_query(self.root(), query);
    }

    fn hold_facets(&self) {
        super::hold_facets(self.root());
    }

    fn asked(&self) {
        self.attached.asked();
    }

    fn hold_timeline(&mut self) {
        self.holds_timeline = true;
    }

    fn show_window(&self, window: &ShownWindow) {
        let mut known = self.window.borrow_mut();
        // Another page may have another strip, or one of another width; while the window moves, the page stays.
        if let Some(days) = &window.days {
            *known = overview::rest(self.root(), days);
        }
        if let Some(known) = &*known {
            known.put(window.shares);
        }
    }

    fn show_day(&self) {
        super::day::show(self.root());
    }

    fn focus_day(&self) {
        super::day::focus(self.root());
    }

    fn day_has_focus(&self) -> bool {
        super::focused_within(self.root()).is_some_and(|active| super::day::is_beside_field(&active))
    }

    fn bring_today(&self) {
        super::bring_today(self.root());
    }

    fn focus_if_lost(&self) -> bool {
        super::focus_if_lost(self.root())
    }

    fn focus_row(&self, target: Target) {
        super::focus_row(self.root(), target);
    }

    fn focus_control(&self, group: RovingGroup, index: usize) {
        super::focus_control(self.root(), group.selector(), index);
    }

    fn focus_reference(&self, index: usize) {
        super::focus_reference(self.root(), index);
    }

    fn lost_tab_stop(&self, group: RovingGroup) -> bool {
        super::lost_tab_stop(self.root(), group.selector())
    }

    fn cell_has_focus(&self) -> bool {
        super::cell_has_focus(self.root())
    }

    fn dock_has_focus(&self) -> bool {
        super::focused_within(self.root()).is_some_and(|active| super::is_in_dock(&active))
    }

    fn has_focus_beside_dock(&self) -> bool {
        super::focused_within(self.root()).is_some_and(|active| !super::is_in_dock(&active))
    }

    fn listed_with_focus(&self) -> Option<Target> {
        super::listed_with_focus(self.root())
    }
}
