//! The head and the strip of answers.

use super::icons::{Icon, icon};
use super::parts::{accent_class, accent_css, button, direction, unbroken_in, when, words, words_in};
use super::roving::{Roving, RovingGroup};
use crate::content::accent_of;
use crate::content::head::{Head, LinkWords};
use crate::content::summary::SummaryItem;
use crate::i18n::{Catalog, LocalizedText};
use crate::markup::Markup;
use crate::model::Roadmap;
use crate::state::Command;

/// Title, description, dates, disclaimer, links; `unfolded` for paper.
pub(super) fn head(page: &mut Markup, head: &Head, catalog: &Catalog, roving: &Roving, unfolded: bool) {
    page.open_as("header", "head").attr("part", "head");
    page.open_as("h2", "title").attr("part", "title");
    direction(page, &head.title.text);
    words(page, &head.title);
    page.close();
    if let Some(description) = &head.description {
        words_in(page, "p", "description", description);
    }
    if !head.dates.is_empty() || !head.links.is_empty() || head.disclaimer.is_some() {
        meta(page, head, catalog, roving, unfolded);
    }
    page.close();
}

fn meta(page: &mut Markup, head: &Head, catalog: &Catalog, roving: &Roving, unfolded: bool) {
    page.open_as("div", "meta");
    for date in &head.dates {
        page.line("span", "fact", date);
    }
    disclaimer(page, head.disclaimer.as_ref(), head.disclaimer_rest.as_ref(), unfolded);
    if !head.links.is_empty() {
        page.open_as("div", "links").attr("role", "group").attr("aria-label", catalog.links);
        let mut index = 0;
        for link in &head.links {
            link_view(page, link, Some((roving, index)));
            index += usize::from(link.href.is_some());
        }
        page.close();
    }
    page.close();
}

/// One short line; the rest of the text in a fold.
fn disclaimer(page: &mut Markup, first: Option<&LocalizedText>, rest: Option<&LocalizedText>, unfolded: bool) {
    match (first, rest) {
        (Some(first), Some(rest)) if unfolded => {
            words_in(page, "span", "fact", first);
            words_in(page, "span", "fact", rest);
        }
        (Some(first), Some(rest)) => {
            page.open_as("details", "disclaimer").open("summary");
            words(page, first);
            icon(page, Icon::Down);
            page.close();
            words_in(page, "p", "", rest);
            page.close();
        }
        (Some(first), None) => words_in(page, "span", "fact", first),
        _ => {}
    }
}

/// A link, or its text where it may not be followed.
pub(super) fn link_view(page: &mut Markup, link: &LinkWords, place: Option<(&Roving, usize)>) {
    let Some(href) = &link.href else {
        words_in(page, "span", "link-text", &link.words);
        return;
    };
    page.open_as("a", "link").set("href", href);
    if let Some((roving, index)) = place {
        roving.control(page, RovingGroup::Links, index);
    }
    page.attr("target", "_blank").attr("rel", "noopener noreferrer");
    words(page, &link.words);
    icon(page, Icon::External);
    page.close();
}

/// The strip: where things stand today. On a screen another day can be asked about, so the date is a button.
pub(super) fn strip(page: &mut Markup, cells: &[SummaryItem], label: &str, date: &str, roadmap: &Roadmap, on_screen: bool) {
    // Without figures there is still a day to be asked about.
    if cells.is_empty() && !on_screen {
        return;
    }
    page.open("div")
        .classes(&["strip", when(cells.is_empty(), "bare")])
        .attr("part", "summary")
        .attr("role", "group")
        .set("aria-label", label);
    page.open_as("p", "as-of").ornament("span", "pulse");
    if on_screen {
        button(page, &["day"], &Command::WriteDay).attr("tabindex", "0").text(date).close();
    } else {
        page.text(date);
    }
    page.close();
    if !cells.is_empty() {
        page.open_as("dl", "answers");
        for cell in cells {
            answer(page, cell, roadmap, &[]);
        }
        page.close();
    }
    page.close();
}

/// Where one thing stands; `more` is what else is said of its value.
pub(super) fn answer(page: &mut Markup, cell: &SummaryItem, roadmap: &Roadmap, more: &[Option<&String>]) {
    let accent = accent_of(roadmap, cell.track);
    page.open("div").classes(&["answer", accent_class(accent)]);
    accent_css(page, accent);
    page.open("dt");
    direction(page, &cell.label.text);
    page.ornament("span", "square");
    words(page, &cell.label);
    if let Some(qualifier) = &cell.qualifier {
        page.open_as("span", "qualifier").text_static(", ").text(qualifier).close();
    }
    page.close();
    unbroken_in(page, "dd", "value", &cell.value);
    if let Some(next) = &cell.next {
        unbroken_in(page, "dd", "next", next);
    }
    for text in more.iter().flatten() {
        page.line("dd", "also", text);
    }
    page.close();
}
