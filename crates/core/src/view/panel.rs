//! The panel with everything that is known of an item.

use super::class;
use super::head::link_view;
use super::icons::{Icon, icon, status_icon};
use super::parts::{Slot, accent_class, accent_css, button, direction, slot, words, words_in};
use super::roving::{Roving, RovingGroup};
use crate::content::Target;
use crate::content::details::{Details, Fact, Reference, References};
use crate::content::list::Fold;
use crate::i18n::Catalog;
use crate::markup::Markup;
use crate::model::decimal;
use crate::state::{Command, Keyed};

/// The modal dialog around what `body` writes: a sheet over the page.
pub(super) fn sheet(page: &mut Markup, announce: &str, body: impl FnOnce(&mut Markup)) {
    open(page, class::SHEET);
    body(page);
    status_line(page, announce);
    page.close();
}

/// Details beside the timeline. Nothing is dimmed, and the focus comes and goes.
pub(super) fn dock(page: &mut Markup, details: &Details, catalog: &Catalog, roving: &Roving) {
    page.open_as("div", "dock-place");
    open(page, class::DOCK).attr("open", "");
    body(page, details, catalog, roving);
    page.close().close();
}

fn open<'a>(page: &'a mut Markup, place: &'static str) -> &'a mut Markup {
    page.open("dialog").classes(&["panel", place]).attr("part", "panel").attr("aria-labelledby", "panel-title")
}

/// What is said to assistive technology.
pub(super) fn status_line(page: &mut Markup, announce: &str) {
    page.open_as("div", "sr-only").attr("role", "status").attr("aria-live", "polite").text(announce).close();
}

/// What the dialog says of an item.
pub(super) fn body(page: &mut Markup, details: &Details, catalog: &Catalog, roving: &Roving) {
    page.open("div").classes(&["panel-body", accent_class(details.accent)]);
    accent_css(page, details.accent);
    tools(page, details, catalog, roving);
    page.open("h3").attr("id", "panel-title").attr("tabindex", "-1");
    direction(page, &details.title.text);
    words(page, &details.title);
    page.close();
    if !details.when.is_empty() {
        page.line("p", "panel-when", &details.when);
    }
    status(page, details);
    if let Some((share, text)) = &details.progress {
        progress(page, *share, text, catalog);
    }
    if let Some(summary) = &details.summary {
        words_in(page, "p", "panel-summary", summary);
    }
    if !details.features.is_empty() {
        page.open("h4").text_static(catalog.features).close().open_as("ul", "features");
        for feature in &details.features {
            words_in(page, "li", "", feature);
        }
        page.close();
    }
    if !details.facts.is_empty() {
        page.open_as("dl", "facts");
        for one in &details.facts {
            fact(page, one);
        }
        page.close();
    }
    below(page, details, catalog, roving);
    slot(page, Slot::Details, |_| {});
    page.close();
}

fn below(page: &mut Markup, details: &Details, catalog: &Catalog, roving: &Roving) {
    let mut count = 0;
    if !details.links.is_empty() {
        page.open_as("p", "panel-links");
        for link in &details.links {
            link_view(page, link, None);
        }
        page.close();
    }
    if let Some(period) = details.period {
        button(page, &["more"], &Command::ZoomTo(period)).text_static(catalog.zoom_to).close();
    }
    for one in &details.references {
        references(page, one, roving, &mut count);
    }
    if let Some(summary) = &details.track_summary {
        page.open_as("p", "panel-note");
        words_in(page, "strong", "", &details.track);
        page.text_static(": ");
        words(page, summary);
        page.close();
    }
}

fn tools(page: &mut Markup, details: &Details, catalog: &Catalog, roving: &Roving) {
    page.open_as("div", "panel-head").open_as("p", "panel-track").ornament("span", "square");
    words(page, &details.track);
    page.close().open_as("div", "panel-tools");
    let mut tools = Tools::of(RovingGroup::Panel, roving);
    tools.add(page, Command::Previous, catalog.previous, Icon::Left, details.previous.is_none());
    tools.add(page, Command::Next, catalog.following, Icon::Right, details.following.is_none());
    tools.add(page, Command::Close, catalog.close, Icon::Close, false);
    page.close().close();
}

/// Buttons of one group with signs on them.
pub(super) struct Tools<'a> {
    group: RovingGroup,
    roving: &'a Roving,
    count: usize,
}

impl<'a> Tools<'a> {
    /// None yet.
    pub(super) fn of(group: RovingGroup, roving: &'a Roving) -> Tools<'a> {
        Tools { group, roving, count: 0 }
    }

    /// The next button.
    pub(super) fn add(&mut self, page: &mut Markup, command: Command, label: &'static str, sign: Icon, nowhere: bool) {
        button(page, &["tool icon-only"], &command).attr("aria-label", label).attr("title", label);
        self.control(page);
        // Kept in place when there is nowhere to go, so that the focus is not lost on the last step.
        if nowhere {
            page.attr("aria-disabled", "true");
        }
        icon(page, sign);
        page.close();
    }

    /// Number and tab order of the control just opened.
    pub(super) fn control(&mut self, page: &mut Markup) {
        self.roving.control(page, self.group, self.count);
        self.count += 1;
    }
}

fn status(page: &mut Markup, details: &Details) {
    if let Some((status, label, meaning)) = &details.status {
        page.open_as("p", "panel-status");
        status_icon(page, *status);
        words_in(page, "strong", "", label);
        words_in(page, "span", "meaning", meaning);
        page.close();
    }
}

fn progress(page: &mut Markup, share: f64, text: &str, catalog: &Catalog) {
    page.open_as("p", "panel-progress").open("span").text_static(catalog.progress).close();
    page.open("progress").attr("max", "1").set("value", &decimal(share)).attr("aria-label", catalog.progress).close();
    page.open("span").text(text).close().close();
}

fn fact(page: &mut Markup, fact: &Fact) {
    page.open("div").open("dt").text_static(fact.label).close();
    for text in &fact.texts {
        words_in(page, "dd", "", text);
    }
    page.close();
}

fn references(page: &mut Markup, references: &References, roving: &Roving, count: &mut usize) {
    if !references.label.is_empty() {
        page.open("h4").text_static(references.label).close();
    }
    page.open_as("ul", "references");
    for one in &references.items {
        page.open("li").key(&Target::Item(one.at).key());
        reference(page, one, |page| roving.control(page, RovingGroup::References, *count));
        page.close();
        *count += 1;
    }
    page.close();
    if let Some(more) = &references.more {
        button(page, &["more"], &Command::Unfold(Fold::References)).text(more).close();
    }
}

fn reference(page: &mut Markup, reference: &Reference, control: impl FnOnce(&mut Markup)) {
    button(page, &[class::REFERENCE], &Command::Select(Target::Item(reference.at)));
    control(page);
    words_in(page, "span", "", &reference.title);
    page.line("span", "reference-when", &reference.when).close();
}
