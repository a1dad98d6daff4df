//! The panel with everything that is known of an item.

use yew::prelude::*;

use super::head::link_view;
use super::icons::{Icon, icon, status_icon};
use super::parts::{Css, accent_class, accent_css, target_key, words};
use crate::i18n::Catalog;
use crate::layout::details::{Details, Fact, Reference, References};
use crate::layout::{Extent, Target};
use crate::model::ItemRef;
use crate::state::Action;

/// The dialog. It is modal: a drawer on wide screens, a sheet on narrow ones.
pub(super) fn panel(
    details: Option<&Details>,
    announce: &str,
    catalog: &Catalog,
    dialog: &NodeRef,
    act: &Callback<Action>,
) -> Html {
    let close = act.reform(|_: MouseEvent| Action::Close);
    let on_backdrop = {
        let (act, dialog) = (act.clone(), dialog.clone());
        Callback::from(move |event: MouseEvent| {
            // A click on the dialog itself, not on anything in it, is a click on its backdrop.
            if event.target_dyn_into::<web_sys::Node>().is_some() && event.target_dyn_into::<web_sys::Node>() == dialog.get() {
                act.emit(Action::Close);
            }
        })
    };
    html! {
        <dialog class="panel" part="panel" ref={dialog.clone()} onclick={on_backdrop} aria-labelledby="panel-title">
            if let Some(details) = details {
                <div class={classes!("panel-body", accent_class(details.accent))} ~style={Css(accent_css(details.accent))}>
                    <div class="panel-head">
                        <p class="panel-track"><span class="square" aria-hidden="true"></span>{ words(&details.track) }</p>
                        <div class="panel-tools">
                            { step(details.previous, -1, catalog.previous, Icon::Left, act) }
                            { step(details.following, 1, catalog.following, Icon::Right, act) }
                            <button type="button" class="tool icon-only" aria-label={catalog.close} title={catalog.close} onclick={close}>{ icon(Icon::Close) }</button>
                        </div>
                    </div>
                    <h3 id="panel-title" tabindex="-1">{ words(&details.title) }</h3>
                    if !details.when.is_empty() { <p class="panel-when">{ &details.when }</p> }
                    { status(details) }
                    if let Some((share, text)) = &details.progress { { progress(*share, text, catalog) } }
                    if let Some(summary) = &details.summary { <p class="panel-summary">{ words(summary) }</p> }
                    if !details.features.is_empty() {
                        <h4>{ catalog.features }</h4>
                        <ul class="features">{ for details.features.iter().map(|feature| html! { <li>{ words(feature) }</li> }) }</ul>
                    }
                    if !details.facts.is_empty() { <dl class="facts">{ for details.facts.iter().map(fact) }</dl> }
                    if !details.links.is_empty() {
                        <p class="panel-links">{ for details.links.iter().map(|link| link_view(link, None, 0)) }</p>
                    }
                    if let Some((first, last)) = details.period {
                        <button type="button" class="more" onclick={act.reform(move |_: MouseEvent| Action::ZoomTo(Extent { first, last }))}>{ catalog.zoom_to }</button>
                    }
                    { for details.references.iter().map(|one| references(one, act)) }
                    if let Some(summary) = &details.track_summary {
                        <p class="panel-note"><strong>{ words(&details.track) }</strong>{ ": " }{ words(summary) }</p>
                    }
                </div>
            }
            <div class="sr-only" role="status" aria-live="polite">{ announce }</div>
        </dialog>
    }
}

fn step(to: Option<ItemRef>, direction: i32, label: &'static str, sign: Icon, act: &Callback<Action>) -> Html {
    let onclick = act.reform(move |_: MouseEvent| Action::Step(direction));
    // Kept in place when there is nowhere to go, so that the focus is not lost on the last step.
    let nowhere = to.is_none().then_some("true");
    html! { <button type="button" class="tool icon-only" aria-label={label} title={label} aria-disabled={nowhere} {onclick}>{ icon(sign) }</button> }
}

fn status(details: &Details) -> Html {
    match &details.status {
        Some((status, label, meaning)) => html! {
            <p class="panel-status">{ status_icon(*status) }<strong>{ words(label) }</strong><span class="meaning">{ words(meaning) }</span></p>
        },
        None => Html::default(),
    }
}

fn progress(share: f64, text: &str, catalog: &Catalog) -> Html {
    html! {
        <p class="panel-progress">
            <span>{ catalog.progress }</span>
            <progress max="1" value={share.to_string()} aria-label={catalog.progress}></progress>
            <span>{ text }</span>
        </p>
    }
}

fn fact(fact: &Fact) -> Html {
    html! {
        <div>
            <dt>{ fact.label }</dt>
            { for fact.texts.iter().map(|text| html! { <dd>{ words(text) }</dd> }) }
        </div>
    }
}

fn references(references: &References, act: &Callback<Action>) -> Html {
    html! {
        <>
            if !references.label.is_empty() { <h4>{ references.label }</h4> }
            <ul class="references">{ for references.items.iter().map(|one| reference(one, act)) }</ul>
        </>
    }
}

fn reference(reference: &Reference, act: &Callback<Action>) -> Html {
    let target = Target::Item(reference.at);
    let key = target_key(&target);
    let onclick = act.reform(move |_: MouseEvent| Action::Select(target.clone()));
    html! {
        <li {key}>
            <button type="button" class="reference" {onclick}><span>{ words(&reference.title) }</span><span class="reference-when">{ &reference.when }</span></button>
        </li>
    }
}
