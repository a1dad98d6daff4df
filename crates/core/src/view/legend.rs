//! The legend under the timeline.

use super::icons::status_icon;
use super::parts::{words, words_in};
use crate::content::{LegendEntry, LegendMark};
use crate::i18n::Catalog;
use crate::markup::Markup;
use crate::state::View;
use crate::timeline::Scene;

/// The signs that are drawn, each with its meaning.
pub(super) fn legend(page: &mut Markup, entries: &[LegendEntry], view: View, scene: &Scene, catalog: &Catalog) {
    let clusters = scene.has_clusters();
    let is_drawn = |mark: LegendMark| match view {
        View::Timeline => mark != LegendMark::Cluster || clusters,
        View::List => mark.is_in_list(),
    };
    let drawn = || entries.iter().filter(|entry| is_drawn(entry.mark));
    if drawn().next().is_none() {
        return;
    }
    page.open_as("div", "legend").attr("part", "legend").attr("role", "group").attr("aria-label", catalog.legend);
    page.open("ul");
    for entry in drawn() {
        page.open("li");
        sign(page, entry.mark);
        if let Some(word) = &entry.word {
            page.open("strong");
            words(page, word);
            page.close();
        }
        words_in(page, "span", "", &entry.meaning);
        page.close();
    }
    page.close().close();
}

fn sign(page: &mut Markup, mark: LegendMark) {
    match mark {
        LegendMark::Status(status) => status_icon(page, status),
        LegendMark::Day => sample(page, "piece bar start-day end-day", ""),
        LegendMark::Period => sample(page, "piece capsule start-period end-period", ""),
        LegendMark::Soft => sample(page, "piece bar start-soft end-soft", ""),
        LegendMark::Open => sample(page, "piece bar start-period end-open", ""),
        LegendMark::Milestone => sample(page, "piece diamond", ""),
        LegendMark::Cluster => sample(page, "piece chip", "8"),
        LegendMark::Minimum => text_sample(page, "80+"),
        LegendMark::Range => text_sample(page, "5–7"),
        LegendMark::Secondary => sample(page, "piece dashed", ""),
        LegendMark::Actual => sample(page, "piece actual-sample", ""),
        LegendMark::Plan => sample(page, "piece plan-sample", ""),
    }
}

fn sample(page: &mut Markup, class: &'static str, text: &'static str) {
    page.open_as("span", "sample").hidden().open_as("span", class);
    if !text.is_empty() {
        page.text_static(text);
    }
    page.close().close();
}

fn text_sample(page: &mut Markup, text: &'static str) {
    page.open_as("span", "sample text").hidden().text_static(text).close();
}
