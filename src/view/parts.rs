//! Small pieces that several views use.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::i18n::Words;
use crate::layout::{Accent, Target};
use crate::state::Cell;

/// CSS declarations for the `style` property. Set through the CSS object model (`~style`), which a strict
/// `style-src` allows; a `style` attribute it would block. Outside a browser there is nothing to set.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read only where there is a style property"))]
pub(super) struct Css(pub(super) String);

impl From<Css> for JsValue {
    #[cfg(target_arch = "wasm32")]
    fn from(css: Css) -> JsValue {
        JsValue::from_str(&css.0)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn from(_: Css) -> JsValue {
        JsValue::UNDEFINED
    }
}

/// Words with the language they are in, isolated from their surroundings (data may hold direction marks).
pub(super) fn words(words: &Words) -> Html {
    html! { <bdi lang={words.lang.clone()}>{ &words.text }</bdi> }
}

/// The class of a palette colour.
pub(super) fn accent_class(accent: Accent) -> Option<String> {
    match accent {
        Accent::Palette(number) => Some(format!("accent-{number}")),
        Accent::Own { .. } => Some("accent-own".into()),
    }
}

/// The custom properties of a document's own colour.
pub(super) fn accent_css(accent: Accent) -> String {
    match accent {
        Accent::Palette(_) => String::new(),
        Accent::Own { light, dark } => format!("--own-light:{light};--own-dark:{dark}"),
    }
}

/// A stable name for a target, for keys and look-ups in the DOM.
pub(super) fn target_key(target: &Target) -> String {
    match target {
        Target::Item(at) => match at.series {
            Some(series) => format!("{}-s{series}-{}", at.track, at.index),
            None => format!("{}-i{}", at.track, at.index),
        },
        Target::Cluster { track, first, last } => format!("{track}-c{first}-{last}"),
    }
}

/// A stable name for a cell of the grid.
pub(super) fn cell_key(cell: &Cell) -> String {
    match cell {
        Cell::Header(track) => format!("h{track}"),
        Cell::Mark(_, target) => format!("m{}", target_key(target)),
    }
}
