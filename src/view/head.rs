//! The head and the strip of answers.

use yew::prelude::*;

use super::icons::{Icon, icon};
use super::parts::{Css, accent_class, accent_css, words};
use super::roving::{Group, Roving};
use crate::i18n::{Catalog, Words};
use crate::layout::accent_of;
use crate::layout::head::{Head, LinkWords};
use crate::layout::summary::Cell;
use crate::model::Roadmap;

/// Title, description, dates, disclaimer, links.
pub(super) fn head(head: &Head, catalog: &Catalog, links: &Roving) -> Html {
    html! {
        <header class="head" part="head">
            <h2 class="title" part="title">{ words(&head.title) }</h2>
            if let Some(description) = &head.description {
                <p class="description">{ words(description) }</p>
            }
            { meta(head, catalog, links) }
        </header>
    }
}

fn meta(head: &Head, catalog: &Catalog, links: &Roving) -> Html {
    if head.dates.is_empty() && head.links.is_empty() && head.disclaimer.is_none() {
        return Html::default();
    }
    html! {
        <div class="meta">
            { for head.dates.iter().map(|date| html! { <span class="fact">{ date }</span> }) }
            { disclaimer(head.disclaimer.as_ref(), head.disclaimer_rest.as_ref()) }
            if !head.links.is_empty() {
                <div class="links" role="group" aria-label={catalog.links} onkeydown={links.onkeydown()} onfocusin={links.onfocusin(Group::Links)}>
                    { for numbered(&head.links).map(|(index, link)| link_view(link, Some(links.tabindex(Group::Links, index)), index)) }
                </div>
            }
        </div>
    }
}

/// The links with their number among those that can be followed.
fn numbered(links: &[LinkWords]) -> impl Iterator<Item = (usize, &LinkWords)> {
    links.iter().scan(0, |next, link| {
        let index = *next;
        *next += usize::from(link.href.is_some());
        Some((index, link))
    })
}

/// One short line; the rest of the text in a fold.
fn disclaimer(first: Option<&Words>, rest: Option<&Words>) -> Html {
    match (first, rest) {
        (Some(first), Some(rest)) => html! {
            <details class="disclaimer">
                <summary>{ words(first) }{ icon(Icon::Down) }</summary>
                <p>{ words(rest) }</p>
            </details>
        },
        (Some(first), None) => html! { <span class="fact">{ words(first) }</span> },
        _ => Html::default(),
    }
}

/// A link, or its text where it may not be followed.
pub(super) fn link_view(link: &LinkWords, tabindex: Option<&'static str>, index: usize) -> Html {
    match &link.href {
        Some(href) => html! {
            <a class="link" href={href.clone()} {tabindex} data-rove={tabindex.map(|_| index.to_string())} target="_blank" rel="noopener noreferrer">
                { words(&link.words) }{ icon(Icon::External) }
            </a>
        },
        None => html! { <span class="link-text">{ words(&link.words) }</span> },
    }
}

/// The strip: where things stand.
pub(super) fn strip(cells: &[Cell], label: &str, date: &str, roadmap: &Roadmap) -> Html {
    if cells.is_empty() {
        return Html::default();
    }
    let cell = |cell: &Cell| {
        let accent = accent_of(roadmap, cell.track);
        html! {
            <div class={classes!("answer", accent_class(accent))} ~style={Css(accent_css(accent))}>
                <dt>
                    <span class="square" aria-hidden="true"></span>
                    { words(&cell.label) }
                    if let Some(qualifier) = cell.qualifier { <span class="qualifier">{ format!(", {qualifier}") }</span> }
                </dt>
                <dd class="value">{ words(&cell.value) }</dd>
                if let Some(next) = &cell.next { <dd class="next">{ words(next) }</dd> }
            </div>
        }
    };
    html! {
        <div class="strip" part="summary" role="group" aria-label={label.to_string()}>
            <p class="as-of"><span class="pulse" aria-hidden="true"></span>{ date }</p>
            <dl class="answers">{ for cells.iter().map(cell) }</dl>
        </div>
    }
}
