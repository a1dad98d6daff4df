//! Goals, risks and key dates around the timeline.

use super::parts::{accent_class, accent_css, when, words, words_in};
use crate::content::accent_of;
use crate::content::sections::{GoalGroup, GoalWords, KeyDateWords, RiskWords};
use crate::find::Place;
use crate::i18n::Catalog;
use crate::markup::Markup;
use crate::model::Roadmap;

/// The class of what is looked for, or is not.
pub(super) type ClassOf<'a> = &'a dyn Fn(Place) -> &'static str;

/// Opens a board under its title.
fn open_board(page: &mut Markup, class: &'static str, part: &'static str, title: &'static str) {
    page.open_as("div", class).attr("role", "group").attr("part", part).attr("aria-label", title);
    page.open("h3").text_static(title).close();
}

/// Goals by period.
pub(super) fn goals(page: &mut Markup, groups: &[GoalGroup], catalog: &Catalog, roadmap: &Roadmap, class_of: ClassOf<'_>) {
    if groups.is_empty() {
        return;
    }
    open_board(page, "board goals", "goals", catalog.goals);
    page.open_as("div", "goal-groups");
    for group in groups {
        page.open("div").classes(&["goal-group", when(group.current, "current"), when(group.past, "past")]);
        page.open("h4").text(&group.title);
        if group.current {
            page.open_as("span", "badge").text_static(catalog.current_period).close();
        }
        page.close().open("ul");
        for one in &group.goals {
            goal(page, one, roadmap, class_of(Place::Goal(one.at)));
        }
        page.close().close();
    }
    page.close().close();
}

fn goal(page: &mut Markup, goal: &GoalWords, roadmap: &Roadmap, class: &'static str) {
    let accent = goal.track.map(|track| accent_of(roadmap, track));
    page.open("li").classes(&[accent.map_or("", accent_class), class]);
    if let Some(accent) = accent {
        accent_css(page, accent);
    }
    page.ornament("span", if accent.is_some() { "square" } else { "square plain" }).open("span");
    words(page, &goal.title);
    if let Some(note) = &goal.note {
        words_in(page, "small", "", note);
    }
    page.close().close();
}

/// Risks with what is done about them; `tell` says of the one at a place whether it has come. Until that can be said, its line is empty.
pub(super) fn risks(
    page: &mut Markup,
    risks: &[RiskWords],
    catalog: &Catalog,
    class_of: ClassOf<'_>,
    tell: &dyn Fn(&mut Markup, usize),
) {
    if risks.is_empty() {
        return;
    }
    open_board(page, "board risks", "risks", catalog.risks);
    page.open("table").open("thead").open("tr");
    for title in [catalog.trigger, catalog.action] {
        page.open("th").attr("scope", "col").text_static(title).close();
    }
    page.close().close().open("tbody");
    for (risk, at) in risks.iter().zip(0..) {
        page.open("tr").classes(&[class_of(Place::Risk(at))]).open("th").attr("scope", "row");
        words(page, &risk.trigger);
        if risk.watched {
            page.open_as("p", "risk-state");
            tell(page, at as usize);
            page.close();
        }
        page.close().open("td");
        if let Some(action) = &risk.action {
            words(page, action);
        }
        page.close().close();
    }
    page.close().close().close();
}

/// Key dates in the order of time.
pub(super) fn key_dates(page: &mut Markup, dates: &[KeyDateWords], catalog: &Catalog, class_of: ClassOf<'_>) {
    if dates.is_empty() {
        return;
    }
    open_board(page, "board key-dates", "key-dates", catalog.key_dates);
    page.open("ol");
    for date in dates {
        page.open("li").classes(&[when(date.past, "past"), when(date.next, "next"), class_of(Place::KeyDate(date.at))]);
        page.line("span", "key-date", &date.date);
        words_in(page, "span", "", &date.title);
        page.close();
    }
    page.close().close();
}
