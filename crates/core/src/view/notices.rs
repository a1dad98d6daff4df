//! What is said when there is nothing, not yet, or not everything to show.

use super::icons::{Icon, icon};
use super::parts::{Slot, button, slot};
use crate::i18n::{Catalog, Lang, fill};
use crate::markup::Markup;
use crate::model::Diagnostic;
use crate::parse::diagnostics;
use crate::state::Command;

/// Faults that are listed on the page; all of them come with the `roadmap-ready` event.
const MAX_LISTED: usize = 100;

/// Waiting for data: the shape of what will come.
pub(super) fn loading(page: &mut Markup, catalog: &Catalog) {
    page.open_as("div", "notice loading").attr("role", "status");
    page.open_as("span", "sr-only").text_static(catalog.loading).close();
    for bone in ["bone title-bone", "bone", "bone strip-bone", "bone body-bone"] {
        page.open_as("span", bone).close();
    }
    page.close();
}

/// Data could not be had or read.
pub(super) fn failed(page: &mut Markup, message: &str, detail: Option<&str>, catalog: &Catalog, can_retry: bool) {
    page.open_as("div", "notice failed").attr("role", "alert");
    icon(page, Icon::Warning);
    page.open("h2").text_static(catalog.failed).close().open("p").text(message).close();
    if let Some(detail) = detail {
        page.line("p", "where", detail);
    }
    if can_retry {
        retry(page, &Command::Retry, catalog);
    }
    page.close();
}

fn retry(page: &mut Markup, what: &Command, catalog: &Catalog) {
    button(page, &["more"], what).text_static(catalog.retry).close();
}

/// Nobody has given a roadmap.
pub(super) fn nothing(page: &mut Markup, catalog: &Catalog) {
    page.open_as("div", "notice empty nothing").open_as("p", "notice-title").text_static(catalog.no_data).close();
    page.open("p").text_static(catalog.no_data_hint).close().close();
}

/// A roadmap without tracks.
pub(super) fn empty(page: &mut Markup, catalog: &Catalog) {
    slot(page, Slot::Empty, |page| {
        page.open_as("div", "notice empty").open_as("p", "notice-title").text_static(catalog.empty).close();
        page.open("p").text_static(catalog.empty_hint).close().close();
    });
}

/// New data did not load, so the earlier data stays.
pub(super) fn stale(page: &mut Markup, catalog: &Catalog) {
    remark(page, catalog.stale, &Command::Retry, catalog);
}

/// The late part of the program did not load, so the page can be read but not used.
pub(super) fn incomplete(page: &mut Markup, catalog: &Catalog) {
    remark(page, catalog.incomplete, &Command::Join, catalog);
}

/// A line above the roadmap with a way to try again.
fn remark(page: &mut Markup, text: &'static str, again: &Command, catalog: &Catalog) {
    page.open_as("p", "notice stale").attr("role", "status");
    icon(page, Icon::Warning);
    page.open("span").text_static(text).close();
    retry(page, again, catalog);
    page.close();
}

/// The list of what was wrong with the data; everything else is shown.
pub(super) fn faults(page: &mut Markup, faults: &[Diagnostic], lang: Lang) {
    if faults.is_empty() {
        return;
    }
    let words = lang.faults();
    page.open_as("details", "faults").attr("part", "faults").open("summary");
    icon(page, Icon::Warning);
    page.open("span").text(&words.fault_count.count(faults.len(), lang)).close();
    icon(page, Icon::Down);
    page.close().open("p").text_static(words.fault_hint).close().open("ol");
    for one in faults.iter().take(MAX_LISTED) {
        fault(page, one, lang);
    }
    page.close();
    if faults.len() > MAX_LISTED {
        let more = fill(lang.faults().more_faults, &[("count", &(faults.len() - MAX_LISTED).to_string())]);
        page.open("p").text(&more).close();
    }
    page.close();
}

fn fault(page: &mut Markup, fault: &Diagnostic, lang: Lang) {
    page.open("li").open("p").text(&diagnostics::message(fault, lang)).close().open_as("p", "where");
    if !fault.path.0.is_empty() {
        page.open("code").text(&fault.path.to_string()).close();
    }
    if let Some(place) = diagnostics::place(fault, lang) {
        page.open("span").text(&place).close();
    }
    page.open_as("span", "code").text_static(fault.code.name()).close().close().close();
}
