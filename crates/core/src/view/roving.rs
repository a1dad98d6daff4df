//! Groups of controls with one tab stop each: arrows move within, Tab moves on.

use crate::markup::Markup;

/// Groups of controls with one tab stop each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The toolbar.
    Toolbar,
    /// The links of the head.
    Links,
    /// The rows of the list.
    List,
}

impl Group {
    /// All groups.
    pub const ALL: [Group; 3] = [Group::Toolbar, Group::Links, Group::List];

    /// Where the group is.
    pub fn selector(self) -> &'static str {
        match self {
            Group::Toolbar => ".toolbar",
            Group::Links => ".links",
            Group::List => ".list",
        }
    }
}

/// Which control of each group is in the tab order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roving {
    toolbar: usize,
    links: usize,
    list: usize,
}

impl Roving {
    /// The number of the control that is in the tab order.
    pub fn at(&self, group: Group) -> usize {
        match group {
            Group::Toolbar => self.toolbar,
            Group::Links => self.links,
            Group::List => self.list,
        }
    }

    /// Puts another control into the tab order; whether it is another one.
    pub fn move_to(&mut self, group: Group, index: usize) -> bool {
        let at = match group {
            Group::Toolbar => &mut self.toolbar,
            Group::Links => &mut self.links,
            Group::List => &mut self.list,
        };
        std::mem::replace(at, index) != index
    }

    /// Number and tab order of the control just opened.
    pub(super) fn control(&self, page: &mut Markup, group: Group, index: usize) {
        page.attr("tabindex", if self.at(group) == index { "0" } else { "-1" }).number("data-rove", index);
    }
}
