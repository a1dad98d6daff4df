//! Groups of controls with one tab stop each: arrows move within, Tab moves on.

use crate::markup::Markup;

/// Groups of controls with one tab stop each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RovingGroup {
    /// The toolbar.
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
    pub const ALL: [RovingGroup; 4] = [RovingGroup::Toolbar, RovingGroup::Links, RovingGroup::List, RovingGroup::References];

    /// Where the group is.
    pub fn selector(self) -> &'static str {
        match self {
            RovingGroup::Toolbar => ".toolbar",
            RovingGroup::Links => ".links",
            RovingGroup::List => ".list",
            RovingGroup::References => ".panel-body",
        }
    }
}

/// Which control of each group is in the tab order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roving {
    toolbar: usize,
    links: usize,
    list: usize,
    references: usize,
}

impl Roving {
    /// The number of the control that is in the tab order.
    pub fn at(&self, group: RovingGroup) -> usize {
        match group {
            RovingGroup::Toolbar => self.toolbar,
            RovingGroup::Links => self.links,
            RovingGroup::List => self.list,
            RovingGroup::References => self.references,
        }
    }

    /// Puts another control into the tab order; whether it is another one.
    pub fn move_to(&mut self, group: RovingGroup, index: usize) -> bool {
        let at = match group {
            RovingGroup::Toolbar => &mut self.toolbar,
            RovingGroup::Links => &mut self.links,
            RovingGroup::List => &mut self.list,
            RovingGroup::References => &mut self.references,
        };
        std::mem::replace(at, index) != index
    }

    /// Number and tab order of the control just opened.
    pub(super) fn control(&self, page: &mut Markup, group: RovingGroup, index: usize) {
        page.attr("tabindex", if self.at(group) == index { "0" } else { "-1" }).number("data-rove", index);
    }
}
