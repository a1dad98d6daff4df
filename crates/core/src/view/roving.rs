//! Groups of controls with one tab stop each: arrows move within, Tab moves on.

use crate::markup::Markup;

/// Groups of controls with one tab stop each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RovingGroup {
    /// The ways to another day.
    Day,
    /// The ways from one item's details to the next.
    Panel,
    /// The toolbar, with the ways through what was found and the facets that are offered.
    Toolbar,
    /// The links of the head.
    Links,
    /// The rows of the list.
    List,
    /// The ways to other items in the panel.
    References,
}

impl RovingGroup {
    /// All groups.
    pub const ALL: [RovingGroup; 6] = [
        RovingGroup::Day,
        RovingGroup::Panel,
        RovingGroup::Toolbar,
        RovingGroup::Links,
        RovingGroup::List,
        RovingGroup::References,
    ];

    /// Where the group is.
    pub fn selector(self) -> &'static str {
        match self {
            RovingGroup::Day => ".day-tools",
            RovingGroup::Panel => ".panel-tools",
            RovingGroup::Toolbar => ".toolbar",
            RovingGroup::Links => ".links",
            RovingGroup::List => ".list",
            RovingGroup::References => ".panel-body",
        }
    }
}

/// Which control of each group is in the tab order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roving([usize; RovingGroup::ALL.len()]);

impl Roving {
    /// The number of the control that is in the tab order.
    pub fn at(&self, group: RovingGroup) -> usize {
        self.0.get(group as usize).copied().unwrap_or_default()
    }

    /// Puts another control into the tab order; whether it is another one.
    pub fn move_to(&mut self, group: RovingGroup, index: usize) -> bool {
        self.0.get_mut(group as usize).is_some_and(|at| std::mem::replace(at, index) != index)
    }

    /// Number and tab order of the control just opened.
    pub(super) fn control(&self, page: &mut Markup, group: RovingGroup, index: usize) {
        page.attr("tabindex", if self.at(group) == index { "0" } else { "-1" }).number("data-rove", index);
    }
}
