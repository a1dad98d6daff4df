//! The toolbar: every gesture has a button here. One tab stop; arrows move within.

use super::class;
use super::icons::{Icon, icon};
use super::panel::Tools;
use super::parts::{Slot, button, slot, when};
use super::roving::{Roving, RovingGroup};
use crate::i18n::Catalog;
use crate::markup::Markup;
use crate::state::{Command, View};

/// What the toolbar needs to know.
pub(super) struct ToolbarState<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) view: View,
    /// Whether there is an axis to move on.
    pub(super) has_axis: bool,
    /// Whether today lies on it.
    pub(super) has_today: bool,
    pub(super) roving: &'a Roving,
    /// `None` where nothing can be looked for.
    pub(super) search: Option<Search<'a>>,
}

/// The field for what is looked for.
pub(super) struct Search<'a> {
    /// Whether something is.
    pub(super) used: bool,
    /// Tells what was found, and offers facets.
    pub(super) tell: &'a dyn Fn(&mut Markup, &mut Tools<'_>),
}

/// What a button shows.
enum Face {
    Icon(Icon),
    IconAndWord(Icon),
    Word,
    /// One of the views, and whether it is the one shown.
    View(bool),
}

/// Zoom, today, periods, and the switch between the views.
pub(super) fn toolbar(page: &mut Markup, state: &ToolbarState<'_>) {
    let catalog = state.catalog;
    let mut tools = Tools::of(RovingGroup::Toolbar, state.roving);
    let tool = |page: &mut Markup, tools: &mut Tools<'_>, command: Command, label: &'static str, face: Face| {
        let class = match face {
            Face::Icon(_) => "tool icon-only",
            Face::View(_) => "tool view",
            Face::IconAndWord(_) | Face::Word => "tool",
        };
        button(page, &[class], &command)
            .key(&command.words())
            .attr("part", "button")
            .attr("title", label)
            .attr("aria-label", label);
        if let Face::View(pressed) = face {
            page.flag("aria-pressed", pressed);
        }
        tools.control(page);
        match face {
            Face::Icon(sign) => icon(page, sign),
            Face::IconAndWord(sign) => {
                icon(page, sign);
                page.open_as("span", "word").text_static(label).close();
            }
            Face::Word | Face::View(_) => {
                page.open("span").text_static(label).close();
            }
        }
        page.close();
    };
    page.open_as("div", "toolbar").attr("part", "toolbar").attr("role", "toolbar").attr("aria-label", catalog.toolbar);
    page.open_as("div", "tools");
    if state.has_axis && state.view == View::Timeline {
        tool(page, &mut tools, Command::Earlier, catalog.previous_period, Face::Icon(Icon::Left));
        tool(page, &mut tools, Command::Later, catalog.next_period, Face::Icon(Icon::Right));
        tool(page, &mut tools, Command::ZoomOut, catalog.zoom_out, Face::Icon(Icon::Minus));
        tool(page, &mut tools, Command::ZoomIn, catalog.zoom_in, Face::Icon(Icon::Plus));
        tool(page, &mut tools, Command::Fit, catalog.fit, Face::IconAndWord(Icon::Expand));
    }
    if state.has_today && state.has_axis {
        tool(page, &mut tools, Command::Today, catalog.today, Face::Word);
    }
    page.close();
    if let Some(Search { used, tell }) = &state.search {
        page.open("div").classes(&[class::SEARCH, when(*used, "used")]);
        icon(page, Icon::Find);
        page.open("input")
            .classes(&["tool", class::FIND])
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false");
        page.attr("enterkeyhint", "search").attr("placeholder", catalog.find).attr("aria-label", catalog.find).close();
        tell(page, &mut tools);
        page.close();
    }
    page.open_as("div", "switch").attr("role", "group").attr("aria-label", catalog.view);
    for view in View::ALL {
        tool(page, &mut tools, Command::View(view), view.label(catalog), Face::View(state.view == view));
    }
    page.close();
    slot(page, Slot::Actions, |_| {});
    page.close();
}
