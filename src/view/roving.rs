//! Groups of controls with one tab stop each: arrows move within, Tab moves on.

use std::collections::HashMap;

use yew::prelude::*;

use super::dom;

/// Groups of controls with one tab stop each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Toolbar,
    Links,
    List,
}

/// Which control of each group is in the tab order.
pub(super) struct Roving {
    pub(super) at: HashMap<Group, usize>,
    pub(super) moved: Callback<(Group, usize)>,
}

impl Group {
    /// All groups.
    pub(super) const ALL: [Group; 3] = [Group::Toolbar, Group::Links, Group::List];

    /// Where the group is.
    pub(super) fn selector(self) -> &'static str {
        match self {
            Group::Toolbar => ".toolbar",
            Group::Links => ".links",
            Group::List => ".list",
        }
    }
}

impl Roving {
    pub(super) fn tabindex(&self, group: Group, index: usize) -> &'static str {
        if self.at.get(&group).copied().unwrap_or(0) == index { "0" } else { "-1" }
    }

    pub(super) fn onkeydown(&self) -> Callback<KeyboardEvent> {
        Callback::from(|event: KeyboardEvent| dom::rove(&event))
    }

    pub(super) fn onfocusin(&self, group: Group) -> Callback<FocusEvent> {
        let moved = self.moved.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(index) = dom::rove_index(&event) {
                moved.emit((group, index));
            }
        })
    }
}
