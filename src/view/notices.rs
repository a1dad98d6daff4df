//! What is said when there is nothing, not yet, or not everything to show.

use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::i18n::{Catalog, Lang, diagnostics, fill};
use crate::model::Diagnostic;

/// Faults that are listed on the page; all of them come with the `roadmap-ready` event.
const MAX_LISTED: usize = 100;

/// Waiting for data: the shape of what will come.
pub(super) fn loading(catalog: &Catalog) -> Html {
    html! {
        <div class="notice loading" role="status">
            <span class="sr-only">{ catalog.loading }</span>
            <span class="bone title-bone"></span><span class="bone"></span>
            <span class="bone strip-bone"></span><span class="bone body-bone"></span>
        </div>
    }
}

/// Data could not be had or read.
pub(super) fn failed(message: &str, detail: Option<String>, catalog: &Catalog, retry: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <div class="notice failed" role="alert">
            { icon(Icon::Warning) }
            <h2>{ catalog.failed }</h2>
            <p>{ message }</p>
            if let Some(detail) = detail { <p class="where">{ detail }</p> }
            if let Some(onclick) = retry { <button type="button" class="more" {onclick}>{ catalog.retry }</button> }
        </div>
    }
}

/// A roadmap without tracks.
pub(super) fn empty(catalog: &Catalog) -> Html {
    html! {
        <div class="notice empty">
            <p class="notice-title">{ catalog.empty }</p>
            <p>{ catalog.empty_hint }</p>
        </div>
    }
}

/// New data did not load, so the earlier data stays.
pub(super) fn stale(catalog: &Catalog, retry: Callback<MouseEvent>) -> Html {
    html! {
        <p class="notice stale" role="status">{ icon(Icon::Warning) }<span>{ catalog.stale }</span>
            <button type="button" class="more" onclick={retry}>{ catalog.retry }</button></p>
    }
}

/// The list of what was wrong with the data; everything else is shown.
pub(super) fn faults(faults: &[Diagnostic], lang: Lang) -> Html {
    if faults.is_empty() {
        return Html::default();
    }
    let catalog = lang.catalog();
    let fault = |fault: &Diagnostic| {
        html! {
            <li>
                <p>{ diagnostics::message(fault, lang) }</p>
                <p class="where">
                    if !fault.path.0.is_empty() { <code>{ fault.path.to_string() }</code> }
                    if let Some(place) = diagnostics::place(fault, lang) { <span>{ place }</span> }
                    <span class="code">{ fault.code.name() }</span>
                </p>
            </li>
        }
    };
    html! {
        <details class="faults" part="faults">
            <summary>{ icon(Icon::Warning) }<span>{ catalog.fault_count.count(faults.len(), lang) }</span>{ icon(Icon::Down) }</summary>
            <p>{ catalog.fault_hint }</p>
            <ol>{ for faults.iter().take(MAX_LISTED).map(fault) }</ol>
            if faults.len() > MAX_LISTED {
                <p>{ fill(catalog.faults.more_faults, &[("count", &(faults.len() - MAX_LISTED).to_string())]) }</p>
            }
        </details>
    }
}
