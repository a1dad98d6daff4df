//! Where a page is shown, and what else the controller asks of that place: the browser's DOM, or a record of it in tests.

use crate::content::Target;
use crate::find::Place;
use crate::markup::Markup;
use crate::state::ShownWindow;
use crate::view::RovingGroup;

/// A place where a page is shown. Lengths are in px.
pub(crate) trait Screen: Sized + 'static {
    /// Shows a page in place of the one before.
    fn show(&mut self, page: Markup);
    /// The same before the late part is there, by less code. What changes its place may be made anew.
    fn show_early(&mut self, page: Markup) {
        self.show(page);
    }
    /// Listens to the controls of the page and watches its size, once.
    fn listen(&mut self);
    /// Listens to the gestures of the timeline that is shown; `room` is by how much it can be zoomed out and in.
    fn listen_to_gestures(&mut self, label_column: f64, room: (f64, f64));
    /// Carries out a gesture that is still on its way.
    fn commit_gesture(&self);
    /// The range has moved; once it rests, a message says so.
    fn moved(&self);
    /// Scrolls the timeline to `x` from the left of its content.
    fn scroll_to(&self, x: f64, smooth: bool);
    /// Scrolls a tall timeline to `y` from its top.
    fn scroll_down(&self, y: f64);
    /// Opens or closes the panel. One that the reader has just closed is not opened again for the `same` thing.
    fn show_dialog(&self, open: bool, same: bool);
    /// Brings the details beside the timeline into sight, from their top, and what they are about in the list.
    fn show_dock_from_top(&self);
    /// Gives the focus to a cell of the grid.
    fn focus_cell(&self, key: &str, into_sight: bool);
    /// Gives the focus to a cell where it was lost with the one that had it.
    fn keep_focus(&mut self, key: &str);
    /// Brings a mark or row, a goal, risk or key date that was found into sight; the focus stays where it is.
    fn bring_into_sight(&self, place: Place);
    /// Puts what is looked for into its field.
    fn show_query(&self, query: &str);
    /// Keeps what the search can be narrowed by within the widget.
    fn hold_facets(&self);
    /// Something else was looked for, or another day asked about; once that rests, a message says so.
    fn asked(&self);
    /// The next page leaves the timeline where it stands in the window, whatever grows above it.
    fn hold_timeline(&mut self);
    /// Puts the window of the strip with the whole plan where it stands.
    fn show_window(&self, window: &ShownWindow);
    /// Puts the day that is asked about into its field.
    fn show_day(&self);
    /// Gives the focus to the field or button of the day.
    fn focus_day(&self);
    /// Whether the field of the day or what stands beside it has the focus.
    fn day_has_focus(&self) -> bool;
    /// Brings the row of today into sight.
    fn bring_today(&self);
    /// Gives the widget the focus where nothing has it any more; whether it did.
    fn focus_if_lost(&self) -> bool;
    /// Gives the focus to the row of an item in the list.
    fn focus_row(&self, target: Target);
    /// Gives the focus to a control of a group by its number.
    fn focus_control(&self, group: RovingGroup, index: usize);
    /// Gives the focus to a reference in the panel by its number.
    fn focus_reference(&self, index: usize);
    /// Whether none of the controls of a group is in the tab order.
    fn lost_tab_stop(&self, group: RovingGroup) -> bool;
    /// Whether a cell of the grid has the focus.
    fn cell_has_focus(&self) -> bool;
    /// Whether something in the details beside the timeline has the focus.
    fn dock_has_focus(&self) -> bool;
    /// Whether something in the widget has the focus that is not in these details.
    fn has_focus_beside_dock(&self) -> bool;
    /// What the row of the list with the focus stands for.
    fn listed_with_focus(&self) -> Option<Target>;
}
