//! The legend under the timeline.

use yew::prelude::*;

use super::icons::status_icon;
use super::parts::words;
use crate::i18n::Catalog;
use crate::layout::{LegendEntry, LegendMark};
use crate::state::View;

/// The signs that are drawn, each with its meaning.
pub(super) fn legend(entries: &[LegendEntry], view: View, catalog: &Catalog) -> Html {
    let drawn = || entries.iter().filter(|entry| view == View::Timeline || entry.mark.is_in_list());
    if drawn().next().is_none() {
        return Html::default();
    }
    html! {
        <div role="group" class="legend" part="legend" aria-label={catalog.legend}>
            <ul>{ for drawn().map(entry) }</ul>
        </div>
    }
}

fn entry(entry: &LegendEntry) -> Html {
    html! {
        <li>
            { sign(entry.mark) }
            if let Some(word) = &entry.word { <strong>{ words(word) }</strong> }
            <span>{ words(&entry.meaning) }</span>
        </li>
    }
}

fn sign(mark: LegendMark) -> Html {
    let sample = |class: &'static str| html! { <span class="sample" aria-hidden="true"><span class={classes!("piece", class)}></span></span> };
    match mark {
        LegendMark::Status(status) => status_icon(status),
        LegendMark::Day => sample("bar start-day end-day"),
        LegendMark::Period => sample("capsule start-period end-period"),
        LegendMark::Soft => sample("bar start-soft end-soft"),
        LegendMark::Open => sample("bar start-period end-open"),
        LegendMark::Milestone => sample("diamond"),
        LegendMark::Cluster => html! { <span class="sample" aria-hidden="true"><span class="piece chip">{ "8" }</span></span> },
        LegendMark::Minimum => html! { <span class="sample text" aria-hidden="true">{ "80+" }</span> },
        LegendMark::Range => html! { <span class="sample text" aria-hidden="true">{ "5–7" }</span> },
        LegendMark::Secondary => sample("dashed"),
        LegendMark::Actual => sample("actual-sample"),
        LegendMark::Plan => sample("plan-sample"),
    }
}
